/**
 * Explore: questions asked of the network, loaded when it is first opened. It stands beside the picture (words) or
 * below it (tables, charts, comparisons), never over it; what is open and asked is part of the view, and of its link.
 */
import { dressed } from "./dress.mjs";
import { ask, el } from "./explore_parts.mjs";
import { Paint } from "./explore_paint.mjs";
import { WhatIf } from "./explore_answer.mjs";
import { sortOf } from "./select.mjs";
import { tabHands } from "./tool_tabs.mjs";

/** @typedef {import("./state.mjs").View} View */

/** Every tool: its name, where it stands, and where its code is. */
export const TOOLS = Object.freeze({
  whatif: { title: "What if", place: "side", load: () => import("./explore_whatif.mjs") },
  paths: { title: "Paths", place: "side", load: () => import("./explore_paths.mjs") },
  data: { title: "Data", place: "side", load: () => import("./explore_data.mjs") },
  take: { title: "Save", place: "side", load: () => import("./takeaway.mjs") },
  compare: { title: "Compare", place: "sheet", load: () => import("./explore_compare.mjs") },
  table: { title: "Tables", place: "sheet", load: () => import("./explore_table.mjs") },
  chart: { title: "Charts", place: "sheet", load: () => import("./explore_charts.mjs") },
});
/** Style sheets, in this order; components/explore.py names the same. */
export const STYLES = Object.freeze([
  "65_forms.css", "70_explore.css", "71_explore_words.css", "72_explore_tables.css", "73_explore_charts.css", "74_explore_picture.css",
]);
const root = document.documentElement;


export class Explore {
  /** @param {import("./page.mjs").Page} page */
  constructor(page) {
    this.page = page;
    this.data = page.data;
    this.paint = new Paint(page.picture);
    /** @type {Record<string, any>} tools that were opened, by name */
    this.tools = {};
    this.places = Object.fromEntries(["side", "sheet"].map((name) => [name, document.getElementById(`explore-${name}`)]));
    this.#build();
    this.whatif = new WhatIf(this);
    /** @type {{name: string, tool: any}|null} */
    this.open = null;
    page.store.subscribe((view, before) => void this.follow(view, before));
    document.addEventListener("paste", (event) => void this.paste(event));
    this.style = dressed(STYLES);
    void this.follow(page.store.get(), page.store.get());
  }

  /** Ask this figure's network. @param {string} question @param {Record<string, string|number>} [asked] */
  ask(question, asked) {
    return ask(this.data.figid, question, asked);
  }

  #build() {
    this.tabs = Object.entries(TOOLS).map(([name, { title }]) =>
      el("button", { type: "button", role: "tab", id: `explore-tab-${name}`, "data-tool": name, "aria-controls": "explore-body", "aria-selected": "false", tabindex: -1, text: title }));
    const list = el("div", {
      class: "explore-tabs", role: "tablist", "aria-label": "Explore",
      on: tabHands(() => this.tabs, (tool) => this.turn(tool)),
    }, ...this.tabs);
    this.close = el("button", { type: "button", class: "explore-close", "aria-label": "Close Explore", title: "Close (E)", text: "×", on: { click: () => this.act("explore") } });
    this.body = el("div", { class: "explore-body", id: "explore-body", role: "tabpanel", tabindex: 0, "data-scrolls": true });
    this.room = el("section", { class: "explore", "aria-label": "Explore" }, el("div", { class: "explore-head" }, list, this.close), this.body);
  }

  /** Open a tool, "" closes. @param {string} tool @param {string} [asked] @param {{focus?: boolean}} [how] */
  turn(tool, asked, { focus = false } = {}) {
    const { store, isPhone } = this.page;
    const view = store.get();
    this.wantsFocus = focus;
    const tab = isPhone.matches ? (tool ? "explore" : "figure") : view.tab === "explore" ? "figure" : view.tab;
    store.dispatch({ type: "explore", tool, ask: asked ?? (tool === view.explore ? view.ask : ""), tab });
    if (focus && tool === view.explore) this.#focus();
  }

  /** @param {View} view @param {View} before */
  async follow(view, before) {
    if (view.tab === "explore" && !view.explore) return this.page.store.dispatch({ type: "explore", tool: "whatif", tab: view.tab, quiet: true });
    if (view.moved !== before.moved) this.paint.place();
    void this.whatif.follow(view);
    await this.#show(view);
    this.open?.tool?.show?.(view, before);
    if (this.wantsFocus && this.open) this.#focus();
  }

  /** @param {View} view */
  async #show(view) {
    const name = view.explore;
    root.dataset.explore = name;
    for (const one of document.querySelectorAll("[data-command=explore]")) one.setAttribute("aria-expanded", String(Boolean(name)));
    if (name === (this.open?.name ?? "")) return;
    this.open?.tool?.leave?.();
    this.open = name ? { name, tool: this.tools[name] } : null;
    if (!name) return this.#closed();
    await this.style;
    const { place, title } = TOOLS[name];
    const tool = await this.tool(name);
    if (this.page.store.get().explore !== name) return;
    this.open = { name, tool };
    this.#stand(this.page.isPhone.matches ? "side" : place);
    root.dataset.explorePlace = place;
    for (const tab of this.tabs) {
      const isOn = tab.dataset.tool === name;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
    }
    this.body.setAttribute("aria-labelledby", `explore-tab-${name}`);
    this.body.replaceChildren(tool.element);
    this.body.scrollTop = 0;
    this.page.say(`Explore: ${title}`);
  }

  #closed() {
    delete root.dataset.explorePlace;
    for (const place of Object.values(this.places)) place.hidden = true;
    const hadFocus = this.room.contains(document.activeElement);
    this.room.remove();
    if (hadFocus) /** @type {HTMLElement|null} */ (document.querySelector("[data-command=explore]"))?.focus();
  }

  /** @param {string} name */
  #stand(name) {
    for (const [other, place] of Object.entries(this.places)) place.hidden = other !== name;
    if (this.room.parentElement !== this.places[name]) this.places[name].append(this.room);
  }

  #focus() {
    this.wantsFocus = false;
    const first = this.open?.tool?.first?.() ?? this.body;
    first.focus({ preventScroll: true });
  }

  /** The agents of the selection, the first picked first. */
  get agents() {
    return this.page.store.get().select.filter((key) => sortOf(this.page.index, key) === "agent");
  }

  /** A tool, loaded when it is first needed. @param {string} name */
  tool(name) {
    this.tools[name] ??= TOOLS[name].load().then(({ Tool }) => new Tool(this));
    return this.tools[name];
  }

  /** A table of values that was dropped or pasted on the page. @param {File[]|string} given */
  async given(given) {
    this.turn("data");
    const tool = await this.tool("data");
    return typeof given === "string" ? tool.paste(given) : tool.read(given[0]);
  }

  /** What is pasted while nobody types: a table of values. @param {ClipboardEvent} event */
  async paste(event) {
    const on = /** @type {HTMLElement} */ (event.target);
    if (!this.open || on.isContentEditable || ["INPUT", "TEXTAREA"].includes(on.tagName)) return;
    const [files, text] = [[...(event.clipboardData?.files ?? [])], event.clipboardData?.getData("text/plain") ?? ""];
    const { areValues, holdsValues } = await import("./explore_given.mjs");
    if (await areValues(files)) await this.given(files);
    else if (text.includes("\n") && holdsValues(text)) await this.given(text);
  }

  /** A command of the page's table. @param {string} name @param {unknown} [given] what it is about */
  act(name, given) {
    const { explore } = this.page.store.get();
    /** @type {Record<string, () => unknown>} */
    const acts = {
      __proto__: null,
      explore: () => this.turn(explore ? "" : "whatif", undefined, { focus: !explore }),
      whatif: () => this.suppose(this.agents.map((key) => `${key}:down`)),
      paths: () => (this.agents.length === 2 ? this.between(...this.agents) : this.turn("paths", undefined, { focus: true })),
      "suppose-up": () => this.suppose(this.agents.map((key) => `${key}:up`)),
      "suppose-off": () => this.suppose(this.agents.map((key) => `${key}:off`)),
      "suppose-nothing": () => this.page.store.dispatch({ type: "whatif", changes: [] }),
      between: () => this.between(...(this.agents.length === 2 ? this.agents : ["", ""])),
      members: () => this.turn("compare", "members", { focus: true }),
      take: () => (document.querySelector("details.take")?.removeAttribute("open"), this.turn(name, undefined, { focus: true })),
      upstream: () => this.turn("paths", "around,up,1"),
      downstream: () => this.turn("paths", "around,down,1"),
      data: () => (Array.isArray(given) ? this.given(given) : this.turn(name, undefined, { focus: true })),
      palette: async () => (await import("./palette.mjs")).open(this),
      "copy-link": async () => (await import("./takeaway.mjs")).copyLink(this),
      "copy-sentence": async () => (await import("./takeaway.mjs")).copySentence(this),
      menu: () => this.menu(document.activeElement ?? document.body, innerWidth / 2, innerHeight / 3),
    };
    return acts[name] ? acts[name]() : this.turn(name, undefined, { focus: true });
  }

  /** Ask what if, of the agents given or of those asked before. @param {string[]} changes */
  suppose(changes) {
    const { store } = this.page;
    if (changes.length) store.dispatch({ type: "whatif", changes });
    if (store.get().level !== "mechanism") store.dispatch({ type: "set", name: "level", value: "mechanism" });
    this.turn("whatif", undefined, { focus: true });
  }

  /** @param {...string} ends */
  between(...ends) {
    this.turn("paths", ["between", ...ends].join(","), { focus: true });
  }

  /** What can be asked of one thing of the picture or the outline. @param {Element} on @param {number} x @param {number} y */
  async menu(on, x, y) {
    const { open } = await import("./explore_menu.mjs");
    await this.style;
    const key = on.getAttribute("data-agent") ?? on.getAttribute("data-statement") ?? on.getAttribute("data-select") ?? this.agents.at(-1);
    if (key) open(this, key, x, y, on);
  }
}

