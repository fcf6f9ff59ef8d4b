"""The live list: each rule of the review and of re-imports fires, and each repair mends what it is offered for."""

from __future__ import annotations

import pytest

from figtrace.curation import kinds
from figtrace.curation.cells import fresh
from figtrace.curation.checks import about_of, problems, record_problems, review_problems
from figtrace.curation.edits import apply
from figtrace.curation.evidence import context
from figtrace.curation.kinds import Edit
from figtrace.curation.repairs import Check, checks, repairs_of
from figtrace.curation.state import State, Verdict
from figtrace.curation.tags import Tag
from figtrace.model.problems import Problem
from figtrace.model.records import Grounding, Person, Statement
from figtrace.model.vocabulary import GroundingLevel, ReviewState, Sign, StatementType
from tests.unit.curation import small


def codes(state: State) -> list[str]:
    return [problem.code for problem in problems(state)]


def changed(state: State, key: str, **values: object) -> State:
    """The state with a statement changed behind the edits' back, as a file from elsewhere may be."""
    listed = tuple(fresh(s, values) if s.key == key else s for s in state.network.statements)
    return fresh(state, {"network": fresh(state.network, {"statements": listed})})


def done(*steps: tuple[Edit, Person]) -> State:
    state = small.state()
    for edit, who in steps:
        state = apply(state, small.signed(edit, who))
    return state


def accepted() -> State:
    return done(
        (small.drafted(), small.ANN),
        (small.verdict("R4", Verdict.REVIEW), small.BEN),
        (small.verdict("R4", Verdict.ACCEPT), small.CAT),
    )


def statement(state: State, key: str = "R4") -> Statement:
    return state.network.statement[key]


def test_a_good_acceptance_has_no_fault() -> None:
    assert list(review_problems(accepted(), statement(accepted()))) == []


def test_one_person_for_two_is_an_error_unless_the_switch_is_on() -> None:
    state = accepted()
    review = state.review_of("R4")
    alone = fresh(state, {"reviews": (fresh(review, {"author": small.CAT}),)})
    found = list(review_problems(alone, statement(alone)))
    assert [str(p) for p in found] == [
        "R4: drafted and accepted by 0000-0002-1694-233X (second person, or single-curator switch)"
    ]
    switched = apply(alone, small.signed(kinds.Switch(is_single_curator=True)))
    assert list(review_problems(switched, statement(switched))) == []
    assert "single-curator" in codes(switched)


def test_an_edit_behind_an_acceptance_is_found() -> None:
    state = changed(accepted(), "R4", sign_text=Sign.UNSIGNED)
    found = list(review_problems(state, statement(state)))
    assert [str(p) for p in found] == ['R4: edited after acceptance and still "accepted" (review again)']


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        (None, "", "rejected without a tag"),
        (Tag.OTHER, " ", 'rejected as "other" without text'),
        (Tag.POLARITY, "", None),
    ],
)
def test_a_rejection_without_its_tag_is_found(tag: Tag | None, text: str, said: str | None) -> None:
    state = changed(accepted(), "R4", review=ReviewState.REJECTED)
    state = fresh(state, {"reviews": (fresh(state.review_of("R4"), {"tag": tag, "text": text}),)})
    found = [p.message for p in review_problems(state, statement(state)) if p.code == "tag-missing"]
    assert found == ([said] if said else [])


def test_a_dispute_is_listed_with_both_people() -> None:
    state = apply(accepted(), small.signed(small.verdict("R4", Verdict.REJECT, Tag.POLARITY), Person(name="Dee")))
    found = [p for p in problems(state) if p.code == "disputed"]
    assert [p.message for p in found] == ["is seen differently (Ben Ortiz: approve; Cat Mori: accept; Dee: reject)"]


def test_a_waived_warning_is_gone_and_an_error_stays() -> None:
    state = done((kinds.AddAgent(agent=small.agent("zo2", small.AgentKind.PROTEIN, "ZO-2", "hgnc:11828")), small.ANN))
    assert [about_of(state, p) for p in problems(state) if p.code == "agent-alone"] == ["tumor", "zo2"]
    waived = apply(state, small.signed(kinds.Waive(code="agent-alone", about="zo2", reason="drawn only"), small.CAT))
    assert [about_of(waived, p) for p in problems(waived) if p.code == "agent-alone"] == ["tumor"]
    bad = changed(waived, "R2", evidence=())
    bad = apply(bad, small.signed(kinds.Waive(code="evidence-missing", about="R2", reason="no"), small.CAT))
    assert "evidence-missing" in codes(bad)


def test_a_retracted_reference_is_an_error() -> None:
    found = [p for p in problems(small.state(), frozenset({"123"})) if p.code == "retracted"]
    assert [p.where for p in found] == ["REF_A"]


def test_a_record_that_changed_on_file_is_told_field_by_field() -> None:
    figure = small.figure().model_copy(update={"keywords": ("a", "b"), "year": 2022})
    (problem,) = record_problems(small.state(), figure)
    assert problem.message == "record differs from the imported one: year nothing → 2022, keywords 0 → 2"
    assert record_problems(small.state(), small.figure()) == ()


def test_what_another_caption_would_mean_is_said_before_it_is_imported() -> None:
    caption = "Now: " + small.CAPTION.replace("increases permeability", "opens the wall")
    (problem,) = record_problems(small.state(), small.figure(caption))
    assert problem.message.endswith("; of 3 quotes 0 stay, 2 would want a look, 1 be lost")
    later = small.CAPTION + " The end."
    (problem,) = record_problems(small.state(), small.figure(later))
    assert problem.message.endswith("; of 3 quotes 3 stay, 0 would want a look, 0 be lost")


# --- repairs ----------------------------------------------------------------------------------------------------


def repaired(state: State, code: str, about: str) -> State:
    """The state after the first repair of a problem, which must then be gone; undone by hand it would be as before."""
    found: list[Check] = [check for check in checks(state) if (check.problem.code, check.about) == (code, about)]
    assert found, codes(state)
    assert found[0].repairs, found[0].problem
    after = apply(state, small.signed(found[0].repairs[0]))
    assert not [check for check in checks(after) if (check.problem.code, check.about) == (code, about)]
    return after


def evidence(state: State, key: str, **values: object) -> State:
    held = state.network.statement[key].evidence[0]
    return changed(state, key, evidence=(fresh(held, values),))


def test_a_quote_beside_its_offsets_is_selected_again() -> None:
    start, end = small.span("increases permeability")
    state = evidence(small.state(), "R3", span=type(small.span("a"))(start + 1, end + 1))
    after = repaired(state, "quote-not-there", "R3")
    assert after.network.statement["R3"].evidence[0].span == (start, end)


def test_moved_evidence_is_confirmed_and_lost_evidence_removed() -> None:
    shifted = "New words. " + small.CAPTION.replace("may inhibit", "never touches")
    state = apply(small.state(), small.signed(small.drafted()))
    state = apply(state, small.signed(kinds.Reimport(figure=small.figure(shifted))))
    assert codes(state).count("evidence-moved") == 3
    after = repaired(state, "evidence-moved", "R2")
    assert after.network.statement["R2"].evidence[0].span.start == small.span("miR-105").start + 11
    gone = repaired(state, "evidence-lost", "R4")
    assert gone.network.statement["R4"].evidence == ()


def test_a_hedge_is_marked() -> None:
    state = apply(small.state(), small.signed(small.drafted()))
    after = repaired(state, "hedge-dropped", "R4")
    hedge = after.network.statement["R4"].evidence[0].hedge
    assert hedge == small.span("may")


def test_an_amount_of_what_has_none_becomes_an_activity() -> None:
    state = changed(small.state(), "R3", type=StatementType.INCREASE_AMOUNT)
    assert repaired(state, "type-ends-mismatch", "R3").network.statement["R3"].type is StatementType.ACTIVATION


def test_a_double_is_merged() -> None:
    twin = fresh(small.state().network.statement["R2"], {"key": "R9"})
    state = fresh(
        small.state(), {"network": fresh(small.network(), {"statements": (*small.network().statements, twin)})}
    )
    after = repaired(state, "duplicate-statement", "R9")
    assert [s.key for s in after.network.statements] == ["R1", "R2", "R3"]


def test_an_agent_alone_is_deleted() -> None:
    assert "tumor" not in repaired(small.state(), "agent-alone", "tumor").network.agent


def test_an_identifier_of_the_wrong_form_is_written_in_the_right_one() -> None:
    wrong = Grounding(curie="hgnc:HGNC:11827", level=GroundingLevel.EXACT, name="TJP1", source="test")
    agents = tuple(fresh(a, {"grounding": wrong}) if a.key == "zo1" else a for a in small.network().agents)
    state = fresh(small.state(), {"network": fresh(small.network(), {"agents": agents})})
    grounding = repaired(state, "identifier-form", "zo1").network.agent["zo1"].grounding
    assert grounding is not None
    assert (grounding.curie, grounding.name) == ("hgnc:11827", "TJP1")


def test_a_quote_without_context_gets_it() -> None:
    span = small.span("ZO-1")
    bare = {"span": span, "quote": "ZO-1", "prefix": "", "suffix": "", "cue": span}
    state = evidence(small.state(), "R2", **bare)
    assert [p.message for p in problems(state) if p.code == "quote-ambiguous"] == [
        '"ZO-1" occurs 3 times and has no context'
    ]
    (repair,) = repairs_of(state, Problem("quote-ambiguous", "x", "x", "x"), "R2")
    held = apply(state, small.signed(repair)).network.statement["R2"].evidence[0]
    assert (held.prefix, held.suffix) == context(small.CAPTION, span)
