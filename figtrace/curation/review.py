"""The review: who may do what, the steps from suggested to accepted, and what an edit does to a statement's standing.

:func:`permit` is asked by the journal before every write; there is no other road. The rule counts people, not roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from figtrace.curation import kinds
from figtrace.curation.cells import fresh, refused
from figtrace.curation.checks import statement_problems
from figtrace.curation.evidence import is_anchored
from figtrace.curation.kinds import Decide, Edit, Reimport, Settle
from figtrace.curation.marks import person_of_edit
from figtrace.curation.people import Actor, Role, identity
from figtrace.curation.state import Decision, Mark, Review, State, Verdict, digest_of, statement_meaning
from figtrace.curation.statements import the_statement, with_statement
from figtrace.curation.tags import CONVENTIONS, ERROR_TAGS, Tag, convention_fault
from figtrace.model.problems import Problem, ProblemsFound, Report, Severity
from figtrace.model.records import Network, Person, Statement
from figtrace.model.vocabulary import ReviewState

NEEDS: Final[Mapping[type, Role]] = {
    Settle: Role.EDITOR,
    kinds.Waive: Role.EDITOR,
    kinds.Switch: Role.EDITOR,
    kinds.TakeIn: Role.EDITOR,
    kinds.Publish: Role.EDITOR,
    Reimport: Role.EDITOR,
}
"""The least role for an edit; what is not listed needs a curator."""

VERDICT_NEEDS: Final[Mapping[Verdict, Role]] = {
    Verdict.DRAFT: Role.CURATOR,
    Verdict.REVIEW: Role.REVIEWER,
    Verdict.ACCEPT: Role.EDITOR,
    Verdict.REJECT: Role.REVIEWER,
    Verdict.REOPEN: Role.CURATOR,
}

STEPS: Final[Mapping[Verdict, tuple[frozenset[ReviewState], ReviewState]]] = {
    Verdict.DRAFT: (frozenset({ReviewState.SUGGESTED}), ReviewState.DRAFTED),
    Verdict.REVIEW: (frozenset({ReviewState.DRAFTED}), ReviewState.REVIEWED),
    Verdict.ACCEPT: (frozenset({ReviewState.REVIEWED}), ReviewState.ACCEPTED),
    Verdict.REJECT: (frozenset(ReviewState) - {ReviewState.REJECTED}, ReviewState.REJECTED),
    Verdict.REOPEN: (frozenset({ReviewState.REJECTED}), ReviewState.DRAFTED),
}
"""From which states a verdict leads where."""

_SECOND_WORDS: Final[Mapping[Verdict, frozenset[ReviewState]]] = {
    Verdict.REVIEW: frozenset({ReviewState.REVIEWED, ReviewState.ACCEPTED, ReviewState.REJECTED}),
    Verdict.REJECT: frozenset({ReviewState.REJECTED}),
}
"""Where a verdict is another person's word only, and moves nothing."""

FALLS: Final[Mapping[ReviewState, ReviewState]] = {
    ReviewState.ACCEPTED: ReviewState.REVIEWED,
    ReviewState.REVIEWED: ReviewState.DRAFTED,
    ReviewState.SUGGESTED: ReviewState.DRAFTED,
}
"""What an edit of meaning does: what was accepted wants a second look, what was reviewed is a draft again."""


# --- who may ----------------------------------------------------------------------------------------------------


def role_needed(edit: Edit) -> Role:
    """The least role that may do this edit."""
    if isinstance(edit, Decide):
        return VERDICT_NEEDS[edit.verdict]
    return NEEDS.get(type(edit), Role.CURATOR)


def permit(edit: Edit, actor: Actor, needed: Role) -> None:
    """Refuse what the actor may not do; ``needed`` is :func:`role_needed`, for an undo that of what is undone.

    Raises :class:`ProblemsFound`. What an edit says of its own author is not believed: it must be the actor.
    """
    if not actor.role.covers(needed):
        someone = f"an {needed.label}" if needed is Role.EDITOR else f"a {needed.label}"
        message = f"{actor.person.name} is a {actor.role.label}; this needs {someone}"
        raise refused("role", edit.kind, message, f"ask {someone}")
    if edit.who is not None and edit.who != actor.person:
        message = f"the edit says {edit.who.name}, signed in is {actor.person.name}"
        raise refused("not-you", edit.kind, message, "sign in as the one who edits")


def _own_draft(state: State, review: Review, who: Person, verdict: Verdict) -> Problem | None:
    """The problem of one person doing two people's work, unless the single-curator switch is on."""
    if state.settings.is_single_curator:
        return None
    drafter = review.drafter
    if drafter is not None and identity(drafter) == identity(who):
        message = f"{who.name} drafted it and would {verdict.label} it"
        return Problem("own-draft", review.key, message, "a second person, or the single-curator switch")
    first = review.reviewed.who if review.reviewed else None
    if verdict is Verdict.ACCEPT and drafter is None and (first is None or identity(first) == identity(who)):
        message = f"nobody knows who drafted it, and no second person than {who.name} has seen it"
        return Problem("own-draft", review.key, message, "another person approves it first")
    return None


# --- the steps --------------------------------------------------------------------------------------------------


def decide(state: State, edit: Decide) -> State:
    """The state after one person's verdict; the verdict stays on file even where another's stands against it."""
    who, at = person_of_edit(edit.who, edit.at, edit.statement)
    statement = the_statement(state, edit.statement)
    review = state.review_of(statement.key)
    origins, target = STEPS[edit.verdict]
    is_second = statement.review not in origins and statement.review in _SECOND_WORDS.get(edit.verdict, frozenset())
    if statement.review not in origins and not is_second:
        message = f"is {statement.review.label}; it cannot be taken to {target.label} by “{edit.verdict.label}”"
        raise refused("review-step", statement.key, message, f"from {', '.join(sorted(s.label for s in origins))}")
    problems = [*_tag_problems(edit), *_demands(state, statement, review, edit, who)]
    if problems:
        raise ProblemsFound(Report.of(problems))
    mark = Mark(who=who, at=at, digest=digest_of(state.network, statement))
    state = _with_decision(state, edit, mark)
    marked = fresh(review, {"settled": None})
    if not is_second:
        marked = _marked(marked, edit, mark)
        state = with_statement(state, fresh(statement, {"review": target}))
    return with_review(state, marked)


def _tag_problems(edit: Decide | Settle) -> Iterator[Problem]:
    if edit.verdict is Verdict.REJECT:
        if edit.tag not in ERROR_TAGS:
            tags = ", ".join(tag.value for tag in ERROR_TAGS)
            yield Problem("tag-missing", edit.statement, "rejected without a tag of what is wrong", f"choose {tags}")
        if edit.tag is Tag.OTHER and not edit.text.strip():
            yield Problem("tag-missing", edit.statement, 'rejected as "other" without words', "write what is wrong")
        fault = convention_fault(edit.tag, edit.text)
        if fault:
            cure = f"write {CONVENTIONS[edit.tag]}, or free words" if edit.tag else ""
            yield Problem("tag-text", edit.statement, fault, cure)
    elif edit.tag not in (None, Tag.CORRECT):
        message = f'tag "{edit.tag}" with “{edit.verdict.label}”'
        yield Problem("tag-unfit", edit.statement, message, "an error tag rejects; approve with correct")


def _demands(state: State, statement: Statement, review: Review, edit: Decide, who: Person) -> Iterator[Problem]:
    """What the verdict needs of people, evidence and ends (CURATION §4)."""
    if edit.verdict is Verdict.REOPEN and not edit.reason.strip():
        yield Problem("reason-missing", statement.key, "reopened without a reason", "say what has changed")
    if edit.verdict not in (Verdict.REVIEW, Verdict.ACCEPT):
        return
    own = _own_draft(state, review, who, edit.verdict)
    if own is not None:
        yield own
    yield from blocking(state, statement)
    if edit.verdict is Verdict.ACCEPT:
        if state.is_disputed(statement.key):
            yield Problem("disputed", statement.key, "two people see it differently", "settle it first")
        yield from acceptance_problems(state, statement)


def acceptance_problems(state: State, statement: Statement) -> Iterator[Problem]:
    """What keeps a statement from being accepted: no anchored supporting evidence, or an end that nobody resolved."""
    supports = [e for e in statement.evidence if e.direction == "supports" and is_anchored(state.figure, e)]
    if not supports:
        message = "has no anchored evidence that supports it"
        yield Problem("evidence-missing", statement.key, message, "select the words that say it")
    for key in (statement.subject, statement.object):
        agent = state.network.agent.get(key)
        if agent is None or (agent.grounding is None and key not in state.settings.unresolved):
            name = agent.name if agent else key
            message = f'its end "{name}" has no identifier, and nobody said that it has none'
            yield Problem("end-ungrounded", statement.key, message, "ground it, or say that it is unresolved")


def blocking(state: State, statement: Statement) -> Iterator[Problem]:
    """Errors of the statement itself that stop a review, whoever reviews."""
    yield from (p for p in statement_problems(state, statement) if p.severity is Severity.ERROR)


def _with_decision(state: State, edit: Decide | Settle, mark: Mark) -> State:
    key = f"{edit.statement}/{identity(mark.who)}"
    made = Decision(
        key=key,
        statement=edit.statement,
        who=mark.who,
        at=mark.at,
        verdict=edit.verdict,
        tag=edit.tag or (Tag.CORRECT if edit.verdict in (Verdict.REVIEW, Verdict.ACCEPT) else None),
        text=edit.text,
        digest=mark.digest,
    )
    return fresh(state, {"decisions": (*(d for d in state.decisions if d.key != key), made)})


def _marked(review: Review, edit: Decide, mark: Mark) -> Review:
    """The review with the mark of a verdict that moved the statement."""
    match edit.verdict:
        case Verdict.DRAFT:
            return fresh(review, {"approver": mark.who})
        case Verdict.REVIEW:
            return fresh(review, {"reviewed": mark, "tag": Tag.CORRECT, "text": edit.text})
        case Verdict.ACCEPT:
            return fresh(review, {"accepted": mark, "tag": Tag.CORRECT, "text": edit.text})
        case Verdict.REJECT:
            values = {"rejected": mark, "accepted": None, "reviewed": None, "tag": edit.tag, "text": edit.text}
            return fresh(review, values)
        case _:
            return fresh(review, {"rejected": None, "tag": None, "text": ""})


def settle(state: State, edit: Settle) -> State:
    """An editor's last word where two people differ; both their words stay on file."""
    who, at = person_of_edit(edit.who, edit.at, edit.statement)
    statement = the_statement(state, edit.statement)
    if not state.is_disputed(statement.key):
        raise refused("not-disputed", statement.key, "nobody disagrees about it", "review it as any other")
    review = state.review_of(statement.key)
    problems = list(_tag_problems(edit))
    if edit.verdict is Verdict.REVIEW:
        own = _own_draft(state, review, who, Verdict.REVIEW)
        problems += [own] if own else []
        problems += blocking(state, statement)
    if problems:
        raise ProblemsFound(Report.of(problems))
    mark = Mark(who=who, at=at, digest=digest_of(state.network, statement))
    if edit.verdict is Verdict.REVIEW:
        values: dict[str, object] = {"reviewed": mark, "rejected": None, "tag": Tag.CORRECT}
        target: ReviewState = statement.review if statement.review is ReviewState.ACCEPTED else ReviewState.REVIEWED
    else:
        values = {"rejected": mark, "accepted": None, "reviewed": None, "tag": edit.tag}
        target = ReviewState.REJECTED
    state = with_review(state, fresh(review, {**values, "text": edit.text, "settled": mark}))
    return with_statement(state, fresh(statement, {"review": target}))


def with_review(state: State, review: Review) -> State:
    """The state with this review, in the place of the one with its key or at the end."""
    if review.key in state.review:
        return fresh(state, {"reviews": tuple(review if r.key == review.key else r for r in state.reviews)})
    return fresh(state, {"reviews": (*state.reviews, review)})


# --- what an edit does to a statement's standing ----------------------------------------------------------------


def consequences(before: State, after: State, edit: Edit) -> State:
    """The state with every statement fallen back whose meaning the edit changed, and authorship passed on.

    Any edit of meaning makes the person the author, ``derived_from`` the rule that suggested it; a grounding changed
    under an accepted statement sends it back, but makes nobody its author. Layout, notes and story change nothing.
    """
    if before.network is after.network or isinstance(
        edit, Decide | Settle | kinds.Revert | kinds.TakeIn | kinds.Publish
    ):
        return after
    changed_ends = _regrounded(before.network, after.network)
    for statement in after.network.statements:
        old = before.network.statement.get(statement.key)
        if old is None or (old is statement and not {statement.subject, statement.object} & changed_ends):
            continue
        is_new_meaning = old is not statement and statement_meaning(old) != statement_meaning(statement)
        if is_new_meaning or digest_of(before.network, old) != digest_of(after.network, statement):
            after = _fallen(after, statement, edit, is_new_meaning and not isinstance(edit, Reimport))
    return after


def _regrounded(before: Network, after: Network) -> set[str]:
    """Keys of the agents whose identifier changed."""
    if before.agents is after.agents:
        return set()

    def curie(network: Network, key: str) -> str | None:
        agent = network.agent.get(key)
        return agent.grounding.curie if agent and agent.grounding else None

    return {key for key in after.agent if curie(before, key) != curie(after, key)}


def _fallen(state: State, statement: Statement, edit: Edit, is_authored: bool) -> State:
    held = state.review_of(statement.key)
    target = FALLS.get(statement.review, statement.review)
    if not is_authored and statement.review is not ReviewState.ACCEPTED:
        return state
    values: dict[str, object] = {"accepted": None, "settled": None}
    if target is ReviewState.DRAFTED:
        values |= {"reviewed": None, "tag": None, "text": ""}
    if is_authored:
        values |= {"author": edit.who, "approver": None, "rule": None}
        values |= {"derived_from": held.rule or held.derived_from}
    state = with_review(state, fresh(held, values))
    return with_statement(state, fresh(statement, {"review": target}))
