/** Small pieces that Explore's tools share: elements, steps with their quotes, a box to choose an agent, questions. */
import { entriesOf, search } from "./search.mjs";

export const SIGNS = Object.freeze({ "+": "plus", "-": "minus", "?": "unsigned", 0: "none" });
const SVG = "http://www.w3.org/2000/svg";

/**
 * One element. `class`, `text` and `on` (listeners) are what they say; other names are attributes, false leaves one out.
 * @param {string} name @param {Record<string, any>} [said] @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export function el(name, said = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(said)) {
    if (key === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (key === "text") made.textContent = value;
    else if (key === "value") made.value = value;
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((/** @type {any} */ one) => one !== null && one !== undefined && one !== false));
  return made;
}

/** The badge of a sign, as the whole page has it. @param {string} sign + - ? 0 */
export function badge(sign) {
  const name = SIGNS[sign] ?? "none";
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#sign-${name}`);
  for (const [key, value] of Object.entries({ class: `sign sign-${name}`, viewBox: "0 0 20 12", "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  svg.append(use);
  return svg;
}

/** @param {string} words @param {() => void} act @param {string} [name] class */
export const button = (words, act, name = "button") => el("button", { type: "button", class: name, text: words, on: { click: act } });

/** A button that selects a key. @param {string} key @param {string} words */
export const picks = (key, words) => el("button", { type: "button", class: "link", "data-select": key, text: words });

/**
 * A statement told: sign, sentence, basis, and the words that carry it; words just quoted are not quoted again.
 * @param {any} step @param {Set<string>} [quoted] quotes that stand above
 */
export function stepItem(step, quoted = new Set()) {
  const row = el("button", { type: "button", class: "row", "data-select": step.statement }, badge(step.effect), el("span", { text: step.sentence }));
  const quotes = step.quotes.map((/** @type {any} */ one) => {
    if (quoted.has(one.quote)) return el("p", { class: "quiet small same-words", text: "the same words" });
    quoted.add(one.quote);
    return el("blockquote", { text: `“${one.quote}”` });
  });
  if (!quotes.length) quotes.push(el("p", { class: "quiet small same-words", text: "no quote is on file" }));
  return el("li", { class: "told" }, row, el("p", { class: "told-basis", text: step.basis_words }), ...quotes);
}

/** Problems as people read them. @param {any[]} problems */
export const problemList = (problems) =>
  el("ul", { class: "explore-problems" }, ...problems.map((one) =>
    el("li", { class: `caution caution-${one.severity === "error" ? "conflict" : one.severity === "note" ? "open" : "warn"}` },
      el("p", { class: "caution-title", text: one.message }), el("p", { class: "small", text: one.cure }))));

/** Asking the server failed in a way that can be said. */
export class Refused extends Error {
  /** @param {any[]} problems */
  constructor(problems) {
    super(problems.map((one) => `${one.message} (${one.cure})`).join("; "));
    this.problems = problems;
  }
}

/**
 * Ask a question of the figure; throws {@link Refused} with the problems that the server names.
 * @param {string} figid @param {string} question @param {Record<string, string|number>} [asked]
 */
export async function ask(figid, question, asked = {}) {
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  const said = query.size ? `?${query}` : "";
  return answered(await fetch(`/answers/${encodeURIComponent(figid)}/${question}.json${said}`, { credentials: "same-origin" }));
}

/** @param {Response} answer */
export async function answered(answer) {
  const isJson = answer.headers.get("content-type")?.includes("json");
  const told = isJson ? await answer.json() : null;
  if (answer.ok && told) return told;
  throw new Refused(told?.problems ?? [{ message: `The server answered ${answer.status}.`, cure: "try again", severity: "error" }]);
}

/** What a control is to people, so that the one that takes its place is known. @param {any} control */
const calledOf = (control) => JSON.stringify([
  control.localName, control.closest("fieldset")?.querySelector("legend")?.textContent, control.getAttribute("aria-label"),
  control.type === "radio" ? control.value : control.localName === "button" && control.textContent,
]);

/**
 * Put these in place of what an element holds; whoever stood on a control stands on the one that took its place, or
 * else on `otherwise`. @param {HTMLElement} element @param {(Node|string)[]} children @param {HTMLElement|null} [otherwise]
 */
export function renew(element, children, otherwise = null) {
  const on = document.activeElement;
  const called = element.contains(on) ? calledOf(on) : null;
  element.replaceChildren(...children);
  if (called === null) return;
  const heir = [...element.querySelectorAll("input, select, button")].find((one) => calledOf(one) === called) ?? otherwise;
  /** @type {HTMLElement|null} */ (heir)?.focus({ preventScroll: true });
}

let boxes = 0;

/**
 * A box in which an agent is chosen by name, synonym or identifier: an ARIA combobox.
 * @param {any} data the page's JSON @param {{label: string, pick: (key: string) => void, placeholder?: string}} how
 */
export function agentBox(data, { label, pick, placeholder = "name, synonym or identifier" }) {
  boxes += 1;
  const id = `agent-box-${boxes}`;
  const entries = entriesOf({ agents: data.agents, statements: {} });
  const input = el("input", {
    type: "text", role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": `${id}-list`,
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder,
  });
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  /** @type {any[]} */
  let found = [];
  let at = 0;

  function show() {
    const sought = input.value.trim();
    found = sought ? search(entries, sought, 8).found : entries.slice(0, 60);
    at = 0;
    list.replaceChildren(...found.map((one, n) =>
      el("li", { id: `${id}-${n}`, role: "option", class: "result", "aria-selected": String(n === at), "data-key": one.key },
        el("span", { text: one.shown }), el("span", { class: "hint", text: one.hint }))));
    open(found.length > 0);
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) input.setAttribute("aria-activedescendant", `${id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} next */
  function stand(next) {
    if (list.hidden) return show();
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (next + found.length) % found.length;
    list.children[at]?.setAttribute("aria-selected", "true");
    list.children[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
    return undefined;
  }

  /** @param {string|undefined} key */
  function choose(key) {
    if (!key) return;
    input.value = "";
    open(false);
    pick(key);
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    __proto__: null,
    ArrowDown: () => stand(at + 1),
    ArrowUp: () => stand(at - 1),
    Enter: () => !list.hidden && choose(found[at]?.key),
    Escape: () => open(false),
  };
  input.addEventListener("input", show);
  input.addEventListener("click", show);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (!keys[event.key] || (event.key === "Escape" && list.hidden)) return;
    keys[event.key]();
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault());
  list.addEventListener("click", (/** @type {Event} */ event) => {
    choose(/** @type {Element} */ (event.target).closest("[data-key]")?.getAttribute("data-key") ?? undefined);
  });
  return el("div", { class: "agent-box" }, input, list);
}

let groups = 0;

/**
 * One of a few, as radio buttons in a row.
 * @param {string} label @param {[string, string][]} options value and words @param {string} now @param {(value: string) => void} choose
 */
export function oneOf(label, options, now, choose) {
  groups += 1;
  const name = `explore-${groups}`;
  return el("fieldset", { class: "one-of" }, el("legend", { class: "sr-only", text: label }),
    ...options.map(([value, words]) =>
      el("label", {},
        el("input", { type: "radio", name, value, checked: value === now, on: { change: () => choose(value) } }),
        el("span", { text: words }))));
}

/** Save bytes as a file. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
