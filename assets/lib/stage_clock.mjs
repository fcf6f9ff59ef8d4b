/** Autoplay's clock: from time stamps, so that a throttled tab is late and never wrong. */

/**
 * @param {() => void} turn called when a step's time is over
 * @param {{now?: () => number, setTimeout?: any, clearTimeout?: any}} [how] for tests
 */
export function clock(turn, { now = () => performance.now(), setTimeout: wait = setTimeout, clearTimeout: stop = clearTimeout } = {}) {
  /** @type {any} */
  let timer = null;
  let due = 0;
  let length = 0;

  function check() {
    const left = due - now();
    if (left > 5) {
      timer = wait(check, left);
      return;
    }
    timer = null;
    turn();
  }

  return {
    /** Begin a step that stands for so many seconds. @param {number} seconds */
    start(seconds) {
      stop(timer);
      length = seconds * 1000;
      due = now() + length;
      timer = wait(check, length);
    },
    stop() {
      stop(timer);
      timer = null;
    },
    get isRunning() {
      return timer !== null;
    },
    /** Seconds that are left, 0 when it stands. */
    get left() {
      return timer === null ? 0 : Math.max(0, (due - now()) / 1000);
    },
    /** Part of the step that is over, 0–1. */
    get part() {
      return timer === null || !length ? 0 : Math.min(1, 1 - (due - now()) / length);
    },
  };
}

/** Minutes and seconds, `12:05`; hours when there are any. @param {number} ms */
export function clockWords(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
