"""``POST /story/FIGID/offers``: what the caption would give otherwise than the story that is sent, step by step.

Nothing is changed by it, and nothing kept: each step is taken singly, in the browser, by the one who edits.
"""

from __future__ import annotations

import json

from flask import Flask, Response, request

from components.refusal import problems_of
from components.shelf import Shelf
from components.shown import Shown
from components.taking import curated
from components.told import UNFIT, posted, story_in
from figtrace.model.problems import ProblemsFound
from figtrace.story.default import default_story
from figtrace.story.play import shots
from figtrace.story.records import Story
from figtrace.story.refresh import Offer, refresh
from figtrace.story.sheet import step_sheet

FIELDS = {
    "title": "title",
    "say": "words",
    "say_spans": "place of the words",
    "notes": "notes",
    "anchors": "what it lights",
    "show": "what it shows",
    "camera": "view",
    "level": "level",
    "profile": "profile",
    "quotes": "quotes",
    "dwell_s": "time",
    "what_if": "what-if",
}
"""Fields of a step in words."""


def addresses(server: Flask, shelf: Shelf) -> None:
    """Give the server the address."""

    @server.post("/story/<figid>/offers")
    def offers(figid: str) -> Response:
        try:
            shown = curated(shelf, figid)
            told = offered(story_in(posted(request), shown.figure, shown.network), shown)
        except ProblemsFound as found:
            return problems_of(found.report, UNFIT)
        return Response(json.dumps(told, ensure_ascii=False), mimetype="application/json")


def offered(story: Story, shown: Shown) -> dict[str, object]:
    """Every difference as an offer: ``differs``, ``new`` or ``gone``, what differs in words, and the step to take."""
    fresh = default_story(shown.figure, shown.network)
    kept = story.model_copy(update={"steps": tuple(one.model_copy(update={"edited": True}) for one in story.steps)})
    _, found = refresh(kept, fresh)
    by_key = {shot.key: shot for shot in shots(fresh, shown.network)}

    def plain(offer: Offer) -> dict[str, object]:
        kind = "new" if offer.old is None else "gone" if offer.new is None else "differs"
        step = step_sheet(offer.new, shown.network, by_key.get(offer.key)) if offer.new else None
        named = offer.new or offer.old
        title = named.title if named else offer.key
        differs = [FIELDS.get(name, name) for name in offer.fields]
        return {"key": offer.key, "kind": kind, "title": title, "differs": differs, "step": step}

    return {"offers": [plain(offer) for offer in found]}
