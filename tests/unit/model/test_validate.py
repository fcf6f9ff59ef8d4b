"""What stops a network: words that are not where they should be, keys that nothing bears."""

from __future__ import annotations

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.model import validate
from figtrace.model.problems import Severity
from figtrace.model.records import Network, Span

FOUNDING = "PMC9095362__SCI2022-9133658.005"


@pytest.fixture(scope="module")
def figure():
    return Library(default_data()).figure(FOUNDING)


@pytest.fixture(scope="module")
def network():
    return Library(default_data()).network(FOUNDING)


def with_evidence(network: Network, key: str, **changes: object) -> Network:
    statements = tuple(
        one.model_copy(update={"evidence": (one.evidence[0].model_copy(update=changes),)}) if one.key == key else one
        for one in network.statements
    )
    return network.model_copy(update={"statements": statements})


def with_statement(network: Network, key: str, **changes: object) -> Network:
    statements = tuple(one.model_copy(update=changes) if one.key == key else one for one in network.statements)
    return network.model_copy(update={"statements": statements})


def with_agent(network: Network, agent_key: str, **changes: object) -> Network:
    agents = tuple(one.model_copy(update=changes) if one.key == agent_key else one for one in network.agents)
    return network.model_copy(update={"agents": agents})


def told(network, figure):
    return [(p.code, p.message, p.cure) for p in validate.structure(network, figure)]


def test_the_founding_network_is_sound(network, figure):
    assert told(network, figure) == []
    assert validate.check(network, figure).is_good


def test_a_quote_that_is_not_at_its_offsets(network, figure):
    moved = with_evidence(network, "R30", span=Span(700, 751))
    ((code, message, cure),) = told(moved, figure)
    assert code == "quote-not-there"
    assert message.startswith("R30 [700:751] reads ")
    assert message.endswith('the evidence quotes "miR-105, which downregulates the expression of ZO-1"')
    assert cure == "re-select; the words stand at [723:774]"


def test_a_quote_beyond_the_caption_and_an_empty_one(network, figure):
    beyond = told(with_evidence(network, "R30", span=Span(5000, 5051)), figure)
    assert beyond[0][1].startswith('R30 [5000:5051] reads "", the evidence quotes')
    backwards = told(with_evidence(network, "R30", span=Span(774, 723)), figure)
    assert [code for code, *_ in backwards] == ["quote-not-there"]
    empty = told(with_evidence(network, "R30", quote="", span=Span(5, 5)), figure)
    assert empty == [("quote-not-there", 'R30 [5:5] reads "", the evidence quotes ""', "re-select")]


def test_words_around_the_quote_must_stand_there_too(network, figure):
    (found,) = told(with_evidence(network, "R30", prefix="another context "), figure)
    assert found[0] == "context-not-there"


def test_cue_and_ends_lie_inside_the_quote(network, figure):
    (found,) = told(with_evidence(network, "R30", cue=Span(0, 4)), figure)
    assert found[:2] == ("span-outside", "R30 cue [0:4] is not inside the quote [723:774]")
    (found,) = told(with_evidence(network, "R30", object_spans=(Span(770, 775),)), figure)
    assert found[:2] == ("span-outside", "R30 object [770:775] is not inside the quote [723:774]")
    (found,) = told(with_evidence(network, "R30", antecedent_spans=(Span(1290, 1298),)), figure)
    assert found[:2] == ("span-outside", "R30 [1290:1298] is not inside the caption of 1,297 code points")


def test_a_mention_that_is_not_there(network, figure):
    mention = network.agent["mir105"].mentions[0].model_copy(update={"text": "miR-106"})
    (found,) = told(with_agent(network, "mir105", mentions=(mention,)), figure)
    assert found == ("quote-not-there", 'mir105 [723:730] reads "miR-105", the mention is "miR-106"', "re-select")


@pytest.mark.parametrize(
    ("changes", "message", "cure"),
    [
        ({"object": "zo-1"}, 'R31 object "zo-1" is no agent', "did you mean zo1?"),
        (
            {"vesicle": "quite_other"},
            'R31 vesicle "quite_other" is no agent',
            "add an agent of that key, or take it out",
        ),
        ({"mechanism": "M9"}, 'R31 mechanism "M9" is no mechanism', None),
        (
            {"references": ("REF_ZHOU2041",)},
            'R31 reference "REF_ZHOU2041" is no reference',
            "did you mean REF_ZHOU2014?",
        ),
        ({"folded_by": ("R99",)}, 'R31 step "R99" is no statement', None),
        ({"ambiguities": ("A99",)}, 'R31 ambiguity "A99" is no ambiguity', None),
    ],
)
def test_a_key_that_nothing_bears(network, figure, changes, message, cure):
    key = "R31"
    (found,) = told(with_statement(network, key, **changes), figure)
    assert found[:2] == ("end-unknown", message)
    assert cure is None or found[2] == cure


def test_a_key_that_two_bear(network, figure):
    doubled = network.model_copy(update={"references": network.references + network.references[:1]})
    assert told(doubled, figure) == [("key-twice", '2 references have the key "REF_LI2022"', "give each its own")]
    clash = with_agent(network, "smad", key="R31")
    assert ("key-twice", 'an agent and a statement have the key "R31"', "give each its own") in told(clash, figure)


def test_another_figure_and_another_caption(network, figure):
    other = figure.model_copy(update={"figid": "PMC1__f"})
    assert [code for code, *_ in told(network, other)] == ["figure-differs"]
    changed = figure.model_copy(update={"caption": figure.caption + " More."})
    (problem,) = validate.structure(network, changed)
    assert (problem.code, problem.severity) == ("caption-changed", Severity.WARNING)
    assert "is not the record's" in problem.message
