"""Agents and statements as plain named attributes (texts, flags, lists of texts), for formats with free attributes.

What is no plain attribute (evidence, candidates, mentions) is given beside them, to be parked as the format can.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from figtrace.exchange.cells import SIGNS
from figtrace.exchange.park import values
from figtrace.exchange.relation import Relation, sign_of
from figtrace.model.records import Agent, Network, Statement

AGENT_PARKED = ("candidates", "mentions")
STATEMENT_PARKED = ("evidence",)

_GROUNDING = {
    "curie": "curie",
    "level": "grounding_level",
    "name": "grounding_name",
    "source": "grounding_source",
    "is_verified": "grounding_verified",
}
_SIGN_OF = {word: sign.value for sign, word in SIGNS.items()}
_WORD_OF = {sign.value: word for sign, word in SIGNS.items()}

AGENT_NAMES = frozenset({*Agent.model_fields, *_GROUNDING.values(), "alternatives"})
STATEMENT_NAMES = frozenset(
    {*Statement.model_fields, "interaction", "sign", "quotes", "donor_name", "vesicle_name", "recipient_name"}
)
"""The names that agents' and statements' attributes have in our own files."""


def agent_attributes(agent: Agent) -> tuple[dict[str, Any], dict[str, Any]]:
    """The agent's attributes, and its fields that are none (JSON values)."""
    given = values(agent)
    parked = {name: given.pop(name) for name in AGENT_PARKED if name in given}
    grounding = given.pop("grounding", None)
    if grounding:
        given |= {attribute: grounding[name] for name, attribute in _GROUNDING.items() if name in grounding}
    if agent.candidates:
        given["alternatives"] = [candidate.curie for candidate in agent.candidates]
    return given, parked


def agent_fields(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The agent's fields behind its attributes; names that are not ours are left out."""
    fields = {name: value for name, value in attributes.items() if name in Agent.model_fields}
    if "curie" in attributes and "grounding_level" in attributes:
        fields["grounding"] = {
            name: attributes[attribute] for name, attribute in _GROUNDING.items() if attribute in attributes
        }
    return fields


def statement_attributes(
    statement: Statement, relation: Relation, network: Network
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The statement's attributes, and its fields that are none; ``relation`` and ``sign`` are those of the level."""
    given = values(statement)
    parked = {name: given.pop(name) for name in STATEMENT_PARKED if name in given}
    for name in ("sign_text", "sign_model"):
        given[name] = _WORD_OF.get(given.get(name) or "")
    given |= {"interaction": relation.value, "sign": SIGNS[sign_of(relation)]}
    if statement.evidence:
        given["quotes"] = [evidence.quote for evidence in statement.evidence]
    for part in ("donor", "vesicle", "recipient"):
        key = getattr(statement, part)
        if key in network.agent:
            given[f"{part}_name"] = network.agent[key].name
    return {name: value for name, value in given.items() if value is not None}, parked


def statement_fields(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The statement's fields behind its attributes; empty where the file is not ours."""
    if "type" not in attributes or "sign_model" not in attributes:
        return {}
    fields = {name: value for name, value in attributes.items() if name in Statement.model_fields}
    for name in ("sign_text", "sign_model"):
        fields[name] = _SIGN_OF.get(fields.get(name, ""))
    return fields
