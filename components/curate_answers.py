"""What curation's addresses answer, in the domain's own words: checks, queue, differences, candidates, vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from components.curate_acts import RELATIONS, preview
from components.curate_reading import ReadingRoom
from components.curate_sheet import placed
from components.drawing import compose, drawing
from figtrace.curation import diff
from figtrace.curation.checks import record_problems
from figtrace.curation.decide import QUESTIONS
from figtrace.curation.edits import plain_edit
from figtrace.curation.kinds import Edit, Reimport
from figtrace.curation.labels import label
from figtrace.curation.people import Actor, Role
from figtrace.curation.queue import Why, queue
from figtrace.curation.references import retracted_in
from figtrace.curation.repairs import checks
from figtrace.curation.state import State
from figtrace.curation.tags import Tag
from figtrace.figures.library import Library
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Figure, Network, Person, Span, Statement
from figtrace.model.vocabulary import AgentKind, Basis, ReviewState
from figtrace.model.wording import sentence


def checks_of(state: State, library: Library, figid: str) -> dict[str, Any]:
    """Every problem of the state, errors first, with its repairs; and how the record on file differs."""
    rows: list[dict[str, Any]] = [
        {
            **check.problem.as_dict(),
            "about": check.about,
            "repairs": [_repair(state, edit) for edit in check.repairs],
        }
        for check in checks(state, retracted_in(library.root / "retracted.txt"))
    ]
    try:
        figure = library.figure(figid)
    except ProblemsFound:
        figure = state.figure
    for problem in record_problems(state, figure):
        repair = _repair(state, Reimport(figure=figure))
        rows.append({**problem.as_dict(), "about": None, "repairs": [repair]})
    return {"checks": rows}


def _repair(state: State, edit: Edit) -> dict[str, Any]:
    return {"label": label(state, edit), "edit": plain_edit(edit)}


def queue_of(state: State, person: Person | None, role: Role) -> dict[str, Any]:
    """What waits for the person, best first, and the verdicts that are open to them."""
    rows = queue(state, Actor(person, role)) if person else ()
    return {
        "queue": [
            {
                "statement": one.statement,
                "why": one.why.value,
                "why_words": one.why.label,
                "why_says": one.why.definition,
                "verdicts": [{"value": verdict.value, "label": verdict.label} for verdict in one.verdicts],
                "is_settling": one.why is Why.DISPUTED,
            }
            for one in rows
        ],
    }


def difference_of(before: State, after: State, _: tuple[str, ...]) -> dict[str, Any]:
    """What differs, in words and as marks, and the picture of both states in one: what went stays where it would be."""
    found = diff.states(before, after)
    drawn = diff.to_draw(found)
    agents = (*after.network.agents, *(a for a in before.network.agents if a.key not in after.network.agent))
    gone = (s for s in before.network.statements if s.key not in after.network.statement)
    both = after.network.model_copy(update={"agents": agents, "statements": (*after.network.statements, *gone)})
    return {
        "differences": [{"kind": one.kind.value, "key": one.key, "words": one.words} for one in found],
        "agents": {key: kind.value for key, kind in drawn.agents.items()},
        "statements": {key: kind.value for key, kind in drawn.statements.items()},
        "svg": str(drawing(placed(compose(both, after.figure), after))),
    }


def grounding_of(room: ReadingRoom, figure: Figure, name: str, kind: str) -> dict[str, Any]:
    """Candidates of a name with their reasons, and the kind that the caption's own words suggest."""
    from figtrace.reading.assemble import KINDS  # noqa: PLC0415 - of the reading room, for those who curate

    draft = room.draft(figure)
    named = next((one for one in draft.mentions if one.text == name), None)
    found = room.ground(name, figure, kind or (named.kind if named else None))
    guess = next((agent.kind.value for agent in room.suggested(figure).agents if agent.name == name), None)
    return {
        "name": name,
        "status": found.status,
        "notes": list(found.notes),
        "kind": guess or (_kind_of(figure, name) or KINDS.get(named.kind if named else "", AgentKind.UNKNOWN)).value,
        "candidates": [
            {
                "curie": one.curie,
                "name": one.name,
                "source": one.source,
                "level": one.level.value,
                "level_words": one.level.label,
                "score": one.score,
                "why": one.reason,
                "members": len(one.members),
            }
            for one in found.candidates[:8]
        ],
    }


_DERIVED = r"[-\u2010-\u2015]derived\b"


def _kind_of(figure: Figure, name: str) -> AgentKind | None:
    """A cell type for what something is said to be derived from ("X-derived exosomes"); None for all other words."""
    is_donor = re.search(rf"(?<!\w){re.escape(name)}{_DERIVED}", figure.caption)
    return AgentKind.CELL_TYPE if is_donor else None


def preview_of(state: State, network: Network, given: Mapping[str, str]) -> dict[str, Any]:
    """What the composer would state, in words, and the words of the caption that would carry it."""
    answers = {name.removeprefix("answer-"): value for name, value in given.items() if name.startswith("answer-")}
    selected = None
    if given.get("start", "").isdecimal() and given.get("end", "").isdecimal():
        selected = (int(given["start"]), int(given["end"]))
    ends = given.get("subject", ""), given.get("object", "")
    told = preview(state.figure, network, ends, given.get("relation", ""), answers, selected)
    outcome, words = told.outcome, told.words
    draft = Statement(
        key="new",
        type=outcome.type,
        subject=ends[0],
        object=ends[1],
        sign_text=None,
        sign_model=outcome.sign_model,
        basis=Basis.EXPLICIT,
    )
    return {
        "sentence": sentence(draft, network),
        "type": outcome.type.label,
        "sign": outcome.sign_text.value,
        "sign_words": outcome.sign_text.label,
        "basis": outcome.basis.label,
        "leaf": outcome.leaf,
        "advice": told.advice,
        "quote": _cut(state.figure, words.span) if words else "",
        "span": list(words.span) if words else None,
        "cue": list(words.cue) if words else None,
    }


def _cut(figure: Figure, span: Span) -> str:
    return figure.caption[span.start : span.end]


def words_of() -> dict[str, Any]:
    """The closed lists that the page's forms offer."""
    return {
        "kinds": [{"value": one.value, "label": one.label, "says": one.definition} for one in AgentKind],
        "tags": [{"value": one.value, "label": one.label, "says": one.definition} for one in Tag],
        "states": [{"value": one.value, "label": one.label, "says": one.definition} for one in ReviewState],
        "relations": [{"key": one.key, "words": one.words} for one in RELATIONS],
        "questions": [
            {
                "key": one.key,
                "words": one.words,
                "options": [{"key": o.key, "words": o.words, "cues": list(o.cues)} for o in one.options],
            }
            for one in QUESTIONS.values()
        ],
    }


def sentence_of(state: State, key: str) -> str:
    """The statement in words; the key where it is gone."""
    statement = state.network.statement.get(key)
    return sentence(statement, state.network) if statement else key
