"""What is an end of a relation and what only looks like one: by the cause of each wrong one; the sentences are ours."""

from __future__ import annotations

import pytest

from figtrace.reading.rules import LEFT_OFF, RULES
from tests.unit.reading.kit import read, statements

NO_END = [
    ("HMGB1 impairs DNA binding of NF-κB.", set()),
    ("Mutation of the G12D site of KRAS activates ERK.", {"Mutation of the G12D site of KRAS + ERK"}),
    ("CD4-derived and CD8-derived TNF induces CXCL8.", {"TNF + CXCL8"}),
    ("IL-6 acts in cells under hypoxia that promotes invasion.", set()),
    ("Elevated TNF leading to apoptosis is seen.", set()),
    ("IL-10 attenuates YAP by promoting cytoplasmic retention.", {"IL-10 - YAP"}),
]  # fmt: skip
DIRECTIONS = [
    ("Type I response: IFNAR1-mediated expression of MX1 rises.", {"IFNAR1 ? MX1"}),
    ("IFNAR1-mediated inhibition of MX1 is known.", {"IFNAR1 - MX1"}),
    ("IκB is targeted for degradation by the proteasome.", {"proteasome - IκB"}),
    ("VHL targets HIF-1α for destruction.", {"VHL - HIF-1α"}),
    ("VHL targets HIF-1α for binding.", {"VHL ? HIF-1α"}),
    ("Parkin activates PINK1 and leads to reduced apoptosis.", {"Parkin + PINK1", "Parkin - apoptosis"}),
    ("TNF promotes the differentiation of fibroblasts in response to IL-10.", {"TNF + differentiation of fibroblasts"}),
]  # fmt: skip
FOUND = [
    ("HBX acts directly on SREBP1 and promotes its activation.", {"HBX + SREBP1"}),
    ("USP7 binds MDM2 and prevents its degradation.", {"USP7 ~ MDM2", "USP7 + MDM2"}),
    ("USP7 binds MDM2 and MDM4 and prevents its degradation.", {"USP7 ~ MDM2", "USP7 ~ MDM4"}),
    ("TLR4 triggers downstream signaling, including the NF-κB pathway.", {"TLR4 + NF-κB pathway"}),
    ("Glucose is oxidized to lactate.", {"Glucose > lactate"}),
    ("Furin cleaves C5 into C5a.", {"C5 > C5a", "Furin + C5a"}),
    ("The efflux of K+ activates NLRP3.", {"efflux of K+ + NLRP3"}),
    ("TLR4–mediated inhibition of MX1 is known.", {"TLR4 - MX1"}),
    ("TNF‐induced apoptosis is shown.", {"TNF + apoptosis"}),
    ("A) IL-6 induces TREM2; B) TNF drives migration via activating PAX7.",
     {"IL-6 + TREM2", "TNF + migration", "TNF + PAX7"}),
    ("FGF1 promotes survival by assisting STAT5 activation.", {"FGF1 + survival", "FGF1 + STAT5"}),
    ("TLR3 senses dsRNA.", {"TLR3 ~ dsRNA"}),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "expected"), NO_END + DIRECTIONS + FOUND)
def test_who_takes_part(caption: str, expected: set[str]) -> None:
    assert statements(caption) == expected


def test_a_rule_left_off_says_why_and_suggests_nothing() -> None:
    assert {name for name, one in RULES.items() if one.left_off} == LEFT_OFF == {"effect-participle"}
    assert RULES["effect-participle"].belief < 0.5


NAMES = [
    ("In response to LPS, IL-6 rises.", {("LPS", "chemical"), ("IL-6", "protein")}),
    ("The response to cisplatin is poor.", {("response to cisplatin", "phenotype")}),
    ("GM-CSF-dependent neutrophils and oxaliplatin-resistant CRC cells are shown.",
     {("GM-CSF", "protein"), ("neutrophils", "cell"), ("oxaliplatin-resistant CRC cells", "cell")}),
    ("It blocks cell apoptosis under hypoxic conditions.",
     {("cell apoptosis", "process"), ("hypoxic conditions", "phenotype")}),
    ("The C5 convertase, kindlin-2 and sirtuins are shown.",
     {("C5 convertase", "protein"), ("kindlin-2", "protein"), ("sirtuins", "protein")}),
    ("It gives tryptamine and quercetin.", {("tryptamine", "chemical"), ("quercetin", "chemical")}),
    ("a.| IL-6/JAK2 signaling is shown.", {("IL-6/JAK2 signaling", "pathway")}),
    ("It shows the cytosolic accumulation and the nuclear translocation.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "expected"), NAMES)
def test_what_is_named(caption: str, expected: set[tuple[str, str]]) -> None:
    assert {(one.text, one.kind) for one in read(caption).mentions} == expected
