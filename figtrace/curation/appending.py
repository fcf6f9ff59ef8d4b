"""The one road by which anything is written: wishes wait in line, and those that wait go in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import Final

from sqlalchemy import Connection

from figtrace.curation import ledger
from figtrace.curation.cells import refused
from figtrace.curation.conflict import Conflict, held_row, meets
from figtrace.curation.desks import EVERY, Desks
from figtrace.curation.entries import BEGIN, Entry
from figtrace.curation.line import Line
from figtrace.curation.store import Store
from figtrace.curation.trouble import JournalTrouble
from figtrace.curation.writing import Desk, Wish, begin, touched_by, write
from figtrace.model.problems import ProblemsFound

TOGETHER: Final = 64
"""Edits that are written in one transaction at most."""


@dataclass
class _Waiting:
    """A wish in line, and what became of it."""

    figid: str
    wish: Wish
    outcome: Entry | Conflict | None = None
    error: ProblemsFound | None = None


class Appender:
    """Writes wishes; safe to share between threads."""

    def __init__(self, store: Store, desks: Desks, now: Callable[[], str], retracted: frozenset[str]) -> None:
        self._store, self._desks, self._now, self._retracted = store, desks, now, retracted
        self._line: Line[_Waiting] = Line(self._write_all, TOGETHER)

    def submit(self, figid: str, wish: Wish) -> Entry | Conflict:
        """Write a wish, and give its entry or the conflict that it met; durable when this returns.

        Raises :class:`ProblemsFound` for what may not or cannot be done, :class:`JournalTrouble` when the database
        cannot now; then nothing was written, or sending the same token again finds it.
        """
        waiting = _Waiting(figid, wish)
        self._line.do(waiting)
        if waiting.error is not None:
            raise waiting.error
        assert waiting.outcome is not None, "done, and neither outcome nor error"
        return waiting.outcome

    def _write_all(self, batch: list[_Waiting]) -> None:
        """Write a batch; every wish gets its outcome or its error, whatever happens."""
        try:
            tries = count()
            for desk in self._store.retried(lambda: self._transact(batch, is_again=next(tries) > 0)):
                self._desks.keep(desk)
        except JournalTrouble as trouble:
            for waiting in batch:
                waiting.outcome, waiting.error = None, JournalTrouble(trouble.problem, waiting.wish.edit)
        except BaseException as error:
            problem = refused(
                "journal-failed", "journal", f"{type(error).__name__}: {error}", "try again, and report it"
            )
            for waiting in batch:
                waiting.outcome, waiting.error = None, problem
            raise

    def _transact(self, batch: list[_Waiting], *, is_again: bool) -> list[Desk]:
        """One transaction; gives the desks as they are after it."""
        for waiting in batch:
            waiting.outcome = waiting.error = None
        ordered = sorted(batch, key=lambda waiting: waiting.figid)
        desks: list[Desk] = []
        made: list[Entry] = []
        with self._store.writing() as connection:
            heads = ledger.locked_heads(connection, sorted({waiting.figid for waiting in batch}))
            named = [waiting.wish.token for waiting in batch if is_again or waiting.wish.is_named]
            known = ledger.by_token(connection, named) if named else {}
            for figid, group in groupby(ordered, key=lambda waiting: waiting.figid):
                wishes = []
                for waiting in group:
                    waiting.outcome = known.get(waiting.wish.token)
                    wishes += [waiting] if waiting.outcome is None else []
                desk, entries = self._of_figure(connection, figid, heads[figid], wishes)
                desks += [desk] if desk is not None else []
                made += entries
            if made:
                ledger.append(connection, made)
            for desk in desks:
                first = next((entry.number for entry in made if entry.figid == desk.figid), desk.number + 1)
                if desk.number // EVERY > (first - 1) // EVERY:
                    ledger.keep_snapshot(connection, desk.figid, desk.number, desk.state)
        return desks

    def _of_figure(
        self, connection: Connection, figid: str, head: ledger.Head, wishes: Sequence[_Waiting]
    ) -> tuple[Desk | None, list[Entry]]:
        """The wishes of one figure; a figure that cannot be read leaves the others alone."""
        try:
            desk = self._desks.at(connection, figid, head)
        except JournalTrouble:
            raise
        except ProblemsFound as error:
            for waiting in wishes:
                waiting.error = error
            return None, []
        made: list[Entry] = []
        for waiting in wishes:
            if desk.number == 0:
                first = begin(desk, self._now())
                made.append(first)
                desk = desk.after(first, desk.state)
            desk = self._write_one(connection, desk, waiting, made)
        if made and made[-1].kind == BEGIN:
            return None, []
        return desk, made

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
    def _seen_of(seen: int | Mapping[str, int] | None, record: str, least: int) -> int:
        """What the person had seen of a thing (``statements/R30``)."""
        if isinstance(seen, Mapping):
            return seen.get(record.partition("/")[2].partition("/")[0], least)
        return least
