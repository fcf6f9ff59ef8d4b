"""The bar's controls: reading, other papers, theme. Dash draws them; the browser's view owns their values."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, html
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.markup import el
from components.shown import Shown
from components.wire import tell
from figtrace.model.vocabulary import Level

SLOT: dict[str, Any] = {"data-slot": "controls"}

THEMES = [
    {"value": "auto", "label": "System"},
    {"value": "light", "label": "Light"},
    {"value": "dark", "label": "Dark"},
    {"value": "projector", "label": "Projector"},
]


def standing(_: Shown) -> Markup:
    """The room that the controls will take, so that nothing moves when they come."""
    return el("div", class_="slot", data_slot="controls")


def layout() -> Component:
    """The controls; a control of the view begins without a value and is told what the address says."""
    return html.Div(
        [
            dmc.SegmentedControl(
                id=ids.LEVEL,
                data=[
                    {"value": Level.CAPTION.value, "label": "As the caption says"},
                    {"value": Level.MECHANISM.value, "label": "Mechanism"},
                ],
                value=Level.MECHANISM.value,
                size="xs",
                className="control-level",
                attributes={"root": {"aria-label": "Reading"}},
            ),
            dmc.Switch(id=ids.PROFILE, label="Other papers", checked=False, size="xs", className="control-profile"),
            dmc.Select(
                id=ids.THEME,
                data=THEMES,
                value="auto",
                allowDeselect=False,
                size="xs",
                className="control-theme",
                attributes={"input": {"aria-label": "Theme"}},
            ),
        ],
        id=ids.CONTROLS,
        className="slot",
        **SLOT,
    )


def register(app: Dash) -> None:
    """A change goes to the browser's view; nothing goes to the server."""
    for name, control, prop in (
        ("level", ids.LEVEL, "value"),
        ("profile", ids.PROFILE, "checked"),
        ("theme", ids.THEME, "value"),
    ):
        tell(app, name, control, prop)
