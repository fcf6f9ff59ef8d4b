"""A long sentence cut at its clauses, so that a step has no more than an audience reads and sees at once."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from figtrace.model.records import Span, Statement

MOST_WORDS: Final = 30
"""A step with more words is cut, if it can be; our judgement."""

MOST_STATEMENTS: Final = 8
"""A step with more statements is cut, if it can be; our judgement."""

_JOINT: Final = re.compile(r"(?:, (?:which|thereby|causing|leading|resulting)\b)|(?:,? (?:and|to|by|then|or) )")
_ALWAYS: Final = (", which", ", thereby", ", causing", ", leading", ", resulting")


class Part(NamedTuple):
    """Words of the caption, and the statements that they make."""

    span: Span
    statements: tuple[Statement, ...]


def cue_of(statement: Statement) -> int | None:
    """Where the words that carry the statement begin in the caption; None without evidence."""
    if not statement.evidence:
        return None
    first = statement.evidence[0]
    return first.cue.start if first.cue.end > first.cue.start else first.span.start


def parts(caption: str, part: Part) -> tuple[Part, ...]:
    """The part itself, or its clauses: cut while it is too long and both halves keep a statement.

    A statement goes with the half in which its cue stands. A joint (``and``, ``to``, ``by``) counts only directly
    before a cue, so that ``EGFR and HER-2`` stays whole; ``, which`` always counts. Of several joints the one that
    balances words and statements best is taken.
    """
    n_words = len(caption[part.span.start : part.span.end].split())
    if n_words <= MOST_WORDS and len(part.statements) <= MOST_STATEMENTS:
        return (part,)
    halves = [_cut(part, at) for at in _joints(caption, part)]
    good = [pair for pair in halves if pair[0].statements and pair[1].statements]
    if not good:
        return (part,)
    first, second = min(good, key=lambda pair: _imbalance(caption, pair))
    return (*parts(caption, first), *parts(caption, second))


def _joints(caption: str, part: Part) -> list[int]:
    """Where a clause may begin: offsets of the word after the blank or the comma."""
    cues = {cue for statement in part.statements if (cue := cue_of(statement)) is not None}
    found = []
    for joint in _JOINT.finditer(caption, part.span.start, part.span.end):
        is_before_cue = any(joint.start() < cue <= joint.end() for cue in cues)
        if joint[0].startswith(_ALWAYS) or is_before_cue:
            found.append(joint.start() + len(joint[0]) - len(joint[0].lstrip(", ")))
    return found


def _cut(part: Part, at: int) -> tuple[Part, Part]:
    before = tuple(s for s in part.statements if (cue_of(s) or 0) < at)
    after = tuple(s for s in part.statements if (cue_of(s) or 0) >= at)
    return Part(Span(part.span.start, at), before), Part(Span(at, part.span.end), after)


def _imbalance(caption: str, pair: tuple[Part, Part]) -> float:
    words = [len(caption[part.span.start : part.span.end].split()) for part in pair]
    counts = [len(part.statements) for part in pair]
    return abs(words[0] - words[1]) + 2 * abs(counts[0] - counts[1])
