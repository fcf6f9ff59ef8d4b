"""The review: roles, steps, two people, the switch, attribution, tags, disputes and what an edit does to a standing."""

from __future__ import annotations

from itertools import product

import pytest

from figtrace.curation import kinds
from figtrace.curation.edits import apply
from figtrace.curation.kinds import Edit
from figtrace.curation.people import Actor, Role
from figtrace.curation.publish import shown
from figtrace.curation.queue import Why, piles, progress, queue
from figtrace.curation.review import STEPS
from figtrace.curation.state import State, Verdict
from figtrace.curation.tags import ERROR_TAGS, Tag, convention_fault
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Person
from figtrace.model.vocabulary import ReviewState
from tests.unit.curation import small

ANN, BEN, CAT = small.ANN, small.BEN, small.CAT


def after(state: State, *steps: tuple[Edit, Person]) -> State:
    for edit, who in steps:
        state = apply(state, small.signed(edit, who))
    return state


def drafted() -> State:
    """R4, drafted by Ann."""
    return after(small.state(), (small.drafted(), ANN))


def accepted() -> State:
    review, accept = small.verdict("R4", Verdict.REVIEW), small.verdict("R4", Verdict.ACCEPT)
    return after(drafted(), (review, BEN), (accept, CAT))


def stands(state: State, key: str = "R4") -> ReviewState:
    return state.network.statement[key].review


def refusal(state: State, edit: Edit, who: Person) -> tuple[str, str]:
    with pytest.raises(ProblemsFound) as caught:
        apply(state, small.signed(edit, who))
    problem = caught.value.report.problems[0]
    return problem.code, str(problem)


def test_a_draft_is_reviewed_by_another_and_accepted_by_an_editor_who_did_not_draft_it() -> None:
    state = accepted()
    assert stands(state) is ReviewState.ACCEPTED
    review = state.review_of("R4")
    assert (review.author, review.reviewed and review.reviewed.who, review.accepted and review.accepted.who) == (
        ANN,
        BEN,
        CAT,
    )
    assert review.tag is Tag.CORRECT
    assert [decision.verdict for decision in state.decisions_on("R4")] == [Verdict.REVIEW, Verdict.ACCEPT]


@pytest.mark.parametrize("verdict", [Verdict.REVIEW, Verdict.ACCEPT])
def test_nobody_reviews_or_accepts_their_own_draft(verdict: Verdict) -> None:
    state = drafted() if verdict is Verdict.REVIEW else after(drafted(), (small.verdict("R4", Verdict.REVIEW), BEN))
    code, said = refusal(state, small.verdict("R4", verdict), ANN)
    assert code == "own-draft"
    assert f"Ann Lee drafted it and would {verdict.label} it" in said
    alone = after(state, (kinds.Switch(is_single_curator=True), CAT), (small.verdict("R4", verdict), ANN))
    assert stands(alone) is STEPS[verdict][1]


def test_where_nobody_knows_the_drafter_two_people_must_have_seen_it() -> None:
    state = after(small.state(), (small.verdict("R2", Verdict.REVIEW), CAT))
    assert refusal(state, small.verdict("R2", Verdict.ACCEPT), CAT)[0] == "own-draft"
    assert stands(after(state, (small.verdict("R2", Verdict.ACCEPT), BEN)), "R2") is ReviewState.ACCEPTED


@pytest.mark.parametrize(("verdict", "state"), sorted(product(Verdict, ReviewState)))
def test_every_step_leads_where_the_guide_says_or_is_refused(verdict: Verdict, state: ReviewState) -> None:
    before = drafted()
    statements = tuple(
        s.model_copy(update={"review": state}) if s.key == "R4" else s for s in before.network.statements
    )
    before = before.model_copy(
        update={"network": type(before.network)(**{**dict(before.network), "statements": statements})}
    )
    edit = small.verdict("R4", verdict, Tag.POLARITY if verdict is Verdict.REJECT else None, reason="seen anew")
    origins, target = STEPS[verdict]
    second = {
        Verdict.REVIEW: {ReviewState.REVIEWED, ReviewState.ACCEPTED, ReviewState.REJECTED},
        Verdict.REJECT: {ReviewState.REJECTED},
    }
    if state in origins:
        assert stands(after(before, (edit, BEN))) is target
    elif state in second.get(verdict, set()):
        made = after(before, (edit, BEN))
        assert stands(made) is state
        assert len(made.decisions) == 1
    else:
        assert refusal(before, edit, BEN)[0] == "review-step"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (small.verdict("R4", Verdict.REJECT), "tag-missing"),
        (small.verdict("R4", Verdict.REJECT, Tag.CORRECT), "tag-missing"),
        (small.verdict("R4", Verdict.REJECT, Tag.OTHER), "tag-missing"),
        (small.verdict("R4", Verdict.REVIEW, Tag.POLARITY), "tag-unfit"),
        (small.verdict("R9", Verdict.REVIEW), "statement-unknown"),
    ],
)
def test_tags_are_demanded(edit: Edit, code: str) -> None:
    assert refusal(drafted(), edit, BEN)[0] == code


def test_other_with_words_rejects_and_reopening_wants_a_reason() -> None:
    state = after(drafted(), (small.verdict("R4", Verdict.REJECT, Tag.OTHER, "a tale"), BEN))
    review = state.review_of("R4")
    assert (stands(state), review.tag, review.text) == (ReviewState.REJECTED, Tag.OTHER, "a tale")
    assert refusal(state, small.verdict("R4", Verdict.REOPEN), ANN)[0] == "reason-missing"
    again = after(state, (small.verdict("R4", Verdict.REOPEN, reason="read again"), ANN))
    assert (stands(again), again.review_of("R4").rejected) == (ReviewState.DRAFTED, None)


def test_a_rejected_statement_stays_on_file_and_the_tags_are_indras_twelve() -> None:
    assert {tag.value for tag in Tag} == {
        *("correct", "entity_boundaries", "grounding", "no_relation", "wrong_relation", "act_vs_amt", "polarity"),
        *("negative_result", "hypothesis", "agent_conditions", "mod_site", "other"),
    }
    assert len(ERROR_TAGS) == 11
    state = after(drafted(), (small.verdict("R4", Verdict.REJECT, Tag.HYPOTHESIS), BEN))
    assert "R4" in state.network.statement
    assert piles(state)["negative"] == ("R4",)


def test_an_acceptance_needs_anchored_evidence_and_resolved_ends() -> None:
    state = after(drafted(), (kinds.ChangeAgent(agent="zo1", to={"grounding": None}), ANN))
    state = after(state, (small.verdict("R4", Verdict.REVIEW), BEN))
    code, said = refusal(state, small.verdict("R4", Verdict.ACCEPT), CAT)
    assert code == "end-ungrounded"
    assert 'its end "ZO-1" has no identifier' in said
    told = after(state, (kinds.SayUnresolved(agent="zo1"), ANN), (small.verdict("R4", Verdict.ACCEPT), CAT))
    assert stands(told) is ReviewState.ACCEPTED
    bare = after(
        small.state(),
        (kinds.AddStatement(statement=small.drafted().statement.model_copy(update={"evidence": ()})), ANN),
    )
    assert refusal(bare, small.verdict("R4", Verdict.REVIEW), BEN)[0] == "evidence-missing"


@pytest.mark.parametrize(
    "edit",
    [
        kinds.ChangeStatement(statement="R4", to={"object": "perm"}),
        kinds.ChangeStatement(statement="R4", to={"type": "Regulation", "sign_text": "?", "sign_model": "?"}),
        kinds.ChangeStatement(statement="R4", to={"sign_text": "?"}),
        kinds.QuoteWords(statement="R4", span=small.span("ZO-1"), cue=small.span("ZO-1")),
        kinds.MergeAgents(keep="perm", drop="zo1"),
    ],
)
def test_an_edit_of_meaning_sends_back_and_makes_its_author_the_author(edit: Edit) -> None:
    state = accepted()
    if edit.kind == "merge-agents":
        state = after(state, (kinds.DeleteStatement(statement="R2"), ANN))
    state = after(state, (edit, CAT))
    assert stands(state) is ReviewState.REVIEWED
    review = state.review_of("R4")
    assert (review.author, review.accepted) == (CAT, None)
    assert refusal(state, small.verdict("R4", Verdict.ACCEPT), CAT)[0] == "own-draft"


@pytest.mark.parametrize(
    "edit",
    [
        kinds.ChangeStatement(statement="R4", to={"note": "x"}),
        kinds.Move(to={"zo1": (1, 2)}),
        small.comment("c1", about="R4"),
        kinds.SetStep(step={"key": "s1"}),
        kinds.Cite(statement="R4", reference=small.network().references[0]),
        kinds.ChangeAgent(agent="zo1", to={"note": "x"}),
    ],
)
def test_notes_layout_comments_and_story_leave_the_standing(edit: Edit) -> None:
    state = after(accepted(), (edit, BEN))
    assert stands(state) is ReviewState.ACCEPTED
    assert state.review_of("R4").author == ANN


def test_a_new_grounding_of_an_end_sends_back_and_changes_no_author() -> None:
    other = small.agent("x", small.AgentKind.PROTEIN, "x", "hgnc:11828").grounding
    assert other is not None
    state = after(accepted(), (kinds.ChangeAgent(agent="zo1", to={"grounding": other.model_dump(mode="json")}), BEN))
    assert (stands(state), state.review_of("R4").author) == (ReviewState.REVIEWED, ANN)


def test_an_accepted_statement_is_rejected_before_it_is_deleted() -> None:
    assert refusal(accepted(), kinds.DeleteStatement(statement="R4"), CAT)[0] == "statement-accepted"
    gone = kinds.DeleteAgent(agent="zo1", with_statements=True)
    assert refusal(accepted(), gone, CAT)[0] == "statement-accepted"


def test_a_suggestion_taken_as_it_is_keeps_its_rule_as_author() -> None:
    state = after(small.state(), (small.suggested(), Person(name="frames")))
    assert (stands(state, "R5"), state.review_of("R5").rule, state.review_of("R5").author) == (
        ReviewState.SUGGESTED,
        "frame-which/1",
        None,
    )
    taken = after(state, (small.verdict("R5", Verdict.DRAFT), ANN))
    review = taken.review_of("R5")
    assert (stands(taken, "R5"), review.rule, review.approver) == (ReviewState.DRAFTED, "frame-which/1", ANN)
    assert refusal(taken, small.verdict("R5", Verdict.REVIEW), ANN)[0] == "own-draft"
    for before in (state, taken):
        changed = after(before, (kinds.ChangeStatement(statement="R5", to={"sign_text": "?"}), BEN))
        review = changed.review_of("R5")
        assert (stands(changed, "R5"), review.author, review.derived_from, review.rule) == (
            ReviewState.DRAFTED,
            BEN,
            "frame-which/1",
            None,
        )
    commented = after(taken, (small.comment("c1", about="R5"), BEN))
    assert commented.review_of("R5") == taken.review_of("R5")


def test_a_suggestion_needs_its_quote_and_no_edit_brings_a_finished_statement() -> None:
    bare = small.suggested().statement.model_copy(update={"evidence": ()})
    assert refusal(small.state(), kinds.AddStatement(statement=bare, rule="r/1"), ANN)[0] == "evidence-missing"
    done = small.drafted().statement.model_copy(update={"review": ReviewState.ACCEPTED})
    assert refusal(small.state(), kinds.AddStatement(statement=done), ANN)[0] == "review-fixed"


def test_two_people_who_differ_are_shown_and_an_editor_settles() -> None:
    state = after(
        drafted(),
        (small.verdict("R4", Verdict.REVIEW), BEN),
        (small.verdict("R4", Verdict.REJECT, Tag.POLARITY), CAT),
    )
    assert state.is_disputed("R4")
    assert piles(state)["unsure"] == ("R4",)
    assert [(d.who, d.is_for) for d in state.decisions_on("R4")] == [(BEN, True), (CAT, False)]
    settled = after(state, (kinds.Settle(statement="R4", verdict=Verdict.REVIEW), CAT))
    assert (stands(settled), settled.is_disputed("R4")) == (ReviewState.REVIEWED, False)
    assert len(settled.decisions_on("R4")) == 2
    assert refusal(settled, kinds.Settle(statement="R4", verdict=Verdict.REVIEW), CAT)[0] == "not-disputed"
    out = after(state, (kinds.Settle(statement="R4", verdict=Verdict.REJECT, tag=Tag.POLARITY), CAT))
    assert stands(out) is ReviewState.REJECTED
    assert refusal(state, kinds.Settle(statement="R4", verdict=Verdict.REVIEW), ANN)[0] == "own-draft"


def test_what_is_disputed_is_not_accepted_and_a_new_wording_ends_the_dispute() -> None:
    state = after(
        drafted(),
        (small.verdict("R4", Verdict.REJECT, Tag.POLARITY), CAT),
        (small.verdict("R4", Verdict.REVIEW), BEN),
    )
    assert (stands(state), state.is_disputed("R4")) == (ReviewState.REJECTED, True)
    state = after(state, (small.verdict("R4", Verdict.REOPEN, reason="read again"), ANN))
    state = after(state, (small.verdict("R4", Verdict.REVIEW), BEN))
    assert state.is_disputed("R4")
    assert refusal(state, small.verdict("R4", Verdict.ACCEPT), BEN)[0] == "disputed"
    changed = after(state, (kinds.ChangeStatement(statement="R4", to={"sign_text": "?"}), ANN))
    assert not changed.is_disputed("R4")


@pytest.mark.parametrize(
    ("tag", "text", "fault"),
    [
        (Tag.GROUNDING, "[TLR2] -> hgnc:11848", None),
        (Tag.GROUNDING, "it is TLR2", None),
        (Tag.GROUNDING, "[TLR2]", "the comment is not"),
        (Tag.GROUNDING, "[TLR2] -> hgnc:tlr2", '"hgnc:tlr2" is no identifier'),
        (Tag.ENTITY_BOUNDARIES, "[CSC-Exos]", None),
        (Tag.ENTITY_BOUNDARIES, "[CSC-Exos] -> go:0070062", "the comment is not"),
        (Tag.ENTITY_BOUNDARIES, "[CSC-Exos", "the comment is not"),
        (Tag.POLARITY, "[sic]", None),
    ],
)
def test_what_would_be_right_is_written_as_indra_writes_it(tag: Tag, text: str, fault: str | None) -> None:
    found = convention_fault(tag, text)
    assert (found is None) if fault is None else found is not None and found.startswith(fault)
    reject = small.signed(small.verdict("R2", Verdict.REJECT, tag, text), BEN)
    if fault:
        with pytest.raises(ProblemsFound, match="write "):
            apply(small.state(), reject)
        return
    curation = shown(apply(small.state(), reject)).curation
    assert curation is not None
    assert [(one.statement, one.tag, one.text, one.who) for one in curation.tags] == [("R2", tag.value, text, BEN)]


# --- the queue --------------------------------------------------------------------------------------------------


def test_the_queue_shows_each_person_what_waits_for_them_best_first() -> None:
    state = after(
        drafted(),
        (small.suggested(), Person(name="frames")),
        (small.verdict("R1", Verdict.REVIEW), BEN),
        (small.verdict("R3", Verdict.REVIEW), BEN),
        (small.verdict("R3", Verdict.REJECT, Tag.POLARITY), CAT),
    )
    assert [(w.statement, w.why) for w in queue(state, small.EDITOR)] == [
        ("R3", Why.DISPUTED),
        ("R1", Why.REVIEWED),
        ("R2", Why.DRAFTED),
        ("R4", Why.DRAFTED),
        ("R5", Why.SUGGESTED),
    ]
    assert [(w.statement, w.verdicts) for w in queue(state, small.CURATOR)] == [("R5", (Verdict.DRAFT,))]
    assert [w.statement for w in queue(state, Actor(ANN, Role.REVIEWER))] == ["R2", "R5"]
    assert queue(state, small.READER) == ()
    assert list(progress(state).values()) == [1, 2, 1, 0, 1]
    assert piles(state) == {"positive": ("R1", "R2", "R4"), "negative": (), "unsure": ("R3",), "predicted": ("R5",)}
