"""Where a list of names goes on and where it ends: at another clause, an apposition, another verb."""

from __future__ import annotations

from collections.abc import Sequence

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP, Chunk
from figtrace.reading.words import word_set

_WHERE = word_set("in of on from at")


def past_of(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """The chunk after "of X" that belongs to what stands before."""
    while at + 1 < stop and chunks[at].low == "of" and chunks[at + 1].part == GROUP:
        at += 2
    return at


def next_in_list(chunks: Sequence[Chunk], at: int, stop: int, *, is_subject: bool) -> int | None:
    """Where the next element of the list begins, or None at its end (another clause, another verb)."""
    n = at
    seen = False
    while (n < stop and chunks[n].part in (t.COMMA, t.CONJUNCTION, t.JOINER)) or (n < stop and chunks[n].low == "both"):
        if chunks[n].low in ("but",):
            return None
        seen = True
        n += 1
    if not seen or n >= stop or chunks[n].part != GROUP:
        return None
    if n == at + 1 and chunks[at].part == t.COMMA and _is_apposed(chunks, n, stop):
        return None
    has_comma_and = {t.COMMA, t.CONJUNCTION} <= {chunk.part for chunk in chunks[at:n]}
    if not is_subject and _opens_clause(chunks, n, is_listed=has_comma_and):
        return None
    return n


def _is_apposed(chunks: Sequence[Chunk], n: int, stop: int) -> bool:
    """True for "…, the enzyme that …": an article after a comma, and no "and" or "or" that ends a list."""
    if chunks[n].words[0].low in ("a", "an") and not chunks[n].names:
        return True
    if chunks[n].words[0].low not in ("the", "a", "an"):
        return False
    while n < stop and (chunks[n].part in (GROUP, t.COMMA) or chunks[n].low in _WHERE):
        n += 1
    return n >= stop or chunks[n].part != t.CONJUNCTION


def _opens_clause(chunks: Sequence[Chunk], n: int, *, is_listed: bool) -> bool:
    """True when the group at ``n`` is the subject of a verb ("…, and B inhibits C"), so no element of a list before.

    After a comma and an "and" the subject may be a list itself ("…, and B and D inhibit C").
    """
    after = _past_places(chunks, n + 1)
    while is_listed and after + 1 < len(chunks) and chunks[after].part in t.COMMA + t.CONJUNCTION:
        if chunks[after + 1].part not in (GROUP, t.CONJUNCTION):
            break
        after = _past_places(chunks, after + (1 if chunks[after + 1].part == t.CONJUNCTION else 2))
    was_auxiliary = False
    while after < len(chunks) and chunks[after].part in (t.ADVERB, t.AUXILIARY):
        was_auxiliary |= chunks[after].part == t.AUXILIARY
        after += 1
    verb = chunks[after].verb if after < len(chunks) and chunks[after].part == t.VERB else None
    return verb is not None and (verb.form in ("base", "s") or was_auxiliary)


def _past_places(chunks: Sequence[Chunk], at: int) -> int:
    """The chunk after "of X", "in X" and the like."""
    after = past_of(chunks, at, len(chunks))
    while after + 1 < len(chunks) and chunks[after].low in _WHERE and chunks[after + 1].part == GROUP:
        after += 2
    return after
