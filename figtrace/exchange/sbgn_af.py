"""SBGN Activity Flow: activities in the compartments that hold them, influences as arcs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from figtrace.exchange import place, sbgn
from figtrace.exchange.contract import Box, Exported, Job, LossKind, exporter
from figtrace.exchange.delivery import PLACES, carriages
from figtrace.exchange.ids import Ids
from figtrace.exchange.park import lose_parked, values
from figtrace.exchange.relation import EFFECTS, NEGATIVE, POSITIVE, Relation, note_strengthened, relation_at
from figtrace.exchange.sbgn_check import check_af
from figtrace.exchange.xml import element, written
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Agent, Statement
from figtrace.model.vocabulary import AgentKind

LANGUAGE = "activity flow"
VERSION = "http://identifiers.org/combine.specifications/sbgn.af.level-1.version-1.2"


@dataclass(frozen=True)
class _Plan:
    job: Job
    names: Mapping[str, str]
    boxes: Mapping[str, Box]
    arcs: tuple[Statement, ...]
    held: Mapping[str, Statement]
    homes: Mapping[str, str | None]
    has_places: bool


@exporter
def dumps(job: Job) -> Exported:
    """The statements of this level as Activity Flow; passages, conversions and acting vesicles are lost."""
    made = _plan(job)
    root, owner = sbgn.sheet(LANGUAGE, VERSION)
    sbgn.describe_map(owner, made.job, "sbgn-af")
    for agent in made.job.network.agents:
        if agent.kind in PLACES:
            _compartment(owner, made, agent)
    is_homeless = any(home is None for home in made.homes.values())
    if is_homeless and made.has_places:
        _elsewhere(owner, made)
    acting = {statement.subject for statement in made.arcs}
    for agent in made.job.network.agents:
        if agent.kind not in PLACES:
            _activity(owner, made, agent, agent.key in acting)
    ids = Ids()
    ids.take_all(agent.key for agent in made.job.network.agents)
    for statement in made.arcs:
        _arc(owner, made, statement, ids.take(statement.key))
    report = check_af(root)
    if not report.is_good:
        raise ProblemsFound(report)
    text = written(root)
    return Exported(text, tuple(made.job.losses))


def _plan(job: Job) -> _Plan:
    read = job.read_at_level()
    held = carriages(read, job.network)
    inside = {statement.key for statement in held.values()}
    reasons = {s.key: "it does not stand at this reading level" for s in job.network.statements}
    for statement in read:
        del reasons[statement.key]
        why = None if statement.key in inside else _unsayable(job, statement)
        if why:
            reasons[statement.key] = why
    carried = job.carry(reasons)
    arcs = tuple(s for s in carried.network.statements if s.key not in inside)
    names = Ids().take_all(agent.key for agent in carried.network.agents)
    homes = _homes(carried, held)
    has_places = any(agent.kind in PLACES for agent in carried.network.agents)
    return _Plan(carried, names, place.boxes(carried), arcs, held, homes, has_places)


def _unsayable(job: Job, statement: Statement) -> str | None:
    """Why Activity Flow has no word for the statement; None where it has."""
    relation = relation_at(statement, job.level, job.profile)
    if relation is Relation.CONTAINS:
        return "an activity stands in one compartment at most, and only an activity is held"
    if relation not in EFFECTS:
        return f"Activity Flow has no arc for “{relation.value}”"
    for end in (statement.subject, statement.object):
        agent = job.network.agent[end]
        if agent.kind in PLACES:
            return f"{agent.name} ({agent.kind.label}) is a compartment, which takes no influence arc"
    return None


def _homes(job: Job, held: Mapping[str, Statement]) -> dict[str, str | None]:
    """Agent key → the place that holds it: its vesicle, else the recipient of a statement about it, else none."""
    network = job.network
    found: dict[str, str | None] = {a.key: None for a in network.agents if a.kind not in PLACES}
    for key in found:
        if key in held:
            found[key] = held[key].subject
    for statement in network.statements:
        recipient = network.agent.get(statement.recipient or "")
        if recipient and recipient.kind in PLACES:
            for end in (statement.object, statement.subject):
                if end in found and found[end] is None:
                    found[end] = recipient.key
    return found


def _compartment(owner: etree._Element, made: _Plan, agent: Agent) -> None:
    glyph = element(owner, "glyph", {"id": made.names[agent.key], "class": "compartment"})
    _describe(glyph, made, agent)
    sbgn.box(glyph, made.boxes[agent.key])


def _elsewhere(owner: etree._Element, made: _Plan) -> None:
    sbgn.elsewhere(owner, made.boxes)
    for key, home in made.homes.items():
        if home is None:
            message = "Activity Flow demands a compartment; “place not stated” holds it"
            made.job.lose(LossKind.INVENTED, key, "compartment", message, returns=True)


def _describe(glyph: etree._Element, made: _Plan, agent: Agent) -> None:
    fields = values(agent)
    parked = {"agent": fields}
    if agent.key in made.held:
        parked["carriage"] = values(made.held[agent.key])
        _lose_statement(made.job, made.held[agent.key])
    sbgn.extend(glyph, parked)
    sbgn.label(glyph, agent.name)
    sbgn.lose_name(made.job, agent.key, agent.name)
    lose_parked(made.job, agent.key, fields, sbgn.HATCH, but=("key", "name", "kind"))
    if agent.kind not in (AgentKind.PROTEIN, AgentKind.MIRNA):
        shape = "a compartment" if agent.kind in PLACES else "an activity or phenotype"
        made.job.lose(
            LossKind.COARSENED, agent.key, "kind", f"“{agent.kind.label}” is written as {shape}", returns=True
        )


def _activity(owner: etree._Element, made: _Plan, agent: Agent, is_acting: bool) -> None:
    is_phenotype = agent.kind is AgentKind.PROCESS and not is_acting
    home = made.homes[agent.key]
    where = (made.names[home] if home else sbgn.ELSEWHERE) if made.has_places else None
    given = {
        "id": made.names[agent.key],
        "class": "phenotype" if is_phenotype else "biological activity",
        "compartmentRef": where,
    }
    glyph = element(owner, "glyph", given)
    _describe(glyph, made, agent)
    box = made.boxes[agent.key]
    sbgn.box(glyph, box)
    entity = sbgn.ENTITIES.get(agent.kind)
    if entity and not is_phenotype:
        unit = element(glyph, "glyph", {"id": f"_u.{made.names[agent.key]}", "class": "unit of information"})
        sbgn.label(unit, "")
        element(unit, "entity", {"name": entity})
        sbgn.box(unit, Box(box.x + 4, box.y - 5, 20, 10))


def _arc(owner: etree._Element, made: _Plan, statement: Statement, ident: str) -> None:
    relation = relation_at(statement, made.job.level, made.job.profile)
    word = "positive influence" if relation in POSITIVE else "unknown influence"
    word = "negative influence" if relation in NEGATIVE else word
    note_strengthened(made.job, statement, relation, word, returns=True)
    ends = {"source": made.names[statement.subject], "target": made.names[statement.object]}
    arc = element(owner, "arc", {"id": ident, "class": word, **ends})
    sbgn.note(arc, tuple(evidence.quote for evidence in statement.evidence))
    sbgn.extend(arc, {"statement": values(statement)})
    _lose_statement(made.job, statement)
    sbgn.line(arc, place.ends(made.job, statement, made.boxes))


def _lose_statement(job: Job, statement: Statement) -> None:
    lose_parked(job, statement.key, values(statement), sbgn.HATCH, but=("key", "subject", "object"))
