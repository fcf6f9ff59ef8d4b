"""What kind of thing a word or phrase names, by its shape, its head and the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

from figtrace.reading import words
from figtrace.reading.lexicon import Lexicon, Term
from figtrace.reading.text import key
from figtrace.reading.verbs import VERBS

KINDS = (
    "gene", "protein", "miRNA", "lncRNA", "circRNA", "chemical", "cell", "process", "phenotype", "disease", "vesicle",
    "pathway", "complex",
)  # fmt: skip
"""The kinds that a mention may have: those of the annotation rules."""
MOLECULES = frozenset({"gene", "protein", "miRNA", "lncRNA", "circRNA", "chemical", "complex"})
_OF_TERM = {
    "gene": "protein",
    "family": "protein",
    "lncrna": "lncRNA",
    "mirna": "miRNA",
    "cell": "cell",
    "line": "cell",
    "vesicle": "vesicle",
    "disease": "disease",
    "chemical": "chemical",
    "process": "process",
    "pathway": "pathway",
    "microenvironment": "phenotype",
}
NOWHERE = "place"
"""What a long form is that names a part of the cell or the body: the annotation rules leave those out."""
_ORDER = ("supplement", "curated", "name", "synonym", "former")
_MIRNA = re.compile(
    r"^(?:[a-z]{3}-)?(?:miR(?:NA)?|microRNA|let)s?[-‐‑]?\d+[a-z]?(?:[-‐‑](?:\d|[a-c]))?(?:[-‐‑][35]p)?\*?$",
    re.IGNORECASE,
)
_LNCRNA = re.compile(r"^(?:LINC\d+|[A-Z][A-Z0-9]{1,7}-AS\d|lnc-?[A-Za-z]\S*)$")
_CIRCRNA = re.compile(r"^(?:[Hh]sa_)?circ[-_]?[A-Z0-9]\S*$")
_SHAPED = re.compile(
    r"^(?=.*[A-ZΑ-Ωα-ω])(?=.*[A-Za-z])(?:"
    r"(?=(?:.*[A-Z]){2})[\w+‐‑/-]+"  # two capitals: EGFR, mTOR, NFκB, IL-6
    r"|(?=.*[A-Z])(?=.*\d)[\w+‐‑/-]+"  # a capital and a figure: Foxo3, Smad4
    r"|(?=.*[α-ω])[\w‐‑/-]*[A-Za-z][\w‐‑/-]*"  # a Greek letter: TNFα, α-SMA
    r"|[A-Z][‐‑-][a-z]{4,}"  # E-cadherin
    r")$"
)
_NUMBERED = re.compile(r"^[a-z]{4,}[-‐‑]\d{1,2}[a-zα-ω]?$")
_SMALL = re.compile(r"^(?:[a-z]{1,2}\d{2,3}|c-[A-Za-z]{3}\w*|p-?[A-Z]\w+|[a-z]{1,2}[A-Z]\w*|[a-z]{3,6}\d{1,2})$")
_GREEK_FIRST = {"a": "alpha", "b": "beta", "g": "gamma", "d": "delta"}
_LATIN_FIRST = re.compile(r"^[abgd]-[A-Za-z]{4,}$")
_RESIDUE = re.compile(
    r"^(?:p?(?:Ser|Thr|Tyr|Lys|Arg|Cys|His|Asp|Glu|Pro)[-‐‑]?\d{1,4}|[AC-IK-NP-TVWY]\d{2,4}[AC-IK-NP-TVWY])$"
)
"""An amino acid of a protein ("Ser473") or its exchange ("G12D"): a place, no name."""
_CHEMICAL_END = re.compile(r"^[a-z-]{5,}(?:ate|ose|oside|amide|ol|ene|ane)$")
_CHEMICAL_HEAD = re.compile(r"^\S*(?:phosphate|amine|adenine|nucleotide|nucleoside|oxide|peroxide)s?$")
_CODE = re.compile(r"^[A-Z]{1,4}-?\d{4,7}[A-Z]?$|^[A-Z]{1,3}\d{3,6}$")
"""A compound's code as makers give it ("GW4869", "LY294002"); a gene's symbol is looked up first."""
_PREFIXED = re.compile(r"^(?:pro|pre|pri|anti|phospho|p|t|nc|c)[-‐‑](?=[A-Zα-ω]|[a-z]+[-‐‑]\d|miR)(.+)$")
"""A form of what follows: "pro-caspase-1", "p-STAT3", "pri-miR-21"."""
_SMALL_NOT = re.compile(r"^(?:h|d|day|week|n|fig|step|type|stage|grade|phase|panel|box|ph|mm|nm|kb)\d+$", re.IGNORECASE)
_ACRONYM = re.compile(r"^[A-Z]{3,}$")
_PLURAL = re.compile(r"^(?:[a-z]{0,2})[A-Z][A-Z-]*[A-Z]s$")
_CLASSES = (
    "caspase", "integrin", "cadherin", "interferon", "cofactor", "chemokine", "cytokine", "chemoattractant",
    "adipokine", "interleukin", "metalloproteinase", "sirtuin", "claudin", "laminin",
)  # fmt: skip
"""Classes of proteins that say enough by themselves; "kinases" and "receptors" do not."""
_CAPITALISED = re.compile(r"^[A-Z][a-z]{1,4}$")
_FIRST = ("1", "A", "1A", "A1", "B1", "alpha 1", "beta 1")
_FACTOR_OF = re.compile(
    r"\b(?:factor|receptor|inhibitor|activator|transducer|regulator|suppressor|enhancer|repressor)s? (?:of|for) ",
    re.IGNORECASE,
)
"""What a long form is whose head stands before "of": "nuclear factor of activated T cells" is no cell."""
_LONGEST_MADE_UP = 26


class Naming:
    """Decides kinds against one lexicon; every answer is kept, since captions repeat themselves."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.word = lru_cache(maxsize=50_000)(self._known)
        self.phrase = lru_cache(maxsize=50_000)(self._phrase)
        self.words_of_lexicon = lru_cache(maxsize=100_000)(self._listed)

    def _best(self, text: str, terms: tuple[Term, ...]) -> str | None:
        """The kind of the term that the text most likely stands for: same letters first, then falling trust."""
        ranked = sorted(terms, key=lambda t: (t.status != "supplement", t.text != text, _ORDER.index(t.status)))
        for term in ranked:
            if kind := _OF_TERM.get(term.kind):
                return kind
        return None

    def _listed(self, text: str) -> str | None:
        """The kind that the lexicon gives a phrase of several words, or None."""
        joined = key(text)
        if len(joined) < 5 or not self._lexicon.may_hold(joined):
            if not joined.endswith("s") or len(joined) < 6 or not self._lexicon.may_hold(joined[:-1]):
                return None
            joined = joined[:-1]
        return self._best(text, self._lexicon.named(joined))

    def _known(self, text: str, *, is_first: bool = False) -> str | None:
        """The kind that one word names by itself: our own abbreviations before its shape and the lexicon."""
        kind = words.ABBREVIATIONS.get(text) or self._word(text, is_first=is_first)
        return kind or (self._latin(text) if text[1:2] == "-" and _LATIN_FIRST.match(text) else None)

    def _latin(self, text: str) -> str | None:
        """The kind of what is written with a Latin letter for a Greek one, where the lexicon lists it: "b-catenin"."""
        return self._best(text, self._lexicon.look_up(_GREEK_FIRST[text[0]] + text[1:]))

    def _word(self, text: str, *, is_first: bool = False) -> str | None:
        """The kind that one word names by itself, or None: shape first, then the lexicon."""
        low = text.lower()
        if _MIRNA.match(text.partition("/")[0]) or low in words.NUCLEIC:
            return "circRNA" if low.startswith("circ") else "lncRNA" if low.startswith("lnc") else "miRNA"
        if low in words.NO_NAME or _RESIDUE.match(text):
            return None
        if low.startswith("14-3-3"):
            return "protein"
        if _CIRCRNA.match(text):
            return "circRNA"
        if _LNCRNA.match(text):
            return "lncRNA"
        if low in words.CHEMICALS and (text != low.capitalize() or len(low) > 4 or not text.isalpha()):
            return "chemical"
        if _SHAPED.match(text) or (_SMALL.match(text) and not _SMALL_NOT.match(text)):
            return self._symbol(text)
        if "/" in text and _NUMBERED.match(text.partition("/")[0]):
            return self._word(text.partition("/")[0])
        if _NUMBERED.match(text):
            known = self._best(text, self._lexicon.look_up(text))
            base = low.rstrip("0123456789-‐‑")
            is_built = base.endswith("in") and base not in words.NOT_SUBSTANCE and VERBS.get(base) is None
            return known or (self._word(text[3:]) if low.startswith("pro") else "protein" if is_built else None)
        if (form := _PREFIXED.match(text)) and (kind := self._word(form[1])):
            return kind
        if text[:1].isupper():
            return self._capitalised(text, low, is_first)
        return self._lower(text)

    def _symbol(self, text: str) -> str | None:
        if len(text) > _LONGEST_MADE_UP or re.fullmatch(r"[\dA-Z]-?", text):
            return None
        if text.endswith("-oxidation") or text.endswith("‐oxidation"):
            return "process"
        terms = self._lexicon.look_up(text)
        exact = tuple(t for t in terms if t.text == text) or terms
        is_short = len(text) == 2 and text.isalpha()
        if is_short:
            return self._best(text, tuple(t for t in exact if t.status == "supplement"))
        kind = self._best(text, exact)
        if kind in (None, "cell") and _PLURAL.match(text):
            return self._plural(text)
        if kind == "cell" and not any(t.status == "supplement" for t in exact):
            # a cell line's label alone is no proof: many are abbreviations of genes as well
            return "protein" if any(t.kind in ("gene", "family") for t in terms) else "cell"
        return kind or ("chemical" if _CODE.match(text) else "protein")

    def _plural(self, text: str) -> str:
        """ "TAMs", "IRAKs": what one of them is; of those in no table, "…Cs" are cells, "…EXs" and "…EVs" vesicles."""
        terms = self._lexicon.look_up(text[:-1])
        singular = self._best(text[:-1], tuple(t for t in terms if t.text == text[:-1]) or terms)
        is_line = singular == "cell" and all(t.kind == "line" for t in terms if _OF_TERM.get(t.kind) == "cell")
        if text.endswith("Cs") and not any(t.kind in ("gene", "family") and t.status == "curated" for t in terms):
            return "cell"
        if singular is not None and not is_line:
            return singular
        if text.endswith(("EXs", "EVs", "Exos", "DEs")):
            return "vesicle"
        return "cell" if text.endswith(("Cs", "Ms", "Fs", "Ls")) else "protein"

    def _capitalised(self, text: str, low: str, is_first: bool) -> str | None:
        if low in words.VAGUE:
            return None
        if low in words.COMMON or not text.isalpha():
            return self._lower(low) if text.isalpha() else None
        terms = [t for t in self._lexicon.look_up(text) if t.kind in ("gene", "family")]
        is_same = any(t.text == text for t in terms)
        is_shouted = len(text) <= 6 and any(t.text == text.upper() for t in terms)
        if is_same or (is_shouted and (not is_first or any(t.kind == "family" for t in terms))):
            return "protein"
        if _CAPITALISED.match(text) and not is_first:
            return "protein" if len(text) > 2 else None
        return self._lower(low)

    @staticmethod
    def _by_ending(low: str) -> str | None:
        """A condition, or what ends as processes or substances do."""
        if low in words.CONDITIONS:
            return "phenotype"
        if words.PROCESS_ENDS.match(low) and low not in words.NOT_PROCESS:
            return "process"
        is_substance = words.DRUGS.match(low) or words.NATURAL.match(low)
        return "chemical" if is_substance and low not in words.NOT_DRUG else None

    def _lower(self, low: str) -> str | None:
        if kind := self._by_ending(low):
            return kind
        if low in words.PROTEIN_HEADS and low.endswith("s") and low not in ("receptors", "enzymes", "hormones"):
            return "protein" if low.startswith(_CLASSES) else None
        if low in words.VAGUE or low in words.COMMON:
            return None
        if low.rstrip("s").endswith("in") and len(low) > 4 and self._is_first_of_family(low.rstrip("s")):
            return "protein"
        if len(low) < 6:
            return self._short_disease(low)
        for form in (low, low[:-1]) if low.endswith("s") else (low,):
            for term in self._lexicon.look_up(form):
                if term.text.lower() != form or "-" in form:
                    continue
                is_plain = term.text == form or term.status in ("name", "curated", "synonym")
                if term.kind in ("gene", "family") and term.text == form:
                    return "protein"
                if term.kind in ("chemical", "disease", "cell") and is_plain:
                    return _OF_TERM[term.kind]
        return None

    def _is_first_of_family(self, stem: str) -> bool:
        """True for "sortilin", "talin": the lexicon has a gene whose name is that word with a number."""
        terms = (term for tail in _FIRST for term in self._lexicon.look_up(f"{stem} {tail}"))
        return any(term.kind in ("gene", "family") for term in terms)

    def _is_place(self, text: str) -> bool:
        """True for a phrase that the lexicon lists as a part of the cell or the body, or whose head is one."""
        terms = self._lexicon.look_up(text) or self._lexicon.look_up(text.removesuffix("s"))
        if terms:
            return all(term.kind in ("component", "anatomy") for term in terms)
        return text.lower().endswith(("endosome", "endosomes", "lysosome", "lysosomes", "reticulum", "membrane"))

    def _short_disease(self, low: str) -> str | None:
        """A disease's own name of four or five letters ("gout"); no other short word is looked up."""
        if len(low) < 4:
            return None
        terms = self._lexicon.look_up(low)
        is_disease = any(t.text == low and t.status == "name" and t.curie.startswith("doid:") for t in terms)
        return "disease" if is_disease else None

    def _phrase(self, text: str) -> str:
        """The kind of a long form: by the lexicon, by its head, else a protein."""
        parts = re.split(r"[\s/]+", text)
        head = parts[-1].lower()
        if _FACTOR_OF.search(text) and head_kind(head) != "pathway":
            return "protein"
        if head in words.NUCLEIC:
            return "miRNA"
        kind = head_kind(head) or head_kind(parts[-1].rpartition("-")[2].lower())
        if head in words.PROTEIN_TAILS or head in words.PROTEIN_HEADS:
            return "protein"
        if kind in ("cell", "vesicle", "pathway", "disease"):
            return kind
        if head in ("element", "elements") and len(parts) > 1:
            return "gene"
        listed = self._listed(text)
        if listed:
            return listed
        if len(parts) == 1 and (single := self._word(text)):
            return single
        if head in words.PHENOTYPE_HEADS or "microenvironment" in head:
            return "phenotype"
        if self._is_place(text):
            return NOWHERE
        if head in ("acid", "acids") or _CHEMICAL_END.match(text) or _CHEMICAL_HEAD.match(head):
            return "chemical"
        if len(parts) > 1 and (head in words.PROCESS_TAILS or head in words.PROCESSES):
            return "process"
        return kind or "protein"


@lru_cache(maxsize=20_000)
def head_kind(low: str) -> str | None:
    """The kind of what a lower-case word heads: a cell, a vesicle, a pathway, a disease, a complex; None otherwise."""
    if low in words.VESICLES or low in words.VESICLE_WORDS or low.rpartition("-")[2] in words.VESICLES:
        return "vesicle"
    if (low in words.CELLS or words.CELL_HEAD.match(low)) and low not in words.NOT_CELL:
        return "cell"
    if low in words.PATHWAY_HEADS:
        return "pathway"
    if low in words.COMPLEX_HEADS:
        return "complex"
    return "disease" if words.DISEASE_HEADS.match(low) else None
