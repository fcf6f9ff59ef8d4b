/**
 * A person's own table, read in the browser and kept there: columns and rows of words, and what is wrong with it.
 * The same as figtrace.network.sheet, held to the same vectors (tests/fixtures/overlay_vectors.json). Pure.
 */

export const MOST_BYTES = 50 * 1024 * 1024;
const DELIMITERS = ["\t", ";", ",", "|"];
const SNIFFED_LINES = 20;
const SHOWN = 5;
const NUMBER = /^[+\-−]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const DATE =
  /^([0-9]{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(mar|sep|dec)[a-z]*-[0-9]{1,2})$/i;
const BLANK = new Set(["", "na", "n/a", "nan", "null", "none", "-", "inf", "-inf"]);

/**
 * @typedef {{code: string, severity: string, where: string, message: string, cure: string}} Problem
 * @typedef {{number: number, cells: string[]}} Row
 * @typedef {{columns: string[], rows: Row[], hasDecimalComma: boolean}} Sheet
 */

/** @param {string} code @param {string} message @param {string} cure @param {string} severity @returns {Problem} */
export const problem = (code, message, cure, severity = "warning") => ({
  code, severity, where: "your data", message, cure,
});

/** The first few, and how many more. @param {string[]} words @returns {string} */
export function listed(words) {
  const rest = words.length - SHOWN;
  return words.slice(0, SHOWN).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/**
 * The table in a text file's bytes; a null sheet where an error stops.
 * @param {Uint8Array} bytes
 * @returns {{sheet: Sheet|null, problems: Problem[]}}
 */
export function readBytes(bytes) {
  if (bytes.length > MOST_BYTES) {
    const size = `the table has ${(bytes.length / 1024 / 1024).toFixed(1)} MB`;
    return stopped("overlay-too-large", size, "keep the columns that you need; 50 MB is the most");
  }
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isWide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  let text;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (isWide) return stopped("overlay-encoding", "the UTF-16 text is damaged", 'save the table as "CSV UTF-8"');
    const at = firstBadByte(bytes);
    const value = `0x${bytes[at].toString(16).padStart(2, "0")}`;
    return stopped("overlay-encoding", `byte ${value} at ${at} is no UTF-8`, 'save the table as "CSV UTF-8"');
  }
  if (text.includes("\0")) {
    return stopped("overlay-encoding", "the file is not text", "choose a CSV, TSV or XLSX file");
  }
  return readText(text);
}

/**
 * The table in pasted or decoded text; the delimiter is found from its first lines.
 * @param {string} text
 * @returns {{sheet: Sheet|null, problems: Problem[]}}
 */
export function readText(text) {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim()).slice(0, SNIFFED_LINES);
  if (!lines.length) return isEmpty();
  const delimiter = delimiterOf(lines);
  if (delimiter === null) {
    const message = `no tab, semicolon, comma or bar parts the first line "${[...lines[0]].slice(0, 60).join("")}"`;
    return stopped("overlay-delimiter", message, "save it as CSV or TSV, with one column of identifiers");
  }
  return sheetOf([...records(text, delimiter)], delimiter === ";");
}

/** The number in a cell; null for anything else. @param {string} cell @param {boolean} hasDecimalComma */
export function number(cell, hasDecimalComma = false) {
  let plain = cell.trim();
  if (hasDecimalComma) plain = plain.replaceAll(",", ".");
  if (!NUMBER.test(plain)) return null;
  const value = Number(plain.replaceAll("−", "-"));
  return Number.isFinite(value) ? value : null;
}

/** @param {string} cell */
export const isBlank = (cell) => BLANK.has(cell.trim().toLowerCase());

/** What a spreadsheet makes of gene names such as SEPT2. @param {string} cell */
export const isDate = (cell) => DATE.test(cell.trim());

const stopped = (code, message, cure) => ({ sheet: null, problems: [problem(code, message, cure, "error")] });
const isEmpty = () =>
  stopped("overlay-empty", "the table is empty", "paste or choose a table with a header and rows");

/** Where the first sequence that is no UTF-8 starts (RFC 3629, section 4). @param {Uint8Array} bytes @returns {number} */
function firstBadByte(bytes) {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at];
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : 3;
    if (more === 3 && (lead < 0xf0 || lead > 0xf4)) return at;
    const low = { 0xe0: 0xa0, 0xf0: 0x90 }[lead] ?? 0x80;
    const high = { 0xed: 0x9f, 0xf4: 0x8f }[lead] ?? 0xbf;
    for (let n = 1; n <= more; n += 1) {
      const [from, to] = n === 1 ? [low, high] : [0x80, 0xbf];
      if (!(bytes[at + n] >= from && bytes[at + n] <= to)) return at;
    }
    at += more + 1;
  }
  return 0;
}

/** @param {string[]} lines @returns {string|null} */
function delimiterOf(lines) {
  let best = null;
  let bestScore = [0, 0];
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => (records(line, delimiter).next().value ?? []).length);
    const score = [counts.filter((n) => n === counts[0] || n === counts[0] + 1).length, counts[0]];
    const isBetter = score[0] > bestScore[0] || (score[0] === bestScore[0] && score[1] > bestScore[1]);
    if (counts[0] > 1 && isBetter) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/**
 * The records of a text (RFC 4180): quotes only at a cell's start, doubled within, line ends of any kind.
 * @param {string} text
 * @param {string} delimiter
 * @returns {Generator<string[]>}
 */
function* records(text, delimiter) {
  const special = new RegExp(`[\\r\\n${delimiter === "|" ? "\\|" : delimiter}]`, "g");
  let cells = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end >= 0 && text[end + 1] === '"') {
        cell += text.slice(at + 1, end + 1);
        at = end + 1;
        end = text.indexOf('"', at + 1);
      }
      cell += text.slice(at + 1, end < 0 ? text.length : end);
      at = end < 0 ? text.length : end + 1;
    }
    special.lastIndex = at;
    const found = special.exec(text);
    const end = found ? found.index : text.length;
    cells.push(cell + text.slice(at, end));
    at = end + 1;
    if (found && found[0] === delimiter) {
      if (at >= text.length) cells.push("");
      if (at < text.length) continue;
    }
    if (found && found[0] === "\r" && text[at] === "\n") at += 1;
    yield cells;
    cells = [];
  }
}

/** @param {string[][]} all @param {boolean} hasDecimalComma @returns {{sheet: Sheet|null, problems: Problem[]}} */
function sheetOf(all, hasDecimalComma) {
  const rows = all
    .map((cells, n) => ({ number: n + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter((row) => row.cells.some(Boolean));
  while (rows.length && rows[0].cells[0].startsWith("#") && rows[0].cells.filter(Boolean).length === 1) rows.shift();
  if (!rows.length) return isEmpty();
  const problems = [];
  let head = [...rows[0].cells];
  if (head.some((cell) => number(cell, hasDecimalComma) !== null)) {
    head = head.map(() => "");
    const cure = "give the columns names, so that they can be told apart";
    problems.push(problem("overlay-no-header", "the first row holds numbers", cure, "note"));
  } else {
    rows.shift();
  }
  if (rows.length && rows.every((row) => row.cells.length === head.length + 1)) head.unshift("id");
  const ragged = rows.filter((row) => row.cells.length !== head.length).map((row) => `row ${row.number}`);
  if (ragged.length) {
    const message = `${listed(ragged)}: not ${head.length} cells, as the header has`;
    problems.push(problem("overlay-ragged", message, "check the quotes and the delimiter in these rows"));
  }
  const padded = rows.map((row) => ({ number: row.number, cells: head.map((_, n) => row.cells[n] ?? "") }));
  return { sheet: { columns: columnsOf(head), rows: padded, hasDecimalComma }, problems };
}

/** @param {string[]} head @returns {string[]} every column's own name */
function columnsOf(head) {
  const names = [];
  head.forEach((cell, n) => {
    const name = cell.replace(/^#/, "").trim() || `column ${n + 1}`;
    names.push(names.includes(name) ? `${name} (${n + 1})` : name);
  });
  return names;
}
