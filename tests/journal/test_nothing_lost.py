"""Nothing that was acknowledged is lost, and what could not be written is said once, kept, and may be tried again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import create_engine, event, text

from figtrace.curation.entries import BEGIN, Entry
from figtrace.curation.journal import Journal, from_library
from figtrace.curation.keep import verify
from figtrace.curation.store import Store
from figtrace.curation.trouble import JournalTrouble
from figtrace.figures.library import Library, default_data
from figtrace.model.problems import ProblemsFound
from tests.journal.conftest import base
from tests.unit.curation import small

FOUNDING = "PMC9095362__SCI2022-9133658.005"
FIG = small.FIGID
EDITS = 1000
KILLED_AFTER = 500


def command(url: str, *words: str) -> list[str]:
    program = "import sys; from figtrace.cli import main; sys.exit(main())"
    return [
        sys.executable,
        "-c",
        program,
        "journal",
        *words,
        "--figure",
        FOUNDING,
        "--who",
        "Ann Lee",
        "--journal",
        url,
    ]


def line(number: int) -> str:
    to = {"note": f"word {number}"}
    return json.dumps({"kind": "change-agent", "agent": "zo1", "to": to, "token": f"t{number}"}) + "\n"


def feed(pipe: IO[str]) -> None:
    try:
        for number in range(EDITS):
            pipe.write(line(number))
        pipe.close()
    except OSError:
        return


def test_a_kill_in_the_middle_of_a_thousand_edits_loses_none_that_was_acknowledged(url: str, tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(url, "append", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path
    )
    assert process.stdin is not None
    assert process.stdout is not None
    feeder = threading.Thread(target=feed, args=(process.stdin,))
    feeder.start()
    acknowledged = [process.stdout.readline().strip() for _ in range(KILLED_AFTER)]
    os.kill(process.pid, signal.SIGKILL)
    acknowledged += [words.strip() for words in process.stdout.readlines() if words.endswith("\n")]
    assert process.wait() == -signal.SIGKILL
    feeder.join()
    assert KILLED_AFTER <= len(acknowledged) < EDITS
    journal = Journal(from_library(Library(default_data())), url)
    entries = {entry.key: entry for entry in journal.entries(FOUNDING)}
    assert [entries[key].edit["to"]["note"] for key in acknowledged] == [f"word {n}" for n in range(len(acknowledged))]
    # sent again from a little before: what is on file is not written twice, what was lost on the way is written
    first = len(acknowledged) - 10
    again = subprocess.run(
        command(url, "append", "-"), input="".join(map(line, range(first, EDITS))), stdout=subprocess.PIPE, text=True
    )
    assert again.returncode == 0
    assert again.stdout.splitlines()[:10] == acknowledged[-10:]
    written = [entry.edit["to"]["note"] for entry in reversed(journal.entries(FOUNDING)) if entry.kind != BEGIN]
    assert written == [f"word {n}" for n in range(EDITS)]
    assert journal.state(FOUNDING).network.agent["zo1"].note == f"word {EDITS - 1}"
    assert verify(journal.store).is_good
    journal.close()


def refused(journal: Journal, code: str) -> None:
    """One clear problem, and the edit is in it."""
    edit = small.note("R2", "typed with care")
    with pytest.raises(JournalTrouble) as caught:
        journal.append(FIG, edit, small.CURATOR)
    assert (caught.value.problem.code, caught.value.edit) == (code, edit)
    assert "\n" not in str(caught.value)


def accepted(journal: Journal) -> None:
    assert isinstance(journal.append(FIG, small.note("R2", "typed with care"), small.CURATOR), Entry)
    assert journal.state(FIG).network.statement["R2"].note == "typed with care"
    assert verify(journal.store).is_good


def test_a_locked_journal_says_so_and_takes_the_edit_when_it_is_free(url: str) -> None:
    journal = Journal(base, url, patience=0.1)
    journal.append(FIG, small.note("R3", "first"), small.CURATOR)
    other = Store(url)
    with other.writing() as connection:
        connection.execute(text("UPDATE figures SET number = number"))
        refused(journal, "journal-locked")
    accepted(journal)
    other.close()
    journal.close()


def test_a_full_disk_says_so_and_takes_the_edit_when_there_is_room(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'journal.db'}"
    journal = Journal(base, url)
    journal.append(FIG, small.note("R3", "first"), small.CURATOR)
    journal.close()
    limit = {"pages": 1}

    def small_disk(connection, _record) -> None:  # type: ignore[no-untyped-def]
        connection.execute(f"PRAGMA max_page_count={limit['pages']}").close()

    full = Journal(base, url)
    full.store.engine.dispose()
    event.listen(full.store.engine, "connect", small_disk)
    edit = small.comment("c1", "long " * 20_000)
    with pytest.raises(JournalTrouble) as caught:
        full.append(FIG, edit, small.CURATOR)
    assert (caught.value.problem.code, caught.value.edit) == ("disk-full", edit)
    limit["pages"] = 1_000_000
    full.store.engine.dispose()
    assert isinstance(full.append(FIG, edit, small.CURATOR), Entry)
    accepted(full)
    full.close()


def test_an_unreachable_database_says_so() -> None:
    with pytest.raises(JournalTrouble) as caught:
        Store("postgresql+psycopg://nobody@127.0.0.1:1/none", patience=1)
    assert caught.value.problem.code == "journal-unreachable"
    assert "try again" in str(caught.value)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(JournalTrouble) as caught:
        Store("postgresql+psycopg://nobody:s3cret@127.0.0.1:1/none", patience=1)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_server_that_drops_its_connections_costs_no_edit(url: str) -> None:
    journal = Journal(base, url)
    journal.append(FIG, small.note("R3", "first"), small.CURATOR)
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    accepted(journal)
    admin.dispose()
    journal.close()


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_database_that_became_read_only_says_so(url: str) -> None:
    journal = Journal(base, url)
    name = url.rpartition("/")[2].partition("?")[0]
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
        journal.store.engine.dispose()
        refused(journal, "journal-read-only")
        connection.execute(text("SET default_transaction_read_only = off"))
        connection.execute(text(f"ALTER DATABASE {name} RESET default_transaction_read_only"))
    journal.store.engine.dispose()
    accepted(journal)
    admin.dispose()
    journal.close()


READ_ONLY = """
import os, sys
from figtrace.curation.trouble import JournalTrouble
from figtrace.curation.store import Store
Store(sys.argv[2]).close()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Store(sys.argv[1])
except JournalTrouble as trouble:
    print(trouble.problem.code)
"""


def test_a_read_only_folder_says_so() -> None:
    with tempfile.TemporaryDirectory(prefix="figtrace-") as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "kept"
        folder.mkdir(mode=0o555)
        words = [sys.executable, "-c", READ_ONLY, str(folder / "journal.db"), str(Path(place) / "good.db")]
        done = subprocess.run(words, capture_output=True, text=True)
    assert done.stdout.strip() == "journal-read-only", done.stderr


def test_a_file_in_the_place_of_the_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(JournalTrouble) as caught:
        Store(str(tmp_path / "file" / "journal.db"))
    assert caught.value.problem.code == "journal-read-only"


def test_a_file_that_is_no_journal_says_so(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_text("not a database at all, but long enough to be read as one" * 99)
    with pytest.raises(JournalTrouble) as caught:
        Store(str(tmp_path / "journal.db"))
    assert caught.value.problem.code == "journal-broken"


@pytest.mark.parametrize("words", ["mysql://x/y", "nonsense://", "sqlite://", "sqlite:///:memory:"])
def test_a_url_of_another_kind_is_refused(words: str) -> None:
    with pytest.raises(ProblemsFound, match="use sqlite"):
        Store(words)


def test_what_the_command_line_could_not_write_is_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from figtrace.cli import main

    url = f"sqlite:///{tmp_path / 'journal.db'}"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "mine"))
    monkeypatch.setattr("figtrace.curation.store.PATIENCE", 0.1)
    edits = tmp_path / "edits.jsonl"
    edits.write_text("".join(map(line, range(3))), encoding="utf-8")
    other = Store(url)
    find: Callable[[], list[Path]] = lambda: list((tmp_path / "mine").rglob("unsent-*.jsonl"))  # noqa: E731
    with other.writing():
        assert main(["journal", "append", str(edits), "--figure", FOUNDING, "--who", "Ann", "--journal", url]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "somebody else holds the journal" in said.err
    (kept,) = find()
    assert kept.read_text(encoding="utf-8") == edits.read_text(encoding="utf-8")
    assert main(["journal", "append", str(kept), "--figure", FOUNDING, "--who", "Ann", "--journal", url]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{FOUNDING}#{n}" for n in (2, 3, 4)]
    other.close()
