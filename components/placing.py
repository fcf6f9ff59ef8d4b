"""Places kept while a figure is edited: words, notes and reviews move nothing, so nothing is laid out again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any, Final

from figtrace.model.records import Figure, Network
from figtrace.picture import layout, scene
from figtrace.picture.layout import Layout
from figtrace.picture.scene import Scene

ROOM: Final = 24
"""Layouts that are kept."""

_UNSEEN: Final = frozenset({"evidence", "references", "note", "review", "ambiguities"})
"""What of a statement the layout does not look at."""


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
    """What the layout of a network rests on; equal shapes are laid out alike."""
    statements = tuple(_seen(vars(one)) for one in network.statements)
    return network.title, network.agents, statements, network.mechanisms, network.conflicts, network.notes


def _seen(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(value for name, value in values.items() if name not in _UNSEEN and not name.startswith("_"))
