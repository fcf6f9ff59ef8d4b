"""Pixels and pages from a sheet's SVG: PNG by resvg, PDF by cairosvg."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from figtrace.model.problems import Problem, ProblemsFound, Report

FAMILIES = ("Inter", "Helvetica", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans")
"""Fonts that hold Latin, Greek and arrows, the nicest first."""

MOST = 8192
"""A PNG's longer side, px; more is refused, never cut."""

_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    '<text x="2" y="15" font-size="14" font-family="{}">{}</text></svg>'
)


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawn sheet, px at zoom 1."""
    width, height = re.findall(r'data-(?:width|height)="([\d.]+)"', svg[:2000])[:2]
    return float(width), float(height)


def png(svg: str, scale: float) -> bytes:
    """The sheet as PNG, ``scale`` pixels for each px.

    Raises :class:`ProblemsFound` (``too-large``, ``font-missing``) instead of writing a cut or wordless picture.
    """
    size = [round(side * scale) for side in size_of(svg)]
    if max(size) > MOST:
        words = f"{size[0]} × {size[1]} pixels are more than {MOST} on a side"
        raise ProblemsFound(Report.of([Problem("too-large", "--scale", words, "choose a smaller scale, or write SVG")]))
    return _draw(svg, font(), width=size[0])


def _draw(svg: str, family: str, width: int) -> bytes:
    resvg = import_module("resvg_py")
    return bytes(resvg.svg_to_bytes(svg_string=svg, width=width, font_family=family, sans_serif_family=family))


@cache
def font() -> str:
    """The first of :data:`FAMILIES` that is installed and draws Greek.

    Raises :class:`ProblemsFound` (``font-missing``) when none is: boxes and gaps are not printed.
    """
    blank = _draw(_PROBE.format("Inter", " "), "Inter", 60)
    for family in FAMILIES:
        if _draw(_PROBE.format(family, "aα"), family, 60) not in (blank, _draw(_PROBE.format(family, "a"), family, 60)):
            return family
    words = f"none of {', '.join(FAMILIES)} is installed"
    raise ProblemsFound(Report.of([Problem("font-missing", "fonts", words, "install fonts-dejavu-core or Arial")]))


def pdf(svg: str) -> bytes:
    """The sheet as a PDF of one page, words as text.

    Raises :class:`ProblemsFound` (``pdf-missing``) where cairosvg or the system's cairo library is not installed.
    """
    font()
    try:
        cairosvg = import_module("cairosvg")
    except (ImportError, OSError) as error:
        words = f"cannot write PDF: {str(error).splitlines()[0]}"
        cure = "pip install 'figtrace[pdf]' and the system's libcairo2, or write SVG"
        raise ProblemsFound(Report.of([Problem("pdf-missing", "cairosvg", words, cure)])) from error
    return bytes(cairosvg.svg2pdf(bytestring=svg.encode("utf-8")))
