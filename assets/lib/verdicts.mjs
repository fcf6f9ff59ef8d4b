/** The verdicts of a what-if beside the agents they speak of: the marks that Python drew, which the page carries once. */

const SVG = "http://www.w3.org/2000/svg";
/** How much larger they stand on a stage than in the dashboard; twin of TALK in figtrace/picture/marks.py. */
const TALK = 1.25;

/** @param {string} name @param {Record<string, string>} attributes */
export function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** The page's mark of a verdict; one that it does not know has none. @param {string} verdict @returns {Element|null|undefined} */
const drawn = (verdict) => /** @type {HTMLTemplateElement|null} */ (document.getElementById("verdicts"))?.content.querySelector(`[data-verdict="${CSS.escape(verdict)}"]`);

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
    const found = (verdict === "held" && changes[key] ? drawn(`held ${changes[key]}`) : null) ?? drawn(verdict);
    if (!found) continue;
    const one = /** @type {Element} */ (document.importNode(found, true));
    one.setAttribute("transform", `translate(${box.x + box.w / 2} ${box.y - 6 * TALK}) scale(${TALK})`);
    group.append(one);
  }
  picture.viewport.append(group);
}
