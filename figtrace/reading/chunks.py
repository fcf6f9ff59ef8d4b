"""A sentence as chunks: groups of names between verbs and small words, and lists of participants read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from figtrace.reading import tagging as t
from figtrace.reading.definitions import Definition
from figtrace.reading.spans import Named
from figtrace.reading.tagging import Word
from figtrace.reading.verbs import (
    Verb,
)

GROUP = "G"
"""A chunk of names; every other chunk is one word and keeps that word's part of speech."""
STATES = frozenset({"process", "phenotype", "disease"})


@dataclass(slots=True)
class Chunk:
    """One chunk: its part, its words' range, and what it holds."""

    part: str
    start: int
    end: int
    low: str
    words: list[Word] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    members: list[Named] = field(default_factory=list)
    verb: Verb | None = None


def chunked(words: Sequence[Word], names: Sequence[Named], defined: Sequence[Definition]) -> list[Chunk]:
    """The chunks of a sentence; brackets are left out, but for names they list as members of what is before."""
    shorts = {one.short_span for one in defined}
    inside_names = _inside(words, names)
    out: list[Chunk] = []
    at, n = 0, len(words)
    while at < n:
        word = words[at]
        if word.tag == t.OPEN:
            close = _closing(words, at)
            listed = [m for m in names if word.start < m.start and m.end <= words[close].end]
            listed = [m for m in listed if (m.start, m.end) not in shorts and m.kind not in STATES]
            if out and out[-1].part == GROUP and len(listed) > 1 and _is_class(out[-1]) and _lists(words[at:close]):
                out[-1].members = listed
            at = close + 1
            continue
        if word.tag in (t.NOUN, t.SUFFIX, t.DETERMINER, t.JOINER):
            end = _group_end(words, at, inside_names)
            group = list(words[at:end])
            inside = [m for m in names if m.start >= word.start and m.end <= group[-1].end]
            inside = [m for m in inside if (m.start, m.end) not in shorts or len(inside) == 1]
            if out and out[-1].part == GROUP and _continues(out[-1], inside):
                _extend(out[-1], group, inside)
            else:
                out.append(Chunk(GROUP, word.start, group[-1].end, group[-1].low, group, inside))
            at = end
            continue
        out.append(Chunk(word.tag, word.start, word.end, word.low, [word], verb=word.verb))
        at += 1
    return out


def _inside(words: Sequence[Word], names: Sequence[Named]) -> set[int]:
    """Where the words begin that a name runs over, but for its first; both are in the order of the text."""
    found: set[int] = set()
    at, n = 0, len(words)
    for name in names:
        while at < n and words[at].start <= name.start:
            at += 1
        while at < n and words[at].start < name.end:
            found.add(words[at].start)
            at += 1
    return found


_MAY_LIST = frozenset({"such", "like", "including", "e.g"})


def _lists(inside: Sequence[Word]) -> bool:
    """True where the words of a bracket do nothing but list: "(via A binding to B)" does not."""
    return not any(w.tag in (t.PREPOSITION, t.VERB, t.RELATIVE, t.TO) and w.low not in _MAY_LIST for w in inside)


def _is_class(chunk: Chunk) -> bool:
    """True for a group without a name, for a plural, and for "microglia-released mediators"."""
    if not chunk.names or chunk.names[-1].text.endswith("s"):
        return True
    after = [word for word in chunk.words if word.start >= chunk.names[-1].end]
    return len(after) > 1 and after[0].tag == t.SUFFIX and chunk.low.endswith("s")


def _continues(before: Chunk, inside: list[Named]) -> bool:
    """True after a bracket: what follows belongs to the same group ("endothelial cell (EC) migration")."""
    return bool(before.names or not inside)


def _extend(before: Chunk, group: list[Word], inside: list[Named]) -> None:
    before.words += group
    before.names += inside
    before.end, before.low = group[-1].end, group[-1].low


def _closing(words: Sequence[Word], at: int) -> int:
    depth = 0
    for n in range(at, len(words)):
        depth += (words[n].tag == t.OPEN) - (words[n].tag == t.CLOSE)
        if depth == 0:
            return n
    return len(words) - 1


def _group_end(words: Sequence[Word], at: int, inside_names: set[int]) -> int:
    """One past the last word of the group that begins at ``at``; a name that runs on over brackets is kept whole."""
    end = at + 1
    while end < len(words):
        word = words[end]
        if (
            word.start in inside_names
            or word.tag in (t.NOUN, t.SUFFIX, t.JOINER)
            or (word.tag == t.DETERMINER and words[end - 1].tag in (t.DETERMINER, t.JOINER))
        ):
            end += 1
        else:
            break
    return end
