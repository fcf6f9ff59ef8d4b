"""What a caption's reading is: mentions, suggestions with their words, and which clauses gave what, and why not."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from figtrace.model.records import Record, Span
from figtrace.model.vocabulary import Sign, StatementType

FORMAT: Literal["figtrace.draft/1"] = "figtrace.draft/1"


class MentionRecord(Record):
    """Words of the caption that name a thing, and its kind (the kinds of the annotation rules)."""

    text: str
    span: Span
    kind: str
    sentence: int
    abbreviates: str | None = None


class End(Record):
    """One end of a suggestion: the words that say it, its kind, and what is said to be done to it.

    ``modifier`` are words that perturb it ("loss", "blocking"), ``aspect`` the noun between ("expression").
    """

    text: str
    span: Span
    kind: str
    name: str
    name_span: Span
    modifier: str | None = None
    aspect: str | None = None


class Suggestion(Record):
    """One relation that a rule read; a curator takes, edits or rejects it.

    ``relation`` is what the words say (of a perturbed subject, what its perturbation does); ``sign`` is that of the
    subject itself: the opposite where the subject is perturbed. ``belief`` is the share of this rule's statements that
    were right on the gold captions, 0–1. ``key`` stays the same as long as rule, ends and words do, so that a rejected
    suggestion is known again.
    """

    key: str
    rule: str
    version: int
    relation: str
    type: StatementType
    sign: Sign
    subject: End
    object: End
    agent: str | None = None
    donor: str | None = None
    vesicle: str | None = None
    recipient: str | None = None
    evidence: str
    span: Span
    sentence: int
    cue: str
    cue_span: Span
    hedge: str | None = None
    hedge_span: Span | None = None
    basis: Literal["explicit", "implied"] = "explicit"
    belief: float
    why: str


class ClauseRecord(Record):
    """A clause of the caption, the suggestions that rest on it, and why it gave none where it gave none."""

    sentence: int
    span: Span
    suggestions: tuple[str, ...] = ()
    reason: str | None = None


class Draft(Record):
    """A reading of one caption. ``statements`` is the queue; ``implied`` are steps that the words imply and do not say;
    ``refuted`` what the words deny. ``drawn`` are arrows inside the figure's OCR
    words ("TSC1↓"), hints of what the figure itself draws as rising or falling. None of it is a network until a person
    takes it."""

    format: Literal["figtrace.draft/1"] = FORMAT
    figid: str
    caption_sha256: str
    record_sha256: str | None = None
    version: int
    mentions: tuple[MentionRecord, ...] = ()
    statements: tuple[Suggestion, ...] = ()
    implied: tuple[Suggestion, ...] = ()
    refuted: tuple[Suggestion, ...] = ()
    clauses: tuple[ClauseRecord, ...] = ()
    abbreviations: dict[str, str] = Field(default_factory=dict)
    drawn: dict[str, Literal["up", "down"]] = Field(default_factory=dict)
