"""Mentions: exact words, offsets and kinds."""

from __future__ import annotations

import pytest

from tests.unit.reading.kit import read

CASES = [
    ("LPS activates TLR4 in Kupffer cells.", ["LPS/chemical", "TLR4/protein", "Kupffer cells/cell"]),
    ("Breast cancer-derived exosomes carry miR-105.", ["Breast cancer-derived exosomes/vesicle", "miR-105/miRNA"]),
    ("The TGF-β/Smad signaling pathway and Wnt/β-catenin.",
     ["TGF-β/Smad signaling pathway/pathway", "Wnt/β-catenin/pathway"]),
    ("human umbilical vein endothelial cells migrate", ["human umbilical vein endothelial cells/cell"]),
    ("Loss of E-cadherin in renal cell carcinoma", ["E-cadherin/protein", "renal cell carcinoma/disease"]),
    ("resistance to etoposide and oxidative stress",
     ["resistance to etoposide/phenotype", "oxidative stress/phenotype"]),
    ("lncRNA HOTAIR and circHIPK3", ["HOTAIR/lncRNA", "circHIPK3/circRNA"]),
    ("Il-6r gene and p53 protein", ["Il-6r gene/gene", "p53/protein"]),
    ("proliferation, tumor growth and protein synthesis",
     ["proliferation/process", "tumor growth/process", "protein synthesis/process"]),
    ("MAPK3 and ERK1/2", ["MAPK3/protein", "ERK1/2/protein"]),
    ("Src-induced tumorigenesis", ["Src/protein", "tumorigenesis/process"]),
    ("the tumor microenvironment (TME)", ["tumor microenvironment/phenotype", "TME/phenotype"]),
    ("E3-ubiquitin ligases", ["E3-ubiquitin ligases/protein"]),
    ("oxaliplatin-resistant CRC cells", ["oxaliplatin-resistant CRC cells/cell"]),
    ("Pembrolizumab, ruxolitinib and GW4869", ["Pembrolizumab/chemical", "ruxolitinib/chemical", "GW4869/chemical"]),
    ("hypoxia and insulin resistance", ["hypoxia/phenotype", "insulin resistance/phenotype"]),
    ("gout and vasoconstriction", ["gout/disease", "vasoconstriction/process"]),
    ("p-STAT3, pro-caspase-1 and procaspase-3", ["p-STAT3/protein", "pro-caspase-1/protein", "procaspase-3/protein"]),
    ("14-3-3 at Ser473", ["14-3-3/protein"]),
    ("NLRP3 inflammasome and NF-Y complex", ["NLRP3 inflammasome/complex", "NF-Y complex/complex"]),
    ("Wnt target genes such as MYC and CCND1", ["Wnt target genes/gene", "MYC/gene", "CCND1/gene"]),
    ("STAT3 binds the promoter of SNAI1", ["STAT3/protein", "SNAI1/gene"]),
    ("endoplasmic reticulum (ER) stress", ["endoplasmic reticulum (ER) stress/phenotype"]),
    ("abscisic acid (ABA) signaling pathway", ["abscisic acid (ABA) signaling pathway/pathway"]),
    ("epithelial to mesenchymal transition", ["epithelial to mesenchymal transition/process"]),
    ("mammalian target of rapamycin", ["mammalian target of rapamycin/protein"]),
    ("growth factors in the cell cycle", ["growth factors/protein", "cell cycle/process"]),
    ("exosome release and Platelet exosomes", ["exosome release/process", "Platelet exosomes/vesicle"]),
    ("macrophage migration", ["macrophage/cell", "migration/process"]),
    ("quinolinic acid and fatty acid oxidation", ["quinolinic acid/chemical", "fatty acid oxidation/process"]),
    ("TAMs, IRAKs and DKKs", ["TAMs/cell", "IRAKs/protein", "DKKs/protein"]),
    ("MAP, SET, REST and CAT", ["MAP/protein", "SET/protein", "REST/protein", "CAT/protein"]),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "expected"), CASES)
def test_what_is_named(caption: str, expected: list[str]) -> None:
    found = read(caption).mentions
    assert [f"{m.text}/{m.kind}" for m in found] == expected
    assert all(caption[m.span.start : m.span.end] == m.text for m in found)


@pytest.mark.parametrize(
    "caption",
    [
        "See text for details (left panel, n = 3).",
        "Schematic overview of the proposed model in the red box (Fig. 2).",
        "Scale bar, 5 mm; arrows indicate the surface of the cells.",
        "It was not the same in the other two.",
        "The map shows the set of samples; the rest was not an impact. A cat is kept.",
        "Figure 1. Pathway figure. Phosphorylation and activation are shown.",
        "From late endosomes (LE) to LE.",
    ],
)
def test_nothing_is_named_where_nothing_is(caption: str) -> None:
    assert read(caption).mentions == ()


def test_an_abbreviation_has_the_kind_of_its_long_form_everywhere() -> None:
    draft = read("Peritoneal mesothelial cells (PMCs) die. PMCs and one PMC shed exosomes.")
    assert {m.kind for m in draft.mentions if m.text.startswith("PMC")} == {"cell"}


def test_a_legend_gives_names_and_no_statements() -> None:
    draft = read("VEGF, vascular endothelial growth factor; JAK, Janus kinase; EC, endothelial cell.")
    assert [m.text for m in draft.mentions if m.kind == "cell"] == ["EC", "endothelial cell"]
    assert draft.statements == ()


def test_two_capitals_are_a_name_when_said_twice() -> None:
    assert [m.text for m in read("CO binds FT. Then FT is lost.").mentions] == ["FT", "FT"]
    assert read("CO is lost.").mentions == ()
