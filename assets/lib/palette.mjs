/** The command palette: every command by name with its keys, and whatever the figure holds. One table makes all of it. */
import { el } from "./explore_parts.mjs";
import { entriesOf, fold, search } from "./search.mjs";

/** @typedef {{group: string, command: string, does: string, strokes: string[]}} Command */

const MOST_THINGS = 6;

/**
 * The commands that fit what was typed: every word of it somewhere in the command's words, the nearest first.
 * @param {readonly Command[]} commands @param {string} typed @returns {Command[]}
 */
export function matching(commands, typed) {
  const words = fold(typed).split(" ").filter(Boolean);
  const ranked = commands.flatMap((one, n) => {
    const text = ` ${fold(one.does)} ${fold(one.group)} ${one.command.replaceAll("-", " ")} `;
    if (!words.every((word) => text.includes(word))) return [];
    const isStart = words.every((word) => text.includes(` ${word}`));
    return [{ one, rank: (isStart ? 0 : 1000) + n }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}

/** @type {Promise<Command[]>|null} */
let asked = null;

/** @returns {Promise<Command[]>} */
async function table() {
  const answer = await fetch("/answers/commands.json", { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`the commands could not be fetched (${answer.status})`);
  return answer.json();
}

/** @param {import("./explore.mjs").Explore} explore */
export async function open(explore) {
  if (document.querySelector("dialog.palette[open]")) return;
  asked ??= table().catch((error) => {
    asked = null;
    throw error;
  });
  const [commands] = await Promise.all([asked, explore.style]);
  new Palette(explore, commands.filter((one) => one.command !== "palette")).show();
}

class Palette {
  /** @param {import("./explore.mjs").Explore} explore @param {Command[]} commands */
  constructor(explore, commands) {
    Object.assign(this, { explore, commands });
    this.entries = entriesOf(explore.data);
    /** @type {(() => void)[]} */
    this.acts = [];
    this.at = 0;
    this.input = el("input", {
      type: "text", role: "combobox", "aria-label": "Command or name", "aria-expanded": "true", "aria-controls": "palette-list",
      "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "Command, or a name in the figure",
    });
    this.list = el("ul", { id: "palette-list", role: "listbox", "aria-label": "Commands", tabindex: -1 });
    this.none = el("p", { class: "quiet", role: "status" });
    this.dialog = el("dialog", { class: "palette", "aria-label": "Commands" }, this.input, this.list, this.none);
    this.input.addEventListener("input", () => this.fill());
    this.input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    this.list.addEventListener("click", (/** @type {Event} */ event) => this.#run(Number(/** @type {Element} */ (event.target).closest("[data-n]")?.getAttribute("data-n") ?? -1)));
    this.dialog.addEventListener("click", (/** @type {Event} */ event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("close", () => this.dialog.remove());
  }

  show() {
    document.body.append(this.dialog);
    this.fill();
    this.dialog.showModal();
    this.input.focus();
  }

  fill() {
    const typed = this.input.value.trim();
    const { page } = this.explore;
    const commands = matching(this.commands, typed);
    const things = typed ? search(this.entries, typed, MOST_THINGS).found : [];
    this.acts = [
      ...commands.map((one) => () => page.acts[one.command]?.()),
      ...things.map((one) => () => page.select(one.key, false, { from: "search" })),
    ];
    this.at = 0;
    this.list.replaceChildren(
      ...commands.map((one, n) => this.#item(n, one.does, one.group, one.strokes)),
      ...things.map((one, n) => this.#item(commands.length + n, one.shown, one.hint, [])));
    this.none.textContent = this.acts.length ? "" : "No command and no name has these words.";
    this.#stand(0);
  }

  /** @param {number} n @param {string} words @param {string} hint @param {string[]} strokes */
  #item(n, words, hint, strokes) {
    return el("li", { id: `palette-${n}`, role: "option", "aria-selected": "false", "data-n": n, class: "palette-item" },
      el("span", { class: "palette-words", text: words }), el("span", { class: "hint", text: hint }),
      el("span", { class: "palette-keys" }, ...strokes.map((stroke) => el("kbd", { text: stroke }))));
  }

  /** @param {number} next */
  #stand(next) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = this.acts.length ? (next + this.acts.length) % this.acts.length : 0;
    const item = this.list.children[this.at];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, PageDown: Math.min(this.at + 8, this.acts.length - 1), PageUp: Math.max(this.at - 8, 0) }[event.key];
    if (to !== undefined) this.#stand(to);
    else if (event.key === "Enter") this.#run(this.at);
    else return;
    event.preventDefault();
  }

  /** @param {number} n */
  #run(n) {
    const act = this.acts[n];
    if (!act) return;
    this.dialog.close();
    act();
  }
}
