"""Sorts a network into components of blocks, and orders and levels each: everything but the x."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from figtrace.model.readings import READINGS
from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import StatementType
from figtrace.picture import structure
from figtrace.picture.blocks import Builder
from figtrace.picture.borders import fit_borders
from figtrace.picture.grid import LIGHT, Grid, Node, Port, Wire
from figtrace.picture.layering import longest_paths
from figtrace.picture.levels import level
from figtrace.picture.ordering import order
from figtrace.picture.structure import when
from figtrace.picture.style import Glyph

REGION_MOST = 150
"""Larger networks are folded into bands, and then no ground lies behind the recipients."""

_GAPS = {Glyph.HOST: 13.0, Glyph.TISSUE: 13.0, Glyph.VESICLE: 12.0, Glyph.CELL: 12.0, Glyph.STATE: 12.0}
_ROUND = (Glyph.VESICLE, Glyph.CELL, Glyph.STATE)
_COMMON_MOST = {"host": 420.0, "pill": 230.0, "vesicle": 170.0}


@dataclass(slots=True)
class Component:
    """Blocks that hang together, their grid, how steep lines run right of each layer, and where they end up."""

    roots: list[str]
    wires: list[Statement] = field(default_factory=list)
    grid: Grid = field(default_factory=lambda: Grid([], []))
    node: dict[str, int] = field(default_factory=dict)
    steepest: dict[int, float] = field(default_factory=dict)
    crossings: int = 0
    height: float = 0.0
    y: float = 0.0
    band: int = 0


class Plan:
    """A network sorted into components, each with its blocks laid out inside and levelled among each other."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.found = structure.read(network)
        if len(network.agents) > REGION_MOST:
            self.found.region = None
        self.builder = Builder(network, self.found)
        self.blocks = self.builder.prepare()
        self.layer: dict[str, int] = {}
        self.outer: list[Statement] = []
        self.to_region: list[Statement] = []
        self.components: list[Component] = []
        self.rank: dict[str, float] = {}
        self.order_of: dict[str, float] = {}
        self.widths: dict[tuple[int, str], float] = {}

    def make(self) -> Plan:
        """Sort, layer, measure and arrange everything; only widths and places in the picture are left to find."""
        self._sort_statements()
        self._layers()
        self._measure()
        self._common_widths()
        self.components = self._components()
        for component in self.components:
            self._arrange(component)
        return self

    # -- what belongs where ------------------------------------------------------------------------------------------

    def _sort_statements(self) -> None:
        """Statements between blocks, within one, and to or from the surroundings."""
        agents = self.network.agent
        for said in self.network.statements:
            if said.subject not in agents or said.object not in agents:
                continue
            ends = {self.found.root(said.subject), self.found.root(said.object)}
            if self.found.region in ends:
                self.to_region.append(said)
            elif len(ends) == 1:
                self.blocks[ends.pop()].inner.append(said)
            else:
                self.outer.append(said)

    def _layers(self) -> None:
        root, lane = self.found.root, self.found.lane
        steps = [s for s in self.outer if structure.is_step(s)]
        least = dict(lane)
        if lane:
            acted_on = {root(s.object) for s in self.outer}
            least.update({key: structure.EFFECT for key in self.blocks if key not in lane and key in acted_on})
        self.layer = longest_paths(list(self.blocks), ((root(s.subject), root(s.object)) for s in steps), least)
        if not lane:
            lowest = min(self.layer.values(), default=0)
            self.layer = {key: at - lowest for key, at in self.layer.items()}

    def _sides(self, said: Statement) -> tuple[bool, bool]:
        """Whether the line leaves its subject, and meets its object, on the east side."""
        a, b = self.layer[self.found.root(said.subject)], self.layer[self.found.root(said.object)]
        return a <= b, b <= a

    def _measure(self) -> None:
        for said in self.outer:
            subject_east, object_east = self._sides(said)
            self.builder.count(said, said.subject, subject_east)
            self.builder.count(said, said.object, object_east)
            self.blocks[self.found.root(said.subject)].meet(said, said.subject, subject_east)
            self.blocks[self.found.root(said.object)].meet(said, said.object, object_east)
        for said in self.to_region:
            key = said.subject if said.subject != self.found.region else said.object
            if key != self.found.region:
                self.blocks[self.found.root(key)].meet(said, key, True)
        for block in self.blocks.values():
            self.builder.measure(block)

    def _components(self) -> list[Component]:
        """Blocks joined by statements, in the order of the mechanisms, then of the agents."""
        leader = {key: key for key in self.blocks}

        def find(key: str) -> str:
            while leader[key] != key:
                leader[key] = leader[leader[key]]
                key = leader[key]
            return key

        for said in self.outer:
            leader[find(self.found.root(said.object))] = find(self.found.root(said.subject))
        for i, m in enumerate(self.network.mechanisms):
            self.order_of[m.key] = float(i)
            for key in (m.donor, m.vesicle, *m.cargo, m.recipient, *m.targets, *m.processes, *m.outcomes):
                if key in self.network.agent and key != self.found.region:
                    self.rank.setdefault(self.found.root(str(key)), float(i))
        components: dict[str, Component] = {}
        for key in sorted(self.blocks, key=lambda key: self.rank.get(key, 1e4)):
            components.setdefault(find(key), Component([])).roots.append(key)
        for said in self.outer:
            components[find(self.found.root(said.subject))].wires.append(said)
        linked = [c for c in components.values() if c.wires]
        alone = [key for c in components.values() if not c.wires for key in c.roots]
        columns = 1 + max(self.layer.values(), default=0)
        for i, key in enumerate(k for k in alone if k not in self.found.lane):
            self.layer[key] = i % columns
        return [*linked, Component(alone)] if alone else linked

    # -- one component -----------------------------------------------------------------------------------------------

    def _arrange(self, component: Component) -> None:
        """Order the blocks, then what they hold by the places found, and again, as long as crossings are left."""
        best: tuple[int, dict[str, list[str]]] | None = None
        for _ in range(3):
            self._grid(component)
            self._order(component)
            drawn = {key: list(self.blocks[key].children) for key in component.roots}
            if best is None or component.crossings < best[0]:
                best = (component.crossings, drawn)
            if component.crossings == 0 or not self._reorder_children(component):
                break
        now = {key: self.blocks[key].children for key in component.roots}
        if best is not None and (now != best[1] or now != drawn):
            for key, children in best[1].items():
                self.blocks[key].children[:] = children
            self._grid(component)
            self._order(component)
        self._settle(component)

    def _order(self, component: Component) -> None:
        n_held = [0] * len(component.grid.nodes)
        for key, i in component.node.items():
            n_held[i] = len(self.blocks[key].children)
        order(component.grid)
        fit_borders(component.grid, n_held)
        component.crossings = order(component.grid)
        if component.crossings:
            fit_borders(component.grid, n_held)
            component.crossings = order(component.grid)

    def _grid(self, component: Component) -> None:
        nodes, component.node = [], {}
        for i, key in enumerate(component.roots):
            block = self.blocks[key]
            component.node[key] = i
            gap = _GAPS.get(block.look.glyph, 9.0)
            nodes.append(Node(block.h, self.layer[key], gap, self.rank.get(key, 1e4) + i * 1e-3))
        wires = [self._wire(component, said) for said in component.wires]
        for said in self.to_region:
            key = self.found.root(said.subject if said.subject != self.found.region else said.object)
            if key in component.node:
                i = component.node[key]
                is_outside = self.layer[key] < structure.RECIPIENT
                at = structure.RECIPIENT if is_outside else 1 + max(self.layer.values())
                nodes.append(Node(10.0, at, 12.0, nodes[i].rank + 0.5))
                is_turned = said.subject == self.found.region
                port = self._port(said.object if is_turned else said.subject)
                wires.append(Wire(said.key, i, len(nodes) - 1, port, Port(5, 5), 0.5, is_turned, when(said)))
        component.grid = Grid(nodes, wires)
        component.grid.build()

    def _wire(self, component: Component, said: Statement) -> Wire:
        subject_east, _object_east = self._sides(said)
        ends = [component.node[self.found.root(k)] for k in (said.subject, said.object)]
        ports = [self._port(said.subject), self._port(said.object)]
        is_turned = not subject_east
        weight = _weight(said)
        bias = -0.3 if weight < LIGHT else 0.3 if said.type is StatementType.CONVERSION else 0.0
        rank = self.order_of.get(said.mechanism or "")
        if is_turned:
            ends.reverse()
            ports.reverse()
        return Wire(said.key, ends[0], ends[1], ports[0], ports[1], weight, is_turned, when(said), rank, bias)

    def _port(self, key: str) -> Port:
        """The end of a line at a block's border, anywhere but near its corners, or at a held agent, known later."""
        block = self.blocks[self.found.root(key)]
        if key != block.key:
            return Port(0, block.size.h, block.rank(key))
        pad = min(7.0, block.size.h / 4)
        if block.look.glyph in _ROUND:
            pad = 18.0 if block.size.h > 120 else block.size.h * 0.26
        if block.look.glyph in (Glyph.HOST, Glyph.TISSUE):
            pad = 16.0
        return Port(pad, block.size.h - pad, is_border=True)

    def _reorder_children(self, component: Component) -> bool:
        """Sort what each block holds by the places of the other ends; True when anything changed."""
        reach: dict[str, list[float]] = defaultdict(list)
        grid = component.grid
        said_of = self.network.statement
        for link in grid.links:
            wire = grid.wires[link.wire]
            tail, head = said_of[wire.key].subject, said_of[wire.key].object
            if wire.is_turned:
                tail, head = head, tail
            if link.u == wire.tail:
                reach[tail].append(grid.place(link.v, link.right))
            if link.v == wire.head:
                reach[head].append(grid.place(link.u, link.left))
        changed = False
        for key in component.roots:
            children = self.blocks[key].children
            wanted = sorted(
                children, key=lambda k: sum(reach[k]) / len(reach[k]) if reach[k] else float(children.index(k))
            )
            if wanted != children and len(children) > 1:
                children[:] = wanted
                changed = True
        return changed

    def _settle(self, component: Component) -> None:
        """Insides of the blocks, then heights of everything."""
        grid = component.grid
        hints: dict[tuple[str, bool], float] = {}
        for link in grid.links:
            wire = grid.wires[link.wire]
            if link.u == wire.tail:
                hints[wire.key, True] = grid.nodes[link.v].pos + (link.right.rank or 0.5)
            if link.v == wire.head:
                hints[wire.key, False] = grid.nodes[link.u].pos + (link.left.rank or 0.5)
        ranks = self._border_ranks(component)
        for key in component.roots:
            block = self.blocks[key]
            self.builder.settle(block, hints, ranks, self.widths.get((self.layer[key], _family(block.look.glyph)), 0.0))
            grid.nodes[component.node[key]].h = block.h
        for wire in grid.wires:
            self._fix(wire)
        level(grid)
        for link in grid.links:
            a, b = grid.nodes[link.u], grid.nodes[link.v]
            rise = abs(a.y + link.left.at - b.y - link.right.at)
            component.steepest[a.layer] = max(rise, component.steepest.get(a.layer, 0.0))
        grid.loosen()
        component.height = max((n.y + n.h for n in grid.nodes), default=0.0)

    def _border_ranks(self, component: Component) -> dict[tuple[str, bool], float]:
        """Between which held agents the lines from the blocks' borders leave, by statement and side."""
        ranks: dict[tuple[str, bool], float] = {}
        for wire in component.grid.wires:
            for port, is_east in ((wire.tail_port, True), (wire.head_port, False)):
                if port.is_border and port.rank is not None:
                    ranks[wire.key, is_east] = port.rank
        return ranks

    def _common_widths(self) -> None:
        """Hosts of one lane are equally wide, and so are its processes, as far as that is not wasteful."""
        if not self.found.lane:
            return
        for key, block in self.blocks.items():
            family = _family(block.look.glyph)
            if family and block.size.w <= _COMMON_MOST[family]:
                at = (self.layer[key], family)
                self.widths[at] = max(self.widths.get(at, 0.0), block.size.w)

    def _fix(self, wire: Wire) -> None:
        """Ends at held agents are where the inside has put them."""
        for port, is_east in ((wire.tail_port, True), (wire.head_port, False)):
            node_key = self.end_key(wire, is_east)
            side = is_east or self._is_loop(wire)
            stub = self.blocks[self.found.root(node_key)].stubs.get((wire.key, side)) if node_key else None
            if stub is not None:
                port.low = port.high = stub.y
            elif node_key is not None and port.is_border:
                now = self._port(node_key)
                port.low, port.high = now.low, now.high

    def _is_loop(self, wire: Wire) -> bool:
        said = self.network.statement[wire.key]
        return self.found.region not in (said.subject, said.object) and all(self._sides(said))

    def end_key(self, wire: Wire, is_tail: bool) -> str | None:
        """The agent at an end of a wire; None for the surroundings."""
        said = self.network.statement[wire.key]
        key = said.subject if is_tail != wire.is_turned else said.object
        return None if key == self.found.region else key


def _family(glyph: Glyph) -> str:
    if glyph in (Glyph.HOST, Glyph.TISSUE):
        return "host"
    return {Glyph.PILL: "pill", Glyph.VESICLE: "vesicle"}.get(glyph, "")


def _weight(said: Statement) -> float:
    """How much a statement pulls its ends level: steps most, what is folded or told elsewhere little."""
    if said.type in (StatementType.DELIVERY, StatementType.CONVERSION):
        return 0.15
    if said.folded_by or not READINGS[1].draws(said):
        return 0.1
    return 1.0 if said.type is StatementType.RELEASE else 2.0
