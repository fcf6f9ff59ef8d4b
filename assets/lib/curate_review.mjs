/**
 * Review: what waits for this person, one after another, with keys; what rules suggest; what people see differently; and
 * which clauses of the caption have been heard.
 */
import { badge, el } from "./explore_parts.mjs";
import { act, when } from "./curate_parts.mjs";
import { coverage, earned, panel, parted, shares, unseen } from "./suggest_rules.mjs";

const STATES = Object.freeze({ suggested: "suggested", drafted: "drafted", reviewed: "reviewed", accepted: "accepted", rejected: "rejected" });

/** Tags beside which INDRA's curators write what would be right, and how. */
const RIGHT = Object.freeze({
  entity_boundaries: ["The right words", (/** @type {string} */ words) => `[${words}]`],
  grounding: ["The words", (/** @type {string} */ words, /** @type {string} */ curie) => `[${words}] -> ${curie}`],
});

export class Tool {
  /** @param {import("./curate.mjs").Curate} room */
  constructor(room) {
    this.room = room;
    this.page = room.page;
    /** @type {any[]} */
    this.queue = [];
    this.at = 0;
    /** @type {any[]} what is suggested by rules that are hidden */
    this.hidden = [];
    this.head = el("div", { class: "curate-progress" });
    this.card = el("div", { class: "curate-card" });
    this.list = el("ol", { class: "curate-queue", "aria-label": "What waits" });
    this.rules = el("div");
    this.coverage = el("details", { class: "curate-coverage" });
    this.switch = el("div", { class: "curate-row" });
    this.element = el("div", { class: "curate-review" }, this.head, this.card, this.list, this.rules, this.coverage, this.switch);
  }

  first() {
    return this.card.querySelector("button") ?? this.list.querySelector("button");
  }

  async refresh() {
    const { room } = this;
    const held = this.now?.key ?? this.page.store.get().select.at(-1);
    const told = await room.wire.get("queue");
    const { shown, hidden } = parted(room.sheet, shares().least);
    const pending = shown.map((/** @type {any} */ one) => ({ ...one, isPending: true, why_words: "take or reject" }));
    this.hidden = hidden;
    this.queue = [...told.queue.map((/** @type {any} */ one) => ({ ...one, key: one.statement })), ...pending];
    const again = this.queue.findIndex((one) => one.key === held);
    this.at = again >= 0 ? again : Math.min(this.at, Math.max(0, this.queue.length - 1));
    this.#show();
  }

  /** @param {string[]} select */
  selected(select) {
    const at = this.queue.findIndex((one) => one.key === select.at(-1));
    if (at >= 0 && at !== this.at) {
      this.at = at;
      this.#show(false);
    }
  }

  get now() {
    return this.queue[this.at];
  }

  /** @param {boolean} [isPicking] */
  #show(isPicking = true) {
    const { sheet } = this.room;
    const total = Object.values(sheet.progress).reduce((sum, n) => sum + n, 0);
    this.head.replaceChildren(...Object.keys(STATES).map((state) => el("span", { class: `curate-state state-${state}` }, el("strong", { text: String(sheet.progress[state] ?? 0) }), el("span", { text: ` ${state}` }))),
      el("meter", { min: 0, max: Math.max(1, total), value: (sheet.progress.accepted ?? 0) + (sheet.progress.rejected ?? 0), "aria-label": "Decided" }));
    this.#card();
    this.list.replaceChildren(...this.queue.map((one, i) => this.#row(one, i)), ...unseen(this.hidden, () => void this.refresh()));
    this.#rules();
    this.#coverage();
    this.#switch();
    if (isPicking && this.now) this.#pick(this.now.key);
  }

  /** @param {string} key */
  #pick(key) {
    if (this.page.store.get().select.includes(key)) return;
    // on a phone the caption stands below the card: bringing it into sight would take the card out of it
    if (this.page.isPhone.matches) this.page.store.dispatch({ type: "select", key, add: false });
    else this.page.select(key, false, { from: "link" });
  }

  /** @param {any} one @param {number} i */
  #row(one, i) {
    const mark = this.room.sheet.marks[one.key];
    const sign = this.page.data.statements[one.key]?.sign?.["mechanism-literature"];
    const button = el("button", { type: "button", class: "row", "aria-current": i === this.at ? "true" : null, on: { click: () => {
      this.at = i;
      this.#show();
      this.first()?.focus({ preventScroll: true });
      this.room.body.scrollTop = 0;
    } } }, sign ? badge(sign) : null, el("span", { text: mark?.words ?? one.words }), el("span", { class: `curate-state state-${mark?.review ?? "suggested"}`, text: one.why_words }));
    return el("li", {}, button);
  }

  #card() {
    const one = this.now;
    if (!one) {
      const words = this.room.isWriter ? "Nothing waits for you here." : "Sign in to see what waits for you.";
      this.card.replaceChildren(el("p", { class: "quiet", text: words }));
      return;
    }
    const mark = this.room.sheet.marks[one.key];
    const may = new Set(one.isPending ? ["draft", "reject"] : one.verdicts.map((/** @type {any} */ verdict) => verdict.value));
    const yes = one.isPending ? "Take" : one.verdicts[0]?.label ?? "";
    this.card.replaceChildren(...[
      el("p", { class: "curate-sentence" }, el("strong", { text: mark?.words ?? one.words })),
      ...(mark?.quotes ?? []).map((/** @type {string} */ quote) => el("blockquote", {}, el("q", { text: quote }))),
      el("p", { class: "quiet small", text: this.#whose(one, mark) }),
      mark?.is_disputed || mark?.decisions.length ? this.#sides(mark) : null,
      ...this.#comments(one.key),
      this.tags = null,
      el("div", { class: "curate-row" },
        may.size > (may.has("reject") ? 1 : 0) ? act(yes[0].toUpperCase() + yes.slice(1), () => this.#accept(), { key: "A", name: "button curate-go" }) : null,
        may.has("reject") ? act("Reject", () => this.#reject(), { key: "X" }) : null,
        act("Edit", () => this.#edit(), { key: "E" }),
        act("Comment", () => this.#comment(one.key), { name: "link" })),
      el("div", { class: "curate-row" }, act("Previous", () => this.#go(-1), { key: "K", name: "link" }), act("Next", () => this.#go(1), { key: "J", name: "link" }), el("span", { class: "quiet small", text: `${this.at + 1} of ${this.queue.length}` })),
    ].filter(Boolean));
  }

  /** @param {any} one @param {any} mark */
  #whose(one, mark) {
    if (one.isPending) return `${one.rule}, right ${Math.round(earned(this.room.sheet, one))} of 100 so far: ${one.why}${one.hedge ? `; hedged: “${one.hedge}”` : ""}`;
    const author = mark.author ? `by ${mark.author}` : mark.rule ? `found by ${mark.rule}${mark.approver ? `, taken by ${mark.approver}` : ""}` : "author not known";
    const derived = mark.derived ? `, from ${mark.derived}` : "";
    const seen = mark.reviewed ? `; approved by ${mark.reviewed.name}` : "";
    return `${one.key}: ${mark.type}; ${mark.review}, ${author}${derived}${seen}. ${one.why_says ?? ""}`;
  }

  /** Everyone's last word, side by side. @param {any} mark */
  #sides(mark) {
    return el("div", { class: `curate-sides${mark.is_disputed ? " is-disputed" : ""}`, "aria-label": mark.is_disputed ? "Seen differently" : "Said so far" },
      ...mark.decisions.map((/** @type {any} */ said) => el("div", {}, el("strong", { text: said.name }), el("p", { text: `${said.label}${said.tag ? `: ${said.tag}` : ""}` }), said.text ? el("p", { text: said.text }) : null, el("p", { class: "quiet small", text: when(said.at) }))));
  }

  /** @param {string} key */
  #comments(key) {
    return this.room.sheet.comments.filter((/** @type {any} */ one) => one.about === key).map((/** @type {any} */ one) =>
      el("p", { class: "curate-comment" }, el("strong", { text: `${one.who.name}: ` }), el("span", { text: one.text }), el("span", { class: "quiet small", text: ` ${when(one.at)}` })));
  }

  /** @param {number} by */
  #go(by) {
    if (!this.queue.length) return;
    this.at = (this.at + by + this.queue.length) % this.queue.length;
    this.#show();
    this.first()?.focus();
  }

  #accept() {
    const one = this.now;
    if (!one) return;
    if (one.isPending) return this.#send({ act: "take", suggestions: [one.key] });
    const verdict = one.verdicts[0].value;
    return this.#send({ act: "edits", edits: [{ kind: one.is_settling ? "settle" : "review", statement: one.key, verdict, ...(verdict === "draft" ? {} : { tag: "correct" }) }] });
  }

  /** @param {any} wish */
  #send(wish) {
    const hadFocus = this.element.contains(document.activeElement);
    this.room.do(wish, () => {
      if (hadFocus) setTimeout(() => this.first()?.focus(), 0);
    });
  }

  /** The eleven tags, a letter each; "other" asks for words. */
  #reject() {
    const one = this.now;
    if (!one || this.card.querySelector(".curate-tags")) return;
    const tags = this.room.vocabulary.tags.filter((/** @type {any} */ tag) => tag.value !== "correct");
    const letters = "123456789ab";
    const text = el("input", { type: "text", placeholder: "in words (needed for other)", "aria-label": "What is wrong, in words" });
    const send = (/** @type {string} */ tag) => {
      if (tag === "other" && !text.value.trim()) return text.focus();
      if (tag in RIGHT && !text.value.trim() && !box.querySelector(".curate-right")) return this.#right(box, tag, one, text, () => send(tag));
      const said = { tag, text: text.value.trim() };
      return this.#send(one.isPending ? { act: "refuse", suggestions: [one.key], ...said }
        : { act: "edits", edits: [{ kind: one.is_settling ? "settle" : "review", statement: one.key, verdict: "reject", ...said }] });
    };
    const box = el("fieldset", { class: "curate-tags", on: { keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") {
        box.remove();
        this.first()?.focus();
      } else if (event.target === text && event.key === "Enter") send("other");
      else if (event.target !== text && letters.includes(event.key.toLowerCase()) && tags[letters.indexOf(event.key.toLowerCase())]) send(tags[letters.indexOf(event.key.toLowerCase())].value);
      else return;
      event.preventDefault();
      event.stopPropagation();
    } } }, el("legend", { text: "What is wrong?" }),
      ...tags.map((/** @type {any} */ tag, /** @type {number} */ i) => act(tag.label, () => send(tag.value), { key: letters[i], name: "curate-answer", title: tag.says })), text);
    this.card.append(box);
    box.querySelector("button")?.focus();
  }

  /**
   * What would be right, as INDRA's curators write it: fields that fill the comment; Enter sends, also when left empty.
   * @param {HTMLElement} box @param {string} tag @param {any} one @param {HTMLInputElement} text @param {() => void} send
   */
  #right(box, tag, one, text, send) {
    const { agents, statements } = this.page.data;
    const said = statements[one.key];
    const names = [said?.subject, said?.object].filter((key) => key in agents).map((key) => agents[key].name);
    const words = el("input", { type: "text", list: "curate-ends", "aria-label": RIGHT[tag][0], placeholder: RIGHT[tag][0] });
    const curie = el("input", { type: "text", "aria-label": "Right identifier", placeholder: "hgnc:11848" });
    const fields = tag === "grounding" ? [words, curie] : [words];
    if (tag === "grounding") words.value = names[0] ?? "";
    const row = el("div", { class: "curate-right curate-row", on: { keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") return;
      event.stopPropagation();
      if (event.key !== "Enter") return;
      event.preventDefault();
      const isFull = fields.every((field) => field.value.trim());
      text.value = isFull ? RIGHT[tag][1](words.value.trim(), curie.value.trim()) : text.value;
      send();
    } } }, el("span", { class: "quiet small", text: "What would be right? Enter sends, also empty." }), ...fields,
    el("datalist", { id: "curate-ends" }, ...names.map((name) => el("option", { value: name }))));
    box.append(row);
    (tag === "grounding" ? curie : words).focus();
    return undefined;
  }

  #edit() {
    const one = this.now;
    if (!one) return;
    const open = () => {
      this.page.select(one.key, false, { from: "link" });
      this.room.wantsFocus = true;
      this.room.turn("make");
    };
    if (one.isPending) this.room.do({ act: "take", suggestions: [one.key] }, open);
    else open();
  }

  /** @param {string} key */
  #comment(key) {
    const text = el("input", { type: "text", placeholder: "your words, then Enter", "aria-label": "Comment", on: { keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && text.value.trim()) this.room.do({ act: "edits", edits: [{ kind: "comment", key: `c${Date.now().toString(36)}`, about: key, text: text.value.trim() }] });
      event.stopPropagation();
    } } });
    this.card.append(text);
    text.focus();
  }

  /** A, X, E, J, K. @param {string} letter @param {Element} on @returns {boolean} */
  letter(letter, on) {
    if (on.closest(".curate-tags")) return false;
    const acts = { a: () => this.#accept(), x: () => this.#reject(), e: () => this.#edit(), j: () => this.#go(1), k: () => this.#go(-1) };
    acts[letter]?.();
    return letter in acts;
  }

  /** What each rule's suggestions came to, here and on annotated captions; what has earned it may be taken at once. */
  #rules() {
    this.rules.replaceChildren(...panel(this.room, () => void this.refresh()));
  }

  /** Clause by clause: what rests on it, or why nothing does. */
  #coverage() {
    const rows = this.room.sheet.coverage;
    this.coverage.hidden = !rows.length;
    if (rows.length) this.coverage.replaceChildren(...coverage(rows, (span) => this.room.words.choose(span)));
  }

  #switch() {
    const { sheet, me } = this.room;
    if (me.role !== "editor") return this.switch.replaceChildren();
    const words = sheet.single ? "Single curator: on. One person may do both; it is said in every export." : "Single curator: off. Another person than the author accepts.";
    return this.switch.replaceChildren(el("span", { class: "quiet small", text: words }),
      act(sheet.single ? "Switch off" : "Switch on", () => this.room.do({ act: "edits", edits: [{ kind: "switch", is_single_curator: !sheet.single }] }), { name: "link" }));
  }
}
