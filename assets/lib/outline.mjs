/** The outline: an ARIA tree, made in Python, that shares the picture's selection. */

/** @param {Element} item @returns {Element|null} */
const groupOf = (item) => item.querySelector(":scope > [role=group]");

/** @param {Element} item @returns {Element|null} */
const parentOf = (item) => item.parentElement?.closest("[role=treeitem]") ?? null;

/** @param {Element} tree @returns {HTMLElement[]} items whose ancestors are all open, from top to bottom */
export function visible(tree) {
  return /** @type {HTMLElement[]} */ ([...tree.querySelectorAll("[role=treeitem]")].filter(
    (item) => !item.parentElement?.closest('[role=treeitem][aria-expanded="false"]'),
  ));
}

export class Outline {
  /** @param {HTMLElement} section @param {(key: string, add: boolean) => void} pick */
  constructor(section, pick) {
    this.section = section;
    this.pick = pick;
    this.tree = /** @type {HTMLElement|null} */ (section.querySelector("[role=tree]"));
    /** @type {Element[]} */
    this.selected = [];
    this.tree?.addEventListener("click", (event) => this.#click(event));
    this.tree?.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Items by key; an agent may stand in several places. @returns {Map<string, Element[]>} */
  get items() {
    if (!this.byKey) {
      this.byKey = new Map();
      for (const item of this.tree?.querySelectorAll("[data-select]") ?? []) {
        const key = item.getAttribute("data-select") ?? "";
        this.byKey.set(key, [...(this.byKey.get(key) ?? []), item]);
      }
    }
    return this.byKey;
  }

  /** @param {readonly string[]} select */
  show(select) {
    for (const item of this.selected) item.setAttribute("aria-selected", "false");
    this.selected = select.flatMap((key) => this.items.get(key) ?? []);
    for (const item of this.selected) item.setAttribute("aria-selected", "true");
  }

  /** @param {Set<string>|null} keep null when nothing is filtered */
  filter(keep) {
    for (const item of this.left ?? []) item.classList.remove("is-faded");
    this.left = [];
    if (!keep) return;
    for (const [key, items] of this.items) if (!keep.has(key)) this.left.push(...items);
    for (const item of this.left) item.classList.add("is-faded");
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const item = event.target instanceof Element ? event.target.closest("[role=treeitem]") : null;
    if (!item) return;
    this.#stand(item, false);
    if (event.target.closest(".twisty")) return this.#open(item, item.getAttribute("aria-expanded") !== "true");
    const key = item.getAttribute("data-select");
    if (key) this.pick(key, event.shiftKey || event.ctrlKey || event.metaKey);
    else this.#open(item, item.getAttribute("aria-expanded") !== "true");
  }

  /** @param {Element} item @param {boolean} isOpen */
  #open(item, isOpen) {
    if (groupOf(item)) item.setAttribute("aria-expanded", String(isOpen));
  }

  /** @param {Element|undefined} item @param {boolean} [focus] */
  #stand(item, focus = true) {
    if (!item) return;
    this.stop ??= this.tree?.querySelector('[role=treeitem][tabindex="0"]') ?? null;
    this.stop?.setAttribute("tabindex", "-1");
    item.setAttribute("tabindex", "0");
    this.stop = item;
    if (focus) /** @type {HTMLElement} */ (item).focus();
  }

  /** The tree's keys, as the ARIA practices have them. @param {KeyboardEvent} event */
  #key(event) {
    const item = event.target instanceof Element ? event.target.closest("[role=treeitem]") : null;
    if (!item || !this.tree || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#act(item, event) || this.#type(item, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @param {Element} item @param {KeyboardEvent} event @returns {boolean} true when the key was the tree's */
  #act(item, event) {
    const isOpen = item.getAttribute("aria-expanded") === "true";
    const seen = visible(/** @type {Element} */ (this.tree));
    const at = seen.indexOf(/** @type {HTMLElement} */ (item));
    /** @type {Record<string, () => void>} */
    const acts = {
      __proto__: null,
      ArrowDown: () => this.#stand(seen[at + 1]),
      ArrowUp: () => this.#stand(seen[at - 1]),
      Home: () => this.#stand(seen[0]),
      End: () => this.#stand(seen.at(-1)),
      ArrowRight: () => (isOpen || !groupOf(item) ? isOpen && this.#stand(seen[at + 1]) : this.#open(item, true)),
      ArrowLeft: () => (isOpen && groupOf(item) ? this.#open(item, false) : this.#stand(parentOf(item) ?? undefined)),
      Enter: () => this.#pick(item, event.shiftKey),
      " ": () => this.#pick(item, event.shiftKey),
    };
    acts[event.key]?.();
    return event.key in acts;
  }

  /** @param {Element} item @param {boolean} add */
  #pick(item, add) {
    const key = item.getAttribute("data-select");
    if (key) this.pick(key, add);
    else this.#open(item, item.getAttribute("aria-expanded") !== "true");
  }

  /** A letter goes to the next item that begins with it. @param {Element} item @param {string} key */
  #type(item, key) {
    if (key.length !== 1 || !/\p{L}|\p{N}/u.test(key)) return false;
    const seen = visible(/** @type {Element} */ (this.tree));
    const at = seen.indexOf(/** @type {HTMLElement} */ (item));
    const found = [...seen.slice(at + 1), ...seen.slice(0, at)].find((one) =>
      (one.textContent ?? "").trim().toLowerCase().startsWith(key.toLowerCase()),
    );
    this.#stand(found);
    return Boolean(found);
  }
}
