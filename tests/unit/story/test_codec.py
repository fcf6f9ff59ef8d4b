"""Stories are kept as canonical JSON, and its schema is the committed one."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.figures.library import Library
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Span
from figtrace.model.vocabulary import Level, Profile
from figtrace.story import codec
from figtrace.story.checks import check
from figtrace.story.play import shots
from figtrace.story.records import Camera, Step, Story, WhatIf
from figtrace.story.shelf import path_of, story_of
from tests.unit.story.conftest import DATA, FOUNDING

WORDS = st.text(max_size=30)
STEPS = st.builds(
    Step,
    key=st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True),
    title=WORDS,
    say=WORDS,
    notes=WORDS,
    say_spans=st.lists(st.builds(Span, st.integers(0, 9), st.integers(9, 99)), max_size=2).map(tuple),
    anchors=st.lists(WORDS, max_size=3).map(tuple),
    show=st.sampled_from(["all", "so-far", "anchors"]),
    camera=st.builds(Camera, mode=st.sampled_from(["fit", "whole", "keep"]), padding=st.integers(0, 400)),
    level=st.sampled_from(list(Level)),
    profile=st.sampled_from(list(Profile)),
    dwell_s=st.none() | st.floats(1, 600),
    what_if=st.none() | st.builds(WhatIf, perturb=st.just({"a": "down"})),
    edited=st.booleans(),
)
STORIES = st.builds(
    Story,
    figid=WORDS,
    caption_sha256=WORDS,
    title=WORDS,
    made_by=WORDS,
    steps=st.lists(STEPS, max_size=4).map(tuple),
)


@settings(deadline=None, max_examples=60)
@given(STORIES)
def test_round_trip(story: Story) -> None:
    text = codec.dumps(story)
    assert codec.loads(text) == story
    assert codec.dumps(codec.loads(text)) == text


def test_the_committed_schema_is_the_generated_one() -> None:
    assert (DATA / "schema" / "story.schema.json").read_text("utf-8") == codec.schema_text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "not-json"),
        ('{"format": "figtrace.story/9"}', "format-unknown"),
        ('{"format": "figtrace.story/1", "figid": "F", "caption_sha256": "", "title": "", "made_by": ""}', "field"),
    ],
)
def test_what_is_no_story_is_refused(text: str, expected: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        codec.loads(text)
    assert [problem.code for problem in found.value.report] == [expected]


def test_a_wrong_field_names_its_step() -> None:
    text = json.dumps(
        {
            "format": "figtrace.story/1",
            "figid": "F",
            "caption_sha256": "",
            "title": "",
            "made_by": "",
            "steps": [{"key": "s5", "title": "t", "show": "some"}],
        }
    )
    with pytest.raises(ProblemsFound, match=r"story: step s5\.show: is \"some\""):
        codec.loads(text)


def test_the_founding_talk_is_on_file_canonical_and_without_a_fault() -> None:
    path = path_of(DATA, FOUNDING)
    text = path.read_text("utf-8")
    library = Library(DATA)
    figure, network = library.figure(FOUNDING), library.network(FOUNDING)
    story, report = story_of(DATA, figure, network)
    assert codec.dumps(story) == text
    assert not report.problems
    jsonschema.validate(json.loads(text), codec.schema())
    assert 8 <= len(story.steps) <= 12
    assert all(len(step.say) <= 180 and step.title and step.notes for step in story.steps)
    assert all(not shot.skipped for shot in shots(story, network))


def test_every_story_on_file_fits_its_figure() -> None:
    library = Library(DATA)
    for path in sorted((DATA / "stories").glob("*.json")):
        story = codec.loads(path.read_text("utf-8"), path.name)
        assert path == path_of(DATA, story.figid)
        assert check(story, library.network(story.figid), library.figure(story.figid)).is_good


def test_a_figure_without_a_file_gets_its_captions_story(tmp_path: Path) -> None:
    library = Library(DATA)
    story, report = story_of(tmp_path, library.figure(FOUNDING), library.network(FOUNDING))
    assert story.made_by == "caption/1"
    assert report.is_good
