"""``/take/FIGID/KIND``: the talk, the page and the picture as files, made when they are asked for.

A ``GET`` takes the story on file, a ``POST`` the one that it brings: a visitor's own, which is not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from flask import Flask, Response, abort, request

from components.offline import offline_of
from components.refusal import problems_of
from components.shelf import Shelf
from components.shown import Shown
from components.take import WORDS
from components.told import UNFIT, posted, story_in
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.readings import READINGS
from figtrace.picture import animate, palette, paper, raster, svg
from figtrace.picture.pages import about, pages
from figtrace.story.play import Shot, shots
from figtrace.story.records import Story
from figtrace.story.sheet import sheet

TOKENS: Final = Path(__file__).parents[1] / "assets" / "00_tokens.css"


class Taken:
    """One figure as the page shows it, and its story, ready to be written out."""

    def __init__(self, shown: Shown, story: Story) -> None:
        self.shown, self.scene, self.story = shown, shown.scene, story
        self.colours = palette.parse(TOKENS.read_text(encoding="utf-8"))["light"]

    def steps(self) -> tuple[Shot, ...]:
        """The steps that are played."""
        return shots(self.story, self.shown.network)

    def pptx(self) -> bytes:
        """Slides."""
        from figtrace.picture import slides  # noqa: PLC0415  python-pptx only for those who want slides

        about = slides.About(self.scene.title, self.shown.figure.figid, self.shown.figure.doi)
        return slides.deck(self.steps(), self.scene, self.colours, about).data

    def pdf(self) -> bytes:
        """The talk's pages."""
        return paper.book(pages(self.steps(), self.scene, self.colours), words=about(self.steps(), self.scene))

    def html(self) -> bytes:
        """The page as one file."""
        told = sheet(self.story, self.shown.network, self.shown.figure)
        return offline_of(replace(self.shown, story=told)).encode("utf-8")

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


def addresses(server: Flask, shelf: Shelf) -> None:
    """Give the server the addresses of what can be taken."""

    @server.route("/take/<figid>/<kind>", methods=["GET", "POST"])
    def take(figid: str, kind: str) -> Response:
        if kind not in KINDS:
            abort(404)
        mimetype, make = KINDS[kind]
        try:
            shown = curated(shelf, figid)
            own = story_in(posted(request), shown.figure, shown.network) if request.method == "POST" else None
            data = make(Taken(shown, own or on_file(shelf, shown)))
        except ProblemsFound as found:
            return _refused(found)
        answer = Response(data, mimetype=mimetype)
        answer.headers.set("Content-Disposition", "attachment", filename=f"{figid}-{kind}")
        return answer


def curated(shelf: Shelf, figid: str) -> Shown:
    """The figure as its page shows it; raises :class:`ProblemsFound` where nobody has curated."""
    shown = shelf.get(figid)
    if shown.suggested is not None:
        words = "nobody has curated this figure: its statements are a rule's suggestions"
        raise ProblemsFound(Report.of([Problem("not-curated", figid, words, "review them first, in Curate")]))
    return shown


def on_file(shelf: Shelf, shown: Shown) -> Story:
    """The story that the page tells; raises :class:`ProblemsFound` for one with errors."""
    story, report = shelf.story(shown)
    if not report.is_good:
        raise ProblemsFound(report)
    return story


def _refused(found: ProblemsFound) -> Response:
    """For a script the problems as JSON, for a link that was followed their words."""
    if request.method == "POST":
        return problems_of(found.report, UNFIT)
    return Response(f"{found}\n", status=404, mimetype="text/plain")
