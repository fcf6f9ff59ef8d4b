"""Whose data it is: a licence is read where a file states one, never guessed, and told wherever the data goes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from figtrace.exchange import FORMATS, Imported, export, load
from figtrace.model import codec
from figtrace.model.records import OUR_LICENCE, Network
from figtrace.model.wording import licence_lines
from figtrace.picture.furniture import furnish
from tests.unit.exchange.made import OPPOSITE, founding

GPML = '<Pathway xmlns="http://pathvisio.org/GPML/{}" {}><DataNode {}="a" {}="A"/></Pathway>'
CX2: list[dict[str, object]] = [{"CXVersion": "2.0"}, {"metaData": []}, {"nodes": [{"id": 0, "v": {"name": "A"}}]}]
DONE = {"status": [{"success": True}]}
NODE = '<node id="a"><data key="d1">A</data></node>'
SBGN = (
    '<sbgn xmlns="http://sbgn.org/libsbgn/0.3"><map id="m" language="activity flow">{}'
    '<glyph id="a" class="biological activity"><label text="A"/><bbox x="0" y="0" w="9" h="9"/></glyph></map></sbgn>'
)
CC = 'xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
ACTS = {"type": "Activation", "subj": {"name": "A"}, "obj": {"name": "B"}}


def cx2(**named: str) -> str:
    return json.dumps([*CX2, {"networkAttributes": [named]}, DONE])


def graphml(name: str, words: str) -> str:
    return (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        f'<key id="d0" for="graph" attr.name="{name}"/><key id="d1" for="node" attr.name="label"/>'
        f'<graph edgedefault="directed"><data key="d0">{words}</data>{NODE}</graph></graphml>'
    )


STATED: dict[str, tuple[str, str, str]] = {
    "GPML2021": ("gpml2021", GPML.format("2021", 'license="CC0"', "elementId", "textLabel"), "CC0"),
    "GPML2013a": ("gpml2013a", GPML.format("2013a", 'License="CC BY 3.0"', "GraphId", "TextLabel"), "CC BY 3.0"),
    "CX2 rights": ("cx2", cx2(name="N", rights="CC BY 4.0"), "CC BY 4.0"),
    "GraphML": ("graphml", graphml("dcterms:license", "MIT"), "MIT"),
    "SBGN text": ("sbgn-af", SBGN.format("<extension><license>CC BY</license></extension>"), "CC BY"),
    "SBGN RDF": (
        "sbgn-af",
        SBGN.format(f'<extension><cc:license {CC} rdf:resource="https://example.org/by"/></extension>'),
        "https://example.org/by",
    ),
    "INDRA": ("indra", json.dumps({"license": "CC BY 4.0", "statements": [ACTS]}), "CC BY 4.0"),
}
SILENT: dict[str, tuple[str, str]] = {
    "GPML2021": ("gpml2021", GPML.format("2021", 'license=""', "elementId", "textLabel")),
    "CX2": ("cx2", cx2(name="N", rightsHolder="Ada")),
    "GraphML": ("graphml", graphml("title", "mine")),
    "SBGN": ("sbgn-af", SBGN.format("")),
    "INDRA": ("indra", json.dumps([ACTS])),
    "SIF": ("sif", "A\tactivates\tB\n"),
    "CSV": ("csv", "A,activates,B\n"),
    "TSV": ("tsv", "A\tactivates\tB\n"),
}


def codes(imported: Imported) -> set[str]:
    return {problem.code for problem in imported.report}


@pytest.mark.parametrize("which", STATED)
def test_a_licence_is_read_where_the_format_carries_one(which: str) -> None:
    name, text, words = STATED[which]
    read = load(text, name)
    assert read.network.agents
    assert read.network.data_licence == words
    assert "licence-unstated" not in codes(read)


@pytest.mark.parametrize("which", SILENT)
def test_a_file_that_states_none_has_none_and_the_report_says_so(which: str) -> None:
    name, text = SILENT[which]
    read = load(text, name)
    assert read.network.agents
    assert read.network.data_licence is None
    assert "licence-unstated" in codes(read)


def test_a_table_beside_a_stranger_s_rows_may_state_it() -> None:
    beside = {".network.csv": "name,value\nlicence,CC BY 4.0\n"}
    assert load("A,activates,B\n", "csv", beside).network.data_licence == "CC BY 4.0"


@pytest.mark.parametrize("name", ["json", "gpml2021", "gpml2013a", "cx2", "sbgn-af", "graphml", "indra", "csv", "tsv"])
@pytest.mark.parametrize("words", [None, "CC BY 4.0", OUR_LICENCE])
def test_it_goes_along_in_every_format(name: str, words: str | None) -> None:
    out = export(OPPOSITE.model_copy(update={"data_licence": words}), name)
    assert load(out.content, name, out.companions).network.data_licence == words


@pytest.mark.parametrize("name", [one for one in FORMATS if one not in ("json", "xlsx")])
def test_every_export_says_that_none_is_stated(name: str) -> None:
    out = export(OPPOSITE.model_copy(update={"data_licence": None}), name)
    text = "".join((out.text, *out.companions.values()))
    assert "licence not stated in the file it came from" in text.lower() or "not stated" in text
    assert "CC0" not in text


@pytest.mark.parametrize("name", ["gpml2021", "gpml2013a"])
def test_no_licence_is_no_attribute(name: str) -> None:
    spelt = {"gpml2021": ' license="', "gpml2013a": ' License="'}[name]
    assert spelt in export(OPPOSITE, name).text
    assert spelt not in export(OPPOSITE.model_copy(update={"data_licence": None}), name).text


def stranger(words: str | None) -> Network:
    return Network(figid="imported", title="T", caption_sha256="", data_licence=words)


@pytest.mark.parametrize(
    ("network", "wanted"),
    [
        (founding, licence_lines()),
        (
            lambda: stranger(None),
            ("Network data: licence not stated in the file it came from. Drawn anew by figtrace.",),
        ),
        (lambda: stranger("CC BY 4.0"), ("Network data: CC BY 4.0. Drawn anew by figtrace.",)),
    ],
)
def test_pictures_carry_the_lines_of_their_own_network(network: Callable[[], Network], wanted: tuple[str, ...]) -> None:
    assert licence_lines(network()) == wanted
    assert furnish(network(), None).credits[: len(wanted)] == wanted


def test_the_record_on_file_says_that_none_is_stated() -> None:
    text = codec.dumps(stranger(None))
    assert '"data_licence": null' in text
    assert codec.loads(text).data_licence is None
    silent = json.loads(text)
    del silent["data_licence"]
    assert codec.loads(json.dumps(silent)).data_licence == OUR_LICENCE, "files from before say nothing where it is ours"
