"""What the peers have in common: the two panels, and an app like figtrace's own behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import Dash, dcc, html

from benchmarks.peers.shape import Answer, Shape

GRAPH, DETAILS, EVIDENCE, ANSWERS = "graph", "details", "evidence", "answers"

COLOURS = {"positive": "#2a78b5", "negative": "#b5482a", "unsigned": "#777777"}

PANELS_BY_KEY = """function(key, answers) {
  const answer = answers[key];
  if (!answer) return [window.dash_clientside.no_update, window.dash_clientside.no_update];
  const p = (text) => ({type: "P", namespace: "dash_html_components", props: {children: text}});
  return [answer.details.map(p), answer.evidence.map(p)];
}"""
"""Both panels from what the page already holds."""


def app(name: str) -> Dash:
    """A Dash app that compresses what it answers and looks nothing up elsewhere."""
    return Dash(f"benchmarks.peers.{name}", compress=True, serve_locally=True, assets_folder="none")


def panels() -> html.Aside:
    """Details and evidence, empty."""
    return html.Aside([html.Section(id=DETAILS), html.Section(id=EVIDENCE)], style={"width": 360})


def beside(graph: Any) -> html.Div:
    """A graph with the panels on its right."""
    style = {"display": "flex", "height": "96vh"}
    return html.Div([html.Div(graph, style={"flex": 1, "minWidth": 0}), panels()], style=style)


def answers(shape: Shape, keys: Iterable[str] | None = None) -> dcc.Store:
    """The answers, in the page; all of them unless keys are given."""
    return dcc.Store(id=ANSWERS, data=shape.answers if keys is None else {key: shape.answers[key] for key in keys})


def paragraphs(answer: Answer) -> tuple[list[html.P], list[html.P]]:
    """The two panels' contents as components."""
    return [html.P(text) for text in answer["details"]], [html.P(text) for text in answer["evidence"]]
