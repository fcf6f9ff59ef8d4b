/** Change what is selected: an agent's kind, identifier and name; a statement's ends, relation, words and papers. */
import { el } from "./explore_parts.mjs";
import { act, AgentSlot, labelled, select } from "./curate_parts.mjs";

/** @param {string} stem @param {any} data */
const freeKey = (stem, data) => {
  const base = stem.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "agent";
  const isTaken = (/** @type {string} */ key) => key in data.agents || key in data.statements || key in data.mechanisms;
  return Array.from({ length: 999 }, (_, i) => (i ? `${base}_${i + 1}` : base)).find((key) => !isTaken(key)) ?? base;
};

export class Chosen {
  /** @param {import("./curate.mjs").Curate} room @param {any} tool */
  constructor(room, tool) {
    this.room = room;
    this.tool = tool;
    this.element = el("section", { class: "curate-chosen", hidden: true });
  }

  /** @param {string[]} keys */
  show(keys) {
    const key = keys.at(-1) ?? "";
    const { agents, statements } = this.room.page.data;
    const isAgent = key in agents;
    this.element.hidden = !isAgent && !(key in statements);
    if (this.element.hidden) return;
    if (this.element.contains(document.activeElement) && this.shown === key && this.element.querySelector(":is(input, select):focus")) return;
    this.shown = key;
    this.element.setAttribute("aria-label", isAgent ? `Change ${agents[key].name}` : `Change ${key}`);
    this.element.replaceChildren(...(isAgent ? this.#agent(key, agents[key]) : this.#statement(key)).filter(Boolean));
  }

  /** @param {any[]} edits @param {() => void} [then] */
  #edit(edits, then) {
    this.room.do({ act: "edits", edits }, then);
  }

  /** @param {string} key @param {any} agent */
  #agent(key, agent) {
    const { page, vocabulary } = this.room;
    const kind = select(vocabulary.kinds, agent.kind, (value) => this.#edit([{ kind: "change-agent", agent: key, to: { kind: value } }]));
    const name = el("input", { type: "text", value: agent.name, on: { keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || !name.value.trim() || name.value === agent.name) return;
      event.preventDefault();
      this.#edit([{ kind: "change-agent", agent: key, to: { name: name.value.trim() } }]);
    } } });
    const candidates = el("div", { class: "curate-candidates" });
    const into = new AgentSlot("Merge into", page, { pick: (keep) => keep !== key && this.#edit([{ kind: "merge-agents", keep, drop: key }]) });
    const users = Object.keys(page.data.statements).filter((one) => page.data.statements[one].subject === key || page.data.statements[one].object === key);
    const isTold = this.room.sheet.unresolved.includes(key);
    const words = users.length ? `Delete it and ${users.length === 1 ? "its statement" : `its ${users.length} statements`}` : "Delete it";
    return [
      el("h3", { text: `${agent.name}, selected` }), labelled("Name", name), labelled("Kind", kind),
      el("div", { class: "curate-row" }, act("Find an identifier", () => void this.#ground(key, agent, candidates)),
        act(isTold ? "It may have an identifier" : "It has no identifier", () => this.#edit([{ kind: "say-unresolved", agent: key, is_unresolved: !isTold }]), { name: "link" })),
      candidates, into.element,
      users.length > 1 ? this.#split(key, agent, users) : null,
      act(words, () => this.#edit([{ kind: "delete-agent", agent: key, with_statements: users.length > 0 }]), { name: "link curate-away" }),
    ];
  }

  /** @param {string} key @param {any} agent @param {HTMLElement} place */
  async #ground(key, agent, place) {
    const told = await this.room.wire.get("ground", { name: agent.name });
    place.replaceChildren(...told.candidates.map((/** @type {any} */ one) => el("div", { class: "curate-candidate" },
      act(one.name, () => this.#edit([{ kind: "change-agent", agent: key, to: { grounding: { curie: one.curie, level: one.level, name: one.name, source: one.source }, preferred_name: one.name } }])),
      el("code", { text: one.curie }), el("span", { class: "chip", text: one.level_words }), el("span", { class: "quiet small", text: one.why }))),
      ...(told.candidates.length ? [] : [el("p", { class: "quiet", text: "No table lists it; unresolved is legal." })]));
  }

  /** One agent was two: which statements the new one takes. @param {string} key @param {any} agent @param {string[]} users */
  #split(key, agent, users) {
    const { data } = this.room.page;
    const name = el("input", { type: "text", placeholder: "name of the second agent", "aria-label": "Name of the second agent" });
    const boxes = users.map((one) => ({ one, box: el("input", { type: "checkbox" }) }));
    const go = () => {
      const ends = boxes.filter(({ box }) => box.checked).map(({ one }) => [one, data.statements[one].subject === key ? "subject" : "object"]);
      if (name.value.trim()) this.#edit([{ kind: "split-agent", agent: key, new: { key: freeKey(name.value, data), kind: agent.kind, name: name.value.trim() }, ends }]);
    };
    return el("details", { class: "curate-split" }, el("summary", { text: "Split: it was two" }), name,
      ...boxes.map(({ one, box }) => el("label", { class: "curate-check" }, box, el("span", { text: this.room.sheet.marks[one]?.words ?? one }))), act("Split", go));
  }

  /** @param {string} key */
  #statement(key) {
    const { page, sheet, vocabulary } = this.room;
    const mark = sheet.marks[key];
    const said = page.data.statements[key];
    if (!mark || mark.is_pending) return [el("p", { class: "quiet", text: "A suggestion: take or reject it under Review." })];
    const change = (/** @type {any} */ part) => this.room.do({ act: "change", statement: key, subject: said.subject, object: said.object, ...part });
    const relation = select([{ value: "", label: "another relation…" }, ...vocabulary.relations.map((/** @type {any} */ one) => ({ value: one.key, label: one.words }))], "", (value) => value && change({ relation: value }));
    relation.setAttribute("aria-label", `Relation of ${key}`);
    const paper = el("input", { type: "text", placeholder: "PMID or DOI, then Enter", "aria-label": "Paper behind it: PMID or DOI", on: { keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || !paper.value.trim()) return;
      event.preventDefault();
      this.room.do({ act: "cite", statement: key, paper: paper.value }, () => (paper.value = ""));
    } } });
    return [
      el("h3", { text: mark.words }), el("p", { class: "quiet small", text: `${key}; ${mark.type}; ${mark.basis}; ${mark.review}` }),
      el("div", { class: "curate-row" }, relation,
        act("Swap ends", () => change({ subject: said.object, object: said.subject }), { name: "link" }),
        act("Delete it", () => this.#edit([{ kind: "delete-statement", statement: key }]), { name: "link curate-away" })),
      ...mark.quotes.map((/** @type {string} */ quote, /** @type {number} */ i) => el("div", { class: "curate-quote" }, el("q", { text: quote }),
        act("Remove", () => this.#edit([{ kind: "remove-evidence", statement: key, evidence: mark.evidence[i] }]), { name: "link curate-away", title: "Remove these words as evidence" }))),
      mark.quotes.length ? null : el("p", { class: "curate-problem", text: "No words yet: select them in the caption." }),
      ...mark.references.map((/** @type {string} */ one) => el("div", { class: "curate-quote" }, el("span", { text: one }), act("Remove", () => this.#edit([{ kind: "uncite", statement: key, reference: one }]), { name: "link curate-away", title: `No longer cite ${one}` }))),
      paper,
    ];
  }
}
