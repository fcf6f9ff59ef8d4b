/**
 * Words cut to the width of their cell, as an ellipsis does it. A cell that clips its words is a layer's part of its own
 * to a browser: 350 of them cost a scrolled frame two fifths of its time.
 */

/** px of a cell on either side of its words; the same as in the style sheet. */
const PAD = 8;
const DOTS = "…";

/** Letters that are surely narrower than this need no measuring, px each. */
const WIDEST_LETTER = 14;

/**
 * The words, or as many of their letters as fit. @param {string} text @param {number} width px of the cell
 * @param {(text: string) => number} measure @returns {string}
 */
export function cutTo(text, width, measure) {
  const room = width - 2 * PAD;
  if (text.length * WIDEST_LETTER <= room) return text;
  const wide = measure(text);
  if (wide <= room) return text;
  let n = Math.max(0, Math.floor((text.length * (room - measure(DOTS))) / wide));
  while (n > 0 && measure(text.slice(0, n) + DOTS) > room) n -= 1;
  return text.slice(0, n).trimEnd() + DOTS;
}

/**
 * Write a cell's words, cut to its width; what was cut is told by its name.
 * @param {HTMLElement} cell @param {string} text @param {number} width px @param {(text: string) => number} measure
 */
export function write(cell, text, width, measure) {
  const shown = cutTo(text, width, measure);
  const words = /** @type {Text|null} */ (cell.firstChild);
  if (!words) cell.textContent = shown;
  else if (words.data !== shown) words.data = shown;
  if (shown !== text) {
    cell.title = text;
    cell.setAttribute("aria-label", text);
  } else if (cell.title) {
    for (const name of ["title", "aria-label"]) cell.removeAttribute(name);
  }
}

/** Measures words as an element writes them, px. @param {Element} element @returns {(text: string) => number} */
export function measureOf(element) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return (text) => context.measureText(text).width;
}
