/** What the windows for files share: their style sheet, and a dialog that gives the focus back. */
import { el } from "./explore_parts.mjs";

const SHEETS = ["65_forms.css", "75_export.css", "77_files.css"];

/** Link the style sheets, unless they are there. @returns {Promise<unknown>} */
export function dressed() {
  return Promise.all(SHEETS.map((name) => linked(new URL(`../${name}`, import.meta.url).href)));
}

/** @param {string} href @returns {Promise<void>|undefined} */
function linked(href) {
  if ([...document.styleSheets].some((sheet) => sheet.href?.split("?")[0] === href)) return undefined;
  const link = el("link", { rel: "stylesheet", href });
  const done = new Promise((resolve) => {
    link.onload = link.onerror = () => resolve(undefined);
  });
  document.head.append(link);
  return /** @type {Promise<void>} */ (done);
}

/**
 * A modal window with a title; Escape and a click beside it close it, and it is taken away when it closes.
 * @param {string} name class @param {string} title @param {...Node} content @returns {HTMLDialogElement}
 */
export function dialogOf(name, title, ...content) {
  const id = `${name}-title`;
  const close = el("button", { type: "button", class: "files-close", "aria-label": "Close", text: "×", on: { click: () => dialog.close() } });
  const dialog = el("dialog", { class: `files ${name}`, "aria-labelledby": id }, el("div", { class: "files-head" }, el("h2", { id, text: title }), close), ...content);
  dialog.addEventListener("click", (/** @type {Event} */ event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}

const UNITS = ["bytes", "KB", "MB"];

/** A size as people read it. @param {number} bytes */
export function sizeOf(bytes) {
  const step = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2);
  const shown = bytes / 1000 ** step;
  return `${step && shown < 10 ? shown.toFixed(1) : Math.round(shown)} ${UNITS[step]}`;
}

/** @param {number} n @param {string} one @param {string} [many] */
export const counted = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
