"""BEL 2.1 script: terms by kind, effects as relations, passages as secretion and translocation of the cargo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from figtrace import __version__
from figtrace.exchange.contract import Exported, Job, LossKind, exporter, unreturned
from figtrace.exchange.delivery import Passage, passages
from figtrace.exchange.gpml_plan import NEVER_EXACT, summary
from figtrace.exchange.identifiers import split
from figtrace.exchange.manifest import lines, manifest
from figtrace.exchange.park import lose_fields, lose_network
from figtrace.exchange.relation import EFFECTS, NEGATIVE, POSITIVE, Relation, note_strengthened, relation_at
from figtrace.model.records import Agent, Statement
from figtrace.model.vocabulary import CELLS, AgentKind, StatementType
from figtrace.model.wording import licence

FUNCTIONS = {
    AgentKind.PROTEIN: "p",
    AgentKind.FAMILY: "p",
    AgentKind.GENE: "g",
    AgentKind.MIRNA: "m",
    AgentKind.COMPLEX: "complex",
    AgentKind.CHEMICAL: "a",
    AgentKind.PATHWAY: "bp",
    AgentKind.PROCESS: "bp",
    AgentKind.VESICLE: "a",
    AgentKind.ANATOMY: "a",
    AgentKind.MICROENVIRONMENT: "a",
    AgentKind.UNKNOWN: "a",
    **dict.fromkeys(CELLS, "pop"),
}
"""Agent kind → BEL function."""

_ACTIVE = ("p", "complex", "g", "m")
_PROCESSES = ("bp", "path")
_PLAIN = re.compile(r"[A-Za-z0-9_]+")
_PREFIX = re.compile(r"[a-zA-Z][a-zA-Z0-9_.]*")
_OWN = "figtrace"
_EXOSOME, _CYTOPLASM = "go:0070062", "go:0005737"
ANNOTATIONS = (
    *("Key", "Basis", "Level", "Sign", "Review", "Donor", "Vesicle", "Recipient", "Start", "End", "Sha256"),
    *("SubjectGrounding", "ObjectGrounding", "Reference"),
)
"""Annotations that every statement may have; each is defined as a pattern in the head."""


@exporter
def dumps(job: Job) -> Exported:
    """The statements as a BEL script, with donor, vesicle and recipient as annotations."""
    moves = {
        p.statement.key: p
        for kind in (StatementType.RELEASE, StatementType.DELIVERY)
        for p in passages(job.network.statements, job.network, kind)
    }
    forms = {s.key: list(_forms(job, s, moves)) for s in job.network.statements}
    carried = job.carry({key: "BEL has no word for it" for key, made in forms.items() if not made})
    body = [line for s in carried.network.statements for line in _block(carried, s, forms[s.key])]
    _note_losses(carried, forms)
    text = "\n".join([*_head(carried), *body]) + "\n"
    return Exported(text, unreturned(carried.losses))


def quoted(text: str) -> str:
    """A BEL string: one line, quotes and backslashes escaped."""
    flat = " ".join(re.sub(r"[\x00-\x1f\x7f\ufffe\uffff\u2028\u2029\x85]", " ", text).split())
    escaped = flat.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def name_of(agent: Agent) -> str:
    """The agent's identifier in BEL: ``hgnc:18022``, or ``figtrace:"its name"`` where nothing grounds it."""
    grounding = agent.grounding
    if grounding:
        prefix, identifier = split(grounding.curie)
        if _PREFIX.fullmatch(prefix) and identifier:
            return f"{prefix}:{identifier if _PLAIN.fullmatch(identifier) else quoted(identifier)}"
    return f"{_OWN}:{quoted(agent.name or agent.key) if agent.name.strip() else quoted(agent.key)}"


def term(agent: Agent) -> str:
    """The agent as a BEL term; a MeSH process is a pathology only where that is said, so it stays ``bp``."""
    return f"{FUNCTIONS[agent.kind]}({name_of(agent)})"


def _forms(job: Job, statement: Statement, moves: Mapping[str, Passage]) -> Iterator[str]:
    """The BEL statements that say this one; none where BEL has no word."""
    relation = relation_at(statement, job.level, job.profile)
    one, two = job.network.agent[statement.subject], job.network.agent[statement.object]
    if relation in EFFECTS:
        word = "->" if relation in POSITIVE else "-|" if relation in NEGATIVE else "regulates"
        word = "--" if relation in (Relation.INTERACTS, Relation.BINDS) else word
        is_activity = relation in (Relation.INCREASES, Relation.DECREASES) and FUNCTIONS[two.kind] in _ACTIVE
        yield f"{term(one)} {word} {f'act({term(two)})' if is_activity else term(two)}"
    elif relation is Relation.CONTAINS and FUNCTIONS[two.kind] not in _PROCESSES:
        yield f"{term(two)} partOf {term(one)}"
    elif relation is Relation.CONVERTS and FUNCTIONS[one.kind] not in _PROCESSES:
        if FUNCTIONS[two.kind] not in _PROCESSES:
            yield f"rxn(reactants({_thing(one)}), products({_thing(two)}))"
    elif relation in (Relation.SECRETES, Relation.DELIVERED):
        place = one if relation is Relation.SECRETES else two
        for key in moves[statement.key].cargo:
            cargo = job.network.agent[key]
            if FUNCTIONS[cargo.kind] in (*_ACTIVE, "a"):
                yield f"{term(place)} -- {_moved(cargo, relation)}"


def _thing(agent: Agent) -> str:
    """The agent as an abundance, which is all that a reaction takes."""
    return f"a({name_of(agent)})" if FUNCTIONS[agent.kind] == "pop" else term(agent)


def _moved(cargo: Agent, relation: Relation) -> str:
    if relation is Relation.SECRETES:
        return f"sec({term(cargo)})"
    return f"tloc({term(cargo)}, fromLoc({_EXOSOME}), toLoc({_CYTOPLASM}))"


def _head(job: Job) -> list[str]:
    curation = job.network.curation
    people = ", ".join(person.name for person in curation.curators) if curation else ""
    made = manifest(job, "bel")
    prefixes = {_OWN, "go"} | {name_of(agent).partition(":")[0] for agent in job.network.agents}
    return [
        *(f"# {quoted(line)[1:-1]}" for line in lines(job, "bel")),
        f"SET DOCUMENT Name = {quoted(job.network.title or job.network.figid or 'figtrace network')}",
        f'SET DOCUMENT Version = "{__version__}"',
        f"SET DOCUMENT Description = {quoted(summary(made))}",
        f"SET DOCUMENT Authors = {quoted(people or 'not recorded')}",
        'SET DOCUMENT ContactInfo = "not recorded"',
        f"SET DOCUMENT Licenses = {quoted(licence(job.network))}",
        *(f'DEFINE NAMESPACE {prefix} AS PATTERN ".+"' for prefix in sorted(prefixes)),
        *(f'DEFINE ANNOTATION {name} AS PATTERN ".+"' for name in ANNOTATIONS),
        f"SET Citation = {{{', '.join(_citation(job))}}}",
    ]


def _citation(job: Job) -> tuple[str, str, str]:
    figure = job.figure
    title = quoted((figure.papertitle if figure else None) or job.network.title or "figtrace network")
    if figure and figure.doi:
        return '"DOI"', title, quoted(figure.doi)
    if figure and figure.pmcid:
        return '"PMC"', title, quoted(figure.pmcid)
    return '"Other"', title, quoted(job.network.figid or "figtrace")


def _block(job: Job, statement: Statement, forms: list[str]) -> Iterator[str]:
    """Each quote of the statement with its annotations and the statement itself."""
    yield ""
    for evidence in statement.evidence or (None,):
        quote = evidence.quote if evidence and evidence.quote.strip() else "no quote"
        yield f"SET SupportingText = {quoted(quote)}"
        given = _annotations(job, statement)
        if evidence:
            given |= {"Start": str(evidence.span.start), "End": str(evidence.span.end)}
            given |= {"Sha256": evidence.caption_sha256}
        named = {name: quoted(value) for name, value in given.items() if value.strip()}
        kept = {name: value for name, value in named.items() if value != '""'}
        yield from (f"SET {name} = {value}" for name, value in kept.items())
        yield from forms
        yield from (f"UNSET {name}" for name in kept)
        yield "UNSET SupportingText"


def _annotations(job: Job, statement: Statement) -> dict[str, str]:
    network = job.network
    level = job.level.value if job.level else "all"
    given = {
        "Key": statement.key,
        "Basis": statement.basis.value,
        "Level": f"{level}, {job.profile.value}",
        "Sign": f"text {statement.sign_text.label if statement.sign_text else 'not stated'}; "
        f"model {statement.sign_model.label}",
        "Review": statement.review.value,
        "Reference": ", ".join(statement.references),
    }
    for name, key in (("Donor", statement.donor), ("Vesicle", statement.vesicle), ("Recipient", statement.recipient)):
        if key and key in network.agent:
            given[name] = network.agent[key].name
    for name, key in (("SubjectGrounding", statement.subject), ("ObjectGrounding", statement.object)):
        grounding = network.agent[key].grounding
        given[name] = grounding.level.value if grounding else "ungrounded"
    return given


_AGENT = ("key", "name", "kind", "grounding")
_STATEMENT = (
    *("key", "type", "subject", "object", "sign_text", "sign_model", "basis", "donor", "vesicle", "recipient"),
    *("evidence", "references", "review"),
)
_PARTS = ("prefix", "suffix", "cue", "subject_spans", "object_spans", "antecedent_spans", "hedge")


def _note_losses(job: Job, forms: Mapping[str, list[str]]) -> None:
    named = {end for s in job.network.statements for end in (s.subject, s.object)}
    for agent in job.network.agents:
        grounding = agent.grounding
        if agent.key not in named:
            job.lose(LossKind.DROPPED, agent.key, "agent", f"{agent.name}: no statement of the script names it")
        elif grounding and grounding.level in NEVER_EXACT:
            message = f"{grounding.curie} is {grounding.level.label}; a BEL term says identity; the level is noted"
            job.lose(LossKind.STRENGTHENED, agent.key, "grounding", message)
    lose_fields(job, [a for a in job.network.agents if a.key in named], _AGENT, "BEL terms have no room for it")
    lose_fields(job, job.network.statements, _STATEMENT, "BEL annotations of ours have no room for it")
    for statement in job.network.statements:
        relation = relation_at(statement, job.level, job.profile)
        note_strengthened(job, statement, relation, "->", returns=False)
        if relation in (Relation.SECRETES, Relation.DELIVERED, Relation.BINDS):
            message = f"written as association (--) with {forms[statement.key][0].partition(' -- ')[2]}"
            job.lose(LossKind.COARSENED, statement.key, "type", message)
        if relation is Relation.CONVERTS and statement.evidence:
            job.lose(LossKind.DROPPED, statement.key, "evidence", "readers keep no evidence of a reaction's parts")
        elif any(getattr(evidence, part) for evidence in statement.evidence for part in _PARTS):
            message = f"contexts and inner spans of “{statement.evidence[0].quote[:40]}” have no room"
            job.lose(LossKind.DROPPED, statement.key, "evidence", message)
    lose_network(job, ("figid", "title", "caption_sha256", "data_licence"), "BEL has no room for it")
