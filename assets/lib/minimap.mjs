/** The whole figure in small, with a frame round what the stage shows; the frame can be dragged. */
import { seen } from "./camera.mjs";
import { Held } from "./held.mjs";

const WIDE = 168;
const TALL = 132;

export class Minimap {
  /** @param {HTMLElement} box @param {import("./picture.mjs").Picture} picture @param {import("./panzoom.mjs").PanZoom} panzoom */
  constructor(box, picture, panzoom) {
    Object.assign(this, { box, picture, panzoom });
    this.scale = Math.min(WIDE / picture.width, TALL / picture.height);
    this.isOn = true;
    this.isShown = false;
    box.addEventListener("pointerdown", (event) => this.#hold(event));
    box.addEventListener("pointermove", (event) => box.hasPointerCapture(event.pointerId) && this.#go(event, false));
    box.addEventListener("pointerup", (event) => this.#go(event, true));
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    this.isOn = isOn;
    this.follow();
  }

  /**
   * Move the frame. The map shows itself only while there is something out of sight; while a hand moves, only the
   * frame's place follows, and nothing that asks for layout.
   * @param {boolean} [atRest]
   */
  follow(atRest = true) {
    if (!atRest && !this.isShown) return;
    if (atRest) this.#turnOut();
    if (!this.isShown) return;
    const { x, y, w, h } = seen(this.panzoom.now, this.panzoom.size);
    const [left, top] = [Math.max(0, x), Math.max(0, y)];
    const transform = `translate(${(left * this.scale).toFixed(1)}px,${(top * this.scale).toFixed(1)}px)`;
    if (!atRest) return this.held.move(transform);
    const [right, foot] = [Math.min(this.picture.width, x + w), Math.min(this.picture.height, y + h)];
    this.frame.style.transform = transform;
    this.frame.style.width = `${Math.max(4, (right - left) * this.scale)}px`;
    this.frame.style.height = `${Math.max(4, (foot - top) * this.scale)}px`;
    return this.held.drop();
  }

  #turnOut() {
    this.isShown = this.isOn && this.panzoom.size.w > 0 && !this.panzoom.isWhole;
    this.box.classList.toggle("is-shown", this.isShown);
    if (this.isShown && !this.canvas) this.#make();
  }

  #make() {
    this.canvas = document.createElement("canvas");
    this.frame = document.createElement("div");
    this.frame.className = "minimap-frame";
    this.held = new Held(this.frame);
    const [w, h] = [this.picture.width * this.scale, this.picture.height * this.scale];
    this.canvas.style.width = `${w}px`;
    this.canvas.style.height = `${h}px`;
    this.canvas.width = Math.round(w * 2);
    this.canvas.height = Math.round(h * 2);
    this.box.replaceChildren(this.canvas, this.frame);
    this.draw();
  }

  /** Draw the agents where they stand, in the theme's ink. */
  draw() {
    const brush = this.canvas?.getContext("2d");
    if (!brush) return;
    const style = getComputedStyle(this.box);
    const [ink, held] = [style.getPropertyValue("--ink-3"), style.getPropertyValue("--line-2")];
    const selected = style.getPropertyValue("--match");
    brush.setTransform(2 * this.scale, 0, 0, 2 * this.scale, 0, 0);
    brush.clearRect(0, 0, this.picture.width, this.picture.height);
    const chosen = this.picture.classes.held.get("is-selected") ?? new Set();
    for (const key of this.picture.boxes.keys()) {
      const { x, y, w, h } = this.picture.box(key);
      brush.fillStyle = chosen.has(key) ? selected : this.picture.children.has(key) ? held : ink;
      brush.fillRect(x, y, Math.max(w, 1 / this.scale), Math.max(h, 1 / this.scale));
    }
  }

  /** @param {PointerEvent} event */
  #hold(event) {
    event.preventDefault();
    event.stopPropagation();
    this.box.setPointerCapture(event.pointerId);
    this.#go(event, false);
  }

  /** @param {PointerEvent} event @param {boolean} settle */
  #go(event, settle) {
    const { left, top } = /** @type {HTMLCanvasElement} */ (this.canvas).getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / this.scale, (event.clientY - top) / this.scale];
    this.panzoom.look([x, y, this.panzoom.now[2]], { settle });
  }
}
