/** The library's page: rows follow what is typed, and files that are dropped arrive. Without it the form still searches. */
import { el } from "./lib/explore_parts.mjs";

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const [field, state, rows, count, drop, files, news] = ["library-q", "library-state", "library-rows", "library-n", "library-drop", "library-files", "library-news"].map(byId);

/** @param {any} one */
const item = (one) => {
  const address = `/?figure=${encodeURIComponent(one.figid)}`;
  const meter = one.n ? el("meter", { min: 0, max: one.n, value: one.decided, "aria-label": "Decided" }) : null;
  return el("li", {}, el("a", { href: address, class: "library-title", text: one.title }), el("p", { class: "quiet", text: one.cite }),
    el("p", { class: "library-state" }, el("span", { text: one.state }), meter, el("a", { href: `${address}&curate=make`, text: "Curate" })));
};

let last = 0;
async function find() {
  const mine = (last += 1);
  const asked = new URLSearchParams(Object.entries({ q: field.value, state: state.value }).filter(([, value]) => value));
  const answer = await fetch(`/library.json?${asked}`);
  if (!answer.ok || mine !== last) return;
  const told = await answer.json();
  rows.replaceChildren(...told.rows.map(item));
  count.textContent = `${told.words}${told.n > told.rows.length ? `; the first ${told.rows.length} are shown` : ""}`;
  history.replaceState(null, "", asked.size ? `/library?${asked}` : "/library");
}

/** @param {any} answer @param {File[]} given */
function tell(answer, given) {
  const differs = answer.problems.some((/** @type {any} */ one) => one.code === "record-there");
  const signIn = answer.problems.some((/** @type {any} */ one) => one.code === "nobody");
  news.replaceChildren(
    ...(answer.arrived ?? []).map((/** @type {any} */ one) => el("p", {}, el("a", { href: `/?figure=${encodeURIComponent(one.figid)}&curate=review`, text: one.figid }), el("span", { text: `: ${one.outcome === "same" ? "is here already" : one.outcome}` }))),
    ...answer.problems.map((/** @type {any} */ one) => el("p", { class: "library-problem", text: `${one.where}: ${one.message} (${one.cure})` })),
    ...(differs ? [el("button", { type: "button", class: "button", text: "Replace the one on file", on: { click: () => void arrive(given, true) } })] : []),
    ...(signIn ? [el("a", { href: "/?curate=make", text: "Sign in, then drop it again" })] : []));
}

/** @param {File[]} given @param {boolean} [again] */
async function arrive(given, again = false) {
  if (!given.length) return;
  news.textContent = "Reading…";
  const body = JSON.stringify({ files: await Promise.all(given.map(async (one) => ({ name: one.name, text: await one.text() }))) });
  try {
    const answer = await fetch(`/library/records${again ? "?again=1" : ""}`, { method: "POST", headers: { "Content-Type": "application/json", "X-Figtrace": "page" }, body });
    tell({ problems: [], ...(await answer.json()) }, given);
    await find();
  } catch {
    news.textContent = "The server does not answer. Drop the files again when it does.";
  }
}

field.addEventListener("input", () => void find());
state.addEventListener("change", () => void find());
files.addEventListener("change", () => void arrive([...files.files]));
for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    const isGone = name === "drop" || (name === "dragleave" && !event.relatedTarget);
    drop.classList.toggle("is-over", !isGone);
  });
}
document.addEventListener("drop", (event) => void arrive([...(event.dataTransfer?.files ?? [])]));
