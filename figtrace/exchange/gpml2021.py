"""GPML2021 for WikiPathways and PathVisio: cells as shapes, vesicles as groups that hold their cargo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from figtrace.exchange import palette
from figtrace.exchange.contract import Box, Exported, Job, exporter
from figtrace.exchange.fast_xml import Node
from figtrace.exchange.gpml_plan import Item, Line, Plan, checked, organism, plan, summary
from figtrace.exchange.identifiers import obo, split
from figtrace.exchange.manifest import ECO, ECO_NAME
from figtrace.exchange.place import number
from figtrace.exchange.relation import Relation
from figtrace.model.vocabulary import AgentKind, Basis

NAMESPACE = "http://pathvisio.org/GPML/2021"
_DASHED = (Basis.IMPLIED, Basis.STRUCTURAL, Basis.LITERATURE)
_ECO_ID = "_eco"
_MAY_BE_BARE = ("Graphics", "Property", "Xref")


@exporter
def dumps(job: Job) -> Exported:
    """The network as GPML2021, every statement a line, checked for references and vocabulary."""
    made = plan(job, "gpml2021")
    root = Node("Pathway")
    root.set("xmlns", NAMESPACE)
    _head(root, made)
    notes = _Annotations(made)
    _nodes(root.add("DataNodes"), made, notes)
    _interactions(root.add("Interactions"), made)
    _shapes(root.add("Shapes"), made, notes)
    _groups(root.add("Groups"), made, notes)
    notes.write(root.add("Annotations"))
    _citations(root.add("Citations"), made)
    eco = root.add("Evidences").add("Evidence", {"elementId": _ECO_ID, "value": ECO_NAME})
    eco.add("Xref", {"identifier": obo(ECO), "dataSource": "eco"})
    root.leave_out_bare(but=_MAY_BE_BARE)
    return checked(root, job)


def _head(root: Node, made: Plan) -> None:
    network = made.job.network
    for name, value in (
        ("title", network.title),
        ("organism", organism(made.job)),
        ("source", "figtrace"),
        ("version", made.manifest["figtrace_version"]),
        ("license", network.data_licence),
    ):
        root.set(name, value)
    pmcid = made.manifest["source"].get("pmcid")
    if pmcid:
        root.add("Xref", {"identifier": pmcid, "dataSource": "pmc"})
    root.add("Description", text=summary(made.manifest))
    people = network.curation.curators if network.curation else ()
    if people:
        authors = root.add("Authors")
        for order, person in enumerate(people, 1):
            author = authors.add("Author", {"name": person.name, "order": str(order)})
            if person.orcid:
                author.add("Xref", {"identifier": person.orcid, "dataSource": "orcid"})
    _properties(root, made.properties)
    width, height = made.board
    root.add("Graphics", {"boardWidth": number(width), "boardHeight": number(height)})


def _properties(owner: Node, given: Mapping[str, str]) -> None:
    owner.add_pairs("Property", ("key", "value"), given)


def _rect(owner: Node, box: Box, kind: AgentKind, shape: str) -> None:
    centre = box.centre
    owner.add(
        "Graphics",
        {
            "centerX": number(centre.x),
            "centerY": number(centre.y),
            "width": number(box.width),
            "height": number(box.height),
            "textColor": palette.ink(),
            "borderColor": palette.border(kind),
            "fillColor": palette.fill(kind),
            "shapeType": shape,
        },
    )


class _Annotations:
    """Ontology terms, each written once and referred to by the agents that they describe."""

    def __init__(self, made: Plan) -> None:
        self._made = made
        self._ids: dict[str, tuple[str, str]] = {}

    def refer(self, owner: Node, item: Item) -> None:
        """Refer to the term of the item's grounding, where it stands in no Xref."""
        grounding = item.agent.grounding
        if grounding and grounding.curie and item.xref is None:
            ident, _ = self._ids.setdefault(grounding.curie, (f"_a{len(self._ids)}", grounding.name))
            owner.add("AnnotationRef", {"elementRef": ident})

    def write(self, owner: Node) -> None:
        """Write the terms that were referred to."""
        for curie, (ident, name) in self._ids.items():
            term = owner.add("Annotation", {"elementId": ident, "value": name, "type": "Ontology"})
            term.add("Xref", {"identifier": obo(curie), "dataSource": split(curie)[0]})


def _nodes(owner: Node, made: Plan, notes: _Annotations) -> None:
    for item in made.items:
        if item.type is None:
            continue
        given = {"elementId": item.ident, "textLabel": item.label, "type": item.type, "groupRef": item.group}
        node = owner.add("DataNode", given)
        if item.xref:
            prefix, identifier = split(item.xref.curie)
            node.add("Xref", {"identifier": identifier, "dataSource": prefix})
        _rect(node, item.box, item.agent.kind, "RoundedRectangle")
        _properties(node, item.properties)
        notes.refer(node, item)


def _shapes(owner: Node, made: Plan, notes: _Annotations) -> None:
    for item in made.items:
        if item.shape is None:
            continue
        is_vesicle = item.agent.kind is AgentKind.VESICLE
        ident = f"_v.{item.ident}" if is_vesicle else item.ident
        given = {"elementId": ident, "textLabel": item.label, "groupRef": item.ident if is_vesicle else item.group}
        shape = owner.add("Shape", given)
        _rect(shape, item.box, item.agent.kind, item.shape)
        _properties(shape, {"figtrace.outline": "true"} if is_vesicle else item.properties)
        notes.refer(shape, item)


def _groups(owner: Node, made: Plan, notes: _Annotations) -> None:
    for item in made.items:
        if item.agent.kind is not AgentKind.VESICLE:
            continue
        group = owner.add("Group", {"elementId": item.ident, "textLabel": item.label, "type": "Group"})
        _rect(group, item.box, item.agent.kind, "None")
        _properties(group, item.properties)
        notes.refer(group, item)


def _interactions(owner: Node, made: Plan) -> None:
    for line in made.lines:
        action = owner.add("Interaction", {"elementId": line.ident})
        _waypoints(action.add("Waypoints"), line)
        bent = len(line.points) > 2
        style = {
            "lineColor": palette.line(line.relation),
            "lineStyle": "Dashed" if line.statement.basis in _DASHED else "Solid",
            "lineWidth": "1.5",
            "connectorType": "Segmented" if bent else "Straight",
        }
        action.add("Graphics", style)
        for evidence in line.statement.evidence:
            action.add("Comment", {"source": "evidence-quote"}, evidence.quote)
        _properties(action, line.properties)
        for key in line.statement.references:
            if key in made.citations and _is_citable(made, key):
                action.add("CitationRef", {"elementRef": made.citations[key]})
        if line.statement.evidence:
            action.add("EvidenceRef", {"elementRef": _ECO_ID})


def _waypoints(owner: Node, line: Line) -> None:
    last = len(line.points) - 1
    for index, point in enumerate(line.points):
        given: dict[str, str | None] = {
            "elementId": f"_p{index}.{line.ident}",
            "arrowHead": line.head if index == last else "Undirected",
            "x": number(point.x),
            "y": number(point.y),
        }
        if index in (0, last):
            side = 0 if index == 0 else 1
            across, down = line.relative[side]
            given |= {"elementRef": line.ends[side], "relX": number(across), "relY": number(down)}
        owner.add("Point", given)
    if line.relation is Relation.DELIVERED:
        owner.add("Anchor", {"elementId": f"_n.{line.ident}", "position": "0.5", "shapeType": "None"})


def _is_citable(made: Plan, key: str) -> bool:
    reference = made.job.network.reference[key]
    return bool(reference.doi or reference.pmid or reference.pmcid)


def _citations(owner: Node, made: Plan) -> None:
    for key, ident in made.citations.items():
        for identifier, source in identified(made, key):
            citation = owner.add("Citation", {"elementId": ident})
            citation.add("Xref", {"identifier": identifier, "dataSource": source})
            break


def identified(made: Plan, key: str) -> Iterable[tuple[str, str]]:
    """(identifier, source) of a reference, the best first: DOI, PubMed, PMC."""
    reference = made.job.network.reference[key]
    pairs = ((reference.doi, "doi"), (reference.pmid, "pubmed"), (reference.pmcid, "pmc"))
    return [(identifier, source) for identifier, source in pairs if identifier]
