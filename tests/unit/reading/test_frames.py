"""What each frame reads, sentence by sentence; the sentences are our own."""

from __future__ import annotations

import pytest

from figtrace.model.vocabulary import Sign, StatementType
from tests.unit.reading.kit import read, said, statements

EFFECTS = [
    ("IL-6 activates STAT3.", {"IL-6 + STAT3"}),
    ("STAT3 is activated by IL-6 and IL-10.", {"IL-6 + STAT3", "IL-10 + STAT3"}),
    ("IL-6 is upregulated in macrophages by LPS.", {"LPS + IL-6"}),
    ("TNF-α and IL-1β synergistically enhance MMP9 expression.", {"TNF-α + MMP9", "IL-1β + MMP9"}),
    ("Curcumin inhibits the activation of NF-κB and STAT3.", {"Curcumin - NF-κB", "Curcumin - STAT3"}),
    ("miR-21 promotes migration by downregulating PTEN.", {"miR-21 + migration", "miR-21 - PTEN"}),
    ("Metformin activates AMPK, thereby inhibiting mTORC1 and reducing protein synthesis.",
     {"Metformin + AMPK", "Metformin - mTORC1", "Metformin - protein synthesis"}),
    ("DNA damage activates ATM, which phosphorylates p53.", {"DNA damage + ATM", "ATM ? p53"}),
    ("BMAL1 drives transcription of PER2, which in turn represses BMAL1.", {"BMAL1 + PER2", "PER2 - BMAL1"}),
    ("AKT phosphorylates and inhibits GSK3β.", {"AKT - GSK3β"}),
    ("KRAS activates RAF, MEK and ERK, and ERK promotes proliferation.",
     {"KRAS + RAF", "KRAS + MEK", "KRAS + ERK", "ERK + proliferation"}),
    ("TLR4, through the MyD88 pathway, induces apoptosis, leading to atrophy.", {"TLR4 + apoptosis", "TLR4 + atrophy"}),
    ("KEAP1 is a negative regulator of NRF2.", {"KEAP1 - NRF2"}),
    ("circHIPK3 acts as a sponge of miR-124.", {"circHIPK3 - miR-124"}),
    ("p53 is negatively regulated by MDM2.", {"MDM2 - p53"}),
    ("GPX4 protects cells from ferroptosis.", {"GPX4 - ferroptosis"}),
    ("Treatment with cisplatin induces apoptosis.", {"cisplatin + apoptosis"}),
    ("Adiponectin has been shown to activate AMPK.", {"Adiponectin + AMPK"}),
    ("IL-6 promotes proliferation, migration, and invasion in NSCLC.",
     {"IL-6 + proliferation", "IL-6 + migration", "IL-6 + invasion"}),
    ("GPAT3 plays a critical role in inflammation.", {"GPAT3 ? inflammation"}),
    ("Resistin (RETN) promotes tumor growth.", {"Resistin + tumor growth"}),
    ("FOXO1 is lost. It activates PTEN.", {"FOXO1 + PTEN"}),
    ("IL-6 activates STAT3. It also suppresses SOCS3.", {"IL-6 + STAT3", "IL-6 - SOCS3"}),
]  # fmt: skip
NOUNS = [
    ("CHOP promotes apoptosis through downregulation of BCL2.", {"CHOP + apoptosis", "CHOP - BCL2"}),
    ("Phosphorylation of eIF2α by PERK leads to cell death.", {"PERK ? eIF2α", "eIF2α + cell death"}),
    ("SIRT1 is a direct target of miR-34a.", {"miR-34a ? SIRT1"}),
    ("Rapamycin, an mTOR inhibitor, induces autophagy.", {"Rapamycin + autophagy"}),
    ("SMAD2/3 forms a complex with SMAD4.", {"SMAD2/3 ~ SMAD4"}),
    ("miR-182 reduces the expression of several atrophy genes, as LC3, Atrogin-1 and ATG12.",
     {"miR-182 - LC3", "miR-182 - Atrogin-1", "miR-182 - ATG12"}),
    ("Model depicting how miR-122 targets CAT-1 mRNA.", {"miR-122 ? CAT-1"}),
    ("Schematic illustrating that HIF-1α upregulates VEGF.", {"HIF-1α + VEGF"}),
    ("Bacteria make something, which inhibits HDAC1 and reduces inflammation.", set()),
    ("DELLA1 represses NFYB1, thus preventing NFYA1 from promoting SOC1 expression.",
     {"DELLA1 - NFYB1", "DELLA1 - NFYA1", "DELLA1 - SOC1"}),
    ("Kinases such as AMPK are activated in stress and inhibit the mTORC1 pathway.", {"AMPK - mTORC1 pathway"}),
    ("Addition of sugar, in the presence of a carbon source, to starved T cells activates PKA.", set()),
    ("Inhibition of the activation of PKC by B2R is known.", {"B2R + PKC"}),
    ("IL-6 leads to caspase-1 cleavage.", {"IL-6 + caspase-1 cleavage"}),
    ("YAP and TAZ bind TEAD1 to activate CTGF.", {"YAP ~ TEAD1", "TAZ ~ TEAD1", "YAP + CTGF", "TAZ + CTGF"}),
]  # fmt: skip
COMPOUNDS = [
    ("Src-induced tumorigenesis is known.", {"Src + tumorigenesis"}),
    ("A model of miR-7-5p-mediated inhibition of caspase.", {"miR-7-5p - caspase"}),
    ("Platelet-derived TGF-β induces EMT.", {"Platelet @ TGF-β", "TGF-β + EMT"}),
    ("Exosome-transmitted UFC1 silences PTEN expression.", {"Exosome @ UFC1", "UFC1 - PTEN"}),
]
DELIVERIES = [
    ("Exosomes derived from melanoma cells carry MET.", {"melanoma cells @ Exosomes", "Exosomes @ MET"}),
    ("MM-derived exosomes contain Ets1, miR-940 and miR-141-3p.",
     {"MM-derived exosomes @ Ets1", "MM-derived exosomes @ miR-940", "MM-derived exosomes @ miR-141-3p"}),
    ("Macrophages secrete IL-10, which suppresses T cells.", {"Macrophages @ IL-10", "IL-10 - T cells"}),
    ("miR-9 loaded in exosomes targets SOCS5.", {"exosomes @ miR-9", "miR-9 ? SOCS5"}),
    ("AREG in tumor exosomes activates EGFR.", {"tumor exosomes @ AREG", "AREG + EGFR"}),
    ("Tumor exosomes are rich of miR-155.", {"Tumor exosomes @ miR-155"}),
    ("EGFR riched in tumor exosomes activates RAS.", {"tumor exosomes @ EGFR", "EGFR + RAS"}),
    ("EVs enriched in PD-L1 inhibit T cells.", {"EVs @ PD-L1", "EVs - T cells"}),
    ("Proteins carried by tumor exosomes, such as HSP72 and HSP70, target TLR2.",
     {"tumor exosomes @ HSP72", "tumor exosomes @ HSP70", "HSP72 ? TLR2", "HSP70 ? TLR2"}),
    ("The delivery of miR-7-5p by exosomes is known.", {"exosomes @ miR-7-5p"}),
    ("MSC-exosomes alleviated fibrosis by delivering miR-29.", {"MSC-exosomes - fibrosis", "MSC-exosomes @ miR-29"}),
    ("Exosomes with their cargo, such as ATF2 and CD147, are shed.", {"Exosomes @ ATF2", "Exosomes @ CD147"}),
    ("EVs from mesenchymal stem cells enhance tumor growth.", {"mesenchymal stem cells @ EVs", "EVs + tumor growth"}),
    ("Leptin, secreted by adipocytes, activates JAK2.", {"adipocytes @ Leptin", "Leptin + JAK2"}),
]  # fmt: skip
MEETINGS = [
    ("EGFR recruits GRB2 and SOS1.", {"EGFR ~ GRB2", "EGFR ~ SOS1"}),
    ("miR-21 interacts with and activates TLR7.", {"miR-21 ~ TLR7", "miR-21 + TLR7"}),
    ("Binding of EGF to EGFR is seen.", {"EGF ~ EGFR"}),
    ("The interaction between SIRPα and VEGFR2 is direct.", {"SIRPα ~ VEGFR2"}),
    ("UFC1 silences PTEN via binding to EZH2.", {"UFC1 - PTEN", "UFC1 ~ EZH2"}),
    ("Exosomes convert fibroblasts into CAFs.", {"fibroblasts > CAFs", "Exosomes + CAFs"}),
    ("Monocytes differentiate into macrophages.", {"Monocytes > macrophages"}),
    (
        "TGF-β induces mesenchymal stem cells to differentiate into CAFs.",
        {"mesenchymal stem cells > CAFs", "TGF-β + CAFs"},
    ),
    (
        "IL-4 promotes the differentiation of monocytes into macrophages.",
        {"monocytes > macrophages", "IL-4 + macrophages"},
    ),
    ("MSC-exo restores health by switching M1 to M2.", {"M1 > M2", "MSC-exo + M2"}),
]


PHRASES = [
    ("PHD2 is responsible for the degradation of HIF1A.", {"PHD2 - HIF1A"}),
    ("BRCA1 is required for apoptosis.", {"BRCA1 + apoptosis"}),
    ("Tumor growth depends on IL-6.", {"IL-6 ? Tumor growth"}),
    ("Role of MALAT1 in promoting invasion.", {"MALAT1 + invasion"}),
    ("IL-6 plays a key role in promoting angiogenesis.", {"IL-6 + angiogenesis"}),
    ("IL-6 activates STAT3 with subsequent upregulation of MYC.", {"IL-6 + STAT3", "IL-6 + MYC"}),
    ("mTOR inhibition of AMPK is known.", {"mTOR - AMPK"}),
    ("miR-21 via inhibition of PTEN promotes migration.", {"miR-21 - PTEN", "miR-21 + migration"}),
    ("CASC2 acts as a competing endogenous RNA for miR-21.", {"CASC2 - miR-21"}),
    ("AMPK, a negative regulator of mTORC1, activates ULK1.", {"AMPK - mTORC1", "AMPK + ULK1"}),
    ("Leucine and IL-6 inhibit CASTOR1 and SESN2, respectively.", {"Leucine - CASTOR1", "IL-6 - SESN2"}),
    ("IL-6 and IL-8 inhibit CASTOR1, SESN2 and PTEN, respectively.", set()),
    ("IL-6-induced STAT3 phosphorylation is seen.", {"IL-6 + STAT3"}),
    ("NLRP3 regulates cellular processes such as apoptosis and fibrosis.", {"NLRP3 ? apoptosis", "NLRP3 ? fibrosis"}),
    ("Stimulation of monocytes by LPS increases IL-6.", {"LPS + monocytes", "LPS + IL-6"}),
    ("SHH sensitizes cells to ferroptosis.", {"SHH + ferroptosis"}),
    ("TRAF6 is bound to CD40.", {"TRAF6 ~ CD40"}),
    ("STAT3 is repressed by several factors, thus activating EMT.", set()),
    ("STAT3 is repressed by SOCS3, thus activating EMT.", {"SOCS3 - STAT3", "SOCS3 + EMT"}),
    ("IL-6 stimulates the RANKL inhibitor osteoprotegerin.", set()),
    ("DKK1 and SFRP1 all inhibit osteogenesis.", {"DKK1 - osteogenesis", "SFRP1 - osteogenesis"}),
    ("The RANKL pathway where macrophages suppress EMT.", {"macrophages - EMT"}),
    ("Osteocytes synthesize RANKL.", {"Osteocytes @ RANKL"}),
    ("Talk within the hypoxic TME driving angiogenesis.", set()),
    ("Major interconnected signaling pathways that regulate EMT.", set()),
    ("Sulforaphane activates NFE2L2.", {"Sulforaphane + NFE2L2"}),
    ("Decline promotes ageing of TP53.", set()),
    ("IL-17A stimulates keratinocytes to express CXCL8.", {"IL-17A + keratinocytes", "IL-17A + CXCL8"}),
    ("HIF1A activates the transcription of a series of genes including LDHA.", {"HIF1A + LDHA"}),
    ("NLRP3 activates caspase-1 and caspase-4/5/11.", {"NLRP3 + caspase-1", "NLRP3 + caspase-4/5/11"}),
    ("NFE2L2 translocates to the nucleus, where it upregulates HMOX1.", {"NFE2L2 + HMOX1"}),
    ("Salubrinal inhibits eIF2α dephosphorylation.", {"Salubrinal - eIF2α dephosphorylation"}),
]  # fmt: skip
CLAUSES = [
    ("In the presence of IL-4, IL-10 and IL-13, STAT6 activates MRC1.", {"STAT6 + MRC1"}),
    ("GATA3 recruits KAT5 and activates it.", {"GATA3 ~ KAT5", "GATA3 + KAT5"}),
    ("GATA3 converts it to IL-6.", set()),
    ("DVL1 inhibits GSK3B, β-catenin is not phosphorylated and not destroyed.", {"DVL1 - GSK3B"}),
    ("AKT1 is bound by TRIB3, which suppresses apoptosis.", {"TRIB3 ~ AKT1", "TRIB3 - apoptosis"}),
    ("EGFR is phosphorylated by SRC and degraded by CBL.", {"SRC ? EGFR", "CBL - EGFR"}),
    ("CDK1 is phagocytosed by macrophages and induces autophagy.", {"CDK1 + autophagy"}),
    ("ROS are released and taken up by macrophages.", set()),
    ("IL-6, in turn, phosphorylates STAT3.", {"IL-6 ? STAT3"}),
    ("IL-4 inhibits ZO-1, and IL-6 and IL-8 activate STAT3.", {"IL-4 - ZO-1", "IL-6 + STAT3", "IL-8 + STAT3"}),
    ("IL-6 induces reduced angiogenesis and tumor growth.", {"IL-6 - angiogenesis", "IL-6 - tumor growth"}),
    ("If IL-6 activates STAT3, cells survive.", set()),
    ("EVs raise MMP9 expression in cancer cells, which enhances invasion.", {"EVs + MMP9", "EVs + invasion"}),
    ("IL-6 activates STAT3. This promotes invasion.", {"IL-6 + STAT3", "IL-6 + invasion"}),
    ("IL-6 activates STAT3, which induces MYC. This promotes invasion.", {"IL-6 + STAT3", "STAT3 + MYC"}),
    ("The IL6 loop (A) After binding, TNF activates JNK1.", {"TNF + JNK1"}),
    ("Arrows indicate activation; blunt ends indicate inhibition. Created with BioRender.com.", set()),
]


@pytest.mark.parametrize(
    ("caption", "expected"), EFFECTS + NOUNS + COMPOUNDS + DELIVERIES + MEETINGS + PHRASES + CLAUSES
)
def test_what_a_sentence_states(caption: str, expected: set[str]) -> None:
    assert statements(caption) == expected


@pytest.mark.parametrize(
    "caption",
    [
        "TNF-α/NF-κB signaling pathway.",
        "PD-1–PD-L1/2 pathway mechanism in cancer and under physiologic conditions.",
        "Overview of the crosstalk of EGFR and CXCR7 in melanoma cells.",
        "Scale bar, 5 mm. EGFR (green) and CD63 (red) in HeLa cells.",
        "The IL-6/STAT3 axis, ERK and JNK in breast cancer.",
        "EGF, epidermal growth factor; EGFR, EGF receptor.",
    ],
)
def test_titles_legends_and_lists_state_nothing(caption: str) -> None:
    assert read(caption).statements == ()


# ---- the sign traps of the curation rules (§9) ---------------------------------------------------------------------


def implied(caption: str) -> set[str]:
    return {said(one) for one in read(caption).implied}


def test_an_effect_hung_on_a_decreasing_event_gets_the_opposite_sign() -> None:
    caption = "miR-105, which downregulates the expression of ZO-1 to increase the permeability of blood vessels."
    assert statements(caption) == {"miR-105 - ZO-1", "miR-105 + permeability of blood vessels"}
    assert implied(caption) == {"ZO-1 - permeability of blood vessels"}


def test_inhibiting_the_cleavage_of_caspases_is_an_effect_on_the_cleavage() -> None:
    caption = "EGFR inhibits the cleavage of caspases, which contributes to the formation of macrophages."
    assert statements(caption) == {"EGFR - cleavage of caspases", "EGFR + macrophages"}
    assert implied(caption) == {"cleavage of caspases - macrophages"}


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        # grammar does not say whether "which" is the molecule or what was done to it: nothing is said
        ("Erastin inhibits SLC7A11, which reduces autophagy.", {"Erastin - SLC7A11"}),
        (
            "IKBKB promotes the degradation of NFKBIA, which leads to autophagy.",
            {"IKBKB - NFKBIA", "IKBKB + autophagy"},
        ),
    ],
)
def test_which_after_what_is_lowered_never_turns_the_sign(caption: str, expected: set[str]) -> None:
    assert statements(caption) == expected


def test_by_downregulating_turns_the_way_and_not_the_outcome() -> None:
    caption = "Exosomes promote the differentiation of fibroblasts into CAFs by downregulating TP53INP1."
    assert statements(caption) == {"fibroblasts > CAFs", "Exosomes + CAFs", "Exosomes - TP53INP1"}
    assert implied(caption) == {"TP53INP1 - CAFs"}


def test_a_perturbed_subject_is_told_as_said_and_its_own_sign_is_the_opposite() -> None:
    (one,) = read("Inhibition of CXCR7 suppresses ERK signaling.").statements
    assert (said(one), one.sign, one.subject.modifier) == ("CXCR7 - ERK signaling", Sign.POSITIVE, "inhibition")
    (other,) = read("Loss of PTEN leads to activation of AKT.").statements
    assert (said(other), other.sign, other.subject.modifier) == ("PTEN + AKT", Sign.NEGATIVE, "loss")
    assert other.evidence == "Loss of PTEN leads to activation of AKT"
    (blocking,) = read("Blocking JNK signalling in the cell cancels apoptosis.").statements
    assert (blocking.sign, blocking.subject.modifier) == (Sign.POSITIVE, "blocking")


@pytest.mark.parametrize(
    ("caption", "relation"),
    [
        ("miR-92a interacts with integrin α5.", "binds"),
        ("HSP70 targets TLR2.", "no-direction"),
        ("p53 regulates apoptosis.", "no-direction"),
        ("IL-6 is involved in inflammation.", "no-direction"),
    ],
)
def test_words_without_direction_give_no_sign(caption: str, relation: str) -> None:
    (one,) = read(caption).statements
    assert (one.relation, one.sign) == (relation, Sign.UNSIGNED)


def test_two_sentences_are_not_joined_over_a_lower_case_start() -> None:
    caption = "IL-6 activates myeloid-derived suppressor cells in the TME. miR-92a loaded in exosomes inhibits PTEN."
    assert statements(caption) == {
        "IL-6 + myeloid-derived suppressor cells", "exosomes @ miR-92a", "miR-92a - PTEN",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("IL-6 suppresses the inhibition of STAT3.", "IL-6 + STAT3"),
        ("IL-6 leads to loss of PTEN.", "IL-6 - PTEN"),
        ("IL-6 causes reduced PTEN expression.", "IL-6 - PTEN"),
        ("IL-6 leads to inhibition of the activation of PKC.", "IL-6 - PKC"),
        ("IL-6 leads to the increased expression of PTEN.", "IL-6 + PTEN"),
        ("SMAD7 promotes degradation of TGFBR1.", "SMAD7 - TGFBR1"),
    ],
)
def test_nouns_and_adjectives_between_turn_the_sign(caption: str, expected: str) -> None:
    assert statements(caption) == {expected}


# ---- manner -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("caption", "hedge"),
    [
        ("TNF-α may induce apoptosis.", "may"),
        ("We propose that GDF15 suppresses apoptosis.", "propose"),
        ("IL-6 possibly activates STAT3.", "possibly"),
        ("Exosomes could restore homeostasis by switching M1 to M2.", "could"),
        ("TNF-α can induce apoptosis.", None),
    ],
)
def test_hedges_are_kept_with_the_statement(caption: str, hedge: str | None) -> None:
    found = read(caption).statements
    assert found
    assert {one.hedge for one in found} == {hedge}
    assert all(one.hedge_span is None or caption[slice(*one.hedge_span)] == hedge for one in found)


@pytest.mark.parametrize(
    "caption",
    [
        "IL-6 does not activate STAT3.",
        "IL-6 fails to activate STAT3.",
        "IL-6 cannot activate STAT3.",
        "IL-6 is unable to activate STAT3.",
        "Neither IL-10 nor IL-6 activates STAT3.",
    ],
)
def test_what_is_denied_is_kept_apart(caption: str) -> None:
    draft = read(caption)
    assert draft.statements == ()
    assert "IL-6 + STAT3" in {said(one) for one in draft.refuted}


@pytest.mark.parametrize(
    ("caption", "kind"),
    [
        ("IL-6 upregulates PD-L1.", StatementType.INCREASE_AMOUNT),
        ("IL-6 promotes the expression of PD-L1.", StatementType.INCREASE_AMOUNT),
        ("IL-6 activates STAT3.", StatementType.ACTIVATION),
        ("miR-21 silences PTEN.", StatementType.DECREASE_AMOUNT),
        ("IL-6 inhibits apoptosis.", StatementType.INHIBITION),
        ("miR-21 targets PTEN.", StatementType.TARGETING),
        ("IL-6 regulates apoptosis.", StatementType.REGULATION),
        ("p53 binds MDM2.", StatementType.COMPLEX),
        ("p53 interacts with MDM2.", StatementType.INTERACTION),
        ("Exosomes contain MET.", StatementType.CARRIAGE),
        ("Macrophages secrete IL-10.", StatementType.RELEASE),
        ("Monocytes differentiate into macrophages.", StatementType.CONVERSION),
    ],
)
def test_types(caption: str, kind: StatementType) -> None:
    assert [one.type for one in read(caption).statements] == [kind]


def test_donor_vesicle_and_recipient_are_told() -> None:
    draft = read("Exosomes derived from melanoma cells transfer miR-9 to endothelial cells and miR-9 inhibits SOCS5.")
    carried = next(one for one in draft.statements if said(one) == "Exosomes @ miR-9")
    assert (carried.donor, carried.vesicle, carried.recipient) == ("melanoma cells", "Exosomes", "endothelial cells")
    effect = next(one for one in draft.statements if said(one) == "miR-9 - SOCS5")
    assert (effect.donor, effect.vesicle) == ("melanoma cells", "Exosomes")


def test_the_quote_is_the_shortest_piece_that_holds_both_ends_and_the_cue() -> None:
    caption = "In the tumor, IL-6 from stroma activates STAT3 and ERK. Nothing else."
    first = next(one for one in read(caption).statements if one.object.text == "STAT3")
    assert first.evidence == "IL-6 from stroma activates STAT3"
    assert caption[slice(*first.span)] == first.evidence
    assert caption[slice(*first.cue_span)] == "activates"


def test_a_key_stays_when_other_words_of_the_caption_change() -> None:
    (one,) = read("IL-6 activates STAT3.").statements
    (same,) = read("IL-6 activates STAT3. See text for details.").statements
    assert one.key == same.key


def test_a_silent_sentence_says_why() -> None:
    draft = read("Overview of EGFR signaling. This is shown. IL-6 activates STAT3. IL-6 activates the other one.")
    assert [(c.sentence, c.reason) for c in draft.clauses] == [
        (1, "no verb: a title or a list"),
        (2, "nothing named"),
        (3, None),
        (4, "what “activates” is said of is not named here"),
    ]


def test_what_was_heard_is_told_by_clause_and_the_clauses_are_the_sentence() -> None:
    caption = (
        "miR-9 lowers ZO-1 to raise migration, and IL-6 and IL-8 activate STAT3 by means of it, thereby aiding EMT."
    )
    draft = read(caption)
    told = [(caption[slice(*c.span)], len(c.suggestions), c.reason) for c in draft.clauses]
    assert [(words, n) for words, n, _ in told[:3]] == [
        ("miR-9 lowers ZO-1", 1),
        ("to raise migration, and", 1),
        ("IL-6 and IL-8 activate STAT3 by means of it, thereby aiding EMT.", 2),
    ]
    denied = read("IL-6 does not activate STAT3, which is shown in blue.").clauses
    assert [c.reason for c in denied] == [
        "“activate” is denied here: kept as a negative finding",
        "nothing named",
    ]
    keys = [key for c in draft.clauses for key in c.suggestions]
    assert sorted(keys) == sorted(one.key for one in draft.statements)


@pytest.mark.parametrize(
    "caption",
    [
        "IL-6 leads to alterations in PTEN expression.",
        "IL-6 promotes the regulation of PTEN.",
        "IL-6 causes changes of PTEN levels.",
    ],
)
def test_a_noun_without_direction_takes_the_sign_away(caption: str) -> None:
    assert statements(caption) == {"IL-6 ? PTEN"}


def test_only_vesicles_cells_and_tumours_carry_and_release() -> None:
    assert statements("TP53 releases BAX. The pathway carries IL-6.") == set()
