"""A story that a person saves: put together with what others did to it meanwhile, and checked before it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figtrace.model.problems import ProblemsFound, Report
from figtrace.model.records import Figure, Network
from figtrace.story import codec, shelf
from figtrace.story.checks import check
from figtrace.story.default import default_story
from figtrace.story.records import Story

if TYPE_CHECKING:
    from figtrace.curation.state import State

Plain = Mapping[str, Any]


def saved(story: Plain, before: Plain | None, now: Plain | None) -> dict[str, Any]:
    """The story to be written: what a person made of ``before``, with what others did to it meanwhile.

    A step that the person left as it was stands as others have it now; steps that others added stay behind those they
    stood behind. Without ``before`` or ``now`` it is the person's own.
    """
    if before is None or now is None:
        return dict(story)
    old, others = _steps(before), _steps(now)
    mine = _steps(story)
    made: dict[str, Plain] = {}
    for key, step in mine.items():
        is_left = old.get(key) == step
        if is_left and key not in others:
            continue
        made[key] = others[key] if is_left else step
    order = list(made)
    behind: str | None = None
    for key, step in others.items():
        if key not in old and key not in made:
            order.insert(order.index(behind) + 1 if behind in made else len(order), key)
            made[key] = step
        behind = key
    head = {name: value for name, value in story.items() if name != "steps"}
    return {**head, "steps": [made[key] for key in order]}


def contested(story: Plain, before: Plain | None, now: Plain | None) -> list[str]:
    """Titles of the steps that a person and others both changed since ``before``, to different ends."""
    if before is None or now is None:
        return []
    old, others = _steps(before), _steps(now)
    met = [
        step
        for key, step in _steps(story).items()
        if key in old and key in others and old[key] not in (step, others[key]) and others[key] != step
    ]
    return [str(step.get("title") or step.get("key")) for step in met]


def canonical(plain: Plain) -> dict[str, Any]:
    """The story in the one form in which stories are compared and kept; raises :class:`ProblemsFound` for none."""
    return _plain(codec.loads(json.dumps(plain), "story"))


def checked(plain: Plain, state: State) -> dict[str, Any]:
    """The story, canonical; raises :class:`ProblemsFound` for what is no story, and for an error in it."""
    story = codec.loads(json.dumps(plain), "story")
    report = check(story, state.network, state.figure)
    if not report.is_good:
        raise ProblemsFound(Report.of(report.errors))
    return _plain(story)


def _plain(story: Story) -> dict[str, Any]:
    return json.loads(codec.dumps(story))  # type: ignore[no-any-return]


def standing(held: Plain | None, data: Path, figure: Figure, network: Network) -> tuple[Story, Report]:
    """The story for readers, with what is wrong with it: the journal's, else the file's, else the caption's own."""
    if held is None:
        return shelf.story_or_default(data, figure, network)
    try:
        story = codec.loads(json.dumps(held), f"story of {figure.figid}")
    except ProblemsFound as found:
        return default_story(figure, network), found.report
    return story, check(story, network, figure)


def _steps(story: Plain) -> dict[str, Plain]:
    return {str(step.get("key")): step for step in story.get("steps", ()) if isinstance(step, Mapping)}
