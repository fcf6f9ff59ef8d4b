import test from "node:test";
import assert from "node:assert/strict";
import { isPlain, stageOf, stageStep, told } from "../../assets/lib/stage_state.mjs";

const PARTS = [1, 2, 1, 1];
const start = stageOf("F1", PARTS);
const play = (state, ...actions) => actions.reduce((at, action) => stageStep(at, typeof action === "string" ? { type: action } : action), state);

test("next goes through the parts of a step and then to the next step", () => {
  const at = (state) => [state.step, state.part];
  assert.deepEqual(at(play(start, "next")), [2, 1]);
  assert.deepEqual(at(play(start, "next", "next")), [2, 2]);
  assert.deepEqual(at(play(start, "next", "next", "next")), [3, 1]);
  assert.deepEqual(at(play(start, "next", "next", "next", "previous")), [2, 2]);
});

test("next on the last step moves nothing and says so; it does not wrap", () => {
  const last = play(start, "last");
  const after = play(last, "next");
  assert.deepEqual([after.step, after.note], [4, "end"]);
  assert.equal(play(start, "previous").note, "start");
});

test("N times next reaches the end, N times previous the start", () => {
  const strokes = PARTS.reduce((sum, n) => sum + n, 0) - 1;
  const end = play(start, ...Array(strokes).fill("next"));
  assert.deepEqual([end.step, end.part], [4, 1]);
  const back = play(end, ...Array(strokes).fill("previous"));
  assert.deepEqual([back.step, back.part], [1, 1]);
});

test("digits and Enter go to that step, never outside the talk", () => {
  const digit = (value) => ({ type: "digit", digit: value });
  assert.equal(play(start, digit("3"), "enter").step, 3);
  assert.equal(play(start, digit("1"), digit("2"), "enter").step, 4);
  assert.equal(play(start, digit("3"), "black", "enter").step, 1, "another key forgets the digits");
  assert.equal(play(start, digit("3"), "enter").digits, "");
});

test("black: any key that moves shows the picture again, where it was", () => {
  const black = play(start, "next", "black");
  assert.equal(black.black, true);
  const again = play(black, "next");
  assert.deepEqual([again.black, again.step, again.part], [false, 2, 1]);
  assert.equal(play(black, "black").black, false);
});

test("Esc closes one level at a time: black, then what lies over", () => {
  const state = play(start, { type: "open", what: "evidence" }, "black");
  assert.equal(isPlain(state), false);
  const one = play(state, "close");
  assert.deepEqual([one.black, one.open], [false, "evidence"]);
  const two = play(one, "close");
  assert.equal(isPlain(two), true);
});

test("a panel opens and closes by the same key, and a move closes it", () => {
  const open = play(start, { type: "open", what: "legend" });
  assert.equal(open.open, "legend");
  assert.equal(play(open, { type: "open", what: "legend" }).open, "");
  assert.equal(play(open, { type: "open", what: "evidence" }).open, "evidence");
  assert.equal(play(open, "next").open, "");
  assert.throws(() => play(start, { type: "open", what: "door" }), RangeError);
});

test("whatever is done pauses autoplay, but the clock's own turn", () => {
  const playing = play(start, "play");
  assert.equal(playing.playing, true);
  assert.deepEqual([play(playing, "turn").playing, play(playing, "turn").step], [true, 2]);
  for (const action of ["next", "previous", "black", "pause", "close", { type: "open", what: "keys" }, { type: "digit", digit: "1" }]) {
    assert.equal(play(playing, action).playing, false, String(action.type ?? action));
  }
  assert.equal(play(start, "turn"), start, "a clock that was stopped turns nothing");
});

test("autoplay stops at the end, and goes round where that was asked for", () => {
  const end = play(start, "last", "play", "turn");
  assert.deepEqual([end.step, end.playing], [4, false]);
  const poster = play(stageOf("F1", PARTS, { loop: true, playing: true, step: 4 }), "turn");
  assert.deepEqual([poster.step, poster.playing], [1, true]);
});

test("the talk's clock begins with the first move", () => {
  assert.equal(start.began, 0);
  const begun = stageStep(start, { type: "next", now: 1234 });
  assert.equal(begun.began, 1234);
  assert.equal(stageStep(begun, { type: "next", now: 9999 }).began, 1234);
});

test("other steps after an edit: the step stays inside", () => {
  const state = play(start, "last", { type: "parts", parts: [1, 1] });
  assert.deepEqual([state.n, state.step], [2, 2]);
});

test("nothing changed is the same object; an unknown action is refused", () => {
  assert.equal(play(start, "close"), start);
  assert.throws(() => play(start, "dance"), RangeError);
});

test("what the presenter is told is plain", () => {
  assert.deepEqual(structuredClone(told(start)), told(start));
});

test("a step from outside is brought inside", () => {
  assert.equal(stageOf("F1", PARTS, { step: 99 }).step, 4);
  assert.equal(stageOf("F1", PARTS, { step: -1 }).step, 1);
  assert.equal(stageOf("F1", PARTS, { step: NaN }).step, 1);
});
