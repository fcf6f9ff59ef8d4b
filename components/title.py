"""The bar's words: whose figure this is."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown
from figtrace.model.wording import citation


def standing(shown: Shown) -> Markup:
    """Name of the house, title of the figure, and where it comes from."""
    source = f"Imported from {shown.origin}" if shown.origin else citation(shown.figure)
    return el(
        "div",
        el("a", "figtrace", href="/", class_="brand"),
        el(
            "div",
            el("h1", shown.title, title=shown.title),
            el("p", source, class_="cite", title=source),
            class_="title",
        ),
        id=ids.TITLE,
        class_="headline",
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the words in."""
    return Adopted(ids.adopted(ids.TITLE), ids.TITLE)


def register(app: Dash) -> None:
    """Nothing to do."""
