"""A copied network looks up its own agents and statements."""

from __future__ import annotations

from figtrace.model.records import Agent, Network
from figtrace.model.vocabulary import AgentKind


def test_a_copy_looks_up_its_own_agents() -> None:
    first, second = (Agent(key=key, kind=AgentKind.PROTEIN, name=key) for key in "ab")
    before = Network(figid="f", title="t", caption_sha256="0", agents=(first,))
    assert before.agent == {"a": first}
    after = before.model_copy(update={"agents": (second,)})
    assert after.agent == {"b": second}
    assert before.agent == {"a": first}
