"""Edits in words, as the history and the undo button say them: ``delete R30: miR-105 decreases ZO-1``."""

from __future__ import annotations

from typing import Any, Final

from figtrace.curation import kinds
from figtrace.curation.cells import plain_value
from figtrace.curation.kinds import Edit
from figtrace.curation.state import State, evidence_key
from figtrace.model.records import Network
from figtrace.model.wording import sentence


def label(state: State, edit: Edit) -> str:
    """What the edit does, in words; ``state`` is the one before it."""
    if isinstance(edit, kinds.Revert):
        return edit.words
    makers = (_of_agents, _of_statements, _of_mechanisms, _of_review, _of_marks, _of_story, _of_files)
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


_RELATION: Final = frozenset({"type", "modelled_type", "sign_text", "sign_model", "basis", "profiles"})
"""Fields that change together when a statement says another relation."""


def _changed(network: Network, edit: kinds.ChangeStatement) -> str:
    """What a change of a statement changes, in words; what is sent and stays as it is goes unnamed."""
    old = network.statement.get(edit.statement)
    fields = [name for name, value in edit.to.items() if old is None or plain_value(getattr(old, name, None)) != value]
    words = dict.fromkeys("relation" if name in _RELATION and len(fields) > 1 else name for name in fields)
    return ", ".join(word.replace("_", " ") for word in words) or "nothing"


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
            return f"say that {_name(state, edit.agent)} {'has no' if edit.is_unresolved else 'may have an'} identifier"
        case _:
            return None


def _of_statements(state: State, edit: Edit) -> str | None:
    network = state.network
    match edit:
        case kinds.AddStatement():
            return f"{'suggest' if edit.rule else 'add'} {edit.statement.key}: {sentence(edit.statement, network)}"
        case kinds.ChangeStatement():
            return f"change {_changed(network, edit)} of {said(network, edit.statement)}"
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
            return f"remove evidence “{_cut(_quote(network, edit))}” of {said(network, edit.statement)}"
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


def _of_mechanisms(state: State, edit: Edit) -> str | None:
    match edit:
        case kinds.AddMechanism():
            return f"add mechanism {edit.mechanism.title}"
        case kinds.ChangeMechanism():
            return f"change {_fields(edit.to)} of mechanism {_mechanism(state, edit.mechanism)}"
        case kinds.DeleteMechanism():
            return f"delete mechanism {_mechanism(state, edit.mechanism)}"
        case kinds.ChangeNetwork():
            return f"title the network “{_cut(edit.title)}”"
        case _:
            return None


def _of_marks(state: State, edit: Edit) -> str | None:
    match edit:
        case kinds.AddComment():
            return f"comment on {_thing(state, edit.about)}: “{_cut(edit.text)}”"
        case kinds.DeleteComment():
            held = next((comment for comment in state.comments if comment.key == edit.key), None)
            return f"take back the comment “{_cut(held.text)}”" if held else "take back a comment"
        case kinds.Move():
            return f"move {_several(state, list(edit.to))}"
        case kinds.Unpin():
            return f"put {_several(state, list(edit.agents)) if edit.agents else 'all agents'} back into place"
        case _:
            return None


def _of_story(state: State, edit: Edit) -> str | None:
    titles = {step.key: str(step.content.get("title") or step.key) for step in state.steps}
    match edit:
        case kinds.SetStep():
            key = str(edit.step.get("key"))
            title = _cut(str(edit.step.get("title") or key))
            return f"story: {'change' if key in titles else 'add'} step “{title}”"
        case kinds.DeleteStep():
            return f"story: delete step “{_cut(titles.get(edit.step, edit.step))}”"
        case kinds.OrderSteps():
            return "story: put the steps in another order"
        case kinds.SetStory():
            return f"story: title “{_cut(str(edit.story.get('title', '')))}”"
        case kinds.SaveStory():
            return f"story: {_saved(state, edit)}"
        case _:
            return None


def _saved(state: State, edit: kinds.SaveStory) -> str:
    """What saving the whole story changes: the step where it is one, else how many."""
    listed = edit.story.get("steps")
    steps = [step for step in listed if isinstance(step, dict)] if isinstance(listed, list) else []
    held = {step.key: step.content for step in state.steps}
    if not held:
        return f"save “{_cut(str(edit.story.get('title', '')))}”, {len(steps)} steps"
    now = {str(step.get("key")): step for step in steps}
    told = [
        *(("add", step) for key, step in now.items() if key not in held),
        *(("delete", step) for key, step in held.items() if key not in now),
        *(("change", step) for key, step in now.items() if key in held and held[key] != step),
    ]
    if len(told) == 1:
        verb, step = told[0]
        return f"{verb} step “{_cut(str(step.get('title') or step.get('key')))}”"
    counts = [(verb, sum(one == verb for one, _ in told)) for verb in ("add", "delete", "change")]
    words = ", ".join(f"{verb} {n} {'step' if n == 1 else 'steps'}" for verb, n in counts if n)
    return words or "put the steps in another order"


def _of_files(state: State, edit: Edit) -> str | None:
    match edit:
        case kinds.Reimport():
            return "import the record again"
        case kinds.TakeIn():
            is_kept = edit.file is not None and edit.network == state.network
            return "keep the history, not the changed network file" if is_kept else "take in the network file"
        case kinds.Publish():
            return edit.words or "publish the network file"
        case _:
            return None


def _mechanism(state: State, key: str) -> str:
    mechanism = state.network.mechanism.get(key)
    return mechanism.title if mechanism else key


def _thing(state: State, key: str) -> str:
    """A statement, agent or figure as a person knows it."""
    if key == state.figure.figid:
        return "the figure"
    return said(state.network, key) if key in state.network.statement else _name(state, key)


def _several(state: State, keys: list[str]) -> str:
    return _name(state, keys[0]) if len(keys) == 1 else f"{len(keys)} agents"


def _quote(network: Network, edit: kinds.RemoveEvidence) -> str:
    statement = network.statement.get(edit.statement)
    held = statement.evidence if statement else ()
    return next((one.quote for one in held if evidence_key(one) == edit.evidence), edit.evidence)


def _cut(words: str, longest: int = 40) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
