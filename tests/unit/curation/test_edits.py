"""What each edit does, how it is said, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from figtrace.curation import kinds
from figtrace.curation.cells import backwards, changes_between, patch
from figtrace.curation.edits import KINDS, apply, changes_of, edit_of, inverse, plain_edit, read_edit
from figtrace.curation.evidence import quote
from figtrace.curation.kinds import Edit
from figtrace.curation.labels import label
from figtrace.curation.references import problems_of, retracted_in
from figtrace.curation.state import State, evidence_key
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Agent, Mechanism, Mention, Reference, Span
from figtrace.model.vocabulary import AgentKind, StatementType, Verification
from tests.unit.curation import small

STATE = small.state()
ZO2 = Agent(key="zo2", kind=AgentKind.PROTEIN, name="ZO-2")
PAPER = Reference(key="REF_B", verification=Verification.PARTIAL, pmid="30526624")


def evidence_of(state: State, key: str) -> list[str]:
    return [held.quote for held in state.network.statement[key].evidence]


def test_add_change_and_delete_of_an_agent() -> None:
    added = apply(STATE, kinds.AddAgent(agent=ZO2))
    assert [agent.key for agent in added.network.agents][-1] == "zo2"
    changed = apply(added, kinds.ChangeAgent(agent="zo2", to={"kind": "gene", "synonyms": ["TJP2"]}))
    assert (changed.network.agent["zo2"].kind, changed.network.agent["zo2"].synonyms) == (AgentKind.GENE, ("TJP2",))
    assert apply(changed, kinds.DeleteAgent(agent="zo2")) == STATE


def test_an_agent_goes_with_its_statements_only_when_that_is_said() -> None:
    with pytest.raises(ProblemsFound, match="R1, R2, R3 name it"):
        apply(STATE, kinds.DeleteAgent(agent="mir105"))
    after = apply(STATE, kinds.DeleteAgent(agent="mir105", with_statements=True))
    assert (len(after.network.agents), after.network.statements) == (4, ())
    assert after.network.mechanism["M1"].statements == ()


def test_two_agents_become_one_and_nothing_of_either_is_lost() -> None:
    two = apply(STATE, kinds.SplitAgent(agent="zo1", new=ZO2, ends=(("R2", "object"),), mentions=(small.span("ZO-1"),)))
    assert two.network.statement["R2"].object == "zo2"
    assert [m.text for m in two.network.agent["zo2"].mentions] == ["ZO-1"]
    assert two.network.agent["zo1"].mentions == ()
    assert [agent.key for agent in two.network.agents][3:5] == ["zo1", "zo2"]
    one = apply(two, kinds.MergeAgents(keep="zo1", drop="zo2"))
    assert one.network.statement["R2"].object == "zo1"
    assert one.network.agent["zo1"].synonyms == ("ZO-2",)
    assert [m.span for m in one.network.agent["zo1"].mentions] == [small.span("ZO-1")]


def test_a_merge_moves_mechanisms_and_positions_too() -> None:
    state = apply(STATE, kinds.Move(to={"ev": (1, 2)}))
    state = apply(state, kinds.DeleteStatement(statement="R1"))
    after = apply(state, kinds.MergeAgents(keep="tumor", drop="ev"))
    assert after.network.mechanism["M1"].vesicle == "tumor"
    assert after.positions == ()


def test_a_new_statement_stands_in_its_mechanism_and_belongs_to_who_drew_it() -> None:
    after = apply(STATE, small.signed(small.drafted()))
    assert after.network.mechanism["M1"].statements == ("R1", "R2", "R3", "R4")
    assert after.review_of("R4").author == small.ANN
    moved = apply(after, kinds.ChangeStatement(statement="R4", to={"mechanism": None}))
    assert moved.network.mechanism["M1"].statements == ("R1", "R2", "R3")


def test_a_deleted_statement_takes_what_others_say_of_it() -> None:
    state = apply(STATE, kinds.ChangeStatement(statement="R3", to={"folded_by": ["R2"]}))
    state = apply(state, small.signed(small.comment("c1", about="R2")))
    after = apply(state, kinds.DeleteStatement(statement="R2"))
    assert after.network.statement["R3"].folded_by == ()
    assert after.network.mechanism["M1"].statements == ("R1", "R3")
    assert after.comments == ()


def test_evidence_is_added_changed_and_removed() -> None:
    words = kinds.QuoteWords(statement="R3", span=small.span("miR-105 may inhibit ZO-1 𝛼"), cue=small.span("inhibit"))
    two = apply(STATE, words)
    assert evidence_of(two, "R3") == ["increases permeability", "miR-105 may inhibit ZO-1 𝛼"]
    assert two.network.statement["R3"].evidence[1].sentence == 2
    better = quote(small.figure(), small.span("miR-105 may inhibit ZO-1"), small.span("inhibit"))
    old = evidence_key(two.network.statement["R3"].evidence[1])
    changed = apply(two, kinds.ChangeEvidence(statement="R3", old=old, evidence=better))
    assert evidence_of(changed, "R3")[1] == "miR-105 may inhibit ZO-1"
    left = apply(changed, kinds.RemoveEvidence(statement="R3", evidence=evidence_key(better)))
    assert left.network == STATE.network.model_copy(update={"statements": left.network.statements})
    assert evidence_of(left, "R3") == ["increases permeability"]


def test_two_statements_that_say_the_same_become_one() -> None:
    again = small.drafted("R9").statement.model_copy(update={"type": StatementType.DECREASE_AMOUNT})
    state = apply(STATE, kinds.AddStatement(statement=again))
    after = apply(state, kinds.MergeStatements(keep="R2", drop="R9"))
    assert evidence_of(after, "R2")[1] == "miR-105 may inhibit ZO-1"
    assert "R9" not in after.network.statement
    with pytest.raises(ProblemsFound, match="R2 and R3 do not say the same"):
        apply(STATE, kinds.MergeStatements(keep="R2", drop="R3"))


def test_a_paper_is_cited_and_no_longer_cited() -> None:
    cited = apply(STATE, kinds.Cite(statement="R2", reference=PAPER))
    assert cited.network.statement["R2"].references == ("REF_B",)
    assert cited.network.reference["REF_B"] == PAPER
    left = apply(cited, kinds.Uncite(statement="R2", reference="REF_B"))
    assert left.network.statement["R2"].references == ()
    assert left.network.reference["REF_B"] == PAPER


def test_a_retracted_paper_is_refused_where_the_list_knows_it(tmp_path: Path) -> None:
    (tmp_path / "retracted.txt").write_text("# a list\n30526624 # why\nhttps://doi.org/10.1000/XYZ\n", encoding="utf-8")
    known = retracted_in(tmp_path / "retracted.txt")
    assert known == {"30526624", "10.1000/xyz"}
    with pytest.raises(ProblemsFound, match="30526624 is on the list of retracted papers"):
        apply(STATE, kinds.Cite(statement="R2", reference=PAPER), known)
    assert problems_of(PAPER.model_copy(update={"pmid": None, "doi": "10.1000/xyz"}), known).errors
    assert retracted_in(tmp_path / "none.txt") == frozenset()


@pytest.mark.parametrize(
    ("field", "value", "is_good"),
    [
        ("pmid", "1", True),
        ("pmid", "30526624", True),
        ("pmid", "0123", False),
        ("pmid", "PMID:1", False),
        ("pmid", "123456789", False),
        ("doi", "10.1155/2022/9133658", True),
        ("doi", "https://doi.org/10.1155/2022/9133658", False),
        ("doi", "10.1/x", False),
        ("pmcid", "PMC9095362", True),
        ("pmcid", "9095362", False),
    ],
)
def test_identifiers_of_papers_are_checked_in_form(field: str, value: str, is_good: bool) -> None:
    reference = Reference(key="REF_C", verification=Verification.PARTIAL, **{"title": "A title", field: value})
    assert [p.code for p in problems_of(reference)] == ([] if is_good else ["identifier-form"])


def test_mechanisms_layout_story_and_switch() -> None:
    state = apply(STATE, kinds.AddMechanism(mechanism=Mechanism(key="M2", title="two", donor="tumor")))
    state = apply(state, kinds.ChangeMechanism(mechanism="M2", to={"recipient": "tumor"}))
    assert (state.network.mechanism["M2"].donor, state.network.mechanism["M2"].recipient) == ("tumor", "tumor")
    state = apply(state, kinds.DeleteMechanism(mechanism="M1"))
    assert {s.mechanism for s in state.network.statements} == {None}
    state = apply(state, kinds.Move(to={"zo1": (1.239, 2), "ev": (3, 4)}))
    assert [(p.key, p.x, p.y) for p in state.positions] == [("zo1", 1.24, 2.0), ("ev", 3.0, 4.0)]
    assert [p.key for p in apply(state, kinds.Unpin(agents=("zo1",))).positions] == ["ev"]
    assert apply(state, kinds.Unpin()).positions == ()
    for key in ("s1", "s2"):
        state = apply(state, kinds.SetStep(step={"key": key, "title": key}))
    state = apply(state, kinds.SetStep(step={"key": "s3", "title": "between"}, after="s1"))
    assert [step.key for step in state.steps] == ["s1", "s3", "s2"]
    state = apply(state, kinds.OrderSteps(steps=("s2", "s1", "s3")))
    state = apply(state, kinds.SetStep(step={"key": "s1", "title": "other"}))
    assert [step.content["title"] for step in state.steps] == ["s2", "other", "between"]
    assert [step.key for step in apply(state, kinds.DeleteStep(step="s2")).steps] == ["s1", "s3"]
    assert apply(state, kinds.SetStory(story={"title": "A talk"})).settings.story == {"title": "A talk"}
    assert apply(state, kinds.Switch(is_single_curator=True)).settings.is_single_curator


def test_an_agent_may_be_said_to_have_no_identifier() -> None:
    told = apply(STATE, kinds.SayUnresolved(agent="tumor"))
    assert told.settings.unresolved == ("tumor",)
    assert apply(told, kinds.SayUnresolved(agent="tumor", is_unresolved=False)) == STATE
    with pytest.raises(ProblemsFound, match="is grounded to hgnc:11827"):
        apply(STATE, kinds.SayUnresolved(agent="zo1"))


def test_only_its_author_takes_a_comment_away() -> None:
    state = apply(STATE, small.signed(small.comment("c1")))
    with pytest.raises(ProblemsFound, match="was written by Ann Lee"):
        apply(state, small.signed(kinds.DeleteComment(key="c1"), small.BEN))
    assert apply(state, small.signed(kinds.DeleteComment(key="c1"))) == STATE


BAD = quote(small.figure(), small.span("ZO-1"), small.span("ZO-1")).model_copy(update={"quote": "ZO-2"})
REFUSED: list[tuple[Edit, str, str]] = [
    (kinds.AddAgent(agent=STATE.network.agents[0]), "key-taken", '"ev" already names an agent'),
    (kinds.AddAgent(agent=ZO2.model_copy(update={"key": "R1"})), "key-taken", '"R1" already names a statement'),
    (
        kinds.AddAgent(agent=ZO2.model_copy(update={"mentions": (Mention(text="ZO-2", span=Span(0, 4)),)})),
        "quote-not-there",
        'the caption reads "Exos" at 0–4',
    ),
    (kinds.ChangeAgent(agent="zo-1", to={"note": "x"}), "agent-unknown", "did you mean zo1"),
    (kinds.ChangeAgent(agent="zo1", to={"key": "x"}), "field-fixed", '"key" cannot be changed so'),
    (kinds.ChangeAgent(agent="zo1", to={"colour": "x"}), "field-unknown", 'has no field "colour"'),
    (kinds.ChangeAgent(agent="zo1", to={"kind": "gnome"}), "field-type", 'is "gnome"'),
    (kinds.ChangeAgent(agent="zo1", to={"note": None}), "nothing-changes", "it is so already"),
    (kinds.MergeAgents(keep="mir105", drop="zo1"), "statement-loops", "R2 would act on itself"),
    (kinds.MergeAgents(keep="zo1", drop="zo1"), "same-agent", "with itself"),
    (kinds.SplitAgent(agent="zo1", new=ZO2, ends=(("R3", "object"),)), "end-unknown", "is not the object of R3"),
    (kinds.SplitAgent(agent="zo1", new=ZO2, mentions=(Span(0, 4),)), "mention-unknown", "no mention at 0–4"),
    (kinds.ChangeStatement(statement="R2", to={"object": "zo2"}), "end-unknown", 'object "zo2" is no agent'),
    (kinds.ChangeStatement(statement="R2", to={"object": "mir105"}), "statement-loops", "acts on itself"),
    (kinds.ChangeStatement(statement="R2", to={"object": "perm"}), "type-ends-mismatch", "which is a process"),
    (kinds.ChangeStatement(statement="R2", to={"sign_text": "+"}), "sign-against-type", 'with sign "+"'),
    (kinds.ChangeStatement(statement="R1", to={"sign_text": "+"}), "sign-on-place", "Carriage with sign +"),
    (kinds.ChangeStatement(statement="R2", to={"mechanism": "M9"}), "mechanism-unknown", '"M9" is no mechanism'),
    (kinds.ChangeStatement(statement="R2", to={"review": "accepted"}), "field-fixed", '"review" cannot'),
    (kinds.ChangeStatement(statement="R2", to={"evidence": []}), "field-fixed", '"evidence" cannot'),
    (kinds.DeleteStatement(statement="R22"), "statement-unknown", "did you mean R2"),
    (kinds.AddEvidence(statement="R2", evidence=BAD), "quote-not-there", 'the evidence quotes "ZO-2"'),
    (kinds.AddEvidence(statement="R2", evidence=STATE.network.statement["R2"].evidence[0]), "evidence-twice", "twice"),
    (kinds.QuoteWords(statement="R2", span=Span(0, 9999), cue=Span(0, 2)), "quote-not-there", "runs from 0 to 9999"),
    (kinds.QuoteWords(statement="R2", span=Span(0, 9), cue=Span(90, 95)), "span-outside", "the cue 90–95"),
    (kinds.RemoveEvidence(statement="R2", evidence="1-2.x"), "evidence-unknown", '"1-2.x" is no evidence'),
    (
        kinds.Cite(statement="R2", reference=PAPER.model_copy(update={"key": "REF_A"})),
        "key-taken",
        '"REF_A" is another reference',
    ),
    (
        kinds.Cite(statement="R2", reference=Reference(key="REF_C", verification=Verification.PARTIAL)),
        "reference-unnamed",
        "has neither PMID",
    ),
    (kinds.Uncite(statement="R2", reference="REF_A"), "reference-unknown", 'does not cite "REF_A"'),
    (kinds.AddMechanism(mechanism=Mechanism(key="M2", title="x", donor="nobody")), "end-unknown", '"nobody"'),
    (kinds.Move(to={"nobody": (1, 2)}), "agent-unknown", '"nobody" is no agent'),
    (kinds.Move(to={"zo1": (float("nan"), 2)}), "position", "is no place"),
    (kinds.SetStep(step={"title": "x"}), "step-form", "has no key"),
    (kinds.SetStep(step={"key": "s1"}, after="s9"), "step-unknown", '"s9" is no step'),
    (kinds.OrderSteps(steps=("s1",)), "step-order", "1 keys for 0 steps"),
    (kinds.AddComment(key="c", about="R99", text="x"), "key-unknown", '"R99" is nothing here'),
    (kinds.AddComment(key="c", about="R2", text=" "), "comment-empty", "no words"),
    (kinds.Waive(code="agent-alone", about="zo1"), "reason-missing", "without a reason"),
    (
        kinds.TakeIn(network=STATE.network.model_copy(update={"figid": "PMC2__x"})),
        "figure-differs",
        'the network is of "PMC2__x"',
    ),
]


@pytest.mark.parametrize(("edit", "code", "said"), REFUSED, ids=[f"{e.kind}-{c}" for e, c, _ in REFUSED])
def test_what_is_impossible_is_refused_with_the_value_and_a_cure(edit: Edit, code: str, said: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        apply(STATE, small.signed(edit))
    problem = caught.value.report.problems[0]
    assert (problem.code, said in str(problem), problem.cure != "") == (code, True, True), str(problem)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (kinds.DeleteStatement(statement="R2"), "delete R2: miR-105 decreases ZO-1"),
        (kinds.AddAgent(agent=ZO2), "add ZO-2, protein"),
        (kinds.ChangeAgent(agent="zo1", to={"preferred_name": "x"}), "change preferred name of ZO-1"),
        (kinds.MergeAgents(keep="zo1", drop="perm"), "merge permeability into ZO-1"),
        (small.drafted(), "add R4: miR-105 decreases ZO-1"),
        (small.suggested(), "suggest R5: miR-105 decreases ZO-1"),
        (
            kinds.QuoteWords(statement="R2", span=small.span("miR-105 may inhibit ZO-1"), cue=Span(0, 1)),
            "add evidence “miR-105 may inhibit ZO-1” to R2: miR-105 decreases ZO-1",
        ),
        (kinds.Cite(statement="R2", reference=PAPER), "cite REF_B for R2: miR-105 decreases ZO-1"),
        (kinds.Move(to={"zo1": (1, 2)}), "move ZO-1"),
        (kinds.Move(to={"zo1": (1, 2), "ev": (1, 2)}), "move 2 agents"),
        (kinds.Switch(is_single_curator=True), "single curator on"),
        (kinds.SetStep(step={"key": "s1", "title": "An opening"}), "story: add step “An opening”"),
        (kinds.OrderSteps(steps=()), "story: put the steps in another order"),
        (kinds.SayUnresolved(agent="zo1"), "say that ZO-1 has no identifier"),
        (kinds.DeleteMechanism(mechanism="M1"), "delete mechanism miR-105 opens the wall"),
        (kinds.DeleteComment(key="c9"), "take back a comment"),
        (kinds.Unpin(), "put all agents back into place"),
        (kinds.Unpin(agents=("zo1",)), "put ZO-1 back into place"),
        (kinds.DeleteStep(step="s9"), "story: delete step “s9”"),
        (kinds.SetStory(story={"title": "A talk"}), "story: title “A talk”"),
        (kinds.SaveStory(story={"title": "A talk", "steps": [{"key": "s1"}]}), "story: save “A talk”, 1 steps"),
        (kinds.Publish(network=STATE.network), "publish the network file"),
        (kinds.TakeIn(network=STATE.network), "take in the network file"),
        (
            kinds.TakeIn(network=STATE.network, file=STATE.network),
            "keep the history, not the changed network file",
        ),
    ],
)
def test_an_edit_is_said_in_words(edit: Edit, words: str) -> None:
    assert label(STATE, edit) == words
    assert label(STATE, inverse_or(edit)) in (f"undo: {words}", words)


def inverse_or(edit: Edit) -> Edit:
    try:
        return inverse(STATE, edit)
    except ProblemsFound:
        return edit


def test_an_edit_changes_only_what_it_names() -> None:
    changes = changes_of(STATE, small.signed(kinds.ChangeStatement(statement="R2", to={"sign_text": "?", "note": "x"})))
    assert [(c.cell, c.before, c.after) for c in changes] == [
        ("statements/R2/sign_text/", "-", "?"),
        ("statements/R2/note/", None, "x"),
        ("reviews/R2//", None, {"key": "R2", "author": small.ANN.model_dump()}),
    ]
    assert changes_between(STATE, STATE) == ()


def test_an_order_is_one_change_and_goes_back() -> None:
    state = STATE
    for key in ("s1", "s2", "s3"):
        state = apply(state, kinds.SetStep(step={"key": key}))
    after = apply(state, kinds.OrderSteps(steps=("s1", "s3", "s2")))
    changes = changes_between(state, after)
    assert [(c.field, c.before, c.after) for c in changes] == [("(order)", ["s1", "s2", "s3"], ["s1", "s3", "s2"])]
    assert patch(state, changes) == after
    assert patch(after, backwards(changes)) == state


def test_every_kind_has_its_own_name_and_reads_back() -> None:
    assert len(KINDS) == len(set(KINDS)) == 37
    for edit, _, _ in REFUSED:
        if edit.kind not in ("move",):
            assert edit_of(json.loads(json.dumps(plain_edit(edit)))) == edit


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "write one JSON object a line"),
        ("[1]", "is no edit"),
        ('{"kind": "fly"}', 'kind is "fly"'),
        ("{}", "kind"),
        ('{"kind": "delete-statement"}', "delete-statement.statement: is not there"),
        ('{"kind": "delete-statement", "statement": 3}', "is 3"),
        ('{"kind": "delete-statement", "statement": "R2", "more": 1}', "more"),
        ('{"kind": "revert", "words": "x", "changes": []}', "use journal undo or redo"),
        ('{"kind": "move", "to": {"zo1": ["a", 2]}}', "zo1"),
    ],
)
def test_a_line_that_is_no_edit_is_refused(line: str, said: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        read_edit(line, "edits.jsonl:1")
    assert said in str(caught.value)
    assert str(caught.value).startswith("edits.jsonl:1")


def test_plain_values_name_the_kind_first() -> None:
    values: dict[str, Any] = plain_edit(kinds.DeleteStatement(statement="R2", reason="why"))
    assert json.dumps(values) == '{"kind": "delete-statement", "reason": "why", "statement": "R2"}'
