/** One view, one step function, and those who are told when it changes. */

/**
 * @template S, A
 * @param {(state: S, action: A) => S} step pure; the same object means nothing changed
 * @param {S} first
 */
export function createStore(step, first) {
  let state = first;
  /** @type {Set<(state: S, before: S, action: A) => void>} */
  const listeners = new Set();
  return {
    /** @returns {S} */
    get: () => state,
    /**
     * Take one step; listeners hear of it at once, in the order they came, unless nothing changed.
     * @param {A} action
     * @returns {S}
     */
    dispatch(action) {
      const before = state;
      state = step(before, action);
      if (state !== before) for (const listener of listeners) listener(state, before, action);
      return state;
    },
    /**
     * @param {(state: S, before: S, action: A) => void} listener
     * @returns {() => void} call it to hear no more
     */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
