"""The caption cut at every border of a span, so that the browser marks pieces by index and counts no letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

from components.markup import el, join
from figtrace.model.records import Evidence, Network, Span, Statement

Range = tuple[int, int]
"""Piece indexes, half-open."""

PARTS = ("subject", "object", "trigger")
"""The words inside a quote that are told apart."""


@dataclass(frozen=True)
class Cut:
    """A caption and the borders (code points, ascending, with both ends) at which it is cut."""

    caption: str
    borders: tuple[int, ...]
    supports: tuple[tuple[str, Span], ...]

    @cached_property
    def _place(self) -> dict[int, int]:
        return {border: i for i, border in enumerate(self.borders)}

    def range_of(self, span: Span) -> Range:
        """The pieces that a span covers; its ends are borders, because the caption was cut at them."""
        return self._place[span.start], self._place[span.end]

    def html(self) -> Markup:
        """Every piece by its index: a ``mark`` where statements rest on the words, else a ``span``."""
        keys_of: list[dict[str, None]] = [{} for _ in self.borders]
        for key, span in self.supports:
            for i in range(*self.range_of(span)):
                keys_of[i][key] = None
        return join(self._piece(i, keys_of[i], *ends) for i, ends in enumerate(pairwise(self.borders)))

    def _piece(self, i: int, keys: Iterable[str], start: int, end: int) -> Markup:
        words = self.caption[start:end]
        if not keys:
            return el("span", words, data_piece=i, data_start=start, data_end=end)
        return el("mark", words, data_piece=i, data_start=start, data_end=end, data_statements=" ".join(keys))


def cut(caption: str, network: Network) -> Cut:
    """The caption cut for this network; without one it is a single piece (none when it is empty)."""
    borders = {0, len(caption)}
    for span in _spans(network):
        borders.update((span.start, span.end))
    supports = tuple((said.key, evidence.span) for said in network.statements for evidence in said.evidence)
    return Cut(caption, tuple(sorted(borders)), supports)


def statement_marks(statement: Statement, pieces: Cut) -> dict[str, object]:
    """Pieces to mark for a statement: its quotes, and in them the words of both ends and of the relation."""
    if not statement.evidence:
        return {}
    first, *more = statement.evidence
    marks: dict[str, object] = {"quote": pieces.range_of(first.span)}
    if more:
        marks["quotes"] = [pieces.range_of(evidence.span) for evidence in more]
    for part in PARTS:
        spans = [span for evidence in statement.evidence for span in _part(evidence, part)]
        if spans:
            marks[part] = [pieces.range_of(span) for span in dict.fromkeys(spans)]
    return marks


def _part(evidence: Evidence, part: str) -> tuple[Span, ...]:
    if part == "subject":
        return (*evidence.subject_spans, *evidence.antecedent_spans)
    return evidence.object_spans if part == "object" else (evidence.cue,)


def _spans(network: Network) -> Iterable[Span]:
    for agent in network.agents:
        yield from (mention.span for mention in agent.mentions)
    for statement in network.statements:
        for evidence in statement.evidence:
            yield evidence.span
            for part in PARTS:
                yield from _part(evidence, part)
