"""Our files in the hands of the formats' own libraries; each skip says which one is not installed."""

from __future__ import annotations

import json
import logging
from collections import Counter
from pathlib import Path

import pytest

from figtrace.exchange import export, fields_that_differ, load
from figtrace.model.vocabulary import Level, Profile
from tests.unit.exchange.made import ALONE, HOSTILE, OPPOSITE, figure, founding


def test_networkx_reads_every_agent_and_statement_of_graphml() -> None:
    nx = pytest.importorskip("networkx")
    graph = nx.parse_graphml(export(founding(), "graphml").text)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (44, 54)
    assert graph.nodes["mir155"]["curie"] == "hgnc:31542"
    said = [data for one, two, data in graph.edges(data=True) if (one, two) == ("mir105", "zo1")]
    assert [(edge["sign"], edge["basis"], json.loads(edge["quotes"])) for edge in said] == [
        ("negative", "explicit", ["miR-105, which downregulates the expression of ZO-1"])
    ]
    assert nx.parse_graphml(export(HOSTILE, "graphml").text).number_of_nodes() == 3


def test_ndex2_reads_every_agent_and_statement_of_cx2() -> None:
    factory = pytest.importorskip("ndex2.cx2").RawCX2NetworkFactory()
    for network in (founding(), ALONE, OPPOSITE, HOSTILE):
        read = factory.get_cx2network(json.loads(export(network, "cx2").text))
        assert len(read.get_nodes()) == len(network.agents)
        assert len(read.get_edges()) == len(network.statements)
    styled = factory.get_cx2network(json.loads(export(founding(), "cx2").text))
    assert styled.get_visual_properties()["edgeMapping"]["EDGE_TARGET_ARROW_SHAPE"]["type"] == "DISCRETE"


@pytest.mark.parametrize("name", ["sbgn-af", "sbgn-pd"])
def test_libsbgnpy_and_the_published_schematrons_find_nothing_wrong(name: str, tmp_path: Path) -> None:
    libsbgnpy = pytest.importorskip("libsbgnpy")
    path = tmp_path / "x.sbgn"
    for network in (founding(), ALONE, OPPOSITE, HOSTILE):
        for level in (None, Level.CAPTION, Level.MECHANISM):
            path.write_bytes(export(network, name, level=level, figure=figure()).data)
            assert [*libsbgnpy.validate_xsd(path), *libsbgnpy.validate_schematron(path)] == []
            assert libsbgnpy.check_sbgn(libsbgnpy.read_sbgn_from_file(path)) == []


def test_libsbgnpy_reads_every_glyph_and_arc_and_what_it_writes_is_still_ours() -> None:
    libsbgnpy = pytest.importorskip("libsbgnpy")
    out = export(founding(), "sbgn-af")
    read = libsbgnpy.read_sbgn_from_string(out.text)
    sheet = read.map[0]
    kinds = Counter(glyph.class_value.value for glyph in sheet.glyph)
    assert kinds == {"compartment": 20, "biological activity": 18, "phenotype": 7}
    assert Counter(arc.class_value.value for arc in sheet.arc) == {
        "positive influence": 11,
        "negative influence": 7,
        "unknown influence": 1,
    }
    again = load(libsbgnpy.write_sbgn_to_string(read), "sbgn-af").network
    assert fields_that_differ(load(out.text, "sbgn-af").network, again) == set()


def test_libsbml_finds_nothing_wrong() -> None:
    libsbml = pytest.importorskip("libsbml")
    for network in (founding(), ALONE, OPPOSITE, HOSTILE):
        for profile in Profile:
            document = libsbml.readSBMLFromString(export(network, "sbml-qual", profile=profile).text)
            document.checkConsistency()
            told = [document.getError(n).getMessage() for n in range(document.getNumErrors())]
            assert told == []


def test_libsbml_reads_signs_and_rules() -> None:
    libsbml = pytest.importorskip("libsbml")
    document = libsbml.readSBMLFromString(export(founding(), "sbml-qual").text)
    qual = document.getModel().getPlugin("qual")
    targets = {qual.getTransition(n).getOutput(0).getQualitativeSpecies(): n for n in range(qual.getNumTransitions())}
    to_tam = qual.getTransition(targets["proc_tam_form"])
    signs = {to_tam.getInput(n).getQualitativeSpecies(): to_tam.getInput(n).getSign() for n in range(2)}
    assert signs == {"pw_mapk": libsbml.INPUT_SIGN_POSITIVE, "proc_casp_cleavage": libsbml.INPUT_SIGN_NEGATIVE}
    assert (
        libsbml.formulaToL3String(to_tam.getFunctionTerm(0).getMath()) == "(pw_mapk >= 1) && (proc_casp_cleavage < 1)"
    )


def test_pybiopax_reads_back_every_object_and_unsigned_stays_unsigned(caplog: pytest.LogCaptureFixture) -> None:
    pybiopax = pytest.importorskip("pybiopax")
    caplog.set_level(logging.ERROR)
    out = export(founding(), "biopax")
    model = pybiopax.model_from_owl_str(out.text)
    count = Counter(type(one).__name__ for one in model.objects.values())
    assert out.text.count(" rdf:ID=") == len(model.objects)
    assert (count["Transport"], count["Control"] + count["TemplateReactionRegulation"]) == (8, 26)
    carried = len(founding().statements) - sum(loss.field == "statement" for loss in out.losses)
    assert carried == 26 + 6 + 8, "effects, deliveries (8 transports), carriages (as locations)"
    controls = {one.uid: one.control_type for one in model.objects.values() if type(one).__name__ == "Control"}
    assert controls["R22"] is None
    assert controls["R43"] == "ACTIVATION"


def test_prov_reads_back_what_it_would_write() -> None:
    prov = pytest.importorskip("prov.model")
    text = export(founding(), "prov", figure=figure()).text
    document = prov.ProvDocument.deserialize(content=text, format="json")
    again = prov.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert document == again
    count = Counter(type(record).__name__ for record in document.get_records())
    assert count["ProvMembership"] == 54
    assert count["ProvDerivation"] == 2 * sum(len(s.evidence) for s in founding().statements)
    quotes = [r for r in document.get_records(prov.ProvDerivation) if r.get_asserted_types()]
    assert {str(kind) for quote in quotes for kind in quote.get_asserted_types()} == {"prov:Quotation"}


@pytest.mark.filterwarnings("ignore")
def test_indra_reads_every_statement_finds_them_valid_and_gives_them_back(caplog: pytest.LogCaptureFixture) -> None:
    """INDRA is heavy and pins other libraries: install it in an environment of its own to run this."""
    indra = pytest.importorskip("indra.statements")
    validate = pytest.importorskip("indra.statements.validate")
    for network in (founding(), OPPOSITE):
        out = export(network, "indra", level=None)
        made = json.loads(out.text)
        read = indra.stmts_from_json(made)
        assert Counter(type(one).__name__ for one in read) == Counter(item["type"] for item in made)
        validate.assert_valid_statements(read)
        quotes = {piece.text for one in read for piece in one.evidence if piece.text}
        assert quotes == {piece["text"] for item in made for piece in item["evidence"] if "text" in piece}
        again = load(json.dumps(indra.stmts_to_json(read)), "indra").network
        assert fields_that_differ(load(out.text, "indra").network, again) == set()
    assert not [record for record in caplog.records if "unknown" in record.getMessage().lower()]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("level", [None, Level.MECHANISM])
def test_pybel_parses_every_line_without_a_warning(level: Level | None, tmp_path: Path) -> None:
    pybel = pytest.importorskip("pybel")
    for number, network in enumerate((founding(), OPPOSITE, HOSTILE)):
        path = tmp_path / f"{number}.bel"
        path.write_text(export(network, "bel", level=level, figure=figure()).text, encoding="utf-8")
        graph = pybel.from_bel_script(str(path))
        assert [str(warning[1]) for warning in graph.warnings] == []
        assert graph.number_of_nodes() > 1


@pytest.mark.filterwarnings("ignore")
def test_pybel_gets_the_quote_and_the_places(tmp_path: Path) -> None:
    pybel = pytest.importorskip("pybel")
    path = tmp_path / "x.bel"
    path.write_text(export(founding(), "bel").text, encoding="utf-8")
    edges = [data for _, _, data in pybel.from_bel_script(str(path)).edges(data=True) if data.get("annotations")]
    r30 = next(d for d in edges if [e["identifier"] for e in d["annotations"]["Key"]] == ["R30"])
    assert r30["evidence"] == "miR-105, which downregulates the expression of ZO-1"
    assert [e["identifier"] for e in r30["annotations"]["Recipient"]] == [
        founding().agent[founding().statement["R30"].recipient or ""].name
    ]
    assert [e["identifier"] for e in r30["annotations"]["Start"]] == ["723"]
