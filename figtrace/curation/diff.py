"""What differs between two states or two network files: as data for the picture, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from figtrace.curation.cells import ORDER, Change, changes_between, fresh, short
from figtrace.curation.state import State
from figtrace.model.records import Agent, Figure, Network, Statement
from figtrace.model.vocabulary import Word
from figtrace.model.wording import sentence

_SIGNS: Final = frozenset({"sign_text", "sign_model"})
_NAMES: Final = {
    "agents": "agent",
    "statements": "statement",
    "mechanisms": "mechanism",
    "references": "reference",
    "ambiguities": "ambiguity",
    "conflicts": "contradiction",
    "notes": "note",
    "decisions": "decision",
    "comments": "comment",
    "waivers": "waiver",
    "positions": "place",
    "reviews": "review",
    "steps": "step",
}


class Kind(Word):
    """How something differs; each has a symbol of its own in the picture."""

    ADDED = "added", "added", "It is only in the second state."
    REMOVED = "removed", "removed", "It is only in the first state."
    SIGN = "sign", "sign changed", "The same statement with another direction."
    EVIDENCE = "evidence", "evidence changed", "The same statement with other evidence."
    MOVED = "moved", "moved", "The same agent at another place."
    RENAMED = "renamed", "other key", "The same thing under another key."
    CHANGED = "changed", "changed", "Another field differs."


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what kind, of which thing, in which field, from what to what, and in words."""

    kind: Kind
    thing: str
    key: str
    field: str
    before: Any
    after: Any
    words: str

    def as_dict(self) -> dict[str, Any]:
        """The difference as plain values."""
        return {**asdict(self), "kind": self.kind.value}


@dataclass(frozen=True, slots=True)
class Marked:
    """What the picture marks: keys of agents and of statements by kind of difference."""

    agents: dict[str, Kind]
    statements: dict[str, Kind]


def states(before: State, after: State) -> tuple[Difference, ...]:
    """What differs between two states of a figure, the network first."""
    found = [one for change in changes_between(before, after) for one in _of_change(before, after, change)]
    return tuple(_once(found))


def networks(before: Network, after: Network) -> tuple[Difference, ...]:
    """What differs between two networks.

    Things without a common key are matched first: agents by kind and identifier (or name), statements by type, ends
    and a common quote; they are listed as having another key, and then compared like all others.
    """
    aligned, renamed = align(before, after)
    told = [
        Difference(Kind.RENAMED, thing, old, "key", old, new, f"{thing} {old} is called {new}")
        for thing, old, new in renamed
    ]
    return (*told, *states(bare(before), bare(aligned)))


def to_draw(differences: Iterable[Difference]) -> Marked:
    """The strongest difference of each agent and statement, for the picture."""
    rank = {kind: at for at, kind in enumerate(Kind)}
    drawn: dict[str, dict[str, Kind]] = {"agent": {}, "statement": {}}
    for one in differences:
        thing = "agent" if one.thing == "place" else one.thing
        held = drawn.get(thing)
        if held is not None and (one.key not in held or rank[one.kind] < rank[held[one.key]]):
            held[one.key] = one.kind
    return Marked(drawn["agent"], drawn["statement"])


def bare(network: Network) -> State:
    """A state that holds the network alone."""
    figure = Figure(figid=network.figid, caption="", generation="V1", record_sha256="")
    return State(figure=figure, network=network)


def _once(found: Iterable[Difference]) -> Iterator[Difference]:
    """Without repeats: the two signs of a statement make one difference."""
    seen = set()
    for one in found:
        mark = (one.kind, one.thing, one.key, one.words)
        if mark not in seen:
            seen.add(mark)
            yield one


def _of_change(before: State, after: State, change: Change) -> Iterator[Difference]:
    thing = _NAMES.get(change.collection, change.collection)

    def made(kind: Kind, words: str, field: str = change.field) -> Difference:
        return Difference(kind, thing, change.key, field, change.before, change.after, words)

    if change.field == ORDER:
        yield made(Kind.CHANGED, f"{change.collection} stand in another order")
    elif change.collection == "positions":
        agent = (after if change.after is not None else before).network.agent.get(change.key)
        yield made(Kind.MOVED, f"{agent.name if agent else change.key} moved")
    elif change.is_presence:
        is_added = change.before is None
        words = _named(after if is_added else before, change)
        yield made(Kind.ADDED if is_added else Kind.REMOVED, f"{'added' if is_added else 'removed'} {thing} {words}")
    elif change.collection == "statements" and change.field in _SIGNS:
        one, other = before.network.statement[change.key], after.network.statement[change.key]
        words = f"{_named(after, change)}: sign {_signs(one)} → {_signs(other)}"
        yield Difference(Kind.SIGN, thing, change.key, "sign", _signs(one), _signs(other), words)
    elif change.collection == "statements" and change.field == "evidence":
        yield made(Kind.EVIDENCE, f"{_named(after, change)}: {_evidence_words(change)}")
    else:
        item = f" {change.item}" if change.item else ""
        values = f"{short(change.before)} → {short(change.after)}"
        yield made(Kind.CHANGED, f"{thing} {_named(after, change)}: {change.field}{item} {values}")


def _signs(statement: Statement) -> str:
    said = "not said" if statement.sign_text is None else statement.sign_text.value
    return f"{said} (in the mechanism {statement.sign_model.value})"


def _evidence_words(change: Change) -> str:
    def quoted(value: Any) -> str:
        return f"“{value['quote']}”" if isinstance(value, dict) else "several"

    if change.before is None:
        return f"evidence added {quoted(change.after)}"
    if change.after is None:
        return f"evidence removed {quoted(change.before)}"
    return f"evidence changed {quoted(change.before)} → {quoted(change.after)}"


def _named(state: State, change: Change) -> str:
    """The thing by key and words, as the state has it."""
    network = state.network
    if change.collection == "statements" and change.key in network.statement:
        return f"{change.key}: {sentence(network.statement[change.key], network)}"
    if change.collection == "agents" and change.key in network.agent:
        return f"{change.key} ({network.agent[change.key].name})"
    return change.key


# --- matching things without a common key -----------------------------------------------------------------------


def align(before: Network, after: Network) -> tuple[Network, tuple[tuple[str, str, str], ...]]:
    """``after`` with the keys of ``before`` where two things are the same; what was renamed: thing, old, new key."""
    agents = _matched(before.agents, after.agents, _agent_marks, set(before.agent) & set(after.agent))
    renamed = _rekeyed(after, agents, {})
    kept = set(before.statement) & set(after.statement)
    pairs = _matched_statements(before, renamed, kept)
    told = [("agent", old, new) for new, old in agents.items()] + [
        ("statement", old, new) for new, old in pairs.items()
    ]
    return _rekeyed(renamed, {}, pairs), tuple(told)


def _agent_marks(agent: Agent) -> tuple[Any, ...]:
    curie = agent.grounding.curie if agent.grounding else None
    return (agent.kind, curie or agent.name.casefold())


def _matched(olds: Iterable[Agent], news: Iterable[Agent], marks: Any, common: set[str]) -> dict[str, str]:
    """New key → old key for agents that bear the same marks, where only one on each side does."""
    left, right = [a for a in olds if a.key not in common], [a for a in news if a.key not in common]
    pairs = {}
    for new in right:
        same = [old for old in left if marks(old) == marks(new)]
        if len(same) == 1 and sum(marks(other) == marks(new) for other in right) == 1:
            pairs[new.key] = same[0].key
    return pairs


def _matched_statements(before: Network, after: Network, common: set[str]) -> dict[str, str]:
    """New key → old key for statements of the same type and ends that share a quote."""
    pairs: dict[str, str] = {}
    for new in after.statements:
        if new.key in common:
            continue
        quotes = {evidence.quote for evidence in new.evidence}
        for old in before.statements:
            is_free = old.key not in common and old.key not in pairs.values()
            is_same = (old.type, old.subject, old.object) == (new.type, new.subject, new.object)
            if is_free and is_same and (quotes & {e.quote for e in old.evidence} or not (quotes or old.evidence)):
                pairs[new.key] = old.key
                break
    return pairs


def _rekeyed(network: Network, agents: dict[str, str], statements: dict[str, str]) -> Network:
    """The network with other keys for agents and statements, wherever they are named."""
    if not agents and not statements:
        return network

    def agent(key: Any) -> Any:
        return agents.get(key, key)

    def keys(listed: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
        return tuple(names.get(key, key) for key in listed)

    def statement(s: Statement) -> Statement:
        ends = {end: agent(getattr(s, end)) for end in ("subject", "object", "donor", "vesicle", "recipient")}
        return fresh(s, {**ends, "key": statements.get(s.key, s.key), "folded_by": keys(s.folded_by, statements)})

    def mechanism(m: Any) -> Any:
        ends = {end: agent(getattr(m, end)) for end in ("donor", "vesicle", "recipient")}
        lists = {name: keys(getattr(m, name), agents) for name in ("cargo", "targets", "processes", "outcomes")}
        return fresh(m, {**ends, **lists, "statements": keys(m.statements, statements)})

    return fresh(
        network,
        {
            "agents": tuple(fresh(a, {"key": agent(a.key)}) for a in network.agents),
            "statements": tuple(map(statement, network.statements)),
            "mechanisms": tuple(map(mechanism, network.mechanisms)),
        },
    )
