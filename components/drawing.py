"""The page's picture of a network: figtrace's own drawing, or an empty ground where there is nothing to draw."""

from __future__ import annotations

from markupsafe import Markup

from components.markup import el
from figtrace.model.records import Figure, Network
from figtrace.picture import layout, scene, svg
from figtrace.picture.scene import Scene

_EMPTY = (960, 600)


def compose(network: Network, figure: Figure) -> Scene:
    """The network's scene: positioned shapes with keys, roles and labels."""
    return scene.compose(network, layout.place(network), figure)


def drawing(composed: Scene) -> Markup:
    """The SVG that the page shows; without agents it is an empty ground of the same markup."""
    if composed.agents:
        return Markup(svg.render(composed))
    width, height = _EMPTY
    listed = el("g", role="listbox", aria_multiselectable="true", aria_label="No agents")
    return el(
        "svg",
        el("g", listed, class_="viewport"),
        class_="figure-svg",
        role="graphics-document",
        aria_label="An empty picture",
        viewBox=f"0 0 {width} {height}",
        data_width=width,
        data_height=height,
    )
