"""What is said, cut into pieces: which words name which agents, which carry a statement, which are bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from figtrace.model.records import Network, Span, Statement
from figtrace.story.records import GAP, Step

Part = Literal["", "agent", "cue", "bold"]

_LIGHT: Final = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<key>[A-Za-z][A-Za-z0-9_-]*)\)")


class Piece(NamedTuple):
    """Words of a subtitle, the keys that they name, and what part they play."""

    text: str
    keys: tuple[str, ...] = ()
    part: Part = ""


def pieces(step: Step, network: Network) -> tuple[Piece, ...]:
    """The step's words in pieces; joined they are what is said, light marks taken away.

    Caption words take their marks from the evidence of the anchored statements; other words from ``**bold**`` and
    ``[words](key)``.
    """
    if not step.say_spans:
        return tuple(_light(step.say))
    statements = [network.statement[key] for key in step.anchors if key in network.statement]
    found: list[Piece] = []
    said_so_far = 0
    for span in step.say_spans:
        words = step.say[said_so_far : said_so_far + span.end - span.start]
        found += _of_span(words, span, statements)
        said_so_far += len(words)
        gap = step.say[said_so_far : said_so_far + len(GAP)]
        if gap:
            found.append(Piece(gap))
            said_so_far += len(gap)
    return tuple(found)


def plain(say: str) -> str:
    """What is said without its light marks."""
    return "".join(piece.text for piece in _light(say))


def _light(say: str) -> Iterator[Piece]:
    at = 0
    for mark in _LIGHT.finditer(say):
        if mark.start() > at:
            yield Piece(say[at : mark.start()])
        if mark["bold"]:
            yield Piece(mark["bold"], (), "bold")
        else:
            yield Piece(mark["words"], (mark["key"],), "agent")
        at = mark.end()
    if at < len(say):
        yield Piece(say[at:])


def _of_span(words: str, span: Span, statements: Iterable[Statement]) -> list[Piece]:
    """The words of one span, cut wherever a name or a cue begins or ends; names win over cues."""
    marks = [mark for statement in statements for mark in _marks(statement, span)]
    cuts = sorted({0, len(words), *(at for start, end, _, _ in marks for at in (start, end) if 0 < at < len(words))})
    made = []
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        names = [mark for mark in over if mark[3] == "agent"]
        keys = tuple(dict.fromkeys(mark[2] for mark in names or over))
        part: Part = "agent" if names else "cue" if over else ""
        made.append(Piece(words[start:end], keys, part))
    return made


def _marks(statement: Statement, within: Span) -> Iterator[tuple[int, int, str, Part]]:
    """Start, end (from the span's start), key and part of the words that carry a statement."""
    for evidence in statement.evidence[:1]:
        for spans, key in ((evidence.subject_spans, statement.subject), (evidence.object_spans, statement.object)):
            for start, end in spans:
                yield start - within.start, end - within.start, key, "agent"
        yield evidence.cue.start - within.start, evidence.cue.end - within.start, statement.key, "cue"
