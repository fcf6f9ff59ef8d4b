import test from "node:test";
import assert from "node:assert/strict";
import { byMechanism, dwellOf, light, litOf, partsOf, shownIn } from "../../assets/lib/stage_words.mjs";
import { indexOf } from "../../assets/lib/select.mjs";

const words = (part) => part.map(([text]) => text).join("");

test("light marks become pieces, and nothing else does", () => {
  assert.deepEqual(light("If **p53** falls, [MDM2](mdm2) rises <b>"), [
    ["If ", [], ""],
    ["p53", [], "bold"],
    [" falls, ", [], ""],
    ["MDM2", ["mdm2"], "agent"],
    [" rises <b>", [], ""],
  ]);
  assert.deepEqual(light(""), []);
});

test("short words are one part", () => {
  assert.deepEqual(partsOf([["α5 β", ["a"], "agent"]]), [[["α5 β", ["a"], "agent"]]]);
  assert.deepEqual(partsOf([]), [[]]);
});

test("long words are cut at a clause or a blank; joined they are the words, and no mark is lost", () => {
  const pieces = [["Carriers of ", [], ""], ["miR-1", ["m"], "agent"], [` ${"go on and on, ".repeat(30)}end.`, ["R1"], "cue"]];
  const parts = partsOf(pieces);
  assert.ok(parts.length >= 3);
  for (const part of parts) assert.ok(words(part).length <= 180, words(part));
  assert.equal(parts.map(words).join(""), words(pieces));
  assert.ok(words(parts[0]).endsWith(","));
  assert.deepEqual(parts[0][1], ["miR-1", ["m"], "agent"]);
});

test("words without a blank are cut all the same", () => {
  const parts = partsOf([["x".repeat(400), [], ""]]);
  assert.deepEqual(parts.map((part) => words(part).length).reduce((sum, n) => sum + n, 0), 400);
  for (const part of parts) assert.ok(words(part).length <= 180);
});

const said = (subject, object) => ({ subject, object, at: ["caption"], sign: {}, basis: "explicit", words: "" });
const index = indexOf({
  agents: { a: {}, b: {}, c: {}, v: {} },
  statements: { R1: said("a", "b"), R2: said("b", "c") },
  mechanisms: { M1: { title: "m", statements: ["R1"], agents: ["v"] } },
});

test("a step lights its statements' ends, its agents, and all of a mechanism", () => {
  assert.deepEqual([...litOf(index, ["R2", "a", "gone"])].sort(), ["R2", "a", "b", "c"]);
  assert.deepEqual([...litOf(index, ["M1"])].sort(), ["R1", "a", "b", "v"]);
});

test("what stands: everything, what has come so far, or the step's own", () => {
  const steps = [
    { show: "so-far", lit: ["a"] },
    { show: "so-far", lit: ["b"] },
    { show: "anchors", lit: ["c"] },
    { show: "all", lit: ["c"] },
    { show: "so-far", lit: [] },
  ];
  assert.deepEqual([...shownIn(steps, 2)], ["a", "b"]);
  assert.deepEqual([...shownIn(steps, 3)], ["c"]);
  assert.equal(shownIn(steps, 4), null);
  assert.equal(shownIn(steps, 5), null, "an empty picture says nothing");
});

test("words decide how long a step stands, six seconds at least", () => {
  assert.equal(dwellOf("one two"), 6);
  assert.equal(dwellOf("word ".repeat(20)), 9);
});

test("names by mechanism: numbered as they stand, what is held goes with its holder, the rest last", () => {
  const mechanisms = {
    M1: { title: "low", agents: ["c"], statements: ["S"] },
    M2: { title: "high", agents: ["a", "c"], statements: [] },
    M3: { title: "elsewhere", agents: ["z"], statements: [] },
  };
  const index = indexOf({ agents: {}, statements: { S: { subject: "b", object: "c" } }, mechanisms });
  const parentOf = (key) => (key === "d" ? "b" : null);
  assert.deepEqual(byMechanism(index, ["a", "b", "c", "d", "e"], parentOf), [
    { mark: "1", title: "high", keys: ["a", "c"] },
    { mark: "2", title: "low", keys: ["b", "c", "d"] },
    { mark: "", title: "", keys: ["e"] },
  ]);
});
