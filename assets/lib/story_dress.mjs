/** What is worked out of a step: what it lights, quotes and must not forget. Pure; twin of figtrace/story/play.py. */
import { isDrawn } from "./select.mjs";
import { litOf } from "./stage_words.mjs";

/**
 * @typedef {object} Known what the page knows of its figure
 * @property {import("./select.mjs").Index} index
 * @property {(key: string) => {quote: string, start: number, end: number}|null} quoteOf
 * @property {Record<string, string>} bases labels of bases, by their values
 * @property {Record<string, string[]>} conflicts statements of each conflict's sides
 * @property {readonly string[]} context statements that only set the scene
 * @property {string} source
 */

/** @param {string} level @param {string} profile */
const readingOf = (level, profile) => (level === "caption" ? "caption" : `mechanism-${profile}`);

/** Words of a statement in a reading; one that it does not draw has those of another. @param {any} said @param {string} at */
const wordsIn = (said, at) => (typeof said.words === "string" ? said.words : said.words[at] ?? Object.values(said.words)[0]);

/**
 * The step with `lit`, `cited` and `badges` as they follow from its anchors, quotes and reading. A statement that
 * only sets the scene lights nothing.
 * @param {any} step @param {Known} known
 */
export function dressed(step, { index, quoteOf, bases, conflicts, context, source }) {
  const held = Object.keys(step.what_if?.perturb ?? {});
  const lit = litOf(index, [...held, ...step.anchors.filter((/** @type {string} */ key) => !context.includes(key))]);
  const at = readingOf(step.level, step.profile);
  const stated = Object.keys(index.statements).filter((key) => lit.has(key) || step.anchors.includes(key));
  const drawn = stated.filter((key) => lit.has(key)).filter((key) => isDrawn(index, key, at));
  const quoted = step.quotes?.length ? step.quotes.filter((/** @type {string} */ key) => index.statements[key]) : stated;
  const cited = quoted.flatMap((/** @type {string} */ key) => {
    const found = quoteOf(key);
    const { basis } = index.statements[key];
    return found ? [{ statement: key, words: wordsIn(index.statements[key], at), ...found, basis: bases[basis] ?? basis, source }] : [];
  });
  const nImplied = drawn.filter((key) => index.statements[key].basis === "implied").length;
  const nUnsigned = drawn.filter((key) => index.statements[key].sign[at] === "?").length;
  const badges = [
    ...(nImplied ? [`${nImplied} implied, not said`] : []),
    ...(nUnsigned ? [`${nUnsigned} without a direction`] : []),
    ...Object.keys(conflicts).filter((key) => conflicts[key].some((one) => lit.has(one))).map((key) => `conflict ${key}`),
  ];
  return { ...step, lit: [...lit].sort(), cited, badges };
}
