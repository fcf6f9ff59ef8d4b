/** A copy of the picture as a step shows it: for the presenter's window and for paper. */
import { stepCamera, union } from "./stage_camera.mjs";
import { shownIn } from "./stage_words.mjs";
import { middle } from "./panzoom.mjs";
import { mark } from "./verdicts.mjs";

/** Names that a copy must not have: it is a picture, and nothing that can be chosen. */
const OWN = ["id", "tabindex", "role", "aria-selected", "aria-label"];

/** The reading that a step is drawn in. @param {any} step */
export const readingOf = (step) => (step.level === "caption" ? "caption" : `mechanism-${step.profile}`);

/**
 * The copy; it is drawn in its step's reading where it stands in an element with `data-reading`.
 * @param {SVGSVGElement} drawing @param {readonly any[]} steps those that are played @param {number} number from 1
 * @param {{w: number, h: number}} [stage] the shape of the place that it fills
 * @returns {SVGSVGElement}
 */
export function thumb(drawing, steps, number, stage = { w: 1600, h: 760 }) {
  const step = steps[number - 1];
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  for (const one of copy.querySelectorAll("[id], [tabindex], [role=listbox], [role=option]")) {
    for (const name of OWN) one.removeAttribute(name);
  }
  for (const over of copy.querySelectorAll(".rings, .verdicts, .asked, .mechanism-marks, .hit")) over.remove();
  for (const name of ["style", "role", "aria-label", "data-far"]) copy.removeAttribute(name);
  middle(copy, false);
  copy.setAttribute("class", "figure-svg");
  copy.setAttribute("aria-hidden", "true");
  copy.querySelector(".viewport")?.removeAttribute("transform");
  const { w, h } = copy.dataset.width ? { w: Number(copy.dataset.width), h: Number(copy.dataset.height) } : stage;
  const asked = step.camera.mode === "keep" ? { mode: "fit" } : step.camera;
  const box = union(dressed(copy, steps, number));
  judged(copy, step);
  if (!box || asked.mode === "whole") {
    copy.setAttribute("viewBox", `0 0 ${w} ${h}`);
    return copy;
  }
  copy.querySelector(".lanes")?.remove();
  const { camera } = stepCamera(asked, { box, stage, figure: { w, h }, screen: { w: 1920, h: 1080 }, smallest: 99, now: [0, 0, 99] });
  const [x, y, zoom] = camera;
  copy.setAttribute("viewBox", `${x - stage.w / 2 / zoom} ${y - stage.h / 2 / zoom} ${stage.w / zoom} ${stage.h / zoom}`);
  return copy;
}

/** Light what the step lights; the boxes of its agents. @param {SVGSVGElement} copy @param {readonly any[]} steps @param {number} number */
function dressed(copy, steps, number) {
  const step = steps[number - 1];
  const shown = shownIn(steps, number);
  const lit = new Set(step.lit);
  const holders = new Map([...copy.querySelectorAll("[data-agent]")].map((one) => [one.getAttribute("data-agent"), one.getAttribute("data-parent")]));
  const bright = new Set(lit);
  for (const key of lit) for (let at = holders.get(key); at; at = holders.get(at)) bright.add(at);
  copy.classList.toggle("has-lit", lit.size > 0);
  const boxes = [];
  for (const one of copy.querySelectorAll("[data-agent], [data-statement]")) {
    const key = one.getAttribute("data-agent") ?? one.getAttribute("data-statement") ?? "";
    one.classList.remove("is-selected", "is-near", "is-hovered", "is-faded", "is-hidden", "is-match");
    one.classList.toggle("is-lit", bright.has(key));
    one.classList.toggle("is-away", shown !== null && !shown.has(key) && !bright.has(key));
    if (lit.has(key) && one.hasAttribute("data-box")) boxes.push(boxOf(one));
  }
  return boxes;
}

/** The answer of a what-if beside its agents. @param {SVGSVGElement} copy @param {any} step */
function judged(copy, step) {
  const of = (/** @type {string} */ key) => copy.querySelector(`[data-agent="${CSS.escape(key)}"]`);
  const picture = {
    viewport: copy.querySelector(".viewport"),
    box: (/** @type {string} */ key) => (of(key) ? boxOf(/** @type {Element} */ (of(key))) : null),
    isShown: (/** @type {string} */ key) => of(key) !== null,
  };
  mark(/** @type {any} */ (picture), "verdicts", step.answer?.verdicts ?? {}, step.what_if?.perturb ?? {});
}

/** @param {Element} element */
function boxOf(element) {
  const [x, y, w, h] = (element.getAttribute("data-box") ?? "").split(" ").map(Number);
  return { x, y, w, h };
}
