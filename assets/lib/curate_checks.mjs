/** Checks: everything that is wrong, errors first, each with the thing it names, its cure, and a repair where one is safe. */
import { el } from "./explore_parts.mjs";
import { act } from "./curate_parts.mjs";

const WORDS = Object.freeze({ error: "must be mended", warning: "mend it, or waive it with a reason", note: "good to know" });

/** What a re-import leaves to be decided. */
const MOVED = Object.freeze(["evidence-moved", "evidence-lost"]);

export class Tool {
  /** @param {import("./curate.mjs").Curate} room */
  constructor(room) {
    this.room = room;
    this.element = el("div", { class: "curate-checks" });
  }

  first() {
    return this.element.querySelector("button");
  }

  async refresh() {
    const { checks } = await this.room.wire.get("checks");
    const groups = Object.keys(WORDS).map((severity) => [severity, checks.filter((/** @type {any} */ one) => one.severity === severity)]);
    const moved = checks.filter((/** @type {any} */ one) => MOVED.includes(one.code));
    this.element.replaceChildren(...this.#moved(moved), ...(checks.length ? [] : [el("p", { class: "quiet", text: "Nothing is wrong." })]),
      ...groups.map(([severity, found]) => [severity, found.filter((/** @type {any} */ one) => !MOVED.includes(one.code))]).filter(([, found]) => found.length).map(([severity, found]) => el("section", {},
        el("h3", { text: `${found.length} ${severity}${found.length > 1 ? "s" : ""}` }), el("p", { class: "quiet small", text: WORDS[severity] }),
        el("ul", {}, ...found.map((/** @type {any} */ one) => this.#row(one))))));
  }

  /** The record changed: which words stand elsewhere or nowhere, one by one. @param {any[]} found */
  #moved(found) {
    if (!found.length) return [];
    const lost = found.filter((one) => one.code === "evidence-lost").length;
    const words = [found.length - lost ? `${found.length - lost} to be confirmed at another place` : "", lost ? `${lost} lost` : ""].filter(Boolean).join(", ");
    return [el("section", { class: "curate-moved" },
      el("h3", { text: "The caption changed" }),
      el("p", {}, el("span", { text: `Evidence: ${words}. ` }), el("span", { class: "quiet", text: "None is kept silently: until a person decides it does not count." })),
      el("ul", {}, ...found.map((one) => this.#row(one))))];
  }

  /** @param {any} one */
  #row(one) {
    const repairs = one.repairs.map((/** @type {any} */ repair) => act(repair.label, () => this.room.do({ act: "edits", edits: [repair.edit] })));
    const isWaivable = one.severity === "warning" && this.room.me.role === "editor";
    return el("li", { class: `curate-check-row is-${one.severity}` },
      el("p", { class: "caution-title", text: one.message }), el("p", { class: "small", text: one.cure }),
      el("div", { class: "curate-row" },
        one.about && one.about in { ...this.room.page.data.agents, ...this.room.page.data.statements } ? el("button", { type: "button", class: "link", "data-select": one.about, text: "Show" }) : null,
        ...repairs, isWaivable ? act("Let it stand", (/** @type {any} */ event) => this.#waive(one, event.target), { name: "link" }) : null));
  }

  /** @param {any} one @param {Element} from */
  #waive(one, from) {
    const reason = el("input", { type: "text", placeholder: "why it may stand, then Enter", "aria-label": "Why it may stand", on: { keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || !reason.value.trim()) return;
      this.room.do({ act: "edits", edits: [{ kind: "waive", code: one.code, about: one.about ?? this.room.figid, reason: reason.value.trim() }] });
    } } });
    from.closest(".curate-row")?.append(reason);
    reason.focus();
  }
}
