"""A record that arrives is filed whole with its tables, or not at all; one on file is not written over unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrace.figures.arrivals import Arrival, read_with_tables, take_in
from figtrace.figures.library import Library
from figtrace.model.problems import ProblemsFound

RECORD = Path(__file__).parents[2] / "fixtures" / "records" / "PMC2__v2.md"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "figures").mkdir()
    return Library(tmp_path)


def arrive(library: Library, *, is_again: bool = False, more: bytes = b"") -> Arrival:
    record, tables = read_with_tables(RECORD)
    return take_in(library, record.replace(b"---\n", b"---\n" + more, 1), tables, RECORD.name, is_again=is_again)


def codes(error: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    return [problem.code for problem in error.value.report.errors]


def test_a_record_is_filed_with_its_tables(library: Library) -> None:
    arrival = arrive(library)
    assert (arrival.figure.figid, arrival.outcome) == ("PMC2__v2", "new")
    filed = sorted(path.name for path in (library.root / "figures").iterdir())
    assert filed == ["PMC2__v2-chemicals.tsv", "PMC2__v2-diseases.tsv", "PMC2__v2-genes.tsv", "PMC2__v2.md"]
    assert arrive(library).outcome == "same"


def test_another_version_waits_for_a_word(library: Library) -> None:
    arrive(library)
    with pytest.raises(ProblemsFound, match='"PMC2__v2" is on file and differs') as refused:
        arrive(library, more=b"# another version\n")
    assert codes(refused) == ["record-there"]
    assert arrive(library, is_again=True, more=b"# seen again\n").outcome == "replaced"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "figures").write_text("a file where the folder should be")
    with pytest.raises(ProblemsFound, match="make the folder writable") as refused:
        arrive(Library(tmp_path))
    assert codes(refused) == ["folder-read-only"]


def test_a_path_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="check the path") as refused:
        read_with_tables(tmp_path / "nothing.md")
    assert codes(refused) == ["file-unreadable"]
