"""Both versions of what two people changed, in words: sentence beside sentence, then field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from figtrace.curation.conflict import Conflict, Contested
from figtrace.curation.edits import apply, plain_edit
from figtrace.curation.kinds import Edit
from figtrace.curation.state import State
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Network
from figtrace.model.vocabulary import AgentKind, Basis, Profile, Sign, StatementType, Word
from figtrace.model.wording import sentence

NOTHING: Final = "nothing"

_MARKS: Final = frozenset({"reviews", "decisions"})
"""What follows from a change by itself: whose it is, how far it came."""

_FIELDS: Final[Mapping[str, str]] = {
    "type": "relation as said",
    "modelled_type": "relation in the mechanism",
    "sign_text": "sign as said",
    "sign_model": "sign in the mechanism",
    "profiles": "counts in",
    "": "the whole",
}


def conflict_of(conflict: Conflict, rest: Sequence[Edit], state: State) -> dict[str, Any]:
    """Both versions in words, who made the other one, and what else was to be written; ``state`` is as it stands."""
    rows = [
        {
            "key": one.key,
            "field": _FIELDS.get(one.field, one.field.replace("_", " ")),
            "theirs": said(one, one.theirs),
            "mine": said(one, one.mine),
        }
        for one in conflict.cells
        if one.collection not in _MARKS
    ]
    return {
        "token": conflict.token,
        "label": conflict.label,
        "words": conflict.words,
        "theirs": [{"name": one.who.name, "label": one.label, "at": one.at} for one in conflict.theirs],
        "sentences": _sentences(conflict, state),
        "cells": [one for one in rows if one["theirs"] != one["mine"]],
        "rest": [plain_edit(edit) for edit in rest],
    }


def _sentences(conflict: Conflict, state: State) -> list[dict[str, str]]:
    """What each statement of the conflict says now, and what it would say; none where both read the same."""
    try:
        after = apply(state, conflict.edit).network
    except ProblemsFound:
        return []
    keys = dict.fromkeys(one.key for one in conflict.cells if one.collection == "statements")
    rows = [{"key": key, "theirs": _sentence(state.network, key), "mine": _sentence(after, key)} for key in keys]
    return [row for row in rows if row["theirs"] != row["mine"]]


def _sentence(network: Network, key: str) -> str:
    statement = network.statement.get(key)
    return sentence(statement, network) if statement else NOTHING


def _labels(kind: type[Word]) -> Callable[[Any], str]:
    """The label of a value of a closed list."""
    labels = {member.value: member.label for member in kind}
    return lambda value: labels[value]


_WORDS: Final[Mapping[tuple[str, str], Callable[[Any], str]]] = {
    ("statements", "type"): _labels(StatementType),
    ("statements", "modelled_type"): _labels(StatementType),
    ("statements", "sign_text"): _labels(Sign),
    ("statements", "sign_model"): _labels(Sign),
    ("statements", "basis"): _labels(Basis),
    ("statements", "profiles"): lambda value: ", ".join(map(_labels(Profile), value)) or NOTHING,
    ("statements", "evidence"): lambda value: f"“{value['quote']}”",
    ("agents", "kind"): _labels(AgentKind),
    ("agents", "grounding"): lambda value: f"{value.get('name') or ''} {value['curie']}".strip(),
    ("agents", "mentions"): lambda value: f"“{value['text']}”",
    ("positions", "x"): lambda value: f"{value:.0f} px",
    ("positions", "y"): lambda value: f"{value:.0f} px",
    ("steps", "content"): lambda value: f"“{value.get('title', '')}”: {value.get('say', '')}",
}


def said(one: Contested, value: Any) -> str:
    """A value of a cell as people read it."""
    if value is None:
        return NOTHING
    try:
        return _WORDS[one.collection, one.field](value)
    except (KeyError, ValueError, TypeError, AttributeError):
        pass
    if isinstance(value, Mapping):
        told = value.get("name") or value.get("title") or value.get("text") or value.get("quote")
        return str(told) if told else ", ".join(f"{name}: {part}" for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOTHING
    return str(value)
