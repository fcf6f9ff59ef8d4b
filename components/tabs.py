"""The tabs by which a phone shows one panel at a time."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown

TABS = (
    ("figure", "Picture"),
    ("outline", "Outline"),
    ("details", "Details"),
    ("record", "Record"),
    ("explore", "Explore"),
)


def standing(_: Shown) -> Markup:
    """The tabs; only a phone's style sheet shows them."""
    tabs = [
        el("button", label, type="button", role="tab", data_tab=name, aria_selected="false", tabindex=-1)
        for name, label in TABS
    ]
    return el("div", tabs, id=ids.TABS, class_="tabs", role="tablist", aria_label="Panels", data_adopt=True)


def layout() -> Component:
    """The place that takes the tabs in."""
    return Adopted(ids.adopted(ids.TABS), ids.TABS)


def register(app: Dash) -> None:
    """Nothing: the browser changes tabs."""
