"""The rows of every table, and the files that they become."""

from __future__ import annotations

import csv
import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from figtrace.figures.library import Library, default_data
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Figure
from figtrace.tables.rows import COLUMNS, TableRow, frame, rows
from figtrace.tables.text import dumps, harmless
from tests.unit.network.made import CAPTION, FOUNDING, MECHANISM, founding


def figure() -> Figure:
    return Library(default_data()).figure(FOUNDING)


def table(name: str) -> list[TableRow]:
    return rows(name, figure(), founding(), MECHANISM)


@pytest.mark.parametrize(("name", "n"), [("statements", 54), ("agents", 44), ("evidence", 54), ("references", 16)])
def test_every_table_has_all_its_rows_and_columns(name: str, n: int) -> None:
    assert len(table(name)) == n
    assert all(list(row) == list(COLUMNS[name]) for row in table(name))


def test_a_statement_row_says_what_the_words_say_and_what_the_model_uses() -> None:
    row = next(row for row in table("statements") if row["statement"] == "R22")
    assert (row["said"], row["modelled"]) == ("no direction said", "decreases")
    assert row["basis"] == "said in words, direction from other papers"
    assert (row["in_caption"], row["in_mechanism_literature"]) == (True, True)
    implied = next(row for row in table("statements") if row["statement"] == "R07")
    assert (implied["said"], implied["in_caption"], implied["in_mechanism_caption"]) == (None, False, True)


def test_the_sentence_follows_the_reading() -> None:
    def said(reading: object) -> object:
        drawn = rows("statements", figure(), founding(), reading)  # type: ignore[arg-type]
        return next(row["sentence"] for row in drawn if row["statement"] == "R13")

    assert said(CAPTION) == "HSP72 targets TLR2"
    assert said(MECHANISM) == "HSP72 increases TLR2"


def test_an_agent_row_counts_its_statements_and_mechanisms() -> None:
    row = next(row for row in table("agents") if row["agent"] == "cell_caf")
    assert (row["mechanisms"], row["mentions"]) == ("M1 | M5", 3)
    assert (row["statements_in"], row["statements_out"]) == (4, 0)
    assert next(row for row in table("agents") if row["agent"] == "tp53inp1")["identifier"] == "hgnc:18022"


def test_every_quote_is_anchored_and_its_cue_is_within() -> None:
    for row in table("evidence"):
        assert row["anchored"] is True
        assert str(row["cue"]) in str(row["quote"])


def test_ocr_rows_hold_our_verdict_and_the_words_that_were_missed() -> None:
    found = table("ocr")
    assert all(list(row) == list(COLUMNS["ocr"]) for row in found)
    assert {row["verdict"] for row in found if row["word"] == "TRL2"} == {"misread"}
    assert {row["agent"] for row in found if row["word"] == "TRL2"} == {"tlr2"}
    assert [row for row in found if row["table"] is None and row["verdict"] == "missed"]


def test_references_name_their_statements() -> None:
    row = next(row for row in table("references") if row["reference"] == "REF_NM2014")
    assert row["statements"] == "R32"


def test_a_table_that_there_is_not_names_those_there_are() -> None:
    with pytest.raises(ProblemsFound, match=r'"edges" is no table \(use one of: statements, agents, evidence'):
        rows("edges", figure(), founding())


def test_a_frame_has_the_rows_and_the_columns() -> None:
    made = frame("agents", figure(), founding(), MECHANISM)
    assert made.shape == (44, len(COLUMNS["agents"]))
    assert list(made.columns) == list(COLUMNS["agents"])


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-derived", "'-derived"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("miR-155", "miR-155"),
        (-3, -3),
        (None, None),
    ],
)
def test_a_cell_that_a_spreadsheet_would_work_out_is_made_harmless(
    cell: str | int | None, written: str | int | None
) -> None:
    assert harmless(cell) == written


NASTY: list[TableRow] = [
    {"name": "=1+1", "note": 'a "b", c\nd', "n": -3, "is_it": True, "none": None},
    {"name": "TGF-β", "note": "-derived", "n": 0, "is_it": False, "none": None},
]


def test_csv_and_tsv_read_back() -> None:
    text = dumps(NASTY, NASTY[0], "csv").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["name", "note", "n", "is_it", "none"],
        ["'=1+1", 'a "b", c\nd', "-3", "yes", ""],
        ["TGF-β", "'-derived", "0", "no", ""],
    ]
    assert dumps(NASTY, NASTY[0], "tsv").decode().splitlines()[1] == '\'=1+1\ta "b", c d\t-3\tyes\t'


def test_a_workbook_holds_text_as_text_and_no_formula() -> None:
    data = dumps(NASTY, NASTY[0], "xlsx")
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["name", "note", "n", "is_it", "none"],
        ["=1+1", 'a "b", c\nd', -3, "yes", None],
        ["TGF-β", "-derived", 0, "no", None],
    ]
    with ZipFile(io.BytesIO(data)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_a_format_that_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match="no format 'ods'; there are csv, tsv, xlsx"):
        dumps([], [], "ods")


def test_every_founding_table_becomes_every_file() -> None:
    for name, columns in COLUMNS.items():
        for form in ("csv", "tsv", "xlsx"):
            assert len(dumps(table(name), columns, form)) > 1000
