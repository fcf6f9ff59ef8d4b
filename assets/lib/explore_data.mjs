/**
 * A person's own table on the picture: dropped, chosen or pasted; read and matched in this browser and kept in it. Only
 * a workbook goes to the server to be unpacked, in memory, and comes back as a table of words.
 */
import { STEPS } from "./explore_ink.mjs";
import { answered, button, el, picks, problemList } from "./explore_parts.mjs";
import { lay } from "./overlay.mjs";
import { MOST_BYTES, problem, readBytes, readText } from "./sheet.mjs";

/** How long the player shows a column, ms. */
const BEAT = 1600;
const MOST_ROWS = 200;

/** A value as it is read on the picture. @param {number} value */
export function shortOf(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 100_000)) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

/**
 * What a column paints.
 * @param {any} laid @param {number} column place among the value columns @returns {Map<string, {step: string, text: string}>}
 */
export function paintedBy(laid, column) {
  const painted = new Map();
  for (const [key, one] of Object.entries(laid.agents)) {
    if (one.steps[column]) painted.set(key, { step: one.steps[column], text: shortOf(one.values[column]) });
  }
  return painted;
}

/** The ends of a scale in its own unit. @param {any} scale @returns {[string, string, string]} low, centre, high */
export function endsOf({ kind, reach }) {
  if (kind === "ratio") return [shortOf(2 ** -reach), "1", shortOf(2 ** reach)];
  if (kind === "p-value") return ["", "1", shortOf(10 ** -reach)];
  return [shortOf(-reach), "0", shortOf(reach)];
}

/** The colours of a scale, low to high. @param {any} scale */
function swatches(scale) {
  const steps = scale.kind === "p-value" ? STEPS.slice(4) : STEPS;
  return el("div", { class: "data-scale", "aria-hidden": "true" }, ...steps.map((step) => {
    const box = el("span", {});
    box.style.background = `var(--overlay-${step})`;
    return box;
  }));
}

/** A scale as one reads it: its name, its colours, the words of its ends. @param {any} scale @returns {any[]} */
const legendOf = (scale) => [
  el("p", { class: "data-column", text: scale.column }), swatches(scale),
  el("div", { class: "data-ends" }, ...endsOf(scale).filter(Boolean).map((words) => el("span", { text: words }))),
];

/** The same in one row. @param {any} scale @returns {any[]} */
function stripOf(scale) {
  const [low, centre, high] = endsOf(scale);
  return [el("p", { class: "data-column", text: scale.column }), el("div", { class: "value-scale" }, el("span", { text: low || centre }), swatches(scale), el("span", { text: high }))];
}

export class Tool {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    this.column = 0;
    /** @type {any} */
    this.laid = null;
    this.trouble = el("div", { role: "status" });
    this.answer = el("div", { class: "data-answer" });
    this.element = el("div", { class: "data-tool" }, this.#form(), this.trouble, this.answer);
    for (const event of ["dragover", "drop"]) this.element.addEventListener(event, (one) => this.#drop(one));
  }

  show() {}

  #form() {
    const file = el("input", { type: "file", accept: ".csv,.tsv,.txt,.xlsx,.xlsm", class: "sr-only", id: "data-file", on: { change: (/** @type {any} */ event) => event.target.files[0] && void this.read(event.target.files[0]) } });
    const pasted = el("textarea", { rows: 3, "aria-label": "Paste a table", placeholder: "or paste a table: a column of names or identifiers, and columns of numbers", on: {
      paste: (/** @type {ClipboardEvent} */ event) => {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (text.trim()) setTimeout(() => void this.paste(text));
      },
      change: (/** @type {any} */ event) => event.target.value.trim() && void this.paste(event.target.value),
    } });
    return el("div", {},
      el("label", { class: "data-drop", for: "data-file" }, "Drop a CSV, TSV or XLSX file anywhere on the page, or choose one", el("span", { class: "small quiet", text: "HGNC symbols, Ensembl or NCBI gene, UniProt, miRBase; fold changes, p-values. At most 50 MB." })),
      file, pasted, el("p", { class: "small quiet", text: "It stays in this browser; a workbook is unpacked by the server in memory and forgotten." }));
  }

  /** Words that were dragged here; files are taken by the page. @param {any} event */
  #drop(event) {
    if (event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const text = event.type === "drop" ? event.dataTransfer?.getData("text/plain") : "";
    if (text) void this.paste(text);
  }

  /** @param {string} text */
  paste(text) {
    this.file = "";
    return this.take(readText(text));
  }

  /** @param {File} file */
  async read(file) {
    this.file = file.name;
    this.trouble.replaceChildren(el("p", { class: "quiet", text: `Reading ${file.name} …` }));
    if (file.size > MOST_BYTES) {
      const size = `the table has ${(file.size / 1024 / 1024).toFixed(1)} MB`;
      return this.take({ sheet: null, problems: [problem("overlay-too-large", size, "keep the columns that you need; 50 MB is the most", "error")] });
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isPacked = /\.xls[xm]$/i.test(file.name) || (bytes[0] === 0x50 && bytes[1] === 0x4b);
      return await this.take(isPacked ? await this.#workbook(bytes) : readBytes(bytes));
    } catch (error) {
      return this.#warn(error.problems ?? [{ message: `${file.name} could not be read.`, cure: "try again, or save it as CSV", severity: "error" }], true);
    }
  }

  /** @param {Uint8Array} bytes */
  async #workbook(bytes) {
    return answered(await fetch("/answers/sheet.json", { method: "POST", credentials: "same-origin", headers: { "content-type": "application/octet-stream" }, body: bytes }));
  }

  /** A table that was read: matched, painted, told. What was there stays when it cannot be used. @param {{sheet: any, problems: any[]}} read */
  async take({ sheet, problems }) {
    if (!sheet) return this.#warn(problems, true);
    this.terms ??= await this.explore.ask("terms");
    const laid = lay(this.terms, sheet, problems);
    this.#warn(laid.problems, !laid.matched.length);
    if (!laid.matched.length) return undefined;
    this.laid = laid;
    this.laid.file = this.file;
    this.column = 0;
    this.stop();
    return this.#tell();
  }

  /** What is wrong, in which file, and whether what was painted before still is. @param {any[]} problems @param {boolean} isRefused */
  #warn(problems, isRefused) {
    const kept = isRefused && this.laid ? `What ${this.laid.file ? `${this.laid.file} brought` : "was pasted before"} stays on the picture.` : "";
    this.trouble.replaceChildren(
      problems.length && this.file ? el("h3", { class: "data-file", text: this.file }) : "", problemList(problems),
      kept ? el("p", { class: "small quiet", text: kept }) : "");
  }

  #tell() {
    const { laid } = this;
    const n = laid.scales.length;
    this.legend = el("div", { class: "data-legend" });
    this.onPicture ??= el("div", { class: "value-legend", "aria-hidden": "true" });
    document.querySelector("#picture > .strip")?.before(this.onPicture);
    const choose = n > 1 ? el("select", { "aria-label": "Column", on: { change: (/** @type {any} */ event) => this.#turn(Number(event.target.value)) } },
      ...laid.scales.map((/** @type {any} */ scale, /** @type {number} */ at) => el("option", { value: String(at), text: scale.column }))) : null;
    this.choose = choose;
    this.player = n > 1 ? button("Play", () => (this.timer ? this.stop() : this.#play())) : null;
    this.answer.replaceChildren(
      n ? el("section", { class: "block" }, el("h3", { text: n > 1 ? `Painted: one of ${n} columns` : `Painted: ${laid.scales[0].column}` }), el("div", { class: "take-row" }, choose, this.player, this.#numbers()), this.legend) : "",
      this.#matched(), this.#unmatched(),
      el("p", {}, button("Take it off the picture", () => this.clear(), "link")));
    this.#turn(0);
    this.explore.page.say(`${laid.matched.length} of ${laid.n_rows} rows matched`);
  }

  /** The numbers beside their agents, on wish: the colours alone cover nothing. */
  #numbers() {
    const { paint } = this.explore;
    return el("label", { class: "data-numbers" }, el("input", { type: "checkbox", checked: paint.hasNumbers, on: { change: (/** @type {any} */ event) => paint.number(event.target.checked) } }), "Numbers");
  }

  #matched() {
    const { scales, agents } = this.laid;
    const rows = Object.entries(agents).map(([key, one]) => el("tr", {}, el("th", { scope: "row" }, picks(key, this.explore.data.agents[key].name)),
      ...scales.map((/** @type {any} */ _, /** @type {number} */ n) => el("td", { class: "is-number", text: one.values[n] === null ? "" : shortOf(one.values[n]) })),
      el("td", { text: one.ids.slice(0, 4).join(", ") }), el("td", { text: one.how })));
    return el("section", { class: "block" }, el("h3", { text: `Matched: ${this.laid.matched.length} of ${this.laid.n_rows} rows, by “${this.laid.id_column}”${this.laid.file ? ` of ${this.laid.file}` : ""}` }),
      el("div", { class: "wide", tabindex: 0, role: "group", "aria-label": "What matched" }, el("table", { class: "chart-table" }, el("thead", {}, el("tr", {}, ...["agent", ...scales.map((/** @type {any} */ one) => one.column), "your row", "by"].map((words) => el("th", { scope: "col", text: words })))), el("tbody", {}, ...rows))));
  }

  #unmatched() {
    const { unmatched, without_data: without } = this.laid;
    const rows = unmatched.slice(0, MOST_ROWS).map((/** @type {any} */ one) => el("li", { text: `row ${one.row}, “${one.id}”: ${one.why}` }));
    return el("section", { class: "block" },
      unmatched.length ? el("details", { class: "more-of" }, el("summary", { text: `Not matched: ${unmatched.length} rows` }), el("ul", { class: "small" }, ...rows), unmatched.length > MOST_ROWS ? el("p", { class: "quiet small", text: `… and ${unmatched.length - MOST_ROWS} more` }) : null) : "",
      without.length ? el("details", { class: "more-of" }, el("summary", { text: `In the figure, without a value: ${without.length}` }), el("p", { class: "small", text: without.join(", ") })) : "");
  }

  /** @param {number} column */
  #turn(column) {
    this.column = column;
    const scale = this.laid.scales[column];
    if (!scale) return;
    if (this.choose) this.choose.value = String(column);
    this.legend.replaceChildren(...legendOf(scale), el("p", { class: "small quiet", text: scale.words }));
    this.onPicture.replaceChildren(...stripOf(scale), el("p", { class: "value-blank", text: "no value" }));
    const ends = endsOf(scale);
    const { paint } = this.explore;
    paint.scale = { column: scale.column, ends };
    paint.legend = `Values of “${scale.column}” from the visitor's own table: from ${ends[0] || ends[2]} over ${ends[1]} to ${ends[2]}; ${scale.words}.`.slice(0, 300);
    paint.lay(paintedBy(this.laid, column), scale.column);
  }

  #play() {
    this.player.textContent = "Stop";
    this.timer = setInterval(() => this.#turn((this.column + 1) % this.laid.scales.length), BEAT);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    if (this.player) this.player.textContent = "Play";
  }

  leave() {
    this.stop();
  }

  clear() {
    this.stop();
    this.laid = null;
    this.explore.paint.legend = "";
    this.explore.paint.scale = null;
    this.onPicture?.remove();
    this.explore.paint.lay(new Map());
    this.trouble.replaceChildren();
    this.answer.replaceChildren();
  }
}
