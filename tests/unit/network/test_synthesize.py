"""Made-up networks: as large as asked for, the same for the same seed, right by the model's rules."""

from __future__ import annotations

import pytest

from figtrace.model import codec, validate
from figtrace.model.problems import ProblemsFound
from figtrace.model.vocabulary import AgentKind, StatementType
from figtrace.network.synthesize import synthesize


@pytest.mark.parametrize("n_agents", [5, 6, 7, 11, 40, 250])
def test_the_number_of_agents_comes_out(n_agents):
    assert len(synthesize(n_agents, seed=3).network.agents) == n_agents


@pytest.mark.parametrize("n_agents", [5, 60, 250])
def test_nothing_is_wrong_by_the_models_rules(n_agents):
    made = synthesize(n_agents, seed=2)
    assert validate.check(made.network, made.figure).errors == ()
    assert codec.loads(codec.dumps(made.network)) == made.network


def test_the_same_seed_makes_the_same_and_another_another():
    assert synthesize(60, seed=1).network == synthesize(60, seed=1).network
    assert synthesize(60, seed=1).network != synthesize(60, seed=2).network


def test_quotes_stand_in_the_made_up_caption():
    made = synthesize(40, seed=5)
    for statement in made.network.statements:
        for evidence in statement.evidence:
            assert made.figure.caption[evidence.span.start : evidence.span.end] == evidence.quote
            assert evidence.caption_sha256 == made.figure.caption_sha256


def test_it_has_the_founding_figures_manners():
    network = synthesize(120, seed=1).network
    types = {s.type for s in network.statements}
    assert {StatementType.RELEASE, StatementType.CARRIAGE, StatementType.DELIVERY} <= types
    assert {StatementType.CONVERSION, StatementType.PRODUCTION} <= types
    assert any(s.folded_by for s in network.statements)
    outcomes = [key for m in network.mechanisms for key in m.outcomes]
    assert len(outcomes) > len(set(outcomes)), "no outcome is shared"
    vesicles = [m.vesicle for m in network.mechanisms]
    assert len(vesicles) > len(set(vesicles)), "no vesicle is shared"
    assert AgentKind.MIRNA in {a.kind for a in network.agents}


@pytest.mark.parametrize("n_agents", [4, 0, -1, 20_001])
def test_what_cannot_be_made_is_refused(n_agents):
    with pytest.raises(ProblemsFound, match="agents are not between 5 and 20,000"):
        synthesize(n_agents)
