/**
 * Another state of the same figure in the page's place: the server drew it, here it takes the old one's room. Camera,
 * selection, focus and what was scrolled stay; every part of the page goes on with the same objects.
 */
import { Outline } from "./outline.mjs";
import { keyOf, Picture } from "./picture.mjs";
import { indexOf } from "./select.mjs";

/** @param {string} html made and escaped in Python */
function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** @param {Element} old @param {Element} fresh @param {readonly string[]} [kept] attributes that stay */
function dress(old, fresh, kept = []) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !kept.includes(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (!kept.includes(name)) old.setAttribute(name, value);
}

/** Put the drawing into the old one's elements, so that whoever listens there goes on listening. @param {Picture} picture @param {string} svg */
export function redraw(picture, svg) {
  const fresh = /** @type {SVGSVGElement} */ (parsed(svg).querySelector("svg"));
  const { viewport, list } = picture;
  const newViewport = /** @type {Element} */ (fresh.querySelector(".viewport"));
  const newList = /** @type {Element} */ (fresh.querySelector("[role=listbox]"));
  const here = document.activeElement;
  const stood = here && list.contains(here) ? keyOf(here) : null;
  list.replaceChildren(...newList.childNodes);
  dress(list, newList);
  newList.replaceWith(list);
  viewport.replaceChildren(...newViewport.childNodes);
  newViewport.replaceWith(viewport);
  dress(picture.svg, fresh, ["style", "data-far", "class"]);
  picture.svg.replaceChildren(...fresh.childNodes);
  const classes = [...picture.classes.held].map(([name, keys]) => [name, new Set(keys)]);
  const renewed = new Picture(picture.svg);
  for (const name of ["byKey", "ownBoxes", "held", "reading", "varying"]) delete picture[name];
  Object.assign(picture, renewed);
  picture.classes.find = (/** @type {string} */ key) => picture.element(key);
  for (const [name, keys] of classes) {
    if (!["is-selected", "is-near"].includes(/** @type {string} */ (name))) picture.classes.set(name, keys);
  }
  picture.firstStop();
  if (stood && picture.element(stood)) picture.stand(stood, true);
}

/** @param {HTMLElement} old @param {string} html the panel as it would stand in the first HTML */
function refill(old, html) {
  const fresh = parsed(html).firstElementChild;
  const body = fresh?.querySelector("[data-scrolls], .panel-body") ?? fresh;
  const place = old.querySelector("[data-scrolls], .panel-body") ?? old;
  const top = place.scrollTop;
  if (body) place.replaceChildren(...body.childNodes);
  place.scrollTop = top;
}

/** @param {any} page @param {any} sheet */
export function swap(page, sheet) {
  const { data } = sheet;
  for (const name of ["agents", "statements", "mechanisms", "facets"]) page.data[name] = data[name];
  Object.assign(page.index, indexOf(page.data));
  redraw(page.picture, sheet.svg);
  page.panzoom.figure = { w: page.picture.width, h: page.picture.height };
  page.mover.first.clear();
  page.minimap.scale = Math.min(168 / page.picture.width, 132 / page.picture.height);
  page.minimap.canvas = undefined;
  words(page, sheet);
  page.search.entries = undefined;
  page.details.html = data.details ?? {};
  page.details.url = data.details_url;
  page.details.cut.clear();
  panels(page, sheet);
  settle(page);
}

/** @param {any} page @param {any} sheet */
function words(page, sheet) {
  const { caption } = page;
  const scroller = caption.words.closest("[data-scrolls]");
  const top = scroller?.scrollTop ?? 0;
  caption.words.replaceChildren(...parsed(sheet.caption).childNodes);
  caption.words.querySelector("mark")?.setAttribute("tabindex", "0");
  caption.cut = undefined;
  caption.marked = [];
  if (scroller) scroller.scrollTop = top;
}

/** @param {any} page @param {any} sheet */
function panels(page, sheet) {
  const { outline } = page;
  const tree = parsed(sheet.outline).querySelector("[role=tree]");
  const open = new Set([...(outline.tree?.querySelectorAll('[aria-expanded="true"]') ?? [])].map((one) => one.getAttribute("data-select")));
  if (!outline.tree && tree) {
    outline.section.append(tree);
    page.outline = new Outline(outline.section, outline.pick);
  } else if (outline.tree && tree) {
    outline.tree.replaceChildren(...tree.childNodes);
    for (const item of outline.tree.querySelectorAll("[aria-expanded]")) {
      const key = item.getAttribute("data-select");
      if (key) item.setAttribute("aria-expanded", String(open.has(key)));
    }
    outline.byKey = undefined;
    outline.selected = [];
    outline.stop = null;
  }
  const mechanisms = document.getElementById("mechanisms");
  if (mechanisms) refill(mechanisms, sheet.mechanisms);
  const silent = /** @type {HTMLElement|null} */ (document.querySelector("#picture .silent"));
  if (silent) silent.hidden = Boolean(Object.keys(page.data.agents).length);
  const title = document.querySelector("#title h1");
  if (title) title.textContent = sheet.title;
}

/** @param {any} page */
function settle(page) {
  const view = page.store.get();
  const known = view.select.filter((/** @type {string} */ key) => key in page.data.agents || key in page.data.statements || key in page.data.mechanisms);
  page.panzoom.measure();
  page.panzoom.settledAt = [0, 0, 0];
  page.panzoom.look(view.view);
  if (page.at !== "mechanism-caption") page.picture.read(page.at, page.data.statements);
  if (Object.keys(view.moved).length) page.mover.show(view.moved);
  if (known.length !== view.select.length) page.store.dispatch({ type: "selectAll", keys: known });
  else page.showSelection(view);
  page.showFilters(view);
  page.minimap.follow();
}
