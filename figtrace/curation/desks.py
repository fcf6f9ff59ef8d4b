"""Figures as the journal last saw them, kept ready: from memory, from a snapshot on, or from the first entry on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection

from figtrace.curation import ledger
from figtrace.curation.cells import patch, refused
from figtrace.curation.entries import BEGIN, first_state
from figtrace.curation.state import State
from figtrace.curation.writing import Desk

EVERY: Final = 100
"""Entries between two snapshots: opening replays at most so many."""

READY: Final = 64
"""Figures kept in memory."""


class Desks:
    """The desks of a journal; safe to share between threads, since a desk never changes."""

    def __init__(self, base: Callable[[str], State]) -> None:
        self._base = base
        self._ready: dict[str, Desk] = {}
        self._guard = threading.Lock()

    def at(self, connection: Connection, figid: str, head: ledger.Head) -> Desk:
        """The figure after the last entry of its chain."""
        if head.number == 0:
            return Desk(figid, self._base(figid), 0, ledger.START.hash)
        held = self._ready.get(figid)
        if held is not None and (held.number, held.hash) == head:
            return held
        desk = self._caught_up(connection, held, head) if held is not None else None
        if desk is None:
            desk = Desk(figid, self.replayed(connection, figid, head.number), head.number, head.hash)
        self.keep(desk)
        return desk

    def keep(self, desk: Desk) -> None:
        """Keep a desk ready; the one not used for longest makes room."""
        with self._guard:
            self._ready.pop(desk.figid, None)
            if desk.number:
                self._ready[desk.figid] = desk
            while len(self._ready) > READY:
                self._ready.pop(next(iter(self._ready)))

    def replayed(self, connection: Connection, figid: str, number: int) -> State:
        """The state after an entry; 0 is the state before the first one."""
        if number == 0:
            first = ledger.entry(connection, figid, 1)
            return first_state(first) if first is not None else self._base(figid)
        found = ledger.snapshot(connection, figid, number)
        start, state = found if found else (0, None)
        for entry in ledger.entries(connection, figid, start, number):
            if entry.kind == BEGIN:
                state = first_state(entry)
            elif state is not None:
                state = patch(state, entry.changes, is_forced=True)
        if state is None:
            raise refused("journal-broken", figid, "its history has no beginning", "restore a backup")
        return state

    @staticmethod
    def _caught_up(connection: Connection, held: Desk, head: ledger.Head) -> Desk | None:
        """The desk with what others wrote since; None where that is too much, or where it does not follow on."""
        if not held.number < head.number <= held.number + EVERY:
            return None
        desk = held
        for entry in ledger.entries(connection, held.figid, held.number, head.number):
            if entry.previous != desk.hash:
                return None
            desk = desk.after(entry, patch(desk.state, entry.changes, is_forced=True))
        return desk
