/** A story being edited in the page: every change is a new list of steps, and the old one is kept for undo. Pure. */
import { dwellOf, light } from "./stage_words.mjs";

/** @typedef {Record<string, any> & {key: string, title: string, say: string, notes: string, anchors: string[]}} Step */
/** @typedef {{steps: Step[], past: Step[][], future: Step[][]}} Draft */

/** Steps that are remembered for undo. */
const DEPTH = 200;

/** @param {Step[]} steps @returns {Draft} */
export const draftOf = (steps) => ({ steps, past: [], future: [] });

/** @param {Draft} draft @param {Step[]} steps @returns {Draft} */
const changed = (draft, steps) => ({ steps, past: [...draft.past, draft.steps].slice(-DEPTH), future: [] });

/** A key that no step has: p1, p2, … @param {readonly Step[]} steps */
export function freeKey(steps) {
  const taken = new Set(steps.map((step) => step.key));
  for (let n = 1; ; n += 1) if (!taken.has(`p${n}`)) return `p${n}`;
}

/** @param {Step} step what an author wrote is no longer the caption's own words. @param {Partial<Step>} fields */
function rewritten(step, fields) {
  const next = { ...step, ...fields, edited: true };
  if ("say" in fields && fields.say !== step.say) {
    Object.assign(next, { say_spans: [], pieces: light(fields.say ?? ""), dwell: dwellOf(fields.say ?? "") });
  }
  return next;
}

/** Characters as the caption's places count them. @param {string} text */
const points = (text) => [...text].length;

/**
 * The words of two steps as one. The caption's own stay the caption's: next to each other as they stand, else joined
 * by an ellipsis (figtrace.story.records.GAP).
 * @param {Step} one @param {Step} two
 */
function joined(one, two) {
  const isOurs = one.say_spans?.length && two.say_spans?.length;
  if (!isOurs) {
    const say = [one.say, two.say].filter(Boolean).join(" ");
    return { say, say_spans: [], pieces: light(say), dwell: dwellOf(say) };
  }
  const [last, next] = [one.say_spans.at(-1), two.say_spans[0]];
  const isNext = next[0] - last[1] === 1;
  const between = isNext ? " " : " … ";
  const say = one.say + between + two.say;
  const say_spans = isNext
    ? [...one.say_spans.slice(0, -1), [last[0], next[1]], ...two.say_spans.slice(1)]
    : [...one.say_spans, ...two.say_spans];
  return { say, say_spans, pieces: [...one.pieces, [between, [], ""], ...two.pieces], dwell: dwellOf(say) };
}

/** A step's words parted where the cursor stands, and its anchors with the words that carry them. @param {Step} step @param {number} at @returns {[Partial<Step>, Partial<Step>]|null} */
function halved(step, at) {
  const [left, right] = [step.say.slice(0, at).trimEnd(), step.say.slice(at).trimStart()];
  if (!left || !right) return null;
  const [one, two] = [within(step.pieces, 0, left.length), within(step.pieces, step.say.length - right.length, step.say.length)];
  const cues = (/** @type {any[]} */ pieces) => new Set(pieces.flatMap(([, keys, part]) => (part === "cue" ? keys : [])));
  const [here, there] = [cues(one), cues(two)];
  const later = step.anchors.filter((key) => there.has(key) && !here.has(key));
  const sooner = step.anchors.filter((key) => !later.includes(key));
  const isParted = later.length > 0 && sooner.length > 0;
  const isOurs = step.say_spans?.length === 1;
  const [from, to] = isOurs ? step.say_spans[0] : [0, 0];
  const half = (/** @type {string} */ say, /** @type {any[]} */ pieces, /** @type {string[]} */ anchors, /** @type {number[]} */ span) => ({
    say, say_spans: isOurs ? [span] : [], pieces: isOurs ? pieces : light(say), dwell: dwellOf(say), anchors,
  });
  return [
    half(left, one, isParted ? sooner : step.anchors, [from, from + points(left)]),
    half(right, two, isParted ? later : step.anchors, [to - points(right), to]),
  ];
}

/** Pieces between two places of the words. @param {any[]} pieces @param {number} from @param {number} to */
function within(pieces, from, to) {
  let at = 0;
  return pieces.flatMap(([text, keys, part]) => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, text.length)];
    at += text.length;
    return start < end ? [[text.slice(start, end), keys, part]] : [];
  });
}

/** @type {Record<string, (steps: Step[], action: any) => Step[]>} */
const EDITS = {
  add: (steps, { step, after }) => {
    const at = after ? steps.findIndex((one) => one.key === after) + 1 : steps.length;
    const say = step.say ?? "";
    const made = {
      title: "", notes: "", anchors: [], quotes: [], say_spans: [], show: "all", camera: { mode: "fit", padding: 48 },
      level: "mechanism", profile: "caption", what_if: null, is_hidden: false, made_by: "page", edited: true,
      ...step, say, key: freeKey(steps), pieces: light(say), dwell: dwellOf(say),
    };
    return [...steps.slice(0, at), made, ...steps.slice(at)];
  },
  change: (steps, { key, fields }) => steps.map((one) => (one.key === key ? rewritten(one, fields) : one)),
  remove: (steps, { key }) => (steps.length > 1 ? steps.filter((one) => one.key !== key) : steps),
  hide: (steps, { key }) => steps.map((one) => (one.key === key ? { ...one, is_hidden: !one.is_hidden, edited: true } : one)),
  move: (steps, { key, to }) => {
    const one = steps.find((step) => step.key === key);
    if (!one) return steps;
    const rest = steps.filter((step) => step !== one);
    const at = Math.min(Math.max(to, 0), rest.length);
    return [...rest.slice(0, at), one, ...rest.slice(at)];
  },
  merge: (steps, { key }) => {
    const at = steps.findIndex((step) => step.key === key);
    if (at < 0 || at + 1 >= steps.length) return steps;
    const [one, two] = [steps[at], steps[at + 1]];
    const fields = {
      notes: [one.notes, two.notes].filter(Boolean).join("\n"),
      anchors: [...new Set([...one.anchors, ...two.anchors])], quotes: [...new Set([...(one.quotes ?? []), ...(two.quotes ?? [])])],
    };
    return [...steps.slice(0, at), { ...rewritten(one, fields), ...joined(one, two) }, ...steps.slice(at + 2)];
  },
  split: (steps, { key, anchors }) => {
    const at = steps.findIndex((step) => step.key === key);
    const kept = steps[at]?.anchors.filter((/** @type {string} */ one) => !anchors.includes(one)) ?? [];
    if (at < 0 || !anchors.length || !kept.length) return steps;
    const second = { ...steps[at], key: freeKey(steps), anchors: [...anchors], title: `${steps[at].title} (2)`, edited: true };
    return [...steps.slice(0, at), rewritten(steps[at], { anchors: kept }), second, ...steps.slice(at + 1)];
  },
  cut: (steps, { key, at: where }) => {
    const at = steps.findIndex((step) => step.key === key);
    const halves = at < 0 ? null : halved(steps[at], where);
    if (!halves) return steps;
    const [first, second] = halves;
    const more = { ...steps[at], ...second, key: freeKey(steps), title: `${steps[at].title} (2)`, edited: true };
    return [...steps.slice(0, at), { ...steps[at], ...first, edited: true }, more, ...steps.slice(at + 1)];
  },
  take: (steps, { key, step }) => {
    if (!step) return steps.length > 1 ? steps.filter((one) => one.key !== key) : steps;
    if (steps.some((one) => one.key === key)) return steps.map((one) => (one.key === key ? step : one));
    const end = steps.length - Number(steps.at(-1)?.key === "ending");
    return [...steps.slice(0, end), step, ...steps.slice(end)];
  },
};

/**
 * The draft after one edit: `{add, step, after?}`, `{change, key, fields}`, `{remove, key}`, `{hide, key}`,
 * `{move, key, to}`, `{merge, key}` with the step that follows, `{split, key, anchors}`, `{cut, key, at}` where the words
 * part, `{take, key, step}` of an offer (no step: it goes), `undo`, `redo`.
 * @param {Draft} draft @param {{type: string} & Record<string, any>} action
 * @returns {Draft} the same object when nothing changed
 */
export function edit(draft, action) {
  if (action.type === "undo") {
    const last = draft.past.at(-1);
    return last ? { steps: last, past: draft.past.slice(0, -1), future: [draft.steps, ...draft.future] } : draft;
  }
  if (action.type === "redo") {
    const [next, ...future] = draft.future;
    return next ? { steps: next, past: [...draft.past, draft.steps], future } : draft;
  }
  const make = EDITS[action.type];
  if (!make) throw new RangeError(`no such edit of a story: ${action.type}`);
  const steps = make(draft.steps, action);
  return steps === draft.steps || JSON.stringify(steps) === JSON.stringify(draft.steps) ? draft : changed(draft, steps);
}

/** Fields of a step on file, in their order; the rest of a step in the page is worked out from them. */
const FIELDS = [
  "key", "title", "say", "say_spans", "notes", "anchors", "show", "camera", "level", "profile", "quotes", "dwell_s",
  "what_if", "made_by", "edited", "is_hidden",
];
const EMPTY = new Set(["say_spans", "anchors", "quotes", "dwell_s", "what_if", "edited", "is_hidden"]);

/**
 * The story as it is written to a file (figtrace.story/1), absent values left out.
 * @param {{figid: string, caption_sha256: string, title: string, made_by: string}} story @param {readonly Step[]} steps
 * @returns {string}
 */
export function toFile(story, steps) {
  const isAbsent = (/** @type {unknown} */ value) => value == null || value === false || (Array.isArray(value) && !value.length);
  const plain = steps.map((step) => Object.fromEntries(
    FIELDS.filter((name) => !(EMPTY.has(name) && isAbsent(step[name]))).map((name) => [name, step[name] ?? ""]),
  ));
  const { figid, caption_sha256, title, made_by } = story;
  return `${JSON.stringify({ format: "figtrace.story/1", figid, caption_sha256, title, made_by, steps: plain }, null, 2)}\n`;
}
