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
    ("DAMPs are detected by TLR4.", {"TLR4 ~ DAMPs"}),
    ("TEXs are small nanovesicles secreted by cancer cells.", {"cancer cells @ TEXs"}),
    ("MSCs are stromal cells that inhibit fibrosis.", {"MSCs - fibrosis"}),
    ("Thrombin activates 2 signaling pathways.", set()),
    ("Glycolysis produces ATP. ROS is produced by NOX4. T cells produce IL-2.",
     {"Glycolysis + ATP", "NOX4 + ROS", "T cells @ IL-2"}),
    ("Microglia-released mediators (IL-6, ATP, BDNF) stimulate GPR34.",
     {"IL-6 + GPR34", "ATP + GPR34", "BDNF + GPR34"}),
    ("Interactions between MST1 and other proteins, including RAB13 and RAC1, are shown.",
     {"MST1 ~ RAB13", "MST1 ~ RAC1"}),
    ("STAT3 enables autophagy. TNF allows PDE4 to work.", {"STAT3 + autophagy"}),
    ("PTEN is a phosphatase that inhibits AKT1.", {"PTEN - AKT1"}),
    ("IL-6 is a molecule secreted by macrophages.", {"macrophages @ IL-6"}),
    ("MAPK pathways are cascades initiated by IL-6.", {"IL-6 + MAPK pathways"}),
    ("MST1 is involved in regulating proliferation and implicated in promoting apoptosis.",
     {"MST1 ? proliferation", "MST1 + apoptosis"}),
    ("MST1 facilitates polarization, formation of the leading edge, adhesion and migration.",
     {"MST1 + polarization", "MST1 + adhesion", "MST1 + migration"}),
    ("Ceramide is generated from sphingomyelin.", {"sphingomyelin > Ceramide"}),
    ("TNF leads to inflammation involving increased recruitment of monocytes.", {"TNF + inflammation"}),
    ("JUN is phosphorylated by AKT1 which inhibits its activity.", {"AKT1 - JUN"}),
    ("STAT3 is activated leading to fibrosis.", {"STAT3 + fibrosis"}),
    ("Binding of IL-6 and IL-11 to GP130 is seen.", {"IL-6 ~ GP130", "IL-11 ~ GP130"}),
    ("Binding of IL-6 and GP130 is seen.", {"IL-6 ~ GP130"}),
    ("Monocyte-released mediators activate STAT3.", set()),
    ("RGS2 converts RHEB to its GDP-bound form.", set()),
    ("PPARA down‐regulates CPT1A.", {"PPARA - CPT1A"}),
    ("C/EBPβ regulates SOX9.", {"C/EBPβ ? SOX9"}),
    ("SRF induces gene expression and KCC2 gene expression.", {"SRF + gene expression", "SRF + KCC2 gene"}),
    ("RHOA triggers cytoskeleton remodeling (Fig. 1).", {"RHOA + cytoskeleton remodeling"}),
    ("SHP1-mediated regulation of ZAP70 is known.", {"SHP1 ? ZAP70"}),
    ("STAT3/JAK2 binds PTEN/TSC2, which recruits AKT1.",
     {"STAT3 ~ PTEN", "STAT3 ~ TSC2", "JAK2 ~ PTEN", "JAK2 ~ TSC2", "PTEN ~ AKT1", "TSC2 ~ AKT1"}),
    ("Illustration of the arms of the UPR in promoting apoptosis.", {"UPR + apoptosis"}),
    ("In response to LPS, IL-6 is increased. REDD1 is induced in response to hypoxia.",
     {"LPS + IL-6", "hypoxia + REDD1"}),
    ("REDD1 binds TSC2 in response to hypoxia and is induced.", {"REDD1 ~ TSC2"}),
    ("IL-6 and TNF rise. They activate STAT3.", set()),
    ("STAT3 is driven by IL-6 and TNF. They induce fibrosis.",
     {"IL-6 + STAT3", "TNF + STAT3", "IL-6 + fibrosis", "TNF + fibrosis"}),
    ("STAT3 is driven by IL-6. They induce fibrosis.", {"IL-6 + STAT3"}),
    ("SOCS3 and SOCS1 are repressors of JAK2.", {"SOCS3 - JAK2", "SOCS1 - JAK2"}),
    ("T cells secrete IL-4 and IL-13. These cytokines activate STAT6.",
     {"T cells @ IL-4", "T cells @ IL-13", "IL-4 + STAT6", "IL-13 + STAT6"}),
    ("IL-6 and IL-11 bind CD80 and CD86. These receptors promote apoptosis.",
     {"IL-6 ~ CD80", "IL-6 ~ CD86", "IL-11 ~ CD80", "IL-11 ~ CD86", "CD80 + apoptosis", "CD86 + apoptosis"}),
    ("IL-6 and IL-11 bind CD80 and CD86. These proteins promote apoptosis.",
     {"IL-6 ~ CD80", "IL-6 ~ CD86", "IL-11 ~ CD80", "IL-11 ~ CD86"}),
    ("IL-6 and IL-11 bind CD80. These effects are reversed by TNF.", {"IL-6 ~ CD80", "IL-11 ~ CD80"}),
    ("IL-6 promotes survival; under stress, accumulation of lipids, ATP, and TNF activates JNK1.",
     {"IL-6 + survival", "lipids + JNK1", "ATP + JNK1", "TNF + JNK1"}),
    ("FTH1 reduces Fe3+ to Fe2+.", {"Fe3+ > Fe2+", "FTH1 + Fe2+"}),
    ("SOD2 reduces ROS to low levels.", {"SOD2 - ROS"}),
    ("TBX5 helps in restoration of homeostasis.", {"TBX5 + homeostasis"}),
    ("PARK7 helps to maintain the pool of ATF6.", {"PARK7 + ATF6"}),
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
    ("CAFs release miR-106a/b and miR-221/222.", {("CAFs", "cell"), ("miR-106a/b", "miRNA"), ("miR-221/222", "miRNA")}),
    ("IL-6 (Wang J. W. et al., 2019) and TNF (Li et al., 2020) rise.", {("IL-6", "protein"), ("TNF", "protein")}),
    ("ER takes part in the phosphorylation (P) and expression (ERS2).", {("ERS2", "protein")}),
    ("It shows that growth of many kinds, in the gut, in the skin and elsewhere, is raised in mice that had no food "
     "for days by miR-21 (CAF: cancer-associated fibroblast; TNF: tumor necrosis factor; IL: interleukin).",
     {("growth", "process"), ("miR-21", "miRNA"), ("CAF", "cell"), ("cancer-associated fibroblast", "cell"),
      ("TNF", "protein"), ("tumor necrosis factor", "protein"), ("IL", "protein"), ("interleukin", "protein")}),
    ("It holds tau, sortilin, talin and catenins, no origin and no margin.",
     {("tau", "protein"), ("sortilin", "protein"), ("talin", "protein"), ("catenins", "protein")}),
    ("It works. NFAT, nuclear factor of activated T cells; cdk, cyclin-dependent kinase; IL, interleukin.",
     {("NFAT", "protein"), ("nuclear factor of activated T cells", "protein"), ("cdk", "protein"),
      ("cyclin-dependent kinase", "protein"), ("IL", "protein"), ("interleukin", "protein")}),
    ("The phosphatase, the kinase, vesicle motility and endosomal recycling are shown.",
     {("vesicle motility", "process"), ("endosomal recycling", "process")}),
    ("COVID raises inflammatory mediators.", {("COVID", "disease"), ("inflammatory mediators", "protein")}),
    ("It shows the cytosolic accumulation and the nuclear translocation.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "expected"), NAMES)
def test_what_is_named(caption: str, expected: set[tuple[str, str]]) -> None:
    assert {(one.text, one.kind) for one in read(caption).mentions} == expected
