/** What the caption would give otherwise than the story that is edited: asked of the server, taken step by step. */
import { answered, el, problemList } from "./explore_parts.mjs";

const KINDS = { differs: "differs", new: "not in your story", gone: "no longer given by the caption" };

/** The story that a place shows the offers for, or waits for: what somebody has opened there is not closed again. @type {WeakMap<HTMLElement, string>} */
const answeredFor = new WeakMap();

/** @param {string} figid @param {string} text the story as a file @returns {Promise<any[]>} */
export async function offersFor(figid, text) {
  const answer = await fetch(`/story/${encodeURIComponent(figid)}/offers`, {
    method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: text,
  });
  return (await answered(answer)).offers;
}

/** @param {string} words @param {string} kind */
const side = (words, kind) => el("div", {}, el("b", { text: kind }), el("p", { text: words || "nothing" }));

/**
 * One offer: what it is, the words on either side, and a button that takes it.
 * @param {any} offer @param {any} own the step that it would replace @param {(offer: any) => void} take
 */
function item(offer, own, take) {
  const what = offer.kind === "differs" ? `differs: ${offer.differs.join(", ")}` : KINDS[offer.kind];
  const word = { differs: "Take this step instead", new: "Add this step", gone: "Take it out" }[offer.kind];
  const sides = offer.kind === "gone" ? [] : [...(own ? [side(own.say, "Yours")] : []), side(offer.step.say, "From the caption")];
  const button = el("button", { type: "button", class: "button", text: word, on: { click: () => take(offer) } });
  return el("li", {}, el("details", {}, el("summary", {}, el("span", { text: offer.title }), el("small", { text: what })), ...sides, button));
}

/**
 * Show the offers in their place, and beside the tool how many steps the caption gives otherwise; each is taken singly, and what was edited stays until then.
 * @param {HTMLElement} place @param {import("./story_bar.mjs").StoryBar} bar
 */
export async function show(place, bar) {
  const asked = bar.text;
  if (answeredFor.get(place) === asked) return;
  answeredFor.set(place, asked);
  try {
    const offers = await offersFor(bar.story.figid, asked);
    if (asked !== bar.text) return;
    const nOther = offers.filter((offer) => offer.kind !== "new").length;
    const tool = bar.box.querySelector("[data-tool=offers]");
    if (tool) tool.textContent = nOther ? `From the caption · ${nOther} otherwise` : "From the caption";
    const take = (/** @type {any} */ offer) => bar.do({ type: "take", key: offer.key, step: offer.step });
    const own = new Map(bar.draft.steps.map((step) => [step.key, step]));
    const said = offers.length
      ? `The caption gives ${offers.length === 1 ? "one step" : `${offers.length} steps`} otherwise. What you have stays until you take one.`
      : "The caption gives nothing else.";
    place.replaceChildren(el("p", { class: "quiet", text: said }), el("ul", {}, ...offers.map((offer) => item(offer, own.get(offer.key), take))));
  } catch (error) {
    answeredFor.delete(place);
    place.replaceChildren(problemList(error.problems ?? [{ message: "The server does not answer.", cure: "try again when it does", severity: "error" }]));
  }
}
