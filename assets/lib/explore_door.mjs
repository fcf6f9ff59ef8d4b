/** The door to Explore. Nothing of it is loaded before someone opens it, or an address that asks for it. */

export const COMMANDS = [
  "explore", "whatif", "paths", "data", "take", "compare", "table", "chart",
  "palette", "copy-link", "copy-sentence", "upstream", "downstream", "menu",
  "suppose-up", "suppose-off", "suppose-nothing", "between", "members",
];
const ASKABLE = "#picture [data-agent], #picture [data-statement], #outline [data-select]";
const LOST = "Explore could not be loaded. Try again when the server answers.";

/** @param {EventTarget|null} target @returns {Element|null} what can be asked about, from anything inside it */
const askable = (target) => (target instanceof Element ? target.closest(ASKABLE) : null);

/** @param {import("./page.mjs").Page} page */
export function door(page) {
  /** @type {Promise<any>|null} */
  let room = null;

  /** @param {(explore: any) => unknown} work */
  async function enter(work) {
    try {
      room ??= import("./explore.mjs").then(({ Explore }) => new Explore(page));
      await work(await room);
    } catch (error) {
      room = null;
      page.problem.show(LOST);
      console.warn(error);
    }
  }

  for (const name of COMMANDS) page.acts[name] = (element) => void enter((explore) => explore.act(name, element));

  /** @param {Event} event @param {Element} on @param {number} [x] @param {number} [y] */
  function menu(event, on, x, y) {
    event.preventDefault();
    const box = on.getBoundingClientRect();
    void enter((explore) => explore.menu(on, x ?? box.left + box.width / 2, y ?? box.bottom));
  }

  document.addEventListener("contextmenu", (event) => {
    const on = askable(event.target);
    if (on && !event.shiftKey && !page.store.get().stage) menu(event, on, event.clientX, event.clientY);
  });
  document.addEventListener("keydown", (event) => {
    const isMenu = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
    const on = isMenu ? askable(document.activeElement) : null;
    if (on && !page.store.get().stage) menu(event, on);
  });
  const isAsked = (/** @type {any} */ view) => Boolean(view.explore) || view.tab === "explore";
  page.store.subscribe((view) => !room && isAsked(view) && void enter(() => {}));
  if (isAsked(page.store.get())) void enter(() => {});
}
