"""What a GPML file draws, whichever version: elements with their words, groups and places, lines with their ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from figtrace.exchange.contract import Box
from figtrace.exchange.identifiers import from_gpml
from figtrace.exchange.park import PREFIX
from figtrace.exchange.xml import every, grouped, local

_HATCHES = (("Property", "key", "value"), ("Attribute", "Key", "Value"))
_DRAWN = ("Waypoints", "Graphics")
"""What holds the points of a line: the first in GPML2021, the second in GPML2013a."""

_HEADLESS = ("", "Undirected", "Line")


@dataclass(frozen=True)
class Found:
    """One drawn element: what it is, its words, its group, our own properties, its place."""

    tag: str
    ident: str
    label: str
    type: str
    group: str
    group_id: str
    curie: str | None
    properties: Mapping[str, str]
    box: Box | None
    shape: str

    @property
    def is_ours(self) -> bool:
        """True when it carries fields of ours, and is no outline of another element."""
        return any(name != "outline" for name in self.properties)


@dataclass(frozen=True)
class Drawn:
    """One Interaction: its ends in the order that it acts (ids, empty where an end touches nothing) and its heads."""

    ident: str
    n_points: int
    ends: tuple[str, str]
    heads: tuple[str, str]
    anchors: tuple[str, ...]
    citations: tuple[str, ...]
    properties: Mapping[str, str]

    @property
    def head(self) -> str:
        """The head at the far end."""
        return self.heads[1] or "Undirected"

    @property
    def back_head(self) -> str:
        """The head at the near end, where the line has one at both."""
        return self.heads[0] if self.heads[0] not in _HEADLESS else ""

    @property
    def is_directed(self) -> bool:
        """True when only its far end has a head."""
        return self.heads[1] not in _HEADLESS and not self.back_head


_Children = Mapping[str, list[etree._Element]]


def properties_of(held: _Children) -> dict[str, str]:
    """Our own properties among an element's children, by their names without the prefix."""
    return {
        name.removeprefix(PREFIX): item.get(value) or ""
        for tag, key, value in _HATCHES
        for item in held.get(tag, ())
        if (name := item.get(key) or "").startswith(PREFIX)
    }


def elements(root: etree._Element) -> Iterator[Found]:
    """Every element that may be an agent, in the file's order."""
    for node in every(root, "DataNode", "Shape", "Group", "Label"):
        yield _found(node, local(node))


def _found(node: etree._Element, tag: str) -> Found:
    held = grouped(node)
    graphics = next(iter(held.get("Graphics", ())), None)
    curie = None
    for xref in held.get("Xref", ())[:1]:
        source = xref.get("dataSource") or xref.get("Database") or ""
        curie = from_gpml(source, xref.get("identifier") or xref.get("ID") or "")
    return Found(
        tag=tag,
        ident=node.get("elementId") or node.get("GraphId") or node.get("GroupId") or "",
        label=node.get("textLabel") or node.get("TextLabel") or "",
        type=node.get("type") or node.get("Type") or node.get("Style") or "",
        group=node.get("groupRef") or node.get("GroupRef") or "",
        group_id=node.get("GroupId") or node.get("elementId") or "",
        curie=curie,
        properties=properties_of(held),
        box=_box(graphics),
        shape=(graphics.get("shapeType") or graphics.get("ShapeType") or "") if graphics is not None else "",
    )


def _box(graphics: etree._Element | None) -> Box | None:
    if graphics is None:
        return None
    sides = []
    for name in ("centerX", "centerY", "width", "height"):
        try:
            sides.append(float(graphics.get(name) or graphics.get(name[0].upper() + name[1:]) or ""))
        except ValueError:
            return None
    x, y, width, height = sides
    return Box(x - width / 2, y - height / 2, width, height)


def around(boxes: list[Box]) -> Box | None:
    """The box around these, for a group that has no geometry of its own."""
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def lines(root: etree._Element) -> Iterator[Drawn]:
    """Every Interaction, in the file's order; one whose only head is at its near end is turned round."""
    for number, action in enumerate(every(root, "Interaction"), 1):
        points: list[etree._Element] = []
        anchors: list[etree._Element] = []
        held = grouped(action)
        for node in (n for name in _DRAWN for owner in held.get(name, ()) for n in owner):
            (points if local(node) == "Point" else anchors if local(node) == "Anchor" else []).append(node)
        ends, heads = ["", ""], ["", ""]
        for side, point in zip((0, 1), points[:: max(1, len(points) - 1)], strict=False):
            ends[side] = point.get("elementRef") or point.get("GraphRef") or ""
            heads[side] = point.get("arrowHead") or point.get("ArrowHead") or ""
        ours = properties_of(held)
        if heads[1] in _HEADLESS and heads[0] not in _HEADLESS and not ours:
            ends.reverse()
            heads.reverse()
        yield Drawn(
            ident=action.get("elementId") or action.get("GraphId") or f"interaction{number}",
            n_points=len(points),
            ends=(ends[0], ends[1]),
            heads=(heads[0], heads[1]),
            anchors=tuple(a.get("elementId") or a.get("GraphId") or "" for a in anchors),
            citations=citations(held),
            properties=ours,
        )


def citations(held: _Children) -> tuple[str, ...]:
    """The ids of the publications that are cited among an element's children."""
    new = [ref.get("elementRef") or "" for ref in held.get("CitationRef", ())]
    old = [(ref.text or "").strip() for ref in held.get("BiopaxRef", ())]
    return tuple(dict.fromkeys(ident for ident in (*new, *old) if ident))
