"""The filters: by mechanism, donor, recipient, kind, sign and basis, each value with its count; faded or hidden."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, html
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.markup import el
from components.shown import Shown
from components.state import FACETS
from components.wire import tell

_HIDDEN: dict[str, Any] = {"aria-hidden": "true"}
_CLEAR: dict[str, Any] = {"data-command": "clear-filters"}
_PANEL: dict[str, Any] = {"data-slot": "filters", "aria-label": "Filters"}

LABELS = {
    "mechanism": "Mechanism",
    "donor": "Donor cell",
    "recipient": "Recipient",
    "kind": "Kind of agent",
    "sign": "Sign",
    "basis": "Basis",
}


def standing(_: Shown) -> Markup:
    """The folded panel's room."""
    return el("section", el("p", "Filters", class_="panel-title"), class_="panel slot", data_slot="filters")


def layout() -> Component:
    """One list a facet; their values and counts are told by the browser's view."""
    return html.Section(
        html.Details(
            [
                html.Summary([html.Span("Filters"), html.Span(className="filter-count", **_HIDDEN)]),
                *(_facet(name) for name in FACETS),
                dmc.SegmentedControl(
                    id=ids.FILTER_MODE,
                    data=[{"value": "fade", "label": "Fade the rest"}, {"value": "hide", "label": "Hide the rest"}],
                    value="fade",
                    size="xs",
                    fullWidth=True,
                    attributes={"root": {"aria-label": "What is filtered out"}},
                ),
                html.Button("Clear filters", type="button", className="link", **_CLEAR),
            ],
            className="filters",
        ),
        id=ids.FILTERS,
        className="panel slot",
        **_PANEL,
    )


def register(app: Dash) -> None:
    """A change goes to the browser's view; nothing goes to the server."""
    for name, control in (*((facet, ids.facet(facet)) for facet in FACETS), ("filter", ids.FILTER_MODE)):
        tell(app, name, control)


def _facet(name: str) -> Component:
    control: Component = dmc.MultiSelect(
        id=ids.facet(name),
        label=LABELS[name],
        data=[],
        value=[],
        placeholder="any",
        clearable=True,
        searchable=True,
        hidePickedOptions=False,
        withScrollArea=False,
        attributes={"options": {"tabIndex": 0}},
        size="xs",
        className="facet",
        comboboxProps={"position": "bottom-start"},
    )
    return control
