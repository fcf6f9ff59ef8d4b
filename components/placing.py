"""Places kept while a figure is edited: words, notes and reviews move nothing, so nothing is laid out again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from figtrace.model.readings import READINGS
from figtrace.model.records import Figure, Network, Statement
from figtrace.model.vocabulary import StatementType
from figtrace.picture import layout, scene
from figtrace.picture.layout import Layout
from figtrace.picture.scene import Scene

ROOM: Final = 24
"""Layouts that are kept."""

_PLACED: Final = frozenset(
    {StatementType.CARRIAGE, StatementType.RELEASE, StatementType.DELIVERY, StatementType.CONVERSION}
)
"""Types that the layout tells from others: they say what is inside what, and what stands before what."""


class Places:
    """Composes networks, laying out anew only what stands otherwise. Safe to share between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[object, Layout]] = OrderedDict()
        self._lock = Lock()

    def compose(self, network: Network, figure: Figure) -> Scene:
        """The scene of the network, as :func:`components.drawing.compose` makes it."""
        return scene.compose(network, self._placed(network), figure)

    def _placed(self, network: Network) -> Layout:
        shape = shape_of(network)
        with self._lock:
            kept = self._kept.get(network.figid)
        if kept is None or kept[0] != shape:
            kept = shape, layout.place(network)
            with self._lock:
                self._kept[network.figid] = kept
                self._kept.move_to_end(network.figid)
                while len(self._kept) > ROOM:
                    self._kept.popitem(last=False)
        return kept[1]


def shape_of(network: Network) -> object:
    """What the layout of a network rests on; equal shapes are laid out alike (a test compares them with the layout)."""
    return network.figid, network.agents, tuple(map(_seen, network.statements)), network.mechanisms


def _seen(said: Statement) -> tuple[object, ...]:
    """A statement without what the layout does not look at: signs, words, papers, notes, review."""
    ends = said.key, said.subject, said.object, said.donor, said.vesicle, said.recipient
    kind = said.type if said.type in _PLACED else None
    return *ends, kind, said.mechanism, bool(said.folded_by), tuple(reading.draws(said) for reading in READINGS)
