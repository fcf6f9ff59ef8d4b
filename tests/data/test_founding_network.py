"""The founding network holds what its caption says: counts and claims pinned, and nothing that was not seen."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.model.vocabulary import AgentKind, Basis, GroundingLevel, Level, Profile, Sign, Verification
from figtrace.model.wording import sentence

FOUNDING = "PMC9095362__SCI2022-9133658.005"


@pytest.fixture(scope="module")
def figure():
    return Library(default_data()).figure(FOUNDING)


@pytest.fixture(scope="module")
def network():
    return Library(default_data()).network(FOUNDING)


def test_the_caption_is_the_one_that_offsets_count_in(figure, network):
    assert (len(figure.caption), len(figure.caption.encode())) == (1297, 1300)
    assert figure.caption_sha256 == "120bab03d3f79e064e8cf11a9c6fbdc73cf0b083674d25e881f707ec782f187e"
    assert network.caption_sha256 == figure.caption_sha256
    assert sum(letter in "αβ" for letter in figure.caption) == sum(ord(letter) > 127 for letter in figure.caption) == 3


def test_how_much_there_is(network):
    assert (len(network.agents), len(network.statements), len(network.mechanisms)) == (44, 54, 6)
    assert (len(network.references), len(network.ambiguities), len(network.conflicts)) == (16, 20, 1)
    assert (len(network.notes), len(network.ocr)) == (27, 18)
    assert [one.key for one in network.statements] == [f"R{n:02}" for n in range(1, 55)]
    assert [one.code for one in network.ambiguities] == [f"A{n:02}" for n in range(1, 21)]
    assert [one.code for one in network.notes] == [f"DQ{n:02}" for n in range(1, 28)]
    assert sum(len(agent.mentions) for agent in network.agents) == 66


def test_what_each_reading_draws(network):
    """36 as the caption says; the mechanism's 43 with R22 beside them, unsigned; 47 with other papers' steps."""
    caption = {one.key for one in network.drawn(Level.CAPTION)}
    mechanism = {one.key for one in network.drawn(Level.MECHANISM)}
    literature = {one.key for one in network.drawn(Level.MECHANISM, Profile.LITERATURE)}
    assert (len(caption), len(mechanism - {"R22"}), len(literature)) == (36, 43, 47)
    assert "R22" in mechanism
    assert len(caption & (mechanism - {"R22"})) == 28
    assert literature - mechanism == {"R25", "R26", "R47"}
    assert caption - mechanism == {"R01", "R04", "R06", "R16", "R17", "R32", "R36"}
    assert {one.key for one in network.statements if one.folded_by} == {"R04", "R06", "R16", "R17", "R32", "R36"}


def test_signs_as_said_and_as_modelled(network):
    pairs = Counter((one.sign_text.value if one.sign_text else "", one.sign_model.value) for one in network.statements)
    assert pairs == {
        ("+", "+"): 12,
        ("-", "-"): 4,
        ("", "-"): 5,
        ("", "+"): 4,
        ("?", "+"): 2,
        ("?", "-"): 1,
        ("?", "?"): 1,
        ("0", "+"): 3,
        ("0", "0"): 22,
    }


def test_bases_and_levels(network):
    assert Counter(one.basis for one in network.statements) == {
        Basis.EXPLICIT: 30,
        Basis.EXPLICIT_SIGN_IMPLIED: 2,
        Basis.EXPLICIT_SIGN_LITERATURE: 1,
        Basis.IMPLIED: 17,
        Basis.STRUCTURAL: 3,
        Basis.LITERATURE: 1,
    }
    levels = Counter(agent.grounding.level for agent in network.agents if agent.grounding)
    assert levels[GroundingLevel.EXACT] + levels[GroundingLevel.EXACT_LOCUS] == 20
    assert (levels[GroundingLevel.FAMILY], levels[GroundingLevel.CLASS]) == (7, 6)
    assert (levels[GroundingLevel.CLASS_DISEASE], levels[GroundingLevel.CLOSEST]) == (3, 8)


@pytest.mark.parametrize(
    ("key", "said", "sign", "words"),
    [
        ("R07", "miR-155 decreases TP53INP1", Sign.NEGATIVE, "downregulating the level of"),
        ("R13", "HSP72 increases TLR2", Sign.POSITIVE, "target"),
        ("R14", "HSP70 increases TLR2", Sign.POSITIVE, "target"),
        ("R22", "miR-92a interacts with integrin α5", Sign.UNSIGNED, "interacts with"),
        ("R30", "miR-105 decreases ZO-1", Sign.NEGATIVE, "downregulates the expression of"),
        ("R31", "ZO-1 decreases vascular permeability", Sign.NEGATIVE, "to increase the permeability"),
        ("R38", "TGF-β increases TGF-β/Smad pathway", Sign.POSITIVE, "through"),
        ("R39", "TGF-β/Smad pathway increases hucMSC → CAF", Sign.POSITIVE, "through"),
        ("R43", "EGFR increases MAPK signaling", Sign.POSITIVE, "activate"),
        ("R44", "HER-2 increases MAPK signaling", Sign.POSITIVE, "activate"),
        ("R45", "EGFR decreases caspase cleavage", Sign.NEGATIVE, "inhibit"),
        ("R46", "HER-2 decreases caspase cleavage", Sign.NEGATIVE, "inhibit"),
    ],
)
def test_the_claims_that_matter_most(network, figure, key, said, sign, words):
    one = network.statement[key]
    assert sentence(one, network) == said
    assert one.sign_at(Level.MECHANISM) is sign
    cue = one.evidence[0].cue
    assert figure.caption[cue.start : cue.end] == words


@pytest.mark.parametrize(
    ("key", "donor", "vesicle", "cargo", "recipient", "targets", "outcomes"),
    [
        ("M1", "cell_paca", "ev_paca", ("mir155",), "cell_fibroblast", ("tp53inp1",), ("cell_caf",)),
        ("M2", "cell_csc", "ev_csc", ("hsp72", "hsp70"), "cell_mdsc", ("tlr2",), ("proc_tme_form",)),
        ("M3", "cell_k562", "ev_k562", ("mir92a",), "cell_ec", ("itga5",), ("proc_ec_migration", "proc_lumen")),
        ("M4", "cell_brca", "ev_brca", ("mir105",), "tissue_vessel", ("zo1",), ("proc_permeability",)),
        ("M5", "cell_gc", "ev_gc", ("tgfb",), "cell_hucmsc", ("pw_tgfb_smad",), ("cell_caf",)),
        (
            "M6",
            "cell_csc",
            "ev_csc",
            ("egfr", "her2"),
            "cell_monocyte",
            ("pw_mapk", "proc_casp_cleavage"),
            ("cell_tam",),
        ),
    ],
)
def test_the_six_mechanisms(network, figure, key, donor, vesicle, cargo, recipient, targets, outcomes):
    one = network.mechanism[key]
    assert (one.donor, one.vesicle, one.cargo, one.recipient) == (donor, vesicle, cargo, recipient)
    assert (one.targets, one.outcomes) == (targets, outcomes)
    assert one.statements == tuple(each.key for each in network.statements if each.mechanism == key)
    words = figure.caption[one.sentence.start : one.sentence.end]
    assert words.endswith(".")
    assert words.startswith(("miR-92a", "Exosomes", "Proteins", "Breast", "Gastric", "Epidermal"))
    for each in one.statements:
        span = network.statement[each].evidence[0].span
        assert one.sentence.start <= span.start < span.end <= one.sentence.end


def test_every_statement_has_evidence_with_its_context(network, figure):
    for one in network.statements:
        (evidence,) = one.evidence
        start, end = evidence.span
        assert figure.caption[start:end] == evidence.quote
        assert evidence.prefix == figure.caption[max(0, start - 32) : start]
        assert evidence.suffix == figure.caption[end : end + 32]
        assert evidence.caption_sha256 == figure.caption_sha256
        assert (evidence.source, evidence.section) == (FOUNDING, "figure legend of a review")
        assert evidence.subject_spans or evidence.antecedent_spans, one.key
        assert evidence.object_spans or evidence.antecedent_spans, one.key
        assert figure.caption.count(evidence.prefix + evidence.quote + evidence.suffix) == 1
    assert [one.key for one in network.statements if "primary" in one.evidence[0].claim] == ["R47"]


def test_references_say_what_was_read(network):
    states = Counter(one.verification for one in network.references)
    assert states == {Verification.VERIFIED: 10, Verification.PARTIAL: 4, Verification.UNVERIFIED: 2}
    for one in network.references:
        if one.verification is Verification.UNVERIFIED:
            assert (one.verified_fields, one.verified_where, one.doi, one.pmid) == ((), None, None, None)
            assert "as recalled and not confirmed" in (one.note or "")
        else:
            assert one.verified_fields
            assert one.verified_where
    told = " ".join(str(one.model_dump()) for one in network.references)
    for recalled in ("cas.12747", "onc.2012.295", "M116.716316"):
        assert recalled not in told
    for one in network.references:
        assert one.doi is None or "doi" in one.verified_fields
        assert one.pmcid is None or "pmcid" in one.verified_fields or "table" in str(one.verified_fields)


def test_the_conflict_shows_both_sides(network):
    (conflict,) = network.conflicts
    assert conflict.key == "C1"
    assert conflict.agents == ("mir92a", "itga5", "proc_ec_migration", "proc_lumen")
    assert [side.statements for side in conflict.sides] == [("R23", "R24"), ("R22", "R25", "R26")]


def test_what_the_ocr_saw(network, figure):
    told = {row.word: (row.agent, row.verdict.value) for row in network.ocr}
    assert told["TRL2"] == ("tlr2", "misread")
    assert told["TAM"] == ("cell_tam", "wrong_sense")
    assert told["HSP70"] == ("hsp70", "narrower")
    assert told["miR-92a"] == ("mir92a", "wrong_species")
    assert told[None] == ("tp53inp1", "missed")
    assert {hit.word for hit in figure.ocr} == {row.word for row in network.ocr if row.word}
    for row in network.ocr:
        hits = [hit for hit in figure.ocr if hit.word == row.word]
        assert set(row.symbols) == {hit.symbol for hit in hits}
        assert set(row.organisms) == {hit.organism for hit in hits}


def test_receptors_are_those_that_the_caption_calls_so(network):
    receptors = [agent for agent in network.agents if agent.is_receptor]
    assert {agent.key for agent in receptors} == {"tlr2", "egfr", "her2"}
    assert all(any("receptor" in mention.text for mention in agent.mentions) for agent in receptors)


def test_names_are_the_captions_own_and_fit_in_the_picture(network, figure):
    words = figure.caption.casefold()
    for agent in network.agents:
        assert 2 <= len(agent.name) <= 22, agent.name
        last = agent.name.replace("→", " ").casefold().split()
        assert any(word.rstrip("s") in words for word in last), agent.name
        assert len({name.casefold() for name in (agent.name, *agent.synonyms)}) == 1 + len(agent.synonyms)
    assert len({agent.name for agent in network.agents}) == 44


def test_every_kind_of_the_founding_figure(network):
    kinds = Counter(agent.kind for agent in network.agents)
    assert kinds[AgentKind.VESICLE] == 5
    assert kinds[AgentKind.MIRNA] == 3
    assert kinds[AgentKind.PATHWAY] == 2
    assert kinds[AgentKind.PROCESS] == 9


def test_nothing_speaks_of_how_it_was_made(network):
    told = " ".join(
        part.note or "" for group in (network.agents, network.statements, network.references) for part in group
    )
    assert not re.search(r"\b(brief|request|session|wheel|user)\b", told, re.IGNORECASE)
