/**
 * The view in the address: every part by name, defaults left out, commas and colons kept readable.
 * Twin of components/state.py; both read the vectors in tests/fixtures/view_urls.json.
 */
import { DEFAULT, FACETS, WORDS } from "./state.mjs";

/** @typedef {import("./state.mjs").View} View */

const LISTS = ["select", ...FACETS];
const ORDER = ["figure", "select", "level", "profile", "theme", "q", ...FACETS, "filter", "tab", "stage", "step", "play", "explore", "ask", "whatif", "curate", "moved", "view"];
const SIGNS = ["plus", "minus", "unsigned", "none"];
const LONGEST = 200;
/** A decimal number as people write it; nothing else that a language happens to read as one. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** @param {string} text @returns {string[]} parts without blanks or repeats, in order */
const parts = (text) => [...new Set(text.split(",").filter(Boolean))];

/** Halves go up, also below zero: the same rule as the Python twin. @param {number} x */
const whole = (x) => Math.floor(x + 0.5) + 0;

/** @param {string} text @returns {number} NaN unless it is a plain decimal number */
const number = (text) => (NUMBER.test(text) ? Number(text) : NaN);

/** @param {string} text @returns {View["moved"]} */
function movedFrom(text) {
  /** @type {View["moved"]} */
  const moved = {};
  for (const part of text.split(",")) {
    const [key, dx, dy, more] = part.split(":");
    const [x, y] = [whole(number(dx ?? "")), whole(number(dy ?? ""))];
    if (key === "__proto__") continue;
    if (key && more === undefined && Number.isFinite(x) && Number.isFinite(y) && (x || y)) moved[key] = [x, y];
  }
  return moved;
}

/** @param {string} text @returns {View["view"]} */
function lookFrom(text) {
  const [x, y, zoom, more] = text.split(",").map(number);
  if (more !== undefined || ![x, y, zoom].every(Number.isFinite) || zoom <= 0) return null;
  return [whole(x), whole(y), whole(zoom * 1000) / 1000];
}

/** The first change of each agent. @param {string} text @returns {string[]} */
const changesFrom = (text) => [
  ...new Map(
    text.split(",").flatMap((part) => {
      const found = /^([^:]+):(?:down|up|off)$/.exec(part);
      return found ? [/** @type {[string, string]} */ ([found[1], part])] : [];
    }).reverse(),
  ).values(),
].reverse();

/** A count from 1 to `most`, written plainly; 0 for anything else. @param {string} text @param {number} most */
const countFrom = (text, most) => (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= most ? Number(text) : 0);

/**
 * The view that a query names; unknown names are dropped, bad values fall back to the default.
 * @param {string} query with or without "?"
 * @returns {View}
 */
export function fromQuery(query) {
  const given = new URLSearchParams(query);
  /** @type {View} */
  const view = { ...DEFAULT, moved: {} };
  const figure = given.get("figure");
  if (figure && figure.length <= LONGEST) view.figure = figure;
  view.q = given.get("q") ?? "";
  for (const name of LISTS) view[name] = parts(given.get(name) ?? "");
  view.sign = view.sign.filter((sign) => SIGNS.includes(sign));
  for (const name of Object.keys(WORDS)) {
    const word = given.get(name);
    if (word !== null && WORDS[name].includes(word)) view[name] = word;
  }
  view.moved = movedFrom(given.get("moved") ?? "");
  view.view = lookFrom(given.get("view") ?? "");
  view.step = countFrom(given.get("step") ?? "", 9999) || 1;
  const play = given.get("play") ?? "";
  if (countFrom(play, 600)) view.play = play;
  const ask = given.get("ask") ?? "";
  if (ask.length <= LONGEST) view.ask = ask;
  view.whatif = changesFrom(given.get("whatif") ?? "");
  return view;
}

/** @param {string} text @returns {string} percent-encoded, with commas and colons left as they are */
const encode = (text) => encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":");

/** @param {View} view @param {string} name @returns {string} "" when it is the default */
function word(view, name) {
  if (LISTS.includes(name) || name === "whatif") return view[name].join(",");
  if (name === "moved") return Object.entries(view.moved).map(([key, [dx, dy]]) => `${key}:${dx}:${dy}`).join(",");
  if (name === "view") return view.view ? lookFrom(view.view.join(","))?.join(",") ?? "" : "";
  return view[name] === DEFAULT[name] ? "" : String(view[name] ?? "");
}

/**
 * The query of a view, in the fixed order, without what is default.
 * @param {View} view
 * @returns {string} "" or "?…"
 */
export function toQuery(view) {
  const said = ORDER.map((name) => [name, word(view, name)]).filter(([, text]) => text !== "");
  return said.length ? `?${said.map(([name, text]) => `${name}=${encode(text)}`).join("&")}` : "";
}
