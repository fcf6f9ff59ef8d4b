"""A story as the page and the offline file need it: plain JSON values, marks and answers worked out once, here."""

from __future__ import annotations

from typing import Any

from figtrace.model.codec import plain
from figtrace.model.problems import Report
from figtrace.model.records import Figure, Network
from figtrace.model.wording import citation, licence_lines
from figtrace.story.ask import Told
from figtrace.story.play import Shot, lit, shots
from figtrace.story.records import Step, Story


def sheet(story: Story, network: Network, figure: Figure, report: Report | None = None) -> dict[str, Any]:
    """The whole story: every step with its fields on file and what is worked out from them, credits and problems.

    ``steps`` holds hidden steps too (``is_hidden``), so that they can be edited; the stage leaves them out.
    """
    shown = {shot.key: shot for shot in shots(story, network)}
    return {
        "format": story.format,
        "figid": story.figid,
        "caption_sha256": story.caption_sha256,
        "title": story.title,
        "made_by": story.made_by,
        "steps": [step_sheet(step, network, shown.get(step.key)) for step in story.steps],
        "credits": [citation(figure), *licence_lines(network)],
        "conflicts": {one.key: [key for side in one.sides for key in side.statements] for one in network.conflicts},
        "context": [statement.key for statement in network.statements if statement.is_context],
        "problems": [problem.as_dict() for problem in report or ()],
    }


def step_sheet(step: Step, network: Network, shot: Shot | None) -> dict[str, Any]:
    """One step: its own fields, and what is lit, quoted, marked and answered."""
    light = shot.lit if shot else lit(step, network)
    answer = shot.told if shot else None
    return {
        "edited": False,
        "is_hidden": False,
        "say_spans": [],
        "anchors": [],
        "quotes": [],
        "what_if": None,
        **plain(step),
        "dwell": step.dwell,
        "lit": sorted(light),
        "pieces": [list(piece) for piece in shot.pieces] if shot else [],
        "cited": [_quote(quote) for quote in shot.quotes] if shot else [],
        "badges": list(shot.badges) if shot else [],
        "skipped": list(shot.skipped) if shot else [],
        "answer": _answer(answer) if answer else None,
    }


def _quote(quote: Any) -> dict[str, Any]:
    return {name: getattr(quote, name) for name in ("statement", "words", "quote", "start", "end", "basis", "source")}


def _answer(answer: Told) -> dict[str, Any]:
    return {
        "heading": answer.heading,
        "lines": list(answer.lines),
        "verdicts": dict(answer.verdicts),
        "caveat": answer.caveat,
    }
