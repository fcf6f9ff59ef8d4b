"""The journal on both databases: append, undo and redo, conflicts, history, any past state, live updates."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import pairwise

import pytest

from figtrace.curation import ledger
from figtrace.curation.conflict import Conflict
from figtrace.curation.entries import Entry
from figtrace.curation.journal import Journal
from figtrace.curation.kinds import ChangeStatement, DeleteStatement, Move, Revert
from figtrace.curation.people import Actor, Role
from figtrace.curation.state import Verdict
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Person
from tests.unit.curation import small

FIG = small.FIGID
Open = Callable[[], Journal]


def written(outcome: Entry | Conflict) -> Entry:
    assert isinstance(outcome, Entry), outcome
    return outcome


def test_an_edit_is_an_entry_with_who_when_what_before_after_and_why(journal: Journal) -> None:
    edit = small.note("R2", "seen").model_copy(update={"reason": "said so", "leaf": "effect.amount"})
    entry = written(journal.append(FIG, edit, small.CURATOR))
    assert (entry.key, entry.who, entry.role) == (f"{FIG}#2", small.ANN, Role.CURATOR)
    assert entry.label == "change note of R2: miR-105 decreases ZO-1"
    assert (entry.reason, entry.leaf, entry.at[-1]) == ("said so", "effect.amount", "Z")
    assert [(c.cell, c.before, c.after) for c in entry.changes] == [("statements/R2/note/", None, "seen")]
    assert journal.state(FIG).network.statement["R2"].note == "seen"
    assert [e.kind for e in journal.entries(FIG)] == ["change-statement", "begin"]


def test_nothing_is_written_by_looking_or_by_an_edit_that_is_refused(journal: Journal) -> None:
    assert journal.state(FIG).network.statement["R2"].note is None
    with pytest.raises(ProblemsFound, match="R9"):
        journal.append(FIG, DeleteStatement(statement="R9"), small.CURATOR)
    assert journal.entries(FIG) == ()
    assert journal.figids() == ()


def test_a_token_sent_again_gives_the_entry_of_the_first_time(opened: Open) -> None:
    first = written(opened().append(FIG, small.note("R2", "once"), small.CURATOR, token="t1"))
    again = written(opened().append(FIG, small.note("R2", "once"), small.CURATOR, token="t1"))
    assert again == first


def test_undo_and_redo_are_named_unlimited_and_survive_a_restart(opened: Open) -> None:
    one = opened()
    edits = [DeleteStatement(statement="R2"), Move(to={"zo1": (3, 4)}), small.verdict("R3", Verdict.DRAFT)]
    states = [one.state(FIG)]
    for edit in edits[:2]:
        one.append(FIG, edit, small.CURATOR)
        states.append(one.state(FIG))
    two = opened()
    assert two.open(FIG, small.ANN).undo == "move ZO-1"
    assert written(two.undo(FIG, small.CURATOR)).label == "undo: move ZO-1"
    assert two.state(FIG) == states[1]
    assert written(two.undo(FIG, small.CURATOR)).label == "undo: delete R2: miR-105 decreases ZO-1"
    assert two.state(FIG) == states[0]
    with pytest.raises(ProblemsFound, match="nothing left"):
        two.undo(FIG, small.CURATOR)
    three = opened()
    opening = three.open(FIG, small.ANN)
    assert (opening.undo, opening.redo) == (None, "delete R2: miR-105 decreases ZO-1")
    assert written(three.redo(FIG, small.CURATOR)).label == "redo: delete R2: miR-105 decreases ZO-1"
    assert written(three.redo(FIG, small.CURATOR)).label == "redo: move ZO-1"
    assert three.state(FIG) == states[2]
    with pytest.raises(ProblemsFound, match="nothing left"):
        three.redo(FIG, small.CURATOR)
    assert written(three.undo(FIG, small.CURATOR)).label == "undo: move ZO-1"
    assert three.open(FIG, small.ANN).redo == "move ZO-1"
    three.append(FIG, small.note("R3", "new"), small.CURATOR)
    assert three.open(FIG, small.ANN).redo is None
    for _ in range(2):
        three.undo(FIG, small.CURATOR)
    assert three.state(FIG) == states[0]


def test_undo_is_each_persons_own(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "ann's"), small.CURATOR)
    journal.append(FIG, small.note("R3", "ben's"), small.REVIEWER)
    assert journal.open(FIG, small.ANN).undo == "change note of R2: miR-105 decreases ZO-1"
    journal.undo(FIG, small.CURATOR)
    network = journal.state(FIG).network
    assert (network.statement["R2"].note, network.statement["R3"].note) == (None, "ben's")
    with pytest.raises(ProblemsFound, match="nothing left"):
        journal.undo(FIG, small.EDITOR)


def test_undo_of_what_somebody_changed_since_says_so_and_asks(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "ann's"), small.CURATOR)
    journal.append(FIG, small.note("R2", "ben's"), small.REVIEWER)
    conflict = journal.undo(FIG, small.CURATOR)
    assert isinstance(conflict, Conflict)
    assert [str(cell) for cell in conflict.cells] == ['R2 note: theirs "ben\'s", yours nothing']
    assert [entry.who for entry in conflict.theirs] == [small.BEN]
    assert journal.state(FIG).network.statement["R2"].note == "ben's"
    forced = written(journal.undo(FIG, small.CURATOR, is_forced=True))
    assert journal.state(FIG).network.statement["R2"].note is None
    assert [(c.before, c.after) for c in forced.changes] == [("ben's", None)]


def test_undo_of_a_reviewers_act_needs_the_role_again(journal: Journal) -> None:
    reviewer = Actor(small.ANN, Role.REVIEWER)
    journal.append(FIG, small.drafted(), small.REVIEWER)
    journal.append(FIG, small.verdict("R4", Verdict.REVIEW), reviewer)
    with pytest.raises(ProblemsFound, match="this needs a reviewer"):
        journal.undo(FIG, small.CURATOR)
    journal.undo(FIG, reviewer)
    assert journal.state(FIG).network.statement["R4"].review == "drafted"


@pytest.mark.parametrize("actor", [small.READER, Actor(Person(name="x"), Role.READER)])
def test_a_reader_writes_nothing_by_any_road(journal: Journal, actor: Actor) -> None:
    journal.append(FIG, small.note("R2", "first"), small.CURATOR)
    before = journal.entries(FIG)
    for road in (
        lambda: journal.append(FIG, small.note("R2", "mine"), actor),
        lambda: journal.append(FIG, small.note("R2", "mine"), actor, seen=1),
        lambda: journal.append(FIG, small.comment("c1"), actor),
        lambda: journal.undo(FIG, actor),
        lambda: journal.redo(FIG, actor),
        lambda: journal.choose("t", actor, is_mine=True),
        lambda: journal.append(FIG, Revert(words="x", changes=()), actor),
    ):
        with pytest.raises(ProblemsFound):
            road()
    assert journal.entries(FIG) == before


def test_a_revert_is_written_by_undo_alone(journal: Journal) -> None:
    with pytest.raises(ProblemsFound, match="only undo and redo"):
        journal.append(FIG, Revert(words="x", changes=()), small.EDITOR)


def test_an_edit_says_no_other_author_than_who_is_signed_in(journal: Journal) -> None:
    with pytest.raises(ProblemsFound, match="the edit says Ben Ortiz, signed in is Ann Lee"):
        journal.append(FIG, small.note("R2", "x").model_copy(update={"who": small.BEN}), small.CURATOR)


def test_what_changed_meanwhile_is_shown_twice_held_and_chosen(opened: Open) -> None:
    one, two = opened(), opened()
    seen = written(one.append(FIG, small.note("R3", "start"), small.CURATOR)).number
    theirs = written(two.append(FIG, small.note("R2", "ben's"), small.REVIEWER, seen=seen))
    conflict = one.append(FIG, small.note("R2", "ann's"), small.CURATOR, seen=seen)
    assert isinstance(conflict, Conflict)
    assert conflict.theirs == (theirs,)
    assert [str(cell) for cell in conflict.cells] == ['R2 note: theirs "ben\'s", yours "ann\'s"']
    assert "Ben Ortiz: change note of R2" in conflict.words
    assert one.state(FIG).network.statement["R2"].note == "ben's"
    waiting = opened().held(FIG, small.ANN)
    assert [row["label"] for row in waiting] == ["change note of R2: miR-105 decreases ZO-1"]
    assert one.held(FIG, small.BEN) == ()
    with pytest.raises(ProblemsFound, match="no edit of yours"):
        one.choose(conflict.token, small.REVIEWER, is_mine=True)
    mine = one.choose(conflict.token, small.CURATOR, is_mine=True)
    assert mine is not None
    assert two.state(FIG).network.statement["R2"].note == "ann's"
    assert one.held(FIG, small.ANN) == ()


def test_theirs_may_be_chosen_and_mine_is_let_go(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "ben's"), small.REVIEWER)
    conflict = journal.append(FIG, small.note("R2", "ann's"), small.CURATOR, seen=1)
    assert isinstance(conflict, Conflict)
    assert journal.choose(conflict.token, small.CURATOR, is_mine=False) is None
    assert journal.held(FIG, small.ANN) == ()
    assert journal.state(FIG).network.statement["R2"].note == "ben's"


def test_another_field_of_the_same_statement_is_no_conflict(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "ben's"), small.REVIEWER)
    written(journal.append(FIG, ChangeStatement(statement="R2", to={"aspect": "expression"}), small.CURATOR, seen=1))
    statement = journal.state(FIG).network.statement["R2"]
    assert (statement.note, statement.aspect) == ("ben's", "expression")


def test_ones_own_newer_edit_is_no_conflict(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "first"), small.CURATOR)
    written(journal.append(FIG, small.note("R2", "second"), small.CURATOR, seen=1))


def test_editing_what_was_deleted_meanwhile_is_a_conflict(journal: Journal) -> None:
    journal.append(FIG, DeleteStatement(statement="R2"), small.REVIEWER)
    conflict = journal.append(FIG, small.note("R2", "ann's"), small.CURATOR, seen=1)
    assert isinstance(conflict, Conflict)
    assert [(cell.key, cell.theirs, cell.mine) for cell in conflict.cells] == []
    assert conflict.theirs[0].label == "delete R2: miR-105 decreases ZO-1"
    with pytest.raises(ProblemsFound, match='"R2" is no statement'):
        journal.choose(conflict.token, small.CURATOR, is_mine=True)
    assert len(journal.held(FIG, small.ANN)) == 1


def test_deleting_what_was_edited_meanwhile_is_a_conflict(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "ben's"), small.REVIEWER)
    assert isinstance(journal.append(FIG, DeleteStatement(statement="R2"), small.CURATOR, seen=1), Conflict)


def test_versions_by_key_look_only_at_those_keys(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "ben's"), small.REVIEWER)
    assert (journal.version(FIG, "R2"), journal.version(FIG, "R3")) == (2, 0)
    assert isinstance(journal.append(FIG, small.note("R2", "a"), small.CURATOR, seen={"R2": 0}), Conflict)
    written(journal.append(FIG, small.note("R2", "a"), small.CURATOR, seen={"R2": 2}))


def test_history_of_a_statement_and_any_past_state(opened: Open) -> None:
    journal = opened()
    journal.append(FIG, small.note("R2", "one"), small.CURATOR)
    journal.append(FIG, small.note("R3", "else"), small.CURATOR)
    journal.append(FIG, small.comment("c1", about="R2"), small.REVIEWER)
    journal.append(FIG, DeleteStatement(statement="R2"), small.CURATOR)
    told = [entry.label for entry in journal.history(FIG, "R2")]
    assert told == [
        "change note of R2: miR-105 decreases ZO-1",
        "comment on R2: miR-105 decreases ZO-1: “look again”",
        "delete R2: miR-105 decreases ZO-1",
    ]
    fresh = opened()
    assert fresh.state_at(FIG, 0) == fresh.state_at(FIG, 1) == small.state()
    assert fresh.state_at(FIG, 2).network.statement["R2"].note == "one"
    assert "R2" not in fresh.state_at(FIG, 5).network.statement
    with pytest.raises(ProblemsFound, match="there is no entry 6"):
        fresh.state_at(FIG, 6)


def test_what_another_process_wrote_is_seen_since_a_number(opened: Open) -> None:
    one, two = opened(), opened()
    one.append(FIG, small.note("R2", "one"), small.CURATOR)
    number = two.open(FIG).number
    assert two.since(FIG, number) == ()
    one.append(FIG, small.note("R2", "two"), small.CURATOR)
    assert [entry.number for entry in two.since(FIG, number)] == [3]
    assert two.state(FIG).network.statement["R2"].note == "two"


def test_figures_have_histories_of_their_own(journal: Journal) -> None:
    journal.append("PMC1__a", small.note("R2", "a"), small.CURATOR)
    journal.append("PMC1__b", small.note("R2", "b"), small.CURATOR)
    assert journal.figids() == ("PMC1__a", "PMC1__b")
    assert journal.state("PMC1__a").network.statement["R2"].note == "a"
    assert journal.entries("PMC1__b")[0].number == 2


def test_a_long_history_opens_from_a_snapshot_to_the_same_state(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figtrace.curation.appending.EVERY", 10)
    one = opened()
    for turn in range(45):
        one.append(FIG, Move(to={"zo1": (turn, 0)}), small.CURATOR)
    with one.store.reading() as connection:
        found = ledger.snapshot(connection, FIG, 46)
        assert found is not None
        assert found[0] == 40
        assert found[1].positions[0].x == 38
    fresh = opened()
    assert fresh.state(FIG) == one.state(FIG)
    assert fresh.state_at(FIG, 22).positions[0].x == 20
    for _ in range(45):
        fresh.undo(FIG, small.CURATOR)
    assert fresh.state(FIG) == small.state()


def test_the_journal_says_how_it_is(journal: Journal) -> None:
    journal.append(FIG, small.note("R2", "one"), small.CURATOR)
    assert (journal.health()["state"], journal.health()["figures"]) == ("good", 1)


def test_many_writers_at_once_lose_nothing_and_keep_one_chain(opened: Open) -> None:
    journals = [opened(), opened()]
    problems: list[BaseException] = []

    def work(worker: int) -> None:
        actor = Actor(Person(name=f"w{worker}"), Role.CURATOR)
        try:
            for turn in range(5):
                written(journals[worker % 2].append(FIG, small.comment(f"c{worker}-{turn}"), actor))
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    entries = journals[0].entries(FIG)
    assert [entry.number for entry in entries] == list(range(41, 0, -1))
    assert len(journals[1].state(FIG).comments) == 40
    assert all(later.previous == earlier.hash for later, earlier in pairwise(entries))
