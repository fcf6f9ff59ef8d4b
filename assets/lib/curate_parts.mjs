/** Pieces of Curate's forms: a box that finds agents and names new ones, radio rows, keys beside words. */
import { el } from "./explore_parts.mjs";
import { entriesOf, search } from "./search.mjs";

/** @param {string} key */
export const kbd = (key) => el("kbd", { text: key });

/** @param {string} words @param {() => void} act @param {{key?: string, name?: string, title?: string, pressed?: boolean, disabled?: boolean}} [how] */
export const act = (words, act, { key = "", name = "button", title, pressed, disabled = false } = {}) =>
  el("button", { type: "button", class: name, title, disabled, "aria-pressed": pressed === undefined ? null : String(pressed), "aria-keyshortcuts": key || null, on: { click: act } },
    el("span", { text: words }), key && kbd(key));

/** When, in the reader's own time. @param {string} at ISO 8601 */
export const when = (at) => new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

let n = 0;
/** An id that is used once. @param {string} stem */
export const fresh = (stem) => `curate-${stem}-${(n += 1)}`;

/** @param {string} label @param {any} field */
export function labelled(label, field) {
  const id = fresh("field");
  field.id = id;
  return el("div", { class: "curate-field" }, el("label", { for: id, text: label }), field);
}

/** @param {{value: string, label: string}[]} options @param {string} now @param {(value: string) => void} [choose] */
export function select(options, now, choose = () => {}) {
  const box = el("select", { on: { change: () => choose(box.value) } },
    ...options.map((one) => el("option", { value: one.value, text: one.label, selected: one.value === now })));
  box.value = now;
  return box;
}

/**
 * A row of radio buttons down a column; the chosen one's value, and a form's Enter sends it.
 * @param {string} legend @param {{value: string, words: any[]}[]} options @param {string} now @param {(value: string) => void} [choose]
 */
export function radios(legend, options, now, choose = () => {}) {
  const name = fresh("radio");
  const group = el("fieldset", { class: "curate-radios" }, el("legend", { text: legend }),
    ...options.map((one) => el("label", {},
      el("input", { type: "radio", name, value: one.value, checked: one.value === now, on: { change: () => choose(one.value) } }),
      el("span", {}, ...one.words))));
  return { element: group, value: () => /** @type {HTMLInputElement|null} */ (group.querySelector("input:checked"))?.value ?? "", first: () => group.querySelector("input:checked") ?? group.querySelector("input") };
}

/** Words that are offered to be named: each once, and only a few. @param {{words: string, span: [number, number]}[]} all */
const once = (all) => [...new Map(all.map((one) => [one.words, one])).values()].slice(0, 4);

/** A box in which an agent is found by name; words of the caption that name none yet can be named from here. */
export class AgentSlot {
  /**
   * @param {string} label @param {any} page
   * @param {{pick: (key: string) => void, again?: (letter: string) => string, nearest?: (keys: string[]) => string[], name?: (words: string) => {words: string, span: [number, number]}[], naming?: (span: [number, number], words: string) => void}} on
   */
  constructor(label, page, on) {
    Object.assign(this, { page, on });
    this.id = fresh("agent");
    this.key = "";
    /** @type {any[]} */
    this.found = [];
    this.at = 0;
    this.input = el("input", {
      type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": this.id, "aria-autocomplete": "list", autocomplete: "off",
      spellcheck: "false", placeholder: "name in the caption", id: `${this.id}-input`,
      on: { input: () => this.show(), focus: () => this.input.select(), blur: () => this.#open(false), keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) },
    });
    this.list = el("ul", { id: this.id, role: "listbox", "aria-label": label, hidden: true, on: {
      pointerdown: (/** @type {Event} */ event) => event.preventDefault(),
      click: (/** @type {Event} */ event) => this.#take(Number(/** @type {Element} */ (event.target).closest("[data-n]")?.getAttribute("data-n") ?? -1)),
    } });
    this.element = el("div", { class: "curate-slot" }, el("label", { for: `${this.id}-input`, text: label }), this.input, this.list);
  }

  /** @param {string} key "" for none */
  set(key) {
    this.key = key in this.page.data.agents ? key : "";
    this.input.value = this.key ? this.page.data.agents[this.key].name : "";
    this.#open(false);
  }

  show() {
    this.key = "";
    const sought = this.input.value.trim();
    const { found } = search(entriesOf({ agents: this.page.data.agents, statements: {} }), sought, 7);
    const known = this.#ranked((sought ? found : []).map((one) => ({ key: one.key, words: one.shown, hint: one.hint })), sought);
    const isNamed = (/** @type {string} */ words) => words.toLowerCase() === sought.toLowerCase();
    const unnamed = sought ? once(this.on.name?.(sought) ?? []).map((one) => ({ ...one, hint: "new agent: name these words" })) : [];
    this.found = unnamed.some((one) => isNamed(one.words)) ? [...unnamed, ...known] : [...known, ...unnamed];
    this.at = 0;
    this.list.replaceChildren(...this.found.map((one, i) => el("li", { role: "option", id: `${this.id}-${i}`, class: "result", "data-n": i, "aria-selected": String(i === 0) },
      el("span", { text: one.words }), el("span", { class: "hint", text: one.hint }))));
    if (sought && !this.found.length) this.list.replaceChildren(el("li", { role: "presentation", class: "more", text: "Neither an agent nor words of the caption" }));
    this.#open(Boolean(sought));
  }

  /** Names that begin so first, and of those the nearest in the caption. @param {any[]} found @param {string} sought */
  #ranked(found, sought) {
    const begins = found.filter((one) => one.words.toLowerCase().startsWith(sought.toLowerCase()));
    const order = this.on.nearest?.(begins.map((one) => one.key)) ?? begins.map((one) => one.key);
    const byKey = new Map(begins.map((one) => [one.key, one]));
    return [...order.map((key) => byKey.get(key)), ...found.filter((one) => !byKey.has(one.key))];
  }

  /** @param {boolean} isOpen */
  #open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && this.found.length) this.input.setAttribute("aria-activedescendant", `${this.id}-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} at */
  #stand(at) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = (at + this.found.length) % this.found.length;
    this.list.children[this.at]?.setAttribute("aria-selected", "true");
    this.#open(true);
  }

  /** @param {number} at */
  #take(at) {
    const one = this.found[at];
    if (!one) return;
    if (one.key) {
      this.set(one.key);
      this.on.pick(one.key);
    } else {
      this.#open(false);
      this.on.naming?.(one.span, one.words);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isOpen = !this.list.hidden && this.found.length > 0;
    const again = this.input.value ? "" : this.on.again?.(event.key) ?? "";
    if (again) {
      this.set(again);
      this.on.pick(again);
    } else if (event.key === "Enter" && isOpen) this.#take(this.at);
    else if (event.key === "Enter" && this.key) this.on.pick(this.key);
    else if (event.key === "ArrowDown" && isOpen) this.#stand(this.at + 1);
    else if (event.key === "ArrowUp" && isOpen) this.#stand(this.at - 1);
    else if (event.key === "Escape" && !this.list.hidden) this.#open(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
