/** Naming words of the caption: the kind of agent, then its identifier among candidates with their reasons, or none. */
import { el } from "./explore_parts.mjs";
import { act, labelled, radios, select } from "./curate_parts.mjs";

export class Naming {
  /** @param {import("./curate.mjs").Curate} room */
  constructor(room) {
    this.room = room;
    this.element = el("form", { class: "curate-naming", hidden: true, "aria-label": "Name an agent", on: {
      submit: (/** @type {Event} */ event) => this.#submit(event),
      keydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.#leave(event),
    } });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {[number, number]} span @param {string} words @param {(key: string) => void} then */
  async begin(span, words, then) {
    Object.assign(this, { span, words, then });
    this.element.hidden = false;
    this.element.replaceChildren(el("p", { class: "quiet", text: `Looking for “${words}”…` }));
    await this.#look("");
  }

  /** @param {string} kind */
  async #look(kind) {
    try {
      const told = await this.room.wire.get("ground", { name: this.words, kind });
      this.#show(told, kind || told.kind);
    } catch (error) {
      this.#show({ candidates: [], notes: [error.message], status: "unresolved" }, kind || "unknown");
    }
  }

  /** @param {any} told @param {string} kind */
  #show(told, kind) {
    this.told = told;
    this.kind = select(this.room.vocabulary.kinds, kind);
    const options = told.candidates.map((/** @type {any} */ one, /** @type {number} */ i) => ({
      value: String(i),
      words: [el("strong", { text: one.name }), el("code", { text: one.curie }), el("span", { class: "chip", text: one.level_words }), el("span", { class: "quiet small", text: `${one.why}${one.members ? `; ${one.members} members` : ""}` })],
    }));
    options.push({ value: "none", words: [el("strong", { text: "No identifier" }), el("span", { class: "quiet small", text: "unresolved is legal" })] });
    this.choice = radios(told.status === "ambiguous" ? "Several stand equal: choose" : "Identifier", options, told.status === "grounded" ? "0" : "none");
    this.element.replaceChildren(...[
      el("p", { class: "curate-sentence" }, el("span", { text: "Name " }), el("q", { text: this.words })),
      labelled("Kind", this.kind), this.choice.element,
      ...told.notes.map((/** @type {string} */ note) => el("p", { class: "quiet small", text: note })),
      el("div", { class: "curate-row" }, el("button", { type: "submit", class: "button curate-go" }, el("span", { text: "Name it" }), el("kbd", { text: "Enter" })), act("Cancel", () => this.#leave(), { name: "link" })),
    ]);
    for (const field of [this.kind, ...this.choice.element.querySelectorAll("input")]) field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && this.#submit(event));
    this.choice.first()?.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    event.stopPropagation();
    if (!this.isOpen || !this.choice) return;
    const one = this.told.candidates[Number(this.choice.value())];
    const known = new Set(Object.keys(this.room.page.data.agents));
    this.room.do({ act: "name", span: this.span, kind: this.kind.value, ...(one ? { curie: one.curie, level: one.level, label: one.name, source: one.source } : {}) }, () => {
      this.element.hidden = true;
      const agents = this.room.page.data.agents;
      const made = Object.keys(agents).find((key) => !known.has(key)) ?? Object.keys(agents).find((key) => agents[key].name === this.words);
      if (made) this.then(made);
    });
  }

  /** @param {Event} [event] */
  #leave(event) {
    event?.stopPropagation();
    this.element.hidden = true;
    this.room.tool?.first?.()?.focus();
  }
}
