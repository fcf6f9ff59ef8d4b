import assert from "node:assert/strict";
import test from "node:test";
import { command } from "../../assets/lib/keys.mjs";

const picture = { isInPicture: true };
const CASES = [
  [{ key: "/" }, {}, "search"],
  [{ key: "?", shiftKey: true }, {}, "help"],
  [{ key: "L" }, {}, "literature"],
  [{ key: "l" }, picture, "literature"],
  [{ key: "ArrowRight" }, {}, null],
  [{ key: "ArrowRight" }, picture, "walk-right"],
  [{ key: "ArrowRight", altKey: true }, picture, "move-right"],
  [{ key: "Enter", shiftKey: true }, picture, "pick-add"],
  [{ key: " " }, picture, "pick"],
  [{ key: "Enter" }, {}, null],
  [{ key: "/" }, { tag: "INPUT" }, null],
  [{ key: "t" }, { isEditable: true }, null],
  [{ key: "t" }, { isInWidget: true }, null],
  [{ key: "f", ctrlKey: true }, {}, null],
  [{ key: "1", altKey: true }, {}, null],
  [{ key: "Escape" }, picture, "clear"],
  [{ key: "constructor" }, {}, null],
];
for (const [event, focus, name] of CASES) {
  test(`${JSON.stringify(event)} with ${JSON.stringify(focus)} is ${name}`, () => assert.equal(command(event, focus), name));
}
