"""SBGN Process Description: cargo in donor, vesicle and recipient, and the processes that act between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from figtrace.exchange import place, sbgn
from figtrace.exchange.contract import Box, Exported, Job, LossKind, Point, exporter, said, unreturned
from figtrace.exchange.delivery import PLACES, Passage, carriages, passages
from figtrace.exchange.ids import Ids
from figtrace.exchange.park import lose_parked, values
from figtrace.exchange.place import border_point, number
from figtrace.exchange.relation import EFFECTS, NEGATIVE, POSITIVE, Relation, note_strengthened, relation_at
from figtrace.exchange.sbgn_check import check_pd
from figtrace.exchange.xml import children, element, written
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Statement
from figtrace.model.vocabulary import CELLS, AgentKind, StatementType

LANGUAGE = "process description"
VERSION = "http://identifiers.org/combine.specifications/sbgn.pd.level-1.version-1.3"
_PHENOTYPES = frozenset({AgentKind.PROCESS, AgentKind.PATHWAY})
_SIDE = 20.0


@dataclass
class _Drawing:
    """The map while it is drawn: glyph id and box of every copy of an agent, by (agent, place)."""

    job: Job
    glyphs: etree._Element
    names: Mapping[str, str]
    boxes: Mapping[str, Box]
    held: Mapping[str, Statement]
    copies: dict[tuple[str, str | None], tuple[str, Box]] = field(default_factory=dict)
    first: dict[str, tuple[str, Box]] = field(default_factory=dict)
    inside: Counter[str] = field(default_factory=Counter)
    made: dict[str, Box] = field(default_factory=dict)
    arcs: list[etree._Element] = field(default_factory=list)
    refs: dict[str, str | None] = field(default_factory=dict)

    def entity(self, ident: str, kind: str, where: str | None, key: str) -> etree._Element:
        """The glyph of an entity in its compartment; where there are compartments, one without a place has its own."""
        has_places = any(agent.kind in PLACES for agent in self.job.network.agents)
        ref = where or (self._elsewhere(key) if has_places and kind != "phenotype" else None)
        self.refs[ident] = ref
        return element(self.glyphs, "glyph", {"id": ident, "class": kind, "compartmentRef": ref})

    def _elsewhere(self, key: str) -> str:
        if sbgn.ELSEWHERE not in self.made:
            self.made[sbgn.ELSEWHERE] = sbgn.elsewhere(self.glyphs, self.boxes)
        message = "Process Description demands a compartment; “place not stated” holds it"
        self.job.lose(LossKind.INVENTED, key, "compartment", message)
        return sbgn.ELSEWHERE

    def arc(self, kind: str, source: str, target: str) -> etree._Element:
        """One arc between glyphs or ports, without its line."""
        given = {"id": f"_x{len(self.arcs) + 1}", "class": kind, "source": source, "target": target}
        self.arcs.append(element(self.glyphs, "arc", given))
        return self.arcs[-1]


@exporter
def dumps(job: Job) -> Exported:
    """The statements of this level as a Process Description; nothing that acts without being an entity is in it."""
    read = job.read_at_level()
    held = carriages(read, job.network)
    moves = _moves(job, read)
    carried = job.carry(_reasons(job, read, held, moves))
    root, owner = sbgn.sheet(LANGUAGE, VERSION)
    sbgn.describe_map(owner, carried, "sbgn-pd")
    names = Ids().take_all(agent.key for agent in carried.network.agents)
    drawing = _Drawing(carried, owner, names, place.boxes(carried), held)
    kept = {statement.key for statement in carried.network.statements}
    _compartments(drawing)
    _entities(drawing, [move for move in moves.values() if move.statement.key in kept])
    for index, statement in enumerate(carried.network.statements):
        _draw(drawing, statement, index, moves)
    _leave_out_lone(drawing)
    for arc in drawing.arcs:
        owner.append(arc)
    report = check_pd(root)
    if not report.is_good:
        raise ProblemsFound(report)
    text = written(root)
    return Exported(text, unreturned(carried.losses))


def _moves(job: Job, read: tuple[Statement, ...]) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for kind in (StatementType.RELEASE, StatementType.DELIVERY):
        for passage in passages(read, job.network, kind):
            cargo = tuple(key for key in passage.cargo if job.network.agent[key].kind in sbgn.ENTITIES)
            found[passage.statement.key] = passage._replace(cargo=cargo)
    return found


def _reasons(
    job: Job, read: tuple[Statement, ...], held: Mapping[str, Statement], moves: Mapping[str, Passage]
) -> dict[str, str]:
    inside = {statement.key for statement in held.values()}
    stands = {statement.key for statement in read}
    reasons = {}
    for statement in job.network.statements:
        if statement.key not in stands:
            reasons[statement.key] = "it does not stand at this reading level"
        elif statement.key not in inside:
            why = _unsayable(job, statement, moves)
            if why:
                reasons[statement.key] = why
    return reasons


def _unsayable(job: Job, statement: Statement, moves: Mapping[str, Passage]) -> str | None:
    """Why Process Description has no word for the statement; None where it has."""
    relation = relation_at(statement, job.level, job.profile)
    subject, object_ = (job.network.agent[key] for key in (statement.subject, statement.object))
    if relation is Relation.CONTAINS:
        return "an entity stands in one compartment at most, and only an entity is held"
    if relation in (Relation.SECRETES, Relation.DELIVERED):
        move = moves[statement.key]
        vesicle, other = (object_, subject) if relation is Relation.SECRETES else (subject, object_)
        is_way = vesicle.kind is AgentKind.VESICLE and other.kind in PLACES and other.kind is not AgentKind.VESICLE
        return None if move.cargo and is_way else "no cargo is known that moves between two places"
    if relation is Relation.CONVERTS:
        is_thing = all(a.kind in CELLS or a.kind in sbgn.ENTITIES for a in (subject, object_))
        return None if is_thing else "only cells and molecules are converted"
    if relation not in EFFECTS or relation is Relation.REGULATES:
        return f"Process Description has no arc for “{relation.value}”"
    if subject.kind not in sbgn.ENTITIES:
        return f"a modulation starts at an entity, and {subject.name} is a {subject.kind.label}"
    if object_.kind not in sbgn.ENTITIES and object_.kind not in _PHENOTYPES:
        return f"a modulation ends on a process or phenotype, and {object_.name} is a {object_.kind.label}"
    return None


def _compartments(drawing: _Drawing) -> None:
    for agent in drawing.job.network.agents:
        if agent.kind in PLACES:
            glyph = element(drawing.glyphs, "glyph", {"id": drawing.names[agent.key], "class": "compartment"})
            _describe(drawing, glyph, agent.key)
            sbgn.box(glyph, drawing.boxes[agent.key])


def _describe(drawing: _Drawing, glyph: etree._Element, key: str, *, is_copy: bool = False) -> None:
    agent = drawing.job.network.agent[key]
    if not is_copy:
        fields = values(agent)
        sbgn.extend(glyph, {"agent": fields})
        sbgn.lose_name(drawing.job, key, agent.name)
        lose_parked(drawing.job, key, fields, sbgn.HATCH, but=("key", "name", "kind"))
    sbgn.label(glyph, agent.name)


def _entities(drawing: _Drawing, moves: list[Passage]) -> None:
    """A glyph for each molecule in each place where it is known to be, and one for each phenotype."""
    places: dict[str, list[str | None]] = {}
    for move in moves:
        is_release = move.statement.type is StatementType.RELEASE
        for key in move.cargo:
            vesicle = move.statement.object if is_release else move.statement.subject
            other = move.statement.subject if is_release else move.statement.object
            places.setdefault(key, []).extend((vesicle, other))
    for agent in drawing.job.network.agents:
        if agent.kind in PLACES:
            continue
        home = drawing.held[agent.key].subject if agent.key in drawing.held else None
        found = list(dict.fromkeys([*([home] if home else []), *places.get(agent.key, ())])) or [None]
        for index, where in enumerate(found):
            _entity(drawing, agent.key, where, index, len(found) > 1)


def _entity(drawing: _Drawing, key: str, where: str | None, index: int, is_cloned: bool) -> None:
    agent = drawing.job.network.agent[key]
    ident = drawing.names[key] if index == 0 else f"_c{index}.{drawing.names[key]}"
    box = drawing.boxes[key] if index == 0 or where is None else _inside(drawing, key, where)
    kind = sbgn.ENTITIES.get(agent.kind, "phenotype")
    glyph = drawing.entity(ident, kind, drawing.names[where] if where else None, key)
    _describe(drawing, glyph, key, is_copy=index > 0)
    if is_cloned and kind != "phenotype":
        element(glyph, "clone")
    sbgn.box(glyph, box)
    drawing.copies[(key, where)] = (ident, box)
    drawing.first.setdefault(key, (ident, box))


def _inside(drawing: _Drawing, key: str, where: str) -> Box:
    """A box of the agent's size at the middle of its place, one below the other where several are there."""
    count = drawing.inside[where]
    drawing.inside[where] += 1
    size, centre = drawing.boxes[key], drawing.boxes[where].centre
    return Box(centre.x - size.width / 2, centre.y - size.height / 2 + count * (size.height + 8), *size[2:])


def _leave_out_lone(drawing: _Drawing) -> None:
    """Take away the entities that no arc touches (rule pd10131), and say what goes with them."""
    ends = {arc.get(end) for arc in drawing.arcs for end in ("source", "target")}
    glyphs = {glyph.get("id"): glyph for glyph in drawing.glyphs}
    copies: dict[str, list[etree._Element]] = {}
    for (key, _), (ident, _) in drawing.copies.items():
        if drawing.job.network.agent[key].kind in sbgn.ENTITIES:
            copies.setdefault(key, []).append(glyphs[ident])
    for key, drawn in copies.items():
        kept = [glyph for glyph in drawn if glyph.get("id") in ends]
        for glyph in drawn:
            if glyph not in kept:
                drawing.glyphs.remove(glyph)
        if not kept:
            _lose_lone(drawing, key)
            continue
        if drawn[0] not in kept:
            kept[0].insert(0, children(drawn[0], "extension")[0])
        if len(kept) == 1:
            for clone in children(kept[0], "clone"):
                kept[0].remove(clone)


def _lose_lone(drawing: _Drawing, key: str) -> None:
    job = drawing.job
    told = [s for s in (drawing.held.get(key),) if s is not None]
    gone = {key, *(statement.key for statement in told)}
    job.losses[:] = [loss for loss in job.losses if loss.where not in gone]
    why = "no arc of a Process Description touches it, and it takes no entity alone"
    job.lose(LossKind.DROPPED, key, "agent", f"{job.network.agent[key].name}: {why}")
    for statement in told:
        job.lose(LossKind.DROPPED, statement.key, "statement", f"{said(statement, job.network)}: {why}")


def _copy(drawing: _Drawing, key: str, wish: str | None) -> tuple[str, Box]:
    """The copy of the agent in the place wished for, else its first."""
    return drawing.copies.get((key, wish)) or drawing.first[key]


def _draw(drawing: _Drawing, statement: Statement, index: int, moves: Mapping[str, Passage]) -> None:
    relation = relation_at(statement, drawing.job.level, drawing.job.profile)
    fields = values(statement)
    lose_parked(drawing.job, statement.key, fields, sbgn.HATCH, but=("key", "subject", "object"))
    if relation in (Relation.SECRETES, Relation.DELIVERED):
        for key in moves[statement.key].cargo:
            ends = (_copy(drawing, key, statement.subject), _copy(drawing, key, statement.object))
            _flow(drawing, statement, fields, f"_t{index}.{drawing.names[key]}", ends)
    elif relation is Relation.CONVERTS:
        ends = (_thing(drawing, statement.subject), _thing(drawing, statement.object))
        _flow(drawing, statement, fields, f"_t{index}", ends)
    elif relation in EFFECTS:
        _modulation(drawing, statement, fields, relation)


def _thing(drawing: _Drawing, key: str) -> tuple[str, Box]:
    """The entity of a molecule, or of a cell seen as a thing that turns into another."""
    agent = drawing.job.network.agent[key]
    if agent.kind not in PLACES:
        return _copy(drawing, key, None)
    ident = f"_e.{drawing.names[key]}"
    box = drawing.boxes[key]._replace(width=100.0, height=40.0)
    if ident not in drawing.made:
        drawing.made[ident] = box
        glyph = drawing.entity(ident, "unspecified entity", None, key)
        sbgn.label(glyph, agent.name)
        sbgn.box(glyph, box)
        message = f"{agent.name} is drawn twice: as a compartment, and as the entity that is converted"
        drawing.job.lose(LossKind.INVENTED, key, "entity", message)
    return ident, box


def _square(glyph: etree._Element, ident: str, middle: Point) -> None:
    """The square of a process around its middle, with a port on either side."""
    half = _SIDE / 2
    sbgn.box(glyph, Box(middle.x - half, middle.y - half, _SIDE, _SIDE))
    for name, x in (("i", middle.x - _SIDE), ("o", middle.x + _SIDE)):
        element(glyph, "port", {"id": f"{ident}.{name}", "x": number(x), "y": number(middle.y)})


def _flow(
    drawing: _Drawing,
    statement: Statement,
    fields: Mapping[str, Any],
    ident: str,
    ends: tuple[tuple[str, Box], tuple[str, Box]],
) -> None:
    """A process that consumes the first end and produces the second, with the statement's quotes in its notes."""
    (one, one_box), (two, two_box) = ends
    middle = Point((one_box.centre.x + two_box.centre.x) / 2, (one_box.centre.y + two_box.centre.y) / 2)
    glyph = element(drawing.glyphs, "glyph", {"id": ident, "class": "process", "orientation": "horizontal"})
    _state(glyph, statement, fields)
    _square(glyph, ident, middle)
    into, out = Point(middle.x - _SIDE, middle.y), Point(middle.x + _SIDE, middle.y)
    sbgn.line(drawing.arc("consumption", one, f"{ident}.i"), (border_point(one_box, into), into))
    sbgn.line(drawing.arc("production", f"{ident}.o", two), (out, border_point(two_box, out)))


def _state(owner: etree._Element, statement: Statement, fields: Mapping[str, Any]) -> None:
    sbgn.note(owner, tuple(evidence.quote for evidence in statement.evidence))
    sbgn.extend(owner, {"statement": fields})


def _modulation(drawing: _Drawing, statement: Statement, fields: Mapping[str, Any], relation: Relation) -> None:
    word = "stimulation" if relation in POSITIVE else "inhibition" if relation in NEGATIVE else "modulation"
    note_strengthened(drawing.job, statement, relation, word, returns=False)
    source, source_box = _copy(drawing, statement.subject, statement.recipient)
    target, target_box = _copy(drawing, statement.object, statement.recipient)
    if drawing.job.network.agent[statement.object].kind in sbgn.ENTITIES:
        target, target_box = _making(drawing, statement.object, target, target_box)
    arc = drawing.arc(word, source, target)
    _state(arc, statement, fields)
    sbgn.line(arc, (border_point(source_box, target_box.centre), border_point(target_box, source_box.centre)))


def _making(drawing: _Drawing, key: str, entity: str, box: Box) -> tuple[str, Box]:
    """The omitted process that makes an entity, on which what changes its amount or activity acts."""
    ident = f"_o.{entity}"
    middle = Point(box.x - 3 * _SIDE, box.centre.y)
    square = Box(middle.x - _SIDE / 2, middle.y - _SIDE / 2, _SIDE, _SIDE)
    if ident in drawing.made:
        return ident, square
    drawing.made[ident] = square
    sink = Box(middle.x - 5 * _SIDE, middle.y - 15, 30, 30)
    source = drawing.entity(f"_s.{entity}", "source and sink", drawing.refs[entity], key)
    sbgn.box(source, sink)
    process = {"id": ident, "class": "omitted process", "orientation": "horizontal"}
    _square(element(drawing.glyphs, "glyph", process), ident, middle)
    into, out = Point(middle.x - _SIDE, middle.y), Point(middle.x + _SIDE, middle.y)
    sbgn.line(drawing.arc("consumption", f"_s.{entity}", f"{ident}.i"), (border_point(sink, into), into))
    sbgn.line(drawing.arc("production", f"{ident}.o", entity), (out, border_point(box, out)))
    message = "an effect on a molecule acts on a process: an omitted one, from a source, was added"
    drawing.job.lose(LossKind.INVENTED, key, "process", message)
    return ident, square
