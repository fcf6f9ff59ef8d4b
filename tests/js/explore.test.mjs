/** Explore's pure parts: what an address asks, what an answer paints, how a table is arranged, what can be taken. */
import assert from "node:assert/strict";
import test from "node:test";
import { known, painted, questionOf as supposed } from "../../assets/lib/explore_answer.mjs";
import { questionOf as compared, sidesOf } from "../../assets/lib/explore_compare.mjs";
import { endsOf, paintedBy, shortOf } from "../../assets/lib/explore_data.mjs";
import { FIGURES, beside, tableOf, twoLines } from "../../assets/lib/explore_figures.mjs";
import { placed, widthsOf } from "../../assets/lib/explore_columns.mjs";
import { holdsStatements, holdsValues } from "../../assets/lib/explore_given.mjs";
import { arranged, compare, textOf } from "../../assets/lib/explore_rows.mjs";
import { cutTo } from "../../assets/lib/explore_cut.mjs";
import { placeAfter } from "../../assets/lib/explore_points.mjs";
import { byDistance, questionOf, wordsOf } from "../../assets/lib/explore_paths.mjs";
import { keysOf } from "../../assets/lib/explore_table.mjs";
import { byVerdict } from "../../assets/lib/explore_whatif.mjs";
import { matching } from "../../assets/lib/palette.mjs";
import { commandOf, linkOf, sentenceOf } from "../../assets/lib/takeaway.mjs";
import { fold } from "../../assets/lib/search.mjs";
import { command } from "../../assets/lib/keys.mjs";
import { DEFAULT, step } from "../../assets/lib/state.mjs";
import { data, parentOf } from "./network.mjs";

test("a tool of Explore and what it is asked are one step; nothing new is no step", () => {
  const open = step(DEFAULT, { type: "explore", tool: "paths", ask: "around,up,2" });
  assert.deepEqual([open.explore, open.ask, open.tab], ["paths", "around,up,2", "figure"]);
  assert.equal(step(open, { type: "explore", tool: "paths", ask: "around,up,2" }), open);
  const asked = step(open, { type: "whatif", changes: ["mir155:down"] });
  assert.deepEqual(asked.whatif, ["mir155:down"]);
  assert.equal(step(asked, { type: "whatif", changes: ["mir155:down"] }), asked);
});

test("Ctrl K asks for the palette even while one types; a plain k for nothing", () => {
  assert.equal(command({ key: "k", ctrlKey: true }, { tag: "INPUT" }), "palette");
  assert.equal(command({ key: "K", metaKey: true }), "palette");
  assert.equal(command({ key: "k" }), null);
  assert.equal(command({ key: "k", ctrlKey: true, shiftKey: true }), null);
  assert.deepEqual(["e", "w", "n"].map((key) => command({ key })), ["explore", "whatif", "paths"]);
});

test("only agents that the network knows are asked about", () => {
  assert.deepEqual(known(["mir155:down", "nobody:up"], data.agents), ["mir155:down"]);
  assert.equal(supposed({ ...DEFAULT, whatif: ["mir155:down", "nobody:up", "caf:off"] }, data.agents), "mir155:down,caf:off");
});

test("an answer lights what it speaks of, with its statements and holders, and marks each agent", () => {
  const told = {
    perturbed: [{ agent: { agent: "mir155" }, change: "down" }],
    agents: {
      mir155: { verdict: "held", words: "miR-155: held down", statements: [], unsigned: [] },
      caf: { verdict: "partly down", words: "CAF: falls only partly; TGF-β: untouched", statements: ["R07", "R08"], unsigned: [] },
    },
    stops: [{ why: "unsigned", statement: "R05" }, { why: "place", statement: "R02" }],
    marks: { "held down": "<a/>", held: "<h/>", "partly down": "<p/>" },
  };
  const { marks, lit } = painted(told, parentOf);
  assert.deepEqual([...lit].sort(), ["R05", "R07", "R08", "caf", "ev_paca", "mir155"]);
  assert.deepEqual(marks.get("mir155"), { mark: "<a/>", words: "held down" });
  assert.deepEqual(marks.get("caf"), { mark: "<p/>", words: "falls only partly; TGF-β: untouched" });
  assert.deepEqual(byVerdict(told), [["partly down", ["caf"]]]);
});

test("the address of paths is read, and written back as it was", () => {
  for (const text of ["around,down,2", "around,both,1", "between,mir155,caf"]) assert.equal(wordsOf(questionOf(text, data.agents)), text);
  assert.deepEqual(questionOf("", data.agents), { mode: "around", direction: "both", steps: 1 });
  assert.deepEqual(questionOf("around,sideways,99", data.agents), { mode: "around", direction: "both", steps: 50 });
  assert.deepEqual(questionOf("around,up,1e9", data.agents).steps, 1);
  assert.deepEqual(questionOf("between,nobody,caf", data.agents), { mode: "between", from: "", to: "caf" });
});

test("neighbours stand by their distance, those that are not reached are left out", () => {
  const agents = [{ agent: "a", upstream: 2, downstream: null }, { agent: "b", upstream: 1, downstream: 1 }, { agent: "c", upstream: 2, downstream: null }];
  assert.deepEqual(byDistance(agents, "upstream"), [[1, ["b"]], [2, ["a", "c"]]]);
  assert.deepEqual(byDistance(agents, "downstream"), [[1, ["b"]]]);
});

test("a comparison begins with two different mechanisms, whatever the address says", () => {
  assert.deepEqual(compared("m5,m1", data.mechanisms, []), { mode: "mechanisms", first: "m5", second: "m1" });
  assert.deepEqual(compared("m5,m5", data.mechanisms, []), { mode: "mechanisms", first: "m5", second: "m1" });
  assert.deepEqual(compared("nothing", data.mechanisms, []), { mode: "mechanisms", first: "m1", second: "m5" });
  assert.deepEqual(compared("figure,PMC1", {}, ["PMC1"]), { mode: "figure", figure: "PMC1" });
  assert.deepEqual(compared("figure,../x", {}, ["PMC1"]), { mode: "figure", figure: "" });
});

test("what both have is lit as both, never as one side's", () => {
  const told = {
    shared: [{ first: { agent: "caf" }, second: { agent: "caf" } }], only_first: [{ agent: "mir155" }], only_second: [],
    claims: { same: [], other_sign: [{ first: { statement: "R08" }, second: { statement: "R31" } }], one_unsigned: [], only_first: [{ statement: "R07" }], only_second: [] },
  };
  assert.deepEqual(sidesOf(told), { both: ["caf", "R08"], first: ["mir155", "R07"], second: [] });
});

const columns = [{ name: "statement", says: "" }, { name: "sentence", says: "" }, { name: "year", says: "" }];
const rows = [["R10", "TGF-β increases CAF", 2015], ["R9", "miR-155 decreases TP53INP1", null], ["R2", "miR-105 decreases ZO-1", 2014]];
const folded = rows.map((row) => fold(row.map(textOf).join(" ")));

test("rows are filtered by words anywhere or in one column, Greek and case aside", () => {
  assert.deepEqual(arranged(rows, folded, columns, "tgf-beta", null), [0]);
  assert.deepEqual(arranged(rows, folded, columns, "MIR decreases", null), [1, 2]);
  assert.deepEqual(arranged(rows, folded, columns, "sentence:zo", null), [2]);
  assert.deepEqual(arranged(rows, folded, columns, 'sentence:"mir-155 decreases"', null), [1]);
  assert.deepEqual(arranged(rows, folded, columns, '"decreases zo"', null), [2]);
  assert.deepEqual(arranged(rows, folded, columns, "nothing", null), []);
});

test("rows are sorted as people count, and empty cells come last both ways", () => {
  assert.deepEqual(arranged(rows, folded, columns, "", { column: 0, isDown: false }), [2, 1, 0]);
  assert.deepEqual(arranged(rows, folded, columns, "", { column: 2, isDown: false }), [2, 0, 1]);
  assert.deepEqual(arranged(rows, folded, columns, "", { column: 2, isDown: true }), [0, 2, 1]);
  assert.equal(compare(null, "", false), 0);
});

test("a cell is a word; a column is as wide as its words, within reason", () => {
  assert.deepEqual([null, true, false, 3, "x"].map(textOf), ["", "yes", "no", "3", "x"]);
  const [narrow, wide] = widthsOf([{ name: "a" }, { name: "b" }], [["x", "y".repeat(900)]]);
  assert.deepEqual([narrow, wide], [72, 420]);
});

test("words are cut to their cell, and stay whole where they fit", () => {
  const measure = (/** @type {string} */ text) => 7 * text.length;
  assert.equal(cutTo("short", 100, measure), "short");
  assert.equal(cutTo("exactly twelve", 114, measure), "exactly twelve");
  assert.equal(cutTo("much too long for this", 100, measure), "much too lo…");
  assert.ok(measure(cutTo("WWWWWWiiiiiiiiiiiiiiiiiii", 100, (text) => [...text].reduce((sum, one) => sum + (one === "W" ? 12 : 3), 0))) > 0);
  assert.equal(cutTo("x", 5, () => 90), "…");
});

test("a column goes to the place of another, and the rest close up", () => {
  assert.deepEqual(placed([0, 1, 2, 3], 0, 2), [1, 2, 0, 3]);
  assert.deepEqual(placed([0, 1, 2, 3], 3, 1), [0, 3, 1, 2]);
  assert.deepEqual(placed([0, 1, 2], 1, 1), [0, 1, 2]);
  assert.deepEqual(placed([0, 1, 2], 9, 1), [0, 1, 2]);
});

test("a table of values is told from a network's", () => {
  assert.equal(holdsValues("gene,log2FC\nTP53INP1,-2.1\nTJP1,n/a\n"), true);
  assert.equal(holdsValues("gene;value\nTP53INP1;-2,1\n"), true);
  assert.equal(holdsValues("gene,note\nTP53INP1,falls\n"), false);
  assert.equal(holdsValues("subject,relation,object,belief\na,inhibits,b,0.9\n"), false);
  assert.equal(holdsStatements("Source\tinteraction\tTarget\na\tup\tb\n"), true);
  assert.equal(holdsStatements("gene,log2FC\na,1\n"), false);
  assert.equal(holdsValues("just words"), false);
});

test("the points of a chart are walked, and the ends hold", () => {
  assert.deepEqual([placeAfter("ArrowRight", 0, 3), placeAfter("ArrowUp", 0, 3), placeAfter("End", 0, 3), placeAfter("Home", 2, 3), placeAfter("PageDown", 1, 30)], [1, 0, 2, 0, 11]);
  assert.equal(placeAfter("x", 0, 3), null);
  assert.equal(placeAfter("End", 0, 0), null);
});

test("every point of a chart has words and leads to what it is about", () => {
  const colour = (/** @type {string} */ token) => token;
  const bars = { columns: ["increases", "decreases"], rows: [{ key: "m1", title: "One" }], counts: [[2, 0]] };
  assert.deepEqual(FIGURES.signs(bars, colour).points, [{ words: "One: 2 increases", key: "m1", hover: { curveNumber: 0, pointNumber: 0 } }]);
  assert.deepEqual(FIGURES.kinds(bars, colour).points[0].hover, { curveNumber: 0, xval: 0, yval: 0 });
  const flow = { nodes: [{ agent: "a", name: "A", column: 0 }, { agent: "b", name: "B", column: 1 }], links: [{ source: 0, target: 1, routes: 3 }] };
  assert.deepEqual(FIGURES.flow(flow, colour).points.map((one) => one.words), ["A; to B", "B; from A"]);
});

test("what is on the screen is a command, too", () => {
  const wish = { theme: "dark", moved: { zo1: [0, 60] }, whatif: ["mir105:down"], part: [1, 2, 3, 4], legend: { column: "log2FC" }, numbers: true };
  assert.equal(commandOf(wish, "PMC1", { level: "mechanism", profile: "caption", select: ["R30"], whatif: [] }).replaceAll(" \\\n  ", " "),
    'figtrace picture PMC1 -o picture.svg --level mechanism --profile caption --theme dark --select R30 --whatif mir105=down --moved zo1=0,60 --values YOUR-TABLE.csv --column "log2FC" --numbers --part=1,2,3,4');
});

test("a row leads to what it stands for; a reference to all its statements", () => {
  assert.deepEqual(keysOf("agents", [{ name: "agent" }])(["mir155"]), ["mir155"]);
  assert.deepEqual(keysOf("references", [{ name: "reference" }, { name: "statements" }])(["REF_X", "R07 | R08"]), ["R07", "R08"]);
  assert.deepEqual(keysOf("ocr", [{ name: "agent" }])([null]), []);
});

test("values are short, scales say their ends in their own unit", () => {
  assert.deepEqual([0, 1.23456, -2.1, 0.00001, 123456].map(shortOf), ["0", "1.23", "-2.1", "1.0e-5", "1.2e+5"]);
  assert.deepEqual(endsOf({ kind: "diverging", reach: 3.3 }), ["-3.3", "0", "3.3"]);
  assert.deepEqual(endsOf({ kind: "ratio", reach: 2 }), ["0.25", "1", "4"]);
  assert.deepEqual(endsOf({ kind: "p-value", reach: 5 }), ["", "1", "1.0e-5"]);
});

test("a column paints only agents that have a value in it", () => {
  const laid = { agents: { a: { steps: ["high-2", null], values: [2, null] }, b: { steps: ["low-4", "zero"], values: [-4, 0] } } };
  assert.deepEqual([...paintedBy(laid, 1)], [["b", { step: "zero", text: "0" }]]);
  assert.deepEqual([...paintedBy(laid, 0).keys()], ["a", "b"]);
});

test("commands are found by any of their words, those that begin so first", () => {
  const commands = [
    { group: "Anywhere", command: "theme", does: "light, dark, projector", strokes: ["T"] },
    { group: "More", command: "chart", does: "charts", strokes: [] },
    { group: "Explore", command: "whatif", does: "what if the selected agents go down", strokes: ["W"] },
  ];
  assert.deepEqual(matching(commands, "").length, 3);
  assert.deepEqual(matching(commands, "dark").map((one) => one.command), ["theme"]);
  assert.deepEqual(matching(commands, "down what").map((one) => one.command), ["whatif"]);
  assert.deepEqual(matching(commands, "art").map((one) => one.command), ["chart"]);
});

test("a link names its figure; a sentence has its words, its source and its place", () => {
  const view = { ...DEFAULT, select: ["R30"], explore: "whatif", whatif: ["mir105:down"] };
  assert.equal(linkOf(view, "PMC1__x.1", "https://host/"), "https://host/?figure=PMC1__x.1&select=R30&explore=whatif&whatif=mir105:down");
  assert.equal(sentenceOf({ sentence: "miR-105 decreases ZO-1", quote: "downregulates", citation: "Li et al.", link: "https://host/" }), "miR-105 decreases ZO-1. “downregulates” Li et al. https://host/");
  assert.equal(sentenceOf({ sentence: "a", quote: "", citation: "b", link: "c" }), "a. b c");
});

test("every chart has its numbers as a table, with the keys of what its rows are about", () => {
  const bars = { columns: ["increases"], rows: [{ key: "m1", title: "One" }, { key: "", title: "in no mechanism" }], counts: [[2], [1]] };
  assert.deepEqual(tableOf("signs", bars), { head: ["mechanism", "increases"], rows: [{ key: "m1", name: "One", cells: [2] }, { key: null, name: "in no mechanism", cells: [1] }] });
  const flow = { nodes: [{ agent: "a", name: "A" }, { agent: null, name: "not said" }], links: [{ source: 0, target: 1, routes: 3 }] };
  assert.deepEqual(tableOf("flow", flow).rows, [{ key: "a", name: "A", cells: ["not said", 3] }]);
  assert.equal(twoLines("miR-155 and TP53INP1 in fibroblasts"), "miR-155 and TP53INP1 in<br>fibroblasts");
  assert.equal(twoLines("short"), "short");
});

test("names of a chart stand where no other point or name does, or not at all", () => {
  const far = { x: 8, y: 0.008, name: "CSC-Exos" };
  assert.deepEqual(beside([far, { x: 2, y: 0.003, name: "TLR2" }]), [["CSC-Exos", "top center"], ["TLR2", "top center"]]);
  const close = [far, { x: 3, y: 0.003, name: "PaCa exosomes + 2" }, { x: 2, y: 0.003, name: "MDSC activation" }];
  assert.deepEqual(beside(close), [["CSC-Exos", "top center"], ["PaCa exosomes + 2", "top center"], ["MDSC activation", "bottom center"]]);
  const crowd = Array.from({ length: 9 }, (_, n) => ({ x: 2 + n * 0.1, y: 0.003, name: `agent ${n}` }));
  assert.ok(beside([far, ...crowd]).filter(([name]) => name).length < 10);
  assert.deepEqual(beside([{ x: 0, y: 0, name: "" }]), [["", "top center"]]);
});
