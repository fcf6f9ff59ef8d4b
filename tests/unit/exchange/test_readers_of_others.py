"""Files of others: what is not understood is told with its count, whatever the format."""

from __future__ import annotations

import json

from figtrace.exchange import Imported, export, load
from tests.unit.exchange.made import SMALL, founding

GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="node" attr.name="label"/>'
    '<key id="d1" for="node" attr.name="degree"/><key id="d2" for="edge" attr.name="weight"/>'
    '<graph edgedefault="directed"><node id="a"><data key="d0">A</data><data key="d1">1</data></node>'
    '<node id="b"><data key="d1">2</data><graph/></node>'
    '<edge source="a" target="b"><data key="d2">0.5</data></edge><hyperedge/></graph></graphml>'
)


def told(imported: Imported, *codes: str) -> list[tuple[str, str]]:
    return [(p.where, p.message) for p in imported.report if p.code in codes]


def test_attributes_and_elements_of_graphml_are_counted() -> None:
    assert told(load(GRAPHML, "graphml"), "attribute-unread", "element-unknown") == [
        ("nodes", "not read: 1 attribute: degree (2)"),
        ("edges", "not read: 1 attribute: weight (1)"),
        ("hyperedge", "1 of it not understood"),
        ("graph", "1 of it not understood"),
    ]


def test_columns_of_a_table_are_named() -> None:
    text = "subject,relation,object,score,where\nA,activates,B,1,x\n"
    assert told(load(text, "csv"), "column-unread") == [("statements", "not read: 2 columns: score, where")]
    assert told(load(text, "csv", {".agents.csv": "key,name,mass\nA,A,1\n"}), "column-unread")[1:] == [
        ("agents", "not read: 1 column: mass")
    ]


def test_every_quote_of_an_indra_statement_is_kept_with_its_paper() -> None:
    item = {"type": "Activation", "subj": {"name": "A"}, "obj": {"name": "B"}}
    evidence = [
        {"source_api": "reach", "text": "one", "pmid": "11"},
        {"source_api": "sparser", "text": "one", "pmid": "11"},
        {"source_api": "reach", "text": "two", "pmid": "12", "epistemics": {"negated": True}},
        {"source_api": "reach", "text": "three"},
        {"source_api": "biopax"},
    ]
    read = load(json.dumps([{**item, "id": "s", "evidence": evidence}]), "indra")
    (statement,) = read.network.statements
    quotes = "“one” (PubMed 11), “two” (PubMed 12; it denies this), “three”"
    assert statement.note == f"imported from INDRA: no quote; INDRA Activation; quoted without a place: {quotes}"
    assert statement.evidence == ()
    assert told(read, "evidence-unread") == [("s", "not read: 1 piece of evidence without words")]


def test_our_own_files_hold_nothing_that_is_not_understood() -> None:
    for name in ("gpml2021", "gpml2013a", "cx2", "graphml", "sbgn-af", "indra", "sif", "csv", "tsv"):
        for network in (founding(), *SMALL.values()):
            out = export(network, name, positions={agent.key: (0, 0, 9, 9) for agent in network.agents})
            report = load(out.content, name, out.companions).report
            assert not [p for p in report if p.code not in ("licence-unstated", "no-quote")], name
