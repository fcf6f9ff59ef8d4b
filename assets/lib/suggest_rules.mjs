/**
 * What rules suggest, in the review room: which rules are trusted enough to be shown, what each has earned, what of them
 * is taken at once; and clause by clause what was heard.
 */
import { el } from "./explore_parts.mjs";
import { act } from "./curate_parts.mjs";

const KEY = "figtrace.rules";
/** Shares, in per cent: rules right less often are hidden; what is right at least this often may be taken at once. */
const SHARES = Object.freeze({ least: 50, sure: 90 });

/** The two shares as this person set them. @returns {{least: number, sure: number}} */
export function shares() {
  try {
    const held = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const number = (/** @type {"least"|"sure"} */ name) => (Number.isFinite(held[name]) ? Math.min(100, Math.max(0, held[name])) : SHARES[name]);
    return { least: number("least"), sure: number("sure") };
  } catch {
    return { ...SHARES };
  }
}

/** Keep one of them. @param {"least"|"sure"} name @param {number} share */
export function keep(name, share) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...shares(), [name]: share }));
  } catch {
    // a browser that keeps nothing goes on with what stands in the page
  }
}

/** Per cent that the rule of a suggestion has been right. @param {any} sheet @param {any} one @returns {number} */
export const earned = (sheet, one) => 100 * (sheet.rules[one.rule]?.earned ?? one.belief);

/** Suggestions above and below the share. @param {any} sheet @param {number} least */
export function parted(sheet, least) {
  const shown = sheet.suggestions.filter((/** @type {any} */ one) => earned(sheet, one) >= least);
  return { shown, hidden: sheet.suggestions.filter((/** @type {any} */ one) => !shown.includes(one)) };
}

/** A number between 0 and 100. @param {string} label @param {number} value @param {(share: number) => void} set */
const percent = (label, value, set) => {
  const field = el("input", { type: "number", min: 0, max: 100, step: 5, value: String(value), "aria-label": label, on: { change: () => {
    const share = Number(field.value);
    if (Number.isFinite(share)) set(Math.min(100, Math.max(0, share)));
  } } });
  return field;
};

/**
 * The rules and their rates. @param {any} room @param {() => void} again asks for the queue anew
 * @returns {Node[]}
 */
export function panel(room, again) {
  const { sheet } = room;
  const names = Object.keys(sheet.rules);
  if (!names.length) return [];
  const { least, sure } = shares();
  const set = (/** @type {"least"|"sure"} */ name) => (/** @type {number} */ share) => {
    keep(name, share);
    again();
  };
  const { hidden } = parted(sheet, least);
  const trusted = sheet.suggestions.filter((/** @type {any} */ one) => earned(sheet, one) >= sure);
  const take = (/** @type {any[]} */ some) => room.do({ act: "take", suggestions: some.map((one) => one.key) });
  const said = hidden.length === 1 ? "1 is hidden" : hidden.length ? `${hidden.length} are hidden` : "none is hidden";
  return [
    el("h3", { text: "Rules" }),
    el("p", { class: "small" }, el("span", { text: "Hide what rules suggest that are right less often than " }), percent("Hide rules that are right less often, per cent", least, set("least")), el("span", { text: ` %: ${said}.` })),
    el("p", { class: "small" }, el("span", { text: "Take at once what rules suggest that are right at least " }), percent("Take at once from rules right at least, per cent", sure, set("sure")), el("span", { text: " % of the time: " }),
      trusted.length ? act(trusted.length === 1 ? "Take 1" : `Take ${trusted.length}`, () => take(trusted), { name: "button" }) : el("span", { class: "quiet", text: "nothing waits." })),
    el("table", { class: "curate-rules" },
      el("thead", {}, el("tr", {}, ...["reads", "right", "decided here", "waits"].map((name) => el("th", { scope: "col", text: name })))),
      el("tbody", {}, ...names.sort((one, other) => sheet.rules[other].earned - sheet.rules[one].earned).map((name) => row(sheet, name, least, take)))),
  ];
}

/** @param {any} sheet @param {string} name @param {number} least @param {(some: any[]) => void} take */
function row(sheet, name, least, take) {
  const rule = sheet.rules[name];
  const open = sheet.suggestions.filter((/** @type {any} */ one) => one.rule === name);
  const share = Math.round(100 * rule.earned);
  const tried = rule.tried ? `right in ${rule.right} of ${rule.tried} on annotated captions` : "never tried on an annotated caption";
  return el("tr", { class: 100 * rule.earned < least ? "is-hidden-rule" : null },
    el("th", { scope: "row", title: `${name}: ${tried}`, text: rule.words }),
    el("td", { text: `${share} %` }),
    el("td", { text: ["taken", "changed", "rejected"].filter((word) => rule[word]).map((word) => `${rule[word]} ${word}`).join(", ") || "–" }),
    el("td", {}, open.length ? act(`Take ${open.length}`, () => take(open), { name: "link" }) : el("span", { class: "quiet", text: "0" })));
}

/** What stands under the queue when suggestions are hidden. @param {any[]} hidden @param {() => void} again */
export function unseen(hidden, again) {
  if (!hidden.length) return [];
  const { least } = shares();
  const words = `${hidden.length === 1 ? "1 suggestion is" : `${hidden.length} suggestions are`} hidden: their rules have been right less than ${least} % of the time. `;
  return [el("li", { class: "curate-unseen quiet small" }, el("span", { text: words }), act("Show them", () => {
    keep("least", 0);
    again();
  }, { name: "link" }))];
}

/** Clause by clause: what rests on it, or why nothing does. @param {any[]} rows @param {(span: number[]) => void} choose */
export function coverage(rows, choose) {
  const heard = rows.filter((one) => one.statements.length || one.suggested.length).length;
  return [
    el("summary", {}, el("span", { text: `${heard} of ${rows.length} clauses gave statements ` }), el("meter", { min: 0, max: rows.length, value: heard, "aria-label": "Clauses that gave statements" })),
    el("ol", {}, ...rows.map((one) => el("li", {}, el("button", { type: "button", class: "link", text: one.words.length > 110 ? `${one.words.slice(0, 108)}…` : one.words, on: { click: () => choose(one.span) } }),
      el("p", { class: "quiet small", text: one.statements.length || one.suggested.length ? `${one.statements.length} stated, ${one.suggested.length} suggested` : one.reason ?? "nothing rests on it" })))),
  ];
}
