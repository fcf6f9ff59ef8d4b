"""What a step lights, marks, quotes and answers; and how a story is renewed."""

from __future__ import annotations

import json

from figtrace.figures.library import Library
from figtrace.model.records import Figure, Network, Span
from figtrace.model.vocabulary import Profile, ReviewState
from figtrace.story.ask import told
from figtrace.story.default import default_story
from figtrace.story.marks import pieces, plain
from figtrace.story.play import lit, shots
from figtrace.story.records import Step, Story, WhatIf
from figtrace.story.refresh import refresh, take
from figtrace.story.sheet import sheet
from tests.unit.story.conftest import DATA, FOUNDING


def test_a_statement_lights_its_two_ends_and_an_agent_itself(network: Network) -> None:
    assert lit(Step(key="a", title="t", anchors=("R2", "tnf", "gone")), network) == {"R2", "tp53", "mdm2", "tnf"}


def test_a_topic_sentence_lights_nothing() -> None:
    assert lit(Step(key="a", title="t", anchors=("R01",)), Library(DATA).network(FOUNDING)) == frozenset()


def test_a_mechanism_lights_all_that_it_ties_together() -> None:
    network = Library(DATA).network(FOUNDING)
    light = lit(Step(key="a", title="t", anchors=("M4",)), network)
    assert {"cell_brca", "ev_brca", "mir105", "zo1", "proc_permeability", "tissue_vessel", "R30"} <= light
    assert "mir155" not in light


def test_words_of_the_caption_take_their_marks_from_evidence(network: Network) -> None:
    step = Step(key="a", title="t", say="p53 blocks MDM2", say_spans=(Span(22, 37),), anchors=("R2",))
    assert pieces(step, network) == (
        ("p53", ("tp53",), "agent"),
        (" ", (), ""),
        ("blocks", ("R2",), "cue"),
        (" ", (), ""),
        ("MDM2", ("mdm2",), "agent"),
    )


def test_light_marks_of_own_words(network: Network) -> None:
    step = Step(key="a", title="t", say="If **p53** falls, [MDM2](mdm2) rises <b>")
    assert pieces(step, network) == (
        ("If ", (), ""),
        ("p53", (), "bold"),
        (" falls, ", (), ""),
        ("MDM2", ("mdm2",), "agent"),
        (" rises <b>", (), ""),
    )
    assert plain(step.say) == "If p53 falls, MDM2 rises <b>"


def test_agents_appear_when_their_step_comes(figure: Figure, network: Network) -> None:
    steps = tuple(Step(key=key, title=key, anchors=(key,), show="so-far") for key in ("R1", "R2"))
    story = Story(figid="F1", caption_sha256=figure.caption_sha256, title="t", made_by="hand", steps=steps)
    first, second = shots(story, network)
    assert first.shown == {"R1", "ev", "tnf"}
    assert second.shown == {"R1", "ev", "tnf", "R2", "tp53", "mdm2"}


def test_hidden_steps_are_not_played_and_gone_anchors_are_named(figure: Figure, network: Network) -> None:
    steps = (
        Step(key="a", title="t", say="x", is_hidden=True),
        Step(key="b", title="t", anchors=("R3", "R99")),
    )
    story = Story(figid="F1", caption_sha256=figure.caption_sha256, title="t", made_by="hand", steps=steps)
    (shot,) = shots(story, network)
    assert (shot.number, shot.key, shot.skipped) == (1, "b", ("R99",))
    assert shot.badges == ("1 implied, not said", "conflict C9")
    assert [(quote.statement, quote.quote, quote.start) for quote in shot.quotes] == [("R3", "which lowers BAX", 39)]


def test_a_what_if_says_both_sides_of_a_conflict() -> None:
    network = Library(DATA).network(FOUNDING)
    answer = told(WhatIf(profile=Profile.LITERATURE, perturb={"mir92a": "down"}), network)
    assert answer is not None
    assert answer.heading == "If miR-92a is down · signs of the caption and literature · inputs are alternatives"
    assert answer.verdicts == {
        "mir92a": "held",
        "itga5": "up",
        "proc_ec_migration": "conflict",
        "proc_lumen": "conflict",
    }
    assert sum("miR-92a" in line for line in answer.lines) == 2
    assert told(WhatIf(perturb={"gone": "down"}), network) is None


def test_a_sheet_holds_every_step_and_its_answer() -> None:
    library = Library(DATA)
    figure, network = library.figure(FOUNDING), library.network(FOUNDING)
    told_story = sheet(default_story(figure, network), network, figure)
    assert [step["key"] for step in told_story["steps"]][:2] == ["opening", "s1"]
    step = told_story["steps"][7]
    assert "".join(text for text, _, _ in step["pieces"]) == step["say"]
    assert {"R30", "mir105", "zo1"} <= set(step["lit"])
    assert step["cited"][2]["quote"] == "miR-105, which downregulates the expression of ZO-1"


def test_renewing_keeps_what_a_person_wrote_and_offers_the_rest(figure: Figure, network: Network) -> None:
    fresh = default_story(figure, network)
    old = fresh.steps[1].model_copy(update={"title": "Mine", "edited": True})
    stale = fresh.steps[2].model_copy(update={"title": "Old words"})
    own = Step(key="mine", title="Mine alone", say="x", made_by="hand")
    story = fresh.model_copy(update={"steps": (fresh.steps[0], old, stale, own, *fresh.steps[4:])})
    renewed, offers = refresh(story, fresh)
    assert [step.title for step in renewed.steps[:4]] == [
        fresh.steps[0].title,
        "Mine",
        fresh.steps[2].title,
        "Mine alone",
    ]
    assert [(offer.key, offer.fields) for offer in offers] == [(old.key, ("title",)), (fresh.steps[3].key, ())]
    assert take(renewed, offers[0]).steps[1].title == fresh.steps[1].title
    added = take(renewed, offers[1])
    assert added.steps[-2].key == fresh.steps[3].key
    assert added.steps[-1].key == "ending"


def test_the_browsers_twin_reads_the_same_vectors() -> None:
    vectors = json.loads((DATA.parent / "tests" / "fixtures" / "story_twins.json").read_text("utf-8"))
    network = Library(DATA).network(FOUNDING)
    for one in vectors["says"]:
        step = Step(key="a", title="t", say=one["say"])
        assert [list(piece) for piece in pieces(step, network)] == [
            [text, tuple(keys), part] for text, keys, part in one["pieces"]
        ]
        assert step.dwell == one["dwell"]
    for one in vectors["lit"]:
        assert sorted(lit(Step(key="a", title="t", anchors=tuple(one["anchors"])), network)) == one["keys"]


def test_what_a_rule_suggests_is_told_as_suggested_on_every_step(figure: Figure, network: Network) -> None:
    by_rule = tuple(one.model_copy(update={"review": ReviewState.SUGGESTED}) for one in network.statements)
    shown = shots(default_story(figure, network), network.model_copy(update={"statements": by_rule}))
    told_of = {badge for one in shown for badge in one.badges}
    assert any(badge.endswith("suggested by a rule, not reviewed") for badge in told_of)
    plainly = {badge for one in shots(default_story(figure, network), network) for badge in one.badges}
    assert not any("suggested" in badge for badge in plainly)
