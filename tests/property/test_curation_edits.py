"""Any sequence of edits: undone in full gives the first state, replayed gives the same state."""

from __future__ import annotations

import json
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.curation.cells import Change, backwards, changes_between, patch
from figtrace.curation.edits import apply, edit_of, inverse, plain_edit
from figtrace.curation.kinds import (
    AddAgent,
    AddMechanism,
    ChangeAgent,
    ChangeStatement,
    Cite,
    DeleteAgent,
    DeleteMechanism,
    DeleteStatement,
    DeleteStep,
    Edit,
    MergeAgents,
    Move,
    OrderSteps,
    QuoteWords,
    RemoveEvidence,
    SayUnresolved,
    SetStep,
    SplitAgent,
    Switch,
    Unpin,
    Waive,
)
from figtrace.curation.state import State, Verdict, evidence_key
from figtrace.curation.tags import Tag
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Agent, Mechanism, Mention, Person, Reference
from figtrace.model.vocabulary import AgentKind, Verification
from tests.unit.curation import small

PEOPLE = (small.ANN, small.BEN, small.CAT)


def edits(state: State, draw: st.DrawFn) -> Edit:
    """Some edit that may or may not be possible in this state."""
    agents = st.sampled_from([agent.key for agent in state.network.agents] or ["none"])
    statements = st.sampled_from([s.key for s in state.network.statements] or ["none"])
    steps = [step.key for step in state.steps]
    fresh_key = st.sampled_from(["n1", "n2", "n3", "n4"])
    agent, other, statement = draw(agents), draw(agents), draw(statements)
    new = draw(fresh_key)
    number = draw(st.integers(0, 30))
    held = state.network.statement.get(statement)
    evidence = evidence_key(held.evidence[0]) if held and held.evidence else "none"
    made = Agent(key=new, kind=AgentKind.PROTEIN, name=f"name {new}")
    mention = state.network.agent[agent].mentions if agent in state.network.agent else ()
    ends = tuple((s.key, "object") for s in state.network.statements if s.object == agent)
    options: list[Edit] = [
        AddAgent(agent=made),
        ChangeAgent(agent=agent, to={"note": f"note {number}", "synonyms": [f"s{number % 4}", f"s{number % 3 + 4}"]}),
        ChangeAgent(agent=agent, to={"grounding": None}),
        DeleteAgent(agent=agent, with_statements=bool(number % 2)),
        MergeAgents(keep=agent, drop=other),
        SplitAgent(agent=agent, new=made, ends=ends, mentions=tuple(m.span for m in mention)),
        SayUnresolved(agent=agent, is_unresolved=bool(number % 3)),
        small.drafted(new),
        small.suggested(new),
        ChangeStatement(statement=statement, to={"object": other, "aspect": f"a{number % 3}"}),
        ChangeStatement(statement=statement, to={"mechanism": None if number % 2 else "M1"}),
        DeleteStatement(statement=statement),
        QuoteWords(statement=statement, span=small.span("ZO-1", number % 3), cue=small.span("may")),
        RemoveEvidence(statement=statement, evidence=evidence),
        Cite(statement=statement, reference=Reference(key=f"REF_{new}", verification=Verification.VERIFIED, pmid="77")),
        AddMechanism(mechanism=Mechanism(key=f"m{new}", title="one", donor=agent, statements=(statement,))),
        DeleteMechanism(mechanism="M1"),
        small.verdict(statement, Verdict.DRAFT),
        small.verdict(statement, Verdict.REVIEW),
        small.verdict(statement, Verdict.ACCEPT),
        small.verdict(statement, Verdict.REJECT, Tag.POLARITY),
        small.verdict(statement, Verdict.REOPEN, reason="seen anew"),
        Waive(code="agent-alone", about=agent, reason="as drawn"),
        small.comment(f"c{number}", about=agent),
        Move(to={agent: (number, 2.5), other: (1, number)}),
        Unpin(agents=(agent,) if number % 2 else ()),
        SetStep(step={"key": f"s{number % 5}", "title": f"t{number}"}, after=steps[0] if steps else None),
        DeleteStep(step=steps[-1] if steps else "none"),
        OrderSteps(steps=tuple(reversed(steps))),
        Switch(is_single_curator=bool(number % 2)),
    ]
    return draw(st.sampled_from(options))


class History(NamedTuple):
    """A first state, each edit with the state it met, and the last state; told by its edits alone."""

    first: State
    steps: list[tuple[State, Edit]]
    last: State

    def __repr__(self) -> str:
        return " | ".join(f"{plain_edit(edit)}" for _, edit in self.steps)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A history of edits that were possible."""
    first = state = small.state()
    steps: list[tuple[State, Edit]] = []
    for turn in range(draw(st.integers(1, 14))):
        who: Person = draw(st.sampled_from(PEOPLE))
        edit = small.signed(edits(state, draw), who, f"2026-01-02T03:04:{turn:02}Z")
        try:
            after = apply(state, edit)
        except ProblemsFound:
            continue
        steps.append((state, edit))
        state = after
    return History(first, steps, state)


@settings(deadline=None, max_examples=60)
@given(histories())
def test_undone_in_full_gives_the_first_state(history: History) -> None:
    first, steps, state = history
    for before, edit in reversed(steps):
        state = apply(state, inverse(before, edit))
        assert state == before
    assert state == first


@settings(deadline=None, max_examples=60)
@given(histories())
def test_replayed_from_what_is_stored_gives_the_same_state(
    history: History,
) -> None:
    first, steps, last = history
    state = again = first
    for before, edit in steps:
        line = json.loads(json.dumps(plain_edit(edit)))
        stored = edit_of(line)
        assert stored == edit
        again = apply(again, stored)
        changes = [change.model_dump(mode="json") for change in changes_between(before, apply(before, edit))]
        state = patch(state, [Change.model_validate(change) for change in json.loads(json.dumps(changes))])
    assert state == again == last
    assert State.model_validate_json(last.model_dump_json()) == last


@settings(deadline=None, max_examples=60)
@given(histories())
def test_the_difference_of_any_two_states_leads_from_one_to_the_other(
    history: History,
) -> None:
    first, _, last = history
    changes = changes_between(first, last)
    assert patch(first, changes) == last
    assert patch(last, backwards(changes)) == first


def test_the_kinds_of_edit_are_all_tried() -> None:
    """A history reaches the mention and evidence fields that are sets of items."""
    mention = Mention(text="ZO-1", span=small.span("ZO-1", 1))
    state = apply(small.state(), ChangeAgent(agent="zo1", to={"mentions": [mention.model_dump()]}))
    changes = changes_between(small.state(), state)
    assert [(change.field, change.item, change.index) for change in changes] == [
        ("mentions", f"{small.span('ZO-1').start}-{small.span('ZO-1').end}", 0),
        ("mentions", f"{mention.span.start}-{mention.span.end}", 0),
    ]
