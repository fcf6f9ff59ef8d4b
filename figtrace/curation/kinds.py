"""What people do, as frozen values: each edit says what is to change, who does it, when, and why.

An edit names things by key and carries only what is new; what was there before is found when it is applied
(:mod:`figtrace.curation.edits`) and stored beside it in the journal.
"""

from __future__ import annotations

from typing import Any, Literal

from figtrace.curation.cells import Change
from figtrace.curation.state import Verdict
from figtrace.curation.tags import Tag
from figtrace.model.records import (
    Agent,
    Evidence,
    Figure,
    Mechanism,
    Network,
    Person,
    Record,
    Reference,
    Span,
    Statement,
)


class EditBase(Record):
    """Who, when (UTC, ISO 8601) and why; ``leaf`` is the way taken through the decision tree."""

    who: Person | None = None
    at: str | None = None
    reason: str = ""
    leaf: str | None = None


class AddAgent(EditBase):
    """A new agent."""

    kind: Literal["add-agent"] = "add-agent"
    agent: Agent


class ChangeAgent(EditBase):
    """New values for fields of an agent."""

    kind: Literal["change-agent"] = "change-agent"
    agent: str
    to: dict[str, Any]


class DeleteAgent(EditBase):
    """An agent goes; with its statements only when that is said."""

    kind: Literal["delete-agent"] = "delete-agent"
    agent: str
    with_statements: bool = False


class MergeAgents(EditBase):
    """Two agents are one: everything that names ``drop`` names ``keep`` from now on."""

    kind: Literal["merge-agents"] = "merge-agents"
    keep: str
    drop: str


class SplitAgent(EditBase):
    """One agent was two: ``new`` takes over the ends of statements and the mentions that are listed."""

    kind: Literal["split-agent"] = "split-agent"
    agent: str
    new: Agent
    ends: tuple[tuple[str, Literal["subject", "object", "donor", "vesicle", "recipient"]], ...] = ()
    mentions: tuple[Span, ...] = ()


class AddStatement(EditBase):
    """A new statement; ``rule`` names the extraction rule and its version when a program suggests it."""

    kind: Literal["add-statement"] = "add-statement"
    statement: Statement
    rule: str | None = None


class ChangeStatement(EditBase):
    """New values for fields of a statement; evidence and review have edits of their own."""

    kind: Literal["change-statement"] = "change-statement"
    statement: str
    to: dict[str, Any]


class DeleteStatement(EditBase):
    """A statement goes, and with it what others say of it; an accepted one must be rejected first."""

    kind: Literal["delete-statement"] = "delete-statement"
    statement: str


class MergeStatements(EditBase):
    """Two statements say the same: ``keep`` takes evidence and references of ``drop``, which goes."""

    kind: Literal["merge-statements"] = "merge-statements"
    keep: str
    drop: str


class AddEvidence(EditBase):
    """An evidence, whole."""

    kind: Literal["add-evidence"] = "add-evidence"
    statement: str
    evidence: Evidence


class QuoteWords(EditBase):
    """Evidence from words selected in the caption: spans in code points; the rest is read from the caption."""

    kind: Literal["quote-words"] = "quote-words"
    statement: str
    span: Span
    cue: Span
    subject_spans: tuple[Span, ...] = ()
    object_spans: tuple[Span, ...] = ()
    antecedent_spans: tuple[Span, ...] = ()
    hedge: Span | None = None
    direction: Literal["supports", "refutes", "unclear"] = "supports"


class ChangeEvidence(EditBase):
    """Another evidence in the place of one (``old`` is its key inside the statement)."""

    kind: Literal["change-evidence"] = "change-evidence"
    statement: str
    old: str
    evidence: Evidence


class RemoveEvidence(EditBase):
    """An evidence goes (``evidence`` is its key inside the statement)."""

    kind: Literal["remove-evidence"] = "remove-evidence"
    statement: str
    evidence: str


class Cite(EditBase):
    """A publication behind a statement; its PMID and DOI are checked in form, a retracted one is refused."""

    kind: Literal["cite"] = "cite"
    statement: str
    reference: Reference


class Uncite(EditBase):
    """A publication no longer stands behind a statement; the reference itself stays on file."""

    kind: Literal["uncite"] = "uncite"
    statement: str
    reference: str


class AddMechanism(EditBase):
    """A new mechanism."""

    kind: Literal["add-mechanism"] = "add-mechanism"
    mechanism: Mechanism


class ChangeMechanism(EditBase):
    """New values for fields of a mechanism."""

    kind: Literal["change-mechanism"] = "change-mechanism"
    mechanism: str
    to: dict[str, Any]


class DeleteMechanism(EditBase):
    """A mechanism goes; its statements stay."""

    kind: Literal["delete-mechanism"] = "delete-mechanism"
    mechanism: str


class ChangeNetwork(EditBase):
    """A new title for the network."""

    kind: Literal["change-network"] = "change-network"
    title: str


class Decide(EditBase):
    """A step of the review."""

    kind: Literal["review"] = "review"
    statement: str
    verdict: Verdict
    tag: Tag | None = None
    text: str = ""


class Settle(EditBase):
    """An editor settles what two people see differently; both their words stay on file."""

    kind: Literal["settle"] = "settle"
    statement: str
    verdict: Literal[Verdict.REVIEW, Verdict.REJECT]
    tag: Tag | None = None
    text: str = ""


class Waive(EditBase):
    """A warning may stand; the reason is demanded."""

    kind: Literal["waive"] = "waive"
    code: str
    about: str


class AddComment(EditBase):
    """Words about an agent, a statement or the figure."""

    kind: Literal["comment"] = "comment"
    key: str
    about: str
    text: str


class DeleteComment(EditBase):
    """A comment goes; only who wrote it may take it away."""

    kind: Literal["delete-comment"] = "delete-comment"
    key: str


class Move(EditBase):
    """Agents were put somewhere: centres in px at zoom 1, y down. A drag of many is one edit."""

    kind: Literal["move"] = "move"
    to: dict[str, tuple[float, float]]


class Unpin(EditBase):
    """Agents go back to where the layout puts them; no names means all."""

    kind: Literal["unpin"] = "unpin"
    agents: tuple[str, ...] = ()


class SetStep(EditBase):
    """A step of the story, new or in the place of the one with its key; ``after`` names the step that precedes it."""

    kind: Literal["set-step"] = "set-step"
    step: dict[str, Any]
    after: str | None = None


class DeleteStep(EditBase):
    """A step of the story goes."""

    kind: Literal["delete-step"] = "delete-step"
    step: str


class OrderSteps(EditBase):
    """The steps of the story in another order; every key once."""

    kind: Literal["order-steps"] = "order-steps"
    steps: tuple[str, ...]


class SetStory(EditBase):
    """What the story says of itself beside its steps: title, maker, caption hash, format."""

    kind: Literal["set-story"] = "set-story"
    story: dict[str, Any]


class Switch(EditBase):
    """The single-curator switch: while on, one person may draft and accept, and everything says so."""

    kind: Literal["switch"] = "switch"
    is_single_curator: bool


class SayUnresolved(EditBase):
    """A person says that an agent has no identifier (or takes that back); forcing one is worse."""

    kind: Literal["say-unresolved"] = "say-unresolved"
    agent: str
    is_unresolved: bool = True


class Reimport(EditBase):
    """The record was read again; evidence follows its words where all three selectors agree."""

    kind: Literal["reimport"] = "reimport"
    figure: Figure


class SaveStory(EditBase):
    """The whole story as it stands in its file: what it says of itself, and every step in order."""

    kind: Literal["save-story"] = "save-story"
    story: dict[str, Any]


class TakeIn(EditBase):
    """The network file was changed elsewhere (by git, say): ``network`` takes the place of the journal's.

    ``file`` is the file as it was then, where ``network`` is a merge with it or the journal's own that was kept.
    """

    kind: Literal["take-in"] = "take-in"
    network: Network
    file: Network | None = None


class Publish(EditBase):
    """The network file was written: ``network`` is what stands in it. Only publishing writes it."""

    kind: Literal["publish"] = "publish"
    network: Network
    words: str = ""


class Revert(EditBase):
    """Changes that take an earlier entry back, or make it again; only the journal writes it."""

    kind: Literal["revert"] = "revert"
    words: str
    changes: tuple[Change, ...]
    is_forced: bool = False


Edit = (
    AddAgent
    | ChangeAgent
    | DeleteAgent
    | MergeAgents
    | SplitAgent
    | AddStatement
    | ChangeStatement
    | DeleteStatement
    | MergeStatements
    | AddEvidence
    | QuoteWords
    | ChangeEvidence
    | RemoveEvidence
    | Cite
    | Uncite
    | AddMechanism
    | ChangeMechanism
    | DeleteMechanism
    | ChangeNetwork
    | Decide
    | Settle
    | Waive
    | AddComment
    | DeleteComment
    | Move
    | Unpin
    | SetStep
    | DeleteStep
    | OrderSteps
    | SetStory
    | SaveStory
    | Switch
    | SayUnresolved
    | Reimport
    | TakeIn
    | Publish
    | Revert
)
"""Any edit; ``kind`` tells which."""
