/** What a visitor's filters let through: within a facet any value will do, between facets all must hold. Pure. */
import { FACETS, isFiltered } from "./state.mjs";

/** @typedef {import("./state.mjs").View} View */
/** @typedef {import("./state.mjs").Facet} Facet */
/** @typedef {import("./select.mjs").Index} Index */

/** The words of the address for the signs of the data. */
export const SIGN_WORDS = Object.freeze({ "+": "plus", "-": "minus", "?": "unsigned", 0: "none" });

/**
 * The values of one facet that a statement carries in one reading.
 * @param {Index} index @param {string} key @param {Facet} facet @param {string} at
 * @returns {string[]}
 */
export function valuesOf(index, key, facet, at) {
  const said = index.statements[key];
  if (facet === "sign") return [SIGN_WORDS[said.sign[at] ?? "0"]];
  if (facet === "kind") {
    return [...new Set([said.subject, said.object].map((agent) => index.agents[agent]?.kind).filter(Boolean))];
  }
  return said[facet] ? [said[facet]] : [];
}

/** @param {Index} index @param {string} key @param {View} view @param {string} at @param {Facet|null} [but] */
function passes(index, key, view, at, but = null) {
  return FACETS.every(
    (facet) =>
      facet === but ||
      view[facet].length === 0 ||
      valuesOf(index, key, facet, at).some((value) => view[facet].includes(value)),
  );
}

/**
 * Keys of the agents and statements that stay: statements that pass, their ends, agents of a chosen kind when nothing
 * else is filtered, and the holders of those.
 * @param {Index} index @param {View} view @param {string} at @param {(key: string) => string|null} [parentOf]
 * @returns {Set<string>|null} null when nothing is filtered
 */
export function kept(index, view, at, parentOf = () => null) {
  if (!isFiltered(view)) return null;
  /** @type {Set<string>} */
  const keep = new Set();
  for (const [key, said] of Object.entries(index.statements)) {
    if (!said.at.includes(at) || !passes(index, key, view, at)) continue;
    keep.add(key).add(said.subject).add(said.object);
  }
  if (FACETS.every((facet) => facet === "kind" || view[facet].length === 0)) {
    for (const [key, agent] of Object.entries(index.agents)) if (view.kind.includes(agent.kind)) keep.add(key);
  }
  for (const key of [...keep]) {
    for (let holder = parentOf(key); holder && !keep.has(holder); holder = parentOf(holder)) keep.add(holder);
  }
  return keep;
}

/**
 * How many drawn statements each value of a facet would let through, the other facets being as they are.
 * @param {Index} index @param {View} view @param {string} at @param {Facet} facet
 * @returns {Map<string, number>}
 */
export function counts(index, view, at, facet) {
  /** @type {Map<string, number>} */
  const n = new Map();
  for (const [key, said] of Object.entries(index.statements)) {
    if (!said.at.includes(at) || !passes(index, key, view, at, facet)) continue;
    for (const value of valuesOf(index, key, facet, at)) n.set(value, (n.get(value) ?? 0) + 1);
  }
  return n;
}
