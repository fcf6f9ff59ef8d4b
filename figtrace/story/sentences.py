"""A caption cut into sentences, those that begin in lower case included (``miR-92a loaded in …``)."""

from __future__ import annotations

import re
from typing import Final

from figtrace.model.records import Span

_STOP: Final = re.compile(r"[.!?][)\]\"”’]*\s+")
_SHORT: Final = frozenset(
    {"al", "approx", "ca", "cf", "co", "cp", "dr", "e.g", "eq", "eqs", "fig", "figs", "i.e", "inc", "incl", "no", "nos"}
    | {"p", "pp", "prof", "ref", "refs", "resp", "sp", "spp", "ssp", "st", "suppl", "supp", "tab", "var", "vs"}
)
"""Words whose full stop does not end a sentence."""


def sentences(caption: str) -> tuple[Span, ...]:
    """The spans of the caption's sentences, without the blanks between them; together they hold every word.

    A full stop ends a sentence whatever the case of the next letter, since gene and miRNA names keep theirs, except
    after a known short form or a single letter (an initial, ``E. coli``, a panel's ``a.``).
    """
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(caption):
        if _ends_here(caption, start, stop):
            spans.append(Span(start, stop.end() - len(stop[0]) + len(stop[0].rstrip())))
            start = stop.end()
    spans.append(Span(start, len(caption.rstrip())))
    return tuple(_trimmed(caption, span) for span in spans if caption[span.start : span.end].strip())


def _ends_here(caption: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] != ".":
        return True
    before = caption[start : stop.start()].split()
    last = before[-1].lstrip('(["“‘') if before else ""
    if last.lower() in _SHORT or re.fullmatch(r"[A-Za-z]", last):
        return False
    return bool(before)


def _trimmed(caption: str, span: Span) -> Span:
    words = caption[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end)
