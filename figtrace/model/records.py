"""The frozen records: a figure, and the network that its caption states.

Offsets are half-open ranges in **code points** of the caption as parsed from the record, untouched.
Keys (``mir155``, ``R07``) name things inside one network; CURIEs name them outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, Literal, Self

from figtrace.model.figure_record import Figure, OcrHit, Record, Span, sha256
from figtrace.model.vocabulary import (
    AgentKind,
    Basis,
    GroundingLevel,
    Level,
    OcrVerdict,
    Profile,
    ReviewState,
    Sign,
    StatementType,
    Verification,
)

__all__ = [
    "FORMAT",
    "OUR_LICENCE",
    "Agent",
    "Ambiguity",
    "Candidate",
    "Conflict",
    "ConflictSide",
    "Curation",
    "CurationTag",
    "Evidence",
    "Figure",
    "Foreign",
    "Grounding",
    "Mechanism",
    "Mention",
    "Network",
    "Note",
    "OcrComparison",
    "OcrHit",
    "Person",
    "Record",
    "Reference",
    "Span",
    "Statement",
    "sha256",
]

FORMAT: Literal["figtrace.network/1"] = "figtrace.network/1"
"""Name and version of the canonical JSON form of a network."""

OUR_LICENCE: Final = "CC0-1.0"
"""The licence (SPDX) of network data that was made here."""


class Evidence(Record):
    """Why a statement is believed: the words, where they stand, and which of them say what.

    ``quote`` is verbatim and one piece. ``cue`` covers the words that carry the relation; ``subject_spans`` and
    ``object_spans`` the words that name the two ends inside the quote; a name that stands earlier is an
    ``antecedent_span``. ``prefix`` and ``suffix`` hold up to 32 code points on either side (W3C TextQuoteSelector).
    """

    quote: str
    span: Span
    prefix: str
    suffix: str
    caption_sha256: str
    source: str
    section: str = "figure legend of a review"
    claim: str = "restated in a review"
    sentence: int
    cue: Span
    subject_spans: tuple[Span, ...] = ()
    object_spans: tuple[Span, ...] = ()
    antecedent_spans: tuple[Span, ...] = ()
    hedge: Span | None = None
    direction: Literal["supports", "refutes", "unclear"] = "supports"


class Mention(Record):
    """Words of the caption that name an agent."""

    text: str
    span: Span


class Grounding(Record):
    """The identifier chosen for an agent, how near it is, and the table where it was seen."""

    curie: str
    level: GroundingLevel
    name: str
    source: str
    is_verified: bool = True


class Candidate(Record):
    """Another identifier that was considered: an alternative for the whole, or a member of the family."""

    curie: str
    role: Literal["alternative", "member"]
    name: str | None = None
    source: str | None = None


class Agent(Record):
    """A participant of the network: molecule, vesicle, cell, tissue, pathway or process.

    ``name`` is the caption's own word; ``preferred_name`` is the ontology's. ``is_receptor`` is true only where the
    caption's own words call it a receptor.
    """

    key: str
    kind: AgentKind
    name: str
    preferred_name: str | None = None
    synonyms: tuple[str, ...] = ()
    grounding: Grounding | None = None
    candidates: tuple[Candidate, ...] = ()
    mentions: tuple[Mention, ...] = ()
    taxon: str | None = None
    is_receptor: bool = False
    ambiguities: tuple[str, ...] = ()
    note: str | None = None


class Statement(Record):
    """One asserted relation, its sign as said and as modelled, and the evidence for it.

    ``sign_text`` is None where the words do not state the step at all (an implied step). ``type`` is what the words
    say; ``modelled_type`` what the mechanism uses when that differs. ``profiles`` are those in which the statement
    counts in a simulation; ``folded_by`` names the steps that explain a net statement, which is then left out at
    the mechanism level.
    """

    key: str
    type: StatementType
    modelled_type: StatementType | None = None
    subject: str
    object: str
    sign_text: Sign | None
    sign_model: Sign
    basis: Basis
    aspect: str | None = None
    directness: Literal["direct", "indirect", "unknown"] = "unknown"
    mechanism: str | None = None
    donor: str | None = None
    vesicle: str | None = None
    recipient: str | None = None
    evidence: tuple[Evidence, ...] = ()
    references: tuple[str, ...] = ()
    profiles: tuple[Profile, ...] = ()
    folded_by: tuple[str, ...] = ()
    ambiguities: tuple[str, ...] = ()
    note: str | None = None
    is_headline: bool = False
    review: ReviewState = ReviewState.DRAFTED

    @property
    def is_in_caption_level(self) -> bool:
        """True when the caption's words, or the structure that ties them, make the statement."""
        return self.basis not in (Basis.IMPLIED, Basis.LITERATURE)

    def is_drawn(self, level: Level, profile: Profile = Profile.CAPTION) -> bool:
        """True when the statement stands in the picture at this reading level and profile.

        Caption: what the words state, net statements included. Mechanism: every step, net statements folded away;
        a step whose direction comes only from other papers waits for the literature profile, except where the
        caption itself states the relation: then it is drawn without a direction (doubt is shown, not dropped).
        """
        if level is Level.CAPTION:
            return self.is_in_caption_level
        if self.folded_by or self.is_context:
            return False
        return self.is_in_caption_level or not self._needs_literature or profile is Profile.LITERATURE

    @property
    def is_context(self) -> bool:
        """True for a topic sentence that only sets the scene; it stands at the caption level and is never simulated."""
        return self.type is StatementType.REGULATION and not self.profiles

    @property
    def _needs_literature(self) -> bool:
        return self.profiles == (Profile.LITERATURE,)

    def sign_at(self, level: Level, profile: Profile = Profile.CAPTION) -> Sign:
        """The sign that the picture shows: as said at the caption level, as modelled at the mechanism level.

        A sign that comes only from other papers shows in the literature profile alone, unless the whole statement
        does (it is then not drawn elsewhere).
        """
        if level is Level.CAPTION:
            return self.sign_text or Sign.UNSIGNED
        if self._needs_literature and self.is_in_caption_level and profile is Profile.CAPTION:
            return self.sign_text or Sign.UNSIGNED
        return self.sign_model


class Mechanism(Record):
    """What ties a delivery together: donor, vesicle, cargo, recipient, targets, processes and outcomes (keys)."""

    key: str
    title: str
    donor: str | None = None
    vesicle: str | None = None
    cargo: tuple[str, ...] = ()
    recipient: str | None = None
    targets: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    sentence: Span | None = None


class Reference(Record):
    """A publication or database behind a statement, with what of it was really read."""

    key: str
    verification: Verification
    verified_fields: tuple[str, ...] = ()
    verified_where: str | None = None
    authors: str | None = None
    title: str | None = None
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    model: str | None = None
    note: str | None = None


class Ambiguity(Record):
    """Something that the caption leaves open: what it says, what we chose, and why it must be seen."""

    code: str
    title: str
    caption_says: str
    choice: str
    candidates: str | None = None
    why: str


class ConflictSide(Record):
    """One side of a contradiction, in words, with the statements and references that carry it."""

    words: str
    statements: tuple[str, ...]
    references: tuple[str, ...] = ()


class Conflict(Record):
    """Two sides that contradict each other; both are shown and neither is chosen."""

    key: str
    title: str
    agents: tuple[str, ...]
    sides: tuple[ConflictSide, ...]


class Note(Record):
    """A fault of the record, shown where it matters: on the figure, on agents, statements or OCR words."""

    code: str
    severity: Literal["high", "medium", "low"]
    field: str
    message: str
    evidence: str
    cure: str
    agents: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    ocr_words: tuple[str, ...] = ()


class OcrComparison(Record):
    """An OCR word, PFOCR's symbols for it, our agent, and the verdict, side by side."""

    word: str | None
    symbols: tuple[str, ...] = ()
    organisms: tuple[str, ...] = ()
    agent: str | None = None
    verdict: OcrVerdict
    note: str | None = None


class Person(Record):
    """Someone, or some program, that curates: name and ORCID as typed, claimed and not proven."""

    name: str
    orcid: str | None = None


class CurationTag(Record):
    """One person's last word on a statement: INDRA's tag, and words, which may follow INDRA's comment conventions.

    ``[correct words]`` beside ``entity_boundaries``; ``[words] -> CURIE`` beside ``grounding``.
    """

    statement: str
    tag: str
    who: Person
    at: str
    text: str = ""


class Curation(Record):
    """Who curated what was published; ``is_single_curator`` is said wherever the network is shown or exported.

    ``date`` is the day of the last mark that anyone left (UTC, ISO 8601): the date of the data.
    """

    date: str | None = None
    curators: tuple[Person, ...] = ()
    is_single_curator: bool = False
    tags: tuple[CurationTag, ...] = ()


class Foreign(Record):
    """A part of another program's file that figtrace does not read: its name there, and its text untouched."""

    format: str
    name: str
    text: str


class Network(Record):
    """What a figure's caption states, as agents and statements traced to its words.

    ``data_licence`` is None where the data came from a file that states none: nobody may guess one. ``foreign`` is what
    that file held beyond figtrace's own fields, kept to be written back.
    """

    format: Literal["figtrace.network/1"] = FORMAT
    figid: str
    title: str
    caption_sha256: str
    data_licence: str | None = OUR_LICENCE
    agents: tuple[Agent, ...] = ()
    statements: tuple[Statement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    references: tuple[Reference, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()
    ocr: tuple[OcrComparison, ...] = ()
    curation: Curation | None = None
    foreign: tuple[Foreign, ...] = ()

    @cached_property
    def agent(self) -> dict[str, Agent]:
        """Agents by key."""
        return {agent.key: agent for agent in self.agents}

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Statements by key."""
        return {statement.key: statement for statement in self.statements}

    @cached_property
    def mechanism(self) -> dict[str, Mechanism]:
        """Mechanisms by key."""
        return {mechanism.key: mechanism for mechanism in self.mechanisms}

    @cached_property
    def reference(self) -> dict[str, Reference]:
        """References by key."""
        return {reference.key: reference for reference in self.references}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields replaced; what it holds by key is its own, never what the old one held."""
        copied = super().model_copy(update=update, deep=deep)
        for by_key in ("agent", "statement", "mechanism", "reference"):
            copied.__dict__.pop(by_key, None)
        return copied

    def drawn(self, level: Level, profile: Profile = Profile.CAPTION) -> tuple[Statement, ...]:
        """The statements that stand in the picture at this level and profile, in their own order."""
        return tuple(s for s in self.statements if s.is_drawn(level, profile))
