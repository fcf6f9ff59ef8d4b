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
    const say = [one.say, two.say].filter(Boolean).join(" ");
    const fields = {
      say, notes: [one.notes, two.notes].filter(Boolean).join("\n"),
      anchors: [...new Set([...one.anchors, ...two.anchors])], quotes: [...new Set([...(one.quotes ?? []), ...(two.quotes ?? [])])],
    };
    return [...steps.slice(0, at), rewritten(one, fields), ...steps.slice(at + 2)];
  },
  split: (steps, { key, anchors }) => {
    const at = steps.findIndex((step) => step.key === key);
    const kept = steps[at]?.anchors.filter((/** @type {string} */ one) => !anchors.includes(one)) ?? [];
    if (at < 0 || !anchors.length || !kept.length) return steps;
    const second = { ...steps[at], key: freeKey(steps), anchors: [...anchors], title: `${steps[at].title} (2)`, edited: true };
    return [...steps.slice(0, at), rewritten(steps[at], { anchors: kept }), second, ...steps.slice(at + 1)];
  },
};

/**
 * The draft after one edit: `{add, step, after?}`, `{change, key, fields}`, `{remove, key}`, `{hide, key}`,
 * `{move, key, to}`, `{merge, key}` with the step that follows, `{split, key, anchors}`, `undo`, `redo`.
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
