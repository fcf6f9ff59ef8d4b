/**
 * An element that follows the hand. It is moved by an animation that stands still and whose only picture is rewritten:
 * Chromium hands that to its compositor as it is, while a changed style makes it go through every drawn piece of the
 * page again. Measured while panning 5,000 agents, frames p50 / p95: style 33 / 50 ms, standing animation 17 / 17 ms.
 */
export class Held {
  /** @param {Element} element */
  constructor(element) {
    this.element = element;
    /** @type {Animation|null} */
    this.animation = null;
  }

  /** @param {string} transform where it is now */
  move(transform) {
    const still = [{ transform }, { transform }];
    const effect = this.animation?.effect;
    if (effect instanceof KeyframeEffect) effect.setKeyframes(still);
    else this.animation = this.element.animate(still, { duration: 1e8, fill: "both" });
  }

  /** Go somewhere by itself. @param {string} transform @param {KeyframeAnimationOptions} how @param {() => void} done */
  glide(transform, how, done) {
    const from = getComputedStyle(this.element).transform;
    this.animation?.cancel();
    this.animation = this.element.animate([{ transform: from }, { transform }], { ...how, fill: "both" });
    // It begins now: else it would wait for the first frame to be drawn, and stand still in it.
    this.animation.startTime = document.timeline.currentTime;
    this.animation.onfinish = done;
  }

  /** Let go: from here on its style says where it stands. */
  drop() {
    this.animation?.cancel();
    this.animation = null;
  }
}
