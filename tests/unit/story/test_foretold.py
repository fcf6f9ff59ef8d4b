"""What-ifs answered beforehand: the same words as when they are asked, whichever agent goes up or down."""

from __future__ import annotations

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Network
from figtrace.model.vocabulary import Profile
from figtrace.network.synthesize import synthesize
from figtrace.network.verdicts import VERDICTS
from figtrace.story.ask import told
from figtrace.story.foretold import CHANGES, CODES, MOST_AGENTS, foretell
from figtrace.story.records import WhatIf
from tests.records import FOUNDING

NETWORK = Library(default_data()).network(FOUNDING)


def test_every_question_of_one_agent_has_the_answer_that_it_gets_when_it_is_asked() -> None:
    found = foretell(NETWORK)
    assert found is not None
    assert len(found["told"]) == len(NETWORK.agents) * 2 * 2
    for profile in Profile:
        for key in found["agents"]:
            for change in CHANGES:
                heading, word, places = found["told"][f"{profile.value} {key} {change}"]
                answer = told(WhatIf(profile=profile, perturb={key: change}), NETWORK)
                assert answer is not None
                assert heading == answer.heading
                assert tuple(found["lines"][place] for place in places) == answer.lines
                verdicts = {one: found["codes"][code] for one, code in zip(found["agents"], word, strict=True)}
                assert {
                    one: verdict for one, verdict in verdicts.items() if verdict != "not affected"
                } == answer.verdicts


def test_the_conflict_is_told_with_both_sides() -> None:
    found = foretell(NETWORK)
    assert found is not None
    heading, word, places = found["told"]["literature mir92a down"]
    assert heading.startswith("If miR-92a is down")
    assert word[found["agents"].index("proc_lumen")] == CODES["conflict"]
    assert "Other papers: miR-92a lowers integrin α5" in " ".join(found["lines"][place] for place in places)


def test_a_letter_for_each_verdict_and_none_twice() -> None:
    assert CODES.keys() == VERDICTS.keys()
    assert len(set(CODES.values())) == len(VERDICTS)


def test_nothing_is_answered_beforehand_without_agents_or_with_too_many() -> None:
    assert foretell(Network(figid="F", title="", caption_sha256="0" * 64)) is None
    large = synthesize(MOST_AGENTS + 40, seed=1).network
    assert len(large.agents) > MOST_AGENTS
    assert foretell(large) is None
