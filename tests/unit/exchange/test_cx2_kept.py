"""CX2 of others: what is not understood is kept, told, and written back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from figtrace.exchange import export, fields_that_differ, load
from figtrace.exchange.cx2_check import check
from figtrace.exchange.cx2_foreign import Kept
from figtrace.model.records import Foreign, Network
from tests.shared import SHARED, needs_shared
from tests.unit.exchange.made import OPPOSITE

NODES = [{"id": 7, "v": {"name": "A", "logFC": 1.5, "seen": True}}, {"id": 3, "v": {"n": "B", "tags": ["x", "y"]}}]
EDGES = [{"id": 11, "s": 7, "t": 3, "v": {"interaction": "activates", "weight": 2, "big": 2**40}}]
CARTESIAN = [{"node": 7, "x": 1.0}, {"node": 3, "x": 2.0}]


def file(**more: Any) -> str:
    parts: list[dict[str, Any]] = [{"CXVersion": "2.0"}, {"metaData": []}]
    aspects = {
        "attributeDeclarations": [{"nodes": {"name": {"a": "n"}}}],
        "networkAttributes": [{"name": "N", "description": "theirs", "pValue": 0.05}],
        "nodes": NODES,
        "edges": EDGES,
        **more,
    }
    parts += [{name: items} for name, items in aspects.items()]
    return json.dumps([*parts, {"status": [{"success": True}]}])


def aspects(text: str) -> dict[str, Any]:
    parts = json.loads(text)
    assert check(parts).is_good
    return {name: items for part in parts[1:] for name, items in part.items()}


def test_attributes_of_others_are_kept_told_and_written_back_with_their_types() -> None:
    read = load(file(), "cx2")
    notes = {p.where: p.message for p in read.report if p.code == "attribute-kept"}
    assert notes["nodes"] == "3 attributes kept, not understood: logFC (1), seen (1), tags (1)"
    assert notes["edges"] == "2 attributes kept, not understood: weight (1), big (1)"
    assert notes["network"] == "2 attributes kept, not understood: description (1), pValue (1)"
    back = aspects(export(read.network, "cx2").text)
    assert [node["v"].get("logFC") for node in back["nodes"]] == [1.5, None]
    assert back["nodes"][1]["v"]["tags"] == ["x", "y"]
    assert back["edges"][0]["v"]["weight"] == 2
    assert back["networkAttributes"][0]["description"] == "theirs"
    declared = back["attributeDeclarations"][0]
    assert {name: declared["nodes"][name]["d"] for name in ("logFC", "seen", "tags")} == {
        "logFC": "double",
        "seen": "boolean",
        "tags": "list_of_string",
    }
    assert (declared["edges"]["weight"]["d"], declared["edges"]["big"]["d"]) == ("integer", "long")


def test_aspects_of_others_come_back_and_the_ids_they_name() -> None:
    read = load(file(cartesianLayout=CARTESIAN), "cx2")
    assert [p.where for p in read.report if p.code == "aspect-unknown"] == ["cartesianLayout"]
    back = aspects(export(read.network, "cx2").text)
    assert back["cartesianLayout"] == CARTESIAN
    assert {node["id"]: node["v"]["name"] for node in back["nodes"]} == {7: "A", 3: "B"}
    assert (back["edges"][0]["id"], back["edges"][0]["s"], back["edges"][0]["t"]) == (11, 7, 3)


def test_a_new_agent_gets_a_number_that_nothing_has() -> None:
    held = Kept([Foreign(format="cx2", name="ids", text='{"nodes": {"a": 4, "b": 4, "c": true}}')])
    assert held.numbers("nodes", ["b", "a", "c"]) == {"b": 4, "a": 5, "c": 6}


def test_what_is_kept_survives_any_number_of_round_trips_and_other_formats() -> None:
    first = load(file(cartesianLayout=CARTESIAN), "cx2").network
    again = load(export(first, "cx2").text, "cx2")
    assert fields_that_differ(first, again.network) == set()
    assert not [p for p in again.report if p.code == "attribute-kept"]
    for name in ("gpml2021", "graphml", "sbgn-af", "indra", "csv", "json"):
        out = export(first, name, level=None)
        assert load(out.content, name, out.companions).network.foreign == first.foreign, name


def test_what_another_program_added_to_our_file_is_kept_and_what_it_changed_is_as_it_left_it() -> None:
    parts = json.loads(export(OPPOSITE, "cx2").text)
    nodes = next(part["nodes"] for part in parts[1:] if "nodes" in part)
    nodes[0]["v"]["degree"] = 2
    parts.insert(-1, {"theirs": [{"x": 1}]})
    once = load(json.dumps(parts), "cx2").network
    assert once.agent["a"] == OPPOSITE.agent["a"]
    written = json.loads(export(once, "cx2").text)
    node = next(part["nodes"] for part in written[1:] if "nodes" in part)[0]
    assert node["v"]["degree"] == 2
    node["v"]["degree"] = 3
    twice = load(json.dumps(written), "cx2").network
    assert aspects(export(twice, "cx2").text)["nodes"][0]["v"]["degree"] == 3
    assert aspects(export(twice, "cx2").text)["theirs"] == [{"x": 1}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("aspect nodes", "[]"),
        ("aspect status", '[{"success": false}]'),
        ("aspect ", "[1]"),
        ("aspect x", "{}"),
        ("aspect y", "[" * 200),
        ("nodes", '{"a": [1]}'),
        ("nodes", '{"a": {"key": "other", "kind": 3}}'),
        ("ids", "[]"),
        ("edges", "no JSON"),
    ],
)
def test_hostile_leftovers_break_nothing(name: str, text: str) -> None:
    network = OPPOSITE.model_copy(update={"foreign": (Foreign(format="cx2", name=name, text=text),)})
    out = export(network, "cx2")
    assert fields_that_differ(network, load(out.text, "cx2").network) == set()
    assert aspects(out.text)["nodes"][0]["v"]["key"] == "a"


@needs_shared
def test_every_valid_file_of_others_leaves_with_all_that_it_brought() -> None:
    assert SHARED is not None
    for path in sorted((SHARED / "schemas" / "cx2-fixtures" / "valid").iterdir()):
        before = json.loads(path.read_text(encoding="utf-8"))
        network: Network = load(path.read_bytes(), "cx2").network
        after = aspects(export(network, "cx2").text)
        given = {name: items for part in before[1:] for name, items in part.items()}
        declared = (given.get("attributeDeclarations") or [{}])[0].get("nodes", {})
        alias = {one.get("a", name): name for name, one in declared.items()}
        for old, new in zip(given.get("nodes", ()), after.get("nodes", ()), strict=True):
            had = {alias.get(name, name) for name in old.get("v", {})} - {"name"}
            assert had <= set(new["v"]), path.name
        assert {n for n in given if n not in after} <= {"visualEditorProperties", "edgeBypasses", "nodeBypasses"}
