"""What the tests of exports share: the founding talk, its scene, the light palette, and odd frames of our own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from figtrace.figures.library import Library
from figtrace.picture import layout, palette, scene
from figtrace.picture.palette import Palette
from figtrace.picture.scene import Scene
from figtrace.story.play import Shot, shots
from figtrace.story.shelf import story_of

ROOT = Path(__file__).parents[3]
FOUNDING = "PMC9095362__SCI2022-9133658.005"
HARD = 'α5 β κB TNF-α TGF-β1 ⊣ → − µ < & "'
"""Words that get lost, bent or escaped twice."""


@cache
def colours() -> Palette:
    """The light palette."""
    return palette.parse((ROOT / "assets" / "00_tokens.css").read_text(encoding="utf-8"))["light"]


@cache
def founding() -> tuple[tuple[Shot, ...], Scene]:
    """The founding talk and its scene."""
    library = Library(ROOT / "data")
    figure, network = library.figure(FOUNDING), library.network(FOUNDING)
    story, _ = story_of(ROOT / "data", figure, network)
    return shots(story, network), scene.compose(network, layout.place(network), figure)


def names(composed: Scene) -> set[str]:
    """Every word of every agent's name as drawn."""
    return {label.text for agent in composed.agents for label in agent.labels if label.role != "badge"}
