"""The layered drawing's bare bones: nodes in layers, wires between them, and stand-ins of wires that pass a layer."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

ALWAYS = 7
"""One bit a reading: what is never seen together may share a place, and does not cross."""

LIGHT = 0.12
"""Wires that pull less than this stand back: they pass above."""

_BORDER = 0.75
"""Lines from a block's own border are first taken to leave below what it holds."""


@dataclass(slots=True)
class Port:
    """Where a wire may meet its node: heights ``low`` to ``high`` from the node's top; ``at`` is where it does.

    ``rank`` (0–1) is the place of the held agent that it belongs to; None for the node's own border.
    """

    low: float
    high: float
    rank: float | None = None
    at: float = 0.0
    is_border: bool = False

    @property
    def is_fixed(self) -> bool:
        """True when the wire cannot meet the node anywhere else."""
        return self.high - self.low < 0.5


@dataclass(slots=True)
class Node:
    """A block or a stand-in: its height, its layer, the room kept above and below it, its first place (``rank``)."""

    h: float
    layer: int
    gap: float
    rank: float
    y: float = 0.0
    pos: int = 0
    is_stand_in: bool = False
    when: int = ALWAYS


@dataclass(slots=True)
class Wire:
    """A statement between two nodes; ``tail`` stands in the same layer as ``head`` or left of it.

    ``is_turned`` when the statement itself runs the other way; ``when`` has a bit for each reading that draws it;
    ``rank`` and ``bias`` are where its stand-ins are first put (else between its ends), a ``bias`` under 0 above what
    stands beside them; ``chain`` leads over the stand-ins.
    """

    key: str
    tail: int
    head: int
    tail_port: Port
    head_port: Port
    weight: float = 1.0
    is_turned: bool = False
    when: int = ALWAYS
    rank: float | None = None
    bias: float = 0.0
    chain: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Link:
    """A piece of a wire between neighbouring layers, with the ports at its two ends."""

    u: int
    v: int
    left: Port
    right: Port
    weight: float
    wire: int
    when: int = ALWAYS
    is_light: bool = False


STAND_IN_GAP = 6.0
_MOST_STAND_INS = 8
"""A wire passes at most so many stand-ins for each node of the drawing on average; longer ones go straight."""


@dataclass(slots=True)
class Grid:
    """Nodes, wires and what follows from them."""

    nodes: list[Node]
    wires: list[Wire]
    layers: list[list[int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    east: list[list[int]] = field(default_factory=list)
    west: list[list[int]] = field(default_factory=list)
    loops: list[int] = field(default_factory=list)

    def build(self) -> None:
        """Put stand-ins into the wires that pass layers, sort nodes into layers, and cut wires into links."""
        budget = _MOST_STAND_INS * len(self.nodes) + 200
        longest_first = sorted(range(len(self.wires)), key=lambda i: self._span(self.wires[i]))
        for i in longest_first:
            wire = self.wires[i]
            span = self._span(wire)
            budget -= max(0, span - 1)
            wire.chain = self._chain(wire) if budget >= 0 else [wire.tail, wire.head]
            if span == 0:
                self.loops.append(i)
        self.layers = [[] for _ in range(1 + max((n.layer for n in self.nodes), default=0))]
        for index, node in enumerate(self.nodes):
            self.layers[node.layer].append(index)
        self.east = [[] for _ in self.nodes]
        self.west = [[] for _ in self.nodes]
        for i, wire in enumerate(self.wires):
            if self._span(wire):
                self._cut(i, wire)
        for layer in self.layers:
            layer.sort(key=lambda index: self.nodes[index].rank)
        self.number()

    def _span(self, wire: Wire) -> int:
        return self.nodes[wire.head].layer - self.nodes[wire.tail].layer

    def _chain(self, wire: Wire) -> list[int]:
        tail, head = self.nodes[wire.tail], self.nodes[wire.head]
        chain = [wire.tail]
        for layer in range(tail.layer + 1, head.layer):
            share = (layer - tail.layer) / (head.layer - tail.layer)
            rank = tail.rank * (1 - share) + head.rank * share if wire.rank is None else wire.rank
            self.nodes.append(Node(0.0, layer, STAND_IN_GAP, rank + wire.bias, is_stand_in=True, when=wire.when))
            chain.append(len(self.nodes) - 1)
        return [*chain, wire.head]

    def _cut(self, i: int, wire: Wire) -> None:
        none = Port(0.0, 0.0)
        chain = wire.chain
        for k, (u, v) in enumerate(itertools.pairwise(chain)):
            left = wire.tail_port if k == 0 else none
            right = wire.head_port if k == len(chain) - 2 else none
            is_inner = k > 0 and k < len(chain) - 2
            weight = wire.weight * (8.0 if is_inner else 0.5 if len(chain) > 2 else 1.0)
            self.east[u].append(len(self.links))
            self.west[v].append(len(self.links))
            self.links.append(Link(u, v, left, right, weight, i, wire.when, wire.weight < LIGHT))

    def number(self) -> None:
        """Write each node's place in its layer down."""
        for layer in self.layers:
            for pos, index in enumerate(layer):
                self.nodes[index].pos = pos

    def loosen(self) -> None:
        """Let go of the links: they are for finding order and heights, and a large picture has many grids."""
        self.links, self.east, self.west = [], [], []

    def place(self, node: int, port: Port) -> float:
        """Where an end stands in the order of its layer."""
        return self.nodes[node].pos + (_BORDER if port.rank is None else port.rank) * 0.96
