"""The scene: everything that is seen, positioned, keyed and worded, whatever it is written out as.

Screen, SVG, PDF, PNG, slides and the offline page all draw this one value. Coordinates are px at zoom 1, y down;
colours are token names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from figtrace.model import wording
from figtrace.model.readings import READINGS
from figtrace.model.records import Agent, Figure, Network, Statement
from figtrace.model.vocabulary import Sign
from figtrace.picture import glyphs
from figtrace.picture.furniture import Furniture, furnish
from figtrace.picture.geometry import Box, Curve, Point
from figtrace.picture.layout import TITLE_SIZE, TITLE_SPACING, Lane, Layout, title_width
from figtrace.picture.shapes import Label, Oval, Part, paint_of, words
from figtrace.picture.style import Glyph, Line, Look, line_of, look_of

BADGE = 9.0
"""Radius of the badge that marks a conflict, px."""


@dataclass(frozen=True, slots=True)
class AgentShape:
    """An agent as drawn: its glyph's box, the agent that holds it, its parts and words in the box's coordinates."""

    key: str
    kind: str
    glyph: Glyph
    box: Box
    holder: str | None
    parts: tuple[Part, ...]
    labels: tuple[Label, ...]
    words: str
    has_conflict: bool = False

    def placed_labels(self) -> Iterator[Label]:
        """Its labels in the picture's coordinates."""
        for label in self.labels:
            yield replace(label, at=Point(label.at.x + self.box.x, label.at.y + self.box.y))


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a statement's line looks, and the readings in which it looks so."""

    line: Line
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementShape:
    """A statement as drawn: its line of 1 + 3n points from subject to object, its looks, and its words by reading."""

    key: str
    subject: str
    object: str
    curve: Curve
    drawings: tuple[Drawing, ...]
    readings: tuple[str, ...]
    words: dict[str, str]
    signs: Mapping[str, Sign]

    def drawing(self, reading: str) -> Drawing | None:
        """Its look in a reading; None where it is not drawn."""
        return next((d for d in self.drawings if reading in d.readings), None)


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: size, lanes, agents (holders first), statements, and the furniture that files carry."""

    figid: str
    title: str
    width: float
    height: float
    agents: tuple[AgentShape, ...]
    statements: tuple[StatementShape, ...]
    lanes: tuple[Label, ...]
    furniture: Furniture
    crossings: int = 0
    region: str | None = None
    described: str = field(default="")

    def labels(self) -> Iterator[Label]:
        """Every visible label, placed: lanes, then agents; the furniture's are its own."""
        yield from self.lanes
        for agent in self.agents:
            yield from agent.placed_labels()

    def drawn(self, reading: str) -> Iterator[tuple[StatementShape, Drawing]]:
        """The statements that stand in a reading, with their looks in it."""
        for statement in self.statements:
            drawing = statement.drawing(reading)
            if drawing is not None:
                yield statement, drawing


def compose(network: Network, layout: Layout, figure: Figure | None = None) -> Scene:
    """The scene of a network at its places; with the figure's record it also knows how to cite it."""
    in_conflict = _badged(network, layout)
    holders = frozenset(layout.structure.holder.values())
    wholes = frozenset(layout.holder[part] for part in layout.structure.parts if part in layout.holder)
    agents = tuple(
        _agent(
            network.agent[key], layout, look_at(layout, network.agent[key], holders), key in wholes, key in in_conflict
        )
        for key in layout.order
    )
    statements = tuple(_statement(network, said, layout) for said in network.statements if said.key in layout.lines)
    scene = Scene(
        figid=network.figid,
        title=network.title,
        width=round(layout.width, 1),
        height=round(layout.height, 1),
        agents=agents,
        statements=statements,
        lanes=tuple(_lane(lane) for lane in layout.lanes),
        furniture=Furniture(),
        crossings=layout.crossings,
        region=layout.structure.region,
        described=_described(network),
    )
    return replace(scene, furniture=furnish(network, figure))


def _described(network: Network) -> str:
    n_agents, n_statements = len(network.agents), len(network.statements)
    parts = [f"{n_agents} agents", f"{n_statements} statements"]
    if network.mechanisms:
        parts.append(f"{len(network.mechanisms)} mechanisms: " + "; ".join(m.title for m in network.mechanisms[:12]))
    return f"{network.title}. " + ", ".join(parts) + "."


def _badged(network: Network, layout: Layout) -> frozenset[str]:
    """One agent for each conflict: the first of its agents that a cell holds, else its first."""
    found = set()
    for conflict in network.conflicts:
        here = [key for key in conflict.agents if key in layout.boxes]
        vesicles = {key for key, lane in layout.structure.lane.items() if lane == 1}
        held = [
            k for k in here if layout.structure.holder.get(k) is not None and layout.structure.holder[k] not in vesicles
        ]
        found.update((held or here)[:1])
    return frozenset(found)


def look_at(layout: Layout, agent: Agent, holders: frozenset[str]) -> Look:
    """The look of an agent at its place; ``holders`` are all agents that others are drawn in."""
    found = layout.structure
    is_host = found.lane.get(agent.key) == 2 or agent.key in holders
    return look_of(agent, is_host=is_host, is_in_membrane=agent.key in found.membrane)


def _agent(agent: Agent, layout: Layout, look: Look, has_parts: bool, has_conflict: bool) -> AgentShape:
    key, box = agent.key, layout.boxes[agent.key]
    parts, labels = glyphs.paint(agent, look, box.w, box.h, has_parts=has_parts)
    if has_conflict:
        badge = Box(box.w - BADGE + 1, -BADGE - 1, 2 * BADGE, 2 * BADGE)
        parts = (*parts, Oval(badge, paint_of("badge", "badge-line", 1.5)))
        at = Point(badge.middle.x, badge.middle.y + 4.3)
        mark = words("!", at, 12, width=5.0, is_bold=True, token="ink", role="badge")
        labels = (*labels, mark)
    return AgentShape(
        key=key,
        kind=agent.kind.value,
        glyph=look.glyph,
        box=Box(*(round(v, 1) for v in box)),
        holder=layout.holder.get(key),
        parts=parts,
        labels=labels,
        words=wording.agent_label(agent),
        has_conflict=has_conflict,
    )


def _statement(network: Network, said: Statement, layout: Layout) -> StatementShape:
    readings = [reading for reading in READINGS if reading.draws(said)]
    looks = _looks(tuple((reading.name, line_of(said, reading), reading.sign(said)) for reading in readings))
    return StatementShape(
        key=said.key,
        subject=said.subject,
        object=said.object,
        curve=Curve(round(v, 1) for v in layout.lines[said.key]),
        drawings=looks.drawings,
        readings=looks.readings,
        words={r.name: wording.sentence(said, network, r.level, r.profile) for r in readings},
        signs=looks.signs,
    )


class _Looks(NamedTuple):
    drawings: tuple[Drawing, ...]
    readings: tuple[str, ...]
    signs: Mapping[str, Sign]


@lru_cache(maxsize=500)
def _looks(drawn: tuple[tuple[str, Line, Sign], ...]) -> _Looks:
    """How a statement looks, given each reading's name, line and sign; all that look alike share it."""
    names: dict[Line, list[str]] = {}
    for name, line, _ in drawn:
        names.setdefault(line, []).append(name)
    return _Looks(
        tuple(Drawing(line, tuple(of)) for line, of in names.items()),
        tuple(name for name, _, _ in drawn),
        MappingProxyType({name: sign for name, _, sign in drawn}),
    )


def _lane(lane: Lane) -> Label:
    middle = Point(lane.x + lane.w / 2, 36)
    return words(
        lane.title.upper(),
        middle,
        TITLE_SIZE,
        width=title_width(lane.title),
        token="ink-3",
        role="lane",
        spacing=TITLE_SPACING,
    )
