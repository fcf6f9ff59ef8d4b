import test from "node:test";
import assert from "node:assert/strict";
import { nextOf, orderOf } from "../../assets/lib/curate_tree.mjs";
import { passes, Refused } from "../../assets/lib/curate_wire.mjs";
import { begun, places, points, seek, units, wordsOf } from "../../assets/lib/curate_words.mjs";

/** U+1D6FC is one code point and two units of a JavaScript string. */
const ALPHA = "\u{1D6FC}";

test("inside a piece code points are counted, not units", () => {
  assert.equal(points(`TGF-${ALPHA}1`, 6), 5);
  assert.equal(units(`TGF-${ALPHA}1`, 5), 6);
  assert.equal(points("abc", 2), 2);
});

test("words carry their offsets in the caption, over the borders of pieces", () => {
  const pieces = [{ start: 10, text: `${ALPHA} TGF` }, { start: 15, text: "-β induces ZO" }, { start: 28, text: "-1." }];
  assert.deepEqual(wordsOf(pieces), [
    { start: 10, end: 11, text: ALPHA },
    { start: 12, end: 17, text: "TGF-β" },
    { start: 18, end: 25, text: "induces" },
    { start: 26, end: 30, text: "ZO-1" },
  ]);
});

test("letters lead to the next word that begins with them, and round", () => {
  const words = ["miR-155", "TP53INP1", "miR-105"].map((text) => ({ text }));
  assert.equal(seek(words, "mir", 1), 2);
  assert.equal(seek(words, "mir-15", 1), 0);
  assert.equal(seek(words, "zo", 0), -1);
});

test("the places of some words are whole words, whatever their case", () => {
  const pieces = [{ start: 0, text: "Exosomes and exosomes; CSC-Exosomes2" }];
  assert.deepEqual(places(pieces, "exosomes"), [[0, 8], [13, 21]]);
  assert.deepEqual(places(pieces, "  "), []);
  assert.deepEqual(places([{ start: 5, text: `${ALPHA} (a) b` }], "(a)"), [[7, 10]]);
});

test("the tree asks in the domain's order", () => {
  assert.deepEqual(orderOf({ what: "effect", changed: "amount" }), ["what", "changed", "object", "sign", "denied", "hedged", "perturbed"]);
  assert.deepEqual(orderOf({ what: "effect", changed: "meets" }), ["what", "changed", "sign", "denied", "hedged", "perturbed"]);
  assert.deepEqual(orderOf({ what: "contains" }), ["what", "denied", "hedged", "perturbed"]);
  assert.equal(nextOf({}), "what");
  assert.equal(nextOf({ what: "from", denied: "no", hedged: "no", perturbed: "no" }), null);
});

test("what passes is sent again, what is refused is not", () => {
  assert.equal(passes(new TypeError("Failed to fetch")), true);
  assert.equal(passes(new Refused([], 503)), true);
  assert.equal(passes(new Refused([], 400)), false);
  assert.equal(passes(new Refused([], 401)), false);
});

test("what is begun goes on to the end of its word, and of the next where no joint stands between", () => {
  const pieces = [{ start: 7, text: "permeability of tumor " }, { start: 29, text: "blood vessels in the TME" }];
  const words = (/** @type {string} */ typed) => begun(pieces, typed).map(([start, end]) => "permeability of tumor blood vessels in the TME".slice(start - 7, end - 7));
  assert.deepEqual(words("tumor b"), ["tumor blood vessels", "tumor blood"]);
  assert.deepEqual(words("vess"), ["vessels"]);
  assert.deepEqual(words("perm"), ["permeability"]);
  assert.deepEqual(words("lood"), []);
  assert.deepEqual(words(" "), []);
});
