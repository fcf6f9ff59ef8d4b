/**
 * Make: say who acts on whom, and with which words. Subject, a digit, object, Enter; the caption's words are proposed and
 * may be chosen otherwise. What is typed stays in this browser until it stands in the journal.
 */
import { el } from "./explore_parts.mjs";
import { act, AgentSlot, kbd } from "./curate_parts.mjs";
import { Drawing } from "./curate_draw.mjs";
import { Naming } from "./curate_name.mjs";
import { Chosen } from "./curate_change.mjs";
import { Tree } from "./curate_tree.mjs";
import { begun, places } from "./curate_words.mjs";

const EMPTY = Object.freeze({ subject: "", relation: "", object: "", answers: {}, span: null, is_implied: false, mechanism: "" });

const HINTS = Object.freeze({
  naming: "Arrows choose the identifier, Enter names it, Esc leaves it.",
  subject: "First letters of a name, then Enter.",
  relation: "The digit of the relation; I before it for an implied step; T asks instead.",
  object: "First letters of a name, then Enter.",
  go: "Enter states it. Other words: choose them in the caption, then Enter.",
  caption: "Caption: arrows, ↓ the next name, Shift more, Enter names. Picture: S subject, O object.",
});

export class Tool {
  /** @param {import("./curate.mjs").Curate} room */
  constructor(room) {
    this.room = room;
    this.page = room.page;
    this.key_ = `figtrace-composer:${room.figid}`;
    this.draft = { ...EMPTY, ...JSON.parse(sessionStorage.getItem(this.key_) ?? "{}") };
    this.naming = new Naming(room);
    this.change = new Chosen(room, this);
    this.tree = new Tree(room.vocabulary.questions, (answers) => this.#answered(answers), () => this.rest.querySelector("button")?.focus());
    this.drawing = new Drawing(room.page, (subject, object) => this.#drawn(subject, object));
    this.#build();
  }

  #build() {
    const slot = (/** @type {string} */ label, /** @type {"subject"|"object"} */ part) => new AgentSlot(label, this.page, {
      pick: (key) => this.#set({ [part]: key }),
      again: (letter) => this.#again(part, letter),
      nearest: (keys) => this.#nearest(keys.filter((key) => part === "subject" || key !== this.draft.subject)),
      name: (words) => this.#unnamed(words),
      naming: (span, words) => this.name(span, words, (key) => {
        this[part].set(key);
        this.#set({ [part]: key });
      }),
    });
    this.subject = slot("Subject", "subject");
    this.object = slot("Object", "object");
    this.drawButton = act("draw", () => this.#draw(this.drawButton), { key: "D", name: "curate-relation", pressed: false, title: "Draw in the picture, from agent to agent" });
    this.relations = el("div", { class: "curate-relations", role: "group", "aria-label": "Relation: its digit chooses", on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#digit(event) } },
      ...this.room.vocabulary.relations.map((/** @type {any} */ one) => act(one.words, () => this.#relate(one.key), { key: one.key, name: "curate-relation", pressed: false })),
      act("ask", () => this.#ask(), { key: "T", name: "curate-relation", title: "By questions: the decision tree" }),
      this.drawButton);
    this.implied = el("input", { type: "checkbox", on: { change: () => this.#set({ is_implied: this.implied.checked }) } });
    this.mechanism = el("select", { "aria-label": "Mechanism", on: { change: () => this.#group() } });
    this.rest = el("div", { class: "curate-preview" });
    this.bar = el("div", { class: "curate-words", hidden: true });
    this.composer = el("form", { class: "curate-composer", "aria-label": "State a relation", on: { submit: (/** @type {Event} */ event) => this.#submit(event) } },
      this.subject.element, this.relations, this.tree.element, this.object.element, this.rest,
      el("div", { class: "curate-row curate-options" },
        el("label", { class: "curate-check" }, this.implied, el("span", { text: "an implied step: the words do not say it" }), kbd("I")), this.mechanism));
    this.hint = el("p", { class: "quiet small curate-hint", text: HINTS.caption });
    this.element = el("div", { class: "curate-make", on: { focusin: (/** @type {FocusEvent} */ event) => this.#hint(/** @type {Element} */ (event.target)), focusout: () => (this.hint.textContent = HINTS.caption) } }, this.hint, this.bar, this.naming.element, this.composer, this.change.element);
  }

  /** An agent of the last statement once more: the point goes on with the same one, Enter from its object. @param {"subject"|"object"} part @param {string} letter */
  #again(part, letter) {
    const known = (/** @type {string|undefined} */ key) => (key && key in this.page.data.agents ? key : "");
    if (letter === ".") return known(this.last?.[part]);
    return letter === "Enter" && part === "subject" ? known(this.last?.object) : "";
  }

  /** One line of what to press here. @param {Element} on */
  #hint(on) {
    const part = [["naming", this.naming.element], ["subject", this.subject.element], ["relation", this.relations], ["object", this.object.element], ["go", this.rest]].find(([, one]) => /** @type {Element} */ (one).contains(on))?.[0];
    const name = (/** @type {string|undefined} */ key) => (key && key in this.page.data.agents ? this.page.data.agents[key].name : "");
    const last = { subject: name(this.last?.subject), object: name(this.last?.object) };
    const again = part === "subject" && last.object ? ` Enter alone: ${last.object}; a point: ${last.subject}.` : part === "object" && last.object ? ` A point: ${last.object}.` : "";
    this.hint.textContent = `${HINTS[part ?? "caption"]}${again}`;
  }

  first() {
    return this.draft.subject ? (this.draft.relation ? this.object.input : this.relations.querySelector("button")) : this.subject.input;
  }

  refresh() {
    for (const part of /** @type {const} */ (["subject", "object"])) if (document.activeElement !== this[part].input) this[part].set(this.draft[part]);
    this.implied.checked = this.draft.is_implied;
    this.#mechanisms();
    this.#press();
    this.change.show(this.page.store.get().select);
    void this.#preview();
  }

  /** @param {string[]} select */
  selected(select) {
    this.change.show(select);
    const isIdle = !this.draft.subject && !this.draft.object && !this.element.contains(document.activeElement);
    if (isIdle && (select.at(-1) ?? "") in this.page.data.statements) this.change.element.scrollIntoView({ block: "nearest" });
  }

  leave() {
    this.drawing.turn(false);
    this.drawButton.setAttribute("aria-pressed", "false");
  }

  #mechanisms() {
    const all = Object.entries(this.page.data.mechanisms).map(([key, one]) => el("option", { value: key, text: one.title }));
    this.mechanism.replaceChildren(el("option", { value: "", text: "no mechanism" }), ...all, el("option", { value: "+", text: "new mechanism…" }));
    this.mechanism.value = this.draft.mechanism in this.page.data.mechanisms ? this.draft.mechanism : "";
  }

  /** Choose a mechanism, or make one whose title is asked for in its place. */
  #group() {
    if (this.mechanism.value !== "+") return this.#set({ mechanism: this.mechanism.value });
    const title = el("input", { type: "text", placeholder: "title of the mechanism, then Enter", "aria-label": "Title of the new mechanism" });
    title.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") title.replaceWith(this.mechanism);
      if (event.key !== "Enter" || !title.value.trim()) return;
      event.preventDefault();
      const taken = Object.keys(this.page.data.mechanisms);
      const key = Array.from({ length: 999 }, (_, i) => `M${i + 1}`).find((one) => !taken.includes(one) && !(one in this.page.data.agents));
      this.room.do({ act: "edits", edits: [{ kind: "add-mechanism", mechanism: { key, title: title.value.trim() } }] }, () => {
        title.replaceWith(this.mechanism);
        this.draft.mechanism = key ?? "";
        this.refresh();
      });
    });
    this.mechanism.replaceWith(title);
    title.focus();
    return undefined;
  }

  /** @param {Partial<typeof EMPTY> & Record<string, any>} part */
  #set(part) {
    const isNewEnd = "subject" in part || "object" in part;
    this.draft = { ...this.draft, ...(isNewEnd ? { span: null } : {}), ...part };
    this.#keep();
    this.#press();
    void this.#preview();
    if ("subject" in part && part.subject && !this.draft.relation) this.relations.querySelector("button").focus();
    else if ("subject" in part && part.subject && !this.draft.object) this.object.input.focus();
  }

  #keep() {
    sessionStorage.setItem(this.key_, JSON.stringify(this.draft));
  }

  #press() {
    const now = Object.keys(this.draft.answers).length ? "T" : this.draft.relation;
    for (const one of this.relations.children) if (one !== this.drawButton) one.setAttribute("aria-pressed", String(one.getAttribute("aria-keyshortcuts") === now));
  }

  /** @param {KeyboardEvent} event */
  #digit(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === "t") this.#ask();
    else if (event.key.toLowerCase() === "i") this.implied.click();
    else if (this.room.vocabulary.relations.some((/** @type {any} */ one) => one.key === event.key)) this.#relate(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} relation */
  #relate(relation) {
    this.#set({ relation, answers: {} });
    if (!this.draft.subject) this.subject.input.focus();
    else if (!this.draft.object) this.object.input.focus();
  }

  #ask() {
    this.tree.begin();
  }

  /** @param {Record<string, string>} answers */
  #answered(answers) {
    this.#set({ answers, relation: "" });
    if (!this.draft.object) this.object.input.focus();
  }

  /**
   * Words of the caption that no agent bears. Words that are typed out may stand inside another name: a cell in its vesicle's.
   * @param {string} words @returns {{words: string, span: [number, number]}[]}
   */
  #unnamed(words) {
    const { room } = this;
    const { pieces } = room.words;
    const begins = (/** @type {string} */ text) => text.toLowerCase().startsWith(words.toLowerCase());
    const found = room.sheet.mentions.map((/** @type {any} */ one) => one.span).filter((/** @type {[number, number]} */ span) => begins(room.words.text(span)));
    const taken = new Set(room.sheet.taken.map(String));
    const isFree = (/** @type {[number, number]} */ [start, end]) => !room.sheet.taken.some((/** @type {[number, number]} */ [a, b]) => a < end && start < b);
    const all = room.words.words;
    const [starts, ends] = [new Set(all.map((one) => one.start)), new Set(all.map((one) => one.end))];
    const isWhole = (/** @type {[number, number]} */ [start, end]) => starts.has(start) && (ends.has(end) || room.words.text([end, end + 8]) === "-derived");
    const spelled = places(pieces, words).filter((span) => isWhole(span) && !taken.has(String(span)));
    return [...spelled, ...[...found, ...begun(pieces, words)].filter(isFree)].map((span) => ({ span, words: room.words.text(span) }));
  }

  /** Agents that the caption names nearest to the last statement first. @param {string[]} keys @returns {string[]} */
  #nearest(keys) {
    const at = this.last?.at;
    if (at === undefined) return keys;
    const starts = this.room.words.pieces.map((one) => one.start);
    const far = (/** @type {string} */ key) => Math.min(...(this.page.data.agents[key].marks.mention ?? []).map(([piece]) => Math.abs((starts[piece] ?? 0) - at)), Infinity);
    return [...keys].sort((one, other) => far(one) - far(other));
  }

  /** Name words of the caption. @param {[number, number]} span @param {string} words @param {(key: string) => void} [then] */
  name(span, words, then = () => this.subject.input.focus()) {
    this.bar.hidden = true;
    this.room.words.choose(span);
    this.naming.begin(span, words, then);
  }

  /** Words chosen in the caption, by Enter. @param {[number, number]} span */
  use(span) {
    if (this.draft.subject && this.draft.object && (this.draft.relation || Object.keys(this.draft.answers).length)) return this.#say(span);
    return this.name(span, this.room.words.text(span));
  }

  /** Words chosen in the caption, by hand: what may be done with them. @param {[number, number]|null} span */
  chose(span) {
    const isOwn = this.naming.isOpen || (span && String(span) === String(this.shown));
    this.bar.hidden = !span || isOwn;
    if (!span || isOwn) return;
    const words = this.room.words.text(span);
    const on = this.page.store.get().select.at(-1);
    const isFull = this.draft.subject && this.draft.object && (this.draft.relation || Object.keys(this.draft.answers).length);
    this.bar.replaceChildren(...[
      el("q", { text: words.length > 90 ? `${words.slice(0, 88)}…` : words }),
      act("Name an agent", () => this.name(span, words)),
      isFull ? act("These words say it", () => this.#say(span)) : null,
      on && on in this.page.data.statements ? act(`Evidence for ${on}`, () => this.room.do({ act: "quote", statement: on, span })) : null,
      on && on in this.page.data.agents ? act(`Another name of ${this.page.data.agents[on].name}`, () => this.room.do({ act: "name", span, agent: on })) : null,
    ].filter(Boolean));
  }

  /** @param {[number, number]} span */
  #say(span) {
    this.bar.hidden = true;
    this.#set({ span });
    this.go?.focus();
  }

  /** @param {string} subject @param {string} object */
  #drawn(subject, object) {
    this.subject.set(subject);
    this.object.set(object);
    this.#set({ subject, object });
    this.relations.querySelector("button").focus();
    this.page.say("Now the relation: its digit, or T for questions");
  }

  /** @param {HTMLElement} button */
  #draw(button) {
    const isOn = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isOn));
    this.drawing.turn(isOn);
    if (isOn) this.page.say("Draw from agent to agent; Escape ends it");
  }

  /** S and O on an agent of the picture; D draws. @param {string} letter @param {Element} on @returns {boolean} */
  letter(letter, on) {
    if (letter === "d") {
      this.#draw(this.drawButton);
      return true;
    }
    const part = { s: "subject", o: "object" }[letter];
    const agent = on.closest("[data-agent]")?.getAttribute("data-agent") ?? this.page.store.get().select.findLast((key) => key in this.page.data.agents);
    if (!part || !agent) return false;
    this[part].set(agent);
    this.#set({ [part]: agent });
    if (part === "object" && !this.draft.relation) this.relations.querySelector("button").focus();
    else if (part === "subject") on.closest("[data-agent]")?.focus();
    return true;
  }

  async #preview() {
    const { subject, object, relation, answers, span } = this.draft;
    const isWhole = subject && object && (relation || Object.keys(answers).length);
    if (!isWhole) {
      this.asked = "";
      return this.rest.replaceChildren();
    }
    const asked = { subject, object, relation, ...Object.fromEntries(Object.entries(answers).map(([name, value]) => [`answer-${name}`, value])) };
    if (span) Object.assign(asked, { start: span[0], end: span[1] });
    const at = JSON.stringify(asked);
    if (this.asked === at && this.rest.children.length) return undefined;
    this.asked = at;
    try {
      const told = await this.room.wire.get("preview", asked);
      if (this.asked === at) this.#show(told);
    } catch (error) {
      this.rest.replaceChildren(el("p", { class: "curate-problem", text: error.message }));
    }
    return undefined;
  }

  /** @param {any} told */
  #show(told) {
    const quote = told.span
      ? el("p", {}, el("q", { text: told.quote }))
      : el("p", { class: "curate-problem", text: "No sentence names both. Select the words that say it; without words it stays a draft." });
    const hadFocus = !document.activeElement || document.activeElement === document.body || this.composer.contains(document.activeElement);
    this.go = el("button", { type: "submit", class: "button curate-go" }, el("span", { text: "State it" }), el("kbd", { text: "Enter" }));
    this.rest.replaceChildren(...[
      el("p", { class: "curate-sentence" }, el("strong", { text: told.sentence }), el("span", { class: "quiet", text: ` ${told.type}; ${told.sign_words}` })),
      quote,
      told.advice ? el("p", { class: "curate-problem", text: told.advice }) : null,
      el("div", { class: "curate-row" }, this.go, act("Other words", () => this.room.words.caption.focus(), { name: "link" }), act("Clear", () => this.#clear(), { name: "link" })),
    ].filter(Boolean));
    this.shown = told.span;
    if (told.span) this.room.words.choose(told.span);
    if (hadFocus && !this.tree.isOpen) this.go.focus({ preventScroll: true });
  }

  #clear() {
    this.draft = { ...EMPTY, mechanism: this.draft.mechanism };
    this.#keep();
    this.shown = null;
    this.refresh();
    this.subject.input.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const { subject, object, relation, answers, span, is_implied, mechanism } = this.draft;
    if (!subject || !object || !(relation || Object.keys(answers).length)) return;
    this.room.do({ act: "state", subject, object, relation, answers, span, is_implied, mechanism: mechanism || null }, (answer) => {
      this.last = { subject, object, at: this.shown?.[0] ?? this.last?.at };
      this.draft = { ...EMPTY, mechanism };
      this.#keep();
      this.shown = null;
      getSelection()?.removeAllRanges();
      this.refresh();
      this.subject.input.focus();
      this.room.tell(answer.entries.at(-1)?.label ?? "");
    });
  }
}
