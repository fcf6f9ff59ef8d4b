"""Who carries what to whom: the parts of a delivery, read from the statements and the mechanism that ties them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import CELLS, AgentKind, StatementType

PLACES = frozenset({*CELLS, AgentKind.VESICLE, AgentKind.ANATOMY, AgentKind.MICROENVIRONMENT})
"""The kinds that hold other agents: cells, vesicles, tissues, surroundings."""


class Passage(NamedTuple):
    """One vesicle's way: the statement that says it, and the cargo (keys) that goes along."""

    statement: Statement
    cargo: tuple[str, ...]


def carriages(statements: Iterable[Statement], network: Network) -> dict[str, Statement]:
    """Cargo key → the first statement that puts it into a vesicle or another place; a cargo stands in one place."""
    found: dict[str, Statement] = {}
    for statement in statements:
        if statement.type is StatementType.CARRIAGE:
            holder, cargo = network.agent[statement.subject], network.agent[statement.object]
            if holder.kind in PLACES and cargo.kind not in PLACES:
                found.setdefault(cargo.key, statement)
    return found


def passages(statements: Iterable[Statement], network: Network, kind: StatementType) -> tuple[Passage, ...]:
    """Each delivery or release with its cargo: the mechanism's own where it is in that vesicle, else all of it."""
    stated = tuple(statements)
    held: dict[str, list[str]] = {}
    for statement in stated:
        if statement.type is StatementType.CARRIAGE:
            held.setdefault(statement.subject, []).append(statement.object)
    found = []
    for statement in stated:
        if statement.type is kind:
            vesicle = statement.subject if kind is StatementType.DELIVERY else statement.object
            inside = tuple(dict.fromkeys(held.get(vesicle, ())))
            mechanism = network.mechanism.get(statement.mechanism or "")
            named = tuple(key for key in mechanism.cargo if key in inside) if mechanism else ()
            found.append(Passage(statement, named if named and kind is StatementType.DELIVERY else inside))
    return tuple(found)
