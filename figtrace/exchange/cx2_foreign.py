"""What a CX2 file of others holds beyond our own fields: kept as text in the network, and written back to CX2.

Kept are aspects that nobody here knows (with the ids that they may name nodes and edges by), and the attributes of
nodes, edges and the whole.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from figtrace.exchange.draft import Draft, counted
from figtrace.exchange.trust import json_value
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Foreign, Network

FORMAT = "cx2"
OURS = ("figtraceNetwork", "figtraceAgents", "figtraceEvidence")
KNOWN = frozenset(
    (
        *("CXVersion", "metaData", "status", "attributeDeclarations", "networkAttributes", "nodes", "edges"),
        *("visualProperties", "nodeBypasses", "edgeBypasses", "visualEditorProperties", *OURS),
    )
)
"""The aspects that are read, or that hold a look, which is drawn anew."""

_ASPECT = "aspect "
_IDS = "ids"
_MOST_NAMES = 8


class Kept:
    """The foreign parts of one network: aspects by name, attributes by owner, ids by key."""

    def __init__(self, foreign: Iterable[Foreign] = ()) -> None:
        self._held: dict[str, Any] = {}
        for one in foreign:
            value = _parsed(one.text) if one.format == FORMAT else None
            if value is not None:
                self._held[one.name] = value

    @property
    def aspects(self) -> dict[str, list[Any]]:
        """The aspects that nobody here knows, by their own names."""
        given = {n.removeprefix(_ASPECT): v for n, v in self._held.items() if n.startswith(_ASPECT)}
        return {n: v for n, v in given.items() if n and n not in KNOWN and isinstance(v, list)}

    def attributes(self, group: str) -> dict[str, dict[str, Any]]:
        """Attributes by the key of their owner, in ``nodes`` or ``edges``; those of the whole stand under ``""``."""
        held = self._held.get(group)
        given = held.items() if isinstance(held, dict) else ()
        return {key: own for key, own in given if isinstance(own, dict)}

    def numbers(self, group: str, keys: Sequence[str]) -> dict[str, int]:
        """A number for each key in ``nodes`` or ``edges``: that of the file it came from, else the next free one."""
        held = self._held.get(_IDS)
        given = held.get(group) if isinstance(held, dict) else None
        known: dict[int, str] = {}
        for key in keys:
            number = given.get(key) if isinstance(given, dict) else None
            if isinstance(number, int) and not isinstance(number, bool):
                known.setdefault(number, key)
        taken = {key: number for number, key in known.items()}
        free = count(max(known, default=-1) + 1)
        return {key: taken[key] if key in taken else next(free) for key in keys}


def kept(network: Network) -> Kept:
    """The foreign parts of a network."""
    return Kept(network.foreign)


def keep(
    draft: Draft,
    aspects: Mapping[str, list[Any]],
    attributes: Mapping[str, Mapping[str, Mapping[str, Any]]],
    numbers: Mapping[str, Mapping[str, int]],
) -> None:
    """Keep in the draft what was read: unknown aspects, attributes (by ``nodes``, ``edges``, ``network``, then key).

    A file of ours holds parked what it held before; only what is new or was changed elsewhere is added to that.
    """
    parked = draft.network.get("foreign")
    before = [Foreign.model_validate(one) for one in parked if _is_foreign(one)] if isinstance(parked, list) else []
    made = {one.name: one for one in before if one.format == FORMAT}
    old = Kept(before)
    fresh: dict[str, Any] = {_ASPECT + n: items for n, items in aspects.items() if old.aspects.get(n) != items}
    if fresh:
        fresh[_IDS] = numbers
    for group, owners in attributes.items():
        had = {key: own for key, own in old.attributes(group).items() if own}
        now = {**had, **{key: {**had.get(key, {}), **own} for key, own in owners.items() if own}}
        if now != had:
            fresh[group] = now
        _tell(draft, group, owners, had)
    if not fresh:
        return
    made |= {n: Foreign(format=FORMAT, name=n, text=json.dumps(v, ensure_ascii=False)) for n, v in fresh.items()}
    others = [one for one in before if one.format != FORMAT]
    draft.network["foreign"] = [one.model_dump() for one in (*others, *made.values())]


def _tell(
    draft: Draft, group: str, owners: Mapping[str, Mapping[str, Any]], before: Mapping[str, Mapping[str, Any]]
) -> None:
    new = Counter(name for key, own in owners.items() for name in own if name not in before.get(key, ()))
    if new:
        named = ", ".join(f"{name} ({n})" for name, n in list(new.items())[:_MOST_NAMES])
        more = f" and {len(new) - _MOST_NAMES} more" if len(new) > _MOST_NAMES else ""
        message = f"{counted(len(new), 'attribute')} kept, not understood: {named}{more}"
        draft.note("attribute-kept", group, message, "none needed; they are written back to CX2")


def own(attributes: Mapping[str, Any], but: Collection[str]) -> dict[str, Any]:
    """The attributes that are not among these names, and are no lists of what CX2 has no type for."""
    return {name: value for name, value in attributes.items() if name not in but and _is_plain(value)}


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(_is_plain(item) and not isinstance(item, list) for item in value)
    return isinstance(value, str | int | float | bool)


def _is_foreign(given: Any) -> bool:
    names = set(Foreign.model_fields)
    return isinstance(given, Mapping) and set(given) == names and all(isinstance(given[name], str) for name in names)


def _parsed(text: str) -> Any:
    try:
        return json_value(text)
    except ProblemsFound:
        return None
