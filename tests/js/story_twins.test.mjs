/** The browser's reading of a story and Python's: both read the same vectors. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { indexOf } from "../../assets/lib/select.mjs";
import { dwellOf, light, litOf } from "../../assets/lib/stage_words.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const vectors = read("../fixtures/story_twins.json");
const network = read("../../data/networks/PMC9095362__SCI2022-9133658.005.json");

/** The page's JSON, as far as a step's light needs it. */
function index() {
  const byKey = (all) => Object.fromEntries(all.map((one) => [one.key, { ...one, at: [], sign: {} }]));
  const statements = byKey(network.statements);
  const mechanisms = Object.fromEntries(network.mechanisms.map((one) => {
    const ends = one.statements.flatMap((key) => [statements[key].subject, statements[key].object]);
    const named = [one.donor, one.vesicle, ...(one.cargo ?? []), one.recipient, ...(one.targets ?? []), ...(one.processes ?? []), ...(one.outcomes ?? [])];
    return [one.key, { title: one.title, statements: one.statements, agents: [...named, ...ends].filter(Boolean) }];
  }));
  return indexOf({ agents: byKey(network.agents), statements, mechanisms });
}

for (const { say, pieces, dwell } of vectors.says) {
  test(`words: ${say.slice(0, 40)}`, () => {
    assert.deepEqual(light(say), pieces);
    assert.equal(dwellOf(say), dwell);
  });
}

for (const { anchors, keys } of vectors.lit) {
  test(`lit by ${anchors.join(" ") || "nothing"}`, () => assert.deepEqual([...litOf(index(), anchors)].sort(), keys));
}
