"""The sheet: a picture that stands alone, with title above and legend, citation and licence lines below."""

from __future__ import annotations

from figtrace import __version__
from figtrace.model.readings import Reading
from figtrace.picture import metrics
from figtrace.picture.furniture import LegendItem, legend
from figtrace.picture.geometry import Box, Curve, Point, bow
from figtrace.picture.glyphs import KEY_SIZE, key_parts
from figtrace.picture.heads import head_parts
from figtrace.picture.scene import BADGE, Scene
from figtrace.picture.shapes import Oval, Paint, Part, Shape, words
from figtrace.picture.style import HOST, LOOKS, RECEPTOR, Glyph, Line
from figtrace.picture.writer import Writer, escape, number

_TITLE = 22.0
_LEFT = 40.0
_STEP, _CLOSE = 26.0, 20.0
_SMALL = 12.0


def sheet(scene: Scene, writer: Writer, reading: Reading, body: str) -> str:
    """The whole file: picture, furniture and metadata, with nothing outside itself."""
    width = max(scene.width, 900.0)
    heading, top = _heading(scene, writer, width)
    out, foot = legend_rows(scene, writer, reading, width, top + scene.height)
    credits_, foot = _credits(scene, writer, reading, width, foot)
    w, h = number(width), number(foot + 24)
    left = (width - scene.width) / 2
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="figure-svg" role="graphics-document" '
        f'aria-label="{escape(scene.title)}" data-width="{w}" data-height="{h}" viewBox="0 0 {w} {h}" '
        f'width="{w}" height="{h}" font-family="{escape(metrics.FONTS)}">'
        f"<title>{escape(scene.title, quote=False)}</title><desc>{escape(scene.described, quote=False)}</desc>"
        f"<metadata>{escape(_metadata(scene, reading), quote=False)}</metadata>"
        f'<rect width="{w}" height="{h}" fill="{writer.colour("ground")}"/>{heading}'
        f'<g transform="translate({number(left)} {number(top)})">{body}</g>{out}{credits_}</svg>'
    )


def _metadata(scene: Scene, reading: Reading) -> str:
    said = scene.furniture
    level = f"Level: {reading.level.label}. Profile: {reading.profile.label}. figtrace {__version__}."
    return "\n".join((scene.figid, said.citation, *said.credits, level))


def _heading(scene: Scene, writer: Writer, width: float) -> tuple[str, float]:
    """Title, on as many lines as it needs, and the line below it; and where the picture begins."""
    said, y, out = scene.furniture, 44.0, []
    for line in _lines(said.title, width - 2 * _LEFT, _TITLE, is_bold=True):
        out.append(words(line, Point(_LEFT, y), _TITLE, width=0, anchor="start", is_bold=True, role="title"))
        y += 28
    out.append(words(said.subtitle, Point(_LEFT, y - 4), 13, width=0, anchor="start", token="ink-3", role="subtitle"))
    return "".join(writer.label(label) for label in out), y + 12


def legend_rows(
    scene: Scene, writer: Writer, reading: Reading, width: float, top: float, *, is_small: bool = False
) -> tuple[str, float]:
    """The legend of what is on the picture, in rows as wide as ``width``, and the y below them.

    A small one has lines and the badge alone, in rows that stand closer.
    """
    out, x, y, high = [], _LEFT, top + 14, _CLOSE if is_small else _STEP
    items = tuple(item for item in legend(scene, reading.name) if item.glyph is None or not is_small)
    for before, item in zip((None, *items), items, strict=False):
        wide = 54.0 + metrics.width(item.words, _SMALL)
        is_other_sort = not is_small and before is not None and before.line is not None and item.line is None
        if x > _LEFT and (is_other_sort or x + wide > width - _LEFT):
            x, y = _LEFT, y + high
        out.append(_entry(item, writer, x, y))
        x += wide + 26
    return f'<g class="legend">{"".join(out)}</g>', y + 30


def _entry(item: LegendItem, writer: Writer, x: float, y: float) -> str:
    parts: tuple[Part, ...]
    if item.line is not None:
        drawn = _sample(item.line, writer)
    elif item.glyph is not None:
        look = {Glyph.SOCKET: RECEPTOR, Glyph.HOST: HOST}.get(item.glyph) or next(
            look for look in LOOKS.values() if look.glyph is item.glyph
        )
        parts = key_parts(look)
        w, h = KEY_SIZE
        drawn = (
            f'<g transform="translate({number((40 - w) / 2)} {number(-h / 2)})">{"".join(map(writer.part, parts))}</g>'
        )
    else:
        badge = Oval(Box(20 - BADGE, -BADGE, 2 * BADGE, 2 * BADGE), Paint("badge", "badge-line", 1.5))
        mark = words("!", Point(20, 4.3), 12, width=5, is_bold=True, role="badge")
        drawn = writer.part(badge) + writer.label(mark)
    said = words(item.words, Point(48, 4.3), _SMALL, width=0, anchor="start", role="legend")
    return f'<g transform="translate({number(x)} {number(y)})">{drawn}{writer.label(said)}</g>'


def _sample(line: Line, writer: Writer) -> str:
    a, b = Point(0, 0), Point(38, 0)
    stroke = Shape(Curve.of((a, *bow(a, b))), Paint(None, line.token, line.width, line.dash), is_closed=False)
    head = "" if line.dash else "".join(writer.part(p) for p in head_parts(line.head, line.token))
    return writer.part(stroke) + f'<g transform="translate(38 0)">{head}</g>'


def _credits(scene: Scene, writer: Writer, reading: Reading, width: float, top: float) -> tuple[str, float]:
    said = scene.furniture
    level = f"{reading.level.label}, profile {reading.profile.label}. figtrace {__version__}."
    out, y = [], top
    for text in (said.citation, *said.credits[:-1], f"{said.credits[-1]} {level}"):
        for line in _lines(text, width - 2 * _LEFT):
            out.append(
                writer.label(words(line, Point(_LEFT, y), 11.0, width=0, anchor="start", token="ink-3", role="credit"))
            )
            y += 16
    return f'<g class="credits">{"".join(out)}</g>', y - 16


def _lines(text: str, limit: float, size: float = 11.0, *, is_bold: bool = False) -> list[str]:
    """Words on lines that are filled one after another."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.width(longer, size, is_bold) > limit:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
