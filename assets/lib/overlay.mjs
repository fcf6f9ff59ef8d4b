/**
 * A person's own values laid on the network, in the browser alone: nothing is sent anywhere.
 * The same as figtrace.network.overlay, from the index made there, held to the same vectors. Pure.
 */
import { isBlank, isDate, listed, number, problem } from "./sheet.mjs";

export const SIDE_STEPS = 4;
const MOST_LOOKED_AT = 2000;
const NAMED_ID = /gene|symbol|protein|mirna|mir\b|uniprot|ensembl|entrez|hgnc|accession|\bid\b|^name$/i;
const NCBI_COLUMN = /entrez|ncbi|gene[ _.]?id/i;
const P_COLUMN = /p[ ._-]?val|p[ ._-]?adj|adj[ ._-]?p|fdr|^p$|^q$|q[ ._-]?val/i;
const RATIO_COLUMN = /fold[ ._-]?change|ratio|^fc$/i;
/** What people look for first: a table of DESeq2 begins with each gene's mean. */
const EFFECT_COLUMN = /fold[ ._-]?change|(?<![a-z])(?:log|ln)?2?[ ._-]?l?fc(?![a-z])/i;
const ENSEMBL = /^(?:ensembl)?ens[a-z]*g[0-9]{11}/;
const REWRITES = [
  [/^(?:sp|tr)\|([A-Za-z0-9]+)(?:-[0-9]+)?\|.*$/, "uniprot:$1"],
  [/^(ENS[A-Z]*G[0-9]{11})\.[0-9]+$/i, "ensembl:$1"],
  [/^(?:ncbi|entrez|gene ?id)(?: ?gene)?(?: ?id)?[:_ ]+([0-9]+)$/i, "ncbigene:$1"],
  [/^hgnc:hgnc:([0-9]+)$/i, "hgnc:$1"],
  [/^([OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9](?:[A-Z][A-Z0-9]{2}[0-9]){1,2})-[0-9]+$/, "uniprot:$1"],
];
const GREEK_NAMES =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega";
const GREEK = new Map([..."αβγδεζηθικλμνξοπρσςτυφχψω"].map((letter, n) => [letter, GREEK_NAMES.split(" ")[n]]));
const BETWEEN = /[\s\-_‐‑‒–—―−'’"“”.,;:/()[\]]+/gu;
const IS_DIGIT = /^[0-9]$/;

/**
 * @typedef {import("./sheet.mjs").Sheet} Sheet
 * @typedef {import("./sheet.mjs").Problem} Problem
 * @typedef {{terms: Record<string, [string, number, string][]>, names: Record<string, string>, hows: string[]}} Index
 */

/** What spellings differ in, taken out; one dash stays between digits. @param {string} name @returns {string} */
export function fold(name) {
  const small = name.normalize("NFKC").toLowerCase().replace(/[α-ω]/gu, (letter) => GREEK.get(letter) ?? letter);
  return small.replace(BETWEEN, (found, at) => {
    const isBetweenDigits = IS_DIGIT.test(small[at - 1] ?? "") && IS_DIGIT.test(small[at + found.length] ?? "");
    return isBetweenDigits ? "-" : "";
  });
}

/** The folded term of an identifier as people write it. @param {string} identifier @param {boolean} isNcbi */
export function termOf(identifier, isNcbi) {
  const plain = identifier.trim();
  if (isNcbi && /^[0-9]+(\.0)?$/.test(plain)) return fold(`ncbigene:${plain.replace(/\.0$/, "")}`);
  for (const [pattern, form] of REWRITES) {
    if (pattern.test(plain)) return fold(plain.replace(pattern, form));
  }
  return fold(plain);
}

/**
 * Match every row and paint the agents; every row stands in `matched` or `unmatched`.
 * @param {Index} index
 * @param {Sheet} sheet
 * @param {Problem[]} found what reading the table found
 */
export function lay(index, sheet, found = []) {
  const problems = [...found];
  const at = idColumn(index, sheet);
  const columns = sheet.columns.map((_, n) => columnOf(sheet, n, at, problems));
  const laid = {
    columns, id_column: at === null ? null : sheet.columns[at], n_rows: sheet.rows.length, matched: [], unmatched: [],
    agents: {}, without_data: Object.values(index.names), scales: [], problems,
  };
  if (at === null) {
    problems.push(noIdColumn(sheet));
    return laid;
  }
  match(index, sheet, at, laid, problems);
  const isRest = (/** @type {number} */ n) => Number(!EFFECT_COLUMN.test(columns[n].name));
  const values = [...columns.keys()].filter((n) => columns[n].kind === "values").sort((a, b) => isRest(a) - isRest(b));
  if (!values.length) {
    const cure = "add a column of numbers, such as log2 fold change";
    problems.push(problem("overlay-no-values", "no column holds numbers", cure));
  }
  paint(index, sheet, laid, values);
  return laid;
}

/** The colour step of a value: low-4 … zero … high-4; null without a value. */
export function stepOf(scale, value) {
  if (value === null) return null;
  const share = scale.reach ? positionOf(scale.kind, value) / scale.reach : 0;
  const place = Math.floor(rounded(Math.max(-1, Math.min(1, share))) * SIDE_STEPS + 0.5);
  return place ? `${place > 0 ? "high" : "low"}-${Math.abs(place)}` : "zero";
}

function idColumn(index, sheet) {
  let best = null;
  let most = 0;
  sheet.columns.forEach((name, n) => {
    const isNcbi = NCBI_COLUMN.test(name);
    const looked = sheet.rows.slice(0, MOST_LOOKED_AT);
    const hits = looked.filter((row) => Object.hasOwn(index.terms, termOf(row.cells[n], isNcbi))).length;
    if (hits > most) [best, most] = [n, hits];
  });
  if (best !== null) return best;
  const named = sheet.columns.findIndex((name) => NAMED_ID.test(name));
  return named < 0 ? null : named;
}

function noIdColumn(sheet) {
  const names = sheet.columns.slice(0, 8).map((name) => `"${name}"`).join(", ");
  const cure = "name one gene, symbol or id, and fill it with symbols or HGNC, NCBI Gene, Ensembl, UniProt or miRBase ids";
  return problem("overlay-no-id-column", `no column holds identifiers: ${names}`, cure, "error");
}

function columnOf(sheet, n, at, problems) {
  const name = sheet.columns[n];
  if (n === at) return { name, kind: "identifiers", n_values: 0 };
  const start = (row) => [...row.cells[n]].slice(0, 30).join("");
  const said = sheet.rows.filter((row) => !isBlank(row.cells[n]));
  const odd = said.filter((row) => number(row.cells[n], sheet.hasDecimalComma) === null);
  const formulas = odd.filter((row) => row.cells[n].startsWith("="));
  if (formulas.length) {
    const where = listed(formulas.map((row) => `row ${row.number} ${start(row)}`));
    problems.push(problem("overlay-formula", `"${name}": formulas are not worked out: ${where}`, "paste values"));
  }
  const nValues = said.length - odd.length;
  if (nValues === 0 || nValues < 4 * odd.length) return { name, kind: "words", n_values: 0 };
  const rest = odd.filter((row) => !row.cells[n].startsWith("="));
  if (rest.length) {
    const where = listed(rest.map((row) => `row ${row.number} "${start(row)}"`));
    const message = `"${name}": not numbers: ${where}`;
    problems.push(problem("overlay-not-numbers", message, "these cells are left out", "note"));
  }
  return { name, kind: "values", n_values: nValues };
}

function match(index, sheet, at, laid, problems) {
  const isNcbi = NCBI_COLUMN.test(sheet.columns[at]);
  const first = new Map();
  const doubled = [];
  const dates = [];
  for (const row of sheet.rows) {
    const id = row.cells[at];
    const term = termOf(id, isNcbi);
    if (term && first.has(term)) {
      doubled.push(row);
      const why = `the same identifier as row ${first.get(term)}, which counts`;
      laid.unmatched.push({ row: row.number, id, why });
      continue;
    }
    first.set(term, row.number);
    const hits = term && Object.hasOwn(index.terms, term) ? index.terms[term] : [];
    if (hits.length) {
      const agents = hits.map(([agent, how, word]) => ({ agent, how: index.hows[how], term: word }));
      laid.matched.push({ row: row.number, id, agents });
    } else {
      if (isDate(id)) dates.push(row);
      laid.unmatched.push({ row: row.number, id, why: whyUnmatched(index, id, term) });
    }
  }
  problems.push(...idProblems(doubled, dates, at, !laid.matched.length));
}

function whyUnmatched(index, id, term) {
  if (!term) return "no identifier";
  if (isDate(id)) return "a date: a spreadsheet changed a gene name";
  if (ENSEMBL.test(term) && !Object.keys(index.terms).some((one) => ENSEMBL.test(one))) {
    return "this network holds no Ensembl identifiers: use symbols, HGNC or NCBI Gene";
  }
  return "no molecule of this network goes by it";
}

function* idProblems(doubled, dates, at, isNoneMatched) {
  if (doubled.length) {
    const where = listed(doubled.map((row) => `row ${row.number} "${[...row.cells[at]].slice(0, 30).join("")}"`));
    yield problem("overlay-duplicates", `identifiers twice: ${where}`, "the first row of each counts; merge them");
  }
  if (dates.length) {
    const where = listed(dates.map((row) => `row ${row.number} "${row.cells[at]}"`));
    const message = `a spreadsheet turned gene names into dates: ${where}`;
    yield problem("overlay-date", message, "write the symbols as text");
  }
  if (isNoneMatched) {
    const cure = "check the species and the kind of identifier; the network's own are in its agents table";
    yield problem("overlay-nothing-matched", "no row means an agent of this network", cure);
  }
}

function paint(index, sheet, laid, values) {
  const cells = new Map(sheet.rows.map((row) => [row.number, row.cells]));
  const rows = {};
  laid.matched.forEach((matched, place) => {
    for (const { agent, how } of matched.agents) (rows[agent] ??= []).push([index.hows.indexOf(how), place]);
  });
  for (const key of Object.keys(index.names).filter((one) => Object.hasOwn(rows, one))) {
    const surest = Math.min(...rows[key].map(([how]) => how));
    const used = rows[key].filter(([how]) => how === surest).map(([, place]) => laid.matched[place]);
    const ids = used.map((one) => one.id);
    laid.agents[key] = {
      how: index.hows[surest], rows: used.map((one) => one.row), ids,
      values: values.map((n) => median(used.map((one) => number(cells.get(one.row)[n], sheet.hasDecimalComma)))),
      steps: [], words: paintedWords(index.names[key], index.hows[surest], ids),
    };
  }
  laid.without_data = Object.keys(index.names).filter((key) => !laid.agents[key]).map((key) => index.names[key]);
  const painted = Object.values(laid.agents);
  values.forEach((n, place) => {
    const scale = scaleOf(sheet.columns[n], painted.map((one) => one.values[place]).filter((value) => value !== null));
    laid.scales.push(scale);
    for (const one of painted) one.steps.push(stepOf(scale, one.values[place]));
  });
}

function median(all) {
  const values = all.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = values.length >> 1;
  if (!values.length) return null;
  return values.length % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

function paintedWords(name, how, ids) {
  if (ids.length === 1) return `${name}: ${ids[0]}, by ${how}`;
  return `${name}: median of ${ids.length} rows (${ids.slice(0, 8).join(", ")}${ids.length > 8 ? " …" : ""}), by ${how}`;
}

const SCALE_WORDS = {
  diverging: "below 0 · 0 · above 0, the same reach on either side",
  ratio: "below 1 · 1 · above 1, in log2, the same reach on either side",
  "p-value": "the smaller the p-value, the stronger the colour (−log10)",
};

function scaleOf(column, values) {
  let kind = "diverging";
  if (values.length && P_COLUMN.test(column) && values.every((value) => value >= 0 && value <= 1)) kind = "p-value";
  else if (values.length && RATIO_COLUMN.test(column) && !/log/i.test(column) && values.every((v) => v > 0)) kind = "ratio";
  const reach = rounded(Math.max(0, ...values.map((value) => Math.abs(positionOf(kind, value)))));
  return { column, kind, centre: kind === "ratio" ? 1 : 0, reach, words: SCALE_WORDS[kind] };
}

function positionOf(kind, value) {
  if (kind === "ratio") return Math.log2(value);
  return kind === "p-value" ? -Math.log10(Math.max(value, 1e-300)) : value;
}

const rounded = (value) => (Math.abs(value) < 2 ** 53 / 1e6 ? Math.floor(value * 1e6 + 0.5) / 1e6 : value);
