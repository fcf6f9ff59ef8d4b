"""The steps of a figure's story, as the command line's verbs need them: all of them for a deck, one for a picture."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure, Network
from figtrace.picture import layout, scene, svg
from figtrace.picture.frames import faded, with_holders
from figtrace.picture.palette import Palette
from figtrace.story.play import Shot, shots
from figtrace.story.shelf import story_in, story_of


def played_story(data: Path, figure: Figure, network: Network, file: Path | None = None) -> tuple[Shot, ...]:
    """The shown steps of the figure's story, or of the one in a file; warnings go to standard error.

    Raises :class:`ProblemsFound` for a story with errors: nothing leaves the house with steps missing.
    """
    story, report = story_of(data, figure, network) if file is None else story_in(file, figure, network)
    if not report.is_good:
        raise ProblemsFound(report)
    for problem in report:
        print(problem, file=sys.stderr)
    return shots(story, network)


def step_of(played: Sequence[Shot], number: int) -> Shot:
    """The step of that number, from 1; raises :class:`ProblemsFound` (``no-step``) for any other."""
    if not 1 <= number <= len(played):
        message = f"the story has {len(played)} steps, not {number}"
        raise ProblemsFound(Report.of([Problem("no-step", "--step", message, f"choose 1 to {len(played)}")]))
    return played[number - 1]


def still(shot: Shot, figure: Figure, network: Network, palette: Palette) -> str:
    """The sheet of one step: the whole picture with what the step lights, its title, and its words under it."""
    composed = scene.compose(network, layout.place(network), figure)
    said = replace(composed.furniture, title=shot.title, subtitle=shot.say)
    moment = svg.Moment(with_holders(shot.lit, composed), shot.shown, faded(palette))
    composed = replace(composed, furniture=said)
    return svg.render(composed, palette=palette, reading=shot.reading, furniture=True, moment=moment)
