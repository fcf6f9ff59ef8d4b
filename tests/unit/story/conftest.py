"""A small figure and network of our own, and the founding ones as they stand in data/."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrace.model.records import Agent, Conflict, ConflictSide, Evidence, Figure, Network, Span, Statement, sha256
from figtrace.model.vocabulary import AgentKind, Basis, Profile, Sign, StatementType

DATA = Path(__file__).parents[3] / "data"
FOUNDING = "PMC9095362__SCI2022-9133658.005"

CAPTION = "Vesicles carry TNF-α. p53 blocks MDM2, which lowers BAX. Scale bar, 5 µm."


def evidence(quote: str, cue: str) -> Evidence:
    """Evidence for words of the small caption."""
    start = CAPTION.index(quote)
    at = CAPTION.index(cue, start)
    return Evidence(
        quote=quote,
        span=Span(start, start + len(quote)),
        prefix=CAPTION[max(0, start - 32) : start],
        suffix=CAPTION[start + len(quote) :][:32],
        caption_sha256=sha256(CAPTION),
        source="F1",
        sentence=1,
        cue=Span(at, at + len(cue)),
    )


def statement(key: str, kind: StatementType, ends: tuple[str, str], sign: Sign, **more: object) -> Statement:
    """A statement that the words say, both profiles."""
    values: dict[str, object] = {
        "basis": Basis.EXPLICIT,
        "sign_text": sign,
        "sign_model": sign,
        "profiles": (Profile.CAPTION, Profile.LITERATURE),
    }
    return Statement(key=key, type=kind, subject=ends[0], object=ends[1], **{**values, **more})  # type: ignore[arg-type]


@pytest.fixture
def figure() -> Figure:
    return Figure(
        figid="F1",
        caption=CAPTION,
        generation="V1",
        title="p53 & friends",
        reftext="A Author, et al. J Test. 2020;1:1.",
        year=2020,
        record_sha256=sha256("record"),
    )


@pytest.fixture
def network() -> Network:
    agents = (
        Agent(key="ev", kind=AgentKind.VESICLE, name="vesicle"),
        Agent(key="tnf", kind=AgentKind.PROTEIN, name="TNF-α"),
        Agent(key="tp53", kind=AgentKind.PROTEIN, name="p53"),
        Agent(key="mdm2", kind=AgentKind.PROTEIN, name="MDM2"),
        Agent(key="bax", kind=AgentKind.PROTEIN, name="BAX"),
    )
    carries = evidence("Vesicles carry TNF-α", "carry")
    blocks = evidence("p53 blocks MDM2", "blocks").model_copy(
        update={"subject_spans": (Span(22, 25),), "object_spans": (Span(33, 37),)}
    )
    return Network(
        figid="F1",
        title="small",
        caption_sha256=sha256(CAPTION),
        agents=agents,
        statements=(
            statement("R1", StatementType.CARRIAGE, ("ev", "tnf"), Sign.NONE, evidence=(carries,)),
            statement("R2", StatementType.INHIBITION, ("tp53", "mdm2"), Sign.NEGATIVE, evidence=(blocks,)),
            statement(
                "R3",
                StatementType.DECREASE_AMOUNT,
                ("mdm2", "bax"),
                Sign.NEGATIVE,
                basis=Basis.IMPLIED,
                sign_text=None,
                evidence=(evidence("which lowers BAX", "lowers"),),
            ),
        ),
        conflicts=(
            Conflict(
                key="C9",
                title="Who lowers BAX",
                agents=("bax",),
                sides=(
                    ConflictSide(words="One says MDM2", statements=("R3",)),
                    ConflictSide(words="Another says none", statements=("R2",)),
                ),
            ),
        ),
    )
