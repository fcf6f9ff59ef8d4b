import test from "node:test";
import assert from "node:assert/strict";
import { draftOf, edit, freeKey, toFile } from "../../assets/lib/story_edit.mjs";

const step = (key, more = {}) => ({
  key, title: `t ${key}`, say: `says ${key}`, say_spans: [[0, 4]], notes: `n ${key}`, anchors: [`R${key}`, "a"], quotes: [], show: "all",
  camera: { mode: "fit", padding: 48 }, level: "mechanism", profile: "caption", what_if: null, made_by: "caption/1", edited: false,
  is_hidden: false, dwell: 6, lit: [], ...more,
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
  assert.equal(merged.steps[0].say, "says a says b");
  assert.equal(edit(draft, { type: "merge", key: "c" }), draft);
  const split = edit(draft, { type: "split", key: "a", anchors: ["a"] });
  assert.deepEqual(split.steps.slice(0, 2).map((one) => one.anchors), [["Ra"], ["a"]]);
  assert.equal(edit(draft, { type: "split", key: "a", anchors: ["Ra", "a"] }), draft, "nothing would be left");
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
