/**
 * Curate: the room in which a caption becomes statements, loaded when it is first opened. It stands beside the picture,
 * the caption below it. What stands is the journal's; this room sends what a person does and shows what came of it.
 */
import { dressed } from "./dress.mjs";
import { badge, el } from "./explore_parts.mjs";
import { choose, Held } from "./curate_conflict.mjs";
import { FileNotice } from "./curate_file.mjs";
import { act } from "./curate_parts.mjs";
import { signIn } from "./curate_sign.mjs";
import { swap } from "./curate_swap.mjs";
import { Refused, token, Wire } from "./curate_wire.mjs";
import { CaptionWords } from "./curate_words.mjs";
import { tabHands } from "./tool_tabs.mjs";

/** Asking what others did, ms: two people see each other's changes within two seconds. */
const PACE = 1000;
const TOOLS = Object.freeze({
  make: { title: "Make", load: () => import("./curate_make.mjs") },
  review: { title: "Review", load: () => import("./curate_review.mjs") },
  checks: { title: "Checks", load: () => import("./curate_checks.mjs") },
  history: { title: "History", load: () => import("./curate_history.mjs") },
});
const STYLES = ["65_forms.css", "80_curate.css", "81_curate_forms.css", "82_curate_tools.css"];
const STATES = ["suggested", "drafted", "reviewed", "accepted", "rejected"];
const root = document.documentElement;

export class Curate {
  /** @param {import("./page.mjs").Page} page */
  constructor(page) {
    this.page = page;
    this.figid = page.data.figid;
    this.place = /** @type {HTMLElement} */ (document.getElementById("curate-side"));
    /** @type {any} */
    this.sheet = { marks: {}, comments: [], suggestions: [], mentions: [], taken: [], coverage: [], rules: {}, progress: {}, unresolved: [] };
    this.number = -1;
    this.tools = {};
    /** What is to follow an act, by its token. @type {Map<string, {then: (answer: any) => void, failed: (error: Refused) => void}>} */
    this.after = new Map();
    this.wire = new Wire(this.figid, {
      waiting: (n, why) => this.#waiting(n, why),
      sent: (answer, sent) => this.#sent(answer, sent),
      refused: (error, sent) => this.#refused(error, sent),
    });
    this.words = new CaptionWords(page.caption.words, {
      use: (span) => this.tool?.use?.(span),
      chose: (span) => this.tool?.chose?.(span),
      mentions: () => this.sheet.mentions,
      say: page.say,
    });
    this.#build();
    this.ready = this.#begin();
    document.addEventListener("keydown", (event) => this.#letter(event), { capture: true });
    page.store.subscribe((view, before) => void this.follow(view, before));
    void this.follow(page.store.get(), page.store.get());
  }

  async #begin() {
    const style = dressed(STYLES);
    [this.me, this.vocabulary] = await Promise.all([this.wire.get("/curate/me.json"), this.wire.get("/curate/words.json")]);
    await style;
  }

  #build() {
    this.tabs = Object.entries(TOOLS).map(([name, { title }]) =>
      el("button", { type: "button", role: "tab", id: `curate-tab-${name}`, "data-tool": name, "aria-controls": "curate-body", "aria-selected": "false", tabindex: -1, text: title }));
    const list = el("div", { class: "curate-tabs", role: "tablist", "aria-label": "Curate", on: tabHands(() => this.tabs, (tool) => this.turn(tool)) }, ...this.tabs);
    this.close = el("button", { type: "button", class: "curate-close", "aria-label": "Close Curate", title: "Close (C)", text: "×", on: { click: () => this.toggle() } });
    this.undo = act("Undo", () => this.act("curate-undo"), { name: "curate-turn", disabled: true });
    this.redo = act("Redo", () => this.act("curate-redo"), { name: "curate-turn", disabled: true });
    this.who = el("div", { class: "curate-who" });
    this.news = el("p", { class: "curate-news", hidden: true });
    this.file = new FileNotice(this);
    this.held = new Held(this);
    this.warning = el("div", { class: "curate-warning", role: "alert", hidden: true });
    this.body = el("div", { class: "curate-body", id: "curate-body", role: "tabpanel", tabindex: 0, "data-scrolls": true });
    this.room = el("section", { class: "curate", "aria-label": "Curate", on: { keydown: (/** @type {KeyboardEvent} */ event) => this.tool?.key?.(event) } },
      el("div", { class: "curate-head" }, list, this.close),
      el("div", { class: "curate-bar" }, this.undo, this.redo, this.who),
      this.warning, this.file.element, this.held.element, this.news, this.body);
  }

  /** A letter of the open tool, with the focus in the picture, in the outline, or nowhere. @param {KeyboardEvent} event */
  #letter(event) {
    const on = event.target instanceof Element ? event.target : document.body;
    if (this.open && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && on instanceof HTMLInputElement && !on.value) {
      event.preventDefault();
      this.act(event.shiftKey ? "curate-redo" : "curate-undo");
    }
    if (!this.open || !this.tool?.letter || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (on.closest("input, textarea, select, dialog, .caption, [contenteditable]")) return;
    if (!this.tool.letter(event.key.toLowerCase(), on)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  toggle() {
    const { curate } = this.page.store.get();
    this.wantsFocus = !curate;
    this.turn(curate ? "" : "make");
  }

  /** Open a tool, "" closes. @param {string} tool */
  turn(tool) {
    const { store, isPhone } = this.page;
    if (tool && store.get().explore) store.dispatch({ type: "explore", tool: "", quiet: true });
    if (isPhone.matches) store.dispatch({ type: "set", name: "tab", value: tool ? "details" : "figure", quiet: true });
    store.dispatch({ type: "set", name: "curate", value: tool });
  }

  /** @param {any} view @param {any} before */
  async follow(view, before) {
    if (view.explore && view.curate && view.explore !== before.explore) return this.turn("");
    const name = view.curate;
    root.dataset.curate = name;
    for (const one of document.querySelectorAll("[data-command=curate]")) one.setAttribute("aria-expanded", String(Boolean(name)));
    if (name !== this.open) await this.#show(name);
    else if (view.select !== before.select) this.tool?.selected?.(view.select);
    if (view.moved !== before.moved && name && this.tool) this.#moved(view.moved, before.moved);
    return undefined;
  }

  /** @param {string} name */
  async #show(name) {
    this.tool?.leave?.();
    this.open = name;
    this.tool = null;
    this.words.turn(Boolean(name));
    clearTimeout(this.timer);
    if (!name) return this.#closed();
    await this.ready;
    this.place.hidden = false;
    if (!this.room.isConnected) this.place.append(this.room);
    this.#dress();
    if (this.number < 0) await this.refresh();
    this.tools[name] ??= TOOLS[name].load().then(({ Tool }) => new Tool(this));
    const tool = await this.tools[name];
    if (this.open !== name) return undefined;
    this.tool = tool;
    for (const tab of this.tabs) {
      const isOn = tab.dataset.tool === name;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
    }
    this.body.setAttribute("aria-labelledby", `curate-tab-${name}`);
    this.body.replaceChildren(tool.element);
    this.body.scrollTop = 0;
    tool.refresh();
    if (this.wantsFocus) tool.first?.()?.focus();
    this.wantsFocus = false;
    this.page.say(`Curate: ${TOOLS[name].title}`);
    this.page.panzoom.resize();
    void this.wire.run();
    void this.held.look();
    this.#listen();
    return undefined;
  }

  #closed() {
    this.place.hidden = true;
    const hadFocus = this.room.contains(document.activeElement);
    this.room.remove();
    void this.page.details.load().catch((/** @type {Error} */ error) => this.page.problem.show(error.message));
    if (hadFocus) /** @type {HTMLElement|null} */ (document.querySelector("[data-command=curate]"))?.focus();
    return undefined;
  }

  /** Who is signed in, and what holds for the whole figure. */
  #dress() {
    const { me } = this;
    const single = this.sheet.single ? el("span", { class: "chip curate-single", text: "one curator, no second review" }) : null;
    if (!me.is_on) return this.who.replaceChildren(el("span", { class: "quiet", text: "This page has no journal: it is only read." }));
    if (!me.person) return this.who.replaceChildren(...[single, act("Sign in", () => this.signIn())].filter(Boolean));
    const name = me.person.orcid ? `${me.person.name}, ${me.person.orcid}` : me.person.name;
    const said = me.is_proxied ? name : `${name} (claimed, not proven)`;
    const out = me.is_proxied ? null : act("Sign out", () => this.#signOut(), { name: "link" });
    return this.who.replaceChildren(...[single, el("span", { class: "curate-name", title: said, text: `${me.person.name}, ${me.role_words}` }), out].filter(Boolean));
  }

  get isWriter() {
    return Boolean(this.me?.is_on && this.me.person && this.me.role !== "reader");
  }

  /** The form of name and ORCID. @param {() => void} [then] */
  signIn(then = () => {}) {
    signIn(this, async (me) => {
      this.me = me;
      this.#dress();
      await this.refresh();
      this.tool?.first?.()?.focus();
      then();
    });
  }

  async #signOut() {
    this.me = await this.wire.post("/curate/sign-out", {});
    this.#dress();
    this.tool?.refresh?.();
  }

  // --- what stands ----------------------------------------------------------------------------------------------

  /** Fetch what stands now and show it. */
  async refresh() {
    if (!this.me.is_on) return;
    const sheet = await this.wire.get("sheet");
    if (sheet.number < this.number) return;
    this.sheet = sheet;
    if (!this.tool?.isPast) this.show(sheet);
    this.number = sheet.number;
    this.room.dataset.shown = String(sheet.number);
    this.#turns(sheet);
    this.#dress();
    this.file.tell(sheet.is_file_changed);
    this.tool?.refresh?.();
  }

  /** @param {any} [sheet] another state in the page's place, or the one that stands */
  show(sheet = this.sheet) {
    swap(this.page, sheet);
    this.#mark(sheet.marks);
    this.words.turn(true);
  }

  /** Review states on the picture: a suggestion is dashed, a rejected one faint, what is disputed is marked. @param {Record<string, any>} marks */
  #mark(marks) {
    const { classes } = this.page.picture;
    const of = (/** @type {(mark: any) => boolean} */ is) => new Set(Object.keys(marks).filter((key) => is(marks[key])));
    for (const state of STATES) classes.set(`review-${state}`, of((mark) => mark.review === state));
    classes.set("review-disputed", of((mark) => mark.is_disputed));
  }

  /** @param {{undo: string|null, redo: string|null}} now */
  #turns({ undo, redo }) {
    for (const [button, name, words] of [[this.undo, "Undo", undo], [this.redo, "Redo", redo]]) {
      button.disabled = !words;
      button.firstChild.textContent = words ? `${name}: ${words}` : name;
      button.title = words ? `${name}: ${words}` : `Nothing to ${name.toLowerCase()}`;
    }
  }

  #listen() {
    clearTimeout(this.timer);
    if (this.open && this.me.is_on) this.timer = setTimeout(() => this.#look(), PACE);
  }

  async #look() {
    if (!document.hidden && !this.wire.isBusy && !this.isLooking) {
      try {
        const now = await this.wire.get("now", { since: this.number });
        if (now.number > this.number) {
          const theirs = (now.entries ?? []).filter((/** @type {any} */ one) => one.kind !== "begin" && one.name !== this.me.person?.name);
          await this.refresh();
          if (theirs.length) this.tell(theirs.map((/** @type {any} */ one) => `${one.name}: ${one.label}`).slice(-3).join("; "));
        }
        this.file.tell(now.is_file_changed);
        if (this.isAway) this.#waiting(this.wire.line.length, "");
        this.isAway = false;
      } catch {
        this.isAway = true;
      }
    }
    this.#listen();
  }

  /** A quiet line of news. @param {string} words */
  tell(words) {
    this.news.textContent = words;
    this.news.hidden = !words;
    if (words) this.page.say(words);
  }

  // --- what is done ---------------------------------------------------------------------------------------------

  /** Do something as the person who is signed in. @param {any} wish @param {(answer: any) => void} [then] @param {(error: Refused) => void} [failed] */
  do(wish, then = () => {}, failed = (error) => this.#say(error)) {
    if (!this.isWriter) return this.me?.person ? this.tell(`You read here as a ${this.me.role_words}; an editor gives roles.`) : this.signIn(() => this.do(wish, then, failed));
    const name = token();
    this.after.set(name, { then, failed });
    this.news.hidden = true;
    return this.wire.send("act", { ...wish, seen: this.number, token: name });
  }

  /** @param {string} name */
  act(name) {
    if (!this.open || !this.isWriter) return;
    this.wire.send(name === "curate-undo" ? "undo" : "redo", {});
  }

  /** It is durable: said at once; the picture follows. @param {any} answer @param {any} sent */
  async #sent(answer, sent) {
    const waiting = this.#waited(sent);
    const said = answer.entries?.at(-1)?.label;
    if (!answer.conflict && said) this.page.say(said);
    this.#turns(answer);
    this.room.dataset.written = String(answer.number);
    await this.refresh();
    if (answer.conflict) return choose(this, answer.conflict, sent);
    waiting?.then(answer);
    return undefined;
  }

  /** @param {any} sent */
  #waited(sent) {
    const found = this.after.get(sent.body.token);
    this.after.delete(sent.body.token);
    return found;
  }

  /** @param {Refused} error @param {any} sent */
  #refused(error, sent) {
    const waiting = this.#waited(sent);
    (waiting?.failed ?? ((/** @type {Refused} */ one) => this.#say(one)))(error);
    if (error.status === 401) this.signIn();
  }

  /** @param {Refused} error */
  #say(error) {
    this.warning.replaceChildren(...error.problems.map((one) => el("p", {}, el("strong", { text: one.message }), el("span", { text: ` ${one.cure}` }))), act("Dismiss", () => (this.warning.hidden = true), { name: "link" }));
    this.warning.hidden = false;
  }

  /** @param {number} n @param {string} why */
  #waiting(n, why) {
    if (!n) {
      if (this.isWaiting) this.warning.hidden = true;
      this.isWaiting = false;
      return;
    }
    this.isWaiting = true;
    this.warning.replaceChildren(
      el("p", {}, el("strong", { text: `${n === 1 ? "One edit is" : `${n} edits are`} not written yet.` }), el("span", { text: ` ${why}. ${n === 1 ? "It is" : "They are"} kept in this browser, and sent again.` })),
      act("Try now", () => void this.wire.run()));
    this.warning.hidden = false;
  }

  /** A drag becomes an entry when Curate is open. @param {any} moved @param {any} before */
  #moved(moved, before) {
    if (!this.isWriter) return;
    clearTimeout(this.dragging);
    this.dragging = setTimeout(() => {
      const to = Object.fromEntries(Object.keys(moved).map((key) => {
        const box = this.page.picture.box(key);
        return [key, box ? [box.x + box.w / 2, box.y + box.h / 2] : null];
      }).filter(([, at]) => at));
      if (!Object.keys(to).length || moved === before) return;
      this.do({ act: "edits", edits: [{ kind: "move", to }] }, () => this.page.store.dispatch({ type: "putBack", quiet: true }));
    }, 400);
  }

  /** Statement or agent as a row that selects it. @param {string} key */
  row(key) {
    const mark = this.sheet.marks[key];
    const sign = this.page.data.statements[key]?.sign?.["mechanism-literature"];
    return el("button", { type: "button", class: "row", "data-select": key }, sign ? badge(sign) : null, el("span", { text: mark?.words ?? this.page.data.agents[key]?.name ?? key }));
  }
}
