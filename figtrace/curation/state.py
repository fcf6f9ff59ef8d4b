"""A figure's network with everything that people did to it: what the journal's entries change, one after another."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Any

from figtrace.curation.tags import Tag
from figtrace.model.records import Evidence, Figure, Network, Person, Record, Span, Statement
from figtrace.model.vocabulary import Word


class Verdict(Word):
    """What someone decides about a statement, as a step of the review."""

    DRAFT = "draft", "take as it is", "A suggestion becomes a draft, unchanged."
    REVIEW = "review", "approve", "Checked by another person, tag correct."
    ACCEPT = "accept", "accept", "Accepted by an editor who did not draft it."
    REJECT = "reject", "reject", "Judged wrong, with one of eleven error tags."
    REOPEN = "reopen", "reopen", "A rejected statement is a draft again, with a reason."


class Mark(Record):
    """That someone did it, when (UTC, ISO 8601), and the digest of what was then before their eyes."""

    who: Person
    at: str
    digest: str


class Review(Record):
    """Whose a statement is and how far it came (``key`` is the statement's).

    ``author`` is a person, or None while the statement is a rule's suggestion taken as it is: then ``rule`` is the
    author and ``approver`` the person. ``derived_from`` names the rule of a suggestion that a person changed.
    """

    key: str
    author: Person | None = None
    rule: str | None = None
    derived_from: str | None = None
    approver: Person | None = None
    reviewed: Mark | None = None
    accepted: Mark | None = None
    rejected: Mark | None = None
    tag: Tag | None = None
    text: str = ""
    settled: Mark | None = None

    @property
    def drafter(self) -> Person | None:
        """The person who answers for the draft: its author, else who took it as it is; None where nobody is known."""
        return self.author or self.approver


class Decision(Record):
    """One person's last word on a statement (``key`` is the statement's and the person's)."""

    key: str
    statement: str
    who: Person
    at: str
    verdict: Verdict
    tag: Tag | None = None
    text: str = ""
    digest: str

    @property
    def is_for(self) -> bool:
        """True for a word in favour."""
        return self.verdict is not Verdict.REJECT


class Comment(Record):
    """Words about an agent, a statement or the figure (``about`` is its key); they change nothing else."""

    key: str
    about: str
    who: Person
    at: str
    text: str


class Waiver(Record):
    """A warning that an editor let stand, with the reason (``key`` is ``code@about``)."""

    key: str
    code: str
    about: str
    who: Person
    at: str
    reason: str


class Position(Record):
    """Where a person put an agent (``key``): centre, px at zoom 1, y down."""

    key: str
    x: float
    y: float


class StoryStep(Record):
    """A step of the story by its key, its content as the story's own room reads it."""

    key: str
    content: dict[str, Any]


class Settings(Record):
    """What holds for the whole figure.

    ``unresolved`` are agents that a person said to have no identifier. ``file_sha256`` tells the network file as it
    was last taken in or published; None while it is the one that the history began with.
    """

    is_single_curator: bool = False
    unresolved: tuple[str, ...] = ()
    story: dict[str, Any] | None = None
    file_sha256: str | None = None


class State(Record):
    """Figure, network, and the marks people left on them."""

    figure: Figure
    network: Network
    reviews: tuple[Review, ...] = ()
    decisions: tuple[Decision, ...] = ()
    comments: tuple[Comment, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    positions: tuple[Position, ...] = ()
    steps: tuple[StoryStep, ...] = ()
    settings: Settings = Settings()

    @cached_property
    def review(self) -> dict[str, Review]:
        """Reviews by the statement's key."""
        return {review.key: review for review in self.reviews}

    def review_of(self, key: str) -> Review:
        """The review of a statement; an empty one where nobody left a mark."""
        return self.review.get(key) or Review(key=key)

    def decisions_on(self, key: str) -> tuple[Decision, ...]:
        """Everyone's last word on a statement."""
        return tuple(decision for decision in self.decisions if decision.statement == key)

    def is_disputed(self, key: str) -> bool:
        """True when two people's words on the statement as it now reads differ and nobody has settled it."""
        if self.review_of(key).settled is not None or key not in self.network.statement:
            return False
        digest = digest_of(self.network, self.network.statement[key])
        return len({decision.is_for for decision in self.decisions_on(key) if decision.digest == digest}) > 1


def statement_meaning(statement: Statement) -> list[Any]:
    """What a statement says and why, as plain values: ends, type, sign, context and evidence.

    The caption's hash is no part of it: evidence that stays in place in a changed caption still means the same.
    """
    return [
        statement.subject,
        statement.object,
        statement.type,
        statement.modelled_type,
        statement.sign_text,
        statement.sign_model,
        statement.basis,
        [statement.donor, statement.vesicle, statement.recipient],
        [evidence.model_dump(mode="json", exclude={"caption_sha256"}) for evidence in statement.evidence],
    ]


def digest_of(network: Network, statement: Statement) -> str:
    """SHA-256 of a statement's meaning with the identifiers of its two ends: what a reviewer's mark is good for."""
    ends = [network.agent.get(key) for key in (statement.subject, statement.object)]
    identifiers = [end.grounding.curie if end and end.grounding else None for end in ends]
    text = json.dumps([statement_meaning(statement), identifiers], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def evidence_key(evidence: Evidence) -> str:
    """What an evidence is called inside its statement: ``684-838.1a2b3c4d``, from place, source and words."""
    mark = hashlib.sha256(f"{evidence.source}\n{evidence.quote}".encode()).hexdigest()[:8]
    return f"{evidence.span.start}-{evidence.span.end}.{mark}"


def span_key(span: Span) -> str:
    """``684-838``."""
    return f"{span.start}-{span.end}"
