import test from "node:test";
import assert from "node:assert/strict";
import { BEAT, guestLink, MISSED, newToken, ownerLink } from "../../assets/lib/stage_link.mjs";
import { clock, clockWords } from "../../assets/lib/stage_clock.mjs";

/** A channel and clocks of the test's own: everything arrives at once, and time moves when told. */
function world() {
  const rooms = new Map();
  class Channel {
    constructor(name) {
      this.name = name;
      this.ears = new Set();
      if (!rooms.has(name)) rooms.set(name, new Set());
      rooms.get(name).add(this);
    }
    addEventListener(_type, ear) {
      this.ears.add(ear);
    }
    postMessage(data) {
      for (const other of rooms.get(this.name)) if (other !== this) for (const ear of other.ears) ear({ data: structuredClone(data), source: null });
    }
    close() {
      rooms.get(this.name).delete(this);
    }
  }
  let time = 0;
  const timers = new Set();
  const how = {
    Channel,
    frame: {},
    opener: null,
    now: () => time,
    setInterval: (run, ms) => {
      const timer = { run, ms, due: time + ms };
      timers.add(timer);
      return timer;
    },
    clearInterval: (timer) => timers.delete(timer),
  };
  return {
    how,
    pass(ms) {
      for (const end = time + ms; time < end; ) {
        time += BEAT / 2;
        for (const timer of timers) if (time >= timer.due) { timer.due += timer.ms; timer.run(); }
      }
    },
  };
}

function guest(token, how) {
  const seen = { states: [], connected: [] };
  const link = guestLink(token, { show: (state) => seen.states.push(state), connected: (is) => seen.connected.push(is) }, how);
  return { link, seen };
}

test("a new window says hello and gets the whole state", () => {
  const { how } = world();
  const owner = ownerLink("t", { state: () => ({ step: 4 }), act: () => {} }, how);
  const { seen } = guest("t", how);
  assert.deepEqual(seen.states, [{ step: 4 }]);
  assert.deepEqual(seen.connected, [true]);
  owner.close();
});

test("the presenter asks, the stage decides, both show the same", () => {
  const { how } = world();
  let step = 1;
  const owner = ownerLink("t", {
    state: () => ({ step }),
    act: (action) => {
      if (action.type === "next") step += 1;
      owner.say();
    },
  }, how);
  const { link, seen } = guest("t", how);
  link.act({ type: "next" });
  link.act({ type: "next" });
  assert.equal(step, 3);
  assert.deepEqual(seen.states.at(-1), { step: 3 });
});

test("a stage that is gone is missed after three seconds, and found again", () => {
  const { how, pass } = world();
  const owner = ownerLink("t", { state: () => ({ step: 1 }), act: () => {} }, how);
  const { seen } = guest("t", how);
  pass(2 * MISSED);
  assert.deepEqual(seen.connected, [true], "beats keep it");
  owner.close();
  pass(2 * MISSED);
  assert.deepEqual(seen.connected, [true, false]);
  ownerLink("t", { state: () => ({ step: 7 }), act: () => {} }, how);
  assert.deepEqual(seen.connected, [true, false, true]);
  assert.deepEqual(seen.states.at(-1), { step: 7 });
});

test("two talks never drive each other", () => {
  const { how } = world();
  const moved = [];
  ownerLink("one", { state: () => ({}), act: () => moved.push("one") }, how);
  ownerLink("two", { state: () => ({}), act: () => moved.push("two") }, how);
  guest("two", how).link.act({ type: "next" });
  assert.deepEqual(moved, ["two"]);
});

test("a doubled tab learns that its token is taken; the first one does not", () => {
  const { how } = world();
  const taken = [];
  const stage = (name) => ({ state: () => ({}), act: () => {}, taken: () => taken.push(name) });
  ownerLink("t", stage("first"), how);
  guest("t", how);
  ownerLink("t", stage("second"), how);
  assert.deepEqual(taken, ["second"]);
});

test("without a channel the windows speak by postMessage, and by both roads a message is heard once", () => {
  const { how } = world();
  const windowOf = () => {
    const ears = new Set();
    return { ears, closed: false, addEventListener: (_type, ear) => ears.add(ear), removeEventListener: (_type, ear) => ears.delete(ear) };
  };
  for (const Channel of [null, how.Channel]) {
    const [stage, opened] = [windowOf(), windowOf()];
    stage.postMessage = (data) => { for (const ear of stage.ears) ear({ data, source: opened }); };
    opened.postMessage = (data) => { for (const ear of opened.ears) ear({ data, source: stage }); };
    const acts = [];
    ownerLink("t", { state: () => ({ step: 2 }), act: (action) => acts.push(action.type) }, { ...how, Channel, frame: stage });
    const seen = [];
    const link = guestLink("t", { show: (state) => seen.push(state), connected: () => {} }, { ...how, Channel, frame: opened, opener: stage });
    link.act({ type: "next" });
    assert.deepEqual(acts, ["next"]);
    assert.deepEqual(seen, [{ step: 2 }]);
  }
});

test("a message without the token is nobody's", () => {
  const { how } = world();
  const acts = [];
  ownerLink("t", { state: () => ({}), act: (action) => acts.push(action) }, how);
  const stranger = new how.Channel("figtrace-stage-t");
  stranger.postMessage({ kind: "act", action: { type: "last" } });
  stranger.postMessage(null);
  assert.deepEqual(acts, []);
});

test("tokens differ", () => assert.notEqual(newToken(), newToken()));

test("the clock turns when a step's time is over, counted from time stamps", () => {
  let time = 0;
  let waiting = null;
  const turns = [];
  const made = clock(() => turns.push(time), {
    now: () => time,
    setTimeout: (run, ms) => (waiting = { run, due: time + ms }),
    clearTimeout: () => (waiting = null),
  });
  made.start(10);
  time = 4000;
  assert.equal(made.left, 6);
  assert.equal(made.part, 0.4);
  time = 9000;
  waiting.run();
  assert.deepEqual(turns, [], "woken early, it waits on");
  time = 25000;
  waiting.run();
  assert.deepEqual(turns, [25000], "woken late, it turns once");
  made.start(1);
  made.stop();
  assert.equal(made.isRunning, false);
});

test("times in words", () => {
  assert.equal(clockWords(65_400), "1:05");
  assert.equal(clockWords(3_723_000), "1:02:03");
  assert.equal(clockWords(-5), "0:00");
});
