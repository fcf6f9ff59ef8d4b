"""Every output against the schema of its format, and other people's files against our readers."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from figtrace.exchange import export, load
from figtrace.exchange.sbgn_check import check_af
from figtrace.model.problems import ProblemsFound
from figtrace.model.vocabulary import Basis, Level, Profile, ReviewState
from tests.shared import SHARED, needs_shared
from tests.unit.exchange.made import SMALL, figure, founding

pytestmark = needs_shared
NETWORKS = {"founding": founding, **{name: (lambda made=made: made) for name, made in SMALL.items()}}
LEVELS = (None, Level.CAPTION, Level.MECHANISM)
XSD = {
    "gpml2021": "GPML2021.xsd",
    "gpml2013a": "GPML2013a.xsd",
    "sbgn-af": "sbgn/SBGN.xsd",
    "sbgn-pd": "sbgn/SBGN.xsd",
    "graphml": "graphml/graphml.xsd",
}


def schemas(*parts: str) -> Path:
    assert SHARED is not None
    return SHARED.joinpath("schemas", *parts)


def some(folder: str) -> list[Path]:
    return sorted(schemas(folder).iterdir()) if SHARED else []


@cache
def xsd(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(schemas(name)))


@pytest.mark.parametrize("which", NETWORKS)
@pytest.mark.parametrize("name", XSD)
def test_the_xml_schema_accepts_what_we_write(name: str, which: str) -> None:
    for level in LEVELS:
        for profile in Profile:
            out = export(NETWORKS[which](), name, level=level, profile=profile, figure=figure())
            schema = xsd(XSD[name])
            assert schema.validate(etree.fromstring(out.data)), str(schema.error_log)[:500]


@pytest.mark.parametrize("which", NETWORKS)
def test_the_schematron_accepts_our_activity_flow(which: str) -> None:
    isoschematron = pytest.importorskip("lxml.isoschematron")
    rules = isoschematron.Schematron(
        etree.parse(schemas("sbgn", "schematron", "sbgn_af.sch")), validate_schema=False, phase="basic"
    )
    for level in LEVELS:
        assert rules.validate(etree.fromstring(export(NETWORKS[which](), "sbgn-af", level=level).data))


@pytest.mark.parametrize("which", NETWORKS)
def test_indras_schema_accepts_our_statements(which: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema: Any = json.loads(schemas("indra_statements_schema.json").read_text(encoding="utf-8"))
    for level in LEVELS:
        made = json.loads(export(NETWORKS[which](), "indra", level=level).text)
        assert list(jsonschema.Draft6Validator(schema).iter_errors(made)) == []


CODES = {
    "duplicate-edge-ids": "duplicate-edge-id",
    "duplicate-node-ids": "duplicate-node-id",
    "empty-array": "cx2-empty",
    "invalid-aspect-structure": "aspect-structure",
    "invalid-edge-reference": "edge-end-unknown",
    "invalid-json": "json-malformed",
    "missing-cxversion": "cxversion-missing",
    "missing-status": "status-missing",
    "not-array": "cx2-not-array",
    "truncated": "json-truncated",
    "wrong-version": "cxversion-wrong",
}


def test_each_broken_cx2_file_is_refused_with_a_code_of_its_own() -> None:
    found = {}
    for path in some("cx2-fixtures/invalid"):
        with pytest.raises(ProblemsFound) as refused:
            load(path.read_bytes(), "cx2")
        found[path.name.split(".")[0]] = [problem.code for problem in refused.value.report.errors]
    assert found == {name: [code] for name, code in CODES.items()}


def test_every_valid_cx2_file_is_read() -> None:
    read = {path.name: load(path.read_bytes(), "cx2") for path in some("cx2-fixtures/valid")}
    assert len(read) == 15
    sizes = {name: (len(one.network.agents), len(one.network.statements)) for name, one in read.items()}
    assert sizes["medium-network.valid.cx2"] == (100, 200)
    assert sizes["minimal.valid.cx2"] == (2, 1)
    assert all(one.report.is_good for one in read.values())
    codes = {p.code for p in read["with-opaque-aspects.valid.cx2"].report}
    assert {"aspect-unknown", "aspect-unlisted"} <= codes


@pytest.mark.parametrize(
    ("file", "agents", "statements"),
    [("WP2870.gpml", 46, 17), ("WP4300.gpml", 54, 27), ("WP5066-gpml2021.gpml", 30, 17)],
)
def test_pathways_of_wikipathways_are_read(file: str, agents: int, statements: int) -> None:
    read = load(schemas("gpml-fixtures", file).read_bytes(), "gpml2021")
    assert (len(read.network.agents), len(read.network.statements)) == (agents, statements)
    assert {s.basis for s in read.network.statements} == {Basis.IMPORTED}
    assert {s.review for s in read.network.statements} == {ReviewState.DRAFTED}
    assert all("no quote" in (s.note or "") and not s.evidence for s in read.network.statements)
    assert "no-quote" in {problem.code for problem in read.report}
    assert read.positions is not None
    assert len(read.positions.boxes) == agents
    assert all(agent.name and agent.name != agent.key for agent in read.network.agents)


def test_nothing_of_a_pathway_vanishes_in_silence() -> None:
    """Every Interaction is a statement or a line of the report."""
    for path in some("gpml-fixtures"):
        drawn = list(etree.parse(path).getroot().iter("{*}Interaction"))
        read = load(path.read_bytes(), "gpml2013a")
        told = [p for p in read.report if p.code in ("line-unattached", "line-not-read", "line-without-ends")]
        said = [s for s in read.network.statements if not s.key.endswith(".back")]
        assert len({p.where for p in told}) + len(said) == len(drawn)


def test_activity_flow_cases_are_read_or_refused_as_their_names_say() -> None:
    refused = {}
    for path in some("sbgn/af-testcases"):
        report = check_af(etree.parse(path).getroot())
        refused[path.name] = {problem.code for problem in report}
        if report.is_good:
            assert load(path.read_bytes(), "sbgn-af").network.agents
    assert len(refused) == 18
    assert all(bool(codes) == ("fail" in name) for name, codes in refused.items())
    assert all(name.split("-")[0] in codes for name, codes in refused.items() if codes)


def test_an_imported_pathway_leaves_again_in_every_format_that_is_read() -> None:
    network = load(schemas("gpml-fixtures", "WP4300.gpml").read_bytes(), "gpml2013a").network
    for name in ("json", "cx2", "graphml", "gpml2021", "sbgn-af", "indra", "csv"):
        out = export(network, name, level=None)
        assert load(out.content, name, out.companions).network.agents
