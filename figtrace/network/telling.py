"""Steps in words: a statement with the sentence that says it and the quotes that carry it, as plain values."""

from __future__ import annotations

from typing import TypedDict

from figtrace.model.readings import Reading
from figtrace.model.records import Agent, Network, Statement
from figtrace.model.vocabulary import Sign
from figtrace.model.wording import agent_label, sentence
from figtrace.network.graph import effect


class Quote(TypedDict):
    """Words of the caption: verbatim, with their half-open range in code points and what they do."""

    quote: str
    start: int
    end: int
    direction: str
    hedged: bool


class Named(TypedDict):
    """An agent by key, with its name, its kind and both in one label."""

    agent: str
    name: str
    kind: str
    label: str


class Step(TypedDict):
    """One statement told: sentence, ends, the effect that it passes along, basis, quotes and references."""

    statement: str
    sentence: str
    subject: str
    object: str
    effect: str
    effect_words: str
    basis: str
    basis_words: str
    mechanism: str | None
    quotes: list[Quote]
    references: list[str]
    note: str | None


EFFECT_WORDS: dict[Sign, str] = {
    Sign.POSITIVE: "rises and falls with it",
    Sign.NEGATIVE: "goes the opposite way",
    Sign.UNSIGNED: "the direction is not said",
    Sign.NONE: "says where or into what, not how much",
}
"""What the object does when the subject changes."""


def named(agent: Agent) -> Named:
    """The agent as plain values."""
    return {"agent": agent.key, "name": agent.name, "kind": agent.kind.value, "label": agent_label(agent)}


def step(statement: Statement, network: Network, reading: Reading) -> Step:
    """The statement told in a reading; a statement without evidence has no quotes, and that is shown as such."""
    passed = effect(statement, reading)
    return {
        "statement": statement.key,
        "sentence": sentence(statement, network, reading.level, reading.profile),
        "subject": statement.subject,
        "object": statement.object,
        "effect": passed.value,
        "effect_words": EFFECT_WORDS[passed],
        "basis": statement.basis.value,
        "basis_words": statement.basis.label,
        "mechanism": statement.mechanism,
        "quotes": [
            {
                "quote": evidence.quote,
                "start": evidence.span.start,
                "end": evidence.span.end,
                "direction": evidence.direction,
                "hedged": evidence.hedge is not None,
            }
            for evidence in statement.evidence
        ],
        "references": list(statement.references),
        "note": statement.note,
    }
