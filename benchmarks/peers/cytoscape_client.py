"""The network in dash-cytoscape; a tap is answered in the page, from a store that holds all answers."""

from __future__ import annotations

from dash import Dash, Input, Output, State, html

from benchmarks.peers.graph import graph
from benchmarks.peers.parts import ANSWERS, DETAILS, EVIDENCE, GRAPH, PANELS_BY_KEY, answers, app, beside
from benchmarks.peers.shape import Shape


def make(shape: Shape) -> Dash:
    """The app."""
    page = app(__name__)
    page.layout = html.Div([beside(graph(shape)), answers(shape)])
    page.clientside_callback(  # type: ignore[no-untyped-call]
        f"""function(tapped, answers) {{ return ({PANELS_BY_KEY})(tapped && tapped.id, answers); }}""",
        Output(DETAILS, "children"),
        Output(EVIDENCE, "children"),
        Input(GRAPH, "tapNodeData"),
        State(ANSWERS, "data"),
        prevent_initial_call=True,
    )
    return page
