"""Colours for formats that hold them: those of the page's light theme, read from its one table of colours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from figtrace.exchange.relation import NEGATIVE, POSITIVE, UNSIGNED, Relation
from figtrace.model.vocabulary import CELLS, AgentKind

_TOKENS = Path(__file__).parents[2] / "assets" / "00_tokens.css"
_COLOUR = re.compile(r"--([a-z0-9-]+):\s*#([0-9a-f]{6});")

_KINDS = {
    AgentKind.PROTEIN: "protein",
    AgentKind.FAMILY: "family",
    AgentKind.GENE: "protein",
    AgentKind.COMPLEX: "protein",
    AgentKind.VESICLE: "vesicle",
    AgentKind.PATHWAY: "pathway",
    AgentKind.PROCESS: "process",
    AgentKind.CHEMICAL: "chemical",
    AgentKind.CELL_STATE: "state",
    AgentKind.MICROENVIRONMENT: "tme",
    AgentKind.ANATOMY: "recipient",
}


@cache
def tokens() -> dict[str, str]:
    """Token → six hexadecimal digits, of the light theme; empty where the page's assets are not installed."""
    if not _TOKENS.is_file():
        return {}
    light = _TOKENS.read_text(encoding="utf-8").split("@media", 1)[0]
    return dict(_COLOUR.findall(light))


def fill(kind: AgentKind) -> str | None:
    """The fill of an agent of this kind, six hexadecimal digits; None leaves it to the reading program."""
    if kind is AgentKind.MIRNA:
        return tokens().get("surface")
    return tokens().get("cell" if kind in CELLS and kind not in _KINDS else _KINDS.get(kind, "surface"))


def border(kind: AgentKind) -> str | None:
    """The border of an agent of this kind."""
    if kind is AgentKind.MIRNA:
        return tokens().get("mirna")
    name = "cell" if kind in CELLS and kind not in _KINDS else _KINDS.get(kind, "control")
    return tokens().get(f"{name}-line")


def ink() -> str | None:
    """The colour of labels."""
    return tokens().get("ink")


def line(relation: Relation) -> str | None:
    """The colour of a statement's line, by its sign."""
    if relation in POSITIVE:
        return tokens().get("plus")
    if relation in NEGATIVE:
        return tokens().get("minus")
    return tokens().get("unsigned" if relation in UNSIGNED else "flow")
