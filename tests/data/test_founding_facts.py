"""The founding network beside the tables that it was made from: field by field."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.model.vocabulary import Profile
from tests.shared import needs_shared, shared

pytestmark = needs_shared
FOUNDING = "PMC9095362__SCI2022-9133658.005"

LEVELS = {
    "exact": "exact",
    "exact (locus)": "exact_locus",
    "family": "family",
    "family (2 loci, 1 shared mature)": "family",
    "class": "class",
    "class+disease": "class_disease",
    "closest": "closest",
}
BASES = {
    "explicit": "explicit",
    "explicit (sign implied)": "explicit_sign_implied",
    "explicit (sign from literature)": "explicit_sign_literature",
    "implied": "implied",
    "structural": "structural",
    "inferred (literature)": "literature",
}
TYPES = {
    "regulates": {"Regulation"},
    "targets": {"Targeting"},
    "interacts_with": {"Interaction"},
    "contains": {"Carriage"},
    "secretes": {"Release"},
    "delivered_to": {"Delivery"},
    "converts_to": {"Conversion"},
    "produces": {"Production"},
    "increases": {"Activation", "IncreaseAmount"},
    "decreases": {"Inhibition", "DecreaseAmount"},
}
PROFILES = {"both": (Profile.CAPTION, Profile.LITERATURE), "literature": (Profile.LITERATURE,), "none": ()}


def rows(name: str) -> list[dict[str, str]]:
    with shared("facts", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def listed(text: str, separator: str = "|") -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


@pytest.fixture(scope="module")
def network() -> Any:
    return Library(default_data()).network(FOUNDING)


def test_every_agent_is_as_in_the_table(network):
    table = rows("entities.tsv")
    assert [agent.key for agent in network.agents] == [row["entity_id"] for row in table]
    for agent, row in zip(network.agents, table, strict=True):
        assert agent.kind.value == row["type"]
        assert (agent.preferred_name or "") == row["preferred_name"]
        assert agent.grounding is not None
        assert agent.grounding.curie == row["curie"]
        assert agent.grounding.level.value == LEVELS[row["grounding_level"]]
        assert agent.grounding.is_verified == (row["verified"] == "yes")
        assert [c.curie for c in agent.candidates if c.role == "alternative"] == listed(row["alt_curies"])
        assert [c.curie for c in agent.candidates if c.role == "member"] == listed(row["candidate_members"])
        assert [f"{m.span.start}-{m.span.end}:{m.text}" for m in agent.mentions] == listed(row["mentions"])
        assert (agent.taxon or "") == row["taxon"]
        assert list(agent.ambiguities) == listed(row["ambiguity"])
        names = {name.casefold() for name in (agent.name, *agent.synonyms)}
        assert row["label"].casefold() in names
        assert {one.split(" (not used")[0].casefold() for one in listed(row["synonyms"], ";")} <= names


def test_every_identifier_has_a_name_that_a_table_gives(network):
    given: dict[str, set[str]] = {}
    for row in rows("curies.tsv"):
        given.setdefault(row["curie"], set()).add(row["name_in_source"])
    for agent in network.agents:
        assert agent.grounding.name in given[agent.grounding.curie]
        for candidate in agent.candidates:
            assert candidate.name in given[candidate.curie]


def test_every_statement_is_as_in_the_table(network):
    table = rows("relations.tsv")
    assert len(table) == len(network.statements) == 54
    for one, row in zip(network.statements, table, strict=True):
        assert one.key == row["rel_id"]
        assert (one.subject, one.object) == (row["subject"], row["object"])
        assert one.type.value in TYPES[row["relation"]]
        assert row["indra_type"] in ("", one.type.value, one.modelled_type and one.modelled_type.value)
        assert (one.sign_text.value if one.sign_text else "") == row["sign_text"]
        assert one.sign_model.value == row["sign_model"]
        assert one.basis.value == BASES[row["basis"]]
        assert (one.aspect or "unspecified") == row["level"]
        assert one.directness == row["directness"]
        assert (one.donor or "", one.vesicle or "", one.recipient or "") == (
            row["donor"],
            row["vesicle"],
            row["recipient"],
        )
        assert list(one.references) == listed(row["references"])
        assert list(one.ambiguities) == listed(row["ambiguity"])
        assert one.profiles == PROFILES[row["sim_profile"]]
        assert one.is_headline == (row["seed_axis"] == "yes")
        assert (one.mechanism is None) == (row["sentence"] == "1")
        (evidence,) = one.evidence
        assert evidence.quote == row["evidence_text"]
        assert evidence.span == (int(row["ev_start"]), int(row["ev_end"]))
        assert evidence.cue == (int(row["trig_start"]), int(row["trig_end"]))
        assert evidence.sentence == int(row["sentence"])


def test_a_type_that_the_model_changes_is_said_apart(network):
    changed = {one.key: (one.type.value, one.modelled_type.value) for one in network.statements if one.modelled_type}
    assert changed == {
        "R13": ("Targeting", "Activation"),
        "R14": ("Targeting", "Activation"),
        "R22": ("Interaction", "DecreaseAmount"),
    }


def test_every_reference_is_as_in_the_table(network):
    states = {"yes": "verified", "partial": "partial", "no": "unverified"}
    table = rows("references.tsv")
    assert [one.key for one in network.references] == [row["ref_id"] for row in table]
    for one, row in zip(network.references, table, strict=True):
        assert one.verification.value == states[row["verified"].split(" ")[0]]
        assert (one.doi or "", one.pmid or "", one.pmcid or "") == (row["doi"], row["pmid"], row["pmcid"])
        assert (one.authors or "") == row["authors"]
        assert (str(one.year) if one.year else "") == row["year"]
        assert (one.volume or "", one.pages or "") == (row["volume_issue"], row["pages"])
        used = {each.key for each in network.statements if one.key in each.references}
        assert set(listed(row["supports"])) == used


def test_every_fault_of_the_record_keeps_its_weight_and_place(network):
    table = rows("quality_issues.tsv")
    assert [(one.code, one.severity, one.field) for one in network.notes] == [
        (row["issue_id"], row["severity"], row["field"]) for row in table
    ]
