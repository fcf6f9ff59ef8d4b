/** Somebody changed the same meanwhile: both versions side by side, and the person chooses. Nothing is merged unasked. */
import { el } from "./explore_parts.mjs";
import { act, when } from "./curate_parts.mjs";

/** @param {{key: string, field: string, theirs: string, mine: string}} cell */
const row = ({ key, field, theirs, mine }) =>
  el("tr", {}, el("th", { scope: "row" }, el("code", { text: key }), el("span", { text: ` ${field}` })), el("td", { text: theirs }), el("td", { text: mine }));

/** @param {any} conflict */
function versions({ sentences, cells }) {
  const said = sentences.map((/** @type {any} */ one) => el("tr", { class: "curate-reads" }, el("th", { scope: "row", text: "It says" }), el("td", { text: one.theirs }), el("td", { text: one.mine })));
  const head = el("tr", {}, el("td"), el("th", { scope: "col", text: "Theirs, as it stands" }), el("th", { scope: "col", text: "Yours" }));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, ...said, ...cells.map(row)));
}

/** Edits of this person that met somebody else's and were left undecided: they wait in the journal, and are shown. */
export class Held {
  /** @param {any} room */
  constructor(room) {
    this.room = room;
    this.element = el("div", { class: "curate-held", hidden: true });
  }

  /** Ask what waits, and show it. */
  async look() {
    if (!this.room.isWriter) return;
    const { held } = await this.room.wire.get("held");
    this.element.hidden = !held.length;
    this.element.replaceChildren(...held.map((/** @type {any} */ one) => el("p", {}, el("strong", { text: "Waits for your choice: " }), el("span", { text: one.label }), " ",
      act("Write mine", () => this.#settle(one.token, true), { name: "link" }), " ", act("Let it go", () => this.#settle(one.token, false), { name: "link" }))));
  }

  /** @param {string} token @param {boolean} mine */
  #settle(token, mine) {
    this.element.hidden = true;
    this.room.wire.send("choose", { token, mine });
  }
}

/** @param {any} room @param {any} conflict both versions in words @param {any} sent what the person did */
export function choose(room, conflict, sent) {
  const isTurn = sent.what !== "act";
  const settle = (/** @type {boolean} */ isMine) => {
    dialog.close();
    if (isTurn) return isMine && room.wire.send(sent.what, { forced: true });
    room.wire.send("choose", { token: conflict.token, mine: isMine });
    if (isMine && conflict.rest.length) room.wire.send("act", { act: "edits", edits: conflict.rest });
    return undefined;
  };
  const theirs = conflict.theirs.map((/** @type {any} */ one) => el("p", {}, el("strong", { text: one.name }), el("span", { text: `: ${one.label} ` }), el("time", { class: "quiet small", datetime: one.at, text: when(one.at) })));
  const keep = act("Keep theirs", () => settle(false));
  const dialog = el("dialog", { class: "curate-conflict", "aria-labelledby": "curate-conflict-title", on: { close: () => {
    dialog.remove();
    void room.held.look();
  } } },
    el("h2", { id: "curate-conflict-title", text: "Changed meanwhile" }),
    el("p", { class: "quiet", text: isTurn ? "Somebody changed the same after you did. Nothing is taken back yet." : "Somebody changed the same while you did. Yours is kept, and not written yet." }),
    ...(theirs.length ? theirs : [el("p", { text: "Somebody changed the same since." })]),
    el("p", {}, el("strong", { text: "You" }), el("span", { text: `: ${conflict.label}` })),
    versions(conflict),
    el("div", { class: "curate-row" }, keep, act(isTurn ? "Take mine back all the same" : "Write mine", () => settle(true), { name: "button curate-go" })),
    el("p", { class: "quiet small", text: "Esc decides nothing: your edit goes on waiting for your choice." }));
  document.body.append(dialog);
  dialog.showModal();
  keep.focus();
}
