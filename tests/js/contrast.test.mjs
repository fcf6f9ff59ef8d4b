/** Words and signs can be told from their grounds in every theme: WCAG's ratios, reckoned from the tokens themselves. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const css = readFileSync(new URL("../../assets/00_tokens.css", import.meta.url), "utf8");

/** The tokens of the first block that a selector opens. @param {string} selector */
function tokens(selector) {
  const from = css.indexOf(`${selector} {`);
  assert.ok(from >= 0, selector);
  const block = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

const light = tokens(":root");
const THEMES = {
  light,
  dark: { ...light, ...tokens('[data-theme="dark"]') },
  system: { ...light, ...tokens(":root:not([data-theme])") },
  projector: { ...light, ...tokens('[data-theme="projector"]') },
};

/** Relative luminance (WCAG 2.2). @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} one @param {string} other */
function ratio(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Words need 4.5, shapes and lines that mean something 3. @type {[string, string[], number][]} */
const PAIRS = [
  ["ink", ["surface", "surface-2", "ground", "hover", "accent-soft", "mark-quote", "cell", "recipient", "state", "vesicle", "protein", "receptor", "family", "pathway", "process", "chemical", "badge", "tme"], 4.5],
  ["ink-2", ["surface", "surface-2", "ground", "hover"], 4.5],
  ["ink-3", ["surface", "surface-2", "ground"], 4.5],
  ["accent", ["surface", "surface-2", "accent-soft"], 4.5],
  ["on-accent", ["accent"], 4.5],
  ["warn", ["surface", "warn-soft"], 4.5],
  ["error", ["surface", "error-soft"], 4.5],
  ["cell-ink", ["cell", "ground"], 4.5],
  ["recipient-ink", ["recipient"], 4.5],
  ["state-ink", ["state"], 4.5],
  ["vesicle-ink", ["vesicle", "ground"], 4.5],
  ["mark-subject", ["surface", "mark-quote"], 4.5],
  ["mark-object", ["surface", "mark-quote"], 4.5],
  ["mark-trigger", ["surface", "mark-quote"], 4.5],
  ["plus", ["ground", "surface", "recipient", "tme"], 3],
  ["minus", ["ground", "surface", "recipient", "tme"], 3],
  ["unsigned", ["ground", "surface", "recipient", "tme"], 3],
  ["flow", ["ground", "surface", "tme"], 3],
  ["control-line", ["surface", "ground"], 3],
  ["focus", ["surface", "ground", "surface-2"], 3],
  ["select-line", ["ground", "recipient", "tme"], 3],
];

for (const [theme, colours] of Object.entries(THEMES)) {
  test(`contrast in ${theme}`, () => {
    const poor = PAIRS.flatMap(([fore, grounds, least]) =>
      grounds
        .map((ground) => ({ pair: `${fore} on ${ground}`, ratio: ratio(colours[fore], colours[ground]), least }))
        .filter((one) => one.ratio < least)
        .map((one) => `${one.pair}: ${one.ratio.toFixed(2)} < ${one.least}`),
    );
    assert.deepEqual(poor, []);
  });
}

test("dark by wish and dark by choice are the same colours", () => {
  assert.deepEqual(tokens(":root:not([data-theme])"), tokens('[data-theme="dark"]'));
});
