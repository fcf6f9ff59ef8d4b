"""The lexicon: names → identifiers, asked from one mapped file; opening it reads an index, not the names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from figtrace.reading.packed import PackedFile
from figtrace.reading.text import key

FILE = "figtrace.lex"
STATUSES = {"u": "supplement", "c": "curated", "n": "name", "s": "synonym", "f": "former"}
"""One letter in the file → how a name stands for its term; in falling trust."""
KINDS = {
    "g": "gene",
    "l": "lncrna",
    "m": "mirna",
    "f": "family",
    "c": "cell",
    "L": "line",
    "v": "vesicle",
    "d": "disease",
    "a": "anatomy",
    "h": "chemical",
    "p": "process",
    "w": "pathway",
    "o": "component",
    "e": "microenvironment",
}
"""One letter in the file → kind of term."""
LETTER = {word: letter for table in (STATUSES, KINDS) for letter, word in table.items()}
_SOURCES = {
    "hgnc": "HGNC",
    "fplx": "FamPlex",
    "mirbase": "miRBase",
    "mirbase.mature": "miRBase",
    "cl": "Cell Ontology",
    "uberon": "UBERON",
    "cellosaurus": "Cellosaurus",
    "go": "GO",
    "doid": "DOID",
    "mesh": "MeSH",
}


class Term(NamedTuple):
    """One way in which a name stands for a term."""

    text: str
    curie: str
    status: str
    kind: str

    @property
    def source(self) -> str:
        """The table that lists the term; the supplement where its own words were added here."""
        return "supplement" if self.status == "supplement" else _SOURCES[self.curie.split(":", 1)[0]]


def plain(word: str) -> str:
    """The key of tables that are asked by CURIE: the CURIE."""
    return word


class Lexicon:
    """Names, preferred names and family members, each read from the file when asked for."""

    def __init__(self, path: Path) -> None:
        """Open the packed file.

        Raises :class:`FileNotFoundError`, saying how to build it, where there is none.
        """
        if not path.is_file():
            raise FileNotFoundError(f"no lexicon at {path}; run: figtrace lexicon build")
        packed = PackedFile(path)
        self.about: dict[str, Any] = packed.about
        self._names = packed.table("names", key)
        self._preferred = packed.table("preferred", plain)
        self._parts = packed.table("parts", plain)
        self._same = packed.table("same", plain) if packed.has("same") else None
        self._by_key = lru_cache(maxsize=20_000)(self._look_up)

    def may_hold(self, word_key: str) -> bool:
        """False when no name has that key; quick, and true for one in a hundred keys that have none."""
        return self._names.may_hold(word_key)

    def named(self, word_key: str) -> tuple[Term, ...]:
        """Every term one of whose names has that key (see :func:`figtrace.reading.text.key`)."""
        return self._by_key(word_key)

    def look_up(self, name: str) -> tuple[Term, ...]:
        """Every term that ``name`` may stand for, compared without case, dashes and blanks."""
        return self._by_key(key(name))

    def _look_up(self, word_key: str) -> tuple[Term, ...]:
        return tuple(
            Term(text, curie, STATUSES[marks[0]], KINDS[marks[1]]) for text, marks, curie in self._names.lines(word_key)
        )

    def preferred(self, curie: str) -> str | None:
        """The ontology's own name for the term, or None where the lexicon has no such term."""
        found = self._preferred.lines(curie)
        return found[0][1] if found else None

    def parts(self, curie: str) -> tuple[str, ...]:
        """Members of a family, mature forms of a hairpin, as CURIEs; none for anything else."""
        found = self._parts.lines(curie)
        return tuple(found[0][1].split(" ")) if found else ()

    def same(self, curie: str) -> tuple[str, ...]:
        """Ensembl, NCBI Gene and UniProt CURIEs that HGNC gives for a gene of its own; none for anything else."""
        found = self._same.lines(curie) if self._same else []
        return tuple(map(_as_curie, found[0][1].split(" "))) if found else ()


def _as_curie(identifier: str) -> str:
    """HGNC's own columns of identifiers, told apart by their form."""
    if identifier.startswith("ENSG"):
        return f"ensembl:{identifier}"
    return f"{'ncbigene' if identifier.isdigit() else 'uniprot'}:{identifier}"


def file_in(data: Path) -> Path:
    """The lexicon of a data folder; the project's own where that folder has none."""
    from figtrace.figures.library import default_data  # noqa: PLC0415 - 0.1 s that a look-up need not wait for

    own = data / "lexicon" / FILE
    return own if own.is_file() else default_data() / "lexicon" / FILE


def same_in(data: Path) -> Callable[[str], tuple[str, ...]]:
    """Other databases' CURIEs of a gene, by the lexicon of a data folder; none of any where there is no lexicon."""
    path = file_in(data)
    return opened(path).same if path.is_file() else lambda _: ()


@lru_cache(maxsize=4)
def opened(path: Path) -> Lexicon:
    """The lexicon at ``path``, opened once for the whole process."""
    return Lexicon(path)
