/**
 * The page comes alive here, before Dash has mounted anything: one store, and panels that follow it. Only this file
 * writes to `window`. Everything is already in the page; nothing here asks the server for what a click shows.
 */
import { address } from "./lib/address.mjs";
import { adopted } from "./lib/adopt.mjs";
import { announcer, problemBox } from "./lib/announce.mjs";
import { commands } from "./lib/commands.mjs";
import { Controls } from "./lib/controls.mjs";
import { Details } from "./lib/details.mjs";
import { Mover } from "./lib/drag.mjs";
import { Caption, nTouching, wordsOf } from "./lib/evidence.mjs";
import { kept } from "./lib/filter.mjs";
import { listen } from "./lib/gestures.mjs";
import { preview } from "./lib/hover.mjs";
import { Minimap } from "./lib/minimap.mjs";
import { Outline } from "./lib/outline.mjs";
import { PanZoom } from "./lib/panzoom.mjs";
import { Picture } from "./lib/picture.mjs";
import { SearchBox } from "./lib/searchbox.mjs";
import { indexOf, nearOf, sortOf } from "./lib/select.mjs";
import { FACETS, reading, step } from "./lib/state.mjs";
import { createStore } from "./lib/store.mjs";
import { peek, tabs } from "./lib/tabs.mjs";
import { themes } from "./lib/theme.mjs";
import { fromQuery, toQuery } from "./lib/url.mjs";

const root = document.documentElement;
/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const problem = problemBox(document.getElementById("problem"));
const CALM = "Something in this page went wrong. What you see may be out of date; reload the page to set it right.";
window.addEventListener("error", (event) => event.error && problem.show(CALM));
window.addEventListener("unhandledrejection", (event) => problem.show(event.reason?.calm ?? CALM));

/** @type {() => void} */
let whenAdopted = () => {};
window.figtrace_components = { Adopted: adopted(() => window.React, () => whenAdopted()) };

const island = document.getElementById("figtrace-data");
const svg = document.querySelector(".figure-svg");
window.dash_clientside = Object.assign({}, window.dash_clientside, { figtrace: {} });
if (island && svg instanceof SVGSVGElement) start(JSON.parse(island.textContent ?? "{}"), svg);
else root.dataset.ready = "true";

/** @param {any} data the page's JSON @param {SVGSVGElement} drawing */
function start(data, drawing) {
  const index = indexOf(data);
  const store = createStore(step, fromQuery(location.search));
  const say = announcer(document.getElementById("live"));
  const picture = new Picture(drawing);
  const stage = /** @type {HTMLElement} */ (drawing.closest(".stage"));
  const at = () => reading(store.get());
  const isPhone = matchMedia("(max-width: 700px)");

  const panzoom = new PanZoom(stage, picture, {
    settled: (camera) => camera !== store.get().view && store.dispatch({ type: "look", at: camera }),
    moved: () => minimap.follow(),
  });
  const minimap = new Minimap(/** @type {HTMLElement} */ (document.querySelector(".minimap")), picture, panzoom);
  const mover = new Mover(picture, index);
  const details = new Details(byId("details-body"), data, /** @type {any} */ (document.getElementById("details-empty")));
  const outline = new Outline(byId("outline"), (key, add) => select(key, add, { from: "outline" }));
  const caption = new Caption(byId("evidence"), index, (key, add) => select(key, add, { from: "caption" }), at, () => store.get().select);
  const tabList = tabs(document.querySelector(".tabs"), (tab) => store.dispatch({ type: "set", name: "tab", value: tab }));
  const line = peek(byId("picture"));
  const controls = new Controls(data, index, store.dispatch, (figid) => location.assign(toQuery({ ...fromQuery(""), figure: figid })));
  const box = new SearchBox(/** @type {HTMLInputElement} */ (byId("search")), byId("results"), data, {
    type: (q) => store.dispatch({ type: "search", q }),
    pick: (key, add) => select(key, add, { from: "search", readable: true }),
    leave: () => store.get().q ? store.dispatch({ type: "search", q: "" }) : picture.stop?.focus({ preventScroll: true }),
    say,
  });
  const theme = themes(() => store.get().theme, () => minimap.draw());
  const bar = address((view) => (view.figure === fromQuery(location.search).figure && view.figure === now.figure ? store.dispatch({ type: "restore", view }) : location.reload()));
  let now = store.get();

  /** @param {string} key @param {boolean} add @param {{from?: string, readable?: boolean}} [how] */
  function select(key, add, how = {}) {
    store.dispatch({ type: "select", key, add });
    const sort = sortOf(index, key);
    if (how.from !== "picture" && sort) panzoom.show(sort === "mechanism" ? null : picture.box(key), { readable: how.readable });
    if (how.from !== "caption") caption.reveal();
    if (isPhone.matches && how.from === "search") store.dispatch({ type: "set", name: "tab", value: "figure" });
  }

  /** @param {import("./lib/state.mjs").View} view */
  function showSelection(view) {
    const where = reading(view);
    details.show(view.select);
    caption.mark(view.select, where);
    picture.select(view.select, nearOf(index, view.select, where, picture.parentOf));
    outline.show(view.select);
    for (const one of document.querySelectorAll("#mechanisms [data-select]")) {
      one.setAttribute("aria-pressed", String(view.select.includes(one.getAttribute("data-select") ?? "")));
    }
    const last = view.select.at(-1);
    if (last && picture.element(last)) picture.stand(last, false);
    line.show(last ? wordsOf(index, last, where) : "");
  }

  /** @param {import("./lib/state.mjs").View} view */
  function showFilters(view) {
    const keep = kept(index, view, reading(view), picture.parentOf);
    picture.filter(keep, view.filter);
    outline.filter(keep);
    return keep;
  }

  /** @param {import("./lib/state.mjs").View} view @param {import("./lib/state.mjs").View} before @param {{type: string}} action */
  function follow(view, before, action) {
    const [level, was] = [reading(view), reading(before)];
    const isFilterNew = FACETS.some((facet) => view[facet] !== before[facet]) || view.filter !== before.filter;
    if (level !== was) {
      root.dataset.view = level;
      picture.read(level, data.statements);
    }
    if (view.select !== before.select || level !== was) showSelection(view);
    if (isFilterNew || level !== was) showFilters(view);
    if (view.moved !== before.moved) {
      mover.show(view.moved);
      minimap.draw();
    }
    if (view.q !== before.q) showSearch(view.q);
    if (view.theme !== before.theme) theme();
    if (view.tab !== before.tab) tabList.show(view.tab);
    if (action.type === "restore" && String(view.view) !== String(panzoom.camera)) panzoom.look(view.view);
    now = view;
    if (action.type !== "restore") bar.follow(view, action);
    controls.show(view);
    tell(view, before);
  }

  /** @param {string} q */
  function showSearch(q) {
    box.show(q);
    picture.match(new Set(q.trim() ? box.find(q).found.map((one) => one.key) : []));
  }

  /** @param {import("./lib/state.mjs").View} view @param {import("./lib/state.mjs").View} before */
  function tell(view, before) {
    const where = reading(view);
    if (view.select !== before.select) {
      const last = view.select.at(-1);
      if (!last) say("Selection cleared");
      else if (sortOf(index, last) === "agent") say(`${wordsOf(index, last, where)}, selected; ${nTouching(index, last, where)} statements`);
      else say(`${wordsOf(index, last, where)}, selected`);
    } else if (where !== reading(before)) {
      say(`${Object.values(data.statements).filter((one) => one.at.includes(where)).length} statements in this reading`);
    } else if (FACETS.some((facet) => view[facet] !== before[facet])) {
      const keep = kept(index, view, where);
      say(keep ? `${[...keep].filter((key) => sortOf(index, key) === "statement").length} statements shown` : "All statements shown");
    }
  }

  listen(stage, panzoom, {
    canDrag: (key, isTouch) => !isTouch || store.get().select.includes(key),
    begin: () => tip.hide(),
    pick: (key, add) => (key ? select(key, add, { from: "picture" }) : store.dispatch({ type: "selectAll", keys: [] })),
    drag(key, dx, dy, isDone) {
      const [x, y] = store.get().moved[key] ?? [0, 0];
      if (isDone) store.dispatch({ type: "move", key, dx: x + dx, dy: y + dy });
      mover.show(isDone ? store.get().moved : { ...store.get().moved, [key]: [x + dx, y + dy] });
    },
  });
  const tip = preview(stage, {
    raise: (key) => picture.hover(key),
    say: (key) => ({ words: wordsOf(index, key, at()), quote: caption.quote(key), sign: data.statements[key]?.sign[at()] }),
  });
  picture.list.addEventListener("focusin", (event) => {
    if (event.target instanceof Element) picture.stand(event.target.getAttribute("data-agent") ?? event.target.getAttribute("data-statement") ?? "", false);
    picture.ring();
  });
  picture.list.addEventListener("focusout", () => requestAnimationFrame(() => picture.ring()));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("button[data-select], a[data-select]") : null;
    if (link) select(link.getAttribute("data-select") ?? "", event.shiftKey, { from: "link" });
  });
  addEventListener("beforeprint", () => panzoom.look(null));
  addEventListener("afterprint", () => panzoom.look(store.get().view));

  commands({ store, index, picture, panzoom, minimap, problem, select });
  store.subscribe(follow);
  window.dash_clientside.figtrace = controls.functions;
  whenAdopted = () => requestAnimationFrame(() => controls.arrive(store.get()));

  root.dataset.view = at();
  theme();
  tabList.show(now.tab);
  picture.list.firstElementChild?.setAttribute("tabindex", "0");
  picture.stop = /** @type {SVGGElement|null} */ (picture.list.firstElementChild);
  if (at() !== "mechanism-caption") picture.read(at(), data.statements);
  if (Object.keys(now.moved).length) mover.show(now.moved);
  if (now.view) panzoom.look(now.view);
  if (now.select.length) {
    showSelection(now);
    caption.reveal();
    if (!now.view) panzoom.show(picture.box(/** @type {string} */ (now.select.at(-1))), { glide: false });
  }
  if (FACETS.some((facet) => now[facet].length)) showFilters(now);
  if (now.q) showSearch(now.q);
  details.load().catch((error) => problem.show(error.message));
  root.dataset.ready = "true";
}
