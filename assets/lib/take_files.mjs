/** Files of the menu, fetched so that one sees that they are being made, can stop it, and gets one's own story in them. */
import { answered, el, problemList, save } from "./explore_parts.mjs";

/** @type {{box: HTMLElement, stop: () => void}|null} */
let now = null;

/** @param {string} words @param {...(Node|null)} more */
function tell(words, ...more) {
  now?.box.remove();
  const box = el("div", { class: "taking", role: "status" }, el("span", { text: words }), ...more);
  document.body.append(box);
  return box;
}

/** A link of the menu. @param {HTMLAnchorElement} link @param {import("./story_bar.mjs").StoryBar|null} bar */
export async function take(link, bar) {
  now?.stop();
  const ends = new AbortController();
  const isOwn = Boolean(bar?.isChanged);
  const what = link.textContent ?? "";
  const cancel = el("button", { type: "button", class: "link", text: "Cancel", on: { click: () => ends.abort() } });
  const seconds = el("span", { class: "quiet" });
  const box = tell(`Making: ${what}${isOwn ? ", with the story as you edited it" : ""} …`, seconds, cancel);
  const began = performance.now();
  const ticking = setInterval(() => (seconds.textContent = `${Math.round((performance.now() - began) / 1000)} s`), 1000);
  const mine = { box, stop: () => ends.abort() };
  now = mine;
  try {
    const how = isOwn ? { method: "POST", headers: { "content-type": "application/json" }, body: /** @type {any} */ (bar).text } : {};
    const answer = await fetch(link.href, { credentials: "same-origin", signal: ends.signal, ...how });
    if (!answer.ok) await answered(answer);
    const name = /filename="?([^";]+)/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "figtrace";
    save(await answer.blob(), name);
    box.remove();
  } catch (error) {
    box.remove();
    if (!ends.signal.aborted) trouble(error);
  } finally {
    clearInterval(ticking);
    if (now === mine) now = null;
  }
}

/** @param {any} error */
function trouble(error) {
  const problems = error.problems ?? [{ message: "The server does not answer.", cure: "try again when it does", severity: "error" }];
  const box = tell("The file was not made.", problemList(problems), el("button", { type: "button", class: "link", text: "Close", on: { click: () => box.remove() } }));
}
