"""The journal: every edit a person or a program makes, appended and durable before it is acknowledged.

One road for all writes: :meth:`Journal.append`, :meth:`Journal.undo`, :meth:`Journal.redo` and
:meth:`Journal.choose` all end in one transaction that asks who may, what others did meanwhile, and what is possible.
Writers of one figure queue up, and those that wait are written together.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from figtrace.curation import ledger
from figtrace.curation.cells import refused
from figtrace.curation.conflict import Conflict, held_row, meets
from figtrace.curation.desks import EVERY, Desks
from figtrace.curation.edits import edit_of
from figtrace.curation.entries import BEGIN, Entry
from figtrace.curation.kinds import Edit
from figtrace.curation.people import Actor, identity
from figtrace.curation.references import retracted_in
from figtrace.curation.state import State
from figtrace.curation.store import Store, default_url
from figtrace.curation.trouble import JournalTrouble
from figtrace.curation.writing import Desk, Wish, begin, touched_by, write
from figtrace.figures.library import Library
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Person

TOGETHER: Final = 64
"""Edits that are written in one transaction at most."""

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


@dataclass
class _Waiting:
    """A wish in the queue, and what became of it."""

    wish: Wish
    outcome: Outcome | None = None
    error: ProblemsFound | None = None
    is_done: bool = False


@dataclass
class _Lane:
    """The queue of one figure's writers."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    queue: deque[_Waiting] = field(default_factory=deque)


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
        self._now = now
        self._retracted = retracted_in(retracted) if retracted else frozenset()
        self._desks = Desks(base)
        self._lanes: dict[str, _Lane] = {}
        self._guard = threading.Lock()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

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
        return self._submit(figid, replace(wish, token=token, is_named=True) if token else wish)

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
        return self._submit(figid, wish)

    def _submit(self, figid: str, wish: Wish) -> Entry | Conflict:
        with self._guard:
            lane = self._lanes.setdefault(figid, _Lane())
        waiting = _Waiting(wish)
        lane.queue.append(waiting)
        while not waiting.is_done:
            with lane.lock:
                if not waiting.is_done:
                    batch = [lane.queue.popleft() for _ in range(min(TOGETHER, len(lane.queue)))]
                    self._write_all(figid, batch)
        if waiting.error is not None:
            raise waiting.error
        assert waiting.outcome is not None, "done, and neither outcome nor error"
        return waiting.outcome

    def _write_all(self, figid: str, batch: Sequence[_Waiting]) -> None:
        """Write a batch in one transaction; every wish gets its outcome or its error, whatever happens."""
        try:
            tries = count()
            desk = self.store.retried(lambda: self._transact(figid, batch, is_again=next(tries) > 0))
            self._desks.keep(desk)
        except JournalTrouble as trouble:
            for waiting in batch:
                waiting.outcome, waiting.error = None, JournalTrouble(trouble.problem, waiting.wish.edit)
        except ProblemsFound as found:
            for waiting in batch:
                waiting.outcome, waiting.error = None, found
        except BaseException as error:
            problem = refused("journal-failed", figid, f"{type(error).__name__}: {error}", "report it; try again")
            for waiting in batch:
                waiting.outcome, waiting.error = None, problem
            raise
        finally:
            for waiting in batch:
                waiting.is_done = True

    def _transact(self, figid: str, batch: Sequence[_Waiting], *, is_again: bool) -> Desk:
        for waiting in batch:
            waiting.outcome = waiting.error = None
        with self.store.writing() as connection:
            desk = self._desks.at(connection, figid, ledger.locked_head(connection, figid))
            named = [waiting.wish.token for waiting in batch if is_again or waiting.wish.is_named]
            known = ledger.by_token(connection, named) if named else {}
            made: list[Entry] = []
            for waiting in batch:
                if waiting.wish.token in known:
                    waiting.outcome = known[waiting.wish.token]
                    continue
                if desk.number == 0:
                    first = begin(desk, self._now())
                    made.append(first)
                    desk = desk.after(first, desk.state)
                desk = self._write_one(connection, desk, waiting, made)
            if made and (made[-1].kind != BEGIN):
                ledger.append(connection, figid, made)
                if desk.number // EVERY > (made[0].number - 1) // EVERY:
                    ledger.keep_snapshot(connection, figid, desk.number, desk.state)
            elif made:
                desk = Desk(figid, desk.state, 0, ledger.START.hash)
        return desk

    def _write_one(self, connection: Connection, desk: Desk, waiting: _Waiting, made: list[Entry]) -> Desk:
        """One wish of a batch; what is refused leaves the others alone."""
        try:
            wish, desk = self._targeted(connection, desk, waiting.wish, made)
            theirs = self._theirs(connection, desk, wish, made)
            desk, outcome = write(desk, wish, self._now(), theirs, self._retracted)
        except JournalTrouble:
            raise
        except ProblemsFound as error:
            waiting.error = error
            return desk
        if isinstance(outcome, Entry):
            made.append(outcome)
        elif wish.target is not None:
            outcome = self._explained(connection, outcome, wish.target)
        else:
            ledger.hold(connection, held_row(outcome, wish.actor.person, self._now()))
        waiting.outcome = outcome
        return desk

    @staticmethod
    def _explained(connection: Connection, conflict: Conflict, target: Entry) -> Conflict:
        """The conflict of an undo with the entries of others that changed the same since."""
        records = [f"{cell.collection}/{cell.key}" for cell in conflict.cells]
        touches = ledger.touching(connection, conflict.figid, records, target.number)
        numbers = sorted({touch.number for touch in touches if touch.person != target.person})
        found = [ledger.entry(connection, conflict.figid, number) for number in numbers]
        return replace(conflict, theirs=tuple(entry for entry in found if entry is not None))

    def _targeted(self, connection: Connection, desk: Desk, wish: Wish, made: Sequence[Entry]) -> tuple[Wish, Desk]:
        """The wish with the entry that it takes back, and the desk that knows the person's stacks."""
        if wish.person not in desk.tops:
            tops = ledger.tops(connection, desk.figid, wish.person)
            desk = Desk(desk.figid, desk.state, desk.number, desk.hash, {**desk.tops, wish.person: tops})
        if wish.edit is not None:
            return wish, desk
        number = desk.tops[wish.person][1 if wish.is_redo else 0]
        target = next((entry for entry in made if entry.number == number), None)
        if target is None and number is not None:
            target = ledger.entry(connection, desk.figid, number)
        aimed = Wish(wish.actor, target=target, is_redo=wish.is_redo, is_forced=wish.is_forced, token=wish.token)
        return aimed, desk

    def _theirs(self, connection: Connection, desk: Desk, wish: Wish, made: Sequence[Entry]) -> list[Entry]:
        """Entries of others since ``seen`` that touch what the wish touches, in order."""
        if wish.edit is None or wish.seen is None:
            return []
        least = wish.seen if isinstance(wish.seen, int) else min(wish.seen.values(), default=desk.number)
        if least >= desk.number:
            return []
        stamped = wish.edit.model_copy(update={"who": wish.actor.person, "at": self._now()})
        mine = touched_by(desk.state, stamped)
        if not mine:
            # impossible by now: was it possible where the person stood?
            mine = touched_by(self._desks.replayed(connection, desk.figid, least), stamped)
        if isinstance(wish.seen, Mapping):
            mine = tuple(change for change in mine if wish.seen.get(change.key, desk.number) < desk.number)
        touches = ledger.touching(connection, desk.figid, [change.record for change in mine], least)
        touches += [touch for entry in made if entry.number > least for touch in ledger.touches_of(entry)]
        numbers = {
            touch.number
            for touch in touches
            if touch.person != wish.person
            and touch.number > self._seen_of(wish.seen, touch.record, least)
            and meets(mine, [(touch.record, touch.cell)])
        }
        inside = {entry.number: entry for entry in made}
        found = [inside.get(number) or ledger.entry(connection, desk.figid, number) for number in sorted(numbers)]
        return [entry for entry in found if entry is not None]

    @staticmethod
    def _seen_of(seen: Seen, record: str, least: int) -> int:
        """What the person had seen of a thing (``statements/R30``)."""
        if isinstance(seen, Mapping):
            return seen.get(record.partition("/")[2].partition("/")[0], least)
        return least

    def _names(self, connection: Connection, desk: Desk, who: Person) -> tuple[str | None, str | None]:
        person = identity(who)
        numbers = desk.tops.get(person) or ledger.tops(connection, desk.figid, person)
        entries = [ledger.entry(connection, desk.figid, number) if number else None for number in numbers]
        words = [entry.label.removeprefix("undo: ").removeprefix("redo: ") if entry else None for entry in entries]
        return words[0], words[1]
