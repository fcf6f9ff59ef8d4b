/**
 * The drawn picture as a thing one can ask and tell: elements and boxes by key, states as classes on the few elements
 * that a step touches, labels in the words of the reading. It draws nothing new but two rings.
 */
import { readingOrder } from "./select.mjs";

/** @typedef {{x: number, y: number, w: number, h: number}} Box px at zoom 1, y down */

const SVG = "http://www.w3.org/2000/svg";

/** @param {Element} element @returns {Box} */
function boxOf(element) {
  const [x, y, w, h] = (element.getAttribute("data-box") ?? "0 0 0 0").split(" ").map(Number);
  return { x, y, w, h };
}

/** The element that stands for an agent or a statement, from anything inside it. @param {EventTarget|null} target */
export const optionAt = (target) =>
  target instanceof Element ? /** @type {SVGGElement|null} */ (target.closest("[role=option]")) : null;

/** @param {Element} element @returns {string} */
export const keyOf = (element) => element.getAttribute("data-agent") ?? element.getAttribute("data-statement") ?? "";

/**
 * Where a hand takes hold of each statement: a line wider than the drawn one and unseen. Without scripts nothing can be
 * taken hold of, so that they do not stand in the drawing: a thousand more elements would delay the first picture.
 * @param {Element} list
 */
function makeHits(list) {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("class", "hit");
  for (const statement of list.querySelectorAll(":scope > .statement")) {
    const hit = /** @type {SVGPathElement} */ (made.cloneNode());
    hit.setAttribute("d", statement.querySelector(".line")?.getAttribute("d") ?? "");
    statement.prepend(hit);
  }
}

/** Sets of keys that carry one class each; only the difference is written. */
class Classes {
  /** @param {(key: string) => Element|null} find */
  constructor(find) {
    this.find = find;
    /** @type {Map<string, Set<string>>} */
    this.held = new Map();
  }

  /** @param {string} name @param {Set<string>} keys */
  set(name, keys) {
    const held = this.held.get(name) ?? new Set();
    for (const key of held) if (!keys.has(key)) this.find(key)?.classList.remove(name);
    for (const key of keys) if (!held.has(key)) this.find(key)?.classList.add(name);
    this.held.set(name, keys);
  }
}

export class Picture {
  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.svg = svg;
    this.viewport = /** @type {SVGGElement} */ (svg.querySelector(".viewport"));
    this.list = /** @type {SVGGElement} */ (svg.querySelector("[role=listbox]"));
    this.width = Number(svg.dataset.width);
    this.height = Number(svg.dataset.height);
    this.classes = new Classes((key) => this.element(key));
    /** @type {Record<string, [number, number]>} whole displacement of each moved agent, its holders' included */
    this.shift = {};
    this.#makeGround();
    makeHits(this.list);
    this.rings = this.#makeRings();
    /** @type {SVGGElement|null} the one option that Tab reaches */
    this.stop = null;
  }

  /** Elements by key, gathered when first asked for. @returns {Map<string, SVGGElement>} */
  get elements() {
    if (!this.byKey) {
      this.byKey = new Map();
      for (const child of this.list.children) this.byKey.set(keyOf(child), child);
    }
    return this.byKey;
  }

  /** @param {string} key @returns {SVGGElement|null} */
  element(key) {
    return this.elements.get(key) ?? null;
  }

  /** Own places of all agents, before anyone moved them. @returns {Map<string, Box>} */
  get boxes() {
    if (!this.ownBoxes) {
      this.ownBoxes = new Map();
      for (const [key, element] of this.elements) if (element.dataset.agent) this.ownBoxes.set(key, boxOf(element));
    }
    return this.ownBoxes;
  }

  /** Where an agent stands now; a statement's box is what it covers. @param {string} key @returns {Box|null} */
  box(key) {
    const own = this.boxes.get(key);
    if (own) {
      const [dx, dy] = this.shift[key] ?? [0, 0];
      return { ...own, x: own.x + dx, y: own.y + dy };
    }
    const element = this.element(key);
    const line = element?.querySelector(".hit");
    if (!(line instanceof SVGGraphicsElement)) return null;
    const { x, y, width, height } = line.getBBox();
    return { x, y, w: width, h: height };
  }

  /** The holder of an agent. @param {string} key @returns {string|null} */
  parentOf = (key) => this.element(key)?.dataset.parent || null;

  /** Agents held by others, by holder. @returns {Map<string, string[]>} */
  get children() {
    if (!this.held) {
      this.held = new Map();
      for (const [key, element] of this.elements) {
        const holder = element.dataset.parent;
        if (holder) this.held.set(holder, [...(this.held.get(holder) ?? []), key]);
      }
    }
    return this.held;
  }

  /** Agents from the left column's top to the right column's foot. @returns {string[]} */
  get order() {
    this.reading ??= readingOrder(
      [...this.boxes].map(([key, { x, y, w, h }]) => ({ key, x: x + w / 2, y: y + h / 2 })),
    );
    return this.reading;
  }

  /**
   * @param {readonly string[]} select @param {Set<string>} near
   */
  select(select, near) {
    const chosen = new Set(select);
    const before = this.classes.held.get("is-selected") ?? new Set();
    for (const key of before) if (!chosen.has(key)) this.element(key)?.setAttribute("aria-selected", "false");
    for (const key of chosen) if (!before.has(key)) this.element(key)?.setAttribute("aria-selected", "true");
    this.classes.set("is-selected", chosen);
    this.classes.set("is-near", near);
    this.#stepBack(near.size > 0);
    this.ring();
  }

  /**
   * Everything else steps back with the next frame, and not before: what reads a size in between would make the browser
   * restyle the whole picture at once (200 ms of 1,000 agents), before the panels have changed.
   * @param {boolean} isBack
   */
  #stepBack(isBack) {
    this.isBack = isBack;
    this.stepping ??= requestAnimationFrame(() => {
      this.stepping = undefined;
      this.svg.classList.toggle("has-selection", this.isBack);
    });
  }

  /** What a filter leaves out. @param {Set<string>|null} keep @param {"fade"|"hide"} how */
  filter(keep, how) {
    const out = new Set();
    if (keep) for (const key of this.elements.keys()) if (!keep.has(key)) out.add(key);
    this.classes.set("is-faded", how === "fade" ? out : new Set());
    this.classes.set("is-hidden", how === "hide" ? out : new Set());
  }

  /** @param {Set<string>} keys what the search found */
  match(keys) {
    this.classes.set("is-match", keys);
  }

  /** @param {string|null} key */
  hover(key) {
    this.classes.set("is-hovered", new Set(key ? [key] : []));
  }

  /**
   * Make one option the stop of the Tab key, and give it the focus if asked. Without, the attribute follows with the
   * next frame: to take it, Chromium lays the page out at once, which was two thirds of a click (20 ms of 1,000 agents).
   * @param {string} key @param {boolean} focus
   */
  stand(key, focus) {
    const element = this.element(key);
    if (!element) return;
    this.next = element;
    if (!focus) {
      this.standing ??= requestAnimationFrame(() => this.#stopAt(this.next));
      return;
    }
    this.#stopAt(element);
    element.focus({ preventScroll: true });
  }

  /** @param {SVGGElement} element */
  #stopAt(element) {
    this.standing = undefined;
    if (!element.isConnected) return; // the picture was exchanged meanwhile
    if (this.stop && this.stop !== element) this.stop.setAttribute("tabindex", "-1");
    element.setAttribute("tabindex", "0");
    this.stop = element;
  }

  /** Before anyone has stood anywhere, Tab reaches the first option. */
  firstStop() {
    const first = this.list.firstElementChild;
    if (first && !this.stop) {
      first.setAttribute("tabindex", "0");
      this.stop = /** @type {SVGGElement} */ (first);
    }
  }

  /** True when it can be seen in this reading and under this filter. @param {string} key */
  isShown(key) {
    const element = this.element(key);
    return Boolean(element) && element.checkVisibility({ visibilityProperty: true });
  }

  /**
   * Labels whose words depend on the reading.
   * @param {string} at @param {Record<string, any>} statements
   */
  read(at, statements) {
    this.varying ??= Object.keys(statements).filter((key) => typeof statements[key].words === "object");
    for (const key of this.varying) {
      const words = statements[key].words[at];
      if (words) this.element(key)?.setAttribute("aria-label", words);
    }
  }

  /**
   * A ground under everything. Chromium merges drawn pieces into one layer only where that wastes little area; on a
   * ground that covers all it always does (without it a near view of 1,000 agents made 600 layers and 66 ms frames).
   */
  #makeGround() {
    const ground = document.createElementNS(SVG, "rect");
    const [w, h] = [String(this.width * 1.04), String(this.height * 1.04)];
    const place = { x: String(-this.width * 0.02), y: String(-this.height * 0.02), width: w, height: h, class: "ground" };
    for (const [attribute, value] of Object.entries(place)) ground.setAttribute(attribute, value);
    this.viewport.prepend(ground);
  }

  #makeRings() {
    const rings = document.createElementNS(SVG, "g");
    rings.setAttribute("class", "rings");
    rings.setAttribute("aria-hidden", "true");
    this.viewport.append(rings);
    return rings;
  }

  /** Draw the rings of the selected agents and of the one that the keyboard stands on, where they are now. */
  ring() {
    const wanted = [...(this.classes.held.get("is-selected") ?? [])].map((key) => ({ key, name: "select-ring" }));
    const on = document.activeElement;
    if (on instanceof SVGElement && this.list.contains(on) && on.matches(":focus-visible")) {
      wanted.push({ key: keyOf(on), name: "focus-ring" });
    }
    const rects = wanted.filter(({ key }) => this.boxes.has(key)).map(({ key, name }) => this.#rect(key, name));
    this.rings.replaceChildren(...rects);
  }

  /** @param {string} key @param {string} name */
  #rect(key, name) {
    const gap = name === "focus-ring" ? 8 : 4;
    const { x, y, w, h } = /** @type {Box} */ (this.box(key));
    const rect = document.createElementNS(SVG, "rect");
    const numbers = { x: x - gap, y: y - gap, width: w + 2 * gap, height: h + 2 * gap, rx: Math.min(14, h / 2 + gap) };
    for (const [attribute, value] of Object.entries(numbers)) rect.setAttribute(attribute, String(value));
    rect.setAttribute("class", name);
    return rect;
  }
}
