"""The journal behind the page: opened when it is first needed, asked by the shelf, written to by one function.

Reading costs nothing of it: without a history on file no database is opened, and none of its code is loaded.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from figtrace.figures.library import Library
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure, Network
from figtrace.model.vocabulary import ReviewState

if TYPE_CHECKING:
    from figtrace.curation.conflict import Conflict
    from figtrace.curation.entries import Entry
    from figtrace.curation.journal import Journal
    from figtrace.curation.kinds import Edit
    from figtrace.curation.people import Actor
    from figtrace.curation.state import State

Seen = int | Mapping[str, int] | None


@dataclass(frozen=True)
class Written:
    """What became of an act: the entries that stand now, and the conflict that stopped the rest of its edits."""

    entries: tuple[Entry, ...]
    conflict: Conflict | None = None
    rest: tuple[Edit, ...] = ()


class Desk:
    """The journal of one page, and what it says of the library's figures."""

    def __init__(self, library: Library, url: str | None) -> None:
        self.library, self.url = library, url
        self._journal: Journal | None = None
        self._lock = Lock()
        self._shown: dict[str, tuple[State, tuple[Figure, Network]]] = {}

    @property
    def is_on(self) -> bool:
        """True when the page was given a journal."""
        return self.url is not None

    def journal(self) -> Journal:
        """The journal, opened; raises :class:`ProblemsFound` when there is none or when it cannot be opened now."""
        from figtrace.curation.journal import Journal, from_library  # noqa: PLC0415 - loaded by those who curate

        if self.url is None:
            cure = "start with --journal FILE, or set FIGTRACE_JOURNAL"
            raise ProblemsFound(Report((Problem("journal-off", "journal", "this page has no journal", cure),)))
        with self._lock:
            if self._journal is None:
                retracted = self.library.root / "retracted.txt"
                self._journal = Journal(from_library(self.library), self.url, retracted=retracted)
            return self._journal

    def health(self) -> dict[str, str | int]:
        """How the journal is, for those who watch over the server; it is not opened for that."""
        if self.url is None:
            return {"state": "none"}
        if not self._is_begun():
            return {"state": "not begun"}
        try:
            return self.journal().health()
        except ProblemsFound as found:
            return {"state": str(found.report.problems[0])}

    def shown(self, figid: str) -> tuple[Figure, Network] | None:
        """Figure and network as the journal has them, without what was rejected; None without a history.

        Raises :class:`ProblemsFound` when the journal cannot be read now.
        """
        if not self._is_begun():
            return None
        opened = self.journal().open(figid)
        if not opened.number:
            return None
        held = self._shown.get(figid)
        if held is None or held[0] is not opened.state:
            held = (opened.state, (opened.state.figure, readable(opened.state)))
            self._shown[figid] = held
        return held[1]

    def story(self, figid: str) -> dict[str, Any] | None:
        """The story as the journal has it, in the form of its file; None where nobody has edited it there."""
        from figtrace.curation.publish import story_of  # noqa: PLC0415

        return story_of(self.journal().open(figid).state) if self._is_begun() else None

    def everything(self, figid: str) -> tuple[Figure, Network] | None:
        """Figure and network as the journal has them, with all that was rejected; None without a history."""
        if not self._is_begun():
            return None
        opened = self.journal().open(figid)
        return (opened.state.figure, opened.state.network) if opened.number else None

    def write(
        self, figid: str, edits: Sequence[Edit], actor: Actor, *, seen: Seen = None, token: str | None = None
    ) -> Written:
        """Write the edits of one act, all or none; every write of the page comes through here.

        The journal asks for each who may, what others did meanwhile and what is possible; a token sent again gives
        what was written at first. Raises :class:`ProblemsFound`, and nothing is then written.
        """
        from figtrace.curation.conflict import Conflict  # noqa: PLC0415
        from figtrace.curation.review import permit, role_needed  # noqa: PLC0415

        for edit in edits:
            permit(edit, actor, role_needed(edit))
        journal = self.journal()
        group = token or uuid.uuid4().hex
        if len(edits) > 1 and not self._is_known(figid, group):
            _rehearse(journal.state(figid), edits, actor)
        entries: list[Entry] = []
        for at, edit in enumerate(edits):
            outcome = journal.append(figid, edit, actor, seen=seen, token=f"{group}/{at}")
            if isinstance(outcome, Conflict):
                return Written(tuple(entries), outcome, tuple(edits[at + 1 :]))
            entries.append(outcome)
        return Written(tuple(entries))

    def turn_back(self, figid: str, actor: Actor, *, is_redo: bool, is_forced: bool) -> Written:
        """Undo, or redo, the person's last act: every edit that was written with it."""
        from figtrace.curation.conflict import Conflict  # noqa: PLC0415

        journal = self.journal()
        turn = journal.redo if is_redo else journal.undo
        entries: list[Entry] = []
        group = None
        while True:
            outcome = turn(figid, actor, is_forced=is_forced)
            if isinstance(outcome, Conflict):
                return Written(tuple(entries), outcome)
            entries.append(outcome)
            here = self._origin(figid, outcome.undoes)
            group = group or _group(here)
            following = outcome.redo_top if is_redo else outcome.undo_top
            if group is None or _group(self._origin(figid, following)) != group:
                return Written(tuple(entries))

    def _origin(self, figid: str, number: int | None) -> Entry | None:
        """The entry that undo and redo go back to."""
        while number is not None:
            found = self.journal().entries(figid, 1, number + 1)
            if not found or found[0].undoes is None:
                return found[0] if found else None
            number = found[0].undoes
        return None

    def _is_known(self, figid: str, group: str) -> bool:
        """True when the first edit of this act has been written before: it is sent again."""
        return any(entry.token == f"{group}/0" for entry in self.journal().entries(figid, 200))

    def _is_begun(self) -> bool:
        """True when the journal may hold something: its file is there, or it is a server's."""
        if self.url is None:
            return False
        if self._journal is not None:
            return True
        place = self.url.removeprefix("sqlite:///") if self.url.startswith("sqlite:") else self.url
        return "://" in place or Path(place).expanduser().is_file()


def _group(entry: Entry | None) -> str | None:
    return entry.token.rpartition("/")[0] or None if entry else None


def _rehearse(state: State, edits: Sequence[Edit], actor: Actor) -> None:
    """Apply the edits to see that all of them are possible; raises :class:`ProblemsFound` for the first that is not."""
    from figtrace.curation.edits import apply  # noqa: PLC0415
    from figtrace.curation.journal import utc_now  # noqa: PLC0415

    for edit in edits:
        state = apply(state, edit.model_copy(update={"who": actor.person, "at": utc_now()}))


def readable(state: State) -> Network:
    """The network for readers: with its curators, without rejected statements and what only they named."""
    from figtrace.curation.publish import shown  # noqa: PLC0415

    network = shown(state)
    rejected = {one.key for one in network.statements if one.review is ReviewState.REJECTED}
    if not rejected:
        return network
    kept = tuple(one for one in network.statements if one.key not in rejected)
    named = {end for one in kept for end in _ends(one)}
    gone = {end for one in network.statements if one.key in rejected for end in _ends(one)} - named
    return network.model_copy(
        update={
            "statements": kept,
            "agents": tuple(agent for agent in network.agents if agent.key not in gone),
            "mechanisms": tuple(_without(one, rejected, gone) for one in network.mechanisms),
        }
    )


def _ends(statement: Any) -> tuple[str | None, ...]:
    return (statement.subject, statement.object, statement.donor, statement.vesicle, statement.recipient)


def _without(mechanism: Any, statements: set[str], agents: set[str | None]) -> Any:
    ends = {name: None for name in ("donor", "vesicle", "recipient") if getattr(mechanism, name) in agents}
    lists = {
        name: tuple(key for key in getattr(mechanism, name) if key not in agents)
        for name in ("cargo", "targets", "processes", "outcomes")
    }
    kept = tuple(key for key in mechanism.statements if key not in statements)
    return mechanism.model_copy(update={**ends, **lists, "statements": kept})
