/** Signing in: name and ORCID as typed, checked in form by the server; the form waits in the room, over nothing. */
import { el } from "./explore_parts.mjs";
import { act, labelled } from "./curate_parts.mjs";
import { Refused } from "./curate_wire.mjs";

/** @param {any} room @param {(me: any) => void} then */
export function signIn(room, then) {
  const name = el("input", { type: "text", autocomplete: "name", required: true });
  const orcid = el("input", { type: "text", placeholder: "0000-0002-1825-0097", inputmode: "text", autocomplete: "off" });
  const problem = el("p", { class: "curate-problem", role: "alert" });
  const form = el("form", { class: "curate-sign", "aria-label": "Sign in", on: { submit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      const me = await room.wire.post("/curate/sign-in", { name: name.value, orcid: orcid.value });
      form.remove();
      then(me);
    } catch (error) {
      problem.textContent = error instanceof Refused ? error.message : "The server does not answer. What you typed stays here.";
    }
  } } }, labelled("Name", name), labelled("ORCID (or leave it empty)", orcid),
  el("p", { class: "quiet small", text: "As you type it: claimed, not proven. It stands beside what you write." }), problem,
  el("div", { class: "curate-row" }, el("button", { type: "submit", class: "button curate-go", text: "Sign in" }), act("Cancel", () => form.remove(), { name: "link" })));
  room.room.querySelector(".curate-sign")?.remove();
  room.body.before(form);
  name.focus();
}
