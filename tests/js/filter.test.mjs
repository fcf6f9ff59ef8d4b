import assert from "node:assert/strict";
import test from "node:test";
import { counts, kept, valuesOf } from "../../assets/lib/filter.mjs";
import { indexOf } from "../../assets/lib/select.mjs";
import { DEFAULT } from "../../assets/lib/state.mjs";
import { data, parentOf } from "./network.mjs";

const index = indexOf(data);
const at = "mechanism-caption";
const keep = (view, where = at) => [...(kept(index, { ...DEFAULT, ...view }, where, parentOf) ?? [])].sort();

test("no filter keeps everything, and says so with null", () => assert.equal(kept(index, DEFAULT, at), null));

test("a sign is the sign of the reading", () => {
  assert.deepEqual(valuesOf(index, "R07", "sign", "caption"), ["unsigned"]);
  assert.deepEqual(valuesOf(index, "R07", "sign", at), ["minus"]);
  assert.deepEqual(keep({ sign: ["minus"] }), ["R07", "R08", "caf", "ev_paca", "mir155", "tp53inp1"]);
  assert.deepEqual(keep({ sign: ["minus"] }, "caption"), []);
});

test("within a facet any value will do, between facets all must hold", () => {
  assert.deepEqual(keep({ mechanism: ["m5"] }), ["R31", "caf", "tgfb"]);
  assert.equal(keep({ mechanism: ["m1", "m5"] }).includes("R31"), true);
  assert.deepEqual(keep({ mechanism: ["m1"], sign: ["none"] }), ["R02", "R03", "cell_paca", "ev_paca", "mir155"]);
  assert.deepEqual(keep({ mechanism: ["m5"], basis: ["implied"] }), []);
});

test("a kind keeps its agents, also those that no statement touches, and their holders", () => {
  assert.deepEqual(keep({ kind: ["mirna"] }), ["R03", "R07", "ev_paca", "mir105", "mir155", "tp53inp1"]);
  assert.equal(keep({ kind: ["mirna"], mechanism: ["m5"] }).includes("mir105"), false);
});

test("counts leave their own facet open", () => {
  const n = counts(index, { ...DEFAULT, mechanism: ["m1"], sign: ["minus"] }, at, "mechanism");
  assert.deepEqual([...n], [["m1", 2]]);
  assert.deepEqual([...counts(index, { ...DEFAULT, mechanism: ["m1"] }, at, "sign")].sort(), [["minus", 2], ["none", 2]]);
});
