"""GPML2013a, which most files of WikiPathways still are: the same plan in the older elements."""

from __future__ import annotations

from collections.abc import Mapping

from figtrace.exchange import palette
from figtrace.exchange.contract import Exported, Job, LossKind, exporter
from figtrace.exchange.fast_xml import Node
from figtrace.exchange.gpml2021 import identified
from figtrace.exchange.gpml_plan import Item, Line, Plan, checked, organism, plan, summary
from figtrace.exchange.identifiers import gpml2013a_ref, obo, split
from figtrace.exchange.park import xml_text
from figtrace.exchange.place import number
from figtrace.exchange.relation import Relation
from figtrace.model.vocabulary import AgentKind, Basis

NAMESPACE = "http://pathvisio.org/GPML/2013a"
_BP = "http://www.biopax.org/release/biopax-level3.owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"

HEADS = {
    "Stimulation": "mim-stimulation",
    "Inhibition": "mim-inhibition",
    "Directed": "Arrow",
    "Binding": "mim-binding",
    "Undirected": "Line",
    "Translocation": "mim-translocation",
    "Conversion": "mim-conversion",
}
"""Arrow head of GPML2021 → its name in the files of 2013."""

_TYPES = {"RNA": "Rna", "Undefined": "Unknown"}
_SHAPES = {"Vesicle": "Oval", "RoundedRectangle": "RoundedRectangle", "Oval": "Oval"}
_BROKEN = (Basis.IMPLIED, Basis.STRUCTURAL, Basis.LITERATURE)
_ONTOLOGIES = {"cl": "Cell Type", "go": "Pathway Ontology"}


@exporter
def dumps(job: Job) -> Exported:
    """The network as GPML2013a, every statement a line, checked for references and vocabulary."""
    made = plan(job, "gpml2013a")
    root = Node("Pathway")
    root.set("xmlns", NAMESPACE)
    _head(root, made)
    for item in made.items:
        if item.type is not None:
            _node(root, item)
    for line in made.lines:
        _interaction(root, made, line)
    for item in made.items:
        if item.shape is not None:
            _shape(root, item)
    for item in made.items:
        if item.agent.kind is AgentKind.VESICLE:
            _group(root, made, item)
    root.add("InfoBox", {"CenterX": "0", "CenterY": "0"})
    _biopax(root, made)
    for statement in job.network.statements:
        if statement.evidence:
            job.lose(
                LossKind.DROPPED,
                statement.key,
                "eco",
                "GPML2013a has no Evidence element for ECO:0000303",
                returns=True,
            )
    return checked(root, job)


def _head(root: Node, made: Plan) -> None:
    network = made.job.network
    root.set("Name", xml_text(network.title))
    root.set("Data-Source", "figtrace")
    named = organism(made.job)
    if named:
        root.set("Organism", named)
    if network.curation and network.curation.curators:
        root.set("Author", f"[{', '.join(xml_text(person.name) for person in network.curation.curators)}]")
    if network.data_licence is not None:
        root.set("License", xml_text(network.data_licence))
    root.add("Comment", {"Source": "figtrace"}, summary(made.manifest))
    _attributes(root, made.properties)
    width, height = made.board
    root.add("Graphics", {"BoardWidth": number(width), "BoardHeight": number(height)})


def _attributes(owner: Node, given: Mapping[str, str]) -> None:
    owner.add_pairs("Attribute", ("Key", "Value"), given)


def _rect(owner: Node, item: Item, shape: str, level: str) -> None:
    centre = item.box.centre
    owner.add(
        "Graphics",
        {
            "CenterX": number(centre.x),
            "CenterY": number(centre.y),
            "Width": number(item.box.width),
            "Height": number(item.box.height),
            "ZOrder": level,
            "FontSize": "12",
            "Valign": "Middle" if item.type else "Top",
            "ShapeType": shape,
            "Color": palette.border(item.agent.kind),
            "FillColor": palette.fill(item.agent.kind),
        },
    )


def _node(root: Node, item: Item) -> None:
    given = {
        "TextLabel": item.label,
        "GraphId": item.ident,
        "Type": _TYPES.get(item.type or "", item.type),
        "GroupRef": f"_g.{item.group}" if item.group else None,
    }
    node = root.add("DataNode", given)
    _attributes(node, item.properties)
    _rect(node, item, "RoundedRectangle", "32768")
    database, identifier = gpml2013a_ref(item.xref.curie) if item.xref else ("", "")
    node.add("Xref", {"Database": database, "ID": identifier})


def _shape(root: Node, item: Item) -> None:
    is_vesicle = item.agent.kind is AgentKind.VESICLE
    group = item.ident if is_vesicle else item.group
    given = {
        "TextLabel": item.label,
        "GraphId": f"_v.{item.ident}" if is_vesicle else item.ident,
        "GroupRef": f"_g.{group}" if group else None,
    }
    shape = root.add("Shape", given)
    _attributes(shape, {"figtrace.outline": "true"} if is_vesicle else item.properties)
    _rect(shape, item, _SHAPES[item.shape or ""], "16384")


def _group(root: Node, made: Plan, item: Item) -> None:
    given = {"GroupId": f"_g.{item.ident}", "GraphId": item.ident, "TextLabel": item.label, "Style": "Group"}
    group = root.add("Group", given)
    _attributes(group, item.properties)
    made.job.lose(
        LossKind.DROPPED, item.agent.key, "position", "a group of GPML2013a has no geometry of its own", returns=True
    )


def _interaction(root: Node, made: Plan, line: Line) -> None:
    action = root.add("Interaction", {"GraphId": line.ident})
    for evidence in line.statement.evidence:
        action.add("Comment", {"Source": "evidence-quote"}, evidence.quote)
    for key in line.statement.references:
        if key in made.citations:
            action.add("BiopaxRef", text=made.citations[key])
    _attributes(action, line.properties)
    style = {
        "ConnectorType": "Segmented" if len(line.points) > 2 else "Straight",
        "ZOrder": "40000",
        "LineThickness": "1.5",
        "LineStyle": "Broken" if line.statement.basis in _BROKEN else "Solid",
        "Color": palette.line(line.relation),
    }
    graphics = action.add("Graphics", style)
    last = len(line.points) - 1
    for index, point in enumerate(line.points):
        given: dict[str, str | None] = {"X": number(point.x), "Y": number(point.y)}
        if index in (0, last):
            side = 0 if index == 0 else 1
            across, down = line.relative[side]
            given |= {"GraphRef": line.ends[side], "RelX": number(across), "RelY": number(down)}
        graphics.add("Point", {**given, "ArrowHead": HEADS[line.head] if index == last else None})
    if line.relation is Relation.DELIVERED:
        graphics.add("Anchor", {"Position": "0.5", "Shape": "None", "GraphId": f"_n.{line.ident}"})
    action.add("Xref", {"Database": "", "ID": ""})


def _biopax(root: Node, made: Plan) -> None:
    owner = root.add("Biopax")
    for key, ident in made.citations.items():
        reference = made.job.network.reference[key]
        node = owner.add("bp:PublicationXref", {"xmlns:bp": _BP, "xmlns:rdf": _RDF, "rdf:id": ident})
        identifier, source = next(iter(identified(made, key)), ("", ""))
        names = {"doi": "DOI", "pubmed": "PubMed", "pmc": "PMC"}
        for name, value in (
            ("ID", identifier),
            ("DB", names.get(source, "")),
            ("TITLE", reference.title),
            ("SOURCE", reference.journal),
            ("YEAR", str(reference.year) if reference.year else None),
            ("AUTHORS", reference.authors),
        ):
            if value is not None:
                node.add(f"bp:{name}", {"rdf:datatype": _STRING}, value)
    _vocabulary(owner, made)


def _vocabulary(owner: Node, made: Plan) -> None:
    terms = {g.curie: g.name for item in made.items if (g := item.agent.grounding) and split(g.curie)[0] in _ONTOLOGIES}
    for curie, name in terms.items():
        node = owner.add("bp:openControlledVocabulary", {"xmlns:bp": _BP})
        for tag, value in (("TERM", name), ("ID", obo(curie)), ("Ontology", _ONTOLOGIES[split(curie)[0]])):
            node.add(f"bp:{tag}", text=value)
