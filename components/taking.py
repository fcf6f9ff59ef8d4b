"""``/take/FIGID/KIND``: the talk, the page and the picture as files, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from flask import Flask, Response, abort

from components.offline import offline
from components.take import WORDS
from figtrace.figures.library import Library
from figtrace.model.problems import ProblemsFound
from figtrace.model.readings import READINGS
from figtrace.picture import animate, palette, paper, raster, scene, svg
from figtrace.picture import layout as lay
from figtrace.picture.pages import pages
from figtrace.story.play import Shot, shots
from figtrace.story.shelf import story_of

TOKENS: Final = Path(__file__).parents[1] / "assets" / "00_tokens.css"


class Taken:
    """One figure, ready to be written out."""

    def __init__(self, library: Library, figid: str) -> None:
        self.library, self.figure = library, library.figure(figid)
        self.network = library.network(figid)
        self.colours = palette.parse(TOKENS.read_text(encoding="utf-8"))["light"]
        self.scene = scene.compose(self.network, lay.place(self.network), self.figure)

    def steps(self) -> tuple[Shot, ...]:
        """The story's steps; raises :class:`ProblemsFound` for a story with errors."""
        story, report = story_of(self.library.root, self.figure, self.network)
        if not report.is_good:
            raise ProblemsFound(report)
        return shots(story, self.network)

    def pptx(self) -> bytes:
        """Slides."""
        from figtrace.picture import slides  # noqa: PLC0415  python-pptx only for those who want slides

        about = slides.About(self.scene.title, self.figure.figid, self.figure.doi)
        return slides.deck(self.steps(), self.scene, self.colours, about).data

    def pdf(self) -> bytes:
        """The talk's pages."""
        return paper.book(pages(self.steps(), self.scene, self.colours))

    def html(self) -> bytes:
        """The page as one file."""
        return offline(self.library, self.figure.figid).encode("utf-8")

    def play(self) -> bytes:
        """The talk as an SVG that plays."""
        return animate.story(self.steps(), self.scene, self.colours).encode("utf-8")

    def svg(self) -> bytes:
        """The picture."""
        return svg.render(self.scene, palette=self.colours, reading=READINGS[1], furniture=True).encode("utf-8")

    def png(self) -> bytes:
        """The picture, two pixels for each."""
        return raster.png(self.svg().decode("utf-8"), 2.0)


KINDS: Final[Mapping[str, tuple[str, Callable[[Taken], bytes]]]] = {
    "talk.pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Taken.pptx),
    "talk.pdf": ("application/pdf", Taken.pdf),
    "page.html": ("text/html", Taken.html),
    "picture.svg": ("image/svg+xml", Taken.svg),
    "picture.png": ("image/png", Taken.png),
    "talk.svg": ("image/svg+xml", Taken.play),
}
"""How each of :data:`components.take.WORDS` is made, and its type."""

assert KINDS.keys() == WORDS.keys()


def addresses(server: Flask, library: Library) -> None:
    """Give the server the addresses of what can be taken."""

    @server.get("/take/<figid>/<kind>")
    def take(figid: str, kind: str) -> Response:
        if kind not in KINDS:
            abort(404)
        mimetype, make = KINDS[kind]
        try:
            data = make(Taken(library, figid))
        except ProblemsFound as found:
            return Response(f"{found}\n", status=404, mimetype="text/plain")
        answer = Response(data, mimetype=mimetype)
        answer.headers.set("Content-Disposition", "attachment", filename=f"{figid}-{kind}")
        return answer
