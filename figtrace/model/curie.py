"""CURIEs: the prefixes in use, what their identifiers look like, and where they lead.

Source of names, patterns and links: Bioregistry 0.15 (CC0). A CURIE has a lower-case prefix, a colon, and the
identifier without its prefix repeated: ``go:0070062``, not ``GO:GO:0070062``.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

RESOLVER: Final = "https://identifiers.org/"


class Prefix(NamedTuple):
    """A prefix: whose identifiers it stands for, their pattern, and how identifiers.org writes them."""

    prefix: str
    name: str
    pattern: str
    before: str

    def fits(self, identifier: str) -> bool:
        """True when the identifier has the form that the pattern gives."""
        return re.fullmatch(self.pattern, identifier, re.ASCII) is not None


_DIGITS, _SEVEN = r"\d+", r"\d{7}"

PREFIXES: Final[dict[str, Prefix]] = {
    prefix: Prefix(prefix, name, pattern, before)
    for prefix, name, pattern, before in (
        ("bto", "BRENDA Tissue Ontology", _SEVEN, "BTO:"),
        ("cellosaurus", "Cellosaurus", r"[A-Z0-9]{4}", "cellosaurus:CVCL_"),
        ("chebi", "ChEBI", _DIGITS, "CHEBI:"),
        ("cl", "Cell Ontology", _SEVEN, "CL:"),
        ("doi", "Digital Object Identifier", r"10\.\d{2,9}/\S+", "doi:"),
        ("doid", "Human Disease Ontology", _DIGITS, "DOID:"),
        ("eco", "Evidence and Conclusion Ontology", _SEVEN, "ECO:"),
        ("efo", "Experimental Factor Ontology", _SEVEN, "efo:"),
        ("fplx", "FamPlex", r"[a-zA-Z0-9][A-Za-z0-9_]+", "fplx:"),
        ("go", "Gene Ontology", _SEVEN, "GO:"),
        ("hgnc", "HGNC", r"\d{1,5}", "hgnc:"),
        ("mesh", "Medical Subject Headings", r"[CDQ]\d+", "mesh:"),
        ("mirbase", "miRBase hairpin", r"MI\d{7}", "mirbase:"),
        ("mirbase.mature", "miRBase mature form", r"MIMAT\d{7}", "mirbase.mature:"),
        ("mondo", "Mondo Disease Ontology", _SEVEN, "mondo:"),
        ("ncbigene", "NCBI Gene", _DIGITS, "ncbigene:"),
        ("ncbitaxon", "NCBI Taxonomy", _DIGITS, "taxonomy:"),
        ("pmc", "PubMed Central", r"PMC\d+(\.\d+)?", "pmc:"),
        ("pubmed", "PubMed", _DIGITS, "pubmed:"),
        ("uberon", "Uber Anatomy Ontology", _DIGITS, "UBERON:"),
        (
            "uniprot",
            "UniProt",
            r"[OPQ]\d[A-Z0-9]{3}\d|[A-NR-Z]\d([A-Z][A-Z0-9]{2}\d){1,2}",
            "uniprot:",
        ),
    )
}
"""Every prefix that figtrace knows, by itself."""


def split(curie: str) -> tuple[str, str]:
    """Prefix and identifier of a CURIE; the identifier is empty where there is no colon.

    >>> split("mirbase.mature:MIMAT0000646")
    ('mirbase.mature', 'MIMAT0000646')
    """
    prefix, _, identifier = curie.partition(":")
    return prefix, identifier


def is_known(curie: str) -> bool:
    """True when the prefix is one of the table's."""
    return split(curie)[0] in PREFIXES


def is_valid(curie: str) -> bool:
    """True when the prefix is known and the identifier has its form."""
    prefix, identifier = split(curie)
    return prefix in PREFIXES and PREFIXES[prefix].fits(identifier)


def mended(curie: str) -> str | None:
    """The valid CURIE that a badly written one must mean, or None: prefix in capitals, or repeated.

    >>> mended("hgnc:HGNC:31542"), mended("GO:0070062"), mended("cellosaurus:CVCL_0004"), mended("go:x")
    ('hgnc:31542', 'go:0070062', 'cellosaurus:0004', None)
    """
    prefix, identifier = split(curie.strip())
    known = PREFIXES.get(prefix.lower())
    if known is None:
        return None
    repeated = (f"{known.prefix}:", f"{known.prefix}_", known.before.lower(), known.before.partition(":")[2].lower())
    for start in ("", *repeated):
        rest = identifier[len(start) :] if identifier.lower().startswith(start) else identifier
        if known.fits(rest):
            return f"{known.prefix}:{rest}"
    return None


def link(curie: str) -> str | None:
    """The identifiers.org address of a valid CURIE, or None: a link that leads nowhere is no link.

    >>> link("hgnc:31542"), link("cellosaurus:0004")
    ('https://identifiers.org/hgnc:31542', 'https://identifiers.org/cellosaurus:CVCL_0004')
    """
    if not is_valid(curie):
        return None
    prefix, identifier = split(curie)
    return f"{RESOLVER}{PREFIXES[prefix].before}{identifier}"
