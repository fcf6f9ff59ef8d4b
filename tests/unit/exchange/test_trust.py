"""Files of strangers: what is refused before it is parsed, and what stays plain text."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from figtrace.exchange import draft, export, load, readable
from figtrace.exchange.files import format_of, opened, read
from figtrace.exchange.trust import MAX_BYTES, json_value, text_of, xml_root
from figtrace.model.problems import ProblemsFound
from tests.unit.exchange.made import HOSTILE, OPPOSITE

GPML = "http://pathvisio.org/GPML/2021"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    f'<Pathway xmlns="{GPML}" title="&b;"/>'
)
FILE = f'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Pathway xmlns="{GPML}" title="&x;"/>'


def code(work: object, *args: object) -> str:
    with pytest.raises(ProblemsFound) as refused:
        work(*args)  # type: ignore[operator]
    return refused.value.report.errors[0].code


@pytest.mark.parametrize("text", [BOMB, FILE, f"<!-- x --> {FILE}", "\ufeff" + FILE])
@pytest.mark.parametrize("name", ["gpml2021", "sbgn-af", "graphml"])
def test_document_types_are_refused_whatever_stands_before_them(name: str, text: str) -> None:
    assert code(load, text.encode("utf-8"), name) == "xml-doctype"


ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as held:
    held.writestr("[Content_Types].xml", "<Types/>")
BAD: dict[str, tuple[str, bytes, str]] = {
    "another encoding": ("a.sif", "Fähre activates B".encode("latin-1"), "not-text"),
    "an encoding that nobody knows": ("a.gpml", b'<?xml version="1.0" encoding="klingon"?><a/>', "not-text"),
    "a bomb": ("a.gpml", BOMB.encode(), "xml-doctype"),
    "a file of this machine": ("a.graphml", FILE.encode(), "xml-doctype"),
    "too deep, XML": ("a.sbgn", b"<a>" * 150 + b"</a>" * 150, "xml-too-deep"),
    "too deep, JSON": ("a.json", b"[" * 300 + b"]" * 300, "json-too-deep"),
    "too large": ("a.cx2", b"[" + b" " * MAX_BYTES + b"]", "too-large"),
    "CX of version 1": ("a.cx2", b'[{"numberVerification": []}, {"nodes": []}]', "cx1-not-read"),
    "another language of SBGN": ("a.sbgn", export(OPPOSITE, "sbgn-pd").data, "sbgn-language"),
    "an older GPML": ("a.gpml", b'<Pathway xmlns="http://genmapp.org/GPML/2010a" Name="x"/>', "gpml-namespace"),
    "nothing": ("a.gpml", b"", "file-empty"),
    "blanks": ("a.csv", b" \r\n ", "file-empty"),
    "a page of the web": ("a.gpml", b"<!doctype html>\n<html><body>404</body></html>", "html-page"),
    "a page without a doctype": ("a.gpml", b"<HTML><head><title>Sign in</title></head></HTML>", "html-page"),
    "a workbook": ("a.xlsx", ZIP.getvalue(), "office-file"),
    "a broken zip": ("a.zip", b"PK\x03\x04nonsense", "zip-refused"),
    "a picture": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "format-unclear"),
    "BioPAX, which is only written": ("a.owl", b'<RDF xmlns="x"/>', "format-not-read"),
    "Web Annotations, which are only written": ("a.jsonld", export(OPPOSITE, "webanno").data, "format-not-read"),
    "PROV, which is only written": ("a.json", export(OPPOSITE, "prov").data, "format-not-read"),
    "JSON of no format here": ("a.json", b'{"$schema": "x", "title": "y"}', "format-unclear"),
    "BEL, which is only written": ("a.bel", b'SET DOCUMENT Name = "x"', "format-not-read"),
}


@pytest.mark.parametrize("what", BAD)
def test_each_kind_of_bad_file_has_a_code_of_its_own_and_a_cure(what: str, tmp_path: Path) -> None:
    name, data, wanted = BAD[what]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ProblemsFound) as refused:
        read(tmp_path / name)
    (found,) = refused.value.report.errors
    assert found.code == wanted
    assert found.cure
    assert "codec" not in found.message


def test_an_entity_bomb_in_another_encoding_is_refused_too() -> None:
    assert code(xml_root, BOMB.encode("utf-16")) == "xml-doctype"


def test_large_files_are_refused_before_they_are_parsed() -> None:
    assert code(text_of, b" " * (MAX_BYTES + 1)) == "too-large"


@pytest.mark.parametrize("one", readable(), ids=lambda one: one.name)
def test_nonsense_is_refused_or_read_as_nothing(one: object) -> None:
    for data in (b"", b"\xff\xfe\x00", b"nonsense", b"<a/>", b"{}", b"[1, 2]", b'"x"', b"<" * 99, b"[" * 200):
        read = None
        with suppress(ProblemsFound):
            read = one.loads(data)  # type: ignore[attr-defined]
        assert read is None or not read.network.statements


def test_depth_is_limited_in_json_and_xml() -> None:
    assert code(json_value, "[" * 101 + "]" * 101) == "json-too-deep"
    assert json_value('["' + "[" * 500 + '"]') == ["[" * 500]
    assert code(xml_root, "<a>" * 120 + "</a>" * 120) == "xml-too-deep"


def test_numbers_that_are_no_json_are_refused() -> None:
    assert code(json_value, "[NaN]") == "json-malformed"
    assert code(json_value, '[{"a": 1') == "json-truncated"


def many(name: str) -> list[dict[str, str]]:
    return [{"name": f"{name}{n}"} for n in range(500)]


def drawn(*parts: str) -> str:
    return f'<Pathway xmlns="{GPML}">{"".join(parts)}</Pathway>'


def line(one: str, two: str, ident: str = "l", anchor: str = "") -> str:
    points = f'<Point elementRef="{one}"/><Point elementRef="{two}" arrowHead="Directed"/>'
    held = f'<Anchor elementId="{anchor}"/>' if anchor else ""
    return f'<Interaction elementId="{ident}"><Waypoints>{points}{held}</Waypoints></Interaction>'


def inside(group: str) -> str:
    nodes = (f'<DataNode elementId="{group}{n}" groupRef="{group}" textLabel="x"/>' for n in range(500))
    return "".join((f'<Group elementId="{group}"/>', *nodes))


WORD = "w" * 40_000
GATE = "".join(f'<arc class="logic arc" id="l{n}" source="a" target="p"/>' for n in range(3000))
UNFOLDING: dict[str, tuple[str, str]] = {
    "two lists multiplied": (
        "indra",
        json.dumps([{"type": "Conversion", "obj_from": many("a"), "obj_to": many("b")}]),
    ),
    "a quote of every member": (
        "indra",
        json.dumps([{"type": "Complex", "members": many("a") * 5, "evidence": [{"text": WORD}]}]),
    ),
    "a word of every target": ("sif", f"A\t{WORD}\t" + "\t".join(f"b{n}" for n in range(2500))),
    "a default of every node": (
        "cx2",
        json.dumps(
            [
                {"CXVersion": "2.0"},
                {"attributeDeclarations": [{"nodes": {"x": {"v": WORD}}}]},
                {"nodes": [{"id": n} for n in range(2500)]},
                {"status": [{"success": True}]},
            ]
        ),
    ),
    "a gate named after its inputs": (
        "sbgn-af",
        '<sbgn xmlns="http://sbgn.org/libsbgn/0.3"><map language="activity flow">'
        f'<glyph class="biological activity" id="a"><label text="{WORD}"/></glyph>'
        f'<glyph class="and" id="g"><port id="p"/></glyph>{GATE}</map></sbgn>',
    ),
    "a group for every other group": ("gpml2021", drawn(inside("a"), inside("b"), line("a", "b"))),
}


@pytest.mark.parametrize("what", UNFOLDING)
def test_a_small_file_that_unfolds_to_a_large_network_is_refused(what: str) -> None:
    name, text = UNFOLDING[what]
    assert len(text) < MAX_BYTES
    assert code(lambda: load(text, name, expand_groups=name == "gpml2021")) == "unfolds-too-large"


def test_a_file_of_more_records_than_anyone_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "MAX_UNFOLDED", 30 * draft.RECORD)
    assert len(load("A activates B\n" * 20, "sif").network.statements) == 20
    assert code(load, "A activates B\n" * 30, "sif") == "unfolds-too-large"


def test_groups_and_lines_in_one_another_beyond_any_depth_are_read() -> None:
    groups = "".join(f'<Group elementId="g{n}" groupRef="g{n + 1}"/>' for n in range(2000))
    nodes = '<DataNode elementId="a" textLabel="A" groupRef="g0"/><DataNode elementId="b" textLabel="B"/>'
    for expand in (False, True):
        text = drawn(nodes, groups, '<Group elementId="g2000"/>', line("g2000", "b"))
        (statement,) = load(text, "gpml2021", expand_groups=expand).network.statements
        assert (statement.subject, statement.object) == ("a" if expand else "g2000", "b")
    lines = "".join(line("a", f"n{n + 1}", f"l{n}", f"n{n}") for n in range(2000))
    text = drawn(nodes.replace(' groupRef="g0"', ""), lines, line("a", "b", "l2000", "n2000"))
    assert {(one.subject, one.object) for one in load(text, "gpml2021").network.statements} == {("a", "b")}


def test_a_table_of_many_columns_and_short_rows_is_read_row_by_row() -> None:
    head = ",".join(("subject", "relation", "object", *map(str, range(20_000))))
    assert len(load(f"{head}\n" + "A,activates,B\n" * 3000, "csv").network.statements) == 3000


def test_ids_with_script_stay_text_in_every_format() -> None:
    for one in readable():
        if one.name == "sif":
            continue
        out = export(HOSTILE, one.name)
        back = load(out.content, one.name, out.companions).network
        assert '<script>alert("1")</script>' in back.agent
        if one.extension in ("gpml", "sbgn", "graphml"):
            assert "<script>" not in out.text


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_is_a_formula(name: str) -> None:
    out = export(HOSTILE, name)
    for text in (out.text, *out.companions.values()):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter="," if name == "csv" else "\t"):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for sheet in openpyxl.load_workbook(io.BytesIO(export(HOSTILE, "xlsx").data)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "inlineStr", "n")
                assert not str(cell.value or "").startswith(("=", "+", "-", "@"))


def test_tables_of_others_are_read_with_three_columns_bom_and_crlf() -> None:
    read = load('\ufeffA,activates,B\r\n"C, D",inhibits,B\r\n'.encode(), "csv")
    assert [(s.subject, s.object) for s in read.network.statements] == [("A", "B"), ("C, D", "B")]
    assert code(load, b"a,b\r\n1,2\r\n", "csv") == "columns-unknown"


def test_two_rows_with_one_key_are_named() -> None:
    out = export(OPPOSITE, "tsv")
    doubled = out.text + out.text.splitlines()[1] + "\n"
    read = load(doubled, "tsv", out.companions)
    assert "duplicate-key" in {problem.code for problem in read.report}
    assert len(read.network.statements) == 2


def test_sif_takes_blanks_tabs_several_targets_and_lone_nodes() -> None:
    read = load("A activates B C\nD\n", "sif").network
    assert [(s.subject, s.object) for s in read.statements] == [("A", "B"), ("A", "C")]
    assert set(read.agent) == {"A", "B", "C", "D"}
    assert code(load, "A activates\n", "sif") == "sif-line"


def test_zips_are_limited() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * (MAX_BYTES + 1))
    assert code(opened, out.getvalue()) == "zip-refused"
    assert code(opened, b"PK\x03\x04nonsense") == "zip-refused"


@pytest.mark.parametrize(
    "name", ["gpml2021", "gpml2013a", "cx2", "sbgn-af", "graphml", "indra", "json", "sif", "csv", "tsv"]
)
def test_the_format_of_a_file_is_found_out(name: str) -> None:
    from figtrace.exchange import FORMATS

    out = export(OPPOSITE, name)
    assert format_of(f"x.{FORMATS[name].extension}", out.data) == name
    assert code(format_of, "x.bin", b"\x00\x01") == "format-unclear"
