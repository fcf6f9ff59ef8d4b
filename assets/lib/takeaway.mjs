/** Take it with you: a link to exactly this view, statements as sentences with citation, the picture as a file. */
import { answered, button, el, oneOf, problemList, save } from "./explore_parts.mjs";
import { seen } from "./camera.mjs";
import { wordsOf } from "./evidence.mjs";
import { sortOf } from "./select.mjs";
import { reading } from "./state.mjs";
import { toQuery } from "./url.mjs";

/**
 * The address of a view, with the figure named: the server's first figure may be another one tomorrow.
 * @param {import("./state.mjs").View} view @param {string} figid @param {string} base origin and path
 */
export const linkOf = (view, figid, base) => `${base}${toQuery({ ...view, figure: view.figure ?? figid })}`;

/**
 * A statement as a sentence that can be quoted: its words, the caption's words, whose they are, where to see it.
 * @param {{sentence: string, quote: string, citation: string, link: string}} said
 */
export const sentenceOf = ({ sentence, quote, citation, link }) =>
  [`${sentence}.`, quote ? `“${quote}”` : "", citation, link].filter(Boolean).join(" ");

/** @param {import("./explore.mjs").Explore} explore */
const link = ({ page, data }) => linkOf(page.store.get(), data.figid, `${location.origin}${location.pathname}`);

/** The selected statements as sentences. @param {import("./explore.mjs").Explore} explore */
function sentences({ page, data }) {
  const view = page.store.get();
  const citation = document.querySelector("#title .cite")?.textContent ?? data.figid;
  return view.select.filter((key) => sortOf(page.index, key) === "statement").map((key) =>
    sentenceOf({
      sentence: wordsOf(page.index, key, reading(view)), quote: page.caption.quote(key), citation,
      link: linkOf({ ...view, select: [key] }, data.figid, `${location.origin}${location.pathname}`),
    }));
}

/** @param {import("./explore.mjs").Explore} explore @param {string} text @param {string} done */
async function copy(explore, text, done) {
  try {
    await navigator.clipboard.writeText(text);
    explore.page.say(done);
    flash(done);
  } catch {
    explore.page.problem.show("The clipboard is closed to this page. The text stands in Explore, under Save.");
    explore.turn("take");
  }
}

/** @type {any} */
let toast = null;

/** Say what was done, for a moment. @param {string} words */
function flash(words) {
  toast?.remove();
  toast = el("p", { class: "explore-done", text: words, "aria-hidden": "true" });
  document.body.append(toast);
  const mine = toast;
  setTimeout(() => mine.remove(), 2500);
}

/** @param {import("./explore.mjs").Explore} explore */
export const copyLink = (explore) => copy(explore, link(explore), "Link copied");

/** @param {import("./explore.mjs").Explore} explore */
export function copySentence(explore) {
  const said = sentences(explore);
  if (said.length) return copy(explore, said.join("\n"), said.length > 1 ? `${said.length} sentences copied` : "Sentence copied");
  explore.page.say("Select a statement first");
  return flash("Select a statement first");
}

/** The part of the figure that is in view, px; null where all of it is. @param {import("./panzoom.mjs").PanZoom} panzoom */
function partOf(panzoom) {
  if (panzoom.isWhole) return null;
  const { x, y, w, h } = seen(panzoom.now, panzoom.size);
  return [x, y, w, h].map((one) => Math.round(one * 10) / 10);
}

/**
 * The same picture by the command line: what is selected, asked, moved and in view, as its flags.
 * @param {any} wish @param {string} figid @param {{level: string, profile: string, whatif: string[], select: readonly string[]}} view
 */
export function commandOf(wish, figid, view) {
  const said = [
    `figtrace picture ${figid} -o picture.svg`, `--level ${view.level} --profile ${view.profile} --theme ${wish.theme}`,
    ...(view.select.length ? [`--select ${view.select.join(",")}`] : []),
    ...wish.whatif.map((/** @type {string} */ one) => `--whatif ${one.replace(/:(\w+)$/, "=$1")}`),
    ...Object.entries(wish.moved).map(([key, by]) => `--moved ${key}=${by.join(",")}`),
    ...(wish.legend ? [`--values YOUR-TABLE.csv --column "${wish.legend.column}"${wish.numbers ? " --numbers" : ""}`] : []),
    ...(wish.part ? [`--part=${wish.part.join(",")}`] : []),
  ];
  return said.join(" \\\n  ");
}

/**
 * What is on the screen, as the server draws it.
 * @param {import("./explore.mjs").Explore} explore @param {number} scale @param {boolean} [isPart] only what is in view
 */
export function wishOf({ page, paint, whatif }, scale, isPart = false) {
  const view = page.store.get();
  const held = (/** @type {string} */ name) => page.picture.classes.held.get(name) ?? new Set();
  const lit = ["is-way", "is-answer", "is-supposed", "is-near"].map(held).find((keys) => keys.size) ?? new Set();
  const faded = held("is-faded");
  const hidden = held("is-hidden");
  const all = [...page.picture.elements.keys()];
  const kept = faded.size ? all.filter((key) => !faded.has(key)) : [...lit];
  return {
    reading: reading(view),
    theme: document.documentElement.dataset.theme ?? "light",
    scale,
    moved: view.moved,
    lit: kept.filter((key) => page.picture.element(key)),
    shown: hidden.size ? all.filter((key) => !hidden.has(key)) : null,
    whatif: whatif.told ? view.whatif : [],
    selected: view.select.filter((key) => sortOf(page.index, key) === "agent"),
    part: isPart ? partOf(page.panzoom) : null,
    numbers: paint.hasNumbers,
    legend: paint.scale ?? null,
    values: Object.fromEntries([...paint.laid].map(([key, { step, text }]) => [key, [step, text]])),
    words: paint.legend ?? "",
  };
}

export class Tool {
  /** @param {import("./explore.mjs").Explore} explore */
  constructor(explore) {
    this.explore = explore;
    this.scale = "2";
    this.extent = "whole";
    this.trouble = el("div", { role: "status" });
    this.link = el("textarea", { readonly: true, rows: 3, "aria-label": "Link to this view" });
    this.said = el("div", {});
    this.element = el("div", { class: "take-view" },
      el("section", { class: "block" }, el("h3", { text: "The picture as it stands here" }),
        oneOf("How much of it", [["whole", "Whole figure"], ["part", "As on screen"]], this.extent, (value) => {
          this.extent = value;
          this.show();
        }),
        this.extentSaid = el("p", { class: "small quiet" }),
        el("div", { class: "take-row" }, button("SVG", () => void this.#file("svg")), button("PDF", () => void this.#file("pdf")), button("PNG", () => void this.#file("png")),
          oneOf("Size of the PNG", [["1", "1×"], ["2", "2×"], ["3", "3×"], ["4", "4×"]], this.scale, (value) => {
            this.scale = value;
          })),
        this.values = el("p", { class: "small", hidden: true, text: "Your own values are sent along to draw this file; they are not kept." }),
        this.trouble),
      el("section", { class: "block" }, el("h3", { text: "Link to exactly this view" }), this.link, button("Copy link", () => void copyLink(explore))),
      el("section", { class: "block" }, el("h3", { text: "Statement as a sentence" }), this.said),
      el("section", { class: "block" }, el("h3", { text: "Without a browser" }), this.shell = el("pre", { class: "install" })));
  }

  show() {
    const { explore } = this;
    const view = explore.page.store.get();
    this.link.value = link(explore);
    this.extentSaid.textContent = `${this.extent === "part" ? "What is in view, as near as you have come" : "All of it, whatever the zoom"}; in this reading and theme, with moved agents and all that is selected, lit, hidden or painted. Legend, citation and licence stand below.`;
    this.values.hidden = explore.paint.laid.size === 0;
    const said = sentences(explore);
    this.said.replaceChildren(...(said.length
      ? [...said.map((one) => el("p", { class: "take-sentence", text: one })), button("Copy", () => void copySentence(explore))]
      : [el("p", { class: "quiet", text: "Select an arrow: its sentence, its words and its citation stand here." })]));
this.shell.textContent = commandOf(wishOf(explore, 2, this.extent === "part"), explore.data.figid, view);
  }

  /** @param {"svg"|"png"|"pdf"} form */
  async #file(form) {
    const { data } = this.explore;
    this.trouble.replaceChildren(el("p", { class: "quiet small", text: "Drawing …" }));
    try {
      const answer = await fetch(`/answers/${encodeURIComponent(data.figid)}/picture.${form}`, {
        method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" },
        body: JSON.stringify(wishOf(this.explore, Number(this.scale), this.extent === "part")),
      });
      if (!answer.ok) await answered(answer);
      save(await answer.blob(), `${data.figid}.${form}`);
      this.trouble.replaceChildren(el("p", { class: "quiet small", text: `Saved as ${data.figid}.${form}.` }));
    } catch (error) {
      this.trouble.replaceChildren(problemList(error.problems ?? [{ message: "The file could not be made.", cure: "try again when the server answers", severity: "error" }]));
    }
  }
}
