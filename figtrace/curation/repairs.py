"""Repairs beside problems: edits that are safe because nothing in them is guessed. None runs unasked; each is undone
like any other edit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from figtrace.curation import anchor, kinds
from figtrace.curation.cells import fresh
from figtrace.curation.checks import about_of, problems
from figtrace.curation.evidence import context, is_anchored
from figtrace.curation.kinds import Edit
from figtrace.curation.state import State, evidence_key
from figtrace.model import curie, quality
from figtrace.model.problems import Problem
from figtrace.model.records import Evidence, Span, Statement
from figtrace.model.vocabulary import StatementType


@dataclass(frozen=True, slots=True)
class Check:
    """A problem, the thing that it is about, and what mends it where that is safe: several to choose from, or none."""

    problem: Problem
    about: str | None
    repairs: tuple[Edit, ...] = ()


def checks(state: State, retracted: frozenset[str] = frozenset()) -> tuple[Check, ...]:
    """The live list: every problem of the state with its repairs."""
    made = []
    for problem in problems(state, retracted):
        about = about_of(state, problem)
        made.append(Check(problem, about, repairs_of(state, problem, about)))
    return tuple(made)


def repairs_of(state: State, problem: Problem, about: str | None) -> tuple[Edit, ...]:
    """The edits that mend a problem, best first; none where mending would mean guessing."""
    mend = _REPAIRS.get(problem.code)
    return mend(state, problem, about) if mend is not None and about is not None else ()


def _evidence_of(state: State, about: str) -> tuple[tuple[Statement, Evidence], ...]:
    statement = state.network.statement.get(about)
    return tuple((statement, evidence) for evidence in statement.evidence) if statement else ()


def _reselect(state: State, _problem: Problem, about: str) -> tuple[Edit, ...]:
    """The quote where the caption holds it: one edit a place, and none where an inner span would not fit."""
    caption = state.figure.caption
    edits: list[Edit] = []
    for statement, evidence in _evidence_of(state, about):
        if is_anchored(state.figure, evidence):
            continue
        made = anchor.anchoring(caption, evidence)
        for span in made.candidates:
            # in an unchanged caption only the quote's own offsets may be wrong: its inner spans may stand as they are
            tries = (anchor.reanchored(evidence, caption, span, is_inner_kept=kept) for kept in (False, True))
            moved = next((one for one in tries if is_anchored(state.figure, one)), None)
            if moved is not None:
                old = evidence_key(evidence)
                edits.append(kinds.ChangeEvidence(statement=statement.key, old=old, evidence=moved))
    return tuple(edits)


def _remove_lost(state: State, _problem: Problem, about: str) -> tuple[Edit, ...]:
    lost = anchor.Verdict.LOST
    return tuple(
        kinds.RemoveEvidence(statement=statement.key, evidence=evidence_key(evidence))
        for statement, evidence in _evidence_of(state, about)
        if anchor.anchoring(state.figure.caption, evidence).verdict is lost
    )


def _store_context(state: State, _problem: Problem, about: str) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for statement, evidence in _evidence_of(state, about):
        prefix, suffix = context(state.figure.caption, evidence.span)
        if not evidence.prefix and not evidence.suffix and prefix + suffix:
            better = fresh(evidence, {"prefix": prefix, "suffix": suffix})
            old = evidence_key(evidence)
            edits.append(kinds.ChangeEvidence(statement=statement.key, old=old, evidence=better))
    return tuple(edits)


def _mark_hedge(state: State, _problem: Problem, about: str) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for statement, evidence in _evidence_of(state, about):
        found = quality.HEDGES.search(evidence.quote)
        if found is not None and evidence.hedge is None:
            at = evidence.span.start + found.start()
            better = fresh(evidence, {"hedge": Span(at, at + len(found[0]))})
            old = evidence_key(evidence)
            edits.append(kinds.ChangeEvidence(statement=statement.key, old=old, evidence=better))
    return tuple(edits)


def _fit_type(state: State, _problem: Problem, about: str) -> tuple[Edit, ...]:
    """Amount of what has none: activity in its place, the sign untouched."""
    better = {
        StatementType.DECREASE_AMOUNT: StatementType.INHIBITION,
        StatementType.INCREASE_AMOUNT: StatementType.ACTIVATION,
    }
    statement = state.network.statement.get(about)
    if statement is None:
        return ()
    to = {
        field: better[value].value
        for field in ("type", "modelled_type")
        if (value := getattr(statement, field)) in better
    }
    return (kinds.ChangeStatement(statement=about, to=to),) if to else ()


def _merge_double(state: State, problem: Problem, about: str) -> tuple[Edit, ...]:
    """The two statements as one, where the messages names both and they say the same."""
    words = problem.message.partition(" repeats ")[2].partition(":")[0]
    return (kinds.MergeStatements(keep=words, drop=about),) if words in state.network.statement else ()


def _delete_alone(state: State, _problem: Problem, about: str) -> tuple[Edit, ...]:
    return (kinds.DeleteAgent(agent=about),) if about in state.network.agent else ()


def _write_identifier(state: State, _problem: Problem, about: str) -> tuple[Edit, ...]:
    """The same identifier in its own form, where only the form was wrong."""
    agent = state.network.agent.get(about)
    better = curie.mended(agent.grounding.curie) if agent and agent.grounding else None
    if agent is None or agent.grounding is None or better is None or curie.is_valid(agent.grounding.curie):
        return ()
    grounding = agent.grounding.model_dump(mode="json") | {"curie": better}
    return (kinds.ChangeAgent(agent=about, to={"grounding": grounding}),)


_REPAIRS: Final[Mapping[str, Callable[[State, Problem, str], tuple[Edit, ...]]]] = {
    "quote-not-there": _reselect,
    "context-not-there": _reselect,
    "evidence-moved": _reselect,
    "evidence-lost": _remove_lost,
    "quote-ambiguous": _store_context,
    "hedge-dropped": _mark_hedge,
    "type-ends-mismatch": _fit_type,
    "duplicate-statement": _merge_double,
    "agent-alone": _delete_alone,
    "identifier-form": _write_identifier,
}
