"""Take it with you: the bar's menu of files. They are made in :mod:`components.taking`."""

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
    "picture.svg": "Picture (SVG)",
    "picture.png": "Picture (PNG)",
    "talk.svg": "Story that plays (SVG)",
}
"""What can be taken, by the end of its file's name, in words."""


_DOWN: Final = "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 10.5v3h11v-3"


def standing(shown: Shown) -> Markup:
    """The menu; links, so that a browser saves what it gets and can stop it."""
    figid = shown.figure.figid
    links = [el("li", el("a", words, href=f"/take/{figid}/{name}", download=True)) for name, words in WORDS.items()]
    icon = el("svg", el("path", d=_DOWN), viewBox="0 0 16 16", class_="icon", aria_hidden="true")
    menu = el(
        "details",
        el("summary", icon, el("span", "Take"), title="Take it with you", aria_label="Take it with you"),
        el("ul", links),
        class_="take",
    )
    return el("div", menu, id=ids.TAKE, class_="menus", data_adopt=True)


def layout() -> Component:
    """The place that takes the menu in."""
    return Adopted(ids.adopted(ids.TAKE), ids.TAKE)


def register(app: Dash) -> None:
    """Nothing: its links are addresses of the server."""
