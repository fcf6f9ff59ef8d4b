import assert from "node:assert/strict";
import test from "node:test";
import { clamp, fit, home, inner, outer, panBy, restood, seen, toShow, zoomAt } from "../../assets/lib/camera.mjs";

const stage = { w: 800, h: 600 };
const figure = { w: 1600, h: 1000 };
const place = { left: 0, top: 0, w: 800, h: 600 };

/** Where a figure point is seen, px from the stage's left top. */
const screen = ([x, y, zoom], [fx, fy]) => [stage.w / 2 + zoom * (fx - x), stage.h / 2 + zoom * (fy - y)];
const near = (a, b) => a.forEach((value, i) => assert.ok(Math.abs(value - b[i]) < 1e-9, `${a} is not ${b}`));

test("home is what CSS shows: the whole figure in the middle", () => {
  near(home(stage, place, figure), [800, 500, 0.5]);
  near(home(stage, { left: 0, top: 0, w: 960, h: 600 }, figure), [400 / 0.6, 500, 0.6]);
});

test("zooming keeps the figure point under the hand", () => {
  const before = [800, 500, 0.5];
  const after = zoomAt(before, 2, 150, -80);
  assert.equal(after[2], 1);
  const under = [800 + 150 / 0.5, 500 - 80 / 0.5];
  near(screen(after, under), screen(before, under));
});

test("a pan moves the figure by what the hand moved", () => {
  near(screen(panBy([800, 500, 0.5], 30, -20), [0, 0]), [screen([800, 500, 0.5], [0, 0])[0] + 30, screen([800, 500, 0.5], [0, 0])[1] - 20]);
});

test("inside and outside together show the camera, whatever was settled", () => {
  const settled = [700, 450, 0.8];
  const camera = [300, 200, 1.7];
  const drawn = inner(settled, stage, place, figure);
  const shown = outer(camera, settled, stage, place);
  for (const point of [[0, 0], [300, 200], [1600, 1000]]) {
    const [bx, by] = [0.5 * (drawn.x + drawn.k * point[0]) + 0, 0.5 * (drawn.y + drawn.k * point[1]) + 50];
    near([shown.x + shown.k * bx, shown.y + shown.k * by], screen(camera, point));
  }
});

test("the centre stays over the figure and the zoom sane", () => {
  assert.deepEqual(clamp([-50, 2000, 99], stage, figure), [0, 1000, 6]);
  assert.deepEqual(clamp([5, 5, 0.001], stage, figure), [5, 5, 0.35]);
});

test("fit shows a box whole, with its margin", () => {
  assert.deepEqual(fit(stage, { x: 100, y: 100, w: 200, h: 100 }, 100), [200, 150, 3]);
});

test("showing moves no further than needed", () => {
  const camera = [800, 500, 1];
  assert.deepEqual(toShow(camera, stage, { x: 700, y: 450, w: 100, h: 50 }), camera);
  assert.deepEqual(toShow(camera, stage, { x: 1300, y: 450, w: 100, h: 50 }), [1024, 500, 1]);
  assert.deepEqual(toShow(camera, stage, { x: 0, y: 0, w: 5000, h: 50 })[0], 2500);
});

test("what is seen is the stage in figure px", () => {
  assert.deepEqual(seen([800, 500, 0.5], stage), { x: 0, y: -100, w: 1600, h: 1200 });
});

test("a drawing that stays while its stage grows stands at another camera: no point of it moves", () => {
  const before = [700, 400, 2];
  const wider = { w: 1000, h: 500 };
  const after = restood(before, stage, wider);
  const at = ([x, y, zoom], size) => [size.w / 2 + zoom * (10 - x), size.h / 2 + zoom * (20 - y)];
  near(at(after, wider), at(before, stage));
  assert.equal(after[2], 2);
});
