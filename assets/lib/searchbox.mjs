/** The search: a combobox whose list fills as one types. The focus stays in the field; arrows go through the list. */
import { entriesOf, search } from "./search.mjs";

const SHOWN = 10;
const MOST = 60;

export class SearchBox {
  /**
   * @param {HTMLInputElement} input @param {HTMLElement} list @param {any} data
   * @param {{type: (q: string) => void, pick: (key: string, add: boolean) => void, leave: () => void, say: (words: string) => void}} on
   */
  constructor(input, list, data, on) {
    Object.assign(this, { input, list, data, on });
    this.at = -1;
    /** @type {import("./search.mjs").Entry[]} */
    this.found = [];
    input.addEventListener("input", () => on.type(input.value));
    input.addEventListener("input", () => this.open());
    input.addEventListener("focus", () => input.value && this.open());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.#key(event));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#click(event));
  }

  /** What is found for some words. @param {string} q */
  find(q) {
    this.entries ??= entriesOf(this.data);
    return search(this.entries, q, MOST);
  }

  /** Show the view's words when they came from elsewhere: the address, Escape. @param {string} q */
  show(q) {
    if (this.input.value !== q) this.input.value = q;
    if (!q) this.close();
  }

  open() {
    const { found, n } = this.find(this.input.value);
    this.found = found.slice(0, SHOWN);
    if (!this.input.value.trim()) return this.close();
    this.list.replaceChildren(...this.found.map((one, i) => option(one, i)));
    if (!n || n > SHOWN) this.list.append(footer(n ? `and ${n - SHOWN} more` : "Nothing of that name"));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark(found.length ? 0 : -1);
    this.on.say(n === 1 ? "1 result" : `${n || "No"} results`);
    return undefined;
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.at = -1;
  }

  /** @param {number} at */
  #mark(at) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = at;
    const option = this.list.children[at];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView?.({ block: "nearest" });
    return this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const n = this.found.length;
    const isOpen = !this.list.hidden;
    if (event.key === "Escape") {
      if (isOpen && this.input.value) this.close();
      else this.on.leave();
    } else if (event.key === "Enter") {
      const one = isOpen ? this.found[this.at] : undefined;
      if (one) this.#take(one.key, event.shiftKey);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && n) {
      if (!isOpen) this.open();
      else this.#mark((this.at + (event.key === "ArrowDown" ? 1 : -1) + n) % n);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const option = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    if (option) this.#take(option.getAttribute("data-key") ?? "", event.shiftKey);
  }

  /** @param {string} key @param {boolean} add */
  #take(key, add) {
    this.close();
    this.on.pick(key, add);
  }
}

/** @param {import("./search.mjs").Entry} one @param {number} i */
function option(one, i) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.id = `result-${i}`;
  item.dataset.key = one.key;
  item.className = `result result-${one.sort}`;
  const [name, hint] = [document.createElement("span"), document.createElement("span")];
  name.textContent = one.shown;
  hint.textContent = one.hint;
  hint.className = "hint";
  item.append(name, hint);
  return item;
}

/** @param {string} text */
function footer(text) {
  const item = document.createElement("li");
  item.setAttribute("role", "presentation");
  item.className = "more";
  item.textContent = text;
  return item;
}
