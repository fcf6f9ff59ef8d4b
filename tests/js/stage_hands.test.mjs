import test from "node:test";
import assert from "node:assert/strict";
import { swipeOf } from "../../assets/lib/stage_hands.mjs";

const hand = (more) => ({ dx: 0, dy: 0, ms: 120, x: 500, width: 1000, isOnAgent: false, ...more });

test("a quick swipe to the left is next, to the right previous", () => {
  assert.equal(swipeOf(hand({ dx: -90, dy: 20 })), "next");
  assert.equal(swipeOf(hand({ dx: 90, dy: -20 })), "previous");
});

test("a slow hand, a short one or a steep one moves the picture instead", () => {
  assert.equal(swipeOf(hand({ dx: -90, ms: 900 })), null);
  assert.equal(swipeOf(hand({ dx: -40 })), null);
  assert.equal(swipeOf(hand({ dx: -90, dy: 80 })), null);
});

test("a tap in the outer thirds moves; in the middle, or on an agent, it does not", () => {
  assert.equal(swipeOf(hand({ x: 900 })), "next");
  assert.equal(swipeOf(hand({ x: 100 })), "previous");
  assert.equal(swipeOf(hand({ x: 500 })), null);
  assert.equal(swipeOf(hand({ x: 900, isOnAgent: true })), null);
  assert.equal(swipeOf(hand({ x: 900, ms: 800 })), null);
});
