/**
 * The page comes alive here, before Dash has mounted anything. Only this file writes to `window`. All that a click
 * shows is already in the page; nothing here asks the server for it.
 */
import { adopted } from "./lib/adopt.mjs";
import { problemBox } from "./lib/announce.mjs";
import { curateDoor } from "./lib/curate_door.mjs";
import { door } from "./lib/explore_door.mjs";
import { files } from "./lib/export_door.mjs";
import { Page } from "./lib/page.mjs";
import { present, presenting, show } from "./lib/show.mjs";
import { storyDoor } from "./lib/story_door.mjs";

const CALM = "Something in this page went wrong. What you see may be out of date; reload the page to set it right.";
const problem = problemBox(document.getElementById("problem"));
window.addEventListener("error", (event) => event.error && problem.show(CALM));
window.addEventListener("unhandledrejection", () => problem.show(CALM));

const island = document.getElementById("figtrace-data");
const drawing = document.querySelector(".figure-svg");
const isPresenter = presenting() !== null && present(drawing) !== null;
const isPage = !isPresenter && island && drawing instanceof SVGSVGElement;
const page = isPage ? new Page(JSON.parse(island.textContent ?? "{}"), drawing, problem) : null;
page?.open();
const told = page ? show(page) : null;
if (page) door(page);
if (page) curateDoor(page);
if (page) files(page);
if (page) storyDoor(page, told?.bar ?? null);

window.figtrace_components = {
  Adopted: adopted(
    () => window.React,
    () => requestAnimationFrame(() => page?.controls.arrive(page.store.get())),
  ),
};
window.dash_clientside = Object.assign({}, window.dash_clientside, { figtrace: page?.controls.functions ?? {} });
document.documentElement.dataset.ready = "true";
