"""What a what-if needs of a network, made once: arrows, drivers, and the statements that pass no change on."""

from __future__ import annotations

from dataclasses import dataclass, field

from figtrace.model.readings import Reading
from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import Level, Profile, ReviewState, Sign
from figtrace.network.graph import FACTOR, PLACES, Link, counted_links
from figtrace.network.recent import Recent
from figtrace.network.spread import Arrow
from figtrace.network.verdicts import NOT_DRIVERS


@dataclass(slots=True)
class Wiring:
    """One network in one profile, as changes run through it.

    ``arrows`` leave each agent; ``drivers`` are the signed statements that lead to it, vesicles and cells not counted;
    ``unsigned`` those that lead to it without a direction; ``silent`` those that leave it and do not count, with why.
    """

    reading: Reading
    links: dict[str, Link] = field(default_factory=dict)
    arrows: dict[str, list[Arrow]] = field(default_factory=dict)
    drivers: dict[str, list[Link]] = field(default_factory=dict)
    unsigned: dict[str, list[Link]] = field(default_factory=dict)
    silent: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)


_RECENT: Recent[Wiring] = Recent()


def wiring(network: Network, profile: Profile) -> Wiring:
    """The network as changes of this profile run through it; kept for the last few networks."""
    return _RECENT.of(network, profile, lambda: _wire(network, profile))


def _wire(network: Network, profile: Profile) -> Wiring:
    made = Wiring(Reading(Level.MECHANISM, profile))
    for link in counted_links(network, profile):
        key = link.statement.key
        made.links[key] = link
        arrow = Arrow(link.subject, link.object, FACTOR.get(link.effect, 0), key)
        made.arrows.setdefault(link.subject, []).append(arrow)
        if link.effect is Sign.UNSIGNED:
            made.unsigned.setdefault(link.object, []).append(link)
        elif network.agent[link.subject].kind not in NOT_DRIVERS:
            made.drivers.setdefault(link.object, []).append(link)
    for statement in network.statements:
        if statement.key not in made.links and _could_count(statement, network):
            one = statement.key, statement.object, _why_silent(statement)
            made.silent.setdefault(statement.subject, []).append(one)
    return made


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
