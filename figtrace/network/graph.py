"""A network as a graph, per reading: which statements lead where, and what effect each passes along."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from figtrace.model.readings import Reading
from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import Level, Profile, ReviewState, Sign, StatementType
from figtrace.network.recent import Recent

if TYPE_CHECKING:
    import networkx as nx

CARRIES_ON = frozenset({StatementType.CARRIAGE, StatementType.RELEASE, StatementType.PRODUCTION})
"""Types that pass an effect on unchanged: no vesicle, no cargo. Source: CURATION.md §8, "edges"."""

PLACES = frozenset({StatementType.DELIVERY, StatementType.CONVERSION})
"""Types that say where or into what, not how much; they pass no effect on. Source: CURATION.md §8, "edges"."""

FACTOR: dict[Sign, int] = {Sign.POSITIVE: 1, Sign.NEGATIVE: -1}
"""A signed effect as a factor; unsigned and none have no factor."""

SIGN_OF_FACTOR: dict[int, Sign] = {1: Sign.POSITIVE, -1: Sign.NEGATIVE}
"""The factor back as a sign."""


class Link(NamedTuple):
    """One statement as it leads from agent to agent, with the effect that it passes along in a reading."""

    statement: Statement
    subject: str
    object: str
    effect: Sign


def effect(statement: Statement, reading: Reading) -> Sign:
    """What the statement passes along in this reading: more is more, more is less, not said, or nothing.

    Carriage, release and production pass an effect on unchanged; delivery and conversion pass none (CURATION.md §8).
    """
    if statement.type in CARRIES_ON:
        return Sign.POSITIVE
    if statement.type in PLACES:
        return Sign.NONE
    return reading.sign(statement)


_RECENT: Recent[tuple[Link, ...]] = Recent()


def links(network: Network, reading: Reading) -> tuple[Link, ...]:
    """The statements drawn in a reading, in their own order; rejected ones and those with a missing end stay out."""
    return _RECENT.of(network, reading, lambda: tuple(_links(network, reading)))


def _links(network: Network, reading: Reading) -> Iterator[Link]:
    for s, passed in _each(network, lambda statement: _drawn_effect(statement, reading)):
        yield Link(s, s.subject, s.object, passed)


def counted(network: Network, profile: Profile) -> Iterator[tuple[Statement, Sign]]:
    """The statements that count in a what-if of this profile, each once, with the effect that the model uses.

    A statement counts in the profiles that it names, unless other steps explain it (net statements are not simulated
    twice). One that the picture shows without a direction counts as unsigned: it leads on, but says not which way.
    """
    reading = Reading(Level.MECHANISM, profile)
    return _each(network, lambda statement: _counted_effect(statement, reading))


def _drawn_effect(statement: Statement, reading: Reading) -> Sign | None:
    is_in = statement.review is not ReviewState.REJECTED and statement.is_drawn(*reading)
    return effect(statement, reading) if is_in else None


def _counted_effect(statement: Statement, reading: Reading) -> Sign | None:
    passed = _drawn_effect(statement, reading)
    counts = passed is Sign.UNSIGNED or (passed is not Sign.NONE and reading.profile in statement.profiles)
    return passed if counts else None


def _each(network: Network, ask: Callable[[Statement], Sign | None]) -> Iterator[tuple[Statement, Sign]]:
    """Every statement with both its ends and what ``ask`` says of it; those of which it says None stay out.

    Of 20,000 statements most are alike in all that a reading looks at, so each look is asked about once.
    """
    agents, known = network.agent, dict[Hashable, Sign | None]()
    for s in network.statements:
        look = s.type, s.basis, s.review, s.sign_text, s.sign_model, s.profiles, not s.folded_by
        try:
            passed = known[look]
        except KeyError:
            passed = known[look] = ask(s)
        if passed is not None and s.subject in agents and s.object in agents:
            yield s, passed


def graph(network: Network, reading: Reading) -> nx.MultiDiGraph[str]:
    """The reading as a networkx graph: agents as nodes (``kind``), statements as edges keyed by statement key.

    Every edge holds ``effect`` (:class:`Sign`), ``type`` and ``basis``. Agents without a statement are nodes too.
    """
    import networkx as nx  # noqa: PLC0415  a fifth of a second that a page which asks nothing need not wait for

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(figid=network.figid, reading=reading.name)
    made.add_nodes_from((agent.key, {"kind": agent.kind}) for agent in network.agents)
    for link in links(network, reading):
        s = link.statement
        made.add_edge(link.subject, link.object, key=s.key, effect=link.effect, type=s.type, basis=s.basis)
    return made
