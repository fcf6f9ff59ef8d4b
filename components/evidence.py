"""The evidence: the caption in its own words; what is selected is marked in it, and its words select."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown


def standing(shown: Shown) -> Markup:
    """The caption cut into pieces, the key to its marks, and room for the choice between statements."""
    key = [el("mark", name, class_=f"is-{name}") for name in ("quote", "subject", "object", "trigger")]
    return el(
        "section",
        el("h2", "Evidence: the caption", id=ids.EVIDENCE_TITLE, class_="panel-title"),
        el(
            "div",
            el("p", shown.pieces.html(), class_="caption", lang="en"),
            el("div", class_="choices", hidden=True),
            None if shown.is_empty else el("p", key, class_="mark-key", aria_hidden="true"),
            class_="panel-body",
            data_scrolls=True,
            tabindex=0,
        ),
        id=ids.EVIDENCE,
        class_="panel scrolls",
        aria_labelledby=ids.EVIDENCE_TITLE,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the caption in."""
    return Adopted(ids.adopted(ids.EVIDENCE), ids.EVIDENCE)


def register(app: Dash) -> None:
    """Nothing: the browser marks and selects."""
