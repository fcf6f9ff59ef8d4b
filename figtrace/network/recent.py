"""What was made of the last few networks, kept: a network never changes, and a page asks it many questions."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from figtrace.model.records import Network

Made = TypeVar("Made")

MOST = 12
"""Networks times readings that are kept; ours: four figures in all their readings."""


class Recent(Generic[Made]):
    """The last few things made of networks; known by the network itself, not by what it holds."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, Hashable], tuple[Network, Made]] = {}

    def of(self, network: Network, about: Hashable, make: Callable[[], Made]) -> Made:
        """What was made of this network before, or what ``make`` makes of it now."""
        key = id(network), about
        known = self._kept.get(key)
        if known is None or known[0] is not network:
            while len(self._kept) >= MOST:
                self._kept.pop(next(iter(self._kept), key), None)
            known = self._kept[key] = network, make()
        return known[1]
