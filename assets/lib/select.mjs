/**
 * What belongs to a selection, and where an arrow key leads: questions asked of the network by key.
 * Pure; an index is made once from the page's JSON.
 */

/**
 * @typedef {object} Said one statement as the page's JSON has it
 * @property {string} subject
 * @property {string} object
 * @property {Record<string, string>} sign by reading: + - ? 0
 * @property {string} basis
 * @property {string[]} at            the readings in which it is drawn
 * @property {string|null} [mechanism]
 * @property {string|null} [donor]
 * @property {string|null} [recipient]
 * @property {string|Record<string, string>} words
 * @property {Record<string, any>} [marks]
 */
/**
 * @typedef {object} Index
 * @property {Record<string, any>} agents
 * @property {Record<string, Said>} statements
 * @property {Record<string, {title: string, statements: string[], agents: string[]}>} mechanisms
 * @property {Map<string, string[]>} out   agent → statements of which it is the subject
 * @property {Map<string, string[]>} into  agent → statements of which it is the object
 */

/** @param {Map<string, string[]>} map @param {string} key @param {string} value */
function put(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** @param {{agents: any, statements: any, mechanisms?: any}} data @returns {Index} */
export function indexOf(data) {
  const out = new Map();
  const into = new Map();
  for (const [key, said] of Object.entries(data.statements)) {
    put(out, said.subject, key);
    put(into, said.object, key);
  }
  return { agents: data.agents, statements: data.statements, mechanisms: data.mechanisms ?? {}, out, into };
}

/** @param {Index} index @param {string} key @returns {"agent"|"statement"|"mechanism"|null} */
export function sortOf(index, key) {
  if (Object.hasOwn(index.agents, key)) return "agent";
  if (Object.hasOwn(index.statements, key)) return "statement";
  return Object.hasOwn(index.mechanisms, key) ? "mechanism" : null;
}

/** @param {Index} index @param {string} key @param {string} at @returns {boolean} true when drawn in that reading */
export const isDrawn = (index, key, at) => index.statements[key]?.at.includes(at) ?? false;

/**
 * Statements that touch an agent in one reading.
 * @param {Index} index @param {string} agent @param {string} at
 * @returns {string[]} outgoing first
 */
export function touching(index, agent, at) {
  const all = [...(index.out.get(agent) ?? []), ...(index.into.get(agent) ?? [])];
  return [...new Set(all)].filter((key) => isDrawn(index, key, at));
}

/** @param {Index} index @param {string} key @param {string} at @param {Set<string>} near */
function addNear(index, key, at, near) {
  const sort = sortOf(index, key);
  if (!sort) return;
  near.add(key);
  const statements =
    sort === "agent"
      ? touching(index, key, at)
      : sort === "statement"
        ? [key]
        : index.mechanisms[key].statements.filter((one) => isDrawn(index, one, at));
  if (sort === "mechanism") for (const agent of index.mechanisms[key].agents) near.add(agent);
  for (const one of statements) {
    near.add(one);
    near.add(index.statements[one].subject);
    near.add(index.statements[one].object);
  }
}

/**
 * Keys of everything that belongs to a selection: itself, the statements that touch it, their other ends, and the
 * holders (cell, vesicle) of those ends, so that a cargo is never bright in a faded vesicle.
 * @param {Index} index @param {readonly string[]} select @param {string} at
 * @param {(key: string) => string|null} [parentOf] holder of an agent, if any
 * @returns {Set<string>}
 */
export function nearOf(index, select, at, parentOf = () => null) {
  /** @type {Set<string>} */
  const near = new Set();
  for (const key of select) addNear(index, key, at, near);
  for (const key of [...near]) {
    for (let holder = parentOf(key); holder && !near.has(holder); holder = parentOf(holder)) near.add(holder);
  }
  return near;
}

/** @param {readonly string[]} list @param {string} key @param {number} by @returns {string|null} wraps around */
function beside(list, key, by) {
  const at = list.indexOf(key);
  return at < 0 || list.length < 2 ? null : list[(at + by + list.length) % list.length];
}

/**
 * Where an arrow key leads. Right goes downstream (agent → its first statement → the object), Left upstream; Up and
 * Down go through the siblings: statements of the same agent, or the agents in reading order.
 * @param {Index} index @param {string} key @param {"right"|"left"|"up"|"down"} way @param {string} at
 * @param {readonly string[]} order  agents in reading order
 * @param {string|null} [pivot]      the agent that was left to reach this statement
 * @returns {string|null} null where the walk ends
 */
export function walk(index, key, way, at, order, pivot = null) {
  const by = way === "up" ? -1 : 1;
  const drawn = (/** @type {string[]|undefined} */ list) => (list ?? []).filter((one) => isDrawn(index, one, at));
  if (sortOf(index, key) === "statement") {
    const { subject, object } = index.statements[key];
    if (way === "right") return object;
    if (way === "left") return subject;
    return beside(drawn(pivot === object && pivot !== subject ? index.into.get(object) : index.out.get(subject)), key, by);
  }
  if (way === "right") return drawn(index.out.get(key))[0] ?? null;
  if (way === "left") return drawn(index.into.get(key))[0] ?? null;
  return beside(order, key, by);
}

/**
 * Agents in reading order: columns from left to right, each from top to bottom.
 * @param {readonly {key: string, x: number, y: number}[]} places centres, px at zoom 1
 * @param {number} [gap] centres nearer than this to the column's first stand in one column
 * @returns {string[]}
 */
export function readingOrder(places, gap = 60) {
  const byX = [...places].sort((a, b) => a.x - b.x);
  /** @type {{x: number, of: {key: string, x: number, y: number}[]}[]} */
  const columns = [];
  for (const place of byX) {
    const last = columns.at(-1);
    if (last && place.x - last.x < gap) last.of.push(place);
    else columns.push({ x: place.x, of: [place] });
  }
  return columns.flatMap((column) => column.of.sort((a, b) => a.y - b.y || a.x - b.x)).map((place) => place.key);
}
