"""What every format gives back: the text with its losses, or the network with its report.

A loss names the key, the field and the value in words; ``returns`` says whether our own import of that one file brings
it back. The report is true: for every format that is read, what differs after a round trip is what does not return.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import wraps
from typing import NamedTuple, NotRequired, Protocol, TypedDict, Unpack

from figtrace.model.problems import Report
from figtrace.model.records import Agent, Curation, Figure, Mechanism, Network, Record, Reference, Statement
from figtrace.model.vocabulary import Level, Profile, ReviewState
from figtrace.model.wording import sentence

GROUPS = {"agents": "agent", "statements": "statement", "mechanisms": "mechanism", "references": "reference"}
"""The keyed collections of a network, and the word for one of each."""

NETWORK = "network"
"""Where a loss stands that belongs to no single record."""


class LossKind(StrEnum):
    """What happened to a value: no room, an escape hatch, a broader word, a stronger word, or made up on demand."""

    DROPPED = "dropped"
    PARKED = "parked"
    COARSENED = "coarsened"
    STRENGTHENED = "strengthened"
    INVENTED = "invented"


class Loss(NamedTuple):
    """One value that the format could not carry as it is; ``where`` is a key, ``field`` a field of that record.

    ``returns`` is true where our own import of the file misses nothing of the network because of it.
    """

    kind: LossKind
    where: str
    field: str
    message: str
    returns: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.field} {self.kind.value}: {self.message}"


@dataclass(frozen=True, slots=True)
class Exported:
    """One file's content, what it could not carry, and the files that belong beside it by their endings."""

    content: str | bytes
    losses: tuple[Loss, ...] = ()
    companions: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The content as text; raises TypeError for a format that is bytes (xlsx)."""
        if isinstance(self.content, bytes):
            raise TypeError("this format is bytes; take .data")
        return self.content

    @property
    def data(self) -> bytes:
        """The content as bytes (UTF-8 where it is text)."""
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content

    def summary(self) -> tuple[str, ...]:
        """The losses by kind and field with their count and first keys, one line each, the worst first."""
        return summarise(self.losses)


@dataclass(frozen=True, slots=True)
class Imported:
    """The network read, what was not understood, and the places that the file gave (px at zoom 1, y down)."""

    network: Network
    report: Report = field(default_factory=Report)
    positions: Positions | None = None


class Box(NamedTuple):
    """Where an agent stands: upper left corner and size, px at zoom 1, y down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)


class Point(NamedTuple):
    """A place, px at zoom 1, y down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Positions:
    """Boxes of agents by key, and the points of each statement's line by key, where they are known."""

    boxes: Mapping[str, Box]
    points: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Positions | Mapping[str, Sequence[float]] | None) -> Positions | None:
        """Positions from a plain mapping ``key → (x, y, width, height)``; None stays None."""
        if given is None or isinstance(given, Positions):
            return given
        return cls({key: Box(*map(float, box)) for key, box in given.items()})


class Asked(TypedDict):
    """How a network is to be read for an export.

    ``level`` None takes every statement, whichever level it stands at; ``positions`` maps agent keys to
    (x, y, width, height), px at zoom 1, y down, corner first.
    """

    level: Level | None
    profile: Profile
    figure: NotRequired[Figure | None]
    positions: NotRequired[Positions | Mapping[str, Sequence[float]] | None]
    include_suggested: NotRequired[bool]


@dataclass(frozen=True)
class Job:
    """One export: how it is read, and the losses found so far.

    ``known`` is all but what was rejected, and what losses are counted from; ``network`` what may leave the house.
    """

    known: Network
    network: Network
    level: Level | None
    profile: Profile
    figure: Figure | None
    positions: Positions | None
    left_out: Mapping[str, int]
    losses: list[Loss]

    @classmethod
    def of(cls, network: Network, asked: Asked) -> Job:
        """The job: rejected statements stay out in silence, suggested ones as a loss unless they are asked for."""
        known = without_rejected(network)
        leaving = known if asked.get("include_suggested") else without(known, ReviewState.SUGGESTED)
        losses = losses_between(known, leaving, "suggested, and no person has looked; ask for it to export it")
        stays = {s.key for s in leaving.statements}
        out = Counter(s.review.value for s in network.statements if s.key not in stays)
        positions = Positions.of(asked.get("positions"))
        return cls(known, leaving, asked["level"], asked["profile"], asked.get("figure"), positions, out, losses)

    def lose(self, kind: LossKind, where: str, what: str, message: str, *, returns: bool = False) -> None:
        """Note one loss."""
        self.losses.append(Loss(kind, where, what, message, returns))

    def carry(self, reasons: Mapping[str, str]) -> Job:
        """The job without the statements (keys) that the format cannot say, each lost for its reason."""
        carried = omit(self.network, reasons.keys())
        noted = {(loss.where, loss.field) for loss in self.losses}
        for loss in losses_between(self.network, carried, "a statement it names is not carried"):
            if (loss.where, loss.field) not in noted:
                is_stated = loss.field == "statement" and loss.where in reasons
                words = f"{_words(self.network, loss.where, loss.field)}: {reasons.get(loss.where, '')}"
                self.losses.append(loss._replace(message=words) if is_stated else loss)
        return replace(self, network=carried)

    def read_at_level(self) -> tuple[Statement, ...]:
        """The statements of this level and profile; every one where no level was asked for."""
        return self.network.statements if self.level is None else self.network.drawn(self.level, self.profile)


class Exporter(Protocol):
    """The shape of every ``dumps``."""

    def __call__(self, network: Network, **asked: Unpack[Asked]) -> Exported:
        """The network in this format, read as asked."""


def exporter(write: Callable[[Job], Exported]) -> Exporter:
    """A ``dumps`` of the common shape around what one format does with a job."""

    @wraps(write)
    def dumps(network: Network, **asked: Unpack[Asked]) -> Exported:
        with uncollected():
            return write(Job.of(network, asked))

    return dumps


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector: an export makes many small objects and no cycles (a fifth of its time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def unreturned(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """The losses of a format that is only written: none of them returns."""
    return tuple(Loss(*loss[:4]) if loss.returns else loss for loss in losses)


def without_rejected(network: Network) -> Network:
    """The network as others may see it: statements judged wrong are left out, and so are references to them."""
    return without(network, ReviewState.REJECTED)


def without(network: Network, state: ReviewState) -> Network:
    """The network without the statements in this review state."""
    return omit(network, {s.key for s in network.statements if s.review is state})


def omit(network: Network, statements: Collection[str]) -> Network:
    """The network without these statements (keys), and without any reference to them."""
    if not statements:
        return network
    gone = frozenset(statements)

    def kept(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key for key in keys if key not in gone)

    return network.model_copy(
        update={
            "statements": tuple(
                s.model_copy(update={"folded_by": kept(s.folded_by)}) if gone.intersection(s.folded_by) else s
                for s in network.statements
                if s.key not in gone
            ),
            "mechanisms": tuple(m.model_copy(update={"statements": kept(m.statements)}) for m in network.mechanisms),
            "conflicts": tuple(
                c.model_copy(
                    update={"sides": tuple(s.model_copy(update={"statements": kept(s.statements)}) for s in c.sides)}
                )
                for c in network.conflicts
            ),
            "notes": tuple(n.model_copy(update={"statements": kept(n.statements)}) for n in network.notes),
            "curation": _untagged(network.curation, gone),
        }
    )


def _untagged(curation: Curation | None, gone: Collection[str]) -> Curation | None:
    """Who curated, without anybody's last word on these statements."""
    if curation is None or not any(tag.statement in gone for tag in curation.tags):
        return curation
    return curation.model_copy(update={"tags": tuple(tag for tag in curation.tags if tag.statement not in gone)})


def fields_that_differ(one: Network, other: Network) -> set[tuple[str, str]]:
    """(where, field) of all that is not the same in both; a record that one lacks counts once, by its class' word."""
    found: set[tuple[str, str]] = set()
    for group, word in GROUPS.items():
        mine = {record.key: record for record in getattr(one, group)}
        theirs = {record.key: record for record in getattr(other, group)}
        found |= {(key, word) for key in mine.keys() ^ theirs.keys()}
        for key in mine.keys() & theirs.keys():
            found |= {(key, name) for name in _unequal(mine[key], theirs[key])}
    found |= {(NETWORK, name) for name in _unequal(one, other) if name not in GROUPS}
    return found


def _unequal(one: Record, other: Record) -> list[str]:
    if type(one) is type(other) and one == other:
        return []
    return [name for name in type(one).model_fields if getattr(one, name) != getattr(other, name)]


def losses_between(before: Network, after: Network, reason: str) -> list[Loss]:
    """What ``after`` lacks of ``before``, each as a value that is gone."""
    return [
        Loss(LossKind.DROPPED, where, name, f"{_words(before, where, name)}: {reason}")
        for where, name in sorted(fields_that_differ(before, after))
    ]


def _words(network: Network, where: str, name: str) -> str:
    if name == "statement" and where in network.statement:
        return said(network.statement[where], network)
    return name


def said(statement: Statement, network: Network) -> str:
    """The statement in a few words: subject, verb, object by their names."""
    return sentence(statement, network, Level.CAPTION)


def summarise(losses: Iterable[Loss]) -> tuple[str, ...]:
    """Losses grouped by kind and field with count and first keys, in the order of the kinds."""
    count: Counter[tuple[LossKind, str, bool]] = Counter()
    first: dict[tuple[LossKind, str, bool], list[Loss]] = {}
    for loss in losses:
        group = (loss.kind, loss.field, loss.returns)
        count[group] += 1
        first.setdefault(group, []).append(loss)
    order = list(LossKind)
    lines = []
    for group in sorted(count, key=lambda g: (g[2], order.index(g[0]), g[1])):
        kind, name, returns = group
        keys = ", ".join(loss.where for loss in first[group][:3]) + (", …" if count[group] > 3 else "")
        back = "; figtrace reads it back" if returns else ""
        lines.append(f"{kind.value} {name}: {count[group]} ({keys}): {first[group][0].message}{back}")
    return tuple(lines)


RECORDS: dict[str, type[Agent] | type[Statement] | type[Mechanism] | type[Reference]] = {
    "agents": Agent,
    "statements": Statement,
    "mechanisms": Mechanism,
    "references": Reference,
}
"""The record class of each keyed collection."""
