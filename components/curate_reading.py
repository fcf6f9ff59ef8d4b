"""The reading room behind the page: mentions, suggestions and groundings of a caption; loaded when first asked for."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from figtrace.model.records import Agent, Figure, Network, Span, Statement

if TYPE_CHECKING:
    from figtrace.reading.extract import Reader
    from figtrace.reading.ground import Grounded, Grounder
    from figtrace.reading.lexicon import Lexicon
    from figtrace.reading.records import Draft


@lru_cache(4)
def room_of(data: Path) -> ReadingRoom:
    """The one reading room of a data folder: readers and curators share its lexicon and what it has read."""
    return ReadingRoom(data)


class ReadingRoom:
    """Reads captions with the lexicon of a data folder, or with the project's own where that folder has none."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.draft = lru_cache(64)(self._draft)
        self.suggested = lru_cache(64)(self._suggested)

    @cached_property
    def _lexicon(self) -> Lexicon:
        from figtrace.reading.lexicon import file_in, opened  # noqa: PLC0415 - 0.3 s and 60 MB, for those who curate

        return opened(file_in(self.data))

    @cached_property
    def _reader(self) -> Reader:
        from figtrace.reading.extract import Reader  # noqa: PLC0415

        return Reader(self._lexicon)

    @cached_property
    def _grounder(self) -> Grounder:
        from figtrace.reading.ground import Grounder  # noqa: PLC0415

        return Grounder(self._lexicon)

    def _draft(self, figure: Figure) -> Draft:
        from figtrace.reading.batch import draft_figure  # noqa: PLC0415

        return draft_figure(self._reader, figure)

    def _suggested(self, figure: Figure) -> Network:
        from figtrace.reading.assemble import as_network  # noqa: PLC0415

        return as_network(self.draft(figure), figure, self._grounder)

    def ground(self, name: str, figure: Figure, kind: str | None) -> Grounded:
        """What a name of this figure may stand for."""
        return self._grounder.ground(name, figure.caption, kind=kind, ocr=figure.ocr)


def with_suggestions(network: Network, suggested: Network) -> tuple[Network, frozenset[str]]:
    """The network and, beside it, every suggestion that nobody has decided; the keys of those.

    A suggestion that was taken or rejected is on file under its own key, and does not come back; nor does one that
    says what a statement of the network says.
    """
    same = _same_agents(network, suggested)
    said = {(one.subject, one.object, one.sign_model) for one in network.statements}
    agents: dict[str, Agent] = {}
    statements: list[Statement] = []
    for one in suggested.statements:
        ends = {end: same.get(key, key) for end in ENDS if (key := getattr(one, end)) is not None}
        is_said = (ends["subject"], ends["object"], one.sign_model) in said
        if one.key in network.statement or is_said or ends["subject"] == ends["object"]:
            continue
        statements.append(one.model_copy(update=ends))
        for end in ENDS:
            key = getattr(one, end)
            if key is not None and ends[end] not in network.agent:
                agents[ends[end]] = suggested.agent[key].model_copy(update={"key": ends[end]})
    whole = network.model_copy(
        update={
            "agents": (*network.agents, *agents.values()),
            "statements": (*network.statements, *statements),
        }
    )
    return whole, frozenset(one.key for one in statements)


def resting(network: Network, clause: Span) -> tuple[str, ...]:
    """The keys of the statements that rest on a clause: the words that carry them begin in it."""
    return tuple(
        one.key
        for one in network.statements
        if any(clause.start <= evidence.cue.start < clause.end for evidence in one.evidence)
    )


ENDS = ("subject", "object", "donor", "vesicle", "recipient")


def _same_agents(network: Network, suggested: Network) -> dict[str, str]:
    """Key of a suggested agent → key of the network's own agent that bears the same words, or a free key."""
    by_word: dict[object, str] = {}
    for agent in network.agents:
        for word in (agent.name.casefold(), *(mention.span for mention in agent.mentions)):
            by_word.setdefault(word, agent.key)
    same: dict[str, str] = {}
    for agent in suggested.agents:
        words = (agent.name.casefold(), *(mention.span for mention in agent.mentions))
        found = next((by_word[word] for word in words if word in by_word), None)
        if found is not None:
            same[agent.key] = found
        elif agent.key in network.agent or agent.key in network.statement:
            same[agent.key] = f"{agent.key}_s"
    return same
