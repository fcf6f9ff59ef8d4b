/**
 * Pan, wheel and pinch. While a hand moves only the SVG's box moves, one composited layer; the drawing itself is
 * touched once, when a zoom has come to rest. A pan never touches it.
 */
import { clamp, fit, from, home, inner, LARGEST, outer, panBy, restood, seen, toShow, zoomAt } from "./camera.mjs";
import { Held } from "./held.mjs";

/** @typedef {import("./camera.mjs").Camera} Camera */

/** A wheel that has been still for so long has stopped, ms. */
const STILL = 140;
/** px of a wheel's turn that doubles or halves the zoom. */
const WHEEL = 360;
/** @type {KeyframeAnimationOptions} */
const GLIDE = { duration: 180, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" };
/** Labels smaller than this on the screen are not read, px per figure px: sublabels, then all labels. */
const FAR = [0.52, 0.3]; // twin of FAR in components/drawing.py
/** Height of a sublabel's line, figure px. */
const SMALL_LINE = 16.25;

/**
 * Where the small lines under a name are left away, the name stands in the middle. As an attribute: a transform of a
 * few words made Chromium draw all the others blurred.
 * @param {SVGSVGElement} svg @param {boolean} isAlone
 */
export function middle(svg, isAlone) {
  for (const agent of svg.querySelectorAll('[class*=" sub-"]')) {
    const dy = isAlone ? (SMALL_LINE / 2) * Number(/ sub-(\d)/.exec(agent.getAttribute("class") ?? "")?.[1]) : 0;
    for (const label of agent.querySelectorAll(":scope > .label")) label.setAttribute("dy", String(dy));
  }
}

export class PanZoom {
  /**
   * @param {HTMLElement} stage @param {import("./picture.mjs").Picture} picture
   * @param {{settled?: (camera: Camera|null) => void, moved?: (atRest: boolean) => void}} tell
   */
  constructor(stage, picture, tell = {}) {
    Object.assign(this, { stage, picture, tell });
    this.figure = { w: picture.width, h: picture.height };
    /** @type {Camera|null} null while the picture stands as CSS lays it out */
    this.camera = null;
    this.held = new Held(picture.svg);
    this.measure();
    this.settledAt = this.home;
    stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    new ResizeObserver(() => this.resize()).observe(stage);
  }

  /** Read the sizes of stage and picture; the only place that asks for layout. */
  measure() {
    this.size = { w: this.stage.clientWidth, h: this.stage.clientHeight };
    const { svg } = this.picture;
    this.held.drop();
    const stood = svg.style.transform;
    if (stood) svg.style.transform = "none";
    const box = svg.getBoundingClientRect();
    if (stood) svg.style.transform = stood;
    this.locate();
    this.place = { left: box.left - this.origin.x, top: box.top - this.origin.y, w: box.width, h: box.height };
    this.home = home(this.size, this.place, this.figure);
  }

  /** Where the stage is on the screen: what a pointer's place is counted from. */
  locate() {
    const { left, top } = this.stage.getBoundingClientRect();
    this.origin = { x: left + this.stage.clientLeft, y: top + this.stage.clientTop };
  }

  /** @returns {Camera} */
  get now() {
    return this.camera ?? this.home;
  }

  get isWhole() {
    const { x, y, w, h } = seen(this.now, this.size);
    return x <= 1 && y <= 1 && x + w >= this.figure.w - 1 && y + h >= this.figure.h - 1;
  }

  /** Stand somewhere: null is home. @param {Camera|null} camera @param {{settle?: boolean, glide?: boolean}} [how] */
  look(camera, { settle = true, glide = false } = {}) {
    if (!this.size.w) this.measure();
    this.camera = camera && clamp(camera, this.size, this.figure);
    if (glide && !matchMedia("(prefers-reduced-motion: reduce)").matches) return this.#glide();
    if (settle) this.settle();
    else this.#show();
    return undefined;
  }

  /** Put the zoom that was reached into the drawing, and tell. */
  settle() {
    clearTimeout(this.resting);
    const { viewport } = this.picture;
    if (!this.camera || Math.abs(this.camera[2] / this.settledAt[2] - 1) > 1e-4) {
      this.settledAt = this.now;
      const { k, x, y } = inner(this.now, this.size, this.place, this.figure);
      if (this.camera) viewport.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(5)})`);
      else viewport.removeAttribute("transform");
    }
    this.#show(true);
    this.far();
    this.tell.settled?.(this.camera);
  }

  /** @param {boolean} [atRest] the hand has let go: whole px, for crisp words */
  #show(atRest = false) {
    const { svg } = this.picture;
    const { k, x, y } = outer(this.now, this.settledAt, this.size, this.place);
    const [left, top] = atRest ? [Math.round(x), Math.round(y)] : [x, y];
    const transform = `translate(${left}px,${top}px) scale(${k})`;
    if (atRest) {
      svg.style.transform = k === 1 && left === 0 && top === 0 ? "" : transform;
      this.held.drop();
    } else {
      this.held.move(transform);
    }
    this.tell.moved?.(atRest);
  }

  /** Go there in one short movement, which the compositor makes alone. */
  #glide() {
    const { k, x, y } = outer(this.now, this.settledAt, this.size, this.place);
    this.held.glide(`translate(${x}px,${y}px) scale(${k})`, GLIDE, () => this.settle());
  }

  /** Fly there in one movement, which the compositor makes alone; `halt` stops it. @param {Camera} camera @param {KeyframeAnimationOptions} how */
  fly(camera, how) {
    this.halt();
    const to = clamp(camera, this.size, this.figure);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.look(to);
    this.camera = to;
    this.isFlying = true;
    const { k, x, y } = outer(to, this.settledAt, this.size, this.place);
    return this.held.glide(`translate(${x}px,${y}px) scale(${k})`, how, () => {
      this.isFlying = false;
      this.settle();
    });
  }

  /** Stop a flight where it is. @returns {boolean} true when one was stopped */
  halt() {
    if (!this.isFlying) return false;
    this.isFlying = false;
    const { a: k, e: x, f: y } = new DOMMatrix(getComputedStyle(this.picture.svg).transform);
    this.camera = clamp(from({ k, x, y }, this.settledAt, this.size, this.place), this.size, this.figure);
    this.settle();
    return true;
  }

  /** Labels that nobody could read are left out of the far view. */
  far() {
    if (!this.size.w) this.measure();
    const zoom = this.now[2];
    const far = String(FAR.filter((limit) => zoom < limit).length);
    const isSame = this.picture.svg.dataset.far === far;
    this.picture.svg.dataset.far = far;
    if (!isSame || far === "1") middle(this.picture.svg, far === "1"); // the drawing may be another
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    this.locate();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? this.size.h : 1;
    if (event.shiftKey) this.camera = panBy(this.now, -(event.deltaY || event.deltaX) * unit, 0);
    else this.#zoomBy(2 ** ((-event.deltaY * unit * (event.ctrlKey ? 4 : 1)) / WHEEL), event.clientX, event.clientY);
    this.look(this.camera, { settle: false });
    this.settleSoon();
  }

  settleSoon() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.settle(), STILL);
  }

  /** @param {number} factor @param {number} clientX @param {number} clientY */
  #zoomBy(factor, clientX, clientY) {
    const px = clientX - this.origin.x - this.size.w / 2;
    const py = clientY - this.origin.y - this.size.h / 2;
    const [, , zoom] = clamp([0, 0, this.now[2] * factor], this.size, this.figure);
    this.camera = zoomAt(this.now, zoom / this.now[2], px, py);
  }

  /** One step of a button or a key, about the centre. @param {number} factor */
  zoom(factor) {
    this.measure();
    this.look(zoomAt(this.now, factor, 0, 0), { glide: true });
  }

  /** The whole figure. */
  fit() {
    this.measure();
    const [, , near] = fit(this.size, { x: 0, y: 0, ...this.figure });
    const whole = Math.min(near, LARGEST);
    this.look(Math.abs(whole / this.home[2] - 1) < 0.02 ? null : [this.figure.w / 2, this.figure.h / 2, whole], { glide: true });
  }

  /** Bring a box into sight, no further than needed; come nearer when it would be too small to read. @param {import("./picture.mjs").Box|null} box @param {{glide?: boolean, readable?: boolean}} [how] */
  show(box, { glide = true, readable = false } = {}) {
    if (!box || !this.size.w) return;
    const near = /** @type {Camera} */ (readable && this.now[2] < FAR[0] ? [box.x + box.w / 2, box.y + box.h / 2, 0.9] : this.now);
    if (near === this.now && this.isWhole) return;
    const to = toShow(near, this.size, box);
    if (to.some((value, i) => Math.abs(value - this.now[i]) > 0.5 / this.now[2])) this.look(to, { glide });
  }

  /**
   * The stage has another size: home follows by itself, a camera is put in force again. Where the SVG's own box has
   * stayed, the drawing is not touched. A flight goes on when the size is what it was.
   * @param {{isNew?: boolean}} [how] `isNew`: the SVG's box may have another size too
   */
  resize({ isNew = false } = {}) {
    const { w, h } = this.size;
    if (!isNew && this.stage.clientWidth === w && this.stage.clientHeight === h) return;
    const stood = this.place;
    this.isFlying = false;
    this.measure();
    if (!this.size.w) return;
    const hasStayed = !isNew && w && ["left", "top", "w", "h"].every((side) => Math.abs(stood[side] - this.place[side]) < 0.01);
    this.settledAt = hasStayed ? restood(this.settledAt, { w, h }, this.size) : [0, 0, 0];
    this.settle();
  }

  /** @param {number} clientX @param {number} clientY @returns {[number, number]} the figure point under a screen point */
  pointAt(clientX, clientY) {
    const [x, y, zoom] = this.now;
    return [
      x + (clientX - this.origin.x - this.size.w / 2) / zoom,
      y + (clientY - this.origin.y - this.size.h / 2) / zoom,
    ];
  }

  /** Pointers on the ground: one pans, two pinch. @param {Map<number, {x: number, y: number}>} before @param {Map<number, {x: number, y: number}>} after */
  hand(before, after) {
    const middle = (/** @type {any} */ hands) => {
      const all = [...hands.values()];
      const [x, y] = [all.reduce((sum, one) => sum + one.x, 0) / all.length, all.reduce((sum, one) => sum + one.y, 0) / all.length];
      return { x, y, spread: all.length > 1 ? Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) : 0 };
    };
    const [was, is] = [middle(before), middle(after)];
    this.camera = panBy(this.now, is.x - was.x, is.y - was.y);
    if (was.spread && is.spread) this.#zoomBy(is.spread / was.spread, is.x, is.y);
    this.look(this.camera, { settle: false });
  }
}
