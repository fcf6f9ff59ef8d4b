"""CX2 for NDEx and Cytoscape: every field an attribute, our look as visual properties, the spans in opaque aspects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from figtrace.exchange import cx2_style
from figtrace.exchange.attributes import agent_attributes, statement_attributes
from figtrace.exchange.contract import Exported, Job, exporter
from figtrace.exchange.cx2_check import check
from figtrace.exchange.cx2_foreign import Kept, kept
from figtrace.exchange.draft import parked_network
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import json_text, lose_parked
from figtrace.exchange.relation import note_strengthened, relation_at
from figtrace.model.problems import ProblemsFound

VERSION = "2.0"
_NETWORK, _AGENTS, _EVIDENCE = "figtraceNetwork", "figtraceAgents", "figtraceEvidence"


@exporter
def dumps(job: Job) -> Exported:
    """The network as CX2, every statement with its basis and both signs, checked by our own rules."""
    theirs = kept(job.network)
    keys = theirs.numbers("nodes", [agent.key for agent in job.network.agents])
    nodes, agents = _nodes(job, keys, theirs.attributes("nodes"))
    edges, evidence = _edges(job, keys, theirs)
    whole = parked_network(job.network)
    lose_parked(job, "network", whole, f"the aspect {_NETWORK}", but=("figid", "title", "caption_sha256", *_KEYED))
    for group in _KEYED:
        for record in whole.get(group, ()):
            named = {name: value for name, value in record.items() if name != "key"}
            lose_parked(job, record["key"], named, f"the aspect {_NETWORK}")
    named = _network_attributes(job, theirs.attributes("network").get("", {}))
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [_declared(named, nodes, edges)],
        "networkAttributes": [named],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [cx2_style.visual_properties()],
        "nodeBypasses": cx2_style.node_bypasses(job.positions, keys),
        _NETWORK: [whole],
        _AGENTS: agents,
        _EVIDENCE: evidence,
    }
    aspects |= theirs.aspects
    filled = {name: items for name, items in aspects.items() if items}
    counts = [{"name": name, "elementCount": len(items)} for name, items in filled.items()]
    parts: list[dict[str, Any]] = [{"CXVersion": VERSION, "hasFragments": False}, {"metaData": counts}]
    parts += [{name: items} for name, items in filled.items()]
    parts.append({"status": [{"error": "", "success": True}]})
    report = check(parts)
    if not report.is_good:
        raise ProblemsFound(report)
    lines = ",\n".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts)
    return Exported(f"[{lines}]\n", tuple(job.losses))


_KEYED = ("mechanisms", "references")


def _nodes(
    job: Job, keys: Mapping[str, int], theirs: Mapping[str, Mapping[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    boxes = job.positions.boxes if job.positions else {}
    nodes, parked_all = [], []
    for agent in job.network.agents:
        attributes, parked = agent_attributes(agent)
        node: dict[str, Any] = {"id": keys[agent.key], "v": _beside(attributes, theirs.get(agent.key))}
        if agent.key in boxes:
            centre = boxes[agent.key].centre
            node |= {"x": round(centre.x, 2), "y": round(centre.y, 2)}
        nodes.append(node)
        if parked:
            parked_all.append({"key": agent.key, **parked})
            lose_parked(job, agent.key, parked, f"the aspect {_AGENTS}")
    return nodes, parked_all


def _beside(ours: dict[str, Any], theirs: Mapping[str, Any] | None) -> dict[str, Any]:
    """Our attributes, and those of another program that have names of their own."""
    return {**theirs, **ours} if theirs else ours


def _edges(job: Job, keys: Mapping[str, int], theirs: Kept) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    edges, evidence = [], []
    numbers = theirs.numbers("edges", [statement.key for statement in job.network.statements])
    more = theirs.attributes("edges")
    for statement in job.network.statements:
        relation = relation_at(statement, job.level, job.profile)
        note_strengthened(job, statement, relation, relation.value, returns=True)
        attributes, parked = statement_attributes(statement, relation, job.network)
        for end in ("subject", "object"):
            attributes.pop(end, None)
        ends = {"s": keys[statement.subject], "t": keys[statement.object]}
        edges.append({"id": numbers[statement.key], **ends, "v": _beside(attributes, more.get(statement.key))})
        if parked:
            evidence.append({"key": statement.key, **parked})
            lose_parked(job, statement.key, parked, f"the aspect {_EVIDENCE}")
    return edges, evidence


def _network_attributes(job: Job, theirs: Mapping[str, Any]) -> dict[str, Any]:
    made = manifest(job, "cx2")
    link = made["source"].get("link")
    words = {name: value for name, value in made.items() if isinstance(value, str)}
    return {
        "name": job.network.title,
        "description": f"{job.network.title} ({job.network.figid})",
        **({"reference": link} if link else {}),
        **{name: value for name, value in theirs.items() if name != "name"},
        **{f"figtrace_{name}": value for name, value in words.items()},
        "figtrace_manifest": json_text(made),
    }


def _declared(
    named: Mapping[str, Any], nodes: Iterable[dict[str, Any]], edges: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "networkAttributes": _types([named]),
        "nodes": _types(node["v"] for node in nodes),
        "edges": _types(edge["v"] for edge in edges),
    }


def _types(given: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, str] = {}
    for attributes in given:
        for name, value in attributes.items():
            kind = _type_of(value)
            before = found.setdefault(name, kind)
            if before != kind:
                found[name] = _WIDER.get(frozenset({before, kind}), "string")
    return {name: {"d": kind} for name, kind in found.items()}


_WIDER = {
    frozenset({"integer", "long"}): "long",
    frozenset({"integer", "double"}): "double",
    frozenset({"long", "double"}): "double",
    frozenset({"list_of_integer", "list_of_double"}): "list_of_double",
}
_LARGEST = 2**31


def _type_of(value: Any) -> str:
    """CX2's name for the type of a value."""
    if isinstance(value, list):
        kinds = {_type_of(item) for item in value}
        return f"list_of_{kinds.pop()}" if len(kinds) == 1 else "list_of_string"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if -_LARGEST <= value < _LARGEST else "long"
    return "double" if isinstance(value, float) else "string"
