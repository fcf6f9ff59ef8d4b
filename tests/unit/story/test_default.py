"""Every record has a story: its caption, sentence by sentence."""

from __future__ import annotations

from collections import Counter

import pytest

from figtrace.figures import pfocr
from figtrace.figures.library import Library
from figtrace.model.records import Figure, Network, Span, sha256
from figtrace.model.vocabulary import Level
from figtrace.story.checks import check
from figtrace.story.clauses import Part, parts
from figtrace.story.default import default_story
from figtrace.story.play import shots
from figtrace.story.records import said
from tests.shared import SHARED, needs_shared
from tests.unit.story.conftest import DATA, FOUNDING


@pytest.fixture(scope="module")
def founding() -> tuple[Figure, Network]:
    library = Library(DATA)
    return library.figure(FOUNDING), library.network(FOUNDING)


def test_the_founding_caption_in_steps(founding: tuple[Figure, Network]) -> None:
    figure, network = founding
    story = default_story(figure, network)
    assert [(step.key, step.say_spans[0] if step.say_spans else None, len(step.anchors)) for step in story.steps] == [
        ("opening", None, 0),
        ("s1", (0, 75), 1),
        ("s2", (76, 237), 5),
        ("s3", (238, 301), 4),
        ("s4", (302, 402), 5),
        ("s5", (403, 492), 5),
        ("s6", (493, 683), 8),
        ("s7", (684, 838), 6),
        ("s8", (839, 1025), 8),
        ("s9", (1026, 1184), 5),
        ("s10", (1185, 1297), 7),
        ("silence", None, 0),
        ("ending", None, 0),
    ]


def test_every_statement_stands_in_exactly_one_step(founding: tuple[Figure, Network]) -> None:
    figure, network = founding
    anchors = Counter(key for step in default_story(figure, network).steps for key in step.anchors)
    assert len(anchors) == 54
    assert set(anchors.values()) == {1}
    assert set(anchors) == set(network.statement)


def test_what_is_said_is_the_caption(founding: tuple[Figure, Network]) -> None:
    figure, network = founding
    for step in default_story(figure, network).steps:
        if step.say_spans:
            assert step.say == said(figure.caption, step.say_spans)
    assert not check(default_story(figure, network), network, figure).problems


def test_titles_come_from_statements_and_stand_once(founding: tuple[Figure, Network]) -> None:
    titles = [step.title for step in default_story(*founding).steps]
    assert titles[7] == "miR-105 decreases ZO-1"
    assert titles[6] == "miR-92a increases EC migration"
    assert len(set(titles)) == len(titles)


def test_notes_say_basis_sources_open_questions_and_the_conflict(founding: tuple[Figure, Network]) -> None:
    steps = {step.key: step for step in default_story(*founding).steps}
    notes = steps["s6"].notes
    assert "R25: integrin α5 increases EC migration. Implied." in notes
    assert "Open (A18)" in notes
    assert "Conflict C1: Does miR-92a further or hinder vessel growth?" in notes
    assert "Source: Umezu T et al., Oncogene 2013" in notes
    assert "Not verified." in notes
    assert "R22, no direction said" in steps["silence"].notes
    assert steps["silence"].say.startswith("3 effects without a direction; 17 steps implied")


def test_a_record_without_statements_plays_its_words(figure: Figure) -> None:
    empty = Network(figid="F1", title="none", caption_sha256=figure.caption_sha256)
    story = default_story(figure, empty)
    assert [step.key for step in story.steps] == ["opening", "s1", "s2", "s3", "ending"]
    assert story.steps[2].title == "p53 blocks MDM2, which lowers BAX"
    assert story.steps[3].notes == "No statement rests on these words."
    assert check(story, empty, figure).is_good
    assert all(shot.lit == frozenset() and shot.shown is None for shot in shots(story, empty))


def test_a_statement_without_words_gets_its_own_step(figure: Figure, network: Network) -> None:
    bare = network.statements[2].model_copy(update={"evidence": ()})
    story = default_story(figure, network.model_copy(update={"statements": (*network.statements[:2], bare)}))
    beside = next(step for step in story.steps if step.key == "beside")
    assert beside.anchors == ("R3",)


def test_two_steps_of_one_title_are_numbered(figure: Figure) -> None:
    twice = figure.model_copy(update={"caption": "It grows. It grows."})
    empty = Network(figid="F1", title="none", caption_sha256=sha256("It grows. It grows."))
    assert [step.title for step in default_story(twice, empty).steps[1:3]] == ["It grows", "It grows (2)"]


def test_missing_values_are_left_out(figure: Figure, network: Network) -> None:
    bare = figure.model_copy(update={"reftext": None, "year": None, "title": None})
    story = default_story(bare, network)
    assert story.title == "F1"
    assert story.steps[0].say == "restated in a review (figure legend of a review)"
    assert "None" not in "".join(step.notes + step.say for step in story.steps)


@needs_shared
def test_every_stored_record_yields_a_story() -> None:
    assert SHARED is not None
    records = sorted((SHARED / "records").rglob("PMC*.md"))
    assert len(records) >= 45
    for path in records:
        figure = pfocr.read(path)
        empty = Network(figid=figure.figid, title="none", caption_sha256=figure.caption_sha256)
        story = default_story(figure, empty)
        assert check(story, empty, figure).is_good, path.name
        assert len(shots(story, empty)) == len(story.steps) >= 3, path.name
        left = list(figure.caption)
        for step in story.steps:
            for start, end in step.say_spans:
                left[start:end] = " " * (end - start)
        assert "".join(left).strip() == "", f"{path.name}: words that no step says"


def test_net_statements_are_named_but_not_drawn(founding: tuple[Figure, Network]) -> None:
    figure, network = founding
    step = next(step for step in default_story(figure, network).steps if step.key == "s2")
    assert step.level is Level.MECHANISM
    assert "R04: PaCa exosomes increase fibroblast → CAF. Said in words. Not drawn here: its steps are (" in step.notes


def test_a_long_sentence_is_cut_though_it_says_little(figure: Figure, network: Network) -> None:
    words = f"p53 blocks MDM2 {'in many cells ' * 12}, which lowers BAX."
    at = words.index("lowers")
    first = network.statements[1].evidence[0].model_copy(update={"span": Span(0, 15), "cue": Span(4, 10)})
    second = network.statements[2].evidence[0].model_copy(update={"span": Span(at, at + 6), "cue": Span(at, at + 6)})
    said = (
        network.statements[1].model_copy(update={"evidence": (first,)}),
        network.statements[2].model_copy(update={"evidence": (second,)}),
    )
    cut = parts(words, Part(Span(0, len(words)), said))
    assert [[one.key for one in part.statements] for part in cut] == [["R2"], ["R3"]]
    assert words[cut[1].span.start :].startswith("which lowers")
    short = "p53 blocks MDM2, which lowers BAX."
    assert len(parts(short, Part(Span(0, len(short)), said))) == 1
