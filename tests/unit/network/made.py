"""Small networks for the tests: the founding one from the repository's data, and made-up ones written as arrows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from figtrace.model.codec import loads
from figtrace.model.readings import reading_of
from figtrace.model.records import Agent, Network, Statement
from figtrace.model.vocabulary import AgentKind, Basis, Profile, Sign, StatementType

FOUNDING = "PMC9095362__SCI2022-9133658.005"
CAPTION, MECHANISM, LITERATURE = map(reading_of, ("caption", "mechanism-caption", "mechanism-literature"))

_ARROWS = {
    "->": (StatementType.ACTIVATION, Sign.POSITIVE),
    "-|": (StatementType.INHIBITION, Sign.NEGATIVE),
    "-?": (StatementType.REGULATION, Sign.UNSIGNED),
    "=>": (StatementType.DELIVERY, Sign.NONE),
    "carries": (StatementType.CARRIAGE, Sign.NONE),
}


@cache
def founding() -> Network:
    """The founding network, as it stands in the repository."""
    data = Path(__file__).parents[3] / "data" / "networks" / f"{FOUNDING}.json"
    return loads(data.read_text(encoding="utf-8"))


def made(*arrows: str, kinds: dict[str, AgentKind] | None = None, **more: Any) -> Network:
    """``made("a -> b", "b -| c")``: agents a, b, c and statements S1, S2; both profiles count every statement."""
    words = [arrow.split() for arrow in arrows]
    keys = dict.fromkeys(key for subject, _, object_ in words for key in (subject, object_))
    agents = tuple(
        Agent(key=key, kind=(kinds or {}).get(key, AgentKind.PROTEIN), name=key.upper().replace("_", " "))
        for key in keys
    )
    statements = tuple(said(f"S{n}", *word) for n, word in enumerate(words, start=1))
    return Network(figid="made", title="made up", caption_sha256="0" * 64, agents=agents, statements=statements, **more)


def said(key: str, subject: str, arrow: str, object_: str, **more: Any) -> Statement:
    """One statement of a made-up network."""
    kind, sign = _ARROWS[arrow]
    facts: dict[str, Any] = {"basis": Basis.EXPLICIT, "profiles": tuple(Profile), "sign_text": sign, "sign_model": sign}
    return Statement(key=key, type=kind, subject=subject, object=object_, **(facts | more))
