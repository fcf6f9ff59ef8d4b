/** The caption's words: which of them say what is selected, and what a word that is clicked supports. */
import { isDrawn, sortOf, touching } from "./select.mjs";

/** @typedef {import("./select.mjs").Index} Index */
/** @typedef {[number, number]} Range piece indexes, half-open */

const PARTS = ["quote", "subject", "object", "trigger", "mention"];

/** The quotes of one statement, the first first. @param {any} marks @returns {Range[]} */
const quotesOf = (marks) => (marks?.quote ? [marks.quote, ...(marks.quotes ?? [])] : []);

/**
 * Piece ranges to mark for one key, by part.
 * @param {Index} index @param {string} key @param {string} at
 * @returns {Record<string, Range[]>}
 */
export function marksOf(index, key, at) {
  const sort = sortOf(index, key);
  if (sort === "mechanism") {
    const drawn = index.mechanisms[key].statements.filter((one) => isDrawn(index, one, at));
    return { quote: drawn.flatMap((one) => quotesOf(index.statements[one].marks)) };
  }
  const marks = (sort === "agent" ? index.agents : index.statements)[key]?.marks ?? {};
  return Object.fromEntries(
    PARTS.filter((part) => marks[part]?.length).map((part) => [part, part === "quote" ? quotesOf(marks) : marks[part]]),
  );
}

/** @param {Range[]|undefined} ranges @param {number} piece */
const holds = (ranges, piece) => (ranges ?? []).some(([from, to]) => from <= piece && piece < to);

/**
 * Statements that a piece of the caption supports, the most particular first: whose trigger it is, then whose subject
 * or object, then the shortest quote. Those that the reading does not draw come only when it draws none.
 * @param {Index} index @param {readonly string[]} statements @param {number} piece @param {string} at
 * @returns {string[]}
 */
export function supported(index, statements, piece, at) {
  const known = statements.filter((key) => sortOf(index, key) === "statement");
  const drawn = known.filter((key) => isDrawn(index, key, at));
  const rank = (/** @type {string} */ key) => {
    const { quote = [0, 0], subject, object, trigger } = index.statements[key].marks ?? {};
    const part = holds(trigger, piece) ? 0 : holds(subject, piece) || holds(object, piece) ? 1 : 2;
    return part * 10000 + (quote[1] - quote[0]);
  };
  return (drawn.length ? drawn : known).map((key) => ({ key, rank: rank(key) })).sort((a, b) => a.rank - b.rank).map(({ key }) => key);
}

/**
 * What the next click on the same words selects.
 * @param {readonly string[]} keys @param {readonly string[]} select
 * @returns {string|null}
 */
export function nextOf(keys, select) {
  if (!keys.length) return null;
  const at = select.length === 1 ? keys.indexOf(select[0]) : -1;
  return keys[(at + 1) % keys.length];
}

/** The caption in the page. */
export class Caption {
  /**
   * @param {HTMLElement} section @param {Index} index
   * @param {{pick: (key: string, add: boolean) => void, at: () => string, selected: () => readonly string[]}} page
   */
  constructor(section, index, page) {
    Object.assign(this, { section, index, page });
    this.words = /** @type {HTMLElement|null} */ (section.querySelector(".caption"));
    this.choices = /** @type {HTMLElement|null} */ (section.querySelector(".choices"));
    /** @type {[Element, string][]} */
    this.marked = [];
    this.words?.addEventListener("click", (event) => this.#click(event));
    this.words?.addEventListener("keydown", (event) => this.#key(event));
    this.words?.querySelector("mark")?.setAttribute("tabindex", "0");
  }

  /** Pieces by their index. @returns {Element[]} */
  get pieces() {
    this.cut ??= [...(this.words?.querySelectorAll("[data-piece]") ?? [])];
    return this.cut;
  }

  /** Mark the words of a selection; only what was marked and what will be is touched. @param {readonly string[]} select @param {string} at */
  mark(select, at) {
    for (const [piece, name] of this.marked) piece.classList.remove(name);
    this.marked = [];
    for (const key of select) {
      for (const [part, ranges] of Object.entries(marksOf(this.index, key, at))) {
        for (const [from, to] of ranges) this.#paint(from, to, `is-${part}`);
      }
    }
    if (this.choices && !this.choices.hidden && !this.offered?.includes(select[0])) this.choices.hidden = true;
  }

  /** @param {number} from @param {number} to @param {string} name */
  #paint(from, to, name) {
    for (const piece of this.pieces.slice(from, to)) {
      piece.classList.add(name);
      this.marked.push([piece, name]);
    }
  }

  /** Bring the marked words into sight inside their own panel, once the page is drawn. */
  reveal() {
    const first = this.marked[0]?.[0];
    if (first) requestAnimationFrame(() => first.scrollIntoView({ block: "center", inline: "nearest" }));
  }

  /** The words that a statement quotes. @param {string} key @returns {string} "" when it has none */
  quote(key) {
    const [from, to] = this.index.statements[key]?.marks?.quote ?? [0, 0];
    return this.pieces.slice(from, to).map((piece) => piece.textContent).join("");
  }

  /** The words behind a statement and where they stand, in code points; null without any. @param {string} key */
  place(key) {
    const [from, to] = this.index.statements[key]?.marks?.quote ?? [0, 0];
    if (from === to) return null;
    const words = (/** @type {number} */ start, /** @type {number} */ end) => this.pieces.slice(start, end).map((piece) => piece.textContent).join("");
    const start = [...words(0, from)].length;
    const quote = words(from, to);
    return { quote, start, end: start + [...quote].length };
  }

  /** @param {Event} event */
  #click(event) {
    const piece = event.target instanceof Element ? event.target.closest("[data-statements]") : null;
    if (!piece || !getSelection()?.isCollapsed) return;
    this.#choose(/** @type {HTMLElement} */ (piece), event instanceof MouseEvent && event.shiftKey);
  }

  /** @param {HTMLElement} piece @param {boolean} add */
  #choose(piece, add) {
    const keys = supported(this.index, (piece.dataset.statements ?? "").split(" "), Number(piece.dataset.piece), this.page.at());
    const key = nextOf(keys, this.page.selected());
    if (!key) return;
    this.offered = keys;
    this.page.pick(key, add);
    this.#offer(keys, key);
  }

  /** When words support several statements all of them are named, and the picked one is marked. @param {string[]} keys @param {string} picked */
  #offer(keys, picked) {
    if (!this.choices) return;
    this.choices.hidden = keys.length < 2;
    if (keys.length < 2) return;
    const title = document.createElement("p");
    title.textContent = `These words support ${keys.length} statements`;
    const list = document.createElement("ul");
    for (const key of keys) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "link", textContent: wordsOf(this.index, key, this.page.at()) });
      button.dataset.select = key;
      if (key === picked) button.setAttribute("aria-current", "true");
      item.append(button);
      list.append(item);
    }
    this.choices.replaceChildren(title, list);
  }

  /** One stop for Tab; arrows go from mark to mark. @param {KeyboardEvent} event */
  #key(event) {
    const on = event.target instanceof Element ? event.target.closest("mark") : null;
    if (!on || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") this.#choose(/** @type {HTMLElement} */ (on), event.shiftKey);
    else if (!this.#step(on, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Element} on @param {string} key @returns {boolean} */
  #step(on, key) {
    const marks = [...(this.words?.querySelectorAll("mark") ?? [])];
    const at = marks.indexOf(/** @type {HTMLElement} */ (on));
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[key];
    if (to === undefined) return false;
    const mark = marks[to];
    if (mark) {
      on.setAttribute("tabindex", "-1");
      mark.setAttribute("tabindex", "0");
      mark.focus();
    }
    return true;
  }
}

/** The sentence of a statement in one reading, or the label of an agent. @param {Index} index @param {string} key @param {string} at @returns {string} */
export function wordsOf(index, key, at) {
  const sort = sortOf(index, key);
  if (sort === "agent") return index.agents[key].label ?? index.agents[key].name;
  if (sort === "mechanism") return index.mechanisms[key].title;
  const words = index.statements[key]?.words ?? key;
  return typeof words === "string" ? words : words[at] ?? Object.values(words)[0] ?? key;
}

/** How many statements an agent takes part in. @param {Index} index @param {string} key @param {string} at */
export const nTouching = (index, key, at) => touching(index, key, at).length;
