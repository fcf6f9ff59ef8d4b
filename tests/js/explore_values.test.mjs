/** Values on agents: words are read on every colour, numbers cover no words; the same as Python's, by shared vectors. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { endsOf, shortOf } from "../../assets/lib/explore_data.mjs";
import { inkOn, INKS, ratio, STEPS } from "../../assets/lib/explore_ink.mjs";
import { freePlace } from "../../assets/lib/explore_place.mjs";

const vectors = JSON.parse(readFileSync(new URL("../fixtures/value_vectors.json", import.meta.url), "utf8"));
const css = readFileSync(new URL("../../assets/00_tokens.css", import.meta.url), "utf8");

/** @param {string} selector */
function tokens(selector) {
  const from = css.indexOf(`${selector} {`);
  assert.ok(from >= 0, selector);
  return Object.fromEntries([...css.slice(from, css.indexOf("}", from)).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

const light = tokens(":root");
const THEMES = {
  light,
  dark: { ...light, ...tokens('[data-theme="dark"]') },
  system: { ...light, ...tokens(":root:not([data-theme])") },
  projector: { ...light, ...tokens('[data-theme="projector"]') },
};

for (const [theme, colours] of Object.entries(THEMES)) {
  test(`words on every step are read in ${theme}`, () => {
    const poor = STEPS.filter((step) => ratio(colours[inkOn(step, (token) => colours[token])], colours[`overlay-${step}`]) < 4.5);
    assert.deepEqual(poor, []);
    assert.equal(STEPS.length, 9);
    assert.deepEqual(STEPS.filter((step) => !INKS.includes(inkOn(step, (token) => colours[token]))), []);
  });
}

test("every step has its own colour, and each end stands out from the centre by more than its hue", () => {
  for (const [theme, colours] of Object.entries(THEMES)) {
    assert.equal(new Set(STEPS.map((step) => colours[`overlay-${step}`])).size, 9, theme);
    for (const end of ["low-4", "high-4"]) assert.ok(ratio(colours[`overlay-${end}`], colours["overlay-zero"]) > 3, `${theme} ${end}`);
  }
});

test("a number stands where it covers no words", () => {
  for (const { beside, size, taken, place } of vectors.places) {
    const box = ([x, y, w, h]) => ({ x, y, w, h });
    assert.deepEqual(freePlace(box(beside), size[0], size[1], taken.map(box)), box(place));
  }
});

test("numbers and ends are read alike in page and command", () => {
  for (const [value, words] of vectors.short) assert.equal(shortOf(value), words);
  for (const { scale, ends } of vectors.ends) assert.deepEqual(endsOf(scale), ends);
});
