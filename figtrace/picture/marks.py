"""Marks that an answer puts on agents: a pill with shape and word for each verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from figtrace.picture import metrics
from figtrace.picture.geometry import Box, Point
from figtrace.picture.scene import Scene
from figtrace.picture.shapes import Oval, Paint, Part, Polygon, Rect, words
from figtrace.picture.writer import Writer, number


class Verdict(NamedTuple):
    """How a verdict looks: the shape's name, its colour token, the word beside it, and the shape as a letter."""

    shape: str
    token: str
    word: str
    letter: str


VERDICTS: dict[str, Verdict] = {
    "held": Verdict("square", "ink", "held", "■"),
    "held down": Verdict("square", "ink", "held down", "■"),
    "held up": Verdict("square", "ink", "held up", "■"),
    "held off": Verdict("square", "ink", "off", "■"),
    "up": Verdict("up", "plus", "rises", "▲"),
    "down": Verdict("down", "minus", "falls", "▼"),
    "partly up": Verdict("partly up", "plus", "rises partly", "△"),
    "partly down": Verdict("partly down", "minus", "falls partly", "▽"),
    "conflict": Verdict("both", "error", "conflict", "▲▼"),
    "unknown": Verdict("ring", "unsigned", "unknown", "?"),
}
"""Every verdict that is painted; told apart by shape, word and colour, never by colour alone."""

TALK = 1.25
"""How much larger the marks stand on a stage and on a talk's pages; twin of ``verdicts.mjs``."""
_HIGH = 18.0
_SIZE = 11.0
_UP = ((-5.0, 4.0), (0.0, -5.0), (5.0, 4.0))
_DOWN = ((-5.0, -4.0), (0.0, 5.0), (5.0, -4.0))


def verdict_mark(verdict: str, writer: Writer) -> str:
    """The pill of one verdict as SVG, its middle at (0, 0)."""
    look = VERDICTS[verdict]
    wide = 30.0 + metrics.width(look.word, _SIZE, is_bold=True)
    pill = Rect(Box(-wide / 2, -_HIGH / 2, wide, _HIGH), _HIGH / 2, Paint("surface", look.token, 1.5))
    said = words(look.word, Point(-wide / 2 + 22, 3.9), _SIZE, width=0, anchor="start", is_bold=True)
    shapes = "".join(writer.part(part) for part in _shape(look))
    middle = number(-wide / 2 + 13)
    return f'{writer.part(pill)}<g transform="translate({middle} 0)">{shapes}</g>{writer.label(said)}'


def verdict_marks(writer: Writer) -> dict[str, str]:
    """The pills of all verdicts."""
    return {verdict: verdict_mark(verdict, writer) for verdict in VERDICTS}


def marked(scene: Scene, verdicts: Mapping[str, str], writer: Writer, times: float = 1.0) -> str:
    """The marks of all these agents in the picture's coordinates, ``times`` as large; what is not drawn has none."""
    boxes = {agent.key: agent.box for agent in scene.agents}
    out = []
    for key, verdict in verdicts.items():
        if key in boxes and verdict in VERDICTS:
            x, y = number(boxes[key].middle.x), number(boxes[key].y - 6 * times)
            size = f" scale({times:g})" if times != 1 else ""
            out.append(f'<g transform="translate({x} {y}){size}">{verdict_mark(verdict, writer)}</g>')
    return f'<g class="marks">{"".join(out)}</g>' if out else ""


def _shape(look: Verdict) -> tuple[Part, ...]:
    solid, hollow = Paint(look.token), Paint("surface", look.token, 1.8)
    if look.shape == "square":
        return (Rect(Box(-4, -4, 8, 8), 1, solid),)
    if look.shape == "ring":
        return (Oval(Box(-4.5, -4.5, 9, 9), hollow),)
    if look.shape == "both":
        return _triangle(_UP, solid, -2.5, 0.7), _triangle(_DOWN, solid, 3.0, 0.7)
    return (_triangle(_UP if look.shape.endswith("up") else _DOWN, hollow if " " in look.shape else solid),)


def _triangle(points: tuple[tuple[float, float], ...], paint: Paint, dx: float = 0, k: float = 1) -> Polygon:
    return Polygon(tuple(Point(x * k + dx, y * k) for x, y in points), paint)
