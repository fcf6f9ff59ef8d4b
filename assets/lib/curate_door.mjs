/** The door to Curate. Nothing of it is loaded before someone opens it, or an address that asks for it. */

const LOST = "Curate could not be loaded. Try again when the server answers.";

/** @param {import("./page.mjs").Page} page */
export function curateDoor(page) {
  /** @type {Promise<any>|null} */
  let room = null;

  /** @param {(curate: any) => unknown} work */
  async function enter(work) {
    try {
      room ??= import("./curate.mjs").then(({ Curate }) => new Curate(page));
      await work(await room);
    } catch (error) {
      room = null;
      page.problem.show(LOST);
      console.warn(error);
    }
  }

  page.acts.curate = () => void enter((curate) => curate.toggle());
  for (const name of ["curate-undo", "curate-redo"]) page.acts[name] = () => room && void enter((curate) => curate.act(name));
  page.store.subscribe((view) => !room && view.curate && void enter(() => {}));
  if (page.store.get().curate) void enter(() => {});
}
