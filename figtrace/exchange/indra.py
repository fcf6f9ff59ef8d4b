"""INDRA Statements as JSON: effects, complexes, translocations and conversions, the quote as evidence.

What INDRA has no word for stands in the annotations of the first evidence under ``figtrace``, so that it comes back.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from figtrace.exchange.contract import Exported, Job, Loss, LossKind, exporter, losses_between
from figtrace.exchange.delivery import Passage, passages
from figtrace.exchange.draft import Draft, parked_network
from figtrace.exchange.gpml_plan import NEVER_EXACT
from figtrace.exchange.identifiers import indra_ref, obo
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import json_lines, lose_parked, values
from figtrace.exchange.relation import Relation, note_strengthened, relation_at
from figtrace.model.curie import is_valid
from figtrace.model.records import Agent, Evidence, Statement
from figtrace.model.vocabulary import CELLS, AgentKind, StatementType

EXOSOME, CYTOPLASM = "GO:0070062", "GO:0005737"
SOURCE = "figtrace"
"""``source_api`` of every evidence; INDRA's belief engine needs a prior for it before it scores."""

TYPES = {
    Relation.INCREASES_AMOUNT: "IncreaseAmount",
    Relation.DECREASES_AMOUNT: "DecreaseAmount",
    Relation.INCREASES: "Activation",
    Relation.DECREASES: "Inhibition",
    Relation.INTERACTS: "Complex",
    Relation.BINDS: "Complex",
    Relation.DELIVERED: "Translocation",
    Relation.CONVERTS: "Conversion",
}
"""Row of FORMATS §3 → INDRA's statement type; the others have none."""

_DROPPED = (Relation.PRODUCES, Relation.REGULATES)
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:figtrace:network:1")
_HATCH = "Evidence.annotations.figtrace"


@exporter
def dumps(job: Job) -> Exported:
    """The statements as INDRA JSON; productions and unsigned regulations are lost."""
    rows = {s.key: relation_at(s, job.level, job.profile) for s in job.network.statements}
    reasons = {key: f"INDRA has no statement for “{row.value}”" for key, row in rows.items() if row in _DROPPED}
    moves = {p.statement.key: p for p in passages(job.network.statements, job.network, StatementType.DELIVERY)}
    said = {key for key, row in rows.items() if row in TYPES and (row is not Relation.DELIVERED or moves[key].cargo)}
    if not said:
        return Exported("[]\n", _all_lost(job))
    carried = job.carry(reasons)
    found = list(_statements(carried, rows, moves))
    _park(carried, found, [s for s in carried.network.statements if s.key not in said])
    return Exported(json_lines(found), tuple(carried.losses))


def _statements(job: Job, rows: Mapping[str, Relation], moves: Mapping[str, Passage]) -> Iterator[dict[str, Any]]:
    locations = {s.object for s in job.network.statements if rows[s.key] is Relation.CONTAINS}
    for statement in job.network.statements:
        relation = rows[statement.key]
        for part, words in enumerate(_forms(job, statement, relation, moves, locations)):
            name = TYPES[relation]
            if not part:
                note_strengthened(job, statement, relation, name, returns=True)
                parked = {n: v for n, v in values(statement).items() if n not in ("key", "subject", "object")}
                lose_parked(job, statement.key, parked, _HATCH)
            ident = str(uuid.uuid5(_IDS, f"{job.network.figid} {statement.key} {part}"))
            yield {"type": name, **words, "evidence": _evidence(job, statement), "id": ident}


def _forms(
    job: Job, statement: Statement, relation: Relation, moves: Mapping[str, Passage], held: set[str]
) -> Iterator[dict[str, Any]]:
    """The arguments of each INDRA statement that says this one: one of most, one a cargo of a delivery."""
    network = job.network
    one, two = network.agent[statement.subject], network.agent[statement.object]
    subject, object_ = (agent_json(a, is_held=a.key in held) for a in (one, two))
    if relation in (Relation.INCREASES, Relation.DECREASES):
        yield {"subj": subject, "obj": object_, "obj_activity": "activity"}
    elif relation in (Relation.INCREASES_AMOUNT, Relation.DECREASES_AMOUNT):
        yield {"subj": subject, "obj": object_}
    elif relation in (Relation.INTERACTS, Relation.BINDS):
        yield {"members": [subject, object_]}
    elif relation is Relation.CONVERTS:
        yield {"obj_from": [subject], "obj_to": [object_]}
    elif relation is Relation.DELIVERED:
        for key in moves[statement.key].cargo:
            agent = agent_json(network.agent[key])
            yield {"agent": agent, "from_location": EXOSOME, "to_location": CYTOPLASM}


def agent_json(agent: Agent, *, is_held: bool = False) -> dict[str, Any]:
    """INDRA's Agent: its preferred name, the caption's word as TEXT, and the grounding unless it is only near."""
    refs = {"TEXT": agent.name}
    grounding = agent.grounding
    if grounding and grounding.curie and grounding.level not in NEVER_EXACT:
        namespace, identifier = indra_ref(grounding.curie)
        refs[namespace] = identifier
    return {
        "name": agent.preferred_name or agent.name,
        "db_refs": refs,
        **({"location": EXOSOME} if is_held else {}),
    }


def _evidence(job: Job, statement: Statement) -> list[dict[str, Any]]:
    """One evidence a quote; a statement without a quote has one without text, which holds our annotations."""
    made: list[dict[str, Any]] = []
    for quote in statement.evidence or (None,):
        annotations = {"figtrace": {"statement": values(statement)} if not made else {"statement": statement.key}}
        made.append(
            {
                "source_api": SOURCE,
                **({"source_id": quote.source, "text": quote.quote} if quote else {}),
                "annotations": {**annotations, **_curations(job, statement)},
                "epistemics": _epistemics(statement, quote),
                **_context(job, statement),
            }
        )
    return made


def _curations(job: Job, statement: Statement) -> dict[str, Any]:
    """What people said of the statement, with INDRA's tags and in its comment conventions."""
    curation = job.network.curation
    said = [one for one in curation.tags if one.statement == statement.key] if curation else []
    told = [
        {"tag": one.tag, "text": _convention(one.text), "curator": one.who.orcid or one.who.name, "date": one.at}
        for one in said
    ]
    return {"curations": told} if told else {}


_GROUNDED = re.compile(r"^(\[.+\] -> )(\S+:\S+)$")


def _convention(text: str) -> str:
    """``[TLR2] -> hgnc:11848`` as INDRA writes it, ``[TLR2] -> HGNC:11848``; other words as they are."""
    found = _GROUNDED.match(text)
    if found is None or not is_valid(found[2]):
        return text
    namespace, identifier = indra_ref(found[2])
    return f"{found[1]}{namespace}:{identifier}"


def _epistemics(statement: Statement, quote: Evidence | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if statement.directness != "unknown":
        found["direct"] = statement.directness == "direct"
    if quote and quote.hedge:
        found["hedgings"] = [quote.quote[quote.hedge.start - quote.span.start : quote.hedge.end - quote.span.start]]
    if quote and quote.direction == "refutes":
        found["negated"] = True
    return found


def _context(job: Job, statement: Statement) -> dict[str, Any]:
    """The recipient as INDRA's biological context."""
    agent = job.network.agent.get(statement.recipient or "")
    if agent is None:
        return {}
    kind = "cell_line" if agent.kind is AgentKind.CELL_LINE else "cell_type" if agent.kind in CELLS else "organ"
    return {"context": {"type": "bio", kind: {"name": agent.name, "db_refs": agent_json(agent)["db_refs"]}}}


def _park(job: Job, found: list[dict[str, Any]], unsaid: list[Statement]) -> None:
    """Put agents, network, and statements without a form into the first evidence of the file."""
    network = job.network
    whole = parked_network(network)
    keyed = ("mechanisms", "references")
    lose_parked(job, "network", whole, _HATCH, but=keyed)
    for group in keyed:
        for record in whole.get(group, ()):
            lose_parked(job, record["key"], {n: v for n, v in record.items() if n != "key"}, _HATCH)
    agents = [values(agent) for agent in network.agents]
    for agent in agents:
        lose_parked(job, agent["key"], agent, _HATCH, but=("key", "name"))
    for statement in unsaid:
        message = f"INDRA has no form for it at this level; it stands in {_HATCH}"
        job.lose(LossKind.PARKED, statement.key, "statement", message, returns=True)
    first = found[0]["evidence"][0]["annotations"]["figtrace"]
    first |= {
        "manifest": manifest(job, "indra"),
        "network": whole,
        "agents": agents,
        "statements": [values(statement) for statement in unsaid],
        "order": [statement.key for statement in network.statements],
        "eco": obo("eco:0000303"),
    }


def _all_lost(job: Job) -> tuple[Loss, ...]:
    """Everything, where no statement of the network has a form in INDRA and the file is an empty list."""
    alone = Draft("INDRA").finish().network
    return tuple(losses_between(job.known, alone, "no statement has a form in INDRA, and the file is empty"))
