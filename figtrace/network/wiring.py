"""What a what-if needs of a network, made once: arrows, drivers, and the statements that pass no change on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from figtrace.model.readings import Reading
from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import Level, Profile, ReviewState, Sign
from figtrace.network.graph import FACTOR, PLACES, Link, counted_links
from figtrace.network.recent import Recent
from figtrace.network.spread import Arrow
from figtrace.network.verdicts import NOT_DRIVERS

By = defaultdict[str, list[Arrow]]
"""Arrows by one of their ends; asked with ``get``, so that asking adds nothing."""


@dataclass(slots=True)
class Wiring:
    """One network in one profile, as changes run through it.

    ``links`` are the statements that count; ``arrows`` leave each agent; ``drivers`` are the signed ones that lead to
    it, ``carried`` those that come from vesicles and cells, which drive nothing; ``unsigned`` lead to it without a
    direction; ``silent`` leave it and do not count, with why.
    """

    reading: Reading
    links: tuple[Link, ...] = ()
    arrows: By = field(default_factory=lambda: defaultdict(list))
    drivers: By = field(default_factory=lambda: defaultdict(list))
    carried: By = field(default_factory=lambda: defaultdict(list))
    unsigned: By = field(default_factory=lambda: defaultdict(list))
    silent: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def into(self, agent: str) -> list[Arrow]:
        """The arrows with a sign that lead to the agent."""
        return [*self.drivers.get(agent, ()), *self.carried.get(agent, ())]


_RECENT: Recent[Wiring] = Recent()


def wiring(network: Network, profile: Profile) -> Wiring:
    """The network as changes of this profile run through it; kept for the last few networks."""
    return _RECENT.of(network, profile, lambda: _wire(network, profile))


def _wire(network: Network, profile: Profile) -> Wiring:
    counted = tuple(counted_links(network, profile))
    made = Wiring(Reading(Level.MECHANISM, profile), counted)
    bring = {agent.key for agent in network.agents if agent.kind in NOT_DRIVERS}
    arrows, drivers, unsigned = made.arrows, made.drivers, made.unsigned
    for statement, subject, object_, effect in counted:
        arrow = Arrow(subject, object_, FACTOR.get(effect, 0), statement.key)
        arrows[subject].append(arrow)
        if effect is Sign.UNSIGNED:
            unsigned[object_].append(arrow)
        elif subject in bring:
            made.carried[object_].append(arrow)
        else:
            drivers[object_].append(arrow)
    if len(counted) < len(network.statements):
        _note_silent(network, made)
    return made


def _note_silent(network: Network, made: Wiring) -> None:
    counts = {link.statement.key for link in made.links}
    for statement in network.statements:
        if statement.key not in counts and _could_count(statement, network):
            one = statement.key, statement.object, _why_silent(statement)
            made.silent.setdefault(statement.subject, []).append(one)


def _could_count(statement: Statement, network: Network) -> bool:
    """False for what was rejected, lacks an end, or is told by the steps that explain it."""
    is_out = statement.review is ReviewState.REJECTED or statement.folded_by
    return not is_out and statement.object in network.agent


def _why_silent(statement: Statement) -> str:
    if statement.type in PLACES:
        return "place"
    if statement.is_context:
        return "context"
    return "profile" if statement.profiles else "not counted"
