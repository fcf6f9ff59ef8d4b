"""The journal: every edit a person or a program makes, appended and durable before it is acknowledged.

One road for all writes: :meth:`Journal.append`, :meth:`Journal.undo`, :meth:`Journal.redo` and
:meth:`Journal.choose` all end in one transaction that asks who may, what others did meanwhile, and what is possible.
Writers wait in line, and those that wait are written together (:mod:`figtrace.curation.appending`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from figtrace.curation import ledger
from figtrace.curation.appending import Appender
from figtrace.curation.bases import Bases
from figtrace.curation.cells import refused
from figtrace.curation.conflict import Conflict
from figtrace.curation.desks import Desks
from figtrace.curation.edits import edit_of
from figtrace.curation.entries import Entry
from figtrace.curation.kinds import Edit
from figtrace.curation.people import Actor, identity
from figtrace.curation.references import retracted_in
from figtrace.curation.state import State
from figtrace.curation.store import Store, default_url
from figtrace.curation.trouble import JournalTrouble
from figtrace.curation.writing import Desk, Wish
from figtrace.figures.library import Library
from figtrace.model.records import Network, Person

BESIDE = frozenset({"add-agent", "say-unresolved"})
"""Kinds of edits that come along with others: a statement's new agent, a new agent's missing identifier."""

Seen = int | Mapping[str, int] | None
Outcome = Entry | Conflict


def utc_now() -> str:
    """Now, UTC, ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_library(library: Library) -> Callable[[str], State]:
    """Where a figure's history begins: record and network as the library has them."""
    return lambda figid: State(figure=library.figure(figid), network=library.network(figid))


@dataclass(frozen=True, slots=True)
class Opened:
    """A figure as it is now: its state, the number of its last entry, and what the person would undo and redo."""

    state: State
    number: int
    undo: str | None = None
    redo: str | None = None


class Journal:
    """The journal of a database. Safe to share between threads; several processes may open the same one."""

    def __init__(
        self,
        base: Callable[[str], State],
        url: str | None = None,
        *,
        patience: float | None = None,
        now: Callable[[], str] = utc_now,
        retracted: Path | None = None,
    ) -> None:
        self.store = Store(url or default_url(), patience)
        self._desks = Desks(base)
        self._bases = Bases()
        refused_papers = retracted_in(retracted) if retracted else frozenset()
        self._appender = Appender(self.store, self._desks, now, refused_papers)

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def health(self) -> dict[str, str | int]:
        """Where the journal is, its kind, its state in words, and how many figures have a history."""
        told: dict[str, str | int] = {"journal": self.store.name, "kind": self.store.engine.dialect.name}
        try:
            return {**told, "state": "good", "figures": len(self.figids())}
        except JournalTrouble as trouble:
            return {**told, "state": str(trouble.problem)}

    # --- reading ------------------------------------------------------------------------------------------------

    def open(self, figid: str, who: Person | None = None) -> Opened:
        """The figure as it is now, and the names of what the person would undo and redo next."""

        def read() -> Opened:
            with self.store.reading() as connection:
                desk = self._desks.at(connection, figid, ledger.head(connection, figid))
                names = self._names(connection, desk, who) if who else (None, None)
                return Opened(desk.state, desk.number, *names)

        return self.store.retried(read)

    def state(self, figid: str) -> State:
        """The figure's state as it is now."""
        return self.open(figid).state

    def state_at(self, figid: str, number: int) -> State:
        """The figure's state after an entry; 0 is the state before the first one."""
        with self.store.reading() as connection:
            if number > ledger.head(connection, figid).number or number < 0:
                raise refused("entry-unknown", figid, f"there is no entry {number}", "look at the history")
            return self._desks.replayed(connection, figid, number)

    def entries(self, figid: str, limit: int | None = None, before: int | None = None) -> tuple[Entry, ...]:
        """The figure's history, latest first; ``before`` goes on where the last page ended."""
        upto = None if before is None else before - 1
        with self.store.reading() as connection:
            return tuple(ledger.entries(connection, figid, 0, upto, limit, is_latest_first=True))

    def since(self, figid: str, number: int) -> tuple[Entry, ...]:
        """What was written after an entry, in order: what another page asks for every second."""

        def read() -> tuple[Entry, ...]:
            with self.store.reading() as connection:
                if ledger.head(connection, figid).number <= number:
                    return ()
                return tuple(ledger.entries(connection, figid, number))

        return self.store.retried(read)

    def history(self, figid: str, key: str) -> tuple[Entry, ...]:
        """Everything that was done to or about a statement or an agent, in order."""
        with self.store.reading() as connection:
            return tuple(ledger.about(connection, figid, key))

    def version(self, figid: str, key: str) -> int:
        """The number of the last entry about a key: what ``seen`` may name for it."""
        with self.store.reading() as connection:
            return ledger.version_of(connection, figid, key)

    def figids(self) -> tuple[str, ...]:
        """The figures that have a history."""
        with self.store.reading() as connection:
            return tuple(figid for figid, head in ledger.heads(connection).items() if head.number)

    def held(self, figid: str, who: Person) -> tuple[dict[str, object], ...]:
        """The person's edits that met somebody else's and wait for a choice: token, label, edit, theirs."""
        with self.store.reading() as connection:
            return tuple(ledger.held(connection, figid, identity(who)))

    def changed_file(self, figid: str, file: Network) -> Network | None:
        """The network file as the figure's history last knew it, where ``file``, which is on disk, is another.

        None where it is the same, or says what the history says; and where the figure has no history.
        """

        def read() -> Network | None:
            with self.store.reading() as connection:
                head = ledger.head(connection, figid)
                if not head.number:
                    return None
                return self._bases.changed(connection, self._desks.at(connection, figid, head).state, file)

        return self.store.retried(read)

    # --- writing ------------------------------------------------------------------------------------------------

    def append(
        self, figid: str, edit: Edit, actor: Actor, *, seen: Seen = None, token: str | None = None
    ) -> Entry | Conflict:
        """Write an edit; it is durable when its entry is given back.

        ``seen`` is the number of the last entry the person saw (or one by key): where someone else changed the same
        cell since, a :class:`Conflict` comes back and the edit is held until :meth:`choose`. A ``token`` sent a second
        time gives the entry of the first. Raises :class:`ProblemsFound` for what may not or cannot be done, and
        :class:`JournalTrouble` (with the edit in it) when the database cannot now.
        """
        wish = Wish(actor, edit=edit, seen=seen)
        return self._appender.submit(figid, replace(wish, token=token, is_named=True) if token else wish)

    def undo(self, figid: str, actor: Actor, *, is_forced: bool = False) -> Entry | Conflict:
        """Take back the person's own last edit that still stands; unlimited, and across restarts.

        Where somebody changed the same since, a :class:`Conflict` says so; ``is_forced`` takes it back all the same.
        """
        return self._turn_back(figid, actor, is_redo=False, is_forced=is_forced)

    def redo(self, figid: str, actor: Actor, *, is_forced: bool = False) -> Entry | Conflict:
        """Make the person's last undone edit again."""
        return self._turn_back(figid, actor, is_redo=True, is_forced=is_forced)

    def choose(self, token: str, actor: Actor, *, is_mine: bool) -> Entry | None:
        """Settle a held edit: write mine over theirs, or let it go. Only its own author may.

        The edit is let go only after it was written; asked again after a failure, it is not written twice.
        """
        with self.store.reading() as connection:
            row = ledger.held_one(connection, token)
        if row is None or row["person"] != identity(actor.person):
            raise refused("held-unknown", token, "no edit of yours waits under this token", "reload the figure")
        outcome = None
        if is_mine:
            edit = edit_of(json.loads(str(row["edit"])))
            outcome = self.append(str(row["figid"]), edit, actor, token=f"{token}:mine")
        with self.store.writing() as connection:
            ledger.let_go(connection, token)
        assert not isinstance(outcome, Conflict), "without seen there is no conflict"
        return outcome

    def _turn_back(self, figid: str, actor: Actor, *, is_redo: bool, is_forced: bool) -> Entry | Conflict:
        wish = Wish(actor, is_redo=is_redo, is_forced=is_forced)
        return self._appender.submit(figid, wish)

    def _names(self, connection: Connection, desk: Desk, who: Person) -> tuple[str | None, str | None]:
        person = identity(who)
        undo, redo = desk.tops.get(person) or ledger.tops(connection, desk.figid, person)
        return self._name(connection, desk.figid, undo), self._name(connection, desk.figid, redo)

    @staticmethod
    def _name(connection: Connection, figid: str, number: int | None) -> str | None:
        """What an entry is called on a button: of an act of several edits, the one that says what was meant."""
        entry = ledger.entry(connection, figid, number) if number else None
        if entry is None:
            return None
        words = entry.label.removeprefix("undo: ").removeprefix("redo: ")
        while entry.undoes is not None and (earlier := ledger.entry(connection, figid, entry.undoes)) is not None:
            entry = earlier
        act, mark, at = entry.token.rpartition("/")
        if mark and at.isdecimal() and at != "0":
            tokens = [f"{act}/{n}" for n in range(int(at) + 1)]
            together = ledger.by_token(connection, tokens)
            parts = [together[token] for token in tokens if token in together]
            meant = [part for part in parts if part.kind not in BESIDE] or parts[:1]
            words = meant[-1].label if meant else words
        return words
