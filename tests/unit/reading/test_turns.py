"""Turns of phrase that once were misread, each by its cause; the sentences are our own."""

from __future__ import annotations

import pytest

from figtrace.model.vocabulary import Sign
from tests.unit.reading.kit import read, said, statements

PAST = [
    ("Knockdown of RAB27A reduced PD-L1 and restored phagocytosis.", {"RAB27A - PD-L1", "RAB27A + phagocytosis"}),
    ("Metformin activated AMPK and lowered glucose uptake.", {"Metformin + AMPK", "Metformin - glucose uptake"}),
    ("HIF-1α is hydroxylated by PHD2, ubiquitinated by VHL and degraded by MDM2.",
     {"PHD2 ? HIF-1α", "VHL ? HIF-1α", "MDM2 - HIF-1α"}),
]  # fmt: skip
NO_HYPHEN = [
    ("IL-10 attenuates a TNF-α induced IL-6 response.", {"IL-10 - IL-6 response"}),
    ("SOCS3 inhibits IL-6 mediated STAT3 phosphorylation.", {"SOCS3 - STAT3"}),
    ("Loss of IL-6 induced STAT3.", {"IL-6 + STAT3"}),
    ("LPS induces a TLR4 mediated survival pathway.", {"LPS + TLR4 mediated survival pathway"}),
]
ONLY_OF_WHAT = [
    ("Trametinib relieves ERK-dependent feedback.", set()),
    ("Fatty acids and their metabolites activate PKC.", {"Fatty acids + PKC"}),
    ("IL-6 activates STAT3, the STAT5 homolog of T cells.", {"IL-6 + STAT3"}),
    ("Hypoxia elevates REDD1, an inhibitor of mTORC1, and suppresses BDNF.",
     {"Hypoxia + REDD1", "REDD1 - mTORC1", "Hypoxia - BDNF"}),
    ("IL-10 reduces Ser/Thr phosphorylation of IRS1.", {"IL-10 - IRS1"}),
    ("T cells inhibit monocytes (via CTLA-4 that meets CD80).", {"T cells - monocytes"}),
    ("Sclerostin may act by stimulation of RANKL expression by osteocytes.", set()),
]  # fmt: skip
WHO = [
    ("SMAD2 promotes miR-21. After miR-21 comes to the cytosol, it activates mTORC1.",
     {"SMAD2 + miR-21", "miR-21 + mTORC1"}),
    ("TGF-β activates AKT, but this can be regulated by miR-21.", {"TGF-β + AKT"}),
    ("Exosomes deliver miR-199a into tubular cells, where it inhibits apoptosis.",
     {"Exosomes @ miR-199a", "miR-199a - apoptosis"}),
    ("YAP enters the nucleus, whereby it activates TEAD4.", {"YAP + TEAD4"}),
    ("A model of mechanisms by which osteocytes may control bone resorption.", {"osteocytes ? bone resorption"}),
    ("When the Hippo pathway is activated, the kinases MST1 and MST2 induce LATS1.", {"MST1 + LATS1", "MST2 + LATS1"}),
    ("YAP, two forms of which are known, is old. YAP/TAZ, two effectors of the pathway, are phosphorylated by LATS1.",
     {"LATS1 ? YAP", "LATS1 ? TAZ"}),
    ("IL-6 and IL-11, along with LIF, impair FOXP3.", {"IL-6 - FOXP3", "IL-11 - FOXP3"}),
    ("IL-17A, but not IL-17F, induces CXCL1.", {"IL-17A + CXCL1"}),
    ("miRNAs such as miR-210, miR-100 and miR-205 promote angiogenesis.",
     {"miR-210 + angiogenesis", "miR-100 + angiogenesis", "miR-205 + angiogenesis"}),
    ("miRNAs like miR-15a, miR-874 and miR-320c inhibit angiogenesis.",
     {"miR-15a - angiogenesis", "miR-874 - angiogenesis", "miR-320c - angiogenesis"}),
    ("Tregs release chemokines like CCL4 and CCL22.", {"Tregs @ CCL4", "Tregs @ CCL22"}),
    ("Upregulation of HIF-2α due to lower degradation activates E-cadherin.", {"HIF-2α + E-cadherin"}),
    ("T cells release IL-2 and IFN-γ, which leads to apoptosis.",
     {"T cells @ IL-2", "T cells @ IFN-γ", "T cells + apoptosis"}),
    ("AMPK is activated following ER stress, which increases ATP.", set()),
    ("Activation of FXR by CDCA or OCA results in SHP expression.", {"CDCA + FXR", "OCA + FXR", "FXR + SHP"}),
]  # fmt: skip
WAYS = [
    ("TREM2 promotes phagocytosis while dampening TNF.", {"TREM2 + phagocytosis", "TREM2 - TNF"}),
    ("ChREBP drives lipogenesis through transactivation of FASN.", {"ChREBP + lipogenesis", "ChREBP + FASN"}),
    ("Osteocytes control bone resorption via production of RANKL.",
     {"Osteocytes ? bone resorption", "Osteocytes @ RANKL"}),
    ("NK cells release EVs loaded with miR-98.", {"NK cells @ EVs", "EVs @ miR-98"}),
    ("MST1 and SAV1 form a complex.", {"MST1 ~ SAV1"}),
    ("miR-98 binds the 3′-UTR of PAFR.", {"miR-98 ~ PAFR"}),
    ("IL-6 induces VEGF in a STAT3-dependent manner.", {"IL-6 + VEGF", "STAT3 ? VEGF"}),
    ("IL-6 induces VEGF in a glucose-dependent manner.", {"IL-6 + VEGF"}),
    ("AMPK has a stimulatory effect on autophagy.", {"AMPK + autophagy"}),
    ("MDM2 has an inhibitory effect on p53.", {"MDM2 - p53"}),
    ("p53 activation by MDM4 is known.", {"MDM4 + p53"}),
    ("Model of MyD88-dependent secretion of TNF-α.", {"MyD88 ? TNF-α"}),
    ("M1 macrophages kill tumor cells.", {"M1 macrophages - tumor cells"}),
    ("IL-6 not only activates STAT3 but also inhibits SOCS3.", {"IL-6 + STAT3", "IL-6 - SOCS3"}),
]  # fmt: skip
MANY = [
    ("Glioma cells secrete exosomes enriched in miR-1246, which are taken up by monocytes and drive inflammation.",
     {"Glioma cells @ exosomes", "exosomes @ miR-1246", "exosomes + inflammation"}),
    ("Tumor cells release exosomes containing miR-21, which promote migration.",
     {"Tumor cells @ exosomes", "exosomes @ miR-21", "exosomes + migration"}),
    ("Tumor cells release exosomes containing miR-21, which promotes migration.",
     {"Tumor cells @ exosomes", "exosomes @ miR-21", "miR-21 + migration"}),
    ("Hepatocyte-specific deletion of SIRT1 exacerbates inflammation.", {"SIRT1 + inflammation"}),
    ("PD-L1 suppresses CD8+ T cells, an effect reversed by nivolumab.", {"PD-L1 - CD8+ T cells"}),
    ("IL-6 attenuates NF-κB, resulting in less apoptosis.", {"IL-6 - NF-κB", "IL-6 - apoptosis"}),
    ("CXCL12, acting through CXCR4, increases IL-6.", {"CXCL12 + IL-6"}),
    ("IL-6 increases FNDC5, whose cleavage drives thermogenesis.", {"IL-6 + FNDC5"}),
]  # fmt: skip
LEFT_OUT = [
    ("Chloroquine sensitizes cells to cisplatin.", set()),
    ("Chloroquine sensitizes cells to ferroptosis.", {"Chloroquine + ferroptosis"}),
    ("TARDBP causes STMN2 missplicing.", {"TARDBP + STMN2 missplicing"}),
    ("CXCL12 is taken up by monocytes, stabilizes HIF-1α and induces VEGF.", {"CXCL12 + HIF-1α", "CXCL12 + VEGF"}),
    ("Ubiquitination of p53 by MDM2 is known.", {"MDM2 ? p53"}),
    ("Th17 inducing cytokines induce RORγt.", {"cytokines + RORγt"}),
    ("IL-21, which promotes proliferation, and TGF-β by itself, which induces FOXP3, decrease IL-17.",
     {"IL-21 + proliferation", "TGF-β - IL-17"}),
    ("IFN-γ plays an inhibitory role in fibrosis.", {"IFN-γ - fibrosis"}),
    ("IFN-γ plays a role in fibrosis.", {"IFN-γ ? fibrosis"}),
    ("BLIMP1 enhances Th17 pathogenic factors.", set()),
    ("Rab-GTPases such as RAB7A and RAB11A inhibit autophagy.", {"RAB7A - autophagy", "RAB11A - autophagy"}),
    ("Exosomal miRNA regulation of angiogenesis.", set()),
    ("PTMs regulation of the Hippo pathway.", set()),
    ("HBP1 represses TCF-regulated transcription of target genes.", set()),
    ("In the absence of WNT3, cytosolic CTNNB1 bound to AXIN1 is degraded.", {"CTNNB1 ~ AXIN1"}),
    ("Merlin inhibits the MDM2 E3 ubiquitin ligase.", {"Merlin - MDM2"}),
    ("Binding of IFN-γ secreted by T cells to its receptor is shown.", {"T cells @ IFN-γ"}),
    ("Hsa_circ_0000515 upregulates ELK1.", {"Hsa_circ_0000515 + ELK1"}),
    ("b-catenin activates MYC.", {"b-catenin + MYC"}),
]  # fmt: skip
MEETINGS = [
    ("The destruction complex resides in the cytosol, where it binds, phosphorylates and inhibits CTNNB1.",
     {"destruction complex ~ CTNNB1", "destruction complex - CTNNB1"}),
    ("ULK1 functions in a complex with FIP200 and ATG13.", {"ULK1 ~ FIP200", "ULK1 ~ ATG13"}),
    ("NRF2 in complex with MAFG activates HO-1.", {"NRF2 ~ MAFG", "NRF2 + HO-1"}),
    ("DVL1 inhibits the destruction complex of APC2, AXIN1 and CK1.", {"DVL1 - destruction complex"}),
    ("Wnts bind to their receptor complex.", set()),
    ("NICD activates the expression of Notch downstream targets.", set()),
    ("STING contributes to translocation of STING.", set()),
    ("KLF2 regulates autophagy involving both PINK1 and ATG5.", {"KLF2 ? autophagy"}),
    ("The transcription factor, NRF2, induces HO-1.", {"NRF2 + HO-1"}),
    ("NRF2 binds to the antioxidant response element (ARE).", {"NRF2 ~ antioxidant response element"}),
    ("ULK1 is inhibited by mTOR complex 1, which represses autophagy.",
     {"mTOR complex 1 - ULK1", "mTOR complex 1 - autophagy"}),
    ("ULK1 activates components of the PI3K complex.", {"ULK1 + PI3K complex"}),
    ("cGAS binds DNA.", {"cGAS ~ DNA"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "expected"), PAST + NO_HYPHEN + ONLY_OF_WHAT + WHO + WAYS + MANY + LEFT_OUT + MEETINGS
)
def test_a_turn_of_phrase(caption: str, expected: set[str]) -> None:
    assert statements(caption) == expected


def test_what_is_withheld_has_the_opposite_effect() -> None:
    one = read("Glucose deprivation lowers ATP.").statements[0]
    assert (said(one), one.subject.modifier, one.sign) == ("Glucose - ATP", "deprivation", Sign.POSITIVE)
    two = read("Dominant-negative RAS blocks ERK activation.").statements[0]
    assert (said(two), two.subject.modifier, two.sign) == ("RAS - ERK", "dominant-negative", Sign.POSITIVE)


def test_not_only_denies_nothing_and_not_does() -> None:
    assert read("IL-6 not only activates STAT3 but also inhibits SOCS3.").refuted == ()
    assert [said(one) for one in read("IL-6 does not activate STAT3.").refuted] == ["IL-6 + STAT3"]


NAMES = [
    ("NF-κB activation and cytokine production rise.", {("NF-κB", "protein")}),
    ("The proteasome and the HIF-1α/HIF-1β dimer are shown.",
     {("proteasome", "complex"), ("HIF-1α/HIF-1β dimer", "complex")}),
    ("T2DM, DHA, TDEs, APCs and Aβ are shown.",
     {("T2DM", "disease"), ("DHA", "chemical"), ("TDEs", "vesicle"), ("APCs", "cell"), ("Aβ", "protein")}),
    ("It raises O2 and Ca2+ only.", {("O2", "chemical"), ("Ca2+", "chemical")}),
    ("It blocks galunisertib, sotorasib and steatosis.",
     {("galunisertib", "chemical"), ("sotorasib", "chemical"), ("steatosis", "disease")}),
    ("It lies on VE cadherin and on 14-3-3 proteins.", {("VE cadherin", "protein"), ("14-3-3 proteins", "protein")}),
    ("It needs transforming growth factor-β.", {("transforming growth factor-β", "protein")}),
    ("Lewy bodies and phosphatidylinositol 3-phosphate (PI3P) leave the Golgi and an antioxidant effect.",
     {("Lewy bodies", "phenotype"), ("phosphatidylinositol 3-phosphate", "chemical"), ("PI3P", "chemical")}),
    ("It shows efficient cytotoxicity.", {("cytotoxicity", "process")}),
    ("Release of the inhibitory IkB allows for the pair (RelA/p50).",
     {("IkB", "protein"), ("RelA", "protein"), ("p50", "protein")}),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "expected"), NAMES)
def test_what_is_named_and_what_is_not(caption: str, expected: set[tuple[str, str]]) -> None:
    assert {(one.text, one.kind) for one in read(caption).mentions} == expected


def test_a_legend_of_colons_and_commas_is_no_text() -> None:
    draft = read("A model. IR: insulin receptor, IRS: insulin receptor substrate, PI3K: phosphoinositide 3-kinase.")
    assert draft.abbreviations == {
        "IR": "insulin receptor",
        "IRS": "insulin receptor substrate",
        "PI3K": "phosphoinositide 3-kinase",
    }
    assert draft.statements == ()
