import assert from "node:assert/strict";
import test from "node:test";
import { bend, ending, middle, pathOf, points } from "../../assets/lib/path.mjs";

const straight = points("M0 0C10 0 20 0 30 0");

test("points read and written", () => {
  assert.deepEqual(points("M1 2C3.5 -4"), [[1, 2], [3.5, -4]]);
  assert.equal(pathOf(points("M0 0C1 1 2 2 3 3.04C4 4 5 5 6 6")), "M0 0C1 1 2 2 3 3C4 4 5 5 6 6");
});

test("both ends follow their agents, and the controls beside them too", () => {
  assert.deepEqual(bend(straight, [0, 0], [0, 30]), [[0, 0], [10, 0], [20, 30], [30, 30]]);
  assert.deepEqual(bend(straight, [5, 0], [5, 0]), [[5, 0], [15, 0], [25, 0], [35, 0]]);
});

test("a long line's middle goes half the way", () => {
  const long = points("M0 0C10 0 20 0 30 0C40 0 50 0 60 0");
  assert.deepEqual(bend(long, [0, 0], [0, 60])[3], [30, 30]);
});

test("the ending's direction, also where the last control sits on the tip", () => {
  assert.equal(ending(straight), 0);
  assert.equal(ending(points("M0 0C0 5 0 10 0 10")), 90);
});

test("the middle of one segment and of two", () => {
  assert.deepEqual(middle(straight), [15, 0]);
  assert.deepEqual(middle(points("M0 0C1 0 2 0 3 0C4 0 5 0 6 0")), [3, 0]);
});
