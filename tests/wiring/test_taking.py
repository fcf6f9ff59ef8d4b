"""Files with a visitor's own story in them, and what the caption would give otherwise: over HTTP, nothing kept."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from flask.testing import FlaskClient
from pptx import Presentation

from components.taking import KINDS
from components.told import MOST_BYTES, MOST_STEPS
from figtrace.figures.library import Library, default_data
from figtrace.story.codec import dumps, loads
from figtrace.story.default import default_story
from figtrace.story.records import Step, Story
from figtrace.story.shelf import path_of
from tests.records import FOUNDING, write_record

MINE = "A step of my own: α5 β"


def kept() -> Story:
    return loads(path_of(default_data(), FOUNDING).read_text("utf-8"))


def edited() -> str:
    own = Step(key="p1", title=MINE, say="See **ZO-1** here", anchors=("zo1", "R30"), made_by="page", edited=True)
    return dumps(kept().model_copy(update={"steps": (*kept().steps[:2], own)}))


def send(client: FlaskClient, path: str, text: str, **more: Any) -> Any:
    return client.post(path, data=text.encode("utf-8"), content_type="application/json", **more)


def test_slides_pages_and_the_page_hold_the_story_that_was_sent(client: FlaskClient) -> None:
    deck = send(client, f"/take/{FOUNDING}/talk.pptx", edited())
    assert deck.status_code == 200
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(deck.data)).slides]
    assert titles == [*(step.title for step in kept().steps[:2]), MINE, "Legend and credits"]
    pdf = pypdf.PdfReader(io.BytesIO(send(client, f"/take/{FOUNDING}/talk.pdf", edited()).data))
    assert len(pdf.pages) == 4
    assert "A step of my own" in pdf.pages[2].extract_text()
    page = send(client, f"/take/{FOUNDING}/page.html", edited()).get_data(as_text=True)
    assert MINE in page
    assert kept().steps[5].title not in page
    assert MINE not in client.get(f"/take/{FOUNDING}/talk.svg").get_data(as_text=True), "nothing of it is kept"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_file(client: FlaskClient, kind: str) -> None:
    answer = client.get(f"/take/{FOUNDING}/{kind}")
    assert answer.status_code == 200
    assert answer.mimetype == KINDS[kind][0]
    assert answer.headers["Content-Disposition"] == f"attachment; filename={FOUNDING}-{kind}"


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("{", 422, "not-json"),
        ("[" * 100_000, 422, "not-json"),
        ('{"format": "figtrace.network/1"}', 422, "format-unknown"),
        (edited().replace('"R30"', '"R99"'), 422, "anchor-unknown"),
        (edited().replace(FOUNDING, "PMC1__x"), 422, "story-elsewhere"),
        (edited().replace('"mode": "whole"', '"mode": "aside"'), 422, "field"),
        (" " * (MOST_BYTES + 1), 413, "too-large"),
    ],
)
def test_a_story_is_read_like_any_strangers_file(client: FlaskClient, text: str, status: int, code: str) -> None:
    for path in (f"/take/{FOUNDING}/talk.pdf", f"/story/{FOUNDING}/offers"):
        answer = send(client, path, text)
        assert answer.status_code == status, path
        assert code in {one["code"] for one in answer.json["problems"]}


def test_too_many_steps_hidden_ones_alone_and_another_site_are_refused(client: FlaskClient) -> None:
    step = kept().steps[0]
    many = tuple(step.model_copy(update={"key": f"k{i}"}) for i in range(MOST_STEPS + 1))
    hidden = (step.model_copy(update={"is_hidden": True}),)
    for steps, code in ((many, "story-too-long"), (hidden, "story-empty")):
        answer = send(client, f"/take/{FOUNDING}/talk.pdf", dumps(kept().model_copy(update={"steps": steps})))
        assert [one["code"] for one in answer.json["problems"]] == [code]
    answer = send(client, f"/take/{FOUNDING}/talk.pdf", edited(), headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403


def test_what_nobody_has_curated_is_not_taken(client_of: Callable[[Path], FlaskClient], tmp_path: Path) -> None:
    write_record(tmp_path, "PMC2__plain.001", "Exosomes contain miR-21, which inhibits PTEN.")
    for answer in (
        client_of(tmp_path).get("/take/PMC2__plain.001/talk.pdf"),
        client_of(tmp_path).get("/take/no/talk.pdf"),
    ):
        assert answer.status_code == 404


def test_the_captions_own_story_has_no_offers_and_an_edited_step_one(client: FlaskClient) -> None:
    library = Library(default_data())
    fresh = default_story(library.figure(FOUNDING), library.network(FOUNDING))
    assert send(client, f"/story/{FOUNDING}/offers", dumps(fresh)).json == {"offers": []}
    steps = (
        fresh.steps[0],
        fresh.steps[1].model_copy(update={"title": "Mine", "notes": "", "edited": True}),
        fresh.steps[2].model_copy(update={"key": "s99"}),
        *fresh.steps[3:],
    )
    told = send(client, f"/story/{FOUNDING}/offers", dumps(fresh.model_copy(update={"steps": steps}))).json["offers"]
    by_key = {one["key"]: one for one in told}
    assert {key: one["kind"] for key, one in by_key.items()} == {"s1": "differs", "s99": "gone", "s2": "new"}
    assert by_key["s1"]["differs"] == ["title", "notes"]
    assert by_key["s1"]["step"]["title"] == fresh.steps[1].title
    assert by_key["s2"]["step"]["lit"]
    assert by_key["s99"]["step"] is None


def test_a_story_of_ones_own_is_offered_every_step_of_the_caption(client: FlaskClient) -> None:
    told = send(client, f"/story/{FOUNDING}/offers", dumps(kept())).json["offers"]
    assert len(told) > 9
    assert {one["kind"] for one in told} == {"new"}
    assert json.dumps(told).count("edited") == len(told)
