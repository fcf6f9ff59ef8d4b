"""A record of each generation is read whole; what stands in the way is named with its line, its value and a cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrace.figures import pfocr
from figtrace.model.problems import ProblemsFound, Severity
from tests.shared import needs_shared, shared

RECORDS = Path(__file__).parents[2] / "fixtures" / "records"
GOOD = "---\nfigid: PMC1__f\ncaption: A activates B.\nnumber: F1\n---\n"


def errors_of(text: str | bytes, **tables: bytes) -> list[tuple[str, str, str, str]]:
    raw = text.encode() if isinstance(text, str) else text
    figure, report = pfocr.parse(raw, tables, "r.md")  # type: ignore[arg-type]
    assert (figure is None) == bool(report.errors)
    return [(p.code, p.where, p.message, p.cure) for p in report.errors]


def test_first_generation_with_its_own_hits():
    figure = pfocr.read(RECORDS / "PMC1__v1.md")
    assert figure.generation == "V1"
    assert (figure.pathway_score, figure.year, figure.ndex, figure.organisms) == (0.5, 2001, None, ())
    assert [(h.kind, h.word, h.symbol, h.curie) for h in figure.ocr] == [
        ("gene", "kin-a:", "KINA", "ncbigene:101"),
        ("chemical", "ATP", None, "mesh:D000255"),
    ]


def test_second_generation_with_tables_of_both_forms():
    figure = pfocr.read(RECORDS / "PMC2__v2.md")
    assert figure.generation == "V2b"
    assert (figure.doi, figure.journal, figure.publisher, figure.year) == (None, None, None, None)
    assert figure.keywords == ("exosome", "kinase")
    assert figure.aliases == ("PMC2__F2",)
    assert [(h.kind, h.word, h.symbol, h.curie, h.taxon) for h in figure.ocr] == [
        ("gene", "KINA↑", "KINA", "ncbigene:101", "ncbitaxon:9606"),
        ("gene", '"(via"', None, None, "ncbitaxon:9796"),
        ("chemical", "Glucose", "D-glucopyranose", "mesh:D005947", None),
        ("chemical", "ATP", None, "chebi:15422", None),
        ("disease", "Glioma", None, "mesh:D005910", None),
    ]


def test_the_caption_is_untouched_and_counted_in_code_points():
    caption = pfocr.read(RECORDS / "PMC2__v2.md").caption
    assert caption.endswith('.  <script>alert("x")</script> & <b>KINB</b> falls. ')
    assert caption[26:37] == "𝛼-secretase"


@pytest.mark.parametrize(
    ("text", "code", "where", "message"),
    [
        ("", "no-front-matter", "r.md: line 1", "no front matter between"),
        ("# Title\n", "no-front-matter", "r.md: line 1", 'starts with "# Title"'),
        ("---\nfigid: PMC1__f\n", "no-front-matter", "r.md: line 1", 'starts with "---"'),
        ("---\n- a\n- b\n---\n", "no-front-matter", "r.md: line 2", "no mapping"),
        ("---\nfigid: [a\n---\n", "not-yaml", "r.md: line 3", "YAML: "),
        ("---\nfigid: a\nfigid: b\n---\n", "field-twice", "r.md: line 3", '"figid" also stands on line 2'),
        ("---\nfigid: &a x\ncaption: *a\n---\n", "yaml-alias", "r.md: line 3", '"*a" is a YAML alias'),
        ("---\nfigid: !!python/name:os.system\n---\n", "yaml-tag", "r.md: line 2", "python/name:os.system"),
        ("---\nfigid: " + "[" * 40 + "]" * 40 + "\n---\n", "yaml-too-big", "r.md: line 2", "nested 13 deep"),
        (GOOD.replace("A activates B.", "''"), "no-caption", "r.md: line 3, caption", 'caption is ""'),
        (GOOD.replace("A activates B.", "NA"), "no-caption", "r.md: line 3, caption", 'caption is "NA"'),
        ("---\nfigid: PMC1__f\n---\n", "no-caption", "r.md: caption", "caption is not there"),
        ("---\ncaption: A.\n---\n", "no-figid", "r.md: figid", "figid is not there"),
        (GOOD.replace("PMC1__f", "../../etc/passwd"), "figid-form", "r.md: line 2, figid", '"../../etc/passwd"'),
        (GOOD.replace("PMC1__f", "PMC1__a/b"), "figid-form", "r.md: line 2, figid", '"PMC1__a/b"'),
        (GOOD.replace("PMC1__f", "PMC1__a..b"), "figid-form", "r.md: line 2, figid", '"PMC1__a..b"'),
        (GOOD.replace("A activates B.", "[A, B]"), "field-wrong-type", "r.md: line 3, caption", "['A', 'B']"),
        (GOOD.replace("F1", "5"), "field-wrong-type", "r.md: line 4, number", "is 5, not text"),
        (GOOD.replace("number: F1", "year: '20x2'"), "field-wrong-type", "r.md: line 4, year", "'20x2'"),
        (GOOD.replace("number: F1", "automl_pathway: 1.5"), "field-wrong-type", "r.md: line 4, automl_pathway", "1.5"),
        (GOOD.replace("number: F1", "automl_pathway: .nan"), "field-wrong-type", "r.md: line 4, automl_pathway", "nan"),
        (GOOD.replace("number: F1", "organisms: {a: b}"), "field-wrong-type", "r.md: line 4, organisms", "{'a': 'b'}"),
        (GOOD.replace("number: F1", "schema-jsonld: x"), "field-wrong-type", "r.md: line 4, schema-jsonld", "'x'"),
        (GOOD.replace("number: F1", "genes: [7]"), "field-wrong-type", "r.md: line 4, genes[0]", "is 7"),
        (GOOD.replace("number: F1", "year: 2022-13-45"), "not-yaml", "r.md", "month must be in 1..12"),
    ],
)
def test_bad_input_is_named_and_nothing_is_half_loaded(text, code, where, message):
    found = errors_of(text)
    assert [error[0] for error in found] == [code]
    assert found[0][1] == where
    assert message in found[0][2]
    assert found[0][3]


def test_bytes_that_are_not_utf8_are_named_by_line():
    found = errors_of(GOOD.encode().replace(b"activates", b"activ\xe4tes"))
    assert found == [
        ("not-utf-8", "r.md: line 3", "byte 0xe4 at 35 is not UTF-8", "save the file as UTF-8"),
    ]


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "PMC1__f.md"
    path.write_bytes(GOOD.encode() + b" " * 10_000_000)
    with pytest.raises(ProblemsFound, match="more than 2,000,000 bytes") as caught:
        pfocr.read(path)
    assert [problem.code for problem in caught.value.report] == ["file-too-large"]


def test_an_alias_bomb_is_refused_at_its_first_alias():
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    found = errors_of("---\n" + "\n".join(rows) + "\n---\n")
    assert [(error[0], error[1]) for error in found] == [("yaml-alias", "r.md: line 3")]


def test_every_error_of_a_record_is_said_at_once():
    found = errors_of(b"---\nfigid: ''\nyear: x\nnumber: [1]\n---\n")
    assert [error[0] for error in found] == ["no-figid", "no-caption", "field-wrong-type", "field-wrong-type"]


@pytest.mark.parametrize(
    ("table", "code", "where", "message"),
    [
        (b"a\tb\n1\t2\n", "table-columns", "PMC1__f-genes.tsv: line 1", 'columns are "a b"'),
        (b"word\tncbigene_symbol\tncbigene_id\nx\ty\n", "table-row", "PMC1__f-genes.tsv: line 2", "2 values for 3"),
        (b"word\tncbigene_symbol\tncbigene_id\nNA\ty\t1\n", "table-row", "PMC1__f-genes.tsv: line 2", 'word is "NA"'),
        (b"word\xff", "not-utf-8", "PMC1__f-genes.tsv: line 1", "byte 0xff at 4"),
    ],
)
def test_a_bad_table_is_named_by_its_line(table, code, where, message):
    found = errors_of(GOOD, gene=table)
    assert [error[:2] for error in found] == [(code, where)]
    assert message in found[0][2]


def test_an_empty_table_holds_nothing():
    assert errors_of(GOOD, gene=b"") == []


def test_what_is_odd_but_readable_is_a_warning_or_a_note():
    text = (
        GOOD.replace("number: F1", "year: '2022'\nautoml_pathway: 0.5\nkeywords: ''\ncolour: red")
        .replace("---\n", "---\nschema-jsonld: {name: CreativeWork, description: A activates C.}\n", 1)
        .__add__("Words below.\n")
    )
    figure, report = pfocr.parse(text.encode(), where="r.md")
    assert figure is not None
    assert figure.year == 2022
    assert [(p.code, p.severity, p.message) for p in report] == [
        ("caption-differs", Severity.WARNING, "caption and schema-jsonld.description differ at 12"),
        ("empty-field", Severity.NOTE, 'keywords is ""; schema-jsonld.name is "CreativeWork"'),
        ("field-type", Severity.WARNING, 'year is text "2022"; automl_pathway 0.500 is no belief'),
        ("field-unknown", Severity.NOTE, "no PFOCR record has this key"),
        ("body-ignored", Severity.NOTE, "words stand after the front matter"),
    ]


def test_a_byte_order_mark_and_windows_lines_change_nothing():
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    figure, _ = pfocr.parse(raw)
    assert figure is not None
    assert (figure.figid, figure.caption) == ("PMC1__f", "A activates B.")


def test_a_file_under_another_name_is_a_warning(tmp_path):
    path = tmp_path / "other.md"
    path.write_text(GOOD)
    figure, report = pfocr.examine(path)
    assert figure is not None
    assert [(p.code, p.cure) for p in report] == [("figid-not-file-name", "name the file PMC1__f.md")]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    figure, report = pfocr.examine(tmp_path / "PMC9__none.md")
    assert figure is None
    assert [p.code for p in report] == ["file-unreadable"]


@needs_shared
def test_every_stored_record_is_read_with_its_tables():
    import yaml

    records = [path for path in sorted(shared("records").rglob("*.md")) if path.name != "ANNOTATION.md"]
    assert len(records) == 45
    generations: dict[str, int] = {}
    for path in records:
        figure, report = pfocr.examine(path)
        assert figure is not None, report
        generations[figure.generation] = generations.get(figure.generation, 0) + 1
        plain = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.SafeLoader)
        assert figure.caption == plain["caption"]
        tables = path.parent.glob(f"{path.stem}-*.tsv")
        rows = sum(len(table.read_text(encoding="utf-8").splitlines()) - 1 for table in tables)
        listed = sum(len(plain.get(kind, [])) for kind in ("genes", "chemicals", "diseases"))
        assert len(figure.ocr) == rows + listed
        absent = ("", "NA", ".na.character")
        assert not any(value in absent for value in figure.model_dump().values() if isinstance(value, str))
    assert generations == {"V1": 2, "V2a": 2, "V2b": 41}


def test_a_long_value_is_quoted_in_part() -> None:
    record = f"---\nfigid: PMC1__f\nfigtitle: T\npmcid: PMC1\nnumber: F1\ncaption: C.\nyear: '{'x' * 3000}'\n---\n"
    _, report = pfocr.parse(record.encode(), {}, "r.md")
    said = [problem.message for problem in report if problem.code == "field-type"]
    assert any(one.startswith(f'year is text "{"x" * 80}"') for one in said), said
    assert all(len(problem.message) < 500 for problem in report)
