"""The bare page with Mantine's provider and controls, as many as figtrace's own bar and filters have."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import Dash, html

from benchmarks.peers.bare import BUTTONS, register
from benchmarks.peers.parts import GRAPH, answers, app, beside
from benchmarks.peers.shape import Shape


def make(shape: Shape) -> Dash:
    """The app; it shows no network, only the first dozen names of one."""
    page = app(__name__)
    keys = [node.key for node in shape.nodes[:BUTTONS]]
    buttons = [dmc.Button(node.label, id=node.key, n_clicks=0) for node in shape.nodes[:BUTTONS]]
    controls = [
        dmc.SegmentedControl(data=["one", "two"], value="one"),
        dmc.Switch(label="switch"),
        dmc.Select(data=["one", "two"]),
        *(dmc.MultiSelect(data=["one", "two"], label=f"filter {n}") for n in range(6)),
    ]
    inside = [beside(html.Div([*controls, *buttons], id=GRAPH)), answers(shape, keys)]
    page.layout = dmc.MantineProvider(html.Div(inside))
    register(page, keys)
    return page
