"""Evidence made from words selected in a caption, and checked against it: offsets, hash and context must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from figtrace.model.problems import Problem, Report
from figtrace.model.records import Evidence, Figure, Span

CONTEXT: Final = 32
"""Code points of context on either side of a quote. 8 make all founding quotes unique; 32 is our margin."""

_STOP: Final = re.compile(r"(?<!\b[A-Z])(?<!\bal)(?<!\bFig)(?<!\bvs)(?<!i\.e)(?<!e\.g)[.!?][)\]\"”’]*\s+")


def context(caption: str, span: Span) -> tuple[str, str]:
    """Up to 32 code points before and after the span."""
    return caption[max(0, span.start - CONTEXT) : span.start], caption[span.end : span.end + CONTEXT]


def sentence_number(caption: str, start: int) -> int:
    """Which sentence (from 1) holds the offset; a sentence may begin in lower case (``miR-92a loaded …``)."""
    return 1 + sum(1 for stop in _STOP.finditer(caption, 0, start + 1) if stop.end() <= start)


def quote(
    figure: Figure,
    span: Span,
    cue: Span,
    *,
    subject_spans: tuple[Span, ...] = (),
    object_spans: tuple[Span, ...] = (),
    antecedent_spans: tuple[Span, ...] = (),
    hedge: Span | None = None,
    direction: Literal["supports", "refutes", "unclear"] = "supports",
) -> Evidence:
    """The evidence that the caption's words at ``span`` are; spans count in code points of the caption.

    Nothing is checked here beyond what slicing does; see :func:`problems_of`.
    """
    prefix, suffix = context(figure.caption, span)
    return Evidence(
        quote=figure.caption[span.start : span.end],
        span=span,
        prefix=prefix,
        suffix=suffix,
        caption_sha256=figure.caption_sha256,
        source=figure.figid,
        section="figure legend",
        claim="unclear",
        sentence=sentence_number(figure.caption, span.start),
        cue=cue,
        subject_spans=subject_spans,
        object_spans=object_spans,
        antecedent_spans=antecedent_spans,
        hedge=hedge,
        direction=direction,
    )


def problems_of(figure: Figure, evidence: Evidence, where: str) -> Report:
    """What keeps the evidence from being anchored in this figure's caption; an empty report when nothing does.

    A source that is not this caption cannot be checked, and what was not checked counts as not anchored.
    """
    return Report.of(_problems(figure, evidence, where))


def is_anchored(figure: Figure, evidence: Evidence) -> bool:
    """True when hash, words, context and inner spans all agree with the caption."""
    return problems_of(figure, evidence, "").is_good


def _problems(figure: Figure, evidence: Evidence, where: str) -> Iterator[Problem]:
    span = evidence.span
    if evidence.source != figure.figid:
        message = f'the source "{evidence.source}" is not this caption, so the quote cannot be checked'
        yield Problem("evidence-unchecked", where, message, "cite the paper as a reference")
        return
    if evidence.caption_sha256 != figure.caption_sha256:
        message = (
            f"quotes a caption with hash {evidence.caption_sha256[:8]}…, this one has {figure.caption_sha256[:8]}…"
        )
        yield Problem("evidence-unchecked", where, message, "import the record again to re-anchor the evidence")
        return
    yield from _words(figure.caption, evidence, f"{where} [{span.start}:{span.end}]".strip())


def _words(caption: str, evidence: Evidence, where: str) -> Iterator[Problem]:
    span = evidence.span
    if not 0 <= span.start < span.end <= len(caption):
        message = f"runs from {span.start} to {span.end}, the caption has {len(caption)} characters"
        yield Problem("quote-not-there", where, message, "re-select the words in the caption")
        return
    found = caption[span.start : span.end]
    if found != evidence.quote:
        message = f'reads "{found}", the evidence quotes "{evidence.quote}"'
        yield Problem("quote-not-there", where, message, "re-select the words in the caption")
        return
    if not found.strip():
        yield Problem("quote-not-there", where, "quotes only blanks", "select the words that say it")
    prefix, suffix = context(caption, span)
    if not prefix.endswith(evidence.prefix) or not suffix.startswith(evidence.suffix):
        message = (
            f'stands after "{prefix}" and before "{suffix}", stored are "{evidence.prefix}" and "{evidence.suffix}"'
        )
        yield Problem("quote-not-there", where, message, "re-select the words in the caption")
    yield from _inner_spans(caption, evidence, where)


def _inner_spans(caption: str, evidence: Evidence, where: str) -> Iterator[Problem]:
    whole = Span(0, len(caption))
    held = [("cue", evidence.cue, evidence.span)]
    held += [("subject", span, evidence.span) for span in evidence.subject_spans]
    held += [("object", span, evidence.span) for span in evidence.object_spans]
    held += [("antecedent", span, whole) for span in evidence.antecedent_spans]
    held += [("hedge", evidence.hedge, whole)] if evidence.hedge else []
    for name, span, outer in held:
        if not outer.start <= span.start < span.end <= outer.end:
            message = f"the {name} {span.start}–{span.end} does not stand inside {outer.start}–{outer.end}"
            yield Problem("span-outside", where, message, f"re-select the words of the {name}")
