/** The picture in another page's frame: pan, zoom, and the details of what is clicked. */
import { Details } from "./lib/details.mjs";
import { listen } from "./lib/gestures.mjs";
import { PanZoom } from "./lib/panzoom.mjs";
import { keyOf, optionAt, Picture } from "./lib/picture.mjs";
import { themes } from "./lib/theme.mjs";

const root = document.documentElement;
const drawing = document.querySelector(".figure-svg");
const stage = document.querySelector(".stage");
const panel = document.getElementById("details");
const body = document.getElementById("details-body");

if (drawing instanceof SVGSVGElement && stage instanceof HTMLElement && panel && body) {
  const picture = new Picture(drawing);
  const panzoom = new PanZoom(stage, picture);
  const details = new Details(body, { details: null, details_url: root.dataset.details ?? null });
  const back = /** @type {HTMLAnchorElement|null} */ (document.querySelector(".embed-back"));
  const home = back?.href ?? "";
  /** @type {Promise<void>|null} */
  let coming = null;

  /** Show what a key stands for; null closes the panel. @param {string|null} key */
  const show = async (key) => {
    picture.select(key ? [key] : [], new Set());
    panel.hidden = !key;
    if (back) back.href = key ? `${home}&select=${encodeURIComponent(key)}` : home;
    if (!key) return;
    details.show([key]);
    coming ??= details.load().catch((error) => {
      body.textContent = error.message;
      coming = null;
    });
    await coming;
  };

  listen(stage, panzoom, { canDrag: () => false, drag: () => {}, begin: () => {}, pick: (key) => void show(key) });
  themes(() => /** @type {any} */ (new URLSearchParams(location.search).get("theme") ?? ""), () => {})();
  picture.firstStop();
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-embed=close]")) void show(null);
    const link = event.target.closest("[data-select]");
    if (link) void show(link.getAttribute("data-select"));
  });
  document.addEventListener("keydown", (event) => {
    const on = event.target instanceof Element ? optionAt(event.target) : null;
    if (event.key === "Escape") void show(null);
    if (on && (event.key === "Enter" || event.key === " ")) void show(keyOf(on));
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (on && by) {
      const order = picture.order.filter((key) => picture.isShown(key));
      picture.stand(order[(order.indexOf(keyOf(on)) + by + order.length) % order.length], true);
    }
  });
}
root.dataset.ready = "true";
