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
  /** @type {(() => void)|null} */
  let waiting = null;

  function flush() {
    clearTimeout(timer);
    waiting?.();
    waiting = null;
  }

  /** @param {View} view @param {"push"|"replace"} how */
  function write(view, how) {
    const url = `${location.pathname}${toQuery(view)}`;
    if (url === `${location.pathname}${location.search}`) return;
    history[how === "push" ? "pushState" : "replaceState"](null, "", url);
  }

  addEventListener("popstate", () => {
    waiting = null;
    restore(fromQuery(location.search));
  });
  addEventListener("pagehide", flush);

  return {
    /** @param {View} view @param {{type: string}} action */
    follow(view, action) {
      if (historyOf(action) === "push") {
        flush();
        write(view, "push");
      } else {
        clearTimeout(timer);
        waiting = () => write(view, "replace");
        timer = setTimeout(flush, PACE);
      }
    },
  };
}
