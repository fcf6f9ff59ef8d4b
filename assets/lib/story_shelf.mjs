/** The steps as they were edited in this browser: kept beside the figure, for as long as its caption stays the same. */

const nameOf = (/** @type {{figid: string}} */ { figid }) => `figtrace-story:${figid}`;

/** @param {{figid: string, caption_sha256: string}} story @returns {any[]|null} null where nothing was edited, or for another caption */
export function keptSteps(story) {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(story)) ?? "null");
    return kept?.caption_sha256 === story.caption_sha256 && Array.isArray(kept.steps) ? kept.steps : null;
  } catch {
    return null;
  }
}

/** @param {{figid: string, caption_sha256: string}} story @param {any[]|null} steps null forgets them @returns {boolean} false in a browser that keeps nothing */
export function keepSteps(story, steps) {
  try {
    if (steps) localStorage.setItem(nameOf(story), JSON.stringify({ caption_sha256: story.caption_sha256, steps }));
    else localStorage.removeItem(nameOf(story));
    return true;
  } catch {
    return false;
  }
}
