/** The rows of a table: what their cells say, which are shown, and in which order. Pure. */
import { fold } from "./search.mjs";

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

/** Rows as lines for a spreadsheet. @param {Cell[][]} rows @param {readonly number[]} places @param {readonly number[]} columns @returns {string[]} */
export const linesOf = (rows, places, columns) =>
  places.map((n) => columns.map((at) => textOf(rows[n][at]).replace(/\s+/g, " ").trim()).join("\t"));
