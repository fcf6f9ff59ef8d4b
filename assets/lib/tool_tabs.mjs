/** The hands of a row of tabs, each for a tool: a click opens one, arrows go from one to the next. */

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Listeners for the list of tabs; each tab carries its tool as `data-tool`.
 * @param {() => HTMLElement[]} tabs @param {(tool: string) => void} turn
 */
export const tabHands = (tabs, turn) => ({
  click: (/** @type {Event} */ event) => {
    const name = /** @type {Element} */ (event.target).closest("[data-tool]")?.getAttribute("data-tool");
    if (name) turn(name);
  },
  keydown: (/** @type {KeyboardEvent} */ event) => {
    const by = STEPS[event.key];
    const all = tabs();
    const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
    if (!by || at < 0) return;
    const next = all[(at + by + all.length) % all.length];
    next.focus();
    turn(next.dataset.tool ?? "");
    event.preventDefault();
  },
});
