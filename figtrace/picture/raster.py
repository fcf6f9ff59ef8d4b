"""Pixels from a sheet's SVG, by resvg: PNG, with its words beside the pixels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from importlib import import_module
from zlib import crc32

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
    return with_words(_draw(svg, font(), width=size[0]), words_of(svg))


def words_of(svg: str) -> dict[str, str]:
    """What a sheet says of itself without being seen: title, description, and where it comes from; absent ones out."""
    tags = {"Title": "title", "Description": "desc", "Source": "metadata"}
    found = {name: re.search(rf"<{tag}>(.*?)</{tag}>", svg, re.S) for name, tag in tags.items()}
    return {name: unescape(hit[1]) for name, hit in found.items() if hit}


def with_words(png: bytes, words: Mapping[str, str]) -> bytes:
    """The PNG with its words as iTXt chunks behind the header: pixels alone cannot be cited, nor read aloud."""
    header = 8 + 25
    return png[:header] + b"".join(_chunk(name, text) for name, text in words.items()) + png[header:]


def _chunk(name: str, text: str) -> bytes:
    """One international text chunk: keyword, not compressed, no language (PNG specification, 11.3.4.5)."""
    data = b"iTXt" + name.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")
    return len(data[4:]).to_bytes(4, "big") + data + crc32(data).to_bytes(4, "big")


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
    """The sheet as a PDF of one page, words as text (:func:`figtrace.picture.paper.pdf`)."""
    from figtrace.picture import paper  # noqa: PLC0415 - pages ask here for their fonts

    return paper.pdf(svg)
