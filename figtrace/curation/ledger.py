"""Reading and writing the journal's tables: plain rows in, entries out. It decides nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, Table, delete, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from figtrace.curation.entries import NOTHING_BEFORE, Entry, abouts, compact, entry_of, row_of
from figtrace.curation.state import State
from figtrace.curation.tables import ENTRIES, FIGURES, HELD, SNAPSHOTS, TOUCHES

MANY: Final = 1000
"""Rows read at a time where all are wanted."""


class Head(NamedTuple):
    """The end of a figure's chain: number and hash of its last entry; 0 where there is none."""

    number: int
    hash: str


START: Final = Head(0, NOTHING_BEFORE)


def head(connection: Connection, figid: str) -> Head:
    """The end of the figure's chain."""
    row = connection.execute(select(FIGURES.c.number, FIGURES.c.hash).where(FIGURES.c.figid == figid)).first()
    return Head(row[0], row[1]) if row else START


def heads(connection: Connection) -> dict[str, Head]:
    """The end of every figure's chain, by figid."""
    rows = connection.execute(select(FIGURES.c.figid, FIGURES.c.number, FIGURES.c.hash).order_by(FIGURES.c.figid))
    return {row[0]: Head(row[1], row[2]) for row in rows}


def locked_heads(connection: Connection, figids: Sequence[str]) -> dict[str, Head]:
    """The ends of these figures' chains, held until the transaction ends; made for figures that are new.

    Always locked in the same order, so that two writers of several figures never wait for each other.
    """
    wanted = (
        select(FIGURES.c.figid, FIGURES.c.number, FIGURES.c.hash)
        .where(FIGURES.c.figid.in_(figids))
        .order_by(FIGURES.c.figid)
        .with_for_update()
    )
    found = {row[0]: Head(row[1], row[2]) for row in connection.execute(wanted)}
    new = [{"figid": figid, "number": 0, "hash": NOTHING_BEFORE} for figid in figids if figid not in found]
    if new:
        connection.execute(_dialect(connection).insert(FIGURES).on_conflict_do_nothing(), new)
        found = {row[0]: Head(row[1], row[2]) for row in connection.execute(wanted)}
    return found


def _dialect(connection: Connection) -> Any:
    return sqlite if connection.dialect.name == "sqlite" else postgresql


def append(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write entries, each at the end of its figure's chain, with what they touch."""
    ends = {entry.figid: {"figid": entry.figid, "number": entry.number, "hash": entry.hash} for entry in entries}
    touches = [row for entry in entries for row in _touches(entry)]
    _insert(connection, ENTRIES, [row_of(entry) for entry in entries])
    _insert(connection, TOUCHES, touches)
    moved = _dialect(connection).insert(FIGURES)
    values = {"number": moved.excluded.number, "hash": moved.excluded.hash}
    connection.execute(moved.on_conflict_do_update(index_elements=["figid"], set_=values), list(ends.values()))


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Rows into a table in one round trip: as one JSON value where the server can take it apart (PostgreSQL)."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    names = ", ".join(column.name for column in table.columns)
    taken = f"SELECT {names} FROM json_populate_recordset(NULL::{table.name}, CAST(:rows AS json))"
    connection.execute(text(f"INSERT INTO {table.name} ({names}) {taken}"), {"rows": compact(rows)})


def _touches(entry: Entry) -> list[dict[str, object]]:
    cells = {change.cell: change for change in entry.changes}
    return [
        {
            "figid": entry.figid,
            "number": entry.number,
            "about": abouts(change),
            "record": change.record,
            "cell": cell,
        }
        for cell, change in cells.items()
    ]


def entries(
    connection: Connection,
    figid: str,
    after: int = 0,
    upto: int | None = None,
    limit: int | None = None,
    *,
    is_latest_first: bool = False,
) -> list[Entry]:
    """Entries of a figure with ``after`` < number ≤ ``upto``, in order or latest first, at most ``limit``."""
    wanted = select(ENTRIES).where(ENTRIES.c.figid == figid, ENTRIES.c.number > after)
    if upto is not None:
        wanted = wanted.where(ENTRIES.c.number <= upto)
    wanted = wanted.order_by(ENTRIES.c.number.desc() if is_latest_first else ENTRIES.c.number).limit(limit)
    return _entries(connection, wanted)


def _entries(connection: Connection, wanted: Select[Any]) -> list[Entry]:
    return [entry_of(dict(row._mapping)) for row in connection.execute(wanted)]


def entry(connection: Connection, figid: str, number: int) -> Entry | None:
    """One entry, or None."""
    found = entries(connection, figid, number - 1, number)
    return found[0] if found else None


def of_kinds(connection: Connection, figid: str, kinds: Sequence[str]) -> list[Entry]:
    """A figure's entries of these kinds, latest first."""
    wanted = select(ENTRIES).where(ENTRIES.c.figid == figid, ENTRIES.c.kind.in_(kinds))
    return _entries(connection, wanted.order_by(ENTRIES.c.number.desc()))


def every_entry(connection: Connection, figid: str) -> Iterator[Entry]:
    """Every entry of a figure in order, some at a time."""
    after = 0
    while page := entries(connection, figid, after, limit=MANY):
        yield from page
        after = page[-1].number


def figids_of_entries(connection: Connection) -> set[str]:
    """The figures that have entries."""
    return {row[0] for row in connection.execute(select(ENTRIES.c.figid).distinct())}


def by_token(connection: Connection, tokens: Iterable[str]) -> dict[str, Entry]:
    """Entries that already carry one of these tokens: what was sent before and is sent again."""
    wanted = select(ENTRIES).where(ENTRIES.c.token.in_(list(tokens)))
    return {found.token: found for found in _entries(connection, wanted)}


def about(connection: Connection, figid: str, key: str) -> list[Entry]:
    """The entries that touched anything about a statement or an agent, in order."""
    numbers = select(TOUCHES.c.number).where(TOUCHES.c.figid == figid, TOUCHES.c.about == key)
    wanted = select(ENTRIES).where(ENTRIES.c.figid == figid, ENTRIES.c.number.in_(numbers)).order_by(ENTRIES.c.number)
    return _entries(connection, wanted)


class Touch(NamedTuple):
    """That an entry of a person touched a cell of a thing."""

    number: int
    person: str
    record: str
    cell: str


def touching(connection: Connection, figid: str, records: Iterable[str], after: int) -> list[Touch]:
    """Everything done to these things after an entry, and by whom."""
    joined = TOUCHES.join(ENTRIES, (TOUCHES.c.figid == ENTRIES.c.figid) & (TOUCHES.c.number == ENTRIES.c.number))
    wanted = (
        select(TOUCHES.c.number, ENTRIES.c.person, TOUCHES.c.record, TOUCHES.c.cell)
        .select_from(joined)
        .where(TOUCHES.c.figid == figid, TOUCHES.c.number > after, TOUCHES.c.record.in_(sorted(set(records))))
    )
    return [Touch(*row) for row in connection.execute(wanted.order_by(TOUCHES.c.number))]


def touches_of(entry: Entry) -> list[Touch]:
    """What one entry touched."""
    return [Touch(entry.number, entry.person, change.record, change.cell) for change in entry.changes]


def version_of(connection: Connection, figid: str, key: str) -> int:
    """The number of the last entry that touched anything about a key; 0 where none did."""
    wanted = select(TOUCHES.c.number).where(TOUCHES.c.figid == figid, TOUCHES.c.about == key)
    return int(connection.execute(wanted.order_by(TOUCHES.c.number.desc()).limit(1)).scalar() or 0)


def tops(connection: Connection, figid: str, person: str) -> tuple[int | None, int | None]:
    """The entries that a person would undo and redo next."""
    wanted = select(ENTRIES.c.undo_top, ENTRIES.c.redo_top).where(
        ENTRIES.c.figid == figid, ENTRIES.c.person == person, ENTRIES.c.kind != "begin"
    )
    row = connection.execute(wanted.order_by(ENTRIES.c.number.desc()).limit(1)).first()
    return (row[0], row[1]) if row else (None, None)


def snapshot(connection: Connection, figid: str, upto: int) -> tuple[int, State] | None:
    """The latest stored state at or before an entry, with that entry's number."""
    wanted = select(SNAPSHOTS.c.number, SNAPSHOTS.c.state).where(SNAPSHOTS.c.figid == figid, SNAPSHOTS.c.number <= upto)
    row = connection.execute(wanted.order_by(SNAPSHOTS.c.number.desc()).limit(1)).first()
    return (row[0], unpacked(row[1])) if row else None


def snapshot_at(connection: Connection, figid: str, number: int) -> State | None:
    """The state stored for exactly this entry, or None."""
    wanted = select(SNAPSHOTS.c.state).where(SNAPSHOTS.c.figid == figid, SNAPSHOTS.c.number == number)
    row = connection.execute(wanted).first()
    return unpacked(row[0]) if row else None


def keep_snapshot(connection: Connection, figid: str, number: int, state: State) -> None:
    """Store the state after an entry, unless it is stored."""
    values = {"figid": figid, "number": number, "state": packed(state)}
    connection.execute(_dialect(connection).insert(SNAPSHOTS).values(values).on_conflict_do_nothing())


def forget_snapshots(connection: Connection) -> None:
    """Drop every snapshot; they are made again."""
    connection.execute(delete(SNAPSHOTS))


def packed(state: State) -> bytes:
    """The state as it is stored in a snapshot."""
    return zlib.compress(state.model_dump_json(exclude_defaults=True).encode("utf-8"), 3)


def unpacked(stored: bytes) -> State:
    """The state that a snapshot holds."""
    return State.model_validate_json(zlib.decompress(stored))


def hold(connection: Connection, row: dict[str, object]) -> None:
    """Keep an edit that waits for a choice."""
    connection.execute(_dialect(connection).insert(HELD).values(row).on_conflict_do_nothing())


def held(connection: Connection, figid: str, person: str) -> list[dict[str, object]]:
    """The edits of a person that wait for a choice, oldest first."""
    wanted = select(HELD).where(HELD.c.figid == figid, HELD.c.person == person).order_by(HELD.c.at)
    return [dict(row) for row in connection.execute(wanted).mappings()]


def held_one(connection: Connection, token: str) -> dict[str, object] | None:
    """One held edit, or None."""
    row = connection.execute(select(HELD).where(HELD.c.token == token)).mappings().first()
    return dict(row) if row else None


def let_go(connection: Connection, token: str) -> None:
    """Take a held edit out."""
    connection.execute(delete(HELD).where(HELD.c.token == token))
