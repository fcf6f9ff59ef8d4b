"""What both SBGN languages share: the file around the map, glyphs, arcs, notes and our extension."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lxml import etree

from figtrace.exchange.contract import Box, Job, LossKind, Point
from figtrace.exchange.draft import parked_network
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import encoded, lose_parked, short, xml_text
from figtrace.exchange.place import board, number
from figtrace.exchange.xml import element
from figtrace.model.vocabulary import AgentKind

NAMESPACE = "http://sbgn.org/libsbgn/0.3"
NAMESPACES = (NAMESPACE, "http://sbgn.org/libsbgn/0.2")
OURS = "urn:figtrace:network:1"
"""The namespace of our extension elements."""

XHTML = "http://www.w3.org/1999/xhtml"
HATCH = "the extension figtrace"

ENTITIES = {
    AgentKind.PROTEIN: "macromolecule",
    AgentKind.FAMILY: "macromolecule",
    AgentKind.COMPLEX: "complex",
    AgentKind.GENE: "nucleic acid feature",
    AgentKind.MIRNA: "nucleic acid feature",
    AgentKind.CHEMICAL: "simple chemical",
    AgentKind.UNKNOWN: "unspecified entity",
}
"""Molecules → the SBGN entity that an activity names, or that a process description draws."""


def sheet(language: str, version: str) -> tuple[etree._Element, etree._Element]:
    """The root and its one map."""
    root = etree.Element("sbgn", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    return root, element(root, "map", {"id": "_map", "language": language, "version": version})


def describe_map(owner: etree._Element, job: Job, name: str) -> None:
    """The manifest and the fields of the network itself, in the map's extension."""
    whole = parked_network(job.network)
    keyed = ("mechanisms", "references")
    lose_parked(job, "network", whole, HATCH, but=keyed)
    for group in keyed:
        for record in whole.get(group, ()):
            lose_parked(job, record["key"], {n: v for n, v in record.items() if n != "key"}, HATCH)
    extend(owner, {"manifest": manifest(job, name), "network": whole})


def extend(owner: etree._Element, values: Mapping[str, Any]) -> None:
    """Our values as JSON texts in the element's extension."""
    extension = element(owner, "extension")
    for name, value in values.items():
        inner = etree.SubElement(extension, f"{{{OURS}}}{name}", nsmap={"figtrace": OURS})
        inner.text = encoded(value) if isinstance(value, str) else _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


def note(owner: etree._Element, quotes: tuple[str, ...]) -> None:
    """The quotes as notes that people read."""
    if quotes:
        notes = element(owner, "notes")
        for quote in quotes:
            paragraph = etree.SubElement(notes, f"{{{XHTML}}}p", nsmap={None: XHTML})  # type: ignore[dict-item]
            paragraph.text = xml_text(quote)


def box(owner: etree._Element, given: Box) -> None:
    """The bounding box: corner and size."""
    element(
        owner, "bbox", {"x": number(given.x), "y": number(given.y), "w": number(given.width), "h": number(given.height)}
    )


def line(owner: etree._Element, points: tuple[Point, ...]) -> None:
    """Start, bends and end of an arc."""
    for index, point in enumerate(points):
        name = "start" if index == 0 else "end" if index == len(points) - 1 else "next"
        element(owner, name, {"x": number(point.x), "y": number(point.y)})


def label(owner: etree._Element, text: str) -> None:
    """The label, or what of it XML can hold."""
    element(owner, "label", {"text": text})


ELSEWHERE = "_elsewhere"
"""The id of the compartment for what has no place, where a language demands one."""


def elsewhere(owner: etree._Element, boxes: Mapping[str, Box]) -> Box:
    """The compartment “place not stated”, around everything; returns its box."""
    glyph = element(owner, "glyph", {"id": ELSEWHERE, "class": "compartment"})
    label(glyph, "place not stated")
    width, height = board(boxes)
    whole = Box(0, 0, width, height)
    box(glyph, whole)
    return whole


def lose_name(job: Job, key: str, name: str) -> None:
    """Note a name that a label cannot hold as it is."""
    if xml_text(name) != name:
        message = f"{short(name)} has characters that XML cannot hold; they stand in {HATCH}"
        job.lose(LossKind.COARSENED, key, "name", message, returns=True)
