"""The packed file: what goes in is found, what does not is not, and another file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrace.reading.packed import PackedFile, pack
from figtrace.reading.text import key


def plain(word: str) -> str:
    return word


@pytest.fixture
def packed(tmp_path: Path) -> PackedFile:
    rows = [f"Name-{n}\tng\thgnc:{n}" for n in range(5_000)] + ["TGF-β\tcf\tfplx:TGFB", "TGF beta\tsf\tmesh:D016212"]
    path = tmp_path / "small.lex"
    path.write_bytes(pack({"names": (rows, key), "other": (["a\tb"], plain)}, {"made": "here"}))
    return PackedFile(path)


def test_every_line_is_found_under_its_key(packed: PackedFile) -> None:
    table = packed.table("names", key)
    assert table.n_lines == 5_002
    for n in (0, 7, 1_234, 4_999):
        assert table.lines(key(f"name {n}")) == [[f"Name-{n}", "ng", f"hgnc:{n}"]]


def test_lines_of_one_key_stand_together(packed: PackedFile) -> None:
    found = packed.table("names", key).lines(key("tgf-BETA"))
    assert {tuple(line) for line in found} == {("TGF-β", "cf", "fplx:TGFB"), ("TGF beta", "sf", "mesh:D016212")}


def test_what_is_not_there_is_not_found(packed: PackedFile) -> None:
    table = packed.table("names", key)
    assert table.lines("name5000") == []
    assert table.lines("") == []
    assert sum(table.may_hold(f"absent{n}") for n in range(2_000)) < 100


def test_tables_of_a_file_are_apart_and_it_says_what_it_holds(packed: PackedFile) -> None:
    assert packed.table("other", plain).lines("a") == [["a", "b"]]
    assert packed.about == {"made": "here"}


def test_the_same_lines_give_the_same_bytes() -> None:
    rows = [f"n{n}\tx" for n in range(300)]
    assert pack({"t": (rows, plain)}, {}) == pack({"t": (reversed(rows), plain)}, {})


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.lex"
    path.write_bytes(b"something else entirely")
    with pytest.raises(ValueError, match="figtrace lexicon build"):
        PackedFile(path)
