/** The menu of one thing: what can be asked of it. An ARIA menu; it opens at the hand, or under what has the focus. */
import { el } from "./explore_parts.mjs";
import { sortOf } from "./select.mjs";

/** @typedef {{words: string, act: () => unknown}} Item */

/**
 * What can be asked of a key, parted into groups.
 * @param {import("./explore.mjs").Explore} explore @param {string} key @returns {Item[][]}
 */
export function itemsOf(explore, key) {
  const { page, data } = explore;
  const sort = sortOf(page.index, key);
  const select = (/** @type {() => unknown} */ then) => () => {
    page.select(key, false, { from: "picture" });
    return then();
  };
  if (sort === "agent") {
    const { name } = data.agents[key];
    const others = explore.agents.filter((one) => one !== key);
    const more = page.store.get().whatif.filter((one) => !one.startsWith(`${key}:`));
    const suppose = (/** @type {string} */ change) => () => explore.suppose([...more, `${key}:${change}`]);
    return [
      [
        { words: `What leads to ${name}`, act: select(() => explore.turn("paths", "around,up,1")) },
        { words: `What follows from ${name}`, act: select(() => explore.turn("paths", "around,down,1")) },
        ...(others.length ? [{ words: `Paths from ${data.agents[others[0]].name} to ${name}`, act: () => explore.between(others[0], key) }] : []),
        { words: `Paths from ${name} to …`, act: () => explore.between(key, "") },
      ],
      [
        { words: `What if ${name} goes down`, act: suppose("down") },
        { words: `What if ${name} goes up`, act: suppose("up") },
        { words: `What if ${name} is off`, act: suppose("off") },
      ],
      [{ words: "Select", act: select(() => {}) }, { words: "Copy a link to it", act: select(() => explore.act("copy-link")) }],
    ];
  }
  if (sort === "statement") {
    const said = data.statements[key];
    return [
      [
        { words: "Select", act: select(() => {}) },
        { words: `Paths from ${data.agents[said.subject].name} to ${data.agents[said.object].name}`, act: () => explore.between(said.subject, said.object) },
      ],
      [
        { words: "Copy it as a sentence with citation", act: select(() => explore.act("copy-sentence")) },
        { words: "Copy a link to it", act: select(() => explore.act("copy-link")) },
      ],
    ];
  }
  return [[{ words: "Select", act: select(() => {}) }, { words: "Compare mechanisms", act: () => explore.turn("compare", key) }]];
}

/** @param {import("./explore.mjs").Explore} explore @param {string} key @param {number} x @param {number} y @param {Element} on */
export function open(explore, key, x, y, on) {
  document.querySelector(".explore-menu")?.remove();
  const buttons = /** @type {HTMLElement[]} */ ([]);
  const groups = itemsOf(explore, key).map((group) =>
    el("div", { role: "group" }, ...group.map(({ words, act }) => {
      const item = el("button", { type: "button", role: "menuitem", tabindex: -1, text: words, on: { click: () => (close(false), act()) } });
      buttons.push(item);
      return item;
    })));
  const menu = el("div", { class: "explore-menu", role: "menu", "aria-label": "Ask" }, ...groups);

  /** @param {boolean} back give the focus back */
  function close(back) {
    menu.remove();
    removeEventListener("pointerdown", outside, true);
    removeEventListener("blur", leave);
    if (back && (on instanceof HTMLElement || on instanceof SVGElement)) on.focus({ preventScroll: true });
  }
  const outside = (/** @type {Event} */ event) => menu.contains(/** @type {Node} */ (event.target)) || close(false);
  const leave = () => close(false);

  menu.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const at = buttons.indexOf(/** @type {any} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) buttons[(to + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
  addEventListener("pointerdown", outside, true);
  addEventListener("blur", leave);
  buttons[0]?.focus({ preventScroll: true });
}
