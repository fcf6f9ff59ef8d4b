"""What a network becomes in GPML, whichever version: nodes, shapes and groups, lines with heads, properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from figtrace.exchange import place
from figtrace.exchange.contract import Box, Exported, Job, LossKind, Point
from figtrace.exchange.draft import parked_network
from figtrace.exchange.fast_xml import Node, written
from figtrace.exchange.gpml_check import check
from figtrace.exchange.ids import Ids
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import PREFIX, encoded, lose_parked, short, spread, values, xml_text
from figtrace.exchange.relation import Relation, note_strengthened, relation_at
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Agent, Grounding, Statement
from figtrace.model.vocabulary import CELLS, AgentKind, GroundingLevel, Level, StatementType

TYPES = {
    AgentKind.PROTEIN: "Protein",
    AgentKind.FAMILY: "Protein",
    AgentKind.GENE: "GeneProduct",
    AgentKind.MIRNA: "RNA",
    AgentKind.COMPLEX: "Complex",
    AgentKind.CHEMICAL: "Metabolite",
    AgentKind.PATHWAY: "Pathway",
    AgentKind.PROCESS: "Phenotype",
    AgentKind.UNKNOWN: "Undefined",
}
"""Agent kind → type of a DataNode; the other kinds are shapes, and a vesicle is a group."""

HEADS = {
    Relation.INCREASES_AMOUNT: "Stimulation",
    Relation.INCREASES: "Stimulation",
    Relation.DECREASES_AMOUNT: "Inhibition",
    Relation.DECREASES: "Inhibition",
    Relation.TARGETS: "Directed",
    Relation.INTERACTS: "Binding",
    Relation.BINDS: "Binding",
    Relation.REGULATES: "Directed",
    Relation.CONTAINS: "Undirected",
    Relation.SECRETES: "Directed",
    Relation.DELIVERED: "Translocation",
    Relation.CONVERTS: "Conversion",
    Relation.PRODUCES: "Directed",
}
"""Row of FORMATS §3 → arrow head of GPML2021 at the mechanism level."""

NEVER_EXACT = frozenset({GroundingLevel.CLOSEST, GroundingLevel.CLASS, GroundingLevel.CLASS_DISEASE})
"""Groundings that never stand as an Xref, which readers take for an exact match."""

_APART = ("name", "kind", "type", "basis", "sign_text", "sign_model", "donor", "vesicle", "recipient", "review")
_PARTS = ("prefix", "suffix", "caption_sha256", "section")
"""Fields, and parts of an evidence, that have a Property of their own; the others stand together in one as JSON."""

_HATCH = "a Property figtrace.*"


def head_of(relation: Relation, level: Level | None) -> str:
    """The arrow head; words that only say "interacts" get none at the caption level."""
    if relation is Relation.INTERACTS and level is not Level.MECHANISM:
        return "Undirected"
    return HEADS[relation]


@dataclass(frozen=True)
class Item:
    """One agent as a DataNode (``type``), a Shape (``shape``) or, for a vesicle, a Group with a Shape for outline."""

    agent: Agent
    ident: str
    box: Box
    type: str | None
    shape: str | None
    group: str | None
    properties: Mapping[str, str]

    @property
    def label(self) -> str:
        """The label that XML can hold."""
        return xml_text(self.agent.name)

    @property
    def xref(self) -> Grounding | None:
        """The grounding that may stand as an exact cross reference."""
        found = self.agent.grounding
        return found if found and found.level not in NEVER_EXACT and found.curie and self.type else None


@dataclass(frozen=True)
class Line:
    """One statement as an Interaction."""

    statement: Statement
    ident: str
    ends: tuple[str, str]
    points: tuple[Point, ...]
    relative: tuple[tuple[float, float], tuple[float, float]]
    head: str
    relation: Relation
    properties: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """All that either version of GPML writes, in the order of the network."""

    job: Job
    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    ids: Ids
    citations: Mapping[str, str]
    properties: Mapping[str, str]
    board: tuple[float, float]
    manifest: Mapping[str, Any] = field(default_factory=dict)


def plan(job: Job, name: str) -> Plan:
    """The plan of one export, its losses noted in the job."""
    ids, network = Ids(), job.network
    names = ids.take_all(agent.key for agent in network.agents)
    placed = place.boxes(job)
    groups = _groups(job)
    changes = _changes_of_cell(job)
    items = tuple(_item(job, a, names, placed[a.key], groups, a.key in changes) for a in network.agents)
    lines = tuple(_line(job, s, ids.take(s.key), names, placed) for s in network.statements)
    made = manifest(job, name)
    return Plan(
        job=job,
        items=items,
        lines=lines,
        ids=ids,
        citations={r.key: ids.take(r.key) for r in network.references},
        properties=_network_properties(job, made),
        board=place.board(placed),
        manifest=made,
    )


def _groups(job: Job) -> dict[str, str]:
    """Cargo key → the vesicle that holds it: the first one, since a node is in one group at most."""
    found: dict[str, str] = {}
    for statement in job.network.statements:
        vesicle, cargo = job.network.agent[statement.subject], job.network.agent[statement.object]
        is_held = statement.type is StatementType.CARRIAGE and vesicle.kind is AgentKind.VESICLE
        if is_held and cargo.kind is not AgentKind.VESICLE:
            found.setdefault(cargo.key, vesicle.key)
    return found


def _changes_of_cell(job: Job) -> set[str]:
    return {s.subject for s in job.network.statements if s.type is StatementType.PRODUCTION}


def _item(
    job: Job, agent: Agent, names: Mapping[str, str], box: Box, groups: Mapping[str, str], is_change: bool
) -> Item:
    kind = "Event" if is_change and agent.kind is AgentKind.PROCESS else TYPES.get(agent.kind)
    oval = "Oval" if agent.kind in CELLS else "RoundedRectangle"
    shape = None if kind else "Vesicle" if agent.kind is AgentKind.VESICLE else oval
    parked = {name: value for name, value in values(agent).items() if name not in ("key", "name")}
    lose_parked(job, agent.key, parked, _HATCH, but=("kind",))
    if kind_of(kind, shape) is not agent.kind:
        message = f"“{agent.kind.label}” is written as {kind or shape}"
        job.lose(LossKind.COARSENED, agent.key, "kind", message, returns=True)
    parked |= _hidden_name(job, agent.key, agent.name)
    return Item(
        agent=agent,
        ident=names[agent.key],
        box=box,
        type=kind,
        shape=shape,
        group=names[groups[agent.key]] if agent.key in groups else None,
        properties=_properties(parked),
    )


def kind_of(kind: str | None, shape: str | None) -> AgentKind:
    """The agent kind that a DataNode's type or a Shape's form says."""
    if kind:
        plain = {"Event": AgentKind.PROCESS, "GeneProduct": AgentKind.GENE, "Protein": AgentKind.PROTEIN}
        return plain.get(kind) or next((k for k, name in TYPES.items() if name == kind), AgentKind.UNKNOWN)
    return {"Vesicle": AgentKind.VESICLE, "Oval": AgentKind.CELL_TYPE}.get(shape or "", AgentKind.ANATOMY)


def _hidden_name(job: Job, key: str, name: str) -> dict[str, str]:
    if xml_text(name) == name:
        return {}
    message = f"{short(name)} has characters that XML cannot hold; they stand in {_HATCH}"
    job.lose(LossKind.COARSENED, key, "name", message, returns=True)
    return {"name": name}


def _properties(parked: Mapping[str, Any]) -> dict[str, str]:
    return {PREFIX + name: text for name, text in spread(parked, _APART, _PARTS).items()}


def _line(job: Job, statement: Statement, ident: str, names: Mapping[str, str], placed: Mapping[str, Box]) -> Line:
    relation = relation_at(statement, job.level, job.profile)
    head = head_of(relation, job.level)
    note_strengthened(job, statement, relation, head, returns=True)
    parked = {n: v for n, v in values(statement).items() if n not in ("key", "subject", "object")}
    lose_parked(job, statement.key, parked, _HATCH)
    points = place.ends(job, statement, placed)
    ends = (placed[statement.subject], placed[statement.object])
    return Line(
        statement=statement,
        ident=ident,
        ends=(names[statement.subject], names[statement.object]),
        points=points,
        relative=(place.relative(ends[0], points[0]), place.relative(ends[1], points[-1])),
        head=head,
        relation=relation,
        properties=_properties(parked),
    )


def _network_properties(job: Job, made: Mapping[str, Any]) -> dict[str, str]:
    whole = parked_network(job.network)
    keyed = ("mechanisms", "references")
    lose_parked(job, "network", whole, _HATCH, but=("title", *keyed))
    for group in keyed:
        for record in whole.get(group, ()):
            lose_parked(job, record["key"], {n: v for n, v in record.items() if n != "key"}, _HATCH)
    found = {f"{PREFIX}{name}": encoded(value) for name, value in whole.items()}
    return {**found, f"{PREFIX}manifest": encoded(dict(made))}


def checked(root: Node, job: Job) -> Exported:
    """The file, after its references and words were checked; raises ProblemsFound."""
    report = check(root)
    if not report.is_good:
        raise ProblemsFound(report)
    return Exported(written(root), tuple(job.losses))


ORGANISMS = {
    "ncbitaxon:9606": "Homo sapiens",
    "ncbitaxon:10090": "Mus musculus",
    "ncbitaxon:10116": "Rattus norvegicus",
}


def organism(job: Job) -> str | None:
    """The organism that the agents name, when they name one."""
    taxa = {agent.taxon for agent in job.network.agents if agent.taxon}
    return ORGANISMS.get(next(iter(taxa))) if len(taxa) == 1 else None


def summary(made: Mapping[str, Any]) -> str:
    """What people should read first: where it came from, who answers for it, what the licence covers."""
    states = ", ".join(f"{count} {state}" for state, count in made["review_states"].items()) or "no statements"
    single = {True: "one curator, no second review", False: "", None: "curators not recorded"}[made["single_curator"]]
    parts = [
        f"Figure {made['figid']}, read at the {made['level']} level, {made['profile']} profile: {states}.",
        f"{single[:1].upper()}{single[1:]}." if single else "",
        f"{made['licence'][:1].upper()}{made['licence'][1:]}: {made['licence_scope']}.",
    ]
    return " ".join(part for part in parts if part)
