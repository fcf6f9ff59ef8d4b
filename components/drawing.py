"""The page's picture of a network: figtrace's own drawing, or an empty ground where there is nothing to draw."""

from __future__ import annotations

from markupsafe import Markup

from components.markup import el
from figtrace.model.records import Figure, Network
from figtrace.picture import layout, scene, svg
from figtrace.picture.scene import Scene

_EMPTY = (960, 600)
_STAGE = (2000, 1300)
"""The largest ground, in px, that a picture is first shown on; smaller ones show it farther away."""
FAR = (0.52, 0.3)
"""Zooms below which small words, then all names, are left away: twin of ``panzoom.mjs``."""


def compose(network: Network, figure: Figure) -> Scene:
    """The network's scene: positioned shapes with keys, roles and labels."""
    return scene.compose(network, layout.place(network), figure)


def drawing(composed: Scene) -> Markup:
    """The SVG that the page shows; without agents it is an empty ground of the same markup."""
    if composed.agents:
        drawn = svg.render(composed)
        far = _far(composed.width, composed.height)
        # Laid out and painted, a thousand names that nobody could read delay the first picture by a tenth.
        return Markup(drawn.replace("<svg ", f'<svg data-far="{far}" ', 1) if far else drawn)
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


def _far(width: float, height: float) -> int:
    """How many kinds of words are surely too small when the whole picture is shown."""
    zoom = min(_STAGE[0] / width, _STAGE[1] / height)
    return sum(zoom < limit for limit in FAR)
