/** The library's drafting: starts it, follows it while it runs, and tells what it found. Long work runs beside the server. */
import { el } from "./lib/explore_parts.mjs";

const place = /** @type {HTMLElement|null} */ (document.getElementById("library-drafts"));
/** Milliseconds between two looks at a job that runs. */
const PAUSE = 800;

/** @param {number} n @param {string} one @param {string} many */
const count = (n, one, many) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** @param {any} job */
function show(job) {
  if (!place) return;
  const words = { idle: "Suggest for every figure", stopped: "Go on", done: "Look again", running: "" }[/** @type {"idle"|"stopped"|"done"|"running"} */ (job.state)];
  const button = words ? el("button", { type: "button", class: "button", text: words, on: { click: () => void begin() } }) : null;
  const bar = job.state === "running" || job.state === "stopped"
    ? el("p", { class: "library-job" }, el("progress", { max: Math.max(1, job.n), value: job.done, "aria-label": "Captions read" }), el("span", { text: ` ${job.done} of ${count(job.n, "caption", "captions")} read${job.state === "stopped" ? ", then it stopped" : ""}` }))
    : null;
  const parts = [bar, ...(job.state === "done" ? found(job) : []), button];
  place.replaceChildren(...parts.filter((one) => one !== null));
}

/** @param {any} job */
function found(job) {
  const silent = job.silent ? `; ${count(job.silent, "caption states", "captions state")} nothing that the rules read` : "";
  const failed = job.failed ? `; ${count(job.failed, "record", "records")} could not be read` : "";
  const link = (/** @type {any} */ one) => el("li", {}, el("a", { href: `/?figure=${encodeURIComponent(one.figid)}&curate=review`, text: one.figid }), el("span", { class: "quiet", text: ` ${count(one.n, "suggestion", "suggestions")}` }));
  return [
    el("p", { role: "status", text: `${count(job.suggestions, "suggestion", "suggestions")} from ${count(job.n, "record", "records")} in ${job.seconds} s${silent}${failed}.` }),
    ...job.problems.map((/** @type {any} */ one) => el("p", { class: "curate-problem", text: `${one.where}: ${one.message} (${one.cure})` })),
    job.figures.length ? el("details", {}, el("summary", { text: "Figures with suggestions" }), el("ul", { class: "library-found" }, ...job.figures.map(link))) : null,
  ].filter((one) => one !== null);
}

/** @param {Response} answer */
async function take(answer) {
  const told = await answer.json();
  if (told.problems && !told.state) {
    const signIn = told.problems.some((/** @type {any} */ one) => one.code === "nobody");
    place?.append(...told.problems.map((/** @type {any} */ one) => el("p", { class: "curate-problem", text: `${one.where}: ${one.message} (${one.cure})` })), ...(signIn ? [el("a", { href: "/?curate=make", text: "Sign in" })] : []));
    return;
  }
  show(told);
  if (told.state === "running") setTimeout(() => void look(), PAUSE);
}

async function look() {
  try {
    await take(await fetch("/library/drafts.json"));
  } catch {
    if (place) place.textContent = "The server does not answer; the drafting goes on without it.";
  }
}

async function begin() {
  try {
    await take(await fetch("/library/drafts", { method: "POST", headers: { "X-Figtrace": "page" } }));
  } catch {
    if (place) place.textContent = "The server does not answer. Try again when it does.";
  }
}

void look();
