"""How a change spreads over signed statements: which signs reach an agent, by which paths, and through which loops.

It knows agents as keys and statements as (subject, object, factor, key) only; what they mean is told in ``whatif``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_ARRIVALS = 8
"""Paths kept per agent and sign in a small network; ours: the founding figure never has more than four."""

ARRIVAL_BUDGET = 30_000
"""Statements times paths kept; a large network keeps fewer, never less than the shortest. Ours: about 60 ms."""

SEARCH_BUDGET = 20_000
"""Extensions spent on telling a loop from a long path, all agents together. Ours: about 20 ms."""

ONE = {1: frozenset({1}), -1: frozenset({-1})}
BOTH = frozenset({1, -1})
"""The signs that may reach an agent; the same few sets for all of them."""


class Arrow(NamedTuple):
    """One statement as it spreads: ``factor`` is 1, -1, or 0 where the direction is not said."""

    subject: str
    object: str
    factor: int
    key: str


Way = tuple[Arrow, ...]
State = tuple[str, int]


class Arrival(NamedTuple):
    """One path to an agent, as its last arrow and the arrival before it."""

    agent: str
    factor: int
    arrow: Arrow | None
    before: Arrival | None

    def way(self) -> Way:
        """The arrows from the perturbed agent on."""
        back: list[Arrow] = []
        here: Arrival | None = self
        while here is not None and here.arrow is not None:
            back.append(here.arrow)
            here = here.before
        return tuple(reversed(back))

    def visits(self, agent: str) -> bool:
        """True when the path comes by the agent."""
        here: Arrival | None = self
        while here is not None:
            if here.agent == agent:
                return True
            here = here.before
        return False


@dataclass(slots=True)
class Spread:
    """Where a change arrived: per agent and sign the paths kept, the loops, and what stayed without a direction.

    ``arrivals`` are paths that visit no agent twice, shortest first; ``turned`` the states at which a path would have
    come back to itself; ``loops`` the states that only a walk round a loop reaches (the loop, and whether that is
    certain);
    ``unknown`` the agents reached only through an unsigned statement, with the last arrow there; ``is_open`` tells
    that an unsigned statement leaves a path at all.
    """

    held: dict[str, int]
    starts: dict[State, list[Arrival]] = field(default_factory=dict)
    arrivals: dict[State, list[Arrival]] = field(default_factory=dict)
    turned: set[State] = field(default_factory=set)
    loops: dict[State, tuple[Way, bool]] = field(default_factory=dict)
    unknown: dict[str, Arrow] = field(default_factory=dict)
    signs: dict[str, frozenset[int]] = field(default_factory=dict)
    is_open: bool = False

    def is_touched(self, agent: str) -> bool:
        """True for a perturbed agent and for one that a signed path reaches."""
        return agent in self.held or agent in self.signs

    def ways(self, agent: str, factor: int) -> list[Way]:
        """The paths kept that bring this sign to the agent, shortest first."""
        return [arrival.way() for arrival in self.arrivals.get((agent, factor), ())]

    def has_more(self, agent: str, into: Iterable[Arrow]) -> bool:
        """True when more paths lead to the agent than were kept; ``into`` are the arrows that lead to it."""
        for arrow in into:
            for factor in (1, -1) if arrow.factor else ():
                kept = self.arrivals.get((agent, factor * arrow.factor))
                for before in self._arrivals_at(arrow.subject, factor) if kept else ():
                    is_kept = any(one.arrow is arrow and one.before is before for one in kept or ())
                    if not is_kept and not before.visits(agent):
                        return True
        return False

    def _arrivals_at(self, agent: str, factor: int) -> list[Arrival]:
        """The paths kept to this state; a perturbed agent's own is the empty one."""
        return self.starts.get((agent, factor), []) or self.arrivals.get((agent, factor), [])

    def unknown_way(self, agent: str) -> Way:
        """A way to an agent that is reached only through an unsigned statement, from a perturbed agent on."""
        back: list[Arrow] = []
        while agent in self.unknown:
            back.append(self.unknown[agent])
            agent = back[-1].subject
        signed = [way for factor in (1, -1) for way in self.ways(agent, factor)[:1]]
        return (*min(signed, key=len, default=()), *reversed(back))

    def reached(self) -> dict[str, None]:
        """The agents that a path reaches, nearest first, then those without a direction."""
        return dict.fromkeys([agent for agent, _ in self.arrivals] + list(self.unknown))


Arrows = Mapping[str, list[Arrow]]


def by_subject(arrows: Iterable[Arrow]) -> dict[str, list[Arrow]]:
    """The arrows that leave each agent."""
    made: dict[str, list[Arrow]] = {}
    for arrow in arrows:
        made.setdefault(arrow.subject, []).append(arrow)
    return made


def spread(arrows: Arrows, held: Mapping[str, int]) -> Spread:
    """Follow every change downstream; a perturbed agent is held, so nothing passes through it.

    ``held`` gives each perturbed agent its factor: 1 up, -1 down. Signs are found by a search over (agent, sign),
    which on a network without cycles equals all simple paths (CURATION.md §8, "loops").
    """
    made = Spread(dict(held))
    _keep_paths(arrows, made)
    _find_loops(arrows, made)
    if made.is_open:
        _follow_unsigned(arrows, made)
    return made


def _keep_paths(arrows: Arrows, made: Spread) -> None:
    """Paths in order of length, at most so many per agent and sign; only kept ones are extended.

    Without cycles these are the shortest there are: every start of a shortest path is one of the shortest itself.
    """
    n_arrows = sum(map(len, arrows.values())) or 1
    most = max(1, min(MOST_ARRIVALS, ARRIVAL_BUDGET // n_arrows))
    kept, turned, signs = made.arrivals, made.turned, made.signs
    made.starts = {(agent, factor): [Arrival(agent, factor, None, None)] for agent, factor in made.held.items()}
    full = {1: set(made.held), -1: set(made.held)}
    waiting = [start for (start,) in made.starts.values()]
    for here in waiting:  # grows while it is read
        agent, sign, _, _ = here
        for arrow in arrows.get(agent, ()):
            _, there, factor, _ = arrow
            if not factor:
                made.is_open = True
                continue
            passed = sign * factor
            if there in full[passed]:
                continue
            known = signs.get(there)
            if known is None:  # never reached, so no path can come back to it
                signs[there] = ONE[passed]
            elif here.visits(there):
                turned.add((there, passed))
                continue
            elif passed not in known:
                signs[there] = BOTH
            arrival = Arrival(there, passed, arrow, here)
            waiting.append(arrival)
            arrivals = kept.setdefault((there, passed), [])
            arrivals.append(arrival)
            if len(arrivals) == most:
                full[passed].add(there)


def _find_loops(arrows: Arrows, made: Spread) -> None:
    """Signs that a walk finds and no kept path has: either a longer path, which is searched out, or a loop.

    A walk that leaves the kept paths does so where one of them would have come back to itself; where all such states
    have a path too, no walk finds more.
    """
    if made.turned <= made.arrivals.keys():
        return
    walks = _walk(arrows, made.held)
    wanted = [state for state in walks if state not in made.arrivals and state[0] not in made.held]
    into = _by_object(arrows) if wanted else {}
    budget = [SEARCH_BUDGET]
    for state in wanted:
        way = _longer_path(arrows, into, made.held, state, budget)
        if way is None:
            made.loops[state] = _loop_in(walks[state].way()), budget[0] > 0
        else:
            made.arrivals[state] = [way]
        made.signs[state[0]] = made.signs.get(state[0], frozenset()) | ONE[state[1]]


def _by_object(arrows: Arrows) -> dict[str, list[str]]:
    into: dict[str, list[str]] = {}
    for agent, leaving in arrows.items():
        for arrow in leaving:
            into.setdefault(arrow.object, []).append(agent)
    return into


def _walk(arrows: Arrows, held: Mapping[str, int]) -> dict[State, Arrival]:
    """The shortest walk to every (agent, sign), agents allowed twice."""
    waiting = deque(Arrival(agent, factor, None, None) for agent, factor in held.items())
    reached = {(here.agent, here.factor): here for here in waiting}
    while waiting:
        here = waiting.popleft()
        for arrow in arrows.get(here.agent, ()):
            state = arrow.object, here.factor * arrow.factor
            if arrow.factor and arrow.object not in held and state not in reached:
                reached[state] = Arrival(*state, arrow, here)
                waiting.append(reached[state])
    return reached


def _longer_path(
    arrows: Arrows, into: Mapping[str, list[str]], held: Mapping[str, int], wanted: State, budget: list[int]
) -> Arrival | None:
    """A path of the wanted sign that visits no agent twice; None when there is none, or the budget is spent."""
    if budget[0] <= 0:
        return None
    upstream = _upstream(into, wanted[0])
    budget[0] -= len(upstream)
    for agent, factor in held.items():
        here = Arrival(agent, factor, None, None)
        trail = [(here, iter(arrows.get(agent, ())))]
        visited = {agent}
        while trail and budget[0] > 0:
            budget[0] -= 1
            here, leaving = trail[-1]
            arrow = next(leaving, None)
            if arrow is None:
                visited.remove(trail.pop()[0].agent)
            elif arrow.factor and arrow.object in upstream and arrow.object not in visited and arrow.object not in held:
                there = Arrival(arrow.object, here.factor * arrow.factor, arrow, here)
                if (there.agent, there.factor) == wanted:
                    return there
                visited.add(there.agent)
                trail.append((there, iter(arrows.get(there.agent, ()))))
    return None


def _upstream(into: Mapping[str, list[str]], agent: str) -> set[str]:
    """The agent and everything from which it can be reached."""
    seen = {agent}
    waiting = [agent]
    while waiting:
        fresh = [before for before in into.get(waiting.pop(), ()) if before not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return seen


def _loop_in(walk: Way) -> Way:
    """The smallest loop of a walk that visits an agent twice.

    In a shortest walk over (agent, sign) the second visit has the other sign, so the loop turns the sign round.
    """
    last: dict[str, int] = {walk[0].subject: 0}
    found: Way = ()
    for place, arrow in enumerate(walk, start=1):
        before = last.get(arrow.object)
        if before is not None and (not found or place - before < len(found)):
            found = walk[before:place]
        last[arrow.object] = place
    return found


def _follow_unsigned(arrows: Arrows, made: Spread) -> None:
    """What lies behind an unsigned statement and no signed path reaches."""
    unknown = made.unknown
    touched = made.held.keys() | made.signs.keys()
    waiting = list(dict.fromkeys((*made.held, *(agent for agent, _ in made.arrivals))))
    for here in waiting:  # grows while it is read
        is_open = here in unknown
        for arrow in arrows.get(here, ()):
            _, there, factor, _ = arrow
            if (is_open or not factor) and there not in touched and there not in unknown:
                unknown[there] = arrow
                waiting.append(there)
