"""What a glyph is made of: drawn parts and words, in the glyph's own coordinates. Pure values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from figtrace.picture.geometry import Box, Curve, Point

Role = Literal["label", "sublabel", "title", "subtitle", "lane", "legend", "credit", "badge"]
"""What words are for; the far view leaves ``sublabel`` away first, then ``label``."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Tokens for ground and line, the line's width and dashes in px."""

    fill: str | None = None
    line: str | None = None
    width: float = 1.3
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@lru_cache(maxsize=500)
def paint_of(
    fill: str | None,
    line: str | None,
    width: float = 1.3,
    dash: tuple[float, ...] = (),
    opacity: float = 1.0,
) -> Paint:
    """The paint with these tokens; agents of one look share one."""
    return Paint(fill, line, width, dash, opacity)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with round corners."""

    box: Box
    radius: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Oval:
    """An ellipse inside a box."""

    box: Box
    paint: Paint


@dataclass(frozen=True, slots=True)
class Shape:
    """A line of cubics, closed or open."""

    curve: Curve
    paint: Paint
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Polygon:
    """Straight sides between points, closed or open."""

    points: tuple[Point, ...]
    paint: Paint
    is_closed: bool = True


Part = Rect | Oval | Shape | Polygon


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words: ``at`` is the anchor on its base line, ``wide`` its width at most, px."""

    text: str
    at: Point
    size: float
    anchor: Literal["start", "middle", "end"]
    is_bold: bool
    token: str
    role: Role
    wide: float
    spacing: float = 0.0

    @property
    def box(self) -> Box:
        """What it covers at most."""
        left = self.at.x - {"start": 0.0, "middle": self.wide / 2, "end": self.wide}[self.anchor]
        return Box(left, self.at.y - 0.78 * self.size, self.wide, self.size)


def words(
    text: str,
    at: Point,
    size: float,
    *,
    width: float,
    anchor: Literal["start", "middle", "end"] = "middle",
    is_bold: bool = False,
    token: str = "ink",
    role: Role = "label",
    spacing: float = 0.0,
) -> Label:
    """A label of known width."""
    return Label(text, at, size, anchor, is_bold, token, role, width, spacing)
