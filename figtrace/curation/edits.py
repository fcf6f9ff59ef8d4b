"""Edits read, applied, taken back and said in words.

``apply(state, edit)`` gives the state afterwards and refuses what is impossible; what changed is found by comparing
(:func:`changes_of`), so ``inverse(state, edit)`` takes any edit back exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, get_args

from pydantic import Field, TypeAdapter, ValidationError

from figtrace.curation import agents, anchor, filed, kinds, marks, review, statements
from figtrace.curation.cells import Change, backwards, changes_between, fresh, patch, refused, short
from figtrace.curation.kinds import Edit, Revert
from figtrace.curation.labels import label
from figtrace.curation.state import State
from figtrace.model import nesting
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Network

MAX_LINE: Final = 4_000_000
"""Longest edit that is read, in characters: some ten times the founding network."""

OWN: Final[Mapping[str, str]] = {"revert": "use journal undo or redo", "publish": "use figtrace publish"}
"""Kinds that nobody sends, and what to do instead."""

_ADAPTER: Final[TypeAdapter[Edit]] = TypeAdapter(Annotated[Edit, Field(discriminator="kind")])


def edit_of(values: Any, where: str = "edit") -> Edit:
    """The edit that plain JSON values say.

    Raises :class:`ProblemsFound` with one problem a fault: the field, the value quoted, and the cure.
    """
    try:
        return _ADAPTER.validate_python(values)
    except ValidationError as error:
        problems = [_problem_of(detail, where) for detail in error.errors(include_url=False)]
        raise ProblemsFound(Report.of(problems)) from None


def read_edit(line: str, where: str = "edit") -> Edit:
    """The edit that one line of JSON says; raises :class:`ProblemsFound`. kinds of :data:`OWN` are refused.

    >>> read_edit('{"kind": "delete-statement", "statement": "R30"}').statement
    'R30'
    """
    if len(line) > MAX_LINE:
        raise refused("edit-too-long", where, f"{len(line):,} characters", f"at most {MAX_LINE:,} are read")
    try:
        values = nesting.parse(line)
    except ValueError as error:
        raise refused("not-json", where, f"{short(line.strip())}: {error}", "write one JSON object a line") from None
    if not isinstance(values, dict):
        raise refused("edit-form", where, f"{short(values)} is no edit", 'write {"kind": "…", …}')
    return sent(values, where)


def sent(values: Mapping[str, Any], where: str = "edit") -> Edit:
    """The edit that somebody sends; raises :class:`ProblemsFound`, also for kinds that only the journal writes."""
    kind = values.get("kind")
    if isinstance(kind, str) and kind in OWN:
        raise refused("edit-form", where, f'"{kind}" is written by the journal alone', OWN[kind])
    return edit_of(values, where)


def plain_edit(edit: Edit) -> dict[str, Any]:
    """The edit as plain JSON values, ``kind`` first, absent values left out."""
    return {"kind": edit.kind, **edit.model_dump(mode="json", exclude_defaults=True)}


def _problem_of(detail: Any, where: str) -> Problem:
    path = ".".join(str(part) for part in detail["loc"]) or "kind"
    if detail["type"].startswith("union_tag"):
        given = detail["input"].get("kind") if isinstance(detail["input"], dict) else detail["input"]
        return Problem("edit-kind", where, f"kind is {short(given)}", f"one of {', '.join(sorted(KINDS - OWN.keys()))}")
    if detail["type"] == "missing":
        return Problem("field-missing", f"{where}: {path}", "is not there", "add the field")
    return Problem("field-type", f"{where}: {path}", f"is {short(detail['input'])}: {detail['msg']}", "mend the value")


def _reimport(state: State, edit: kinds.Reimport) -> State:
    if edit.figure.figid != state.figure.figid:
        message = f'the record is "{edit.figure.figid}"'
        raise refused("figure-differs", state.figure.figid, message, "import it as a figure of its own")
    return anchor.reimported(state, edit.figure)


def _take_in(state: State, edit: kinds.TakeIn) -> State:
    if edit.network.figid != state.figure.figid:
        message = f'the network is of "{edit.network.figid}"'
        raise refused("figure-differs", state.figure.figid, message, "take in a network of this figure")
    return _filed(fresh(state, {"network": edit.network}), edit.file or edit.network)


def _publish(state: State, edit: kinds.Publish) -> State:
    return _filed(state, edit.network)


def _filed(state: State, file: Network) -> State:
    """The state that knows this network file."""
    return fresh(state, {"settings": fresh(state.settings, {"file_sha256": filed.digest(file)})})


def _revert(state: State, edit: Revert) -> State:
    return patch(state, edit.changes, is_forced=edit.is_forced)


_APPLIED: Final[Mapping[type, Callable[[State, Any], State]]] = {
    kinds.AddAgent: agents.add_agent,
    kinds.ChangeAgent: agents.change_agent,
    kinds.DeleteAgent: agents.delete_agent,
    kinds.MergeAgents: agents.merge_agents,
    kinds.SplitAgent: agents.split_agent,
    kinds.SayUnresolved: agents.say_unresolved,
    kinds.AddStatement: statements.add_statement,
    kinds.ChangeStatement: statements.change_statement,
    kinds.DeleteStatement: statements.delete_statement,
    kinds.MergeStatements: statements.merge_statements,
    kinds.AddEvidence: statements.add_evidence,
    kinds.QuoteWords: statements.quote_words,
    kinds.ChangeEvidence: statements.change_evidence,
    kinds.RemoveEvidence: statements.remove_evidence,
    kinds.Uncite: statements.uncite,
    kinds.AddMechanism: statements.add_mechanism,
    kinds.ChangeMechanism: statements.change_mechanism,
    kinds.DeleteMechanism: statements.delete_mechanism,
    kinds.ChangeNetwork: statements.change_network,
    kinds.Decide: review.decide,
    kinds.Settle: review.settle,
    kinds.Waive: marks.waive,
    kinds.AddComment: marks.add_comment,
    kinds.DeleteComment: marks.delete_comment,
    kinds.Move: marks.move,
    kinds.Unpin: marks.unpin,
    kinds.SetStep: marks.set_step,
    kinds.DeleteStep: marks.delete_step,
    kinds.OrderSteps: marks.order_steps,
    kinds.SetStory: marks.set_story,
    kinds.SaveStory: marks.save_story,
    kinds.Switch: marks.switch,
    kinds.Reimport: _reimport,
    kinds.TakeIn: _take_in,
    kinds.Publish: _publish,
    Revert: _revert,
}

KINDS: Final = frozenset(kind.model_fields["kind"].default for kind in get_args(Edit))
"""The words that ``kind`` may be."""


def apply(state: State, edit: Edit, retracted: frozenset[str] = frozenset()) -> State:
    """The state after the edit, with what follows from it (a statement that falls back, a new author).

    ``retracted`` are PMIDs and DOIs that may not be cited. Raises :class:`ProblemsFound` where the edit is impossible,
    and where it would change nothing.
    """
    if isinstance(edit, kinds.Cite):
        after = statements.cite(state, edit, retracted)
    else:
        after = _APPLIED[type(edit)](state, edit)
    after = review.consequences(state, after, edit)
    if after == state:
        raise refused("nothing-changes", edit.kind, "it is so already", "nothing is to be done")
    return after


def changes_of(state: State, edit: Edit) -> tuple[Change, ...]:
    """What the edit changes, cell by cell, with what was there before."""
    return changes_between(state, apply(state, edit))


def inverse(state: State, edit: Edit) -> Edit:
    """The edit that takes ``edit`` back: ``apply(apply(state, edit), inverse(state, edit)) == state``."""
    return Revert(words=f"undo: {label(state, edit)}", changes=backwards(changes_of(state, edit)))
