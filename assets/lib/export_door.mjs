/** The door to files, out and in. Nothing of it is loaded before someone opens it, or drags a file over the page. */

const LOST = "This could not be loaded. Try again when the server answers.";

/** Files, and not words or a picture's agent. @param {DragEvent} event */
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

/** @param {import("./page.mjs").Page} page */
export function files(page) {
  /** @param {Promise<any>} loading @param {(module: any) => unknown} work */
  async function enter(loading, work) {
    try {
      await work(await loading);
    } catch (error) {
      page.problem.show(LOST);
      console.warn(error);
    }
  }

  const into = (/** @type {(module: any) => unknown} */ work) => enter(import("./dropped.mjs"), work);
  const menu = () => document.querySelector("details.take")?.removeAttribute("open");
  page.acts.export = () => (menu(), void enter(import("./export.mjs"), ({ open }) => open(page)));
  page.acts["open-file"] = () => (menu(), void into(({ open }) => open(page)));
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    void into(({ hover }) => hover());
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    const given = [...(event.dataTransfer?.files ?? [])];
    void into(({ take }) => take(page, given));
  });
  const isDropped = document.getElementById("figtrace-network");
  if (isDropped) void into(({ arrived }) => arrived(page));
}
