import assert from "node:assert/strict";
import test from "node:test";
import { indexOf, nearOf, readingOrder, sortOf, touching, walk } from "../../assets/lib/select.mjs";
import { data, parentOf } from "./network.mjs";

const index = indexOf(data);
const at = "mechanism-caption";
const sorted = (keys) => [...keys].sort();

test("a key is an agent, a statement, a mechanism, or nothing", () => {
  assert.deepEqual(["mir155", "R07", "m1", "nobody", "constructor"].map((key) => sortOf(index, key)), ["agent", "statement", "mechanism", null, null]);
});

test("what touches an agent depends on the reading", () => {
  assert.deepEqual(touching(index, "caf", at), ["R08", "R31"]);
  assert.deepEqual(touching(index, "caf", "caption"), ["R05", "R31"]);
});

test("near an agent: its statements, their other ends and holders", () => {
  assert.deepEqual(sorted(nearOf(index, ["mir155"], at, parentOf)), ["R03", "R07", "ev_paca", "mir155", "tp53inp1"]);
});

test("near a statement: its ends, and the vesicle that holds one of them", () => {
  assert.deepEqual(sorted(nearOf(index, ["R07"], at, parentOf)), ["R07", "ev_paca", "mir155", "tp53inp1"]);
});

test("near a mechanism: its drawn statements only", () => {
  const near = nearOf(index, ["m1"], at, parentOf);
  assert.equal(near.has("R05"), false);
  assert.equal(near.has("R08"), true);
  assert.equal(nearOf(index, ["nobody"], at).size, 0);
});

const order = ["cell_paca", "ev_paca", "mir155", "tp53inp1", "caf"];
const WALKS = [
  ["mir155", "right", null, "R07"],
  ["R07", "right", null, "tp53inp1"],
  ["R07", "left", null, "mir155"],
  ["mir155", "left", null, "R03"],
  ["caf", "right", null, null],
  ["R08", "down", "caf", "R31"],
  ["R31", "down", "caf", "R08"],
  ["R08", "down", null, null],
  ["mir155", "down", null, "tp53inp1"],
  ["cell_paca", "up", null, "caf"],
];
for (const [key, way, pivot, to] of WALKS) {
  test(`${key} ${way}${pivot ? ` from ${pivot}` : ""} leads to ${to}`, () => assert.equal(walk(index, key, way, at, order, pivot), to));
}

test("reading order: columns from the left, each from the top", () => {
  const places = [
    { key: "d", x: 400, y: 10 },
    { key: "b", x: 130, y: 90 },
    { key: "a", x: 150, y: 20 },
    { key: "c", x: 395, y: 5 },
  ];
  assert.deepEqual(readingOrder(places), ["a", "b", "c", "d"]);
});
