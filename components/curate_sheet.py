"""One state of a figure as the curating page shows it: picture, data, caption, everyone's marks; made once a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from components import mechanisms, outline
from components.caption import cut
from components.curate_reading import ReadingRoom, resting, with_suggestions
from components.curate_rules import rules
from components.drawing import compose, drawing
from components.payload import payload
from components.shown import Shown
from figtrace.model.problems import Report
from figtrace.model.records import Figure, Network, Span
from figtrace.model.vocabulary import ReviewState
from figtrace.model.wording import sentence
from figtrace.picture.moves import moved
from figtrace.picture.scene import Scene

if TYPE_CHECKING:
    from figtrace.curation.state import Mark, State
    from figtrace.reading.records import Draft


Compose = Callable[[Network, Figure], Scene]


def sheet(
    state: State, room: ReadingRoom | None, figids: tuple[str, ...], details_url: str, compose: Compose = compose
) -> dict[str, Any]:
    """Everything that is shown of a state; with a reading room, what it suggests stands beside what was stated.

    The details stand at ``details_url``: nobody looks at them while curating.
    """
    network, pending = state.network, frozenset[str]()
    draft = None
    if room is not None:
        draft = room.draft(state.figure)
        network, pending = with_suggestions(network, room.suggested(state.figure))
    scene = placed(compose(network, state.figure), state)
    shown = Shown(state.figure, network, cut(state.figure.caption, network), scene, Report(), figids)
    told = payload(shown, details_url)
    return {
        "svg": str(drawing(shown.scene)),
        "data": told,
        "caption": str(shown.pieces.html()),
        "outline": str(outline.standing(shown)),
        "mechanisms": str(mechanisms.standing(shown)),
        "title": shown.title,
        "marks": marks(state, network, pending),
        "comments": [comment.model_dump(mode="json") for comment in state.comments],
        "single": state.settings.is_single_curator,
        "unresolved": list(state.settings.unresolved),
        "progress": {step.value: n for step, n in progress(network).items()},
        "coverage": coverage(state.figure, network, draft),
        "mentions": mentions(network, draft),
        "taken": [list(one.span) for agent in network.agents for one in agent.mentions],
        "suggestions": suggestions(network, pending, draft),
        "rules": rules(state, draft),
    }


def placed(scene: Scene, state: State) -> Scene:
    """The scene with every agent that a person moved at its place."""
    boxes = {agent.key: agent.box for agent in scene.agents}
    shifts = {
        one.key: (one.x - boxes[one.key].x - boxes[one.key].w / 2, one.y - boxes[one.key].y - boxes[one.key].h / 2)
        for one in state.positions
        if one.key in boxes
    }
    return moved(scene, shifts) if shifts else scene


def progress(network: Network) -> dict[ReviewState, int]:
    """How many statements stand at each review state."""
    counts = Counter(one.review for one in network.statements)
    return {step: counts[step] for step in ReviewState}


def _mark(mark: Mark | None) -> dict[str, Any] | None:
    return {"name": mark.who.name, "orcid": mark.who.orcid, "at": mark.at} if mark else None


def marks(state: State, network: Network, pending: frozenset[str]) -> dict[str, dict[str, Any]]:
    """How far each statement came, whose it is, and what people said of it."""
    told: dict[str, dict[str, Any]] = {}
    for one in network.statements:
        review = state.review_of(one.key)
        told[one.key] = {
            "review": one.review.value,
            "words": sentence(one, network),
            "type": one.type.label,
            "basis": one.basis.label,
            "author": review.author.name if review.author else None,
            "rule": review.rule,
            "derived": review.derived_from,
            "approver": review.approver.name if review.approver else None,
            "reviewed": _mark(review.reviewed),
            "accepted": _mark(review.accepted),
            "rejected": _mark(review.rejected),
            "tag": review.tag.value if review.tag else None,
            "text": review.text,
            "is_disputed": state.is_disputed(one.key),
            "is_pending": one.key in pending,
            "quotes": [evidence.quote for evidence in one.evidence],
            "evidence": [_evidence_key(evidence) for evidence in one.evidence],
            "references": list(one.references),
            "decisions": [
                {
                    "name": said.who.name,
                    "at": said.at,
                    "verdict": said.verdict.value,
                    "label": said.verdict.label,
                    "tag": said.tag.value if said.tag else None,
                    "text": said.text,
                }
                for said in state.decisions_on(one.key)
            ],
        }
    return told


def _evidence_key(evidence: Any) -> str:
    from figtrace.curation.state import evidence_key  # noqa: PLC0415

    return evidence_key(evidence)


def coverage(figure: Figure, network: Network, draft: Draft | None) -> list[dict[str, Any]]:
    """Clause by clause of the caption: which statements rest on it, and why there are none where there are none."""
    if draft is None:
        return []
    rows = []
    for clause in draft.clauses:
        on = resting(network, clause.span)
        stated = [key for key in on if network.statement[key].review is not ReviewState.SUGGESTED]
        rows.append(
            {
                "span": list(clause.span),
                "words": figure.caption[clause.span.start : clause.span.end],
                "statements": stated,
                "suggested": [key for key in on if key not in stated],
                "reason": clause.reason,
            }
        )
    return rows


def mentions(network: Network, draft: Draft | None) -> list[dict[str, Any]]:
    """Names that the reading room found and no agent bears yet: where the caption's cursor may jump."""
    if draft is None:
        return []
    taken = [mention.span for agent in network.agents for mention in agent.mentions]
    return [
        {"span": list(one.span), "kind": one.kind}
        for one in draft.mentions
        if not any(_meets(one.span, span) for span in taken)
    ]


def suggestions(network: Network, pending: frozenset[str], draft: Draft | None) -> list[dict[str, Any]]:
    """What is suggested and undecided, in the caption's order: rule, belief and reason of each."""
    if draft is None:
        return []
    found = [one for one in (*draft.statements, *draft.implied) if one.key in pending]
    return [
        {
            "key": one.key,
            "rule": f"{one.rule}@{one.version}",
            "belief": round(one.belief, 2),
            "why": one.why,
            "words": sentence(network.statement[one.key], network),
            "quote": one.evidence,
            "hedge": one.hedge,
        }
        for one in sorted(found, key=lambda one: one.span)
    ]


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
