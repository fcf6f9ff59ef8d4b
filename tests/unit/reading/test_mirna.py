"""The grammar of microRNA names: both loci and the mature form that they share."""

from __future__ import annotations

import pytest

from figtrace.reading import mirna
from tests.unit.reading.kit import lexicon


@pytest.mark.parametrize(
    ("name", "base", "locus", "arm"),
    [
        ("miR-92a", "miR-92a", None, None),
        ("hsa-miR-92a-3p", "miR-92a", None, "3p"),
        ("miR-92a-1-5p", "miR-92a", "1", "5p"),
        ("miRNA-125b", "miR-125b", None, None),
        ("MIR155", "miR-155", None, None),
        ("let-7a", "let-7a", None, None),
        ("microRNA-21", "miR-21", None, None),
    ],
)
def test_parts(name: str, base: str, locus: str | None, arm: str | None) -> None:
    micro = mirna.parse(name)
    assert micro is not None
    assert (micro.base, micro.locus, micro.arm) == (base, locus, arm)


@pytest.mark.parametrize("name", ["miRNAs", "miR", "MIRROR", "p53", "let it", ""])
def test_what_is_none(name: str) -> None:
    assert mirna.parse(name) is None


def curies(name: str) -> list[str]:
    micro = mirna.parse(name)
    assert micro is not None
    return [one.curie for one in mirna.ground(lexicon(), micro)]


def test_two_loci_are_led_by_the_mature_form_that_they_share() -> None:
    assert curies("miR-92a")[0] == "mirbase.mature:MIMAT0000092"
    assert curies("miR-92a")[-2:] == ["hgnc:31643", "hgnc:31644"]
    assert curies("miR-105")[0] == "mirbase.mature:MIMAT0000102"
    assert curies("miR-105")[-2:] == ["hgnc:31492", "hgnc:31493"]


def test_one_locus_leads_where_there_is_one_and_an_arm_names_the_form() -> None:
    assert curies("miR-155")[0] == "hgnc:31542"
    assert curies("miR-155-5p")[0] == "mirbase.mature:MIMAT0000646"


def test_a_number_is_not_the_beginning_of_another() -> None:
    assert curies("miR-21") == ["hgnc:31586", "mirbase.mature:MIMAT0000076", "mirbase.mature:MIMAT0004494"]
    assert curies("miR-99999") == []
