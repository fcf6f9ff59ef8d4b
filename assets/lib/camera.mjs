/**
 * Where the picture stands in the stage. A camera is [x, y, zoom]: the figure point at the stage's centre, and screen
 * px per figure px. Pure; sizes in px.
 */

/** @typedef {[number, number, number]} Camera */
/** @typedef {{w: number, h: number}} Size */
/** @typedef {{left: number, top: number, w: number, h: number}} Place of the SVG's box in the stage, as CSS lays it out */

/** Nearer than this is only larger, not clearer. */
const NEAREST = 6;

/** A whole figure is shown no larger than this, as the style sheet has it: few agents are not blown up. */
export const LARGEST = 1.25;

/** @param {number} x @param {number} low @param {number} high */
const between = (x, low, high) => Math.min(Math.max(x, low), high);

/** How the viewBox fits the SVG's own box (xMidYMid meet). @param {Place} place @param {Size} figure */
export function base(place, figure) {
  const scale = Math.min(place.w / figure.w, place.h / figure.h);
  return { scale, x: (place.w - figure.w * scale) / 2, y: (place.h - figure.h * scale) / 2 };
}

/** The camera of the picture as CSS alone shows it. @param {Size} stage @param {Place} place @param {Size} figure @returns {Camera} */
export function home(stage, place, figure) {
  const { scale, x, y } = base(place, figure);
  return [(stage.w / 2 - place.left - x) / scale, (stage.h / 2 - place.top - y) / scale, scale];
}

/** The camera that shows a box whole, with a margin. @param {Size} stage @param {{x: number, y: number, w: number, h: number}} box @param {number} [margin] @returns {Camera} */
export function fit(stage, box, margin = 0) {
  const zoom = Math.min((stage.w - 2 * margin) / box.w, (stage.h - 2 * margin) / box.h);
  return [box.x + box.w / 2, box.y + box.h / 2, Math.min(zoom, NEAREST)];
}

/** Keep the stage's centre over the figure, and the zoom where something is to be seen. @param {Camera} camera @param {Size} stage @param {Size} figure @returns {Camera} */
export function clamp([x, y, zoom], stage, figure) {
  const whole = Math.min(stage.w / figure.w, stage.h / figure.h);
  const near = Math.max(NEAREST, whole * 2);
  return [between(x, 0, figure.w), between(y, 0, figure.h), between(zoom, Math.min(whole * 0.7, 1), near)];
}

/** The camera of a drawing that stayed where it is while the stage round it got another size. @param {Camera} camera @param {Size} before @param {Size} after @returns {Camera} */
export const restood = ([x, y, zoom], before, after) => [x + (after.w - before.w) / 2 / zoom, y + (after.h - before.h) / 2 / zoom, zoom];

/** Zoom by a factor about a point of the stage, which keeps its figure point. @param {Camera} camera @param {number} factor @param {number} px from the stage's centre @param {number} py @returns {Camera} */
export function zoomAt([x, y, zoom], factor, px, py) {
  const next = zoom * factor;
  return [x + px / zoom - px / next, y + py / zoom - py / next, next];
}

/** @param {Camera} camera @param {number} dx px that the hand moved @param {number} dy @returns {Camera} */
export const panBy = ([x, y, zoom], dx, dy) => [x - dx / zoom, y - dy / zoom, zoom];

/** The nearest camera that shows a box with a margin round it, at the same zoom. @param {Camera} camera @param {Size} stage @param {{x: number, y: number, w: number, h: number}} box @param {number} [margin] px of the stage @returns {Camera} */
export function toShow([x, y, zoom], stage, box, margin = 24) {
  const along = (at, size, start, length) => {
    const half = size / 2 / zoom - margin / zoom;
    if (length > 2 * half) return start + length / 2;
    return between(at, start + length - half, start + half);
  };
  return [along(x, stage.w, box.x, box.w), along(y, stage.h, box.y, box.h), zoom];
}

/** The figure's part that the stage shows. @param {Camera} camera @param {Size} stage */
export const seen = ([x, y, zoom], stage) => ({
  x: x - stage.w / 2 / zoom,
  y: y - stage.h / 2 / zoom,
  w: stage.w / zoom,
  h: stage.h / zoom,
});

/** Transform of the viewport group that puts a camera in force. @param {Camera} camera @param {Size} stage @param {Place} place @param {Size} figure */
export function inner([x, y, zoom], stage, place, figure) {
  const { scale, x: ox, y: oy } = base(place, figure);
  const k = zoom / scale;
  return {
    k,
    x: (stage.w / 2 - place.left - ox) / scale - k * x,
    y: (stage.h / 2 - place.top - oy) / scale - k * y,
  };
}

/** CSS transform of the SVG's box (origin 0 0) that shows `camera` while the inside still stands at `settled`. @param {Camera} camera @param {Camera} settled @param {Size} stage @param {Place} place */
export function outer([x, y, zoom], [x0, y0, zoom0], stage, place) {
  const k = zoom / zoom0;
  return {
    k,
    x: (stage.w / 2 - place.left) * (1 - k) + zoom * (x0 - x),
    y: (stage.h / 2 - place.top) * (1 - k) + zoom * (y0 - y),
  };
}

/** The camera at which such a transform stands: the inverse of `outer`. @param {{k: number, x: number, y: number}} at @param {Camera} settled @param {Size} stage @param {Place} place @returns {Camera} */
export function from({ k, x, y }, [x0, y0, zoom0], stage, place) {
  const zoom = k * zoom0;
  return [x0 - (x - (stage.w / 2 - place.left) * (1 - k)) / zoom, y0 - (y - (stage.h / 2 - place.top) * (1 - k)) / zoom, zoom];
}
