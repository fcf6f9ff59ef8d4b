"""GPML read, both versions: our own files in full, WikiPathways' files as agents and statements without a quote.

A line that ends on a group is one statement about the group; one that ends on another line is an effect, without a
direction, on what that line acts on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from lxml import etree

from figtrace.exchange.contract import Box, Imported, Positions
from figtrace.exchange.draft import RECORD, Draft, counted
from figtrace.exchange.foreign import kind_from, licence_from, relation_from
from figtrace.exchange.gpml2013a import HEADS as HEADS_2013A
from figtrace.exchange.gpml_check import check
from figtrace.exchange.gpml_found import Drawn, Found, around, citations, elements, lines, properties_of
from figtrace.exchange.gpml_plan import head_of, kind_of
from figtrace.exchange.gpml_refs import references
from figtrace.exchange.ids import key_of
from figtrace.exchange.park import PREFIX, decoded, gather, xml_text
from figtrace.exchange.relation import Relation, relation_at
from figtrace.exchange.trust import refuse, xml_root
from figtrace.exchange.xml import every, grouped, local, namespace
from figtrace.model.problems import ProblemsFound, Severity
from figtrace.model.vocabulary import AgentKind, Level, Profile

_STEP = 10
"""What a step from group to member counts for: a group is walked anew for each line that ends on it."""

KEPT, EXPANDED = "group-as-agent", "group-expanded"
"""What the report says of each group that a line ends on: which of the two ways it was read."""

_NAMED = 8
"""Labels of what is not read that are named before they are only counted."""

NAMESPACES = ("http://pathvisio.org/GPML/2021", "http://pathvisio.org/GPML/2013a")


def loads(data: bytes | str, *, expand: bool = False) -> Imported:
    """The network of a GPML file of 2021 or 2013a; ``expand`` says a statement of a group for each of its members.

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
    draft.take_parked({name: decoded(text) for name, text in properties_of(grouped(root)).items()})
    draft.licence = licence_from({str(name): str(text) for name, text in root.attrib.items()})
    reading = _Reading(draft, list(elements(root)), list(lines(root)), expand)
    if not draft.network:
        reading.cite(root)
    reading.agents()
    for line in reading.lines:
        reading.line(line)
    _count(draft, root, ("State", "GraphicalLine") if draft.network else _UNREAD)
    reading.rest()
    title = root.get("title") or root.get("Name") or ""
    return draft.finish(title, Positions(reading.boxes) if reading.boxes else None)


class _Reading:
    """One file being read: which drawn elements became agents, and where they stand."""

    def __init__(self, draft: Draft, drawn: list[Found], lines: list[Drawn], expand: bool) -> None:
        self.draft, self.drawn, self.lines, self.expand = draft, drawn, lines, expand
        self.found = {one.ident: one for one in drawn if one.ident}
        self.anchors = {anchor: line for line in lines for anchor in line.anchors if anchor}
        self.keys: dict[str, str] = {}
        self.opened: set[str] = set()
        self.acted_on: dict[str, str | None] = {}
        self.boxes: dict[str, Box] = {}
        self.members: dict[str, list[Found]] = {}
        for one in drawn:
            if one.group:
                self.members.setdefault(one.group, []).append(one)

    def agents(self) -> None:
        """Every DataNode is an agent; shapes, groups and labels are when they are ours or a line ends on them."""
        nameless = 0
        for one in self.drawn:
            if one.tag == "DataNode" or one.is_ours:
                nameless += not one.ident
                self.add(one, one.ident or f"node{nameless}")

    def add(self, one: Found, ident: str) -> str:
        """The agent key of a drawn element, which becomes an agent where it is none yet."""
        if ident in self.keys:
            return self.keys[ident]
        fields = gather(one.properties)
        fields.pop("outline", None)
        fields.pop("key", None)
        exact = fields.get("name")
        label = one.label if one.is_ours else " ".join(one.label.split())
        fields["name"] = exact if isinstance(exact, str) and xml_text(exact) == label else label
        kind = self._kind(one)
        inside = self._inside(ident)
        name = label or ", ".join(" ".join(m.label.split()) for m in inside if m.label)
        if not name:
            name = f"unlabelled {one.shape.lower() or one.tag.lower()}"
            self.draft.note("end-unlabelled", key_of(ident), f"it has no label; it is called “{name}”", "name it")
        parked: dict[str, Any] | None = {"kind": kind, **fields} if len(fields) > 1 else None
        if one.tag == "Group" and not parked:
            parked = {"kind": kind, "name": name, **self._group(name, inside)}
        key = self.draft.agent(key_of(ident), name, kind, one.curie, parked)
        self.keys[ident] = key
        box = one.box or around([m.box for m in inside if m.box])
        if box:
            self.boxes[key] = box
        return key

    def _group(self, name: str, inside: list[Found]) -> dict[str, Any]:
        """What an agent that is a group says of its members: their identifiers, and all their names."""
        names = ", ".join(m.label for m in inside if m.label)
        message = "lines end on this group, which is read as one agent"
        self.draft.note(KEPT, f"“{name}”", message, "figtrace import --expand-groups says it of each member")
        source = f"imported from {self.draft.origin}"
        known = {m.curie: m.label for m in inside if m.curie}
        members = [
            {"curie": c, "role": "member", "name": label or None, "source": source} for c, label in known.items()
        ]
        return {"candidates": members, "note": f"a group drawn around {names}" if names else None}

    def _kind(self, one: Found) -> AgentKind:
        if one.tag == "DataNode":
            return kind_from(one.type)
        if one.tag == "Group":
            is_vesicle = any(m.shape == "Vesicle" for m in self.members.get(one.group_id, ()))
            return AgentKind.VESICLE if is_vesicle else kind_from(one.type)
        is_known = bool(one.properties) or one.shape == "Vesicle"
        return kind_of(None, one.shape) if is_known else AgentKind.UNKNOWN

    def _inside(self, ident: str) -> list[Found]:
        """What stands in a group, groups in it opened; no group twice, as a file may put one into itself."""
        held: list[Found] = []
        seen: set[str] = set()
        waiting = [self.found[ident]] if ident in self.found and self.found[ident].tag == "Group" else []
        while waiting:
            one = waiting.pop()
            if one.tag != "Group":
                held.append(one)
            elif one.ident in self.found and one.ident not in seen:
                seen.add(one.ident)
                waiting += reversed(self.members.get(one.group_id, ()))
        self.draft.spend(sum(_STEP + len(one.label) for one in held) + _STEP * len(seen))
        return held

    def line(self, line: Drawn) -> None:
        """One Interaction as a statement; ends on nothing, and what begins on a line, are listed in the report."""
        if line.n_points < 2:
            self.draft.note("line-without-ends", line.ident, "it has fewer than two points", "draw it again")
            return
        if not all(line.ends):
            self.draft.note("line-unattached", line.ident, "one end touches nothing", "attach it to an agent")
            return
        if line.ends[1] in self.anchors and line.ends[0] in self.found:
            self._on_line(line)
            return
        if not all(ref in self.found for ref in line.ends):
            self._beside(line)
            return
        for key, one, two in self._pairs(line, self._end(line.ends[0]), self._end(line.ends[1])):
            self._state(key, one, line, two)
            if line.back_head and not line.properties:
                self._say(f"{key}.back", two, line.back_head, one, line, "at its other end")

    def _pairs(self, line: Drawn, ones: list[str], twos: list[str]) -> Iterator[tuple[str, str, str]]:
        """(key, subject, object) of each statement of a line: one, unless groups are expanded."""
        is_one, key = len(ones) * len(twos) == 1, key_of(line.ident)
        self.draft.afford(RECORD * len(ones) * len(twos))
        for n, (one, two) in enumerate(product(ones, twos), 1):
            yield key if is_one else f"{key}.{n}", one, two

    def _end(self, ref: str) -> list[str]:
        """The agents of one end: the element, or every DataNode in it where groups are expanded.

        A group of ours is a vesicle: what is said of it is not said of its cargo.
        """
        is_opened = self.expand and not self.found[ref].is_ours
        inside = [m for m in self._inside(ref) if m.tag == "DataNode" and m.ident] if is_opened else []
        if not inside:
            return [self.add(self.found[ref], ref)]
        if ref not in self.opened:
            self.opened.add(ref)
            name = " ".join(self.found[ref].label.split()) or ", ".join(" ".join(m.label.split()) for m in inside)
            message = "what lines say of this group is said of each of its members"
            self.draft.note(EXPANDED, f"“{name}”", message, "without --expand-groups it is read as one agent")
        return [self.add(m, m.ident) for m in inside]

    def _state(self, key: str, one: str, line: Drawn, two: str) -> None:
        fields = gather(line.properties)
        fields.pop("key", None)
        if not fields:
            self._say(key, one, line.head, two, line)
            return
        parked = {**fields, "subject": one, "object": two}
        relation = relation_from(line.head) or Relation.REGULATES
        made = self.draft.statement(key, one, relation, two, parked=parked)
        if not self._is_head_of(made, line.head):
            self.draft.note(
                "head-changed",
                made,
                f"its arrow head was changed to {line.head!r}",
                "it is read as the head says, without its quote",
                Severity.WARNING,
            )
            self._say(key, one, line.head, two, line, "changed")

    def _say(self, key: str, one: str, head: str, two: str, line: Drawn, more: str = "") -> None:
        """A statement of others: what its head says, the head's own word kept, its publications with it."""
        relation = relation_from(head)
        if relation is None:
            self.draft.note(
                "head-not-ours",
                key,
                f"arrow head {head!r} names no relation of ours",
                "it is kept as text and read as unsigned",
            )
        note = " ".join(filter(None, (f"arrow head “{head}”", more)))
        cited = tuple(ref for ref in line.citations if ref in self.draft.references)
        self.draft.statement(key, one, relation or Relation.REGULATES, two, note=note, references=cited)

    def _on_line(self, line: Drawn) -> None:
        """A line that ends on another one: an effect on what that one acts on, whose direction nobody has said."""
        base = self.anchors[line.ends[1]]
        ref = self._acted_on(base)
        if ref is None:
            self._beside(line)
            return
        words = f"drawn on the line {base.ident} with arrow head “{line.head}”; the direction of its effect is not said"
        cited = tuple(one for one in line.citations if one in self.draft.references)
        for key, one, two in self._pairs(line, self._end(line.ends[0]), self._end(ref)):
            self.draft.statement(key, one, Relation.REGULATES, two, note=words, references=cited)
            message = f"it ends on the line {base.ident}; it is read as an effect on “{self.draft.agents[two].name}”"
            self.draft.note("line-on-line", key, message, "say its direction by hand")

    def _acted_on(self, base: Drawn) -> str | None:
        """The element at the far end of a line with one direction, through the lines that it ends on itself."""
        way: list[str] = []
        ref: str | None = None
        while base.ident not in self.acted_on:
            way.append(base.ident)
            self.acted_on[base.ident] = None
            if not base.is_directed:
                break
            ref = base.ends[1]
            if ref not in self.anchors:
                break
            base = self.anchors[ref]
        else:
            ref = self.acted_on[base.ident]
        found = ref if base.is_directed and ref in self.found else None
        self.acted_on.update(dict.fromkeys(way, found))
        return found

    def _beside(self, line: Drawn) -> None:
        ref = next(ref for ref in reversed(line.ends) if ref not in self.found)
        message = f"it joins another line ({ref!r}) in a way that names no two agents"
        self.draft.note("line-not-read", line.ident, message, "say it as a statement of its own")

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

    def cite(self, root: etree._Element) -> None:
        """The file's publications as references; those that only agents or the pathway cite are counted."""
        for _, fields in references(root):
            self.draft.record("references", fields)
        cited = {ref for line in self.lines for ref in line.citations}
        loose = {
            r
            for n in every(root, "Pathway", "DataNode", "Shape", "Group", "Label", "State")
            for r in citations(grouped(n))
        }
        if loose - cited:
            words = counted(len(loose - cited), "publication")
            message = f"{words} cited by agents or the whole; listed, not attached"
            self.draft.note("citation-loose", "references", message, "none needed")

    def rest(self) -> None:
        """What was drawn and no line ends on."""
        drawn = [o for o in self.found.values() if o.tag in ("Shape", "Label") and "outline" not in o.properties]
        left = [one for one in drawn if one.ident not in self.keys]
        if left:
            named = [f"“{' '.join(one.label.split())}”" for one in left if one.label]
            rest = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
            words = ", ".join(named[:_NAMED]) + rest if named else "none has a label"
            self.draft.note(
                "not-read",
                "Shape, Label",
                f"{len(left)} that no line ends on are not read: {words}",
                "attach a line, or add the agent",
            )


_UNREAD: Mapping[str, tuple[str, ...]] = {
    "State": ("state of a node", "states of nodes"),
    "GraphicalLine": ("line without meaning", "lines without meaning"),
    "Comment": ("comment",),
    "Property": ("property of others", "properties of others"),
    "Attribute": ("property of others", "properties of others"),
    "AnnotationRef": ("annotation",),
    "openControlledVocabulary": ("term of an ontology", "terms of an ontology"),
    "EvidenceRef": ("code of evidence", "codes of evidence"),
}
"""Elements of which only the number is told."""


def _count(draft: Draft, root: etree._Element, names: Iterable[str]) -> None:
    """Count what a file holds and we do not read."""
    for name, n in _tally(every(root, *names)).items():
        message = f"not read: {counted(n, *_UNREAD[name])}"
        draft.note("not-read", name, message, "none needed; it stays in the file you have")


def _tally(nodes: Iterable[etree._Element]) -> Counter[str]:
    return Counter(local(node) for node in nodes if not (node.get("key") or node.get("Key") or "").startswith(PREFIX))
