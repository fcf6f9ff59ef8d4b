"""Faults of a story are named with the step, the value and the cure."""

from __future__ import annotations

import pytest

from figtrace.model.records import Figure, Network, Span
from figtrace.model.vocabulary import ReviewState
from figtrace.story.checks import check
from figtrace.story.records import Step, Story, WhatIf


def story(figure: Figure, *steps: Step) -> Story:
    return Story(figid="F1", caption_sha256=figure.caption_sha256, title="t", made_by="hand", steps=steps)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (
            {"say": "x", "anchors": ("tp-53",)},
            'F1: story step a: anchor "tp-53" is no statement, agent or mechanism (did you mean tp53?)',
        ),
        (
            {"say": "x", "anchors": ("zzz",)},
            'F1: story step a: anchor "zzz" is no statement, agent or mechanism (take it out)',
        ),
        ({}, "F1: story step a: neither words nor anchors (write what is said, or name what is shown)"),
        (
            {"say": "x", "what_if": WhatIf(perturb={"mdm": "down"})},
            'F1: story step a: "mdm" is no agent (did you mean mdm2?)',
        ),
        (
            {"say": "x", "quotes": ("R22",)},
            'F1: story step a: quote of "R22", which is no statement (did you mean R2?)',
        ),
        (
            {"say": "p54 blocks", "say_spans": (Span(22, 32),)},
            "F1: story step a: says “p54 blocks”, the caption has “p53 blocks” there "
            "(select the words again, or clear say_spans)",
        ),
    ],
)
def test_a_fault_of_a_step(step: dict[str, object], expected: str, figure: Figure, network: Network) -> None:
    found = check(story(figure, Step(key="a", title="t", **step)), network, figure)  # type: ignore[arg-type]
    assert [str(problem) for problem in found] == [expected]


def test_only_moved_words_rejected_anchors_and_another_caption_are_warnings(figure: Figure, network: Network) -> None:
    rejected = network.statements[0].model_copy(update={"review": ReviewState.REJECTED})
    other = network.model_copy(update={"statements": (rejected, *network.statements[1:])})
    made = story(figure, Step(key="a", title="t", anchors=("R1",)))
    found = check(made.model_copy(update={"caption_sha256": "0" * 64}), other, figure)
    assert [problem.code for problem in found] == ["story-stale", "anchor-rejected"]
    assert found.is_good


def test_a_key_names_one_step_and_a_story_one_figure(figure: Figure, network: Network) -> None:
    step = Step(key="a", title="t", say="x")
    found = check(story(figure, step, step).model_copy(update={"figid": "F2"}), network, figure)
    assert [problem.code for problem in found.errors] == ["story-elsewhere", "step-twice"]
