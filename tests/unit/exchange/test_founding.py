"""The founding network in every format: what is carried, what is lost, counted against the table of relations."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter

import pytest
from lxml import etree

from figtrace.exchange import FORMATS, LossKind, export, fields_that_differ, load, readable, without_rejected
from figtrace.model.vocabulary import Level, Profile
from tests.unit.exchange.made import SMALL, figure, founding

LEVELS = (None, Level.CAPTION, Level.MECHANISM)
NETWORKS = {"founding": founding, **{name: (lambda made=made: made) for name, made in SMALL.items()}}


def lost(name: str, level: Level | None, profile: Profile = Profile.CAPTION, *, at_level: bool = True) -> set[str]:
    """Keys of the statements that are not carried; those of other levels only when asked for."""
    return {
        loss.where
        for loss in export(founding(), name, level=level, profile=profile).losses
        if loss.field == "statement" and not (at_level and "reading level" in loss.message)
    }


@pytest.mark.parametrize("which", NETWORKS)
@pytest.mark.parametrize("name", [one.name for one in readable()])
def test_the_loss_report_is_true(name: str, which: str) -> None:
    network = NETWORKS[which]()
    for level in LEVELS:
        for profile in Profile:
            out = export(network, name, level=level, profile=profile, figure=figure() if which == "founding" else None)
            back = load(out.content, name, None if name == "sif" else out.companions).network
            told = {(loss.where, loss.field) for loss in out.losses if not loss.returns}
            assert fields_that_differ(without_rejected(network), back) == told


@pytest.mark.parametrize("name", FORMATS)
def test_small_networks_leave_in_every_format_and_twice_the_same(name: str) -> None:
    for network in (*SMALL.values(), founding()):
        assert export(network, name).data == export(network, name).data


def test_json_loses_nothing_and_is_the_record_on_file() -> None:
    out = export(founding(), "json")
    assert out.losses == ()
    assert load(out.text, "json").network == founding()


def test_sif_with_its_companions_brings_everything_back() -> None:
    out = export(founding(), "sif")
    assert fields_that_differ(founding(), load(out.text, "sif", out.companions).network) == set()
    lines = out.text.splitlines()
    assert "miR-155\tdecreases-amount\tTP53INP1" in lines
    assert "Caspases" in [line.split("\t")[0] for line in lines if "\t" not in line] or "caspases" in lines


def test_activity_flow_carries_26_arcs_and_8_by_containment_of_all_54() -> None:
    out = export(founding(), "sbgn-af", level=None)
    assert len(list(etree.fromstring(out.data).iter("{*}arc"))) == 26
    flows = {
        s.key for s in founding().statements if s.type.value in ("Release", "Delivery", "Conversion", "Production")
    }
    assert len(flows) == 17
    assert lost("sbgn-af", None) == flows | {"R01", "R04", "R06"}


def test_activity_flow_at_the_mechanism_level_loses_the_same_17() -> None:
    """18 arcs of the 43 signed or structural statements, and R22, which stands there without a direction."""
    out = export(founding(), "sbgn-af")
    arcs = Counter(arc.get("class") for arc in etree.fromstring(out.data).iter("{*}arc"))
    assert arcs == {"positive influence": 11, "negative influence": 7, "unknown influence": 1}
    assert len(lost("sbgn-af", Level.MECHANISM)) == 17
    carried = {s.key for s in load(out.text, "sbgn-af").network.statements}
    assert len(carried) == 19 + 8
    assert carried | lost("sbgn-af", Level.MECHANISM, at_level=False) == {s.key for s in founding().statements}


def test_process_description_loses_what_acts_without_being_an_entity() -> None:
    assert lost("sbgn-pd", Level.MECHANISM) == {"R18", "R39", "R48", "R49", "R52", "R53", "R54"}
    arcs = Counter(arc.get("class") for arc in etree.fromstring(export(founding(), "sbgn-pd").data).iter("{*}arc"))
    assert {word: arcs[word] for word in ("stimulation", "inhibition", "modulation")} == {
        "stimulation": 8,
        "inhibition": 6,
        "modulation": 1,
    }


@pytest.mark.parametrize(("profile", "inputs", "targets"), [(Profile.CAPTION, 34, 29), (Profile.LITERATURE, 38, 30)])
def test_sbml_qual_has_one_transition_a_target(profile: Profile, inputs: int, targets: int) -> None:
    pytest.importorskip("libsbml", reason="extra [sbml] is not installed")
    root = etree.fromstring(export(founding(), "sbml-qual", profile=profile).data)
    assert len(list(root.iter("{*}transition"))) == targets
    assert len(list(root.iter("{*}input"))) == inputs


def test_indra_has_one_translocation_a_cargo_and_parks_what_it_has_no_form_for() -> None:
    types = Counter(item["type"] for item in json.loads(export(founding(), "indra").text))
    assert types == {
        "Activation": 18,
        "Inhibition": 6,
        "DecreaseAmount": 3,
        "Complex": 1,
        "Translocation": 8,
        "Conversion": 3,
    }
    gone = {x.where for x in export(founding(), "indra").losses if x.field == "statement" and not x.returns}
    assert gone == {"R01", "R52", "R53", "R54"}


def test_bel_says_all_but_the_productions() -> None:
    assert lost("bel", Level.MECHANISM) == {"R52", "R53", "R54"}
    text = export(founding(), "bel", figure=figure()).text
    assert "m(hgnc:31542) -| p(hgnc:18022)" in text
    assert 'SET Citation = {"DOI"' in text


@pytest.mark.parametrize("name", ["gpml2021", "gpml2013a", "cx2", "graphml", "tsv", "csv", "indra"])
def test_formats_with_free_attributes_lose_no_statement_that_they_can_park(name: str) -> None:
    gone = {x.where for x in export(founding(), name).losses if x.field == "statement" and not x.returns}
    assert gone == ({"R01", "R52", "R53", "R54"} if name == "indra" else set())


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if not one.read and one.name != "xlsx"])
def test_what_is_only_written_has_every_statement_in_the_file_or_among_the_losses(name: str) -> None:
    if FORMATS[name].library:
        pytest.importorskip(FORMATS[name].library or "", reason=f"extra [{FORMATS[name].extra}] is not installed")
    out = export(founding(), name, figure=figure())
    gone = {loss.where for loss in out.losses if loss.field == "statement"}
    written = {s.key for s in founding().statements if re.search(rf"(?<![a-z0-9]){s.key}(?![0-9])", out.text, re.I)}
    places = {s.key for s in founding().statements if s.type.value == "Carriage"} if name == "biopax" else set()
    assert written | gone | places == set(founding().statement)
    if name != "sbgn-pd":
        assert written & gone == set(), "a process description parks conflicts and notes that name what is lost"


def test_arrow_heads_are_those_of_the_table() -> None:
    for level, of_r22 in ((Level.MECHANISM, "Binding"), (Level.CAPTION, "Undirected")):
        root = etree.fromstring(export(founding(), "gpml2021", level=level).data)
        heads = {i.get("elementId"): list(i.iter("{*}Point"))[-1].get("arrowHead") for i in root.iter("{*}Interaction")}
        assert (heads["R30"], heads["R22"], heads["R09"], heads["R05"], heads["R03"]) == (
            "Inhibition",
            of_r22,
            "Translocation",
            "Conversion",
            "Undirected",
        )
        assert heads["R13"] == ("Stimulation" if level is Level.MECHANISM else "Directed")


def test_saying_more_than_the_words_is_a_loss() -> None:
    told = {(x.where, x.field) for x in export(founding(), "gpml2021").losses if x.kind is LossKind.STRENGTHENED}
    assert told == {("R13", "sign_text"), ("R14", "sign_text"), ("R22", "type")}
    assert not [
        x for x in export(founding(), "gpml2021", level=Level.CAPTION).losses if x.kind is LossKind.STRENGTHENED
    ]


def test_a_nearest_term_is_never_written_as_an_exact_one() -> None:
    root = etree.fromstring(export(founding(), "gpml2021").data)
    nodes = {node.get("elementId"): node for node in root.iter("{*}DataNode")}
    assert nodes["proc_tam_form"].find("{*}Xref") is None
    assert nodes["tp53inp1"].find("{*}Xref").attrib == {"identifier": "18022", "dataSource": "hgnc"}
    refs = [a["db_refs"] for i in json.loads(export(founding(), "indra").text) for a in (i.get("obj"),) if a]
    assert {"TEXT": "TAM formation"} in refs or all("GO" not in r for r in refs if "TAM" in r["TEXT"])


def test_every_file_carries_the_manifest() -> None:
    for name in FORMATS:
        out = export(founding(), name, figure=figure())
        words = out.data if name != "xlsx" else b"".join(_unzipped(out.data))
        words += "".join(out.companions.values()).encode()
        assert founding().caption_sha256.encode() in words, name
        assert b"PMC9095362" in words, name


def _unzipped(data: bytes) -> list[bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_one_curator_is_said_where_people_look() -> None:
    from figtrace.model.records import Curation, Person

    alone = founding().model_copy(update={"curation": Curation(curators=(Person(name="Ada"),), is_single_curator=True)})
    for name in ("gpml2021", "gpml2013a", "bel", "sbml-qual"):
        assert "one curator, no second review" in export(alone, name).text.lower(), name


def test_tables_have_a_row_a_statement_and_signs_in_words() -> None:
    rows = list(csv.DictReader(io.StringIO(export(founding(), "csv").text)))
    assert len(rows) == 54
    by_key = {row["key"]: row for row in rows}
    assert (by_key["R30"]["sign"], by_key["R07"]["sign_text"], by_key["R22"]["sign"]) == ("negative", "", "unsigned")
    assert by_key["R30"]["quote"] == "miR-105, which downregulates the expression of ZO-1"
