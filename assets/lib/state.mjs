/**
 * The view of one visitor: what is selected, how it is read, what is filtered, where the picture stands.
 * Pure: `step(view, action)` gives the next view and never changes the old one. Twin of components/state.py.
 */

/** @typedef {"mechanism"|"donor"|"recipient"|"kind"|"sign"|"basis"} Facet */
/**
 * @typedef {object} View
 * @property {string|null} figure    figid, or null for the server's first figure
 * @property {string[]} select       keys of agents, statements or mechanisms, first picked first
 * @property {"caption"|"mechanism"} level
 * @property {"caption"|"literature"} profile
 * @property {""|"light"|"dark"|"projector"} theme   "" follows the system
 * @property {string} q              what is typed in the search
 * @property {string[]} mechanism
 * @property {string[]} donor
 * @property {string[]} recipient
 * @property {string[]} kind
 * @property {string[]} sign         plus, minus, unsigned, none
 * @property {string[]} basis
 * @property {"fade"|"hide"} filter  what happens to what a filter leaves out
 * @property {"figure"|"outline"|"details"|"record"|"explore"} tab   the panel that a phone shows
 * @property {Record<string, [number, number]>} moved      agent → displacement, px at zoom 1
 * @property {[number, number, number]|null} view          figure point at the stage's centre, and px per figure px
 * @property {""|"1"} stage          "1" while the story is presented
 * @property {number} step           the story's step on the stage, from 1
 * @property {string} play           autoplay: "" off, "1" each step's own time, else seconds a step
 * @property {string} explore        the tool of Explore that is open, "" none
 * @property {string} ask            what it is asked, in its own words: "between,mir155,cell_caf"
 * @property {string[]} whatif       the agents of a what-if and their change: "mir105:down"
 * @property {string} curate         the tool of Curate that is open, "" none
 */

/** @type {readonly Facet[]} */
export const FACETS = Object.freeze(["mechanism", "donor", "recipient", "kind", "sign", "basis"]);

/** The legal words of each closed part; the first is the default. */
export const WORDS = Object.freeze({
  level: ["mechanism", "caption"],
  profile: ["caption", "literature"],
  theme: ["", "light", "dark", "projector"],
  filter: ["fade", "hide"],
  tab: ["figure", "outline", "details", "record", "explore"],
  stage: ["", "1"],
  explore: ["", "whatif", "paths", "data", "take", "compare", "table", "chart"],
  curate: ["", "make", "review", "checks", "history"],
});

/** @type {Readonly<View>} */
export const DEFAULT = Object.freeze({
  figure: null,
  select: [],
  level: "mechanism",
  profile: "caption",
  theme: "",
  q: "",
  mechanism: [],
  donor: [],
  recipient: [],
  kind: [],
  sign: [],
  basis: [],
  filter: "fade",
  tab: "figure",
  moved: {},
  view: null,
  stage: "",
  step: 1,
  play: "",
  explore: "",
  ask: "",
  whatif: [],
  curate: "",
});

/**
 * Name of the reading, as it stands in `html[data-view]` and `data-at`.
 * @param {Pick<View, "level"|"profile">} view
 * @returns {"caption"|"mechanism-caption"|"mechanism-literature"}
 */
export const reading = (view) => (view.level === "caption" ? "caption" : `mechanism-${view.profile}`);

/** @param {View} view @returns {boolean} true when any facet is set */
export const isFiltered = (view) => FACETS.some((facet) => view[facet].length > 0);

/** @param {readonly string[]} one @param {readonly string[]} other */
const same = (one, other) => one.length === other.length && one.every((key, i) => key === other[i]);

/** @param {View} view @param {string[]} keys @returns {View} */
const selecting = (view, keys) => (same(view.select, keys) ? view : { ...view, select: keys });

/**
 * The selection after one pick: alone it replaces; with `add` it joins, or leaves when it was there.
 * @param {readonly string[]} select @param {string} key @param {boolean} add
 * @returns {string[]}
 */
export function pick(select, key, add) {
  if (!add) return [key];
  return select.includes(key) ? select.filter((other) => other !== key) : [...select, key];
}

/** @type {Record<string, (view: View, action: any) => View>} */
const STEPS = {
  select: (view, { key, add = false }) => selecting(view, pick(view.select, key, add)),
  selectAll: (view, { keys }) => selecting(view, keys),
  clear: (view) => (view.q || view.select.length ? { ...view, q: "", select: [] } : clearedFilters(view)),
  filters: (view, { facet, values }) => (same(view[facet], values) ? view : { ...view, [facet]: [...values] }),
  clearFilters: (view) => clearedFilters(view),
  search: (view, { q }) => (view.q === q ? view : { ...view, q }),
  move: (view, { key, dx, dy }) => ({ ...view, moved: movedBy(view.moved, key, dx, dy) }),
  putBack: (view) => (Object.keys(view.moved).length ? { ...view, moved: {} } : view),
  look: (view, { at }) => ({ ...view, view: at }),
  restore: (_view, { view }) => view,
  stage: (view, { on, step }) => onStage(view, on, step),
  explore: (view, { tool, ask = "", tab = view.tab }) =>
    view.explore === tool && view.ask === ask && view.tab === tab ? view : { ...view, explore: tool, ask, tab },
  whatif: (view, { changes }) => (same(view.whatif, changes) ? view : { ...view, whatif: [...changes] }),
};

/** @param {View} view @param {boolean} on @param {number} step @returns {View} */
function onStage(view, on, step) {
  const stage = on ? "1" : "";
  if (view.stage === stage && view.step === step) return view;
  return { ...view, stage, step, play: on ? view.play : "" };
}

/** @param {View} view @returns {View} */
function clearedFilters(view) {
  if (!isFiltered(view)) return view;
  return { ...view, ...Object.fromEntries(FACETS.map((facet) => [facet, []])) };
}

/**
 * Displacements after one agent moved to (dx, dy) from its own place; at home it needs no entry.
 * @param {View["moved"]} moved @param {string} key @param {number} dx @param {number} dy
 */
function movedBy(moved, key, dx, dy) {
  const { [key]: _old, ...rest } = moved;
  const [x, y] = [Math.round(dx), Math.round(dy)];
  return x === 0 && y === 0 ? rest : { ...rest, [key]: /** @type {[number, number]} */ ([x, y]) };
}

/**
 * The next view. Actions: `{type: "select", key, add?}`, `selectAll`, `clear`, `filters`, `clearFilters`, `search`,
 * `move`, `putBack`, `look`, `restore`, `{type: "stage", on, step}`, `{type: "explore", tool, ask?, tab?}`,
 * `{type: "whatif", changes}`, and `{type: "set", name, value}` for level, profile, theme, filter and tab.
 * @param {View} view @param {{type: string} & Record<string, any>} action
 * @returns {View} the same object when nothing changed
 */
export function step(view, action) {
  if (action.type === "set") {
    const { name, value } = action;
    if (!WORDS[name]?.includes(value)) throw new RangeError(`${name} is one of ${WORDS[name]?.join(", ")}; got ${value}`);
    return view[name] === value ? view : { ...view, [name]: value };
  }
  const next = STEPS[action.type];
  if (!next) throw new RangeError(`no such action: ${action.type}`);
  return next(view, action);
}

/** Kinds of step that change the address in place; every other one makes an entry that Back returns to. */
const IN_PLACE = new Set(["search", "look", "restore", "nudge"]);

/** @param {{type: string, name?: string}} action @returns {"push"|"replace"} */
export function historyOf(action) {
  if (action.type === "set" && !action.quiet) return action.name === "theme" || action.name === "filter" ? "replace" : "push";
  return IN_PLACE.has(action.type) || action.quiet ? "replace" : "push";
}
