"""What a what-if needs of a network, made once: arrows, drivers, and the statements that pass no change on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from figtrace.model.readings import Reading
from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import Level, Profile, ReviewState, Sign
from figtrace.network.graph import FACTOR, PLACES, counted
from figtrace.network.recent import Recent
from figtrace.network.spread import Arrow
from figtrace.network.verdicts import NOT_DRIVERS

By = defaultdict[str, list[Arrow]]
"""Arrows by one of their ends; asked with ``get``, so that asking adds nothing."""


@dataclass(slots=True)
class Wiring:
    """One network in one profile, as changes run through it.

    ``arrows`` are the statements that count, by the agent that they leave; ``drivers`` are the signed ones that lead to
    an agent, ``carried`` those that come from vesicles and cells, which drive nothing; ``unsigned`` lead to it without
    a direction; ``silent`` leave it and do not count, with why. ``bringers`` are the vesicles and cells; ``stopping``
    the agents that an unsigned or a silent statement leaves.
    """

    reading: Reading
    arrows: By = field(default_factory=lambda: defaultdict(list))
    drivers: By = field(default_factory=lambda: defaultdict(list))
    carried: By = field(default_factory=lambda: defaultdict(list))
    unsigned: By = field(default_factory=lambda: defaultdict(list))
    silent: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    bringers: frozenset[str] = frozenset()
    stopping: set[str] = field(default_factory=set)

    def into(self, agent: str) -> list[Arrow]:
        """The arrows with a sign that lead to the agent."""
        return [*self.drivers.get(agent, ()), *self.carried.get(agent, ())]


_RECENT: Recent[Wiring] = Recent()


def wiring(network: Network, profile: Profile) -> Wiring:
    """The network as changes of this profile run through it; kept for the last few networks."""
    return _RECENT.of(network, profile, lambda: _wire(network, profile))


def _wire(network: Network, profile: Profile) -> Wiring:
    bring = frozenset(agent.key for agent in network.agents if agent.kind in NOT_DRIVERS)
    made = Wiring(Reading(Level.MECHANISM, profile), bringers=bring)
    arrows, drivers, unsigned = made.arrows, made.drivers, made.unsigned
    n_counted = 0
    for statement, effect in counted(network, profile):
        n_counted += 1
        subject, object_ = statement.subject, statement.object
        arrow = Arrow(subject, object_, FACTOR.get(effect, 0), statement.key)
        arrows[subject].append(arrow)
        if effect is Sign.UNSIGNED:
            unsigned[object_].append(arrow)
            made.stopping.add(subject)
        elif subject in bring:
            made.carried[object_].append(arrow)
        else:
            drivers[object_].append(arrow)
    if n_counted < len(network.statements):
        _note_silent(network, made)
    made.stopping.update(made.silent)
    return made


def _note_silent(network: Network, made: Wiring) -> None:
    counts = {arrow.key for leaving in made.arrows.values() for arrow in leaving}
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
