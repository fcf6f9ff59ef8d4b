"""The live list of what is wrong with a state, each with a repair where one is safe. None runs unasked."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.curation.evidence import problems_of
from figtrace.curation.state import State
from figtrace.curation.statements import impossibilities
from figtrace.model.problems import Problem
from figtrace.model.records import Statement


def statement_problems(state: State, statement: Statement) -> Iterator[Problem]:
    """What is wrong with one statement, whatever its review says."""
    yield from impossibilities(state, statement)
    if not statement.evidence:
        yield Problem("evidence-missing", statement.key, "has no evidence", "select the words that say it")
    for evidence in statement.evidence:
        yield from problems_of(state.figure, evidence, statement.key)
