"""GPML read, both versions: our own files in full, WikiPathways' files as agents and statements without a quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from figtrace.exchange.contract import Box, Imported, Positions
from figtrace.exchange.draft import Draft
from figtrace.exchange.foreign import kind_from, relation_from
from figtrace.exchange.gpml2013a import HEADS as HEADS_2013A
from figtrace.exchange.gpml_check import check
from figtrace.exchange.gpml_plan import head_of, kind_of
from figtrace.exchange.identifiers import from_gpml
from figtrace.exchange.ids import key_of
from figtrace.exchange.park import PREFIX, decoded, gather, xml_text
from figtrace.exchange.relation import Relation, relation_at
from figtrace.exchange.trust import refuse, xml_root
from figtrace.exchange.xml import child, children, every, local, namespace
from figtrace.model.problems import ProblemsFound, Severity
from figtrace.model.vocabulary import AgentKind, Level, Profile

NAMESPACES = ("http://pathvisio.org/GPML/2021", "http://pathvisio.org/GPML/2013a")
_HEADLESS = ("", "Undirected", "Line")
_HATCHES = (("Property", "key", "value"), ("Attribute", "Key", "Value"))


@dataclass(frozen=True)
class _Found:
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


def loads(data: bytes | str) -> Imported:
    """The network of a GPML file of 2021 or 2013a.

    Raises ProblemsFound: ``gpml-namespace`` for another kind of file, ``dangling-reference`` and ``duplicate-id``.
    """
    root = xml_root(data)
    if local(root) != "Pathway" or namespace(root) not in NAMESPACES:
        refuse("gpml-namespace", local(root), f"its namespace is {namespace(root)!r}", f"save it as {NAMESPACES[0]}")
    report = check(root)
    if not report.is_good:
        raise ProblemsFound(report)
    draft = Draft("GPML" + namespace(root).rsplit("/", 1)[-1])
    draft.problems.extend(report)
    draft.take_parked({name: decoded(text) for name, text in _properties(root).items()})
    drawn = list(_drawn(root))
    reading = _Reading(draft, {one.ident: one for one in drawn if one.ident})
    reading.agents(drawn)
    for number, action in enumerate(every(root, "Interaction"), 1):
        reading.line(action, number)
    reading.rest(root)
    title = root.get("title") or root.get("Name") or ""
    return draft.finish(title, Positions(reading.boxes) if reading.boxes else None)


def _properties(node: etree._Element) -> dict[str, str]:
    return {
        (item.get(key) or "").removeprefix(PREFIX): item.get(value) or ""
        for tag, key, value in _HATCHES
        for item in children(node, tag)
        if (item.get(key) or "").startswith(PREFIX)
    }


def _drawn(root: etree._Element) -> Iterator[_Found]:
    for node in every(root, "DataNode", "Shape", "Group", "Label"):
        yield _one(node, local(node))


def _one(node: etree._Element, tag: str) -> _Found:
    xref, graphics = child(node, "Xref"), child(node, "Graphics")
    curie = None
    if xref is not None:
        source = xref.get("dataSource") or xref.get("Database") or ""
        curie = from_gpml(source, xref.get("identifier") or xref.get("ID") or "")
    return _Found(
        tag=tag,
        ident=node.get("elementId") or node.get("GraphId") or node.get("GroupId") or "",
        label=node.get("textLabel") or node.get("TextLabel") or "",
        type=node.get("type") or node.get("Type") or node.get("Style") or "",
        group=node.get("groupRef") or node.get("GroupRef") or "",
        group_id=node.get("GroupId") or node.get("elementId") or "",
        curie=curie,
        properties=_properties(node),
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


def _around(boxes: list[Box]) -> Box | None:
    """The box around these, for a group that has no geometry of its own."""
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


class _Reading:
    """One file being read: which drawn elements became agents, and where they stand."""

    def __init__(self, draft: Draft, found: Mapping[str, _Found]) -> None:
        self.draft, self.found = draft, found
        self.keys: dict[str, str] = {}
        self.boxes: dict[str, Box] = {}
        self.members: dict[str, list[_Found]] = {}
        self.unread = 0

    def agents(self, drawn: list[_Found]) -> None:
        """Every DataNode is an agent; shapes, groups and labels are when they are ours or a line ends on them."""
        nameless = 0
        for one in drawn:
            if one.group:
                self.members.setdefault(one.group, []).append(one)
            is_ours = any(name != "outline" for name in one.properties)
            if one.tag == "DataNode" or is_ours:
                if not one.ident:
                    nameless += 1
                self.add(one, one.ident or f"node{nameless}")

    def add(self, one: _Found, ident: str) -> str:
        """The agent key of a drawn element, which becomes an agent where it is none yet."""
        if ident in self.keys:
            return self.keys[ident]
        fields = gather(one.properties)
        fields.pop("outline", None)
        fields.pop("key", None)
        exact = fields.get("name")
        fields["name"] = exact if isinstance(exact, str) and xml_text(exact) == one.label else one.label
        kind = self._kind(one)
        name = one.label or self._members(ident)
        if not name:
            name = f"unlabelled {one.shape.lower() or one.tag.lower()}"
            self.draft.note("end-unlabelled", key_of(ident), f"it has no label; it is called “{name}”", "name it")
        parked = {"kind": kind, **fields} if len(fields) > 1 else None
        key = self.draft.agent(key_of(ident), name, kind, one.curie, parked)
        self.keys[ident] = key
        box = one.box or _around([m.box for m in self._inside(ident) if m.box])
        if box:
            self.boxes[key] = box
        return key

    def _kind(self, one: _Found) -> AgentKind:
        if one.tag == "DataNode":
            return kind_from(one.type)
        if one.tag == "Group":
            is_vesicle = any(m.shape == "Vesicle" for m in self._inside(one.ident))
            return AgentKind.VESICLE if is_vesicle else kind_from(one.type)
        is_ours = bool(one.properties)
        return kind_of(None, one.shape) if is_ours or one.shape == "Vesicle" else AgentKind.UNKNOWN

    def _inside(self, ident: str) -> list[_Found]:
        one = self.found.get(ident)
        return self.members.get(one.group_id, []) if one else []

    def _members(self, ident: str) -> str:
        return ", ".join(m.label for m in self._inside(ident) if m.label)

    def line(self, action: etree._Element, number: int) -> None:
        """One Interaction as a statement; ends on nothing or on another line are listed in the report."""
        ident = action.get("elementId") or action.get("GraphId") or f"interaction{number}"
        points = list(every(action, "Point"))
        if len(points) < 2:
            self.draft.note("line-without-ends", ident, "it has fewer than two points", "draw it again")
            return
        ends = [self._end(point, ident) for point in (points[0], points[-1])]
        heads = [(p.get("arrowHead") or p.get("ArrowHead") or "") for p in (points[0], points[-1])]
        fields = gather(_properties(action))
        if ends[0] is None or ends[1] is None:
            return
        if heads[1] in _HEADLESS and heads[0] not in _HEADLESS and not fields:
            ends.reverse()
            heads.reverse()
        self._state(key_of(ident), str(ends[0]), heads[1] or "Undirected", str(ends[1]), fields)

    def _state(self, key: str, subject: str, head: str, object_: str, fields: dict[str, Any]) -> None:
        relation = relation_from(head)
        if relation is None:
            self.draft.note(
                "head-not-ours",
                key,
                f"arrow head {head!r} names no relation of ours",
                "it is kept as text and read as unsigned",
            )
        fields.pop("key", None)
        parked = {**fields, "subject": subject, "object": object_} if fields else None
        read, note = relation or Relation.REGULATES, f"arrow head “{head}”"
        made = self.draft.statement(key, subject, read, object_, note=note, parked=parked)
        if parked and not self._is_head_of(made, head):
            self.draft.note(
                "head-changed",
                made,
                f"its arrow head was changed to {head!r}",
                "it is read as the head says, without its quote",
                Severity.WARNING,
            )
            self.draft.statement(key, subject, read, object_, note=f"arrow head changed to “{head}”")

    def _is_head_of(self, key: str, head: str) -> bool:
        """True when the head is the one that we write for our own statement at the file's level and profile."""
        told = self.draft.network.get("manifest")
        level, profile = (str(told.get("level")), str(told.get("profile"))) if isinstance(told, dict) else ("", "")
        levels: dict[Any, Level | None] = {"all": None, **{one.value: one for one in Level}}
        profiles = {one.value: one for one in Profile}
        if level not in levels or profile not in profiles:
            return True
        read = levels[level]
        ours = head_of(relation_at(self.draft.statements[key], read, profiles[profile]), read)
        return head in (ours, HEADS_2013A[ours])

    def _end(self, point: etree._Element, ident: str) -> str | None:
        ref = point.get("elementRef") or point.get("GraphRef") or ""
        if not ref:
            self.draft.note("line-unattached", ident, "one end touches nothing", "attach it to an agent")
            return None
        if ref not in self.found:
            self.draft.note(
                "line-on-line", ident, f"one end stands on another line ({ref!r})", "say it as a statement of its own"
            )
            return None
        return self.add(self.found[ref], ref)

    def rest(self, root: etree._Element) -> None:
        """Count what was drawn and is no agent and no statement."""
        for name, word in (("State", "states of a node"), ("GraphicalLine", "lines without meaning")):
            count = sum(1 for _ in every(root, name))
            if count:
                self.draft.note("not-read", name, f"{count} {word} are not read", "none needed")
        drawn = [o for o in self.found.values() if o.tag in ("Shape", "Label") and "outline" not in o.properties]
        left = [one for one in drawn if one.ident not in self.keys]
        if left:
            words = ", ".join(f"“{' '.join(one.label.split())}”" for one in left if one.label)[:120]
            self.draft.note(
                "not-read",
                "Shape, Label",
                f"{len(left)} that no line ends on are not read: {words}",
                "attach a line, or add the agent",
            )
