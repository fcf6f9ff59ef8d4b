"""SBGN's own rules, which the XML Schema does not know.

Activity Flow: af10101–af10114 of the published Schematron. Process Description: pd10109 and pd10110 (a modulation comes
from an entity and ends on a process or phenotype), pd10112 (where there are compartments, every entity is in one),
pd10131 (no entity stands alone), and that flows use the ports of their process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from figtrace.exchange.xml import every, local
from figtrace.model.problems import Problem, Report

INFLUENCES = frozenset({"positive influence", "negative influence", "unknown influence", "necessary stimulation"})
LOGIC = frozenset({"and", "or", "not", "delay"})
_AF_ARCS = frozenset({*INFLUENCES, "logic arc", "equivalence arc"})
_AF_GLYPHS = frozenset(
    {
        *("biological activity", "tag", "submap", "terminal", "unit of information", "compartment", "perturbation"),
        *("phenotype", *LOGIC),
    }
)
_ENTITIES = frozenset(
    {
        *("unspecified entity", "simple chemical", "macromolecule", "nucleic acid feature", "complex"),
        *("perturbing agent", "source and sink", "empty set"),
    }
)
_PROCESSES = frozenset({"process", "omitted process", "uncertain process", "association", "dissociation"})
MODULATIONS = frozenset({"modulation", "stimulation", "catalysis", "inhibition", "necessary stimulation"})


class _Map:
    """The glyphs, ports and arcs of a file, by id."""

    def __init__(self, root: etree._Element) -> None:
        self.nodes = list(every(root, "glyph", "port", "arc"))
        of: dict[str, list[etree._Element]] = {"glyph": [], "port": [], "arc": []}
        for node in self.nodes:
            of[local(node)].append(node)
        self.glyphs = {n.get("id", ""): n.get("class", "") for n in of["glyph"]}
        self.ports = {n.get("id", ""): _owner(n).get("class", "") for n in of["port"]}
        self.arcs = of["arc"]
        self.count = Counter(n.get("id") for n in self.nodes if n.get("id"))
        self.top = [n for n in of["glyph"] if local(_owner(n)) == "map"]

    def kind(self, ident: str) -> tuple[str, str]:
        """The class of the glyph of this id, and that of the glyph whose port it is."""
        return self.glyphs.get(ident, ""), self.ports.get(ident, "")


def _owner(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    return node if parent is None else parent


def check_af(root: etree._Element) -> Report:
    """What is wrong with an Activity Flow map, each rule by its own code."""
    found = _Map(root)
    return Report.of([*_shared(found), *_af_arcs(found), *_af_glyphs(found)])


def check_pd(root: etree._Element) -> Report:
    """What is wrong with a Process Description map."""
    found = _Map(root)
    return Report.of([*_shared(found), *_pd_arcs(found), *_pd_glyphs(found)])


def _shared(found: _Map) -> Iterator[Problem]:
    for ident, times in found.count.items():
        if times > 1:
            yield Problem("duplicate-id", str(ident), f"id {ident!r} is used {times} times", "renumber")
    for arc in found.arcs:
        for end in ("source", "target"):
            ident = arc.get(end, "")
            if not found.glyphs.get(ident) and not found.ports.get(ident):
                message = f"{end} is {arc.get(end)!r}, and no glyph or port has this id"
                yield Problem("dangling-reference", f"arc {arc.get('id')}", message, "name a glyph that is there")


def _af_arcs(found: _Map) -> Iterator[Problem]:
    sources = {
        **dict.fromkeys(INFLUENCES, ("af10101", frozenset({"biological activity", "perturbation"}), LOGIC)),
        "logic arc": ("af10109", frozenset({"biological activity"}), frozenset()),
        "equivalence arc": ("af10112", frozenset({"biological activity", "compartment"}), frozenset()),
    }
    targets = {
        **dict.fromkeys(INFLUENCES, ("af10102", frozenset({"biological activity", "phenotype"}), frozenset())),
        "logic arc": ("af10110", frozenset(), LOGIC),
        "equivalence arc": ("af10113", frozenset({"tag", "submap", "terminal"}), frozenset()),
    }
    for arc in found.arcs:
        kind = arc.get("class", "")
        if kind not in _AF_ARCS:
            yield Problem("af10103", f"arc {arc.get('id')}", f"class {kind!r} is no arc of Activity Flow", "choose one")
            continue
        for end, rules in (("source", sources), ("target", targets)):
            yield from _end(found, arc, end, rules[kind])


_Rule = tuple[str, frozenset[str], frozenset[str]]


def _end(found: _Map, arc: etree._Element, end: str, rule: _Rule) -> Iterator[Problem]:
    code, glyphs, ports = rule
    glyph, port = found.kind(arc.get(end, ""))
    if glyph not in glyphs and port not in ports:
        message = f"its {end} is a {glyph or port or 'thing unknown'!r}"
        wanted = ", ".join(sorted(glyphs | ports))
        yield Problem(code, f"arc {arc.get('id')} ({arc.get('class')})", message, f"use one of: {wanted}")


def _af_glyphs(found: _Map) -> Iterator[Problem]:
    for ident, kind in found.glyphs.items():
        if kind not in _AF_GLYPHS:
            yield Problem("af10104", f"glyph {ident}", f"class {kind!r} is no glyph of Activity Flow", "choose one")
    logic = Counter(arc.get("target") for arc in found.arcs if arc.get("class") == "logic arc")
    for node in found.nodes:
        if local(node) == "glyph" and node.get("class") == "not":
            into = sum(logic[port.get("id")] for port in node if local(port) == "port")
            if into != 1:
                yield Problem("af10111", f"glyph {node.get('id')}", f"{into} logic arcs end on it", "a not takes one")
    has_places = "compartment" in found.glyphs.values()
    for glyph in found.top:
        if glyph.get("class") == "biological activity" and bool(glyph.get("compartmentRef")) is not has_places:
            message = "there are compartments and it is in none" if has_places else "it names a compartment of none"
            yield Problem("af10114", f"glyph {glyph.get('id')}", message, "give every activity its compartment")
        ref = glyph.get("compartmentRef")
        if ref and found.glyphs.get(ref) != "compartment":
            yield Problem(
                "dangling-reference",
                f"glyph {glyph.get('id')}",
                f"compartmentRef {ref!r} is no compartment",
                "name a compartment that is there",
            )


def _pd_arcs(found: _Map) -> Iterator[Problem]:
    flows: Mapping[str, tuple[str, str]] = {"consumption": ("source", "target"), "production": ("target", "source")}
    for arc in found.arcs:
        kind, where = arc.get("class", ""), f"arc {arc.get('id')} ({arc.get('class')})"
        if kind in MODULATIONS:
            source, _ = found.kind(arc.get("source", ""))
            _, logic = found.kind(arc.get("source", ""))
            if source not in _ENTITIES and logic not in LOGIC:
                yield Problem("pd10109", where, f"its source is a {source or logic!r}", "start it at an entity")
            target, _ = found.kind(arc.get("target", ""))
            if target not in {*_PROCESSES, "phenotype"}:
                yield Problem("pd10110", where, f"its target is a {target!r}", "end it at a process or phenotype")
        elif kind in flows:
            entity, process = flows[kind]
            if found.kind(arc.get(entity, ""))[0] not in _ENTITIES:
                yield Problem("pd10101", where, f"its {entity} is no entity", "join it to an entity")
            if found.kind(arc.get(process, ""))[1] not in _PROCESSES:
                yield Problem("pd10102", where, f"its {process} is no port of a process", "join it to a port")


def _pd_glyphs(found: _Map) -> Iterator[Problem]:
    has_places = "compartment" in found.glyphs.values()
    touched = {arc.get(end) for arc in found.arcs for end in ("source", "target")}
    for glyph in found.top:
        if glyph.get("class") not in _ENTITIES:
            continue
        where = f"glyph {glyph.get('id')}"
        if bool(glyph.get("compartmentRef")) is not has_places:
            message = "there are compartments and it is in none" if has_places else "it names a compartment of none"
            yield Problem("pd10112", where, message, "give every entity its compartment")
        if glyph.get("id") not in touched:
            yield Problem("pd10131", where, "no arc touches it", "join it to a process, or leave it out")
