"""BioPAX Level 3: molecules as entities, effects as controls, delivery as transport; cells have no place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from figtrace.exchange.contract import Exported, Job, LossKind, exporter, unreturned
from figtrace.exchange.delivery import Passage, carriages, passages
from figtrace.exchange.gpml_plan import NEVER_EXACT, summary
from figtrace.exchange.identifiers import obo, split
from figtrace.exchange.ids import Ids
from figtrace.exchange.manifest import ECO, manifest
from figtrace.exchange.park import lose_fields, lose_network, xml_text
from figtrace.exchange.relation import EFFECTS, NEGATIVE, POSITIVE, Relation, note_strengthened, relation_at
from figtrace.model.records import Agent, Reference, Statement
from figtrace.model.vocabulary import AgentKind, StatementType

CLASSES = {
    AgentKind.PROTEIN: "Protein",
    AgentKind.FAMILY: "Protein",
    AgentKind.GENE: "Dna",
    AgentKind.MIRNA: "Rna",
    AgentKind.COMPLEX: "Complex",
    AgentKind.CHEMICAL: "SmallMolecule",
    AgentKind.UNKNOWN: "PhysicalEntity",
}
"""Molecules → the class of physical entity."""

_BASE = "http://www.biopax.org/release/biopax-level3.owl#"
_PATHWAYS = (AgentKind.PATHWAY, AgentKind.PROCESS)
_REFERENCES = {
    "Protein": "ProteinReference",
    "Rna": "RnaReference",
    "Dna": "DnaReference",
    "SmallMolecule": "SmallMoleculeReference",
}
_EXOSOME, _CYTOPLASM = ("go:0070062", "extracellular exosome"), ("go:0005737", "cytoplasm")
_AMOUNTS = (Relation.INCREASES_AMOUNT, Relation.DECREASES_AMOUNT)


@dataclass
class _Model:
    """The objects of the file, in order; what is not listed is not written by pybiopax."""

    job: Job
    biopax: Any
    ids: Ids = field(default_factory=Ids)
    objects: list[Any] = field(default_factory=list)
    entities: dict[tuple[str, str], Any] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)

    def add(self, kind: str, key: str, **values: Any) -> Any:
        """A new object of this class, listed."""
        made = getattr(self.biopax, kind)(uid=self.ids.take(key), **{name: _safe(v) for name, v in values.items()})
        self.objects.append(made)
        return made

    def once(self, kind: str, key: str, **values: Any) -> Any:
        """The one object of this key."""
        if key not in self.shared:
            self.shared[key] = self.add(kind, key, **values)
        return self.shared[key]


def _safe(value: Any) -> Any:
    """Texts, alone or in a list, without the characters that XML cannot hold."""
    if isinstance(value, list):
        return [_safe(item) for item in value]
    return xml_text(value) if isinstance(value, str) else value


@exporter
def dumps(job: Job) -> Exported:
    """The network as BioPAX Level 3 (OWL); whatever acts, is acted on or moves as a cell is lost."""
    writing: Any = import_module("pybiopax.xml_util")
    moves = {p.statement.key: p for p in passages(job.network.statements, job.network, StatementType.DELIVERY)}
    held = carriages(job.network.statements, job.network)
    carried = job.carry(_reasons(job, moves, {statement.key for statement in held.values()}))
    model = _Model(carried, import_module("pybiopax.biopax"))
    model.add(
        "Provenance",
        "figtrace",
        display_name="figtrace",
        comment=[summary(manifest(carried, "biopax"))],
        name=[f"{name}: {value}" for name, value in manifest(carried, "biopax").items() if isinstance(value, str)],
    )
    for agent in carried.network.agents:
        if agent.kind in CLASSES or agent.kind in _PATHWAYS:
            _entity(model, agent, _home(carried, held, agent))
    for statement in carried.network.statements:
        _statement(model, statement, moves, held)
    _note_losses(carried)
    text = writing.xml_to_str(writing.wrap_xml_elements([one.to_xml() for one in model.objects], _BASE))
    return Exported(text if text.endswith("\n") else text + "\n", unreturned(carried.losses))


def _reasons(job: Job, moves: Mapping[str, Passage], inside: set[str]) -> dict[str, str]:
    found = {}
    for statement in job.network.statements:
        why = (
            None
            if statement.key in inside and _is_sayable_carriage(job, statement)
            else _unsayable(job, statement, moves)
        )
        if why:
            found[statement.key] = why
    return found


def _is_sayable_carriage(job: Job, statement: Statement) -> bool:
    one, two = job.network.agent[statement.subject], job.network.agent[statement.object]
    return one.kind is AgentKind.VESICLE and two.kind in CLASSES


def _unsayable(job: Job, statement: Statement, moves: Mapping[str, Passage]) -> str | None:
    relation = relation_at(statement, job.level, job.profile)
    one, two = (job.network.agent[key] for key in (statement.subject, statement.object))
    if relation is Relation.DELIVERED:
        cargo = [key for key in moves[statement.key].cargo if job.network.agent[key].kind in CLASSES]
        return None if cargo and one.kind is AgentKind.VESICLE else "no molecule is known that is carried along"
    if relation is Relation.CONVERTS or relation in EFFECTS:
        for agent in (one, two):
            is_molecule = agent.kind in CLASSES
            if not is_molecule and (relation is Relation.CONVERTS or agent.kind not in _PATHWAYS):
                return f"{agent.name} is a {agent.kind.label}, which BioPAX does not let act or be acted on"
        if relation is Relation.BINDS and not (one.kind in CLASSES and two.kind in CLASSES):
            return "only molecules bind"
        return None
    return f"BioPAX has no class for “{relation.value}” between {one.kind.phrase} and {two.kind.phrase}"


def _home(job: Job, held: Mapping[str, Statement], agent: Agent) -> str:
    stands = agent.key in held and held[agent.key].key in job.network.statement
    return "exosome" if stands else ""


def _xrefs(model: _Model, agent: Agent) -> list[Any]:
    """The grounding as UnificationXref, or as RelationshipXref where it is only near; further candidates are lost."""
    grounding = agent.grounding
    if grounding is None or not split(grounding.curie)[1]:
        return []
    prefix, identifier = split(grounding.curie)
    is_near = grounding.level in NEVER_EXACT
    kind = "RelationshipXref" if is_near else "UnificationXref"
    given = {"db": xml_text(prefix or "unknown"), "id": xml_text(identifier)}
    return [model.once(kind, f"{kind} {grounding.curie}", comment=[f"grounding: {grounding.level.label}"], **given)]


def _entity(model: _Model, agent: Agent, home: str) -> Any:
    """The entity of an agent in a place; molecules of one reference in several places are several entities."""
    key = (agent.key, home)
    if key in model.entities:
        return model.entities[key]
    name = xml_text(agent.name)
    names = [xml_text(text) for text in (agent.preferred_name, *agent.synonyms) if text]
    comment = [text for text in (agent.note,) if text]
    if agent.kind in _PATHWAYS:
        made = model.add(
            "Pathway", agent.key, display_name=name, name=names, xref=_xrefs(model, agent), comment=comment
        )
    else:
        kind = CLASSES[agent.kind]
        given: dict[str, Any] = {"display_name": name, "name": names, "comment": comment}
        if home:
            given["cellular_location"] = _location(model, *(_EXOSOME if home == "exosome" else _CYTOPLASM))
        if kind in _REFERENCES:
            given["entity_reference"] = model.once(
                _REFERENCES[kind], f"reference {agent.key}", display_name=name, xref=_xrefs(model, agent)
            )
        else:
            given["xref"] = _xrefs(model, agent)
        made = model.add(kind, agent.key if not home else f"{agent.key} {home}", **given)
    model.entities[key] = made
    return made


def _location(model: _Model, curie: str, name: str) -> Any:
    prefix, _ = split(curie)
    xref = model.once("UnificationXref", f"UnificationXref {curie}", db=prefix, id=obo(curie))
    return model.once("CellularLocationVocabulary", f"location {curie}", term=[name], xref=[xref])


def _statement(
    model: _Model, statement: Statement, moves: Mapping[str, Passage], held: Mapping[str, Statement]
) -> None:
    job = model.job
    relation = relation_at(statement, job.level, job.profile)
    if relation is Relation.CONTAINS:
        return
    one, two = (job.network.agent[key] for key in (statement.subject, statement.object))
    told: dict[str, Any] = {"evidence": _evidence(model, statement), "comment": [_words(statement)]}
    if relation is Relation.DELIVERED:
        for number, key in enumerate(moves[statement.key].cargo):
            cargo = job.network.agent[key]
            if cargo.kind in CLASSES:
                ends = {"left": [_entity(model, cargo, "exosome")], "right": [_entity(model, cargo, "cytoplasm")]}
                model.add(
                    "Transport", f"{statement.key} {number}", conversion_direction="LEFT_TO_RIGHT", **ends, **told
                )
        return
    first, second = _entity(model, one, _home(job, held, one)), _entity(model, two, _home(job, held, two))
    if relation is Relation.CONVERTS:
        model.add(
            "Conversion", statement.key, left=[first], right=[second], conversion_direction="LEFT_TO_RIGHT", **told
        )
    elif relation is Relation.BINDS:
        model.add("MolecularInteraction", statement.key, participant=[first, second], **told)
    else:
        _control(model, statement, relation, first, two, second, told)


def _control(
    model: _Model, statement: Statement, relation: Relation, first: Any, two: Agent, second: Any, told: dict[str, Any]
) -> None:
    sign = "ACTIVATION" if relation in POSITIVE else "INHIBITION" if relation in NEGATIVE else None
    note_strengthened(model.job, statement, relation, sign or "", returns=False)
    kind, controlled = "Control", second
    if relation in _AMOUNTS and two.kind in CLASSES:
        kind = "TemplateReactionRegulation"
        controlled = model.once(
            "TemplateReaction", f"making {two.key}", product=[second], display_name=f"making of {xml_text(two.name)}"
        )
        model.job.lose(LossKind.INVENTED, statement.key, "reaction", "an effect on an amount regulates its making")
    elif two.kind in CLASSES:
        controlled = model.once(
            "Interaction",
            f"activity of {two.key}",
            participant=[second],
            display_name=f"activity of {xml_text(two.name)}",
        )
        model.job.lose(LossKind.INVENTED, statement.key, "interaction", "an effect on an activity controls something")
    model.add(kind, statement.key, control_type=sign, controller=[first], controlled=controlled, **told)


def _words(statement: Statement) -> str:
    return f"{statement.key}: {statement.basis.label}; {statement.review.label}"


def _evidence(model: _Model, statement: Statement) -> list[Any]:
    """One Evidence a quote, with the publications behind the statement."""
    references = [
        model.job.network.reference[key] for key in statement.references if key in model.job.network.reference
    ]
    xrefs = [xref for reference in references for xref in _publication(model, reference)]
    code = _code(model) if statement.evidence else None
    return [
        model.add(
            "Evidence", f"{statement.key} evidence {number}", comment=[evidence.quote], xref=xrefs, evidence_code=[code]
        )
        for number, evidence in enumerate(statement.evidence, 1)
    ]


def _code(model: _Model) -> Any:
    xref = model.once("UnificationXref", f"UnificationXref {ECO}", db="eco", id=obo(ECO))
    return model.once("EvidenceCodeVocabulary", "evidence code", term=["author statement"], xref=[xref])


def _publication(model: _Model, reference: Reference) -> Iterator[Any]:
    pairs = (("doi", reference.doi), ("pubmed", reference.pmid), ("pmc", reference.pmcid))
    db, identifier = next(((db, value) for db, value in pairs if value), ("", ""))
    if identifier:
        given = {"title": reference.title, "year": str(reference.year) if reference.year else None}
        yield model.once(
            "PublicationXref",
            f"publication {reference.key}",
            db=db,
            id=xml_text(identifier),
            **{name: xml_text(value) for name, value in given.items() if value},
        )


_AGENT = ("key", "name", "kind", "grounding", "preferred_name", "synonyms", "note")
_STATEMENT = ("key", "type", "subject", "object", "sign_text", "sign_model", "basis", "review", "references")


def _note_losses(job: Job) -> None:
    reason = "BioPAX has no room for it"
    written = [a for a in job.network.agents if a.kind in CLASSES or a.kind in _PATHWAYS]
    for agent in job.network.agents:
        if agent.kind is AgentKind.VESICLE:
            job.lose(LossKind.COARSENED, agent.key, "kind", f"{agent.name} is the location “{_EXOSOME[1]}”")
        elif agent.kind not in CLASSES and agent.kind not in _PATHWAYS:
            job.lose(LossKind.DROPPED, agent.key, "agent", f"{agent.name}: a {agent.kind.label} has no class")
        elif agent.kind in (AgentKind.FAMILY, AgentKind.PROCESS):
            word = CLASSES.get(agent.kind, "Pathway")
            job.lose(LossKind.COARSENED, agent.key, "kind", f"“{agent.kind.label}” is written as {word}")
    for statement in job.network.statements:
        if statement.evidence:
            message = f"“{statement.evidence[0].quote[:40]}” is written without its place in the caption"
            job.lose(LossKind.COARSENED, statement.key, "evidence", message)
    lose_fields(job, written, _AGENT, reason)
    lose_fields(job, job.network.statements, (*_STATEMENT, "evidence"), reason)
    lose_network(job, ("figid", "title", "caption_sha256", "data_licence", "curation"), reason)
