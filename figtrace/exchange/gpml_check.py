"""What the GPML schemas let through: dangling references, unknown arrow heads and types, lines drawn to nowhere.

Holds for GPML2021 and GPML2013a alike (the schema of either accepts all of these).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from lxml import etree

from figtrace.exchange.fast_xml import Node
from figtrace.exchange.xml import every, local
from figtrace.model.problems import Problem, Report, Severity

HEADS = frozenset(
    (
        *("Undirected", "Directed", "Conversion", "Inhibition", "Catalysis", "Stimulation", "Binding"),
        *("Translocation", "TranscriptionTranslation"),
        *("Line", "Arrow", "TBar", "mim-stimulation", "mim-inhibition", "mim-binding", "mim-conversion"),
        *("mim-catalysis", "mim-translocation", "mim-modification", "mim-cleavage", "mim-necessary-stimulation"),
        *("mim-transcription-translation", "mim-covalent-bond", "mim-branching-left", "mim-branching-right", "mim-gap"),
    )
)
"""Arrow heads of both versions."""

TYPES = frozenset(
    (
        *("Undefined", "GeneProduct", "DNA", "RNA", "Protein", "Complex", "Metabolite", "Pathway", "Disease"),
        *("Phenotype", "Alias", "Event", "Rna", "Unknown"),
    )
)
"""DataNode types of both versions."""

_IDS = ("elementId", "GraphId")
_REFS = ("elementRef", "groupRef", "aliasRef", "GraphRef")


_Part = tuple[str, Mapping[str, Any], Any]
"""The name of an element, its attributes, and the element itself."""

_PARTS = (
    *("DataNode", "State", "Interaction", "GraphicalLine", "Label", "Shape", "Group", "Point", "Anchor"),
    *("Annotation", "AnnotationRef", "Citation", "CitationRef", "Evidence", "EvidenceRef"),
)
"""The elements that have an id or point at one."""


def check(root: etree._Element | Node) -> Report:
    """Errors where the file points at nothing or uses an id twice; warnings for words that no reader knows."""
    parts: list[_Part]
    if isinstance(root, Node):
        parts = [(node.name, node.attributes, node) for node in root.walk() if node.name in _PARTS]
    else:
        parts = [(local(node), cast(Mapping[str, Any], dict(node.items())), node) for node in every(root, *_PARTS)]
    return Report.of([*_ids(parts), *_references(parts), *_words(parts), *_points(parts)])


def _ids(parts: list[_Part]) -> Iterator[Problem]:
    seen: set[str] = set()
    for tag, given, _ in parts:
        for name in _IDS:
            ident = given.get(name)
            if ident is not None and ident in seen:
                yield Problem("duplicate-id", f"{tag} {ident}", f"{name} {ident!r} is used twice", "renumber")
            elif ident is not None:
                seen.add(ident)


def _references(parts: list[_Part]) -> Iterator[Problem]:
    known = {given.get(name) for _, given, _ in parts for name in _IDS}
    groups = {given.get("GroupId") for tag, given, _ in parts if tag == "Group"}
    for tag, given, node in parts:
        for name in _REFS:
            if name in given and given[name] not in known and given[name] is not None:
                yield _dangling(tag, node, name, given[name])
        old = given.get("GroupRef")
        if old is not None and old not in groups:
            yield _dangling(tag, node, "GroupRef", old)


def _dangling(tag: str, node: Any, name: str, ident: str) -> Problem:
    message = f"{name} is {ident!r}, and nothing has this id"
    return Problem("dangling-reference", _place(tag, node), message, "point it at an element")


def _place(tag: str, node: Any) -> str:
    """Where an element stands: its line, in a file that was read."""
    line = getattr(node, "sourceline", None)
    return f"{tag} line {line}" if line else tag


def _words(parts: list[_Part]) -> Iterator[Problem]:
    for name, given, node in parts:
        head = (given.get("arrowHead") or given.get("ArrowHead")) if name == "Point" else None
        if head is not None and head not in HEADS:
            yield Problem(
                "arrow-head-unknown",
                _place("Point", node),
                f"arrow head {head!r} is unknown",
                "it is kept as text and read as unsigned",
                Severity.WARNING,
            )
        kind = (given.get("type") or given.get("Type")) if name == "DataNode" else None
        if kind is not None and kind not in TYPES:
            yield Problem(
                "node-type-unknown",
                _place("DataNode", node),
                f"type {kind!r} is unknown",
                "it is read as unclassified",
                Severity.WARNING,
            )


def _points(parts: list[_Part]) -> Iterator[Problem]:
    for tag, given, node in parts:
        if tag == "Point":
            ref = given.get("elementRef") or given.get("GraphRef")
            x, y = (given.get(name) or given.get(name.upper()) or "" for name in ("x", "y"))
            if not ref and _is_zero(x) and _is_zero(y):
                yield Problem(
                    "point-at-origin",
                    _place("Point", node),
                    "an unattached end at (0, 0)",
                    "attach it or place it",
                    Severity.WARNING,
                )


def _is_zero(text: str) -> bool:
    try:
        return float(text or 0) == 0
    except ValueError:
        return False
