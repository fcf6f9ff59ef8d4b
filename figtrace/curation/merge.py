"""Three-way merge by thing and field: what only one side changed is taken, what both changed differently is listed.

The order of the two sides never decides anything: ``merge(base, a, b)`` and ``merge(base, b, a)`` give the same state,
and where they conflict the base's value stands until a person chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from figtrace.curation.cells import COLLECTIONS, ORDER, SINGLE, Change, changes_between, patch, short
from figtrace.curation.diff import bare
from figtrace.curation.state import State
from figtrace.model.problems import Problem, Report
from figtrace.model.records import Network

Side = Literal["a", "b"]

_NAMED: Final = frozenset({"agents", "mechanisms", "references"})


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """One thing that both sides changed: the base's value and both others; a side that left it alone is None.

    ``cell`` names it for a choice: ``statements/R30/note/``.
    """

    cell: str
    collection: str
    key: str
    field: str
    base: Any
    a: Any
    b: Any
    words: str

    def as_dict(self) -> dict[str, Any]:
        """The conflict as plain values."""
        return {name: getattr(self, name) for name in ("cell", "collection", "key", "field", "base", "a", "b", "words")}

    def as_problem(self) -> Problem:
        """The conflict as a problem that stops."""
        return Problem("merge-conflict", self.cell.rstrip("/"), self.words, "choose a or b")


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged state, and what waits for a person; the base's value stands there."""

    state: State
    conflicts: tuple[MergeConflict, ...]

    @property
    def network(self) -> Network:
        """The merged network."""
        return self.state.network

    @property
    def report(self) -> Report:
        """The conflicts as problems."""
        return Report.of(conflict.as_problem() for conflict in self.conflicts)


def networks(base: Network, a: Network, b: Network, choices: Mapping[str, Side] | None = None) -> Merged:
    """The merge of two networks that both come from ``base``; ``choices`` settle conflicts by cell."""
    return states(bare(base), bare(a), bare(b), choices)


def states(base: State, a: State, b: State, choices: Mapping[str, Side] | None = None) -> Merged:
    """The merge of two states that both come from ``base``; ``choices`` settle conflicts by cell."""
    picked = choices or {}
    sides = {"a": changes_between(base, a), "b": changes_between(base, b)}
    conflicts = {conflict.cell: conflict for conflict in _conflicts(sides)}
    while True:
        taken = _taken(sides, conflicts, picked)
        merged = patch(base, taken, is_forced=True)
        found = {conflict.cell: conflict for conflict in _hanging(merged, sides)}
        hanging = {cell: conflict for cell, conflict in found.items() if cell not in conflicts}
        if not hanging:
            break
        conflicts |= hanging
    open_ones = tuple(conflict for cell, conflict in sorted(conflicts.items()) if cell not in picked)
    return Merged(merged, open_ones)


def _conflicts(sides: Mapping[str, tuple[Change, ...]]) -> Iterator[MergeConflict]:
    """Cells that both changed to different values, and things deleted on one side and changed on the other."""
    mine = {change.cell: change for change in sides["a"]}
    theirs = {change.cell: change for change in sides["b"]}
    for cell in sorted(mine.keys() & theirs.keys()):
        one, other = mine[cell], theirs[cell]
        if one.after != other.after:
            yield _conflict(
                one, one.after, other.after, f"{_what(one)}: a says {short(one.after)}, b {short(other.after)}"
            )
    yield from _deleted_and_changed(mine, theirs, is_a=True)
    yield from _deleted_and_changed(theirs, mine, is_a=False)


def _deleted_and_changed(
    ones: Mapping[str, Change], others: Mapping[str, Change], is_a: bool
) -> Iterator[MergeConflict]:
    changed: dict[str, list[Change]] = {}
    for change in others.values():
        changed.setdefault(change.record, []).append(change)
    for change in ones.values():
        met = changed.get(change.record, []) if change.is_presence and change.after is None else []
        edits = [other for other in met if not other.is_presence]
        if edits:
            told = ", ".join(f"{edit.field} {short(edit.after)}" for edit in edits)
            values = {edit.field: edit.after for edit in edits}
            here, there = ("a", "b") if is_a else ("b", "a")
            words = f"{_what(change)}: {here} deleted it, {there} changed {told}"
            yield _conflict(change, None if is_a else values, values if is_a else None, words)


def _hanging(merged: State, sides: Mapping[str, tuple[Change, ...]]) -> Iterator[MergeConflict]:
    """Things that a side deleted and that what stands after the merge names."""
    gone: dict[str, dict[str, Change]] = {}
    for side, changes in sides.items():
        for change in changes:
            if change.is_presence and change.after is None and change.collection in _NAMED:
                gone.setdefault(change.key, {})[side] = change
    for key in sorted(_named_and_missing(merged.network) & gone.keys()):
        change = next(iter(gone[key].values()))
        a, b = (None if side in gone[key] else "used" for side in ("a", "b"))
        users = " and ".join(side for side in ("a", "b") if side not in gone[key]) or "what is in conflict"
        words = f"{_what(change)}: {' and '.join(sorted(gone[key]))} deleted it, {users} uses it"
        yield _conflict(change, a, b, words)


def _named_and_missing(network: Network) -> set[str]:
    """Keys that statements and mechanisms name and nothing bears."""
    named: set[str | None] = set()
    for s in network.statements:
        named |= {s.subject, s.object, s.donor, s.vesicle, s.recipient, s.mechanism, *s.references}
    for m in network.mechanisms:
        named |= {m.donor, m.vesicle, m.recipient, *m.cargo, *m.targets, *m.processes, *m.outcomes}
    known = network.agent.keys() | network.mechanism.keys() | network.reference.keys()
    return {key for key in named if key is not None and key not in known}


def _conflict(change: Change, a: Any, b: Any, words: str) -> MergeConflict:
    return MergeConflict(change.cell, change.collection, change.key, change.field, change.before, a, b, words)


def _what(change: Change) -> str:
    return f"{change.key} {change.field}{' ' + change.item if change.item else ''}".strip()


def _taken(
    sides: Mapping[str, tuple[Change, ...]], conflicts: Mapping[str, MergeConflict], picked: Mapping[str, Side]
) -> list[Change]:
    """The changes of both sides without those in conflict, or with the chosen side's, in an order of their own."""
    whole = {cell[:-1] for cell, conflict in conflicts.items() if conflict.field == ""}
    taken: dict[str, Change] = {}
    for side, changes in sides.items():
        for change in changes:
            cell = f"{change.record}//" if change.record + "/" in whole else change.cell
            if cell in conflicts and picked.get(cell) != side:
                continue
            held = taken.get(change.cell)
            if held is None or (change.index or 0) < (held.index or 0):
                taken[change.cell] = change
    # two things added at one place end up in the order of their names, whoever added which
    named = sorted(taken.values(), key=lambda change: (change.key, change.field, change.item), reverse=True)
    return sorted(named, key=_rank)


def _rank(change: Change) -> tuple[Any, ...]:
    """Removals first, then what is added at its place in ascending order, then fields, then orders of collections."""
    collections = [*SINGLE, *COLLECTIONS]
    is_removal = change.after is None and (change.is_presence or bool(change.item))
    is_addition = change.before is None and (change.is_presence or bool(change.item))
    stage = 3 if change.field == ORDER else 0 if is_removal else 1 if is_addition else 2
    return (stage, collections.index(change.collection), change.index or 0)
