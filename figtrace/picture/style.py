"""The one table of looks: agent kind → glyph and colours, sign and statement type → head and line, basis → dashes.

Colours are names of the custom properties in ``assets/00_tokens.css``; no colour itself is written in Python. Legend,
page, files and slides all read this table.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from figtrace.model.readings import Reading
from figtrace.model.records import Agent, Statement
from figtrace.model.vocabulary import AgentKind, Basis, ReviewState, Sign, StatementType
from figtrace.model.wording import type_shown


class Glyph(StrEnum):
    """The shapes that stand for agents."""

    CHIP = "chip"
    STACK = "stack"
    GENE = "gene"
    WAVE = "wave"
    PAIR = "pair"
    HEXAGON = "hexagon"
    SOCKET = "socket"
    CHEVRON = "chevron"
    PILL = "pill"
    VESICLE = "vesicle"
    CELL = "cell"
    HOST = "host"
    TISSUE = "tissue"
    STATE = "state"
    REGION = "region"
    OPEN = "open"


class Look(NamedTuple):
    """How a kind is drawn: its glyph, and the tokens of its ground, its outline and its smaller words."""

    glyph: Glyph
    fill: str
    line: str
    ink: str = "ink-2"


LOOKS: dict[AgentKind, Look] = {
    AgentKind.PROTEIN: Look(Glyph.CHIP, "protein", "protein-line"),
    AgentKind.FAMILY: Look(Glyph.STACK, "family", "family-line"),
    AgentKind.GENE: Look(Glyph.GENE, "protein", "protein-line"),
    AgentKind.MIRNA: Look(Glyph.WAVE, "vesicle", "mirna"),
    AgentKind.COMPLEX: Look(Glyph.PAIR, "protein", "protein-line"),
    AgentKind.CHEMICAL: Look(Glyph.HEXAGON, "chemical", "chemical-line"),
    AgentKind.VESICLE: Look(Glyph.VESICLE, "vesicle", "vesicle-line", "vesicle-ink"),
    AgentKind.CELL_TYPE: Look(Glyph.CELL, "cell", "cell-line", "cell-ink"),
    AgentKind.CELL_LINE: Look(Glyph.CELL, "cell", "cell-line", "cell-ink"),
    AgentKind.CELL_STATE: Look(Glyph.STATE, "state", "state-line", "state-ink"),
    AgentKind.ANATOMY: Look(Glyph.TISSUE, "recipient", "recipient-line", "recipient-ink"),
    AgentKind.MICROENVIRONMENT: Look(Glyph.REGION, "tme", "tme-line", "ink-3"),
    AgentKind.PATHWAY: Look(Glyph.CHEVRON, "pathway", "pathway-line"),
    AgentKind.PROCESS: Look(Glyph.PILL, "process", "process-line"),
    AgentKind.UNKNOWN: Look(Glyph.OPEN, "surface-2", "control-line"),
}
"""The look of every kind."""

RECEPTOR = Look(Glyph.SOCKET, "receptor", "receptor-line")
"""A molecule that the caption calls a receptor, in the membrane of the cell that holds it."""

HOST = Look(Glyph.HOST, "recipient", "recipient-line", "recipient-ink")
"""A cell that takes something up or holds others."""

WORDS: dict[Glyph, str] = {
    Glyph.CHIP: "protein",
    Glyph.STACK: "protein family",
    Glyph.GENE: "gene",
    Glyph.WAVE: "microRNA",
    Glyph.PAIR: "complex",
    Glyph.HEXAGON: "chemical",
    Glyph.SOCKET: "receptor in the membrane",
    Glyph.CHEVRON: "signalling pathway",
    Glyph.PILL: "process",
    Glyph.VESICLE: "vesicle with cargo",
    Glyph.CELL: "cell",
    Glyph.HOST: "recipient cell",
    Glyph.TISSUE: "tissue",
    Glyph.STATE: "cell state",
    Glyph.REGION: "surroundings",
    Glyph.OPEN: "kind not said",
}
"""What the legend calls each glyph."""


def look_of(agent: Agent, *, is_host: bool = False, is_in_membrane: bool = False) -> Look:
    """The look of an agent where it stands: a cell that receives is a host, a receptor in its membrane a socket."""
    look = LOOKS[agent.kind]
    if is_host and look.glyph in (Glyph.CELL, Glyph.STATE):
        return HOST
    if is_in_membrane and look.glyph in (Glyph.CHIP, Glyph.STACK, Glyph.PAIR):
        return RECEPTOR
    return look


class Head(StrEnum):
    """The ends of lines: the shape alone says what the line means."""

    ARROW = "arrow"
    BAR = "bar"
    RING = "ring"
    KNOT = "knot"
    OPEN = "open"
    DOUBLE = "double"
    TRIANGLE = "triangle"
    DOT = "dot"


class Line(NamedTuple):
    """How a statement is drawn in one reading: head, colour token, width in px, dashes (none for a solid line)."""

    head: Head
    token: str
    width: float
    dash: tuple[float, ...]


SIGNED: dict[Sign, tuple[Head, str]] = {
    Sign.POSITIVE: (Head.ARROW, "plus"),
    Sign.NEGATIVE: (Head.BAR, "minus"),
    Sign.UNSIGNED: (Head.RING, "unsigned"),
}
"""Head and colour of an effect; the two say the same, so that neither is needed."""

FLOWS: dict[StatementType, Head] = {
    StatementType.RELEASE: Head.OPEN,
    StatementType.DELIVERY: Head.DOUBLE,
    StatementType.CONVERSION: Head.TRIANGLE,
    StatementType.PRODUCTION: Head.OPEN,
    StatementType.CARRIAGE: Head.DOT,
    StatementType.COMPLEX: Head.KNOT,
}
"""Heads of the statements that say where things go or what they become, and carry no sign."""

DASHES: dict[Basis, tuple[float, ...]] = {
    Basis.EXPLICIT: (),
    Basis.EXPLICIT_SIGN_IMPLIED: (11, 3, 2.5, 3),
    Basis.EXPLICIT_SIGN_LITERATURE: (11, 3, 2.5, 3),
    Basis.IMPLIED: (6, 4),
    Basis.STRUCTURAL: (3, 3),
    Basis.LITERATURE: (1.5, 3.5),
    Basis.IMPORTED: (8, 2.5),
}
"""Dashes by basis, px at zoom 1."""

SUGGESTED = (10.0, 5.0)
"""Dashes of a statement that a rule suggests and nobody has looked at, whatever its basis."""

EFFECT_WIDTH, FLOW_WIDTH = 2.0, 1.5


def line_of(statement: Statement, reading: Reading) -> Line:
    """How the statement is drawn in a reading.

    A statement that is said in words is solid; its dashes show only where the sign drawn is not the sign said.
    """
    sign = reading.sign(statement)
    kind = type_shown(statement, reading.level, reading.profile)
    if kind is StatementType.COMPLEX and sign is Sign.UNSIGNED:
        sign = Sign.NONE
    head, token = SIGNED.get(sign, (FLOWS.get(kind, Head.OPEN), "flow"))
    width = FLOW_WIDTH if token == "flow" else EFFECT_WIDTH
    return Line(head, token, width, _dash(statement, sign))


def _dash(statement: Statement, sign: Sign) -> tuple[float, ...]:
    if statement.review is ReviewState.SUGGESTED:
        return SUGGESTED
    is_said = statement.basis in (Basis.EXPLICIT_SIGN_IMPLIED, Basis.EXPLICIT_SIGN_LITERATURE)
    return () if is_said and sign == statement.sign_text else DASHES[statement.basis]
