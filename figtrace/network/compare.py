"""Two mechanisms or two figures beside each other: what they share, where they disagree, what only one has."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple, TypedDict

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.readings import Reading
from figtrace.model.records import Agent, Mechanism, Network
from figtrace.model.vocabulary import GroundingLevel, ReviewState, Sign
from figtrace.network.graph import CARRIES_ON, PLACES, Link, links
from figtrace.network.names import fold
from figtrace.network.telling import Named, Step, named, step

MEANS_THE_SAME = frozenset({GroundingLevel.EXACT, GroundingLevel.EXACT_LOCUS, GroundingLevel.FAMILY})
"""Grounding levels at which one identifier means one thing; a class or a closest term may stand for several."""


class SideTold(TypedDict):
    """One side of a comparison: a figure, or one mechanism of it; ``is_suggested`` where a rule made its statements."""

    figure: str
    title: str
    mechanism: str | None
    is_suggested: bool


class Shared(TypedDict):
    """An agent that both sides have, and by what it is the same."""

    first: Named
    second: Named
    how: str


class Claim(TypedDict):
    """Two statements between the same ends."""

    first: Step
    second: Step


class Claims(TypedDict):
    """Statements of both sides: the same, of opposite sign, one without a direction, and those that only one has."""

    same: list[Claim]
    other_sign: list[Claim]
    one_unsigned: list[Claim]
    only_first: list[Step]
    only_second: list[Step]


class Comparison(TypedDict):
    """Two sides told side by side, as plain values."""

    reading: str
    first: SideTold
    second: SideTold
    shared: list[Shared]
    only_first: list[Named]
    only_second: list[Named]
    claims: Claims
    words: str


class Row(TypedDict):
    """One agent and the mechanisms that it is part of."""

    agent: Named
    mechanisms: list[str]


class Intersection(TypedDict):
    """Agents that are part of exactly these mechanisms."""

    mechanisms: list[str]
    agents: list[str]


class Membership(TypedDict):
    """Which agent is part of which mechanism: one row an agent, and the groups that an UpSet view draws."""

    figure: str
    mechanisms: list[dict[str, str | int]]
    rows: list[Row]
    intersections: list[Intersection]


class _Side(NamedTuple):
    network: Network
    mechanism: Mechanism | None
    agents: dict[str, Agent]
    links: list[Link]


def compare_mechanisms(network: Network, first: str, second: str, reading: Reading) -> Comparison:
    """Two mechanisms of one network, by key; raises :class:`ProblemsFound` for a key that there is not."""
    missing = [
        Problem(
            "mechanism-unknown",
            network.figid,
            f'"{key}" is no mechanism',
            f"use one of: {', '.join(network.mechanism) or 'none is on file'}",
        )
        for key in (first, second)
        if key not in network.mechanism
    ]
    if missing:
        raise ProblemsFound(Report.of(missing))
    one, other = (_mechanism_side(network, network.mechanism[key], reading) for key in (first, second))
    return _compare(one, other, {key: (key, "the same agent") for key in one.agents if key in other.agents}, reading)


def compare_figures(first: Network, second: Network, reading: Reading) -> Comparison:
    """Two networks: an agent is shared by its identifier, else by key and name.

    An identifier makes two agents one only where it means just that (exact, locus, family) and the kind is the same;
    a class or a closest term, such as GO's extracellular exosome, stands for several.
    """
    one, other = (
        _Side(network, None, {agent.key: agent for agent in network.agents}, list(links(network, reading)))
        for network in (first, second)
    )
    return _compare(one, other, pairs(first.agents, second.agents), reading)


def keys_of(network: Network, mechanism: Mechanism) -> set[str]:
    """The keys of a mechanism's agents: those that it names and the ends of its statements."""
    keys = {mechanism.donor, mechanism.vesicle, mechanism.recipient}
    keys.update(mechanism.cargo, mechanism.targets, mechanism.processes, mechanism.outcomes)
    for key in mechanism.statements:
        if key in network.statement:
            keys.update((network.statement[key].subject, network.statement[key].object))
    return {key for key in keys if key in network.agent}


def agents_of(network: Network, mechanism: Mechanism) -> dict[str, Agent]:
    """The agents of a mechanism by key, in the network's order."""
    keys = keys_of(network, mechanism)
    return {agent.key: agent for agent in network.agents if agent.key in keys}


def membership(network: Network) -> Membership:
    """Which agents are part of which mechanisms; the largest group of a same pattern first, agents of none last."""
    parts = {mechanism.key: keys_of(network, mechanism) for mechanism in network.mechanisms}
    rows: list[Row] = []
    groups: dict[tuple[str, ...], list[str]] = {}
    for agent in network.agents:
        pattern = tuple(key for key, keys in parts.items() if agent.key in keys)
        rows.append({"agent": named(agent), "mechanisms": list(pattern)})
        groups.setdefault(pattern, []).append(agent.key)
    order = sorted(groups, key=lambda pattern: (not pattern, -len(pattern), -len(groups[pattern])))
    return {
        "figure": network.figid,
        "mechanisms": [{"key": m.key, "title": m.title, "n_agents": len(parts[m.key])} for m in network.mechanisms],
        "rows": rows,
        "intersections": [{"mechanisms": list(pattern), "agents": groups[pattern]} for pattern in order],
    }


def _mechanism_side(network: Network, mechanism: Mechanism, reading: Reading) -> _Side:
    own = [link for link in links(network, reading) if link.statement.mechanism == mechanism.key]
    return _Side(network, mechanism, agents_of(network, mechanism), own)


def pairs(first: Iterable[Agent], second: Iterable[Agent]) -> dict[str, tuple[str, str]]:
    """Agents of the first that the second has too: key → (key there, by what)."""
    there = list(second)
    by_identifier = {(a.kind, a.grounding.curie): a for a in there if a.grounding and _is_one(a)}
    by_key = {(a.kind, a.key, fold(a.name)): a for a in there}
    found: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    for agent in first:
        other, how = None, "key and name"
        if agent.grounding and _is_one(agent):
            other, how = by_identifier.get((agent.kind, agent.grounding.curie)), f"identifier {agent.grounding.curie}"
        if other is None:
            other, how = by_key.get((agent.kind, agent.key, fold(agent.name))), "key and name"
        if other is not None and other.key not in taken:
            found[agent.key] = other.key, how
            taken.add(other.key)
    return found


def _is_one(agent: Agent) -> bool:
    return agent.grounding is not None and agent.grounding.level in MEANS_THE_SAME


def _compare(one: _Side, other: _Side, pairs: dict[str, tuple[str, str]], reading: Reading) -> Comparison:
    met = {there for there, _ in pairs.values()}
    shared: list[Shared] = [
        {"first": named(one.agents[here]), "second": named(other.agents[there]), "how": how}
        for here, (there, how) in pairs.items()
    ]
    claims = _claims(one, other, pairs, reading)
    return {
        "reading": reading.name,
        "first": _told(one),
        "second": _told(other),
        "shared": shared,
        "only_first": [named(agent) for key, agent in one.agents.items() if key not in pairs],
        "only_second": [named(agent) for key, agent in other.agents.items() if key not in met],
        "claims": claims,
        "words": _words(shared, claims),
    }


def _claims(one: _Side, other: _Side, pairs: dict[str, tuple[str, str]], reading: Reading) -> Claims:
    """Statements between shared ends beside each other; each is told once, in the pair that says most."""
    theirs: dict[tuple[str, str, bool], list[Link]] = {}
    for link in other.links:
        theirs.setdefault((link.subject, link.object, is_effect(link)), []).append(link)
    told: Claims = {"same": [], "other_sign": [], "one_unsigned": [], "only_first": [], "only_second": []}
    met: set[str] = set()
    for link in one.links:
        subject, object_ = (pairs.get(end, ("", ""))[0] for end in (link.subject, link.object))
        beside = theirs.get((subject, object_, is_effect(link)), ())
        for there in beside:
            met.add(there.statement.key)
            pair: Claim = {
                "first": step(link.statement, one.network, reading),
                "second": step(there.statement, other.network, reading),
            }
            _pile(told, link.effect, there.effect).append(pair)
        if not beside:
            told["only_first"].append(step(link.statement, one.network, reading))
    left = (link.statement for link in other.links if link.statement.key not in met)
    told["only_second"] = [step(statement, other.network, reading) for statement in left]
    return told


def is_effect(link: Link) -> bool:
    """True for a statement that acts; false for one that says where a thing is or goes."""
    return link.statement.type not in CARRIES_ON | PLACES


def _pile(told: Claims, first: Sign, second: Sign) -> list[Claim]:
    if first is second:
        return told["same"]
    return told["other_sign"] if {first, second} == {Sign.POSITIVE, Sign.NEGATIVE} else told["one_unsigned"]


def _told(side: _Side) -> SideTold:
    mechanism = side.mechanism
    title = mechanism.title if mechanism else side.network.title
    return {
        "figure": side.network.figid,
        "title": title,
        "mechanism": mechanism.key if mechanism else None,
        "is_suggested": any(link.statement.review is ReviewState.SUGGESTED for link in side.links),
    }


def _words(shared: list[Shared], claims: Claims) -> str:
    n_both = sum(map(len, chain((claims["same"], claims["one_unsigned"], claims["other_sign"]))))
    names = ", ".join(one["first"]["name"] for one in shared[:6]) + (" …" if len(shared) > 6 else "")
    agents = f"{len(shared)} shared agent{'s' if len(shared) != 1 else ''}" if shared else "No shared agent"
    if not n_both:
        return f"{agents}{f': {names}' if names else ''}. No statement between the same ends."
    return (
        f"{agents}{f': {names}' if names else ''}. "
        f"{n_both} statement{'s' if n_both != 1 else ''} between the same ends, "
        f"{len(claims['other_sign'])} of them with the opposite sign."
    )
