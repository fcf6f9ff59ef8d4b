/** The door to what the server does for a story. Nothing of it is loaded before someone asks for it. */

const LOST = "This could not be loaded. Try again when the server answers.";

/** @param {any} page @param {import("./story_bar.mjs").StoryBar|null} bar */
export function storyDoor(page, bar) {
  /** @param {Promise<any>} loading @param {(module: any) => unknown} work @param {() => boolean} [isQuiet] nobody waits for it */
  async function enter(loading, work, isQuiet = () => false) {
    try {
      await work(await loading);
    } catch (error) {
      if (!isQuiet()) page.problem.show(LOST);
      console.warn(error);
    }
  }

  bar?.meet((place) => enter(import("./story_offers.mjs"), ({ show }) => show(place, bar), () => place.hidden));
  if (bar) bar.saver = () => enter(import("./story_save.mjs"), ({ save }) => save(page, bar));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".take a[download]") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    document.querySelector("details.take")?.removeAttribute("open");
    void enter(import("./take_files.mjs"), ({ take }) => take(link, bar));
  });
}
