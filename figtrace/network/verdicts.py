"""The words of a what-if: changes, rules, verdicts, reasons, and the shape of an answer."""

from __future__ import annotations

from typing import TypedDict

from figtrace.model.vocabulary import CELLS, AgentKind
from figtrace.network.telling import Named, Step

FACTORS: dict[str, int] = {"down": -1, "up": 1, "off": -1}
"""What may be done to an agent, and the sign that it sends downstream."""

RULES: dict[str, str] = {
    "alternatives": "Inputs are alternatives (OR): an agent with another driver that is untouched changes only partly.",
    "signs": "The sign of a path is the product of its signs; an agent's verdict is what all its paths say.",
    "passed on": "Release, carriage and production pass a change on: no vesicle, no cargo. "
    "Delivery and conversion pass none.",
    "counted once": "A net statement that the steps of the chain explain is not simulated twice.",
    "unsigned": "A statement without a direction leads on to “unknown”: something follows, no word says which way.",
    "downstream": "Nothing moves upstream, and a perturbed agent is held: nothing else changes it.",
    "conflict": "Paths of both signs are shown as a conflict; neither side is chosen.",
    "off": "“Off” is “down” taken to its end; signs know no amounts, so the same follows.",
}
"""The rules in words, each with its name. Source: CURATION.md §8."""

CAVEAT = "Signs from one caption: no amounts, no time, no claim about patients."
"""What stands on every answer."""

VERDICTS: dict[str, str] = {
    "held": "Perturbed by the question; nothing else changes it.",
    "up": "All paths say that it rises.",
    "down": "All paths say that it falls.",
    "partly up": "All paths say that it rises, and another driver is untouched or only partly hit.",
    "partly down": "All paths say that it falls, and another driver is untouched or only partly hit.",
    "conflict": "Paths of both signs reach it; neither is chosen.",
    "unknown": "Reached only through a statement whose direction is not said.",
    "not affected": "Not reached.",
}
"""Every verdict there is, with its definition. Source: CURATION.md §8."""

NOT_DRIVERS = CELLS | {AgentKind.VESICLE}
"""Kinds that do not count as another driver: a vesicle or a cell brings its cargo and drives nothing by itself."""


STOPS: dict[str, str] = {
    "unsigned": "the direction is not said",
    "held": "the question holds it",
    "place": "says where or into what, not how much",
    "context": "sets the scene; never simulated",
    "profile": "counts only in the other profile",
    "not counted": "the curators leave it out of what-if",
}
"""Why a path stops, in words."""

VERBS: dict[str, str] = {
    "up": "rises",
    "down": "falls",
    "partly up": "rises only partly",
    "partly down": "falls only partly",
    "conflict": "conflicts: paths say that it rises and that it falls; neither side is chosen",
    "unknown": "is unknown: reached only through a statement whose direction is not said",
    "not affected": "is not affected",
}
"""Verdicts as verbs: what the agent does."""


class ToldWay(TypedDict):
    """One path: the perturbed agent it starts from, its statements in order, and the sign with which it arrives."""

    start: str
    statements: list[str]
    sign: str


class Untouched(TypedDict):
    """Another driver that is not, or only partly, reached, and what feeds it: why an agent changes only partly."""

    agent: str
    name: str
    statement: str
    fed_by: list[str]
    words: str


class Loop(TypedDict):
    """A loop of statements that turns a sign round; not certain when the search for a straight path was cut."""

    agents: list[str]
    statements: list[str]
    words: str
    is_certain: bool


class Known(TypedDict):
    """A conflict that the curators already know, with both sides in their words."""

    conflict: str
    title: str
    sides: list[dict[str, object]]


class AgentAnswer(TypedDict):
    """What the question means for one agent."""

    agent: Named
    verdict: str
    words: str
    paths: list[ToldWay]
    has_more_paths: bool
    statements: list[str]
    untouched: list[Untouched]
    loops: list[Loop]
    known: list[Known]
    unsigned: list[str]
    is_in_full: bool


class Stop(TypedDict):
    """Where a path ended, and why."""

    statement: str
    at: str
    before: str
    why: str
    words: str


class Perturbed(TypedDict):
    """An agent that the question holds."""

    agent: Named
    change: str
    words: str


class Answer(TypedDict):
    """The whole answer, as plain values: every agent's verdict by key, and every statement told once, by key."""

    figure: str
    level: str
    profile: str
    perturbed: list[Perturbed]
    agents: dict[str, AgentAnswer]
    steps: dict[str, Step]
    stops: list[Stop]
    counts: dict[str, int]
    rules: list[dict[str, str]]
    verdicts: dict[str, str]
    caveat: str
