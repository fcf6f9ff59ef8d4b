"""The heads of lines as parts: the tip at (0, 0), pointing east."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians, sin

from figtrace.picture.geometry import Box, Point
from figtrace.picture.shapes import Oval, Paint, Part, Polygon
from figtrace.picture.style import Head


def _line(points: tuple[tuple[float, float], ...], token: str, width: float) -> Polygon:
    return Polygon(tuple(Point(*p) for p in points), Paint(None, token, width), is_closed=False)


def head_parts(head: Head, token: str) -> tuple[Part, ...]:
    """The parts of a head in a colour."""
    if head is Head.ARROW:
        return (Polygon(tuple(Point(*p) for p in ((0, 0), (-11, 5), (-8.2, 0), (-11, -5))), Paint(token)),)
    if head is Head.BAR:
        return (
            Polygon(tuple(Point(*p) for p in ((-3.4, -7.5), (-0.2, -7.5), (-0.2, 7.5), (-3.4, 7.5))), Paint(token)),
        )
    if head is Head.RING:
        return (Oval(Box(-8.6, -4.2, 8.4, 8.4), Paint("ground", token, 1.9)),)
    if head is Head.KNOT:
        return (Oval(Box(-7, -3.5, 7, 7), Paint(token)),)
    if head is Head.DOT:
        return (Oval(Box(-4.4, -2.2, 4.4, 4.4), Paint(token)),)
    if head is Head.TRIANGLE:
        return (Polygon(tuple(Point(*p) for p in ((-0.6, 0), (-10, 4.6), (-10, -4.6))), Paint("ground", token, 1.5)),)
    first = _line(((-7, -4.2), (-0.8, 0), (-7, 4.2)), token, 1.6)
    if head is Head.DOUBLE:
        return (first, _line(((-12, -4.2), (-5.8, 0), (-12, 4.2)), token, 1.6))
    return (first,)


def turned(parts: Iterable[Part], direction: float) -> tuple[Part, ...]:
    """The parts of a head, pointing in a direction: degrees, clockwise from east as y points down."""
    c, s = cos(radians(direction)), sin(radians(direction))
    return tuple(_turned(part, c, s) for part in parts)


def _turned(part: Part, c: float, s: float) -> Part:
    """One part of a head: its polygons are turned, its ovals are circles, whose middles are."""
    if isinstance(part, Polygon):
        return replace(part, points=tuple(Point(p.x * c - p.y * s, p.x * s + p.y * c) for p in part.points))
    if not isinstance(part, Oval):
        raise TypeError(f"no head has a {type(part).__name__}")
    x, y = part.box.middle
    w, h = part.box.w, part.box.h
    return replace(part, box=Box(x * c - y * s - w / 2, x * s + y * c - h / 2, w, h))
