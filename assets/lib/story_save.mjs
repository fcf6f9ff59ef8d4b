/** Saving the story into the journal, beside every other edit: signed, undone by name, published with the network. */
import { toFile } from "./story_edit.mjs";
import { make } from "./stage_view.mjs";
import { keepSteps } from "./story_shelf.mjs";
import { Refused, Wire } from "./curate_wire.mjs";

/** @param {HTMLElement} status @param {string} words @param {Node[]} more */
const tell = (status, words, ...more) => status.replaceChildren(words, ...more);

/** @param {any} page @param {import("./story_bar.mjs").StoryBar} bar @param {boolean} [isForced] write mine, whatever others did */
export async function save(page, bar, isForced = false) {
  const { figid } = page.data;
  const wire = new Wire(figid, { waiting: () => {}, sent: () => {}, refused: () => {} });
  const me = await wire.get("/curate/me.json");
  if (!me.is_on) return tell(bar.status, "This page has no journal: the story stays in this browser, and can be downloaded.");
  if (!me.person) return tell(bar.status, "Sign in under Curate, then save.");
  const story = JSON.parse(bar.text);
  const before = JSON.parse(toFile(bar.story, bar.story.steps));
  try {
    const answer = await wire.post(`/curate/${encodeURIComponent(figid)}/act`, { act: "story", story, before, is_forced: isForced });
    bar.story = { ...bar.story, steps: bar.draft.steps };
    keepSteps(bar.story, null);
    bar.show();
    tell(bar.status, `Saved: ${answer.entries.at(-1)?.label ?? ""}`);
    page.say("Story saved");
  } catch (error) {
    if (!(error instanceof Refused)) return tell(bar.status, "The server does not answer. The story stays in this browser.");
    const mine = make("button", { type: "button", class: "link" }, "Write mine");
    mine.addEventListener("click", () => void save(page, bar, true));
    tell(bar.status, error.message, ...(error.problems.some((one) => one.code === "changed-meanwhile") ? [" ", mine] : []));
  }
  return undefined;
}
