/** Two mechanisms, or two figures, side by side and on the picture; and which agents are part of which mechanisms. */
import { el, oneOf, picks, problemList, renew, stepItem } from "./explore_parts.mjs";
import { DEFAULT, reading } from "./state.mjs";
import { toQuery } from "./url.mjs";

/**
 * What the address asks: "members", "M1,M5" (two mechanisms), or "figure,FIGID".
 * @param {string} text @param {Record<string, any>} mechanisms @param {readonly string[]} figures
 */
export function questionOf(text, mechanisms, figures) {
  const keys = Object.keys(mechanisms);
  const [one, other = ""] = text.split(",");
  if (one === "members") return { mode: "members" };
  if (one === "figure") return { mode: "figure", figure: figures.includes(other) ? other : "" };
  const first = Object.hasOwn(mechanisms, one) ? one : keys[0] ?? "";
  const second = Object.hasOwn(mechanisms, other) && other !== first ? other : keys.find((key) => key !== first) ?? "";
  return { mode: "mechanisms", first, second };
}

/** The keys that a comparison lights, told apart. @param {any} told @returns {{first: string[], second: string[], both: string[]}} */
export function sidesOf(told) {
  const claims = [...told.claims.same, ...told.claims.other_sign, ...told.claims.one_unsigned];
  return {
    both: [...told.shared.map((/** @type {any} */ one) => one.first.agent), ...claims.map((one) => one.first.statement)],
    first: [...told.only_first.map((/** @type {any} */ one) => one.agent), ...told.claims.only_first.map((/** @type {any} */ one) => one.statement)],
    second: [...told.only_second.map((/** @type {any} */ one) => one.agent), ...told.claims.only_second.map((/** @type {any} */ one) => one.statement)],
  };
}

/** More statements than this stand folded. */
const MOST_OPEN = 6;

/** A statement of another figure: told with its words, and nothing here to select. @param {any} step */
function foreignItem(step) {
  const item = stepItem(step);
  const row = item.querySelector(".row");
  row.replaceWith(el("p", { class: "row is-foreign" }, ...row.childNodes));
  return item;
}

export class Tool {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    this.bar = el("div", { class: "table-bar" });
    this.answer = el("div", { class: "compare-answer" });
    this.element = el("div", { class: "compare" }, this.bar, this.answer);
  }

  get figures() {
    return (this.explore.data.figures ?? []).filter((/** @type {string} */ figid) => figid !== this.explore.data.figid);
  }

  /** @param {import("./state.mjs").View} view */
  async show(view) {
    const question = questionOf(view.ask, this.explore.data.mechanisms, this.figures);
    const theme = document.documentElement.dataset.theme;
    const key = JSON.stringify([question, reading(view), theme]);
    if (key === this.key) return;
    this.key = key;
    this.#tools(question);
    try {
      const answer = await this.#ask(question, reading(view));
      if (this.key === key) this.answer.replaceChildren(...answer.filter(Boolean));
    } catch (error) {
      this.answer.replaceChildren(problemList(error.problems ?? [{ message: "The comparison could not be made.", cure: "try again", severity: "error" }]));
    }
  }

  leave() {
    for (const name of ["is-answer", "is-first", "is-second"]) this.explore.paint.light(null, name);
    this.key = "";
  }

  /** @param {string} asked */
  #turn(asked) {
    this.explore.page.store.dispatch({ type: "explore", tool: "compare", ask: asked });
  }

  /** @param {any} question */
  #tools(question) {
    const { mechanisms } = this.explore.data;
    const list = (/** @type {string} */ label, /** @type {[string, string][]} */ options, /** @type {string} */ now, /** @type {(value: string) => void} */ choose) =>
      el("select", { "aria-label": label, on: { change: (/** @type {any} */ event) => choose(event.target.value) } }, ...options.map(([value, words]) => el("option", { value, text: words, selected: value === now })));
    const keys = /** @type {[string, string][]} */ (Object.entries(mechanisms).map(([key, one]) => [key, `${key} · ${one.title}`]));
    const modes = /** @type {[string, string][]} */ ([["mechanisms", "Mechanisms"], ["members", "Shared agents"], ["figure", "Figures"]]);
    renew(this.bar, [
      oneOf("Compare", modes, question.mode, (mode) => this.#turn(mode === "mechanisms" ? "" : mode === "members" ? "members" : `figure,${this.figures[0] ?? ""}`)),
      ...(question.mode === "mechanisms" && keys.length > 1
        ? [el("div", { class: "compare-two" }, list("First mechanism", keys, question.first, (one) => this.#turn(`${one},${one === question.second ? question.first : question.second}`)), el("span", { text: "and" }), list("Second mechanism", keys, question.second, (one) => this.#turn(`${one === question.first ? question.second : question.first},${one}`)))]
        : []),
      ...(question.mode === "figure" && this.figures.length ? [list("The other figure", this.figures.map((/** @type {string} */ one) => [one, one]), question.figure, (one) => this.#turn(`figure,${one}`))] : []),
    ]);
  }

  /** @param {any} question @param {string} at @returns {Promise<any[]>} */
  async #ask(question, at) {
    for (const name of ["is-answer", "is-first", "is-second"]) this.explore.paint.light(null, name);
    if (question.mode === "members") return this.#members(await this.explore.ask("members"));
    if (question.mode === "figure") {
      if (!question.figure) return [el("p", { class: "quiet", text: "There is no other figure in this library to compare with." })];
      return this.#told(await this.explore.ask("compare", { figure: question.figure, reading: at }), at);
    }
    if (!question.second) return [el("p", { class: "quiet", text: "This network has fewer than two mechanisms." })];
    return this.#told(await this.explore.ask("compare", { first: question.first, second: question.second, reading: at }), at);
  }

  /** @param {any} told @param {string} at */
  #told(told, at) {
    const { paint } = this.explore;
    const isHere = told.first.figure === told.second.figure;
    const { first, second, both } = sidesOf(told);
    paint.light(new Set([...both, ...first, ...(isHere ? second : [])]), "is-answer");
    paint.light(new Set(first), "is-first");
    if (isHere) paint.light(new Set(second), "is-second");
    const { claims } = told;
    const pairs = [["With the opposite sign", claims.other_sign], ["A direction said by one only", claims.one_unsigned], ["The same", claims.same]];
    const side = (/** @type {any} */ of, /** @type {any[]} */ agents, /** @type {any[]} */ steps, /** @type {string} */ name, /** @type {boolean} */ isOwn) =>
      el("section", { class: `compare-side compare-${name}` }, el("h3", {}, el("span", { class: "compare-mark", "aria-hidden": "true", text: name === "first" ? "A" : "B" }), " ",
          isHere || name === "first" ? of.title : el("a", { href: toQuery({ ...DEFAULT, figure: of.figure }), text: of.title })),
        of.is_suggested ? el("p", {}, el("span", { class: "chip chip-warn", text: "suggested by rules, not reviewed" })) : null,
        el("img", { src: this.#image(of, at), alt: `${of.title}, drawn`, loading: "lazy" }),
        el("p", {}, el("b", { text: "Only here: " }), ...(agents.length ? agents.flatMap((one, n) => [n ? ", " : "", isOwn ? picks(one.agent, one.name) : one.name]) : ["no agent"])),
        steps.length ? el("details", { class: "more-of", open: steps.length <= MOST_OPEN }, el("summary", { text: steps.length === 1 ? "1 statement only here" : `${steps.length} statements only here` }),
          el("ol", { class: "chain is-loose" }, ...steps.map((step) => (isOwn ? stepItem(step) : foreignItem(step))))) : null);
    return [
      el("p", { class: "paths-words", text: told.words }),
      isHere ? null : this.#overlaid(told, at),
      told.second.is_suggested && !isHere ? el("p", { class: "caution" }, "B is what rules suggest from its caption; nobody has reviewed it.") : null,
      el("p", { class: "small quiet", text: isHere ? "On the picture: A is ringed by dashes, B by dots, what both have by neither." : "On the picture above: what only this figure has is ringed by dashes." }),
      el("div", { class: "compare-both" },
        el("p", {}, el("b", { text: "Both: " }), ...(told.shared.length ? told.shared.flatMap((/** @type {any} */ one, /** @type {number} */ n) => [n ? ", " : "", picks(one.first.agent, one.first.name), one.how === "the same agent" ? "" : ` (by ${one.how})`]) : ["no agent"])),
        ...pairs.filter(([, list]) => list.length).map(([words, list]) => el("section", { class: "block" }, el("h3", { text: words }),
          el("ul", {}, .../** @type {any[]} */ (list).map((pair) => el("li", { class: "sides" }, el("ol", { class: "side" }, stepItem(pair.first)), el("ol", { class: "side" }, isHere ? stepItem(pair.second) : foreignItem(pair.second)))))))),
      el("div", { class: "compare-sides" }, side(told.first, told.only_first, claims.only_first, "first", true), side(told.second, told.only_second, claims.only_second, "second", isHere)),
    ];
  }

  /** Both figures in one picture. @param {any} told @param {string} at */
  #overlaid(told, at) {
    if (!told.shared.length) return null;
    const asked = new URLSearchParams({ figure: told.second.figure, theme: document.documentElement.dataset.theme ?? "light", reading: at });
    const image = el("img", { src: `/answers/${encodeURIComponent(told.first.figure)}/overlaid.svg?${asked}`, alt: `Both figures in one picture. ${told.words}`, loading: "lazy" });
    const figure = el("figure", { class: "compare-overlaid" }, image, el("figcaption", { class: "small quiet", text: "Both in one picture. Dashes: only A. Dots and the letter B: only B. Letters in red: the two say the opposite. All else: both." }));
    image.addEventListener("error", () => figure.remove());
    return figure;
  }

  /** @param {any} of @param {string} at */
  #image(of, at) {
    const asked = new URLSearchParams({ theme: document.documentElement.dataset.theme ?? "light", reading: at, ...(of.mechanism ? { mechanism: of.mechanism } : {}) });
    return `/answers/${encodeURIComponent(of.figure)}/part.svg?${asked}`;
  }

  /** Which groups of mechanisms share which agents: an UpSet view that is a table. @param {any} told */
  #members(told) {
    const names = this.explore.data.agents;
    const most = Math.max(1, ...told.intersections.map((/** @type {any} */ one) => one.agents.length));
    const pick = (/** @type {string[]} */ keys) => this.explore.page.store.dispatch({ type: "selectAll", keys });
    return [el("div", { class: "wide", tabindex: 0, role: "group", "aria-label": "Shared agents" }, el("table", { class: "members" },
      el("caption", { class: "sr-only", text: "Groups of agents by the mechanisms that they are part of" }),
      el("thead", {}, el("tr", {}, el("th", { scope: "col", text: "agents" }), ...told.mechanisms.map((/** @type {any} */ one) => el("th", { scope: "col", title: one.title }, picks(one.key, one.key))), el("th", { scope: "col", text: "which" }))),
      el("tbody", {}, ...told.intersections.map((/** @type {any} */ group) => {
        const bar = el("span", { class: "members-bar", "aria-hidden": "true" });
        bar.style.inlineSize = `${Math.round((64 * group.agents.length) / most)}px`;
        return el("tr", {},
          el("th", { scope: "row" }, el("button", { type: "button", class: "link", "aria-label": `Select ${group.agents.length} agents`, text: String(group.agents.length), on: { click: () => pick(group.agents) } }), bar),
          ...told.mechanisms.map((/** @type {any} */ one) => el("td", {}, el("span", { class: group.mechanisms.includes(one.key) ? "dot is-on" : "dot", "aria-hidden": "true" }), el("span", { class: "sr-only", text: group.mechanisms.includes(one.key) ? "yes" : "no" }))),
          el("td", { class: "members-names" }, ...group.agents.flatMap((/** @type {string} */ key, /** @type {number} */ n) => [n ? ", " : "", picks(key, names[key].name)])));
      })))),
    el("p", { class: "small quiet", text: told.mechanisms.map((/** @type {any} */ one) => `${one.key}: ${one.title}, ${one.n_agents} agents`).join(" · ") })];
  }
}
