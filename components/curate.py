"""Curate: the button that opens it, and its place beside the picture. All else is loaded when it is opened."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.parts import opener
from components.shown import Shown

STYLES = ("65_forms.css", "80_curate.css", "81_curate_forms.css", "82_curate_tools.css")
"""Its style sheets: linked from the first HTML only when the address asks for a tool."""

_PEN = "M2.5 13.5l.8-3.2 7.6-7.6a1.2 1.2 0 0 1 1.7 0l.7.7a1.2 1.2 0 0 1 0 1.7l-7.6 7.6zM9.6 4l2.4 2.4"


def standing(_: Shown) -> Markup:
    """The bar's button."""
    return el("div", opener("Curate", "C", _PEN), id=ids.CURATE_OPEN, class_="menus", data_adopt=True)


def layout() -> Component:
    """The place that takes the button in."""
    return Adopted(ids.adopted(ids.CURATE_OPEN), ids.CURATE_OPEN)


def side(_: Shown) -> Markup:
    """Beside the picture, above the caption."""
    return el("div", id=ids.CURATE_SIDE, class_="curate-side", data_adopt=True, hidden=True)


def side_layout() -> Component:
    """The place that takes it in."""
    return Adopted(ids.adopted(ids.CURATE_SIDE), ids.CURATE_SIDE)


def register(app: Dash) -> None:
    """Nothing: the browser loads it when it is asked for."""
