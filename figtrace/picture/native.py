"""A window of the scene as native PowerPoint shapes: one an agent, glued connectors, bars and rings beside."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, sin
from typing import Any, Final

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Length, Pt

from figtrace.picture import ties
from figtrace.picture.frames import Frame, faded, is_faint, is_there, with_holders
from figtrace.picture.geometry import Box, Point
from figtrace.picture.marks import VERDICTS
from figtrace.picture.palette import Palette
from figtrace.picture.runs import add_line, colour, describe, write
from figtrace.picture.scene import AgentShape, Scene, StatementShape
from figtrace.picture.style import Glyph, Head, Line

EMU_A_POINT: Final = 12_700
LEAST_LIT, LEAST_FAINT, LEAST_SECOND = 14.0, 9.0, 10.0
"""Smallest type of names that stand out, of the others, and of the second names under them, pt."""

LEAST_SCALE = 0.7
"""pt a figure px: a window smaller than this is drawn as it is, and its names are listed beside it."""

_OUTLINES: Final = {
    Glyph.GENE: MSO_SHAPE.RECTANGLE,
    Glyph.HEXAGON: MSO_SHAPE.HEXAGON,
    Glyph.CHEVRON: MSO_SHAPE.PENTAGON,
    Glyph.VESICLE: MSO_SHAPE.OVAL,
    Glyph.CELL: MSO_SHAPE.OVAL,
    Glyph.STATE: MSO_SHAPE.OVAL,
}
"""Glyphs that are not rectangles with round corners."""

_ROUND: Final = {Glyph.PILL: 0.5, Glyph.HOST: 0.16, Glyph.TISSUE: 0.08, Glyph.REGION: 0.04, Glyph.WAVE: 0.25}
_TAILS: Final = {
    Head.ARROW: "triangle",
    Head.OPEN: "arrow",
    Head.DOUBLE: "arrow",
    Head.TRIANGLE: "stealth",
    Head.DOT: "oval",
    Head.KNOT: "oval",
}
"""Line ends of DrawingML; it has no bar and no ring: those are shapes of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window of the scene stands on a slide: figure px to EMU."""

    window: Box
    left: int
    top: int
    width: int
    height: int

    @property
    def scale(self) -> float:
        """EMU a px."""
        return self.width / self.window.w

    def x(self, x: float) -> Length:
        """A figure x on the slide."""
        return Emu(round(self.left + (x - self.window.x) * self.scale))

    def y(self, y: float) -> Length:
        """A figure y on the slide."""
        return Emu(round(self.top + (y - self.window.y) * self.scale))

    def length(self, px: float) -> Length:
        """A length on the slide."""
        return Emu(round(px * self.scale))

    @property
    def is_small(self) -> bool:
        """True where names would be too small to read, and larger ones would run into each other."""
        return self.points(1.0) < LEAST_SCALE

    def points(self, px: float) -> float:
        """A font size, pt."""
        return px * self.scale / EMU_A_POINT

    def holds(self, box: Box) -> bool:
        """True when the box lies inside the window, a px of play allowed."""
        w = self.window
        return box.x >= w.x - 1 and box.y >= w.y - 1 and box.right <= w.right + 1 and box.foot <= w.foot + 1


class Native:
    """Draws one frame into one slide."""

    def __init__(self, slide: Any, scene: Scene, frame: Frame, place: Place, palette: Palette) -> None:
        self.shapes = slide.shapes
        self.shapes.turbo_add_enabled = True
        self.scene, self.frame, self.place = scene, frame, place
        self.palettes = {False: palette, True: faded(palette)}
        self.lit = with_holders(frame.lit, scene)
        self.drawn: dict[str, Any] = {}
        self.boxes: dict[str, Box] = {}
        self.met: dict[tuple[str, str], str] = {}

    def draw(self) -> None:
        """Agents back to front, lines over holders and under the rest, then bars, rings, badges and verdicts."""
        agents = [a for a in self.scene.agents if is_there(a.key, self.frame, self.lit)]
        holders = {a.holder for a in agents}
        for agent in sorted(agents, key=lambda a: (a.glyph is not Glyph.REGION, a.key not in holders)):
            self._agent(agent, agent.key in holders)
        behind = [self.drawn[a.key]._element for a in agents if a.key in self.drawn and a.key in holders]
        after = behind[-1] if behind else None
        for statement, look in self.scene.drawn(self.frame.reading.name):
            if is_there(statement.key, self.frame, self.lit):
                after = self._statement(statement, look.line, after)

    def seen(self) -> tuple[list[AgentShape], list[StatementShape]]:
        """What was drawn: for the legend of this very picture."""
        agents = [a for a in self.scene.agents if a.key in self.drawn]
        return agents, [s for s in self.scene.statements if s.key in self.drawn]

    def _agent(self, agent: AgentShape, is_holder: bool) -> None:
        box = _clipped(agent.box, self.place.window) if agent.glyph is Glyph.REGION else agent.box
        if box is None or not self.place.holds(box):
            return
        faint = is_faint(agent.key, self.lit)
        outline = _OUTLINES.get(agent.glyph, MSO_SHAPE.ROUNDED_RECTANGLE)
        shape = self.shapes.add_shape(outline, *self._corners(box))
        if outline is MSO_SHAPE.ROUNDED_RECTANGLE:
            round_ = _ROUND.get(agent.glyph, 0.28)
            shape.adjustments[0] = min(round_, 0.16) if is_holder else round_
        describe(shape, agent.key, agent.words)
        self._paint(shape, agent, faint)
        self.drawn[agent.key], self.boxes[agent.key] = shape, box
        self._words(shape, agent, faint, is_holder)
        if agent.has_conflict:
            self._badge(agent)
        if agent.key in self.frame.verdicts:
            self._verdict(agent, self.frame.verdicts[agent.key])

    def _corners(self, box: Box) -> tuple[Length, Length, Length, Length]:
        at = self.place
        return at.x(box.x), at.y(box.y), at.length(box.w), at.length(box.h)

    def _paint(self, shape: Any, agent: AgentShape, faint: bool) -> None:
        palette = self.palettes[faint]
        fills = [part.paint.fill for part in agent.parts if part.paint.fill]
        lines = [part.paint for part in agent.parts if part.paint.line]
        if fills:
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour(palette[fills[0]])
        else:
            shape.fill.background()
        if lines and lines[0].line:
            shape.line.color.rgb = colour(palette[lines[0].line])
            shape.line.width = Pt(max(0.75, self.place.points(lines[0].width)))
            if lines[0].dash:
                shape.line.dash_style = MSO_LINE.SQUARE_DOT
        else:
            shape.line.fill.background()

    def _words(self, shape: Any, agent: AgentShape, faint: bool, is_holder: bool) -> None:
        """The name in the shape; under it where the glyph has it there; larger than drawn where too small to read."""
        names = [label for label in agent.labels if label.role != "badge"]
        if not names:
            return
        size = self.size(names[0].size, faint)
        ink = self.palettes[faint][names[0].token]
        text = "\v".join(label.text for label in names if label.role != "sublabel")
        second = "\v".join(label.text for label in names if label.role == "sublabel")
        if names[0].box.y >= agent.box.h:
            h = self.place.points(names[-1].box.foot - names[0].box.y)
            tall = Pt(max(h, size * 1.25 * len(names)) + 2)
            x, y, w, _ = self._corners(agent.box)
            wide = Emu(w + 2 * Pt(40))
            under = self.shapes.add_textbox(Emu(x - Pt(40)), Emu(y + self.place.length(agent.box.h)), wide, tall)
            describe(under, f"{agent.key}-name", agent.words)
            write(under, text, size, ink, anchor=MSO_ANCHOR.TOP)
            return
        if names[0].anchor == "end":
            write(shape, text, size, ink, align=PP_ALIGN.RIGHT, anchor=MSO_ANCHOR.BOTTOM, margin=6)
        else:
            top = is_holder and names[0].box.middle.y < agent.box.h * 0.4
            bold = names[0].is_bold
            write(shape, text, size, ink, anchor=MSO_ANCHOR.TOP if top else MSO_ANCHOR.MIDDLE, is_bold=bold)
        if second:
            least = 0.0 if self.place.is_small else LEAST_SECOND if not faint else LEAST_FAINT
            small = round(max(self.place.points(names[-1].size), least), 1)
            add_line(shape, second, small, self.palettes[faint][names[-1].token])

    def size(self, px: float, faint: bool) -> float:
        """The size of a name, pt: as drawn, but readable where the frame looks at a part."""
        least = 0.0 if self.place.is_small else LEAST_FAINT if faint else LEAST_LIT
        return round(max(self.place.points(px), least), 1)

    def _badge(self, agent: AgentShape) -> None:
        x, y, w, _ = self._corners(agent.box)
        side = Pt(14)
        badge = self.shapes.add_shape(MSO_SHAPE.OVAL, Emu(x + w - side // 2), Emu(y - side // 2), side, side)
        describe(badge, f"{agent.key}-badge", "conflict, shown and not resolved")
        palette = self.palettes[False]
        badge.fill.solid()
        badge.fill.fore_color.rgb = colour(palette["badge"])
        badge.line.color.rgb = colour(palette["badge-line"])
        write(badge, "!", 10, palette["ink"], is_bold=True)

    def _verdict(self, agent: AgentShape, verdict: str) -> None:
        x, y, w, _ = self._corners(agent.box)
        said = self.shapes.add_textbox(Emu(x - Pt(40)), Emu(y - Pt(20)), Emu(w + 2 * Pt(40)), Pt(20))
        describe(said, f"{agent.key}-verdict", f"{agent.words}: {verdict}")
        write(
            said,
            f"{VERDICTS[verdict].letter} {VERDICTS[verdict].word}",
            LEAST_LIT,
            self.palettes[False]["ink"],
            is_bold=True,
        )

    def _statement(self, statement: StatementShape, line: Line, after: Any) -> Any:
        ends = (statement.subject, statement.object)
        inside = [key in self.drawn for key in ends]
        faint = is_faint(statement.key, self.lit)
        if not any(inside) or (faint and not all(inside)):
            return after
        if all(inside):
            a, b, sites = self._glue(*ends, line.token)
        else:
            a, b, sites = self._stub(statement, inside[0])
        connector = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *_emu(self.place, a), *_emu(self.place, b))
        describe(connector, statement.key, statement.words[self.frame.reading.name])
        for is_begin, key, site in sites:
            connect = connector._connect_begin_to if is_begin else connector._connect_end_to
            connect(self.drawn[key], site)
        self._line(connector, line, faint)
        if inside[1]:
            self._head(statement, line, a, b, faint)
        self.drawn[statement.key] = connector
        if after is not None:
            after.addnext(connector._element)
            return connector._element
        return None

    def _line(self, connector: Any, line: Line, faint: bool) -> None:
        self.dress(connector, line, self.palettes[faint])
        connector.line.width = Pt(max(1.0 if faint else 1.5, self.place.points(line.width)))

    @staticmethod
    def dress(connector: Any, line: Line, palette: Palette, has_head: bool = True) -> None:
        """Colour, dashes and line end of a connector; 1.5 pt wide."""
        connector.line.color.rgb = colour(palette[line.token])
        connector.line.width = Pt(1.5)
        if line.dash:
            connector.line.dash_style = MSO_LINE.DASH if line.dash[0] > 3 else MSO_LINE.SQUARE_DOT
        if line.head in _TAILS and has_head:
            ln = connector.line._get_or_add_ln()
            ln.append(ln.makeelement(qn("a:tailEnd"), {"type": _TAILS[line.head], "w": "med", "len": "med"}))

    def _glue(self, subject: str, object_: str, sign: str) -> tuple[Point, Point, list[tuple[bool, str, int]]]:
        """Both ends at the connection sites that face each other; heads of two signs never meet at one site."""
        one, two = self.boxes[subject], self.boxes[object_]
        at = ties.sides(one, two)
        if sign in ("plus", "minus"):
            free = (side for side in (at[1], *ties.others(one, two)) if self.met.get((object_, side), sign) == sign)
            at = at[0], next(free, at[1])
            self.met[object_, at[1]] = sign
        a, b = self._site(subject, at[0]), self._site(object_, at[1])
        sites = [(True, subject, self._number(subject, at[0])), (False, object_, self._number(object_, at[1]))]
        return a, b, sites

    def _number(self, key: str, side: str) -> int:
        return ties.number_of(side, self.drawn[key].auto_shape_type)

    def _site(self, key: str, side: str) -> Point:
        return ties.site(self.boxes[key], side, self.drawn[key].auto_shape_type)

    def _stub(self, statement: StatementShape, is_out: bool) -> tuple[Point, Point, list[tuple[bool, str, int]]]:
        """A short line to or from something outside the window, with the other end's name."""
        key, other = (statement.subject, statement.object) if is_out else (statement.object, statement.subject)
        side = "right" if is_out else "left"
        at = self._site(key, side)
        away = Point(at.x + (46 if is_out else -46), at.y)
        name = next((a.words for a in self.scene.agents if a.key == other), other).partition(",")[0]
        box = self.shapes.add_textbox(
            self.place.x(away.x) if is_out else Emu(self.place.x(away.x) - Pt(90)),
            Emu(self.place.y(away.y) - Pt(9)),
            Pt(90),
            Pt(18),
        )
        describe(box, f"{statement.key}-stub", f"{statement.words[self.frame.reading.name]}: outside this slide")
        align = PP_ALIGN.LEFT if is_out else PP_ALIGN.RIGHT
        write(box, name, 10, self.palettes[True]["ink"], align=align)
        a, b = (at, away) if is_out else (away, at)
        return a, b, [(is_out, key, self._number(key, side))]

    def _head(self, statement: StatementShape, line: Line, a: Point, b: Point, faint: bool) -> None:
        """What DrawingML cannot end a line with: a bar, a ring."""
        if line.head not in (Head.BAR, Head.RING) or hypot(b.x - a.x, b.y - a.y) < 1:
            return
        angle = atan2(b.y - a.y, b.x - a.x)
        is_bar = line.head is Head.BAR
        w, h = (Pt(3), Pt(15)) if is_bar else (Pt(8), Pt(8))
        back = (w / 2) / self.place.scale
        x, y = self.place.x(b.x - back * cos(angle)), self.place.y(b.y - back * sin(angle))
        kind = MSO_SHAPE.RECTANGLE if is_bar else MSO_SHAPE.OVAL
        head = self.shapes.add_shape(kind, Emu(x - w // 2), Emu(y - h // 2), w, h)
        head.rotation = degrees(angle) if is_bar else 0
        palette = self.palettes[faint]
        head.fill.solid()
        head.fill.fore_color.rgb = colour(palette[line.token if is_bar else "ground"])
        head.line.color.rgb = colour(palette[line.token])
        head.line.width = Pt(0.25 if is_bar else 1.75)
        describe(head, f"{statement.key}-{'bar' if is_bar else 'ring'}", "decreases" if is_bar else "no direction said")


def _clipped(box: Box, window: Box) -> Box | None:
    x, y = max(box.x, window.x), max(box.y, window.y)
    right, foot = min(box.right, window.right), min(box.foot, window.foot)
    return Box(x, y, right - x, foot - y) if right - x > 40 and foot - y > 20 else None


def _emu(place: Place, point: Point) -> tuple[Length, Length]:
    return place.x(point.x), place.y(point.y)
