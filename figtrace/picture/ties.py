"""Where PowerPoint's connectors begin and end: the connection sites of its shapes, by side."""

from __future__ import annotations

from typing import Final

from pptx.enum.shapes import MSO_SHAPE

from figtrace.picture.geometry import Box, Point

_SITES: Final = {
    MSO_SHAPE.OVAL: {"top": 0, "left": 2, "bottom": 4, "right": 6},
    MSO_SHAPE.HEXAGON: {"right": 0, "bottom": 1, "left": 3, "top": 5},
}
"""Numbers of the connection sites (ECMA-376, presetShapeDefinitions); rectangles count top, left, bottom, right."""

_RECTANGLE: Final = {"top": 0, "left": 1, "bottom": 2, "right": 3}


def number_of(side: str, outline: MSO_SHAPE) -> int:
    """The number of the connection site of a side."""
    return _SITES.get(outline, _RECTANGLE)[side]


def site(box: Box, side: str, outline: MSO_SHAPE) -> Point:
    """Where the connection site of a side lies, as PowerPoint has it for the shape with its own adjustments.

    Above and below, a hexagon's sites are its right corners, and a pentagon's the middle of its straight edges
    (ECMA-376, presetShapeDefinitions: adj 25000 and 50000 of the shorter side).
    """
    middle, short = box.middle.x, min(box.w, box.h)
    if outline is MSO_SHAPE.HEXAGON:
        middle = box.right - 0.25 * short
    if outline is MSO_SHAPE.PENTAGON:
        middle = box.x + (box.w - 0.5 * short) / 2
    return {
        "left": Point(box.x, box.middle.y),
        "right": Point(box.right, box.middle.y),
        "top": Point(middle, box.y),
        "bottom": Point(middle, box.foot),
    }[side]


def sides(one: Box, two: Box) -> tuple[str, str]:
    """The sides that face each other; a holder's line to what it holds goes from its near side."""
    if one.x <= two.x and two.right <= one.right and one.y <= two.y and two.foot <= one.foot:
        return "left", "left"
    if one.right <= two.x:
        return "right", "left"
    if two.right <= one.x:
        return "left", "right"
    return ("bottom", "top") if one.middle.y <= two.middle.y else ("top", "bottom")


def others(one: Box, two: Box) -> tuple[str, str]:
    """Where a line arrives when the side that faces it is taken by the other sign: nearer edge first."""
    return ("top", "bottom") if one.middle.y <= two.middle.y else ("bottom", "top")
