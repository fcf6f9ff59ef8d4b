/** Where a small word stands beside a thing and covers no other. The same as free_place in figtrace/picture/values.py. Pure. */

/** @typedef {import("./picture.mjs").Box} Box */

/** How far it reaches into what it belongs to, px. */
const IN = 3;

/** @param {Box} one @param {Box} other */
export const overlap = (one, other) => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;

/**
 * At the foot, the head, the right or the left; at the foot where every side is taken.
 * @param {Box} beside @param {number} w @param {number} h @param {readonly Box[]} taken @returns {Box}
 */
export function freePlace(beside, w, h, taken) {
  const [x, y] = [beside.x + beside.w / 2 - w / 2, beside.y + beside.h / 2 - h / 2];
  const places = [
    { x, y: beside.y + beside.h - IN, w, h },
    { x, y: beside.y - h + IN, w, h },
    { x: beside.x + beside.w - IN, y, w, h },
    { x: beside.x - w + IN, y, w, h },
  ];
  return places.find((place) => !taken.some((one) => overlap(place, one))) ?? places[0];
}
