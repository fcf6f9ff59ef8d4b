"""Blocks: a glyph with what is drawn inside it, laid out by the same rules as the whole, and the ways in and out.

A line that ends at a held agent enters its holder level and in its own place, so that it can pass no other.
Coordinates are those of the block's own glyph: (0, 0) is its top left corner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from figtrace.model.records import Network, Statement
from figtrace.picture import glyphs
from figtrace.picture.geometry import Box, Curve, Point, straight, through
from figtrace.picture.glyphs import Size
from figtrace.picture.grid import Grid, Node, Port, Wire
from figtrace.picture.layering import longest_paths
from figtrace.picture.levels import PORT_GAP, level
from figtrace.picture.ordering import order
from figtrace.picture.structure import Structure, is_step, when
from figtrace.picture.style import Glyph, Look, look_of

Ends = Mapping[tuple[str, bool], float]
"""A number for each end of a line: the statement's key, and whether it is on the east side."""

_HELD_GAP = {Glyph.VESICLE: 4.0, Glyph.HOST: 8.0, Glyph.TISSUE: 8.0}
_INNER_GUTTER = 44.0
_OUTSIDE = 8.0
"""How far a receptor stands out of its cell, px."""


@dataclass(frozen=True, slots=True)
class Stub:
    """The piece of a line inside a block, from within out to the border, or only the border's height."""

    y: float
    way: Curve | None = None


_NO_SIZE = Size(0, 0)


class _Nothing(dict[Any, Any]):
    """The one empty table of all blocks that hold nothing: most of them. It cannot be written to."""

    def __setitem__(self, key: object, value: object) -> None:
        raise TypeError(f"{key!r} is held by no block: open the block first")

    @classmethod
    @cache
    def shared(cls) -> _Nothing:
        """It."""
        return cls()


@dataclass(slots=True)
class Block:
    """A top agent, how it looks, what it holds, and the statements that end in it or stay in it."""

    key: str
    look: Look
    children: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=_Nothing.shared)
    looks: dict[str, Look] = field(default_factory=_Nothing.shared)
    sizes: dict[str, Size] = field(default_factory=_Nothing.shared)
    layer: dict[str, int] = field(default_factory=_Nothing.shared)
    inner: list[Statement] = field(default_factory=list)
    ends: list[tuple[Statement, str, bool]] = field(default_factory=list)
    size: Size = _NO_SIZE
    held: dict[str, Box] = field(default_factory=_Nothing.shared)
    lines: dict[str, Curve] = field(default_factory=_Nothing.shared)
    stubs: dict[tuple[str, bool], Stub] = field(default_factory=_Nothing.shared)

    def open(self) -> None:
        """Make tables for what it will hold; a block that holds nothing needs none."""
        if self.looks is _Nothing.shared():
            self.parts, self.looks, self.sizes, self.layer = {}, {}, {}, {}
            self.held, self.lines, self.stubs = {}, {}, {}

    def meet(self, said: Statement, key: str, is_east: bool) -> None:
        """A line ends here from outside; it matters to what the block holds, if anything."""
        if self.children:
            self.ends.append((said, key, is_east))

    @property
    def w(self) -> float:
        """Width of glyph and words below it."""
        return max(self.size.w, self.size.foot_w)

    @property
    def h(self) -> float:
        """Height of glyph and words below it."""
        return self.size.h + self.size.foot

    def rank(self, key: str) -> float | None:
        """The place of a held agent among its siblings, 0–1; None for the block's own border."""
        if key == self.key:
            return None
        return (self.children.index(key) + 0.5) / len(self.children)


class Builder:
    """Makes the blocks of a network: what they hold, then, when the order outside is known, their insides."""

    def __init__(self, network: Network, structure: Structure) -> None:
        self.network = network
        self.structure = structure
        self.blocks: dict[str, Block] = {}
        self.degree: tuple[Counter[str], ...] = tuple(Counter() for _ in range(6))

    def prepare(self) -> dict[str, Block]:
        """A block for every top agent, with its children in the network's order."""
        agents, structure = self.network.agent, self.structure
        recipients = {key for key, lane in structure.lane.items() if lane == 2}
        holders = set(structure.holder.values())
        for agent in self.network.agents:
            if agent.key not in structure.holder and agent.key != structure.region:
                look = look_of(agent, is_host=agent.key in recipients or agent.key in holders)
                self.blocks[agent.key] = Block(agent.key, look)
        for key, holder in structure.holder.items():
            look = look_of(agents[key], is_in_membrane=key in structure.membrane)
            block = self.blocks[structure.root(key)]
            block.open()
            block.looks[key] = look
            if key in structure.parts:
                block.parts.setdefault(holder, []).append(key)
            if holder == block.key:
                block.children.append(key)
        return self.blocks

    def count(self, said: Statement, key: str, is_east: bool) -> None:
        """One more line meets this side of the agent; its glyph may have to grow."""
        drawn = when(said)
        for bit in range(3):
            self.degree[2 * bit + is_east][key] += drawn >> bit & 1

    def _busiest(self, key: str) -> int:
        """The most lines that meet one side of the agent in one reading."""
        return max(seen[key] for seen in self.degree)

    def measure(self, block: Block) -> None:
        """Sizes of all glyphs of the block, and the columns of what it holds."""
        for key in (*block.children, *(p for of in block.parts.values() for p in of)):
            block.sizes[key] = self._size(block, key)
        chain = [(s.subject, s.object) for s in block.inner if is_step(s) and s.subject != s.object]
        chain = [(a, b) for a, b in chain if a in block.looks and b in block.looks]
        if block.children:
            block.layer = longest_paths(block.children, chain) if chain else dict.fromkeys(block.children, 0)
        block.size = self._whole(block, self._inner_width(block), self._inner_height(block))

    def _size(self, block: Block, key: str) -> Size:
        agent, look = self.network.agent[key], block.looks.get(key, block.look)
        size = glyphs.measure(agent, look)
        parts = block.parts.get(key, [])
        if parts:
            own = [glyphs.measure(self.network.agent[p], block.looks[p]) for p in parts]
            wide = sum(s.w for s in own) + 8 * (len(own) - 1)
            size = glyphs.hold(agent, look, wide, max(s.h for s in own))
        busiest = self._busiest(key)
        need = 14 + PORT_GAP * (busiest - 1 if busiest < 3 or key == block.key else busiest)
        return Size(size.w, max(size.h, need), size.foot, size.foot_w)

    def _whole(self, block: Block, w: float, h: float) -> Size:
        if not block.children:
            return self._size(block, block.key)
        size = glyphs.hold(self.network.agent[block.key], block.look, w, h)
        need = 40 + PORT_GAP * self._busiest(block.key)
        return Size(size.w, max(size.h, need), size.foot, size.foot_w)

    def _columns(self, block: Block) -> list[float]:
        columns = [0.0] * (1 + max(block.layer.values(), default=0))
        for key in block.children:
            columns[block.layer[key]] = max(columns[block.layer[key]], block.sizes[key].w)
        return columns

    def _inner_width(self, block: Block) -> float:
        columns = self._columns(block)
        return sum(columns) + _INNER_GUTTER * (len(columns) - 1)

    def _inner_height(self, block: Block) -> float:
        by_layer: dict[int, float] = {}
        gap = 2 * _HELD_GAP.get(block.look.glyph, 6.0)
        for key in block.children:
            by_layer[block.layer[key]] = by_layer.get(block.layer[key], -gap) + gap + block.sizes[key].h
        return max(by_layer.values(), default=0.0)

    def settle(self, block: Block, hints: Ends, ranks: Ends, w: float) -> None:
        """Lay the inside out, at least ``w`` wide; ``hints`` say how high the other end of each line
        is outside, ``ranks`` between which held agents a line leaves the border."""
        if not block.children:
            block.size = Size(max(block.size.w, w), *(block.size.h, block.size.foot, block.size.foot_w))
            self._place_parts(block, block.key, Box(0, 0, block.size.w, block.size.h))
            return
        inside = _Inside(self, block)
        inside.level(hints, ranks)
        block.size = self._whole(block, self._inner_width(block), inside.height)
        block.size = Size(max(block.size.w, w), *(block.size.h, block.size.foot, block.size.foot_w))
        inside.place(self._columns(block))
        for key in block.children:
            self._place_parts(block, key, block.held[key])

    def _place_parts(self, block: Block, key: str, box: Box) -> None:
        parts = block.parts.get(key, [])
        sizes = [block.sizes.get(p) or glyphs.measure(self.network.agent[p], block.looks[p]) for p in parts]
        x = box.x + (box.w - sum(s.w for s in sizes) - 8 * (len(sizes) - 1)) / 2
        for part, size in zip(parts, sizes, strict=True):
            block.held[part] = Box(x, box.foot - size.h - 8, size.w, size.h)
            x += size.w + 8


class _Inside:
    """The inside of one block as a grid: its children between the ends of the lines that come in and go out."""

    def __init__(self, builder: Builder, block: Block) -> None:
        self.block, self.structure = block, builder.structure
        self.agent = builder.network.agent[block.key]
        self.last = 2 + max(block.layer.values())
        self.nodes: list[Node] = []
        self.wires: list[Wire] = []
        self.ways: list[tuple[tuple[str, bool], int]] = []
        self.within: list[Statement] = []
        self.gaps: set[tuple[str, bool]] = set()
        self.height = 0.0
        self.grid = Grid([], [])

    def level(self, hints: Ends, ranks: Ends) -> None:
        """Heights of the children and of the lines' ways through the border."""
        block = self.block
        gap = _HELD_GAP.get(block.look.glyph, 6.0)
        linked = {k for s in block.inner for k in (s.subject, s.object) if s.subject != block.key != s.object}
        for i, key in enumerate(block.children):
            extra = 5.0 if key in linked else 0.0
            self.nodes.append(Node(block.sizes[key].h, 1 + block.layer[key], gap + extra, float(i)))
        for said, key, is_east in block.ends:
            if key in block.looks:
                self._way(key, is_east, said, hints.get((said.key, is_east), 0.0))
            elif 0.0 < ranks.get((said.key, is_east), 0.0) < 1.0:
                self._gap(ranks[said.key, is_east], is_east, said, hints.get((said.key, is_east), 0.0))
        for said in block.inner:
            self._inner(said)
        self.grid = Grid(self.nodes, self.wires)
        self.grid.build()
        if len(self.grid.layers) > 3:
            order(self.grid)
        level(self.grid)
        tops = [self.nodes[i] for i in range(len(block.children))]
        self.top = min(n.y for n in tops)
        self.height = max(n.y + n.h for n in tops) - self.top

    def _inner(self, said: Statement) -> None:
        block = self.block
        if said.subject == said.object == block.key:
            return
        if said.subject == block.key and said.object in block.looks:
            self._way(said.object, False, said, -1e3)
        elif said.object == block.key and said.subject in block.looks:
            self._way(said.subject, True, said, 1e3)
        elif block.layer.get(said.subject, 0) != block.layer.get(said.object, 0):
            self._link(said)
        else:
            self.within.append(said)

    def _way(self, key: str, is_east: bool, said: Statement, hint: float) -> None:
        child = self.block.children.index(key)
        node = Node(0.0, self.last if is_east else 0, PORT_GAP / 2, child + 0.5 + hint * 1e-5, when=when(said))
        self.nodes.append(node)
        own, end = self._port(child), Port(0.0, 0.0)
        tail, head = (child, len(self.nodes) - 1) if is_east else (len(self.nodes) - 1, child)
        self.ways.append(((said.key, is_east), len(self.wires)))
        ports = (own, end) if is_east else (end, own)
        self.wires.append(Wire(said.key, tail, head, *ports, when=when(said)))

    def _gap(self, rank: float, is_east: bool, said: Statement, hint: float) -> None:
        """Room for a line that meets the border between two children, or among the lines of one."""
        at, seen = rank * len(self.block.children) - 0.5, when(said)
        layer = self.last - 1 if is_east else 1
        outer = Node(0.0, self.last if is_east else 0, PORT_GAP / 2, at + 0.5, when=seen, is_stand_in=True)
        self.gaps.add((said.key, is_east))
        if abs(at - round(at)) < 1e-6:
            outer.rank += hint * 1e-5
            self.nodes.append(outer)
            self.ways.append(((said.key, is_east), -len(self.nodes)))
            return
        inner = Node(0.0, layer, 2.0, at, when=seen, is_stand_in=True)
        self.nodes += [inner, outer]
        tail, head = len(self.nodes) - 2, len(self.nodes) - 1
        self.ways.append(((said.key, is_east), len(self.wires)))
        ends = (tail, head) if is_east else (head, tail)
        self.wires.append(Wire(said.key, *ends, Port(0.0, 0.0), Port(0.0, 0.0), 4.0, when=seen))

    def _link(self, said: Statement) -> None:
        a, b = self.block.children.index(said.subject), self.block.children.index(said.object)
        is_turned = self.nodes[a].layer > self.nodes[b].layer
        tail, head = (b, a) if is_turned else (a, b)
        self.wires.append(Wire(said.key, tail, head, self._port(tail), self._port(head), 3.0, is_turned, when(said)))

    def _port(self, child: int) -> Port:
        h = self.nodes[child].h
        pad = min(7.0, h / 4)
        return Port(pad, h - pad)

    def place(self, columns: Sequence[float]) -> None:
        """Boxes of the children, ways in and lines within, now that the block's size is known."""
        block = self.block
        room = glyphs.room(self.agent, block.look, block.size)
        self.dy = room.y + (room.h - self.height) / 2 - self.top
        x = (block.size.w - sum(columns) - _INNER_GUTTER * (len(columns) - 1)) / 2
        self.left = [x + sum(columns[:i]) + _INNER_GUTTER * i for i in range(len(columns))]
        self.columns = columns
        for i, key in enumerate(block.children):
            size, column = block.sizes[key], block.layer[key]
            left = self.left[column] + (columns[column] - size.w) / 2
            if key in self.structure.membrane and column == 0:
                left = -_OUTSIDE
            block.held[key] = Box(left, self.nodes[i].y + self.dy, size.w, size.h)
        for name, at in self.ways:
            if name in self.gaps:
                wire = self.wires[at] if at >= 0 else None
                node = -at - 1 if wire is None else wire.head if name[1] else wire.tail
                block.stubs[name] = Stub(self.nodes[node].y + self.dy)
            else:
                self._draw_way(name, self.wires[at])
        drawn = {at for _, at in self.ways}
        for i, wire in enumerate(self.wires):
            if i not in drawn:
                curve = through(self._points(wire, wire.tail_port, wire.head_port))
                block.lines[wire.key] = curve.turned if wire.is_turned else curve
        for k, said in enumerate(self.within):
            block.lines[said.key] = self._beside(said, k)

    def _edge(self, child: int, y: float, is_east: bool) -> Point:
        key = self.block.children[child]
        box = self.block.held[key]
        x = glyphs.border(key, self.block.looks[key].glyph, box.w, box.h, y - box.y, is_east)
        return Point(box.x + x, y)

    def _points(self, wire: Wire, tail: Port, head: Port) -> list[Point]:
        """From the tail's edge through the columns to the head's edge; a way's own end lies on the block's border."""
        points = [self._end(wire.tail, tail, is_east=True)]
        for node in wire.chain[1:-1]:
            column, y = self.nodes[node].layer - 1, self.nodes[node].y + self.dy
            points += [Point(self.left[column], y), Point(self.left[column] + self.columns[column], y)]
        points.append(self._end(wire.head, head, is_east=False))
        return points

    def _end(self, node: int, port: Port, is_east: bool) -> Point:
        y = self.nodes[node].y + port.at + self.dy
        if node < len(self.block.children):
            return self._edge(node, y, is_east)
        size = self.block.size
        return Point(glyphs.border(self.block.key, self.block.look.glyph, size.w, size.h, y, not is_east), y)

    def _draw_way(self, name: tuple[str, bool], wire: Wire) -> None:
        points = self._points(wire, wire.tail_port, wire.head_port)
        is_own = any(said.key == name[0] for said in self.block.inner)
        if is_own:
            self.block.lines[name[0]] = through(points)
            return
        outwards = points if name[1] else points[::-1]
        if outwards[0].x < 0:
            outwards = outwards[:1]
        self.block.stubs[name] = Stub(outwards[-1].y, Curve.of(outwards))

    def _beside(self, said: Statement, k: int) -> Curve:
        """A line between two of one column: straight where they are neighbours, else round on the east side."""
        a, b = self.block.held[said.subject], self.block.held[said.object]
        if said.subject == said.object:
            return self_loop(said.subject, self.block.looks[said.subject].glyph, a)
        column = sorted(
            (self.block.held[key].y, key)
            for key in self.block.children
            if self.block.layer[key] == self.block.layer[said.subject]
        )
        names = [key for _, key in column]
        if abs(names.index(said.subject) - names.index(said.object)) == 1:
            x = min(max(a.middle.x, b.x + 8), b.right - 8) + 12 * (k % 2)
            start, end = (Point(x, a.foot), Point(x, b.y)) if a.y < b.y else (Point(x, a.y), Point(x, b.foot))
            return Curve.of((start, *straight(start, end)))
        return bulge(a, b, max(a.right, b.right) + 18 + 6 * k)


def self_loop(key: str, glyph: Glyph, box: Box) -> Curve:
    """A line from the east side of a glyph back to it."""
    y = box.middle.y
    start, end = (Point(box.x + glyphs.border(key, glyph, box.w, box.h, at - box.y, True), at) for at in (y - 7, y + 7))
    return Curve.of((start, Point(start.x + 26, start.y), Point(end.x + 26, end.y), end))


def bulge(a: Box, b: Box, x: float) -> Curve:
    """A line from the east side of one box to the east side of another that swings out to ``x``."""
    down = 5.0 if a.y < b.y else -5.0
    start, end = Point(a.right, a.middle.y + down), Point(b.right, b.middle.y - down)
    out = x + (x - max(start.x, end.x)) / 3
    return Curve.of((start, Point(out, start.y), Point(out, end.y), end))
