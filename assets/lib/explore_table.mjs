/** Tables of the figure: statements, agents, evidence, OCR hits, references; one selection with the picture. */
import { Grid } from "./explore_grid.mjs";
import { answered, button, el, oneOf, problemList, renew, save } from "./explore_parts.mjs";
import { sortOf } from "./select.mjs";
import { reading } from "./state.mjs";

export const TABLES = Object.freeze([
  ["statements", "Statements"], ["agents", "Agents"], ["evidence", "Evidence"], ["ocr", "OCR hits"], ["references", "References"],
]);

/** Columns that begin hidden: keys and flags that few people read. */
const QUIET = new Set([
  "subject", "object", "donor", "vesicle", "recipient", "in_caption", "in_mechanism_caption", "in_mechanism_literature", "profiles",
  "folded_by", "directness", "level", "taxon", "receptor", "identifier_name", "section", "source", "in_sentence", "anchored",
  "volume", "pages", "verified_where", "verified_fields", "pmcid",
]);

/** The table that the address names. @param {string} asked */
export const tableOf = (asked) => TABLES.find(([name]) => name === asked)?.[0] ?? "statements";

/** The keys of the page that a row stands for. @param {string} name @param {{name: string}[]} columns @returns {(row: any[]) => string[]} */
export function keysOf(name, columns) {
  const column = { statements: "statement", agents: "agent", evidence: "statement", ocr: "agent", references: "statements" }[name];
  const at = columns.findIndex((one) => one.name === column);
  return (row) => (row[at] ? String(row[at]).split(" | ") : []);
}

export class Tool {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    /** @type {Map<string, Grid>} by table and reading */
    this.grids = new Map();
    this.bar = el("div", { class: "table-bar" });
    this.place = el("div", { class: "table-place" });
    this.trouble = el("div", { role: "status", class: "table-trouble" });
    this.none = el("div", { class: "table-trouble" });
    this.element = el("div", { class: "table-tool" }, this.bar, this.trouble, this.none, this.place);
  }

  /** @param {import("./state.mjs").View} view @param {import("./state.mjs").View} before */
  async show(view, before) {
    const [name, at] = [tableOf(view.ask), reading(view)];
    const key = `${name} ${at}`;
    if (key !== this.key) {
      this.key = key;
      await this.#open(name, at, key);
    } else if (view.select !== before.select) {
      this.grid?.select(view.select, !this.grid.element.contains(document.activeElement));
    }
  }

  /** @param {string} name @param {string} at @param {string} key */
  async #open(name, at, key) {
    this.trouble.replaceChildren();
    try {
      if (!this.grids.has(key)) this.grids.set(key, this.#grid(await this.explore.ask("table", { name, reading: at })));
    } catch (error) {
      return this.trouble.replaceChildren(problemList(error.problems ?? [{ message: "The table could not be fetched.", cure: "try again", severity: "error" }]));
    }
    if (this.key !== key) return undefined;
    this.grid = /** @type {Grid} */ (this.grids.get(key));
    this.at = at;
    this.#tools(name);
    this.place.replaceChildren(this.grid.element);
    this.grid.draw();
    return this.grid.select(this.explore.page.store.get().select, true);
  }

  /** @param {any} told */
  #grid(told) {
    const { page } = this.explore;
    const keys = keysOf(told.name, told.columns);
    const grid = new Grid({
      label: TABLES.find(([name]) => name === told.name)?.[1] ?? told.name,
      columns: told.columns, rows: told.rows, keysOf: keys,
      pick: (row, add) => {
        const known = keys(row).filter((key) => sortOf(page.index, key));
        if (known.length === 1) page.select(known[0], add, { from: "link" });
        else if (known.length) page.store.dispatch({ type: "selectAll", keys: known });
      },
      changed: (made) => this.#count(made),
    });
    told.columns.forEach((/** @type {any} */ column, /** @type {number} */ n) => QUIET.has(column.name) && grid.hidden.add(n));
    grid.arrange();
    return grid;
  }

  /** @param {Grid} grid */
  #count(grid) {
    if (!this.counted) return;
    const [n, all] = [grid.places.length, grid.rows.length];
    this.counted.textContent = n === all ? `${all} rows` : `${n} of ${all} rows`;
    this.none.replaceChildren(n || !all ? "" : el("p", { class: "quiet small" }, `No row has all of “${grid.typed.trim()}”. `, button("Show all rows", () => this.#whole(grid), "link")));
  }

  /** @param {string} name */
  #tools(name) {
    const grid = /** @type {Grid} */ (this.grid);
    const { store } = this.explore.page;
    this.counted = el("output", { class: "quiet" });
    const filter = el("input", { type: "search", "aria-label": "Filter rows", placeholder: "filter: words, or column:word", value: grid.typed, on: {
      input: (/** @type {any} */ event) => {
        grid.typed = event.target.value;
        grid.element.scrollTop = 0;
        grid.arrange();
      },
    } });
    renew(this.bar, [
      oneOf("Table", /** @type {any} */ (TABLES), name, (value) => store.dispatch({ type: "explore", tool: "table", ask: value === "statements" ? "" : value })),
      filter, this.counted, this.#columns(grid),
      el("div", { class: "table-out" }, button("Copy", () => void this.#copy()), ...["csv", "tsv", "xlsx"].map((form) => button(form.toUpperCase(), () => void this.#export(name, form)))),
    ]);
    this.#count(grid);
  }

  /** No filter any more; who asked for it stands in the box. @param {Grid} grid */
  #whole(grid) {
    grid.typed = "";
    grid.arrange();
    const box = this.bar.querySelector("input[type=search]");
    box.value = "";
    box.focus();
  }

  /** The columns to choose; Escape and a click beside them close them. @param {Grid} grid */
  #columns(grid) {
    const beside = (/** @type {Event} */ event) => {
      if (!made.contains(/** @type {Node} */ (event.target))) made.open = false;
    };
    const made = el("details", { class: "table-columns", on: {
      toggle: () => (made.open ? document.addEventListener("pointerdown", beside) : document.removeEventListener("pointerdown", beside)),
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape" || !made.open) return;
        event.stopPropagation();
        made.open = false;
        made.querySelector("summary").focus();
      },
    } }, el("summary", { text: "Columns" }),
      el("div", { class: "table-choose", role: "group", "aria-label": "Columns" }, ...grid.columns.map((/** @type {any} */ column, /** @type {number} */ n) =>
        el("label", { title: column.says }, el("input", { type: "checkbox", checked: !grid.hidden.has(n), on: {
          change: (/** @type {any} */ event) => {
            if (event.target.checked) grid.hidden.delete(n);
            else if (grid.shown.length > 1) grid.hidden.add(n);
            else event.target.checked = true;
            grid.arrange();
          },
        } }), ` ${column.name.replaceAll("_", " ")}`))));
    return made;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(/** @type {Grid} */ (this.grid).text());
      this.#said("Copied; paste it into a spreadsheet.");
    } catch {
      this.#said("The clipboard is closed to this page: take CSV or TSV.");
    }
  }

  /** @param {string} words */
  #said(words) {
    this.trouble.replaceChildren(el("p", { class: "quiet small", text: words }));
  }

  /** What is shown, made into a file by the server from its own rows. @param {string} name @param {string} form */
  async #export(name, form) {
    const grid = /** @type {Grid} */ (this.grid);
    const { figid } = this.explore.data;
    try {
      const answer = await fetch(`/answers/${encodeURIComponent(figid)}/table.${form}`, {
        method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" },
        body: JSON.stringify({ name, reading: this.at, columns: grid.shown.map((n) => grid.columns[n].name), rows: grid.places }),
      });
      if (!answer.ok) await answered(answer);
      save(await answer.blob(), `${figid}-${name}.${form}`);
      this.#said(`Saved ${grid.places.length} rows.`);
    } catch (error) {
      this.trouble.replaceChildren(problemList(error.problems ?? [{ message: "The file could not be made.", cure: "try again", severity: "error" }]));
    }
  }
}
