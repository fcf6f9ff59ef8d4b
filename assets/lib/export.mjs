/**
 * Export: every format of the field, and what each cannot carry, before it is taken. A page that was made from a
 * person's own file sends its network along, since the server keeps none.
 */
import { answered, el, oneOf, problemList, save } from "./explore_parts.mjs";
import { counted, dialogOf, dressed, sizeOf } from "./export_parts.mjs";

/** Groups of losses that stand open at first. */
const OPEN = 2;
const NOTHING = "Nothing is lost: this format carries the whole network.";

/** @type {Promise<any>|null} */
let asked = null;

/** The formats, asked for once. @returns {Promise<any>} */
function table() {
  asked ??= fetch("/export/formats.json", { credentials: "same-origin" }).then(answered).catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

/** @param {import("./page.mjs").Page} page */
export async function open(page) {
  if (document.querySelector("dialog.export[open]")) return;
  const [told] = await Promise.all([table(), dressed()]);
  new Export(page, told).show();
}

/** The query of a choice. @param {{level: string, profile: string, suggested: boolean}} choice */
export function queryOf({ level, profile, suggested }) {
  const query = new URLSearchParams({ level, profile });
  if (suggested) query.set("suggested", "1");
  return `?${query}`;
}

/** Losses in one line. @param {{total: number, returns: number}} told */
export function summaryOf({ total, returns }) {
  if (!total) return NOTHING;
  if (returns === total) return `${counted(total, "value")} stand where other programs may not look; figtrace reads all of them back.`;
  const back = returns ? ` ${counted(returns, "more value")} ${returns === 1 ? "stands" : "stand"} where other programs may not look; figtrace reads ${returns === 1 ? "it" : "them"} back.` : "";
  const n = total - returns;
  return `${counted(n, "value")} of the network cannot be carried as ${n === 1 ? "it is" : "they are"}.${back}`;
}

class Export {
  /** @param {import("./page.mjs").Page} page @param {any} told */
  constructor(page, told) {
    this.page = page;
    this.formats = told.formats;
    this.own = document.getElementById("figtrace-network")?.textContent ?? null;
    const { level, profile } = page.store.get();
    this.choice = { level, profile, suggested: false };
    this.name = this.formats[0].name;
    this.round = 0;
    this.preview = el("div", { class: "export-preview", tabindex: 0, role: "region", "aria-label": "What is lost" });
    this.said = el("div", { class: "export-said", role: "status" });
    this.dialog = dialogOf("export", "Export", el("div", { class: "export-body" }, this.#list(), el("div", { class: "export-side" }, this.#reading(), this.said, this.preview)));
  }

  show() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.dialog.querySelector("input[name=export-format]")?.focus();
    void this.look();
  }

  #list() {
    const items = this.formats.map((/** @type {any} */ one) =>
      el("label", { class: one.install ? "is-missing" : "" },
        el("input", { type: "radio", name: "export-format", value: one.name, checked: one.name === this.name, on: { change: () => this.#turn(one.name) } }),
        el("span", { class: "export-name", text: one.title }),
        el("span", { class: "export-kind", text: [`.${one.ending}`, one.version === "–" ? "" : one.version].filter(Boolean).join(" · ") })));
    return el("div", { class: "export-formats" },
      el("fieldset", {}, el("legend", { text: "Network, as" }), ...items), this.#taken());
  }

  /** Pictures, slides and pages, from the bar's own menu. */
  #taken() {
    const links = [...document.querySelectorAll("#take a[download]")];
    if (!links.length) return null;
    return el("div", { class: "export-taken" }, el("h3", { text: "Picture, slides, page" }),
      el("ul", {}, ...links.map((one) => el("li", {}, el("a", { href: one.getAttribute("href"), download: true, text: one.textContent })))));
  }

  #reading() {
    const set = (/** @type {string} */ name, /** @type {string|boolean} */ value) => {
      this.choice = { ...this.choice, [name]: value };
      void this.look();
    };
    const check = (/** @type {string} */ words, /** @type {boolean} */ on, /** @type {(on: boolean) => void} */ act) =>
      el("label", { class: "export-check" }, el("input", { type: "checkbox", checked: on, on: { change: (/** @type {any} */ event) => act(event.target.checked) } }), el("span", { text: words }));
    this.unseen = check("With suggestions that no person has looked at", false, (on) => set("suggested", on));
    this.unseen.hidden = true;
    return el("div", { class: "export-reading" },
      oneOf("Reading", [["caption", "As the caption says"], ["mechanism", "Mechanism"], ["all", "Every statement"]], this.choice.level, (value) => set("level", value)),
      check("Other papers", this.choice.profile === "literature", (on) => set("profile", on ? "literature" : "caption")), this.unseen);
  }

  /** @param {string} name */
  #turn(name) {
    this.name = name;
    void this.look();
  }

  /** Ask what the chosen format would lose. The last question wins. */
  async look() {
    const format = this.formats.find((/** @type {any} */ one) => one.name === this.name);
    const round = ++this.round;
    if (format.install) return this.#missing(format);
    this.dialog.setAttribute("aria-busy", "true");
    try {
      const told = await answered(await this.#ask("/losses"));
      if (round === this.round) this.#tell(format, told);
    } catch (error) {
      if (round === this.round) this.#fail(error);
    } finally {
      if (round === this.round) this.dialog.removeAttribute("aria-busy");
    }
    return undefined;
  }

  /** @param {string} [what] */
  #ask(what = "") {
    const query = queryOf(this.choice);
    if (this.own === null) return fetch(`${this.#url}${what}${query}`, { credentials: "same-origin" });
    return fetch(`/export/${this.name}${what}${query}`, { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: this.own });
  }

  get #url() {
    return `/export/${encodeURIComponent(this.page.data.figid)}/${this.name}`;
  }

  /** @param {any} format */
  #missing(format) {
    this.said.replaceChildren(el("p", { text: `${format.title} needs an extra that is not installed on this server.` }));
    this.preview.replaceChildren(el("p", { class: "quiet", text: "Whoever runs it installs it with" }), el("pre", {}, el("code", { text: format.install })));
  }

  /** @param {any} error */
  #fail(error) {
    const problems = error.problems ?? [{ message: "The server did not answer.", cure: "try again", severity: "error" }];
    this.said.replaceChildren(el("p", { text: "This cannot be exported." }));
    this.preview.replaceChildren(problemList(problems));
  }

  /** @param {any} format @param {any} told */
  #tell(format, told) {
    this.unseen.hidden = !told.suggested;
    this.said.replaceChildren(
      el("div", { class: "export-take" }, this.#link(told), el("span", { class: "export-file", text: `${told.file}, ${sizeOf(told.bytes)}` })),
      el("p", { class: "export-summary", text: summaryOf(told) }));
    this.preview.replaceChildren(...told.groups.map((/** @type {any} */ group, /** @type {number} */ n) => groupOf(group, n < OPEN)));
    this.preview.scrollTop = 0;
    this.preview.hidden = !told.groups.length;
  }

  /** @param {any} told */
  #link(told) {
    if (this.own === null) return el("a", { class: "button export-download", href: `${this.#url}${queryOf(this.choice)}`, download: told.file, text: "Download" });
    return el("button", { type: "button", class: "button export-download", text: "Download", on: { click: () => void this.#fetch(told.file) } });
  }

  /** @param {string} file */
  async #fetch(file) {
    try {
      const answer = await this.#ask();
      if (!answer.ok) await answered(answer);
      save(await answer.blob(), file);
    } catch (error) {
      this.#fail(error);
    }
  }
}

/** @param {any} group @param {boolean} isOpen */
function groupOf({ kind, means, field, returns, count, examples }, isOpen) {
  const rest = count - examples.length;
  return el("details", { class: `export-loss is-${kind}`, open: isOpen },
    el("summary", {}, el("span", { class: "export-count", text: count.toLocaleString("en") }), el("span", { class: "export-field", text: field }),
      el("span", { class: `chip ${returns ? "" : "chip-warn"}`, text: returns ? `${kind}, read back` : kind })),
    el("p", { class: "quiet small", text: `${means[0].toUpperCase()}${means.slice(1)}${returns ? "; figtrace reads it back" : ""}.` }),
    el("ul", {}, ...examples.map((/** @type {any} */ one) => el("li", {}, el("b", { text: one.where }), " ", one.message)),
      rest > 0 ? el("li", { class: "quiet", text: `and ${counted(rest, "more", "more")}` }) : null));
}
