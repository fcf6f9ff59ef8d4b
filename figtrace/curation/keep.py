"""Keeping a journal: verify its chains, back it up into one file, and restore that into an empty database.

A backup is JSON lines, packed by gzip when its name ends in ``.gz``: a header, every entry as it stands, and a last
line with the number of entries and the end of each chain, so that a cut file is noticed.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import Connection

from figtrace.curation import ledger
from figtrace.curation.cells import Stale, patch, refused
from figtrace.curation.entries import BEGIN, NOTHING_BEFORE, Entry, compact, entry_of, first_state, hash_of, row_of
from figtrace.curation.state import State
from figtrace.curation.store import Store
from figtrace.model.problems import Problem, ProblemsFound, Report

FORMAT: Final = "figtrace.journal/1"
"""Name and version of the form of a backup."""


# --- verify -----------------------------------------------------------------------------------------------------


def verify(store: Store) -> Report:
    """Everything that is wrong with the journal; an empty report when every chain holds and replays.

    Recomputes each entry's hash and the chain of them, compares the end with the one on file, replays every change
    strictly, and compares the stored states with the replayed ones.
    """
    with store.reading() as connection:
        problems: list[Problem] = []
        heads = ledger.heads(connection)
        for figid, head in heads.items():
            problems += _chain_problems(connection, figid, head)
        strays = ledger.figids_of_entries(connection) - set(heads)
        problems += [
            Problem("journal-tampered", figid, "has entries and no end of a chain", "restore a backup")
            for figid in sorted(strays)
        ]
    return Report.of(problems)


def _chain_problems(connection: Connection, figid: str, head: ledger.Head) -> Iterator[Problem]:
    previous, number = NOTHING_BEFORE, 0
    state: State | None = None
    for entry in ledger.every_entry(connection, figid):
        number += 1
        fault = _entry_fault(entry, number, previous)
        if fault:
            yield Problem("journal-tampered", f"{figid}#{number}", fault, "restore a backup")
            return
        previous = entry.hash
        try:
            state = first_state(entry) if entry.kind == BEGIN else patch(_given(state, entry), entry.changes)
        except Stale as stale:
            yield Problem("journal-broken", entry.key, f"does not follow: {stale}", "restore a backup")
            return
        except (ValueError, KeyError, TypeError, ProblemsFound) as error:
            yield Problem("journal-broken", entry.key, f"cannot be read: {error}", "restore a backup")
            return
        stored = ledger.snapshot_at(connection, figid, number)
        if stored is not None and stored != state:
            cure = "run journal verify --mend"
            yield Problem("snapshot-differs", entry.key, "the stored state is not the replayed one", cure)
    if (number, previous) != head:
        message = f"the chain ends at {number} ({previous[:8]}…), on file is {head.number} ({head.hash[:8]}…)"
        yield Problem("journal-tampered", figid, message, "restore a backup")


def _given(state: State | None, entry: Entry) -> State:
    if state is None:
        raise refused("journal-broken", entry.key, "nothing comes before it", "restore a backup")
    return state


def _entry_fault(entry: Entry, number: int, previous: str) -> str | None:
    if entry.number != number:
        return f"entry {number} is missing, {entry.number} follows"
    if entry.previous != previous:
        return f"follows {entry.previous[:8]}…, the entry before it is {previous[:8]}…"
    found = hash_of(row_of(entry))
    return None if found == entry.hash else f"the stored hash is {entry.hash[:8]}…, its words hash to {found[:8]}…"


def mend_snapshots(store: Store) -> None:
    """Drop every stored state; opening replays, and writing stores them anew."""
    with store.writing() as connection:
        ledger.forget_snapshots(connection)


# --- backup -----------------------------------------------------------------------------------------------------


def backup(store: Store, out: Path) -> int:
    """Write the whole journal, as it is at one moment, to a file; gives the number of entries.

    The file appears only when it is whole. Raises :class:`ProblemsFound` when it cannot be written.
    """
    part = out.with_name(out.name + ".part")
    try:
        with store.reading() as connection, _opened(part, out.suffix == ".gz") as file:
            count = _write_backup(connection, file)
        _synced(part)
        part.replace(out)
        _synced(out.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise refused("backup-unwritten", str(out), str(error), "choose another place, or free some space") from None
    return count


def _write_backup(connection: Connection, file: IO[str]) -> int:
    heads, count = ledger.heads(connection), 0
    file.write(compact({"format": FORMAT}) + "\n")
    for figid in heads:
        for entry in ledger.every_entry(connection, figid):
            file.write(compact(row_of(entry)) + "\n")
            count += 1
    file.write(compact({"entries": count, "heads": {figid: list(head) for figid, head in heads.items()}}) + "\n")
    return count


def _opened(path: Path, is_packed: bool, mode: str = "wt") -> IO[str]:
    if is_packed:
        return gzip.open(path, mode, encoding="utf-8")  # type: ignore[return-value]
    return path.open(mode, encoding="utf-8")


def _synced(path: Path) -> None:
    """Let the disk confirm a file or a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- restore ----------------------------------------------------------------------------------------------------


def restore(store: Store, source: Path) -> int:
    """Write a backup into an empty journal, in one transaction; gives the number of entries.

    Every hash is checked on the way. Raises :class:`ProblemsFound` for a file that is cut, changed or none, and for a
    journal that already holds entries: nothing is ever written over.
    """
    rows = _read_backup(source)
    with store.writing() as connection:
        if any(head.number for head in ledger.heads(connection).values()):
            cure = "set FIGTRACE_JOURNAL to a new journal"
            raise refused("journal-not-empty", store.name, "already holds entries", cure)
        ledger.locked_heads(connection, sorted(rows))
        for entries in rows.values():
            ledger.append(connection, entries)
    return sum(map(len, rows.values()))


def _read_backup(source: Path) -> dict[str, list[Entry]]:
    rows: dict[str, list[Entry]] = {}
    end: Mapping[str, Any] | None = None
    try:
        with _opened(source, source.suffix == ".gz", "rt") as file:
            header = json.loads(file.readline() or "{}")
            if not isinstance(header, dict) or header.get("format") != FORMAT:
                raise _no_backup(source, f'does not begin with "{FORMAT}"')
            for at, line in enumerate(file, start=2):
                row = json.loads(line)
                if "entries" in row:
                    end = row
                else:
                    _take_row(rows, row, source, at)
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise _no_backup(source, str(error)) from None
    count = sum(map(len, rows.values()))
    heads = {figid: [entries[-1].number, entries[-1].hash] for figid, entries in rows.items()}
    if end is None or end["entries"] != count or {k: v for k, v in end["heads"].items() if v[0]} != heads:
        raise _no_backup(source, f"is cut: {count} entries read")
    return rows


def _take_row(rows: dict[str, list[Entry]], row: Mapping[str, Any], source: Path, at: int) -> None:
    entry = entry_of(row)
    held = rows.setdefault(entry.figid, [])
    fault = _entry_fault(entry, len(held) + 1, held[-1].hash if held else NOTHING_BEFORE)
    if fault:
        raise _no_backup(source, f"line {at}: {fault}")
    held.append(entry)


def _no_backup(source: Path, message: str) -> ProblemsFound:
    return refused("backup-unread", str(source), message, "use a file that journal backup wrote")
