"""A scene after its agents were moved by hand: what they hold goes along, and lines bend with their ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from math import hypot

from figtrace.picture.geometry import Box, Curve, Point, around
from figtrace.picture.scene import AgentShape, Scene, StatementShape

Moves = Mapping[str, tuple[float, float]]
"""Agent → its own displacement, px at zoom 1."""

_MARGIN = 24.0


def moved(scene: Scene, moves: Moves) -> Scene:
    """The scene with these agents displaced; it grows where one went over its border. Unknown keys do nothing."""
    shift = _shifts(scene, moves)
    if not shift:
        return scene
    agents = tuple(replace(a, box=a.box.moved(*shift[a.key])) if a.key in shift else a for a in scene.agents)
    statements = tuple(_bent(s, shift) for s in scene.statements)
    room = _room(scene, agents)
    grown = replace(scene, agents=agents, statements=statements, width=round(room.w, 1), height=round(room.h, 1))
    return grown if (room.x, room.y) == (0, 0) else _pushed(grown, -room.x, -room.y)


def pushed(scene: Scene, moves: Moves) -> Point:
    """How far :func:`moved` pushes everything, because an agent went over the left or the upper border."""
    shift = _shifts(scene, moves)
    room = _room(scene, [replace(a, box=a.box.moved(*shift[a.key])) for a in scene.agents if a.key in shift])
    return Point(-room.x, -room.y)


def _room(scene: Scene, agents: Iterable[AgentShape]) -> Box:
    """What the picture takes with these agents: its own room, and theirs where they went over its border."""
    return around([Box(0, 0, scene.width, scene.height), *(_grown(agent.box, scene) for agent in agents)])


def _grown(box: Box, scene: Scene) -> Box:
    """The box with room round it where it lies outside; as it is elsewhere."""
    is_inside = box.x >= 0 and box.y >= 0 and box.right <= scene.width and box.foot <= scene.height
    return box if is_inside else box.grown(_MARGIN)


def _shifts(scene: Scene, moves: Moves) -> dict[str, tuple[float, float]]:
    """Whole displacement of every agent that moves: its own and that of its holders."""
    holder = {agent.key: agent.holder for agent in scene.agents}
    found: dict[str, tuple[float, float]] = {}
    for key in holder:
        x = y = 0.0
        here: str | None = key
        for _ in range(10):  # deeper nesting is not drawn
            if here is None:
                break
            dx, dy = moves.get(here, (0.0, 0.0))
            x, y, here = x + dx, y + dy, holder.get(here)
        if x or y:
            found[key] = x, y
    return found


def _bent(statement: StatementShape, shift: Mapping[str, tuple[float, float]]) -> StatementShape:
    start, end = (shift.get(key, (0.0, 0.0)) for key in (statement.subject, statement.object))
    if not any((*start, *end)):
        return statement
    return replace(statement, curve=bend(statement.curve, Point(*start), Point(*end)))


def bend(curve: Curve, start: Point, end: Point) -> Curve:
    """The line after its ends moved: each point goes along by its share of the way; the same as ``path.mjs``."""
    before, lengths = curve.points, [0.0]
    for a, b in pairwise(before):
        lengths.append(lengths[-1] + hypot(b.x - a.x, b.y - a.y))
    total, last = lengths[-1] or 1.0, len(before) - 1
    points = []
    for i, p in enumerate(before):
        t = 0.0 if i <= 1 else 1.0 if i >= last - 1 else lengths[i] / total
        points.append(
            Point(round(p.x + start.x * (1 - t) + end.x * t, 1), round(p.y + start.y * (1 - t) + end.y * t, 1))
        )
    return Curve.of(points)


def _pushed(scene: Scene, dx: float, dy: float) -> Scene:
    return replace(
        scene,
        agents=tuple(replace(agent, box=agent.box.moved(dx, dy)) for agent in scene.agents),
        statements=tuple(replace(s, curve=s.curve.moved(dx, dy)) for s in scene.statements),
        lanes=tuple(replace(lane, at=Point(lane.at.x + dx, lane.at.y + dy)) for lane in scene.lanes),
    )
