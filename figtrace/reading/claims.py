"""A claim: what one rule read in one sentence, before it becomes a suggestion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from figtrace.reading.chunks import Chunk
from figtrace.reading.clauses import Clauses
from figtrace.reading.events import Event
from figtrace.reading.participants import Participant
from figtrace.reading.sentences import Sentence
from figtrace.reading.spans import Named


class Claim(NamedTuple):
    """Subject, relation and object, with the words that carry them; ``agent`` brings a conversion about."""

    rule: str
    relation: str
    subject: Participant
    object: Participant
    cue: tuple[int, int]
    hedge: tuple[int, int] | None = None
    is_negated: bool = False
    verb: str = ""
    context: Named | None = None
    recipient: Named | None = None
    agent: Participant | None = None
    is_implied: bool = False


@dataclass(slots=True)
class Scene:
    """One sentence as the frames see it."""

    sentence: Sentence
    chunks: list[Chunk]
    clauses: Clauses
    events: list[Event]
    claims: list[Claim] = field(default_factory=list)
    words: frozenset[str] = field(init=False)
    """Every word of the sentence, lower case: a frame whose words are not there need not look."""
    low: Callable[[int], str] = field(init=False)
    """The word of a chunk, lower case."""
    part: Callable[[int], str] = field(init=False)
    """The part of a chunk."""

    def __post_init__(self) -> None:
        """Gather the words once."""
        self.words = frozenset(word.low for chunk in self.chunks for word in chunk.words)
        self.low, self.part = self.clauses.low, self.clauses.part
