"""Where names may stand and how far they run: over small words, around an abbreviation; and what makes one a gene."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from figtrace.reading import words
from figtrace.reading.definitions import Definition
from figtrace.reading.tagging import CLOSE, COMMA, DETERMINER, JOINER, NOUN, OPEN, RELATIVE, STOP, SUFFIX, VERB, Word
from figtrace.reading.words import word_set


class Named(NamedTuple):
    """Words of the caption that name a thing, their half-open range, and the kind of thing."""

    text: str
    start: int
    end: int
    kind: str


def runs(tagged: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """Ranges of words that may form one group of names: nouns, compounds, slashes, and a bracket of one word inside."""
    at, n = 0, len(tagged)
    while at < n:
        if tagged[at].tag not in (NOUN, SUFFIX):
            at += 1
            continue
        end = at + 1
        while end < n:
            tag = tagged[end].tag
            if tag in (NOUN, SUFFIX) or (tag == JOINER and end + 1 < n and tagged[end + 1].tag in (NOUN, OPEN)):
                end += 1
            elif _is_defined_inside(tagged, end):
                end += 3
            elif tag == DETERMINER and tagged[end - 1].tag == JOINER:
                end += 1
            else:
                break
        yield at, end
        at = end


def _is_defined_inside(tagged: Sequence[Word], at: int) -> bool:
    """True at "(ABBR)" with a further word of the same group after it."""
    return (
        at + 3 < len(tagged)
        and tagged[at].tag == OPEN
        and tagged[at + 2].tag == CLOSE
        and tagged[at + 1].tag == NOUN
        and tagged[at + 3].tag in (NOUN, SUFFIX, JOINER)
    )


def apart(found: list[Named]) -> list[Named]:
    """The longest of overlapping mentions, in order of their place."""
    kept: list[Named] = []
    for one in sorted(set(found), key=lambda m: (m.start - m.end, m.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda m: m.start)


_LINKS = word_set("of to and")
_LONGEST = 7
_LONG_KINDS = frozenset({"protein", "gene", "cell", "chemical"})
_GENE_AFTER = word_set("gene genes mrna mrnas promoter promoters transcription transcripts transcript")
_OPENS_LIST = word_set("such as including like e.g")
_GENE_BEFORE = word_set("promoter promoters transcription")


def around_short(tagged: Sequence[Word], defined: Sequence[Definition]) -> Iterator[tuple[int, int, str]]:
    """ "gibberellin (GA) signaling pathway", "endoplasmic reticulum (ER) stress": range and kind of the whole."""
    starts = {one.short_span: one.long_span[0] for one in defined if not one.is_legend}
    if not starts:
        return
    for n in range(1, len(tagged) - 2):
        start = starts.get((tagged[n].start, tagged[n].end))
        if start is None or tagged[n - 1].tag != OPEN or tagged[n + 1].tag != CLOSE:
            continue
        end = n + 2
        while end < len(tagged) and (tagged[end].tag == JOINER or _is_slashed(tagged, end)):
            end += 1
        last = end
        while last < len(tagged) and tagged[last].low in words.PATHWAY_HEADS:
            last += 1
        if last > end:
            yield start, tagged[last - 1].end, "pathway"
        elif end < len(tagged) and tagged[end].low == "stress":
            yield start, tagged[end].end, "phenotype"


def _is_slashed(tagged: Sequence[Word], at: int) -> bool:
    """True for what a slash joins to the short form: "(SOCS)4/5/ STAT3 pathway", "(TGF-β)/Smad signaling"."""
    if tagged[at].tag != NOUN or tagged[at].low in words.PATHWAY_HEADS:
        return False
    return tagged[at - 1].tag == JOINER or tagged[at].start == tagged[at - 1].end


def over_links(
    caption: str, tagged: Sequence[Word], kind_of: Callable[[str], str | None]
) -> Iterator[tuple[int, int, str]]:
    """Names with "of" or "to" inside that the lexicon lists: range and kind; processes are no such names.

    The transition of cells is the one process: "epithelial to mesenchymal transition".
    """
    for link in range(1, len(tagged) - 1):
        low = tagged[link].low
        if low not in _LINKS or tagged[link - 1].tag not in (NOUN, SUFFIX):
            continue
        if low == "and" and not tagged[link - 1].low.startswith("transducer"):
            continue  # "signal transducer and activator of transcription": the one name with "and" that captions use
        for start in range(max(0, link - 3), link):
            if tagged[start].tag != NOUN or any(w.tag not in (NOUN, SUFFIX) for w in tagged[start:link]):
                continue
            found = _longest(caption, tagged, start, link, kind_of)
            if found:
                yield found
                break


def _longest(
    caption: str, tagged: Sequence[Word], start: int, link: int, kind_of: Callable[[str], str | None]
) -> tuple[int, int, str] | None:
    for end in range(min(len(tagged), start + _LONGEST), link + 1, -1):
        inside = tagged[link + 1 : end]
        if tagged[end - 1].tag != NOUN or any(w.tag not in (NOUN, SUFFIX) and w.low not in _LINKS for w in inside):
            continue
        kind = kind_of(caption[tagged[start].start : tagged[end - 1].end])
        if kind in _LONG_KINDS or (kind == "process" and tagged[end - 1].low == "transition"):
            return tagged[start].start, tagged[end - 1].end, str(kind)
    return None


def members_of_genes(tagged: Sequence[Word], named: list[Named]) -> list[Named]:
    """The mentions, with those listed after "… genes, such as" counted as genes as well."""
    out = list(named)
    for n, word in enumerate(tagged):
        if word.low != "genes":
            continue
        at = n + 1
        at += at < len(tagged) and tagged[at].tag == COMMA
        if at >= len(tagged) or tagged[at].low not in _OPENS_LIST:
            continue
        stop = next((w.start for w in tagged[at:] if w.tag in (VERB, STOP, RELATIVE)), tagged[-1].end)
        for place, one in enumerate(out):
            if one.kind == "protein" and word.end < one.start and one.end <= stop:
                out[place] = one._replace(kind="gene")
    return out


def may_speak_of_gene(tagged: Sequence[Word]) -> bool:
    """False for a sentence without a word that could make a protein's name a gene's."""
    return any(word.low in _GENE_AFTER for word in tagged)


def speaks_of_gene(tagged: Sequence[Word], start: int, end: int) -> bool:
    """True where the words around a protein's name mean its gene: "the promoter of X", "X mRNA", "X transcription"."""
    at = next((n for n, word in enumerate(tagged) if word.start >= start), None)
    if at is None:
        return False
    after = next((n for n in range(at, len(tagged)) if tagged[n].start >= end), len(tagged))
    if after < len(tagged) and tagged[after].low in _GENE_AFTER and tagged[after].tag == NOUN:
        return not (after + 1 < len(tagged) and tagged[after + 1].low in ("factor", "factors"))
    if at < 2 or tagged[at - 1].low != "of":
        return False
    before = tagged[at - 2].low
    return before in _GENE_BEFORE or (before == "region" and at > 2 and tagged[at - 3].low == "promoter")
