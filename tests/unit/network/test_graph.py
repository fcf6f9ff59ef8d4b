"""Statements that look alike are asked about once; what is said of each must be what it would say by itself."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from figtrace.model.readings import Reading
from figtrace.model.records import Agent, Network, Statement
from figtrace.model.vocabulary import AgentKind, Basis, Level, Profile, ReviewState, Sign, StatementType
from figtrace.network.graph import counted, effect, links

EVERY: dict[str, tuple[Any, ...]] = {
    "type": (StatementType.ACTIVATION, StatementType.CARRIAGE, StatementType.DELIVERY, StatementType.REGULATION),
    "basis": (Basis.EXPLICIT, Basis.LITERATURE),
    "review": (ReviewState.DRAFTED, ReviewState.REJECTED),
    "sign_text": (None, Sign.UNSIGNED, Sign.POSITIVE),
    "sign_model": (Sign.POSITIVE, Sign.NEGATIVE, Sign.UNSIGNED, Sign.NONE),
    "profiles": ((), (Profile.CAPTION,), (Profile.LITERATURE,), tuple(Profile)),
    "folded_by": ((), ("S0",)),
}
"""Values of all that a reading looks at: each changes what is drawn, or what counts, somewhere."""


def every_look() -> Network:
    """One statement for every way to look."""
    statements = tuple(
        Statement(key=f"S{n}", subject="a", object="b", **dict(zip(EVERY, values, strict=True)))
        for n, values in enumerate(product(*EVERY.values()))
    )
    agents = tuple(Agent(key=key, kind=AgentKind.PROTEIN, name=key.upper()) for key in "ab")
    return Network(figid="made", title="made up", caption_sha256="0" * 64, agents=agents, statements=statements)


@pytest.mark.parametrize("reading", [Reading(level, profile) for level, profile in product(Level, Profile)])
def test_each_statement_is_drawn_as_it_says_itself(reading: Reading) -> None:
    network = every_look()
    drawn = {
        s.key: effect(s, reading)
        for s in network.statements
        if s.review is not ReviewState.REJECTED and s.is_drawn(*reading)
    }
    assert {link.statement.key: link.effect for link in links(network, reading)} == drawn
    assert 0 < len(drawn) < len(network.statements)


@pytest.mark.parametrize("profile", Profile)
def test_what_counts_is_drawn_and_unsigned_or_of_the_profile(profile: Profile) -> None:
    network = every_look()
    drawn = links(network, Reading(Level.MECHANISM, profile))
    counts = {
        link.statement.key: link.effect
        for link in drawn
        if link.effect is Sign.UNSIGNED or (link.effect is not Sign.NONE and profile in link.statement.profiles)
    }
    assert {statement.key: passed for statement, passed in counted(network, profile)} == counts
    assert 0 < len(counts) < len(drawn)
