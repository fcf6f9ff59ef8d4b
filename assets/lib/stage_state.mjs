/**
 * The stage: which step is shown and how. Pure: `stageStep(state, action)` gives the next state. The stage window alone
 * owns it; the presenter's window sends actions and draws what comes back.
 */

/**
 * @typedef {object} Stage
 * @property {string} story      figid of the story that is played
 * @property {number} n          steps in it
 * @property {number} step       from 1
 * @property {number} part       of the step's words, from 1, where they are more than the subtitle holds
 * @property {readonly number[]} parts   how many parts each step has
 * @property {boolean} black
 * @property {""|"legend"|"evidence"|"what-if"|"keys"|"details"|"notes"} open   what lies over the picture
 * @property {boolean} playing   autoplay
 * @property {number} pace       seconds a step in autoplay; 0 takes each step's own
 * @property {boolean} loop      begin again at the end
 * @property {string} digits     typed so far, before Enter
 * @property {""|"end"|"start"} note
 * @property {number} began      when the talk began, ms of the epoch; 0 before the first move
 */

/** @typedef {{type: string} & Record<string, any>} Action */

/** Panels that a key opens and closes. */
export const PANELS = Object.freeze(["legend", "evidence", "what-if", "keys", "details", "notes"]);

/**
 * @param {string} story @param {readonly number[]} parts parts a step, at least one step
 * @param {{step?: number, pace?: number, playing?: boolean, loop?: boolean}} [how]
 * @returns {Stage}
 */
export function stageOf(story, parts, { step = 1, pace = 0, playing = false, loop = false } = {}) {
  const n = parts.length;
  return Object.freeze({
    story, n, step: within(step, n), part: 1, parts, black: false, open: "", playing, pace, loop, digits: "", note: "", began: 0,
  });
}

/** @param {number} step @param {number} n */
const within = (step, n) => Math.min(Math.max(Math.round(step) || 1, 1), Math.max(n, 1));

/** @param {Stage} state @param {number} step @param {number} [part] @returns {Stage} */
const at = (state, step, part = 1) => ({ ...state, step, part, black: false, open: "", note: "" });

/** One forward: the next part of the words, else the next step; at the end nothing but a note. @param {Stage} state */
function forward(state) {
  if (state.part < (state.parts[state.step - 1] ?? 1)) return at(state, state.step, state.part + 1);
  if (state.step < state.n) return at(state, state.step + 1);
  return state.loop && state.playing ? at(state, 1) : { ...state, playing: false, note: "end" };
}

/** One back, to the last part of the step before. @param {Stage} state */
function back(state) {
  if (state.part > 1) return at(state, state.step, state.part - 1);
  if (state.step > 1) return at(state, state.step - 1, state.parts[state.step - 2] ?? 1);
  return { ...state, note: "start" };
}

/** @type {Record<string, (state: Stage, action: Action) => Stage>} a move; black lifts first and stays where it was */
const MOVES = {
  next: forward,
  previous: back,
  first: (state) => at(state, 1),
  last: (state) => at(state, state.n),
  goto: (state, { step }) => at(state, within(step, state.n)),
  enter: (state) => (state.digits ? at(state, within(Number(state.digits), state.n)) : state),
};

/** @type {Record<string, (state: Stage, action: Action) => Stage>} */
const ACTS = {
  digit: (state, { digit }) => ({ ...state, digits: (state.digits + digit).slice(-3) }),
  black: (state) => ({ ...state, black: !state.black }),
  play: (state) => ({ ...state, playing: !state.playing, note: "" }),
  open: (state, { what }) => {
    if (!PANELS.includes(what)) throw new RangeError(`nothing called ${what} opens; there are ${PANELS.join(", ")}`);
    return { ...state, open: state.open === what && what !== "details" ? "" : what };
  },
  close: (state) => (state.black ? { ...state, black: false } : { ...state, open: "" }),
  pause: (state) => state,
  parts: (state, { parts }) => ({ ...state, parts, n: parts.length, step: within(state.step, parts.length), part: 1 }),
  turn: (state) => (state.playing ? forward(state) : state),
};

/** @param {Stage} one @param {Stage} other */
const same = (one, other) => Object.keys(one).every((name) => one[name] === other[name]);

/**
 * The next state. Actions: `next`, `previous`, `first`, `last`, `{goto, step}`, `{digit, digit}`, `enter`, `black`,
 * `play`, `pause`, `{open, what}`, `close`, `{parts, parts}`, and `turn` (the clock's own). Whatever is done but
 * `play` and `turn` pauses autoplay; whatever is done but `digit` forgets the digits.
 * @param {Stage} state @param {Action} action
 * @returns {Stage} the same object when nothing changed
 */
export function stageStep(state, action) {
  const move = MOVES[action.type];
  const act = move ?? ACTS[action.type];
  if (!act) throw new RangeError(`no such action on the stage: ${action.type}`);
  let next = move && state.black ? { ...state, black: false } : act(state, action);
  if (action.type !== "digit") next = { ...next, digits: "" };
  if (action.type !== "play" && action.type !== "turn" && action.type !== "parts") next = { ...next, playing: false };
  if (!next.began && (next.step !== state.step || next.playing)) next = { ...next, began: action.now ?? 0 };
  if (!move && action.type !== "turn" && next.note && next.note === state.note) next = { ...next, note: "" };
  return same(state, next) ? state : next;
}

/** True when Esc has nothing left to close on the stage: then it leaves full screen, and then the stage. @param {Stage} state */
export const isPlain = (state) => !state.black && state.open === "";

/** What the presenter needs to know; plain values alone. @param {Stage} state */
export const told = (state) => ({ ...state, parts: [...state.parts] });
