"""What curation keeps ready for its addresses: desk, people and reading room, and what is made once a state."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import request

from components import details
from components.curate_journal import Desk
from components.curate_people import People
from components.curate_reading import ReadingRoom, room_of, with_suggestions
from components.placing import Places
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Network

if TYPE_CHECKING:
    from components.curate_acts import Suggested
    from figtrace.curation.filed import Filed
    from figtrace.curation.state import State

ROOM = 24
"""Sheets that are kept ready."""


class Office:
    """Desk, people and reading room of one page, and the sheets that were made."""

    def __init__(self, desk: Desk, people: People) -> None:
        self.desk, self.people = desk, people
        self.room = room_of(desk.library.root)
        self._places = Places()
        self._sheets: OrderedDict[tuple[object, ...], tuple[State, dict[str, Any]]] = OrderedDict()
        self._lock = Lock()

    def reads(self, figid: str) -> ReadingRoom | None:
        """The reading room for a figure whose library file states nothing: only there suggestions stand."""
        try:
            is_stated = bool(self.desk.library.network(figid).statements)
        except ProblemsFound:
            is_stated = True
        return None if is_stated else self.room

    def suggested(self, figid: str, state: State) -> Suggested:
        """What the reading room suggests beside this state, and by which rules."""
        from components.curate_acts import Suggested  # noqa: PLC0415

        room = self.reads(figid)
        if room is None:
            return Suggested(state.network, {})
        network, pending = with_suggestions(state.network, room.suggested(state.figure))
        draft = room.draft(state.figure)
        by_key = {one.key: f"{one.rule}@{one.version}" for one in (*draft.statements, *draft.implied)}
        return Suggested(network, {key: by_key[key] for key in pending})

    def sheet(self, figid: str, state: State, number: int) -> dict[str, Any]:
        """The sheet of a state, made once."""
        from components.curate_sheet import sheet  # noqa: PLC0415

        key = figid, number
        with self._lock:
            held = self._sheets.get(key)
            if held is not None and (held[0] is state or held[0] == state):
                self._sheets.move_to_end(key)
                return held[1]
        url = f"/curate/{figid}/details.json?at={number}"
        made = sheet(state, self.reads(figid), self.desk.library.figids(), url, self._places.compose)
        with self._lock:
            self._sheets[key] = state, made
            while len(self._sheets) > ROOM:
                self._sheets.popitem(last=False)
        return made

    def details(self, figid: str, state: State) -> dict[str, str]:
        """What each thing of a state is and who says so, by key: asked for when somebody looks."""
        return details.by_key(self.suggested(figid, state).network)

    def now(self, figid: str) -> dict[str, Any]:
        """The number of the last entry, and what the person would undo and redo."""
        opened = self.desk.journal().open(figid, self.people.person(request))
        told: dict[str, Any] = {"number": opened.number, "undo": opened.undo, "redo": opened.redo}
        return {**told, "is_file_changed": self._base(figid) is not None}

    def file(self, figid: str) -> Filed | None:
        """What a network file means that somebody changed outside the history; None while it is as it was."""
        from figtrace.curation.filed import compared  # noqa: PLC0415

        base = self._base(figid)
        if base is None:
            return None
        return compared(base, self.desk.journal().state(figid), self.desk.library.network(figid))

    def _base(self, figid: str) -> Network | None:
        """The network file as the history knows it, where the one on file is another; a broken file waits."""
        try:
            return self.desk.journal().changed_file(figid, self.desk.library.network(figid))
        except ProblemsFound:
            return None
