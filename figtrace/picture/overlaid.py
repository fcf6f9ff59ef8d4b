"""Two networks in one picture: whose each thing is, by the line round an agent and a letter on a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from figtrace.model.readings import Reading
from figtrace.picture import svg
from figtrace.picture.geometry import Box, Point
from figtrace.picture.palette import Palette
from figtrace.picture.scene import AgentShape, Scene, StatementShape
from figtrace.picture.shapes import Oval, Paint, words
from figtrace.picture.style import Glyph
from figtrace.picture.writer import Writer

DASHES: Mapping[str, tuple[float, ...]] = {"first": (7.0, 3.0), "second": (1.5, 3.5)}
"""The line round what only one side has; what both have is drawn as ever. The page's picture has the same."""

LETTERS: Mapping[str, str] = {"first": "A", "second": "B"}

_RADIUS = 9.0


def draw(scene: Scene, origin: Mapping[str, str], opposed: frozenset[str], reading: Reading, palette: Palette) -> str:
    """The picture of both: dashes for the first's own, dots and a B for the second's, letters on opposite claims."""
    writer = Writer(palette)
    agents = tuple(_lined(agent, DASHES.get(origin.get(agent.key, ""))) for agent in scene.agents)
    drawn = [statement for statement, _ in scene.drawn(reading.name)]
    told = [one for one in drawn if one.key in opposed or origin.get(one.key) == "second"]
    over = "".join(_letter(one, LETTERS[origin[one.key]], one.key in opposed, writer) for one in told)
    return svg.render(replace(scene, agents=agents), palette=palette, reading=reading, over=over)


def _lined(agent: AgentShape, dash: tuple[float, ...] | None) -> AgentShape:
    if dash is None or not agent.parts:
        return agent
    n_ground = 2 if agent.glyph is Glyph.STACK else 1
    ground = tuple(
        replace(part, paint=replace(part.paint, line=part.paint.line or "mirna", width=2.4, dash=dash, opacity=1.0))
        if part.paint.opacity
        else replace(part, paint=Paint("surface", "mirna", 2.4, dash))
        for part in agent.parts[:n_ground]
    )
    return replace(agent, parts=(*ground, *agent.parts[n_ground:]))


def _letter(statement: StatementShape, letter: str, is_opposed: bool, writer: Writer) -> str:
    """A letter on a line, A in its first half and B in its second: opposite claims run side by side."""
    points = statement.curve.points
    last = len(points) - 1
    at = points[last // 3 if letter == LETTERS["first"] else last - last // 3]
    token = "error" if is_opposed else "ink-2"
    disc = Oval(Box(at.x - _RADIUS, at.y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS), Paint("surface", token, 1.6))
    said = words(letter, Point(at.x, at.y + 4), 11, width=0, is_bold=True, token=token)
    return f"{writer.part(disc)}{writer.label(said)}"
