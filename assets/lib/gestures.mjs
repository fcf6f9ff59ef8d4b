/**
 * Pointers on the stage, told apart: a tap or click picks, a hand on the ground pans, two fingers pinch, a mouse on an
 * agent (or a finger on a selected one) drags it.
 */
import { keyOf, optionAt } from "./picture.mjs";

/** A hand that moved no further than this has not moved, px. */
const SLACK = { mouse: 4, pen: 6, touch: 9 };

/**
 * @param {HTMLElement} stage
 * @param {import("./panzoom.mjs").PanZoom} panzoom
 * @param {{
 *   canDrag: (key: string, touch: boolean) => boolean,
 *   drag: (key: string, dx: number, dy: number, done: boolean) => void,
 *   pick: (key: string|null, add: boolean) => void,
 *   begin: () => void,
 * }} on   displacements in figure px
 */
export function listen(stage, panzoom, on) {
  /** @type {Map<number, {x: number, y: number}>} */
  const hands = new Map();
  /** @type {{key: string|null, x: number, y: number, mode: "none"|"pan"|"drag", slack: number}|null} */
  let act = null;
  /** A gesture's own click is not a pick. */
  let swallow = false;

  /** @param {PointerEvent} event */
  function down(event) {
    if (event.button > 1) return;
    swallow = false;
    panzoom.locate();
    hands.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (hands.size > 1) {
      if (act?.mode === "drag") on.drag(/** @type {string} */ (act.key), 0, 0, true);
      act = { key: null, x: 0, y: 0, mode: "pan", slack: 0 };
      return;
    }
    const option = event.button === 1 ? null : optionAt(event.target);
    const agent = option?.getAttribute("data-agent") ?? null;
    const key = agent && on.canDrag(agent, event.pointerType === "touch") ? agent : null;
    act = { key, x: event.clientX, y: event.clientY, mode: "none", slack: SLACK[event.pointerType] ?? SLACK.mouse };
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const was = hands.get(event.pointerId);
    if (!was || !act) return;
    const dx = event.clientX - act.x;
    const dy = event.clientY - act.y;
    if (act.mode === "none") {
      if (Math.hypot(dx, dy) <= act.slack) return;
      act.mode = act.key ? "drag" : "pan";
      stage.setPointerCapture(event.pointerId);
      stage.classList.add(act.key ? "is-dragging" : "is-panning");
      on.begin();
    }
    const zoom = panzoom.now[2];
    if (act.mode === "drag") on.drag(/** @type {string} */ (act.key), dx / zoom, dy / zoom, false);
    else {
      const before = new Map(hands);
      hands.set(event.pointerId, { x: event.clientX, y: event.clientY });
      panzoom.hand(before, hands);
    }
  }

  /** @param {PointerEvent} event */
  function up(event) {
    if (!hands.delete(event.pointerId) || !act) return;
    if (act.mode === "drag") {
      const zoom = panzoom.now[2];
      const dropped = event.type === "pointercancel" ? [0, 0] : [(event.clientX - act.x) / zoom, (event.clientY - act.y) / zoom];
      on.drag(/** @type {string} */ (act.key), dropped[0], dropped[1], true);
    }
    swallow = act.mode !== "none";
    if (hands.size) return;
    if (act.mode === "pan") panzoom.settle();
    act = null;
    stage.classList.remove("is-dragging", "is-panning");
  }

  stage.addEventListener("pointerdown", down);
  stage.addEventListener("pointermove", move);
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", up);
  stage.addEventListener("click", (event) => {
    if (swallow && event.detail) {
      swallow = false;
      return;
    }
    const option = optionAt(event.target);
    on.pick(option ? keyOf(option) : null, event.shiftKey || event.ctrlKey || event.metaKey);
  });
}
