/** On the stage, what is lit can be told from what stands back, and what stands back can still be read. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const css = readFileSync(new URL("../../assets/00_tokens.css", import.meta.url), "utf8");

/** @param {string} selector */
function tokens(selector) {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

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

for (const selector of [":root", '[data-theme="dark"]', ":root:not([data-theme])", '[data-theme="projector"]']) {
  const theme = { ...tokens(":root"), ...tokens(selector) };
  test(`lit lines stand out from faint ones: ${selector}`, () => {
    for (const token of ["plus", "minus", "unsigned", "flow"]) {
      assert.ok(ratio(theme[token], theme.faint) >= 3, `${token}: ${ratio(theme[token], theme.faint).toFixed(2)}`);
      assert.ok(ratio(theme[token], theme.ground) >= 3, token);
    }
  });
  test(`words: ${selector}`, () => {
    assert.ok(ratio(theme["faint-ink"], theme.ground) >= 3, `faint ${ratio(theme["faint-ink"], theme.ground).toFixed(2)}`);
    for (const token of ["ink", "ink-2", "mark-subject", "mark-trigger"]) assert.ok(ratio(theme[token], theme.ground) >= 4.5, token);
  });
}
