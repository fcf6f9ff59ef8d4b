"""Evidence from words that a person selected: which name the ends, which carry the relation. Nothing is guessed.

The person's selection decides. Where it holds no name of an end it carries the relation alone, and the quote is the
shortest piece of its sentence that holds both names; a name that stands elsewhere is an antecedent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from figtrace.curation.evidence import quote, sentence_number
from figtrace.model import quality
from figtrace.model.records import Agent, Evidence, Figure, Span

_EDGE = re.compile(r"^[\s,;:.()\[\]–—]*(?:(?:which|that|who|and|to)\s+)*|[\s,;:.()\[\]–—]+$")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The words of an evidence: the quote, and inside it those that carry the relation."""

    span: Span
    cue: Span


def mentions_of(agent: Agent, caption: str) -> tuple[Span, ...]:
    """Where the caption names the agent: its mentions, else every place of its own word."""
    if agent.mentions:
        return tuple(mention.span for mention in agent.mentions)
    return occurrences(agent.name, caption)


def occurrences(words: str, caption: str) -> tuple[Span, ...]:
    """Every place of these very words, not inside a longer word."""
    found = re.finditer(rf"(?<![\w]){re.escape(words)}(?![\w])", caption)
    return tuple(Span(*one.span()) for one in found) if words.strip() else ()


def proposed(figure: Figure, subject: Agent, obj: Agent) -> Chosen | None:
    """The shortest piece of a sentence that names both ends; None where no sentence does.

    A name may stand inside the other ("Breast cancer-derived exosomes"): then the longer one says it.
    """
    caption = figure.caption
    pairs = list(product(mentions_of(subject, caption), mentions_of(obj, caption)))
    pieces = [(a, b) for a, b in pairs if _is_apart(a, b) and _is_one_sentence(caption, a, b)]
    if not pieces:
        nested = [tuple(sorted(pair, key=_length)) for pair in pairs if _is_nested(*pair)]
        return _within(caption, *min(nested)) if nested else None
    a, b = min(pieces, key=lambda pair: (_length(hull(pair)), pair))
    return Chosen(hull((a, b)), _between(caption, a, b))


def chosen(figure: Figure, subject: Agent, obj: Agent, selected: Span) -> Chosen:
    """The quote and its cue for words that a person selected."""
    caption = figure.caption
    inside = [[m for m in mentions_of(end, caption) if _holds(selected, m)] for end in (subject, obj)]
    if all(inside):
        a, b = min(product(*inside), key=lambda pair: _length(hull(pair)))
        return Chosen(selected, _between(caption, a, b) if _is_apart(a, b) else selected)
    if any(inside):
        return Chosen(selected, selected)
    near = [_nearest(caption, mentions_of(end, caption), selected) for end in (subject, obj)]
    return Chosen(hull([selected, *(one for one in near if one is not None)]), selected)


def evidence_of(figure: Figure, subject: Agent, obj: Agent, words: Chosen, *, refutes: bool = False) -> Evidence:
    """The evidence: names inside the quote as the words of the ends, names outside it as antecedents, and the hedge."""
    caption, span = figure.caption, words.span
    spans: list[tuple[Span, ...]] = []
    outside: list[Span] = []
    for end in (subject, obj):
        all_of = mentions_of(end, caption)
        within = tuple(one for one in all_of if _holds(span, one))
        spans.append(within)
        if not within and all_of:
            before = [one for one in all_of if one.end <= span.start]
            outside.append(before[-1] if before else all_of[0])
    found = quality.HEDGES.search(caption[span.start : span.end])
    hedge = Span(span.start + found.start(), span.start + found.end()) if found else None
    return quote(
        figure,
        span,
        words.cue,
        subject_spans=spans[0],
        object_spans=spans[1],
        antecedent_spans=tuple(dict.fromkeys(outside)),
        hedge=hedge,
        direction="refutes" if refutes else "supports",
    )


def trimmed(caption: str, span: Span) -> Span:
    """The span without blanks and marks at its ends, and without the words that only join clauses; never empty."""
    start, end = span
    for found in _EDGE.finditer(caption[start:end]):
        if found.start() == 0:
            start = span.start + found.end()
        elif found.end() == _length(span):
            end = span.start + found.start()
    return Span(start, end) if start < end else span


def hull(spans: Iterable[Span]) -> Span:
    """From the first to the last of several spans."""
    listed = list(spans)
    return Span(min(one.start for one in listed), max(one.end for one in listed))


def _between(caption: str, a: Span, b: Span) -> Span:
    first, last = sorted((a, b))
    gap = Span(first.end, last.start)
    return trimmed(caption, gap) if caption[gap.start : gap.end].strip(" ,;") else hull((a, b))


def _within(caption: str, inner: Span, outer: Span) -> Chosen:
    """The outer name as the quote; what hangs on the inner one ("-derived") as the words that carry the relation."""
    rest = re.match(r"\S+", caption[inner.end : outer.end])
    return Chosen(outer, Span(inner.end, inner.end + rest.end()) if rest else outer)


def _nearest(caption: str, spans: Sequence[Span], to: Span) -> Span | None:
    same = [one for one in spans if _is_one_sentence(caption, one, to)]
    return min(same, key=lambda one: max(one.start - to.end, to.start - one.end), default=None)


def _is_one_sentence(caption: str, a: Span, b: Span) -> bool:
    return sentence_number(caption, a.start) == sentence_number(caption, b.start)


def _is_apart(a: Span, b: Span) -> bool:
    return a.end <= b.start or b.end <= a.start


def _is_nested(a: Span, b: Span) -> bool:
    return a != b and (_holds(a, b) or _holds(b, a))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _length(span: Span) -> int:
    return span.end - span.start
