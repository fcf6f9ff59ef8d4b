import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { DEFAULT } from "../../assets/lib/state.mjs";
import { fromQuery, toQuery } from "../../assets/lib/url.mjs";

const vectors = new URL("../fixtures/view_urls.json", import.meta.url);

test("the vectors that the Python twin reads too", { skip: !existsSync(vectors) && "no view_urls.json" }, () => {
  for (const { query, state, canonical } of JSON.parse(readFileSync(vectors, "utf8"))) {
    const view = fromQuery(query);
    assert.deepEqual(view, { ...DEFAULT, ...state }, query);
    assert.equal(toQuery(view), canonical, query);
    assert.deepEqual(fromQuery(canonical), view, canonical);
  }
});

test("nothing said is the default, and the default says nothing", () => {
  assert.deepEqual(fromQuery(""), DEFAULT);
  assert.equal(toQuery(fromQuery("?")), "");
});

test("every part goes there and back", () => {
  const query =
    "?figure=PMC9095362__SCI2022-9133658.005&select=mir155,R07&level=caption&profile=literature&theme=projector" +
    "&q=TGF-%CE%B2%20%26%20co&mechanism=m1,m2&donor=cell_paca&kind=mirna&sign=plus,none&basis=implied&filter=hide" +
    "&tab=details&moved=zo1:12:-3,tlr2:-40:0&view=740,500,1.25";
  const view = fromQuery(query);
  assert.equal(toQuery(view), query);
  assert.deepEqual(view.moved, { zo1: [12, -3], tlr2: [-40, 0] });
  assert.deepEqual(view.view, [740, 500, 1.25]);
  assert.equal(view.q, "TGF-β & co");
});

const BAD = [
  ["?level=deep", "level", "mechanism"],
  ["?theme=pink", "theme", ""],
  ["?sign=plus,up,plus", "sign", ["plus"]],
  ["?select=,R07,,R07,", "select", ["R07"]],
  ["?moved=zo1:a:3,b:1,c:1:2:3,d:4:5", "moved", { d: [4, 5] }],
  ["?moved=zo1:0x10:3", "moved", {}],
  ["?view=1,2", "view", null],
  ["?view=1,2,0", "view", null],
  ["?view=1,2,1e3", "view", null],
  ["?view=1,2,3,4", "view", null],
  ["?view=1.5,-1.5,0.33333", "view", [2, -1, 0.333]],
  [`?figure=${"x".repeat(201)}`, "figure", null],
  ["?nothing=1", "q", ""],
];
for (const [query, name, value] of BAD) {
  test(`${query.slice(0, 40)} leaves ${name} at what is sane`, () => assert.deepEqual(fromQuery(query)[name], value));
}

test("no query can reach an object's prototype", () => {
  const { moved } = fromQuery("?moved=__proto__:3:4,zo1:1:2");
  assert.equal(Object.getPrototypeOf({}).zo1, undefined);
  assert.deepEqual(moved.zo1, [1, 2]);
});
