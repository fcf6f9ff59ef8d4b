"""What the details say: kinds, identifiers, sentences, words, papers and doubts, honestly."""

from __future__ import annotations

import re

import pytest

from components.details import by_key
from components.markup import el, join
from components.overview import overview
from components.parts import curie_url
from components.server import Page
from tests.records import FOUNDING


@pytest.fixture(scope="module")
def details(app: Page) -> dict[str, str]:
    shown = app.shelf.get(FOUNDING)
    return by_key(shown.network)


def words(html: str) -> str:
    """The text of some HTML, blanks as people see them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_an_agent_says_what_it_is(details: dict[str, str]) -> None:
    said = words(details["mir105"])
    assert "microRNA" in said
    assert "mirbase.mature:MIMAT0000102" in said
    assert 'href="https://identifiers.org/mirbase.mature:MIMAT0000102"' in details["mir105"]
    assert "miR-105 decreases ZO-1" in said
    assert "Which locus of miR-92a and miR-105" in said
    assert "breast cancer exosomes carry miR-105" in said


def test_a_sentence_is_a_button_that_selects(details: dict[str, str]) -> None:
    assert re.search(r'<button type="button" class="row" data-select="R30">', details["mir105"])


def test_a_statement_quotes_the_caption_at_its_place(details: dict[str, str]) -> None:
    said = words(details["R30"])
    assert "miR-105 , which downregulates the expression of ZO-1" in said
    assert "characters 723–774" in said
    assert "Figure legend of a review" in said
    assert '<span class="is-subject">miR-105</span>' in details["R30"]
    assert '<span class="is-trigger">downregulates the expression of</span>' in details["R30"]
    assert '<span class="is-object">ZO-1</span>' in details["R30"]


def test_signs_as_said_and_as_modelled_stand_apart(details: dict[str, str]) -> None:
    said = words(details["R22"])
    assert "Sign as said no direction said" in said
    assert "Sign as modelled decreases (with other papers only)" in said


def test_an_implied_step_says_so(details: dict[str, str]) -> None:
    said = words(details["R07"])
    assert "A step that the sentence implies and does not say." in said
    assert "Not drawn in this reading" in said


def test_a_conflict_shows_both_sides(details: dict[str, str]) -> None:
    for key in ("R22", "mir92a", "itga5"):
        assert details[key].count('<div class="side">') == 2, key
        assert "Shown, not resolved." in details[key]


def test_papers_say_what_of_them_was_read(details: dict[str, str]) -> None:
    assert re.search(r'chip-good" title="[^"]+">verified<', details["R30"])
    assert re.search(r'chip-warn" title="[^"]+">not verified<', details["R02"])


def test_faults_of_the_record_stand_with_what_they_concern(details: dict[str, str]) -> None:
    assert "Notes on the record" in details["hsp70"]
    assert "HSPA4" in details["hsp70"]


def test_a_mechanism_ties_the_delivery_together(details: dict[str, str]) -> None:
    said = words(details["M1"])
    order = [said.index(word) for word in ("Donor", "Vesicle", "Cargo", "Recipient", "Target", "Outcome", "Statements")]
    assert order == sorted(order)


CURIES = [
    ("hgnc:12687", "https://identifiers.org/hgnc:12687"),
    ("go:0070062", "https://identifiers.org/GO:0070062"),
    ("cellosaurus:0004", "https://identifiers.org/cellosaurus:CVCL_0004"),
    ("mesh:D050884", "https://identifiers.org/mesh:D050884"),
    ("ncbitaxon:9606", "https://identifiers.org/taxonomy:9606"),
]


@pytest.mark.parametrize(("curie", "url"), CURIES)
def test_a_curie_leads_out(curie: str, url: str) -> None:
    assert curie_url(curie) == url


def test_markup_escapes_everything_that_is_not_markup() -> None:
    inner = el("b", "a & b")
    assert str(el("p", "<i>", inner, None, [1, "x"], title='"', hidden=True)) == (
        '<p title="&#34;" hidden>&lt;i&gt;<b>a &amp; b</b>1x</p>'
    )
    assert str(join(["<", inner], ", ")) == "&lt;, <b>a &amp; b</b>"
    with pytest.raises(TypeError, match=r"3\.5 is neither words nor markup"):
        el("p", 3.5)


def test_before_anything_is_selected_the_doubts_stand_there(app: Page) -> None:
    shown = app.shelf.get(FOUNDING)
    html = str(overview(shown.network))
    said = words(html)
    assert "54 statements, 44 agents." in said
    assert re.search(r"30 said in words 2 said in words, direction implied .* 17 implied 3 structural", said)
    assert "Does miR-92a further or hinder vessel growth?" in said
    assert (
        "No direction said CSC-Exos regulate tumor microenvironment HSP72 targets TLR2 HSP70 targets TLR2 miR-92a"
        in said
    )
    assert "20 words with more than one meaning" in said
    assert re.search(r"Integrin α5: subunit or receptor: integrin α5", said)
