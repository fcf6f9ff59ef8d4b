"""A person's own table, read from bytes or pasted text in memory: columns and rows of words, and what is wrong with it.

Nothing is written anywhere, no formula is worked out, and no file is trusted: size, encoding and packing have limits.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from figtrace.model.problems import Problem, Report, Severity

MOST_BYTES = 50 * 1024 * 1024
"""The largest table that is read: 50 MB, as the page says before a file is chosen."""

MOST_UNPACKED = 400 * 1024 * 1024
"""The most that a workbook may unpack to; ours, against archives that are small outside and huge inside."""

DELIMITERS: dict[str, str] = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}
"""What may part the columns, the surest first."""

SNIFFED_LINES = 20
SHOWN = 5

NUMBER = re.compile(r"[+\-−]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+\-]?[0-9]+)?")
"""How a number is written; a true minus sign is as good as a hyphen."""

_DATE = re.compile(
    r"[0-9]{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(mar|sep|dec)[a-z]*-[0-9]{1,2}", re.IGNORECASE
)


class Row(NamedTuple):
    """One row: its number in the file (the first line is 1) and its cells, one a column."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """A table of words. ``has_decimal_comma`` tells how its numbers are written."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    has_decimal_comma: bool


def read(data: bytes, name: str) -> tuple[Sheet | None, Report]:
    """The table in a file's bytes: a workbook's first sheet, or CSV and TSV text; None where an error stops.

    ``name`` is the file's own name; its ending says whether it is a workbook.
    """
    if len(data) > MOST_BYTES:
        size = f"the table has {len(data) / 1024 / 1024:.1f} MB"
        return None, _one("overlay-too-large", size, "keep the columns that you need; 50 MB is the most")
    if name.lower().endswith((".xlsx", ".xlsm")) or data[:4] == b"PK\3\4":
        return _workbook(data)
    text, report = _decoded(data)
    return (None, report) if text is None else read_text(text)


def read_text(text: str) -> tuple[Sheet | None, Report]:
    """The table in pasted or decoded text; the delimiter is found from its first lines."""
    lines = [line for line in text.splitlines() if line.strip()][:SNIFFED_LINES]
    if not lines:
        return None, _one("overlay-empty", "the table is empty", "paste or choose a table with a header and rows")
    delimiter = _delimiter(lines)
    if delimiter is None:
        message = f'no tab, semicolon, comma or bar parts the first line "{lines[0][:60]}"'
        return None, _one("overlay-delimiter", message, "save it as CSV or TSV, with one column of identifiers")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _sheet(list(rows), delimiter == ";")
    except csv.Error as error:
        return None, _one("overlay-unreadable", f"line {rows.line_num}: {error}", "save the table as CSV again")


def number(cell: str, has_decimal_comma: bool = False) -> float | None:
    """The number in a cell; None for anything else, blanks and NA included."""
    plain = cell.strip()
    if has_decimal_comma:
        plain = plain.replace(",", ".")
    if not NUMBER.fullmatch(plain):
        return None
    value = float(plain.replace("−", "-"))
    return value if abs(value) != float("inf") else None


def is_blank(cell: str) -> bool:
    """True for a cell that says that there is no value."""
    return cell.strip().lower() in ("", "na", "n/a", "nan", "null", "none", "-", "inf", "-inf")


def is_date(cell: str) -> bool:
    """True for what a spreadsheet makes of gene names such as SEPT2 and MARCH1."""
    return _DATE.fullmatch(cell.strip()) is not None


def problem(code: str, message: str, cure: str, severity: Severity = Severity.WARNING) -> Problem:
    """A problem of a person's own table."""
    return Problem(code, "your data", message, cure, severity)


def listed(words: Iterable[str], n: int) -> str:
    """The first few, and how many more: ``row 3, row 7 and 2 more``."""
    shown = [word for word, _ in zip(words, range(SHOWN), strict=False)]
    return ", ".join(shown) + (f" and {n - len(shown)} more" if n > len(shown) else "")


def _one(code: str, message: str, cure: str) -> Report:
    return Report((problem(code, message, cure, Severity.ERROR),))


def _decoded(data: bytes) -> tuple[str | None, Report]:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"byte {data[error.start]:#04x} at {error.start} is no UTF-8"
        if encoding == "utf-16":
            message = "the UTF-16 text is damaged"
        return None, _one("overlay-encoding", message, 'save the table as "CSV UTF-8"')
    if "\0" in text:
        return None, _one("overlay-encoding", "the file is not text", "choose a CSV, TSV or XLSX file")
    return text, Report()


def _delimiter(lines: list[str]) -> str | None:
    """The delimiter that parts most of the first lines into as many cells as the first; None when none does."""
    best, best_score = None, (0, 0)
    for delimiter in DELIMITERS:
        counts = [len(next(csv.reader([line], delimiter=delimiter))) for line in lines]
        score = sum(n in (counts[0], counts[0] + 1) for n in counts), counts[0]
        if counts[0] > 1 and score > best_score:
            best, best_score = delimiter, score
    return best


def _sheet(cells: list[list[str]], has_decimal_comma: bool) -> tuple[Sheet | None, Report]:
    rows = [Row(n, tuple(c.strip() for c in row)) for n, row in enumerate(cells, 1) if any(c.strip() for c in row)]
    while rows and rows[0].cells[0].startswith("#") and sum(map(bool, rows[0].cells)) == 1:
        rows.pop(0)
    if not rows:
        return None, _one("overlay-empty", "the table is empty", "paste or choose a table with a header and rows")
    head, problems = list(rows[0].cells), []
    if any(number(cell, has_decimal_comma) is not None for cell in head):
        head = [""] * len(head)
        cure = "give the columns names, so that they can be told apart"
        problems.append(problem("overlay-no-header", "the first row holds numbers", cure, Severity.NOTE))
    else:
        rows.pop(0)
    if rows and all(len(row.cells) == len(head) + 1 for row in rows):
        head.insert(0, "id")
    ragged = [row for row in rows if len(row.cells) != len(head)]
    if ragged:
        where = listed((f"row {row.number}" for row in ragged), len(ragged))
        message = f"{where}: not {len(head)} cells, as the header has"
        problems.append(problem("overlay-ragged", message, "check the quotes and the delimiter in these rows"))
    padded = tuple(Row(row.number, (row.cells + ("",) * len(head))[: len(head)]) for row in rows)
    return Sheet(_columns(head), padded, has_decimal_comma), Report.of(problems)


def _columns(head: list[str]) -> tuple[str, ...]:
    """Every column's own name: blank ones by number, doubled ones numbered on."""
    names: list[str] = []
    for n, cell in enumerate(head, start=1):
        name = cell.removeprefix("#").strip() or f"column {n}"
        names.append(name if name not in names else f"{name} ({n})")
    return tuple(names)


def _workbook(data: bytes) -> tuple[Sheet | None, Report]:
    from openpyxl import load_workbook  # noqa: PLC0415  (0.2 s, and few people bring a workbook)

    try:
        with ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > MOST_UNPACKED:
            size = f"the workbook unpacks to {unpacked // 1024 // 1024} MB"
            return None, _one("overlay-too-large", size, "save the sheet that you need as CSV")
        values, formulas = (
            load_workbook(io.BytesIO(data), read_only=True, data_only=is_value) for is_value in (True, False)
        )
        cells = [[_word(cell.value) for cell in row] for row in _rows(values)]
        written = [
            f"{cell.coordinate} {str(cell.value)[:30]}"
            for row in _rows(formulas)
            for cell in row
            if cell.data_type == "f"
        ]
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        return None, _one("overlay-unreadable", f"no workbook that can be read: {error}", "save it again, or as CSV")
    sheet, report = _sheet(cells, has_decimal_comma=False)
    if written:
        message = f"formulas are not worked out: {listed(written, len(written))}"
        cure = "the values saved with them are used; paste values to be sure"
        report += Report((problem("overlay-formula", message, cure),))
    return sheet, report


def _rows(workbook: Any) -> Iterator[Any]:
    """The rows of the first sheet; a workbook may hold none."""
    return iter(workbook.worksheets[0].iter_rows()) if workbook.worksheets else iter(())


def _word(value: object) -> str:
    """A workbook's cell as the word that a person reads; a date as a spreadsheet shows a gene name that it spoiled."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day}-{value:%b}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
