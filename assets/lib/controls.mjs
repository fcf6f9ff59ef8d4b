/**
 * The bridge to the controls that Dash draws. A control's change comes in through a client-side callback and becomes
 * a step; a step from elsewhere (address, Escape, a key) goes out through set_props. No view state goes to the server.
 */
import { counts } from "./filter.mjs";
import { FACETS, reading, WORDS } from "./state.mjs";

/** @typedef {import("./state.mjs").View} View */

/**
 * What a control's value means for the view.
 * @param {string} name @param {unknown} value
 * @returns {{type: string} & Record<string, any>}
 */
export function meant(name, value) {
  if (FACETS.includes(/** @type {any} */ (name))) {
    return { type: "filters", facet: name, values: Array.isArray(value) ? value : value ? [String(value)] : [] };
  }
  if (name === "profile" && typeof value === "boolean") {
    return { type: "set", name, value: value ? "literature" : "caption" };
  }
  const word = value === "auto" || value === null || value === undefined ? "" : String(value);
  return { type: "set", name, value: WORDS[name].includes(word) ? word : WORDS[name][0] };
}

/**
 * What a control shows for the view; the inverse of `meant`.
 * @param {View} view @param {string} name @param {string} prop the control's property
 */
export function shown(view, name, prop) {
  if (name === "theme") return view.theme || "auto";
  if (prop === "checked") return view[name] === { profile: "literature", filter: "hide" }[name];
  return view[name];
}

/** @typedef {{id: string, prop: string}} Port */

/** @param {Record<string, string|Port>} controls @returns {[string, Port][]} */
const ports = (controls) =>
  Object.entries(controls).map(([name, port]) => [name, typeof port === "string" ? { id: port, prop: "value" } : port]);

export class Controls {
  /**
   * @param {any} data the page's JSON @param {import("./select.mjs").Index} index
   * @param {(action: any) => void} dispatch
   */
  constructor(data, index, dispatch) {
    Object.assign(this, { data, index, dispatch });
    this.ports = ports(data.controls ?? {});
    this.isThere = false;
    /** What each control was told last; saying it again would be work for nothing. @type {Map<string, string>} */
    this.said = new Map();
  }

  /** The functions that client-side callbacks call, one a control. */
  get functions() {
    const give = (/** @type {string} */ name) => (/** @type {unknown} */ value) => {
      if (!this.isThere) return;
      this.said.set(name, JSON.stringify(value));
      this.dispatch(meant(name, value));
    };
    return Object.fromEntries([...Object.keys(WORDS), ...FACETS].map((name) => [name, give(name)]));
  }

  /** The controls have been mounted. @param {View} view */
  arrive(view) {
    this.isThere = true;
    this.dress(document.documentElement.dataset.theme ?? "light");
    this.show(view);
  }

  /** Dress the controls for the theme in force. @param {string} theme */
  dress(theme) {
    const { id, prop } = this.data.controls?.provider ?? {};
    if (this.isThere && id) globalThis.dash_clientside?.set_props?.(id, { [prop]: theme === "dark" ? "dark" : "light" });
  }

  /** Tell the controls what the view is. @param {View} view */
  show(view) {
    const tell = globalThis.dash_clientside?.set_props;
    if (!this.isThere || !tell) return;
    const on = FACETS.reduce((sum, facet) => sum + view[facet].length, 0);
    for (const one of document.querySelectorAll(".filter-count")) one.textContent = on ? `${on} on` : "";
    const asked = JSON.stringify([reading(view), ...FACETS.map((facet) => view[facet])]);
    const isNew = asked !== this.counted;
    this.counted = asked;
    for (const [name, { id, prop }] of this.ports) {
      if (name === "provider") continue;
      const value = shown(view, name, prop);
      const said = JSON.stringify(value);
      if (this.said.get(name) !== said) {
        this.said.set(name, said);
        tell(id, { [prop]: value });
      }
      if (isNew && FACETS.includes(/** @type {any} */ (name))) this.#count(view, /** @type {any} */ (name), id, tell);
    }
  }

  /** How many statements each value would show beside the other filters. */
  #count(view, facet, id, tell) {
    const n = counts(this.index, view, reading(view), facet);
    const options = (this.data.facets?.[facet] ?? []).map(({ value, label }) => ({ value, label: `${label} · ${n.get(value) ?? 0}` }));
    const said = JSON.stringify(options);
    if (this.said.get(`${facet} data`) === said) return;
    this.said.set(`${facet} data`, said);
    tell(id, { data: options });
  }
}
