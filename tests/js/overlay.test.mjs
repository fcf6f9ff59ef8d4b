import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fold, lay, stepOf, termOf } from "../../assets/lib/overlay.mjs";
import { MOST_BYTES, readBytes, readText } from "../../assets/lib/sheet.mjs";

const vectors = JSON.parse(readFileSync(new URL("../fixtures/overlay_vectors.json", import.meta.url), "utf-8"));

for (const { name, text, laid } of vectors.cases) {
  test(`a table as Python reads it: ${name}`, () => {
    const { sheet, problems } = readText(text);
    const said = sheet ? lay(vectors.index, sheet, problems) : { problems };
    assert.deepEqual(said, laid);
  });
}

test("a number too large to be rounded is painted like any other, as Python does", () => {
  const { sheet, problems } = readText("gene,x\nEGFR,1.5e303\nTLR2,-7.5e302\n");
  const told = lay(vectors.index, sheet, problems);
  assert.equal(told.scales[0].reach, 1.5e303);
  assert.deepEqual(Object.values(told.agents).map((one) => one.steps), [["high-4"], ["low-2"]]);
});

test("bytes with and without a mark, in UTF-8 and UTF-16, read the same", () => {
  const text = "gene,x\nTGF-β,1\n";
  const plain = readBytes(new TextEncoder().encode(text)).sheet;
  assert.deepEqual(readBytes(new TextEncoder().encode("\ufeff" + text)).sheet, plain);
  const wide = new Uint8Array(2 + 2 * text.length);
  wide.set([0xff, 0xfe]);
  [...text].forEach((letter, n) => wide.set([letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8], 2 + 2 * n));
  assert.deepEqual(readBytes(wide).sheet, plain);
});

test("bytes that are no UTF-8 are named by value and place", () => {
  for (const [bytes, place, value] of [
    [[0x61, 0x2c, 0xe9, 0x0a], 2, "0xe9"],
    [[0xff, 0x61], 0, "0xff"],
    [[0x61, 0xce, 0xb2, 0x2c, 0xc3], 4, "0xc3"],
    [[0x61, 0xe2, 0x82, 0x41], 1, "0xe2"],
  ]) {
    const { sheet, problems } = readBytes(Uint8Array.from(bytes));
    assert.equal(sheet, null);
    assert.equal(problems[0].code, "overlay-encoding");
    assert.equal(problems[0].message, `byte ${value} at ${place} is no UTF-8`);
  }
});

test("a binary file and one that is too large are refused", () => {
  assert.equal(readBytes(Uint8Array.from([97, 0, 98])).problems[0].message, "the file is not text");
  assert.equal(readBytes(new Uint8Array(MOST_BYTES + 1)).problems[0].code, "overlay-too-large");
});

test("folding keeps a dash between digits", () => {
  assert.equal(fold("TGF-β/Smad"), "tgfbetasmad");
  assert.equal(fold("miR 155–5p"), "mir155-5p");
  assert.equal(termOf("7097.0", true), "ncbigene7097");
  assert.equal(termOf("7097", false), "7097");
});

test("a step lies in nine, and there is none without a value", () => {
  const scale = { kind: "diverging", reach: 2 };
  assert.deepEqual([-9, -2, -0.2, 0, 0.3, 1, 2].map((value) => stepOf(scale, value)), [
    "low-4", "low-4", "zero", "zero", "high-1", "high-2", "high-4",
  ]);
  assert.equal(stepOf(scale, null), null);
  assert.equal(stepOf({ kind: "diverging", reach: 0 }, 0), "zero");
});
