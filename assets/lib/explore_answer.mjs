/** The what-if in force: asked when the view's question or profile changes, painted while Explore is open. */

/** @typedef {import("./state.mjs").View} View */

/** The changes that the network knows. @param {string[]} changes @param {Record<string, any>} agents */
export const known = (changes, agents) => changes.filter((one) => Object.hasOwn(agents, one.slice(0, one.lastIndexOf(":"))));

/** The question as the server is asked it; "" for none. @param {View} view @param {Record<string, any>} agents */
export const questionOf = (view, agents) => known(view.whatif, agents).join(",");

/**
 * What an answer paints: a mark for every agent that it speaks of, and the keys that it lights.
 * @param {any} told @param {(key: string) => string|null} parentOf
 * @returns {{marks: Map<string, {mark: string, words: string}>, lit: Set<string>}}
 */
export function painted(told, parentOf) {
  const marks = new Map();
  const lit = new Set();
  const changes = new Map(told.perturbed.map((/** @type {any} */ one) => [one.agent.agent, one.change]));
  for (const [key, one] of Object.entries(told.agents)) {
    const verdict = one.verdict === "held" ? `held ${changes.get(key)}` : one.verdict;
    marks.set(key, { mark: told.marks[verdict] ?? told.marks[one.verdict], words: one.words.split(": ").slice(1).join(": ") });
    lit.add(key);
    for (const statement of [...one.statements, ...one.unsigned]) lit.add(statement);
  }
  for (const stop of told.stops) if (stop.why === "unsigned") lit.add(stop.statement);
  for (const key of [...lit]) for (let holder = parentOf(key); holder && !lit.has(holder); holder = parentOf(holder)) lit.add(holder);
  return { marks, lit };
}

export class WhatIf {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    /** @type {string} what was asked last, with its profile */
    this.asked = "";
    /** @type {any} the answer in force, null without a question */
    this.told = null;
    /** @type {any[]} */
    this.problems = [];
    /** @type {Set<() => void>} */
    this.listeners = new Set();
  }

  /** @param {View} view */
  async follow(view) {
    const question = view.explore && !view.stage ? questionOf(view, this.explore.data.agents) : "";
    const asked = question && `${view.profile} ${question}`;
    if (asked === this.asked) return;
    this.asked = asked;
    let [told, problems] = [null, []];
    if (question) {
      try {
        told = await this.explore.ask("whatif", { set: question, profile: view.profile });
      } catch (error) {
        problems = error.problems ?? [{ message: "The question could not be asked.", cure: "try again when the server answers", severity: "error" }];
      }
    }
    if (this.asked !== asked) return;
    this.told = told;
    this.problems = problems;
    this.#paint();
    requestAnimationFrame(() => setTimeout(() => this.asked === asked && this.#tell()));
  }

  /** The words come one frame after the picture. */
  #tell() {
    for (const listener of this.listeners) listener();
  }

  #paint() {
    const { paint, page } = this.explore;
    const { marks, lit } = this.told ? painted(this.told, page.picture.parentOf) : { marks: new Map(), lit: null };
    paint.light(lit, "is-supposed");
    paint.judge(marks);
    if (!this.told) return;
    const { counts } = this.told;
    const said = Object.entries(counts).filter(([verdict, n]) => n && verdict !== "held").map(([verdict, n]) => `${n} ${verdict}`);
    page.say(`What if: ${said.join(", ")}`);
  }
}
