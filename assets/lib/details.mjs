/** The details panel: made in Python, kept by key, swapped here. Nothing is asked of the server on a click. */

import { once } from "./early.mjs";

/** More than this many at once is a list, not details. */
const MOST = 8;

export class Details {
  /** @param {HTMLElement} body @param {{agents?: any, details: Record<string, string>|null, details_url: string|null}} data @param {HTMLTemplateElement|null} [empty] */
  constructor(body, data, empty = null) {
    this.body = body;
    this.agents = data.agents ?? {};
    this.html = data.details ?? {};
    this.url = data.details_url;
    /** @type {Map<string, DocumentFragment>} */
    this.cut = new Map();
    this.blank = empty?.content ?? fragment(body.innerHTML);
    /** @type {readonly string[]} */
    this.shown = [];
    /** Asking where it stands would lay the whole page out in the middle of a click (8 ms); it tells by itself. */
    this.isScrolled = false;
    body.addEventListener("scroll", () => (this.isScrolled = true), { passive: true });
  }

  /** The details come once, beside the scripts: as a part of the first HTML they stood before the picture. @returns {Promise<void>} */
  async load() {
    if (!this.url) return;
    this.html = await once(this.url).catch((why) => {
      throw new Error(`The details could not be fetched${Number.isInteger(why) ? ` (${why})` : ""}. Reload the page to try again.`);
    });
    this.url = null;
    if (this.shown.length) this.show(this.shown);
  }

  /** @param {readonly string[]} select the last picked stands first */
  show(select) {
    this.shown = select;
    const known = [...select].reverse().filter((key) => Object.hasOwn(this.html, key));
    if (!known.length) {
      this.body.replaceChildren(select.length && this.url ? waiting() : this.blank.cloneNode(true));
    } else if (known.length === 1) {
      this.body.replaceChildren(this.#parsed(known[0]));
    } else {
      const areTwo = select.length === 2 && select.every((key) => Object.hasOwn(this.agents, key));
      this.body.replaceChildren(several(known.length, areTwo), ...known.slice(0, MOST).map((key) => this.#parsed(key)));
    }
    this.body.classList.toggle("is-several", known.length > 1);
    if (this.isScrolled) this.body.scrollTop = 0;
    this.isScrolled = false;
  }

  /** @param {string} key @returns {Node} */
  #parsed(key) {
    let kept = this.cut.get(key);
    if (!kept) {
      kept = fragment(`<article class="detail">${this.html[key]}</article>`);
      this.cut.set(key, kept);
    }
    return kept.cloneNode(true);
  }
}

/** @param {string} html made and escaped in Python @returns {DocumentFragment} */
function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** @param {string} text @param {string} name @returns {HTMLParagraphElement} */
function line(text, name) {
  const p = document.createElement("p");
  p.className = name;
  p.textContent = text;
  return p;
}

const waiting = () => line("Fetching the details…", "quiet");
/** @param {number} n @param {boolean} areTwo agents, with ways between them to ask for */
function several(n, areTwo) {
  const said = line(n > MOST ? `${n} selected; the last ${MOST} are shown` : `${n} selected`, "several");
  if (areTwo) said.insertAdjacentHTML("beforeend", ' · <button type="button" class="link" data-command="between" title="N">Paths between them</button>');
  return said;
}
