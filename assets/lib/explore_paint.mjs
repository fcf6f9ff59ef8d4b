/** What an answer puts on the picture: what it lights, a mark on each agent, a ring in the colour of a value. */

const SVG = "http://www.w3.org/2000/svg";

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
    /** @type {Map<Element, string>} */
    this.labels = new Map();
  }

  /** Let these stand out and all else stand back; null ends it. @param {Set<string>|null} keys @param {string} [name] of the layer */
  light(keys, name = "is-answer") {
    const { picture } = this;
    picture.classes.set(name, keys ?? new Set());
    picture.svg.classList.toggle(`has-${name.slice(3)}`, Boolean(keys?.size));
  }

  /** A mark for each agent, and its words for those who do not see it. @param {Map<string, {mark: string, words: string}>} verdicts */
  judge(verdicts) {
    for (const [element, words] of this.labels) element.setAttribute("aria-label", words);
    this.labels.clear();
    this.verdicts = verdicts;
    for (const [key, { words }] of verdicts) {
      const element = this.picture.element(key);
      if (!element) continue;
      const own = element.getAttribute("aria-label") ?? "";
      this.labels.set(element, own);
      element.setAttribute("aria-label", `${own}; what if: ${words}`);
    }
    this.place();
  }

  /** Values laid on agents. @param {Map<string, {step: string, text: string}>} laid */
  lay(laid) {
    this.laid = laid;
    this.place();
  }

  /** Put marks and rings where their agents are now. */
  place() {
    const marks = [...this.verdicts].flatMap(([key, { mark }]) => {
      const box = this.picture.box(key);
      if (!box) return [];
      const group = svg("g", { transform: `translate(${box.x + box.w / 2} ${box.y - 6})`, "data-mark": key });
      group.innerHTML = mark;
      return [group];
    });
    this.marks.replaceChildren(...marks);
    this.values.replaceChildren(...[...this.laid].flatMap(([key, said]) => this.#ring(key, said)));
  }

  /** @param {string} key @param {{step: string, text: string}} said */
  #ring(key, { step, text }) {
    const box = this.picture.box(key);
    if (!box) return [];
    const ring = svg("rect", { x: box.x - 5, y: box.y - 5, width: box.w + 10, height: box.h + 10, rx: 10, class: "value-ring" });
    ring.style.stroke = `var(--overlay-${step})`;
    const wide = 14 + 6.6 * text.length;
    const [x, y] = [box.x + box.w / 2, box.y + box.h + 6];
    const pill = svg("rect", { x: x - wide / 2, y: y - 9, width: wide, height: 18, rx: 4, class: "value-pill" });
    const words = svg("text", { x, y: y + 3.9, "text-anchor": "middle", "font-size": 11, "font-weight": 600, class: "value-text" });
    words.textContent = text;
    const group = svg("g", { "data-value": key });
    group.append(ring, pill, words);
    return [group];
  }
}
