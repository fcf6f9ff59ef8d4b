/** What the stage shows: title, words, what is lit, what lies over the picture. It draws a state and decides nothing. */
import { byMechanism, drawnOf, partsOf, shownIn } from "./stage_words.mjs";
import { LEGIBLE, scaleOf, union } from "./stage_camera.mjs";
import { mark, svg } from "./verdicts.mjs";

/** @typedef {import("./stage_state.mjs").Stage} State */
/** @typedef {import("./stage_words.mjs").Piece} Piece */

/** @param {string} name @param {Record<string, string>} [attributes] @param {...(Node|string)} children */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** The words of a part, names and cues marked; a name can be clicked. @param {readonly Piece[]} pieces */
export function marked(pieces) {
  return pieces.map(([text, keys, part]) => {
    if (part === "bold") return make("strong", {}, text);
    if (part === "agent" && /\p{L}/u.test(text)) return make("a", { class: "say-agent", role: "button", "data-select": keys[0] }, text);
    return part === "cue" ? make("mark", { class: "say-cue" }, text) : text;
  });
}

export class StageView {
  /** @param {any} page @param {HTMLElement} box the standing section of the stage */
  constructor(page, box) {
    this.page = page;
    this.box = box;
    const of = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`.show-${name}`));
    this.title = of("title");
    this.count = of("count");
    this.words = of("say");
    this.badges = of("badges");
    this.names = of("names");
    this.note = of("note");
    this.panel = of("panel");
    this.panelTitle = /** @type {HTMLElement} */ (this.panel.querySelector("h3"));
    this.panelBody = /** @type {HTMLElement} */ (this.panel.querySelector(".show-panel-body"));
    this.black = of("black");
    this.time = of("time");
    this.steps = of("steps");
    /** Sizes of names and boxes of lines, asked of the browser once: they do not change while a talk is on. */
    this.sizes = new Map();
    this.lines = new Map();
  }

  /** Forget what was measured: agents may have been moved since the last talk. */
  measure() {
    const { picture } = this.page;
    this.lines.clear();
    this.sizes = new Map([...picture.boxes.keys()].map((key) => [key, sizeOf(picture.element(key))]));
    this.all = this.#reach([...picture.boxes.keys()], []);
    for (const [key, element] of picture.elements) if (element.dataset.statement) this.#box(key);
  }

  /** The box of an agent, or of a line that is drawn. @param {string} key */
  #box(key) {
    const { picture } = this.page;
    if (picture.boxes.has(key)) return picture.box(key);
    if (!this.lines.has(key)) this.lines.set(key, picture.box(key));
    return this.lines.get(key);
  }

  /** Title, count and badges of a step. @param {any} step @param {State} state */
  step(step, state) {
    this.title.textContent = step.title;
    this.count.textContent = `${state.step} / ${state.n}`;
    const badges = [...step.badges, ...step.skipped.map((/** @type {string} */ key) => `${key} is gone`)];
    this.badges.replaceChildren(...badges.map((words) => make("li", {}, words)));
    for (const [i, dot] of [...this.steps.children].entries()) {
      if (i + 1 === state.step) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
    }
  }

  /** One button a step, for a mouse. @param {readonly any[]} steps */
  dots(steps) {
    const dots = steps.map((step, i) =>
      make("button", { type: "button", "data-step": String(i + 1), "aria-label": `Step ${i + 1}: ${step.title}`, title: step.title, tabindex: "-1" }),
    );
    this.steps.replaceChildren(...dots);
  }

  /** The words of a part. @param {any} step @param {State} state */
  say(step, state) {
    const parts = partsOf(step.pieces);
    this.words.replaceChildren(...marked(parts[state.part - 1] ?? parts[0]));
    if (parts.length > 1) this.words.append(make("span", { class: "say-part" }, ` ${state.part}/${parts.length}`));
  }

  /** Light what the step names, and take away what it does not show. @param {readonly any[]} steps @param {State} state */
  light(steps, state) {
    const { picture } = this.page;
    const step = steps[state.step - 1];
    const lit = new Set(step.lit);
    for (const key of step.lit) {
      for (let holder = picture.parentOf(key); holder && !lit.has(holder); holder = picture.parentOf(holder)) lit.add(holder);
    }
    picture.classes.set("is-lit", lit);
    picture.svg.classList.toggle("has-lit", step.lit.length > 0);
    this.page.stage.classList.toggle("is-part", !isWhole(step));
    const shown = shownIn(steps, state.step);
    const out = new Set();
    if (shown) for (const key of picture.elements.keys()) if (!shown.has(key) && !lit.has(key)) out.add(key);
    picture.classes.set("is-away", out);
    mark(picture, "verdicts", step.answer?.verdicts ?? {}, step.what_if?.perturb ?? {});
  }

  /** Back to the page's own picture. */
  dark() {
    const { picture } = this.page;
    for (const name of ["is-lit", "is-away"]) picture.classes.set(name, new Set());
    picture.svg.classList.remove("has-lit");
    this.page.stage.classList.remove("is-part");
    picture.svg.classList.remove("has-tiny", "has-small");
    for (const drawn of picture.viewport.querySelectorAll(".verdicts, .mechanism-marks")) drawn.remove();
    delete document.documentElement.dataset.names;
  }

  /** The box round what a step looks at, and the smallest name in it, figure px. @param {any} step */
  reach(step) {
    const { picture, index, at } = this.page;
    if (isWhole(step)) return this.all;
    const agents = step.lit.filter((/** @type {string} */ key) => picture.boxes.has(key));
    const lines = drawnOf(index, step.lit.filter((/** @type {string} */ key) => index.statements[key]), at);
    const holders = agents.map((/** @type {string} */ key) => picture.parentOf(key)).filter((/** @type {string|null} */ key) => key && !isRegion(picture.element(key)));
    return this.#reach(agents, [...holders, ...lines]);
  }

  /** @param {readonly string[]} agents @param {readonly string[]} more what is in the box without its name */
  #reach(agents, more) {
    const sizes = agents.map((key) => this.sizes.get(key)).filter((size) => size > 0);
    return { box: union([...agents, ...more].map((key) => this.#box(key))), smallest: sizes.length ? Math.min(...sizes) : Infinity };
  }

  /**
   * Names beside or under the picture, where its own would be too small to read: all of them by mechanism for the
   * whole picture. Where even that is too much, each mechanism says how many names it has.
   * @param {any} step @param {boolean} isSmall @param {"side"|"below"} place
   */
  beside(step, isSmall, place) {
    const { index, picture } = this.page;
    const { dataset } = document.documentElement;
    this.names.hidden = !isSmall;
    dataset.names = isSmall ? place : "";
    if (!isSmall) return;
    const isAll = isWhole(step);
    const lit = new Set(step.lit);
    const keys = picture.order.filter((/** @type {string} */ key) => isAll || lit.has(key));
    const nameOf = (/** @type {string} */ key) => index.agents[key]?.name ?? key;
    const groups = isAll ? byMechanism(index, keys, picture.parentOf) : [];
    this.groups = groups;
    if (!isAll) return void this.names.replaceChildren(...keys.map((/** @type {string} */ key) => make("li", {}, nameOf(key))));
    const list = (/** @type {boolean} */ isShort) => groups.map(({ mark, title, keys: own }) => {
      const names = isShort ? [`${own.length} names`] : own.flatMap((key, i) => [...(i ? [" · "] : []), make("span", { class: "show-name" }, nameOf(key))]);
      const head = title ? [make("b", {}, make("span", { class: "show-mark" }, mark), title)] : [];
      return make("li", { class: "is-group" }, ...head, ...names);
    });
    this.names.replaceChildren(...list(false));
    if (this.names.scrollHeight > this.names.clientHeight + 1) this.names.replaceChildren(...list(true));
  }

  /** The number of each mechanism beside its leftmost agent: what joins the picture to the names beside it. @param {any} step @param {number} zoom @param {{w: number, h: number}} screen */
  numbers(step, zoom, screen) {
    const { picture } = this.page;
    picture.viewport.querySelector(".mechanism-marks")?.remove();
    if (this.names.hidden || !isWhole(step)) return;
    const size = (LEGIBLE.lit * scaleOf(screen)) / zoom;
    /** @type {Map<string, string[]>} */
    const at = new Map();
    for (const { mark, keys } of this.groups ?? []) {
      const first = mark && keys.filter((key) => picture.boxes.has(key)).sort((a, b) => picture.box(a).x - picture.box(b).x)[0];
      if (first) at.set(first, [...(at.get(first) ?? []), mark]);
    }
    const group = svg("g", { class: "mechanism-marks", "aria-hidden": "true" });
    for (const [key, marks] of at) {
      const { x, y, h } = picture.box(key);
      for (const [i, mark] of marks.entries()) {
        const foot = y + h / 2 + size * (0.35 + 1.1 * (i - (marks.length - 1) / 2));
        const text = svg("text", { x: String(x - size / 2), y: String(foot), "text-anchor": "end", "font-size": String(size) });
        text.textContent = mark;
        group.append(text);
      }
    }
    picture.viewport.append(group);
  }

  /** Names that nobody could read are left out: those that are not lit, near by; second names and heads of lanes anywhere. @param {any} step @param {number} zoom @param {{w: number, h: number}} screen */
  far(step, zoom, screen) {
    const { classList } = this.page.picture.svg;
    const least = LEGIBLE.faint * scaleOf(screen);
    classList.toggle("has-tiny", SECOND * zoom < least);
    classList.toggle("has-small", !isWhole(step) && this.all.smallest * zoom < least);
  }

  /** What lies over the picture. @param {State} state @param {any} step @param {() => Node[]} legend @param {() => Node[]} keys */
  open(state, step, legend, keys) {
    const [title, body] = {
      evidence: () => ["Evidence of this step", evidence(step)],
      "what-if": () => ["What if", whatIf(step)],
      notes: () => ["Notes", [make("p", { class: "show-notes" }, step.notes || "No notes.")]],
      legend: () => ["Legend", legend()],
      keys: () => ["Keys", keys()],
    }[state.open]?.() ?? ["", []];
    this.panel.hidden = !title;
    this.panelTitle.textContent = /** @type {string} */ (title);
    this.panelBody.replaceChildren(.../** @type {Node[]} */ (body));
    document.documentElement.dataset.over = state.open;
  }

  /** @param {State} state */
  marks(state) {
    this.black.hidden = !state.black;
    const note = { end: "End of the story", start: "This is the first step" }[state.note] ?? "";
    this.note.textContent = state.digits ? `Step ${state.digits} ⏎` : note;
    const play = this.box.querySelector("[data-show=play]");
    play?.setAttribute("aria-pressed", String(state.playing));
    this.time.hidden = !state.playing;
  }

  /** @param {number} part 0–1 @param {number} left seconds */
  tick(part, left) {
    this.time.style.setProperty("--part", String(part));
    this.time.textContent = `${Math.ceil(left)} s`;
  }
}

/** Size of second names and of the heads of lanes, figure px (figtrace.picture.glyphs). */
const SECOND = 11;

/** A step that looks at all of it. @param {any} step */
export const isWhole = (step) => step.camera.mode === "whole" || (step.camera.mode === "fit" && !step.lit.length);

/** Size of an agent's name, figure px. @param {Element|null} element */
function sizeOf(element) {
  const label = element?.querySelector(".label");
  return label ? Number.parseFloat(getComputedStyle(label).fontSize) || 0 : 0;
}

/** Ground that only lies behind. @param {Element|null} element */
const isRegion = (element) => Boolean(element?.classList.contains("glyph-region"));

/** @param {any} step */
function evidence(step) {
  if (!step.cited.length) return [make("p", {}, "No statement of this step quotes the caption.")];
  const sources = [...new Set(step.cited.map((/** @type {any} */ one) => one.source))];
  const quotes = step.cited.map((/** @type {any} */ one) =>
    make("figure", {},
      make("blockquote", {}, one.quote),
      make("figcaption", {}, make("button", { type: "button", class: "link", "data-select": one.statement }, one.words), ` · ${one.basis} · caption ${one.start}–${one.end}`)),
  );
  return [...quotes, make("p", { class: "show-caveat" }, `Source: ${sources.join("; ")}`)];
}

/** @param {any} step */
export function whatIf(step) {
  if (!step.answer) return [make("p", {}, "This step asks no what-if.")];
  const { heading, lines, caveat } = step.answer;
  return [make("p", { class: "show-heading" }, heading), make("ul", {}, ...lines.map((/** @type {string} */ line) => make("li", {}, line))), make("p", { class: "show-caveat" }, caveat)];
}
