"""Tables as files that a spreadsheet may open without harm: CSV, TSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from figtrace.tables.rows import Cell, TableRow

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula. Source: OWASP, CSV Injection."""

FORMATS: dict[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Formats and their media types."""


def harmless(cell: Cell) -> Cell:
    """The cell as text formats may hold it: text that a spreadsheet would work out gets an apostrophe in front.

    >>> harmless("=1+1"), harmless("-derived"), harmless(-3), harmless("miR-155")
    ("'=1+1", "'-derived", -3, 'miR-155')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(TRIGGERS) else cell


def dumps(rows: Sequence[TableRow], columns: Iterable[str], form: str) -> bytes:
    """The rows as a file: a header of these columns, then one line a row; absent values are empty, truth is yes or no.

    CSV follows RFC 4180 and starts with a byte-order mark, so that spreadsheets read its Greek letters. Raises
    :class:`ValueError` for a format that there is not.
    """
    head = list(columns)
    if form == "xlsx":
        return _workbook(rows, head)
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    text = io.StringIO(newline="")
    if form == "csv":
        writer = csv.writer(text, lineterminator="\r\n")
    else:
        writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(head)
    for row in rows:
        cells = [_word(harmless(row.get(column))) for column in head]
        writer.writerow(cells if form == "csv" else [" ".join(cell.split()) for cell in cells])
    return text.getvalue().encode("utf-8-sig" if form == "csv" else "utf-8")


def _word(cell: Cell) -> str:
    if cell is None:
        return ""
    return ("yes" if cell else "no") if isinstance(cell, bool) else str(cell)


def _workbook(rows: Sequence[TableRow], head: list[str]) -> bytes:
    """One sheet; text stays text whatever it starts with, and the header stays in sight."""
    from openpyxl import Workbook  # noqa: PLC0415  (0.2 s, and only this format needs it)
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    made = Workbook(write_only=True)
    made.properties.created = made.properties.modified = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    sheet = made.create_sheet("table")
    sheet.freeze_panes = "A2"
    names: TableRow = {column: column for column in head}
    for line in (names, *rows):
        cells = []
        for column in head:
            value = line.get(column)
            cell = WriteOnlyCell(sheet, _word(value) if isinstance(value, bool) else value)
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()
