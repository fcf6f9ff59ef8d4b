"""Roles: which edit needs which, and that every kind of edit is known and named."""

from __future__ import annotations

import pytest

from figtrace.curation.edits import KINDS, edit_of
from figtrace.curation.kinds import Edit
from figtrace.curation.labels import label
from figtrace.curation.people import Actor, Role
from figtrace.curation.review import permit, role_needed
from figtrace.curation.state import Verdict
from figtrace.model.problems import ProblemsFound
from tests.unit.curation import small

NEEDS = {
    "switch": Role.EDITOR,
    "waive": Role.EDITOR,
    "settle": Role.EDITOR,
    "take-in": Role.EDITOR,
    "reimport": Role.EDITOR,
    "publish": Role.EDITOR,
}
VERDICTS = {
    Verdict.DRAFT: Role.CURATOR,
    Verdict.REVIEW: Role.REVIEWER,
    Verdict.REJECT: Role.REVIEWER,
    Verdict.ACCEPT: Role.EDITOR,
    Verdict.REOPEN: Role.CURATOR,
}


def one_of_each() -> list[Edit]:
    """An edit of every kind, possible or not: permission is asked first."""
    network = small.network()
    values: list[dict[str, object]] = [
        {"kind": "add-agent", "agent": network.agents[0]},
        {"kind": "change-agent", "agent": "zo1", "to": {}},
        {"kind": "delete-agent", "agent": "zo1"},
        {"kind": "merge-agents", "keep": "zo1", "drop": "ev"},
        {"kind": "split-agent", "agent": "zo1", "new": network.agents[0]},
        {"kind": "add-statement", "statement": network.statements[0]},
        {"kind": "change-statement", "statement": "R2", "to": {}},
        {"kind": "delete-statement", "statement": "R2"},
        {"kind": "merge-statements", "keep": "R2", "drop": "R3"},
        {"kind": "add-evidence", "statement": "R2", "evidence": network.statements[0].evidence[0]},
        {"kind": "quote-words", "statement": "R2", "span": (0, 1), "cue": (0, 1)},
        {"kind": "change-evidence", "statement": "R2", "old": "x", "evidence": network.statements[0].evidence[0]},
        {"kind": "remove-evidence", "statement": "R2", "evidence": "x"},
        {"kind": "cite", "statement": "R2", "reference": network.references[0]},
        {"kind": "uncite", "statement": "R2", "reference": "x"},
        {"kind": "add-mechanism", "mechanism": network.mechanisms[0]},
        {"kind": "change-mechanism", "mechanism": "M1", "to": {}},
        {"kind": "delete-mechanism", "mechanism": "M1"},
        {"kind": "change-network", "title": "x"},
        *({"kind": "review", "statement": "R2", "verdict": verdict} for verdict in Verdict),
        {"kind": "settle", "statement": "R2", "verdict": "review"},
        {"kind": "waive", "code": "x", "about": "R2"},
        {"kind": "comment", "key": "c", "about": "R2", "text": "x"},
        {"kind": "delete-comment", "key": "c"},
        {"kind": "move", "to": {}},
        {"kind": "unpin"},
        {"kind": "set-step", "step": {}},
        {"kind": "delete-step", "step": "s"},
        {"kind": "order-steps", "steps": ()},
        {"kind": "set-story", "story": {}},
        {"kind": "switch", "is_single_curator": True},
        {"kind": "say-unresolved", "agent": "zo1"},
        {"kind": "reimport", "figure": small.figure()},
        {"kind": "take-in", "network": network},
        {"kind": "save-story", "story": {}},
        {"kind": "publish", "network": network},
        {"kind": "revert", "words": "x", "changes": ()},
    ]
    return [edit_of(value) for value in values]


def test_every_kind_is_said_in_words_of_its_own() -> None:
    edits = one_of_each()
    assert {edit.kind for edit in edits} == KINDS
    for edit in edits:
        assert label(small.state(), edit) not in ("", edit.kind, edit.kind.replace("-", " "))


@pytest.mark.parametrize("edit", one_of_each(), ids=lambda e: f"{e.kind}-{getattr(e, 'verdict', '')}")
def test_each_edit_needs_its_role(edit: Edit) -> None:
    verdict = getattr(edit, "verdict", None)
    needed = VERDICTS[verdict] if edit.kind == "review" and verdict else NEEDS.get(edit.kind, Role.CURATOR)
    assert role_needed(edit) is needed
    for role in Role:
        actor = Actor(small.ANN, role)
        if role.rank >= needed.rank:
            permit(edit, actor, role_needed(edit))
        else:
            with pytest.raises(ProblemsFound, match=f"Ann Lee is a {role.label}; this needs an? {needed.label}"):
                permit(edit, actor, role_needed(edit))
