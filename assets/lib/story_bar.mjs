/** The story in the page: its steps as a list, and the form that edits them. What is edited is kept in the browser. */
import { draftOf, edit, toFile } from "./story_edit.mjs";
import { make } from "./stage_view.mjs";
import { dressed } from "./story_dress.mjs";
import { keepSteps, keptSteps } from "./story_shelf.mjs";

/** @typedef {import("./story_edit.mjs").Step} Step */

/** What of a step the form writes: its field, its label, and how many lines. */
const FIELDS = /** @type {const} */ ([["title", "Title", 1], ["say", "Say", 4], ["notes", "Notes", 5]]);

export class StoryBar {
  /**
   * @param {HTMLElement} box @param {any} page @param {any} story the page's JSON
   * @param {{changed: () => void, preview: (step: number) => void}} tell
   */
  constructor(box, page, story, tell) {
    Object.assign(this, { box, page, story, tell });
    const kept = keptSteps(story);
    this.draft = draftOf(kept ?? story.steps);
    this.isEditing = false;
    /** @type {string|null} key of the step in the form */
    this.open = null;
    const of = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`.story-${name}`));
    this.list = of("steps");
    this.status = of("status");
    this.form = of("form");
    this.offers = of("offers");
    /** Shows what the caption gives otherwise; null where there is no server. @type {((place: HTMLElement) => void)|null} */
    this.offer = null;
    /** Saves it into the journal; null where there is no server. @type {(() => void)|null} */
    this.saver = null;
    this.isWalking = false;
    /** @type {string|null} the step that the walk recorded last */
    this.walked = null;
    page.store.subscribe((/** @type {any} */ view, /** @type {any} */ before) => view.select !== before.select && this.#walk(view.select));
    box.addEventListener("click", (event) => this.#click(event));
    box.addEventListener("change", (event) => this.#change(event));
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.#drag();
    if (kept) this.show();
  }

  /** The steps that are played. @returns {Step[]} */
  get played() {
    return this.draft.steps.filter((step) => !step.is_hidden);
  }

  get isChanged() {
    return JSON.stringify(this.draft.steps) !== JSON.stringify(this.story.steps);
  }

  /** The story as a file. */
  get text() {
    return toFile({ ...this.story, made_by: this.isChanged ? "page" : this.story.made_by }, this.draft.steps);
  }

  /** There is a server: what the caption gives otherwise can be asked. @param {(place: HTMLElement) => void} offer */
  meet(offer) {
    this.offer = offer;
    this.show();
  }

  /** @param {any} action @param {{keepsForm?: boolean}} [how] `keepsForm`: a field is being written, and stays */
  do(action, { keepsForm = false } = {}) {
    const next = edit(this.draft, action);
    if (next === this.draft) return;
    this.draft = { ...next, steps: this.#dressed(action.type, next.steps) };
    const kept = keepSteps(this.story, this.isChanged ? this.draft.steps : null);
    this.page.say(kept ? "Story changed" : "Story changed; this browser keeps nothing, so download it");
    this.show({ keepsForm });
    if (this.isEditing) this.offer?.(this.offers);
    this.tell.changed();
  }

  /** The steps, with what is worked out of those that were made or changed. @param {string} type @param {Step[]} steps */
  #dressed(type, steps) {
    if (["undo", "redo", "take"].includes(type)) return steps;
    const asked = (/** @type {any} */ step) => JSON.stringify([step.anchors, step.quotes, step.level, step.profile]);
    const before = new Map(this.draft.steps.map((step) => [step.key, asked(step)]));
    return steps.map((step) => (before.get(step.key) === asked(step) ? step : dressed(step, this.known)));
  }

  /** What the page knows of its figure, for what is worked out of a step. @returns {import("./story_dress.mjs").Known} */
  get known() {
    const { index, data, caption } = this.page;
    const bases = Object.fromEntries((data.facets?.basis ?? []).map((/** @type {any} */ one) => [one.value, one.label]));
    return { index, bases, conflicts: this.story.conflicts ?? {}, context: this.story.context ?? [], source: data.figid, quoteOf: (key) => caption.place(key) };
  }

  /** Draw the list, and the form of the open step. @param {{keepsForm?: boolean}} [how] */
  show({ keepsForm = false } = {}) {
    const items = this.draft.steps.map((step) => {
      const button = make("button", { type: "button", class: "story-step", "data-story": step.key }, step.title || "(no title)");
      if (step.key === this.open) button.setAttribute("aria-current", "true");
      const item = make("li", { class: step.is_hidden ? "is-out" : "" }, button);
      if (this.isEditing) item.setAttribute("draggable", "true");
      return item;
    });
    this.list.replaceChildren(...items);
    const walk = this.isWalking ? "Recording: each pick becomes a step. " : "";
    this.status.textContent = walk + (this.isChanged ? "Edited here; kept in this browser" : "");
    for (const tool of this.box.querySelectorAll("[data-tool]")) {
      const name = /** @type {HTMLElement} */ (tool).dataset.tool;
      if (name === "edit") tool.setAttribute("aria-pressed", String(this.isEditing));
      else if (name === "offers") /** @type {HTMLButtonElement} */ (tool).hidden = !this.isEditing || !this.offer;
      else if (name === "save") /** @type {HTMLButtonElement} */ (tool).hidden = !this.isEditing || !this.saver;
      else /** @type {HTMLButtonElement} */ (tool).hidden = !this.isEditing;
      if (name === "walk") tool.setAttribute("aria-pressed", String(this.isWalking));
      if (name === "offers") tool.setAttribute("aria-pressed", String(!this.offers.hidden));
      if (name === "undo") /** @type {HTMLButtonElement} */ (tool).disabled = !this.draft.past.length;
      if (name === "redo") /** @type {HTMLButtonElement} */ (tool).disabled = !this.draft.future.length;
      if (name === "save" || name === "revert") /** @type {HTMLButtonElement} */ (tool).disabled = !this.isChanged;
    }
    if (!keepsForm) this.#form();
  }

  #form() {
    const step = this.draft.steps.find((one) => one.key === this.open);
    this.form.hidden = !this.isEditing || !step;
    if (this.form.hidden || !step) return;
    const fields = FIELDS.map(([name, label, rows]) => {
      const field = rows > 1 ? make("textarea", { rows: String(rows) }) : make("input", { type: "text" });
      /** @type {HTMLInputElement} */ (field).value = step[name] ?? "";
      field.setAttribute("data-field", name);
      return make("label", {}, label, field);
    });
    const show = make("select", { "data-field": "show" }, ...[["all", "all, others faint"], ["so-far", "what has come so far"], ["anchors", "this step alone"]].map(
      ([value, words]) => make("option", step.show === value ? { value, selected: "" } : { value }, words),
    ));
    const acts = [["preview", "Preview"], ["up", "Earlier"], ["down", "Later"], ["hide", step.is_hidden ? "Show again" : "Hide"], ["merge", "Merge with next"], ["cut", "Split at the cursor"], ["anchors", "Take selection"], ["split", "Split off selection"], ["remove", "Remove"]];
    const buttons = acts.map(([name, words]) => make("button", { type: "button", class: "link", "data-act": name }, words));
    const verbatim = step.say_spans?.length ? "The words are the caption's own; other words will be yours." : "Your words. **bold** and [words](key) are marked.";
    this.form.replaceChildren(...fields, make("p", { class: "quiet" }, verbatim), make("label", {}, "Shows", show), make("p", { class: "quiet" }, `Anchors: ${step.anchors.join(" ") || "none"}`), make("div", { class: "story-acts" }, ...buttons));
  }

  /** @param {Event} event */
  #click(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const { story, tool, act } = button.dataset;
    if (story) this.#open(story);
    if (tool) this.#tool(tool);
    if (act && this.open) this.#act(act, this.open);
  }

  /** @param {string} key */
  #open(key) {
    this.open = key;
    const step = this.draft.steps.find((one) => one.key === key);
    if (this.isEditing) this.show();
    for (const one of this.list.querySelectorAll("[data-story]")) one.toggleAttribute("aria-current", one.getAttribute("data-story") === key);
    const wasWalking = this.isWalking;
    this.isWalking = false;
    if (step) this.page.store.dispatch({ type: "selectAll", keys: step.anchors });
    this.isWalking = wasWalking;
  }

  /** A pick while a walk is recorded: a step of its own, or one more anchor of the last. @param {readonly string[]} select */
  #walk(select) {
    if (!this.isWalking || !select.length) return;
    const last = this.draft.steps.find((step) => step.key === this.walked);
    const isMore = last && select.length > last.anchors.length && last.anchors.every((key) => select.includes(key));
    if (isMore) {
      this.do({ type: "change", key: last.key, fields: { anchors: [...select] } });
      return;
    }
    this.open = this.walked ?? this.open;
    this.capture();
    this.walked = this.open;
  }

  /** @param {string} tool */
  #tool(tool) {
    const acts = {
      edit: () => {
        this.isEditing = !this.isEditing;
        this.isWalking = false;
        this.offers.hidden = true;
        this.open ??= this.draft.steps[0]?.key ?? null;
        this.show();
        if (this.isEditing) this.offer?.(this.offers);
      },
      capture: () => this.capture(),
      walk: () => {
        this.isWalking = !this.isWalking;
        this.walked = null;
        this.show();
      },
      offers: () => {
        this.offers.hidden = !this.offers.hidden;
        this.show();
        if (!this.offers.hidden) this.offer?.(this.offers);
      },
      undo: () => this.do({ type: "undo" }),
      redo: () => this.do({ type: "redo" }),
      save: () => this.saver?.(),
      download: () => this.download(),
      revert: () => {
        this.draft = { ...this.draft, past: [...this.draft.past, this.draft.steps], steps: this.story.steps, future: [] };
        keepSteps(this.story, null);
        this.show();
        this.tell.changed();
      },
    };
    acts[tool]?.();
  }

  /** @param {string} act @param {string} key */
  #act(act, key) {
    const at = this.draft.steps.findIndex((step) => step.key === key);
    const { select } = this.page.store.get();
    const acts = {
      preview: () => this.tell.preview(this.played.findIndex((step) => step.key === key) + 1),
      up: () => this.do({ type: "move", key, to: at - 1 }),
      down: () => this.do({ type: "move", key, to: at + 1 }),
      hide: () => this.do({ type: "hide", key }),
      merge: () => this.do({ type: "merge", key }),
      anchors: () => this.do({ type: "change", key, fields: { anchors: [...select] } }),
      cut: () => this.do({ type: "cut", key, at: this.caret }),
      split: () => this.do({ type: "split", key, anchors: [...select] }),
      remove: () => this.do({ type: "remove", key }),
    };
    acts[act]?.();
  }

  /** Where the cursor stands in the words. */
  get caret() {
    const words = /** @type {HTMLTextAreaElement|null} */ (this.form.querySelector('[data-field="say"]'));
    return words?.selectionStart ?? 0;
  }

  /** A step from what is selected and how it is read now; its camera comes from its anchors when it is shown. */
  capture() {
    const { select, level, profile } = this.page.store.get();
    const name = select.length ? this.page.index.agents[select[0]]?.name ?? this.page.index.mechanisms[select[0]]?.title : null;
    const said = this.page.index.statements[select[0]]?.words;
    const title = name ?? (typeof said === "string" ? said : said?.[this.page.at]) ?? "The whole picture";
    const camera = select.length ? { mode: "fit", padding: 48 } : { mode: "whole", padding: 48 };
    const before = this.draft.steps.map((step) => step.key);
    this.do({ type: "add", after: this.open, step: { title, anchors: [...select], level, profile, camera, badges: [], cited: [], skipped: [], answer: null } });
    this.open = this.draft.steps.find((step) => !before.includes(step.key))?.key ?? this.open;
    this.isEditing = true;
    this.show();
  }

  /** @param {Event} event */
  #change(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.dataset.field && this.open) this.do({ type: "change", key: this.open, fields: { [field.dataset.field]: field.value } }, { keepsForm: true });
  }

  /** Alt and an arrow move a step; arrows go from step to step. @param {KeyboardEvent} event */
  #key(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const on = event.target instanceof HTMLElement ? event.target.dataset.story : undefined;
    if (!by || !on) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.draft.steps.findIndex((step) => step.key === on);
    if (event.altKey && this.isEditing) {
      this.do({ type: "move", key: on, to: at + by });
      /** @type {HTMLElement|null} */ (this.list.querySelector(`[data-story="${CSS.escape(on)}"]`))?.focus();
      return;
    }
    const next = this.draft.steps[at + by];
    if (next) /** @type {HTMLElement|null} */ (this.list.querySelector(`[data-story="${CSS.escape(next.key)}"]`))?.focus();
  }

  /** Reorder by hand. */
  #drag() {
    /** @type {string|null} */
    let held = null;
    const keyOf = (/** @type {EventTarget|null} */ target) => (target instanceof Element ? target.closest("li")?.querySelector("[data-story]")?.getAttribute("data-story") ?? null : null);
    this.list.addEventListener("dragstart", (event) => {
      held = keyOf(event.target);
      event.dataTransfer?.setData("text/plain", held ?? "");
    });
    this.list.addEventListener("dragover", (event) => held && event.preventDefault());
    this.list.addEventListener("drop", (event) => {
      const over = keyOf(event.target);
      if (held && over) this.do({ type: "move", key: held, to: this.draft.steps.findIndex((step) => step.key === over) });
      held = null;
    });
  }

  /** The story as a file, taken along. */
  download() {
    const url = URL.createObjectURL(new Blob([this.text], { type: "application/json" }));
    const link = make("a", { href: url, download: `${this.story.figid}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
