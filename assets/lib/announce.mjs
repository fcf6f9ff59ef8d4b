/** Words for those who do not see the page change; one polite region, the last message wins. */

/** @param {HTMLElement|null} region @returns {(words: string) => void} */
export function announcer(region) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  return (words) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (region) region.textContent = words;
    }, 80);
  };
}

/** @param {HTMLElement|null} box role=alert @returns {{show: (words: string) => void, hide: () => void}} */
export function problemBox(box) {
  return {
    show(words) {
      if (!box) return;
      const line = box.querySelector("p");
      if (line) line.textContent = words;
      box.hidden = false;
    },
    hide() {
      if (box) box.hidden = true;
    },
  };
}
