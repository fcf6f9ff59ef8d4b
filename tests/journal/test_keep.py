"""Backup, restore and verify: nothing is lost on the way, and tampering is found."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from figtrace.curation import ledger
from figtrace.curation.journal import Journal
from figtrace.curation.keep import backup, mend_snapshots, restore, verify
from figtrace.curation.kinds import DeleteStatement, Move
from figtrace.curation.store import Store
from figtrace.curation.tables import METADATA
from figtrace.curation.trouble import JournalTrouble
from figtrace.model.problems import ProblemsFound
from tests.journal.conftest import base
from tests.unit.curation import small

FIG = small.FIGID
Open = Callable[[], Journal]


def filled(journal: Journal, turns: int = 3) -> Journal:
    for turn in range(turns):
        journal.append(FIG, Move(to={"zo1": (turn, 0)}), small.CURATOR)
    journal.append(FIG, DeleteStatement(statement="R2"), small.REVIEWER)
    journal.undo(FIG, small.REVIEWER)
    journal.append("PMC1__other", small.note("R3", "“quoted” α𝛼"), small.CURATOR)
    return journal


def tampered(journal: Journal, *commands: str) -> None:
    """Do to the database what no code of ours does."""
    keeps = {
        "sqlite": ["DROP TRIGGER entries_no_UPDATE", "DROP TRIGGER entries_no_DELETE"],
        "postgresql": ["ALTER TABLE entries DISABLE TRIGGER entries_keep"],
    }
    with journal.store.writing() as connection:
        for command in (*keeps[connection.dialect.name], *commands):
            connection.execute(text(command))


def test_a_good_journal_verifies(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figtrace.curation.appending.EVERY", 5)
    assert verify(filled(journal, 12).store).problems == ()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("UPDATE entries SET label = 'other words' WHERE number = 3 AND figid = :f", "#3: the stored hash is"),
        ("UPDATE entries SET name = 'Nobody' WHERE number = 2 AND figid = :f", "#2: the stored hash is"),
        ("DELETE FROM entries WHERE number = 4 AND figid = :f", "#4: entry 4 is missing, 5 follows"),
        ("DELETE FROM entries WHERE number = 6 AND figid = :f", "the chain ends at 5"),
        ("DELETE FROM figures WHERE figid = :f", "has entries and no end of a chain"),
        ("UPDATE figures SET number = 5 WHERE figid = :f", "the chain ends at 6"),
    ],
)
def test_tampering_is_found(journal: Journal, command: str, said: str) -> None:
    tampered(filled(journal), command.replace(":f", f"'{FIG}'"))
    report = verify(journal.store)
    assert [problem.code for problem in report] == ["journal-tampered"]
    assert said in str(report.problems[0])


@pytest.mark.parametrize("command", ["UPDATE entries SET label = 'x'", "DELETE FROM entries"])
def test_the_database_itself_refuses_to_change_entries(journal: Journal, command: str) -> None:
    filled(journal)
    with pytest.raises(JournalTrouble, match="never changed"), journal.store.writing() as connection:
        connection.execute(text(command))
    assert verify(journal.store).is_good


def test_a_stored_state_that_is_not_the_replayed_one_is_found_and_mended(journal: Journal) -> None:
    filled(journal)
    with journal.store.writing() as connection:
        ledger.keep_snapshot(connection, FIG, 4, small.state())
    assert [(p.code, p.where) for p in verify(journal.store)] == [("snapshot-differs", f"{FIG}#4")]
    mend_snapshots(journal.store)
    assert verify(journal.store).is_good


def test_a_history_that_was_replaced_under_a_running_server_is_read_anew(opened: Open) -> None:
    running, other = opened(), opened()
    running.append(FIG, small.note("R2", "before"), small.CURATOR)
    tampered(other, *(f"DELETE FROM {table}" for table in ("entries", "touches", "figures", "snapshots")))
    for word in ("one", "two"):
        opened().append(FIG, small.note("R3", word), small.CURATOR)
    network = running.state(FIG).network
    assert (network.statement["R2"].note, network.statement["R3"].note) == (None, "two")


@pytest.mark.parametrize("name", ["b.jsonl", "b.jsonl.gz"])
def test_a_backup_restores_to_the_same_journal(journal: Journal, tmp_path: Path, name: str) -> None:
    filled(journal)
    assert backup(journal.store, tmp_path / name) == 8
    again = Journal(base, str(tmp_path / "again.db"))
    assert restore(again.store, tmp_path / name) == 8
    assert verify(again.store).is_good
    assert again.entries(FIG) == journal.entries(FIG)
    assert again.state("PMC1__other") == journal.state("PMC1__other")
    assert again.open(FIG, small.BEN).redo == "delete R2: miR-105 decreases ZO-1"
    again.redo(FIG, small.REVIEWER)
    assert [p.name for p in tmp_path.glob("*.part")] == []


def test_a_restore_writes_over_nothing(journal: Journal, tmp_path: Path) -> None:
    filled(journal)
    backup(journal.store, tmp_path / "b.jsonl")
    before = journal.entries(FIG)
    with pytest.raises(ProblemsFound, match="already holds entries"):
        restore(journal.store, tmp_path / "b.jsonl")
    assert journal.entries(FIG) == before


def cut(lines: list[str]) -> list[str]:
    return lines[:-1]


def changed(lines: list[str]) -> list[str]:
    row = json.loads(lines[3])
    return [*lines[:3], json.dumps({**row, "label": "other"}), *lines[4:]]


def left_out(lines: list[str]) -> list[str]:
    return [*lines[:3], *lines[4:]]


def tail_left_out(lines: list[str]) -> list[str]:
    return [*lines[:-2], lines[-1]]


def no_backup(lines: list[str]) -> list[str]:
    return ["{}", *lines[1:]]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (cut, "is cut: 8 entries"),
        (changed, "line 4: the stored hash is"),
        (left_out, "line 4: entry 1 is missing"),
        (tail_left_out, "is cut: 7 entries"),
        (no_backup, "does not begin"),
        (lambda lines: [*lines[:2], "}"], "line 1 column 1"),
    ],
)
def test_a_harmed_backup_restores_nothing(tmp_path: Path, harm: Callable[[list[str]], list[str]], said: str) -> None:
    journal = filled(Journal(base, str(tmp_path / "j.db")))
    backup(journal.store, tmp_path / "b.jsonl")
    lines = (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "b.jsonl").write_text("\n".join(harm(lines)) + "\n", encoding="utf-8")
    again = Store(str(tmp_path / "again.db"))
    with pytest.raises(ProblemsFound, match="journal backup wrote") as caught:
        restore(again, tmp_path / "b.jsonl")
    assert said in str(caught.value)
    with again.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM entries")).scalar() == 0


def test_a_cut_gzip_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "b.gz").write_bytes(gzip.compress(b'{"format":"figtrace.journal/1"}\n' * 99)[:-12])
    with pytest.raises(ProblemsFound, match="journal backup wrote"):
        restore(Store(str(tmp_path / "again.db")), tmp_path / "b.gz")


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    journal = Journal(base, str(tmp_path / "j.db"))
    with pytest.raises(ProblemsFound, match="choose another place"):
        backup(journal.store, tmp_path / "nowhere" / "b.jsonl")


def test_the_migrated_schema_is_the_one_of_the_code(journal: Journal) -> None:
    with journal.store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": METADATA})
        assert compare_metadata(context, METADATA) == []


def test_a_journal_of_a_newer_figtrace_is_refused(journal: Journal, url: str) -> None:
    with journal.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(JournalTrouble, match="has schema 0999"):
        Store(url)
