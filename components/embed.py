"""``/embed/FIGID``: the picture alone, for a frame in another page; details on click, a link back. Closed at first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from flask import Flask, Response, abort
from markupsafe import Markup

from components import ids
from components.drawing import drawing
from components.markup import el, join
from components.parts import symbols
from components.security import POLICY
from components.shelf import Shelf
from components.shown import Shown
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.wording import citation, licence_lines

STYLE: Final = "62_embed.css"
STYLES: Final = (
    "00_tokens.css",
    "10_base.css",
    "30_picture.css",
    "40_panels.css",
    "41_details.css",
    "42_evidence.css",
    STYLE,
)
_ORIGIN: Final = re.compile(r"'self'|https?://(?:\*\.)?[\w.-]+(?::\d+)?")


def ancestors(origins: Sequence[str]) -> str:
    """The value of ``frame-ancestors``: ``'none'`` without origins.

    Raises :class:`ProblemsFound` (``origin-form``) for what is no origin: nothing else may get into the header.
    """
    wrong = [one for one in origins if not _ORIGIN.fullmatch(one)]
    if wrong:
        cure = "write scheme and host, as https://lab.example.org, or 'self'"
        raise ProblemsFound(
            Report.of(Problem("origin-form", "--embed", f"{one!r} is no origin", cure) for one in wrong)
        )
    return " ".join(origins) or "'none'"


def register(server: Flask, shelf: Shelf, asset: Callable[[str], str], origins: Sequence[str] = ()) -> None:
    """Give the server the address; ``asset`` makes addresses of assets, ``origins`` are those that may frame it."""
    policy = {**POLICY, "frame-ancestors": ancestors(origins)}
    said = "; ".join(f"{name} {value}" for name, value in policy.items())

    @server.get("/embed/<figid>")
    def embed(figid: str) -> Response:
        try:
            shown = shelf.get(figid)
        except ProblemsFound:
            abort(404)
        answer = Response(page(shown, asset), mimetype="text/html")
        answer.headers["Content-Security-Policy"] = said
        if origins:
            answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            answer.headers["X-Frame-Options"] = ""
        return answer

    @server.after_request
    def unframed(response: Response) -> Response:
        """An empty X-Frame-Options is taken away: older browsers would keep the frame shut by any value."""
        if response.headers.get("X-Frame-Options") == "":
            del response.headers["X-Frame-Options"]
        return response


def page(shown: Shown, asset: Callable[[str], str]) -> str:
    """The whole small page: picture, a place for details, where it comes from, and the way to the dashboard."""
    figid = shown.figure.figid
    back = el("a", "Open in figtrace", href=f"/?figure={figid}", target="_blank", rel="noopener", class_="embed-back")
    doubt = el("strong", shown.suggested.words, " ") if shown.suggested is not None else None
    said = " ".join((citation(shown.figure), *licence_lines(shown.network)[:1]))
    foot = el(
        "footer",
        el("p", doubt, said, title=said),
        back,
        class_="embed-foot",
    )
    close = el("button", "Close", type="button", class_="button", data_embed="close")
    details = el("aside", close, el("div", id=ids.DETAILS_BODY), id=ids.DETAILS, aria_label="Details", hidden=True)
    head = join(
        [
            Markup('<meta charset="utf-8">'),
            el("title", f"{shown.title} · figtrace"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("link", rel="icon", type="image/svg+xml", href=asset("icons/figtrace.svg")),
            [el("link", rel="stylesheet", href=asset(name)) for name in STYLES],
        ]
    )
    body = join(
        [
            symbols(),
            el(
                "main", el("div", drawing(shown.scene), class_="stage"), details, id=ids.PICTURE, aria_label=shown.title
            ),
            foot,
            Markup(f'<script type="module" src="{asset("embed.mjs")}"></script>'),
        ]
    )
    root = el(
        "html",
        el("head", head),
        el("body", body, class_="embed"),
        lang="en",
        data_view="mechanism-caption",
        data_figid=figid,
        data_details=f"/details/{figid}.json",
    )
    return f"<!doctype html>\n{root}\n"
