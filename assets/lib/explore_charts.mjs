/**
 * Charts, drawn by Plotly, whose script is fetched when the first one is opened. Each has its words and its numbers
 * beside it; colours are the theme's; nothing is ever sent anywhere.
 */
import { el, oneOf, picks, problemList, renew } from "./explore_parts.mjs";
import { FIGURES, tableOf } from "./explore_figures.mjs";
import { Points } from "./explore_points.mjs";
import { sortOf } from "./select.mjs";
import { reading } from "./state.mjs";

/** Plotly as the server's own installation has it. */
export const SCRIPT = "/_dash-component-suites/plotly/package_data/plotly.min.js";

export const CHARTS = Object.freeze([
  ["coverage", "Caption"], ["signs", "Directions"], ["bases", "Bases"], ["connections", "Connections"], ["flow", "Flow"], ["kinds", "Kinds"],
]);

/** No tool bar: its "Share chart" would send the chart to a cloud. */
export const CONFIG = Object.freeze({
  responsive: true, displayModeBar: false, displaylogo: false, showSendToCloud: false, showEditInChartStudio: false,
  plotlyServerURL: "", modeBarButtonsToRemove: ["sendDataToCloud"],
});

/** @type {Promise<any>|null} */
let fetched = null;

/** @returns {Promise<any>} Plotly */
function plotly() {
  fetched ??= new Promise((resolve, reject) => {
    const script = el("script", { src: SCRIPT, async: true });
    script.onload = () => resolve(/** @type {any} */ (globalThis).Plotly);
    script.onerror = () => {
      fetched = null;
      script.remove();
      reject(new Error("the charts' script could not be fetched"));
    };
    document.head.append(script);
  });
  return fetched;
}

/** The chart that the address names. @param {string} asked */
export const chartOf = (asked) => CHARTS.find(([name]) => name === asked)?.[0] ?? "coverage";

/** The theme's colours by token. @returns {(token: string) => string} */
function colours() {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(`--${token}`).trim();
}

export class Tool {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    this.bar = el("div", { class: "table-bar" });
    this.box = el("div", { class: "chart", role: "img" });
    this.points = new Points(this.box, ({ key }) => this.#pick(key));
    this.words = el("p", { class: "chart-words" });
    this.more = el("div", { class: "chart-more" });
    this.trouble = el("div", { role: "status", class: "table-trouble" });
    this.element = el("div", { class: "chart-tool" }, this.bar, this.trouble, el("div", { class: "chart-body" }, this.points.element, el("div", { class: "chart-side" }, this.words, this.more)));
    new MutationObserver(() => this.told && this.element.isConnected && void this.#draw()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  /** @param {import("./state.mjs").View} view */
  async show(view) {
    const [name, at] = [chartOf(view.ask), reading(view)];
    const key = `${name} ${at}`;
    if (key === this.key) return;
    this.key = key;
    this.name = name;
    this.element.dataset.chart = name;
    renew(this.bar, [oneOf("Chart", /** @type {any} */ (CHARTS), name, (value) =>
      this.explore.page.store.dispatch({ type: "explore", tool: "chart", ask: value === "coverage" ? "" : value })), this.points.said]);
    this.trouble.replaceChildren(this.told ? "" : el("p", { class: "quiet small", text: "Fetching the charts …" }));
    try {
      const [told] = await Promise.all([this.explore.ask("chart", { name, reading: at }), plotly()]);
      if (this.key !== key) return;
      this.told = told;
      this.trouble.replaceChildren();
      await this.#draw();
    } catch (error) {
      this.key = "";
      this.trouble.replaceChildren(problemList(error.problems ?? [{ message: `This chart cannot be shown: ${error.message}.`, cure: "open it again when the server answers", severity: "error" }]));
    }
  }

  async #draw() {
    const Plotly = await plotly();
    const { name, told } = this;
    const made = FIGURES[name](told, colours());
    this.words.textContent = told.text;
    this.box.setAttribute("aria-label", told.text);
    this.more.replaceChildren(...this.#beside());
    const tall = made.layout.height;
    this.box.style.blockSize = tall ? `${tall}px` : "100%";
    await Plotly.react(this.box, made.data, made.layout, CONFIG);
    this.points.show(Plotly, made.points);
    this.box.removeAllListeners?.("plotly_click");
    this.box.on?.("plotly_click", (/** @type {any} */ event) => this.#pick(made.keyOf(event.points[0])));
  }

  /** @param {string|null|undefined} key */
  #pick(key) {
    if (key && sortOf(this.explore.page.index, key)) this.explore.page.select(key, false, { from: "link" });
  }

  /** The numbers as a table, each row leading to what it is about; the caption in its colours. */
  #beside() {
    const { name, told } = this;
    const { head, rows } = tableOf(name, told);
    const table = el("table", { class: "chart-table" },
      el("thead", {}, el("tr", {}, ...head.map((/** @type {string} */ words) => el("th", { scope: "col", text: words })))),
      el("tbody", {}, ...rows.map((/** @type {any} */ row) => el("tr", {},
        el("th", { scope: "row" }, row.key && sortOf(this.explore.page.index, row.key) ? picks(row.key, row.name) : row.name),
        ...row.cells.map((/** @type {any} */ cell) => el("td", { text: String(cell) }))))));
    const numbers = el("details", { class: "more-of" }, el("summary", { text: "The numbers" }), el("div", { class: "wide", tabindex: 0, role: "group", "aria-label": "The numbers" }, table));
    if (name !== "coverage") return [numbers];
    return [el("p", { class: "caption coverage", lang: "en" }, ...told.pieces.map((/** @type {any} */ piece) => this.#piece(piece))), numbers];
  }

  /** @param {any} piece */
  #piece(piece) {
    const key = piece.statements[0];
    const said = { class: `cover cover-${piece.role.replace(" ", "-")}`, title: piece.why, text: piece.text };
    return key ? el("span", { ...said, "data-role": piece.role, on: { click: () => this.explore.page.store.dispatch({ type: "selectAll", keys: piece.statements }) } }) : el("span", said);
  }
}
