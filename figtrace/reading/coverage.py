"""Which clause of a sentence gave which claims, and why the others gave none: the meter of what was heard."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from figtrace.reading import tagging as t
from figtrace.reading.claims import Scene
from figtrace.reading.events import Event
from figtrace.reading.spans import Named

_INSIDE = frozenset({"reduced", "participle"})
"""Verbs inside a group of names ("exosomes derived from cells"): no clause of their own."""
_WAYS = frozenset({"by", "via", "through", "from", "in", "of"})


class Clause(NamedTuple):
    """A verb with what belongs to it: its half-open range in the caption, and why it would give nothing."""

    start: int
    end: int
    reason: str


def clauses(scene: Scene, names: Sequence[Named], caption: str) -> list[Clause]:
    """The sentence's clauses in order; together they are the whole sentence."""
    verbs = [event for event in scene.events if event.form not in _INSIDE]
    cuts: list[tuple[int, Event | None]] = [(scene.sentence.start, verbs[0] if verbs else None)]
    for before, event in pairwise(verbs):
        at = _edge(scene, before, event)
        if at is not None:
            cuts.append((scene.chunks[at].start, event))
    ends = [start for start, _ in cuts[1:]] + [scene.sentence.end]
    found = []
    for (start, verb), stop in zip(cuts, ends, strict=True):
        words = caption[start:stop].rstrip()
        inside = [one for one in names if start <= one.start < stop]
        found.append(Clause(start, start + len(words), _reason(verb, inside, caption)))
    return found


def _edge(scene: Scene, before: Event, event: Event) -> int | None:
    """The chunk with which the clause of ``event`` begins; None where nothing parts it from the verb before."""
    if event.form in ("active", "passive", "inserted"):
        first = max(before.at + 1, min(before.after, event.at))
        marks = [n for n in range(first, event.at) if scene.part(n) in t.COMMA + t.CONJUNCTION + t.STOP]
        at = marks[0] if marks else None
    else:
        near = range(event.at - 1, before.at, -1)
        at = next((n for n in near if _is_mark(scene, n)), None)
    while at is not None and at < event.at and scene.part(at) in t.COMMA + t.CONJUNCTION + t.STOP:
        at += 1
    return at


def _is_mark(scene: Scene, at: int) -> bool:
    is_way = scene.part(at) == t.PREPOSITION and scene.low(at) in _WAYS
    return scene.part(at) in t.RELATIVE + t.TO + t.COMMA + t.CONJUNCTION + t.STOP or is_way


def _reason(event: Event | None, names: Sequence[Named], caption: str) -> str:
    if not names:
        return "nothing named"
    if event is None:
        return "no verb: a title or a list"
    verb = caption[slice(*event.cue)]
    if event.is_negated:
        return f"“{verb}” is denied here: kept as a negative finding"
    if not event.relation:
        return f"“{verb}” tells no effect, binding, carrying or conversion"
    if not event.subjects:
        return f"who or what is meant to “{verb}” is not named here, or not for certain"
    if not event.objects:
        return f"what “{verb}” is said of is not named here"
    return "no frame fits"
