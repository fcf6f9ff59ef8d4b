/** Which ink is read on a ground: contrast as WCAG 2.2 reckons it. The same as figtrace/picture/contrast.py. Pure. */

/** Tokens that words on a filled ground may take: in every theme one of them is dark and the other light. */
export const INKS = Object.freeze(["ink", "surface"]);
export const STEPS = Object.freeze(["low-4", "low-3", "low-2", "low-1", "zero", "high-1", "high-2", "high-3", "high-4"]);

/** Relative luminance, 0 to 1. @param {string} colour #rrggbb */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours, 1 to 21. @param {string} one @param {string} other */
export function ratio(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The token that is read best on a step's ground. @param {string} step @param {(token: string) => string} colour */
export const inkOn = (step, colour) =>
  INKS.reduce((best, ink) => (ratio(colour(ink), colour(`overlay-${step}`)) > ratio(colour(best), colour(`overlay-${step}`)) ? ink : best));
