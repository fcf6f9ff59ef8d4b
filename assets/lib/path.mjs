/**
 * Statement lines: one moveto and cubic segments, as 1 + 3n points. When an end moves, the line bends with it.
 * Pure; px at zoom 1, y down.
 */

/** @typedef {[number, number]} Point */

/** @param {string} d a path as the drawing has it and ``pathOf`` writes it: absolute M and C alone @returns {Point[]} */
export function points(d) {
  const numbers = (d.match(/-?[\d.]+/g) ?? []).map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
}

/** @param {number} x @returns {number} to a tenth of a px: finer is not seen */
const tenth = (x) => Math.round(x * 10) / 10;

/** @param {readonly Point[]} line 1 + 3n points @returns {string} the `d` of its path */
export function pathOf(line) {
  const [start, ...rest] = line.map(([x, y]) => `${tenth(x)} ${tenth(y)}`);
  let d = `M${start}`;
  for (let i = 0; i + 2 < rest.length; i += 3) d += `C${rest[i]} ${rest[i + 1]} ${rest[i + 2]}`;
  return d;
}

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]);

/**
 * How far along the line each point stands, measured on the control polygon.
 * @param {readonly Point[]} line @returns {number[]} 0 at the start to 1 at the end
 */
export function shares(line) {
  const far = [0];
  for (let i = 1; i < line.length; i += 1) far.push(far[i - 1] + distance(line[i - 1], line[i]));
  const total = far.at(-1) || 1;
  return far.map((one) => one / total);
}

/**
 * The line after its ends moved: each point goes along by its share, so both ends meet their agents and the middle
 * keeps its manner. The last control point goes with its end, so that the arrow still meets the agent as it did.
 * @param {readonly Point[]} line @param {Point} start displacement of the start @param {Point} end of the end
 * @returns {Point[]}
 */
export function bend(line, start, end) {
  const share = shares(line);
  const last = line.length - 1;
  return line.map(([x, y], i) => {
    const t = i <= 1 ? 0 : i >= last - 1 ? 1 : share[i];
    return [x + start[0] * (1 - t) + end[0] * t, y + start[1] * (1 - t) + end[1] * t];
  });
}

/** @param {readonly Point[]} line @returns {number} the direction in which the line ends, degrees */
export function ending(line) {
  const [tip, ...before] = [...line].reverse();
  const from = before.find((point) => distance(point, tip) > 0.01) ?? tip;
  return (Math.atan2(tip[1] - from[1], tip[0] - from[0]) * 180) / Math.PI;
}

/**
 * The point half way along a line, where its words may be shown.
 * @param {readonly Point[]} line @returns {Point}
 */
export function middle(line) {
  const n = (line.length - 1) / 3;
  const segment = Math.min(n - 1, Math.floor(n / 2));
  const [a, b, c, d] = line.slice(segment * 3, segment * 3 + 4);
  const t = n % 2 ? 0.5 : 0;
  const mix = (i) =>
    (1 - t) ** 3 * a[i] + 3 * (1 - t) ** 2 * t * b[i] + 3 * (1 - t) * t ** 2 * c[i] + t ** 3 * d[i];
  return [mix(0), mix(1)];
}
