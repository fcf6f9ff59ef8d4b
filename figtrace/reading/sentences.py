"""Where the sentences of a caption begin and end; captions start sentences in lower case and glue them together."""

from __future__ import annotations

import re
from typing import NamedTuple

_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "vs",
        "fig",
        "figs",
        "ref",
        "refs",
        "al",
        "etc",
        "cf",
        "approx",
        "ca",
        "no",
        "nos",
        "sp",
        "spp",
        "var",
        "dr",
        "st",
        "inc",
        "ltd",
        "eq",
        "resp",
        "min",
        "max",
        "h",
        "wt",
    ]
)
_PANEL_INSIDE = re.compile(r"(?<=[a-z0-9]) (?=\([A-H]\) [A-Z][a-z]+ )|(?<=;) (?=\(?[A-Ha-h]\) [A-Z])")
"""A title and the first panel glued together ("… feedback (A) After binding …"), or two panels ("…; (B) TNF …")."""
_END = re.compile(r"[.!?][)\]”\"’]*(?=\s|$)|(?<=[a-z)\]]{2})\.(?=[A-Z][a-z]+ )")
_AFTER_INITIAL = re.compile(r"\.\s+(?:[a-z]{4,}|[A-Z]\.\s+et al|et al)")
_PANEL = re.compile(r"^\(?(?:[a-hA-H]|[ivx]{1,4}|\d{1,2})[).]?$")


class Sentence(NamedTuple):
    """One sentence: its number from 1, its half-open range, and its words."""

    number: int
    start: int
    end: int
    text: str


def _ends_here(caption: str, start: int, at: int) -> bool:
    """True when the mark at ``at`` ends a sentence: not an abbreviation, an initial or a panel's letter."""
    first = at
    while first > start and not caption[first - 1].isspace() and caption[first - 1] not in "([":
        first -= 1
    word = caption[first:at]
    if word.lower().rstrip(".") in _ABBREVIATIONS or word.lower() in _ABBREVIATIONS:
        return at + 1 >= len(caption.rstrip())
    if caption[at] != ".":
        return True
    is_first = bool(word) and not caption[start:first].strip()
    if is_first and _PANEL.match(word):
        return False
    # an initial: "S. cerevisiae", "E. coli" (a single capital and a lower-case word of its own), "Li J. W. et al."
    return not (len(word) == 1 and word.isupper() and _AFTER_INITIAL.match(caption, at))


def sentences(caption: str) -> tuple[Sentence, ...]:
    """The caption's sentences in order; every character but blanks between them belongs to one.

    >>> [s.text for s in sentences("It grows in the TME. miR-92a binds (Fig. 2). a. Cells")]
    ['It grows in the TME.', 'miR-92a binds (Fig. 2).', 'a. Cells']
    """
    found: list[Sentence] = []
    start = 0
    glued = {mark.start() for mark in _PANEL_INSIDE.finditer(caption)}
    ends = {mark.start(): mark.end() for mark in _END.finditer(caption)}
    for at in sorted(glued | ends.keys()):
        if at >= start and (at in glued or _ends_here(caption, start, at)):
            end = at if at in glued else ends[at]
            _add(found, caption, start, end)
            start = end
    _add(found, caption, start, len(caption))
    return tuple(found)


def _add(found: list[Sentence], caption: str, start: int, end: int) -> None:
    piece = caption[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(len(found) + 1, first, first + len(stripped), stripped))


_PANELS = re.compile(
    r"\(?(?:[a-hA-H]|[ivx]{1,4}|\d{1,2})[).](?:\s|$)\s*|\([a-hA-H](?:[,–-] ?[a-hA-H])*\)\s*|[a-h] (?=[A-Zαβγ])"
)


def panel_free(sentence: Sentence) -> int:
    """Where the sentence begins after a panel's mark ("(A) ", "b. "), if it has one."""
    mark = _PANELS.match(sentence.text)
    return sentence.start + (mark.end() if mark and mark.end() < len(sentence.text) else 0)
