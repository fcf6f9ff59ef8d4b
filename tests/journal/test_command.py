"""``figtrace journal``, ``diff``, ``merge`` and ``publish``, as typed in a shell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from figtrace.cli import main
from figtrace.curation.journal import Journal, from_library
from figtrace.curation.kinds import DeleteStatement
from figtrace.curation.publish import write_network
from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from tests.unit.curation import small

FIG = "PMC9095362__SCI2022-9133658.005"
Shell = Callable[..., tuple[int, list[str], list[str]]]
DELETE = '{"kind": "delete-statement", "statement": "R31"}\n'
NOTE = '{"kind": "change-statement", "statement": "R30", "to": {"note": "seen"}, "reason": "said so"}\n'
PLACED = ("diff", "publish", "journal")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in ("figures", "networks"):
        (tmp_path / "data" / folder).mkdir(parents=True)
        for path in (default_data() / folder).glob(f"{FIG}*"):
            (tmp_path / "data" / folder / path.name).write_bytes(path.read_bytes())
    return tmp_path / "data"


@pytest.fixture
def shell(
    data: Path, tmp_path: Path, file_template: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    (tmp_path / "j.db").write_bytes(file_template.read_bytes())
    monkeypatch.setenv("FIGTRACE_JOURNAL", str(tmp_path / "j.db"))
    monkeypatch.setenv("FIGTRACE_WHO", "Ann Lee <0000-0002-1825-0097>")
    monkeypatch.delenv("FIGTRACE_ROLES", raising=False)

    def run(*words: str, edits: str | None = None) -> tuple[int, list[str], list[str]]:
        typed = list(words)
        if edits is not None:
            (tmp_path / "edits.jsonl").write_text(edits, encoding="utf-8")
            typed.append(str(tmp_path / "edits.jsonl"))
        status = main([*typed, "--data", str(data)] if typed[0] in PLACED else typed)
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return run


def append(shell: Shell, edits: str, *words: str) -> tuple[int, list[str], list[str]]:
    return shell("journal", "append", "--figure", FIG, *words, edits=edits)


def test_each_edits_id_is_printed_and_a_refused_line_is_said_and_left_out(shell: Shell) -> None:
    status, out, err = append(shell, NOTE + "{\n\n" + DELETE.replace("R31", "R99") + DELETE)
    assert (status, out) == (1, [f"{FIG}#2", f"{FIG}#3"])
    assert len(err) == 2
    assert "edits.jsonl:2: " in err[0]
    assert 'edits.jsonl:4: R99: "R99" is no statement' in err[1]


def test_the_log_says_who_changed_what_and_why(shell: Shell) -> None:
    append(shell, NOTE + DELETE)
    _, out, _ = shell("journal", "log", FIG)
    assert [line.split("\t")[2:] for line in out] == [
        ["Ann Lee", "delete R31: ZO-1 decreases vascular permeability"],
        ["Ann Lee", "change note of R30: miR-105 decreases ZO-1 (said so)"],
        ["figtrace", "begin with 44 agents and 54 statements"],
    ]
    _, out, _ = shell("journal", "log", FIG, "--key", "R31", "--json")
    (entry,) = map(json.loads, out)
    assert (entry["key"], entry["kind"], entry["orcid"]) == (f"{FIG}#3", "delete-statement", "0000-0002-1825-0097")
    assert {change["key"] for change in entry["changes"]} == {"R31", "R32", "M4"}
    assert len(shell("journal", "log", "--limit", "1")[1]) == 1


def test_undo_and_redo_from_the_shell(shell: Shell) -> None:
    append(shell, NOTE + DELETE)
    assert shell("journal", "undo", FIG)[1] == [f"{FIG}#4 undo: delete R31: ZO-1 decreases vascular permeability"]
    assert shell("diff", f"{FIG}#2", FIG)[1] == []
    status, out, _ = shell("journal", "redo", FIG, "--json")
    assert (status, json.loads(out[0])["number"]) == (0, 5)
    status, _, err = shell("journal", "redo", FIG)
    assert status == 1
    assert "nothing left" in err[0]


def test_an_undo_that_met_somebody_says_what_they_did(shell: Shell) -> None:
    append(shell, NOTE)
    append(shell, NOTE.replace("seen", "ben's"), "--who", "Ben")
    status, out, err = shell("journal", "undo", FIG)
    assert (status, out) == (1, [])
    assert 'R30 note: theirs "ben\'s"' in err[0]
    assert shell("journal", "undo", FIG, "--force")[0] == 0


def test_a_line_may_name_figure_token_and_what_was_seen(shell: Shell) -> None:
    append(shell, NOTE.replace("seen", "ben's"), "--who", "Ben")
    line = {**json.loads(NOTE), "figure": FIG, "seen": 1, "token": "t1"}
    status, out, err = shell("journal", "append", edits=json.dumps(line))
    assert (status, out) == (1, [])
    assert "changed meanwhile (Ben: change note of R30" in err[0]
    del line["seen"]
    assert [shell("journal", "append", edits=json.dumps(line))[1] for _ in range(2)] == [[f"{FIG}#3"]] * 2
    assert "names no figure" in shell("journal", "append", edits=NOTE)[2][0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--role", "reader"), "Ann Lee is a reader; this needs a curator"),
        (("--role", "boss"), '"boss" is no role'),
        (("--who", "Ann <1>"), '"1" is no ORCID'),
    ],
)
def test_who_and_role_are_asked(shell: Shell, words: tuple[str, ...], said: str) -> None:
    status, out, err = append(shell, NOTE, *words)
    assert (status, out) == (1, [])
    assert said in err[0]


def test_roles_come_from_the_setting_and_who_is_not_in_it_reads(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGTRACE_ROLES", "0000-0002-1825-0097=curator")
    assert append(shell, NOTE)[0] == 0
    assert "this needs an editor" in append(shell, '{"kind": "switch", "is_single_curator": true}')[2][0]
    assert "Ben is a reader" in append(shell, DELETE, "--who", "Ben")[2][0]
    monkeypatch.delenv("FIGTRACE_WHO")
    assert "nobody is named" in append(shell, NOTE)[2][0]


def test_backup_restore_and_verify(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(shell, NOTE + DELETE)
    assert shell("journal", "verify")[0] == 0
    assert shell("journal", "backup", str(tmp_path / "b.gz"))[1] == [f"{tmp_path / 'b.gz'}: 3 entries"]
    assert shell("journal", "restore", str(tmp_path / "b.gz"))[0] == 1
    monkeypatch.setenv("FIGTRACE_JOURNAL", str(tmp_path / "other.db"))
    assert shell("journal", "restore", str(tmp_path / "b.gz"))[0] == 0
    status, out, _ = shell("journal", "verify", "--json")
    assert (status, out) == (0, ["[]"])
    assert len(shell("journal", "log", FIG)[1]) == 3


def test_differences_of_states_and_files(shell: Shell, data: Path) -> None:
    append(shell, NOTE + DELETE)
    file = str(data / "networks" / f"{FIG}.json")
    told = [
        "removed statement R31: ZO-1 decreases vascular permeability",
        'statement R30: miR-105 decreases ZO-1: note "The words say \'downregulates\': inhibition." → "seen"',
    ]
    for a, b in ((file, FIG), (f"{FIG}#1", f"{FIG}#3"), (f"{FIG}#0", FIG)):
        status, out, _ = shell("diff", a, b)
        assert (status, out[:2]) == (0, told)
    kinds = {one["kind"] for one in json.loads(shell("diff", file, FIG, "--json")[1][0])}
    assert kinds == {"removed", "changed"}
    assert "is no entry" in shell("diff", f"{FIG}#x", FIG)[2][0]
    assert "there is no entry 9" in shell("diff", f"{FIG}#9", FIG)[2][0]


def test_a_merge_lists_conflicts_and_takes_choices(shell: Shell, tmp_path: Path) -> None:
    base = small.network()
    files = [tmp_path / name for name in ("base.json", "a.json", "b.json")]
    for file, note in zip(files, (None, "a's", "b's"), strict=True):
        statements = tuple(s.model_copy(update={"note": note}) if s.key == "R2" else s for s in base.statements)
        write_network(file, type(base)(**{**dict(base), "statements": statements}))
    words = ("merge", *map(str, files), "-o", str(tmp_path / "out.json"))
    status, _, err = shell(*words)
    assert (status, err) == (
        1,
        ["statements/R2/note/: R2 note: a says \"a's\", b \"b's\" (add --take 'statements/R2/note/=a' or =b)"],
    )
    assert codec.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == base
    assert shell(*words, "--take", "statements/R2/note/=b")[0] == 0
    assert codec.loads((tmp_path / "out.json").read_text(encoding="utf-8")).statement["R2"].note == "b's"
    assert "is no choice" in shell(*words, "--take", "nonsense")[2][0]
    status, out, _ = shell("merge", *map(str, files), "--json")
    assert (status, json.loads(out[0])[0]["cell"]) == (1, "statements/R2/note/")


def test_publish_writes_what_was_accepted(shell: Shell, data: Path) -> None:
    review = '{"kind": "review", "statement": "R30", "verdict": "review"}\n'
    append(shell, review, "--who", "Ben")
    append(shell, review.replace('"verdict": "review"', '"verdict": "accept"') + NOTE.replace("R30", "R33"))
    status, out, err = shell("publish", FIG)
    assert (status, out) == (0, [f"{FIG}: 1 accepted, 1 held back"])
    assert err == ["R33: is not accepted (review and accept it, or publish --all)"]
    network, before = Library(data).network(FIG), Library(default_data()).network(FIG)
    assert network.statement["R30"].review == "accepted"
    assert network.statement["R33"] == before.statement["R33"]
    assert shell("publish", FIG, "--role", "reviewer")[0] == 1
    told = json.loads(shell("publish", FIG, "--all", "--json")[1][0])
    assert told == {"figid": FIG, "accepted": 1, "held_back": [], "story": False}
    assert Library(data).network(FIG).statement["R33"].note == "seen"


def test_a_figure_that_is_not_in_the_library_is_said(shell: Shell) -> None:
    status, _, err = append(shell, NOTE.replace("{", '{"figure": "PMC1__nothing", ', 1))
    assert status == 1
    assert "PMC1__nothing" in err[0]


def test_the_page_and_the_shell_write_the_same_journal(shell: Shell, data: Path, tmp_path: Path) -> None:
    append(shell, NOTE)
    page = Journal(from_library(Library(data)), str(tmp_path / "j.db"))
    number = page.open(FIG).number
    append(shell, DELETE, "--who", "Ben")
    assert [entry.label for entry in page.since(FIG, number)] == ["delete R31: ZO-1 decreases vascular permeability"]
    page.append(FIG, DeleteStatement(statement="R33"), small.CURATOR)
    assert len(shell("journal", "log", FIG)[1]) == 4
    page.close()
