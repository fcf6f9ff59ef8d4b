/** History: who changed what, of the figure or of what is selected; any past state, and what differs, on the picture. */
import { el } from "./explore_parts.mjs";
import { act, when } from "./curate_parts.mjs";
import { redraw } from "./curate_swap.mjs";
import { Details } from "./details.mjs";

const KINDS = Object.freeze({ added: "added", removed: "removed", sign: "sign changed", evidence: "evidence changed", moved: "moved", changed: "changed" });

export class Tool {
  /** @param {import("./curate.mjs").Curate} room */
  constructor(room) {
    this.room = room;
    this.seen = el("div", { class: "curate-past", hidden: true });
    this.list = el("ol", { class: "curate-history", reversed: true });
    this.of = el("div", { class: "curate-row" });
    this.more = act("Earlier", () => void this.#load(this.last), { name: "link" });
    this.key = "";
    this.element = el("div", {}, this.seen, this.of, this.list, this.more);
  }

  first() {
    return this.list.querySelector("button");
  }

  async refresh() {
    this.list.replaceChildren();
    this.last = undefined;
    await this.#load();
  }

  /** @param {string[]} select */
  selected(select) {
    this.details?.show(select);
    this.#of(select.at(-1) ?? "");
  }

  /** @param {string} key */
  #of(key) {
    const { data } = this.room.page;
    const known = key in data.agents || key in data.statements;
    const words = known ? data.agents[key]?.name ?? this.room.sheet.marks[key]?.words ?? key : "";
    this.of.replaceChildren(...[
      el("span", { class: "quiet", text: this.key ? `History of ${this.key}` : "History of the figure" }),
      this.key ? act("All of it", () => this.#turn(""), { name: "link" }) : null,
      known && key !== this.key ? act(`Only ${words}`, () => this.#turn(key), { name: "link" }) : null,
    ].filter(Boolean));
  }

  /** @param {string} key */
  #turn(key) {
    this.key = key;
    void this.refresh();
  }

  /** @param {number} [before] */
  async #load(before) {
    const { entries } = await this.room.wire.get("history", { key: this.key, before });
    this.list.append(...entries.map((/** @type {any} */ one) => this.#row(one)));
    this.last = entries.at(-1)?.number;
    this.more.hidden = this.key !== "" || entries.length < 60;
    if (!this.list.children.length) this.list.append(el("li", { class: "quiet", text: "Nobody has changed anything." }));
    this.#of(this.room.page.store.get().select.at(-1) ?? "");
  }

  /** @param {any} one */
  #row(one) {
    return el("li", { value: one.number },
      el("p", { text: one.label }), one.reason ? el("p", { class: "quiet", text: one.reason }) : null,
      el("p", { class: "quiet small" }, el("span", { text: `${one.number} · ` }), el("span", { text: one.name, title: one.orcid ?? "" }), el("time", { datetime: one.at, text: ` · ${when(one.at)}` })),
      el("div", { class: "curate-row" }, act("What changed since", () => void this.#diff(one.number), { name: "link" }), act("Show this state", () => void this.#past(one.number), { name: "link" })));
  }

  /** @param {number} from */
  async #diff(from) {
    const told = await this.room.wire.get("diff", { from });
    redraw(this.room.page.picture, told.svg);
    const { classes } = this.room.page.picture;
    const all = { ...told.agents, ...told.statements };
    for (const kind of Object.keys(KINDS)) classes.set(`diff-${kind}`, new Set(Object.keys(all).filter((key) => all[key] === kind)));
    this.room.page.picture.svg.classList.add("has-diff");
    this.#banner(`Since entry ${from}: ${told.differences.length} differences`, [
      el("p", { class: "curate-diff-key", "aria-hidden": "true" }, ...Object.entries(KINDS).slice(0, 4).map(([kind, words]) => el("span", { class: `key-${kind}`, text: words }))),
      el("ul", {}, ...told.differences.map((/** @type {any} */ one) => el("li", { class: `diff-row diff-row-${one.kind}`, text: one.words }))),
    ]);
  }

  /** A past state in the page's place, caption and details with it. @param {number} at */
  async #past(at) {
    const sheet = await this.room.wire.get("sheet", { at });
    const { agents, statements } = sheet.data;
    this.isPast = true;
    this.room.show(sheet);
    const body = el("div", { class: "curate-past-details", tabindex: 0, "aria-label": "Details as they were" }, el("p", { class: "quiet", text: "Select an agent or an arrow to see what was known of it then." }));
    this.details = new Details(body, sheet.data);
    this.#banner(`The figure after entry ${at}: ${Object.keys(agents).length} agents, ${Object.keys(statements).length} statements. It is shown, not restored.`, [body]);
    this.details.show(this.room.page.store.get().select);
    await this.details.load();
  }

  /** @param {string} words @param {any[]} more */
  #banner(words, more) {
    this.seen.replaceChildren(el("p", { role: "status" }, el("strong", { text: words })), act("Back to now", () => this.leave()), ...more);
    this.seen.hidden = false;
    this.room.body.scrollTop = 0;
    this.room.page.panzoom.figure = { w: this.room.page.picture.width, h: this.room.page.picture.height };
    this.room.page.panzoom.measure();
    this.isPast = true;
    this.seen.querySelector("button")?.focus();
  }

  leave() {
    if (!this.isPast) return;
    this.isPast = false;
    this.details = null;
    this.seen.hidden = true;
    const { classes, svg } = this.room.page.picture;
    for (const kind of Object.keys(KINDS)) classes.set(`diff-${kind}`, new Set());
    svg.classList.remove("has-diff");
    this.room.show();
  }
}
