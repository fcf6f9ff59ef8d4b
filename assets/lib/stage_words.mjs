/** What a step says, and what it lights. Pure; twin of figtrace/story/marks.py and play.py for steps made in the page. */
import { isDrawn, sortOf } from "./select.mjs";

/** @typedef {[text: string, keys: string[], part: ""|"agent"|"cue"|"bold"]} Piece */

/** A subtitle holds so many characters: two lines of ninety. */
export const LONGEST = 180;

const LIGHT = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([A-Za-z][A-Za-z0-9_-]*)\)/g;

/** Light marks to pieces: `**bold**` and `[words](key)`. @param {string} say @returns {Piece[]} */
export function light(say) {
  /** @type {Piece[]} */
  const made = [];
  let at = 0;
  for (const mark of say.matchAll(LIGHT)) {
    if (mark.index > at) made.push([say.slice(at, mark.index), [], ""]);
    made.push(mark[1] ? [mark[1], [], "bold"] : [mark[2], [mark[3]], "agent"]);
    at = mark.index + mark[0].length;
  }
  if (at < say.length) made.push([say.slice(at), [], ""]);
  return made;
}

/** Cut where the words of a part end: after a clause if one ends late enough, else between words. @param {string} text @param {number} room */
function cutAt(text, room) {
  const head = text.slice(0, room + 1);
  const clause = Math.max(head.lastIndexOf(", "), head.lastIndexOf("; "), head.lastIndexOf(". ")) + 1;
  if (clause > room / 2) return clause;
  const blank = head.lastIndexOf(" ");
  return blank > 0 ? blank : room;
}

/**
 * The words in parts that a subtitle holds; joined they are the words.
 * @param {readonly Piece[]} pieces @param {number} [longest]
 * @returns {Piece[][]} at least one part
 */
export function partsOf(pieces, longest = LONGEST) {
  const all = pieces.map(([text]) => text).join("");
  /** @type {number[]} */
  const cuts = [];
  for (let from = 0; all.length - from > longest; from = /** @type {number} */ (cuts.at(-1))) {
    cuts.push(from + cutAt(all.slice(from), even(all.length - from, longest)));
  }
  /** @type {Piece[][]} */
  const parts = [[]];
  let at = 0;
  for (const [text, keys, part] of pieces) {
    let rest = text;
    while (cuts.length >= parts.length && at + rest.length > cuts[parts.length - 1]) {
      const n = cuts[parts.length - 1] - at;
      if (n > 0) parts[parts.length - 1].push([rest.slice(0, n), keys, part]);
      rest = rest.slice(n);
      at += n;
      parts.push([]);
    }
    if (rest) parts[parts.length - 1].push([rest, keys, part]);
    at += rest.length;
  }
  return parts;
}

/** Room of the next part, so that the parts come out about equal. @param {number} length @param {number} longest */
const even = (length, longest) => Math.min(longest, Math.ceil(length / Math.ceil(length / longest)) + 24);

/**
 * Keys that a step lights in a reading: agents, statements and their two ends, all of a mechanism.
 * @param {import("./select.mjs").Index} index @param {readonly string[]} anchors
 * @returns {Set<string>}
 */
export function litOf(index, anchors) {
  /** @type {Set<string>} */
  const keys = new Set();
  const add = (/** @type {string} */ key) => {
    const said = index.statements[key];
    if (said) for (const one of [key, said.subject, said.object]) keys.add(one);
  };
  for (const key of anchors) {
    const sort = sortOf(index, key);
    if (sort === "agent") keys.add(key);
    if (sort === "statement") add(key);
    if (sort === "mechanism") {
      for (const agent of index.mechanisms[key].agents) keys.add(agent);
      for (const one of index.mechanisms[key].statements) add(one);
    }
  }
  return keys;
}

/**
 * What stands at all in a step: everything, or what has come so far, or its own.
 * @param {readonly {show: string, lit: readonly string[]}[]} steps @param {number} step from 1
 * @returns {Set<string>|null} null for everything
 */
export function shownIn(steps, step) {
  const { show, lit } = steps[step - 1];
  if (show === "all" || !lit.length) return null;
  return new Set(show === "so-far" ? steps.slice(0, step).flatMap((one) => one.lit) : lit);
}

/**
 * Keys of agents by mechanism, numbered as they stand in the picture; what no mechanism names goes with its holder, and
 * the rest stands last, without a title.
 * @param {import("./select.mjs").Index} index @param {readonly string[]} keys in the order they are read
 * @param {(key: string) => string|null} parentOf
 * @returns {{mark: string, title: string, keys: string[]}[]}
 */
export function byMechanism(index, keys, parentOf) {
  const owned = Object.values(index.mechanisms).map(({ title, agents, statements }) => {
    const ends = statements.flatMap((one) => [index.statements[one]?.subject, index.statements[one]?.object]);
    return { title, own: new Set([...agents, ...ends]) };
  });
  const named = new Set(owned.flatMap(({ own }) => [...own]));
  const found = owned.map(({ title, own }) => ({
    title,
    keys: keys.filter((key) => own.has(key) || (!named.has(key) && own.has(parentOf(key) ?? ""))),
  }));
  const told = found.filter((one) => one.keys.length).sort((a, b) => keys.indexOf(a.keys[0]) - keys.indexOf(b.keys[0]));
  const all = new Set(told.flatMap((one) => one.keys));
  const rest = keys.filter((key) => !all.has(key));
  const marked = told.map((one, i) => ({ mark: String(i + 1), ...one }));
  return rest.length ? [...marked, { mark: "", title: "", keys: rest }] : marked;
}

/** Statements among keys that a reading draws. @param {import("./select.mjs").Index} index @param {Iterable<string>} keys @param {string} at */
export const drawnOf = (index, keys, at) => [...keys].filter((key) => isDrawn(index, key, at));

/** Seconds that words stand in autoplay; twin of figtrace.story.records. @param {string} say */
export const dwellOf = (say) => Math.max(6, Math.round(4.5 * say.split(/\s+/).filter(Boolean).length) / 10);
