"""A person's values on agents: each filled with the colour of its step, its words in the ink that is read there.

What the page does by ``assets/lib/explore_paint.mjs`` is done here to the scene, so that every file has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from figtrace.picture import metrics
from figtrace.picture.contrast import ink_on
from figtrace.picture.geometry import Box, Point
from figtrace.picture.palette import Palette
from figtrace.picture.scene import AgentShape, Scene
from figtrace.picture.shapes import Label, Paint, Part, Rect, Shape, words
from figtrace.picture.style import Glyph
from figtrace.picture.writer import Writer

FILLED: Mapping[Glyph, int] = {
    Glyph.CHIP: 1,
    Glyph.STACK: 2,
    Glyph.GENE: 1,
    Glyph.WAVE: 1,
    Glyph.PAIR: 1,
    Glyph.HEXAGON: 1,
    Glyph.SOCKET: 1,
    Glyph.OPEN: 1,
}
"""Glyphs of molecules, and how many of their parts, from the back, are their ground."""

LOW = ("low-4", "low-3", "low-2", "low-1")
HIGH = ("high-1", "high-2", "high-3", "high-4")
STEPS = (*LOW, "zero", *HIGH)
"""The colour steps from the lowest to the highest; the same as :func:`figtrace.network.overlay.step_of` gives."""

TALL = 54.0
"""Height that the scale takes below the picture, px."""

Anchor = Literal["start", "middle", "end"]

_BOX = Box(0, 0, 26.0, 14.0)
_SIZE = 11.0
_PILL = 16.0


@dataclass(frozen=True, slots=True)
class Values:
    """One column laid on agents: its name, each agent's step and number as read, and what the scale's ends are.

    ``ends`` are the words at the low end, the centre and the high end; a scale with one side has no low end.
    """

    column: str
    steps: Mapping[str, tuple[str, str]]
    ends: tuple[str, str, str] = ("", "", "")
    has_numbers: bool = False

    def ladder(self) -> tuple[str, ...]:
        """The steps of the scale, low to high."""
        return STEPS if self.ends[0] else STEPS[4:]


def filled(scene: Scene, values: Values, palette: Palette, lit: frozenset[str] = frozenset()) -> Scene:
    """The scene with every molecule's ground in the colour of its step, or blank where it has no value.

    What stands back (``lit`` is not empty and lacks it) keeps its own paint.
    """
    agents = (a if lit and a.key not in lit else _filled(a, values, palette) for a in scene.agents)
    return replace(scene, agents=tuple(agents))


def _filled(agent: AgentShape, values: Values, palette: Palette) -> AgentShape:
    n_ground = FILLED.get(agent.glyph, 0)
    if not n_ground or not agent.parts:
        return agent
    said = values.steps.get(agent.key)
    if said is None:
        blank = tuple(_repaint(part, fill="surface") for part in agent.parts[:n_ground])
        return replace(agent, parts=(*blank, *agent.parts[n_ground:]))
    token = f"overlay-{said[0]}"
    ink = ink_on(token, palette)
    ground = tuple(_repaint(part, fill=token) for part in agent.parts[:n_ground])
    rest = agent.parts[n_ground:]
    if agent.glyph is Glyph.WAVE:
        rest = tuple(_repaint(part, line=ink) if isinstance(part, Shape) else part for part in rest)
    labels = tuple(label if label.role == "badge" else replace(label, token=ink) for label in agent.labels)
    return replace(agent, parts=(*ground, *rest), labels=labels)


def _repaint(part: Part, *, fill: str | None = None, line: str | None = None) -> Part:
    paint = part.paint
    changed = replace(paint, fill=fill, opacity=1.0) if fill else replace(paint, line=line)
    return replace(part, paint=changed)


def numbers(scene: Scene, values: Values, writer: Writer) -> str:
    """Each value as a number beside its agent, where it covers no words; the agent's foot where every side is taken."""
    taken = [label.box for label in scene.labels()]
    out = []
    for agent in scene.agents:
        if agent.key in values.steps and agent.glyph in FILLED:
            text = values.steps[agent.key][1]
            wide = 12.0 + metrics.width(text, _SIZE, is_bold=True)
            box = free_place(agent.box, wide, _PILL, taken)
            taken.append(box)
            out.append(_number(text, box, writer))
    return "".join(out)


def free_place(beside: Box, w: float, h: float, taken: Iterable[Box]) -> Box:
    """A box of that size at the foot, the head or a side of another that overlaps none of those taken."""
    x, y = beside.middle.x - w / 2, beside.middle.y - h / 2
    places = [
        Box(x, beside.foot - 3, w, h),
        Box(x, beside.y - h + 3, w, h),
        Box(beside.right - 3, y, w, h),
        Box(beside.x - w + 3, y, w, h),
    ]
    held = list(taken)
    return next((place for place in places if not any(place.overlaps(one) for one in held)), places[0])


def _number(text: str, box: Box, writer: Writer) -> str:
    pill = Rect(box, 4, Paint("surface", "ink-3", 1))
    said = words(text, Point(box.middle.x, box.middle.y + 3.9), _SIZE, width=0, is_bold=True)
    return f"{writer.part(pill)}{writer.label(said)}"


def scale(values: Values, at: Point, writer: Writer) -> str:
    """The legend of the colours: the column's name, its steps with the words of their ends, and what has no value."""
    ladder = values.ladder()
    out = [writer.label(words(values.column, Point(at.x, at.y + 11), 12, width=0, anchor="start", is_bold=True))]
    for n, step in enumerate(ladder):
        box = _BOX.moved(at.x + n * _BOX.w, at.y + 19)
        out.append(writer.part(Rect(box, 0, Paint(f"overlay-{step}", "line-2", 0.5))))
    right = at.x + len(ladder) * _BOX.w
    low, centre, high = values.ends
    middle = at.x + _BOX.w * (4.5 if low else 0.0)
    places: tuple[tuple[str, float, Anchor], ...] = (
        (low, at.x, "start"),
        (centre, middle, "middle" if low else "start"),
        (high, right, "end"),
    )
    out += [writer.label(_end(text, Point(x, at.y + 47), anchor)) for text, x, anchor in places if text]
    blank = _BOX.moved(right + 28, at.y + 19)
    out.append(writer.part(Rect(blank, 3, Paint("surface", "protein-line", 1.3))))
    out.append(writer.label(_end("no value", Point(blank.right + 8, at.y + 30), "start")))
    return f'<g class="scale">{"".join(out)}</g>'


def _end(text: str, at: Point, anchor: Anchor) -> Label:
    return words(text, at, _SIZE, width=0, anchor=anchor, token="ink-2", role="legend")
