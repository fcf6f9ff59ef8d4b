"""Parts and labels as SVG markup, with one set of paints."""

from __future__ import annotations

import re
from html import escape as _escape

from figtrace.picture.geometry import ORIGIN, Curve, Point
from figtrace.picture.palette import Palette
from figtrace.picture.shapes import Label, Oval, Paint, Part, Polygon, Rect, Shape

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow in a document, escaped or not."""


def escape(text: str, quote: bool = True) -> str:
    """Text as it may stand in markup; characters that XML refuses are left out."""
    return _escape(_FORBIDDEN.sub("", text), quote=quote)


def number(value: float) -> str:
    """A coordinate to a tenth of a px, as short as can be."""
    tenths = round(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def path_data(curve: Curve, is_closed: bool = False, at: Point = ORIGIN) -> str:
    """The ``d`` of a line of cubics, whose own (0, 0) lies ``at``."""
    xs, ys = (map(number, along) for along in curve.moved(*at).axes)
    first, *rest = [f"{x} {y}" for x, y in zip(xs, ys, strict=True)]
    cubics = (f"C{' '.join(rest[i : i + 3])}" for i in range(0, len(rest), 3))
    return f"M{first}{''.join(cubics)}{'Z' if is_closed else ''}"


class Writer:
    """Writes parts and labels with one set of paints: the page's variables, or a theme's colours."""

    def __init__(self, palette: Palette | None) -> None:
        self.palette = palette

    def colour(self, token: str | None, opacity: float = 1) -> str:
        """What stands for a token in a paint attribute.

        On the page a thin paint is mixed, not made with ``opacity``: a browser keeps a layer's part for each of those.
        """
        if token is None:
            return "none"
        if self.palette is not None:
            return self.palette[token]
        return f"var(--{token})" if opacity == 1 else f"color-mix(in srgb,var(--{token}) {opacity:.0%},transparent)"

    def paint(self, paint: Paint) -> str:
        """The paint attributes of a part."""
        said = f' fill="{self.colour(paint.fill, paint.opacity)}"'
        if paint.line is not None:
            said += f' stroke="{self.colour(paint.line, paint.opacity)}" stroke-width="{number(paint.width)}"'
        if paint.dash:
            said += f' stroke-dasharray="{" ".join(number(d) for d in paint.dash)}"'
        return said + (f' opacity="{paint.opacity:g}"' if paint.opacity != 1 and self.palette is not None else "")

    def part(self, part: Part, at: Point = ORIGIN) -> str:
        """One drawn part, whose own (0, 0) lies ``at``.

        Places are written out: a group with a transform of its own is a part of a layer of its own to a browser.
        """
        paint = self.paint(part.paint)
        if isinstance(part, Rect):
            x, y, w, h = (number(v) for v in part.box.moved(*at))
            return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{number(part.radius)}"{paint}/>'
        if isinstance(part, Oval):
            cx, cy = part.box.moved(*at).middle
            rx, ry = number(part.box.w / 2), number(part.box.h / 2)
            return f'<ellipse cx="{number(cx)}" cy="{number(cy)}" rx="{rx}" ry="{ry}"{paint}/>'
        if isinstance(part, Shape):
            return f'<path d="{path_data(part.curve, part.is_closed, at)}"{paint}/>'
        return f'<path d="{_polygon(part, at)}" stroke-linejoin="round"{paint}/>'

    def label(self, label: Label, at: Point = ORIGIN) -> str:
        """One line of words."""
        bold = ' font-weight="600"' if label.is_bold else ""
        anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
        spacing = f' letter-spacing="{number(label.spacing)}"' if label.spacing else ""
        return (
            f'<text class="{label.role}" x="{number(label.at.x + at.x)}" y="{number(label.at.y + at.y)}" '
            f'font-size="{number(label.size)}"{bold}{anchor}{spacing} fill="{self.colour(label.token)}">'
            f"{escape(label.text, quote=False)}</text>"
        )


def _polygon(part: Polygon, at: Point) -> str:
    d = "L".join(f"{number(p.x + at.x)} {number(p.y + at.y)}" for p in part.points)
    return f"M{d}" + ("Z" if part.is_closed else "")
