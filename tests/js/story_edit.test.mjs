import test from "node:test";
import assert from "node:assert/strict";
import { draftOf, edit, freeKey, toFile } from "../../assets/lib/story_edit.mjs";

const step = (key, more = {}) => ({
  key, title: `t ${key}`, say: `says ${key}`, say_spans: [[0, 4]], notes: `n ${key}`, anchors: [`R${key}`, "a"], quotes: [], show: "all",
  camera: { mode: "fit", padding: 48 }, level: "mechanism", profile: "caption", what_if: null, made_by: "caption/1", edited: false,
  is_hidden: false, dwell: 6, lit: [], pieces: [[`says ${key}`, [], ""]], ...more,
});
const draft = draftOf([step("a"), step("b"), step("c")]);
const keys = ({ steps }) => steps.map((one) => one.key).join("");

test("steps move, and stay inside", () => {
  assert.equal(keys(edit(draft, { type: "move", key: "a", to: 2 })), "bca");
  assert.equal(keys(edit(draft, { type: "move", key: "c", to: -5 })), "cab");
  assert.equal(edit(draft, { type: "move", key: "a", to: 0 }), draft);
});

test("a title is changed and marked as a person's; the words stay the caption's", () => {
  const { steps } = edit(draft, { type: "change", key: "b", fields: { title: "New" } });
  assert.deepEqual([steps[1].title, steps[1].edited, steps[1].say_spans], ["New", true, [[0, 4]]]);
});

test("new words are no longer the caption's", () => {
  const { steps } = edit(draft, { type: "change", key: "b", fields: { say: "My **own** words" } });
  assert.deepEqual(steps[1].say_spans, []);
  assert.deepEqual(steps[1].pieces[1], ["own", [], "bold"]);
});

test("a step is captured after another, with a key of its own", () => {
  const after = edit(draft, { type: "add", after: "a", step: { title: "Mine", anchors: ["x"] } });
  assert.equal(keys(after), "ap1bc");
  assert.deepEqual([after.steps[1].title, after.steps[1].made_by, after.steps[1].edited], ["Mine", "page", true]);
  assert.equal(freeKey(after.steps), "p2");
});

test("merge takes the step that follows in; split takes anchors out", () => {
  const merged = edit(draft, { type: "merge", key: "a" });
  assert.equal(keys(merged), "ac");
  assert.deepEqual(merged.steps[0].anchors, ["Ra", "a", "Rb"]);
  assert.equal(merged.steps[0].say, "says a … says b");
  const own = draftOf([step("a", { say_spans: [] }), step("b")]);
  assert.equal(edit(own, { type: "merge", key: "a" }).steps[0].say, "says a says b");
  assert.equal(edit(draft, { type: "merge", key: "c" }), draft);
  const split = edit(draft, { type: "split", key: "a", anchors: ["a"] });
  assert.deepEqual(split.steps.slice(0, 2).map((one) => one.anchors), [["Ra"], ["a"]]);
  assert.equal(edit(draft, { type: "split", key: "a", anchors: ["Ra", "a"] }), draft, "nothing would be left");
});

const words = "miR-105, which lowers ZO-1 to open vessels";
const verbatim = step("a", {
  say: words, say_spans: [[10, 10 + words.length]], anchors: ["R1", "R2", "x"],
  pieces: [["miR-105", ["m"], "agent"], [", which ", [], ""], ["lowers", ["R1"], "cue"], [" ZO-1 ", [], ""], ["to open", ["R2"], "cue"], [" vessels", [], ""]],
});

test("words are cut where the cursor stands: they stay the caption's, and anchors go with the words that carry them", () => {
  const at = words.indexOf(" to open");
  const { steps } = edit(draftOf([verbatim, step("b")]), { type: "cut", key: "a", at });
  assert.deepEqual(steps.map((one) => one.say), ["miR-105, which lowers ZO-1", "to open vessels", "says b"]);
  assert.deepEqual(steps[0].say_spans, [[10, 36]]);
  assert.deepEqual(steps[1].say_spans, [[37, 52]]);
  assert.deepEqual([steps[0].anchors, steps[1].anchors], [["R1", "x"], ["R2"]]);
  assert.equal(steps[1].pieces.map(([text]) => text).join(""), steps[1].say);
  assert.equal(edit(draftOf([verbatim]), { type: "cut", key: "a", at: 0 }).past.length, 0, "nothing stands before the cursor");
});

test("what was cut is merged again to what it was", () => {
  const cut = edit(draftOf([verbatim]), { type: "cut", key: "a", at: words.indexOf(" to open") });
  const { steps } = edit(cut, { type: "merge", key: "a" });
  assert.deepEqual([steps.length, steps[0].say, steps[0].say_spans], [1, words, verbatim.say_spans]);
  assert.equal(steps[0].pieces.map(([text]) => text).join(""), words);
});

test("caption words that do not touch are joined by an ellipsis, and counted in code points", () => {
  const one = step("a", { say: "𝛼 one", say_spans: [[0, 5]], pieces: [["𝛼 one", [], ""]] });
  const two = step("b", { say: "two", say_spans: [[9, 12]], pieces: [["two", [], ""]] });
  const { steps } = edit(draftOf([one, two]), { type: "merge", key: "a" });
  assert.deepEqual([steps[0].say, steps[0].say_spans], ["𝛼 one … two", [[0, 5], [9, 12]]]);
  const cut = edit(draftOf([one]), { type: "cut", key: "a", at: 3 });
  assert.deepEqual(cut.steps.map((each) => each.say_spans[0]), [[0, 1], [2, 5]]);
});

test("an offer replaces a step, adds one before the ending, or takes one out; and can be undone", () => {
  const story = draftOf([step("a"), step("ending")]);
  const taken = edit(story, { type: "take", key: "a", step: step("a", { title: "Fresh" }) });
  assert.equal(taken.steps[0].title, "Fresh");
  const added = edit(taken, { type: "take", key: "s9", step: step("s9") });
  assert.deepEqual(added.steps.map((one) => one.key), ["a", "s9", "ending"]);
  assert.deepEqual(edit(added, { type: "take", key: "a", step: null }).steps.map((one) => one.key), ["s9", "ending"]);
  assert.deepEqual(edit(edit(added, { type: "undo" }), { type: "undo" }).steps, story.steps);
});

test("the last step cannot be taken out", () => {
  const one = draftOf([step("a")]);
  assert.equal(edit(one, { type: "remove", key: "a" }), one);
  assert.equal(keys(edit(draft, { type: "remove", key: "b" })), "ac");
});

test("undo and redo walk through every edit", () => {
  const one = edit(draft, { type: "hide", key: "b" });
  const two = edit(one, { type: "move", key: "c", to: 0 });
  assert.equal(keys(two), "cab");
  const back = edit(edit(two, { type: "undo" }), { type: "undo" });
  assert.deepEqual(back.steps, draft.steps);
  assert.equal(edit(back, { type: "undo" }), back);
  const again = edit(edit(back, { type: "redo" }), { type: "redo" });
  assert.deepEqual(again.steps, two.steps);
  assert.deepEqual(edit(edit(two, { type: "undo" }), { type: "hide", key: "a" }).future, [], "a new edit forgets what was undone");
});

test("a file holds the fields on file alone, absent ones left out", () => {
  const story = { figid: "F1", caption_sha256: "00", title: "T", made_by: "page" };
  const written = JSON.parse(toFile(story, [step("a", { dwell_s: null })]));
  assert.equal(written.format, "figtrace.story/1");
  assert.deepEqual(Object.keys(written.steps[0]), [
    "key", "title", "say", "say_spans", "notes", "anchors", "show", "camera", "level", "profile", "made_by",
  ]);
});

test("an unknown edit is refused", () => assert.throws(() => edit(draft, { type: "burn" }), RangeError));
