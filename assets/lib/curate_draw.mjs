/** Drawing from agent to agent in the picture, by hand; the keyboard's S and O do the same. */
import { keyOf, optionAt } from "./picture.mjs";

const SVG = "http://www.w3.org/2000/svg";

/** The agent under a place on the screen. @param {number} x @param {number} y @returns {string|null} */
function agentAt(x, y) {
  const found = optionAt(document.elementFromPoint(x, y));
  return found?.hasAttribute("data-agent") ? keyOf(found) : null;
}

export class Drawing {
  /** @param {any} page @param {(subject: string, object: string) => void} done */
  constructor(page, done) {
    Object.assign(this, { page, done });
    /** @type {{key: string, line: SVGLineElement, id: number}|null} */
    this.hand = null;
    page.stage.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.isOn && this.#down(event), { capture: true });
    page.stage.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => this.hand && this.#move(event), { capture: true });
    for (const name of ["pointerup", "pointercancel"]) page.stage.addEventListener(name, (/** @type {PointerEvent} */ event) => this.hand && this.#up(event), { capture: true });
    page.stage.addEventListener("click", (/** @type {Event} */ event) => this.wasDrawn && this.#swallow(event), { capture: true });
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    this.isOn = isOn;
    this.page.stage.classList.toggle("is-drawing", isOn);
    if (!isOn) this.#end();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const key = agentAt(event.clientX, event.clientY);
    if (!key || event.button) return;
    event.stopPropagation();
    event.preventDefault();
    this.page.panzoom.locate();
    const { x, y, w, h } = this.page.picture.box(key);
    const line = document.createElementNS(SVG, "line");
    for (const [name, value] of Object.entries({ x1: x + w / 2, y1: y + h / 2, x2: x + w / 2, y2: y + h / 2, class: "drawn-line" })) line.setAttribute(name, String(value));
    this.page.picture.rings.append(line);
    this.hand = { key, line, id: event.pointerId };
    this.page.stage.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    event.stopPropagation();
    const [x, y] = this.page.panzoom.pointAt(event.clientX, event.clientY);
    this.hand?.line.setAttribute("x2", String(x));
    this.hand?.line.setAttribute("y2", String(y));
  }

  /** @param {PointerEvent} event */
  #up(event) {
    event.stopPropagation();
    const from = this.hand?.key ?? "";
    const to = event.type === "pointerup" ? agentAt(event.clientX, event.clientY) : null;
    this.#end();
    this.wasDrawn = true;
    if (to && to !== from) this.done(from, to);
  }

  /** The click that a gesture ends with picks nothing. @param {Event} event */
  #swallow(event) {
    this.wasDrawn = false;
    event.stopPropagation();
  }

  #end() {
    this.hand?.line.remove();
    this.hand = null;
  }
}
