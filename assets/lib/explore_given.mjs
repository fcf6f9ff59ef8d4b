/** Whether a file or some text is a table of a person's values, or something else, such as a network. */
import { isBlank, number, readText } from "./sheet.mjs";

const WORKBOOK = /\.(xlsx|xlsm)$/i;
const TABLE = /\.(csv|tsv|txt)$/i;
/** A statements table begins so; three columns of words are one too. */
const ENDS = [["subject", "object"], ["source", "target"], ["from", "to"]];
/** Characters that are looked at. */
const LOOKED_AT = 64_000;

/** Names of columns, as one writes them. @param {readonly string[]} columns */
const isNetwork = (columns) => {
  const head = new Set(columns.map((one) => one.trim().toLowerCase()));
  return ENDS.some((pair) => pair.every((one) => head.has(one)));
};

/**
 * True for a table with a column that is mostly numbers and no two that are ends of statements.
 * @param {string} text its beginning is enough
 */
export function holdsValues(text) {
  const { sheet } = readText(text.slice(0, LOOKED_AT).replace(/[^\n]*$/, (rest) => (text.length > LOOKED_AT ? "" : rest)));
  if (!sheet || isNetwork(sheet.columns)) return false;
  return sheet.columns.some((/** @type {string} */ _, /** @type {number} */ n) => {
    const said = sheet.rows.map((/** @type {any} */ row) => row.cells[n]).filter((/** @type {string} */ cell) => !isBlank(cell));
    const numbers = said.filter((/** @type {string} */ cell) => number(cell, sheet.hasDecimalComma) !== null);
    return numbers.length > 0 && numbers.length >= 0.8 * said.length;
  });
}

/** True for a table whose columns say that it holds statements. @param {string} text */
export function holdsStatements(text) {
  const { sheet } = readText(text.slice(0, LOOKED_AT));
  return Boolean(sheet) && isNetwork(sheet.columns);
}

/**
 * True when the files are one table of values: a workbook, or words with numbers. Where values are waited for, any
 * table is one that holds no statements: what is wrong with it is said there.
 * @param {readonly File[]} files @param {boolean} [isAwaited] @returns {Promise<boolean>}
 */
export async function areValues(files, isAwaited = false) {
  if (files.length !== 1) return false;
  const [file] = files;
  if (WORKBOOK.test(file.name)) return true;
  if (!TABLE.test(file.name)) return false;
  const text = await file.slice(0, LOOKED_AT + 1).text();
  return isAwaited ? !holdsStatements(text) : holdsValues(text);
}
