/** What an answer puts on the picture: what it lights, a mark on each agent, the colour of a value as its ground. */
import { inkOn, STEPS } from "./explore_ink.mjs";
import { freePlace } from "./explore_place.mjs";

const SVG = "http://www.w3.org/2000/svg";
const PILL = 16;

/** @param {string} name @param {Record<string, string|number>} [said] */
function svg(name, said = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(said)) made.setAttribute(key, String(value));
  return made;
}

export class Paint {
  /** @param {import("./picture.mjs").Picture} picture */
  constructor(picture) {
    this.picture = picture;
    this.values = svg("g", { class: "explore-values", "aria-hidden": "true" });
    this.marks = svg("g", { class: "explore-marks", "aria-hidden": "true" });
    picture.viewport.append(this.values, this.marks);
    /** @type {Map<string, {mark: string, words: string}>} */
    this.verdicts = new Map();
    /** @type {Map<string, {step: string, text: string}>} */
    this.laid = new Map();
    /** What the values are, for those who do not see them: "log2FC". */
    this.column = "";
    this.hasNumbers = false;
    /** @type {Map<Element, string>} names of agents before an answer or a value was added to them */
    this.labels = new Map();
    new MutationObserver(() => this.#dress()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  /** Let these stand out and all else stand back; null ends it. @param {Set<string>|null} keys @param {string} [name] of the layer */
  light(keys, name = "is-answer") {
    const { picture } = this;
    picture.classes.set(name, keys ?? new Set());
    picture.svg.classList.toggle(`has-${name.slice(3)}`, Boolean(keys?.size));
  }

  /** A mark for each agent, and its words for those who do not see it. @param {Map<string, {mark: string, words: string}>} verdicts */
  judge(verdicts) {
    this.verdicts = verdicts;
    this.#name();
    this.place();
  }

  /** Values laid on agents. @param {Map<string, {step: string, text: string}>} laid @param {string} [column] their name */
  lay(laid, column = "") {
    this.laid = laid;
    this.column = column;
    this.#dress();
    this.#name();
    this.place();
  }

  /** With or without the numbers. @param {boolean} hasNumbers */
  number(hasNumbers) {
    this.hasNumbers = hasNumbers;
    this.place();
  }

  /** Each agent's ground in the colour of its step, its words in the ink that is read on it. */
  #dress() {
    const { picture, laid } = this;
    for (const key of picture.classes.held.get("has-value") ?? []) {
      for (const name of ["--value", "--value-ink"]) picture.element(key)?.style.removeProperty(name);
    }
    picture.classes.set("has-value", new Set(laid.keys()));
    picture.svg.classList.toggle("has-values", laid.size > 0);
    if (!laid.size) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (/** @type {string} */ token) => style.getPropertyValue(`--${token}`).trim();
    const inks = Object.fromEntries(STEPS.map((step) => [step, inkOn(step, colour)]));
    for (const [key, { step }] of laid) {
      const element = picture.element(key);
      element?.style.setProperty("--value", `var(--overlay-${step})`);
      element?.style.setProperty("--value-ink", `var(--${inks[step]})`);
    }
  }

  /** Answers and values in the names of agents. */
  #name() {
    for (const [element, words] of this.labels) element.setAttribute("aria-label", words);
    this.labels.clear();
    for (const key of new Set([...this.verdicts.keys(), ...this.laid.keys()])) {
      const element = this.picture.element(key);
      if (!element) continue;
      const own = element.getAttribute("aria-label") ?? "";
      const [verdict, value] = [this.verdicts.get(key), this.laid.get(key)];
      this.labels.set(element, own);
      const more = [verdict ? `what if: ${verdict.words}` : "", value ? `${this.column || "your value"}: ${value.text}` : ""];
      element.setAttribute("aria-label", [own, ...more.filter(Boolean)].join("; "));
    }
  }

  /** Put marks and numbers where their agents are now. */
  place() {
    const marks = [...this.verdicts].flatMap(([key, { mark }]) => {
      const box = this.picture.box(key);
      if (!box) return [];
      const group = svg("g", { transform: `translate(${box.x + box.w / 2} ${box.y - 6})`, "data-mark": key });
      group.innerHTML = mark;
      return [group];
    });
    this.marks.replaceChildren(...marks);
    const taken = this.hasNumbers && this.laid.size ? this.#words() : [];
    this.values.replaceChildren(...(this.hasNumbers ? [...this.laid].flatMap(([key, { text }]) => this.#number(key, text, taken)) : []));
  }

  /** What words cover, in the picture's px. @returns {import("./picture.mjs").Box[]} */
  #words() {
    return [...this.picture.list.querySelectorAll(".agent > text")].map((text) => {
      const { x, y, width: w, height: h } = /** @type {SVGGraphicsElement} */ (text).getBBox();
      const [dx, dy] = this.picture.shift[text.parentElement?.getAttribute("data-agent") ?? ""] ?? [0, 0];
      return { x: x + dx, y: y + dy, w, h };
    });
  }

  /** @param {string} key @param {string} text @param {import("./picture.mjs").Box[]} taken */
  #number(key, text, taken) {
    const box = this.picture.box(key);
    if (!box) return [];
    const place = freePlace(box, 12 + 6.6 * text.length, PILL, taken);
    taken.push(place);
    const pill = svg("rect", { x: place.x, y: place.y, width: place.w, height: place.h, rx: 4, class: "value-pill" });
    const words = svg("text", { x: place.x + place.w / 2, y: place.y + place.h / 2 + 3.9, "text-anchor": "middle", "font-size": 11, "font-weight": 600, class: "value-text" });
    words.textContent = text;
    const group = svg("g", { "data-value": key });
    group.append(pill, words);
    return [group];
  }
}
