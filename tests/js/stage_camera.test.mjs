import test from "node:test";
import assert from "node:assert/strict";
import { namesAt, stepCamera, union } from "../../assets/lib/stage_camera.mjs";

const stage = { w: 1766, h: 760 };
const figure = { w: 1480, h: 1000 };
const screen = { w: 1920, h: 1080 };
const on = (more) => ({ box: null, stage, figure, screen, smallest: 14, now: [740, 500, 0.76], ...more });

test("a box round all boxes; none without any", () => {
  assert.deepEqual(union([{ x: 10, y: 20, w: 30, h: 10 }, null, { x: 0, y: 25, w: 5, h: 50 }]), { x: 0, y: 20, w: 40, h: 55 });
  assert.equal(union([null]), null);
});

test("anchors are fitted with their padding, centre on centre", () => {
  const { camera, isSmall } = stepCamera({ mode: "fit", padding: 48 }, on({ box: { x: 200, y: 300, w: 800, h: 150 } }));
  assert.deepEqual(camera.slice(0, 2), [600, 375]);
  assert.ok(Math.abs(camera[2] - 1766 / 896) < 1e-9);
  assert.equal(isSmall, false);
});

test("never nearer than 2.5 at 1080 lines, and as much less on a smaller screen", () => {
  const box = { x: 200, y: 300, w: 50, h: 20 };
  assert.equal(stepCamera({ mode: "fit" }, on({ box })).camera[2], 2.5);
  assert.ok(Math.abs(stepCamera({ mode: "fit" }, on({ box, screen: { w: 1280, h: 720 } })).camera[2] - 2.5 / 1.5) < 1e-9);
});

test("labels that would be too small to read are told", () => {
  const wide = stepCamera({ mode: "fit" }, on({ box: { x: 0, y: 0, w: 1480, h: 150 } }));
  assert.equal(wide.isSmall, true);
  const all = { x: 20, y: 60, w: 1440, h: 900 };
  assert.equal(stepCamera({ mode: "whole" }, on({ box: all })).isSmall, true, "the whole as well");
  assert.equal(stepCamera({ mode: "whole" }, on({ box: all, smallest: 40 })).isSmall, false);
  assert.equal(stepCamera({ mode: "whole" }, on({})).isSmall, false, "a picture without agents has no names");
});

test("a view that shows all of it at about that zoom stays", () => {
  const box = { x: 500, y: 400, w: 300, h: 100 };
  const still = stepCamera({ mode: "fit" }, on({ box, now: [650, 450, 2] }));
  assert.deepEqual([still.isStill, still.camera], [true, [650, 450, 2]]);
  assert.equal(stepCamera({ mode: "fit" }, on({ box, now: [650, 450, 1.2] })).isStill, false, "too far");
  assert.equal(stepCamera({ mode: "fit" }, on({ box, smallest: 40, now: [650, 450, 1.2] })).isStill, false, "too far, though it could be read");
  assert.equal(stepCamera({ mode: "fit" }, on({ box, smallest: 40, now: [650, 450, 1.6] })).isStill, true);
  assert.equal(stepCamera({ mode: "fit" }, on({ box, now: [100, 450, 2] })).isStill, false, "beside it");
  const atEdge = [650, 450 + 760 / 4 - 60, 2];
  assert.equal(stepCamera({ mode: "fit" }, on({ box, now: atEdge })).isStill, false, "it touches the edge, where a verdict would be cut");
});

test("keep stays, exact goes there, whole shows all", () => {
  assert.equal(stepCamera({ mode: "keep" }, on({ now: [1, 2, 3] })).isStill, true);
  const box = { x: 500, y: 400, w: 300, h: 100 };
  assert.deepEqual(stepCamera({ mode: "keep" }, on({ box, now: [700, 440, 0.9] })).camera, [700, 440, 0.9]);
  assert.equal(stepCamera({ mode: "keep" }, on({ box, now: [100, 100, 2] })).isStill, false, "it would show nothing of it");
  assert.deepEqual(stepCamera({ mode: "exact", x: 5, y: 6, zoom: 2 }, on({})).camera, [5, 6, 2]);
  const [x, y, zoom] = stepCamera({ mode: "whole" }, on({})).camera;
  assert.deepEqual([x, y], [740, 500]);
  assert.ok(Math.abs(zoom - 0.76) < 1e-9);
  const near = stepCamera({ mode: "whole" }, on({ box: { x: 20, y: 60, w: 1440, h: 900 } })).camera;
  assert.deepEqual(near.slice(0, 2), [740, 510], "the agents' own box, without heads and margins");
  assert.ok(Math.abs(near[2] - 760 / 968) < 1e-9);
});

test("names stand beside a tall picture and under a wide one", () => {
  assert.equal(namesAt({ x: 0, y: 0, w: 1000, h: 900 }, stage), "side");
  assert.equal(namesAt({ x: 0, y: 0, w: 1000, h: 300 }, stage), "below");
  assert.equal(namesAt(null, stage), "below");
});
