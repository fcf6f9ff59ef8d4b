/** Neighbourhood and paths: what leads to the selection and what follows; all ways between two agents, as sentences. */
import { agentBox, badge, button, el, oneOf, picks, problemList, renew, stepItem } from "./explore_parts.mjs";
import { reading } from "./state.mjs";

/** @typedef {{mode: "around", direction: string, steps: number}|{mode: "between", from: string, to: string}} Question */

export const MOST_STEPS = 50;
const DIRECTIONS = ["up", "both", "down"];

/**
 * What the address asks of this tool: "around,down,2" or "between,mir155,cell_caf"; anything else is one step around.
 * @param {string} text @param {Record<string, any>} agents @returns {Question}
 */
export function questionOf(text, agents) {
  const [mode, one = "", other = ""] = text.split(",");
  if (mode === "between") {
    const known = (/** @type {string} */ key) => (Object.hasOwn(agents, key) ? key : "");
    return { mode, from: known(one), to: known(other) };
  }
  const steps = /^[1-9]\d?$/.test(other) ? Math.min(Number(other), MOST_STEPS) : 1;
  return { mode: "around", direction: DIRECTIONS.includes(one) ? one : "both", steps };
}

/** The same as the address has it. @param {Question} question */
export const wordsOf = (question) =>
  question.mode === "around" ? `around,${question.direction},${question.steps}` : `between,${question.from},${question.to}`;

/** Agents by how far they are, the nearest first. @param {any[]} agents @param {"upstream"|"downstream"} way @returns {[number, any[]][]} */
export function byDistance(agents, way) {
  /** @type {Map<number, any[]>} */
  const found = new Map();
  for (const one of agents) if (one[way] !== null) found.set(one[way], [...(found.get(one[way]) ?? []), one.agent]);
  return [...found].sort(([a], [b]) => a - b);
}

export class Tool {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    this.form = el("div", { class: "paths-form" });
    this.answer = el("div", { class: "paths-answer" });
    this.element = el("div", { class: "paths" }, this.form, this.answer);
    this.asked = "";
  }

  /** @param {import("./state.mjs").View} view */
  show(view) {
    const question = questionOf(view.ask, this.explore.data.agents);
    const of = question.mode === "around" ? this.explore.agents : [];
    const asked = JSON.stringify([question, of, reading(view)]);
    if (asked === this.asked) return;
    const isSameForm = this.asked && JSON.stringify(JSON.parse(this.asked).slice(0, 2)) === JSON.stringify([question, of]);
    this.asked = asked;
    if (!isSameForm) this.#ask(question, of);
    void this.#tell(question, of, reading(view), asked);
  }

  /** Where the keyboard begins: in the first box that is still empty. */
  first() {
    return this.form.querySelector(".agent-box input[placeholder^=agent], .agent-box input[placeholder^=name]");
  }

  leave() {
    this.explore.paint.light(null, "is-answer");
    this.explore.paint.light(null, "is-way");
    this.asked = "";
  }

  /** @param {Question} question */
  #turn(question) {
    this.explore.page.store.dispatch({ type: "explore", tool: "paths", ask: wordsOf(question) });
  }

  /** @param {Question} question @param {string[]} of */
  #ask(question, of) {
    const mode = oneOf("Question", [["around", "Around the selection"], ["between", "Between two"]], question.mode, (value) => {
      const [from = "", to = ""] = this.explore.agents;
      this.#turn(value === "around" ? { mode: "around", direction: "both", steps: 1 } : { mode: "between", from, to });
    });
    renew(this.form, [mode, question.mode === "around" ? this.#around(question, of) : this.#between(question)]);
  }

  /** @param {any} question @param {string[]} of */
  #around(question, of) {
    const { agents } = this.explore.data;
    const step = (/** @type {number} */ by) => this.#turn({ ...question, steps: Math.min(MOST_STEPS, Math.max(1, question.steps + by)) });
    const stepper = (/** @type {number} */ by, /** @type {string} */ label) =>
      el("button", { type: "button", class: "square", "aria-label": label, text: by < 0 ? "−" : "+", disabled: by < 0 && question.steps === 1, on: { click: () => step(by) } });
    return el("div", {},
      of.length ? el("p", { class: "paths-of" }, "Around ", ...of.flatMap((key, n) => [n ? ", " : "", picks(key, agents[key].name)])) : el("div", {},
        el("p", { class: "quiet", text: "Select an agent in the picture, the outline or here." }),
        agentBox(this.explore.data, { label: "Agent to stand on", pick: (key) => this.explore.page.select(key, false, { from: "search" }) })),
      of.length === 2 ? this.#twoWays(of) : null,
      el("div", { class: "paths-how" },
        oneOf("Direction", [["up", "Upstream"], ["both", "Both"], ["down", "Downstream"]], question.direction, (direction) => this.#turn({ ...question, direction })),
        el("div", { class: "stepper" }, stepper(-1, "Fewer steps"), el("output", { text: `${question.steps} step${question.steps > 1 ? "s" : ""}` }), stepper(1, "More steps"))));
  }

  /** Two agents are selected: the ways between them are one click away. @param {string[]} of */
  #twoWays(of) {
    const { agents } = this.explore.data;
    const way = (/** @type {string} */ from, /** @type {string} */ to) => button(`Paths from ${agents[from].name} to ${agents[to].name}`, () => this.#turn({ mode: "between", from, to }));
    return el("div", { class: "paths-two" }, way(of[0], of[1]), way(of[1], of[0]));
  }

  /** @param {any} question */
  #between(question) {
    const { data } = this.explore;
    const end = (/** @type {"from"|"to"} */ side, /** @type {string} */ label) =>
      el("div", { class: "paths-end" }, el("span", { class: "paths-label", text: label }),
        question[side] ? picks(question[side], data.agents[question[side]].name) : null,
        agentBox(data, { label, pick: (key) => this.#turn({ ...question, [side]: key }), placeholder: question[side] ? "another …" : "agent, by name" }));
    const isWhole = question.from && question.to;
    return el("div", {}, end("from", "From"), end("to", "To"),
      isWhole ? button("Turn round", () => this.#turn({ mode: "between", from: question.to, to: question.from }), "link") : null);
  }

  /** @param {any} question @param {string[]} of @param {string} at @param {string} asked */
  async #tell(question, of, at, asked) {
    const isAround = question.mode === "around";
    const isReady = isAround ? of.length > 0 : question.from && question.to;
    this.explore.paint.light(null, "is-way");
    if (!isReady) {
      this.explore.paint.light(null);
      return this.answer.replaceChildren();
    }
    try {
      const told = isAround
        ? await this.explore.ask("neighbours", { of: of.join(","), steps: question.steps, direction: question.direction, reading: at })
        : await this.explore.ask("paths", { from: question.from, to: question.to, reading: at });
      if (this.asked !== asked) return undefined;
      if (isAround) this.#neighbours(told);
      else this.#paths(told);
      this.explore.page.say(told.words);
    } catch (error) {
      if (this.asked === asked) this.answer.replaceChildren(problemList(error.problems ?? [{ message: String(error.message), cure: "try again", severity: "error" }]));
    }
    return undefined;
  }

  /** @param {any} told */
  #neighbours(told) {
    const keys = [...told.of.map((/** @type {any} */ one) => one.agent), ...told.agents.map((/** @type {any} */ one) => one.agent.agent)];
    this.#light([...keys, ...told.statements.map((/** @type {any} */ one) => one.statement)], "is-answer");
    const quoted = new Set();
    const left = told.n_statements - told.statements.length;
    const ways = /** @type {["upstream"|"downstream", string][]} */ ([["upstream", "Upstream"], ["downstream", "Downstream"]]);
    this.answer.replaceChildren(
      el("p", { class: "paths-words", text: told.words }),
      ...ways.filter(([way]) => told.agents.some((/** @type {any} */ one) => one[way] !== null)).map(([way, title]) =>
        el("section", { class: "block" }, el("h3", { text: title }),
          el("dl", {}, ...byDistance(told.agents, way).flatMap(([n, agents]) => [
            el("dt", { text: `${n} step${n > 1 ? "s" : ""}` }),
            el("dd", {}, ...agents.flatMap((/** @type {any} */ one, i) => [i ? ", " : "", picks(one.agent, one.name)]))])))),
      told.statements.length ? el("section", { class: "block" }, el("h3", { text: "By these statements" }),
        el("ol", { class: "chain is-loose" }, ...told.statements.map((/** @type {any} */ step) => stepItem(step, quoted))),
        left ? el("p", { class: "quiet small", text: `… and ${left} more` }) : null) : "");
  }

  /** @param {any} told */
  #paths(told) {
    const all = told.paths.flatMap((/** @type {any} */ path) => [...path.agents, ...path.statements]);
    this.#light([told.start.agent, told.end.agent, ...all], "is-answer");
    const items = told.paths.map((/** @type {any} */ path, /** @type {number} */ n) => this.#path(told, path, n));
    if (items.length) items[0].querySelector("details").open = true;
    this.answer.replaceChildren(
      el("p", { class: "paths-words", text: told.words }),
      el("ol", { class: "ways" }, ...items),
      told.paths.length > 1 ? el("p", { class: "quiet small", text: `Order: ${told.ranking}.` }) : "");
  }

  /** @param {any} told @param {any} path @param {number} n */
  #path(told, path, n) {
    const quoted = new Set();
    const keys = [...path.agents, ...path.statements];
    const light = () => this.#light(keys, "is-way");
    const dark = () => this.explore.paint.light(null, "is-way");
    return el("li", { class: "way", on: { pointerenter: light, pointerleave: dark, focusin: light, focusout: dark } },
      el("details", { class: "more-of", on: { toggle: (/** @type {Event} */ event) => /** @type {any} */ (event.target).open && this.element.isConnected && light() } },
        el("summary", {}, badge(path.sign === "ambiguous" ? "?" : path.sign), el("span", { text: `${n + 1}. ${path.words}` })),
        el("ol", { class: "chain" }, ...path.statements.map((/** @type {string} */ key) => stepItem(told.steps[key], quoted))),
        el("p", { class: "chain-end", text: `Together: ${path.sign_words}` }),
        button("Select this path", () => this.explore.page.store.dispatch({ type: "selectAll", keys: path.statements }), "link")));
  }

  /** @param {string[]} keys @param {string} name */
  #light(keys, name) {
    const lit = new Set(keys);
    for (const key of keys) for (let holder = this.explore.page.picture.parentOf(key); holder && !lit.has(holder); holder = this.explore.page.picture.parentOf(holder)) lit.add(holder);
    this.explore.paint.light(lit, name);
  }
}
