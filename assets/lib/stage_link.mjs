/**
 * The two windows of a talk. The stage owns the state and says it each second and at each change; the presenter's window
 * asks. Two roads: a BroadcastChannel named by the stage's token, and postMessage between opener and opened, for a
 * browser in which the channel of a file does not carry. A message without the token is nobody's.
 */

/** The stage says that it lives so often, and is missed after so long, ms. */
export const BEAT = 1000;
export const MISSED = 3000;

/** @typedef {{figtrace: string, from: string, kind: "hello"|"state"|"act"|"claim"|"taken", [more: string]: any}} Message */

/** A token that nobody guesses. @returns {string} 24 hexadecimal digits */
export function newToken() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Both roads under one roof; each message is heard once, whichever road brought it.
 * @param {string} token
 * @param {(message: Message, source: any) => void} hear
 * @param {{Channel?: any, frame?: any}} [roads] frame is the window that hears postMessage
 */
function roads(token, hear, { Channel = globalThis.BroadcastChannel, frame = globalThis } = {}) {
  const self = newToken();
  let n = 0;
  /** @type {Map<string, number>} */
  const heard = new Map();
  /** @type {Set<any>} windows that postMessage reaches */
  const others = new Set();
  const channel = Channel ? new Channel(`figtrace-stage-${token}`) : null;

  /** @param {any} event */
  function onMessage({ data, source }) {
    if (!data || data.figtrace !== token || data.from === self || (heard.get(data.from) ?? 0) >= data.n) return;
    heard.set(data.from, data.n);
    hear(data, source ?? null);
  }

  channel?.addEventListener("message", onMessage);
  frame.addEventListener?.("message", onMessage);
  return {
    others,
    /** @param {Omit<Message, "figtrace"|"from">} message */
    send(message) {
      n += 1;
      const whole = { figtrace: token, from: self, n, ...message };
      channel?.postMessage(whole);
      for (const other of others) {
        if (other.closed) others.delete(other);
        else other.postMessage(whole, "*");
      }
    },
    close() {
      channel?.close();
      frame.removeEventListener?.("message", onMessage);
    },
  };
}

/**
 * The stage's end.
 * @param {string} token
 * @param {{state: () => any, act: (action: any) => void, taken?: () => void}} stage  `taken`: another stage lives under
 *   this token (a tab was doubled); this one must take a new one
 * @param {any} [how] `{Channel, frame, setInterval, clearInterval}` for tests
 */
export function ownerLink(token, stage, how = {}) {
  const { setInterval: every = setInterval, clearInterval: stop = clearInterval } = how;
  let isClaiming = true;
  const road = roads(token, (message, source) => {
    if (message.kind === "hello" || message.kind === "act") isClaiming = false;
    if (message.kind === "hello" && source) road.others.add(source);
    if (message.kind === "hello") say();
    if (message.kind === "act") stage.act(message.action);
    if (message.kind === "claim") road.send({ kind: "taken" });
    if (message.kind === "taken" && isClaiming) stage.taken?.();
  }, how);
  const say = () => road.send({ kind: "state", state: stage.state() });
  const beat = every(say, BEAT);
  road.send({ kind: "claim" });
  say();
  return {
    say,
    /** A window that this stage has opened. @param {any} opened */
    add: (opened) => opened && road.others.add(opened),
    close() {
      stop(beat);
      road.close();
    },
  };
}

/**
 * The presenter's end.
 * @param {string} token
 * @param {{show: (state: any) => void, connected: (isConnected: boolean) => void}} presenter
 * @param {any} [how] `{Channel, frame, opener, now, setInterval, clearInterval}` for tests
 */
export function guestLink(token, presenter, how = {}) {
  const { opener = globalThis.opener, now = Date.now, setInterval: every = setInterval, clearInterval: stop = clearInterval } = how;
  let last = -Infinity;
  let isConnected = false;
  const turn = (/** @type {boolean} */ to) => {
    if (isConnected !== to) presenter.connected(to);
    isConnected = to;
  };
  const road = roads(token, (message) => {
    if (message.kind !== "state") return;
    last = now();
    turn(true);
    presenter.show(message.state);
  }, how);
  if (opener) road.others.add(opener);
  const hello = () => road.send({ kind: "hello" });
  const watch = every(() => {
    if (now() - last > MISSED) {
      turn(false);
      hello();
    }
  }, BEAT);
  hello();
  return {
    /** @param {any} action */
    act: (action) => road.send({ kind: "act", action }),
    hello,
    close() {
      stop(watch);
      road.close();
    },
  };
}
