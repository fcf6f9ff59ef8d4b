"""What is not sure about a thing: conflicts with both sides, what the caption leaves open, faults of the record."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from components.markup import el, join
from components.parts import block, caution, picks, reference_words
from figtrace.model.records import Agent, Ambiguity, Conflict, ConflictSide, Network, Note, Statement


def conflicts(network: Network, key: str) -> Markup | None:
    """The contradictions that an agent or a statement is part of; None when it is part of none."""
    found = [one for one in network.conflicts if key in one.agents or key in _sides(one)]
    return join(block(f"Conflict {one.key}", conflict(one, network)) for one in found) if found else None


def doubts(network: Network, *, agent: Agent | None = None, statement: Statement | None = None) -> Markup | None:
    """What is open about one agent or one statement, and what is wrong with its record; None when nothing is."""
    agents = {agent.key} if agent else set()
    statements = {statement.key} if statement else set()
    codes = agent.ambiguities if agent else statement.ambiguities if statement else ()
    open_ = [one for one in network.ambiguities if one.code in codes]
    notes = [one for one in network.notes if agents & set(one.agents) or statements & set(one.statements)]
    parts = [
        block("What the caption leaves open", *map(ambiguity, open_)),
        block("Notes on the record", *map(note, notes)),
    ]
    kept = [part for part in parts if part is not None]
    return join(kept) if kept else None


def conflict(one: Conflict, network: Network) -> Markup:
    """Both sides of a contradiction side by side; neither is chosen."""
    sides = el("div", (_side(side, network) for side in one.sides), class_="sides")
    return caution(one.title, sides, el("p", "Shown, not resolved.", class_="quiet small"), tone="conflict")


def ambiguity(one: Ambiguity) -> Markup:
    """What the words say, what was chosen, and why it must be seen."""
    return caution(
        one.title,
        el("p", "The caption: ", one.caption_says),
        el("p", "Chosen: ", one.choice),
        el("p", "Also possible: ", one.candidates) if one.candidates else None,
        el("p", one.why, class_="quiet small"),
        tone="open",
    )


def note(one: Note) -> Markup:
    """A fault of the record, with the cure."""
    return caution(one.message, el("p", one.evidence, class_="quiet small"), el("p", "Cure: ", one.cure))


def _sides(one: Conflict) -> set[str]:
    return {key for side in one.sides for key in side.statements}


def _side(side: ConflictSide, network: Network) -> Markup:
    papers = [network.reference[key] for key in side.references if key in network.reference]
    return el(
        "div",
        el("p", side.words),
        el("p", "Statements: ", _keys(side.statements, network)) if side.statements else None,
        [el("p", reference_words(paper), class_="quiet small") for paper in papers],
        class_="side",
    )


def _keys(keys: Iterable[str], network: Network) -> Markup:
    return join([picks(key, key) if key in network.statement else key for key in keys], ", ")
