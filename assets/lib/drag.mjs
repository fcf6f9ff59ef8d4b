/** Moving agents by hand: the agent, what it holds, and the statements that touch any of them, which bend. */
import { bend, ending, pathOf, points } from "./path.mjs";

/** @typedef {[number, number]} Point */

/**
 * Whole displacement of every agent that moves: its own, and that of each of its holders.
 * @param {Record<string, Point>} moved own displacements @param {Map<string, string[]>} children by holder
 * @returns {Record<string, Point>}
 */
export function shifts(moved, children) {
  /** @type {Record<string, Point>} */
  const shift = {};
  const add = (/** @type {string} */ key, /** @type {Point} */ [dx, dy], /** @type {number} */ depth) => {
    const [x, y] = shift[key] ?? [0, 0];
    shift[key] = [x + dx, y + dy];
    if (depth < 9) for (const child of children.get(key) ?? []) add(child, [dx, dy], depth + 1);
  };
  for (const [key, by] of Object.entries(moved)) add(key, by, 0);
  return shift;
}

/**
 * Where everything stands is written out in the drawing; what has moved bears a transform, and nothing else does: each
 * of them costs the browser a part of a layer.
 * @param {Element} element @param {string} transform @param {boolean} isMoved
 */
function put(element, transform, isMoved) {
  if (isMoved) element.setAttribute("transform", transform);
  else element.removeAttribute("transform");
}

/** Draws moved agents; remembers how everything stood at first. */
export class Mover {
  /** @param {import("./picture.mjs").Picture} picture @param {import("./select.mjs").Index} index */
  constructor(picture, index) {
    Object.assign(this, { picture, index });
    /** @type {Map<Element, any>} */
    this.first = new Map();
  }

  /** Put every agent where it belongs. @param {Record<string, Point>} moved */
  show(moved) {
    const { picture } = this;
    const before = picture.shift;
    const shift = shifts(moved, picture.children);
    const changed = new Set(
      [...Object.keys(before), ...Object.keys(shift)].filter((key) => {
        const [a, b] = [before[key] ?? [0, 0], shift[key] ?? [0, 0]];
        return a[0] !== b[0] || a[1] !== b[1];
      }),
    );
    picture.shift = shift;
    const bent = new Set();
    for (const key of changed) {
      this.#place(key, shift[key] ?? [0, 0]);
      for (const list of [this.index.out.get(key), this.index.into.get(key)]) for (const one of list ?? []) bent.add(one);
    }
    for (const key of bent) this.#bend(key, shift);
    if (changed.size) picture.ring();
  }

  /** @param {string} key @param {Point} by */
  #place(key, [dx, dy]) {
    const element = this.picture.element(key);
    if (!element) return;
    put(element, `translate(${dx} ${dy})`, dx !== 0 || dy !== 0);
  }

  /** @param {string} key @param {Record<string, Point>} shift */
  #bend(key, shift) {
    const group = this.picture.element(key);
    if (!group) return;
    const { subject, object } = this.index.statements[key];
    const [start, end] = [shift[subject] ?? [0, 0], shift[object] ?? [0, 0]];
    const line = this.#remember(group, () => points(group.querySelector(".line")?.getAttribute("d") ?? ""));
    if (line.length < 4) return;
    const bent = bend(line, start, end);
    const turned = ending(bent) - ending(line);
    for (const path of group.querySelectorAll("path.line, path.hit")) path.setAttribute("d", pathOf(bent));
    const [x, y] = /** @type {Point} */ (line.at(-1));
    const turn = `translate(${end[0]} ${end[1]}) rotate(${turned.toFixed(1)} ${x} ${y})`;
    const isMoved = end[0] !== 0 || end[1] !== 0 || Math.abs(turned) > 0.05;
    for (const head of group.querySelectorAll(".head")) put(head, turn, isMoved);
  }

  /** @template T @param {Element} element @param {() => T} read @returns {T} */
  #remember(element, read) {
    if (!this.first.has(element)) this.first.set(element, read());
    return this.first.get(element);
  }
}
