"""Edits of statements, their evidence, references and mechanisms. Each gives the state afterwards, or refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from figtrace.curation import references
from figtrace.curation.agents import changed, free_key, near
from figtrace.curation.cells import fresh, refused, with_things
from figtrace.curation.evidence import problems_of, quote
from figtrace.curation.kinds import (
    AddEvidence,
    AddMechanism,
    AddStatement,
    ChangeEvidence,
    ChangeMechanism,
    ChangeNetwork,
    ChangeStatement,
    Cite,
    DeleteMechanism,
    DeleteStatement,
    MergeStatements,
    QuoteWords,
    RemoveEvidence,
    Uncite,
)
from figtrace.curation.removal import without_statement
from figtrace.curation.state import Review, State, evidence_key
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Evidence, Mechanism, Statement
from figtrace.model.vocabulary import CELLS, AgentKind, ReviewState, Sign, StatementType

UNSIGNED_PLACES: Final = frozenset(
    {
        StatementType.CARRIAGE,
        StatementType.RELEASE,
        StatementType.DELIVERY,
        StatementType.CONVERSION,
        StatementType.PRODUCTION,
    }
)
"""Types that say where a thing is or what it becomes: a direction makes no sense."""

AMOUNTS: Final = frozenset({StatementType.INCREASE_AMOUNT, StatementType.DECREASE_AMOUNT})
_RISES: Final = frozenset({StatementType.INCREASE_AMOUNT, StatementType.ACTIVATION})
_FALLS: Final = frozenset({StatementType.DECREASE_AMOUNT, StatementType.INHIBITION})
_NO_AMOUNT: Final = CELLS | {AgentKind.PROCESS, AgentKind.PATHWAY, AgentKind.ANATOMY, AgentKind.MICROENVIRONMENT}
_FIXED: Final = frozenset({"key", "evidence", "review", "references"})


def the_statement(state: State, key: str) -> Statement:
    """The statement with the key; refused, with the nearest keys named, where there is none."""
    statement = state.network.statement.get(key)
    if statement is None:
        raise refused("statement-unknown", key, f'"{key}" is no statement', near(key, state.network.statement))
    return statement


def with_statement(state: State, statement: Statement) -> State:
    """The state with this statement in the place of the one with its key."""
    listed = (statement if s.key == statement.key else s for s in state.network.statements)
    return with_things(state, "statements", listed)


def add_statement(state: State, edit: AddStatement) -> State:
    """One statement more, drafted by a person or suggested by a rule, never further."""
    statement = edit.statement
    free_key(state, statement.key)
    expected = ReviewState.SUGGESTED if edit.rule else ReviewState.DRAFTED
    if statement.review is not expected:
        message = f"review is {statement.review}, a new statement is {expected}"
        raise refused("review-fixed", statement.key, message, "leave the review to the review's own edits")
    if edit.rule and not statement.evidence:
        raise refused("evidence-missing", statement.key, "a suggestion needs its quote", "give the words that say it")
    check_statement(state, statement)
    check_evidence(state, statement.key, statement.evidence)
    unknown = [key for key in statement.references if key not in state.network.reference]
    if unknown:
        raise refused("reference-unknown", statement.key, f'"{unknown[0]}" is no reference', "cite it by an edit")
    state = with_things(state, "statements", (*state.network.statements, statement))
    review = Review(key=statement.key, author=None if edit.rule else edit.who, rule=edit.rule)
    state = fresh(state, {"reviews": (*(r for r in state.reviews if r.key != statement.key), review)})
    return _listed(state, statement.mechanism, statement.key)


def _listed(state: State, mechanism: str | None, statement: str) -> State:
    """The state in which the mechanism lists the statement, and no other does."""

    def of(m: Mechanism) -> Mechanism:
        without = tuple(key for key in m.statements if key != statement)
        listed = m.statements if m.key == mechanism and statement in m.statements else without
        if m.key == mechanism and statement not in m.statements:
            listed = (*m.statements, statement)
        return m if listed == m.statements else fresh(m, {"statements": listed})

    return with_things(state, "mechanisms", map(of, state.network.mechanisms))


def check_statement(state: State, statement: Statement) -> None:
    """Refuse ends that are no agents, a thing that acts on itself, and types that the ends or the sign rule out."""
    problems = list(impossibilities(state, statement))
    if problems:
        raise ProblemsFound(Report.of(problems))


def impossibilities(state: State, statement: Statement) -> Iterator[Problem]:
    """What cannot be, whoever says it: unknown ends, a loop, a sign or an amount that makes no sense."""
    network, where = state.network, statement.key
    for part in ("subject", "object", "donor", "vesicle", "recipient"):
        key = getattr(statement, part)
        if key is not None and key not in network.agent:
            yield Problem("end-unknown", where, f'{part} "{key}" is no agent', near(key, network.agent))
    if statement.subject == statement.object:
        yield Problem("statement-loops", where, f'"{statement.subject}" acts on itself', "choose another end")
    if statement.mechanism is not None and statement.mechanism not in network.mechanism:
        cure = near(statement.mechanism, network.mechanism)
        yield Problem("mechanism-unknown", where, f'"{statement.mechanism}" is no mechanism', cure)
    target = network.agent.get(statement.object)
    if statement.type in AMOUNTS and target is not None and target.kind in _NO_AMOUNT:
        message = f"{statement.type} of {target.name}, which is a {target.kind.label}"
        yield Problem("type-ends-mismatch", where, message, "choose Activation or Inhibition")
    for kind, sign in (
        (statement.type, statement.sign_text),
        (statement.modelled_type or statement.type, statement.sign_model),
    ):
        if (kind in _RISES and sign is Sign.NEGATIVE) or (kind in _FALLS and sign is Sign.POSITIVE):
            message = f'{kind} with sign "{sign}"'
            yield Problem("sign-against-type", where, message, "change type and sign together")
    said = {str(sign) for sign in (statement.sign_text, statement.sign_model) if sign is not None}
    if statement.type in UNSIGNED_PLACES and said - {"0"} and statement.type is not StatementType.PRODUCTION:
        message = f"{statement.type} with sign {', '.join(sorted(said - {'0'}))}"
        yield Problem("sign-on-place", where, message, "a place or a thing has no direction: sign 0")


def change_statement(state: State, edit: ChangeStatement) -> State:
    """New values for fields of one statement."""
    old = the_statement(state, edit.statement)
    new: Statement = changed(old, edit.to, _FIXED)
    check_statement(state, new)
    state = with_statement(state, new)
    return state if new.mechanism == old.mechanism else _listed(state, new.mechanism, new.key)


def delete_statement(state: State, edit: DeleteStatement) -> State:
    """The statement goes with all that others say of it; an accepted one must be rejected first, with a tag."""
    statement = the_statement(state, edit.statement)
    if statement.review is ReviewState.ACCEPTED:
        raise refused("statement-accepted", statement.key, "is accepted", "reject it with a tag; it stays on file")
    return without_statement(state, statement.key)


def merge_statements(state: State, edit: MergeStatements) -> State:
    """``keep`` with the evidence and references of both; ``drop`` goes."""
    keep, drop = the_statement(state, edit.keep), the_statement(state, edit.drop)
    same = ("subject", "object", "type", "sign_model")
    if keep.key == drop.key or any(getattr(keep, name) != getattr(drop, name) for name in same):
        message = f"{keep.key} and {drop.key} do not say the same"
        raise refused("statements-differ", keep.key, message, "merge only two with the same ends, type and sign")
    evidence = {evidence_key(e): e for e in (*keep.evidence, *drop.evidence)}
    cited = dict.fromkeys((*keep.references, *drop.references))
    merged = fresh(keep, {"evidence": tuple(evidence.values()), "references": tuple(cited)})
    return with_statement(without_statement(state, drop.key), merged)


# --- evidence ---------------------------------------------------------------------------------------------------


def check_evidence(state: State, where: str, evidence: tuple[Evidence, ...]) -> None:
    """Refuse evidence that does not quote this caption at its offsets, and the same evidence twice."""
    report = Report()
    for one in evidence:
        report += problems_of(state.figure, one, where)
    if not report.is_good:
        raise ProblemsFound(report)
    if len({evidence_key(one) for one in evidence}) < len(evidence):
        raise refused("evidence-twice", where, "quotes the same words twice", "one evidence for one quote")


def _with_evidence(state: State, statement: Statement, evidence: tuple[Evidence, ...]) -> State:
    check_evidence(state, statement.key, evidence)
    return with_statement(state, fresh(statement, {"evidence": evidence}))


def add_evidence(state: State, edit: AddEvidence) -> State:
    """One evidence more."""
    statement = the_statement(state, edit.statement)
    return _with_evidence(state, statement, (*statement.evidence, edit.evidence))


def quote_words(state: State, edit: QuoteWords) -> State:
    """One evidence more, from words selected in the caption."""
    statement = the_statement(state, edit.statement)
    made = quote(
        state.figure,
        edit.span,
        edit.cue,
        subject_spans=edit.subject_spans,
        object_spans=edit.object_spans,
        antecedent_spans=edit.antecedent_spans,
        hedge=edit.hedge,
        direction=edit.direction,
    )
    return _with_evidence(state, statement, (*statement.evidence, made))


def _place_of(statement: Statement, key: str) -> int:
    keys = [evidence_key(evidence) for evidence in statement.evidence]
    if key not in keys:
        cure = f"one of {', '.join(keys)}" if keys else "it has no evidence"
        raise refused("evidence-unknown", statement.key, f'"{key}" is no evidence of it', cure)
    return keys.index(key)


def change_evidence(state: State, edit: ChangeEvidence) -> State:
    """Another evidence in the same place."""
    statement = the_statement(state, edit.statement)
    at = _place_of(statement, edit.old)
    return _with_evidence(state, statement, (*statement.evidence[:at], edit.evidence, *statement.evidence[at + 1 :]))


def remove_evidence(state: State, edit: RemoveEvidence) -> State:
    """One evidence less; an unanchored one may always be taken away."""
    statement = the_statement(state, edit.statement)
    at = _place_of(statement, edit.evidence)
    return with_statement(state, fresh(statement, {"evidence": statement.evidence[:at] + statement.evidence[at + 1 :]}))


def cite(state: State, edit: Cite, retracted: frozenset[str]) -> State:
    """The publication stands behind the statement, and among the references."""
    statement = the_statement(state, edit.statement)
    report = references.problems_of(edit.reference, retracted)
    if not report.is_good:
        raise ProblemsFound(report)
    held = state.network.reference.get(edit.reference.key)
    if held is not None and held != edit.reference:
        message = f'"{held.key}" is another reference: {held.title or held.doi or held.pmid}'
        raise refused("key-taken", held.key, message, "use another key")
    if held is None:
        free_key(state, edit.reference.key)
        state = with_things(state, "references", (*state.network.references, edit.reference))
    if edit.reference.key in statement.references:
        return state
    return with_statement(state, fresh(statement, {"references": (*statement.references, edit.reference.key)}))


def uncite(state: State, edit: Uncite) -> State:
    """The publication no longer stands behind the statement."""
    statement = the_statement(state, edit.statement)
    if edit.reference not in statement.references:
        message = f'does not cite "{edit.reference}"'
        raise refused("reference-unknown", statement.key, message, near(edit.reference, state.network.reference))
    left = tuple(key for key in statement.references if key != edit.reference)
    return with_statement(state, fresh(statement, {"references": left}))


# --- mechanisms and the network itself --------------------------------------------------------------------------


def add_mechanism(state: State, edit: AddMechanism) -> State:
    """One mechanism more; all that it names must be there."""
    free_key(state, edit.mechanism.key)
    _check_mechanism(state, edit.mechanism)
    return with_things(state, "mechanisms", (*state.network.mechanisms, edit.mechanism))


def change_mechanism(state: State, edit: ChangeMechanism) -> State:
    """New values for fields of one mechanism."""
    new: Mechanism = changed(_the_mechanism(state, edit.mechanism), edit.to, frozenset({"key"}))
    _check_mechanism(state, new)
    return with_things(state, "mechanisms", (new if m.key == new.key else m for m in state.network.mechanisms))


def delete_mechanism(state: State, edit: DeleteMechanism) -> State:
    """The mechanism goes; its statements stay, tied to none."""
    gone = _the_mechanism(state, edit.mechanism).key
    freed = (fresh(s, {"mechanism": None}) if s.mechanism == gone else s for s in state.network.statements)
    state = with_things(state, "statements", freed)
    return with_things(state, "mechanisms", (m for m in state.network.mechanisms if m.key != gone))


def change_network(state: State, edit: ChangeNetwork) -> State:
    """Another title."""
    return fresh(state, {"network": fresh(state.network, {"title": edit.title})})


def _the_mechanism(state: State, key: str) -> Mechanism:
    mechanism = state.network.mechanism.get(key)
    if mechanism is None:
        raise refused("mechanism-unknown", key, f'"{key}" is no mechanism', near(key, state.network.mechanism))
    return mechanism


def _check_mechanism(state: State, mechanism: Mechanism) -> None:
    ends = (mechanism.donor, mechanism.vesicle, mechanism.recipient)
    listed = (*ends, *mechanism.cargo, *mechanism.targets, *mechanism.processes, *mechanism.outcomes)
    for key in listed:
        if key is not None and key not in state.network.agent:
            raise refused("end-unknown", mechanism.key, f'"{key}" is no agent', near(key, state.network.agent))
    for key in mechanism.statements:
        if key not in state.network.statement:
            raise refused("statement-unknown", mechanism.key, f'"{key}" is no statement', "name statements it has")
