/** Where a step looks: from the boxes of its anchors to a camera. Pure; figure px, y down, and px of the screen. */

/** @typedef {import("./camera.mjs").Camera} Camera */
/** @typedef {{x: number, y: number, w: number, h: number}} Box */
/** @typedef {{w: number, h: number}} Size */

/** Nearer than this nothing is gained, px per figure px at 1080 lines; it grows with the screen. */
export const NEAREST = 2.5;
/** A view that already shows all of it, and between this and the whole of its zoom, stays. */
export const NEAR_ENOUGH = 0.6;
/** A flight: 500 ms, ease in and out, one path. @type {KeyframeAnimationOptions} */
export const FLIGHT = Object.freeze({ duration: 500, easing: "cubic-bezier(0.45, 0, 0.55, 1)" });
/** Least height of the labels of what is lit, and of the rest, px at 1080 lines. */
export const LEGIBLE = Object.freeze({ lit: 24, faint: 16 });
/** Room round the whole picture for names under shapes and the marks of mechanisms, figure px. */
export const ROOM = 34;
/** A view stays only when what it shows is so far from its edge, figure px: a verdict stands over its agent, a name under it. */
export const EDGE = 26;
/** A box so much taller than the stage leaves room beside it, not below. */
const TALL = 0.85;

/** How much larger or smaller a screen is than 1920 × 1080. @param {Size} screen */
export const scaleOf = ({ w, h }) => Math.min(w / 1920, h / 1080);

/** The smallest box round all. @param {readonly (Box|null)[]} boxes @returns {Box|null} null without any */
export function union(boxes) {
  const all = boxes.filter((box) => box !== null);
  if (!all.length) return null;
  const x = Math.min(...all.map((box) => box.x));
  const y = Math.min(...all.map((box) => box.y));
  const right = Math.max(...all.map((box) => box.x + box.w));
  const foot = Math.max(...all.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: foot - y };
}

/** @param {Box} inside @param {Camera} camera @param {Size} stage */
function holds(inside, [x, y, zoom], stage) {
  const [w, h] = [stage.w / 2 / zoom - EDGE, stage.h / 2 / zoom - EDGE];
  return inside.x >= x - w && inside.y >= y - h && inside.x + inside.w <= x + w && inside.y + inside.h <= y + h;
}

/**
 * The camera of a step. `keep` stays, unless it would not show all that the step is about.
 * @param {{mode: string, padding?: number, x?: number|null, y?: number|null, zoom?: number|null}} asked
 * @param {{box: Box|null, stage: Size, figure: Size, screen: Size, smallest: number, now: Camera}} on  `box` round the
 *   anchors (all agents for the whole), `smallest` label in it, figure px
 * @returns {{camera: Camera, isStill: boolean, isSmall: boolean}} `isStill`: the view that stands is good and stays;
 *   `isSmall`: the labels of what is lit are under the legible size, so their names must stand beside the picture
 */
export function stepCamera(asked, { box, stage, figure, screen, smallest, now }) {
  const isSmall = (/** @type {number} */ zoom) => box !== null && smallest * zoom < LEGIBLE.lit * scaleOf(screen) - 0.01;
  const nearest = NEAREST * scaleOf(screen);
  const whole = fitted({ x: 0, y: 0, ...figure }, 0, stage, Infinity);
  if (asked.mode === "keep" && (!box || holds(box, now, stage))) return { camera: now, isStill: true, isSmall: isSmall(now[2]) };
  if (asked.mode === "exact" && asked.x != null && asked.y != null && asked.zoom) {
    const camera = /** @type {Camera} */ ([asked.x, asked.y, asked.zoom]);
    return { camera, isStill: false, isSmall: isSmall(camera[2]) };
  }
  if (!box) return { camera: whole, isStill: false, isSmall: false };
  const camera = fitted(box, asked.mode === "whole" ? ROOM : (asked.padding ?? 48), stage, Math.max(nearest, whole[2]));
  if (asked.mode === "whole") return { camera, isStill: false, isSmall: isSmall(camera[2]) };
  const isNear = now[2] <= camera[2] * 1.001 && now[2] >= camera[2] * NEAR_ENOUGH;
  const isStill = isNear && holds(box, now, stage) && !(isSmall(now[2]) && !isSmall(camera[2]));
  return { camera: isStill ? now : camera, isStill, isSmall: isSmall(isStill ? now[2] : camera[2]) };
}

/**
 * Where names stand that the picture cannot show large enough: beside a tall picture, under a wide one.
 * @param {Box|null} box @param {Size} stage
 * @returns {"side"|"below"}
 */
export const namesAt = (box, stage) => (box && box.w / box.h < (TALL * stage.w) / stage.h ? "side" : "below");

/** @param {Box} box @param {number} padding @param {Size} stage @param {number} nearest @returns {Camera} */
function fitted(box, padding, stage, nearest) {
  const zoom = Math.min(stage.w / (box.w + 2 * padding), stage.h / (box.h + 2 * padding), nearest);
  return [box.x + box.w / 2, box.y + box.h / 2, zoom];
}
