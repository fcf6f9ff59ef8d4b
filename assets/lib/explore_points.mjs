/**
 * The points of a chart by keyboard: one list box whose options are the points in the order in which they are read.
 * The point that the list stands on is shown in the chart as if the mouse were over it; Enter selects what it is about.
 */
import { el } from "./explore_parts.mjs";

/** @typedef {{words: string, key: string|null, hover?: any, node?: number}} Point */

const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/** Where a key leads among n points; the ends hold. @param {string} key @param {number} at @param {number} n @returns {number|null} */
export function placeAfter(key, at, n) {
  if (!Object.hasOwn(MOVES, key) || !n) return null;
  return Math.min(n - 1, Math.max(0, at + MOVES[key]));
}

export class Points {
  /** @param {HTMLElement} chart @param {(point: Point) => void} pick */
  constructor(chart, pick) {
    this.chart = chart;
    this.pick = pick;
    /** @type {Point[]} */
    this.points = [];
    this.at = 0;
    this.said = el("output", { class: "chart-point small", "aria-hidden": "true" });
    this.list = el("ul", {
      role: "listbox", tabindex: 0, class: "chart-points", "aria-label": "Points of this chart",
      on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), focus: () => this.#stand(this.at), blur: () => this.#leave() },
    });
    this.element = el("div", { class: "chart-frame" }, chart, this.list);
  }

  /** @param {any} Plotly @param {Point[]} points */
  show(Plotly, points) {
    this.Plotly = Plotly;
    this.points = points;
    this.at = Math.min(this.at, Math.max(0, points.length - 1));
    this.list.hidden = !points.length;
    this.list.replaceChildren(...points.map(({ words }, n) => el("li", { id: `chart-point-${n}`, role: "option", "aria-selected": "false", text: words })));
    this.said.textContent = "";
    if (document.activeElement === this.list) this.#stand(this.at);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const to = placeAfter(event.key, this.at, this.points.length);
    if (to !== null) this.#stand(to);
    else if (event.key === "Enter" || event.key === " ") this.points[this.at] && this.pick(this.points[this.at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} to */
  #stand(to) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = to;
    const [point, option] = [this.points[to], this.list.children[to]];
    if (!point || !option) return;
    option.setAttribute("aria-selected", "true");
    this.list.setAttribute("aria-activedescendant", option.id);
    this.said.textContent = `${to + 1} of ${this.points.length}: ${point.words}${point.key ? " · Enter selects" : ""}`;
    this.#light(point);
  }

  /** @param {Point|null} point */
  #light(point) {
    for (const one of this.chart.querySelectorAll(".is-stood-on")) one.classList.remove("is-stood-on");
    if (this.Plotly && this.isHovered) this.Plotly.Fx.unhover(this.chart);
    this.isHovered = false;
    if (point?.hover) {
      this.Plotly.Fx.hover(this.chart, [point.hover]);
      this.isHovered = true;
    } else if (point?.node !== undefined) {
      const nodes = /** @type {any[]} */ ([...this.chart.querySelectorAll(".sankey-node")]);
      nodes.find((one) => one.__data__?.node?.pointNumber === point.node)?.classList.add("is-stood-on");
    }
  }

  #leave() {
    this.#light(null);
    this.said.textContent = "";
  }
}
