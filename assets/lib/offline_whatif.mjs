/** What if, in a page that has nobody to ask: answers of one agent each, worked out when the file was made. */
import { make, whatIf } from "./stage_view.mjs";
import { mark } from "./verdicts.mjs";

/** @typedef {{agents: string[], codes: Record<string, string>, lines: string[], told: Record<string, [string, string, number[]]>, caveat: string}} Foretold */

/**
 * The answer to one question. Pure.
 * @param {Foretold} all @param {string} profile caption, literature @param {string} key @param {string} change up, down
 * @returns {{heading: string, lines: string[], verdicts: Record<string, string>, caveat: string}|null} null where none was made
 */
export function answerOf(all, profile, key, change) {
  const found = all.told[`${profile} ${key} ${change}`];
  if (!found) return null;
  const [heading, word, places] = found;
  /** @type {Record<string, string>} */
  const verdicts = {};
  for (const [at, agent] of all.agents.entries()) {
    const verdict = all.codes[word[at]];
    if (verdict !== "not affected") verdicts[agent] = verdict;
  }
  return { heading, lines: places.map((place) => all.lines[place]), verdicts, caveat: all.caveat };
}

/** What of a view's question this page can answer: the first agent that goes up or down. @param {readonly string[]} whatif @returns {[string, string]|null} */
export function askedOf(whatif) {
  const [key, change] = (whatif[0] ?? "").split(":");
  return change ? [key, change === "off" ? "down" : change] : null;
}

/** @param {any} page @param {HTMLElement} box its standing section @param {Foretold} all */
export function whatIfPanel(page, box, all) {
  const choice = /** @type {HTMLSelectElement} */ (box.querySelector("select"));
  const answer = /** @type {HTMLElement} */ (box.querySelector(".ask-answer"));
  const buttons = [...box.querySelectorAll("[data-change]")];
  const ask = (/** @type {string[]} */ changes) => page.store.dispatch({ type: "whatif", changes });

  /** @param {any} view */
  function show(view) {
    const asked = askedOf(view.whatif);
    const told = asked && answerOf(all, view.profile, ...asked);
    if (asked && told) choice.value = asked[0];
    for (const one of buttons) one.setAttribute("aria-pressed", String(Boolean(told) && one.getAttribute("data-change") === asked?.[1]));
    answer.replaceChildren(...(told ? [...whatIf({ answer: told }), clear()] : []));
    mark(page.picture, "asked", told?.verdicts ?? {}, asked ? { [asked[0]]: asked[1] } : {});
  }

  function clear() {
    const button = make("button", { type: "button", class: "link" }, "Clear");
    button.addEventListener("click", () => ask([]));
    return button;
  }

  box.addEventListener("click", (event) => {
    const change = event.target instanceof Element ? event.target.closest("[data-change]")?.getAttribute("data-change") : null;
    if (change && choice.value) ask(page.store.get().whatif[0] === `${choice.value}:${change}` ? [] : [`${choice.value}:${change}`]);
    else if (change) choice.focus();
  });
  choice.addEventListener("change", () => {
    const asked = askedOf(page.store.get().whatif);
    if (asked && choice.value) ask([`${choice.value}:${asked[1]}`]);
  });
  page.acts.whatif = () => {
    const key = page.store.get().select.findLast((/** @type {string} */ one) => all.agents.includes(one));
    page.store.dispatch({ type: "set", name: "tab", value: "details" });
    if (key) ask([`${key}:down`]);
    box.scrollIntoView({ block: "nearest" });
    choice.focus({ preventScroll: true });
  };
  page.store.subscribe((/** @type {any} */ view, /** @type {any} */ before) => {
    const last = view.select.at(-1);
    if (view.select !== before.select && all.agents.includes(last) && !view.whatif.length) choice.value = last;
    if (["whatif", "profile", "level", "moved", "stage"].some((name) => view[name] !== before[name])) show(view);
  });
  show(page.store.get());
}
