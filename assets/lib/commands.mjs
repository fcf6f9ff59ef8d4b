/** What each command does. Keys, toolbar buttons and anything with `data-command` come here. */
import { command } from "./keys.mjs";
import { keyOf } from "./picture.mjs";
import { sortOf, walk } from "./select.mjs";
import { reading } from "./state.mjs";
import { nextTheme } from "./theme.mjs";

/** px at zoom 1 that Alt and an arrow move an agent. */
const NUDGE = 10;
const ZOOM = 1.4;
const WAYS = { right: [1, 0], left: [-1, 0], up: [0, -1], down: [0, 1] };

/** @param {EventTarget|null} target */
function focusOf(target) {
  if (!(target instanceof Element)) return {};
  const isSwitch = target instanceof HTMLInputElement && ["radio", "checkbox", "button"].includes(target.type);
  return {
    tag: isSwitch ? "" : target.tagName,
    isEditable: target instanceof HTMLElement && target.isContentEditable,
    isInPicture: Boolean(target.closest(".figure-svg")),
    isInWidget: Boolean(target.closest("dialog, [role=dialog], [role=listbox]:not(.figure-svg *), [role=menu]")),
  };
}

/**
 * @param {{store: any, index: any, picture: import("./picture.mjs").Picture, panzoom: import("./panzoom.mjs").PanZoom, minimap: any, problem: any, select: (key: string, add: boolean, how?: any) => void}} page
 */
export function commands(page) {
  const { store, index, picture, panzoom } = page;
  /** @type {string|null} the agent from which a walk came to a statement */
  let pivot = null;

  const set = (/** @type {string} */ name, /** @type {string} */ value) => store.dispatch({ type: "set", name, value });
  const flip = (/** @type {string} */ name, /** @type {string[]} */ [one, other]) => set(name, store.get()[name] === one ? other : one);
  const here = () => (document.activeElement && picture.list.contains(document.activeElement) ? keyOf(document.activeElement) : null);

  /** @param {string|null} key */
  function stand(key) {
    if (!key || !picture.isShown(key)) return;
    picture.stand(key, true);
    panzoom.show(picture.box(key));
  }

  /** @param {"right"|"left"|"up"|"down"} way */
  function go(way) {
    const from = here();
    if (!from) return stand(picture.order.find((key) => picture.isShown(key)) ?? null);
    const order = picture.order.filter((key) => picture.isShown(key));
    const to = walk(index, from, way, reading(store.get()), order, pivot);
    if (sortOf(index, from) === "agent") pivot = from;
    return stand(to);
  }

  /** @param {"right"|"left"|"up"|"down"} way */
  function nudge(way) {
    const key = here();
    if (!key || sortOf(index, key) !== "agent") return;
    const [x, y] = store.get().moved[key] ?? [0, 0];
    store.dispatch({ type: "move", key, dx: x + WAYS[way][0] * NUDGE, dy: y + WAYS[way][1] * NUDGE, quiet: true });
  }

  /** @param {number} by */
  function mechanism(by) {
    const keys = Object.keys(index.mechanisms);
    if (!keys.length) return;
    const at = keys.findIndex((key) => store.get().select.includes(key));
    const next = at < 0 ? (by > 0 ? 0 : keys.length - 1) : (at + by + keys.length) % keys.length;
    page.select(keys[next], false);
  }

  /** @type {Record<string, (element?: Element) => void>} */
  const acts = {
    __proto__: null,
    search: () => /** @type {HTMLInputElement|null} */ (document.getElementById("search"))?.focus(),
    help: () => /** @type {HTMLDialogElement|null} */ (document.getElementById("help"))?.showModal(),
    clear: () => store.dispatch({ type: "clear" }),
    "clear-filters": () => store.dispatch({ type: "clearFilters" }),
    "zoom-in": () => panzoom.zoom(ZOOM),
    "zoom-out": () => panzoom.zoom(1 / ZOOM),
    fit: () => panzoom.fit(),
    "level-caption": () => set("level", "caption"),
    "level-mechanism": () => set("level", "mechanism"),
    literature: () => flip("profile", ["caption", "literature"]),
    "filter-mode": () => flip("filter", ["fade", "hide"]),
    theme: () => set("theme", nextTheme(document.documentElement.dataset.theme ?? "light")),
    minimap: () => {
      page.minimap.turn(!page.minimap.isOn);
      for (const one of document.querySelectorAll("[data-command=minimap]")) one.setAttribute("aria-pressed", String(page.minimap.isOn));
    },
    "undo-moves": () => store.dispatch({ type: "putBack" }),
    "mechanism-next": () => mechanism(1),
    "mechanism-previous": () => mechanism(-1),
    pick: () => here() && page.select(/** @type {string} */ (here()), false),
    "pick-add": () => here() && page.select(/** @type {string} */ (here()), true),
    "walk-first": () => stand(picture.order.find((key) => picture.isShown(key)) ?? null),
    "walk-last": () => stand(picture.order.findLast((key) => picture.isShown(key)) ?? null),
    details: () => set("tab", "details"),
    dismiss: () => page.problem.hide(),
  };
  for (const way of /** @type {("right"|"left"|"up"|"down")[]} */ (Object.keys(WAYS))) {
    acts[`walk-${way}`] = () => go(way);
    acts[`move-${way}`] = () => nudge(way);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const name = command(event, focusOf(event.target));
    if (!name || !acts[name]) return;
    event.preventDefault();
    acts[name]();
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-command]") : null;
    if (button) acts[button.getAttribute("data-command") ?? ""]?.(button);
  });
  return acts;
}
