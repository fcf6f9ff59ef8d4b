/**
 * The picture first. What the page runs waits in a template until the first frame has been painted, or a moment in a
 * tab that paints none: fetched at once, sixty files would stand between the reader and the figure. So would the
 * data, and the outline and the caption of a thousand agents, which come from an address of their own.
 */
import { early } from "./lib/early.mjs";

/** Longest wait, ms, where no frame comes: a tab that goes into the background meanwhile. */
const PATIENCE = 1000;

const later = /** @type {HTMLTemplateElement} */ (document.getElementById("later"));

async function begin() {
  if (!later.isConnected) return;
  later.remove();
  const all = [...later.content.children];
  for (const one of all) if (one.localName === "link") document.body.append(one);
  if (later.dataset.details) early(later.dataset.details).catch(() => {}); // who wants them is told
  if (later.dataset.late) await rest(later.dataset.late);
  else fill(document); // a file that a person opened has no address to ask
  for (const one of all) {
    if (one.localName !== "script") continue;
    const made = document.createElement("script");
    for (const { name, value } of one.attributes) made.setAttribute(name, value);
    made.async = false; // they run in the order in which they stand
    document.body.append(made);
  }
}

/** The rest of the page: its data, and what is inside of its long panels. @param {string} url */
async function rest(url) {
  const answer = await fetch(url, { credentials: "same-origin" }).catch(() => null);
  if (answer?.status === 409) return renew();
  if (!answer?.ok) return trouble("The rest of this page could not be fetched. Reload the page to try again.");
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  fill(made.content);
  return document.body.append(made.content);
}

/** The insides of long panels, each into its panel. @param {ParentNode} from */
function fill(from) {
  for (const one of /** @type {NodeListOf<HTMLTemplateElement>} */ (from.querySelectorAll("template[data-late]"))) {
    document.getElementById(one.dataset.late ?? "")?.append(one.content);
    one.remove();
  }
}

/** The page is of another state than its data: made anew, but not again and again. */
function renew() {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (entry?.type === "reload") return trouble("This figure was changed while its page was loading. Reload the page.");
  location.reload();
}

/** Said in the page's own place; without its data nothing of it can be asked. @param {string} words */
function trouble(words) {
  const box = document.getElementById("problem");
  const line = box?.querySelector("p");
  if (!box || !line) return;
  line.textContent = words;
  box.hidden = false;
}

// The second frame begins when the first has been painted; a tab in the background paints none.
if (document.hidden) void begin();
else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(begin)));
setTimeout(begin, PATIENCE);
