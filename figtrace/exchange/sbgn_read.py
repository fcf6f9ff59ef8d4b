"""SBGN Activity Flow read: our own files in full, others as agents and statements without a quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from figtrace.exchange import sbgn
from figtrace.exchange.contract import Box, Imported, Positions
from figtrace.exchange.draft import Draft
from figtrace.exchange.foreign import licence_from, relation_from
from figtrace.exchange.ids import key_of
from figtrace.exchange.park import decoded, xml_text
from figtrace.exchange.relation import Relation
from figtrace.exchange.sbgn_check import INFLUENCES, LOGIC, check_af
from figtrace.exchange.trust import refuse, xml_root
from figtrace.exchange.xml import child, children, local, namespace
from figtrace.model.problems import Problem, ProblemsFound, Report, Severity
from figtrace.model.vocabulary import AgentKind

_UNITS = {
    "macromolecule": AgentKind.PROTEIN,
    "nucleic acid feature": AgentKind.GENE,
    "simple chemical": AgentKind.CHEMICAL,
    "complex": AgentKind.COMPLEX,
}


def loads(data: bytes | str) -> Imported:
    """The network of an Activity Flow file, SBGN-ML 0.2 or 0.3.

    Raises ProblemsFound: ``sbgn-namespace``, ``sbgn-language`` for another language, and each broken rule by its code.
    """
    root = xml_root(data)
    if local(root) != "sbgn" or namespace(root) not in sbgn.NAMESPACES:
        refuse("sbgn-namespace", local(root), f"its namespace is {namespace(root)!r}", f"save it as {sbgn.NAMESPACE}")
    owner = child(root, "map")
    language = _language(owner)
    if owner is None or language != "activity flow":
        refuse("sbgn-language", "map", f"its language is {language!r}", "only activity flow is read")
    report = Report.of(_eased(problem) for problem in check_af(root))
    if not report.is_good:
        raise ProblemsFound(report)
    draft = Draft("SBGN-AF")
    draft.problems.extend(report)
    draft.take_parked(_ours(owner).get("network"))
    draft.licence = _licence(root, owner)
    reading = _Reading(draft)
    for glyph in children(owner, "glyph"):
        reading.glyph(glyph)
    arcs = children(owner, "arc")
    reading.logic(arcs)
    for arc in arcs:
        reading.arc(arc)
    for group in children(owner, "arcgroup"):
        draft.note("not-read", f"arcgroup {group.get('class')}", "groups of arcs are not read", "none needed")
    return draft.finish(positions=Positions(reading.boxes) if reading.boxes else None)


_UNREAD = ("af10112", "af10113")
"""The rules for equivalence arcs, which are not read: breaking them is no reason to refuse the rest."""


def _eased(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.WARNING) if problem.code in _UNREAD else problem


_LANGUAGES = {"af": "activity flow", "pd": "process description", "er": "entity relationship"}
_VERSION = re.compile(r"sbgn\.(af|pd|er)\.")


def _language(owner: etree._Element | None) -> str | None:
    """The language that a map names, or that its version tells: SBGN-ML 0.3 lets it be left out."""
    if owner is None:
        return None
    told = _VERSION.search(owner.get("version", ""))
    return owner.get("language") or (_LANGUAGES[told.group(1)] if told else None)


def _licence(root: etree._Element, owner: etree._Element) -> str | None:
    """What the file's or the map's own notes and extension state as licence, by element, as text or as a resource."""
    told: dict[str, str] = {}
    parts = [part for node in (root, owner) for name in ("notes", "extension") for part in children(node, name)]
    for inner in (inner for part in parts for inner in part.iterdescendants()):
        resource = next((str(text) for name, text in inner.attrib.items() if str(name).endswith("}resource")), "")
        told.setdefault(local(inner), (inner.text or "").strip() or resource)
    return licence_from(told)


def _ours(node: etree._Element) -> dict[str, Any]:
    extension = child(node, "extension")
    if extension is None:
        return {}
    return {local(inner): decoded(inner.text or "") for inner in extension if namespace(inner) == sbgn.OURS}


class _Reading:
    """One map being read: glyph id → agent key, port id → glyph id, places."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.keys: dict[str, str] = {}
        self.ports: dict[str, str] = {}
        self.gates: dict[str, str] = {}
        self.boxes: dict[str, Box] = {}

    def glyph(self, glyph: etree._Element) -> None:
        """A glyph as an agent; gates wait for their arcs, compartments that are not ours are named in the report."""
        ident, kind = glyph.get("id", ""), glyph.get("class", "")
        for port in children(glyph, "port"):
            self.ports[port.get("id", "")] = ident
        ours = _ours(glyph)
        text = child(glyph, "label")
        label = (text.get("text") or "") if text is not None else ""
        if isinstance(ours.get("agent"), Mapping):
            self._our_agent(ident, label, ours)
        elif kind in LOGIC:
            self.gates[ident] = kind
        elif kind in ("biological activity", "phenotype", "perturbation"):
            name = label or ident
            self.keys[ident] = self.draft.agent(key_of(ident), name, self._kind(glyph, kind))
        elif ident != sbgn.ELSEWHERE:
            self.draft.note(
                "not-read",
                f"{kind} {ident}",
                f"“{' '.join(label.split())}” is not read as an agent",
                "add it by hand where it matters",
            )
        box = _box(glyph)
        if box and ident in self.keys:
            self.boxes[self.keys[ident]] = box

    def _our_agent(self, ident: str, label: str, ours: Mapping[str, Any]) -> None:
        fields = dict(ours["agent"])
        exact = fields.get("name")
        name = exact if isinstance(exact, str) and xml_text(exact) == label else label
        self.keys[ident] = self.draft.agent(
            str(fields.get("key", ident)), name, AgentKind.UNKNOWN, None, {**fields, "name": name}
        )
        carriage = ours.get("carriage")
        if isinstance(carriage, Mapping):
            ends = (str(carriage.get("subject", "")), str(carriage.get("object", "")))
            self.draft.statement(str(carriage.get("key", "")), ends[0], Relation.CONTAINS, ends[1], parked=carriage)

    @staticmethod
    def _kind(glyph: etree._Element, kind: str) -> AgentKind:
        if kind == "phenotype":
            return AgentKind.PROCESS
        for inner in children(glyph, "glyph"):
            entity = child(inner, "entity")
            if entity is not None:
                return _UNITS.get(entity.get("name", ""), AgentKind.UNKNOWN)
        return AgentKind.UNKNOWN

    def logic(self, arcs: list[etree._Element]) -> None:
        """Each gate as one agent that is named after what goes into it."""
        into: dict[str, list[str]] = {}
        for arc in arcs:
            if arc.get("class") == "logic arc":
                gate = self.ports.get(arc.get("target", ""), "")
                into.setdefault(gate, []).append(self.keys.get(arc.get("source", ""), arc.get("source", "")))
        for ident, kind in self.gates.items():
            names = [self.draft.agents[k].name if k in self.draft.agents else k for k in into.get(ident, ())]
            self.draft.spend(sum(map(len, names)))
            name = f"{kind} {names[0]}" if len(names) == 1 else f" {kind} ".join(names) or kind
            self.keys[ident] = self.draft.agent(key_of(ident), name, AgentKind.UNKNOWN)
            self.draft.note("gate-grouped", ident, f"“{name}” is read as one agent", "expand it by hand")

    def arc(self, arc: etree._Element) -> None:
        """An influence as a statement; logic arcs are in their gates, equivalence arcs are reported."""
        kind, ident = arc.get("class", ""), arc.get("id", "")
        if kind not in INFLUENCES:
            if kind != "logic arc":
                self.draft.note("not-read", f"{kind} {ident}", "it is not read", "none needed")
            return
        ends = [self.keys.get(self.ports.get(arc.get(end, ""), arc.get(end, ""))) for end in ("source", "target")]
        if ends[0] is None or ends[1] is None:
            self.draft.note("line-unattached", ident, "one end is no agent", "attach it to an activity")
            return
        ours = _ours(arc).get("statement")
        fields = {**ours, "subject": ends[0], "object": ends[1]} if isinstance(ours, Mapping) else None
        key = str(fields["key"]) if fields and "key" in fields else key_of(ident)
        relation = relation_from(kind) or Relation.REGULATES
        self.draft.statement(key, ends[0], relation, ends[1], note=f"arc “{kind}”", parked=fields)


def _box(glyph: etree._Element) -> Box | None:
    found = child(glyph, "bbox")
    if found is None:
        return None
    try:
        return Box(*(float(found.get(side) or "") for side in ("x", "y", "w", "h")))
    except ValueError:
        return None
