"""Grounding: the order of trust, the known traps, and answers that stay open."""

from __future__ import annotations

import pytest

from figtrace.model.records import OcrHit
from figtrace.model.vocabulary import GroundingLevel
from figtrace.reading.ground import Grounded, directions
from tests.unit.reading.kit import founding, grounder

CAPTION = (
    "Toll-like receptor 2 (TLR2) on tumor-associated macrophages (TAMs) and mesenchymal stem cells (MSCs) drives "
    "epithelial-mesenchymal transition (EMT) of cancer-associated fibroblasts (CAFs)."
)


def hit(word: str, symbol: str, curie: str) -> OcrHit:
    return OcrHit(kind="gene", word=word, match=word, symbol=symbol, curie=curie, source="ncbigene_synonym")


TRAPS = [hit("TAM", "STIM1", "ncbigene:6786"), hit("MSC", "MSC", "ncbigene:9242"), hit("CAF", "KAT2B", "ncbigene:8850"),
         hit("EMT", "ITK", "ncbigene:3702")]  # fmt: skip


def best(found: Grounded) -> str:
    assert found.best is not None, found
    return found.best.curie


@pytest.mark.parametrize(
    ("name", "curie", "wrong"),
    [
        ("TAMs", "mesh:D000084582", "STIM1"),
        ("MSC", "cl:0000134", "MSC"),
        ("CAFs", "mesh:D000072645", "KAT2B"),
        ("EMT", "go:0001837", "ITK"),
    ],
)
@pytest.mark.parametrize("context", [CAPTION, ""])
def test_abbreviations_are_not_the_genes_that_ocr_takes_them_for(
    name: str, curie: str, wrong: str, context: str
) -> None:
    found = grounder().ground(name, context, ocr=TRAPS)
    assert best(found) == curie
    assert all(one.score <= 0.95 for one in found.candidates if one.name == wrong and one.curie.startswith("hgnc"))


def test_a_definition_beats_every_table_and_says_so() -> None:
    found = grounder().ground("TLR2", CAPTION)
    assert (best(found), found.candidates[0].score) == ("hgnc:11848", 1.0)
    assert "the caption defines TLR2 as “Toll-like receptor 2”" in found.notes


def test_a_definition_gives_an_abbreviation_another_sense_than_the_tables() -> None:
    defined = grounder().ground("APC", "antigen-presenting cells (APCs) meet T cells")
    assert best(defined) == "cl:0000145"
    assert grounder().ground("APC").status == "ambiguous"


def test_a_long_form_that_names_another_gene_does_not_win_over_the_short_one() -> None:
    found = grounder().ground("HER-2", founding().caption)
    assert best(found) == "hgnc:3430"
    assert grounder().ground("EGFR", founding().caption).candidates[0].curie == "hgnc:3236"


@pytest.mark.parametrize("name", ["IR", "EC", "GC", "ec"])
def test_a_bare_symbol_of_two_letters_is_never_taken(name: str) -> None:
    found = grounder().ground(name)
    assert (found.status, found.candidates) == ("unresolved", ())
    assert found.notes == ("a bare symbol of two letters is never taken",)


def test_two_letters_that_the_caption_defines_are_taken() -> None:
    assert best(grounder().ground("EC", "endothelial cell (EC) migration")) == "cl:0000115"


def test_a_family_comes_before_its_members_and_lists_them() -> None:
    found = grounder().ground("HSP70")
    assert best(found) == "fplx:HSPA"
    assert found.candidates[0].level is GroundingLevel.FAMILY
    assert {"hgnc:5232", "hgnc:5237"} <= set(found.candidates[0].members)
    assert best(grounder().ground("TGF-β")) == "fplx:TGFB"
    assert best(grounder().ground("AMPK")) == "fplx:AMPK"


def test_case_matters() -> None:
    assert best(grounder().ground("EGFR")) == "hgnc:3236"
    assert best(grounder().ground("eGFR")) == "mesh:D005919"
    assert grounder().ground("was").status == "unresolved"


@pytest.mark.parametrize("name", ["NF-κB", "NFκB", "NF-kappaB", "NF–κB"])
def test_greek_and_dashes_are_let_go(name: str) -> None:
    assert best(grounder().ground(name)) == "fplx:NFkappaB"


def test_several_equal_senses_stay_ambiguous() -> None:
    found = grounder().ground("HSC")
    assert found.status == "ambiguous"
    assert found.best is None
    assert {one.curie for one in found.candidates[:2]} == {"cl:0000037", "cl:0000632"}


def test_unresolved_is_an_answer() -> None:
    found = grounder().ground("Xyzzyplugh")
    assert (found.status, found.candidates, found.best) == ("unresolved", (), None)


def test_the_ocr_table_is_a_hint_and_no_more() -> None:
    found = grounder().ground("Xyzzyplugh", ocr=[hit("Xyzzyplugh", "ABC1", "ncbigene:1")])
    assert found.status == "unresolved"
    assert [(one.curie, one.score) for one in found.candidates] == [("ncbigene:1", 0.3)]
    assert "a hint, not checked" in found.candidates[0].reason


def test_ocr_words_with_daggers_and_cyrillic_letters_are_recognised() -> None:
    found = grounder().ground("TP53", ocr=[hit("†\u0422P53:", "WRONG", "ncbigene:2")])
    assert [one.curie for one in found.candidates if one.source == "PFOCR"] == ["ncbigene:2"]


def test_arrows_in_ocr_words_say_what_rises_and_falls() -> None:
    words = [
        hit("TSC1↓", "TSC1", "ncbigene:7248"),
        hit("mTOR↑", "MTOR", "ncbigene:2475"),
        hit("AKT", "AKT1", "ncbigene:207"),
    ]
    assert {(d.word, d.rises) for d in directions(words)} == {("TSC1", False), ("mTOR", True)}


@pytest.mark.parametrize(
    ("name", "curie", "level"),
    [
        ("CSC-Exos", "go:0070062", GroundingLevel.CLASS),
        ("melanoma-derived EVs", "go:1903561", GroundingLevel.CLASS),
        ("pancreatic cancer cells", "cl:0001064", GroundingLevel.CLASS_DISEASE),
        ("miR-92a", "mirbase.mature:MIMAT0000092", GroundingLevel.FAMILY),
        ("miR-155", "hgnc:31542", GroundingLevel.EXACT_LOCUS),
        ("miR-155-5p", "mirbase.mature:MIMAT0000646", GroundingLevel.EXACT),
        ("MAPK signaling pathway", "go:0000165", GroundingLevel.EXACT),
        ("Notch signalling pathway", "go:0007219", GroundingLevel.EXACT),
        ("Toll-like receptor 2", "hgnc:11848", GroundingLevel.EXACT),
        ("K562", "cellosaurus:0004", GroundingLevel.EXACT),
        ("fibroblasts", "cl:0000057", GroundingLevel.EXACT),
    ],
)
def test_names_of_each_kind(name: str, curie: str, level: GroundingLevel) -> None:
    found = grounder().ground(name)
    assert (best(found), found.candidates[0].level) == (curie, level)


def test_a_mentions_kind_keeps_genes_out_of_cells() -> None:
    assert grounder().ground("MSC", kind="cell").candidates[0].curie == "cl:0000134"
    assert not any(c.curie.startswith("hgnc") for c in grounder().ground("MSC", kind="cell").candidates)


def test_every_candidate_says_why_and_from_where() -> None:
    for one in grounder().ground("TGF-β").candidates:
        assert one.source in ("FamPlex", "HGNC", "MeSH")
        assert one.source in one.reason
        assert 0 < one.score <= 1


@pytest.mark.parametrize("name", ["was", "map", "set", "rest", "cat", "impact", "clock", "figure", "pathway"])
def test_a_word_of_every_day_is_no_symbol(name: str) -> None:
    assert grounder().ground(name).candidates == ()


@pytest.mark.parametrize(
    ("name", "context", "curie"),
    [
        ("GC", "gastric cancer (GC) cells", "doid:10534"),
        ("LPS", "", "mesh:D008070"),
        ("EGFR", "", "hgnc:3236"),
        ("eGFR", "", "mesh:D005919"),
        ("HER-2", "human epidermal growth factor receptor (HER-2)", "hgnc:3430"),
        ("insulin", "", "hgnc:6081"),
        ("WAS", "", "hgnc:12731"),
    ],
)
def test_traps_of_the_curation_rules(name: str, context: str, curie: str) -> None:
    assert best(grounder().ground(name, context)) == curie
