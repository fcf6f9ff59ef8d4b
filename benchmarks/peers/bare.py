"""The least Dash page that answers a click: a dozen buttons, and two panels that a client-side callback fills."""

from __future__ import annotations

from dash import Dash, Input, Output, State, html

from benchmarks.peers.parts import ANSWERS, DETAILS, EVIDENCE, GRAPH, PANELS_BY_KEY, answers, app, beside
from benchmarks.peers.shape import Shape

BUTTONS = 12


def make(shape: Shape) -> Dash:
    """The app; it shows no network, only the first dozen names of one."""
    page = app(__name__)
    keys = [node.key for node in shape.nodes[:BUTTONS]]
    buttons = [html.Button(node.label, id=node.key, n_clicks=0) for node in shape.nodes[:BUTTONS]]
    page.layout = html.Div([beside(html.Div(buttons, id=GRAPH)), answers(shape, keys)])
    register(page, keys)
    return page


def register(page: Dash, keys: list[str]) -> None:
    """One callback for all buttons: the one that was clicked names the answer."""
    page.clientside_callback(  # type: ignore[no-untyped-call]
        f"""function(...given) {{
          const answers = given.at(-1);
          const key = (window.dash_clientside.callback_context.triggered[0] || {{prop_id: "."}}).prop_id.split(".")[0];
          return ({PANELS_BY_KEY})(key, answers);
        }}""",
        Output(DETAILS, "children"),
        Output(EVIDENCE, "children"),
        *(Input(key, "n_clicks") for key in keys),
        State(ANSWERS, "data"),
        prevent_initial_call=True,
    )
