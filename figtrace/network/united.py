"""Two networks as one: the same agent stands once, claims that agree are one line, all else is from one side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from figtrace.model.readings import Reading
from figtrace.model.records import Agent, Network, Statement
from figtrace.model.vocabulary import Sign
from figtrace.network.compare import is_effect, pairs
from figtrace.network.graph import Link, links

Side = Literal["first", "second", "both"]


class United(NamedTuple):
    """The one network, which side each agent and statement is from, and the claims that disagree in sign."""

    network: Network
    origin: dict[str, Side]
    opposed: frozenset[str]


def unite(first: Network, second: Network, reading: Reading) -> United:
    """Both networks in the first one's keys, with the statements that stand in this reading.

    What only the second has keeps its key, with an ending where the first uses the same. Nothing is changed but keys;
    it is drawn, never saved.
    """
    met = {there: here for here, (there, _) in pairs(first.agents, second.agents).items()}
    taken = {*first.agent, *first.statement}
    named = {agent.key: met.get(agent.key) or _free(agent.key, taken) for agent in second.agents}
    origin: dict[str, Side] = {agent.key: "both" if agent.key in met.values() else "first" for agent in first.agents}
    rest = tuple(_renamed(agent, named[agent.key]) for agent in second.agents if agent.key not in met)
    origin.update({agent.key: "second" for agent in rest})
    own = list(links(first, reading))
    statements = [link.statement for link in own]
    origin.update({statement.key: "first" for statement in statements})
    opposed: set[str] = set()
    for link in links(second, reading):
        same, against = _beside(link, named, own)
        origin.update(dict.fromkeys(same, "both"))
        if same:
            continue
        made = _moved(link.statement, named, _free(link.statement.key, taken))
        statements.append(made)
        origin[made.key] = "second"
        opposed.update((made.key, *against) if against else ())
    network = first.model_copy(
        update={"agents": (*first.agents, *rest), "statements": tuple(statements), "conflicts": (), "ambiguities": ()}
    )
    return United(network, origin, frozenset(opposed))


def _beside(link: Link, named: dict[str, str], own: Iterable[Link]) -> tuple[list[str], list[str]]:
    """Statements of the first between the same ends: those that say the same, and those of the opposite sign."""
    ends = named[link.subject], named[link.object]
    here = [one for one in own if (one.subject, one.object) == ends and is_effect(one) == is_effect(link)]
    same = [one.statement.key for one in here if one.effect is link.effect]
    turned = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}.get(link.effect)
    return same, [one.statement.key for one in here if turned is not None and one.effect is turned]


def _free(key: str, taken: set[str]) -> str:
    while key in taken:
        key = f"{key}_b"
    taken.add(key)
    return key


def _renamed(agent: Agent, key: str) -> Agent:
    return agent.model_copy(update={"key": key})


def _moved(statement: Statement, named: dict[str, str], key: str) -> Statement:
    ends = {"subject": named[statement.subject], "object": named.get(statement.object, statement.object)}
    aside = {"mechanism": None, "donor": None, "vesicle": None, "recipient": None}
    return statement.model_copy(update={"key": key, **ends, **aside})
