"""dash-cytoscape's graph of a network, for the two peers that show it."""

from __future__ import annotations

from typing import Any

import dash_cytoscape as cyto

from benchmarks.peers.parts import COLOURS, GRAPH
from benchmarks.peers.shape import Shape

_TIPS = {"positive": "triangle", "negative": "tee", "unsigned": "none"}


def graph(shape: Shape) -> cyto.Cytoscape:
    """The graph at figtrace's own places; the sign is the arrow's end and colour."""
    return cyto.Cytoscape(
        id=GRAPH,
        elements=_elements(shape),
        stylesheet=_stylesheet(),
        layout={"name": "preset"},
        style={"width": "100%", "height": "100%"},
        responsive=False,
    )


def _elements(shape: Shape) -> list[dict[str, Any]]:
    nodes = [
        {
            "data": {"id": node.key, "label": node.label, "kind": node.kind, "w": node.w, "h": node.h},
            "position": {"x": node.x, "y": node.y},
        }
        for node in shape.nodes
    ]
    edges = [
        {"data": {"id": f"statement {edge.key}", "source": edge.subject, "target": edge.object, "sign": edge.sign}}
        for edge in shape.edges
    ]
    return nodes + edges


def _stylesheet() -> list[dict[str, Any]]:
    node = {
        "label": "data(label)",
        "width": "data(w)",
        "height": "data(h)",
        "shape": "round-rectangle",
        "text-valign": "center",
        "font-size": 12,
        "background-color": "#dfe7ee",
        "border-width": 1,
    }
    signs = [
        {
            "selector": f'edge[sign = "{sign}"]',
            "style": {"line-color": colour, "target-arrow-color": colour, "target-arrow-shape": _TIPS[sign]},
        }
        for sign, colour in COLOURS.items()
    ]
    return [
        {"selector": "node", "style": node},
        {"selector": "edge", "style": {"width": 1.5, "curve-style": "bezier"}},
        *signs,
    ]
