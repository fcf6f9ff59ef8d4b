"""A person's own table: read, matched by what, painted how, and every trouble said."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from figtrace.network import sheet as sheets
from figtrace.network.overlay import SIDE_STEPS, Laid, Scale, lay, step_of
from figtrace.network.sheet import Sheet, number, read, read_text
from figtrace.network.terms import index, term_of
from tests.unit.network.made import founding
from tests.unit.network.overlay_cases import FILE, TABLES, answered, vectors


def laid(text: str) -> Laid:
    sheet, report = read_text(text)
    assert sheet is not None
    return lay(index(founding()), sheet, report)


def table(data: bytes, name: str = "mine.csv") -> Sheet:
    sheet, report = read(data, name)
    assert sheet is not None, list(report)
    return sheet


def trouble(data: bytes, name: str = "mine.csv") -> list[tuple[str, str]]:
    sheet, report = read(data, name)
    assert sheet is None
    return [(problem.code, problem.message) for problem in report]


def workbook(rows: list[list[Any]]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def test_the_vectors_that_the_page_is_held_to_are_what_the_domain_says() -> None:
    """Written by ``python -m tests.unit.network.overlay_cases``; the page's own test reads the same file."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(json.dumps(vectors()))


@pytest.mark.parametrize("name", TABLES)
def test_no_row_is_lost(name: str) -> None:
    told = answered(TABLES[name])
    if told.get("id_column") is None:
        assert "error" in {problem["severity"] for problem in told["problems"]}
    else:
        assert len(told["matched"]) + len(told["unmatched"]) == told["n_rows"]


@pytest.mark.parametrize(
    ("identifier", "agent", "how"),
    [
        ("TP53INP1", "tp53inp1", "name in the caption"),
        ("ERBB2", "her2", "preferred name"),
        ("CD340", "her2", "synonym"),
        ("hgnc:3430", "her2", "identifier"),
        ("HGNC:HGNC:3430", "her2", "identifier"),
        ("ncbigene:2064", "her2", "other identifier"),
        ("Entrez Gene ID: 2064", "her2", "other identifier"),
        ("P04626", "her2", "other identifier"),
        ("P04626-4", "her2", "other identifier"),
        ("sp|P04626|ERBB2_HUMAN", "her2", "other identifier"),
        ("MIMAT0000092", "mir92a", "identifier"),
        ("hsa-miR-92a-3p", "mir92a", "preferred name"),
        ("miR-92a-3p", "mir92a", "preferred name"),
        ("MIR92A1", "mir92a", "other identifier"),
        ("TGFB2", "tgfb", "family member"),
        ("HSPA8", "hsp70", "family member"),
    ],
)
def test_an_identifier_is_matched_and_says_by_what(identifier: str, agent: str, how: str) -> None:
    told = laid(f"id,x\n{identifier},1\n")
    assert [(one["agent"], one["how"]) for one in told["matched"][0]["agents"]] == [(agent, how)]


def test_a_member_of_two_families_means_both_and_the_median_of_members_stands_for_a_family() -> None:
    told = laid("id,x\nHSPA1A,1\nHSPA1B,3\nHSPA8,8\n")
    assert [one["agent"] for one in told["matched"][0]["agents"]] == ["hsp72", "hsp70"]
    assert told["agents"]["hsp70"]["values"] == [3.0]
    assert told["agents"]["hsp72"]["values"] == [2.0]
    assert told["agents"]["hsp70"]["words"] == "HSP70: median of 3 rows (HSPA1A, HSPA1B, HSPA8), by family member"


def test_the_surest_row_counts() -> None:
    told = laid("id,x\nHSPA1A,9\nHSP72,1\nMIMAT0004658,5\nhsa-miR-155-5p,-5\n")
    assert (told["agents"]["hsp72"]["how"], told["agents"]["hsp72"]["values"]) == ("name in the caption", [1.0])
    assert (told["agents"]["mir155"]["ids"], told["agents"]["mir155"]["values"]) == (["hsa-miR-155-5p"], [-5.0])


@pytest.mark.parametrize("name", ["CAF", "TAM", "MSC", "ITGB1", "FNR", "MIR1052", "MAPK1"])
def test_what_only_looks_alike_is_not_matched(name: str) -> None:
    """Cells are no genes, another chain of an integrin is no member of α5, and MIR105-2 is not MIR1052."""
    told = laid(f"gene,x\n{name},1\nEGFR,1\n")
    assert [row["id"] for row in told["unmatched"]] == [name]


def test_without_data_and_unmatched_are_both_told() -> None:
    told = laid("gene,x\nEGFR,1\nENSG00000141510.17,2\n")
    assert "TLR2" in told["without_data"]
    assert "EGFR" not in told["without_data"]
    assert told["unmatched"] == [
        {
            "row": 3,
            "id": "ENSG00000141510.17",
            "why": "this network holds no Ensembl identifiers: use symbols, HGNC or NCBI Gene",
        }
    ]


def codes(told: Laid) -> list[str]:
    return [problem["code"] for problem in told["problems"]]


def test_duplicates_formulas_and_spoiled_dates_are_named_by_row() -> None:
    told = laid("gene,x,y\nEGFR,1,1\nEGFR,2,2\n1-Mar,3,3\nTLR2,=SUM(A1:A9),4\nTJP1,5,5\n")
    by_code = {problem["code"]: problem["message"] for problem in told["problems"]}
    assert by_code == {
        "overlay-formula": '"x": formulas are not worked out: row 5 =SUM(A1:A9)',
        "overlay-duplicates": 'identifiers twice: row 3 "EGFR"',
        "overlay-date": 'a spreadsheet turned gene names into dates: row 4 "1-Mar"',
    }
    assert told["agents"]["egfr"]["values"] == [1.0, 1.0]
    assert told["agents"]["tlr2"]["values"] == [None, 4.0]
    assert {row["why"] for row in told["unmatched"]} == {
        "the same identifier as row 2, which counts",
        "a date: a spreadsheet changed a gene name",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("one,two\n1,2\n", "overlay-no-id-column"),
        ("gene,lfc\nACTB,1\n", "overlay-nothing-matched"),
        ("gene,kind\nEGFR,x\n", "overlay-no-values"),
        ("gene,x\nEGFR,1\nTLR2\n", "overlay-ragged"),
        ("EGFR,1\nTLR2,2\n", "overlay-no-header"),
    ],
)
def test_each_trouble_of_a_table_has_its_code(text: str, code: str) -> None:
    assert code in codes(laid(text))


def test_bytes_that_cannot_be_read_say_why() -> None:
    assert trouble(b"gene,x\nTGF-\xe9,1\n") == [("overlay-encoding", "byte 0xe9 at 11 is no UTF-8")]
    assert trouble(b"\xff\xfea") == [("overlay-encoding", "the UTF-16 text is damaged")]
    assert trouble(b"a\x00b") == [("overlay-encoding", "the file is not text")]
    assert trouble(b"one two\nthree\n") == [
        ("overlay-delimiter", 'no tab, semicolon, comma or bar parts the first line "one two"')
    ]
    assert trouble(b"")[0][0] == "overlay-empty"
    assert trouble(b"no workbook", "mine.xlsx")[0][0] == "overlay-unreadable"
    assert trouble(b"PK\x03\x04 broken")[0][0] == "overlay-unreadable"


def test_a_table_over_50_mb_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sheets.MOST_BYTES == 50 * 1024 * 1024
    monkeypatch.setattr(sheets, "MOST_BYTES", 10)
    assert trouble(b"gene,x\nEGFR,1\n") == [("overlay-too-large", "the table has 0.0 MB")]


def test_a_workbook_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 100)
    assert trouble(workbook([["gene", "x"], ["EGFR", 1]]), "mine.xlsx")[0][0] == "overlay-too-large"


def test_utf8_with_a_mark_and_utf16_read_the_same() -> None:
    text = "gene,x\nTGF-β,1\n"
    plain = table(text.encode())
    assert table(text.encode("utf-8-sig")) == table(text.encode("utf-16")) == plain
    assert plain.columns == ("gene", "x")


def test_a_workbook_reads_as_its_csv_and_names_formulas_and_dates() -> None:
    data = workbook([["gene", "lfc"], ["EGFR", 1.5], ["TLR2", "=1+1"], [date(2024, 9, 2), 3], ["HER2", 2]])
    sheet, report = read(data, "mine.xlsx")
    assert sheet is not None
    assert [row.cells for row in sheet.rows] == [("EGFR", "1.5"), ("TLR2", ""), ("2-Sep", "3"), ("HER2", "2")]
    assert [problem.message for problem in report] == ["formulas are not worked out: B3 =1+1"]
    told = lay(index(founding()), sheet, report)
    assert told["agents"]["tlr2"]["values"] == [None]
    assert codes(told) == ["overlay-formula", "overlay-date"]


def test_ncbi_numbers_count_only_where_the_column_says_so() -> None:
    assert term_of("1956", is_ncbi=True) == term_of("1956.0", is_ncbi=True) == "ncbigene1956"
    assert term_of("1956", is_ncbi=False) == "1956"
    told = laid("entrez,count\n1956,7097\n")
    assert told["id_column"] == "entrez"
    assert list(told["agents"]) == ["egfr"]


@pytest.mark.parametrize(
    ("cell", "comma", "value"),
    [
        ("1.5", False, 1.5),
        ("−2", False, -2.0),
        (" +.5e-1 ", False, 0.05),
        ("1,5", True, 1.5),
        ("1,5", False, None),
        ("1.", False, 1.0),
        ("1e999", False, None),
        ("NA", False, None),
        ("0x10", False, None),
        ("١", False, None),
    ],
)
def test_a_number_is_read_as_it_is_written(cell: str, comma: bool, value: float | None) -> None:
    assert number(cell, comma) == value


def scale(kind: str, reach: float) -> Scale:
    return {"column": "x", "kind": kind, "centre": 0.0, "reach": reach, "words": ""}


@pytest.mark.parametrize(
    ("kind", "reach", "value", "step"),
    [
        ("diverging", 2, -2, "low-4"),
        ("diverging", 2, -9, "low-4"),
        ("diverging", 2, 0.2, "zero"),
        ("diverging", 2, 0.25, "high-1"),
        ("diverging", 2, 2, "high-4"),
        ("diverging", 0, 0, "zero"),
        ("ratio", 3, 0.5, "low-1"),
        ("ratio", 3, 8, "high-4"),
        ("p-value", 3, 1, "zero"),
        ("p-value", 3, 0.001, "high-4"),
    ],
)
def test_steps_lie_in_nine_about_the_centre(kind: str, reach: float, value: float, step: str) -> None:
    assert SIDE_STEPS == 4
    assert step_of(scale(kind, reach), value) == step


def test_the_kind_of_a_scale_follows_name_and_values() -> None:
    told = laid("gene,log2 fold change,fold change,padj,fdr\nEGFR,1,2,0.1,3\nTLR2,-1,0.5,0.01,4\n")
    assert [one["kind"] for one in told["scales"]] == ["diverging", "ratio", "p-value", "diverging"]
    assert [one["reach"] for one in told["scales"]] == [1.0, 1.0, 2.0, 4.0]


def test_a_number_too_large_to_be_rounded_is_painted_like_any_other() -> None:
    told = laid("gene,x\nEGFR,1.5e303\nTLR2,-7.5e302\n")
    assert told["scales"][0]["reach"] == 1.5e303
    assert [one["steps"] for one in told["agents"].values()] == [["high-4"], ["low-2"]]


def test_the_index_is_plain_json() -> None:
    assert json.loads(json.dumps(index(founding()))) == index(founding())


def test_another_databases_identifier_of_a_gene_is_as_sure_as_its_own() -> None:
    same = {"hgnc:11827": ("ensembl:ENSG00000104067", "uniprot:Q07157")}
    known = index(founding(), lambda curie: same.get(curie, ()))
    table, _ = read(b"id,log2fc\nENSG00000104067.19,1.5\nQ07157,2\nENSG00000000001,3\n", "own.csv")
    assert table is not None
    laid = lay(known, table)
    assert [(one["id"], one["agents"][0]["agent"], one["agents"][0]["how"]) for one in laid["matched"]] == [
        ("ENSG00000104067.19", "zo1", "identifier"),
        ("Q07157", "zo1", "identifier"),
    ]
    assert [one["why"] for one in laid["unmatched"]] == ["no molecule of this network goes by it"]
