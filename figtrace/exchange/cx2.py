"""CX2 for NDEx and Cytoscape: every field an attribute, our look as visual properties, the spans in opaque aspects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from figtrace.exchange import cx2_style
from figtrace.exchange.attributes import agent_attributes, statement_attributes
from figtrace.exchange.contract import Exported, Job, exporter
from figtrace.exchange.cx2_check import check
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
    keys = {agent.key: number for number, agent in enumerate(job.network.agents)}
    nodes, agents = _nodes(job, keys)
    edges, evidence = _edges(job, keys)
    whole = parked_network(job.network)
    lose_parked(job, "network", whole, f"the aspect {_NETWORK}", but=("figid", "title", "caption_sha256", *_KEYED))
    for group in _KEYED:
        for record in whole.get(group, ()):
            named = {name: value for name, value in record.items() if name != "key"}
            lose_parked(job, record["key"], named, f"the aspect {_NETWORK}")
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [_declared(job, nodes, edges)],
        "networkAttributes": [_network_attributes(job)],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [cx2_style.visual_properties()],
        "nodeBypasses": cx2_style.node_bypasses(job.positions, keys),
        _NETWORK: [whole],
        _AGENTS: agents,
        _EVIDENCE: evidence,
    }
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


def _nodes(job: Job, keys: Mapping[str, int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    boxes = job.positions.boxes if job.positions else {}
    nodes, parked_all = [], []
    for agent in job.network.agents:
        attributes, parked = agent_attributes(agent)
        node: dict[str, Any] = {"id": keys[agent.key], "v": attributes}
        if agent.key in boxes:
            centre = boxes[agent.key].centre
            node |= {"x": round(centre.x, 2), "y": round(centre.y, 2)}
        nodes.append(node)
        if parked:
            parked_all.append({"key": agent.key, **parked})
            lose_parked(job, agent.key, parked, f"the aspect {_AGENTS}")
    return nodes, parked_all


def _edges(job: Job, keys: Mapping[str, int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    edges, evidence = [], []
    for number, statement in enumerate(job.network.statements):
        relation = relation_at(statement, job.level, job.profile)
        note_strengthened(job, statement, relation, relation.value, returns=True)
        attributes, parked = statement_attributes(statement, relation, job.network)
        for end in ("subject", "object"):
            attributes.pop(end, None)
        edges.append({"id": number, "s": keys[statement.subject], "t": keys[statement.object], "v": attributes})
        if parked:
            evidence.append({"key": statement.key, **parked})
            lose_parked(job, statement.key, parked, f"the aspect {_EVIDENCE}")
    return edges, evidence


def _network_attributes(job: Job) -> dict[str, Any]:
    made = manifest(job, "cx2")
    link = made["source"].get("link")
    words = {name: value for name, value in made.items() if isinstance(value, str)}
    return {
        "name": job.network.title,
        "description": f"{job.network.title} ({job.network.figid})",
        **({"reference": link} if link else {}),
        **{f"figtrace_{name}": value for name, value in words.items()},
        "figtrace_manifest": json_text(made),
    }


def _declared(job: Job, nodes: Iterable[dict[str, Any]], edges: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "networkAttributes": _types([_network_attributes(job)]),
        "nodes": _types(node["v"] for node in nodes),
        "edges": _types(edge["v"] for edge in edges),
    }


def _types(given: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attributes in given:
        for name, value in attributes.items():
            if name not in found:
                kind = (
                    "list_of_string" if isinstance(value, list) else "boolean" if isinstance(value, bool) else "string"
                )
                found[name] = {"d": kind}
    return found
