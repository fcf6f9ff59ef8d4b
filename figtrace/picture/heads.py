"""The heads of lines as parts: the tip at (0, 0), pointing east."""

from __future__ import annotations

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
