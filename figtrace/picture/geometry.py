"""Points, boxes and cubic lines; px at zoom 1, y down. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from math import atan2, degrees, hypot
from typing import NamedTuple


class Point(NamedTuple):
    """A place in the picture."""

    x: float
    y: float


ORIGIN = Point(0.0, 0.0)


class Box(NamedTuple):
    """A rectangle: its top left corner and its size."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.w

    @property
    def foot(self) -> float:
        """The y of the lower side."""
        return self.y + self.h

    @property
    def middle(self) -> Point:
        """The centre."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    def moved(self, dx: float, dy: float) -> Box:
        """The same box elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> Box:
        """The box with ``by`` px more on each side."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """True when the two share ground, or come nearer than ``gap``."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.foot + gap
            and other.y < self.foot + gap
        )

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """True when the point lies inside, at least ``margin`` px from every side."""
        return self.x + margin < point.x < self.right - margin and self.y + margin < point.y < self.foot - margin


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box round all of them; an empty box at the origin for none."""
    all_of = list(boxes)
    if not all_of:
        return Box(0, 0, 0, 0)
    x, y = min(b.x for b in all_of), min(b.y for b in all_of)
    return Box(x, y, max(b.right for b in all_of) - x, max(b.foot for b in all_of) - y)


class Curve(tuple[float, ...]):
    """A line of cubic segments as 1 + 3n points: start, then two control points and an end for each segment.

    It is the row of their coordinates (x, y, x, y, …) and makes points of them when asked: of the points of a large
    picture each would be one more object for the garbage collector to walk over.
    """

    __slots__ = ()

    @classmethod
    def of(cls, points: Iterable[tuple[float, float]]) -> Curve:
        """The line of these points."""
        return cls(itertools.chain.from_iterable(points))

    @property
    def axes(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The x of all its points, and the y of all."""
        return self[::2], self[1::2]

    @property
    def points(self) -> tuple[Point, ...]:
        """Its points."""
        return tuple(itertools.starmap(Point, zip(*self.axes, strict=True)))

    @property
    def start(self) -> Point:
        """Where it begins."""
        return Point(self[0], self[1])

    @property
    def end(self) -> Point:
        """Where it ends: the tip of its head."""
        return Point(self[-2], self[-1])

    @property
    def turned(self) -> Curve:
        """The same line walked the other way."""
        return Curve.of(zip(self[-2::-2], self[::-2], strict=True))

    @property
    def direction(self) -> float:
        """The direction in which it ends, degrees, clockwise from east as y points down."""
        x, y = self.end
        for i in range(len(self) - 4, -1, -2):
            dx, dy = x - self[i], y - self[i + 1]
            if hypot(dx, dy) > 0.01:
                return degrees(atan2(dy, dx))
        return 0.0

    def moved(self, dx: float, dy: float) -> Curve:
        """The same line elsewhere."""
        return Curve.of([(x + dx, y + dy) for x, y in zip(*self.axes, strict=True)]) if dx or dy else self

    def segments(self) -> Iterator[tuple[Point, Point, Point, Point]]:
        """Its cubics, one after another."""
        points = self.points
        for i in range(0, len(points) - 3, 3):
            yield points[i], points[i + 1], points[i + 2], points[i + 3]

    def sampled(self, n: int = 12) -> list[Point]:
        """Points along it, ``n`` a segment and the start."""
        points = [self.start]
        for a, b, c, d in self.segments():
            points.extend(_at(a, b, c, d, i / n) for i in range(1, n + 1))
        return points


def _at(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    s = 1 - t
    k0, k1, k2, k3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return Point(k0 * a.x + k1 * b.x + k2 * c.x + k3 * d.x, k0 * a.y + k1 * b.y + k2 * c.y + k3 * d.y)


def bow(a: Point, b: Point) -> tuple[Point, Point, Point]:
    """The rest of a cubic from ``a`` to ``b`` that leaves and arrives level; a straight one if they are level."""
    if abs(a.y - b.y) < 0.05:
        return Point(a.x + (b.x - a.x) / 3, a.y), Point(b.x - (b.x - a.x) / 3, b.y), b
    half = (b.x - a.x) / 2
    return Point(a.x + half, a.y), Point(b.x - half, b.y), b


def straight(a: Point, b: Point) -> tuple[Point, Point, Point]:
    """The rest of a cubic that is the straight line from ``a`` to ``b``."""
    dx, dy = (b.x - a.x) / 3, (b.y - a.y) / 3
    return Point(a.x + dx, a.y + dy), Point(b.x - dx, b.y - dy), b


def through(points: Sequence[Point]) -> Curve:
    """A line through the points that is horizontal at each of them; neighbours on one level are joined in one piece."""
    kept = [points[0]]
    for i in range(1, len(points)):
        is_last = i == len(points) - 1
        level = abs(points[i].y - kept[-1].y) < 0.05
        if not is_last and (points[i] == kept[-1] or (level and abs(points[i + 1].y - points[i].y) < 0.05)):
            continue
        kept.append(points[i])
    curve = [kept[0]]
    for a, b in itertools.pairwise(kept):
        curve.extend(bow(a, b))
    return Curve.of(curve)


KAPPA = 0.5523
"""How far the control points of a cubic stand out so that four of them draw an ellipse."""


def rounded(box: Box, swell: float = KAPPA, lean: tuple[float, float] = (0.0, 0.0)) -> Curve:
    """A closed line inside ``box``: an ellipse at ``swell`` 0.5523, squarer above it; ``lean`` shifts top and foot."""
    cx, cy = box.middle
    rx, ry = box.w / 2, box.h / 2
    top, foot = Point(cx + lean[0], box.y), Point(cx + lean[1], box.foot)
    east, west = Point(box.right, cy), Point(box.x, cy)
    sx, sy = rx * swell, ry * swell
    return Curve.of(
        (
            *(top, Point(top.x + sx, top.y), Point(east.x, cy - sy)),
            *(east, Point(east.x, cy + sy), Point(foot.x + sx, foot.y)),
            *(foot, Point(foot.x - sx, foot.y), Point(west.x, cy + sy)),
            *(west, Point(west.x, cy - sy), Point(top.x - sx, top.y)),
            top,
        )
    )


def side_of(closed: Curve, y: float, is_east: bool) -> float:
    """The x at which a closed line of :func:`rounded` crosses the height ``y`` on its east or west side."""
    pieces = list(closed.segments())
    a, b, c, d = pieces[(0 if y <= closed[7] else 1) if is_east else (3 if y <= closed[19] else 2)]
    low, high = 0.0, 1.0
    is_down = d.y > a.y
    for _ in range(18):
        t = (low + high) / 2
        s = 1 - t
        at = s * s * (s * a.y + 3 * t * b.y) + t * t * (3 * s * c.y + t * d.y)
        if (at < y) == is_down:
            low = t
        else:
            high = t
    return _at(a, b, c, d, (low + high) / 2).x
