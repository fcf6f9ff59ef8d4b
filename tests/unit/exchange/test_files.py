"""The registry, files on disk, and the two verbs of the command line."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from figtrace.cli import main
from figtrace.cli.exchange import file_name
from figtrace.exchange import FORMATS, Exported, Format, export, load, readable
from figtrace.exchange.files import bundle, opened, read, readme_table, save
from figtrace.figures.library import default_data
from figtrace.model import codec
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.vocabulary import ReviewState, StatementType
from tests.unit.exchange.made import FOUNDING, OPPOSITE, agent, founding, network, statement

NAMES = "json gpml2021 gpml2013a cx2 sbgn-af sbgn-pd sbml-qual indra bel biopax graphml sif tsv csv xlsx webanno prov"


def test_every_format_of_the_command_line_is_in_the_registry() -> None:
    assert set(FORMATS) == set(NAMES.split())
    read = {"json", "gpml2021", "gpml2013a", "cx2", "sbgn-af", "indra", "graphml", "sif", "tsv", "csv"}
    assert {one.name for one in readable()} == read
    assert all(f"| `{name}` |" in readme_table() for name in FORMATS)


def test_the_readme_holds_the_table_of_the_registry() -> None:
    readme = Path(__file__).parents[3] / "README.md"
    assert readme_table() in readme.read_text(encoding="utf-8")


def test_a_missing_extra_says_the_line_that_installs_it() -> None:
    one = Format("x", "x", "X", "1", "none:dumps", extra="sbml", library="no_such_library")
    with pytest.raises(ProblemsFound, match=r"pip install 'figtrace\[sbml\]'"):
        _ = one.dumps


def test_a_format_that_is_only_written_says_so() -> None:
    with pytest.raises(ProblemsFound, match="only written"):
        load("x", "bel")
    with pytest.raises(ProblemsFound, match="is no format"):
        export(OPPOSITE, "pdf")


def test_rejected_statements_stay_out_and_suggested_ones_go_in_when_asked() -> None:
    made = network(
        (agent("a"), agent("b")),
        (
            statement("S1", "a", StatementType.ACTIVATION, "b", review=ReviewState.SUGGESTED),
            statement("S2", "a", StatementType.ACTIVATION, "b", review=ReviewState.REJECTED),
            statement("S3", "a", StatementType.ACTIVATION, "b", review=ReviewState.ACCEPTED),
        ),
    )
    for one in readable():
        if one.name == "sif":
            continue
        out = export(made, one.name)
        assert set(load(out.content, one.name, out.companions).network.statement) == {"S3"}, one.name
        assert ("S1", "statement") in {(loss.where, loss.field) for loss in out.losses}
        assert "S2" not in {loss.where for loss in out.losses}
        asked = export(made, one.name, include_suggested=True)
        assert set(load(asked.content, one.name, asked.companions).network.statement) == {"S1", "S3"}, one.name


def test_a_failed_write_leaves_no_file_and_keeps_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.sif"
    path.write_text("old", encoding="utf-8")
    broken = Exported("new", companions={".nodes.tsv": "ok", ".edges.tsv": 7})  # type: ignore[dict-item]
    with pytest.raises(AttributeError):
        save(broken, path)
    assert [file.name for file in tmp_path.iterdir()] == ["out.sif"]
    assert path.read_text(encoding="utf-8") == "old"


def test_files_with_companions_are_saved_read_and_bundled(tmp_path: Path) -> None:
    for name in ("sif", "tsv", "csv"):
        out = export(founding(), name)
        path = tmp_path / name / f"a.b.{name}"
        path.parent.mkdir()
        assert save(out, path)[-1] == path
        assert read(path).network == founding()
        filename, data = bundle(out, "a.b", FORMATS[name])
        assert filename == f"a.b.{name}.zip"
        assert opened(data).network == founding()
        assert zipfile.ZipFile(io.BytesIO(data)).namelist()[0] == f"a.b.{name}"


def test_export_writes_the_file_and_tells_its_losses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, losses = tmp_path / "out.cx2", tmp_path / "losses.tsv"
    assert main(["export", FOUNDING, "--format", "cx2", "-o", str(out), "--losses", str(losses)]) == 0
    read_back = read(out)
    assert read_back.network == founding()
    assert read_back.positions is not None
    assert len(read_back.positions.boxes) == len(founding().agents)
    told = capsys.readouterr().err.splitlines()
    assert any(line.startswith("parked evidence: 54 (R01, R02, R03, …)") for line in told)
    rows = losses.read_text(encoding="utf-8").splitlines()
    assert rows[0].split("\t") == ["format", "kind", "where", "field", "returns", "message"]
    assert sum("\tevidence\t" in row for row in rows) == 54


def test_no_two_files_of_all_formats_share_a_name(tmp_path: Path) -> None:
    names: list[str] = []
    for name, one in FORMATS.items():
        stem = Path(file_name("F", name)).stem
        names += [f"{stem}.{one.extension}", *(stem + ending for ending in export(OPPOSITE, name).companions)]
    assert len(set(names)) == len(names)


def test_two_tables_in_one_folder_leave_each_other_alone(tmp_path: Path) -> None:
    for name in ("sif", "tsv", "csv"):
        save(export(founding(), name), tmp_path / f"x.{name}")
    for name in ("sif", "tsv", "csv"):
        assert read(tmp_path / f"x.{name}").network == founding(), name
        beside = export(founding(), name).companions
        assert all((tmp_path / f"x{end}").read_bytes() == text.encode() for end, text in beside.items()), name


def test_export_all_goes_on_without_an_extra_says_its_cure_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("figtrace.exchange.find_spec", lambda name: None if name == "pybiopax" else name)
    few = {name: FORMATS[name] for name in ("json", "biopax", "csv")}
    monkeypatch.setattr("figtrace.cli.exchange.FORMATS", few)
    assert main(["export", "--all", FOUNDING, "-o", str(tmp_path / "out")]) == 1
    files = {path.name.removeprefix(FOUNDING) for path in (tmp_path / "out").iterdir()}
    assert {".json", ".csv", ".agents.csv"} <= files
    assert not [name for name in files if "biopax" in name or name.endswith(".owl")]
    told = [line for line in capsys.readouterr().err.splitlines() if "pybiopax" in line]
    assert told == ["biopax: BioPAX needs pybiopax (pip install 'figtrace[biopax]')"]


def test_export_all_goes_on_where_one_format_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> Exported:
        raise ProblemsFound(Report((Problem("made", "cx2", "it is wrong", "mend it"),)))

    monkeypatch.setattr("figtrace.exchange.cx2.dumps", refused)
    monkeypatch.setattr("figtrace.cli.exchange.FORMATS", {name: FORMATS[name] for name in ("cx2", "json")})
    assert main(["export", "--all", FOUNDING, "-o", str(tmp_path)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == [f"{FOUNDING}.json"]
    assert "cx2: it is wrong (mend it)" in capsys.readouterr().err


def full(self: Path, *args: object, **kwargs: object) -> Any:
    """A disk that takes a few bytes of the file, and then no more."""
    if "x" not in self.name or args[:1] != ("wb",):
        return PLAIN_OPEN(self, *args, **kwargs)  # type: ignore[call-overload]
    file = PLAIN_OPEN(self, "wb")
    file.write(b"half")
    file.close()
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


PLAIN_OPEN = Path.open


@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_leaves_no_half_file_and_the_old_one_as_it_was(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / f"x.{FORMATS[name].extension}"
    out.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "open", full)
    assert main(["export", FOUNDING, "--format", name, "-o", str(out)]) == 1
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    assert out.read_text(encoding="utf-8") == "old"
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith(f"{out}: it could not be written: No space left on device")


@pytest.mark.parametrize("name", ["sif", "csv"])
def test_a_disk_that_fills_up_at_the_last_table_leaves_none_of_them(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = iter(range(99))

    def later(self: Path, *args: object, **kwargs: object) -> Any:
        is_last = args[:1] == ("wb",) and next(count) == len(export(OPPOSITE, name).companions)
        return full(self, *args, **kwargs) if is_last else PLAIN_OPEN(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", later)
    with pytest.raises(ProblemsFound, match="No space left"):
        save(export(OPPOSITE, name), tmp_path / f"x.{name}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_is_refused_writes_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: Exported) -> bytes:
        raise ProblemsFound(Report((Problem("made", "x", "it is wrong", "mend it"),)))

    monkeypatch.setattr(Exported, "data", property(breaks))
    out = tmp_path / "x.out"
    assert main(["export", FOUNDING, "--format", name, "-o", str(out)]) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_takes_no_file_is_a_problem_and_no_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for words in (["--format", "json", "-o", "none/x.json"], ["--all", "-o", "file"], ["--format", "json", "-o", "."]):
        place = str(tmp_path / words.pop())
        assert main(["export", FOUNDING, *words, place]) == 1
        assert f"{place}: " in capsys.readouterr().err


def test_export_all_writes_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--all", FOUNDING, "-o", str(tmp_path / "out")]) == 0
    files = {path.name.removeprefix(FOUNDING) for path in (tmp_path / "out").iterdir()}
    missing = [line.partition(":")[0] for line in capsys.readouterr().err.splitlines() if "pip install" in line]
    wanted = {name: one for name, one in FORMATS.items() if name not in missing}
    assert {".json", ".indra.json", ".prov.json", ".gpml2021.gpml", ".sif", ".nodes.tsv"} <= files
    assert len(files) >= len(wanted) + 10


def test_export_of_one_level_puts_the_picture_s_places_in(tmp_path: Path) -> None:
    out = tmp_path / "x.gpml"
    assert main(["export", FOUNDING, "--format", "gpml2021", "--level", "caption", "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert 'arrowHead="Binding"' not in text
    assert "no place was given" not in text


def test_wrong_calls_and_unknown_figures_have_their_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["export", FOUNDING, "-o", str(tmp_path / "x")])
    assert wrong.value.code == 2
    assert main(["export", "PMC0__nothing", "--format", "cx2", "-o", str(tmp_path / "x")]) == 1
    assert not (tmp_path / "x").exists()
    assert capsys.readouterr().err


def test_import_writes_canonical_json_and_its_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in.sif", tmp_path / "network.json"
    source.write_text("A activates B\nA wobbles C\n", encoding="utf-8")
    assert main(["import", str(source), "-o", str(out)]) == 0
    made = codec.loads(out.read_text(encoding="utf-8"))
    assert [(s.subject, s.type.value, s.object) for s in made.statements] == [
        ("A", "Activation", "B"),
        ("A", "Regulation", "C"),
    ]
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert "“wobbles” is no relation word of ours" in told[0]
    assert "does not state the licence of its data" in told[1]
    assert "have no quote" in told[2]
    assert made.data_licence is None


def test_a_refused_import_names_file_and_cure_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.gpml"
    source.write_text('<!DOCTYPE x []><Pathway xmlns="http://pathvisio.org/GPML/2021" title="t"/>', encoding="utf-8")
    assert main(["import", str(source), "-o", str(tmp_path / "out.json")]) == 1
    assert "in.gpml: file: it declares a document type (DTD)" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()
    assert main(["import", str(tmp_path / "none.cx2"), "-o", str(tmp_path / "out.json")]) == 1


def test_our_own_files_come_back_as_they_were(tmp_path: Path) -> None:
    for name in ("gpml2021", "gpml2013a", "cx2", "graphml", "indra", "json"):
        path = tmp_path / f"x.{FORMATS[name].extension}"
        assert main(["export", FOUNDING, "--format", name, "--level", "all", "-o", str(path)]) == 0
        assert main(["import", str(path), "-o", str(tmp_path / "back.json")]) == 0
        back = codec.loads((tmp_path / "back.json").read_text(encoding="utf-8"))
        gone = {"R01", "R52", "R53", "R54"} if name == "indra" else set()
        assert set(founding().statement) - set(back.statement) == gone
    assert default_data().is_dir()
