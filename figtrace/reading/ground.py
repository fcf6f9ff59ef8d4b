"""A name → identifiers that it may stand for, scored, each with its reason; unresolved and ambiguous are answers too.

Order of trust (curation rules §6): a definition in the caption, our reviewed words, curated family texts, the exact
symbol or name, the same letters without case and dashes, and last the figure's own OCR table, as a hint only. A bare
symbol of two letters is never taken; a family comes before its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from figtrace.model.records import OcrHit, Record
from figtrace.model.vocabulary import GroundingLevel
from figtrace.reading import mirna
from figtrace.reading.definitions import definitions
from figtrace.reading.lexicon import Lexicon, Term
from figtrace.reading.naming import MOLECULES, Naming, head_kind
from figtrace.reading.sentences import sentences
from figtrace.reading.text import key, latin

Status = Literal["grounded", "ambiguous", "unresolved"]


class Scored(Record):
    """A candidate: its identifier, how near it is, how much it is trusted (0–1), and why."""

    curie: str
    name: str
    source: str
    level: GroundingLevel
    score: float
    reason: str
    members: tuple[str, ...] = ()


class Grounded(Record):
    """The answer for one name: the candidates, best first, and whether the first may be taken."""

    name: str
    status: Status
    candidates: tuple[Scored, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def best(self) -> Scored | None:
        """The first candidate where it stands alone; None where nothing is resolved or several stand equal."""
        return self.candidates[0] if self.status == "grounded" else None


class Direction(NamedTuple):
    """What an arrow inside an OCR word says of its name."""

    word: str
    rises: bool


_SCORES = {  # status of the term → score when the letters are the same, and when only the key is
    "supplement": (0.98, 0.9),
    "curated": (0.95, 0.85),
    "name": (0.93, 0.8),
    "synonym": (0.85, 0.7),
    "former": (0.7, 0.5),
}
_PREFERRED = ("fplx", "hgnc", "cl", "doid", "go", "uberon", "mesh", "cellosaurus", "mirbase", "mirbase.mature")
"""Where terms of equal score stand: families before members, the field's own vocabulary before the general one."""
_KIND_TERMS = {
    "protein": {"gene", "family", "chemical"},
    "gene": {"gene", "family"},
    "lncRNA": {"lncrna", "gene"},
    "chemical": {"chemical", "family"},
    "cell": {"cell", "line"},
    "vesicle": {"vesicle", "component"},
    "disease": {"disease"},
    "process": {"process", "pathway"},
    "phenotype": {"process", "microenvironment", "disease", "pathway"},
    "pathway": {"pathway", "process", "family"},
    "complex": {"family", "component", "gene"},
}
_TWO_LETTERS = re.compile(r"^[A-Za-z]{2}$")
_ARROWS = {"↑": True, "↓": False, "⬆": True, "⬇": False, "▲": True, "▼": False}
_MALIGNANT = "cl:0001064"
_VESICLE_CLASS = {"exo": "go:0070062", "ev": "go:1903561", "mic": "go:1990742", "sev": "go:1903561"}
_SEVERAL = 2
_NEAR, _SAME = 0.15, 1e-9


class Grounder:
    """Grounds names against one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._naming = Naming(lexicon)

    def ground(self, name: str, context: str = "", *, kind: str | None = None, ocr: Sequence[OcrHit] = ()) -> Grounded:
        """What ``name`` may stand for; ``context`` is the caption that may define it, ``kind`` one of a mention's.

        Nothing is expanded silently: members of a family are listed beside it.
        """
        defined = self._defined(name, context) if context else None
        if defined is not None:
            return self._by_definition(name, *defined, ocr)
        return self._plain(name, kind, ocr)

    # ---- by definition -----------------------------------------------------------------------------------------

    def _defined(self, name: str, context: str) -> tuple[str, str] | None:
        """The short and long form that the context gives for the name, its plural or singular."""
        found, _ = definitions(context, sentences(context))
        for one in found:
            if name in (one.short, one.short.rstrip("s"), one.short + "s") or name.lower() == one.long.lower():
                return one.short, one.long
        return None

    def _by_definition(self, name: str, short: str, long: str, ocr: Sequence[OcrHit]) -> Grounded:
        kind = self._naming.phrase(long)
        by_long = self._plain(long, None if kind == "protein" else kind, ())
        is_molecule = kind in MOLECULES
        by_short = self._plain(short, kind, ()) if is_molecule or not by_long.candidates else None
        notes = [f"the caption defines {short} as “{long}”"]
        long_curies = {c.curie for c in by_long.candidates}
        if by_short is None or not by_short.candidates:
            return Grounded(
                name=name, status=by_long.status, candidates=_because(by_long.candidates, notes[0], 1.0),
                notes=(*notes, *_wrong_senses(name, long_curies, ocr, self.lexicon)),
            )  # fmt: skip
        agreed = [c for c in by_short.candidates if c.curie in long_curies]
        if agreed:
            status = by_short.status if by_short.best and by_short.best.curie == agreed[0].curie else by_long.status
            both = _because(agreed, f"{notes[0]}, and both forms agree", 1.0)
            rest = [c for c in (*by_long.candidates, *by_short.candidates) if c.curie not in {b.curie for b in both}]
            return Grounded(
                name=name,
                status="grounded" if len(both) == 1 else status,
                candidates=(*both, *_once(rest)),
                notes=tuple(notes),
            )
        if by_long.candidates and by_short.best is not None:
            notes.append(f"the long form alone names {by_long.candidates[0].name}; the short form is trusted")
            chosen = _because(
                by_short.candidates, "the short form, which the long form does not contradict by kind", 0.9
            )
            return Grounded(
                name=name, status=by_short.status, candidates=(*chosen, *by_long.candidates), notes=tuple(notes)
            )
        best = by_short if by_short.candidates else by_long
        return Grounded(name=name, status=best.status, candidates=best.candidates, notes=tuple(notes))

    # ---- without one -------------------------------------------------------------------------------------------

    def _plain(self, name: str, kind: str | None, ocr: Sequence[OcrHit]) -> Grounded:
        word = latin(name).strip()
        if not key(word):
            return Grounded(name=name, status="unresolved", notes=("there is no name",))
        if micro := mirna.parse(word):
            return self._micro(name, micro)
        terms = self._terms(word, kind)
        if _TWO_LETTERS.match(word):
            terms = [t for t in terms if t.status == "supplement"]
            if not terms:
                return Grounded(name=name, status="unresolved", notes=("a bare symbol of two letters is never taken",))
        scored = self._scored(word, terms) or self._composed(word, kind)
        hints = _hints(name, ocr, {c.curie for c in scored}, self.lexicon)
        if not scored:
            note = "no table lists it" if not hints else "no table lists it; the figure's OCR table only hints"
            return Grounded(name=name, status="unresolved", candidates=tuple(hints), notes=(note,))
        status = "ambiguous" if _is_tied(scored) else "grounded"
        notes = ("several terms stand equal: define it, or choose",) if status == "ambiguous" else ()
        wrong = _wrong_senses(name, {c.curie for c in scored}, ocr, self.lexicon)
        return Grounded(name=name, status=status, candidates=(*scored, *hints), notes=(*notes, *wrong))

    def _micro(self, name: str, micro: mirna.MicroRNA) -> Grounded:
        found = mirna.ground(self.lexicon, micro)
        n_loci = sum(one.is_locus for one in found)
        out = []
        for place, one in enumerate(found):
            is_family = n_loci >= _SEVERAL and not micro.arm
            level = (
                GroundingLevel.FAMILY
                if is_family
                else GroundingLevel.EXACT_LOCUS
                if one.is_locus
                else GroundingLevel.EXACT
            )
            source = "HGNC" if one.is_locus else "miRBase"
            score = round(max(0.4, 0.95 - 0.1 * place), 2)
            out.append(
                Scored(curie=one.curie, name=one.name, source=source, level=level, score=score, reason=one.reason)
            )
        status: Status = "grounded" if out else "unresolved"
        return Grounded(
            name=name, status=status, candidates=tuple(out), notes=() if out else ("no such human microRNA",)
        )

    def _terms(self, word: str, kind: str | None) -> list[Term]:
        """Terms whose names have the word's key, or that of its singular; of the asked kind where there are such."""
        found = list(self.lexicon.look_up(word))
        if word.endswith("s") and len(word) > 3:
            found += [t for t in self.lexicon.look_up(word[:-1]) if t.curie not in {f.curie for f in found}]
        wanted = _KIND_TERMS.get(kind or "")
        of_kind = [t for t in found if wanted is None or t.kind in wanted]
        if wanted and not of_kind and kind in ("cell", "disease", "vesicle"):
            return []
        return of_kind or found

    def _scored(self, word: str, terms: Iterable[Term]) -> list[Scored]:
        best: dict[str, Scored] = {}
        for term in terms:
            is_same = term.text == word or term.text == word.removesuffix("s")
            if not is_same and term.kind in ("gene", "lncrna", "line") and _is_common(word):
                continue
            # a cell line's label is often an abbreviation of something else
            score = _SCORES[term.status][0 if is_same else 1] - (0.2 if term.kind == "line" else 0.0)
            score = round(score, 2)
            held = best.get(term.curie)
            if held is None or held.score < score:
                best[term.curie] = self._candidate(term, score, is_same=is_same)
        ranked = sorted(best.values(), key=lambda c: (-c.score, _rank(c.curie), c.curie))
        genes = [c for c in ranked if c.curie.startswith("hgnc:") and ranked[0].score - c.score <= _NEAR]
        if genes and ranked[0].curie.startswith("mesh:") and ranked[0].level is GroundingLevel.FAMILY:
            # MeSH files one protein under a class of its own; the gene says which
            ranked.remove(genes[0])
            ranked.insert(0, genes[0])
        return ranked

    def _candidate(self, term: Term, score: float, *, is_same: bool) -> Scored:
        how = "the same letters as" if is_same else "the same but for case, dashes or Greek as"
        kind = {"supplement": "our reviewed word", "curated": "a curated text", "former": "a former symbol"}
        is_class = term.kind == "family"
        return Scored(
            curie=term.curie,
            name=self.lexicon.preferred(term.curie) or term.text,
            source=term.source,
            level=GroundingLevel.FAMILY if is_class else GroundingLevel.EXACT,
            score=score,
            reason=f"{how} “{term.text}”, {kind.get(term.status, 'a ' + term.status)} in {term.source}",
            members=self.lexicon.parts(term.curie) if is_class else (),
        )

    def _composed(self, word: str, kind: str | None) -> list[Scored]:
        """A name made of two: vesicles of somebody, cells of a cancer, the pathway of something."""
        head = word.rsplit(None, 1)[-1].lower()
        last = head.rpartition("-")[2]
        if kind == "vesicle" or head_kind(head) == "vesicle":
            curie = next((c for start, c in _VESICLE_CLASS.items() if last.startswith(start)), "go:1903561")
            return [self._class(curie, GroundingLevel.CLASS, "the class of vesicle; whose it is, the name says")]
        if head in ("cell", "cells") and " " in word:
            whose = word.rsplit(None, 1)[0]
            cancers = [t for t in self._terms(whose, "disease") if t.kind == "disease"]
            if cancers:
                found = self._class(_MALIGNANT, GroundingLevel.CLASS_DISEASE, f"a malignant cell, of “{whose}”")
                others = [c.model_copy(update={"score": min(c.score, 0.6)}) for c in self._scored(whose, cancers)]
                return [found, *others]
        base = re.sub(r"\s+(?:signal(?:l)?ing|pathways?|cascades?|axis)\b", "", word)
        if base != word and base:
            for tail in (" signaling pathway", " pathway", " signaling", " cascade"):
                terms = [t for t in self.lexicon.look_up(base + tail) if t.kind in ("pathway", "process")]
                if terms:
                    return self._scored(base + tail, terms)
        return []

    def _class(self, curie: str, level: GroundingLevel, reason: str) -> Scored:
        name = self.lexicon.preferred(curie) or curie
        source = "GO" if curie.startswith("go:") else "Cell Ontology"
        return Scored(curie=curie, name=name, source=source, level=level, score=0.75, reason=reason)


def _is_common(word: str) -> bool:
    """True for a word of small letters only, which is no symbol however a gene is called."""
    return word.isalpha() and word.islower()


def _rank(curie: str) -> int:
    prefix = curie.split(":", 1)[0]
    return _PREFERRED.index(prefix) if prefix in _PREFERRED else len(_PREFERRED)


def _is_tied(scored: Sequence[Scored]) -> bool:
    """True when the first two stand equal and neither is another vocabulary's term for the same, nor a member."""
    if len(scored) < _SEVERAL or abs(scored[0].score - scored[1].score) > _SAME:
        return False
    first, second = scored[0], scored[1]
    is_member = second.curie in first.members
    same_words = key(first.name).rstrip("s") == key(second.name).rstrip("s")
    is_other_list = first.curie.split(":")[0] != second.curie.split(":")[0]
    return not is_member and not same_words and not (is_other_list and _field(first) == _field(second))


_FIELDS = {"cl": "cell", "doid": "disease", "go": "process", "uberon": "anatomy", "hgnc": "gene", "fplx": "gene"}


def _field(one: Scored) -> str:
    """The field of a term's vocabulary; MeSH holds all fields, so it goes with whatever it stands beside."""
    prefix = one.curie.split(":", 1)[0]
    return "any" if prefix == "mesh" else _FIELDS.get(prefix, prefix)


def _because(found: Iterable[Scored], reason: str, score: float) -> tuple[Scored, ...]:
    """The candidates with the reason put first and the score of the first raised to ``score``."""
    out = []
    for place, one in enumerate(found):
        raised = max(one.score, score) if place == 0 else one.score
        out.append(one.model_copy(update={"reason": f"{reason}; {one.reason}", "score": round(raised, 2)}))
    return tuple(out)


def _once(found: Iterable[Scored]) -> list[Scored]:
    seen: set[str] = set()
    return [one for one in found if not (one.curie in seen or seen.add(one.curie))]  # type: ignore[func-returns-value]


def _bare(word: str) -> str:
    """An OCR word as a name: Latin letters, without arrows, brackets and daggers."""
    return re.sub(r"[↑↓⬆⬇▲▼†‡*:;,()\[\]]", "", latin(word)).strip()


def _hits(name: str, ocr: Sequence[OcrHit]) -> list[OcrHit]:
    wanted = {key(latin(name)), key(latin(name).removesuffix("s"))}
    return [h for h in ocr if key(_bare(h.word)) in wanted or (h.match is not None and key(h.match) in wanted)]


def _hints(name: str, ocr: Sequence[OcrHit], known: set[str], lexicon: Lexicon) -> list[Scored]:
    """What the figure's own OCR table makes of the word: never more than a hint, and not again what is known."""
    out: dict[str, Scored] = {}
    for hit in _hits(name, ocr):
        symbols = [t for t in lexicon.look_up(hit.symbol or "") if t.status == "name" and t.curie.startswith("hgnc")]
        curie = symbols[0].curie if symbols else hit.curie
        if curie and curie not in known:
            reason = f"the figure's OCR table reads “{hit.word}” and lists {hit.symbol or curie}: a hint, not checked"
            out.setdefault(
                curie,
                Scored(
                    curie=curie, name=hit.symbol or curie, source="PFOCR", level=GroundingLevel.UNRESOLVED, score=0.3,
                    reason=reason,
                ),
            )  # fmt: skip
    return list(out.values())


def _wrong_senses(name: str, known: set[str], ocr: Sequence[OcrHit], lexicon: Lexicon) -> list[str]:
    """What the OCR table lists for the word and the caption or our words overrule."""
    others = [h.name for h in _hints(name, ocr, known, lexicon)]
    return [f"the figure's OCR table lists {', '.join(others)}, which is another sense or a member"] if others else []


def drawn(ocr: Sequence[OcrHit]) -> dict[str, str]:
    """The same as word → "up" or "down"."""
    return {one.word: "up" if one.rises else "down" for one in directions(ocr)}


def directions(ocr: Sequence[OcrHit]) -> tuple[Direction, ...]:
    """The arrows inside the figure's OCR words ("TSC1↓"): what the figure itself draws as rising or falling."""
    found = {}
    for hit in ocr:
        for mark, rises in _ARROWS.items():
            if mark in hit.word and _bare(hit.word):
                found[_bare(hit.word)] = rises
    return tuple(Direction(word, rises) for word, rises in found.items())
