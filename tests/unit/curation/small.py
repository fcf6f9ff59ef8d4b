"""A small figure of our own, built in code: one vesicle, one miRNA, two targets, and people who curate it."""

from __future__ import annotations

from figtrace.curation.evidence import quote
from figtrace.curation.kinds import AddComment, AddStatement, ChangeStatement, Decide, Edit
from figtrace.curation.people import Actor, Role
from figtrace.curation.state import State, Verdict
from figtrace.curation.tags import Tag
from figtrace.model.records import (
    Agent,
    Figure,
    Grounding,
    Mechanism,
    Mention,
    Network,
    Person,
    Reference,
    Span,
    Statement,
)
from figtrace.model.vocabulary import (
    AgentKind,
    Basis,
    GroundingLevel,
    Profile,
    ReviewState,
    Sign,
    StatementType,
    Verification,
)

FIGID = "PMC1__small.005"
CAPTION = (
    "Exosomes of tumor cells contain miR-105, which downregulates the expression of ZO-1 and increases permeability. "
    "miR-105 may inhibit ZO-1 𝛼 in endothelial cells. ZO-1 is not seen in the TME, and the TME is acidic."
)

ANN = Person(name="Ann Lee", orcid="0000-0002-1825-0097")
BEN = Person(name="Ben Ortiz", orcid="0000-0001-5109-3700")
CAT = Person(name="Cat Mori", orcid="0000-0002-1694-233X")
READER = Actor(Person(name="Rae"), Role.READER)
CURATOR = Actor(ANN, Role.CURATOR)
REVIEWER = Actor(BEN, Role.REVIEWER)
EDITOR = Actor(CAT, Role.EDITOR)
AT = "2026-01-02T03:04:05.000006Z"


def span(words: str, nth: int = 0) -> Span:
    """Where the caption says these words, the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = CAPTION.index(words, at + 1)
    return Span(at, at + len(words))


def figure(caption: str = CAPTION) -> Figure:
    return Figure(figid=FIGID, caption=caption, generation="V1", title="A small figure", record_sha256="0" * 64)


def agent(key: str, kind: AgentKind, name: str, curie: str | None, *said: str) -> Agent:
    exact = Grounding(curie=curie, level=GroundingLevel.EXACT, name=name, source="test") if curie else None
    mentions = tuple(Mention(text=words, span=span(words)) for words in said)
    return Agent(key=key, kind=kind, name=name, grounding=exact, mentions=mentions)


def statement(key: str, kind: StatementType, subject: str, obj: str, sign: Sign, words: str | None) -> Statement:
    evidence = (quote(figure(), span(words), span(words)),) if words else ()
    return Statement(
        key=key,
        type=kind,
        subject=subject,
        object=obj,
        sign_text=sign,
        sign_model=sign,
        basis=Basis.EXPLICIT,
        evidence=evidence,
        profiles=(Profile.CAPTION, Profile.LITERATURE),
        mechanism="M1",
    )


def network() -> Network:
    caption_sha = figure().caption_sha256
    agents = (
        agent("ev", AgentKind.VESICLE, "Exosomes", "go:0070062", "Exosomes"),
        agent("tumor", AgentKind.CELL_TYPE, "tumor cells", None, "tumor cells"),
        agent("mir105", AgentKind.MIRNA, "miR-105", "hgnc:31482", "miR-105"),
        agent("zo1", AgentKind.PROTEIN, "ZO-1", "hgnc:11827", "ZO-1"),
        agent("perm", AgentKind.PROCESS, "permeability", "go:0043117", "permeability"),
    )
    statements = (
        statement("R1", StatementType.CARRIAGE, "ev", "mir105", Sign.NONE, "Exosomes of tumor cells contain miR-105"),
        statement(
            "R2",
            StatementType.DECREASE_AMOUNT,
            "mir105",
            "zo1",
            Sign.NEGATIVE,
            "miR-105, which downregulates the expression of ZO-1",
        ),
        statement("R3", StatementType.ACTIVATION, "mir105", "perm", Sign.POSITIVE, "increases permeability"),
    )
    mechanism = Mechanism(key="M1", title="miR-105 opens the wall", vesicle="ev", statements=("R1", "R2", "R3"))
    reference = Reference(key="REF_A", verification=Verification.VERIFIED, title="A paper", pmid="123")
    return Network(
        figid=FIGID,
        title="Small",
        caption_sha256=caption_sha,
        agents=agents,
        statements=statements,
        mechanisms=(mechanism,),
        references=(reference,),
    )


def state() -> State:
    return State(figure=figure(), network=network())


def signed(edit: Edit, who: Person = ANN, at: str = AT) -> Edit:
    """The edit as the journal stamps it."""
    return edit.model_copy(update={"who": who, "at": at})


def note(key: str, words: str) -> ChangeStatement:
    return ChangeStatement(statement=key, to={"note": words})


def verdict(key: str, what: Verdict, tag: Tag | None = None, text: str = "", reason: str = "") -> Decide:
    return Decide(statement=key, verdict=what, tag=tag, text=text, reason=reason)


def comment(key: str, words: str = "look again", about: str = "R2") -> AddComment:
    return AddComment(key=key, about=about, text=words)


def drafted(key: str = "R4") -> AddStatement:
    words = "miR-105 may inhibit ZO-1"
    return AddStatement(statement=statement(key, StatementType.INHIBITION, "mir105", "zo1", Sign.NEGATIVE, words))


def suggested(key: str = "R5") -> AddStatement:
    made = drafted(key).statement.model_copy(update={"review": ReviewState.SUGGESTED})
    return AddStatement(statement=made, rule="frame-which/1")
