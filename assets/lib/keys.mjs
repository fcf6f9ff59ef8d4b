/** From a key stroke to the name of a command. Pure: the one table of the browser; components/keys.py says it in words. */

/** @type {Record<string, string>} */
const PLAIN = {
  __proto__: null,
  "/": "search",
  "?": "help",
  Escape: "clear",
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  _: "zoom-out",
  0: "fit",
  1: "level-caption",
  2: "level-mechanism",
  l: "literature",
  m: "minimap",
  t: "theme",
  p: "present",
  f: "filter-mode",
  u: "undo-moves",
  e: "explore",
  c: "curate",
  w: "whatif",
  n: "paths",
  "[": "mechanism-previous",
  "]": "mechanism-next",
};

/** Keys that mean something only while the picture holds the focus. @type {Record<string, string>} */
const IN_PICTURE = {
  __proto__: null,
  ArrowRight: "walk-right",
  ArrowLeft: "walk-left",
  ArrowUp: "walk-up",
  ArrowDown: "walk-down",
  Home: "walk-first",
  End: "walk-last",
  Enter: "pick",
  " ": "pick",
};

const TYPING = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/**
 * The command that a key stroke asks for.
 * @param {{key: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean}} event
 * @param {{tag?: string, isEditable?: boolean, isInPicture?: boolean, isInWidget?: boolean}} [focus] where the focus is:
 *   a widget (list box, tree, tabs, dialog) keeps its own arrows, and a text field all its letters
 * @returns {string|null}
 */
export function command(event, focus = {}) {
  if (event.ctrlKey || event.metaKey) {
    const key = event.altKey ? "" : event.key.toLowerCase();
    if (key === "z" && !focus.isEditable && !TYPING.has(focus.tag ?? "")) return event.shiftKey ? "curate-redo" : "curate-undo";
    return key === "k" && !event.shiftKey ? "palette" : null;
  }
  if (focus.isEditable || TYPING.has(focus.tag ?? "")) return null;
  if (focus.isInPicture && IN_PICTURE[event.key]) {
    if (event.altKey) return event.key.startsWith("Arrow") ? `move-${event.key.slice(5).toLowerCase()}` : null;
    return event.shiftKey && event.key === "Enter" ? "pick-add" : IN_PICTURE[event.key];
  }
  if (event.altKey || focus.isInWidget) return null;
  return PLAIN[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}
