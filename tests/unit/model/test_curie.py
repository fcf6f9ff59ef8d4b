"""CURIEs: form, mending, links."""

from __future__ import annotations

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.model import curie


@pytest.mark.parametrize(
    ("one", "address"),
    [
        ("hgnc:31542", "https://identifiers.org/hgnc:31542"),
        ("go:0070062", "https://identifiers.org/GO:0070062"),
        ("cl:0000057", "https://identifiers.org/CL:0000057"),
        ("cellosaurus:0004", "https://identifiers.org/cellosaurus:CVCL_0004"),
        ("ncbitaxon:9606", "https://identifiers.org/taxonomy:9606"),
        ("mirbase.mature:MIMAT0000646", "https://identifiers.org/mirbase.mature:MIMAT0000646"),
        ("doi:10.1155/2022/9133658", "https://identifiers.org/doi:10.1155/2022/9133658"),
        ("hgnc:HGNC:31542", None),
        ("hgnc:", None),
        ("nothing", None),
        ("javascript:alert(1)", None),
        ("hgnc:31542\n", None),
        ("hgnc:٣", None),
    ],
)
def test_a_link_leads_out_only_from_a_valid_curie(one, address):
    assert curie.link(one) == address
    assert curie.is_valid(one) == (address is not None)


@pytest.mark.parametrize(
    ("badly", "well"),
    [
        ("hgnc:HGNC:31542", "hgnc:31542"),
        ("GO:0070062", "go:0070062"),
        ("UniProt:P0DMV8", "uniprot:P0DMV8"),
        ("cellosaurus:CVCL_0004", "cellosaurus:0004"),
        ("doid:DOID_1612", "doid:1612"),
        ("go:70062", None),
        ("unknown:1", None),
    ],
)
def test_what_a_badly_written_curie_must_mean(badly, well):
    assert curie.mended(badly) == well


def test_every_curie_of_the_founding_network_is_valid():
    network = Library(default_data()).network("PMC9095362__SCI2022-9133658.005")
    used = {agent.grounding.curie for agent in network.agents if agent.grounding}
    used |= {candidate.curie for agent in network.agents for candidate in agent.candidates}
    used |= {agent.taxon for agent in network.agents if agent.taxon}
    assert len(used) > 100
    assert {one for one in used if curie.link(one) is None} == set()
