"""CX2 read: our own files in full, others as agents and statements without a quote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from figtrace.exchange import cx2_foreign
from figtrace.exchange.attributes import (
    AGENT_NAMES,
    AGENT_PARKED,
    STATEMENT_NAMES,
    STATEMENT_PARKED,
    agent_fields,
    statement_fields,
)
from figtrace.exchange.contract import Box, Imported, Positions
from figtrace.exchange.cx2_check import aspects, check
from figtrace.exchange.draft import Draft
from figtrace.exchange.foreign import kind_from, licence_from, relation_from
from figtrace.exchange.park import json_text
from figtrace.exchange.relation import Relation
from figtrace.exchange.trust import json_value
from figtrace.model.problems import ProblemsFound, Severity

_OWN_NETWORK = ("name", "description", "reference")
_WIDTH, _HEIGHT = 90.0, 36.0


def loads(data: bytes | str) -> Imported:
    """The network of a CX2 file; aliases and defaults are resolved, unknown aspects are named in the report.

    Raises ProblemsFound where the checker refuses the file, each fault with its own code.
    """
    parts = json_value(data)
    report = check(parts, is_ours=False)
    if not report.is_good:
        raise ProblemsFound(report)
    found = aspects(parts)
    draft = Draft("CX2")
    draft.problems.extend(report)
    parked = _parked(found)
    for whole in found.get("figtraceNetwork", ()):
        draft.take_parked(whole)
    declared = next((d for d in found.get("attributeDeclarations", ()) if isinstance(d, dict)), {})
    for group in ("nodes", "edges"):
        filled_in = len(json_text(_attributes({}, declared.get(group))))
        draft.spend(filled_in * len(found.get(group, ())))
    more: _More = {"network": {}, "nodes": {}, "edges": {}}
    keys = _nodes(draft, found, declared, parked, more["nodes"])
    edges = _edges(draft, found, declared, parked, keys, more["edges"])
    named = next((a for a in found.get("networkAttributes", ()) if isinstance(a, dict)), {})
    draft.licence = licence_from(named)
    more["network"][""] = _whole(draft, named)
    numbers = {"nodes": {key: ident for ident, key in keys.items()}, "edges": edges}
    cx2_foreign.keep(draft, _strange(draft, found), more, numbers)
    return draft.finish(str(named.get("name", "")), _positions(found, keys))


_More = dict[str, dict[str, dict[str, Any]]]


def _strange(draft: Draft, found: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """The aspects that nobody here knows; they and a look of the file's own are named in the report."""
    strange = {name: items for name, items in found.items() if name not in cx2_foreign.KNOWN and items}
    for name, items in strange.items():
        message = f"{len(items)} elements of this aspect are not understood; they are kept"
        draft.note("aspect-unknown", name, message, "none needed; they are written back to CX2")
    if "figid" not in draft.network and found.get("visualProperties"):
        message = "the file's own look is not read"
        draft.note("style-not-read", "visualProperties", message, "none needed; figtrace draws its own")
    return strange


def _whole(draft: Draft, named: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of the whole network that are not ours."""
    but = _OWN_NETWORK if "figid" in draft.network else ("name",)
    return cx2_foreign.own({n: v for n, v in named.items() if not n.startswith("figtrace_")}, but)


def _parked(found: Mapping[str, list[Any]]) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for aspect, fields in (("figtraceAgents", AGENT_PARKED), ("figtraceEvidence", STATEMENT_PARKED)):
        for item in found.get(aspect, ()):
            if isinstance(item, dict) and isinstance(item.get("key"), str):
                made[f"{aspect} {item['key']}"] = {name: item[name] for name in fields if name in item}
    return made


def _attributes(item: Mapping[str, Any], declared: Any) -> dict[str, Any]:
    """The element's attributes under their full names, defaults filled in."""
    table = declared if isinstance(declared, dict) else {}
    alias: dict[str, str] = {}
    defaults: dict[str, Any] = {}
    for name, kind in table.items():
        if isinstance(kind, dict):
            alias[str(kind.get("a", name))] = name
            if "v" in kind:
                defaults[name] = kind["v"]
    given = item.get("v")
    return (
        {**defaults, **{alias.get(str(n), str(n)): v for n, v in given.items()}}
        if isinstance(given, dict)
        else defaults
    )


def _text(attributes: Mapping[str, Any], *names: str) -> str:
    return next((str(attributes[name]) for name in names if attributes.get(name) not in (None, "")), "")


def _nodes(
    draft: Draft,
    found: Mapping[str, list[Any]],
    declared: Mapping[str, Any],
    parked: Mapping[str, dict[str, Any]],
    more: dict[str, dict[str, Any]],
) -> dict[int, str]:
    keys: dict[int, str] = {}
    for node in found.get("nodes", ()):
        attributes = _attributes(node, declared.get("nodes"))
        fields = agent_fields(attributes)
        name = _text(attributes, "name", "n", "shared name") or f"node {node['id']}"
        if "key" in fields and "kind" in fields:
            extra = parked.get(f"figtraceAgents {fields['key']}", {})
            keys[node["id"]] = draft.agent(str(fields["key"]), name, kind_from(""), None, {**fields, **extra})
        else:
            curie = _text(attributes, "represents", "r", "curie")
            kind = kind_from(_text(attributes, "type", "node type", "kind"))
            keys[node["id"]] = draft.agent(f"n{node['id']}", name, kind, curie if ":" in curie else None)
        more[keys[node["id"]]] = cx2_foreign.own(attributes, AGENT_NAMES if fields else ("name",))
    return keys


def _edges(
    draft: Draft,
    found: Mapping[str, list[Any]],
    declared: Mapping[str, Any],
    parked: Mapping[str, dict[str, Any]],
    keys: Mapping[int, str],
    more: dict[str, dict[str, Any]],
) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for edge in found.get("edges", ()):
        attributes = _attributes(edge, declared.get("edges"))
        fields = statement_fields(attributes)
        word = _text(attributes, "interaction", "i", "shared interaction")
        relation = relation_from(word)
        key = str(fields.get("key") or f"e{edge['id']}")
        if fields:
            fields |= {"subject": keys[edge["s"]], "object": keys[edge["t"]]}
            fields |= parked.get(f"figtraceEvidence {key}", {})
        elif relation is None:
            draft.note(
                "relation-unknown",
                key,
                f"interaction is {word!r}",
                "it is read as unsigned, its word kept",
                Severity.NOTE,
            )
        made = draft.statement(
            key,
            keys[edge["s"]],
            relation or Relation.REGULATES,
            keys[edge["t"]],
            note=f"interaction “{word}”" if word else "",
            parked=fields or None,
        )
        numbers[made] = edge["id"]
        more[made] = cx2_foreign.own(attributes, STATEMENT_NAMES if fields else ("interaction", "i"))
    return numbers


def _positions(found: Mapping[str, list[Any]], keys: Mapping[int, str]) -> Positions | None:
    sizes = {b["id"]: b.get("v", {}) for b in found.get("nodeBypasses", ())}
    boxes: dict[str, Box] = {}
    for node in found.get("nodes", ()):
        if all(isinstance(node.get(axis), int | float) for axis in ("x", "y")):
            size = sizes.get(node["id"], {})
            width, height = _length(size, "NODE_WIDTH", _WIDTH), _length(size, "NODE_HEIGHT", _HEIGHT)
            boxes[keys[node["id"]]] = Box(node["x"] - width / 2, node["y"] - height / 2, width, height)
    return Positions(boxes) if boxes else None


def _length(size: Any, name: str, otherwise: float) -> float:
    given = size.get(name) if isinstance(size, dict) else None
    return float(given) if isinstance(given, int | float) else otherwise
