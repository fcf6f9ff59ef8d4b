"""Differences in words, merges with their conflicts, and what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrace.curation import diff, kinds, merge
from figtrace.curation.cells import fresh
from figtrace.curation.diff import Kind
from figtrace.curation.edits import apply
from figtrace.curation.kinds import Edit
from figtrace.curation.people import Actor, Role
from figtrace.curation.publish import publication, publish, shown, story_of, write_network
from figtrace.curation.state import State, Verdict
from figtrace.curation.tags import Tag
from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Network
from figtrace.model.vocabulary import ReviewState
from tests.unit.curation import small

ZO2 = small.agent("zo2", small.AgentKind.PROTEIN, "ZO-2", None)
FOUNDING = "PMC9095362__SCI2022-9133658.005"


def after(*steps: Edit | tuple[Edit, object]) -> State:
    state = small.state()
    for step in steps:
        edit, who = step if isinstance(step, tuple) else (step, small.ANN)
        state = apply(state, small.signed(edit, who))  # type: ignore[arg-type]
    return state


def words(before: State, later: State) -> list[str]:
    return [difference.words for difference in diff.states(before, later)]


def test_a_difference_is_said_in_words() -> None:
    later = after(
        small.drafted(),
        kinds.DeleteStatement(statement="R1"),
        kinds.ChangeStatement(statement="R2", to={"sign_text": "?", "sign_model": "?", "type": "Regulation"}),
        kinds.QuoteWords(statement="R3", span=small.span("ZO-1"), cue=small.span("ZO-1")),
        kinds.ChangeAgent(agent="zo1", to={"note": "x"}),
        kinds.Move(to={"zo1": (1, 2)}),
    )
    told = words(small.state(), later)
    assert told[:9] == [
        'agent zo1 (ZO-1): note nothing → "x"',
        "removed statement R1: Exosomes carry miR-105",
        'statement R2: miR-105 regulates ZO-1: type "DecreaseAmount" → "Regulation"',
        "R2: miR-105 regulates ZO-1: sign - (in the mechanism -) → ? (in the mechanism ?)",
        "R3: miR-105 increases permeability: evidence added “ZO-1”",
        "added statement R4: miR-105 decreases ZO-1",
        'mechanism M1: statements R1 "R1" → nothing',
        'mechanism M1: statements R4 nothing → "R4"',
        "added review R4",
    ]
    assert told[-1] == "ZO-1 moved"
    drawn = diff.to_draw(diff.states(small.state(), later))
    assert drawn.statements == {"R1": Kind.REMOVED, "R2": Kind.SIGN, "R3": Kind.EVIDENCE, "R4": Kind.ADDED}
    assert drawn.agents == {"zo1": Kind.MOVED}
    assert diff.states(later, later) == ()


def test_things_under_other_keys_are_matched_before_they_are_compared() -> None:
    network = small.network()
    renamed, _ = diff.align(network, network)
    assert renamed == network
    other = diff._rekeyed(network, {"zo1": "tjp1"}, {"R2": "X9"})
    aligned, told = diff.align(network, other)
    assert aligned == network
    assert told == (("agent", "zo1", "tjp1"), ("statement", "R2", "X9"))
    assert [d.words for d in diff.networks(network, other)] == [
        "agent zo1 is called tjp1",
        "statement R2 is called X9",
    ]


def test_what_both_changed_is_listed_and_the_base_stands() -> None:
    base = small.state().network
    a = after(small.note("R2", "a's"), kinds.ChangeAgent(agent="zo1", to={"note": "only a"})).network
    b = after(small.note("R2", "b's"), kinds.ChangeAgent(agent="ev", to={"note": "only b"})).network
    merged = merge.networks(base, a, b)
    assert [c.words for c in merged.conflicts] == ['R2 note: a says "a\'s", b "b\'s"']
    assert (merged.conflicts[0].base, merged.conflicts[0].a, merged.conflicts[0].b) == (None, "a's", "b's")
    assert merged.network.statement["R2"].note is None
    assert (merged.network.agent["zo1"].note, merged.network.agent["ev"].note) == ("only a", "only b")
    assert [p.code for p in merged.report.errors] == ["merge-conflict"]
    for side, note in (("a", "a's"), ("b", "b's")):
        chosen = merge.networks(base, a, b, {merged.conflicts[0].cell: side})  # type: ignore[dict-item]
        assert (chosen.conflicts, chosen.network.statement["R2"].note) == ((), note)


def test_deleted_here_and_edited_there_is_a_conflict_either_way() -> None:
    base = small.state().network
    gone, kept = after(kinds.DeleteStatement(statement="R2")).network, after(small.note("R2", "b's")).network
    merged = merge.networks(base, gone, kept)
    assert [c.words for c in merged.conflicts] == ['R2: a deleted it, b changed note "b\'s"']
    assert merged.network.statement["R2"] == base.statement["R2"]
    cell = merged.conflicts[0].cell
    assert "R2" not in merge.networks(base, gone, kept, {cell: "a"}).network.statement
    assert merge.networks(base, gone, kept, {cell: "b"}).network.statement["R2"].note == "b's"


def test_deleted_here_and_used_there_is_a_conflict() -> None:
    base = after(kinds.AddAgent(agent=ZO2)).network
    state = State(figure=small.figure(), network=base)
    gone = apply(state, kinds.DeleteAgent(agent="zo2")).network
    uses = apply(state, kinds.ChangeStatement(statement="R2", to={"object": "zo2"})).network
    merged = merge.networks(base, gone, uses)
    assert [c.words for c in merged.conflicts] == ["zo2: a deleted it, b uses it"]
    assert "zo2" in merged.network.agent
    assert merged.network.statement["R2"].object == "zo2"


def test_evidence_that_each_side_added_is_kept_without_a_question() -> None:
    base = small.state().network
    one = kinds.QuoteWords(statement="R2", span=small.span("ZO-1", 1), cue=small.span("ZO-1", 1))
    two = kinds.QuoteWords(statement="R2", span=small.span("ZO-1", 2), cue=small.span("ZO-1", 2))
    merged = merge.networks(base, after(one).network, after(two).network)
    assert merged.conflicts == ()
    spans = [e.span for e in merged.network.statement["R2"].evidence]
    assert spans[1:] == [small.span("ZO-1", 1), small.span("ZO-1", 2)]


# --- publishing -------------------------------------------------------------------------------------------------

REVIEWED = (small.verdict("R4", Verdict.REVIEW), small.BEN)
ACCEPTED = (small.verdict("R4", Verdict.ACCEPT), small.CAT)


def test_only_what_is_accepted_or_rejected_leaves() -> None:
    published = small.network()
    state = after(
        small.drafted(),
        REVIEWED,
        ACCEPTED,
        small.drafted("R6"),
        small.note("R2", "not yet"),
        (small.verdict("R3", Verdict.REJECT, Tag.POLARITY), small.BEN),
    )
    made = publication(state, published)
    assert (made.n_accepted, made.held_back) == (1, ("R2", "R6"))
    assert [s.key for s in made.network.statements] == ["R1", "R2", "R3", "R4"]
    assert made.network.statement["R2"].note is None
    assert made.network.statement["R3"].review is ReviewState.REJECTED
    assert made.network.mechanism["M1"].statements == ("R1", "R2", "R3", "R4")
    assert made.network.curation is not None
    assert [who.name for who in made.network.curation.curators] == ["Ann Lee", "Ben Ortiz", "Cat Mori"]
    assert made.report.is_good
    everything = publication(state, published, is_everything=True)
    assert [s.key for s in everything.network.statements] == ["R1", "R2", "R3", "R4", "R6"]
    assert everything.network.statement["R2"].note == "not yet"


def test_a_statement_whose_agent_is_gone_keeps_it_until_it_is_decided() -> None:
    state = after(
        kinds.SplitAgent(agent="zo1", new=ZO2, ends=(("R2", "object"),)),
        kinds.DeleteAgent(agent="zo1"),
    )
    made = publication(state, small.network())
    assert made.network.statement["R2"].object == "zo1"
    assert {"zo1", "zo2"} <= set(made.network.agent)


def test_a_single_curator_is_said_in_what_is_published() -> None:
    state = after((kinds.Switch(is_single_curator=True), small.CAT), small.drafted())
    state = apply(state, small.signed(small.verdict("R4", Verdict.REVIEW)))
    state = apply(state, small.signed(small.verdict("R4", Verdict.ACCEPT)))
    made = publication(state, small.network())
    assert made.network.curation is not None
    assert made.network.curation.is_single_curator
    assert "one curator, no second review" in [problem.message for problem in made.report]
    assert codec.loads(codec.dumps(made.network)) == made.network


def test_what_was_edited_after_acceptance_behind_the_journals_back_is_not_published() -> None:
    state = after(small.drafted(), REVIEWED, ACCEPTED)
    statements = tuple(
        fresh(s, {"aspect": "x", "subject": "ev"}) if s.key == "R4" else s for s in state.network.statements
    )
    state = fresh(state, {"network": fresh(state.network, {"statements": statements})})
    made = publication(state, small.network())
    assert [p.code for p in made.report.errors] == ["stale-state"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library that holds the founding record and its network."""
    source = default_data()
    for folder in ("figures", "networks"):
        (tmp_path / folder).mkdir()
        for path in (source / folder).glob(f"{FOUNDING}*"):
            (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    return Library(tmp_path)


def test_publishing_writes_the_canonical_form_and_only_an_editor_may(library: Library) -> None:
    state = State(figure=library.figure(FOUNDING), network=library.network(FOUNDING))
    state = apply(state, small.signed(small.verdict("R30", Verdict.REVIEW), small.BEN))
    state = apply(state, small.signed(small.verdict("R30", Verdict.ACCEPT), small.CAT))
    path = library.root / "networks" / f"{FOUNDING}.json"
    before = path.read_text(encoding="utf-8")
    with pytest.raises(ProblemsFound, match="publishing needs an editor"):
        publish(library, state, Actor(small.BEN, Role.REVIEWER))
    assert path.read_text(encoding="utf-8") == before
    made = publish(library, state, small.EDITOR)
    written = path.read_text(encoding="utf-8")
    assert written == codec.dumps(codec.loads(written)) == codec.dumps(made.network)
    assert library.network(FOUNDING).statement["R30"].review is ReviewState.ACCEPTED
    assert library.problems(FOUNDING).is_good
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert [d.words for d in diff.networks(codec.loads(before), made.network)][1:] == [
        'statement R30: miR-105 decreases ZO-1: review "drafted" → "accepted"'
    ]


def test_unpublished_work_is_shown_with_its_curators_and_its_story() -> None:
    state = after(small.drafted(), kinds.SetStep(step={"key": "s1"}), kinds.SetStory(story={"title": "A talk"}))
    curation = shown(state).curation
    assert curation is not None
    assert [who.name for who in curation.curators] == ["Ann Lee"]
    assert story_of(state) == {"title": "A talk", "steps": [{"key": "s1"}]}
    assert story_of(small.state()) is None


def test_a_file_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    network: Network = small.network()
    with pytest.raises(ProblemsFound, match="give write permission"):
        write_network(tmp_path / "file" / "n.json", network)
    write_network(tmp_path / "new" / "n.json", network)
    assert codec.loads((tmp_path / "new" / "n.json").read_text(encoding="utf-8")) == network
