"""Places for formats that demand them: those given, and a plain grid for what has none (said as *invented*)."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, sqrt

from figtrace.exchange.contract import Box, Job, LossKind, Point
from figtrace.model.records import Statement

_WIDTH, _HEIGHT, _GAP_X, _GAP_Y, _MARGIN = 120.0, 36.0, 60.0, 54.0, 40.0


def boxes(job: Job) -> dict[str, Box]:
    """A box for every agent, px at zoom 1, y down; agents without a place stand in a grid below the others."""
    given = job.positions.boxes if job.positions else {}
    found = {agent.key: given[agent.key] for agent in job.network.agents if agent.key in given}
    rest = [agent.key for agent in job.network.agents if agent.key not in given]
    top = max((box.y + box.height for box in found.values()), default=0.0) + _MARGIN
    columns = max(1, ceil(sqrt(len(rest))))
    for index, key in enumerate(rest):
        row, column = divmod(index, columns)
        x, y = _MARGIN + column * (_WIDTH + _GAP_X), top + row * (_HEIGHT + _GAP_Y)
        found[key] = Box(x, y, _WIDTH, _HEIGHT)
        job.lose(LossKind.INVENTED, key, "position", "no place was given; it stands in a plain grid", returns=True)
    return found


def board(placed: Mapping[str, Box]) -> tuple[float, float]:
    """Width and height that hold every box."""
    return (
        max((box.x + box.width for box in placed.values()), default=0.0) + _MARGIN,
        max((box.y + box.height for box in placed.values()), default=0.0) + _MARGIN,
    )


def ends(job: Job, statement: Statement, placed: Mapping[str, Box]) -> tuple[Point, ...]:
    """The points of the statement's line: those given, else from border to border on the way between the centres."""
    if job.positions and len(job.positions.points.get(statement.key, ())) >= 2:
        return tuple(job.positions.points[statement.key])
    one, two = placed[statement.subject], placed[statement.object]
    return border_point(one, two.centre), border_point(two, one.centre)


def border_point(box: Box, towards: Point) -> Point:
    """Where the line from the box's centre to ``towards`` leaves the box."""
    centre = box.centre
    dx, dy = towards.x - centre.x, towards.y - centre.y
    if not dx and not dy:
        return Point(box.x + box.width, centre.y)
    scale = min(
        (box.width / 2) / abs(dx) if dx else float("inf"),
        (box.height / 2) / abs(dy) if dy else float("inf"),
    )
    return Point(round(centre.x + dx * scale, 2), round(centre.y + dy * scale, 2))


def relative(box: Box, point: Point) -> tuple[float, float]:
    """The point as seen from the box: 0, 0 its centre and 1, 1 its lower right corner, kept within −1…1."""
    centre = box.centre
    across = (point.x - centre.x) / (box.width / 2) if box.width else 0.0
    down = (point.y - centre.y) / (box.height / 2) if box.height else 0.0
    return round(max(-1.0, min(1.0, across)), 3), round(max(-1.0, min(1.0, down)), 3)


def number(value: float) -> str:
    """A coordinate as text: two decimals at most, no exponent, no minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
