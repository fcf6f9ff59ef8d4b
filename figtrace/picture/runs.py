"""Words in PowerPoint shapes: every run in Arial, no autofit, no control characters; names and alternative text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

FONT: Final = "Arial"
"""Set on every run: the theme's own font is not embedded, and another program would put one of its own there."""


def colour(literal: str) -> RGBColor:
    """A colour of the palette as PowerPoint has it."""
    digits = literal.lstrip("#")
    return RGBColor(*(int(digits[i : i + 2], 16) for i in (0, 2, 4)))  # type: ignore[no-untyped-call]


def describe(shape: Any, key: str, words: str) -> None:
    """Name the shape by its key, give it its alternative text, and take the theme's shadow off it."""
    shape.name = key
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(words))
    for effect in shape._element.xpath("./p:style/a:effectRef"):
        effect.set("idx", "0")


def clean(words: str) -> str:
    """The words without control characters, which XML refuses."""
    return "".join(c for c in words if c >= " " or c in "\n\t\v")


def write(
    shape: Any,
    words: str,
    size: float,
    ink: str,
    *,
    align: PP_ALIGN = PP_ALIGN.CENTER,
    anchor: MSO_ANCHOR = MSO_ANCHOR.MIDDLE,
    is_bold: bool = False,
    wraps: bool = False,
    margin: float = 0,
) -> None:
    """The words of a shape: every run in Arial, no autofit; ``\\v`` breaks a line, ``margin`` in pt."""
    frame = shape.text_frame
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = wraps
    frame.vertical_anchor = anchor
    for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
        setattr(frame, side, Pt(margin))
    paragraphs(frame, [[(words, is_bold)]], size, ink, align)


def add_line(shape: Any, words: str, size: float, ink: str) -> None:
    """One more paragraph under the words of a shape, centred."""
    paragraph = shape.text_frame.add_paragraph()
    paragraph.alignment = PP_ALIGN.CENTER
    _runs(paragraph, [(words, False)], size, ink)


def paragraphs(frame: Any, lines: Iterable[Iterable[tuple[str, bool]]], size: float, ink: str, align: PP_ALIGN) -> None:
    """Fill a text frame: a line a paragraph, each of pieces of words, bold or not."""
    for i, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment = align
        _runs(paragraph, line, size, ink)


def _runs(paragraph: Any, line: Iterable[tuple[str, bool]], size: float, ink: str) -> None:
    for words, is_bold in _broken(line):
        if words == "\v":
            paragraph.add_line_break()
            continue
        run = paragraph.add_run()
        run.text = clean(words)
        run.font.name = FONT
        run.font.size = Pt(size)
        run.font.bold = is_bold
        run.font.color.rgb = colour(ink)


def _broken(line: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    for words, is_bold in line:
        for i, part in enumerate(words.split("\v")):
            if i:
                yield "\v", False
            yield part, is_bold
