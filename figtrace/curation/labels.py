"""Edits in words, as the history and the undo button say them: ``delete R30: miR-105 decreases ZO-1``."""

from __future__ import annotations

from typing import Any

from figtrace.curation import kinds
from figtrace.curation.kinds import Edit
from figtrace.curation.state import State
from figtrace.model.records import Network, Statement
from figtrace.model.wording import sentence


def label(state: State, edit: Edit) -> str:
    """What the edit does, in words; ``state`` is the one before it."""
    if isinstance(edit, kinds.Revert):
        return edit.words
    makers = (_of_agents, _of_statements, _of_review, _of_marks)
    return next((words for make in makers if (words := make(state, edit))), edit.kind.replace("-", " "))


def said(network: Network, key: str) -> str:
    """``R30: miR-105 decreases ZO-1``; the key alone where there is no such statement."""
    statement = network.statement.get(key)
    return f"{key}: {sentence(statement, network)}" if statement else key


def _name(state: State, key: str) -> str:
    agent = state.network.agent.get(key)
    return agent.name if agent else key


def _fields(to: dict[str, Any]) -> str:
    return ", ".join(field.replace("_", " ") for field in to)


def _of_agents(state: State, edit: Edit) -> str | None:
    match edit:
        case kinds.AddAgent():
            return f"add {edit.agent.name}, {edit.agent.kind.label}"
        case kinds.ChangeAgent():
            return f"change {_fields(edit.to)} of {_name(state, edit.agent)}"
        case kinds.DeleteAgent():
            return f"delete {_name(state, edit.agent)}{' and its statements' if edit.with_statements else ''}"
        case kinds.MergeAgents():
            return f"merge {_name(state, edit.drop)} into {_name(state, edit.keep)}"
        case kinds.SplitAgent():
            return f"split {edit.new.name} from {_name(state, edit.agent)}"
        case kinds.SayUnresolved():
            return f"{_name(state, edit.agent)} {'has no' if edit.is_unresolved else 'may have an'} identifier"
        case _:
            return None


def _with_new(network: Network, statement: Statement) -> str:
    return f"{statement.key}: {sentence(statement, network)}"


def _of_statements(state: State, edit: Edit) -> str | None:
    network = state.network
    match edit:
        case kinds.AddStatement():
            return f"{'suggest' if edit.rule else 'add'} {_with_new(network, edit.statement)}"
        case kinds.ChangeStatement():
            return f"change {_fields(edit.to)} of {said(network, edit.statement)}"
        case kinds.DeleteStatement():
            return f"delete {said(network, edit.statement)}"
        case kinds.MergeStatements():
            return f"merge {edit.drop} into {said(network, edit.keep)}"
        case kinds.AddEvidence():
            return f"add evidence “{_cut(edit.evidence.quote)}” to {said(network, edit.statement)}"
        case kinds.QuoteWords():
            words = state.figure.caption[edit.span.start : edit.span.end]
            return f"add evidence “{_cut(words)}” to {said(network, edit.statement)}"
        case kinds.ChangeEvidence():
            return f"quote “{_cut(edit.evidence.quote)}” for {said(network, edit.statement)}"
        case kinds.RemoveEvidence():
            return f"remove evidence {edit.evidence} of {said(network, edit.statement)}"
        case kinds.Cite():
            return f"cite {edit.reference.key} for {said(network, edit.statement)}"
        case kinds.Uncite():
            return f"no longer cite {edit.reference} for {said(network, edit.statement)}"
        case _:
            return None


def _of_review(state: State, edit: Edit) -> str | None:
    match edit:
        case kinds.Decide():
            tag = f" ({edit.tag.label})" if edit.tag else ""
            return f"{edit.verdict.label}{tag} {said(state.network, edit.statement)}"
        case kinds.Settle():
            return f"settle as {edit.verdict.label} {said(state.network, edit.statement)}"
        case kinds.Waive():
            return f"waive {edit.code} on {edit.about}"
        case kinds.Switch():
            return f"single curator {'on' if edit.is_single_curator else 'off'}"
        case _:
            return None


def _of_marks(state: State, edit: Edit) -> str | None:
    match edit:
        case kinds.AddComment():
            return f"comment on {edit.about}: “{_cut(edit.text)}”"
        case kinds.Move():
            moved = [_name(state, key) for key in edit.to]
            return f"move {moved[0]}" if len(moved) == 1 else f"move {len(moved)} agents"
        case kinds.AddMechanism():
            return f"add mechanism {edit.mechanism.title}"
        case kinds.ChangeMechanism():
            return f"change {_fields(edit.to)} of mechanism {edit.mechanism}"
        case kinds.ChangeNetwork():
            return f"title “{_cut(edit.title)}”"
        case kinds.SetStep():
            return f"story: step “{_cut(str(edit.step.get('title') or edit.step.get('key')))}”"
        case kinds.Reimport():
            return "import the record again"
        case kinds.TakeIn():
            return "take in the network file"
        case _:
            return None


def _cut(words: str, longest: int = 40) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
