import assert from "node:assert/strict";
import test from "node:test";
import { entriesOf, fold, search } from "../../assets/lib/search.mjs";
import { data } from "./network.mjs";

const entries = entriesOf(data);
const keys = (typed) => search(entries, typed).found.map((one) => one.key);

const FOLDS = [
  ["TGF‑β/Smad", "tgf-beta/smad"],
  ["integrin Α5", "integrin alpha5"],
  ["  Café\u00a0 noir ", "cafe noir"],
  ["HER−2", "her-2"],
  ["µm", "mum"],
];
for (const [typed, folded] of FOLDS) test(`${typed.trim()} folds to ${folded}`, () => assert.equal(fold(typed), folded));

test("the very name comes before names that begin so, before words, before insides", () => {
  assert.equal(keys("miR-155")[0], "mir155");
  assert.equal(keys("mir155")[0], "mir155");
  assert.deepEqual(keys("mir-1").slice(0, 2), ["mir155", "mir105"]);
  assert.equal(keys("caf")[0], "caf");
});

test("Greek may be spelled, an identifier given, a synonym used", () => {
  assert.equal(keys("tgf-beta")[0], "tgfb");
  assert.equal(keys("integrin alpha5")[0], "itga5");
  assert.equal(keys("hgnc:18022")[0], "tp53inp1");
  assert.equal(keys("sip")[0], "tp53inp1");
  assert.equal(keys("R07")[0], "R07");
});

test("several words need not stand together", () => assert.equal(keys("decreases mir-155")[0], "R07"));

test("nothing typed finds nothing, and no match is an empty list", () => {
  assert.deepEqual(search(entries, " "), { found: [], n: 0 });
  assert.deepEqual(keys("zebra"), []);
});

test("the list is cut, the number is not", () => {
  const { found, n } = search(entries, "ca", 2);
  assert.equal(found.length, 2);
  assert.ok(n > 2);
});

test("5,000 agents are folded once, and a search folds only what was typed", () => {
  const agents = Object.fromEntries(
    Array.from({ length: 5000 }, (_, i) => [`a${i}`, { name: `Agent ${i}`, kind: "protein", label: "", words: `syn${i} hgnc:${i}` }]),
  );
  const many = entriesOf({ agents, statements: {} });
  const normalize = String.prototype.normalize;
  let n = 0;
  String.prototype.normalize = function (form) {
    n += 1;
    return normalize.call(this, form);
  };
  try {
    assert.equal(search(many, "agent 49").found[0].key, "a49");
  } finally {
    String.prototype.normalize = normalize;
  }
  assert.ok(n === 1, `${n} strings were folded`);
});
