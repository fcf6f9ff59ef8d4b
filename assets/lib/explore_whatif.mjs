/** What if: who goes down, up or off; what follows, in words, each step with the words that carry it. */
import { known } from "./explore_answer.mjs";
import { agentBox, button, el, oneOf, picks, problemList, renew, stepItem } from "./explore_parts.mjs";

const ORDER = ["conflict", "up", "down", "partly up", "partly down", "unknown"];
const TITLES = {
  conflict: "Conflict", up: "Rises", down: "Falls", "partly up": "Rises only partly", "partly down": "Falls only partly", unknown: "Unknown",
};
/** The rules in a line, beside every answer; all of them in full stand below. */
const IN_SHORT = "Inputs are alternatives (OR). Net statements count once. No direction said: unknown. Nothing moves upstream.";
export const CAVEAT = "Signs from one caption: no amounts, no time, no claim about patients.";
const ARRIVES = { "+": "so it rises", "-": "so it falls", "?": "the direction is not said" };

/** @param {string} change "mir105:down" @returns {[string, string]} */
const parted = (change) => [change.slice(0, change.lastIndexOf(":")), change.slice(change.lastIndexOf(":") + 1)];

/** Agents by verdict, in the order in which they are told. @param {any} told @returns {[string, string[]][]} */
export const byVerdict = (told) =>
  ORDER.map((verdict) => /** @type {[string, string[]]} */ ([verdict, Object.keys(told.agents).filter((key) => told.agents[key].verdict === verdict)])).filter(([, keys]) => keys.length);

export class Tool {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    this.question = el("div", { class: "whatif-question" });
    this.brief = el("p", { class: "whatif-brief small" }, `${IN_SHORT} ${CAVEAT} `, button("All rules", () => this.#showRules(), "link"));
    this.answer = el("div", { class: "whatif-answer" });
    this.second = el("section", { class: "block whatif-second" });
    this.element = el("div", { class: "whatif" }, this.question, this.brief, this.answer);
    explore.whatif.listeners.add(() => this.#tell());
    this.#tell();
  }

  /** @param {import("./state.mjs").View} view */
  show(view) {
    const said = JSON.stringify([view.whatif, view.profile, view.level, view.select]);
    if (said === this.said) return;
    const isSame = this.said && JSON.stringify(JSON.parse(this.said).slice(0, 3)) === JSON.stringify([view.whatif, view.profile, view.level]);
    this.said = said;
    if (!isSame) this.#ask(view);
    this.#point(view.select);
  }

  /** Where the keyboard begins: in the box until something is asked, then with the answer. */
  first() {
    return this.explore.page.store.get().whatif.length ? null : this.question.querySelector(".agent-box input");
  }

  /** @param {import("./state.mjs").View} view */
  #ask(view) {
    const { data, page } = this.explore;
    const changes = known(view.whatif, data.agents);
    const set = (/** @type {string[]} */ next) => page.store.dispatch({ type: "whatif", changes: next });
    const rows = changes.map((change) => {
      const [key, how] = parted(change);
      const { name } = data.agents[key];
      return el("li", { class: "whatif-row" },
        picks(key, name),
        oneOf(`${name} goes`, [["down", "down"], ["up", "up"], ["off", "off"]], how, (next) => set(changes.map((one) => (one === change ? `${key}:${next}` : one)))),
        el("button", { type: "button", class: "explore-close", "aria-label": `Leave ${name} out`, text: "×", on: { click: () => set(changes.filter((one) => one !== change)) } }));
    });
    const add = agentBox(data, { label: "Agent to change", pick: (key) => set([...changes.filter((one) => parted(one)[0] !== key), `${key}:down`]), placeholder: changes.length ? "and …" : "agent, by name" });
    renew(this.question, [
      el("ul", { class: "whatif-rows" }, ...rows),
      add,
      el("div", { class: "whatif-profile" },
        oneOf("Signs from", [["caption", "Caption alone"], ["literature", "With other papers"]], view.profile, (value) => page.store.dispatch({ type: "set", name: "profile", value })),
        changes.length ? button("Clear", () => set([]), "link") : null),
      view.level === "mechanism" ? "" : this.#level(),
    ], add.querySelector("input"));
  }

  #level() {
    const { store } = this.explore.page;
    return el("p", { class: "caution caution-open" }, "A what-if follows the steps of the mechanism; the picture now shows what the caption says. ",
      button("Show the mechanism", () => store.dispatch({ type: "set", name: "level", value: "mechanism" }), "link"));
  }

  #tell() {
    const { told, problems } = this.explore.whatif;
    if (!told) {
      this.answer.replaceChildren(problems.length ? problemList(problems) : el("p", { class: "quiet", text: "Choose an agent and whether it goes down, up or off. Select one in the picture and press W, or search for it here." }), this.#rules());
      return;
    }
    const quoted = new Set();
    const still = told.counts["not affected"];
    this.second.replaceChildren(el("h3", { text: "A second opinion" }), this.#offer());
    this.answer.replaceChildren(
      el("p", { class: "whatif-said", text: `${told.perturbed.map((/** @type {any} */ one) => one.words).join("; ")}. Mechanism, profile ${told.profile}; inputs are alternatives.` }),
      ...byVerdict(told).map(([verdict, keys]) =>
        el("section", { class: "block" },
          el("h3", { class: `verdict verdict-${verdict.replace(" ", "-")}`, text: TITLES[verdict] }),
          el("ul", {}, ...keys.map((key) => this.#agent(told, key, quoted))))),
      el("p", { class: "quiet whatif-still", text: `${still} agent${still === 1 ? "" : "s"} not affected.` }),
      this.#stops(told),
      this.second,
      this.#rules(told),
    );
    this.#point(this.explore.page.store.get().select);
  }

  /** @param {any} told @param {string} key @param {Set<string>} quoted */
  #agent(told, key, quoted) {
    const one = told.agents[key];
    const chains = one.paths.map((/** @type {any} */ path) => this.#path(told, path, quoted));
    const unsigned = one.paths.length ? [] : one.unsigned.map((/** @type {string} */ statement) => stepItem(told.steps[statement], quoted));
    const rest = one.words.split(": ").slice(1).join(": ");
    return el("li", { class: "whatif-agent", "data-of": key },
      el("p", {}, picks(key, one.agent.name), ` ${rest}.`),
      ...one.known.map((/** @type {any} */ known_) => el("div", { class: "caution caution-conflict" },
        el("p", { class: "caution-title", text: `${known_.title} (${known_.conflict}). Shown, not resolved.` }),
        el("div", { class: "sides" }, ...known_.sides.map((/** @type {any} */ side) => el("div", { class: "side" }, el("p", { text: side.words })))))),
      el("details", { class: "more-of", open: one.paths.length === 1 || one.verdict === "conflict" },
        el("summary", { text: one.paths.length > 1 ? `${one.paths.length} paths${one.has_more_paths ? " and more" : ""}` : "Why" }),
        ...chains, unsigned.length ? el("ol", { class: "chain" }, ...unsigned) : null));
  }

  /** @param {any} told @param {any} path @param {Set<string>} quoted */
  #path(told, path, quoted) {
    const items = path.statements.map((/** @type {string} */ key) => stepItem(told.steps[key], quoted));
    return el("div", { class: "path" }, el("ol", { class: "chain" }, ...items), el("p", { class: "chain-end", text: ARRIVES[path.sign] }));
  }

  /** @param {any} told */
  #stops(told) {
    if (!told.stops.length) return el("p", { class: "quiet small", text: "No path stopped on its way." });
    return el("section", { class: "block" }, el("h3", { text: "Where a path stopped" }),
      el("ul", {}, ...told.stops.map((/** @type {any} */ stop) => el("li", { class: "small whatif-stop" }, picks(stop.statement, stop.words)))));
  }

  /** The rules and the caveat, always on screen. @param {any} [told] */
  #rules(told = this.last) {
    this.last = told;
    const words = told?.rules?.map((/** @type {any} */ rule) => rule.words) ?? [
      "Inputs are alternatives (OR) unless said otherwise. Net statements are not simulated twice.",
      "A statement without a direction leads on to “unknown”. Nothing moves upstream.",
    ];
    return el("section", { class: "block whatif-rules", tabindex: -1 }, el("h3", { text: "Rules" }),
      el("ul", { class: "small" }, ...words.map((/** @type {string} */ one) => el("li", { text: one }))),
      el("p", { class: "small whatif-caveat", text: told?.caveat ?? CAVEAT }));
  }

  #showRules() {
    const rules = /** @type {HTMLElement} */ (this.answer.querySelector(".whatif-rules"));
    rules.scrollIntoView({ block: "start" });
    rules.focus({ preventScroll: true });
  }

  #offer() {
    return el("div", {}, el("p", { class: "small quiet", text: "The same question to a Boolean network of the same statements (mpbn): which end states can it reach?" }),
      button("Ask", () => void this.#secondOpinion(), "button"));
  }

  async #secondOpinion() {
    const { store } = this.explore.page;
    const view = store.get();
    const title = el("h3", { text: "A second opinion" });
    this.second.replaceChildren(title, el("p", { class: "quiet small", text: "Asking …" }));
    try {
      const told = await this.explore.ask("boolean", { set: known(view.whatif, this.explore.data.agents).join(","), profile: view.profile });
      if (this.explore.whatif.asked !== `${view.profile} ${known(view.whatif, this.explore.data.agents).join(",")}`) return;
      this.second.replaceChildren(title, ...(told.missing ? missing(told) : opinion(told)));
    } catch (error) {
      this.second.replaceChildren(title, problemList(error.problems ?? [{ message: String(error), cure: "try again", severity: "error" }]));
    }
  }

  /** The agents of the selection among the verdicts. @param {readonly string[]} select */
  #point(select) {
    let first = null;
    for (const item of this.answer.querySelectorAll("[data-of]")) {
      const isOn = select.includes(item.getAttribute("data-of"));
      item.classList.toggle("is-pointed", isOn);
      if (isOn) first ??= item;
    }
    if (first && !first.contains(document.activeElement)) first.scrollIntoView({ block: "nearest" });
  }
}

/** @param {any} told */
const missing = (told) => [problemList(told.missing), el("pre", { class: "install" }, el("code", { text: told.install }))];

/** Where the two methods agree, and where they do not. @param {any} told */
function opinion(told) {
  const all = Object.entries(told.agents);
  const odd = all.filter(([, one]) => one.agrees === false || (one.agrees === null && one.verdict !== "held"));
  const same = all.filter(([, one]) => one.agrees === true && one.verdict !== "not affected");
  return [
    el("p", { text: told.words }),
    same.length ? el("details", { class: "more-of" }, el("summary", { text: "Where they agree on a change" }), el("ul", {}, ...same.map(([key, one]) => el("li", {}, picks(key, one.words))))) : "",
    odd.length ? el("div", {}, el("p", { class: "small", text: "Where they do not agree, or cannot be compared:" }), el("ul", {}, ...odd.map(([key, one]) => el("li", {}, picks(key, one.words))))) : "",
    told.is_complete ? "" : el("p", { class: "small", text: "There are more end states than were looked at." }),
    el("details", { class: "more-of" }, el("summary", { text: "Its rules" }), el("ul", { class: "small" }, ...told.rules.map((/** @type {any} */ rule) => el("li", { text: rule.words })))),
  ];
}
