"""The network as a Plotly figure; a click goes to the server, which sends both panels."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html, no_update

from benchmarks.peers.parts import COLOURS, DETAILS, EVIDENCE, GRAPH, app, beside, paragraphs
from benchmarks.peers.shape import Edge, Shape


def make(shape: Shape) -> Dash:
    """The app: one trace of lines a sign, one of agents with their names."""
    page = app(__name__)
    figure = go.Figure([*_lines(shape), _agents(shape)], layout=_plain())
    config: Any = {"displaylogo": False, "scrollZoom": True}
    graph = dcc.Graph(id=GRAPH, figure=figure, config=config, style={"height": "100%"})
    page.layout = html.Div(beside(graph))

    @page.callback(
        Output(DETAILS, "children"), Output(EVIDENCE, "children"), Input(GRAPH, "clickData"), prevent_initial_call=True
    )
    def show(clicked: dict[str, Any] | None) -> Any:
        key = clicked["points"][0].get("customdata") if clicked else None
        return paragraphs(shape.answers[key]) if key in shape.answers else (no_update, no_update)

    return page


def _plain() -> go.Layout:
    hidden = {"visible": False}
    return go.Layout(
        xaxis=hidden,
        yaxis={**hidden, "autorange": "reversed", "scaleanchor": "x"},
        showlegend=False,
        dragmode="pan",
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )


def _lines(shape: Shape) -> list[go.Scatter]:
    at = {node.key: node for node in shape.nodes}
    traces = []
    for sign, colour in COLOURS.items():
        edges = [edge for edge in shape.edges if edge.sign == sign]
        x, y = _ends(edges, {key: node.x for key, node in at.items()}), _ends(edges, {k: n.y for k, n in at.items()})
        traces.append(go.Scatter(x=x, y=y, mode="lines", line={"color": colour}, hoverinfo="skip"))
    return traces


def _ends(edges: list[Edge], at: dict[str, float]) -> list[float | None]:
    return [value for edge in edges for value in (at[edge.subject], at[edge.object], None)]


def _agents(shape: Shape) -> go.Scatter:
    return go.Scatter(
        x=[node.x for node in shape.nodes],
        y=[node.y for node in shape.nodes],
        text=[node.label for node in shape.nodes],
        customdata=[node.key for node in shape.nodes],
        mode="markers+text",
        marker={"size": 14},
        textposition="bottom center",
    )
