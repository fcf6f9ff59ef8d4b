"""GraphML: one attribute a field, lists and objects as JSON texts, since the format has scalars only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from lxml import etree

from figtrace.exchange import place
from figtrace.exchange.attributes import (
    AGENT_NAMES,
    AGENT_PARKED,
    STATEMENT_NAMES,
    STATEMENT_PARKED,
    agent_attributes,
    agent_fields,
    statement_attributes,
    statement_fields,
)
from figtrace.exchange.contract import Box, Exported, Imported, Job, LossKind, Positions, exporter
from figtrace.exchange.draft import Draft, counted, parked_network
from figtrace.exchange.fast_xml import quoted, words
from figtrace.exchange.foreign import kind_from, licence_from, relation_from
from figtrace.exchange.ids import Ids
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import lose_parked, short, xml_text
from figtrace.exchange.relation import Relation, note_strengthened, relation_at
from figtrace.exchange.trust import refuse, xml_root
from figtrace.exchange.xml import child, children, local, namespace

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_EXACT = "figtrace_exact"
_PLACE = ("x", "y", "width", "height")


class _Columns:
    """The ``key`` elements of the file: one for each attribute of nodes, edges and the graph."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self.keys: list[str] = []

    def data(self, owner: str, values: Mapping[str, Any]) -> str:
        """The values as ``data`` of an element of this name; nothing between them, so that texts stay as they are."""
        made = []
        for name, value in values.items():
            text = value if isinstance(value, str) else _text(value)
            key = self._ids.get((owner, name)) or self._add(owner, name, value)
            made.append(f'<data key="{key}">{words(xml_text(text))}</data>' if text else f'<data key="{key}"/>')
        return "".join(made)

    def _add(self, owner: str, name: str, value: Any) -> str:
        kind = "boolean" if isinstance(value, bool) else "double" if isinstance(value, float) else "string"
        made = self._ids[(owner, name)] = f"d{len(self._ids)}"
        self.keys.append(_opened("key", {"id": made, "for": owner, "attr.name": name, "attr.type": kind}) + "/>\n")
        return made


def _opened(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{quoted(xml_text(value))}"' for key, value in attributes.items())


def _element(name: str, attributes: Mapping[str, str], data: str) -> str:
    head = _opened(name, attributes)
    return f"{head}>\n{data}</{name}>\n" if data else f"{head}/>\n"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return place.number(value)
    return json.dumps(value, ensure_ascii=True)


@exporter
def dumps(job: Job) -> Exported:
    """The network as GraphML, every statement with its basis and both signs."""
    columns = _Columns()
    whole = parked_network(job.network)
    parts = [columns.data("graph", {"manifest": manifest(job, "graphml"), "figtrace_network": whole})]
    _lose_network(job, whole)
    ids = Ids()
    names = ids.take_all(agent.key for agent in job.network.agents)
    boxes = job.positions.boxes if job.positions else {}
    for agent in job.network.agents:
        attributes, parked = agent_attributes(agent)
        data = columns.data("node", _held(job, agent.key, {"label": agent.name, **attributes}, parked))
        if agent.key in boxes:
            data += columns.data("node", dict(zip(_PLACE, map(float, boxes[agent.key]), strict=True)))
        parts.append(_element("node", {"id": names[agent.key]}, data))
    for statement in job.network.statements:
        relation = relation_at(statement, job.level, job.profile)
        note_strengthened(job, statement, relation, relation.value, returns=True)
        attributes, parked = statement_attributes(statement, relation, job.network)
        ends = {"source": names[statement.subject], "target": names[statement.object]}
        data = columns.data("edge", _held(job, statement.key, attributes, parked))
        parts.append(_element("edge", {"id": ids.take(statement.key), **ends}, data))
    graph = _element("graph", {"id": "network", "edgedefault": "directed"}, "".join(parts))
    body = _element("graphml", {"xmlns": NAMESPACE}, "".join((*columns.keys, graph)))
    return Exported(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}', tuple(job.losses))


def _lose_network(job: Job, whole: Mapping[str, Any]) -> None:
    keyed = ("mechanisms", "references")
    lose_parked(job, "network", whole, "the graph's text figtrace_network", but=keyed)
    for group in keyed:
        for record in whole.get(group, ()):
            named = {name: value for name, value in record.items() if name != "key"}
            lose_parked(job, record["key"], named, "the graph's text figtrace_network")


def _held(job: Job, key: str, attributes: Mapping[str, Any], parked: Mapping[str, Any]) -> dict[str, Any]:
    """What GraphML can hold: JSON for lists, and for texts with characters that XML cannot hold a JSON twin."""
    held: dict[str, Any] = {}
    exact: dict[str, Any] = {}
    for name, value in {**attributes, **parked}.items():
        if isinstance(value, list):
            job.lose(LossKind.PARKED, key, name, f"{short(value)} is a list, written as JSON text", returns=True)
        elif isinstance(value, str) and xml_text(value) != value:
            exact[name] = value
            message = f"{short(value)} has characters that XML cannot hold; they stand in {_EXACT}"
            job.lose(LossKind.COARSENED, key, name, message, returns=True)
        held[name] = value
    return {**held, **({_EXACT: exact} if exact else {})}


def loads(data: bytes | str) -> Imported:
    """The network of a GraphML file; ours in full, others as agents and statements without a quote.

    Raises ProblemsFound ``graphml-namespace`` for another kind of XML, ``graphml-end-unknown`` for a dangling end.
    """
    root = xml_root(data)
    if local(root) != "graphml" or namespace(root) not in (NAMESPACE, ""):
        refuse("graphml-namespace", local(root), f"its namespace is {namespace(root)!r}", f"save it as {NAMESPACE}")
    graph = child(root, "graph")
    draft = Draft("GraphML")
    if graph is None:
        draft.note("graph-missing", "graphml", "the file holds no graph", "export it again")
        return draft.finish()
    names = {key.get("id", ""): key.get("attr.name") or key.get("id") or "" for key in children(root, "key")}
    told = _data(graph, names)
    draft.licence = licence_from(told)
    whole = told.get("figtrace_network")
    draft.take_parked(_json(whole) if whole else None)
    keys: dict[str, str] = {}
    boxes: dict[str, Box] = {}
    for node in children(graph, "node"):
        _read_node(draft, node, names, keys, boxes)
    for number, edge in enumerate(children(graph, "edge"), 1):
        _read_edge(draft, edge, names, keys, number)
    _tell_unread(draft, graph, names)
    return draft.finish(positions=Positions(boxes) if boxes else None)


_Names = Mapping[str, str]

_READ = frozenset({"label", "name", "kind", "type", "relation", "interaction", *AGENT_NAMES, *STATEMENT_NAMES})
_OURS = frozenset({*_PLACE, _EXACT, *AGENT_PARKED, *STATEMENT_PARKED})
_PARTS = ("node", "edge", "data", "desc", "")


def _tell_unread(draft: Draft, graph: etree._Element, names: _Names) -> None:
    """Attributes and elements of others that are not understood, each kind with its count."""
    for tag in ("node", "edge"):
        owners = children(graph, tag)
        count = Counter(names.get(d.get("key", ""), d.get("key", "")) for o in owners for d in children(o, "data"))
        left = {name: n for name, n in count.items() if name not in _READ | _OURS}
        if left:
            told = ", ".join(f"{name} ({n})" for name, n in list(left.items())[:8])
            more = f" and {len(left) - 8} more" if len(left) > 8 else ""
            message = f"not read: {counted(len(left), 'attribute')}: {told}{more}"
            draft.note("attribute-unread", f"{tag}s", message, "none needed; it stays in the file you have")
    strange = Counter(local(other) for other in graph if local(other) not in _PARTS)
    strange += Counter(local(other) for node in children(graph, "node") for other in node if local(other) not in _PARTS)
    for tag, n in strange.items():
        draft.note("element-unknown", tag, f"{n} of it not understood", "none needed; it stays in the file you have")


def _data(owner: etree._Element, names: _Names) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in children(owner, "data"):
        found[names.get(item.get("key", ""), item.get("key", ""))] = item.text or ""
    return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


_LISTS = ("synonyms", "ambiguities", "references", "profiles", "folded_by", "candidates", "mentions", "evidence")
_FLAGS = ("is_receptor", "is_headline", "grounding_verified")


def _values(texts: Mapping[str, str]) -> dict[str, Any]:
    """Our attributes behind the texts: lists and flags as what they are, exact texts in their place."""
    found: dict[str, Any] = {}
    for name, text in texts.items():
        value = _json(text) if name in _LISTS else text == "true" if name in _FLAGS else text
        if value is not None:
            found[name] = value
    exact = _json(texts.get(_EXACT, ""))
    return {**found, **(exact if isinstance(exact, dict) else {})}


def _read_node(draft: Draft, node: etree._Element, names: _Names, keys: dict[str, str], boxes: dict[str, Box]) -> None:
    texts = _data(node, names)
    ident = node.get("id", "")
    if ident in keys:
        refuse("duplicate-node-id", ident, "two nodes have this id", "renumber")
    values = _values(texts)
    fields = agent_fields(values)
    if "key" in fields and "kind" in fields:
        name = str(fields.get("name", ""))
        keys[ident] = draft.agent(str(fields["key"]), name, kind_from(""), None, {"name": name, **fields})
    else:
        label = texts.get("label") or texts.get("name") or ident
        kind = kind_from(texts.get("kind") or texts.get("type") or "")
        curie = texts.get("curie", "")
        keys[ident] = draft.agent(ident, label, kind, curie if ":" in curie else None)
    try:
        boxes[keys[ident]] = Box(*(float(texts[name]) for name in _PLACE))
    except (KeyError, ValueError):
        return


def _read_edge(draft: Draft, edge: etree._Element, names: _Names, keys: Mapping[str, str], number: int) -> None:
    ends = []
    for end in ("source", "target"):
        if edge.get(end, "") not in keys:
            message = f"{end} is {edge.get(end)!r}, and no node has this id"
            refuse("graphml-end-unknown", edge.get("id", f"edge {number}"), message, "name a node that is there")
        ends.append(keys[edge.get(end, "")])
    texts = _data(edge, names)
    fields = statement_fields(_values(texts))
    word = texts.get("interaction") or texts.get("label") or texts.get("relation") or ""
    relation = relation_from(word)
    key = str(fields.get("key") or edge.get("id") or f"edge{number}")
    if fields:
        fields |= {"subject": ends[0], "object": ends[1]}
    elif relation is None:
        draft.note("relation-unknown", key, f"its word is {word!r}", "it is read as unsigned, its word kept")
    note = f"relation “{word}”" if word else ""
    draft.statement(key, ends[0], relation or Relation.REGULATES, ends[1], note=note, parked=fields or None)
