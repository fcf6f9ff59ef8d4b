"""Draws a network: layout → scene → SVG. It never asks the disk."""

from __future__ import annotations

from figtrace.model.readings import Reading
from figtrace.model.records import Figure, Network
from figtrace.picture import layout, scene, svg
from figtrace.picture.palette import Palette

__all__ = ["draw"]


def draw(
    network: Network,
    figure: Figure | None = None,
    *,
    palette: Palette | None = None,
    reading: Reading | None = None,
    furniture: bool = False,
) -> str:
    """A network's picture as SVG text: laid out, composed and rendered; see :func:`figtrace.picture.svg.render`."""
    composed = scene.compose(network, layout.place(network), figure)
    return svg.render(composed, palette=palette, reading=reading, furniture=furniture)
