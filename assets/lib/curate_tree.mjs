/** The decision tree, question by question: a digit answers, Backspace goes back. Its questions are the server's. */
import { el } from "./explore_parts.mjs";
import { act } from "./curate_parts.mjs";

const GOVERNS = ["activity", "amount"];
const ALWAYS = ["denied", "hedged", "perturbed"];

/**
 * The questions to ask after these answers, in order; twin of figtrace.curation.decide.next_question.
 * @param {Record<string, string>} answers @returns {string[]}
 */
export function orderOf(answers) {
  const order = ["what"];
  if (answers.what === "effect") {
    order.push("changed");
    if (GOVERNS.includes(answers.changed)) order.push("object");
    order.push("sign");
  }
  return [...order, ...ALWAYS];
}

/** @param {Record<string, string>} answers @returns {string|null} null when all is said */
export const nextOf = (answers) => orderOf(answers).find((key) => !(key in answers)) ?? null;

export class Tree {
  /** @param {any[]} questions @param {(answers: Record<string, string>) => void} done @param {() => void} left */
  constructor(questions, done, left) {
    Object.assign(this, { questions, done, left });
    this.element = el("fieldset", { class: "curate-tree", hidden: true, on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) } });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  begin() {
    /** @type {Record<string, string>} */
    this.answers = {};
    this.element.hidden = false;
    this.#show();
  }

  #show() {
    const key = nextOf(this.answers);
    if (!key) {
      this.element.hidden = true;
      return this.done(this.answers);
    }
    const question = this.questions.find((one) => one.key === key);
    this.now = question;
    this.element.replaceChildren(el("legend", { text: question.words }),
      ...question.options.map((/** @type {any} */ one, /** @type {number} */ i) => act(one.cues.length ? `${one.words} (${one.cues.join(", ")})` : one.words, () => this.#answer(one.key), { key: String(i + 1), name: "curate-answer" })));
    return this.element.querySelector("button")?.focus();
  }

  /** @param {string} answer */
  #answer(answer) {
    this.answers = { ...this.answers, [this.now.key]: answer };
    this.#show();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const option = this.now?.options[Number(event.key) - 1];
    if (option) this.#answer(option.key);
    else if (event.key === "Escape") {
      this.element.hidden = true;
      this.left();
    } else if (event.key === "Backspace") {
      const last = Object.keys(this.answers).at(-1);
      if (last) delete this.answers[last];
      this.#show();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
