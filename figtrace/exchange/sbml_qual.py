"""SBML Level 3 with qual: one species an agent, one transition a target with all its inputs, at the mechanism level.

A simulator counts every statement it sees, so only those that count in the profile are written; the net statements of
the caption level would count twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from figtrace.exchange.contract import Exported, Job, LossKind, exporter, said, unreturned
from figtrace.exchange.delivery import PLACES, carriages
from figtrace.exchange.gpml_plan import NEVER_EXACT, summary
from figtrace.exchange.identifiers import url
from figtrace.exchange.manifest import lines, manifest
from figtrace.exchange.park import lose_fields, lose_network, short, xml_text
from figtrace.exchange.relation import EFFECTS, Relation, note_strengthened, relation_at, sign_at
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Agent, Statement
from figtrace.model.vocabulary import Level, Sign

_UNSTATED = "place_not_stated"
_SAID = (Relation.CONTAINS, Relation.SECRETES, Relation.PRODUCES)
_XHTML = "http://www.w3.org/1999/xhtml"
_UNFIT = re.compile(r"[^A-Za-z0-9_]")


@dataclass
class _Names:
    """SBML identifiers of agents: letters, digits and bars only, unique."""

    taken: set[str] = field(default_factory=lambda: {_UNSTATED, "model"})

    def take(self, key: str) -> str:
        """An identifier that nothing else has."""
        plain = _UNFIT.sub("_", key) or "_"
        plain = plain if not plain[0].isdigit() else f"_{plain}"
        name, count = plain, 1
        while name in self.taken:
            count += 1
            name = f"{plain}_{count}"
        self.taken.add(name)
        return name


@exporter
def dumps(job: Job) -> Exported:
    """The mechanism of the profile as SBML-qual, checked by libsbml; deliveries and conversions are lost."""
    libsbml: Any = import_module("libsbml")
    carried = job.carry(_reasons(job))
    document = libsbml.SBMLDocument(libsbml.SBMLNamespaces(3, 1, "qual", 1))
    document.setPackageRequired("qual", True)
    model = document.createModel()
    model.setId("model")
    model.setMetaId("_model")
    model.setName(xml_text(carried.network.title))
    made = manifest(carried, "sbml-qual")
    model.setNotes(_notes([summary(made), *lines(carried, "sbml-qual")]))
    qual = model.getPlugin("qual")
    names = _Names()
    ids = {agent.key: names.take(agent.key) for agent in carried.network.agents}
    homes = _compartments(carried, model, ids, names)
    for agent in carried.network.agents:
        _species(libsbml, carried, qual, agent, ids[agent.key], homes.get(agent.key, _UNSTATED))
    into: dict[str, list[Statement]] = {}
    for statement in carried.network.statements:
        into.setdefault(statement.object, []).append(statement)
    for key, statements in into.items():
        _transition(libsbml, carried, qual, names.take(f"to_{ids[key]}"), ids, key, statements)
    _note_losses(carried)
    _check(libsbml, document)
    return Exported(str(libsbml.writeSBMLToString(document)), unreturned(carried.losses))


def _reasons(job: Job) -> dict[str, str]:
    """Why each statement that is not written is not."""
    found: dict[str, str] = {}
    for statement in job.network.statements:
        relation = relation_at(statement, Level.MECHANISM, job.profile)
        if not statement.is_drawn(Level.MECHANISM, job.profile):
            found[statement.key] = "it does not stand at the mechanism level of this profile"
        elif relation not in EFFECTS and relation not in _SAID:
            found[statement.key] = f"a model of influences has no word for “{relation.value}”"
        elif job.profile not in statement.profiles:
            found[statement.key] = f"it does not count in a simulation of the profile “{job.profile.value}”"
        elif statement.subject == statement.object and relation not in EFFECTS:
            found[statement.key] = "an agent does not hold or release itself"
    return found


def _compartments(job: Job, model: Any, ids: Mapping[str, str], names: _Names) -> dict[str, str]:
    """Agent key → compartment: the place that holds it, else the recipient of a statement about it."""
    network = job.network
    made: dict[str, str] = {}
    homes: dict[str, str] = {}

    def place(key: str) -> str:
        if key not in made:
            made[key] = names.take(f"in_{ids[key]}")
            _compartment(model, made[key], network.agent[key].name)
        return made[key]

    _compartment(model, _UNSTATED, "place not stated")
    for cargo, statement in carriages(network.statements, network).items():
        homes[cargo] = place(statement.subject)
    for statement in network.statements:
        recipient = network.agent.get(statement.recipient or "")
        if recipient and recipient.kind in PLACES and network.agent[statement.object].kind not in PLACES:
            homes.setdefault(statement.object, place(recipient.key))
    return homes


def _compartment(model: Any, ident: str, name: str) -> None:
    one = model.createCompartment()
    one.setId(ident)
    one.setName(xml_text(name))
    one.setConstant(True)
    one.setSpatialDimensions(3)
    one.setSize(1)
    one.setUnits("dimensionless")


def _notes(texts: list[str]) -> str:
    paragraphs = "".join(f"<p>{escape(xml_text(text))}</p>" for text in texts)
    return f'<body xmlns="{_XHTML}">{paragraphs}</body>'


def _species(libsbml: Any, job: Job, qual: Any, agent: Agent, ident: str, home: str) -> None:
    species = qual.createQualitativeSpecies()
    species.setId(ident)
    species.setMetaId(f"meta_{ident}")
    species.setName(xml_text(agent.name))
    species.setCompartment(home)
    species.setConstant(False)
    species.setMaxLevel(1)
    grounding = agent.grounding
    told = [f"{agent.kind.label}"]
    if grounding and grounding.curie:
        told.append(f"{grounding.curie} ({grounding.name}): {grounding.level.label}")
        if grounding.level not in NEVER_EXACT:
            term = libsbml.CVTerm(libsbml.BIOLOGICAL_QUALIFIER)
            term.setBiologicalQualifierType(libsbml.BQB_IS)
            term.addResource(xml_text(url(grounding.curie)))
            species.addCVTerm(term)
    species.setNotes(_notes(["; ".join(told)]))
    job.lose(LossKind.INVENTED, agent.key, "levels", "on and off: the caption gives no amounts")
    if home == _UNSTATED:
        job.lose(LossKind.INVENTED, agent.key, "compartment", "the format demands one; “place not stated” holds it")


def _transition(
    libsbml: Any, job: Job, qual: Any, ident: str, ids: Mapping[str, str], key: str, statements: list[Statement]
) -> None:
    """The one transition of a target, with an input for each statement and the rule that joins them."""
    transition = qual.createTransition()
    transition.setId(ident)
    notes = []
    positive: list[str] = []
    negative: list[str] = []
    for number, statement in enumerate(statements, 1):
        sign = _sign(job, statement)
        source = ids[statement.subject]
        given = transition.createInput()
        given.setId(f"{ident}_in{number}")
        given.setQualitativeSpecies(source)
        given.setTransitionEffect(libsbml.INPUT_TRANSITION_EFFECT_NONE)
        given.setThresholdLevel(1)
        given.setSign(_signs(libsbml)[sign])
        notes.append(f"{statement.key}: {said(statement, job.network)} ({statement.basis.label})")
        notes += [f"{statement.key}: “{evidence.quote}”" for evidence in statement.evidence]
        if sign is not Sign.UNSIGNED:
            (positive if sign is Sign.POSITIVE else negative).append(source)
    transition.setNotes(_notes(notes))
    output = transition.createOutput()
    output.setId(f"{ident}_out")
    output.setQualitativeSpecies(ids[key])
    output.setTransitionEffect(libsbml.OUTPUT_TRANSITION_EFFECT_ASSIGNMENT_LEVEL)
    _rule(libsbml, transition, positive, negative)
    message = "inputs are alternatives (OR), and no inhibitor may be on: the caption gives no rule"
    job.lose(LossKind.INVENTED, key, "rule", message)


def _signs(libsbml: Any) -> dict[Sign, Any]:
    return {
        Sign.POSITIVE: libsbml.INPUT_SIGN_POSITIVE,
        Sign.NEGATIVE: libsbml.INPUT_SIGN_NEGATIVE,
        Sign.UNSIGNED: libsbml.INPUT_SIGN_UNKNOWN,
    }


def _sign(job: Job, statement: Statement) -> Sign:
    """The sign of the input: carriage, release and production pass on what they are given."""
    relation = relation_at(statement, Level.MECHANISM, job.profile)
    if relation in _SAID:
        return Sign.POSITIVE
    sign = sign_at(statement, Level.MECHANISM, job.profile)
    return sign if sign in (Sign.POSITIVE, Sign.NEGATIVE) else Sign.UNSIGNED


def _rule(libsbml: Any, transition: Any, positive: list[str], negative: list[str]) -> None:
    """On when any activator is on and no inhibitor is; inputs without a sign are in no rule."""
    transition.createDefaultTerm().setResultLevel(0)
    some = [f"(geq({name}, 1))" for name in dict.fromkeys(positive)]
    none = [f"(lt({name}, 1))" for name in dict.fromkeys(negative)]
    parts = [*([" || ".join(some) if len(some) == 1 else f"({' || '.join(some)})"] if some else []), *none]
    if parts:
        function = transition.createFunctionTerm()
        function.setResultLevel(1)
        function.setMath(libsbml.parseL3Formula(" && ".join(parts)))


def _check(libsbml: Any, document: Any) -> None:
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, False)
    document.checkConsistency()
    found = [document.getError(index) for index in range(document.getNumErrors())]
    problems = [
        Problem(f"sbml-{error.getErrorId()}", f"line {error.getLine()}", short(error.getMessage(), 300), "report it")
        for error in found
        if error.getSeverity() >= libsbml.LIBSBML_SEV_ERROR
    ]
    if problems:
        raise ProblemsFound(Report.of(problems))


_STATEMENT = ("key", "type", "modelled_type", "subject", "object", "sign_text", "sign_model", "basis")


def _note_losses(job: Job) -> None:
    reason = "a model of influences has no room for it"
    for statement in job.network.statements:
        relation = relation_at(statement, Level.MECHANISM, job.profile)
        note_strengthened(job, statement, relation, "positive or negative", returns=False)
        if statement.evidence:
            message = f"“{statement.evidence[0].quote[:40]}” stands in the notes, without its place"
            job.lose(LossKind.COARSENED, statement.key, "evidence", message)
    lose_fields(job, job.network.statements, (*_STATEMENT, "evidence"), reason)
    lose_fields(job, job.network.agents, ("key", "name", "kind", "grounding"), reason)
    lose_network(job, ("figid", "title", "caption_sha256", "data_licence", "curation"), reason)
