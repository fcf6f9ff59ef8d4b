/** Keys of the stage: from a stroke to an action. Pure; components/keys.py says the same table in words. */

/** @type {Record<string, string>} key → command */
export const STAGE_KEYS = Object.freeze({
  __proto__: null,
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  n: "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Backspace: "previous",
  p: "previous",
  Home: "first",
  End: "last",
  Enter: "enter",
  b: "black",
  ".": "black",
  f: "fullscreen",
  s: "presenter",
  a: "play",
  l: "legend",
  e: "evidence",
  w: "what-if",
  o: "notes",
  x: "laser",
  t: "theme",
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  _: "zoom-out",
  0: "view",
  "?": "keys",
  Escape: "escape",
});

/** A key that is held down counts once in so long, ms. */
export const REPEAT = 250;

const TYPING = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/**
 * The command of a stroke on the stage, `digit` for a figure, or null where the key is not the stage's: text fields keep
 * all, a focused button or link keeps Space and Enter, and Enter without digits is left to what has the focus.
 * @param {{key: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean}} event
 * @param {{tag?: string, isEditable?: boolean, isPressable?: boolean, isInDialog?: boolean}} [focus]
 * @param {string} [digits] typed so far
 * @returns {string|null}
 */
export function stageCommand(event, focus = {}, digits = "") {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (focus.isEditable || TYPING.has(focus.tag ?? "")) return event.key === "Escape" ? "escape" : null;
  if (focus.isPressable && (event.key === " " || event.key === "Enter") && !digits) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (/^[0-9]$/.test(key) && (key !== "0" || digits)) return "digit";
  if (key === "Enter" && !digits) return null;
  if (focus.isInDialog && ["ArrowUp", "ArrowDown", "Home", "End"].includes(key)) return null;
  return STAGE_KEYS[key] ?? null;
}

/** Remembers strokes, so that a held key does not run through the talk. @returns {(event: {repeat?: boolean, timeStamp: number}) => boolean} true when it counts */
export function held() {
  let last = -Infinity;
  return ({ repeat = false, timeStamp }) => {
    if (repeat && timeStamp - last < REPEAT) return false;
    last = timeStamp;
    return true;
  };
}
