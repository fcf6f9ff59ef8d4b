"""SVG pages as one PDF: by CairoSVG, else by a Chromium, else an error that names what to install."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.picture import raster

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Commands by which a Chromium is known; FIGTRACE_CHROMIUM names another."""

PROPERTIES: Final = {
    "Title": "PDF_METADATA_TITLE",
    "Description": "PDF_METADATA_SUBJECT",
    "Source": "PDF_METADATA_KEYWORDS",
}
"""Where a PDF keeps what a picture says of itself."""

PATIENCE: Final = 60
"""Seconds that a browser may take for a PDF."""


def pdf(sheet: str) -> bytes:
    """A picture's sheet as a PDF of one page that says in its properties what the sheet says of itself.

    Raises what :func:`book` raises.
    """
    return book([sheet], words=raster.words_of(sheet))


def book(
    svgs: Sequence[str],
    progress: Callable[[int, int], None] | None = None,
    words: Mapping[str, str] | None = None,
) -> bytes:
    """The pages as one PDF, words as text, fonts inside; each page has the size of its SVG.

    ``words`` (Title, Description, Source) become the file's properties. ``progress`` hears of each page and may raise
    to stop the work. Raises :class:`figtrace.model.problems.ProblemsFound` (``pdf-missing``, ``font-missing``).
    """
    raster.font()
    try:
        cairosvg, cairo = import_module("cairosvg.surface"), import_module("cairocffi")
        parser = import_module("cairosvg.parser")
    except (ImportError, OSError) as error:
        return _by_browser(svgs, str(error).splitlines()[0])
    return _by_cairo(svgs, cairosvg, cairo, parser, progress or (lambda _done, _of: None), words or {})


def _by_cairo(
    svgs: Sequence[str],
    cairosvg: Any,
    cairo: Any,
    parser: Any,
    progress: Callable[[int, int], None],
    words: Mapping[str, str],
) -> bytes:
    out = BytesIO()
    shared: list[Any] = []

    class Page(cairosvg.PDFSurface):  # type: ignore[misc]
        """CairoSVG's own surface, drawing every document on one file."""

        def _create_surface(self, width: float, height: float) -> tuple[Any, float, float]:
            if shared:
                shared[0].set_size(width, height)
            else:
                shared.append(cairo.PDFSurface(out, width, height))
                for name, text in words.items():
                    shared[0].set_metadata(getattr(cairo, PROPERTIES[name]), text)
            return shared[0], width, height

    for i, svg in enumerate(svgs):
        progress(i, len(svgs))
        Page(parser.Tree(bytestring=svg.encode("utf-8")), out, 96)
        shared[0].show_page()
    shared[0].finish()
    progress(len(svgs), len(svgs))
    return out.getvalue()


def browser() -> str | None:
    """The path of a Chromium; None without one."""
    named = os.environ.get("FIGTRACE_CHROMIUM")
    return shutil.which(named) if named else next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _by_browser(svgs: Sequence[str], trouble: str) -> bytes:
    path = browser()
    if path is None:
        words = f"neither cairosvg ({trouble}) nor a Chromium is installed"
        cure = "pip install 'figtrace[pdf]' and the system's libcairo2, or install chromium, or write SVG"
        raise ProblemsFound(Report.of([Problem("pdf-missing", "PDF", words, cure)]))
    with tempfile.TemporaryDirectory() as folder:
        page, made = Path(folder) / "pages.html", Path(folder) / "pages.pdf"
        page.write_text(_html(svgs), "utf-8")
        flags = (
            "--headless",
            "--disable-gpu",
            "--no-sandbox",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/user",
        )
        call = [path, *flags, f"--print-to-pdf={made}", page.as_uri()]
        done = subprocess.run(call, capture_output=True, timeout=PATIENCE, check=False)
        if not made.is_file():
            words = f"{Path(path).name} wrote no PDF: {done.stderr.decode('utf-8', 'replace')[-200:].strip()}"
            raise ProblemsFound(Report.of([Problem("pdf-missing", "PDF", words, "pip install 'figtrace[pdf]'")]))
        return made.read_bytes()


def _html(svgs: Sequence[str]) -> str:
    """Pages for a browser to print: each as large as its SVG says, none with a margin."""
    width, height = re.findall(r' (?:width|height)="([\d.]+)"', svgs[0][:2000])[:2] if svgs else ("1280", "720")
    style = f"@page{{margin:0;size:{width}px {height}px}}body{{margin:0}}svg{{display:block;break-after:page}}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{"".join(svgs)}'
