"""Our look as CX2 visual properties: kind → shape and colour, sign → colour and arrow head, basis → line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from figtrace.exchange import palette
from figtrace.exchange.cells import SIGNS
from figtrace.exchange.contract import Positions
from figtrace.exchange.relation import EFFECTS, NEGATIVE, Relation, sign_of
from figtrace.model.vocabulary import CELLS, AgentKind, Basis, Sign

_SHAPES = {
    AgentKind.VESICLE: "ellipse",
    AgentKind.PATHWAY: "hexagon",
    AgentKind.CHEMICAL: "octagon",
    AgentKind.MIRNA: "parallelogram",
    AgentKind.PROCESS: "rectangle",
    **dict.fromkeys(CELLS, "ellipse"),
}
_DASHED = (Basis.IMPLIED, Basis.STRUCTURAL)
_NO_HEAD = (Relation.CONTAINS, Relation.INTERACTS, Relation.BINDS)


def _hex(digits: str | None) -> str | None:
    return f"#{digits}" if digits else None


def _discrete(attribute: str, table: Mapping[str, str | None]) -> dict[str, Any]:
    """A discrete mapping; the attribute's type stands in the definition, else NDEx refuses the file."""
    pairs = [{"v": value, "vp": look} for value, look in table.items() if look]
    return {"type": "DISCRETE", "definition": {"attribute": attribute, "type": "string", "map": pairs}}


def visual_properties() -> dict[str, Any]:
    """The one element of the aspect ``visualProperties``."""
    ink = _hex(palette.ink())
    node = {"NODE_SHAPE": "round-rectangle", "NODE_WIDTH": 90, "NODE_HEIGHT": 36, "NODE_BORDER_WIDTH": 1.5}
    edge = {"EDGE_WIDTH": 1.6, "EDGE_TARGET_ARROW_SHAPE": "triangle", "EDGE_LINE_STYLE": "solid"}
    return {
        "default": {
            "network": {},
            "node": {**node, **({"NODE_LABEL_COLOR": ink} if ink else {}), "NODE_LABEL_FONT_SIZE": 12},
            "edge": edge,
        },
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}},
            "NODE_SHAPE": _discrete("kind", {kind.value: _SHAPES.get(kind, "round-rectangle") for kind in AgentKind}),
            "NODE_BACKGROUND_COLOR": _discrete("kind", {kind.value: _hex(palette.fill(kind)) for kind in AgentKind}),
            "NODE_BORDER_COLOR": _discrete("kind", {kind.value: _hex(palette.border(kind)) for kind in AgentKind}),
        },
        "edgeMapping": _edge_mapping(),
    }


def _edge_mapping() -> dict[str, Any]:
    heads = {relation.value: _head(relation) for relation in Relation}
    by_sign = {
        word: next((_hex(palette.line(relation)) for relation in Relation if _sign(relation) is sign), None)
        for sign, word in SIGNS.items()
    }
    lines = {basis.value: "dashed" if basis in _DASHED else "solid" for basis in Basis}
    lines[Basis.LITERATURE.value] = "dotted"
    return {
        "EDGE_TARGET_ARROW_SHAPE": _discrete("interaction", heads),
        "EDGE_LINE_COLOR": _discrete("sign", by_sign),
        "EDGE_TARGET_ARROW_COLOR": _discrete("sign", by_sign),
        "EDGE_LINE_STYLE": _discrete("basis", lines),
    }


def _sign(relation: Relation) -> Sign:
    return sign_of(relation) if relation in EFFECTS else Sign.NONE


def _head(relation: Relation) -> str:
    if relation in NEGATIVE:
        return "tee"
    return "none" if relation in _NO_HEAD else "triangle"


def node_bypasses(positions: Positions | None, keys: Mapping[str, int]) -> list[dict[str, Any]]:
    """The size of every agent that has a place."""
    if positions is None:
        return []
    return [
        {"id": keys[key], "v": {"NODE_WIDTH": round(box.width, 2), "NODE_HEIGHT": round(box.height, 2)}}
        for key, box in positions.boxes.items()
        if key in keys
    ]
