"""A record that arrives: read strictly, then filed under its figid with its OCR tables, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from figtrace.figures import pfocr
from figtrace.figures.library import Library
from figtrace.figures.ocr import KINDS, OcrKind, suffix
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure


class Arrival(NamedTuple):
    """The figure, what became of its files (``new``, ``same`` or ``replaced``), and what is to be minded."""

    figure: Figure
    outcome: str
    report: Report


def read_with_tables(path: Path) -> tuple[bytes, dict[OcrKind, bytes]]:
    """The bytes of a record and of the tables beside it; raises :class:`ProblemsFound` when it cannot be read."""
    try:
        stem = path.name.removesuffix(".md")
        beside = {kind: path.with_name(stem + suffix(kind)) for kind in KINDS}
        tables = {kind: table.read_bytes() for kind, table in beside.items() if table.is_file()}
        return path.read_bytes(), tables
    except OSError as error:
        message = error.strerror or str(error)
        raise ProblemsFound(Report((Problem("file-unreadable", path.name, message, "check the path"),))) from None


def take_in(
    library: Library, record: bytes, tables: Mapping[OcrKind, bytes], where: str, *, is_again: bool = False
) -> Arrival:
    """File a record in the library; one that is there and differs is replaced only when that is said.

    Raises :class:`ProblemsFound` when the record has an error, or when it differs from the one on file.
    """
    figure, report = pfocr.parse(record, tables, where)
    if figure is None or not report.is_good:
        raise ProblemsFound(report)
    folder = library.root / "figures"
    target = folder / f"{figure.figid}.md"
    files = {target: record, **{folder / f"{figure.figid}{suffix(kind)}": data for kind, data in tables.items()}}
    held = {path: path.read_bytes() for path in files if path.is_file()}
    if held == files:
        return Arrival(figure, "same", report)
    if target in held and not is_again:
        message = f'"{figure.figid}" is on file and differs'
        cure = "import it again to replace it: evidence then follows its words where all selectors agree"
        raise ProblemsFound(Report((Problem("record-there", where, message, cure),)))
    _write(folder, files)
    return Arrival(figure, "replaced" if target in held else "new", report)


def _write(folder: Path, files: Mapping[Path, bytes]) -> None:
    """The tables first, the record last: a record on file always has its tables."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in sorted(files.items(), key=lambda one: one[0].suffix == ".md"):
            draft = path.with_name(f"{path.name}.part")
            draft.write_bytes(data)
            draft.replace(path)
    except OSError as error:
        message = error.strerror or str(error)
        problem = Problem("folder-read-only", str(folder), message, "make the folder writable, and import again")
        raise ProblemsFound(Report((problem,))) from None
