/** The one custom component: it takes a panel that already stands in the page into the tree that React draws. */

/**
 * Move an element that stands in the page, keeping what the browser knows of it: focus, scroll, state.
 * @param {HTMLElement} into @param {HTMLElement} node
 */
export function adopt(into, node) {
  if (node.parentElement === into) return;
  if (typeof into.moveBefore === "function" && node.isConnected && into.isConnected) {
    into.moveBefore(node, null);
    return;
  }
  const focused = document.activeElement;
  const scrolled = [...node.querySelectorAll("[data-scrolls]")].map((one) => ({ one, top: one.scrollTop }));
  into.append(node);
  for (const { one, top } of scrolled) one.scrollTop = top;
  if (node.contains(focused) && focused !== document.activeElement) {
    /** @type {HTMLElement|SVGElement} */ (focused).focus({ preventScroll: true });
  }
}

let hasScrolled = false;
document.addEventListener("scroll", () => (hasScrolled = true), { capture: true, passive: true, once: true });

/**
 * What a visitor has scrolled before React came stays scrolled: the places themselves are not adopted. Where nobody
 * has, nothing is asked: it would lay the whole page out once more (230 ms of 1,000 agents).
 * @param {Element} from @param {Element|null} to
 */
function keepScroll(from, to) {
  if (!hasScrolled) return;
  for (const name of ["left", "right"]) {
    const [old, fresh] = [from.querySelector(`.${name}`), to?.querySelector(`.${name}`)];
    if (old?.scrollTop && fresh) fresh.scrollTop = old.scrollTop;
  }
}

/**
 * `Adopted(id, node)`: where it mounts, the standing element with the id `node` is moved in. When none is left to be
 * adopted the standing frame goes, in the same tick, so that nothing is ever painted twice.
 * @param {() => any} react gives React when it is there
 * @param {() => void} done called once, when the last one has moved
 */
export function adopted(react, done) {
  return function Adopted({ id, node }) {
    const React = react();
    const place = React.useRef(null);
    React.useLayoutEffect(() => {
      const standing = document.getElementById(node);
      if (standing) adopt(place.current, standing);
      const frame = document.getElementById("standing");
      if (frame && !frame.querySelector("[data-adopt]")) {
        keepScroll(frame, place.current.closest(".frame"));
        frame.remove();
        done();
      }
    }, [node]);
    return React.createElement("div", { id, ref: place, className: "adopted" });
  };
}
