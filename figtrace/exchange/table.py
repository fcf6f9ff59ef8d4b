"""Tables as text: CSV (RFC 4180) and TSV; the statements are the file, the other sheets its companions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from figtrace.exchange.contract import Exported, Imported, Job, exporter
from figtrace.exchange.draft import Draft
from figtrace.exchange.sheets import Sheet, network_of, sheets
from figtrace.exchange.trust import MAX_BYTES, refuse, text_of

COMPANIONS = ("agents", "evidence", "candidates", "mechanisms", "references", "network")
"""The sheets that stand in files of their own, ``NAME.agents.csv`` and so on."""


@exporter
def dumps_csv(job: Job) -> Exported:
    """The tables as CSV; one row a statement, the other tables as companions."""
    return _dumps(job, "csv")


@exporter
def dumps_tsv(job: Job) -> Exported:
    """The tables separated by tabs; one row a statement, the other tables as companions."""
    return _dumps(job, "tsv")


def _dumps(job: Job, name: str) -> Exported:
    made = {sheet.name: written(sheet, name) for sheet in sheets(job, name)}
    content = made.pop("statements")
    return Exported(content, tuple(job.losses), {f".{part}.{name}": text for part, text in made.items()})


def written(sheet: Sheet, name: str) -> str:
    """One sheet as text; ``name`` is ``csv`` or ``tsv``."""
    mark, end = (",", "\r\n") if name == "csv" else ("\t", "\n")
    special = re.compile(f'[{mark}"\r\n]')

    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if special.search(cell) else cell

    return "".join(mark.join(map(quoted, row)) + end for row in (sheet.columns, *sheet.rows))


def loads_csv(data: bytes | str, companions: Mapping[str, bytes | str] | None = None) -> Imported:
    """The network of a CSV file of statements, with its companions where they are at hand (by ending)."""
    return _loads(data, companions or {}, "csv")


def loads_tsv(data: bytes | str, companions: Mapping[str, bytes | str] | None = None) -> Imported:
    """The network of a TSV file of statements, with its companions where they are at hand (by ending)."""
    return _loads(data, companions or {}, "tsv")


def _loads(data: bytes | str, companions: Mapping[str, bytes | str], name: str) -> Imported:
    draft = Draft(name.upper())
    tables: dict[str, Sequence[Mapping[str, str]]] = {"statements": statement_rows(text_of(data), name)}
    for part in COMPANIONS:
        beside = companions.get(f".{part}.{name}")
        if beside is not None:
            tables[part] = rows_of(text_of(beside), name)
    positions = network_of(tables, draft)
    return draft.finish(positions=positions)


def rows_of(text: str, name: str) -> list[dict[str, str]]:
    """The rows of a table with a head, by column; raises ProblemsFound where it is no table."""
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="," if name == "csv" else "\t")
    try:
        head = next(reader, [])
        return [dict(zip(head, row, strict=False)) for row in reader if row]
    except csv.Error as error:
        refuse("table-malformed", f"line {reader.line_num}", str(error), "save it again as a table")


def statement_rows(text: str, name: str) -> list[dict[str, str]]:
    """The rows of a statements table; three columns without our names are subject, relation, object."""
    rows = rows_of(text, name)
    head = list(rows[0]) if rows else text.splitlines()[0].split("," if name == "csv" else "\t") if text else []
    if {"subject", "object"} <= set(head) or not text.strip():
        return rows
    if len(head) != 3:
        refuse(
            "columns-unknown",
            "line 1",
            f"columns are {', '.join(map(repr, head[:8]))}",
            "name them subject, relation and object, or keep three columns in this order",
        )
    given = rows_of("subject,relation,object\r\n".replace(",", "," if name == "csv" else "\t") + text, name)
    is_head = {word.strip().lower() for word in head} & {"source", "target", "from", "to", "interaction", "relation"}
    return given[1:] if is_head else given
