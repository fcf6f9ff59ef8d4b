"""Where everything stands: ``place(network)`` gives each agent its box and each statement its line.

Lanes run from left to right (donor, vesicle with its cargo, recipient with what it holds, what changes, outcome); a
network that knows no delivery gets layers by who acts on whom. Lines pass a layer only where room was kept for them,
and bend only between layers, so none can run through a glyph. One place for all readings. px at zoom 1, y down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from figtrace.model.records import Network
from figtrace.picture import folding, glyphs, metrics, structure
from figtrace.picture.arrange import REGION_MOST, Component, Plan
from figtrace.picture.blocks import self_loop
from figtrace.picture.geometry import Box, Curve, Point, straight, through
from figtrace.picture.grid import Wire
from figtrace.picture.style import Glyph

MARGIN = 20.0
HEADER = 44.0
"""Room for the lanes' titles above everything."""
_COMPONENT_GAP = 22.0
_BAND_GAP = 120.0
_ASPECT = 1.5
_SWING = 34.0
_TITLE_OVER = 48.0
"""A title may stand out of its lane into the gutters beside it, px together."""

TITLE_SIZE, TITLE_SPACING = 13.0, 1.2

LANE_TITLES = ("Donor cell", "Vesicle and cargo", "Recipient cell", "What changes", "Outcome")


def title_width(title: str) -> float:
    """How wide a lane's title is, in capitals and spaced, px."""
    return metrics.width(title.upper(), TITLE_SIZE) + TITLE_SPACING * len(title)


@dataclass(frozen=True, slots=True)
class Lane:
    """A column with its title: where it begins, and how wide it is."""

    title: str
    x: float
    w: float


@dataclass(frozen=True)
class Layout:
    """Boxes of all agents, holders of those that are drawn inside others, lines of all statements.

    ``order`` has every holder before what it holds. ``crossings`` counts lines of the order that cross between layers.
    """

    width: float
    height: float
    boxes: Mapping[str, Box]
    lines: Mapping[str, Curve]
    holder: Mapping[str, str]
    order: tuple[str, ...]
    lanes: tuple[Lane, ...]
    structure: structure.Structure
    crossings: int


def place(network: Network) -> Layout:
    """The layout of a network; the same for the same network, and the same in every reading."""
    return _Placer(Plan(network).make()).place()


class _Placer:
    """Gives a plan its place: components one under another, columns, boxes and lines."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.column: dict[tuple[int, int], tuple[float, float]] = {}
        self.boxes: dict[str, Box] = {}
        self.lines: dict[str, Curve] = {}
        self.turns: dict[tuple[str, int], folding.Turn] = {}

    def place(self) -> Layout:
        self._stack(self.plan.components)
        self._columns(self.plan.components)
        self._fold(self.plan.components)
        return self._finish(self.plan.components)

    def _stack(self, components: Sequence[Component]) -> None:
        """Components one under another, in as many bands as keep a large picture in shape."""
        total = sum(c.height + _COMPONENT_GAP for c in components)
        n_bands = 1
        if len(self.plan.network.agents) > REGION_MOST:
            wide = 300.0 * (1 + max(self.plan.layer.values(), default=0))
            n_bands = max(1, round((_ASPECT * total / wide) ** 0.5))
        limit, y, band = total / n_bands, 0.0, 0
        for component in components:
            if y > 0 and y + component.height / 2 > limit and band < n_bands - 1:
                y, band = 0.0, band + 1
            component.y, component.band = y, band
            y += component.height + _COMPONENT_GAP

    def _columns(self, components: Sequence[Component]) -> None:
        """The x and width of every layer in every band; gutters grow with the lines that bend in them."""
        x = MARGIN
        for band in range(1 + max((c.band for c in components), default=0)):
            of = [c for c in components if c.band == band]
            widths: dict[int, float] = {}
            for component in of:
                for key in component.roots:
                    at = self.plan.layer[key]
                    widths[at] = max(widths.get(at, 0.0), self.plan.blocks[key].w)
            used = range(min(widths), 1 + max(widths)) if widths else range(0)
            for at in used:
                if self._has_title(at):
                    widths[at] = max(widths.get(at, 0.0), title_width(LANE_TITLES[at]) - _TITLE_OVER)
            for at in used:
                self.column[band, at] = (x, widths.get(at, 0.0))
                x += widths.get(at, 0.0) + self._gutter(of, at)
            x += _BAND_GAP

    def _fold(self, components: Sequence[Component]) -> None:
        """A long thin picture in rows; every row's columns begin at the left again."""
        if self.plan.found.lane or not self.column or any(c.band for c in components):
            return
        ends = [x + w - MARGIN for _, (x, w) in sorted(self.column.items())]
        height = sum(c.height + _COMPONENT_GAP for c in components)
        starts = folding.starts(ends[-1], height, ends)
        if len(starts) == 1 or not folding.can_fold(components):
            return
        fold = folding.Fold(starts)
        for component in components:
            fold.fold(component)
        self.turns = fold.turns
        self._stack(components)
        first = {row: self.column[0, at][0] for row, at in enumerate(starts)}
        for (band, at), (x, w) in self.column.items():
            self.column[band, at] = (x - first[fold.row(at)] + MARGIN + fold.room, w)

    def _gutter(self, components: Iterable[Component], at: int) -> float:
        steepest, has_loop = 0.0, False
        for component in components:
            grid = component.grid
            steepest = max(steepest, component.steepest.get(at, 0.0))
            has_loop = has_loop or any(grid.nodes[grid.wires[i].tail].layer == at for i in grid.loops)
        least = 48.0 if self.plan.found.lane else 54.0
        if self.plan.found.region and at == structure.VESICLE:
            least += 24.0
        return min(190.0, max(least, 38.0 + 0.3 * steepest) + (_SWING if has_loop else 0.0))

    def _finish(self, components: Sequence[Component]) -> Layout:
        for component in components:
            for key in component.roots:
                self._put(component, key)
        region = self._region(components)
        if region is not None and self.plan.found.region is not None:
            self.boxes[self.plan.found.region] = region
        for component in components:
            for wire in component.grid.wires:
                curve = self._curve(component, wire, region)
                self.lines[wire.key] = curve.turned if wire.is_turned else curve
        return self._layout(components)

    def _region(self, components: Sequence[Component]) -> Box | None:
        """The ground of the surroundings: from the recipients to the right, as high as everything."""
        if self.plan.found.region is None:
            return None
        x = self.column.get((0, structure.RECIPIENT), (MARGIN, 0.0))[0] - 24
        right = max([b.right for b in self.boxes.values()] + [max(line[::2]) for line in self.lines.values()])
        if any(component.grid.loops for component in components):
            right += _SWING
        top = MARGIN + HEADER - 18
        foot = MARGIN + HEADER + max(c.y + c.height for c in components) + 36
        return Box(x, top, max(right, x + 200) + 24 - x, foot - top)

    def _put(self, component: Component, key: str) -> None:
        block = self.plan.blocks[key]
        x, w = self.column[component.band, self.plan.layer[key]]
        left = x + (w - block.size.w) / 2
        top = MARGIN + HEADER + component.y + component.grid.nodes[component.node[key]].y
        self.boxes[key] = Box(left, top, block.size.w, block.size.h)
        for child, box in block.held.items():
            self.boxes[child] = box.moved(left, top)
        for name, line in block.lines.items():
            self.lines[name] = line.moved(left, top)
        for said in block.inner:
            if said.subject == said.object == key:
                self.lines[said.key] = self_loop(key, block.look.glyph, self.boxes[key])

    def _curve(self, component: Component, wire: Wire, region: Box | None) -> Curve:
        dy = MARGIN + HEADER + component.y
        nodes = component.grid.nodes
        if nodes[wire.tail].layer == nodes[wire.head].layer:
            return self._loop(component, wire, dy)
        runs = [self._leave(component, wire, dy, is_tail=True)]
        for k, index in enumerate(wire.chain[1:-1]):
            x, w = self.column.get((component.band, nodes[index].layer), (runs[-1][-1].x + 20, 0.0))
            if (wire.key, k) in self.turns:
                runs.append([])
            runs[-1] += [Point(x, nodes[index].y + dy), Point(x + w, nodes[index].y + dy)]
        if region is not None and self.plan.end_key(wire, is_tail=False) is None:
            x = region.x if nodes[wire.head].layer == structure.RECIPIENT else region.right
            return through([*runs[-1], Point(x, nodes[wire.head].y + 5 + dy)])
        if (wire.key, len(wire.chain) - 2) in self.turns:
            runs.append([])
        runs[-1] += reversed(self._leave(component, wire, dy, is_tail=False))
        turns = [self.turns[wire.key, k] for k in range(len(wire.chain) - 1) if (wire.key, k) in self.turns]
        return folding.joined([through(run) for run in runs], turns, dy)

    def _leave(
        self, component: Component, wire: Wire, dy: float, is_tail: bool, is_east: bool | None = None
    ) -> list[Point]:
        """From an end of a wire out to the edge of its column."""
        is_east = is_tail if is_east is None else is_east
        index, port = (wire.tail, wire.tail_port) if is_tail else (wire.head, wire.head_port)
        key = self.plan.end_key(wire, is_tail)
        assert key is not None
        root = self.plan.found.root(key)
        block, box = self.plan.blocks[root], self.boxes[root]
        y = component.grid.nodes[index].y + port.at + dy
        x, w = self.column[component.band, self.plan.layer[root]]
        edge = Point(x + w if is_east else x, y)
        stub = block.stubs.get((wire.key, is_east))
        if stub is not None and stub.way is not None:
            inner = list(stub.way.moved(box.x, box.y).points)
            return [*inner, edge] if (edge.x >= inner[-1].x) == is_east else inner
        at = glyphs.border(root, block.look.glyph, box.w, box.h, y - box.y, is_east)
        return [Point(box.x + at, y), edge]

    def _loop(self, component: Component, wire: Wire, dy: float) -> Curve:
        """Between two of one layer: straight down or up to a neighbour, else out on the east side and back."""
        said = self.plan.network.statement[wire.key]
        a, b = self.boxes[said.subject], self.boxes[said.object]
        nodes = component.grid.nodes
        beside = abs(nodes[wire.tail].pos - nodes[wire.head].pos) == 1
        is_plain = {said.subject, said.object} <= set(self.plan.blocks) and not self.plan.blocks[said.subject].size.foot
        low = max(a.x, b.x) + 12
        if beside and is_plain and not self.plan.blocks[said.object].size.foot and low < min(a.right, b.right) - 12:
            x = (max(a.x, b.x) + min(a.right, b.right)) / 2
            start, end = (Point(x, a.foot), Point(x, b.y)) if a.y < b.y else (Point(x, a.y), Point(x, b.foot))
            return Curve.of((start, *straight(start, end)))
        head = self._leave(component, wire, dy, is_tail=False, is_east=True)
        tail = self._leave(component, wire, dy, is_tail=True, is_east=True)
        start, end = tail[-1], head[-1]
        out = start.x + _SWING
        swing = Curve.of((start, Point(out, start.y), Point(out, end.y), end))
        return Curve((*through(tail), *swing[2:], *through(list(reversed(head)))[2:]))

    def _layout(self, components: Sequence[Component]) -> Layout:
        for said in self.plan.to_region:
            if said.key not in self.lines and self.plan.found.region is not None:
                box = self.boxes[self.plan.found.region]
                self.lines[said.key] = self_loop(self.plan.found.region, Glyph.REGION, box)
        lines = self.lines.values()
        feet = [self.boxes[key].foot + block.size.foot for key, block in self.plan.blocks.items()]
        right = max([b.right for b in self.boxes.values()] + [max(line[::2]) for line in lines], default=200.0)
        foot = max(feet + [b.foot for b in self.boxes.values()] + [max(line[1::2]) for line in lines], default=200.0)
        holder = dict(self.plan.found.holder)
        if self.plan.found.region is not None:
            holder.update(
                {k: self.plan.found.region for k in self.plan.blocks if self.plan.layer[k] >= structure.RECIPIENT}
            )
        return Layout(
            width=right + MARGIN,
            height=foot + MARGIN,
            boxes=self.boxes,
            lines=self.lines,
            holder=holder,
            order=self._order(holder),
            lanes=self._lanes(),
            structure=self.plan.found,
            crossings=sum(c.crossings for c in components),
        )

    def _order(self, holder: Mapping[str, str]) -> tuple[str, ...]:
        def depth(key: str) -> int:
            return 0 if key not in holder else 1 + depth(holder[key])

        keys = [a.key for a in self.plan.network.agents if a.key in self.boxes]
        return tuple(sorted(keys, key=depth))

    def _lanes(self) -> tuple[Lane, ...]:
        """Titles over the columns whose agents have the part that the title says, in every band."""
        return tuple(Lane(LANE_TITLES[at], x, w) for (_, at), (x, w) in self.column.items() if self._has_title(at))

    def _has_title(self, at: int) -> bool:
        """True for a lane with an agent of its part in it; what is right of the recipients needs no other proof."""
        lane = self.plan.found.lane
        if not lane or at >= len(LANE_TITLES):
            return False
        return at > structure.RECIPIENT or any(lane.get(k) == at == self.plan.layer[k] for k in lane)
