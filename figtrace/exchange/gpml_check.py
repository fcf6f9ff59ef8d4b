"""What the GPML schemas let through: dangling references, unknown arrow heads and types, lines drawn to nowhere.

Holds for GPML2021 and GPML2013a alike (the schema of either accepts all of these).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

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


_PARTS = (
    *("DataNode", "State", "Interaction", "GraphicalLine", "Label", "Shape", "Group", "Point", "Anchor"),
    *("Annotation", "AnnotationRef", "Citation", "CitationRef", "Evidence", "EvidenceRef"),
)
"""The elements that have an id or point at one."""


def check(root: etree._Element) -> Report:
    """Errors where the file points at nothing or uses an id twice; warnings for words that no reader knows."""
    parts = list(every(root, *_PARTS))
    return Report.of([*_ids(parts), *_references(parts), *_words(parts), *_points(parts)])


def _ids(parts: list[etree._Element]) -> Iterator[Problem]:
    seen: set[str] = set()
    for node in parts:
        for name in _IDS:
            ident = node.get(name)
            if ident is not None and ident in seen:
                yield Problem("duplicate-id", f"{local(node)} {ident}", f"{name} {ident!r} is used twice", "renumber")
            elif ident is not None:
                seen.add(ident)


def _references(parts: list[etree._Element]) -> Iterator[Problem]:
    known = {node.get(name) for node in parts for name in _IDS}
    groups = {node.get("GroupId") for node in parts if node.get("GroupId")}
    for node in parts:
        for name in _REFS:
            ident = node.get(name)
            if ident is not None and ident not in known:
                yield _dangling(node, name, ident)
        old = node.get("GroupRef")
        if old is not None and old not in groups:
            yield _dangling(node, "GroupRef", old)


def _dangling(node: etree._Element, name: str, ident: str) -> Problem:
    message = f"{name} is {ident!r}, and nothing has this id"
    return Problem("dangling-reference", f"{local(node)} line {node.sourceline}", message, "point it at an element")


def _words(parts: list[etree._Element]) -> Iterator[Problem]:
    for node in parts:
        name = local(node)
        head = (node.get("arrowHead") or node.get("ArrowHead")) if name == "Point" else None
        if head is not None and head not in HEADS:
            yield Problem(
                "arrow-head-unknown",
                f"Point line {node.sourceline}",
                f"arrow head {head!r} is unknown",
                "it is kept as text and read as unsigned",
                Severity.WARNING,
            )
        kind = (node.get("type") or node.get("Type")) if name == "DataNode" else None
        if kind is not None and kind not in TYPES:
            yield Problem(
                "node-type-unknown",
                f"DataNode line {node.sourceline}",
                f"type {kind!r} is unknown",
                "it is read as unclassified",
                Severity.WARNING,
            )


def _points(parts: list[etree._Element]) -> Iterator[Problem]:
    for node in parts:
        if local(node) == "Point":
            ref = node.get("elementRef") or node.get("GraphRef")
            x, y = (node.get(name) or node.get(name.upper()) or "" for name in ("x", "y"))
            if not ref and _is_zero(x) and _is_zero(y):
                yield Problem(
                    "point-at-origin",
                    f"Point line {node.sourceline}",
                    "an unattached end at (0, 0)",
                    "attach it or place it",
                    Severity.WARNING,
                )


def _is_zero(text: str) -> bool:
    try:
        return float(text or 0) == 0
    except ValueError:
        return False
