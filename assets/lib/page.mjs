/** The page: one store, the panels that follow it, and the hands that move it. */
import { address } from "./address.mjs";
import { announcer } from "./announce.mjs";
import { commands } from "./commands.mjs";
import { Controls } from "./controls.mjs";
import { Details } from "./details.mjs";
import { Mover } from "./drag.mjs";
import { Caption, nTouching, wordsOf } from "./evidence.mjs";
import { kept } from "./filter.mjs";
import { listen } from "./gestures.mjs";
import { preview } from "./hover.mjs";
import { Minimap } from "./minimap.mjs";
import { Outline } from "./outline.mjs";
import { PanZoom } from "./panzoom.mjs";
import { keyOf, Picture } from "./picture.mjs";
import { SearchBox } from "./searchbox.mjs";
import { indexOf, nearOf, sortOf } from "./select.mjs";
import { FACETS, reading, step } from "./state.mjs";
import { createStore } from "./store.mjs";
import { peek, tabs } from "./tabs.mjs";
import { themes } from "./theme.mjs";
import { fromQuery } from "./url.mjs";

/** @typedef {import("./state.mjs").View} View */

const root = document.documentElement;
/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Page {
  /**
   * @param {any} data the page's JSON @param {SVGSVGElement} drawing
   * @param {{show: (words: string) => void, hide: () => void}} problem
   */
  constructor(data, drawing, problem) {
    this.data = data;
    this.problem = problem;
    this.index = indexOf(data);
    this.store = createStore(step, fromQuery(location.search));
    this.say = announcer(document.getElementById("live"));
    this.isPhone = matchMedia("(max-width: 700px)");
    this.picture = new Picture(drawing);
    this.stage = /** @type {HTMLElement} */ (drawing.closest(".stage"));
    this.#panels();
    this.#hands();
    this.acts = commands(this);
    this.store.subscribe((view, before, action) => this.follow(view, before, action));
  }

  /** The reading in force. */
  get at() {
    return reading(this.store.get());
  }

  #panels() {
    const { data, index, picture, store } = this;
    this.panzoom = new PanZoom(this.stage, picture, {
      settled: (camera) => camera !== store.get().view && store.dispatch({ type: "look", at: camera }),
      moved: (atRest) => this.minimap?.follow(atRest),
    });
    this.minimap = new Minimap(/** @type {HTMLElement} */ (document.querySelector(".minimap")), picture, this.panzoom);
    if (this.isPhone.matches) this.minimap.isOn = false;
    document.querySelector('[data-command="minimap"]')?.setAttribute("aria-pressed", String(this.minimap.isOn));
    this.mover = new Mover(picture, index);
    this.details = new Details(byId("details-body"), data, /** @type {any} */ (document.getElementById("details-empty")));
    this.outline = new Outline(byId("outline"), (key, add) => this.select(key, add, { from: "outline" }));
    this.caption = new Caption(byId("evidence"), index, {
      pick: (key, add) => this.select(key, add, { from: "caption" }),
      at: () => this.at,
      selected: () => store.get().select,
    });
    this.search = new SearchBox(/** @type {HTMLInputElement} */ (byId("search")), byId("results"), data, {
      type: (q) => store.dispatch({ type: "search", q }),
      pick: (key, add) => this.select(key, add, { from: "search" }),
      leave: () => (store.get().q ? store.dispatch({ type: "search", q: "" }) : this.#focusPicture()),
      say: this.say,
    });
    this.tabs = tabs(document.querySelector(".tabs"), (value) => store.dispatch({ type: "set", name: "tab", value }));
    this.peek = peek(byId("picture"));
    this.theme = themes(() => store.get().theme, (theme) => {
      this.minimap.draw();
      this.controls?.dress(theme);
    });
    this.controls = new Controls(data, index, store.dispatch);
    this.address = address((view) => this.#restore(view));
  }

  #hands() {
    const { picture, store, panzoom } = this;
    listen(this.stage, panzoom, {
      canDrag: (key, isTouch) => !isTouch || store.get().select.includes(key),
      begin: () => this.tip.hide(),
      pick: (key, add) => (key ? this.select(key, add, { from: "picture" }) : store.dispatch({ type: "selectAll", keys: [] })),
      drag: (key, dx, dy, isDone) => this.#drag(key, dx, dy, isDone),
    });
    this.tip = preview(this.stage, {
      raise: (key) => picture.hover(key),
      say: (key) => ({
        words: picture.element(key)?.getAttribute("aria-label") ?? "",
        quote: this.caption.quote(key),
        sign: this.data.statements[key]?.sign[this.at],
      }),
    });
    picture.list.addEventListener("focusin", (event) => {
      if (event.target instanceof Element) picture.stand(keyOf(event.target), false);
      picture.ring();
    });
    picture.list.addEventListener("focusout", () => requestAnimationFrame(() => picture.ring()));
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("button[data-select], a[data-select]") : null;
      if (link) this.select(link.getAttribute("data-select") ?? "", event.shiftKey, { from: "link" });
    });
    addEventListener("beforeprint", () => panzoom.look(null));
    addEventListener("afterprint", () => panzoom.look(store.get().view));
  }

  /** Put the view that the address names in force; called once, before the first click. */
  open() {
    const view = this.store.get();
    root.dataset.view = this.at;
    this.theme();
    this.showTab(view.tab);
    this.picture.firstStop();
    if (this.at !== "mechanism-caption") this.picture.read(this.at, this.data.statements);
    if (Object.keys(view.moved).length) this.mover.show(view.moved);
    if (view.view) this.panzoom.look(view.view);
    else if (this.picture.svg.dataset.far) this.panzoom.far(); // the server knew no window
    if (view.select.length) this.#openSelection(view);
    if (FACETS.some((facet) => view[facet].length)) this.showFilters(view);
    if (view.q) this.showSearch(view.q);
    this.details.load().catch((error) => this.problem.show(error.message));
    const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));
    idle(() => this.#warm());
    this.minimap.follow();
  }

  /** @param {View} view */
  #openSelection(view) {
    this.showSelection(view);
    this.caption.reveal();
    if (!view.view) this.panzoom.show(this.picture.box(/** @type {string} */ (view.select.at(-1))), { glide: false });
  }

  /** Gather what the first click, drag and search would otherwise have to gather. */
  #warm() {
    const { picture, outline, caption, search } = this;
    return [picture.elements, picture.boxes, picture.children, caption.pieces, outline.items, search.find("")].length;
  }

  #focusPicture() {
    this.picture.stop?.focus({ preventScroll: true });
  }

  /**
   * One pick, from wherever it came; what was picked comes into sight in the panels that the hand is not in.
   * @param {string} key @param {boolean} add @param {{from?: "picture"|"outline"|"caption"|"search"|"link"}} [how]
   */
  select(key, add, { from } = {}) {
    const sort = sortOf(this.index, key);
    if (!sort) return;
    this.store.dispatch({ type: "select", key, add });
    if (from !== "picture" && sort !== "mechanism") this.panzoom.show(this.picture.box(key), { readable: from === "search" });
    if (from !== "caption") this.caption.reveal();
    if (from === "search" && this.isPhone.matches) this.store.dispatch({ type: "set", name: "tab", value: "figure" });
  }

  /** @param {string} key @param {number} dx @param {number} dy @param {boolean} isDone */
  #drag(key, dx, dy, isDone) {
    const { moved } = this.store.get();
    const [x, y] = moved[key] ?? [0, 0];
    if (isDone) this.store.dispatch({ type: "move", key, dx: x + dx, dy: y + dy });
    this.mover.show(isDone ? this.store.get().moved : { ...moved, [key]: [x + dx, y + dy] });
  }

  /** @param {View} view from the address */
  #restore(view) {
    if (view.figure !== this.store.get().figure) location.reload();
    else this.store.dispatch({ type: "restore", view });
  }

  /** @param {View} view */
  showSelection(view) {
    const where = reading(view);
    this.details.show(view.select);
    this.caption.mark(view.select, where);
    this.picture.select(view.select, nearOf(this.index, view.select, where, this.picture.parentOf));
    this.outline.show(view.select);
    for (const one of document.querySelectorAll("#mechanisms [data-select]")) {
      one.setAttribute("aria-pressed", String(view.select.includes(one.getAttribute("data-select") ?? "")));
    }
    const last = view.select.at(-1);
    if (last && this.picture.element(last)) this.picture.stand(last, false);
    this.peek.show(last ? wordsOf(this.index, last, where) : "");
  }

  /** @param {string} tab */
  showTab(tab) {
    this.tabs.show(tab);
    if (tab === "record") document.querySelector("#record > details")?.setAttribute("open", "");
  }

  /** @param {View} view */
  showFilters(view) {
    const keep = kept(this.index, view, reading(view), this.picture.parentOf);
    this.picture.filter(keep, view.filter);
    this.outline.filter(keep);
  }

  /** @param {string} q */
  showSearch(q) {
    this.search.show(q);
    this.picture.match(new Set(q.trim() ? this.search.find(q).found.map((one) => one.key) : []));
  }

  /** Everything that follows a step; only what changed is touched. @param {View} view @param {View} before @param {any} action */
  follow(view, before, action) {
    const isNewReading = reading(view) !== reading(before);
    if (isNewReading) {
      root.dataset.view = reading(view);
      this.picture.read(reading(view), this.data.statements);
    }
    if (isNewReading || view.select !== before.select) this.showSelection(view);
    if (isNewReading || view.filter !== before.filter || FACETS.some((one) => view[one] !== before[one])) this.showFilters(view);
    if (view.moved !== before.moved) this.mover.show(view.moved);
    if (view.moved !== before.moved || view.select !== before.select) this.minimap.draw();
    if (view.q !== before.q) this.showSearch(view.q);
    if (view.theme !== before.theme) this.theme();
    if (view.tab !== before.tab) this.showTab(view.tab);
    if (action.type === "restore") {
      if (String(view.view) !== String(this.panzoom.camera)) this.panzoom.look(view.view);
    } else {
      this.address.follow(view, action);
    }
    this.controls.show(view);
    this.#tell(view, before);
  }

  /** Say what changed to those who do not see it. @param {View} view @param {View} before */
  #tell(view, before) {
    const where = reading(view);
    const last = view.select.at(-1);
    if (view.select !== before.select) {
      const n = last && sortOf(this.index, last) === "agent" ? `; ${nTouching(this.index, last, where)} statements` : "";
      this.say(last ? `${wordsOf(this.index, last, where)}, selected${n}` : "Selection cleared");
    } else if (where !== reading(before)) {
      const n = Object.values(this.data.statements).filter((one) => one.at.includes(where)).length;
      this.say(`${n} statements in this reading`);
    } else if (FACETS.some((facet) => view[facet] !== before[facet])) {
      const keep = kept(this.index, view, where);
      const n = keep && [...keep].filter((key) => sortOf(this.index, key) === "statement").length;
      this.say(keep ? `${n} statements shown` : "All statements shown");
    }
  }
}
