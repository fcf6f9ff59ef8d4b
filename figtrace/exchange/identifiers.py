"""CURIEs in the forms that each format asks for, and back (FORMATS §6).

Inside: lower-case Bioregistry prefix and bare identifier (``hgnc:18022``). What no table names keeps its prefix.
"""

from __future__ import annotations

import re

BARE_INDRA = {
    "hgnc": "HGNC",
    "fplx": "FPLX",
    "mesh": "MESH",
    "mirbase.mature": "MIRBASEM",
    "mirbase": "MIRBASE",
    "ncbigene": "EGID",
    "uniprot": "UP",
    "mondo": "MONDO",
    "pubchem.compound": "PUBCHEM",
    "efo": "EFO",
}
"""INDRA namespaces whose identifiers stand without their prefix."""

PREFIXED_INDRA = {"go": "GO", "cl": "CL", "uberon": "UBERON", "doid": "DOID", "chebi": "CHEBI", "bto": "BTO"}
"""INDRA namespaces whose identifiers repeat the prefix; INDRA's validator refuses the bare form."""

GPML2013A = {
    "hgnc": "HGNC Accession number",
    "ncbigene": "Entrez Gene",
    "ensembl": "Ensembl",
    "uniprot": "Uniprot-TrEMBL",
    "mirbase": "miRBase Sequence",
    "mirbase.mature": "miRBase mature sequence",
    "chebi": "ChEBI",
    "mesh": "MeSH",
    "go": "GeneOntology",
    "wikipathways": "WikiPathways",
}
"""Data source names that PathVisio's files of 2013 use."""

_FROM_GPML = {
    **{name.lower(): prefix for prefix, name in GPML2013A.items()},
    "hgnc": "hgnc",
    "entrez gene": "ncbigene",
    "ncbi gene": "ncbigene",
    "uniprot": "uniprot",
    "uniprotkb": "uniprot",
    "gene ontology": "go",
    "mirbase": "mirbase",
    "cas": "cas",
    "kegg compound": "kegg.compound",
    "hmdb": "hmdb",
    "pubchem-compound": "pubchem.compound",
    "cell ontology": "cl",
}
_PREFIX = re.compile(r"[a-z][a-z0-9.]*")


def split(curie: str) -> tuple[str, str]:
    """Prefix and identifier; the prefix is empty where there is no colon."""
    prefix, colon, identifier = curie.partition(":")
    return (prefix, identifier) if colon else ("", curie)


def indra_ref(curie: str) -> tuple[str, str]:
    """INDRA's namespace and identifier: ``("HGNC", "18022")``, ``("GO", "GO:0043542")``, ``("CVCL", "CVCL_0004")``."""
    prefix, identifier = split(curie)
    if prefix == "cellosaurus":
        return "CVCL", f"CVCL_{identifier}"
    if prefix in PREFIXED_INDRA:
        return PREFIXED_INDRA[prefix], f"{PREFIXED_INDRA[prefix]}:{identifier}"
    return BARE_INDRA.get(prefix, prefix.upper()), identifier


def from_indra(namespace: str, identifier: str) -> str:
    """The CURIE of INDRA's namespace and identifier."""
    if namespace == "CVCL":
        return f"cellosaurus:{identifier.removeprefix('CVCL_')}"
    for table in (BARE_INDRA, PREFIXED_INDRA):
        for prefix, name in table.items():
            if name == namespace:
                return f"{prefix}:{identifier.removeprefix(namespace + ':')}"
    return f"{namespace.lower()}:{identifier.removeprefix(namespace + ':')}"


def gpml2013a_ref(curie: str) -> tuple[str, str]:
    """Database and ID as PathVisio's files of 2013 spell them; empty both ways means ungrounded."""
    prefix, identifier = split(curie)
    return GPML2013A.get(prefix, prefix), identifier


def from_gpml(source: str, identifier: str) -> str | None:
    """The CURIE of a GPML Xref of either version; None where it is empty, which is legal there."""
    if not identifier.strip():
        return None
    name = source.strip().lower()
    prefix = _FROM_GPML.get(name, name)
    bare = identifier.strip()
    head, colon, tail = bare.partition(":")
    if colon and head.lower() == prefix:
        bare = tail
    if not _PREFIX.fullmatch(prefix):
        prefix = re.sub(r"[^a-z0-9.]+", "", prefix) or "unknown"
    return f"{prefix}:{bare}"


def obo(curie: str) -> str:
    """The CURIE as ontologies print it: ``GO:0070062``, ``CL:0000057``; others as they are."""
    prefix, identifier = split(curie)
    return f"{prefix.upper()}:{identifier}" if prefix in PREFIXED_INDRA or prefix in ("mondo", "eco") else curie


def url(curie: str) -> str:
    """Where the identifier resolves; identifiers.org knows the prefixes used here."""
    prefix, identifier = split(curie)
    if prefix == "cellosaurus":
        identifier = f"CVCL_{identifier}"
    return f"https://identifiers.org/{prefix}:{identifier}"
