"""One moment of a talk as an export draws it: which part of the scene is seen, what stands out, what stands at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from figtrace.model.readings import Reading
from figtrace.picture.geometry import Box, Curve, around
from figtrace.picture.palette import Palette
from figtrace.picture.scene import AgentShape, Scene

FAINT = "faint"
FAINT_INK = "faint-ink"
"""Tokens of what does not stand out: its lines and its words."""

_GROUNDS = frozenset({"ground", "surface", "surface-2"})


class Cited(Protocol):
    """Words of the caption behind a statement."""

    @property
    def words(self) -> str:
        """The statement as a sentence."""

    @property
    def quote(self) -> str:
        """The words, verbatim."""

    @property
    def start(self) -> int:
        """Where they begin in the caption, code points."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def basis(self) -> str:
        """How the statement follows from them."""


class Looks(Protocol):
    """Where a moment looks: ``fit`` what stands out, with ``padding`` px round it, or the ``whole`` picture."""

    @property
    def mode(self) -> str:
        """``fit``, ``whole``, ``keep`` or ``exact``."""

    @property
    def padding(self) -> int:
        """px at zoom 1 round what is lit."""


class Frame(Protocol):
    """A moment: its words, what is lit and what is shown (None: everything), and the reading it is drawn in."""

    @property
    def key(self) -> str:
        """The step's key."""

    @property
    def number(self) -> int:
        """Its place in the talk, from 1."""

    @property
    def title(self) -> str:
        """One line."""

    @property
    def say(self) -> str:
        """What the audience reads, without marks."""

    @property
    def notes(self) -> str:
        """What the speaker reads."""

    @property
    def reading(self) -> Reading:
        """The reading that it is drawn in."""

    @property
    def lit(self) -> frozenset[str]:
        """Keys that stand out; none: everything does."""

    @property
    def shown(self) -> frozenset[str] | None:
        """Keys that stand at all; None: all."""

    @property
    def camera(self) -> Looks:
        """Where it looks."""

    @property
    def dwell(self) -> float:
        """Seconds."""

    @property
    def quotes(self) -> Iterable[Cited]:
        """The words behind its statements."""

    @property
    def badges(self) -> tuple[str, ...]:
        """What must not be forgotten, in words."""

    @property
    def answer(self) -> tuple[str, ...]:
        """A what-if's answer, line by line."""

    @property
    def verdicts(self) -> Mapping[str, str]:
        """A what-if's verdicts, by agent."""


def with_holders(keys: frozenset[str], scene: Scene) -> frozenset[str]:
    """The keys and everything that holds them, so that no cargo stands out in a faint vesicle."""
    holder = {agent.key: agent.holder for agent in scene.agents}
    found = set(keys)
    for key in keys:
        above = holder.get(key)
        while above is not None and above not in found:
            found.add(above)
            above = holder.get(above)
    return frozenset(found)


def is_faint(key: str, lit: frozenset[str]) -> bool:
    """True for what stands back; where nothing is lit, nothing does."""
    return bool(lit) and key not in lit


def is_there(key: str, frame: Frame, lit: frozenset[str]) -> bool:
    """True for what stands in the frame at all."""
    return frame.shown is None or key in frame.shown or key in lit


def window(scene: Scene, frame: Frame, aspect: float) -> Box:
    """The part of the scene that the frame shows, in figure px, as wide as ``aspect`` times its height.

    ``fit`` holds the agents that are lit, their holders' names, and the lit lines that the reading draws; regions
    that only lie behind do not count. A camera that keeps still or is set by hand shows what fits.
    """
    box = around_lit(scene, frame.lit, frame.reading)
    if frame.camera.mode == "whole" or box is None:
        return shaped(Box(0, 0, scene.width, scene.height), aspect)
    return shaped(box.grown(frame.camera.padding), aspect)


def around_lit(scene: Scene, lit: frozenset[str], reading: Reading) -> Box | None:
    """What is lit with its words and lines, in figure px; None where nothing is. Regions behind it do not count."""
    boxes = [*_lit_agents(scene, lit), *_lit_lines(scene, lit, reading)]
    return around(boxes) if boxes else None


def shaped(box: Box, aspect: float) -> Box:
    """The smallest box of that shape round another, centre on centre."""
    w, h = max(box.w, box.h * aspect), max(box.h, box.w / aspect)
    return Box(box.middle.x - w / 2, box.middle.y - h / 2, w, h)


def _lit_agents(scene: Scene, keys: frozenset[str]) -> Iterable[Box]:
    regions = {agent.key for agent in scene.agents if agent.glyph == "region"}
    lit = with_holders(keys, scene)
    for agent in scene.agents:
        if agent.key in lit and agent.key not in regions:
            yield covered(agent)


def covered(agent: AgentShape) -> Box:
    """What an agent covers: its glyph, and the words outside it."""
    return around((agent.box, *(label.box for label in agent.placed_labels())))


def _lit_lines(scene: Scene, lit: frozenset[str], reading: Reading) -> Iterable[Box]:
    for statement, _ in scene.drawn(reading.name):
        if statement.key in lit:
            yield bounds(statement.curve)


def bounds(curve: Curve) -> Box:
    """The box of a line's own points; its curve stays inside."""
    xs, ys = curve.axes
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def faded(palette: Palette) -> Palette:
    """The palette of what stands back: lines faint, words readable, grounds as they are, fills gone."""
    made = {}
    for token, colour in palette.items():
        if token in _GROUNDS:
            made[token] = colour
        elif token.startswith("ink") or token.endswith("-ink"):
            made[token] = palette[FAINT_INK]
        elif token.endswith("-line") or token in ("plus", "minus", "unsigned", "flow", "mirna", "line"):
            made[token] = palette[FAINT]
        else:
            made[token] = palette["ground"]
    return made
