"""What waits for whom: the review queue of one person, best first, and how far a figure has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from figtrace.curation.people import Actor, Role, identity
from figtrace.curation.review import VERDICT_NEEDS
from figtrace.curation.state import State, Verdict
from figtrace.model.records import Statement
from figtrace.model.vocabulary import ReviewState, Word


class Why(Word):
    """Why a statement waits, in the order in which the queue shows them."""

    DISPUTED = "disputed", "settle", "Two people see it differently."
    REVIEWED = "reviewed", "accept", "Reviewed; an editor who did not draft it accepts."
    DRAFTED = "drafted", "review", "Drafted by another person."
    SUGGESTED = "suggested", "take or reject", "Found by a rule; nobody has looked."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A statement that waits for this person, why, and the verdicts that are open to them."""

    statement: str
    why: Why
    verdicts: tuple[Verdict, ...]


def queue(state: State, actor: Actor) -> tuple[Waiting, ...]:
    """What waits for the person: disputes, then what is nearest to done; each in the order of the caption's words."""
    found = [waiting for s in state.network.statements if (waiting := _waiting(state, s, actor)) is not None]
    place = {s.key: min((e.span for e in s.evidence), default=(10**9, 0)) for s in state.network.statements}
    order = list(Why)
    return tuple(sorted(found, key=lambda w: (order.index(w.why), place[w.statement], w.statement)))


def _waiting(state: State, statement: Statement, actor: Actor) -> Waiting | None:
    def may(verdict: Verdict) -> bool:
        return actor.role.covers(VERDICT_NEEDS[verdict])

    review = state.review_of(statement.key)
    is_mine = review.drafter is not None and identity(review.drafter) == identity(actor.person)
    is_mine = is_mine and not state.settings.is_single_curator
    reject = (Verdict.REJECT,) if may(Verdict.REJECT) else ()
    if state.is_disputed(statement.key):
        # a settlement goes through its own edit; the verdicts are those it may carry
        return (
            Waiting(statement.key, Why.DISPUTED, (Verdict.REVIEW, *reject)) if actor.role.covers(Role.EDITOR) else None
        )
    if statement.review is ReviewState.REVIEWED and may(Verdict.ACCEPT) and not is_mine:
        return Waiting(statement.key, Why.REVIEWED, (Verdict.ACCEPT, *reject))
    if statement.review is ReviewState.DRAFTED and may(Verdict.REVIEW) and not is_mine:
        return Waiting(statement.key, Why.DRAFTED, (Verdict.REVIEW, *reject))
    if statement.review is ReviewState.SUGGESTED and may(Verdict.DRAFT):
        return Waiting(statement.key, Why.SUGGESTED, (Verdict.DRAFT, *reject))
    return None


def progress(state: State) -> dict[ReviewState, int]:
    """How many statements stand at each review state; every state is there."""
    counts = Counter(statement.review for statement in state.network.statements)
    return {step: counts[step] for step in ReviewState}


def piles(state: State) -> dict[str, tuple[str, ...]]:
    """Keys of statements in four piles.

    Positive; negative (rejected, or the words deny it); unsure (disputed, or the words leave it open); predicted
    (suggested by a rule, seen by nobody).
    """
    made: dict[str, list[str]] = {"positive": [], "negative": [], "unsure": [], "predicted": []}
    for statement in state.network.statements:
        directions = {evidence.direction for evidence in statement.evidence}
        if statement.review is ReviewState.SUGGESTED:
            made["predicted"].append(statement.key)
        elif state.is_disputed(statement.key) or "unclear" in directions:
            made["unsure"].append(statement.key)
        elif statement.review is ReviewState.REJECTED or "refutes" in directions:
            made["negative"].append(statement.key)
        else:
            made["positive"].append(statement.key)
    return {name: tuple(keys) for name, keys in made.items()}
