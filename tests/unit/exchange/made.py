"""The founding network, and small made ones, for the tests of the exchange."""

from __future__ import annotations

from functools import cache

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Agent, Evidence, Figure, Grounding, Network, Span, Statement, sha256
from figtrace.model.vocabulary import AgentKind, Basis, GroundingLevel, Profile, ReviewState, Sign, StatementType

FOUNDING = "PMC9095362__SCI2022-9133658.005"
BOTH = (Profile.CAPTION, Profile.LITERATURE)
CAPTION = "\U0001d6fc A activates B, and A inhibits B."


@cache
def founding() -> Network:
    return Library(default_data()).network(FOUNDING)


@cache
def figure() -> Figure:
    return Library(default_data()).figure(FOUNDING)


def agent(key: str, name: str = "", kind: AgentKind = AgentKind.PROTEIN, curie: str = "") -> Agent:
    grounding = Grounding(curie=curie, level=GroundingLevel.EXACT, name=name, source="HGNC") if curie else None
    return Agent(key=key, kind=kind, name=name or key, grounding=grounding)


def statement(
    key: str,
    subject: str,
    kind: StatementType,
    object_: str,
    sign: Sign = Sign.POSITIVE,
    review: ReviewState = ReviewState.DRAFTED,
) -> Statement:
    start = CAPTION.index("A activates")
    evidence = Evidence(
        quote="A activates B",
        span=Span(start, start + 13),
        prefix=CAPTION[:start],
        suffix=", and A inh",
        caption_sha256=sha256(CAPTION),
        source="made",
        sentence=1,
        cue=Span(start + 2, start + 11),
    )
    return Statement(
        key=key,
        type=kind,
        subject=subject,
        object=object_,
        sign_text=sign,
        sign_model=sign,
        basis=Basis.EXPLICIT,
        evidence=(evidence,),
        profiles=BOTH,
        review=review,
    )


def network(agents: tuple[Agent, ...] = (), statements: tuple[Statement, ...] = ()) -> Network:
    return Network(figid="made", title="Made", caption_sha256=sha256(CAPTION), agents=agents, statements=statements)


EMPTY = network()
ALONE = network((agent("a", "A", curie="hgnc:1"),))
OPPOSITE = network(
    (agent("a", "A", curie="hgnc:1"), agent("b", "B")),
    (
        statement("S1", "a", StatementType.ACTIVATION, "b"),
        statement("S2", "a", StatementType.INHIBITION, "b", Sign.NEGATIVE),
    ),
)
HOSTILE = network(
    (agent('<script>alert("1")</script>', '"<&\t\U0001d6fc\x01'), agent("=1+1", "=HYPERLINK(1)"), agent("b", "-2+3")),
    (statement("@S", '<script>alert("1")</script>', StatementType.ACTIVATION, "=1+1"),),
)
SMALL = {"empty": EMPTY, "alone": ALONE, "opposite": OPPOSITE, "hostile": HOSTILE}
