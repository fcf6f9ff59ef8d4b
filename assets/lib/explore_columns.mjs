/** The columns of a table by hand and by keyboard: their widths, and the order in which they stand. */
import { textOf } from "./explore_rows.mjs";

const WIDEST = 420;
export const NARROWEST = 72;
/** px of one step by keyboard. */
const STEP = 16;
/** px that a hand moves before a press is no click. */
const SLACK = 5;
/** How a header is used without a mouse; read out with it. */
export const HOW = "Enter sorts. Alt and an arrow: width. Shift and an arrow: place.";

/** Widths from the first rows: what they need, within reason. @param {import("./explore_rows.mjs").Column[]} columns @param {import("./explore_rows.mjs").Cell[][]} rows */
export const widthsOf = (columns, rows) => columns.map((_, n) => widthOf(columns, rows, n, WIDEST));

/** @param {import("./explore_rows.mjs").Column[]} columns @param {import("./explore_rows.mjs").Cell[][]} rows @param {number} n @param {number} widest */
function widthOf(columns, rows, n, widest) {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, textOf(row[n]).length), columns[n].name.length + 2);
  return Math.round(Math.min(widest, Math.max(NARROWEST, longest * 7.2 + 24)));
}

/** The order after one column went to the place of another. @param {readonly number[]} sequence @param {number} column @param {number} beside @returns {number[]} */
export function placed(sequence, column, beside) {
  const [from, to] = [sequence.indexOf(column), sequence.indexOf(beside)];
  if (from < 0 || to < 0 || from === to) return [...sequence];
  const rest = sequence.filter((one) => one !== column);
  rest.splice(to, 0, column);
  return rest;
}

/** Headers taken hold of: the edge widens, the rest carries the column elsewhere. */
export class Columns {
  /** @param {import("./explore_grid.mjs").Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.isJustDragged = false;
    grid.head.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.#down(event));
    grid.head.addEventListener("dblclick", (/** @type {MouseEvent} */ event) => this.#fit(event));
  }

  /** A header's stroke; true when it was one of ours. @param {KeyboardEvent} event @param {number} column */
  key(event, column) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || (!event.altKey && !event.shiftKey)) return false;
    const { grid } = this;
    if (event.altKey) grid.widen(column, grid.widths[column] + by * STEP);
    else {
      const to = grid.shown[grid.shown.indexOf(column) + by];
      if (to !== undefined) grid.reorder(column, to);
    }
    return true;
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const target = /** @type {Element} */ (event.target);
    const header = target.closest("[data-column]");
    this.isJustDragged = false;
    if (!header || event.button !== 0) return;
    const column = Number(header.getAttribute("data-column"));
    if (target.closest(".grid-edge")) this.#follow(event, this.#widen(event, column));
    else if (event.pointerType !== "touch") this.#follow(event, this.#carry(event, header, column));
  }

  /** @param {PointerEvent} down @param {{move: (event: PointerEvent) => void, up: () => void}} does */
  #follow(down, { move, up }) {
    const end = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      up();
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    if (/** @type {Element} */ (down.target).closest(".grid-edge")) down.preventDefault();
  }

  /** @param {PointerEvent} down @param {number} column */
  #widen(down, column) {
    const [from, was] = [down.clientX, this.grid.widths[column]];
    this.isJustDragged = true;
    return { move: (/** @type {PointerEvent} */ event) => this.grid.widen(column, was + event.clientX - from), up: () => {} };
  }

  /** @param {PointerEvent} down @param {Element} header @param {number} column */
  #carry(down, header, column) {
    let over = column;
    /** @type {Element|null} */
    let marked = null;
    const move = (/** @type {PointerEvent} */ event) => {
      if (!this.isJustDragged && Math.abs(event.clientX - down.clientX) < SLACK) return;
      this.isJustDragged = true;
      header.classList.add("is-carried");
      const under = this.#headerAt(event.clientX);
      marked?.classList.remove("is-before", "is-after");
      marked = under;
      if (!under) return;
      over = Number(under.getAttribute("data-column"));
      const { shown } = this.grid;
      if (over !== column) under.classList.add(shown.indexOf(over) < shown.indexOf(column) ? "is-before" : "is-after");
    };
    const up = () => {
      header.classList.remove("is-carried");
      marked?.classList.remove("is-before", "is-after");
      if (over !== column) this.grid.reorder(column, over);
    };
    return { move, up };
  }

  /** @param {number} x on the screen */
  #headerAt(x) {
    return [...this.grid.head.children].find((one) => {
      const { left, right } = one.getBoundingClientRect();
      return x >= left && x < right;
    }) ?? null;
  }

  /** As wide as its words. @param {MouseEvent} event */
  #fit(event) {
    const target = /** @type {Element} */ (event.target);
    const header = target.closest(".grid-edge")?.closest("[data-column]");
    if (!header) return;
    const column = Number(header.getAttribute("data-column"));
    this.grid.widen(column, widthOf(this.grid.columns, this.grid.rows, column, 2 * WIDEST));
  }
}
