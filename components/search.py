"""The search: a combobox whose list fills as one types; names, synonyms, identifiers and words are sought."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown


def standing(_: Shown) -> Markup:
    """The field and its list, which is closed."""
    field = el(
        "input",
        id=ids.SEARCH,
        type="text",
        role="combobox",
        placeholder="Search",
        autocomplete="off",
        spellcheck="false",
        aria_label="Search names, synonyms, identifiers and words",
        aria_expanded="false",
        aria_controls=ids.RESULTS,
        aria_autocomplete="list",
    )
    results = el("ul", id=ids.RESULTS, role="listbox", aria_label="Results", hidden=True)
    return el(
        "div",
        field,
        el("kbd", "/", aria_hidden="true"),
        results,
        id=ids.SEARCH_PANEL,
        class_="search",
        role="search",
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the search in."""
    return Adopted(ids.adopted(ids.SEARCH_PANEL), ids.SEARCH_PANEL)


def register(app: Dash) -> None:
    """Nothing: the browser searches what is already in the page."""
