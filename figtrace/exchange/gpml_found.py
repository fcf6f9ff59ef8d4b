"""What a GPML file draws, whichever version: elements with their words, groups and places, lines with their ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from figtrace.exchange.contract import Box
from figtrace.exchange.identifiers import from_gpml
from figtrace.exchange.park import PREFIX
from figtrace.exchange.xml import child, children, every, local

_HATCHES = (("Property", "key", "value"), ("Attribute", "Key", "Value"))
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


def properties_of(node: etree._Element) -> dict[str, str]:
    """Our own properties of an element, by their names without the prefix."""
    return {
        (item.get(key) or "").removeprefix(PREFIX): item.get(value) or ""
        for tag, key, value in _HATCHES
        for item in children(node, tag)
        if (item.get(key) or "").startswith(PREFIX)
    }


def elements(root: etree._Element) -> Iterator[Found]:
    """Every element that may be an agent, in the file's order."""
    for node in every(root, "DataNode", "Shape", "Group", "Label"):
        yield _found(node, local(node))


def _found(node: etree._Element, tag: str) -> Found:
    xref, graphics = child(node, "Xref"), child(node, "Graphics")
    curie = None
    if xref is not None:
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
        properties=properties_of(node),
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
        points = list(every(action, "Point"))
        ends, heads = ["", ""], ["", ""]
        for side, point in zip((0, 1), points[:: max(1, len(points) - 1)], strict=False):
            ends[side] = point.get("elementRef") or point.get("GraphRef") or ""
            heads[side] = point.get("arrowHead") or point.get("ArrowHead") or ""
        held = properties_of(action)
        if heads[1] in _HEADLESS and heads[0] not in _HEADLESS and not held:
            ends.reverse()
            heads.reverse()
        yield Drawn(
            ident=action.get("elementId") or action.get("GraphId") or f"interaction{number}",
            n_points=len(points),
            ends=(ends[0], ends[1]),
            heads=(heads[0], heads[1]),
            anchors=tuple(a.get("elementId") or a.get("GraphId") or "" for a in every(action, "Anchor")),
            citations=citations(action),
            properties=held,
        )


def citations(node: etree._Element) -> tuple[str, ...]:
    """The ids of the publications that an element cites."""
    new = [ref.get("elementRef") or "" for ref in children(node, "CitationRef")]
    old = [(ref.text or "").strip() for ref in children(node, "BiopaxRef")]
    return tuple(dict.fromkeys(ident for ident in (*new, *old) if ident))
