"""Merges: disjoint edits commute and lose nothing; what both changed is listed and never decided by order."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figtrace.curation import merge
from figtrace.curation.cells import changes_between, patch
from figtrace.curation.edits import apply
from figtrace.curation.kinds import AddAgent, AddStatement, ChangeAgent, ChangeStatement, DeleteStatement, Edit, Move
from figtrace.curation.state import State
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Agent
from figtrace.model.vocabulary import AgentKind
from tests.property.test_curation_edits import History, histories
from tests.unit.curation import small

MINE = {"agents": ("zo1", "ev"), "statements": ("R2",), "new": ("a1", "a2")}
THEIRS = {"agents": ("perm", "tumor"), "statements": ("R3", "R1"), "new": ("b1", "b2")}


@st.composite
def one_sided(draw: st.DrawFn, part: dict[str, tuple[str, ...]]) -> State:
    """The small state after edits of one part of it alone."""
    state = small.state()
    for _ in range(draw(st.integers(0, 6))):
        agent, statement = draw(st.sampled_from(part["agents"])), draw(st.sampled_from(part["statements"]))
        new, word = draw(st.sampled_from(part["new"])), draw(st.sampled_from(["x", "y"]))
        made = small.drafted(f"S{new}").statement.model_copy(update={"mechanism": "M1"})
        options: list[Edit] = [
            ChangeAgent(agent=agent, to={"note": word, "synonyms": [word, agent]}),
            ChangeStatement(statement=statement, to={"note": word, "aspect": word}),
            DeleteStatement(statement=statement),
            AddAgent(agent=Agent(key=new, kind=AgentKind.PROTEIN, name=word)),
            AddStatement(statement=made),
            Move(to={agent: (draw(st.integers(0, 9)), 1)}),
        ]
        try:
            state = apply(state, small.signed(draw(st.sampled_from(options))))
        except ProblemsFound:
            continue
    return state


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(one_sided(MINE), one_sided(THEIRS))
def test_disjoint_edits_commute_and_none_is_lost(a: State, b: State) -> None:
    base = small.state()
    merged, again = merge.states(base, a, b), merge.states(base, b, a)
    assert merged.conflicts == again.conflicts == ()
    assert merged.state == again.state
    cells = {c.cell: c.after for c in changes_between(base, merged.state)}
    for side in (a, b):
        assert {c.cell: c.after for c in changes_between(base, side)}.items() <= cells.items()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(histories(), histories())
def test_any_two_histories_merge_the_same_from_both_sides(first: History, second: History) -> None:
    base, a, b = first[0], first[2], second[2]
    merged, again = merge.states(base, a, b), merge.states(base, b, a)
    assert merged.state == again.state
    assert [c.cell for c in merged.conflicts] == [c.cell for c in again.conflicts]
    assert [(c.a, c.b) for c in merged.conflicts] == [(c.b, c.a) for c in again.conflicts]
    if not merged.conflicts:
        assert not merge._named_and_missing(merged.network)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(histories())
def test_a_side_that_changed_nothing_gives_the_other(history: History) -> None:
    base, _, last = history
    assert merge.states(base, last, base).state == last
    assert merge.states(base, base, last).state == last
    assert merge.states(base, last, last) == merge.Merged(last, ())
    assert patch(base, changes_between(base, last)) == last
