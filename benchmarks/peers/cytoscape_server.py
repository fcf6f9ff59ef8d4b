"""The network in dash-cytoscape; a tap goes to the server, which sends both panels."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, html, no_update

from benchmarks.peers.graph import graph
from benchmarks.peers.parts import DETAILS, EVIDENCE, GRAPH, app, beside, paragraphs
from benchmarks.peers.shape import Shape


def make(shape: Shape) -> Dash:
    """The app."""
    page = app(__name__)
    page.layout = html.Div(beside(graph(shape)))

    @page.callback(
        Output(DETAILS, "children"),
        Output(EVIDENCE, "children"),
        Input(GRAPH, "tapNodeData"),
        prevent_initial_call=True,
    )
    def show(tapped: dict[str, Any] | None) -> Any:
        key = tapped["id"] if tapped else None
        return paragraphs(shape.answers[key]) if key in shape.answers else (no_update, no_update)

    return page
