"""The picture as somebody sees it: moved, filtered, selected, judged, painted; all of it or the part in view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from figtrace.model.readings import READINGS, Reading
from figtrace.picture import svg
from figtrace.picture.frames import bounds, covered, faded
from figtrace.picture.geometry import Box, Point
from figtrace.picture.marks import marked
from figtrace.picture.moves import Moves, moved, pushed
from figtrace.picture.palette import Palette
from figtrace.picture.scene import Scene
from figtrace.picture.shapes import Paint, Rect
from figtrace.picture.sheet import sheet
from figtrace.picture.svg import Moment
from figtrace.picture.values import TALL, Values, filled, numbers, scale
from figtrace.picture.writer import Writer, number

WIDE = 1100.0
"""px that a part in view is enlarged to, so that its words are not small beside the legend's; ours."""

MOST_ENLARGED = 4.0
LEAST = 8.0
"""px; less than this is no part."""

_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What is on a screen besides the drawing itself.

    ``moves`` are displacements by agent; ``lit`` keys stand out (none: all do), ``shown`` alone are there (None: all);
    ``selected`` agents have a ring; ``verdicts`` by agent as :data:`figtrace.picture.marks.VERDICTS` names them;
    ``notes`` are lines before the credits; ``part`` is what is in view, in the picture's px before anything moved.
    """

    reading: Reading = READINGS[1]
    moves: Moves = field(default_factory=dict)
    lit: frozenset[str] = frozenset()
    shown: frozenset[str] | None = None
    selected: tuple[str, ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    values: Values | None = None
    part: Box | None = None


def draw(scene: Scene, seen: Seen, palette: Palette) -> str:
    """The sheet of what is seen: picture, marks, scale, legend, notes, citation; literal colours, words as text."""
    writer = Writer(palette)
    push = pushed(scene, seen.moves)
    scene = moved(scene, seen.moves)
    if seen.values:
        scene = filled(scene, seen.values, palette, seen.lit)
    moment = None
    if seen.lit or seen.shown is not None:
        moment = Moment(seen.lit, seen.shown, faded(palette))
    body = svg.body(scene, writer, seen.reading, moment) + _over(scene, seen, writer)
    scene = _noted(scene, seen.notes)
    if seen.part is not None:
        scene, body = _cut(scene, body, _within(scene, seen.part.moved(*push)))
    if seen.values:
        body += scale(seen.values, Point(40, scene.height + 4), writer)
        scene = replace(scene, height=scene.height + TALL)
    return sheet(scene, writer, seen.reading, body)


def _over(scene: Scene, seen: Seen, writer: Writer) -> str:
    """What lies over the picture: rings of the selection, marks of verdicts, numbers of values."""
    chosen = set(seen.selected)
    rings = [
        writer.part(Rect(a.box.grown(_GAP), min(14.0, a.box.h / 2 + _GAP), Paint(None, "select-line", 2.5)))
        for a in scene.agents
        if a.key in chosen
    ]
    said = numbers(scene, seen.values, writer) if seen.values and seen.values.has_numbers else ""
    return "".join(rings) + said + marked(scene, seen.verdicts, writer)


def _noted(scene: Scene, notes: tuple[str, ...]) -> Scene:
    """The scene with these lines before its credits."""
    said = scene.furniture
    return replace(scene, furniture=replace(said, credits=(*notes, *said.credits))) if notes else scene


def _within(scene: Scene, part: Box) -> Box:
    """What of the part lies in the picture; all of the picture where nothing does."""
    x, y = max(0.0, part.x), max(0.0, part.y)
    w, h = min(scene.width, part.right) - x, min(scene.height, part.foot) - y
    return Box(x, y, w, h) if min(w, h) >= LEAST else Box(0, 0, scene.width, scene.height)


def _cut(scene: Scene, body: str, part: Box) -> tuple[Scene, str]:
    """The scene as large as the part, with only what can be seen of it, and the body cut to it and enlarged."""
    k = max(1.0, min(MOST_ENLARGED, WIDE / part.w))
    w, h = round(part.w * k, 1), round(part.h * k, 1)
    clip = f'<clipPath id="seen"><rect width="{number(w)}" height="{number(h)}"/></clipPath>'
    place = f"scale({k:.4f}) translate({number(-part.x)} {number(-part.y)})"
    cut = replace(
        scene,
        width=w,
        height=h,
        agents=tuple(agent for agent in scene.agents if covered(agent).overlaps(part)),
        statements=tuple(one for one in scene.statements if bounds(one.curve).grown(1).overlaps(part)),
    )
    return cut, f'{clip}<g clip-path="url(#seen)"><g transform="{place}">{body}</g></g>'
