/** The charts as Plotly takes them: from the numbers of the domain and the colours of the theme. Pure. */

/** @typedef {(token: string) => string} Colour */
/**
 * `points` are what a chart shows, in the order in which it is read: words, the key that it is about, and how Plotly
 * finds it (`hover`), or its place among a Sankey's nodes.
 * @typedef {{data: any[], layout: any, keyOf: (point: any) => string|null, points: import("./explore_points.mjs").Point[]}} Figure
 */

const TONES = ["accent", "mirna", "badge-line", "state-line", "pathway-line", "chemical-line", "flow"];
const SIGNS = [[/^increase/, "plus"], [/^decrease/, "minus"], [/^no direction/, "unsigned"], [/^no sign/, "flow"]];
const ROLES = {
  relation: "mark-trigger", name: "mark-subject", quoted: "badge-line", "other reading": "mark-object", scene: "pathway-line",
  "named only": "flow", joins: "line-2", nothing: "line-2",
};

/** A long title on two lines. @param {string} text @param {number} [limit] */
export function twoLines(text, limit = 26) {
  if (text.length <= limit) return text;
  const at = text.lastIndexOf(" ", Math.max(limit, Math.ceil(text.length / 2) + 2));
  return at < 0 ? text : `${text.slice(0, at)}<br>${text.slice(at + 1)}`;
}

/** What all charts share. @param {Colour} colour @param {any} more */
const layout = (colour, more) => ({
  paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", autosize: true, hovermode: "closest",
  font: { family: "Inter, Helvetica Neue, Helvetica, Arial, DejaVu Sans Condensed, sans-serif", size: 12, color: colour("ink-2") },
  margin: { l: 8, r: 16, t: 8, b: 36, pad: 4 }, dragmode: false,
  hoverlabel: { bgcolor: colour("ink"), font: { color: colour("surface") }, bordercolor: colour("ink") },
  legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0, font: { color: colour("ink-2") } },
  ...more,
});

/** @param {Colour} colour @param {any} [more] */
const axis = (colour, more) => ({ automargin: true, gridcolor: colour("line"), linecolor: colour("line-2"), zerolinecolor: colour("line-2"), fixedrange: true, ...more });

/** @param {string} word @param {number} n */
const toneOf = (word, n) => SIGNS.find(([is]) => /** @type {RegExp} */ (is).test(word))?.[1] ?? TONES[n % TONES.length];

/** Stacked bars, a row a mechanism. @param {any} told @param {Colour} colour @returns {Figure} */
function bars(told, colour) {
  const y = told.rows.map((/** @type {any} */ row) => twoLines(row.title));
  return {
    data: told.columns.map((/** @type {string} */ word, /** @type {number} */ n) => ({
      type: "bar", orientation: "h", name: word, y, x: told.counts.map((/** @type {number[]} */ row) => row[n]),
      customdata: told.rows.map((/** @type {any} */ row) => row.key), marker: { color: colour(String(toneOf(word, n))) },
      hovertemplate: `%{x} ${word}<extra></extra>`,
    })),
    layout: layout(colour, {
      barmode: "stack", height: 90 + 40 * told.rows.length, margin: { l: 8, r: 16, t: 36, b: 28, pad: 4 },
      xaxis: axis(colour, { dtick: 2 }), yaxis: axis(colour, { autorange: "reversed" }),
    }),
    keyOf: (point) => point.customdata ?? null,
    points: cellsOf(told, (row, n) => ({ curveNumber: n, pointNumber: row })),
  };
}

/**
 * The cells of a table of counts that are not empty, row by row.
 * @param {any} told @param {(row: number, column: number) => any} hoverAt
 */
const cellsOf = (told, hoverAt) =>
  told.rows.flatMap((/** @type {any} */ row, /** @type {number} */ at) => told.columns.flatMap((/** @type {string} */ word, /** @type {number} */ n) =>
    (told.counts[at][n] ? [{ words: `${row.title}: ${told.counts[at][n]} ${word}`, key: row.key || null, hover: hoverAt(at, n) }] : [])));

/** A matrix, mechanism by kind. @param {any} told @param {Colour} colour @returns {Figure} */
function matrix(told, colour) {
  const most = Math.max(1, ...told.counts.flat());
  return {
    data: [{
      type: "heatmap", z: told.counts, x: told.columns, y: told.rows.map((/** @type {any} */ row) => twoLines(row.title)), xgap: 2, ygap: 2,
      zmin: 0, zmax: most, showscale: false, colorscale: [[0, colour("surface-2")], [0.001, colour("accent-soft")], [1, colour("recipient-line")]], textfont: { color: colour("ink"), size: 13 },
      text: told.counts.map((/** @type {number[]} */ row) => row.map((n) => n || "")), texttemplate: "%{text}",
      customdata: told.rows.map((/** @type {any} */ row) => told.columns.map(() => row.key)), hovertemplate: "%{z} %{x}<extra></extra>",
    }],
    layout: layout(colour, { height: 120 + 40 * told.rows.length, xaxis: axis(colour, { side: "top" }), yaxis: axis(colour, { autorange: "reversed" }) }),
    keyOf: (point) => point.customdata ?? null,
    points: cellsOf(told, (row, n) => ({ curveNumber: 0, xval: n, yval: row })),
  };
}

/**
 * Agents that stand on one point share one label. @param {any[]} agents @returns {Map<string, string>} by the first's key
 */
function namesAt(agents) {
  /** @type {Map<string, any[]>} */
  const points = new Map();
  for (const one of agents) {
    const at = `${one.n_in + one.n_out} ${one.betweenness.toFixed(3)}`;
    points.set(at, [...(points.get(at) ?? []), one]);
  }
  return new Map([...points.values()].map(([first, ...more]) => [first.agent, more.length ? `${first.name} + ${more.length}` : first.name]));
}

/** px of a letter, a line of words and a point, and of the smallest chart that there is. */
const [LETTER, LINE, DOT, ROOM] = [7, 16, 12, { wide: 280, edge: 40, high: 250 }];

/** Where a name may stand, as Plotly calls it, with its middle from the point's. @type {[string, (wide: number) => [number, number]][]} */
const BESIDE = [
  ["top center", () => [0, -LINE]], ["middle right", (wide) => [(DOT + wide) / 2, 0]],
  ["middle left", (wide) => [-(DOT + wide) / 2, 0]], ["bottom center", () => [0, LINE]],
];

/**
 * Each name beside its point where neither another point nor a name before it stands; without such a place, none.
 * @param {{x: number, y: number, name: string}[]} points @returns {[string, string][]} name and place of each point
 */
export function beside(points) {
  const most = { x: Math.max(1, ...points.map(({ x }) => x)), y: Math.max(1e-9, ...points.map(({ y }) => y)) };
  const taken = points.map(({ x, y }) => ({ x: (x / most.x) * ROOM.wide, y: (1 - y / most.y) * ROOM.high, wide: DOT, high: DOT }));
  return points.map(({ name }, n) => {
    const wide = name.length * LETTER;
    for (const [place, from] of name ? BESIDE : []) {
      const [right, down] = from(wide);
      const box = { x: taken[n].x + right, y: taken[n].y + down, wide, high: LINE };
      const isInside = box.x >= wide / 2 && box.x + wide / 2 <= ROOM.wide + ROOM.edge;
      const isFree = isInside && taken.every((one, at) => at === n || Math.abs(one.x - box.x) >= (one.wide + wide) / 2 || Math.abs(one.y - box.y) >= (one.high + LINE) / 2);
      if (!isFree) continue;
      taken.push(box);
      return [name, place];
    }
    return ["", BESIDE[0][0]];
  });
}

/** Degree against betweenness; the names of the most connected. @param {any} told @param {Colour} colour @returns {Figure} */
function scatter(told, colour) {
  const agents = told.agents;
  const named = namesAt(agents.slice(0, 7));
  const points = agents.map((/** @type {any} */ one) => ({ x: one.n_in + one.n_out, y: one.betweenness, name: named.get(one.agent) ?? "" }));
  const names = beside(points);
  return {
    data: [{
      type: "scatter", mode: "markers+text", x: points.map((/** @type {any} */ { x }) => x), y: points.map((/** @type {any} */ { y }) => y),
      text: names.map(([name]) => name), textposition: names.map(([, place]) => place), cliponaxis: false,
      customdata: agents.map((/** @type {any} */ one) => one.agent), marker: { size: 11, color: colour("accent"), opacity: 0.75, line: { color: colour("surface"), width: 1 } },
      hovertext: agents.map((/** @type {any} */ one) => `${one.name}, ${one.kind}: ${one.n_in} in, ${one.n_out} out`), hovertemplate: "%{hovertext}<extra></extra>",
    }],
    layout: layout(colour, {
      height: 340, margin: { l: 8, r: 24, t: 24, b: 44, pad: 4 },
      xaxis: axis(colour, { title: { text: "statements in and out" }, dtick: 2 }), yaxis: axis(colour, { title: { text: "share of shortest paths through it" }, rangemode: "tozero" }),
    }),
    keyOf: (point) => point.customdata ?? null,
    points: agents.map((/** @type {any} */ one, /** @type {number} */ n) => ({
      words: `${one.name}, ${one.kind}: ${one.n_in} in, ${one.n_out} out, between ${one.betweenness}`, key: one.agent, hover: { curveNumber: 0, pointNumber: n },
    })),
  };
}

/** A node of the flow with where it comes from and leads to. @param {any} told @param {number} n */
function wordsOfNode(told, n) {
  const names = (/** @type {any[]} */ links, /** @type {"source"|"target"} */ end) => links.map((one) => told.nodes[one[end]].name).join(", ");
  const [into, out] = [told.links.filter((/** @type {any} */ one) => one.target === n), told.links.filter((/** @type {any} */ one) => one.source === n)];
  return [told.nodes[n].name, into.length ? `from ${names(into, "source")}` : "", out.length ? `to ${names(out, "target")}` : ""].filter(Boolean).join("; ");
}

/** Donor → cargo → recipient → outcome. @param {any} told @param {Colour} colour @returns {Figure} */
function sankey(told, colour) {
  const tones = ["cell-line", "mirna", "recipient-line", "state-line"];
  const columns = [0, 1, 2, 3].map((n) => told.nodes.filter((/** @type {any} */ node) => node.column === n).length);
  return {
    data: [{
      type: "sankey", arrangement: "fixed",
      node: {
        label: told.nodes.map((/** @type {any} */ node) => (node.column > 1 ? twoLines(node.name, 14) : node.name)), color: told.nodes.map((/** @type {any} */ node) => colour(tones[node.column])),
        customdata: told.nodes.map((/** @type {any} */ node) => node.agent), pad: 14, thickness: 14, line: { width: 0 }, hovertemplate: "%{label}: %{value} routes<extra></extra>",
      },
      link: {
        source: told.links.map((/** @type {any} */ one) => one.source), target: told.links.map((/** @type {any} */ one) => one.target), value: told.links.map((/** @type {any} */ one) => one.routes),
        color: told.links.map(() => colour("line-2")), hovertemplate: "%{source.label} → %{target.label}: %{value} routes<extra></extra>",
      },
    }],
    layout: layout(colour, { height: Math.max(260, 40 * Math.max(...columns, 1)), margin: { l: 8, r: 8, t: 12, b: 12 }, font: { size: 12, color: colour("ink") } }),
    keyOf: (point) => point.customdata ?? null,
    points: told.nodes.map((/** @type {any} */ node, /** @type {number} */ n) => ({ words: wordsOfNode(told, n), key: node.agent, node: n })),
  };
}

/** The caption's words by what they do. @param {any} told @param {Colour} colour @returns {Figure} */
function coverage(told, colour) {
  const said = Object.entries(told.words).filter(([, n]) => n).reverse();
  return {
    data: [{
      type: "bar", orientation: "h", y: said.map(([role]) => role), x: said.map(([, n]) => n), text: said.map(([, n]) => String(n)), textposition: "outside", cliponaxis: false,
      marker: { color: said.map(([role]) => colour(ROLES[role])) }, hovertemplate: "%{x} words: %{y}<extra></extra>",
    }],
    layout: layout(colour, { height: 60 + 32 * said.length, showlegend: false, margin: { l: 8, r: 36, t: 8, b: 28, pad: 4 }, xaxis: axis(colour), yaxis: axis(colour) }),
    keyOf: () => null,
    points: said.map(([role, count], n) => ({ words: `${role}: ${count} words`, key: null, hover: { curveNumber: 0, pointNumber: n } })).reverse(),
  };
}

/** @type {Record<string, (told: any, colour: Colour) => Figure>} */
export const FIGURES = Object.freeze({ coverage, signs: bars, bases: bars, connections: scatter, flow: sankey, kinds: matrix });

/**
 * The numbers of a chart as a table; rows about an agent or a mechanism have its key.
 * @param {string} name @param {any} told @returns {{head: string[], rows: {key: string|null, name: string, cells: (string|number)[]}[]}}
 */
export function tableOf(name, told) {
  if (name === "coverage") return { head: ["what words do", "words"], rows: Object.entries(told.words).map(([role, n]) => ({ key: null, name: role, cells: [n] })) };
  if (name === "connections") {
    return { head: ["agent", "in", "out", "between"], rows: told.agents.map((/** @type {any} */ one) => ({ key: one.agent, name: one.name, cells: [one.n_in, one.n_out, one.betweenness] })) };
  }
  if (name === "flow") {
    const names = told.nodes.map((/** @type {any} */ node) => node.name);
    return { head: ["from", "to", "routes"], rows: told.links.map((/** @type {any} */ one) => ({ key: told.nodes[one.source].agent, name: names[one.source], cells: [names[one.target], one.routes] })) };
  }
  return { head: ["mechanism", ...told.columns], rows: told.rows.map((/** @type {any} */ row, /** @type {number} */ n) => ({ key: row.key || null, name: row.title, cells: told.counts[n] })) };
}
