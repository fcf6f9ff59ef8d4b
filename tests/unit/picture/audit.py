"""Looks at a scene's geometry as a critic would: what overlaps, what runs through what, what does not touch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from figtrace.picture import glyphs
from figtrace.picture.geometry import Box, Point
from figtrace.picture.scene import AgentShape, Scene, StatementShape


def holders(scene: Scene, key: str) -> set[str]:
    """The agent and all that hold it."""
    by_key = {agent.key: agent for agent in scene.agents}
    found = set()
    at: str | None = key
    while at is not None:
        found.add(at)
        at = by_key[at].holder
    return found


def is_inside(agent: AgentShape, point: Point, margin: float) -> bool:
    """True when the point lies within the glyph's outline, ``margin`` px from it."""
    if not agent.box.holds(point, margin):
        return False
    box, y = agent.box, point.y - agent.box.y
    west, east = (glyphs.border(agent.key, agent.glyph, box.w, box.h, y, side) for side in (False, True))
    return box.x + west + margin < point.x < box.x + east - margin


def overlapping_labels(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of labels that share ground."""
    labels = [*scene.lanes, *(label for agent in scene.agents for label in agent.placed_labels())]
    return [(a.text, b.text) for a, b in combinations(labels, 2) if _tight(a.box).overlaps(_tight(b.box))]


def _tight(box: Box) -> Box:
    return box.grown(-0.5)


def labels_on_glyphs(scene: Scene) -> list[tuple[str, str]]:
    """Labels that lie on a glyph that is neither their own nor holds it."""
    found = []
    for agent in scene.agents:
        own = holders(scene, agent.key)
        for label in agent.placed_labels():
            if label.role == "badge":
                continue
            found += [
                (label.text, other.key)
                for other in scene.agents
                if other.key not in own and label.box.overlaps(other.box, -0.5)
            ]
    return found


def overlapping_glyphs(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of glyphs that share ground though neither holds the other; held ones that stand out of their holder."""
    boxes = {agent.key: agent.box for agent in scene.agents}
    found = []
    for a, b in combinations(scene.agents, 2):
        if a.key in holders(scene, b.key) or b.key in holders(scene, a.key):
            continue
        if a.box.overlaps(b.box, -0.5):
            found.append((a.key, b.key))
    for agent in scene.agents:
        if agent.holder is not None and not boxes[agent.holder].grown(8.5).holds(agent.box.middle):
            found.append((agent.key, agent.holder))
    return found


def passing(scene: Scene, reading: str) -> list[tuple[str, str]]:
    """Statements that run through a glyph which is no end of theirs and holds none."""
    found = []
    for said, _ in scene.drawn(reading):
        free = holders(scene, said.subject) | holders(scene, said.object)
        points = said.curve.sampled(16)
        span = _span(points)
        for agent in scene.agents:
            if agent.key in free or not span.overlaps(agent.box, 0.1):
                continue
            if any(is_inside(agent, p, 1.0) for p in points):
                found.append((said.key, agent.key))
        found += [(said.key, end) for end in _through_own_end(scene, said)]
    return found


def _through_own_end(scene: Scene, said: StatementShape) -> Iterator[str]:
    """Ends that the line runs into, deeper than its tip; a holder of the other end is crossed rightly."""
    by_key = {agent.key: agent for agent in scene.agents}
    for key, other in ((said.subject, said.object), (said.object, said.subject)):
        agent = by_key[key]
        if key in holders(scene, other) and key != other:
            continue
        if any(is_inside(agent, p, 3.5) for p in said.curve.sampled(16)):
            yield key


def lines_on_labels(scene: Scene, reading: str) -> list[tuple[str, str]]:
    """Statements whose line runs through words."""
    labels = [(label, agent.key) for agent in scene.agents for label in agent.placed_labels() if label.role != "badge"]
    found = []
    for said, _ in scene.drawn(reading):
        points = said.curve.sampled(16)
        span = _span(points)
        near = [label for label, _ in labels if span.overlaps(label.box, 0.1)]
        found += [(said.key, label.text) for label in near if any(_tight(label.box).holds(p) for p in points)]
    return found


def loose_ends(scene: Scene, reading: str) -> list[tuple[str, str, float]]:
    """Ends of lines that lie more than 1 px from the border of their agent's glyph, and how far."""
    by_key = {agent.key: agent for agent in scene.agents}
    found = []
    for said, _ in scene.drawn(reading):
        for key, point in ((said.subject, said.curve.start), (said.object, said.curve.end)):
            far = distance_to_border(by_key[key], point)
            if far > 1.0:
                found.append((said.key, key, round(far, 1)))
    return found


def distance_to_border(agent: AgentShape, point: Point) -> float:
    """How far a point lies from where a level line would meet the glyph, or from its top or foot."""
    box = agent.box
    y = point.y - box.y
    away = [abs(point.y - side) for side in (box.y, box.foot) if box.x - 1 <= point.x <= box.right + 1]
    if -0.5 <= y <= box.h + 0.5:
        for is_east in (True, False):
            x = glyphs.border(agent.key, agent.glyph, box.w, box.h, y, is_east)
            away.append(abs(box.x + x - point.x))
    return min(away, default=1e9)


def crossings(scene: Scene, reading: str) -> list[tuple[str, str]]:
    """Pairs of statements whose lines cross, once for each place where they do."""
    lines = [(said.key, said.curve.sampled(12)) for said, _ in scene.drawn(reading)]
    boxes = {key: _span(points) for key, points in lines}
    found = []
    for (a, one), (b, two) in combinations(lines, 2):
        if boxes[a].overlaps(boxes[b], 0.1):
            found += [(a, b)] * _meetings(one, two)
    return found


def _span(points: list[Point]) -> Box:
    xs, ys = [p.x for p in points], [p.y for p in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _meetings(one: list[Point], two: list[Point]) -> int:
    return sum(_cross(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(two))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)

    return side(a, b, c) * side(a, b, d) < -1e-6 and side(c, d, a) * side(c, d, b) < -1e-6
