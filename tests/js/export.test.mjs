import assert from "node:assert/strict";
import test from "node:test";
import { queryOf, summaryOf } from "../../assets/lib/export.mjs";
import { counted, sizeOf } from "../../assets/lib/export_parts.mjs";

test("a choice is asked for by name, suggestions only when they are wanted", () => {
  assert.equal(queryOf({ level: "all", profile: "caption", suggested: false }), "?level=all&profile=caption");
  assert.equal(queryOf({ level: "mechanism", profile: "literature", suggested: true }), "?level=mechanism&profile=literature&suggested=1");
});

test("what is lost is one line", () => {
  const told = [
    [{ total: 0, returns: 0 }, "Nothing is lost: this format carries the whole network."],
    [{ total: 357, returns: 357 }, "357 values stand where other programs may not look; figtrace reads all of them back."],
    [{ total: 1, returns: 0 }, "1 value of the network cannot be carried as it is."],
    [{ total: 1200, returns: 0 }, "1,200 values of the network cannot be carried as they are."],
    [{ total: 5, returns: 1 }, "4 values of the network cannot be carried as they are. 1 more value stands where other programs may not look; figtrace reads it back."],
  ];
  for (const [given, words] of told) assert.equal(summaryOf(given), words);
});

test("sizes are read in bytes, KB and MB", () => {
  const sizes = [[0, "0 bytes"], [999, "999 bytes"], [1500, "1.5 KB"], [135_667, "136 KB"], [999_600, "1.0 MB"], [20_971_520, "21 MB"]];
  for (const [bytes, words] of sizes) assert.equal(sizeOf(bytes), words);
});

test("one is one and more are more", () => {
  assert.equal(counted(1, "agent"), "1 agent");
  assert.equal(counted(1200, "agent"), "1,200 agents");
});
