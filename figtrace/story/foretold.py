"""Every what-if that asks of one agent, answered beforehand: for a page that has nobody to ask."""

from __future__ import annotations

from typing import Final, TypedDict

from figtrace.model.records import Network
from figtrace.model.vocabulary import Profile
from figtrace.network.verdicts import CAVEAT, VERDICTS
from figtrace.story.ask import Told, told
from figtrace.story.records import Direction, WhatIf

MOST_AGENTS: Final = 120
"""Of a larger network nothing is answered beforehand: the answers grow with the square of its agents."""

CHANGES: Final[tuple[Direction, ...]] = ("down", "up")
CODES: Final = {verdict: "hudrlc?."[at] for at, verdict in enumerate(VERDICTS)}
"""A letter for each verdict: an answer says all agents in one word, in the order of ``agents``."""


class Foretold(TypedDict):
    """All answers. ``told`` has, by ``PROFILE KEY CHANGE``: the heading, a letter an agent, and the places of its
    lines in ``lines``, where each stands once.
    """

    agents: list[str]
    codes: dict[str, str]
    lines: list[str]
    told: dict[str, tuple[str, str, list[int]]]
    caveat: str


def foretell(network: Network) -> Foretold | None:
    """What follows if each agent goes down or up, by either profile; None without agents, or with too many of them.

    The answers are those of :func:`figtrace.story.ask.told`, told apart and put down shortly, so that no second
    implementation can drift.
    """
    if not 0 < len(network.agents) <= MOST_AGENTS:
        return None
    keys = [agent.key for agent in network.agents]
    lines: dict[str, int] = {}
    answers: dict[str, tuple[str, str, list[int]]] = {}
    for profile in Profile:
        for key in keys:
            for change in CHANGES:
                answer = told(WhatIf(profile=profile, perturb={key: change}), network)
                if answer is not None:
                    answers[f"{profile.value} {key} {change}"] = _short(answer, keys, lines)
    codes = {code: verdict for verdict, code in CODES.items()}
    return {"agents": keys, "codes": codes, "lines": list(lines), "told": answers, "caveat": CAVEAT}


def _short(answer: Told, keys: list[str], lines: dict[str, int]) -> tuple[str, str, list[int]]:
    word = "".join(CODES[answer.verdicts.get(key, "not affected")] for key in keys)
    return answer.heading, word, [lines.setdefault(line, len(lines)) for line in answer.lines]
