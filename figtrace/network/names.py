"""Finding an agent by what people call it: its key, its name, a synonym or an identifier."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Agent, Network

GREEK = {
    letter: unicodedata.name(letter).split()[-1].lower().replace("lamda", "lambda")
    for letter in "αβγδεζηθικλμνξοπρσςτυφχψω"
}
"""Greek small letters and their names in Latin letters."""

_BETWEEN = re.compile(r"[\s\-_‐‑‒–—―−'’\"“”.,;:/()\[\]]+")


def fold(name: str) -> str:
    """The name without what spellings differ in: case, blanks, dashes, points and quotes; Greek letters spelled out.

    One dash stays between two digits: MIR105-2 is a locus of miR-105, not miR-1052. Folding proposes and never
    decides: two agents may fold to one form (CURATION.md §1).

    >>> fold("TGF-β"), fold("Integrin α5"), fold("hsa-miR-155-5p"), fold("MIR105-2")
    ('tgfbeta', 'integrinalpha5', 'hsamir155-5p', 'mir105-2')
    """
    small = unicodedata.normalize("NFKC", name).lower()
    spelled = "".join(GREEK.get(letter, letter) for letter in small)
    return _BETWEEN.sub(_dash_between_digits, spelled)


def _dash_between_digits(found: re.Match[str]) -> str:
    around = found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() : found.end() + 1]
    return "-" if re.fullmatch("[0-9][0-9]", around) else ""


def names_of(agent: Agent) -> tuple[str, ...]:
    """Everything that the agent is called: the caption's word first, then the ontology's, then synonyms."""
    return tuple(name for name in (agent.name, agent.preferred_name, *agent.synonyms) if name)


def find(network: Network, words: str) -> Agent:
    """The agent that these words name.

    Tried in this order, the first that finds anything decides: key, the caption's own name, that name folded, every
    other name folded, the chosen identifier. Raises :class:`ProblemsFound` with ``agent-unknown`` (near names as the
    cure) or ``agent-ambiguous`` (all that it may mean as the cure).
    """
    if words in network.agent:
        return network.agent[words]
    folded = fold(words)
    tiers: tuple[Iterable[Agent], ...] = (
        (a for a in network.agents if a.name == words),
        (a for a in network.agents if fold(a.name) == folded or fold(a.key) == folded),
        (a for a in network.agents if any(fold(name) == folded for name in names_of(a))),
        (a for a in network.agents if a.grounding is not None and a.grounding.curie == words.lower()),
    )
    for tier in tiers if folded else ():
        found = list(tier)
        if len(found) == 1:
            return found[0]
        if found:
            raise ProblemsFound(Report((_ambiguous(network, words, found),)))
    raise ProblemsFound(Report((_unknown(network, words),)))


def find_all(network: Network, words: Iterable[str]) -> tuple[Agent, ...]:
    """The agents that these words name, in their order; raises :class:`ProblemsFound` with every problem at once."""
    found: list[Agent] = []
    problems: list[Problem] = []
    for word in words:
        try:
            found.append(find(network, word))
        except ProblemsFound as trouble:
            problems.extend(trouble.report)
    if problems:
        raise ProblemsFound(Report.of(problems))
    return tuple(found)


def _ambiguous(network: Network, words: str, found: list[Agent]) -> Problem:
    meant = ", ".join(f"{agent.key} ({agent.name})" for agent in found[:12])
    rest = f" and {len(found) - 12} more" if len(found) > 12 else ""
    return Problem(
        "agent-ambiguous",
        network.figid,
        f'"{words}" names {len(found)} agents',
        f"use one of the keys: {meant}{rest}",
    )


def _unknown(network: Network, words: str) -> Problem:
    by_fold = {fold(name): agent for agent in network.agents for name in (*names_of(agent), agent.key)}
    near = dict.fromkeys(by_fold[form].key for form in get_close_matches(fold(words), by_fold, n=3, cutoff=0.6))
    cure = f"did you mean {' or '.join(near)}?" if near else "use a key, name or synonym of the network's agents"
    return Problem("agent-unknown", network.figid, f'"{words}" is no agent', cure)
