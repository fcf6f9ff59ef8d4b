/** The verdicts of a what-if beside the agents they speak of: a shape and a word; colour comes third. */

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = { up: "▲", down: "▼", "partly up": "△", "partly down": "▽", conflict: "▲▼", unknown: "?", held: "●" };

/** @param {string} name @param {Record<string, string>} attributes */
export function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/**
 * Draw them over the picture, in place of what the same name drew before.
 * @param {import("./picture.mjs").Picture} picture @param {string} name class of the group
 * @param {Record<string, string>} verdicts by agent; none takes the group away
 * @param {Record<string, string>} changes what is done to those that are held: `{mir105: "down"}`
 */
export function mark(picture, name, verdicts, changes) {
  picture.viewport.querySelector(`.${name}`)?.remove();
  const said = Object.entries(verdicts);
  if (!said.length) return;
  const group = svg("g", { class: name, "aria-hidden": "true" });
  for (const [key, verdict] of said) {
    const box = picture.box(key);
    if (!box || !picture.isShown(key)) continue;
    const words = verdict === "held" ? `held ${changes[key] ?? ""}`.trim() : verdict;
    const text = svg("text", { x: String(box.x + box.w / 2), y: String(box.y - 7), "text-anchor": "middle", "data-verdict": verdict });
    text.textContent = `${SHAPES[verdict] ?? "•"} ${words}`;
    group.append(text);
  }
  picture.viewport.append(group);
}
