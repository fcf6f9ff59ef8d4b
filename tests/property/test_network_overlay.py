"""No table that anyone may bring breaks the reading of it, and none of its rows is lost."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from figtrace.network.names import fold
from figtrace.network.overlay import lay
from figtrace.network.sheet import read, read_text
from figtrace.network.terms import index
from tests.unit.network.made import founding

INDEX = index(founding())
TERMS = sorted(word for hits in INDEX["terms"].values() for _, _, word in hits if isinstance(word, str))
cells = st.one_of(
    st.sampled_from(TERMS), st.floats().map(str), st.text(max_size=12), st.sampled_from(["", "NA", "=A1"])
)
rows = st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=8)
quickly = settings(deadline=None, max_examples=150)


@given(st.one_of(st.text(max_size=200), st.text('a,;\t\n\r"=#1.', max_size=60)))
@quickly
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    sheet, report = read_text(text)
    assert (sheet is None) == bool(report.errors)
    if sheet is not None:
        assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
        assert len(set(sheet.columns)) == len(sheet.columns)
        json.dumps(lay(INDEX, sheet, report))


@given(st.binary(max_size=120), st.sampled_from(["a.csv", "a.xlsx"]))
@quickly
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, name: str) -> None:
    sheet, report = read(data, name)
    assert (sheet is None) == bool(report.errors)


@given(rows)
@example([["CASP3", "1.797693134862316e+302"]])
@quickly
def test_every_row_is_matched_or_told_why_not(table: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["gene", "x", "y", "z"], *table])
    sheet, report = read_text(text.getvalue())
    assert sheet is not None
    told = lay(INDEX, sheet, report)
    numbers = [one["row"] for one in (*told["matched"], *told["unmatched"])]
    assert sorted(numbers) == [row.number for row in sheet.rows]
    assert all(one["why"] for one in told["unmatched"])
    assert len(told["agents"]) + len(told["without_data"]) == len(INDEX["names"])


@given(st.text("abzABZ019αβΓ-–− _/", max_size=20))
@quickly
def test_spellings_of_a_name_fold_to_one_form(name: str) -> None:
    once = fold(name)
    assert fold(once) == once
    assert fold(name.upper()) == fold(name.replace("-", "–").replace(" ", "\u00a0")) == once
