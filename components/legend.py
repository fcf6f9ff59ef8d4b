"""The legend: what is on the picture and nothing else, drawn from the picture's own table of looks."""

from __future__ import annotations

from markupsafe import Markup

from components.markup import el, join
from figtrace.model.readings import READINGS
from figtrace.picture.furniture import LegendItem, legend
from figtrace.picture.geometry import Curve, Point, bow
from figtrace.picture.glyphs import KEY_SIZE, key_parts
from figtrace.picture.heads import head_parts
from figtrace.picture.scene import Scene
from figtrace.picture.shapes import Paint, Part, Shape
from figtrace.picture.style import HOST, LOOKS, RECEPTOR, Glyph, Line, Look
from figtrace.picture.writer import Writer, number

_WIDTH, _HEIGHT = 40, 22
_LINE = (Point(1, 0), Point(32, 0))
_LOOKS: dict[Glyph, Look] = {
    **{look.glyph: look for look in reversed(LOOKS.values())},
    Glyph.SOCKET: RECEPTOR,
    Glyph.HOST: HOST,
}


def legend_lists(composed: Scene) -> tuple[Markup, Markup]:
    """The lines alone, for a strip; and the whole legend, for those who want to know all."""
    readings_of: dict[LegendItem, list[str]] = {}
    for reading in READINGS:
        for item in legend(composed, reading.name):
            readings_of.setdefault(item, []).append(reading.name)
    lines = [_entry(item, names) for item, names in readings_of.items() if item.line is not None]
    everything = [_entry(item, names) for item, names in readings_of.items()]
    return el("ul", lines, class_="legend-strip", aria_hidden="true"), el("ul", everything, class_="legend-all")


def _entry(item: LegendItem, readings: list[str]) -> Markup:
    always = len(readings) == len(READINGS)
    return el(
        "li",
        _drawn(item),
        el("span", item.words),
        class_="key" if always else "key as",
        data_as=None if always else " ".join(readings),
    )


def _drawn(item: LegendItem) -> Markup:
    writer = Writer(None)
    if item.line is not None:
        body = _sample(item.line, writer)
    elif item.glyph is not None:
        width, height = KEY_SIZE
        shift = f"translate({number((_WIDTH - width) / 2)} {number(-height / 2)})"
        body = el("g", _parts(key_parts(_LOOKS[item.glyph]), writer), transform=shift)
    else:
        body = _badge()
    middle = f"0 {-_HEIGHT // 2} {_WIDTH} {_HEIGHT}"
    return el("svg", body, viewBox=middle, width=_WIDTH, height=_HEIGHT, aria_hidden="true")


def _sample(line: Line, writer: Writer) -> Markup:
    start, end = _LINE
    stroke = Shape(Curve.of((start, *bow(start, end))), Paint(None, line.token, line.width, line.dash), is_closed=False)
    head = () if line.dash else head_parts(line.head, line.token)
    return join([_parts((stroke,), writer), el("g", _parts(head, writer), transform=f"translate({number(end.x)} 0)")])


def _parts(parts: tuple[Part, ...], writer: Writer) -> Markup:
    return Markup("".join(writer.part(part) for part in parts))


def _badge() -> Markup:
    circle = el("circle", cx=20, cy=0, r=8, fill="var(--badge)", stroke="var(--badge-line)", stroke_width=1.5)
    mark = el("text", "!", x=20, y=4, text_anchor="middle", font_size=12, font_weight=700, fill="var(--ink)")
    return join([circle, mark])
