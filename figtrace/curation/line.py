"""A line of waiting work: whoever comes first works for all who wait meanwhile, and hands over to the next in line."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class _Place(Generic[T]):
    """Someone in the line: what they brought, and the bell that rings when it is done or their turn has come."""

    __slots__ = ("bell", "is_done", "item")

    def __init__(self, item: T) -> None:
        self.item = item
        self.bell = threading.Event()
        self.is_done = False


class Line(Generic[T]):
    """Does work in batches of at most ``most``; ``work`` must leave what became of each item in the item."""

    def __init__(self, work: Callable[[list[T]], None], most: int) -> None:
        self._work, self._most = work, most
        self._waiting: deque[_Place[T]] = deque()
        self._is_busy = False
        self._guard = threading.Lock()

    def do(self, item: T) -> None:
        """Wait until the item is done, doing the work of others on the way where it is one's turn."""
        place = _Place(item)
        with self._guard:
            self._waiting.append(place)
            is_mine, self._is_busy = not self._is_busy, True
        if not is_mine:
            place.bell.wait()
        if not place.is_done:
            self._lead()

    def _lead(self) -> None:
        with self._guard:
            batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
        try:
            self._work([place.item for place in batch])
        finally:
            with self._guard:
                heir = self._waiting[0] if self._waiting else None
                self._is_busy = heir is not None
            for place in batch:
                place.is_done = True
                place.bell.set()
            if heir is not None:
                heir.bell.set()
