"""Canonical JSON: one text a network, and problems that say where and what to do."""

from __future__ import annotations

import json

import jsonschema
import pytest

from figtrace.figures.library import default_data
from figtrace.model import codec
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import FORMAT, Network

FOUNDING = default_data() / "networks" / "PMC9095362__SCI2022-9133658.005.json"
EMPTY = Network(figid="PMC1__f", title="T", caption_sha256="0")


def problem_of(text: str) -> str:
    with pytest.raises(ProblemsFound) as caught:
        codec.loads(text, "n.json")
    return "\n".join(f"{problem.code} {problem}" for problem in caught.value.report)


def test_absent_values_are_left_out_and_the_text_ends_with_a_newline():
    assert codec.dumps(EMPTY) == (
        '{"format": "figtrace.network/1", "figid": "PMC1__f", "title": "T", "caption_sha256": "0", '
        '"data_licence": "CC0-1.0"}\n'
    )


def test_the_founding_network_is_canonical():
    text = FOUNDING.read_text(encoding="utf-8")
    assert codec.dumps(codec.loads(text)) == text
    assert "α5" in text
    assert "\\u" not in text


def test_a_sign_that_the_words_do_not_give_is_written_as_null():
    kept = codec.plain(codec.loads(FOUNDING.read_text(encoding="utf-8")).statement["R07"])
    assert kept["sign_text"] is None
    assert "is_headline" in kept
    assert "folded_by" not in kept


def test_lines_are_at_most_120_wide_unless_a_text_is_longer():
    long = [line for line in FOUNDING.read_text(encoding="utf-8").splitlines() if len(line) > codec.LINE]
    assert all(line.count('": "') <= 1 for line in long)


def test_the_committed_schema_is_the_generated_one():
    path = default_data() / "schema" / "network.schema.json"
    cure = "write figtrace.model.codec.schema_text() to data/schema/network.schema.json"
    assert path.read_text(encoding="utf-8") == codec.schema_text(), cure


def test_the_founding_network_fits_the_schema():
    jsonschema.Draft202012Validator.check_schema(codec.schema())
    jsonschema.validate(json.loads(FOUNDING.read_text(encoding="utf-8")), codec.schema())


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", "not-json", "n.json: line 1, column 1: Expecting value"),
        ('{"format": ', "not-json", "n.json: line 1, column 12: Expecting value"),
        ('{\n "a": 1,\n "a": 2}', "field-twice", 'n.json: "a" stands twice in one object (keep one of them)'),
        ('{"a": NaN}', "not-json", "n.json: NaN is no JSON number (leave the value out)"),
        ("[" * 100_000, "not-json", "n.json: nested too deeply to be a network"),
        ("[]", "format-unknown", 'n.json: format: format is [] (write "format": "figtrace.network/1" first)'),
        ('{"format": "figtrace.network/9"}', "format-unknown", 'format is "figtrace.network/9"'),
    ],
)
def test_text_that_is_no_network_is_refused_with_its_place(text, code, said):
    found = problem_of(text)
    assert found.startswith(code)
    assert said in found


def test_a_network_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(codec, "MAX_CHARACTERS", 10)
    found = problem_of("x" * 11)
    assert found.startswith("network-too-large")
    assert "split it; at most 10 are read" in found


def test_every_field_at_fault_is_named_with_the_key_it_is_in():
    agent = {"key": "mir155", "kind": "micro", "name": "miR-155", "colour": "red"}
    text = json.dumps({"format": FORMAT, "figid": "f", "caption_sha256": "0", "agents": [agent]})
    told = problem_of(text).splitlines()
    assert told[0].split(" ", 1) == ["field-missing", "n.json: title: is not there (add the field)"]
    assert told[1].startswith('field-wrong-type n.json: agents[0] mir155.kind: is "micro": input should be ')
    assert told[2].split(" ", 1) == [
        "field-unknown",
        'n.json: agents[0] mir155.colour: is "red" (take it out, or mend its name)',
    ]


@pytest.mark.parametrize(
    ("room", "fields", "said"),
    [
        ("agents", {"kind": "protein", "name": "A", "is_receptor": "yes"}, 'agents[0] a.is_receptor: is "yes"'),
        ("references", {"verification": "verified", "year": "2013"}, 'references[0] a.year: is "2013"'),
    ],
)
def test_text_that_could_be_a_number_or_a_truth_stays_text(room, fields, said):
    text = json.dumps(
        {"format": FORMAT, "figid": "f", "title": "T", "caption_sha256": "0", room: [{"key": "a", **fields}]}
    )
    assert said in problem_of(text)


@pytest.mark.parametrize("value", [5, True, ["T"], {"a": 1}])
def test_a_value_of_another_type_is_not_bent_into_shape(value):
    text = json.dumps({"format": FORMAT, "figid": "f", "caption_sha256": "0", "title": value})
    assert "n.json: title: is " in problem_of(text)
