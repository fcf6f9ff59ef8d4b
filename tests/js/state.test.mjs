import assert from "node:assert/strict";
import test from "node:test";
import { DEFAULT, historyOf, isFiltered, pick, reading, step } from "../../assets/lib/state.mjs";
import { createStore } from "../../assets/lib/store.mjs";

test("a pick replaces; with add it joins, and leaves when picked again", () => {
  assert.deepEqual(pick(["mir155"], "R07", false), ["R07"]);
  assert.deepEqual(pick(["mir155"], "R07", true), ["mir155", "R07"]);
  assert.deepEqual(pick(["mir155", "R07"], "mir155", true), ["R07"]);
});

test("a step never changes the view it was given, and gives it back when nothing changed", () => {
  const first = Object.freeze({ ...DEFAULT, select: Object.freeze(["R07"]) });
  assert.equal(step(first, { type: "select", key: "R07" }), first);
  assert.equal(step(first, { type: "set", name: "level", value: "mechanism" }), first);
  assert.equal(step(first, { type: "putBack" }), first);
  assert.deepEqual(step(first, { type: "select", key: "mir155", add: true }).select, ["R07", "mir155"]);
});

test("clear takes the selection and the search first, then the filters", () => {
  const full = { ...DEFAULT, select: ["R07"], q: "zo", kind: ["mirna"] };
  const once = step(full, { type: "clear" });
  assert.deepEqual([once.select, once.q, once.kind], [[], "", ["mirna"]]);
  const twice = step(once, { type: "clear" });
  assert.equal(isFiltered(twice), false);
  assert.equal(step(twice, { type: "clear" }), twice);
});

test("a move is kept in whole px, and an agent back home needs no entry", () => {
  const moved = step(DEFAULT, { type: "move", key: "zo1", dx: 12.6, dy: -3.2 });
  assert.deepEqual(moved.moved, { zo1: [13, -3] });
  assert.deepEqual(step(moved, { type: "move", key: "zo1", dx: 0.3, dy: -0.2 }).moved, {});
  assert.deepEqual(step(moved, { type: "putBack" }).moved, {});
  assert.deepEqual(DEFAULT.moved, {});
});

test("a word outside its list is refused by name", () => {
  assert.throws(() => step(DEFAULT, { type: "set", name: "theme", value: "pink" }), /theme is one of .*pink/);
  assert.throws(() => step(DEFAULT, { type: "set", name: "select", value: "x" }), RangeError);
  assert.throws(() => step(DEFAULT, { type: "fly" }), /no such action: fly/);
});

test("the readings have the names of data-at", () => {
  assert.equal(reading({ level: "caption", profile: "literature" }), "caption");
  assert.equal(reading({ level: "mechanism", profile: "literature" }), "mechanism-literature");
  assert.equal(reading(DEFAULT), "mechanism-caption");
});

test("picks make history, looks and typing do not", () => {
  assert.equal(historyOf({ type: "select" }), "push");
  assert.equal(historyOf({ type: "set", name: "level" }), "push");
  assert.equal(historyOf({ type: "filters" }), "push");
  assert.equal(historyOf({ type: "set", name: "theme" }), "replace");
  assert.equal(historyOf({ type: "look" }), "replace");
  assert.equal(historyOf({ type: "search" }), "replace");
  assert.equal(historyOf({ type: "move", quiet: true }), "replace");
});

test("the store tells its listeners once a change, and not when nothing changed", () => {
  const store = createStore(step, DEFAULT);
  const heard = [];
  const stop = store.subscribe((now, before, action) => heard.push([before.select, now.select, action.type]));
  store.dispatch({ type: "select", key: "R07" });
  store.dispatch({ type: "select", key: "R07" });
  stop();
  store.dispatch({ type: "clear" });
  assert.deepEqual(heard, [[[], ["R07"], "select"]]);
  assert.deepEqual(store.get().select, []);
});
