"""An entry of the journal, its hash, and rows of the database to and from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from figtrace.curation.cells import Change
from figtrace.curation.people import Role
from figtrace.curation.state import State
from figtrace.model.records import Person

BEGIN: Final = "begin"
"""The kind of a figure's first entry: it holds the state that everything after it changes."""

NOTHING_BEFORE: Final = "0" * 64
"""What the first entry of a figure has for the hash of the one before it."""

_HASHED: Final = (
    *("figid", "number", "token", "at", "name", "orcid", "person", "role", "needs", "kind", "label", "reason", "leaf"),
    *("edit", "changes", "undoes", "undo_top", "redo_top", "below", "previous"),
)
"""The columns that the hash covers, in this order: all but the hash."""


@dataclass(frozen=True)
class Entry:
    """One edit as it was written: who, when, what in words, cell by cell before and after, why; and the chain.

    ``number`` counts from 1 in each figure. ``needs`` is the least role that may do or undo it. ``undoes`` is the
    number of the entry that this one takes back. ``undo_top`` and ``redo_top`` are what its author would undo and redo
    next, ``below`` what was on top before, so that undo needs no search however long the history is.
    """

    figid: str
    number: int
    token: str
    at: str
    who: Person
    person: str
    role: Role
    needs: Role
    kind: str
    label: str
    reason: str
    leaf: str | None
    edit_text: str
    changes_text: str
    undoes: int | None
    undo_top: int | None
    redo_top: int | None
    below: int | None
    previous: str
    hash: str = ""

    @property
    def key(self) -> str:
        """What the entry is called outside: ``FIGID#12``."""
        return f"{self.figid}#{self.number}"

    @cached_property
    def edit(self) -> dict[str, Any]:
        """The edit as plain values."""
        return json.loads(self.edit_text)  # type: ignore[no-any-return]

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The cells that changed, with before and after."""
        return tuple(Change.model_validate(change) for change in json.loads(self.changes_text))

    def as_dict(self) -> dict[str, Any]:
        """The entry as plain values, as the command line prints it."""
        row = row_of(self)
        return {**row, "key": self.key, "edit": self.edit, "changes": json.loads(self.changes_text)}


def row_of(entry: Entry) -> dict[str, Any]:
    """The entry as a row of the table."""
    return {
        "figid": entry.figid,
        "number": entry.number,
        "token": entry.token,
        "at": entry.at,
        "name": entry.who.name,
        "orcid": entry.who.orcid,
        "person": entry.person,
        "role": entry.role.value,
        "needs": entry.needs.value,
        "kind": entry.kind,
        "label": entry.label,
        "reason": entry.reason,
        "leaf": entry.leaf,
        "edit": entry.edit_text,
        "changes": entry.changes_text,
        "undoes": entry.undoes,
        "undo_top": entry.undo_top,
        "redo_top": entry.redo_top,
        "below": entry.below,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def entry_of(row: Mapping[str, Any]) -> Entry:
    """The entry that a row of the table is."""
    values = dict(row)
    who = Person(name=values.pop("name"), orcid=values.pop("orcid"))
    edit, changes = values.pop("edit"), values.pop("changes")
    values["role"], values["needs"] = Role(values["role"]), Role(values["needs"])  # type: ignore[call-arg]
    return Entry(who=who, edit_text=edit, changes_text=changes, **values)


def hash_of(row: Mapping[str, Any]) -> str:
    """SHA-256 over every column but the hash, the hash of the entry before among them."""
    text = json.dumps([row[name] for name in _HASHED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def compact(value: Any) -> str:
    """JSON without blanks, text as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def changes_text(changes: Iterable[Change]) -> str:
    """The changes as they are stored."""
    return compact([change.model_dump(mode="json", exclude_defaults=True) for change in changes])


def first_state(entry: Entry) -> State:
    """The state that a figure's first entry holds."""
    return State.model_validate_json(compact(entry.edit["state"]))


def abouts(change: Change) -> str:
    """The key that a change is about, for histories: the statement of a review or a decision, else the thing."""
    if change.collection == "decisions":
        return change.key.partition("/")[0]
    if change.collection in ("comments", "waivers"):
        value = change.after or change.before
        return str(value["about"]) if isinstance(value, dict) else change.key
    return change.key
