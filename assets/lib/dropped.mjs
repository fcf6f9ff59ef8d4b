/**
 * A file of one's own: dropped or chosen, checked, and opened as a page. It stays in this tab for a reload; the server
 * reads it in memory and keeps nothing.
 */
import { answered, button, el, problemList } from "./explore_parts.mjs";
import { counted, dialogOf, dressed, sizeOf } from "./export_parts.mjs";
import { keep, kept, send } from "./dropped_send.mjs";
import { COMMANDS } from "./explore_door.mjs";
import { areValues } from "./explore_given.mjs";

export const MOST_BYTES = 20 * 1024 * 1024;
const KINDS = "GPML, CX2, SBGN, GraphML, SIF, TSV, CSV, INDRA JSON, figtrace JSON; or a PFOCR record (.md) with its tables";
const ACCEPT = ".gpml,.xml,.cx2,.cx,.sbgn,.graphml,.sif,.tsv,.csv,.txt,.json,.md,.zip";
/** What needs a figure of the library, and does not open on a page of one's own. */
const AWAY = [...COMMANDS, "present", "curate", "curate-undo", "curate-redo"];

/** How a group that lines end on can be read; what the server calls it, and the words. */
const GROUPS = [["agent", "one agent that stands for the group"], ["members", "its members: what a line says of the group is said of each"]];

/** What ends a drag; a hand that moves without one has let go. */
const ENDS = ["dragleave", "drop", "dragend", "pointermove"];

/** @type {HTMLElement|null} */
let veil = null;

/** A file is held over the page: say what dropping it does. */
export async function hover() {
  if (veil) return;
  veil = el("div", { class: "files-veil", "aria-hidden": "true" }, el("p", {}, el("strong", { text: "Drop to open" }), el("span", { text: KINDS }), el("span", { text: "A table of your own values (CSV, TSV, XLSX) is painted on this picture." })));
  await dressed();
  if (!veil) return;
  document.body.append(veil);
  const leave = (/** @type {DragEvent} */ event) => {
    if (event.type === "dragleave" && event.relatedTarget) return;
    unveil();
    for (const name of ENDS) removeEventListener(name, leave, true);
  };
  for (const name of ENDS) addEventListener(name, leave, true);
}

function unveil() {
  veil?.remove();
  veil = null;
}

/** The window in which a file is chosen. @param {import("./page.mjs").Page} page */
export async function open(page) {
  await dressed();
  const box = windowOf(page);
  box.choose.focus();
}

/** @param {import("./page.mjs").Page} page */
function windowOf(page) {
  document.querySelector("dialog.open-file")?.remove();
  const { theme } = page.store.get();
  const status = el("div", { class: "files-status", role: "status" });
  const input = el("input", { type: "file", multiple: true, accept: ACCEPT, class: "sr-only", "aria-label": "Choose a file", tabindex: -1, on: { change: (/** @type {any} */ event) => void read([...event.target.files], status, theme) } });
  const choose = button("Choose a file", () => input.click(), "button files-choose");
  const zone = el("div", { class: "files-zone" },
    el("p", {}, el("strong", { text: "Drop a file anywhere on this page, or choose one." })),
    choose, input,
    el("p", { class: "quiet small", text: `${KINDS}. Files that belong together, such as a SIF and its tables, come together. At most 20 MB.` }),
    el("p", { class: "quiet small", text: "It is read in the server's memory, shown to you alone, and forgotten." }));
  const dialog = dialogOf("open-file", "Open a file", el("div", { class: "files-body" }, zone, status));
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, status, choose };
}

/** Files were dropped: values are painted on this figure, all else is opened. @param {import("./page.mjs").Page} page @param {File[]} files */
export async function take(page, files) {
  unveil();
  if (await areValues(files, document.documentElement.dataset.explore === "data")) return page.acts.data(files);
  await dressed();
  const { status } = windowOf(page);
  return read(files, status, page.store.get().theme);
}

/**
 * Check the files, and open them as a page; where lines end on groups, ask first how these are read.
 * @param {File[]} files @param {HTMLElement} status @param {string} theme @param {string} [groups]
 */
async function read(files, status, theme, groups = "") {
  if (!files.length) return;
  status.parentElement?.querySelector(".files-groups")?.remove();
  const bytes = files.reduce((sum, one) => sum + one.size, 0);
  const names = files.map((one) => one.name).join(", ");
  if (bytes > MOST_BYTES) return fail(status, [{ message: `${names}: ${sizeOf(bytes)}`, cure: "20 MB is the most", severity: "error" }]);
  status.replaceChildren(el("p", { text: `Reading ${names} …` }));
  const form = new FormData();
  for (const one of files) form.append("file", one);
  form.append("groups", groups);
  try {
    const told = await answered(await fetch("/dropped/check", { method: "POST", body: form, credentials: "same-origin" }));
    if (told.problems) return fail(status, told.problems);
    const what = told.statements ? `${counted(told.agents, "agent")}, ${counted(told.statements, "statement")}` : "its caption";
    if (told.groups && !groups) {
      status.replaceChildren(el("p", { text: `${told.origin}: ${what}.` }));
      return ask(told.groups, status, (chosen) => void read(files, status, theme, chosen));
    }
    status.replaceChildren(el("p", { text: `${told.origin}: ${what}. Opening …` }));
    await keep(files, groups);
    send(files, `/dropped${theme ? `?theme=${theme}` : ""}`, groups);
  } catch (error) {
    fail(status, error.problems ?? [{ message: `${names} could not be sent.`, cure: "try again when the server answers", severity: "error" }]);
  }
  return undefined;
}

/** Ask how groups are read, with the way taken where nobody asks chosen. @param {number} n @param {HTMLElement} status @param {(chosen: string) => void} done */
function ask(n, status, done) {
  const choices = GROUPS.map(([value, words], at) => el("label", {}, el("input", { type: "radio", name: "groups", value, checked: !at }), el("span", { text: words })));
  const form = /** @type {HTMLFormElement} */ (el("form", { class: "files-groups", on: { submit: (/** @type {Event} */ event) => (event.preventDefault(), done(String(new FormData(form).get("groups")))) } },
    el("fieldset", {}, el("legend", { text: `Lines end on ${counted(n, "group")}. Read ${n === 1 ? "it" : "each"} as` }), ...choices),
    el("button", { type: "submit", class: "button files-choose", text: "Open" })));
  status.after(form);
  form.querySelector("input")?.focus();
}

/** Read the groups of this page's file the other way. @param {import("./page.mjs").Page} page @param {string} groups */
async function regroup(page, groups) {
  const { files } = kept();
  if (!files.length) return open(page);
  await dressed();
  return read(files, windowOf(page).status, page.store.get().theme, groups);
}

/** @param {HTMLElement} status @param {any[]} problems */
function fail(status, problems) {
  const shown = problems.slice(0, 8).map((one) => (one.where && one.where !== "request" && one.where !== "file" ? { ...one, message: `${one.where}: ${one.message}` } : one));
  status.replaceChildren(el("p", {}, el("strong", { text: "This file cannot be shown." })), problemList(shown), problems.length > 8 ? el("p", { class: "quiet", text: `and ${counted(problems.length - 8, "more problem")}` }) : "");
}

/** This page was made from a file: what needs the library is put away. @param {import("./page.mjs").Page} page */
export function arrived(page) {
  history.replaceState(null, "", location.href);
  const away = () => page.say("Not for a page that was made from a file");
  for (const name of AWAY) page.acts[name] = away;
  page.acts.regroup = (/** @type {Element} */ by) => void regroup(page, by.getAttribute("data-groups") ?? "");
  for (const name of ["contextmenu", "keydown"]) {
    addEventListener(name, (/** @type {any} */ event) => (name === "contextmenu" || event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) && event.stopPropagation(), true);
  }
}
