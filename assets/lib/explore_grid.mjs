/**
 * A table of any length: an ARIA grid of our own whose rows exist only where they are seen. Sorted by its headers,
 * filtered as one types, with the columns that one chooses, in the order and width that one gives them; every cell is
 * reached by the arrow keys, and with Shift they take in a block of cells to copy.
 */
import { measureOf, write } from "./explore_cut.mjs";
import { Columns, HOW, NARROWEST, placed, widthsOf } from "./explore_columns.mjs";
import { el } from "./explore_parts.mjs";
import { arranged, linesOf, textOf } from "./explore_rows.mjs";
import { fold } from "./search.mjs";

/** px of a row; the same as in the style sheet. */
export const ROW = 32;
/** Rows drawn above and below what is seen, so that a scroll finds them there. */
const SPARE = 12;
/** px left and right of what is seen in which columns exist too. */
const BESIDE = 240;
/** A scroll that has been still for so long has stopped, ms. */
const STILL = 160;

/** @typedef {import("./explore_rows.mjs").Cell} Cell */
/** @typedef {import("./explore_rows.mjs").Column} Column */
/** @typedef {import("./explore_rows.mjs").Order} Order */

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
    /** The order of the columns, by their places in `columns`. */
    this.sequence = [...this.columns.keys()];
    /** @type {{row: number, column: number}|null} where a block of cells began */
    this.anchor = null;
    /** @type {Order} */
    this.order = null;
    this.typed = "";
    this.at = { row: 0, column: 0 };
    /** Columns that exist in rows, from and to, by their places among those shown. */
    this.from = 0;
    this.to = 0;
    this.isHeld = false;
    /** @type {Map<number, HTMLElement>} rows that exist, by place */
    this.drawn = new Map();
    this.#build();
    this.arrange();
  }

  #build() {
    this.head = el("div", { role: "row", class: "grid-row grid-head", "aria-rowindex": 1 });
    this.hands = new Columns(this);
    this.rowgroup = el("div", { role: "rowgroup", class: "grid-rows" });
    this.element = el("div", {
      role: "grid", class: "grid", "aria-label": this.label, "aria-multiselectable": "true", tabindex: -1,
      on: { scroll: () => this.#later(), focusin: (/** @type {FocusEvent} */ event) => this.#arrive(event), keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), click: (/** @type {MouseEvent} */ event) => this.#click(event) },
    }, el("div", { role: "rowgroup", class: "grid-heads" }, this.head), this.rowgroup);
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Columns that are shown. */
  get shown() {
    return this.sequence.filter((n) => !this.hidden.has(n));
  }

  /** @param {number} column @param {number} width px */
  widen(column, width) {
    this.widths[column] = Math.max(NARROWEST / 2, Math.round(width));
    this.#measure(this.shown);
    for (const [place, row] of this.drawn) this.#fill(row, place);
  }

  /** A column goes to the place of another. @param {number} column @param {number} beside */
  reorder(column, beside) {
    this.sequence = placed(this.sequence, column, beside);
    const hadFocus = this.head.contains(document.activeElement);
    this.anchor = null;
    this.arrange();
    if (!hadFocus) return;
    this.at = { row: 0, column: this.shown.indexOf(column) };
    this.#stop(true);
  }

  /** Where each column begins and ends, px; the header has them all, rows only those that are near. @param {number[]} shown */
  #measure(shown) {
    let at = 0;
    this.lefts = shown.map((n) => (at += this.widths[n]) - this.widths[n]);
    this.element.style.setProperty("--columns", shown.map((n) => `${this.widths[n]}px`).join(" "));
    this.element.style.setProperty("--wide", `${at + 24}px`);
    this.#lead();
  }

  /** Rows begin with the first column that exists in them. */
  #lead() {
    const { style } = this.element;
    style.setProperty("--near", this.seen.slice(this.from, this.to).map((/** @type {number} */ n) => `${this.widths[n]}px`).join(" "));
    style.setProperty("--lead", `${12 + (this.lefts[this.from] ?? 0)}px`);
  }

  /** Which columns are near what is seen; rows are made anew when they change. */
  #near() {
    const { scrollLeft, clientWidth } = this.element;
    const [left, right] = [scrollLeft - BESIDE, scrollLeft + clientWidth + BESIDE];
    const isNear = (/** @type {number} */ at) => this.lefts[at] < right && this.lefts[at] + this.widths[this.seen[at]] > left;
    const isSeen = (/** @type {number} */ at) => at >= this.from && at < this.to;
    const near = [...this.seen.keys()].filter(isNear);
    const held = this.rowgroup.contains(document.activeElement) ? [this.at.column] : [];
    const wanted = [near[0], near.at(-1), ...held].filter((at) => at !== undefined);
    const [first, last] = [Math.min(...wanted), Math.max(...wanted)];
    const isSeenNow = (/** @type {number} */ at) => this.lefts[at] < scrollLeft + clientWidth && this.lefts[at] + this.widths[this.seen[at]] > scrollLeft;
    if (near.filter(isSeenNow).every(isSeen) && held.every(isSeen) && this.to - this.from <= 2 * (last - first + 1)) return;
    this.from = first;
    this.to = last + 1;
    this.#lead();
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
    if (held.length) this.isHeld = true;
  }

  /** The cell of a row in a column; none where the column is far away. @param {Element|undefined} row @param {number} column */
  #cell(row, column) {
    return /** @type {HTMLElement|undefined} */ (row === this.head ? row.children[column] : row?.children[column - this.from]);
  }

  /** The column of a cell. @param {Element} cell @param {Element} row */
  #columnOf(cell, row) {
    return [...row.children].indexOf(cell) + (row === this.head ? 0 : this.from);
  }

  /** Rows and order anew; the first row is seen. */
  arrange() {
    this.places = arranged(this.rows, this.folded, this.columns, this.typed, this.order);
    const { shown } = this;
    this.seen = shown;
    this.from = this.to = 0;
    this.#measure(shown);
    this.element.setAttribute("aria-rowcount", String(this.places.length + 1));
    this.element.setAttribute("aria-colcount", String(this.columns.length));
    this.head.replaceChildren(...shown.map((n) => this.#header(n)));
    this.rowgroup.style.blockSize = `${this.places.length * ROW}px`;
    this.anchor = null;
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
    return el("div", { role: "columnheader", class: "grid-cell", "aria-colindex": n + 1, "aria-sort": sorted, "aria-description": HOW, title: `${says}. Click to sort, drag to move.`, "data-column": n, tabindex: -1 },
      el("span", { class: "grid-name", text: name.replaceAll("_", " ") }), el("span", { class: "grid-edge", "aria-hidden": "true", title: "Drag for the width, double click to fit" }));
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
    this.#near();
    const on = document.activeElement;
    const from = Math.max(0, Math.floor(scrollTop / ROW) - SPARE);
    const to = Math.min(this.places.length, Math.ceil((scrollTop + clientHeight) / ROW) + SPARE);
    const left = [];
    for (const [place, row] of this.drawn) {
      if ((place >= from && place < to) || row.contains(on)) continue;
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
    if (this.isHeld) this.stopped?.focus({ preventScroll: true });
    this.isHeld = false;
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
    for (const n of this.seen.slice(this.from, this.to)) {
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
    const { seen, from } = this;
    const measure = (/** @type {string} */ words) => (this.measure ??= measureOf(this.element))(words);
    for (let at = from; at < this.to; at += 1) {
      const [cell, said] = [row.children[at - from], cells[seen[at]]];
      const name = `grid-cell${typeof said === "number" ? " is-number" : ""}${this.anchor && this.#isIn(place + 1, at) ? " is-in" : ""}`;
      if (cell.className !== name) cell.className = name;
      write(/** @type {HTMLElement} */ (cell), textOf(said), this.widths[seen[at]], measure);
    }
  }

  /** True inside the block of cells. @param {number} row @param {number} column */
  #isIn(row, column) {
    if (!this.anchor) return false;
    const within = (/** @type {number} */ n, /** @type {number} */ a, /** @type {number} */ b) => n >= Math.min(a, b) && n <= Math.max(a, b);
    return within(row, this.anchor.row, this.at.row) && within(column, this.anchor.column, this.at.column);
  }

  /** Show the block of cells anew. */
  #block() {
    for (const [place, row] of this.drawn) [...row.children].forEach((cell, n) => cell.classList.toggle("is-in", this.#isIn(place + 1, n + this.from)));
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

  /** @param {number} place @param {number} [column] */
  #reveal(place, column) {
    const { scrollTop, clientHeight, scrollLeft, clientWidth } = this.element;
    const top = place * ROW;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + 2 * ROW > scrollTop + clientHeight) this.element.scrollTop = top + 2 * ROW - clientHeight;
    if (column !== undefined) {
      const [left, right] = [this.lefts[column], this.lefts[column] + this.widths[this.seen[column]] + 24];
      if (left < scrollLeft) this.element.scrollLeft = left;
      else if (right > scrollLeft + clientWidth) this.element.scrollLeft = Math.min(left, right - clientWidth);
    }
    this.draw();
  }

  /** The focus came from elsewhere: from here on the arrows go. @param {FocusEvent} event */
  #arrive(event) {
    const cell = /** @type {Element} */ (event.target).closest(".grid-cell");
    const row = /** @type {HTMLElement|null|undefined} */ (cell?.parentElement);
    if (!cell || !row || cell === this.stopped) return;
    this.at = { row: row === this.head ? 0 : Number(row.dataset.place) + 1, column: this.#columnOf(cell, row) };
    this.#unblock();
    this.#stop(false);
  }

  #unblock() {
    if (!this.anchor) return;
    this.anchor = null;
    this.#block();
  }

  /** The one cell that Tab reaches; row 0 is the header. @param {boolean} focus */
  #stop(focus) {
    this.stopped?.setAttribute("tabindex", "-1");
    const row = this.at.row ? this.drawn.get(this.at.row - 1) : this.head;
    const cell = this.#cell(row, this.at.column) ?? this.#cell(this.head, this.at.column);
    cell?.setAttribute("tabindex", "0");
    this.stopped = cell;
    if (focus) cell?.focus({ preventScroll: true });
    if (focus) cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Where a key leads: row 0 is the header. @param {KeyboardEvent} event @returns {[number, number]|null} */
  #moveOf(event) {
    const { row, column } = this.at;
    const [last, end] = [this.places.length, this.seen.length - 1];
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW) - 2);
    const isMany = event.ctrlKey || event.metaKey;
    /** @type {Record<string, [number, number]>} */
    const moves = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      PageDown: [row + page, column], PageUp: [row - page, column], Home: [isMany ? 0 : row, 0], End: [isMany ? last : row, end],
    };
    return Object.hasOwn(moves, event.key) ? moves[event.key] : null;
  }

  /** @param {[number, number]} move @param {boolean} isBlock the cells on the way are taken in */
  #go([row, column], isBlock) {
    const from = this.anchor;
    if (isBlock) this.anchor ??= this.at;
    else this.anchor = null;
    this.at = { row: Math.min(this.places.length, Math.max(isBlock ? 1 : 0, row)), column: Math.min(this.seen.length - 1, Math.max(0, column)) };
    if (this.at.row) this.#reveal(this.at.row - 1, this.at.column);
    if (from || this.anchor) this.#block();
    this.#stop(true);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { row, column } = this.at;
    const isMany = event.ctrlKey || event.metaKey;
    const letter = isMany ? event.key.toLowerCase() : "";
    const isOurs = !row && this.hands.key(event, this.seen[column]);
    const move = isOurs || event.altKey ? null : this.#moveOf(event);
    if (move) this.#go(move, event.shiftKey && row > 0);
    else if (letter === "a") this.#all();
    else if (event.key === "Escape" && this.anchor) this.#unblock();
    else if (event.key === "Enter" || event.key === " ") {
      if (row) this.pick(this.rows[this.places[row - 1]], event.shiftKey);
      else this.#sort(this.seen[column], true);
    } else if (letter === "c" && !String(getSelection())) void navigator.clipboard?.writeText(this.held());
    else if (!isOurs) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #all() {
    this.anchor = { row: 1, column: 0 };
    this.at = { row: this.places.length, column: this.seen.length - 1 };
    this.#block();
  }

  /** What is copied: the block of cells, or the one cell; a header's own words. */
  held() {
    const { row, column } = this.at;
    if (!row) return this.columns[this.seen[column]].name;
    const from = this.anchor ?? this.at;
    const [top, foot] = [Math.min(from.row, row), Math.max(from.row, row)];
    const [left, right] = [Math.min(from.column, column), Math.max(from.column, column)];
    return linesOf(this.rows, this.places.slice(top - 1, foot), this.seen.slice(left, right + 1)).join("\n");
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
    if (header) return this.hands.isJustDragged || target.closest(".grid-edge") ? undefined : this.#sort(Number(header.getAttribute("data-column")));
    const row = target.closest("[data-place]");
    const cell = target.closest("[role=gridcell]");
    if (!row || !cell || String(getSelection())) return undefined;
    const place = Number(row.getAttribute("data-place"));
    this.at = { row: place + 1, column: this.#columnOf(cell, row) };
    this.#stop(false);
    return this.pick(this.rows[this.places[place]], event.shiftKey);
  }

  /** What is shown, as text for a spreadsheet. */
  text() {
    const { shown } = this;
    return [shown.map((n) => this.columns[n].name).join("\t"), ...linesOf(this.rows, this.places, shown)].join("\n");
  }
}
