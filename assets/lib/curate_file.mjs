/** The network file was changed outside the history (a git pull): one calm notice, and the choice to merge or to keep. */
import { el } from "./explore_parts.mjs";
import { act, radios } from "./curate_parts.mjs";

/** @param {any} value */
const shown = (value) => (value === null || value === undefined ? "nothing" : typeof value === "object" ? value.quote ?? value.name ?? JSON.stringify(value) : String(value));

export class FileNotice {
  /** @param {any} room */
  constructor(room) {
    this.room = room;
    this.element = el("div", { class: "curate-file", role: "status", hidden: true });
  }

  /** @param {boolean} isChanged */
  tell(isChanged) {
    if (isChanged === this.isTold) return;
    this.isTold = isChanged;
    this.element.hidden = !isChanged;
    if (isChanged) this.element.replaceChildren(el("p", {}, el("strong", { text: "The network file was changed outside this history." })), act("Look at it", () => void this.#look()));
  }

  async #look() {
    const told = await this.room.wire.get("file");
    if (!told.is_changed) return this.tell(false);
    /** @type {Record<string, string>} */
    const choices = {};
    const send = async (/** @type {any} */ body) => {
      try {
        await this.room.wire.post(`/curate/${encodeURIComponent(this.room.figid)}/file`, body);
        this.tell(false);
        await this.room.refresh();
      } catch (error) {
        problem.textContent = error.message;
      }
    };
    const problem = el("p", { class: "curate-problem", role: "alert" });
    const merge = act("Merge it into the history", () => void send({ choices }), { name: "button curate-go", disabled: told.conflicts.length > 0 });
    const asks = told.conflicts.map((/** @type {any} */ one) => radios(`Both changed ${one.words}`, [
      { value: "a", words: [el("strong", { text: "the history: " }), el("span", { text: shown(one.journal) })] },
      { value: "b", words: [el("strong", { text: "the file: " }), el("span", { text: shown(one.file) })] },
    ], "", (side) => {
      choices[one.cell] = side;
      merge.disabled = Object.keys(choices).length < told.conflicts.length;
    }).element);
    const n = told.words.length;
    this.element.replaceChildren(
      el("p", {}, el("strong", { text: "The network file was changed outside this history: " }), el("span", { text: n === 1 ? "one difference." : `${n} differences.` })),
      el("ul", {}, ...told.words.slice(0, 40).map((/** @type {string} */ words) => el("li", { text: words })), n > 40 ? el("li", { class: "quiet", text: `and ${n - 40} more` }) : null),
      ...asks, problem,
      el("div", { class: "curate-row" }, merge, act("Keep the history as it is", () => void send({ keep: true })), act("Later", () => this.#later(), { name: "link" })));
    return undefined;
  }

  #later() {
    this.isTold = false;
    this.tell(true);
  }
}
