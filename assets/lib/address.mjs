/** The address bar and the back button. A step makes an entry or rewrites the one there is; Back restores a view. */
import { historyOf } from "./state.mjs";
import { fromQuery, toQuery } from "./url.mjs";

/** @typedef {import("./state.mjs").View} View */

/** Typing and panning rewrite the address at most so often, ms (browsers refuse more than 200 changes in 30 s). */
const PACE = 250;

/**
 * @param {(view: View) => void} restore called when the visitor goes back or forth
 */
export function address(restore) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** @type {{view: View, how: "push"|"replace"}|null} */
  let waiting = null;

  function flush() {
    clearTimeout(timer);
    const next = waiting;
    waiting = null;
    if (next) write(next.view, next.how);
  }

  /** @param {View} view @param {"push"|"replace"} how */
  function write(view, how) {
    const url = `${location.pathname}${toQuery(view)}`;
    if (url === `${location.pathname}${location.search}`) return;
    history[how === "push" ? "pushState" : "replaceState"](null, "", url);
  }

  addEventListener("popstate", () => {
    clearTimeout(timer);
    waiting = null;
    restore(fromQuery(location.search));
  });
  addEventListener("pagehide", flush);

  return {
    /**
     * An entry is made right after the step has been shown, not within it: the browser takes its time (2 ms). Entries
     * keep their order, and typing never swallows one.
     * @param {View} view @param {{type: string}} action
     */
    follow(view, action) {
      const how = historyOf(action);
      if (how === "push" || waiting?.how === "push") flush();
      clearTimeout(timer);
      waiting = { view, how };
      timer = setTimeout(flush, how === "push" ? 0 : PACE);
    },
  };
}
