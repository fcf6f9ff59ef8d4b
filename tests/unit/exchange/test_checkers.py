"""What the schemas let through, our own checkers refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from figtrace.exchange import export, load
from figtrace.exchange.cx2_check import check as check_cx2
from figtrace.exchange.draft import gathered
from figtrace.exchange.gpml_check import check as check_gpml
from figtrace.exchange.sbgn_check import check_af, check_pd
from figtrace.model.problems import ProblemsFound
from tests.unit.exchange.made import OPPOSITE, founding

Change = Callable[[etree._Element], object]


def first(root: etree._Element, name: str, **wanted: str) -> etree._Element:
    return next(n for n in root.iter("{*}" + name) if all(n.get(k.rstrip("_")) == v for k, v in wanted.items()))


GPML: dict[str, tuple[str, Change]] = {
    "dangling end": ("dangling-reference", lambda r: first(r, "Point").set("elementRef", "nobody")),
    "dangling group": ("dangling-reference", lambda r: first(r, "DataNode").set("groupRef", "nobody")),
    "dangling citation": ("dangling-reference", lambda r: first(r, "CitationRef").set("elementRef", "nobody")),
    "one id twice": ("duplicate-id", lambda r: first(r, "DataNode").set("elementId", "her2")),
    "unknown head": ("arrow-head-unknown", lambda r: first(r, "Point").set("arrowHead", "Zigzag")),
    "unknown type": ("node-type-unknown", lambda r: first(r, "DataNode").set("type", "Thing")),
}


@pytest.mark.parametrize("what", GPML)
def test_gpml_references_and_words_are_checked(what: str) -> None:
    code, change = GPML[what]
    root = etree.fromstring(export(founding(), "gpml2021").data)
    assert len(check_gpml(root)) == 0
    change(root)
    assert code in {problem.code for problem in check_gpml(root)}


def test_gpml_with_a_dangling_end_is_refused_and_one_with_a_strange_head_is_read() -> None:
    text = export(OPPOSITE, "gpml2013a").text
    with pytest.raises(ProblemsFound, match="nothing has this id"):
        load(text.replace('GraphRef="b"', 'GraphRef="c"'), "gpml2013a")
    read = load(text.replace("mim-stimulation", "mim-wobble"), "gpml2013a")
    assert "head-changed" in {problem.code for problem in read.report}
    assert read.network.statement["S1"].type.value == "Regulation"
    assert "mim-wobble" in (read.network.statement["S1"].note or "")
    assert read.network.statement["S2"] == OPPOSITE.statement["S2"]


CX2: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "bypass of nobody": ("bypass-unknown", lambda a: a.update(nodeBypasses=[{"id": 99, "v": {}}])),
    "untyped mapping": (
        "mapping-untyped",
        lambda a: a["visualProperties"][0]["nodeMapping"]["NODE_SHAPE"]["definition"].pop("type"),
    ),
    "failed status": ("status-failed", lambda a: a["status"][0].update(success=False)),
    "edge to nobody": ("edge-end-unknown", lambda a: a["edges"][0].update(t=99)),
    "edge without id": ("edge-id-missing", lambda a: a["edges"][0].pop("id")),
    "node named twice": ("duplicate-node-id", lambda a: a["nodes"][1].update(id=0)),
}


@pytest.mark.parametrize("what", CX2)
def test_cx2_rules(what: str) -> None:
    code, change = CX2[what]
    parts = json.loads(export(OPPOSITE, "cx2").text)
    assert len(check_cx2(parts)) == 0
    aspects = {name: items for part in parts[1:] for name, items in part.items()}
    change(aspects)
    changed = [parts[0], *({name: items} for name, items in aspects.items() if name != "status")]
    found = check_cx2([*changed, {"status": aspects["status"]}]).errors
    assert code in {problem.code for problem in found}


def test_a_look_without_types_is_wrong_in_our_files_and_no_reason_to_refuse_others() -> None:
    parts = json.loads(export(OPPOSITE, "cx2").text)
    look = next(part["visualProperties"][0] for part in parts[1:] if "visualProperties" in part)
    del look["nodeMapping"]["NODE_SHAPE"]["definition"]["type"]
    assert [problem.code for problem in check_cx2(parts).errors] == ["mapping-untyped"]
    assert load(json.dumps(parts), "cx2").network == OPPOSITE


def test_cx_of_version_1_is_told_apart() -> None:
    old = [{"numberVerification": [{"longNumber": 281474976710655}]}, {"nodes": [{"@id": 1, "n": "A"}]}]
    with pytest.raises(ProblemsFound, match=r"it is CX of version 1 \(save it as CX2"):
        load(json.dumps(old), "cx2")


AF_MAP = (
    '<sbgn xmlns="http://sbgn.org/libsbgn/0.3"><map id="m" version="http://identifiers.org/combine.specifications/'
    'sbgn.{}.level-1.version-1.2"><glyph id="a" class="biological activity"><label text="A"/>'
    '<bbox x="0" y="0" w="9" h="9"/></glyph>{}</map></sbgn>'
)


def test_a_map_that_tells_its_language_by_its_version_alone_is_read() -> None:
    assert load(AF_MAP.format("af", ""), "sbgn-af").network.agent["a"].name == "A"
    with pytest.raises(ProblemsFound, match="its language is 'process description'"):
        load(AF_MAP.format("pd", ""), "sbgn-af")


def test_an_equivalence_arc_that_is_not_read_is_no_reason_to_refuse_the_map() -> None:
    arc = '<arc id="e" class="equivalence arc" source="a" target="a"/>'
    read = load(AF_MAP.format("af", arc), "sbgn-af")
    assert set(read.network.agent) == {"a"}
    assert {"af10113", "not-read"} <= {problem.code for problem in read.report}
    with pytest.raises(ProblemsFound, match="is no arc of Activity Flow"):
        load(AF_MAP.format("af", arc.replace("equivalence arc", "stimulation")), "sbgn-af")


def test_the_same_of_many_places_is_said_once() -> None:
    lines = "".join(f"A{n} wobbles B\n" for n in range(5)) + "A0 shakes B\n"
    told = [p for p in gathered(load(lines, "sif").report) if p.code == "relation-unknown"]
    assert [(p.where, p.message.split(" is no ")[0]) for p in told] == [
        ("line1, line2, line3 and 2 more", "“wobbles”"),
        ("line6", "“shakes”"),
    ]


def test_a_type_that_is_not_kept_is_a_warning() -> None:
    parts = json.loads(export(OPPOSITE, "cx2").text)
    nodes = next(part["nodes"] for part in parts[1:] if "nodes" in part)
    nodes[0]["v"]["name"] = 7
    report = check_cx2(parts)
    assert report.is_good
    assert {problem.code for problem in report} == {"attribute-type"}


AF: dict[str, tuple[str, Change]] = {
    "a compartment acts": ("af10101", lambda r: first(r, "arc").set("source", "ev_csc")),
    "a compartment is acted on": ("af10102", lambda r: first(r, "arc").set("target", "ev_csc")),
    "arc of another language": ("af10103", lambda r: first(r, "arc").set("class", "stimulation")),
    "glyph of another language": ("af10104", lambda r: first(r, "glyph").set("class", "perturbing agent")),
    "activity nowhere": (
        "af10114",
        lambda r: first(r, "glyph", class_="biological activity").attrib.pop("compartmentRef"),
    ),
    "arc to nobody": ("dangling-reference", lambda r: first(r, "arc").set("target", "nobody")),
}


@pytest.mark.parametrize("what", AF)
def test_activity_flow_rules(what: str) -> None:
    code, change = AF[what]
    root = etree.fromstring(export(founding(), "sbgn-af").data)
    assert len(check_af(root)) == 0
    change(root)
    assert code in {problem.code for problem in check_af(root)}


SBGN = "http://sbgn.org/libsbgn/0.3"
ALONE_GLYPH = {"id": "alone", "class": "macromolecule", "compartmentRef": "ev_csc"}
PD: dict[str, tuple[str, Change]] = {
    "a phenotype acts": ("pd10109", lambda r: first(r, "arc", class_="stimulation").set("source", "proc_mdsc_act")),
    "an entity is acted on": ("pd10110", lambda r: first(r, "arc", class_="inhibition").set("target", "zo1")),
    "flow past the port": ("pd10102", lambda r: first(r, "arc", class_="consumption").set("target", "zo1")),
    "entity nowhere": ("pd10112", lambda r: first(r, "glyph", class_="macromolecule").attrib.pop("compartmentRef")),
    "entity alone": ("pd10131", lambda r: etree.SubElement(r[0], f"{{{SBGN}}}glyph", ALONE_GLYPH)),
    "flow from a phenotype": (
        "pd10101",
        lambda r: first(r, "arc", class_="consumption").set("source", "proc_mdsc_act"),
    ),
}


@pytest.mark.parametrize("what", PD)
def test_process_description_rules(what: str) -> None:
    code, change = PD[what]
    root = etree.fromstring(export(founding(), "sbgn-pd").data)
    assert len(check_pd(root)) == 0
    change(root)
    assert code in {problem.code for problem in check_pd(root)}
