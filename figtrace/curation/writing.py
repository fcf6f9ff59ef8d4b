"""How an edit becomes an entry: permission, what it meets, what it changes, the undo stacks, the chain. No database.

A :class:`Desk` is a figure as the journal last saw it. :func:`write` asks nothing but the desk and what it is handed,
and is the one place where entries are made.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from figtrace.curation.cells import Change, Stale, backwards, changes_between, refused
from figtrace.curation.conflict import Conflict, contested
from figtrace.curation.edits import apply, plain_edit
from figtrace.curation.entries import BEGIN, Entry, changes_text, compact, hash_of, row_of
from figtrace.curation.kinds import Edit, Revert
from figtrace.curation.labels import label
from figtrace.curation.people import Actor, Role, identity
from figtrace.curation.review import permit, role_needed
from figtrace.curation.state import State
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Person

PROGRAM = Person(name="figtrace")
"""Who begins a figure's history."""

Tops = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone wants written; ``target`` is the entry that an undo or a redo is about.

    ``token`` makes sending it again harmless; ``is_named`` when the sender chose it.

    ``seen`` is the number of the figure's last entry that the person saw, or one such number by key; None asks for
    no look at what others did since.
    """

    actor: Actor
    edit: Edit | None = None
    target: Entry | None = None
    is_redo: bool = False
    is_forced: bool = False
    seen: int | Mapping[str, int] | None = None
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    is_named: bool = False

    @property
    def person(self) -> str:
        """Who asks, as the journal tells people apart."""
        return identity(self.actor.person)


@dataclass(frozen=True, slots=True)
class Desk:
    """A figure's state after its last entry, the end of its chain, and everyone's undo stacks as far as known."""

    figid: str
    state: State
    number: int
    hash: str
    tops: Mapping[str, Tops] = field(default_factory=dict)

    def after(self, entry: Entry, state: State) -> Desk:
        """The desk with one entry more."""
        tops = {**self.tops, entry.person: (entry.undo_top, entry.redo_top)}
        return replace(self, state=state, number=entry.number, hash=entry.hash, tops=tops)


def begin(desk: Desk, at: str) -> Entry:
    """The first entry of a figure: the state that all others change."""
    network = desk.state.network
    edit = {"kind": BEGIN, "state": desk.state.model_dump(mode="json", exclude_defaults=True)}
    words = f"begin with {len(network.agents)} agents and {len(network.statements)} statements"
    made = Entry(
        figid=desk.figid,
        number=desk.number + 1,
        token=f"{BEGIN}:{desk.figid}",
        at=at,
        who=PROGRAM,
        person=identity(PROGRAM),
        role=Role.EDITOR,
        needs=Role.EDITOR,
        kind=BEGIN,
        label=words,
        reason="",
        leaf=None,
        edit_text=compact(edit),
        changes_text="[]",
        undoes=None,
        undo_top=None,
        redo_top=None,
        below=None,
        previous=desk.hash,
    )
    return chained(made)


def chained(entry: Entry) -> Entry:
    """The entry with its hash."""
    return replace(entry, hash=hash_of(row_of(entry)))


def write(
    desk: Desk, wish: Wish, at: str, theirs: Sequence[Entry], retracted: frozenset[str]
) -> tuple[Desk, Entry | Conflict]:
    """The desk and the entry after a wish, or the same desk and the conflict that it met.

    ``theirs`` are the entries of others that the person had not seen and that touch what the edit touches. Raises
    :class:`ProblemsFound` for what may not or cannot be done.
    """
    edit, needed = _edit_of(desk.state, wish)
    permit(edit, wish.actor, needed)
    edit = edit.model_copy(update={"who": wish.actor.person, "at": at})
    words = label(desk.state, edit)
    if theirs:
        return desk, _conflict(desk, wish, edit, words, theirs)
    try:
        after = apply(desk.state, edit, retracted)
    except Stale as stale:
        if wish.target is None:
            raise
        return desk, _undo_conflict(desk, wish, edit, words, stale)
    entry = _entry(desk, wish, edit, words, needed, changes_between(desk.state, after))
    return desk.after(entry, after), entry


def _edit_of(state: State, wish: Wish) -> tuple[Edit, Role]:
    """The edit that is wished for, and the least role that may make it."""
    if wish.edit is not None:
        if isinstance(wish.edit, Revert):
            raise refused("edit-form", wish.edit.kind, "only undo and redo revert", "use undo or redo")
        return wish.edit, role_needed(wish.edit)
    if wish.target is None:
        raise refused("nothing-to-undo", state.figure.figid, "there is nothing left", "nothing is to be done")
    base = wish.target.label.removeprefix("undo: ").removeprefix("redo: ")
    words = f"{'redo' if wish.is_redo else 'undo'}: {base}"
    return Revert(words=words, changes=backwards(wish.target.changes), is_forced=wish.is_forced), wish.target.needs


def _entry(desk: Desk, wish: Wish, edit: Edit, words: str, needed: Role, changes: tuple[Change, ...]) -> Entry:
    number = desk.number + 1
    undo_top, redo_top = desk.tops.get(wish.person, (None, None))
    below: int | None
    if wish.target is None:
        below, undo_top, redo_top = undo_top, number, None
    elif wish.is_redo:
        below, undo_top, redo_top = undo_top, number, wish.target.below
    else:
        below, undo_top, redo_top = redo_top, wish.target.below, number
    stored = plain_edit(edit)
    if "\\u0000" in compact(stored):
        raise refused("character-refused", edit.kind, "holds the character U+0000", "take it out")
    if isinstance(edit, Revert):
        # the cells stand in the entry's own column; twice would only cost
        del stored["changes"]
    return chained(
        Entry(
            figid=desk.figid,
            number=number,
            token=wish.token,
            at=edit.at or "",
            who=wish.actor.person,
            person=wish.person,
            role=wish.actor.role,
            needs=needed,
            kind=edit.kind,
            label=words,
            reason=edit.reason,
            leaf=edit.leaf,
            edit_text=compact(stored),
            changes_text=changes_text(changes),
            undoes=wish.target.number if wish.target else None,
            undo_top=undo_top,
            redo_top=redo_top,
            below=below,
            previous=desk.hash,
        )
    )


def _conflict(desk: Desk, wish: Wish, edit: Edit, words: str, theirs: Sequence[Entry]) -> Conflict:
    changed = [change for entry in theirs for change in entry.changes]
    cells = contested(touched_by(desk.state, edit), changed)
    return Conflict(wish.token, desk.figid, edit, words, tuple(theirs), cells, desk.number)


def _undo_conflict(desk: Desk, wish: Wish, edit: Edit, words: str, stale: Stale) -> Conflict:
    change = stale.change
    met = contested([change], [change.model_copy(update={"after": stale.found})])
    return Conflict(wish.token, desk.figid, edit, words, (), met, desk.number)


def touched_by(state: State, edit: Edit) -> tuple[Change, ...]:
    """What the edit would change in this state; nothing where it is impossible there."""
    try:
        return changes_between(state, apply(state, edit))
    except ProblemsFound:
        return ()
