"""The glyphs: how large each must be for its words, where its border is, and what it is drawn of.

All coordinates are the glyph's own: (0, 0) is the top left corner of its box.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import sqrt
from zlib import crc32

from figtrace.model.records import Agent
from figtrace.model.vocabulary import AgentKind
from figtrace.picture import metrics
from figtrace.picture.geometry import Box, Curve, Point, rounded, side_of
from figtrace.picture.shapes import Label, Oval, Part, Polygon, Rect, Shape, paint_of, words
from figtrace.picture.style import Glyph, Look

NAME, CELL_NAME, SMALL, SUB = 16.0, 15.0, 14.0, 13.0
"""Font sizes of names, of cells' and processes' names, of smaller words, of second names.

A page of 1440 px shows the founding figure at about 0.7: nothing may be small that is to be read there."""

ROW = 17.0
"""Height of a line of smaller words."""

LABEL_STRIP = 22.0
"""Height kept for the name of a vesicle under it, and of a host inside its foot."""

CHEVRON_TIP, HEX_TIP, NOTCH = 13.0, 9.0, 4.0


@dataclass(frozen=True, slots=True)
class Size:
    """What a glyph takes: its own width and height, and the words below it (``foot``) with their width."""

    w: float
    h: float
    foot: float = 0.0
    foot_w: float = 0.0


def name_lines(agent: Agent, look: Look) -> tuple[str, ...]:
    """The agent's name as drawn, on one or two lines; long names are broken, never cut."""
    limit = {Glyph.CELL: 100.0, Glyph.STATE: 110.0, Glyph.PILL: 150.0, Glyph.VESICLE: 170.0}.get(look.glyph, 160.0)
    size = name_size(look)
    return metrics.wrap(agent.name, size, limit, is_bold=look.glyph not in (Glyph.VESICLE, Glyph.HOST, Glyph.TISSUE))


def name_size(look: Look) -> float:
    """The font size of a name in a glyph, px."""
    if look.glyph in (Glyph.VESICLE, Glyph.HOST, Glyph.TISSUE, Glyph.REGION):
        return SMALL
    return CELL_NAME if look.glyph in (Glyph.CELL, Glyph.PILL, Glyph.STATE) else NAME


def second_name(agent: Agent) -> tuple[str, ...]:
    """Smaller words under a cell's name: the ontology's name for an abbreviation, or that it is a cell line."""
    if agent.kind is AgentKind.CELL_LINE:
        return (agent.kind.label,)
    is_short = re.fullmatch(r"[A-Z]{2,5}", agent.name) is not None
    if is_short and agent.preferred_name and " " in agent.preferred_name:
        return metrics.wrap(agent.preferred_name, SUB, 110.0)
    return ()


def _widest(lines: tuple[str, ...], size: float, is_bold: bool) -> float:
    return max((metrics.width(line, size, is_bold) for line in lines), default=0.0)


def measure(agent: Agent, look: Look) -> Size:
    """The size of a glyph that holds nothing but its own words."""
    glyph = look.glyph
    lines = name_lines(agent, look)
    size = name_size(look)
    text = _widest(lines, size, is_bold=True)
    tall = (len(lines) - 1) * size * metrics.LINE
    if glyph is Glyph.WAVE:
        return Size(text + 14, 36 + tall)
    if glyph is Glyph.CELL:
        more = second_name(agent)
        inner = max(text, _widest(more, SUB, is_bold=False))
        return Size(max(128.0, inner + 60), 62 + tall + SUB * metrics.LINE * len(more))
    if glyph is Glyph.STATE:
        more = second_name(agent)
        inner = max(text, _widest(more, SUB, is_bold=False))
        return Size(max(116.0, inner + 30), 58 + tall + SUB * metrics.LINE * len(more))
    if glyph is Glyph.VESICLE:
        return hold(agent, look, 0.0, 0.0)
    if glyph in (Glyph.HOST, Glyph.TISSUE):
        return Size(max(92.0, _widest(lines, SMALL, is_bold=False) + 40), _BARE_HOST + tall)
    pad = {Glyph.PILL: 26.0, Glyph.CHEVRON: 24.0 + CHEVRON_TIP, Glyph.HEXAGON: 18.0 + 2 * HEX_TIP, Glyph.SOCKET: 32.0}
    extra = 3.0 if glyph is Glyph.STACK else 0.0
    return Size(max(54.0, text + pad.get(glyph, 24.0)) + extra, {Glyph.PILL: 32.0}.get(glyph, 30.0) + tall + extra)


def hold(agent: Agent, look: Look, w: float, h: float) -> Size:
    """The size of a glyph that holds drawn things of that size besides its own words."""
    glyph = look.glyph
    label = _widest(name_lines(agent, look), SMALL, is_bold=False)
    if glyph is Glyph.VESICLE:
        lines = len(name_lines(agent, look))
        tall = h > 60
        return Size(max(92.0, w + 44), max(56.0, h + (44 if tall else 36)), 5 + ROW * lines, label)
    if glyph in (Glyph.HOST, Glyph.TISSUE):
        return Size(max(label + 40, w + 2 * 28, 150.0), max(h + 16, 30.0) + 12 + _strip(agent, look))
    own = measure(agent, look)
    return Size(max(own.w, w + 34), own.h + h + 4)


def _strip(agent: Agent, look: Look) -> float:
    return LABEL_STRIP + ROW * (len(name_lines(agent, look)) - 1)


def room(agent: Agent, look: Look, size: Size) -> Box:
    """Where inside a holder's glyph the held things lie."""
    if look.glyph is Glyph.VESICLE:
        return Box(0, 0, size.w, size.h)
    if look.glyph in (Glyph.HOST, Glyph.TISSUE):
        return Box(0, 8, size.w, size.h - 8 - _strip(agent, look))
    return Box(0, 28, size.w, size.h - 32)


def _seed(key: str) -> int:
    return crc32(key.encode("utf-8"))


def outline(key: str, glyph: Glyph, w: float, h: float) -> Curve:
    """The closed border of a round glyph; cells are each a little different, and always the same for one key."""
    box = Box(0, 0, w, h)
    if glyph is Glyph.VESICLE:
        return rounded(box, 0.56 if h <= w * 0.75 else 0.70)
    seed = _seed(key)
    lean = (((seed % 13) - 6) * w / 110, ((seed // 13 % 13) - 6) * w / 110)
    return rounded(box, 0.60 + (seed // 169 % 5) * 0.012, lean)


def border(key: str, glyph: Glyph, w: float, h: float, y: float, is_east: bool) -> float:
    """The x at which a line at height ``y`` meets the glyph from the east or the west."""
    off = abs(y - h / 2)
    inset = 0.0
    if glyph in (Glyph.VESICLE, Glyph.CELL, Glyph.STATE):
        return side_of(outline(key, glyph, w, h), min(max(y, 0.5), h - 0.5), is_east)
    if glyph is Glyph.PILL:
        inset = _arc(16.0, max(0.0, off - (h / 2 - 16.0)))
    elif glyph is Glyph.HEXAGON:
        inset = HEX_TIP * min(1.0, off / (h / 2))
    elif glyph is Glyph.CHEVRON and is_east:
        inset = CHEVRON_TIP * min(1.0, off / (h / 2))
    elif glyph is Glyph.SOCKET and not is_east:
        inset = max(0.0, NOTCH * (1 - off / 7))
    elif glyph in (Glyph.HOST, Glyph.TISSUE):
        radius = HOST_RADIUS if glyph is Glyph.HOST else 9.0
        inset = _arc(radius, max(0.0, off - (h / 2 - radius)))
    return w - inset if is_east else inset


def _arc(radius: float, off: float) -> float:
    return radius - sqrt(max(0.0, radius * radius - min(off, radius) ** 2))


HOST_RADIUS = 24.0
_BARE_HOST = 44.0


def paint(
    agent: Agent, look: Look, w: float, h: float, *, has_parts: bool = False
) -> tuple[tuple[Part, ...], tuple[Label, ...]]:
    """Parts and labels of an agent's glyph of that size, back to front; above the parts that it holds, if any."""
    parts, labels = _DRAW[look.glyph](agent, look, w, h)
    if not has_parts or look.glyph in (Glyph.VESICLE, Glyph.HOST, Glyph.TISSUE):
        return parts, labels
    up = (measure(agent, look).h - h) / 2
    return parts, tuple(replace(a, at=Point(a.at.x, a.at.y + up)) for a in labels)


def _centred(
    lines: tuple[str, ...], size: float, x: float, y: float, token: str = "ink", is_bold: bool = True
) -> list[Label]:
    """Lines one under another round the height ``y``."""
    step = size * metrics.LINE
    first = y - (len(lines) - 1) * step / 2 + 0.355 * size
    return [
        words(
            line,
            Point(x, first + i * step),
            size,
            width=metrics.width(line, size, is_bold),
            is_bold=is_bold,
            token=token,
        )
        for i, line in enumerate(lines)
    ]


Drawn = tuple[tuple[Part, ...], tuple[Label, ...]]


def _chip(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    radius = {Glyph.GENE: 2.0, Glyph.OPEN: 4.0}.get(look.glyph, 9.0)
    paint_ = paint_of(look.fill, look.line, dash=(4, 3) if look.glyph is Glyph.OPEN else ())
    parts: list[Part] = [Rect(Box(0, 0, w, h), radius, paint_)]
    if look.glyph is Glyph.PAIR:
        parts.append(Rect(Box(3, 3, w - 6, h - 6), 6, paint_of(None, look.line, 1.0)))
    if look.glyph is Glyph.GENE:
        parts.append(Polygon((Point(0, h - 4), Point(w, h - 4)), paint_of(None, look.line, 1.0), is_closed=False))
    return tuple(parts), tuple(_centred(name_lines(agent, look), NAME, w / 2, h / 2))


def _stack(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    back = Rect(Box(3, 0, w - 3, h - 3), 9, paint_of(look.fill, look.line, 1.1, opacity=0.75))
    front = Rect(Box(0, 3, w - 3, h - 3), 9, paint_of(look.fill, look.line))
    return (back, front), tuple(_centred(name_lines(agent, look), NAME, (w - 3) / 2, h / 2 + 1.5))


def _wave(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    lines = name_lines(agent, look)
    ground = Rect(Box(0, 0, w, h), 8, paint_of(look.fill, None, opacity=0.0))
    low = h / 2 + 10 + 8.5 * (len(lines) - 1)
    return (ground, _ripple(w, low, look)), tuple(_centred(lines, NAME, w / 2, h / 2 - 5))


def _ripple(w: float, y: float, look: Look) -> Shape:
    """A single strand: a wave across the width at the height ``y``."""
    n = max(4, round((w - 16) / 7.5))
    left = (w - n * 7.5) / 2
    points = [Point(left, y)]
    for i in range(n):
        x, bend = left + i * 7.5, -7.0 if i % 2 == 0 else 7.0
        points += [Point(x + 2.5, y + bend), Point(x + 5.0, y + bend), Point(x + 7.5, y)]
    return Shape(Curve.of(points), paint_of(None, look.line, 1.9), is_closed=False)


def _hexagon(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    c = HEX_TIP
    corners = ((0, h / 2), (c, 0), (w - c, 0), (w, h / 2), (w - c, h), (c, h))
    return (Polygon(tuple(Point(*p) for p in corners), paint_of(look.fill, look.line)),), tuple(
        _centred(name_lines(agent, look), NAME, w / 2, h / 2)
    )


def _socket(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    m, r = h / 2, 8.0
    corners = ((r / 2, 0), (w - r / 2, 0), (w, r / 2), (w, h - r / 2), (w - r / 2, h), (r / 2, h), (0, h - r / 2))
    notch = ((0, m + 7), (NOTCH, m), (0, m - 7), (0, r / 2))
    return (Polygon(tuple(Point(*p) for p in (*corners, *notch)), paint_of(look.fill, look.line, 1.5)),), tuple(
        _centred(name_lines(agent, look), NAME, w / 2 + 2, h / 2)
    )


def _chevron(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    c = CHEVRON_TIP
    corners = ((0, 0), (w - c, 0), (w, h / 2), (w - c, h), (0, h))
    return (Polygon(tuple(Point(*p) for p in corners), paint_of(look.fill, look.line)),), tuple(
        _centred(name_lines(agent, look), NAME, (w - c / 2) / 2, h / 2)
    )


def _pill(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    return (Rect(Box(0, 0, w, h), min(h / 2, 16.0), paint_of(look.fill, look.line)),), tuple(
        _centred(name_lines(agent, look), CELL_NAME, w / 2, h / 2)
    )


def _vesicle(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    outer = outline(agent.key, look.glyph, w, h)
    inner = Curve.of(Point(5 + p.x * (w - 10) / w, 5 + p.y * (h - 10) / h) for p in outer.points)
    lines = name_lines(agent, look)
    under = [
        words(
            line,
            Point(w / 2, h + 19 + ROW * i),
            SMALL,
            width=metrics.width(line, SMALL),
            token=look.ink,
        )
        for i, line in enumerate(lines)
    ]
    return (
        Shape(outer, paint_of(look.fill, look.line, 2.0)),
        Shape(inner, paint_of(None, look.line, 1.0, (1.5, 3))),
    ), tuple(under)


def _cell(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    more = second_name(agent)
    nucleus = Oval(Box(13, h / 2 - 11, 30, 24), paint_of("nucleus", None, opacity=0.85))
    body = Shape(outline(agent.key, look.glyph, w, h), paint_of(look.fill, look.line, 1.6))
    x = w / 2 + 16
    return (body, nucleus), _two_names(name_lines(agent, look), more, x, h / 2, look.ink)


def _state(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    body = Shape(outline(agent.key, look.glyph, w, h), paint_of(look.fill, look.line, 1.6))
    return (body,), _two_names(name_lines(agent, look), second_name(agent), w / 2, h / 2, look.ink)


def _two_names(lines: tuple[str, ...], more: tuple[str, ...], x: float, y: float, ink: str) -> tuple[Label, ...]:
    tall = len(lines) * CELL_NAME * metrics.LINE
    low = len(more) * SUB * metrics.LINE
    upper = _centred(lines, CELL_NAME, x, y - low / 2)
    step = SUB * metrics.LINE
    first = y - low / 2 + tall / 2 + SUB
    lower = [
        words(line, Point(x, first + i * step), SUB, width=metrics.width(line, SUB), token=ink, role="sublabel")
        for i, line in enumerate(more)
    ]
    return (*upper, *lower)


def _host(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    radius = HOST_RADIUS if look.glyph is Glyph.HOST else 9.0
    parts: list[Part] = [Rect(Box(0, 0, w, h), radius, paint_of(look.fill, look.line, 2.0))]
    if look.glyph is Glyph.HOST:
        parts.append(Rect(Box(5, 5, w - 10, h - 10), radius - 5, paint_of(None, look.line, 0.9, opacity=0.7)))
    else:
        for y in (5.0, h - 5):
            parts.append(Polygon((Point(4, y), Point(w - 4, y)), paint_of(None, look.line, 0.9), is_closed=False))
    lines = name_lines(agent, look)
    if h <= _BARE_HOST + ROW * (len(lines) - 1) + 12:
        return tuple(parts), tuple(_centred(lines, SMALL, w / 2, h / 2, look.ink, is_bold=False))
    labels = [
        words(
            line,
            Point(w - 18, h - 13 - ROW * (len(lines) - 1 - i)),
            SMALL,
            width=metrics.width(line, SMALL),
            anchor="end",
            token=look.ink,
        )
        for i, line in enumerate(lines)
    ]
    return tuple(parts), tuple(labels)


def _region(agent: Agent, look: Look, w: float, h: float) -> Drawn:
    """The ground of a whole picture with its name in the corner; a small one is a glyph like others."""
    lines = name_lines(agent, look)
    is_ground = h > _LEAST_GROUND
    body = Rect(Box(0, 0, w, h), 28 if is_ground else 14, paint_of(look.fill, look.line, 1.2, (2, 5)))
    if not is_ground:
        return (body,), tuple(_centred(lines, SMALL, w / 2, h / 2, look.ink, is_bold=False))
    name = " ".join(lines)
    wide = metrics.width(name, SMALL)
    return (body,), (words(name, Point(w - 24, h - 14), SMALL, width=wide, anchor="end", token=look.ink),)


_LEAST_GROUND = 110.0

_DRAW = {
    Glyph.CHIP: _chip,
    Glyph.STACK: _stack,
    Glyph.GENE: _chip,
    Glyph.WAVE: _wave,
    Glyph.PAIR: _chip,
    Glyph.HEXAGON: _hexagon,
    Glyph.SOCKET: _socket,
    Glyph.CHEVRON: _chevron,
    Glyph.PILL: _pill,
    Glyph.VESICLE: _vesicle,
    Glyph.CELL: _cell,
    Glyph.HOST: _host,
    Glyph.TISSUE: _host,
    Glyph.STATE: _state,
    Glyph.REGION: _region,
    Glyph.OPEN: _chip,
}

KEY_SIZE = (30.0, 18.0)
"""Size of a glyph in the legend, px."""


def key_parts(look: Look) -> tuple[Part, ...]:
    """A glyph without words, at the legend's size."""
    w, h = KEY_SIZE
    nobody = Agent(key="legend", kind=AgentKind.UNKNOWN, name="")
    if look.glyph is Glyph.CELL:
        body = Shape(outline("legend", look.glyph, w, h), paint_of(look.fill, look.line, 1.3))
        return (body, Oval(Box(5, 6, 8, 7), paint_of("nucleus", None)))
    if look.glyph is Glyph.VESICLE:
        outer = outline("legend", look.glyph, w, h)
        inner = Curve.of(Point(3 + p.x * (w - 6) / w, 3 + p.y * (h - 6) / h) for p in outer.points)
        return (
            Shape(outer, paint_of(look.fill, look.line, 1.6)),
            Shape(inner, paint_of(None, look.line, 0.8, (1.5, 2))),
        )
    if look.glyph is Glyph.WAVE:
        return (_ripple(w, h / 2, look),)
    if look.glyph is Glyph.HOST:
        return (Rect(Box(0, 0, w, h), 7, paint_of(look.fill, look.line, 1.6)),)
    parts, _ = _DRAW[look.glyph](nobody, look, w, h)
    return parts
