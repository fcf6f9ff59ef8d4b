/** The talk on paper: a page a step, made when the browser is about to print and taken away when it has. */
import { make, marked } from "./stage_view.mjs";
import { readingOf, thumb } from "./thumb.mjs";

/** The shape of a picture on its page. */
const PLACE = { w: 1600, h: 680 };
/** Quotes that stand on one page; the rest are in the file. */
const MOST_QUOTES = 8;

/** One step. @param {SVGSVGElement} drawing @param {any} story @param {readonly any[]} steps @param {number} number */
function page(drawing, story, steps, number) {
  const step = steps[number - 1];
  const picture = make("div", { class: "handout-picture", "data-reading": readingOf(step) });
  picture.append(thumb(drawing, steps, number, PLACE));
  const answer = step.answer ? [make("p", {}, make("b", {}, `${step.answer.heading}. `), step.answer.lines.join(" "), ` ${step.answer.caveat}`)] : [];
  const quotes = step.cited.slice(0, MOST_QUOTES).map((/** @type {any} */ one) =>
    make("li", {}, `“${one.quote}” `, make("small", {}, `${one.words} · ${one.basis} · caption ${one.start}–${one.end}`)));
  const left = step.cited.length - MOST_QUOTES;
  return make("section", { class: "handout-page" },
    make("header", {}, make("h2", {}, step.title), make("p", {}, step.badges.join(" · "))),
    picture,
    make("p", { class: "handout-say" }, ...marked(step.pieces)),
    ...answer,
    make("ul", { class: "handout-quotes" }, ...quotes, ...(left > 0 ? [make("li", {}, `and ${left} more`)] : [])),
    make("footer", {}, make("span", {}, story.credits[0]), make("span", {}, `${number} / ${steps.length}`)));
}

/** The last page: the legend, and what must be said of figure, data and makers. @param {any} story */
function credits(story) {
  const legend = document.querySelector(".legend-all");
  const lines = document.querySelectorAll(".offline-credits p");
  const said = lines.length ? [...lines].map((one) => one.textContent ?? "") : story.credits;
  return make("section", { class: "handout-page handout-credits" },
    make("header", {}, make("h2", {}, "Legend and credits")),
    ...(legend ? [legend.cloneNode(true)] : []),
    ...said.map((/** @type {string} */ line) => make("p", {}, line)));
}

/**
 * Print the talk, a page a step, whenever `isWanted` says so; else the page prints as it is.
 * @param {SVGSVGElement} drawing @param {any} story @param {() => any[]} steps those that are played, now
 * @param {() => boolean} isWanted
 */
export function handout(drawing, story, steps, isWanted) {
  /** @type {HTMLElement|null} */
  let made = null;
  addEventListener("beforeprint", () => {
    if (!isWanted()) return;
    const played = steps();
    made?.remove();
    made = make("div", { class: "handout" }, ...played.map((_, i) => page(drawing, story, played, i + 1)), credits(story));
    document.body.append(made);
    document.documentElement.dataset.handout = "on";
  });
  addEventListener("afterprint", () => {
    made?.remove();
    made = null;
    delete document.documentElement.dataset.handout;
  });
}
