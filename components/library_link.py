"""The way to the library, from every page: a link in the bar."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown

_SHELF = "M3 2.5v11M6 2.5v11M8.6 3l3.9 10.3M1.5 13.5h13"


def standing(_: Shown) -> Markup:
    """The link."""
    icon = el("svg", el("path", d=_SHELF), viewBox="0 0 16 16", class_="icon", aria_hidden="true")
    words = "Library: all figures, their curation, and records that arrive"
    link = el("a", icon, el("span", "Library"), href="/library", class_="button", aria_label="Library", title=words)
    return el("div", link, id=ids.LIBRARY_OPEN, class_="menus", data_adopt=True)


def layout() -> Component:
    """The place that takes the link in."""
    return Adopted(ids.adopted(ids.LIBRARY_OPEN), ids.LIBRARY_OPEN)


def register(app: Dash) -> None:
    """Nothing: it is an address of the server."""
