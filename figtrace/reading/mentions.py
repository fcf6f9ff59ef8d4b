"""Named things of a caption: exact offsets and kind. Definitions first, then heads, then symbols."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from figtrace.reading import spans, words
from figtrace.reading.definitions import Definition
from figtrace.reading.heads import Heads
from figtrace.reading.naming import MOLECULES, NOWHERE, Naming, head_kind
from figtrace.reading.spans import Named
from figtrace.reading.tagging import (
    CLOSE,
    JOINER,
    NOUN,
    OPEN,
    SUFFIX,
    TO,
    Word,
)


class Finder(Heads):
    """Finds the mentions of one caption, given what it defines."""

    def __init__(self, caption: str, naming: Naming, defined: Sequence[Definition]) -> None:
        super().__init__(caption, naming)
        self._definitions = tuple(defined)
        pairs = Counter(_TWO_LETTERS.findall(caption))
        # two capitals say nothing by themselves; said twice or more they are a name, whatever it is
        self._short |= {word: "protein" for word, n in pairs.items() if n > 1 and word.lower() not in _PLACES}
        for one in defined:
            self._short[one.short] = self._of_definition(naming, one)
            if self._short[one.short] == NOWHERE:
                self._places |= {one.short, one.short.rstrip("s"), one.short + "s"}
            self._short.setdefault(one.short.rstrip("s"), self._short[one.short])
            self._short.setdefault(one.short + "s", self._short[one.short])
        self._defined = {
            span: self._short[one.short]
            for one in defined
            for span in (one.long_span, one.short_span)
            if one.short not in self._places
        }

    @staticmethod
    def _of_definition(naming: Naming, one: Definition) -> str:
        """The long form decides; the short one where the long form's head says little and the lexicon knows it."""
        kind = naming.phrase(one.long)
        known = naming.word(one.short)
        if kind == "protein" and known in _OVERRULES:
            return known
        if kind == "pathway" and known == "protein" and not one.long.lower().endswith(("pathway", "pathways")):
            return "protein"
        return kind

    def find(self, tagged: Sequence[Word], *, is_legend: bool = False) -> list[Named]:
        """The mentions of one sentence, in order, none overlapping another."""
        if not tagged:
            return []
        first, stop = tagged[0].start, tagged[-1].end
        found = [self._named(s, e, kind) for (s, e), kind in self._defined.items() if first <= s and e <= stop]
        if not is_legend:
            for begin, after in spans.runs(tagged):
                found += self._in_group(tagged, begin, after)
            found += self._resistance(tagged)
            around = spans.around_short(tagged, self._definitions)
            found += [self._named(s, e, kind) for s, e, kind in around]
            listed = spans.over_links(self._caption, tagged, self._naming.words_of_lexicon)
            found += [self._named(s, e, kind) for s, e, kind in listed]
        kept = spans.apart(found)
        if not spans.may_speak_of_gene(tagged):
            return kept
        return spans.members_of_genes(tagged, [self._as_gene(tagged, one) for one in kept])

    def _as_gene(self, tagged: Sequence[Word], one: Named) -> Named:
        if one.kind == "protein" and spans.speaks_of_gene(tagged, one.start, one.end):
            return one._replace(kind="gene")
        return one

    def _named(self, start: int, end: int, kind: str) -> Named:
        return Named(self._caption[start:end], start, end, kind)

    def _in_group(self, tagged: Sequence[Word], first: int, last: int) -> list[Named]:
        """Heads from left to right, each with the words before it that are its own; the rest is looked at singly."""
        found: list[Named] = []
        at = first
        for end in self._pathway_ends(tagged, first, last):
            begin = self._left_edge(tagged, at, end, "pathway")
            if begin is not None:
                found += self._heads(tagged, at, begin)
                found.append(self._named(tagged[begin].start, tagged[end - 1].end, "pathway"))
                at = end
        return found + self._heads(tagged, at, last)

    @staticmethod
    def _pathway_ends(tagged: Sequence[Word], first: int, last: int) -> list[int]:
        """Where "… signaling pathway" ends in a group; "receptor" and the like after it make it part of a protein."""
        ends = []
        for n in range(first + 1, last):
            is_head = tagged[n].low in words.PATHWAY_HEADS
            if n + 4 < last and tagged[n + 1].tag == OPEN and tagged[n + 4].low in words.PATHWAY_HEADS:
                continue
            follower = tagged[n + 1].low if n + 1 < last else ""
            if is_head and follower not in words.PATHWAY_HEADS and follower not in words.PROTEIN_HEADS:
                ends.append(n + 1)
        return ends

    def _heads(self, tagged: Sequence[Word], at: int, last: int) -> list[Named]:
        found: list[Named] = []
        while at < last:
            head = self._next_head(tagged, at, last)
            if head is None:
                found += self._singles(tagged, at, last)
                break
            core, end, kind = head
            begin = self._left_edge(tagged, at, end, kind, core)
            if begin is None:
                found += self._singles(tagged, at, end)
            else:
                found += self._singles(tagged, at, begin)
                settled = _settled(kind, tagged[end - 1].low)
                found.append(self._named(tagged[begin].start, tagged[end - 1].end, settled))
            at = end
        return found

    def _left_edge(self, tagged: Sequence[Word], at: int, end: int, kind: str, core: int = -1) -> int | None:
        """Where the name that ends before ``end`` begins, or None when nothing makes the head a name."""
        head = core if kind == "complex" and core >= 0 else end - 1
        while kind == "pathway" and head > at and tagged[head - 1].low in words.PATHWAY_HEADS:
            head -= 1
        if kind == "pathway":
            return self._pathway_edge(tagged, at, head)
        begin = core
        while begin > at and self._joins(tagged, begin - 1, kind):
            begin -= 1
        while begin < head and tagged[begin].tag != NOUN:
            begin += 1
        low = tagged[head].low
        if begin < core == head - 1 and kind not in ("vesicle", "cell", "disease"):
            begin = core
        if begin == head and low in _BARE:
            return None
        if low in ("complex", "complexes") and tagged[head - 1].low in words.VAGUE | _ANY_COMPLEX:
            return None
        if (
            low in ("cell", "cells")
            and begin == head - 2
            and tagged[head - 1].low in ("-expressing", "-overexpressing")
        ):
            return None
        if begin == head and low in ("infection", "syndrome", "state", "status", "stress", "barrier", "development",
                                     "progression", "cancer", "cancers"):  # fmt: skip
            return head if low.startswith("cancer") else None
        return begin

    def _joins(self, tagged: Sequence[Word], n: int, kind: str) -> bool:
        """True when the word at ``n`` belongs to the head on its right."""
        word = tagged[n]
        if word.tag == JOINER:
            is_named = n > 0 and tagged[n - 1].tag == NOUN
            return kind == "complex" and is_named and self._word(tagged[n - 1].text, is_first=False) in MOLECULES
        if word.tag == SUFFIX:
            is_way = kind == "cell" and word.low in _WAYS
            return kind in ("vesicle", "cell", "phenotype", "gene") and not is_way
        if kind == "gene" and word.low == "target" and n > 0 and tagged[n - 1].tag in (NOUN, JOINER):
            return self._word(tagged[n - 1].text, is_first=False) in MOLECULES
        if word.tag != NOUN or word.low in words.GENERIC_MODIFIERS:
            return False
        if kind in ("vesicle", "cell", "disease"):
            return True
        single = self._word(word.text, is_first=False)
        if kind == "complex" and single in MOLECULES and n + 1 < len(tagged):
            return tagged[n + 1].low in words.COMPLEX_HEADS or tagged[n + 1].tag == JOINER
        if kind == "gene":
            return single not in MOLECULES or (n + 1 < len(tagged) and tagged[n + 1].low == "target")
        if kind == "process" and head_kind(word.low) == "vesicle":
            return True
        if kind == "phenotype":
            return single != "cell" and head_kind(word.low) is None
        return single is None and head_kind(word.low) is None and not word.low.endswith("ed")

    def _pathway_edge(self, tagged: Sequence[Word], at: int, head: int) -> int | None:
        begin = head
        while begin > at:
            word = tagged[begin - 1]
            if word.tag == SUFFIX or (word.tag == NOUN and word.low in words.GENERIC_MODIFIERS | words.NO_NAME):
                break
            if word.tag == NOUN and word.low in _PLAIN_BEFORE_PATHWAY:
                break
            begin -= 1
        opened = [n for n in range(begin, head) if tagged[n].tag in (OPEN, CLOSE)]
        if opened and tagged[opened[0]].tag == CLOSE:
            begin = opened[0] + 1
        while begin < head and tagged[begin].tag != NOUN:
            begin += 1
        plain = head - 1
        while plain > at and tagged[plain].low in _PLAIN_BEFORE_PATHWAY:
            plain -= 1
        is_whose = tagged[plain].low in _WHOSE_PATHWAY if plain < head - 1 else tagged[plain].low == "-dependent"
        if begin == head and plain - 1 >= at and is_whose and tagged[plain - 1].tag == NOUN:
            begin = plain - 1
            while begin - 2 >= at and tagged[begin - 1].low == "/" and tagged[begin - 2].tag == NOUN:
                begin -= 2
            return begin
        return begin if begin < head and self._names_pathway(tagged, begin, head) else None

    def _names_pathway(self, tagged: Sequence[Word], begin: int, head: int) -> bool:
        """True where the words before "pathway" say which: a name among them, or a pathway that the lexicon lists."""
        inside = [word for word in tagged[begin:head] if word.tag in (NOUN, SUFFIX)]
        for word in inside:
            is_opening = word is tagged[0] and word.text.istitle()
            if (
                (word.text[0].isalpha() and not word.text.islower() and not is_opening)
                or head_kind(word.low)
                or self._word(word.text, is_first=False)
            ):
                return True
        last = head
        while last + 1 < len(tagged) and tagged[last + 1].low in words.PATHWAY_HEADS:
            last += 1
        start = tagged[begin].start
        return any(self._naming.words_of_lexicon(self._caption[start : tagged[n].end]) for n in range(head, last + 1))

    def _singles(self, tagged: Sequence[Word], at: int, end: int) -> list[Named]:
        """Words that name something by themselves, with what they draw to them ("Il-6r gene")."""
        found: list[Named] = []
        n = at
        while n < end:
            word = tagged[n]
            kind = self._word(word.text, is_first=n == 0) if word.tag == NOUN else None
            if kind and self._is_cited(tagged, n):
                kind = None
            if kind is None and n == 0 and self._acts_as_substance(tagged):
                kind = "chemical"
            if kind is None and word.tag == NOUN:
                stop = self._protein_class(tagged, n, end)
                if stop:
                    found.append(self._named(word.start, tagged[stop - 1].end, "protein"))
                    n = stop
                    continue
            if kind:
                last = n
                if kind in MOLECULES and n + 1 < end:
                    follower = tagged[n + 1].low
                    if follower in words.GENE_HEADS:
                        kind, last = ("gene", n + 1) if follower.startswith("gene") else ("gene", n)
                    elif _draws(word.low, follower):
                        last = n + 1
                if n > at and (opener := tagged[n - 1].low) in words.NUCLEIC:
                    kind = {"l": "lncRNA", "c": "circRNA", "m": "miRNA"}[opener[0]]
                    if found and found[-1].end == tagged[n - 1].end:
                        found.pop()
                found.append(self._named(word.start, tagged[last].end, kind))
                n = last
            n += 1
        return found

    @staticmethod
    def _is_cited(tagged: Sequence[Word], n: int) -> bool:
        """True for an author's name: "Li et al.", "(Wang J. W. et al., 2019)"."""
        for at in range(n + 1, min(n + 6, len(tagged))):
            if tagged[at].low == "et" and at + 1 < len(tagged) and tagged[at + 1].low == "al":
                return True
            if tagged[at].tag in (OPEN, CLOSE) or (len(tagged[at].text) > 2 and tagged[at].tag != NOUN):
                return False
        return False

    def _acts_as_substance(self, tagged: Sequence[Word]) -> bool:
        """True for an unknown word that opens a sentence, is built as substances are, and does something to another."""
        first, verb = tagged[0], tagged[1].verb if len(tagged) > 1 else None
        is_built = bool(words.SUBSTANCES.match(first.text)) and first.low not in words.NOT_SUBSTANCE
        return is_built and verb is not None and verb.form == "s" and verb.relation in ("increases", "decreases")

    def _protein_class(self, tagged: Sequence[Word], n: int, end: int) -> int | None:
        """The end of a class of proteins that begins at ``n`` with a plain word ("adhesion molecules"), or None."""
        if tagged[n].low in words.GENERIC_MODIFIERS or tagged[n].low in words.VAGUE | _CLASS:
            return None
        for stop in range(n + 2, min(end, n + 4) + 1):
            low = tagged[stop - 1].low
            if low in words.GENE_HEADS and low.startswith("gene"):
                return None
            if low in words.PROTEIN_HEADS:
                return stop
        return None

    def _resistance(self, tagged: Sequence[Word]) -> list[Named]:
        """ "resistance to X" and "sensitivity to X" are one state."""
        found = []
        for n, word in enumerate(tagged[:-2]):
            if (
                word.low in ("resistance", "sensitivity", "response", "responses", "tolerance")
                and tagged[n + 1].tag == TO
                and not (n and tagged[n - 1].low == "in")  # "in response to X": X brings it about
            ):
                end = n + 2
                while end < len(tagged) and tagged[end].tag == NOUN:
                    end += 1
                if end > n + 2:
                    found.append(self._named(word.start, tagged[end - 1].end, "phenotype"))
        return found


def _draws(low: str, follower: str) -> bool:
    """True when the word after a molecule's name is part of it: "PKA kinase", "VE cadherin", "14-3-3 proteins"."""
    if follower in ("cadherin", "selectin") or (low == "14-3-3" and follower == "proteins"):
        return True
    return follower in words.PROTEIN_TAILS and not follower.startswith(("protein", "receptor", "subunit"))


_WAYS = words.word_set("-dependent -independent -mediated -driven -related -induced")
"""What a compound before a cell may say that is no part of its name."""
_CLASS = words.word_set("enzyme receptor kinase ligase adaptor effector")
_ANY_COMPLEX = words.word_set("receptor kinase multiprotein ligand-receptor co-receptor signaling regulatory ternary")
_WHOSE_PATHWAY = words.word_set("-dependent -mediated -driven mediated dependent driven")
_BARE = words.word_set(
    "heterodimer heterodimers dimer gene genes cell cells complex complexes disease diseases vesicle vesicles"
)


def _settled(kind: str, last: str) -> str:
    """A process whose head names a state is a phenotype."""
    tail = last.rpartition("-")[2]
    is_state = tail in words.PHENOTYPE_HEADS or tail in ("wasting", "atrophy", "destruction", "cachexia")
    return "phenotype" if kind == "process" and is_state else kind


_OVERRULES = frozenset({"chemical", "disease", "cell", "process"})
"""Kinds of a short form that the lexicon knows better than the shape of an unknown long form."""
_PLAIN_BEFORE_PATHWAY = words.word_set(
    "canonical non-canonical classical extrinsic intrinsic downstream inhibitory negative positive signal signalling "
    "related common mechanistic oncogenic proapoptotic pro-apoptotic survival pro-survival autocrine paracrine "
    "intracellular cellular active epigenetic metabolic host biological immune key known several mitochondrial"
)
_TWO_LETTERS = re.compile(r"(?<![\w-])[A-Z]{2}(?!\w|-(?!induced|mediated|dependent|triggered|driven|stimulated))")
_PLACES = words.NO_NAME | words.word_set("bm er pm na io im ic se ee le gc ii iv vi ec tm nk")
