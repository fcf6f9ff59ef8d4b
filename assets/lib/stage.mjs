/** The stage: it owns the state of a talk, draws it, and tells the presenter's window. */
import { clock } from "./stage_clock.mjs";
import { FLIGHT, namesAt, stepCamera } from "./stage_camera.mjs";
import { hands } from "./stage_hands.mjs";
import { newToken, ownerLink } from "./stage_link.mjs";
import { isPlain, stageOf, stageStep, told } from "./stage_state.mjs";
import { make, StageView } from "./stage_view.mjs";
import { partsOf } from "./stage_words.mjs";
import { createStore } from "./store.mjs";

const root = document.documentElement;
const TOKEN = "figtrace-stage-token";
const FULL = "figtrace-stage-full";
/** The address does not carry it on; a poster's screen that is loaded again goes on all the same. */
const LOOP = "figtrace-stage-loop";
/** One step nearer or farther. */
const ZOOM = 1.4;
/** The time that is left is shown so often, ms. */
const TICK = 200;
/** A window that is drawn larger has come to rest after so long, ms. */
const REST = 120;

/** Session storage, where a browser allows it. */
const memory = {
  get(/** @type {string} */ name) {
    try {
      return sessionStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(/** @type {string} */ name, /** @type {string} */ value) {
    try {
      sessionStorage.setItem(name, value);
    } catch {
      // a browser that keeps nothing: the talk works, a reload only forgets the presenter's window
    }
  },
};

export class Stage {
  /**
   * @param {any} page @param {HTMLElement} box the stage's standing section
   * @param {{figid: string}} story @param {() => any[]} steps the steps that are played, as they are now
   */
  constructor(page, box, story, steps) {
    this.page = page;
    this.box = box;
    this.story = story;
    this.stepsNow = steps;
    this.view = new StageView(page, box);
    this.clock = clock(() => this.act("turn"));
    this.isOn = false;
    this.token = memory.get(TOKEN) ?? newToken();
    page.store.subscribe((/** @type {any} */ view, /** @type {any} */ before) => this.#follow(view, before));
    document.addEventListener("visibilitychange", () => document.hidden && this.#pause());
    document.addEventListener("fullscreenchange", () => memory.set(FULL, document.fullscreenElement && this.isOn ? "1" : ""));
  }

  /** @returns {import("./stage_state.mjs").Stage} */
  get state() {
    return this.store.get();
  }

  /** The step that is shown. */
  get step() {
    return this.steps[this.state.step - 1];
  }

  /** Begin. @param {{step?: number, play?: string}} [how] */
  enter({ step = 1, play = "" } = {}) {
    if (this.isOn) return this.go(step);
    this.steps = this.stepsNow();
    if (!this.steps.length) return undefined;
    const pace = Number(play) > 1 ? Number(play) : 0;
    const loop = new URLSearchParams(location.search).get("loop") === "1" || memory.get(LOOP) === "1";
    memory.set(LOOP, loop ? "1" : "");
    this.store = createStore(stageStep, stageOf(this.story.figid, this.steps.map(nParts), { step, pace, playing: Boolean(play), loop }));
    this.store.subscribe((state, before, action) => this.#draw(state, before, action));
    this.isOn = true;
    const { select, level, profile, view } = this.page.store.get();
    this.before = { select, level, profile, view, focus: document.activeElement };
    root.dataset.stage = "on";
    if (!this.page.store.get().theme) root.dataset.theme = "light";
    this.box.hidden = false;
    if (select.length) this.page.store.dispatch({ type: "selectAll", keys: [] });
    this.letGo = hands(this.box, this.page.stage, {
      act: (command, detail) => this.act(command, detail),
      touched: (event) => this.#touched(event),
      digits: () => this.state.digits,
    });
    this.ends = new AbortController();
    addEventListener("resize", () => this.#resized(), { signal: this.ends.signal });
    this.ticking = setInterval(() => this.clock.isRunning && this.view.tick(this.clock.part, this.clock.left), TICK);
    this.#link();
    this.view.dots(this.steps);
    this.view.measure();
    this.page.panzoom.resize({ isNew: true });
    this.#draw(this.state, null, { type: "enter" });
    if (memory.get(FULL) && !document.fullscreenElement) this.view.note.textContent = "The reload ended full screen; F brings it back";
    return undefined;
  }

  /** End: the page as it was, at the view that the talk reached. */
  leave() {
    if (!this.isOn) return;
    this.isOn = false;
    memory.set(LOOP, "");
    this.clock.stop();
    clearInterval(this.ticking);
    this.letGo?.();
    this.ends?.abort();
    this.link?.close();
    this.page.panzoom.halt();
    if (document.fullscreenElement) document.exitFullscreen();
    delete root.dataset.stage;
    delete root.dataset.over;
    this.box.hidden = true;
    root.classList.remove("is-laser");
    this.page.theme();
    this.view.dark();
    this.page.store.dispatch({ type: "stage", on: false, step: 1 });
    for (const name of ["level", "profile"]) this.page.store.dispatch({ type: "set", name, value: this.before[name], quiet: true });
    this.page.panzoom.resize({ isNew: true });
    this.page.panzoom.look(this.before.view);
    if (this.before.focus instanceof HTMLElement) this.before.focus.focus({ preventScroll: true });
  }

  /** @param {number} step */
  go(step) {
    if (step !== this.state.step) this.store.dispatch({ type: "goto", step, now: Date.now() });
  }

  /** A command, from a key, a button, the clock or the presenter. @param {string} command @param {any} [detail] */
  act(command, detail) {
    if (!this.isOn) return;
    const { panzoom } = this.page;
    const own = {
      fullscreen: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.().catch(() => {})),
      presenter: () => this.#openPresenter(),
      view: () => this.#look(true),
      "zoom-in": () => panzoom.zoom(ZOOM),
      "zoom-out": () => panzoom.zoom(1 / ZOOM),
      theme: () => this.page.acts.theme(),
      laser: () => root.classList.toggle("is-laser"),
      escape: () => this.#escape(),
      leave: () => this.leave(),
    }[command];
    if (own) return void own();
    const panels = { legend: 1, evidence: 1, "what-if": 1, keys: 1, notes: 1 };
    const now = Date.now();
    if (command in panels) this.store.dispatch({ type: "open", what: command, now });
    else if (command === "digit") this.store.dispatch({ type: "digit", digit: detail, now });
    else if (command === "goto") this.store.dispatch({ type: "goto", step: detail, now });
    else this.store.dispatch({ type: command, now });
    return undefined;
  }

  /** The steps have been edited: play the new ones, staying at the step by its key. */
  refresh() {
    if (!this.isOn) return;
    const { key } = this.step;
    this.steps = this.stepsNow();
    this.view.dots(this.steps);
    this.store.dispatch({ type: "parts", parts: this.steps.map(nParts) });
    const at = this.steps.findIndex((step) => step.key === key);
    if (at >= 0) this.go(at + 1);
    this.#draw(this.state, null, { type: "enter" });
  }

  #link() {
    const stage = {
      state: () => told(this.state),
      act: (/** @type {any} */ action) => this.act(action.type, action.detail),
      taken: () => {
        this.link.close();
        this.token = newToken();
        this.#link();
      },
    };
    memory.set(TOKEN, this.token);
    this.link = ownerLink(this.token, stage);
  }

  #openPresenter() {
    const query = new URLSearchParams({ figure: this.story.figid, presenter: this.token });
    const opened = open(`${location.pathname}?${query}`, `figtrace-presenter-${this.token}`, "popup,width=1280,height=800");
    if (opened) this.link.add(opened);
    else this.view.note.textContent = "The browser kept the presenter's window closed: allow pop-ups for this page";
  }

  /** One level back: black, then what lies over, then full screen (the browser's own), then the stage. */
  #escape() {
    if (isPlain(this.state)) {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.leave();
      return;
    }
    const wasDetails = this.state.open === "details" && !this.state.black;
    this.store.dispatch({ type: "close" });
    if (wasDetails) this.page.store.dispatch({ type: "selectAll", keys: [] });
    this.view.title.focus({ preventScroll: true });
  }

  /** Any touch stops a flight where it is, and autoplay with it. @param {Event} event */
  #touched(event) {
    this.page.panzoom.halt();
    const isPlayButton = event.target instanceof Element && event.target.closest("[data-show=play]");
    const isPlayKey = event instanceof KeyboardEvent && event.key.toLowerCase() === "a";
    if (!isPlayButton && !isPlayKey) this.#pause();
  }

  #pause() {
    if (this.isOn && this.state.playing) this.store.dispatch({ type: "pause" });
  }

  /** The page's view changed: something was picked, or the address went back. @param {any} view @param {any} before */
  #follow(view, before) {
    if (Boolean(view.stage) !== this.isOn) {
      if (view.stage) this.enter({ step: view.step, play: view.play });
      else this.leave();
    } else if (this.isOn && view.step !== before.step) {
      this.go(view.step);
    } else if (this.isOn && view.select !== before.select && view.select.length && this.state.open !== "details") {
      this.store.dispatch({ type: "open", what: "details" });
    }
  }

  /** @param {import("./stage_state.mjs").Stage} state @param {import("./stage_state.mjs").Stage|null} before @param {any} action */
  #draw(state, before, action) {
    const isNewStep = state.step !== before?.step;
    if (isNewStep) this.#newStep(state, action);
    if (!isNewStep && state.part !== before?.part) this.view.say(this.step, state);
    if (isNewStep || state.open !== before?.open) this.view.open(state, this.step, () => this.#legend(), () => this.#keys());
    if (state.open === "" && before?.open === "details") this.page.store.dispatch({ type: "selectAll", keys: [] });
    this.view.marks(state);
    const isNewTime = isNewStep || state.part !== before?.part || !before?.playing;
    if (state.playing && isNewTime) this.clock.start(state.pace || this.step.dwell / nParts(this.step));
    if (!state.playing) this.clock.stop();
    this.link?.say();
  }

  /** @param {import("./stage_state.mjs").Stage} state @param {any} action */
  #newStep(state, action) {
    const { page, step } = this;
    page.store.dispatch({ type: "set", name: "level", value: step.level, quiet: true });
    page.store.dispatch({ type: "set", name: "profile", value: step.profile, quiet: true });
    page.store.dispatch({ type: "stage", on: true, step: state.step, quiet: action.type === "enter" || action.type === "turn" });
    this.view.step(step, state);
    this.view.say(step, state);
    this.#look(false, action.type === "enter");
    this.#light(state);
    this.view.title.focus({ preventScroll: true });
    page.say(`step ${state.step} of ${state.n}: ${step.title}`);
  }

  /** Light the step: at once, or once a flight has begun, which the repainting of the picture would hold up. @param {import("./stage_state.mjs").Stage} state */
  #light(state) {
    const light = () => {
      if (!this.isOn || this.state.step !== state.step) return;
      const screen = { w: innerWidth, h: innerHeight };
      this.view.light(this.steps, state);
      this.view.far(this.step, this.zoom, screen);
      this.view.numbers(this.step, this.zoom, screen);
    };
    if (this.page.panzoom.isFlying) requestAnimationFrame(() => requestAnimationFrame(light));
    else light();
  }

  /** Go to the step's view. @param {boolean} isAsked by the key that brings it back @param {boolean} [isCut] no flight */
  #look(isAsked, isCut = false) {
    const { panzoom, picture } = this.page;
    const figure = { w: picture.width, h: picture.height };
    const screen = { w: innerWidth, h: innerHeight };
    const isKept = this.step.camera.mode === "keep";
    const asked = isKept && (isAsked || isCut) ? { mode: "fit", padding: 48 } : this.step.camera;
    const reach = this.view.reach(this.step);
    const look = () => stepCamera(asked, { ...reach, stage: panzoom.size, figure, screen, now: panzoom.now });
    this.view.beside(this.step, false, "below");
    panzoom.resize();
    const isSmall = look().isSmall;
    this.view.beside(this.step, isSmall, namesAt(reach.box, panzoom.size));
    if (isSmall) panzoom.resize();
    const { camera, isStill } = look();
    this.zoom = camera[2];
    if (isCut) panzoom.look(camera);
    else if (!isStill) panzoom.fly(camera, FLIGHT);
  }

  /** The window has another size (full screen, a projector): the step's view is made for it, once it has come to rest. */
  #resized() {
    clearTimeout(this.resizing);
    this.resizing = setTimeout(() => {
      if (!this.isOn) return;
      this.#look(true, true);
      this.#light(this.state);
    }, REST);
  }

  #legend() {
    const legend = document.querySelector(".legend-all");
    return legend ? [legend.cloneNode(true)] : [make("p", {}, "No legend.")];
  }

  #keys() {
    const keys = /** @type {HTMLTemplateElement|null} */ (document.getElementById("show-keys"));
    return keys ? [keys.content.cloneNode(true)] : [];
  }
}

/** @param {any} step */
const nParts = (step) => partsOf(step.pieces).length;
