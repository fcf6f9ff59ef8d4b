"""Pixels and pages."""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.picture import paper, raster
from tests.unit.picture.founding import founding
from tests.unit.picture.test_svg import sheet

SMALL = (
    '<svg xmlns="http://www.w3.org/2000/svg" data-width="30" data-height="20" viewBox="0 0 30 20">'
    '<rect width="30" height="20" fill="white"/><rect width="15" height="20" fill="black"/></svg>'
)


def test_a_png_has_the_promised_size_and_is_not_blank():
    data = raster.png(SMALL, 2)
    assert struct.unpack(">II", data[16:24]) == (60, 40)
    at, packed = 8, b""
    while at < len(data):
        (n,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + n]
        at += 12 + n
    assert len(set(zlib.decompress(packed))) > 1


def test_a_picture_too_large_is_refused_and_not_cut():
    with pytest.raises(ProblemsFound, match="more than 8192"):
        raster.png(SMALL, 400)


def test_a_pdf_holds_every_word():
    pytest.importorskip("cairosvg", exc_type=ImportError)
    pypdf = pytest.importorskip("pypdf")
    (page,) = pypdf.PdfReader(BytesIO(paper.pdf(sheet()))).pages
    words = page.extract_text()
    for label in founding().labels():
        if label.spacing == 0:
            assert label.text in words


def test_without_cairo_and_a_browser_the_pdf_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "cairosvg.surface", None)
    monkeypatch.setattr(paper, "browser", lambda: None)
    with pytest.raises(ProblemsFound, match=r"figtrace\[pdf\]"):
        paper.pdf(SMALL)


def test_without_a_font_nothing_is_printed(monkeypatch):
    monkeypatch.setattr(raster, "FAMILIES", ("No Such Font",))
    raster.font.cache_clear()
    with pytest.raises(ProblemsFound, match="none of No Such Font is installed"):
        raster.png(SMALL, 1)
    raster.font.cache_clear()
