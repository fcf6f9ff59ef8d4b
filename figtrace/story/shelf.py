"""Where stories stand: ``data/stories/<figid>.json``; a record without one gets the story of its caption."""

from __future__ import annotations

from pathlib import Path

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure, Network
from figtrace.story.checks import check
from figtrace.story.codec import loads
from figtrace.story.default import default_story
from figtrace.story.records import Story


def path_of(data: Path, figid: str) -> Path:
    """The file that a story of this figure stands in; ``data`` is the folder that holds ``stories/``."""
    return data / "stories" / f"{figid}.json"


def story_of(data: Path, figure: Figure, network: Network) -> tuple[Story, Report]:
    """The story on file, else the caption's own, with what is wrong with it.

    Raises :class:`figtrace.model.problems.ProblemsFound` when the file cannot be read as a story at all.
    """
    path = path_of(data, figure.figid)
    if path.is_file():
        return story_in(path, figure, network)
    story = default_story(figure, network)
    return story, check(story, network, figure)


def story_in(path: Path, figure: Figure, network: Network) -> tuple[Story, Report]:
    """The story in a file, with what is wrong with it; raises :class:`ProblemsFound` where it cannot be read as one."""
    try:
        story = loads(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        words = getattr(error, "strerror", None) or str(error)
        raise ProblemsFound(Report.of([Problem("file-unreadable", str(path), words, "check the path")])) from error
    return story, check(story, network, figure)


def story_or_default(data: Path, figure: Figure, network: Network) -> tuple[Story, Report]:
    """As :func:`story_of`, but a file that is no story gives way to the caption's own, with what is wrong with it."""
    try:
        return story_of(data, figure, network)
    except ProblemsFound as found:
        return default_story(figure, network), found.report


def stamp(data: Path, figid: str) -> int:
    """A number that changes when the story's file does; 0 where there is none."""
    path = path_of(data, figid)
    return path.stat().st_mtime_ns if path.is_file() else 0
