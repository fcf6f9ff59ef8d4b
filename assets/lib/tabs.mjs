/** A phone shows one panel at a time; its tabs, and a line that says what is selected and leads to its details. */

const KEYS = { ArrowRight: 1, ArrowLeft: -1 };

/** @param {HTMLElement|null} list role=tablist @param {(tab: string) => void} choose */
export function tabs(list, choose) {
  const all = /** @type {HTMLElement[]} */ ([...(list?.querySelectorAll("[role=tab]") ?? [])]);
  list?.addEventListener("click", (event) => {
    const tab = event.target instanceof Element ? event.target.closest("[data-tab]") : null;
    if (tab) choose(tab.getAttribute("data-tab") ?? "figure");
  });
  list?.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
    if (!by || at < 0) return;
    const next = all[(at + by + all.length) % all.length];
    next.focus();
    choose(next.dataset.tab ?? "figure");
    event.preventDefault();
  });
  return {
    /** @param {string} name */
    show(name) {
      document.documentElement.dataset.tab = name;
      for (const tab of all) {
        const isOn = tab.dataset.tab === name;
        tab.setAttribute("aria-selected", String(isOn));
        tab.tabIndex = isOn ? 0 : -1;
      }
    },
  };
}

/** @param {HTMLElement} picture the panel of the picture */
export function peek(picture) {
  const line = document.createElement("button");
  line.type = "button";
  line.className = "peek";
  line.dataset.command = "details";
  line.hidden = true;
  const [words, more] = [document.createElement("span"), document.createElement("span")];
  more.className = "peek-more";
  more.textContent = "Details";
  line.append(words, more);
  picture.append(line);
  return {
    /** @param {string} text "" when nothing is selected */
    show(text) {
      line.hidden = !text;
      words.textContent = text;
    },
  };
}
