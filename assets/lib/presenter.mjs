/** The presenter's window: it draws what the stage says, and asks. It keeps no count of its own, so it cannot drift. */
import { clockWords } from "./stage_clock.mjs";
import { guestLink } from "./stage_link.mjs";
import { held, stageCommand } from "./stage_keys.mjs";
import { make, marked } from "./stage_view.mjs";
import { partsOf } from "./stage_words.mjs";
import { readingOf, thumb } from "./thumb.mjs";

/** @typedef {import("./stage_state.mjs").Stage} State */

export class Presenter {
  /**
   * @param {HTMLElement} box @param {SVGSVGElement} drawing the page's picture; thumbnails are copies of it
   * @param {() => any[]} steps those that are played, as they are now @param {string} token
   */
  constructor(box, drawing, steps, token) {
    this.box = box;
    this.drawing = drawing;
    this.stepsNow = steps;
    this.began = 0;
    box.hidden = false;
    document.documentElement.dataset.presenter = "on";
    document.title = `Presenter · ${document.title}`;
    this.#list();
    this.link = guestLink(token, { show: (state) => this.show(state), connected: (is) => this.connected(is) });
    this.#hands();
    this.connected(false);
    setInterval(() => this.tick(), 500);
    this.tick();
  }

  /** @param {string} name @returns {HTMLElement} */
  of(name) {
    return /** @type {HTMLElement} */ (this.box.querySelector(`.pres-${name}`));
  }

  /** The steps, as they are now; somebody may have edited them since this window was opened. */
  #list() {
    this.steps = this.stepsNow();
    const list = this.steps.map((step, i) => make("li", {}, make("button", { type: "button", "data-step": String(i + 1) }, step.title)));
    this.of("steps").replaceChildren(...list);
    this.of("planned").textContent = clockWords(1000 * this.steps.reduce((sum, step) => sum + step.dwell, 0));
  }

  #hands() {
    const counts = held();
    addEventListener("storage", () => {
      const { state } = this;
      this.state = undefined;
      this.#list();
      if (state) this.show(state);
    });
    this.box.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (!button) return;
      if (button.dataset.step) this.link.act({ type: "goto", detail: Number(button.dataset.step) });
      else if (button.dataset.act) this.link.act({ type: button.dataset.act });
      else if (button.dataset.pres === "restart") this.restarted = Date.now();
    });
    addEventListener("keydown", (event) => {
      const on = event.target instanceof Element ? event.target : null;
      const focus = { tag: on?.tagName, isPressable: Boolean(on?.closest("button")), isInDialog: Boolean(on?.closest(".pres-notes, .pres-quotes")) };
      const command = stageCommand(event, focus, this.state?.digits ?? "");
      if (!command || ["fullscreen", "presenter", "leave"].includes(command)) return;
      event.preventDefault();
      event.stopPropagation();
      if (counts(event)) this.link.act({ type: command, detail: command === "digit" ? event.key : undefined });
    }, { capture: true });
  }

  /** @param {boolean} isConnected */
  connected(isConnected) {
    this.of("link").textContent = isConnected ? "in step with the stage" : "not connected";
    this.box.classList.toggle("is-lost", !isConnected);
  }

  /** @param {State} state as the stage says it */
  show(state) {
    const before = this.state;
    this.state = state;
    if (state.began !== this.began) this.began = state.began;
    const step = this.steps[state.step - 1];
    if (!step) return;
    this.of("count").textContent = `${state.step} of ${state.n}`;
    this.box.classList.toggle("is-black", state.black);
    this.box.querySelector("[data-act=black]")?.setAttribute("aria-pressed", String(state.black));
    this.box.querySelector("[data-act=play]")?.setAttribute("aria-pressed", String(state.playing));
    if (before?.step === state.step && before?.part === state.part) return;
    this.#words(step, state);
    if (before?.step !== state.step) this.#step(step, state);
  }

  /** @param {any} step @param {State} state */
  #words(step, state) {
    const parts = partsOf(step.pieces);
    this.of("say").replaceChildren(...marked(parts[state.part - 1] ?? parts[0]));
    for (const name of this.of("say").querySelectorAll("a")) name.replaceWith(make("b", {}, name.textContent ?? ""));
  }

  /** @param {any} step @param {State} state */
  #step(step, state) {
    this.of("title").textContent = step.title;
    this.of("notes").textContent = step.notes || "No notes.";
    this.of("notes").scrollTop = 0;
    const gone = step.skipped.map((/** @type {string} */ key) => `${key} is gone from the network: skipped`);
    this.of("badges").replaceChildren(...[...step.badges, ...gone].map((words) => make("li", {}, words)));
    const quotes = step.cited.map((/** @type {any} */ one) => make("p", {}, `“${one.quote}”`, make("small", {}, ` ${one.words} · ${one.basis} · ${one.source}`)));
    const answer = step.answer ? [make("p", {}, make("b", {}, step.answer.heading)), ...step.answer.lines.map((/** @type {string} */ line) => make("p", {}, line))] : [];
    this.of("quotes").replaceChildren(...answer, ...quotes);
    this.#thumb(this.of("now"), state.step);
    const next = this.steps[state.step];
    this.of("next-title").textContent = next ? `Next: ${next.title}` : "Next: the end";
    if (next) this.#thumb(this.of("next"), state.step + 1);
    else this.of("next").replaceChildren();
    for (const [i, button] of [...this.of("steps").querySelectorAll("button")].entries()) {
      if (i + 1 === state.step) {
        button.setAttribute("aria-current", "step");
        button.scrollIntoView({ block: "nearest" });
      } else button.removeAttribute("aria-current");
    }
  }

  /** @param {HTMLElement} place @param {number} number from 1 */
  #thumb(place, number) {
    place.setAttribute("aria-label", `Step ${number}: ${this.steps[number - 1].title}`);
    place.dataset.reading = readingOf(this.steps[number - 1]);
    place.replaceChildren(thumb(this.drawing, this.steps, number));
  }

  tick() {
    this.of("clock").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const from = Math.max(this.began, this.restarted ?? 0);
    this.of("elapsed").textContent = from ? clockWords(Date.now() - from) : "0:00";
  }
}
