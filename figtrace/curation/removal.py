"""What goes with a thing that goes: everything that names it, so that nothing is left hanging."""

from __future__ import annotations

from typing import Any, Final

from figtrace.curation.cells import R, fresh, refused, with_things
from figtrace.curation.state import State
from figtrace.model.records import Conflict, Mechanism, Note, OcrComparison, Statement
from figtrace.model.vocabulary import ReviewState

ENDS: Final = ("subject", "object", "donor", "vesicle", "recipient")
MECHANISM_ENDS: Final = ("donor", "vesicle", "recipient")
MECHANISM_LISTS: Final = ("cargo", "targets", "processes", "outcomes")


def without_statement(state: State, key: str) -> State:
    """The state without the statement, its review, its decisions and every list that names it."""

    def keys(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(other for other in listed if other != key)

    def side(conflict: Conflict) -> Conflict:
        sides = tuple(fresh(s, {"statements": keys(s.statements)}) for s in conflict.sides)
        return conflict if sides == conflict.sides else fresh(conflict, {"sides": sides})

    def listing(thing: Mechanism | Note) -> Mechanism | Note:
        return fresh(thing, {"statements": keys(thing.statements)}) if key in thing.statements else thing

    if state.network.statement[key].review is ReviewState.ACCEPTED:
        raise refused("statement-accepted", key, "is accepted", "reject it with a tag first; it stays on file")
    left = (s for s in state.network.statements if s.key != key)
    unfolded = (fresh(s, {"folded_by": keys(s.folded_by)}) if key in s.folded_by else s for s in left)
    state = with_things(state, "statements", unfolded)
    state = with_things(state, "mechanisms", map(listing, state.network.mechanisms))
    state = with_things(state, "notes", map(listing, state.network.notes))
    state = with_things(state, "conflicts", map(side, state.network.conflicts))
    values = {
        "reviews": tuple(review for review in state.reviews if review.key != key),
        "decisions": tuple(decision for decision in state.decisions if decision.statement != key),
        "comments": tuple(comment for comment in state.comments if comment.about != key),
        "waivers": tuple(waiver for waiver in state.waivers if waiver.about != key),
    }
    return fresh(state, values)


def renamed(state: State, old: str, new: str | None) -> State:
    """The state in which everything that named ``old`` names ``new``, or nothing when ``new`` is None; ``old`` goes."""

    def of(key: str | None) -> str | None:
        return new if key == old else key

    def keys(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found for found in map(of, listed) if found is not None))

    def statement(s: Statement) -> Statement:
        return if_changed(s, {end: of(getattr(s, end)) for end in ENDS})

    def mechanism(m: Mechanism) -> Mechanism:
        ends: dict[str, Any] = {end: of(getattr(m, end)) for end in MECHANISM_ENDS}
        return if_changed(m, ends | {name: keys(getattr(m, name)) for name in MECHANISM_LISTS})

    def conflict(c: Conflict) -> Conflict:
        return if_changed(c, {"agents": keys(c.agents)})

    def note(n: Note) -> Note:
        return if_changed(n, {"agents": keys(n.agents)})

    def ocr(o: OcrComparison) -> OcrComparison:
        return if_changed(o, {"agent": of(o.agent)})

    network = state.network
    values = {
        "agents": tuple(agent for agent in network.agents if agent.key != old),
        "statements": tuple(map(statement, network.statements)),
        "mechanisms": tuple(map(mechanism, network.mechanisms)),
        "conflicts": tuple(map(conflict, network.conflicts)),
        "notes": tuple(map(note, network.notes)),
        "ocr": tuple(map(ocr, network.ocr)),
    }
    told = tuple(key for key in state.settings.unresolved if key != old)
    return fresh(
        state,
        {
            "network": fresh(network, values),
            "positions": tuple(position for position in state.positions if position.key != old),
            "settings": if_changed(state.settings, {"unresolved": told}),
        },
    )


def if_changed(record: R, values: dict[str, Any]) -> R:
    """The same object where nothing differs, so that only what changed is looked at."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return fresh(record, values)
