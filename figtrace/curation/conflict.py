"""An edit that met somebody else's change: both versions, so that a person chooses. Never lost, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from figtrace.curation.cells import Change, short
from figtrace.curation.edits import plain_edit
from figtrace.curation.entries import Entry, compact
from figtrace.curation.kinds import Edit
from figtrace.curation.people import identity
from figtrace.model.records import Person


@dataclass(frozen=True, slots=True)
class Contested:
    """One cell with both versions; None where the thing or item is not there."""

    collection: str
    key: str
    field: str
    theirs: Any
    mine: Any

    def __str__(self) -> str:
        what = f"{self.key} {self.field.replace('_', ' ')}".strip()
        return f"{what}: theirs {short(self.theirs)}, yours {short(self.mine)}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """My edit in words and as a value, the entries it met, and the cells where the two differ.

    ``token`` names the held edit; :meth:`figtrace.curation.journal.Journal.choose` settles it. ``number`` is the
    figure's last entry when they met.
    """

    token: str
    figid: str
    edit: Edit
    label: str
    theirs: tuple[Entry, ...]
    cells: tuple[Contested, ...]
    number: int

    @property
    def words(self) -> str:
        """What happened, in one sentence: ``Ann changed note of R2 … meanwhile; your “…” waits for your choice``."""
        told = "; ".join(f"{entry.who.name}: {entry.label}" for entry in self.theirs[-3:]) or "somebody else"
        return f"changed meanwhile ({told}); your “{self.label}” waits for your choice"


def contested(mine: Iterable[Change], theirs: Sequence[Change]) -> tuple[Contested, ...]:
    """The cells of mine that theirs changed too; a whole thing added or removed meets everything of it."""
    last = {change.cell: change for change in theirs}
    gone = {change.record: change for change in theirs if change.is_presence}
    touched = {change.record: change for change in theirs}
    found = []
    for change in mine:
        met = last.get(change.cell) or gone.get(change.record)
        if met is None and change.is_presence:
            met = touched.get(change.record)
        if met is not None:
            found.append(Contested(change.collection, change.key, change.field or met.field, met.after, change.after))
    return tuple(found)


def meets(mine: Iterable[Change], touched: Iterable[tuple[str, str]]) -> bool:
    """True when a cell of mine, or the whole of its thing, is among the touched ones (record and cell of each)."""
    seen = list(touched)
    records, cells = {record for record, _ in seen}, {cell for _, cell in seen}
    return any(
        change.cell in cells or f"{change.record}//" in cells or (change.is_presence and change.record in records)
        for change in mine
    )


def held_row(conflict: Conflict, who: Person, at: str) -> dict[str, object]:
    """The conflict's edit as a row of the table of edits that wait."""
    plain = {name: value for name, value in plain_edit(conflict.edit).items() if name != "at"}
    return {
        "token": conflict.token,
        "figid": conflict.figid,
        "at": at,
        "name": who.name,
        "orcid": who.orcid,
        "person": identity(who),
        "edit": compact(plain),
        "label": conflict.label,
        "theirs": compact([entry.number for entry in conflict.theirs]),
    }
