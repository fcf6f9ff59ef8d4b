"""What follows if an agent goes down, up or off: a verdict for every agent, with the statements behind it.

The rules are those of CURATION.md §8; ``verdicts`` holds them in words, so that page and command say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Agent, Conflict, Network
from figtrace.model.vocabulary import Profile, Sign
from figtrace.network.graph import SIGN_OF_FACTOR
from figtrace.network.names import find
from figtrace.network.spread import Spread, Way, spread
from figtrace.network.telling import Step, named, step
from figtrace.network.verdicts import (
    CAVEAT,
    FACTORS,
    RULES,
    STOPS,
    VERBS,
    VERDICTS,
    AgentAnswer,
    Answer,
    Known,
    Loop,
    Perturbed,
    Stop,
    ToldWay,
    Untouched,
)
from figtrace.network.wiring import Wiring, wiring

MOST_FEEDING = 4
"""Agents named behind an untouched driver; ours, enough to know the route."""


MOST_IN_FULL = 500
"""Agents whose paths are told in one answer, nearest first; ours, more than anyone reads. Ask ``about`` the others."""

MOST_STOPS = 500
"""Stops that are told in one answer."""


def parse(words: Iterable[str]) -> list[tuple[str, str]]:
    """``mir105=down`` as ("mir105", "down"); raises :class:`ProblemsFound` with every word that does not read so."""
    made: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for word in words:
        agent, mark, change = (part.strip() for part in word.rpartition("="))
        if mark and agent and change in FACTORS:
            made.append((agent, change))
        else:
            cure = "write KEY=down, KEY=up or KEY=off"
            problems.append(Problem("perturbation-unreadable", "what-if", f'"{word}" says no change', cure))
    if problems:
        raise ProblemsFound(Report.of(problems))
    return made


def answer(
    network: Network,
    perturbations: Iterable[tuple[str, str]],
    profile: Profile,
    about: Iterable[str] | None = None,
) -> Answer:
    """What follows, at the mechanism level, if the named agents go ``down``, ``up`` or ``off``.

    ``perturbations`` pairs an agent (key, name or synonym) with its change; none at all changes nothing. Every agent
    of the network has a verdict, one of ``verdicts.VERDICTS``; paths and reasons are told for the nearest 500 that
    change, or for those that ``about`` names by key (``is_in_full`` says which). Raises :class:`ProblemsFound` for an
    agent that is unknown, ambiguous or perturbed both ways, and for a change that there is not.
    """
    changes = _changes(network, perturbations)
    return _Telling(network, profile, changes, about).answer()


def _changes(network: Network, perturbations: Iterable[tuple[str, str]]) -> dict[str, str]:
    changes: dict[str, str] = {}
    problems: list[Problem] = []
    for words, change in perturbations:
        if change not in FACTORS:
            problems.append(Problem("change-unknown", words, f'"{change}" is no change', "say down, up or off"))
            continue
        try:
            key = find(network, words).key
        except ProblemsFound as trouble:
            problems.extend(trouble.report)
            continue
        if changes.setdefault(key, change) != change:
            message = f'"{key}" is perturbed twice: {changes[key]} and {change}'
            problems.append(Problem("perturbed-twice", network.figid, message, "ask for one change of an agent"))
    if problems:
        raise ProblemsFound(Report.of(problems))
    return changes


class _Telling:
    """One question on its way to an answer: the spread, the drivers, and what was already told."""

    def __init__(
        self, network: Network, profile: Profile, changes: Mapping[str, str], about: Iterable[str] | None
    ) -> None:
        self.network, self.changes = network, changes
        self.wiring = wiring(network, profile)
        self.reading, self.drivers = self.wiring.reading, self.wiring.drivers
        self.spread = spread(self.wiring.arrows, {key: FACTORS[change] for key, change in changes.items()})
        self.partly = _partly(self.spread, self.wiring)
        self.in_full = self._told_in_full(about)
        self.steps: dict[str, Step] = {}

    def answer(self) -> Answer:
        full = self.in_full
        agents = {a.key: self._agent(a) if a.key in full else self._bare(a) for a in self.network.agents}
        counts = dict.fromkeys(VERDICTS, 0)
        for told in agents.values():
            counts[told["verdict"]] += 1
        stops = self._stops()
        return {
            "figure": self.network.figid,
            "level": self.reading.level.value,
            "profile": self.reading.profile.value,
            "perturbed": [self._perturbed(key, change) for key, change in self.changes.items()],
            "agents": agents,
            "steps": self.steps,
            "stops": stops,
            "counts": counts,
            "rules": [{"rule": rule, "words": words} for rule, words in RULES.items()],
            "verdicts": VERDICTS,
            "caveat": CAVEAT,
        }

    def _told_in_full(self, about: Iterable[str] | None) -> set[str]:
        reached = self.spread.reached()
        if about is not None:
            return set(about) & reached.keys()
        return set(islice(reached, MOST_IN_FULL))

    def _agent(self, agent: Agent) -> AgentAnswer:
        key = agent.key
        verdict = _verdict(self.spread, self.partly, key)
        told = [_way(way, SIGN_OF_FACTOR[factor].value) for factor in (1, -1) for way in self.spread.ways(key, factor)]
        if verdict == "unknown":
            told = [_way(self.spread.unknown_way(key), Sign.UNSIGNED.value)]
        loops = [self._loop(*loop) for factor in (1, -1) if (loop := self.spread.loops.get((key, factor)))]
        statements = dict.fromkeys(s for one in (*told, *loops) for s in one["statements"])
        unsigned = self._unsigned(key)
        untouched = self._untouched(key) if verdict.startswith("partly") else []
        for statement in (*statements, *unsigned, *(driver["statement"] for driver in untouched)):
            self._tell(statement)
        return {
            "agent": named(agent),
            "verdict": verdict,
            "words": self._words(agent, verdict, untouched, loops),
            "paths": told,
            "has_more_paths": self.spread.has_more(key, self.wiring.into(key)),
            "statements": list(statements),
            "untouched": untouched,
            "loops": loops,
            "known": self._known(key, statements) if verdict == "conflict" else [],
            "unsigned": unsigned,
            "is_in_full": True,
        }

    def _bare(self, agent: Agent) -> AgentAnswer:
        """The verdict alone: nothing reaches the agent, or its paths were not asked for."""
        verdict = _verdict(self.spread, self.partly, agent.key)
        is_all = verdict in ("held", "not affected")
        return {
            "agent": named(agent),
            "verdict": verdict,
            "words": self._words(agent, verdict, [], []),
            "paths": [],
            "has_more_paths": not is_all,
            "statements": [],
            "untouched": [],
            "loops": [],
            "known": [],
            "unsigned": [],
            "is_in_full": is_all,
        }

    def _unsigned(self, key: str) -> list[str]:
        """Unsigned statements that lead here from something that changes, or may."""
        return [arrow.key for arrow in self.wiring.unsigned.get(key, ()) if self._may_change(arrow.subject)]

    def _may_change(self, key: str) -> bool:
        return self.spread.is_touched(key) or key in self.spread.unknown

    def _untouched(self, key: str) -> list[Untouched]:
        told: list[Untouched] = []
        for arrow in self.drivers.get(key, ()):
            if self.spread.is_touched(arrow.subject) and arrow.subject not in self.partly:
                continue
            driver = self.network.agent[arrow.subject]
            fed_by = self._feeding(arrow.subject, key)
            via = f", fed by {_listed(self.network.agent[k].name for k in fed_by)}," if fed_by else ""
            words = f"{driver.name}{via} {self._why_partly(arrow.subject)}"
            statement = arrow.key
            told.append(
                {"agent": driver.key, "name": driver.name, "statement": statement, "fed_by": fed_by, "words": words}
            )
        return told

    def _why_partly(self, driver: str) -> str:
        if driver in self.partly:
            return "is itself only partly hit"
        return "is reached only without a direction" if driver in self.spread.unknown else "is untouched"

    def _feeding(self, driver: str, driven: str) -> list[str]:
        """What drives an untouched driver in turn, nearest first, so that its route can be named."""
        found = {driver: None, driven: None}
        waiting = [driver] if driver not in self.partly else []
        for here in waiting:
            fresh = [arrow.subject for arrow in self.drivers.get(here, ()) if arrow.subject not in found]
            found.update(dict.fromkeys(fresh))
            waiting.extend(dict.fromkeys(fresh))
            if len(found) > 2 + MOST_FEEDING:
                break
        return [key for key in found if key not in (driver, driven)][:MOST_FEEDING]

    def _loop(self, loop: Way, is_certain: bool) -> Loop:
        agents = [loop[0].subject, *(arrow.object for arrow in loop)]
        words = " → ".join(self.network.agent[key].name for key in agents)
        return {"agents": agents, "statements": [a.key for a in loop], "words": words, "is_certain": is_certain}

    def _words(self, agent: Agent, verdict: str, untouched: list[Untouched], loops: list[Loop]) -> str:
        name = agent.name
        if verdict == "held":
            return _held_words(name, self.changes[agent.key])
        if verdict == "conflict" and loops:
            sure = "" if loops[0]["is_certain"] else ", or by a longer path that was not searched out"
            return f"{name}: conflict through a loop, {loops[0]['words']}{sure}; neither side is chosen"
        if untouched:
            return f"{name}: {VERBS[verdict]}; {'; '.join(driver['words'] for driver in untouched)}"
        return f"{name}: {VERBS[verdict]}"

    def _known(self, key: str, statements: Iterable[str]) -> list[Known]:
        """The curators' conflicts about this agent whose every side stands on one of its paths."""
        here = set(statements)
        return [
            _known(conflict)
            for conflict in self.network.conflicts
            if key in conflict.agents and all(here & set(side.statements) for side in conflict.sides)
        ]

    def _perturbed(self, key: str, change: str) -> Perturbed:
        agent = self.network.agent[key]
        return {"agent": named(agent), "change": change, "words": _held_words(agent.name, change)}

    def _tell(self, key: str) -> Step:
        if key not in self.steps:
            self.steps[key] = step(self.network.statement[key], self.network, self.reading)
        return self.steps[key]

    def _stops(self) -> list[Stop]:
        """Statements that leave something that changes, or may, and pass no change on; with the reason."""
        return [
            {
                "statement": key,
                "at": there,
                "before": here,
                "why": why,
                "words": f"{self._tell(key)['sentence']}: {STOPS[why]}",
            }
            for here, key, there, why in islice(self._silent_steps(), MOST_STOPS)
        ]

    def _silent_steps(self) -> Iterator[tuple[str, str, str, str]]:
        wired = self.wiring
        stopping = {arrow.subject for key in self.changes for arrow in wired.into(key)} | wired.stopping
        for here in (*self.spread.held, *self.spread.reached()):
            if here not in stopping:
                continue
            for arrow in wired.arrows.get(here, ()):
                if not arrow.factor:
                    yield here, arrow.key, arrow.object, "unsigned"
                elif arrow.object in self.changes:
                    yield here, arrow.key, arrow.object, "held"
            for key, there, why in wired.silent.get(here, ()):
                yield here, key, there, why


def _listed(names: Iterable[str]) -> str:
    """The names as people list them: ``a``, ``a and b``, ``a, b and c``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _way(way: Way, sign: str) -> ToldWay:
    return {"start": way[0].subject, "statements": [arrow.key for arrow in way], "sign": sign}


def _held_words(name: str, change: str) -> str:
    return f"{name}: switched off" if change == "off" else f"{name}: held {change}"


def _known(conflict: Conflict) -> Known:
    sides: list[dict[str, object]] = [
        {"words": side.words, "statements": list(side.statements), "references": list(side.references)}
        for side in conflict.sides
    ]
    return {"conflict": conflict.key, "title": conflict.title, "sides": sides}


def _partly(found: Spread, wiring: Wiring) -> set[str]:
    """Agents with a driver that is untouched, and what a signed statement hands on from them.

    A driver that is itself only partly hit makes its object partly hit too, and so on down the chain.
    """
    touched = found.held.keys() | found.signs.keys()
    drivers = wiring.drivers
    untouched = (key for key in found.signs for driver, _, _, _ in drivers.get(key, ()) if driver not in touched)
    waiting = list(dict.fromkeys(untouched))
    partly = set(waiting)
    for here in waiting:  # grows while it is read
        if here in wiring.bringers:
            continue
        for _, there, factor, _ in wiring.arrows.get(here, ()):
            if factor and there in found.signs and there not in partly:
                partly.add(there)
                waiting.append(there)
    return partly


def _verdict(found: Spread, partly: set[str], key: str) -> str:
    if key in found.held:
        return "held"
    signs = found.signs.get(key)
    if signs is None:
        return "unknown" if key in found.unknown else "not affected"
    if len(signs) > 1:
        return "conflict"
    word = "up" if 1 in signs else "down"
    return f"partly {word}" if key in partly else word
