/** Hands on the stage: keys, clicks, swipes, the laser pointer, and the pointer that hides. */
import { held, stageCommand } from "./stage_keys.mjs";

/** A swipe: so far across, px, at least twice as much as up or down, and not slower, ms. */
const SWIPE = { far: 60, steep: 2, slow: 600 };
/** A tap is no further and no longer than this, px and ms. */
const TAP = { far: 9, slow: 400 };
/** The pointer hides after so long, ms. */
const IDLE = 3000;

/**
 * What a finger asked for. Pure.
 * @param {{dx: number, dy: number, ms: number, x: number, width: number, isOnAgent: boolean}} hand `x` of the screen
 * @returns {"next"|"previous"|null}
 */
export function swipeOf({ dx, dy, ms, x, width, isOnAgent }) {
  const far = Math.abs(dx);
  if (ms <= SWIPE.slow && far >= SWIPE.far && far >= SWIPE.steep * Math.abs(dy)) return dx < 0 ? "next" : "previous";
  const isTap = ms <= TAP.slow && Math.hypot(dx, dy) <= TAP.far && !isOnAgent;
  if (!isTap) return null;
  if (x > (width * 2) / 3) return "next";
  return x < width / 3 ? "previous" : null;
}

/** @param {EventTarget|null} target */
function focusOf(target) {
  if (!(target instanceof Element)) return {};
  return {
    tag: target.tagName,
    isEditable: target instanceof HTMLElement && target.isContentEditable,
    isPressable: Boolean(target.closest("button, a[href], summary, [role=option]")),
    isInDialog: Boolean(target.closest(".show-panel, .right, dialog")),
  };
}

/**
 * Listen while the stage is on.
 * @param {HTMLElement} box the stage's section @param {HTMLElement} picture the element that holds the SVG
 * @param {{act: (command: string, detail?: any) => void, touched: (event: Event) => void, digits: () => string}} stage
 * @returns {() => void} call it to listen no more
 */
export function hands(box, picture, stage) {
  const ends = new AbortController();
  const { signal } = ends;
  const counts = held();
  const laser = /** @type {HTMLElement} */ (box.querySelector(".show-laser"));
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let idle;

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const command = stageCommand(event, focusOf(event.target), stage.digits());
    const isField = event.target instanceof Element && event.target.matches("input, textarea, select");
    if (!command) {
      if (!isField && !event.ctrlKey && !event.metaKey && event.key.length === 1) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    stage.touched(event);
    if (counts(event)) stage.act(command, command === "digit" ? event.key : undefined);
  }, { signal, capture: true });

  for (const type of ["pointerdown", "wheel"]) {
    addEventListener(type, (event) => stage.touched(event), { signal, capture: true, passive: true });
  }

  box.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-show], [data-step]") : null;
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.step) stage.act("goto", Number(button.dataset.step));
    else stage.act(button.dataset.show ?? "");
  }, { signal });

  /** @type {{x: number, y: number, at: number, isOnAgent: boolean}|null} */
  let finger = null;
  picture.addEventListener("pointerdown", (event) => {
    const isOnAgent = event.target instanceof Element && Boolean(event.target.closest("[role=option]"));
    finger = event.pointerType === "touch" && event.isPrimary ? { x: event.clientX, y: event.clientY, at: event.timeStamp, isOnAgent } : null;
  }, { signal, capture: true });
  picture.addEventListener("pointerup", (event) => {
    if (!finger || !event.isPrimary) return;
    const { x, y, at, isOnAgent } = finger;
    finger = null;
    const way = swipeOf({ dx: event.clientX - x, dy: event.clientY - y, ms: event.timeStamp - at, x: event.clientX, width: innerWidth, isOnAgent });
    if (way) queueMicrotask(() => stage.act(way));
  }, { signal });

  const wait = () => {
    document.documentElement.classList.remove("is-idle");
    clearTimeout(idle);
    idle = setTimeout(() => document.documentElement.classList.add("is-idle"), IDLE);
  };
  addEventListener("pointermove", (event) => {
    laser.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    wait();
  }, { signal });
  wait();

  return () => {
    clearTimeout(idle);
    document.documentElement.classList.remove("is-idle");
    ends.abort();
  };
}
