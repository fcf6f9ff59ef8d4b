"""Explore: the button that opens it, and the two places where its tools stand. All else is loaded when it is opened."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.parts import opener
from components.shown import Shown

STYLES = (
    "65_forms.css",
    "70_explore.css",
    "71_explore_words.css",
    "72_explore_tables.css",
    "73_explore_charts.css",
    "74_explore_picture.css",
)
"""Its style sheets: linked from the first HTML only when the address asks for a tool; ``explore.mjs`` has the same."""

_COMPASS = "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM10.8 5.2 9.2 9.2 5.2 10.8 6.8 6.8z"


def standing(_: Shown) -> Markup:
    """The bar's button."""
    return el("div", opener("Explore", "E", _COMPASS), id=ids.EXPLORE_OPEN, class_="menus", data_adopt=True)


def layout() -> Component:
    """The place that takes the button in."""
    return Adopted(ids.adopted(ids.EXPLORE_OPEN), ids.EXPLORE_OPEN)


def side(_: Shown) -> Markup:
    """Beside the picture: what is read in words."""
    return el("div", id=ids.EXPLORE_SIDE, class_="explore-side", data_adopt=True, hidden=True)


def side_layout() -> Component:
    """The place that takes it in."""
    return Adopted(ids.adopted(ids.EXPLORE_SIDE), ids.EXPLORE_SIDE)


def sheet(_: Shown) -> Markup:
    """Below the picture, which makes room: tables, charts, comparisons."""
    return el("div", id=ids.EXPLORE_SHEET, class_="explore-sheet", data_adopt=True, hidden=True)


def sheet_layout() -> Component:
    """The place that takes it in."""
    return Adopted(ids.adopted(ids.EXPLORE_SHEET), ids.EXPLORE_SHEET)


def register(app: Dash) -> None:
    """Nothing: the browser loads its tools when they are asked for."""
