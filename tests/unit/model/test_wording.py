"""Agents, statements and sources in words."""

from __future__ import annotations

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Agent, Figure
from figtrace.model.vocabulary import AgentKind, Level, Profile
from figtrace.model.wording import agent_label, citation, licence_lines, sentence

FOUNDING = "PMC9095362__SCI2022-9133658.005"


@pytest.fixture(scope="module")
def network():
    return Library(default_data()).network(FOUNDING)


def test_an_agent_is_its_name_and_its_kind(network):
    assert agent_label(network.agent["mir155"]) == "miR-155, microRNA"
    assert agent_label(network.agent["ev_paca"]) == "PaCa exosomes, extracellular vesicle"


@pytest.mark.parametrize(
    ("key", "caption", "mechanism", "literature"),
    [
        ("R07", "miR-155 decreases TP53INP1", "miR-155 decreases TP53INP1", "miR-155 decreases TP53INP1"),
        ("R13", "HSP72 targets TLR2", "HSP72 increases TLR2", "HSP72 increases TLR2"),
        (
            "R22",
            "miR-92a interacts with integrin α5",
            "miR-92a interacts with integrin α5",
            "miR-92a decreases integrin α5",
        ),
        ("R03", "PaCa exosomes carry miR-155", "PaCa exosomes carry miR-155", "PaCa exosomes carry miR-155"),
        ("R50", "monocyte becomes TAM", "monocyte becomes TAM", "monocyte becomes TAM"),
    ],
)
def test_a_sentence_says_what_the_reading_shows(network, key, caption, mechanism, literature):
    one = network.statement[key]
    assert sentence(one, network, Level.CAPTION) == caption
    assert sentence(one, network, Level.MECHANISM, Profile.CAPTION) == mechanism
    assert sentence(one, network, Level.MECHANISM, Profile.LITERATURE) == literature


def test_plural_names_of_vesicles_and_cells_take_a_plural_verb(network):
    assert sentence(network.statement["R19"], network) == "CSC-Exos are delivered to MDSC"
    assert sentence(network.statement["R01"], network) == "CSC-Exos regulate tumor microenvironment"


def test_a_molecule_whose_name_ends_in_s_takes_a_singular_verb(network):
    agents = tuple(
        agent.model_copy(update={"name": "Ras"}) if agent.key == "mir155" else agent for agent in network.agents
    )
    assert sentence(network.statement["R07"], network.model_copy(update={"agents": agents})).startswith("Ras decreases")


def test_an_end_that_is_not_there_is_named_by_its_key(network):
    broken = network.statement["R07"].model_copy(update={"object": "tp53"})
    assert sentence(broken, network) == "miR-155 decreases tp53"


def test_the_citation_of_the_founding_figure():
    assert citation(Library(default_data()).figure(FOUNDING)) == (
        "Xueting Li, et al. The Role of Cancer Stem Cell-Derived Exosomes in Cancer Progression. "
        "Stem Cells Int. 2022;2022:9133658. doi:10.1155/2022/9133658. Figure 5 (PMC9095362). "
        f"PFOCR {FOUNDING}."
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "PFOCR PMC1__f."),
        ({"number": "F0"}, "PFOCR PMC1__f."),
        ({"number": "Figure 1", "pmcid": "PMC1"}, "Figure 1 (PMC1). PFOCR PMC1__f."),
        ({"number": "SF2"}, "Figure SF2. PFOCR PMC1__f."),
        (
            {"reftext": "Bodo C. Melnik. Nutr Metab. 2017;14:55.", "papertitle": "Milk  or not?"},
            "Bodo C. Melnik. Milk or not? Nutr Metab. 2017;14:55. PFOCR PMC1__f.",
        ),
        ({"papertitle": "T", "journal": "J", "year": 2001}, "T. J 2001. PFOCR PMC1__f."),
    ],
)
def test_a_citation_leaves_out_what_is_absent(fields, said):
    figure = Figure(figid="PMC1__f", caption="A.", generation="V2a", record_sha256="0", **fields)
    assert citation(figure) == said


def test_the_licence_lines_say_what_is_not_ours():
    record, network = licence_lines()
    assert (
        record == "Figure record: PFOCR, CC0. It covers the record, not the article, its caption or the figure image."
    )
    assert "the publisher's image is not included" in network


def test_an_unknown_kind_has_a_label_too():
    assert agent_label(Agent(key="a", kind=AgentKind.UNKNOWN, name="X")) == "X, unclassified agent"
