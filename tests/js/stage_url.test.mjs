import assert from "node:assert/strict";
import test from "node:test";
import { from, outer } from "../../assets/lib/camera.mjs";
import { DEFAULT, historyOf, step } from "../../assets/lib/state.mjs";
import { fromQuery, toQuery } from "../../assets/lib/url.mjs";

test("stage, step and autoplay are in the address, and come back from it", () => {
  const view = { ...DEFAULT, figure: "F1", stage: "1", step: 3, play: "10" };
  assert.equal(toQuery(view), "?figure=F1&stage=1&step=3&play=10");
  const again = fromQuery("?figure=F1&stage=1&step=3&play=10");
  assert.deepEqual([again.stage, again.step, again.play], ["1", 3, "10"]);
});

test("what is no step or no time is the default", () => {
  for (const bad of ["0", "-1", "1.5", "1e3", "x", "99999", ""]) {
    assert.equal(fromQuery(`?step=${bad}`).step, 1, bad);
    assert.equal(fromQuery(`?play=${bad}`).play, "", bad);
  }
  assert.equal(fromQuery("?stage=yes").stage, "");
  assert.equal(toQuery({ ...DEFAULT, stage: "1", step: 1 }), "?stage=1");
});

test("each step is an entry that Back returns to; the clock's are not", () => {
  const on = step(DEFAULT, { type: "stage", on: true, step: 2 });
  assert.deepEqual([on.stage, on.step], ["1", 2]);
  assert.equal(step(on, { type: "stage", on: true, step: 2 }), on);
  const off = step({ ...on, play: "1" }, { type: "stage", on: false, step: 1 });
  assert.deepEqual([off.stage, off.step, off.play], ["", 1, ""]);
  assert.equal(historyOf({ type: "stage" }), "push");
  assert.equal(historyOf({ type: "stage", quiet: true }), "replace");
  assert.equal(historyOf({ type: "set", name: "level" }), "push");
  assert.equal(historyOf({ type: "set", name: "level", quiet: true }), "replace");
});

test("a flight that is stopped tells where it was", () => {
  const stage = { w: 1766, h: 800 };
  const place = { left: 0, top: 0, w: 1766, h: 800 };
  const settled = [740, 500, 0.8];
  const camera = [300, 220, 1.7];
  const back = from(outer(camera, settled, stage, place), settled, stage, place);
  back.forEach((value, i) => assert.ok(Math.abs(value - camera[i]) < 1e-9));
});
