"""What PFOCR's OCR saw in a figure: the tables beside a record, and the lists inside an older one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, get_args

from figtrace.figures.front import Refused, decode
from figtrace.model.problems import Problem
from figtrace.model.records import OcrHit

OcrKind = Literal["gene", "chemical", "disease"]

KINDS: Final[tuple[OcrKind, ...]] = get_args(OcrKind)
MAX_TABLE_BYTES: Final = 8_000_000
"""Largest table that is read; the largest of the stored ones has some 40,000 bytes."""

MISSING: Final = frozenset({"", "NA", ".na.character"})
"""How PFOCR's dialects write that a value is missing."""

_COLUMNS: Final[dict[OcrKind, tuple[frozenset[str], ...]]] = {
    "gene": (frozenset({"word", "ncbigene_symbol", "ncbigene_id"}),),
    "chemical": (frozenset({"word", "mesh"}), frozenset({"word", "source", "identifier"})),
    "disease": (frozenset({"word", "mesh"}), frozenset({"word", "source", "identifier"})),
}


def suffix(kind: OcrKind) -> str:
    """How the file name of a table ends, after the figid: ``-genes.tsv``."""
    return f"-{kind}s.tsv"


def present(value: str | None) -> str | None:
    """The value without blanks around it, or None where PFOCR says that it is missing."""
    words = (value or "").strip()
    return None if words in MISSING else words


def table(kind: OcrKind, raw: bytes, where: str) -> Iterator[OcrHit | Problem]:
    """The hits of one table in its own order, and a problem for each row that cannot be one.

    Both forms of the chemical and disease tables are read. Raises nothing: an unreadable table is one problem.
    """
    try:
        text = decode(raw, where, MAX_TABLE_BYTES)
    except Refused as refused:
        yield refused.problem
        return
    reader = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        header = next(reader, None)
        if header is None:
            return
        if not any(needed <= set(header) for needed in _COLUMNS[kind]):
            needs = " or ".join(", ".join(sorted(form)) for form in _COLUMNS[kind])
            yield Problem(
                "table-columns",
                f"{where}: line 1",
                f'columns are "{" ".join(header)[:80]}"',
                f"the table needs {needs}",
            )
            return
        for row in reader:
            yield from _row(kind, header, row, f"{where}: line {reader.line_num}")
    except csv.Error as error:
        yield Problem("table-row", f"{where}: line {reader.line_num}", str(error), "write one row a line, tabs between")


def _row(kind: OcrKind, header: list[str], row: list[str], where: str) -> Iterator[OcrHit | Problem]:
    if not row:
        return
    if len(row) != len(header):
        message = f'{len(row)} values for {len(header)} columns: "{" ".join(row)[:60]}"'
        yield Problem("table-row", where, message, "put one value under each column, NA where there is none")
        return
    values = {name: present(value) for name, value in zip(header, row, strict=True)}
    word = values.get("word")
    if word is None:
        yield Problem("table-row", where, f'word is "{row[header.index("word")]}"', "name the word that the OCR read")
        return
    yield _gene(word, values) if kind == "gene" else _concept(kind, word, values)


def _gene(word: str, values: Mapping[str, str | None]) -> OcrHit:
    taxon, gene = values.get("organism_id"), values.get("ncbigene_id")
    return OcrHit(
        kind="gene",
        word=word,
        match=values.get("match"),
        symbol=values.get("ncbigene_symbol"),
        curie=gene and f"ncbigene:{gene}",
        source=values.get("source"),
        organism=values.get("organism_name"),
        taxon=taxon and f"ncbitaxon:{taxon}",
    )


def _concept(kind: OcrKind, word: str, values: Mapping[str, str | None]) -> OcrHit:
    identifier = values.get("identifier")
    if "mesh" in values or "chebi" in values or "doid" in values:
        curie = values.get("mesh") or values.get("chebi") or values.get("doid")
    else:
        curie = identifier and f"{(values.get('source') or '').lower()}:{identifier}".lstrip(":")
    return OcrHit(
        kind=kind,
        word=word,
        match=values.get("match"),
        symbol=values.get("name"),
        curie=curie,
        source=values.get("source"),
    )


def listed(kind: OcrKind, rows: list[Any], where: str) -> Iterator[OcrHit | Problem]:
    """The hits that an older record (V1) lists in its own front matter, of both forms seen."""
    for number, row in enumerate(rows):
        place = f"{where}[{number}]"
        if not isinstance(row, dict) or not all(isinstance(value, str | int | None) for value in row.values()):
            yield Problem("field-wrong-type", place, f"is {row!r:.60}", "write word, symbol and source")
            continue
        values = {str(name): present(str(value)) if value is not None else None for name, value in row.items()}
        word = values.get("word")
        if word is None:
            yield Problem("field-missing", place, "has no word", "name the word that the OCR read")
        elif kind == "gene":
            entrez = values.get("entrez")
            yield OcrHit(
                kind=kind,
                word=word,
                match=values.get("symbol"),
                symbol=values.get("hgnc_symbol") or values.get("symbol"),
                curie=entrez and f"ncbigene:{entrez}",
                source=values.get("source"),
            )
        else:
            yield _concept(kind, word, values)
