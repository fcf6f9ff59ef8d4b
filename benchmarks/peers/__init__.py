"""Small Dash apps that show the same networks the usual ways; each has ``make(network) -> Dash``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dash import Dash

from benchmarks.peers.shape import Shape

NAMES = ("bare", "mantine", "plotly_server", "cytoscape_server", "cytoscape_client")
"""Modules of this folder, in the order of the table."""

TITLES = {
    "bare": "bare Dash page",
    "mantine": "bare Dash page with Mantine",
    "plotly_server": "Plotly network, server callback",
    "cytoscape_server": "dash-cytoscape, server callback",
    "cytoscape_client": "dash-cytoscape, client-side",
}


def maker(name: str) -> Callable[[Shape], Dash]:
    """The function that makes the peer's app; raises ``KeyError`` for a name that is none of :data:`NAMES`."""
    if name not in NAMES:
        raise KeyError(f"no peer is called {name!r}; there are {', '.join(NAMES)}")
    make: Callable[[Shape], Dash] = import_module(f"benchmarks.peers.{name}").make
    return make
