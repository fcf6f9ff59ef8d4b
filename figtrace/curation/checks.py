"""The live list of what is wrong with a state: the model's rules, and those that need review, journal or a re-import.

Most rules are the model's own (:mod:`figtrace.model.validate`). Repairs stand in :mod:`figtrace.curation.repairs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from figtrace.curation import anchor
from figtrace.curation.cells import short
from figtrace.curation.evidence import problems_of
from figtrace.curation.people import identity
from figtrace.curation.references import problems_of as reference_problems
from figtrace.curation.state import State, digest_of
from figtrace.curation.statements import impossibilities
from figtrace.curation.tags import ERROR_TAGS, Tag
from figtrace.model import validate
from figtrace.model.problems import Problem, Severity
from figtrace.model.records import Figure, Statement
from figtrace.model.vocabulary import ReviewState

_WORDS: Final = re.compile(r"[\w.\-]+")
_COMPARED: Final = (
    *("caption", "title", "papertitle", "doi", "year", "keywords", "gene_keywords", "organisms", "organisms_ner"),
    *("journal", "number", "reftext", "ocr"),
)
"""Fields of a record whose change a curator should look at."""


def about_of(state: State, problem: Problem) -> str | None:
    """The key of the statement, agent or mechanism that a problem names first; None for one of the whole figure."""
    network = state.network
    words = [problem.where, *(word.rstrip(".") for word in _WORDS.findall(problem.message))]
    for keys in (network.statement.keys(), network.agent.keys(), network.mechanism.keys()):
        found: str | None = next((word for word in words if word in keys), None)
        if found is not None:
            return found
    return None


def problems(state: State, retracted: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Everything that is wrong with the state, errors first; what an editor waived is left out."""
    lines = anchor.plan(state.network, state.figure.caption)
    moved = {line.statement for line in lines if line.problem() is not None}
    found = [
        problem
        for problem in validate.check(state.network, state.figure)
        if not (problem.code in ("quote-not-there", "context-not-there") and about_of(state, problem) in moved)
    ]
    found += [problem for line in lines if (problem := line.problem()) is not None]
    for statement in state.network.statements:
        found += review_problems(state, statement)
    for reference in state.network.references:
        found += [p for p in reference_problems(reference, retracted) if p.code == "retracted"]
    if state.settings.is_single_curator:
        message = "one curator, no second review"
        cure = "ask a second person, and switch it off"
        found.append(Problem("single-curator", state.figure.figid, message, cure, Severity.NOTE))
    waived = {waiver.key for waiver in state.waivers}
    left = (p for p in found if p.severity is Severity.ERROR or _waiver_key(state, p) not in waived)
    return tuple(sorted(left, key=lambda problem: list(Severity).index(problem.severity)))


def _waiver_key(state: State, problem: Problem) -> str:
    return f"{problem.code}@{about_of(state, problem) or state.figure.figid}"


def statement_problems(state: State, statement: Statement) -> Iterator[Problem]:
    """What is wrong with one statement, whatever its review says: what an approval has to wait for."""
    yield from impossibilities(state, statement)
    if not statement.evidence:
        yield Problem("evidence-missing", statement.key, "has no evidence", "select the words that say it")
    for evidence in statement.evidence:
        yield from problems_of(state.figure, evidence, statement.key)
    for problem in validate.check(state.network, state.figure):
        is_new = problem.code not in ("quote-not-there", "context-not-there", "evidence-missing", "type-ends-mismatch")
        if is_new and about_of(state, problem) == statement.key:
            yield problem


def review_problems(state: State, statement: Statement) -> Iterator[Problem]:
    """What is wrong with a statement's review: one person for two, a mark that is out of date, a missing tag."""
    review = state.review_of(statement.key)
    accepted, drafter = review.accepted, review.drafter
    if statement.review is ReviewState.ACCEPTED and accepted is not None:
        is_alone = drafter is not None and identity(accepted.who) == identity(drafter)
        if is_alone and not state.settings.is_single_curator:
            message = f"drafted and accepted by {accepted.who.orcid or accepted.who.name}"
            yield Problem("self-accepted", statement.key, message, "second person, or single-curator switch")
        if accepted.digest != digest_of(state.network, statement):
            message = 'edited after acceptance and still "accepted"'
            yield Problem("stale-state", statement.key, message, "review again")
    if statement.review is ReviewState.REJECTED:
        if review.tag not in ERROR_TAGS:
            yield Problem("tag-missing", statement.key, "rejected without a tag", "choose one of the eleven")
        elif review.tag is Tag.OTHER and not review.text.strip():
            yield Problem("tag-missing", statement.key, 'rejected as "other" without text', "write what is wrong")
    if state.is_disputed(statement.key):
        told = "; ".join(f"{d.who.name}: {d.verdict.label}" for d in state.decisions_on(statement.key))
        message, cure = f"is seen differently ({told})", "an editor settles it"
        yield Problem("disputed", statement.key, message, cure, Severity.WARNING)


def record_problems(state: State, figure: Figure) -> tuple[Problem, ...]:
    """How the record on file differs from the one that was curated; each a warning, and a re-import its repair."""
    told = []
    for field in _COMPARED:
        old, new = getattr(state.figure, field), getattr(figure, field)
        if old != new:
            values = (str(len(v)) if isinstance(v, tuple) else short(v, 30) for v in (old, new))
            told.append(f"{field} {' → '.join(values)}")
    if not told:
        return ()
    message = f"record differs from the imported one: {', '.join(told)}{_foretold(state, figure)}"
    cure = "review the difference, and import it again"
    return (Problem("record-changed", state.figure.figid, message, cure, Severity.WARNING),)


def _foretold(state: State, figure: Figure) -> str:
    """What another caption would mean for the evidence, before anything is imported; nothing where it is the same."""
    if figure.caption == state.figure.caption:
        return ""
    verdicts = [line.anchoring.verdict for line in anchor.plan(state.network, figure.caption)]
    kept = sum(one in (anchor.Verdict.ANCHORED, anchor.Verdict.KEPT) for one in verdicts)
    lost = sum(one is anchor.Verdict.LOST for one in verdicts)
    return f"; of {len(verdicts)} quotes {kept} stay, {len(verdicts) - kept - lost} would want a look, {lost} be lost"
