/** A light preview under the mouse: the thing is raised and its sentence shown. No layout is asked for, none changes. */
import { keyOf, optionAt } from "./picture.mjs";

const WAIT = 160;
const LONGEST = 150;

/** @param {string} quote @returns {string} in quotation marks, cut at a word */
export function excerpt(quote) {
  if (!quote) return "";
  if (quote.length <= LONGEST) return `“${quote}”`;
  return `“${quote.slice(0, quote.lastIndexOf(" ", LONGEST))} …”`;
}

/**
 * @param {HTMLElement} stage @param {{raise: (key: string|null) => void, say: (key: string) => {words: string, quote: string, sign?: string}}} on
 */
export function preview(stage, on) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("aria-hidden", "true");
  tip.append(document.createElement("p"), document.createElement("p"));
  document.body.append(tip);
  /** @type {string|null} */
  let over = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  function hide() {
    clearTimeout(timer);
    if (over !== null) on.raise(null);
    over = null;
    tip.classList.remove("is-shown");
  }

  /** @param {PointerEvent} event */
  function enter(event) {
    if (event.pointerType === "touch" || event.buttons) return;
    const option = optionAt(event.target);
    const key = option ? keyOf(option) : null;
    if (key === over) return;
    hide();
    if (!key) return;
    over = key;
    on.raise(key);
    const { clientX, clientY } = event;
    timer = setTimeout(() => show(key, clientX, clientY), WAIT);
  }

  /** @param {string} key @param {number} x @param {number} y */
  function show(key, x, y) {
    const { words, quote, sign = "" } = on.say(key);
    tip.firstChild.textContent = words;
    tip.lastChild.textContent = excerpt(quote);
    tip.dataset.sign = sign;
    const right = x > innerWidth - 340;
    const low = y > innerHeight - 160;
    tip.style.transform = `translate(${Math.round(x + (right ? -14 : 14))}px,${Math.round(y + (low ? -14 : 18))}px) translate(${right ? "-100%" : "0"},${low ? "-100%" : "0"})`;
    tip.classList.add("is-shown");
  }

  stage.addEventListener("pointerover", enter);
  stage.addEventListener("pointerleave", hide);
  stage.addEventListener("pointerdown", hide);
  stage.addEventListener("wheel", hide, { passive: true });
  return { hide };
}
