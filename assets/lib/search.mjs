/**
 * Finding by name, synonym, identifier or word, as people type it: case, accents, dashes and Greek letters do not
 * matter. Folding only finds; what is shown is always the figure's own word. Pure.
 */

const GREEK = Object.freeze({
  α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta", ι: "iota",
  κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", ο: "omicron", π: "pi", ρ: "rho", σ: "sigma", ς: "sigma",
  τ: "tau", υ: "upsilon", φ: "phi", χ: "chi", ψ: "psi", ω: "omega",
});

/**
 * The searchable form of some words: lower case, without accents, every dash "-", Greek spelled out, single blanks.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[α-ω]/g, (letter) => GREEK[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @typedef {object} Entry
 * @property {string} key
 * @property {"agent"|"statement"|"mechanism"} sort
 * @property {string} shown   what is read in the list
 * @property {string} hint    the kind, or the mechanism
 * @property {string} name    folded name
 * @property {string} bare    folded name without dashes and blanks
 * @property {string} words   folded search text, with a blank at each end
 */

/** @param {string} text @returns {string} */
const bare = (text) => text.replace(/[-\s/.]/g, "");

/** @param {string|Record<string, string>} words @returns {string} every distinct wording, most detailed reading first */
const spoken = (words) =>
  typeof words === "string" ? words : [...new Set(Object.values(words).reverse())].join(" ");

/** @param {string|Record<string, string>} words @returns {string} */
const shownWords = (words) =>
  typeof words === "string" ? words : words["mechanism-caption"] ?? words.caption ?? Object.values(words)[0] ?? "";

/** @param {string} key @param {Entry["sort"]} sort @param {string} shown @param {string} hint @param {string} more */
function entry(key, sort, shown, hint, more) {
  const name = fold(shown);
  return { key, sort, shown, hint, name, bare: bare(name), words: ` ${name} ${fold(more)} ${key.toLowerCase()} ` };
}

/**
 * Everything that can be found, in the network's own order.
 * @param {{agents: any, statements: any, mechanisms?: any}} data
 * @returns {Entry[]}
 */
export function entriesOf(data) {
  const mechanisms = data.mechanisms ?? {};
  return [
    ...Object.entries(data.agents).map(([key, agent]) =>
      entry(key, "agent", agent.name, hintOf(agent), `${agent.words ?? ""}`),
    ),
    ...Object.entries(mechanisms).map(([key, one]) => entry(key, "mechanism", one.title, "mechanism", "")),
    ...Object.entries(data.statements).map(([key, said]) =>
      entry(key, "statement", shownWords(said.words), mechanisms[said.mechanism]?.title ?? "", spoken(said.words)),
    ),
  ];
}

/** @param {{label?: string, name: string, kind: string}} agent @returns {string} the kind, from "miR-155, microRNA" */
function hintOf(agent) {
  const label = agent.label ?? "";
  return label.startsWith(`${agent.name}, `) ? label.slice(agent.name.length + 2) : agent.kind;
}

const SORTS = { agent: 0, mechanism: 1, statement: 2 };

/**
 * How well an entry fits: 0 the very name, 1 the name begins so, 2 a word of it or of its synonyms, 3 a word begins
 * so, 4 anywhere inside; null when it does not.
 * @param {Entry} one @param {string} sought folded @returns {number|null}
 */
export function rank(one, sought) {
  const plain = bare(sought);
  if (one.name === sought || (plain && one.bare === plain)) return 0;
  if (one.name.startsWith(sought) || (plain.length > 1 && one.bare.startsWith(plain))) return 1;
  if (one.words.includes(` ${sought} `)) return 2;
  if (one.words.includes(` ${sought}`)) return 3;
  if (one.words.includes(sought) || (plain.length > 2 && one.bare.includes(plain))) return 4;
  const words = sought.split(" ");
  return words.length > 1 && words.every((word) => one.words.includes(word)) ? 5 : null;
}

/**
 * The best entries for what was typed.
 * @param {readonly Entry[]} entries @param {string} typed @param {number} [limit]
 * @returns {{found: Entry[], n: number}} the first `limit`, and how many there are in all
 */
export function search(entries, typed, limit = 12) {
  const sought = fold(typed);
  if (!sought) return { found: [], n: 0 };
  const ranked = [];
  for (let i = 0; i < entries.length; i += 1) {
    const score = rank(entries[i], sought);
    if (score !== null) ranked.push({ i, score: score * 10 + SORTS[entries[i].sort] });
  }
  ranked.sort((a, b) => a.score - b.score || a.i - b.i);
  return { found: ranked.slice(0, limit).map(({ i }) => entries[i]), n: ranked.length };
}
