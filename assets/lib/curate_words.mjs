/**
 * Words of the caption as spans in code points. Every piece says where it begins (data-start, counted in Python); inside
 * a piece code points are counted, never the units of a JavaScript string. What is chosen is the browser's own selection.
 */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑–'’./+][\p{L}\p{N}]+)*/gu;

/** Code points in front of a place in a text. @param {string} text @param {number} units @returns {number} */
export const points = (text, units) => [...text.slice(0, units)].length;

/** The place in a text behind so many code points. @param {string} text @param {number} n @returns {number} */
export const units = (text, n) => [...text].slice(0, n).join("").length;

/**
 * The words of a text cut into pieces; a word may run over the border of two.
 * @param {{start: number, text: string}[]} pieces
 * @returns {{start: number, end: number, text: string}[]}
 */
export function wordsOf(pieces) {
  const whole = pieces.map((piece) => piece.text).join("");
  const first = pieces[0]?.start ?? 0;
  return [...whole.matchAll(WORD)].map((found) => {
    const start = first + points(whole, found.index);
    return { start, end: start + [...found[0]].length, text: found[0] };
  });
}

/**
 * The next word that begins with some letters, from a word on and round.
 * @param {{text: string}[]} words @param {string} typed @param {number} from @returns {number} -1 where there is none
 */
export function seek(words, typed, from) {
  const sought = typed.toLowerCase();
  for (let i = 0; i < words.length; i += 1) {
    const at = (from + i) % words.length;
    if (words[at].text.toLowerCase().startsWith(sought)) return at;
  }
  return -1;
}

/** Every place of some words, whole, whatever the case. @param {{start: number, text: string}[]} pieces @param {string} sought @returns {[number, number][]} */
export function places(pieces, sought) {
  if (!sought.trim()) return [];
  const whole = pieces.map((piece) => piece.text).join("");
  const first = pieces[0]?.start ?? 0;
  const safe = sought.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return [...whole.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${safe}(?![\\p{L}\\p{N}])`, "giu"))].map((found) => {
    const start = first + points(whole, found.index);
    return [start, start + [...found[0]].length];
  });
}

/** Words that end a name: what follows them is another phrase. */
const JOINTS = new Set(["of", "in", "to", "and", "or", "the", "a", "by", "with", "which", "that", "from", "for", "into", "via"]);

/**
 * Every place where the caption goes on as somebody began to type, to the end of that word and of the next one.
 * @param {{start: number, text: string}[]} pieces @param {string} typed @returns {[number, number][]}
 */
export function begun(pieces, typed) {
  const sought = typed.trim().toLowerCase();
  if (!sought) return [];
  const whole = pieces.map((piece) => piece.text).join("");
  const first = pieces[0]?.start ?? 0;
  const words = wordsOf(pieces);
  return words.flatMap((word, i) => {
    const at = units(whole, word.start - first);
    if (!whole.slice(at).toLowerCase().startsWith(sought)) return [];
    const end = word.start + points(sought, sought.length);
    const last = words.findIndex((one, n) => n >= i && one.end >= end);
    const next = words[last + 1];
    const isJoined = next && !JOINTS.has(next.text.toLowerCase()) && whole.slice(units(whole, words[last].end - first), units(whole, next.start - first)) === " ";
    return /** @type {[number, number][]} */ ([...(isJoined ? [[word.start, next.end]] : []), [word.start, words[last].end]]);
  });
}

/** The caption's words in the page, and what is chosen of them. */
export class CaptionWords {
  /** @param {HTMLElement} caption @param {{use: (span: [number, number]) => void, chose: (span: [number, number]|null) => void, mentions: () => {span: [number, number]}[], say: (words: string) => void}} on */
  constructor(caption, on) {
    this.caption = caption;
    this.on = on;
    this.typed = "";
    caption.addEventListener("keydown", (event) => this.isOn && this.#key(event), { capture: true });
    document.addEventListener("selectionchange", () => this.isOn && this.#changed());
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    this.isOn = isOn;
    for (const [name, value] of Object.entries({ tabindex: "0", role: "group", "aria-label": "The caption's words: arrows go from word to word, Shift chooses more, Enter uses them" })) {
      if (isOn) this.caption.setAttribute(name, value);
      else this.caption.removeAttribute(name);
    }
  }

  /** @returns {{start: number, text: string, element: HTMLElement}[]} */
  get pieces() {
    return [...this.caption.querySelectorAll("[data-start]")].map((element) => ({
      start: Number(/** @type {HTMLElement} */ (element).dataset.start), text: element.textContent ?? "", element: /** @type {HTMLElement} */ (element),
    }));
  }

  get words() {
    return wordsOf(this.pieces);
  }

  /** Words at a span. @param {[number, number]} span */
  text([start, end]) {
    return this.pieces.map((piece) => [...piece.text].slice(Math.max(0, start - piece.start), Math.max(0, end - piece.start)).join("")).join("");
  }

  /** The span that is chosen in the caption; null where nothing is. @returns {[number, number]|null} */
  span() {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
    const range = chosen.getRangeAt(0);
    if (!this.caption.contains(range.startContainer) || !this.caption.contains(range.endContainer)) return null;
    const [start, end] = [this.#offset(range.startContainer, range.startOffset), this.#offset(range.endContainer, range.endOffset)];
    return start < end ? [start, end] : null;
  }

  /** @param {Node} node @param {number} offset */
  #offset(node, offset) {
    if (node.nodeType === Node.TEXT_NODE) {
      const piece = /** @type {HTMLElement} */ (node.parentElement?.closest("[data-start]"));
      return Number(piece.dataset.start) + points(node.textContent ?? "", offset);
    }
    const inside = /** @type {Element} */ (node);
    const piece = inside.closest("[data-start]");
    if (piece) return Number(piece.getAttribute(offset ? "data-end" : "data-start"));
    const next = inside.children[offset] ?? inside.lastElementChild;
    return Number(next?.getAttribute(inside.children[offset] ? "data-start" : "data-end") ?? 0);
  }

  /** Choose a span, and bring it into sight. @param {[number, number]} span */
  choose([start, end]) {
    const from = this.#place(start, false);
    const to = this.#place(end, true);
    if (!from || !to) return;
    getSelection()?.setBaseAndExtent(from[0], from[1], to[0], to[1]);
    from[0].parentElement?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at @param {boolean} isEnd @returns {[Text, number]|null} */
  #place(at, isEnd) {
    for (const { start, text, element } of this.pieces) {
      const n = [...text].length;
      const isHere = isEnd ? start < at && at <= start + n : start <= at && at < start + n;
      const node = element.firstChild;
      if (isHere && node instanceof Text) return [node, units(text, at - start)];
    }
    return null;
  }

  #changed() {
    this.on.chose(this.span());
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const words = this.words;
    const span = this.span();
    const first = span ? words.findIndex((word) => word.end > span[0]) : -1;
    const last = span ? words.findLastIndex((word) => word.start < span[1]) : -1;
    const steps = {
      ArrowRight: () => this.#go(words, event.shiftKey ? first : last + 1, last + 1),
      ArrowLeft: () => this.#go(words, event.shiftKey ? first : Math.max(0, first - 1), event.shiftKey ? Math.max(first, last - 1) : Math.max(0, first - 1)),
      ArrowDown: () => this.#jump(span, 1),
      ArrowUp: () => this.#jump(span, -1),
      Home: () => this.#go(words, 0, 0),
      End: () => this.#go(words, words.length - 1, words.length - 1),
      Enter: () => span && this.on.use(span),
    };
    const act = steps[event.key] ?? (event.key.length === 1 && event.key !== " " && (() => this.#type(words, event.key, last)));
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {{start: number, end: number, text: string}[]} words @param {number} first @param {number} last */
  #go(words, first, last) {
    const [a, b] = [Math.max(0, first), Math.min(words.length - 1, Math.max(0, last))];
    if (!words[a] || !words[b]) return;
    this.choose([words[a].start, words[b].end]);
    this.on.say(this.text([words[a].start, words[b].end]));
  }

  /** To the next name that the reading found and no agent bears. @param {[number, number]|null} span @param {number} by */
  #jump(span, by) {
    const all = this.on.mentions().map((one) => one.span);
    const at = span ? span[0] : -1;
    const to = by > 0 ? all.find(([start]) => start > at) ?? all[0] : all.findLast(([start]) => start < at) ?? all.at(-1);
    if (to) {
      this.choose(to);
      this.on.say(this.text(to));
    }
  }

  /** @param {{start: number, end: number, text: string}[]} words @param {string} letter @param {number} at */
  #type(words, letter, at) {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => (this.typed = ""), 900);
    this.typed += letter;
    const found = seek(words, this.typed, this.typed.length > 1 ? Math.max(0, at) : at + 1);
    if (found >= 0) this.#go(words, found, found);
  }
}
