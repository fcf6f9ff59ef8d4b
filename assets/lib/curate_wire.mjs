/**
 * Curate's line to the server. What was done is sent in order and kept in this browser until the server says that it is
 * durable: a server that does not answer, a full disk or a reload lose nothing. A token makes sending again harmless.
 */

/** Asking again after a failure, ms. */
const AGAIN = 2000;
const HEADERS = { "Content-Type": "application/json", "X-Figtrace": "page" };

/** The server said no, in words. */
export class Refused extends Error {
  /** @param {any[]} problems @param {number} status */
  constructor(problems, status) {
    super(problems.map((one) => `${one.message} (${one.cure})`).join("; "));
    this.problems = problems;
    this.status = status;
  }
}

/** @param {Response} answer */
async function told(answer) {
  const isJson = answer.headers.get("content-type")?.includes("json");
  const body = isJson ? await answer.json() : null;
  if (answer.ok && body) return body;
  throw new Refused(body?.problems ?? [{ message: `The server answered ${answer.status}`, cure: "try again" }], answer.status);
}

/** True for a failure that passes: the server is away, or its database cannot now. @param {unknown} error */
export const passes = (error) => !(error instanceof Refused) || error.status >= 500;

/** @returns {string} */
export const token = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16)).join("");

export class Wire {
  /**
   * @param {string} figid
   * @param {{waiting: (n: number, why: string) => void, sent: (answer: any, act: any) => void, refused: (error: Refused, act: any) => void}} on
   */
  constructor(figid, on) {
    this.figid = figid;
    this.on = on;
    this.key = `figtrace-unsent:${figid}`;
    /** @type {any[]} */
    this.line = JSON.parse(localStorage.getItem(this.key) ?? "[]");
    this.isBusy = false;
  }

  /** @param {string} what @param {Record<string, any>} [asked] */
  async get(what, asked = {}) {
    const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [name, String(value)]));
    const place = what.startsWith("/") ? what : `/curate/${encodeURIComponent(this.figid)}/${what}.json`;
    return told(await fetch(query.size ? `${place}?${query}` : place, { credentials: "same-origin" }));
  }

  /** A request that is not an edit of a figure. @param {string} place @param {any} body */
  async post(place, body) {
    return told(await fetch(place, { method: "POST", headers: HEADERS, body: JSON.stringify(body), credentials: "same-origin" }));
  }

  /** Do something, after what was done before. @param {string} what act, undo, redo, choose @param {any} body */
  send(what, body) {
    this.line.push({ what, body: what === "act" ? { ...body, token: body.token ?? token() } : body });
    this.#keep();
    void this.run();
  }

  #keep() {
    if (this.line.length) localStorage.setItem(this.key, JSON.stringify(this.line));
    else localStorage.removeItem(this.key);
  }

  /** Send what waits, the oldest first. */
  async run() {
    if (this.isBusy) return;
    this.isBusy = true;
    clearTimeout(this.timer);
    while (this.line.length) {
      const act = this.line[0];
      try {
        const answer = await this.post(`/curate/${encodeURIComponent(this.figid)}/${act.what}`, act.body);
        this.#done();
        this.on.sent(answer, act);
      } catch (error) {
        if (passes(error)) {
          this.on.waiting(this.line.length, error instanceof Refused ? error.message : "the server does not answer");
          this.timer = setTimeout(() => this.run(), AGAIN);
          break;
        }
        this.#done();
        this.on.refused(/** @type {Refused} */ (error), act);
      }
    }
    this.isBusy = false;
  }

  #done() {
    this.line.shift();
    this.#keep();
    if (!this.line.length) this.on.waiting(0, "");
  }
}
