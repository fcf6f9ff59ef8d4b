"""The words that head names in a group of nouns, and the kind of thing each heads."""

from __future__ import annotations

from collections.abc import Sequence

from figtrace.reading import words
from figtrace.reading.naming import Naming, head_kind
from figtrace.reading.tagging import CLOSE, JOINER, NOUN, SUFFIX, Word

_LONGEST_LISTED, _LONGEST_TEXT = 6, 60
_NEVER_FIRST = words.word_set("protein proteins expression level levels activity gene genes")
_NUMBERS = words.word_set("1 2 3 4 i ii iii iv v")
_NO_PROCESS = words.word_set("activation expression production phosphorylation regulation activity")
_STATES = words.word_set("resistance sensitivity")
_WHERE = words.word_set(
    "cytoplasmic cytosolic nuclear mitochondrial membrane proteasomal proteosomal proteolytic lysosomal autophagic"
)
_DEEDS = words.word_set(
    "retention translocation localization localisation degradation destruction accumulation export import clearance"
)
"""Bare nouns of what befalls a molecule: with a word that only says where, they name no process."""


class Heads:
    """Finds heads in the caption's groups; what the caption defines (``_short``) comes before the lexicon."""

    def __init__(self, caption: str, naming: Naming) -> None:
        self._caption, self._naming = caption, naming
        self._short: dict[str, str] = {}
        self._places: set[str] = set()

    def _word(self, text: str, *, is_first: bool) -> str | None:
        if text in self._places:
            return None
        return self._short.get(text) or self._naming.word(text, is_first=is_first)

    def _next_head(self, tagged: Sequence[Word], at: int, last: int) -> tuple[int, int, str] | None:
        """Start, end (exclusive) and kind of the first head from ``at``: listed phrases before heads before tails."""
        n = at
        while n < last:
            word = tagged[n]
            if word.tag == NOUN:
                listed = self._listed(tagged, n, last, is_open=n == at)
                if listed:
                    return n, *listed
                kind = self._head(tagged, n, last)
                if kind:
                    is_numbered = kind == "complex" and n + 1 < last and tagged[n + 1].low in _NUMBERS and n > at
                    return n, n + 1 + is_numbered, kind
                if n > at and word.low in ("gene", "genes") and n + 1 == last:
                    return n, n + 1, "gene"
                if n > at and head_kind(tagged[n - 1].low) == "vesicle" and word.low in words.VESICLE_PROCESSES:
                    return n, n + 1, "process"
                if n > at and self._is_tail(tagged, n):
                    return n, n + 1, "phenotype" if word.low in words.PHENOTYPE_HEADS else "process"
            n += 1
        return None

    def _head(self, tagged: Sequence[Word], n: int, last: int) -> str | None:
        """The kind of what the word at ``n`` heads, unless the words after it make it part of something else."""
        low = tagged[n].low
        kind = head_kind(low)
        if n + 1 < last and self._leads_on(tagged, n, last, kind):
            return None
        return "process" if low in words.PROCESSES and kind is None else kind

    @staticmethod
    def _leads_on(tagged: Sequence[Word], n: int, last: int, kind: str | None) -> bool:
        """True when the next words are the head: "cell cycle", "cancer cells", "platelet exosomes"."""
        low, follower = tagged[n].low, tagged[n + 1]
        if follower.low in ("gene", "genes") and n + 2 == last:
            return True
        if kind is None and low in words.PROCESSES:
            return follower.low in words.PATHWAY_HEADS
        ahead = [head_kind(w.low) for w in tagged[n + 1 : min(last, n + 5)]]
        if kind == "cell":
            is_modifier = follower.tag == SUFFIX and ("vesicle" in ahead or "cell" in ahead)
            is_of_disease = "disease" in ahead[:3] and low in ("cell", "cells")
            return follower.low == "cycle" or ahead[0] == "vesicle" or is_modifier or is_of_disease
        if kind == "disease":
            is_of_vesicle = follower.tag == SUFFIX and "vesicle" in ahead[:3]
            is_stem = len(ahead) > 1 and ahead[1] == "cell" and follower.low in ("stem", "progenitor", "initiating")
            return ahead[0] in ("cell", "vesicle") or is_of_vesicle or is_stem
        if kind == "vesicle":
            return follower.low in words.VESICLE_PROCESSES
        return kind == "pathway" and follower.low in words.PROTEIN_HEADS

    def _listed(self, tagged: Sequence[Word], n: int, last: int, *, is_open: bool) -> tuple[int, str] | None:
        """The longest phrase from ``n`` that our own words or the lexicon list: its end (exclusive) and kind."""
        if phrase := self._phrase(tagged, n, last, is_open=is_open):
            return phrase
        low = tagged[n].low
        is_kinase = n + 1 < last and tagged[n + 1].low in ("kinase", "phosphatase")
        if low in words.GENERIC_MODIFIERS or low in words.NO_NAME or (low in _NEVER_FIRST and not is_kinase):
            return None
        if low in words.PATHWAY_HEADS or (low in ("cell", "cells") and not is_open):
            return None
        for end in range(min(last, n + _LONGEST_LISTED), n + 1, -1):
            kind = self._of_lexicon(tagged, n, end, last)
            if kind and not self._goes_on(tagged, end, last, kind):
                return end, kind
        return None

    def _phrase(self, tagged: Sequence[Word], n: int, last: int, *, is_open: bool) -> tuple[int, str] | None:
        """A phrase of our own words, an acid."""
        for end in range(min(last, n + 3), n + 1, -1):
            kind = words.PHRASES.get(" ".join(w.low for w in tagged[n:end]))
            if kind and (is_open or tagged[n].low not in ("cell", "gene") or tagged[n + 1].low == "cycle"):
                is_of_genes = end + 1 < last and tagged[end].tag == SUFFIX and tagged[end + 1].low in words.GENE_HEADS
                return None if is_of_genes else (end, kind)
        acid = self._acid(tagged, n, last)
        if acid and acid < last and tagged[acid].low in words.PROCESS_TAILS:
            return acid + 1, "process"
        return (acid, "chemical") if acid else None

    def _of_lexicon(self, tagged: Sequence[Word], n: int, end: int, last: int) -> str | None:
        """The kind that the lexicon gives these words as one name; None where they are none, or more than one."""
        tail = tagged[end - 1]
        is_vague = tail.low in words.VAGUE and tail.low not in ("acid", "acids")
        if tagged[n].low == "transcription" and tagged[n + 1].low in ("factor", "factors"):
            return None
        if tail.tag != NOUN or is_vague or not tail.text[0].isalnum() or tail.low == "s":
            return None
        text = self._caption[tagged[n].start : tail.end]
        if "(" in text or ")" in text or len(text) > _LONGEST_TEXT:
            return None
        if tail.low in _STATES:
            return "phenotype"
        if end == n + 2 and tail.low in _DEEDS and tagged[n].low in _WHERE:
            return None
        if end < last and tagged[end].low == "cycle":
            return None
        kind = self._naming.words_of_lexicon(text)
        if kind == "process" and tail.low in _NO_PROCESS and tagged[n].low not in ("gene", "cell", "target"):
            return None  # "cytokine production": a molecule and a bare noun, though ontologies list the whole
        holds_cell = any(head_kind(word.low) == "cell" for word in tagged[n : end - 1])
        # "macrophage migration" is a cell and what it does, though ontologies list the whole
        return None if kind == "process" and holds_cell and tagged[n].low != "cell" else kind

    @staticmethod
    def _acid(tagged: Sequence[Word], n: int, last: int) -> int | None:
        """The end of "quinolinic acid", "amino acids" at ``n``; None for anything else."""
        is_acid = n + 1 < last and tagged[n + 1].low in ("acid", "acids") and tagged[n].tag == NOUN
        low = tagged[n].low
        return n + 2 if is_acid and (low.endswith("ic") or low in ("amino", "fatty", "bile")) else None

    @staticmethod
    def _goes_on(tagged: Sequence[Word], end: int, last: int, kind: str) -> bool:
        """True when a disease or cell only says whose cells or vesicles follow ("breast cancer-derived exosomes")."""
        if end >= last or kind not in ("disease", "cell", "protein"):
            return False
        ahead = [head_kind(w.low) for w in tagged[end : min(last, end + 4)]]
        if tagged[end].tag == SUFFIX:
            return "vesicle" in ahead or ("cell" in ahead and kind != "protein")
        return kind != "protein" and ahead[0] in ("cell", "vesicle")

    def _is_tail(self, tagged: Sequence[Word], n: int) -> bool:
        """True when the word at ``n`` makes a process or state with plain words before it ("tumor growth")."""
        low, before = tagged[n].low, tagged[n - 1]
        if before.tag == JOINER or (low in _DEEDS and before.low in _WHERE):
            return False
        if low in words.PHENOTYPE_HEADS:
            return before.low not in words.GENERIC_MODIFIERS and before.tag in (NOUN, CLOSE)
        if low not in words.PROCESS_TAILS or before.tag != NOUN or before.low in words.GENERIC_MODIFIERS:
            return False
        if before.low in words.PROTEIN_HEADS and (low in _NO_PROCESS or low in ("release", "secretion")):
            return False
        named = self._word(before.text, is_first=False)
        return named is None or before.low in ("gene", "receptor", "cell", "histone", "dna", "rna", "lipid", "protein")
