/**
 * A table of any length: an ARIA grid of our own whose rows exist only where they are seen. Sorted by its headers,
 * filtered as one types, with the columns that one chooses; every cell is reached by the arrow keys.
 */
import { el } from "./explore_parts.mjs";
import { fold } from "./search.mjs";

/** px of a row; the same as in the style sheet. */
export const ROW = 32;
/** Rows drawn above and below what is seen, so that a scroll finds them there. */
const SPARE = 12;
/** A scroll that has been still for so long has stopped, ms. */
const STILL = 160;
const WIDEST = 420;
const NARROWEST = 72;

/** @typedef {string|number|boolean|null} Cell */
/** @typedef {{name: string, says: string}} Column */
/** @typedef {{column: number, isDown: boolean}|null} Order */

/** @param {Cell} cell */
export const textOf = (cell) => (cell === null ? "" : cell === true ? "yes" : cell === false ? "no" : String(cell));

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Empty cells come last whichever way one sorts. @param {Cell} a @param {Cell} b @param {boolean} isDown */
export function compare(a, b, isDown) {
  const [noA, noB] = [a === null || a === "", b === null || b === ""];
  if (noA || noB) return noA && noB ? 0 : noA ? 1 : -1;
  const by = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(textOf(a), textOf(b));
  return isDown ? -by : by;
}

/**
 * Which rows are shown, and in which order: every word of the filter is somewhere in the row; `column: word` looks in
 * one column alone.
 * @param {Cell[][]} rows @param {string[]} folded each row's searchable text @param {Column[]} columns @param {string} typed @param {Order} order
 * @returns {number[]} places in `rows`
 */
export function arranged(rows, folded, columns, typed, order) {
  const tests = testsOf(columns, typed);
  const kept = [];
  for (let n = 0; n < rows.length; n += 1) if (tests.every((test) => test(rows[n], folded[n]))) kept.push(n);
  if (order) kept.sort((a, b) => compare(rows[a][order.column], rows[b][order.column], order.isDown) || a - b);
  return kept;
}

/** @param {Column[]} columns @param {string} typed @returns {((row: Cell[], folded: string) => boolean)[]} */
function testsOf(columns, typed) {
  const parts = typed.match(/\w+:"[^"]*"|"[^"]*"|\S+/g) ?? [];
  return parts.map((part) => {
    const [, name, rest] = /^([\w]+):(.+)$/.exec(part) ?? [];
    const at = columns.findIndex((column) => column.name === name);
    const sought = fold((at >= 0 ? rest : part).replaceAll('"', ""));
    return at >= 0 ? (row) => fold(textOf(row[at])).includes(sought) : (_row, folded) => folded.includes(sought);
  });
}

/** Widths from the first rows: what they need, within reason. @param {Column[]} columns @param {Cell[][]} rows */
export const widthsOf = (columns, rows) =>
  columns.map(({ name }, n) => {
    const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, textOf(row[n]).length), name.length + 2);
    return Math.round(Math.min(WIDEST, Math.max(NARROWEST, longest * 7.2 + 24)));
  });

export class Grid {
  /**
   * @param {{label: string, columns: Column[], rows: Cell[][], keysOf: (row: Cell[]) => string[], pick: (row: Cell[], add: boolean) => void, changed: (grid: Grid) => void}} made
   */
  constructor(made) {
    Object.assign(this, made);
    this.folded = this.rows.map((/** @type {Cell[]} */ row) => fold(row.map(textOf).join(" ")));
    this.widths = widthsOf(this.columns, this.rows);
    /** @type {Set<string>} keys of the selection */
    this.selected = new Set();
    this.hidden = new Set();
    /** @type {Order} */
    this.order = null;
    this.typed = "";
    this.at = { row: 0, column: 0 };
    /** @type {Map<number, HTMLElement>} rows that exist, by place */
    this.drawn = new Map();
    this.#build();
    this.arrange();
  }

  #build() {
    this.head = el("div", { role: "row", class: "grid-row grid-head", "aria-rowindex": 1 });
    this.rowgroup = el("div", { role: "rowgroup", class: "grid-rows" });
    this.element = el("div", {
      role: "grid", class: "grid", "aria-label": this.label, tabindex: -1,
      on: { scroll: () => this.#later(), focusin: (/** @type {FocusEvent} */ event) => this.#arrive(event), keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), click: (/** @type {MouseEvent} */ event) => this.#click(event) },
    }, el("div", { role: "rowgroup", class: "grid-heads" }, this.head), this.rowgroup);
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Columns that are shown. */
  get shown() {
    return [...this.columns.keys()].filter((n) => !this.hidden.has(n));
  }

  /** Rows and order anew; the first row is seen. */
  arrange() {
    this.places = arranged(this.rows, this.folded, this.columns, this.typed, this.order);
    const { shown } = this;
    this.element.style.setProperty("--columns", shown.map((n) => `${this.widths[n]}px`).join(" "));
    this.element.setAttribute("aria-rowcount", String(this.places.length + 1));
    this.element.setAttribute("aria-colcount", String(this.columns.length));
    this.head.replaceChildren(...shown.map((n) => this.#header(n)));
    this.element.style.setProperty("--wide", `${shown.reduce((sum, n) => sum + this.widths[n], 24)}px`);
    this.rowgroup.style.blockSize = `${this.places.length * ROW}px`;
    this.at = { row: Math.min(this.at.row, this.places.length), column: Math.min(this.at.column, shown.length - 1) };
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
    this.draw();
    this.changed(this);
  }

  /** @param {number} n */
  #header(n) {
    const { name, says } = this.columns[n];
    const sorted = this.order?.column === n ? (this.order.isDown ? "descending" : "ascending") : "none";
    return el("div", { role: "columnheader", class: "grid-cell", "aria-colindex": n + 1, "aria-sort": sorted, title: `${says}. Click to sort.`, "data-column": n, tabindex: -1, text: name.replaceAll("_", " ") });
  }

  #later() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  /** Make the rows that are seen out of those that left. Nothing here asks for layout after a change. */
  draw() {
    const { scrollTop, clientHeight } = this.element;
    const from = Math.max(0, Math.floor(scrollTop / ROW) - SPARE);
    const to = Math.min(this.places.length, Math.ceil((scrollTop + clientHeight) / ROW) + SPARE);
    const left = [];
    for (const [place, row] of this.drawn) {
      if ((place >= from && place < to) || row.contains(document.activeElement)) continue;
      left.push(row);
      this.drawn.delete(place);
    }
    const fresh = document.createDocumentFragment();
    for (let place = from; place < to; place += 1) {
      if (this.drawn.has(place)) continue;
      const old = left.pop();
      const row = old ?? this.#blank();
      this.#fill(row, place);
      this.drawn.set(place, row);
      if (!old) fresh.append(row);
    }
    for (const row of left) row.remove();
    this.rowgroup.append(fresh);
    this.#stop(false);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.#settle(), STILL);
  }

  /** At rest the rows stand in their order, for those who are read to; the one in focus is not moved. */
  #settle() {
    const rows = [...this.drawn].sort(([a], [b]) => a - b).map(([, row]) => row);
    if (rows.every((row, n) => this.rowgroup.children[n] === row)) return;
    const held = rows.findIndex((row) => row.contains(document.activeElement));
    if (held < 0) return void this.rowgroup.replaceChildren(...rows);
    rows[held].before(...rows.slice(0, held));
    rows[held].after(...rows.slice(held + 1));
    return undefined;
  }

  /** A row without words. */
  #blank() {
    const row = document.createElement("div");
    row.className = "grid-row";
    row.setAttribute("role", "row");
    for (const n of this.shown) {
      const cell = document.createElement("div");
      cell.setAttribute("role", "gridcell");
      cell.setAttribute("aria-colindex", String(n + 1));
      cell.tabIndex = -1;
      row.append(cell);
    }
    return row;
  }

  /** @param {HTMLElement} row @param {number} place */
  #fill(row, place) {
    const cells = this.rows[this.places[place]];
    row.setAttribute("aria-rowindex", String(place + 2));
    row.setAttribute("aria-selected", String(this.keysOf(cells).some((key) => this.selected.has(key))));
    row.dataset.place = String(place);
    row.style.transform = `translateY(${place * ROW}px)`;
    this.shown.forEach((n, at) => {
      const cell = row.children[at];
      const name = typeof cells[n] === "number" ? "grid-cell is-number" : "grid-cell";
      if (cell.className !== name) cell.className = name;
      cell.textContent = textOf(cells[n]);
    });
  }

  /** The selection of the page. @param {readonly string[]} keys @param {boolean} reveal */
  select(keys, reveal) {
    this.selected = new Set(keys);
    for (const [place, row] of this.drawn) {
      const cells = this.rows[this.places[place]];
      row.setAttribute("aria-selected", String(this.keysOf(cells).some((key) => this.selected.has(key))));
    }
    if (!reveal || !keys.length) return;
    const place = this.places.findIndex((/** @type {number} */ n) => this.keysOf(this.rows[n]).some((key) => this.selected.has(key)));
    if (place >= 0) this.#reveal(place);
  }

  /** @param {number} place */
  #reveal(place) {
    const { scrollTop, clientHeight } = this.element;
    const top = place * ROW;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + 2 * ROW > scrollTop + clientHeight) this.element.scrollTop = top + 2 * ROW - clientHeight;
    this.draw();
  }

  /** The focus came from elsewhere: from here on the arrows go. @param {FocusEvent} event */
  #arrive(event) {
    const cell = /** @type {Element} */ (event.target).closest(".grid-cell");
    const row = /** @type {HTMLElement|null|undefined} */ (cell?.parentElement);
    if (!cell || !row || cell === this.stopped) return;
    this.at = { row: row === this.head ? 0 : Number(row.dataset.place) + 1, column: [...row.children].indexOf(cell) };
    this.#stop(false);
  }

  /** The one cell that Tab reaches; row 0 is the header. @param {boolean} focus */
  #stop(focus) {
    this.stopped?.setAttribute("tabindex", "-1");
    const row = this.at.row ? this.drawn.get(this.at.row - 1) : this.head;
    const cell = /** @type {HTMLElement|undefined} */ (row?.children[this.at.column] ?? this.head.children[this.at.column]);
    cell?.setAttribute("tabindex", "0");
    this.stopped = cell;
    if (focus) cell?.focus({ preventScroll: true });
    if (focus) cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { row, column } = this.at;
    const [last, end] = [this.places.length, this.shown.length - 1];
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW) - 2);
    const isMany = event.ctrlKey || event.metaKey;
    /** @type {Record<string, [number, number]>} */
    const moves = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      PageDown: [row + page, column], PageUp: [row - page, column], Home: [isMany ? 0 : row, 0], End: [isMany ? last : row, end],
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : null;
    if (move) {
      this.at = { row: Math.min(last, Math.max(0, move[0])), column: Math.min(end, Math.max(0, move[1])) };
      if (this.at.row) this.#reveal(this.at.row - 1);
      this.#stop(true);
    } else if (event.key === "Enter" || event.key === " ") {
      if (row) this.pick(this.rows[this.places[row - 1]], event.shiftKey);
      else this.#sort(this.shown[column], true);
    } else if (isMany && event.key.toLowerCase() === "c" && !String(getSelection())) {
      void navigator.clipboard?.writeText(row ? textOf(this.rows[this.places[row - 1]][this.shown[column]]) : this.columns[this.shown[column]].name);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} column @param {boolean} [focus] */
  #sort(column, focus = false) {
    const isSame = this.order?.column === column;
    this.order = isSame && this.order?.isDown ? null : { column, isDown: isSame };
    this.element.scrollTop = 0;
    this.arrange();
    if (focus) this.#stop(true);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const header = target.closest("[data-column]");
    if (header) return this.#sort(Number(header.getAttribute("data-column")));
    const row = target.closest("[data-place]");
    const cell = target.closest("[role=gridcell]");
    if (!row || !cell || String(getSelection())) return undefined;
    const place = Number(row.getAttribute("data-place"));
    this.at = { row: place + 1, column: [...row.children].indexOf(cell) };
    this.#stop(false);
    return this.pick(this.rows[this.places[place]], event.shiftKey);
  }

  /** What is shown, as text for a spreadsheet. */
  text() {
    const { shown } = this;
    const clean = (/** @type {Cell} */ cell) => textOf(cell).replace(/\s+/g, " ").trim();
    const lines = [shown.map((n) => this.columns[n].name), ...this.places.map((/** @type {number} */ n) => shown.map((at) => clean(this.rows[n][at])))];
    return lines.map((line) => line.join("\t")).join("\n");
  }
}
