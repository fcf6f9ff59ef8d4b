"""One reader and one grounder on the project's own lexicon, and a short form in which tests say statements."""

from __future__ import annotations

from functools import lru_cache

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Figure
from figtrace.reading.extract import Reader
from figtrace.reading.ground import Grounder
from figtrace.reading.lexicon import FILE, Lexicon, opened
from figtrace.reading.records import Draft, Suggestion

LEXICON_FILE = default_data() / "lexicon" / FILE
FOUNDING = "PMC9095362__SCI2022-9133658.005"
_ARROW = {
    "increases": "+",
    "decreases": "-",
    "no-direction": "?",
    "binds": "~",
    "contains/secretes": "@",
    "converts": ">",
}


def lexicon() -> Lexicon:
    return opened(LEXICON_FILE)


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader(lexicon())


@lru_cache(maxsize=1)
def grounder() -> Grounder:
    return Grounder(lexicon())


@lru_cache(maxsize=1)
def founding() -> Figure:
    return Library(default_data()).figure(FOUNDING)


@lru_cache(maxsize=256)
def read(caption: str) -> Draft:
    return reader().read(caption, "made-up")


def said(one: Suggestion) -> str:
    """``IL-6 + STAT3``: subject, relation as said, object."""
    return f"{one.subject.text} {_ARROW[one.relation]} {one.object.text}"


def statements(caption: str) -> set[str]:
    return {said(one) for one in read(caption).statements}
