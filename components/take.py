"""Export: the bar's menu of files. Networks come from :mod:`components.export_files`, the rest from
:mod:`components.taking`.
"""

from __future__ import annotations

from typing import Final

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown

WORDS: Final = {
    "talk.pptx": "Slides (PowerPoint)",
    "talk.pdf": "Slides (PDF)",
    "page.html": "This page, for no network",
    "picture.svg": "Whole picture (SVG)",
    "picture.png": "Whole picture (PNG)",
    "talk.svg": "Story that plays (SVG)",
}
"""What can be taken, by the end of its file's name, in words."""


_DOWN: Final = "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 10.5v3h11v-3"


COMMANDS: Final = (
    ("export", "Network as GPML, CX2, SBGN …"),
    ("take", "Picture as on screen …"),
    ("open-file", "Open a file …"),
)
"""What opens a window; a file can be dropped on the page as well."""


def standing(shown: Shown) -> Markup:
    """The menu; links, so that a browser saves what it gets and can stop it. Only a curated figure has them."""
    figid = shown.figure.figid
    windows = [
        el("li", el("button", words, type="button", data_command=command, class_="take-window"))
        for command, words in COMMANDS
    ]
    is_curated = (shown.suggested is None or shown.suggested.n_stated > 0) and not shown.origin
    taken = WORDS.items() if is_curated else ()
    links = [el("li", el("a", words, href=f"/take/{figid}/{name}", download=True)) for name, words in taken]
    icon = el("svg", el("path", d=_DOWN), viewBox="0 0 16 16", class_="icon", aria_hidden="true")
    menu = el(
        "details",
        el("summary", icon, el("span", "Export"), title="Export, and open a file", aria_label="Export"),
        el("ul", windows, links),
        class_="take",
    )
    return el("div", menu, id=ids.TAKE, class_="menus", data_adopt=True)


def layout() -> Component:
    """The place that takes the menu in."""
    return Adopted(ids.adopted(ids.TAKE), ids.TAKE)


def register(app: Dash) -> None:
    """Nothing: its links are addresses of the server."""
