/**
 * The picture first. What the page runs waits in a template until the first frame has been painted, or a moment in a
 * tab that paints none: fetched at once, sixty files would stand between the reader and the figure.
 */

/** Longest wait, ms, where no frame comes: a tab in the background. */
const PATIENCE = 250;

const later = /** @type {HTMLTemplateElement} */ (document.getElementById("later"));

function begin() {
  if (!later.isConnected) return;
  later.remove();
  for (const one of [...later.content.children]) {
    const made = document.createElement(one.localName);
    for (const { name, value } of one.attributes) made.setAttribute(name, value);
    if (made instanceof HTMLScriptElement) made.async = false; // they run in the order in which they stand
    document.body.append(made);
  }
}

requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, PATIENCE);
