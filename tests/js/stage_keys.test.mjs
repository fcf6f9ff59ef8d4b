import test from "node:test";
import assert from "node:assert/strict";
import { held, stageCommand } from "../../assets/lib/stage_keys.mjs";

const stroke = (key, focus, digits) => stageCommand({ key }, focus, digits);

test("a clicker's keys move: PageDown, PageUp, and a full stop for black", () => {
  assert.equal(stroke("PageDown"), "next");
  assert.equal(stroke("PageUp"), "previous");
  assert.equal(stroke("."), "black");
  assert.equal(stroke("Escape"), "escape");
});

test("F5 and every stroke with a modifier stay the browser's", () => {
  assert.equal(stroke("F5"), null);
  assert.equal(stageCommand({ key: "r", ctrlKey: true }), null);
  assert.equal(stageCommand({ key: "ArrowLeft", altKey: true }), null);
});

test("letters in either case", () => {
  assert.equal(stroke("B"), "black");
  assert.equal(stroke("s"), "presenter");
});

test("a text field keeps its keys, but Escape leaves it", () => {
  assert.equal(stroke("n", { tag: "INPUT" }), null);
  assert.equal(stroke(" ", { isEditable: true }), null);
  assert.equal(stroke("Escape", { tag: "TEXTAREA" }), "escape");
});

test("a focused button is pressed by Space and Enter", () => {
  assert.equal(stroke(" ", { isPressable: true }), null);
  assert.equal(stroke("Enter", { isPressable: true }), null);
  assert.equal(stroke("Enter", { isPressable: true }, "12"), "enter");
  assert.equal(stroke("ArrowRight", { isPressable: true }), "next");
});

test("0 alone is the step's view, after a digit it is a digit", () => {
  assert.equal(stroke("0"), "view");
  assert.equal(stroke("0", {}, "1"), "digit");
  assert.equal(stroke("7"), "digit");
  assert.equal(stroke("Enter"), null);
  assert.equal(stroke("Enter", {}, "7"), "enter");
});

test("names of the language's own objects are no keys", () => {
  assert.equal(stroke("constructor"), null);
  assert.equal(stroke("__proto__"), null);
});

test("a held key counts once in 250 ms", () => {
  const counts = held();
  assert.equal(counts({ timeStamp: 0 }), true);
  assert.equal(counts({ repeat: true, timeStamp: 100 }), false);
  assert.equal(counts({ repeat: true, timeStamp: 249 }), false);
  assert.equal(counts({ repeat: true, timeStamp: 250 }), true);
  assert.equal(counts({ timeStamp: 260 }), true, "a new stroke always counts");
});
