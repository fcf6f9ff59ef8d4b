/** Everything of the story in the page, joined: the list, the stage, the presenter's window. */
import { handout } from "./handout.mjs";
import { Presenter } from "./presenter.mjs";
import { Stage } from "./stage.mjs";
import { StoryBar } from "./story_bar.mjs";
import { keptSteps } from "./story_shelf.mjs";

/** The story that stands in the page; null without one. */
function read() {
  const text = document.getElementById("figtrace-story")?.textContent;
  const story = text ? JSON.parse(text) : null;
  return story?.steps?.length ? story : null;
}

/** The token of the stage that this window presents for; null in every other window. */
export const presenting = () => new URLSearchParams(location.search).get("presenter");

/** This window is the presenter's. @param {SVGSVGElement|null} drawing @returns {Presenter|null} */
export function present(drawing) {
  const story = read();
  const box = document.getElementById("presenter");
  if (!story || !box || !drawing) return null;
  const played = () => (keptSteps(story) ?? story.steps).filter((/** @type {any} */ step) => !step.is_hidden);
  return new Presenter(box, drawing, played, presenting() ?? "");
}

/**
 * Story and stage of a page; the address may ask for the stage at once.
 * @param {any} page
 * @returns {{stage: Stage, bar: StoryBar|null}|null} null for a page without a story
 */
export function show(page) {
  const story = read();
  const box = document.getElementById("stage");
  if (!story || !box) return null;
  const panel = document.getElementById("story");
  /** @type {StoryBar|null} */
  let bar = null;
  const played = () => bar?.played ?? story.steps.filter((/** @type {any} */ step) => !step.is_hidden);
  const stage = new Stage(page, box, story, played);
  if (panel) {
    bar = new StoryBar(panel, page, story, {
      changed: () => stage.refresh(),
      preview: (step) => page.store.dispatch({ type: "stage", on: true, step: Math.max(1, step) }),
    });
  }
  const isFile = !document.getElementById("react-entry-point");
  handout(page.picture.svg, story, played, () => isFile || stage.isOn);
  page.acts.present = () => page.store.dispatch({ type: "stage", on: true, step: 1 });
  const { stage: isOn, step, play } = page.store.get();
  if (isOn) stage.enter({ step, play });
  return { stage, bar };
}
