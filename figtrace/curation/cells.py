"""A state as cells, and what changed between two states as changes of cells.

A cell is named by collection, key, field and, in fields that are sets of things (synonyms, mentions, evidence …), the
item. A change without a field adds or removes a whole thing; ``index`` says where in its list it stands. Two laws:

    patch(before, changes_between(before, after)) == after
    patch(after, backwards(changes_between(before, after))) == before
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from figtrace.curation.state import (
    Comment,
    Decision,
    Position,
    Review,
    Settings,
    State,
    StoryStep,
    Waiver,
    evidence_key,
    span_key,
)
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import (
    Agent,
    Ambiguity,
    Conflict,
    Figure,
    Mechanism,
    Network,
    Note,
    Record,
    Reference,
    Statement,
)

R = TypeVar("R", bound=BaseModel)

ORDER: Final = "(order)"
"""The field of the change that says only in which order the things of a collection stand."""

IN_NETWORK: Final[dict[str, type[Record]]] = {
    "agents": Agent,
    "statements": Statement,
    "mechanisms": Mechanism,
    "references": Reference,
    "ambiguities": Ambiguity,
    "conflicts": Conflict,
    "notes": Note,
}
IN_STATE: Final[dict[str, type[Record]]] = {
    "reviews": Review,
    "decisions": Decision,
    "comments": Comment,
    "waivers": Waiver,
    "positions": Position,
    "steps": StoryStep,
}
SINGLE: Final[dict[str, type[Record]]] = {"network": Network, "figure": Figure, "settings": Settings}
COLLECTIONS: Final[dict[str, type[Record]]] = {**IN_NETWORK, **IN_STATE}


class Change(Record):
    """One cell before and after, as plain JSON values; None where the thing or item is not there."""

    collection: str
    key: str
    field: str = ""
    item: str = ""
    before: Any = None
    after: Any = None
    index: int | None = None

    @property
    def record(self) -> str:
        """The thing that the cell belongs to: ``statements/R30``."""
        return f"{self.collection}/{self.key}"

    @property
    def cell(self) -> str:
        """The cell's whole name: ``statements/R30/sign_text/``."""
        return f"{self.record}/{self.field}/{self.item}"

    @property
    def is_presence(self) -> bool:
        """True when the whole thing is added or removed."""
        return self.field == ""

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return self.model_copy(update={"before": self.after, "after": self.before})


class Stale(ProblemsFound):
    """A cell no longer holds what a change expects; ``change`` is the one, ``found`` what the cell holds now."""

    def __init__(self, change: Change, found: Any) -> None:
        self.change, self.found = change, found
        message = f"{change.field or 'the whole'} is {short(found)}, not {short(change.before)}"
        super().__init__(
            Report.of(
                [Problem("changed-meanwhile", f"{change.collection} {change.key}", message, "choose one of both")]
            )
        )


def key_of(thing: Record) -> str:
    """What a thing is called inside its collection."""
    return str(getattr(thing, "key", None) or getattr(thing, "code"))  # noqa: B009


ITEM_NAMES: Final[Mapping[tuple[str, str], Callable[[Any], str]]] = {
    ("agents", "synonyms"): str,
    ("agents", "ambiguities"): str,
    ("agents", "mentions"): lambda mention: span_key(mention.span),
    ("agents", "candidates"): lambda candidate: f"{candidate.role}:{candidate.curie}",
    ("statements", "evidence"): evidence_key,
    ("statements", "references"): str,
    ("statements", "ambiguities"): str,
    ("statements", "folded_by"): str,
    ("mechanisms", "statements"): str,
    ("mechanisms", "cargo"): str,
    ("mechanisms", "targets"): str,
    ("mechanisms", "processes"): str,
    ("mechanisms", "outcomes"): str,
    ("notes", "agents"): str,
    ("notes", "statements"): str,
    ("settings", "unresolved"): str,
}
"""Fields that are sets, and what one item is called: people who add different items do not collide."""


def things_of(state: State, collection: str) -> tuple[Record, ...]:
    """The things of a collection, in their own order."""
    holder = state.network if collection in IN_NETWORK else state
    return tuple(getattr(holder, collection))


def single_of(state: State, name: str) -> Record:
    """The one record that holds what belongs to the whole figure."""
    return getattr(state, name)  # type: ignore[no-any-return]


def with_things(state: State, collection: str, things: Iterable[Record]) -> State:
    """The state with another list of things in a collection."""
    if collection in IN_NETWORK:
        return fresh(state, {"network": fresh(state.network, {collection: tuple(things)})})
    return fresh(state, {collection: tuple(things)})


def fresh(record: R, values: Mapping[str, Any]) -> R:
    """The record with other values, nothing that it had looked up before carried over."""
    kept = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record).model_construct(**{**kept, **values})


def plain_value(value: Any) -> Any:
    """A value of a record as plain JSON values; defaults are left out of records."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, tuple):
        return [plain_value(part) for part in value]
    return str(value) if isinstance(value, str) else value


def short(value: Any, longest: int = 60) -> str:
    """A value for a message, shortened when it is long; ``nothing`` for an absent one."""
    if value is None:
        return "nothing"
    words = f'"{value}"' if isinstance(value, str) else str(value)
    return words if len(words) <= longest else words[: longest - 1] + "…"


@cache
def _adapter(model: type[Record], field: str) -> TypeAdapter[Any]:
    annotation: Any = model.model_fields[field].annotation
    return TypeAdapter(annotation)


@cache
def _item_adapter(model: type[Record], field: str) -> TypeAdapter[Any]:
    annotation = model.model_fields[field].annotation
    return TypeAdapter(getattr(annotation, "__args__")[0])  # noqa: B009


def parsed(model: type[Record], key: str, field: str, value: Any) -> Any:
    """The typed value of a field; raises :class:`ProblemsFound` quoting a value that does not fit."""
    if field not in model.model_fields:
        raise refused("field-unknown", key, f'has no field "{field}"', f"one of {', '.join(model.model_fields)}")
    return _parsed(_adapter(model, field), f"{key}: {field}", value)


def _parsed(adapter: TypeAdapter[Any], where: str, value: Any) -> Any:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        said = error.errors(include_url=False)[0]["msg"]
        raise refused("field-type", where, f"is {short(value)}: {said}", "write a value that fits the field") from None


def refused(code: str, where: str, message: str, cure: str) -> ProblemsFound:
    """The error for one thing that cannot be done."""
    return ProblemsFound(Report.of([Problem(code, where, message, cure)]))


# --- what changed -----------------------------------------------------------------------------------------------


def changes_between(before: State, after: State) -> tuple[Change, ...]:
    """What leads from one state to the other; records that are the same object are not looked into."""
    changes: list[Change] = []
    for name in SINGLE:
        one, other = single_of(before, name), single_of(after, name)
        if one is not other:
            skipped = frozenset(IN_NETWORK) if name == "network" else frozenset()
            changes += _of_record(name, before.figure.figid, one, other, skipped)
    for collection in COLLECTIONS:
        if (old := things_of(before, collection)) != (new := things_of(after, collection)):
            changes += _of_collection(collection, old, new)
    return tuple(changes)


def _of_collection(collection: str, old: Sequence[Record], new: Sequence[Record]) -> list[Change]:
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one is not other), None)
    start = min(len(old), len(new)) if same is None else same
    olds, news = ({key_of(thing): thing for thing in things[start:]} for things in (old, new))
    changes, order = [], list(olds)
    for key in [key for key in olds if key not in news]:
        at = start + order.index(key)
        changes.append(Change(collection=collection, key=key, before=plain_value(olds[key]), index=at))
        order.remove(key)
    for at, key in enumerate(news):
        if key not in olds:
            changes.append(Change(collection=collection, key=key, after=plain_value(news[key]), index=start + at))
            order.insert(at, key)
        elif news[key] is not olds[key]:
            changes += _of_record(collection, key, olds[key], news[key])
    if order != list(news):
        kept = [key_of(thing) for thing in old[:start]]
        changes.append(Change(collection=collection, key="", field=ORDER, before=[*kept, *order], after=[*kept, *news]))
    return changes


def _of_record(
    collection: str, key: str, old: Record, new: Record, skipped: frozenset[str] = frozenset()
) -> list[Change]:
    changes: list[Change] = []
    for field in type(old).model_fields:
        one, other = getattr(old, field), getattr(new, field)
        if field in skipped or one == other:
            continue
        items = _of_items(collection, key, field, one, other)
        if items is None:
            items = [
                Change(collection=collection, key=key, field=field, before=plain_value(one), after=plain_value(other))
            ]
        changes += items
    return changes


def _of_items(collection: str, key: str, field: str, old: Any, new: Any) -> list[Change] | None:
    """Changes item by item; None where the field is no set, or where its items cannot be told apart or re-ordered."""
    name = ITEM_NAMES.get((collection, field))
    if name is None:
        return None
    olds, news = {name(item): item for item in old}, {name(item): item for item in new}
    if len(olds) < len(old) or len(news) < len(new):
        return None
    changes, order = [], list(olds)

    def change(item: str, before: Any, after: Any, index: int | None) -> Change:
        values = {"before": plain_value(before), "after": plain_value(after), "index": index}
        return Change(collection=collection, key=key, field=field, item=item, **values)

    for item in [item for item in olds if item not in news]:
        changes.append(change(item, olds[item], None, order.index(item)))
        order.remove(item)
    for index, item in enumerate(news):
        if item not in olds:
            changes.append(change(item, None, news[item], index))
            order.insert(index, item)
        elif news[item] != olds[item]:
            changes.append(change(item, olds[item], news[item], None))
    return changes if order == list(news) else None


def backwards(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that lead back."""
    return tuple(change.reversed() for change in reversed(changes))


# --- patching ---------------------------------------------------------------------------------------------------


def patch(state: State, changes: Iterable[Change], *, is_forced: bool = False) -> State:
    """The state with the changes made, in order.

    Raises :class:`Stale` where a cell does not hold what the change expects; forced, the new value is written all
    the same, and a change of a thing that is gone still raises.
    """
    for change in changes:
        state = _patched(state, change, is_forced)
    return state


def _patched(state: State, change: Change, is_forced: bool) -> State:
    if change.collection in SINGLE:
        holder = single_of(state, change.collection)
        return fresh(state, {change.collection: _with_cell(holder, change, is_forced)})
    if change.collection not in COLLECTIONS:
        raise refused("collection-unknown", change.record, "is no collection of a state", "read the journal's format")
    things = list(things_of(state, change.collection))
    if change.field == ORDER:
        return with_things(state, change.collection, _reordered(things, change, is_forced))
    place = next((at for at, thing in enumerate(things) if key_of(thing) == change.key), None)
    if change.is_presence:
        _set_presence(things, place, change, is_forced)
    elif place is None:
        raise Stale(change, None)
    else:
        things[place] = _with_cell(things[place], change, is_forced)
    return with_things(state, change.collection, things)


def _set_presence(things: list[Record], place: int | None, change: Change, is_forced: bool) -> None:
    """Add, remove or replace the whole thing in the list."""
    held = None if place is None else plain_value(things[place])
    if held != change.before and not is_forced:
        raise Stale(change, held)
    if place is not None:
        del things[place]
    if change.after is not None:
        model = COLLECTIONS[change.collection]
        at = len(things) if change.index is None else change.index
        things.insert(at, _parsed(TypeAdapter(model), change.record, change.after))


def _reordered(things: list[Record], change: Change, is_forced: bool) -> list[Record]:
    now = [key_of(thing) for thing in things]
    if now != change.before and not is_forced:
        raise Stale(change, now)
    rank = {key: at for at, key in enumerate(change.after)}
    return sorted(things, key=lambda thing: rank.get(key_of(thing), len(rank)))


def _with_cell(record: Record, change: Change, is_forced: bool) -> Record:
    value = getattr(record, change.field, None)
    if change.item:
        return fresh(record, {change.field: _with_item(record, value, change, is_forced)})
    if plain_value(value) != change.before and not is_forced:
        raise Stale(change, plain_value(value))
    return fresh(record, {change.field: parsed(type(record), change.key, change.field, change.after)})


def _with_item(record: Record, value: Any, change: Change, is_forced: bool) -> tuple[Any, ...]:
    name = ITEM_NAMES[(change.collection, change.field)]
    items = list(value)
    place = next((at for at, item in enumerate(items) if name(item) == change.item), None)
    held = None if place is None else plain_value(items[place])
    if held != change.before and not is_forced:
        raise Stale(change, held)
    if place is not None:
        del items[place]
    if change.after is not None:
        at = place if place is not None else len(items) if change.index is None else change.index
        adapter = _item_adapter(type(record), change.field)
        items.insert(at, _parsed(adapter, change.cell, change.after))
    return tuple(items)
