"""A story that a visitor has edited, as it is sent: read like any stranger's file, checked, and forgotten."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from components.refusal import refused
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Figure, Network
from figtrace.story import codec
from figtrace.story.checks import check
from figtrace.story.records import Story

UNFIT: Final = 422
"""HTTP's word for a story that can be read and is wrong."""

MOST_BYTES: Final = 1_000_000
"""Bytes of one story; the founding one has 13,000."""

MOST_STEPS: Final = 200
"""Steps of one story: a slide each, and more than anyone sits through."""


def posted(asked: Request) -> str:
    """The text that the page sent; raises :class:`ProblemsFound` for another site's, and for too much of it."""
    origin = asked.headers.get("Origin")
    if origin is not None and origin != "null" and urlsplit(origin).netloc != asked.host:
        raise refused("other-site", f"{origin[:80]} is another site", "send the story from this page")
    asked.max_content_length = MOST_BYTES
    try:
        data = asked.get_data(cache=False)
    except RequestEntityTooLarge:
        raise _too_large() from None
    if len(data) > MOST_BYTES:
        raise _too_large()
    return data.decode("utf-8", "replace")


def story_in(text: str, figure: Figure, network: Network) -> Story:
    """The story that the text holds, when it is this figure's and nothing in it is wrong; else raises its problems."""
    story = codec.loads(text, "your story")
    if len(story.steps) > MOST_STEPS:
        raise refused("story-too-long", f"{len(story.steps)} steps", f"keep {MOST_STEPS} of them")
    if not story.shown:
        raise refused("story-empty", "every step is hidden", "show one again")
    report = check(story, network, figure)
    if not report.is_good:
        raise ProblemsFound(report)
    return story


def _too_large() -> ProblemsFound:
    return refused("too-large", f"a story of more than {MOST_BYTES // 1000} KB was sent", "shorten it")
