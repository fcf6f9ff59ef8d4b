import test from "node:test";
import assert from "node:assert/strict";
import { answerOf, askedOf } from "../../assets/lib/offline_whatif.mjs";

const all = {
  agents: ["a", "b", "c"], codes: { h: "held", u: "up", ".": "not affected" }, caveat: "No claim.",
  lines: ["1 of 3 agents are not affected.", "b: rises."], told: { "caption a down": ["If a is down", "hu.", [1, 0]] },
};

test("an answer is read from a letter an agent and the places of its lines", () => {
  assert.deepEqual(answerOf(all, "caption", "a", "down"), {
    heading: "If a is down", caveat: "No claim.", verdicts: { a: "held", b: "up" }, lines: ["b: rises.", "1 of 3 agents are not affected."],
  });
  assert.equal(answerOf(all, "literature", "a", "down"), null);
});

test("a view asks of one agent here; off is down taken to its end", () => {
  assert.deepEqual(askedOf(["a:down", "b:up"]), ["a", "down"]);
  assert.deepEqual(askedOf(["a:off"]), ["a", "down"]);
  assert.equal(askedOf([]), null);
});
