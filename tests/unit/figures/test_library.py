"""The library finds, reads, keeps and refuses."""

from __future__ import annotations

import os
import shutil

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from figtrace.model.problems import ProblemsFound

FOUNDING = "PMC9095362__SCI2022-9133658.005"


@pytest.fixture
def library(tmp_path):
    shutil.copytree(default_data() / "figures", tmp_path / "figures")
    shutil.copytree(default_data() / "networks", tmp_path / "networks")
    return Library(tmp_path)


def test_the_founding_figure_is_on_file(library):
    assert FOUNDING in library.figids()
    assert len(library.figure(FOUNDING).ocr) == 88
    assert len(library.network(FOUNDING).statements) == 54
    assert library.problems(FOUNDING).is_good


def test_a_record_without_a_network_has_an_empty_one(library):
    (library.root / "figures" / "PMC1__f.md").write_text("---\nfigid: PMC1__f\ncaption: A.\nfigtitle: T\n---\n")
    network = library.network("PMC1__f")
    assert (network.title, network.agents, network.statements) == ("T", (), ())
    assert network.caption_sha256 == library.figure("PMC1__f").caption_sha256


@pytest.mark.parametrize("figid", ["../../etc/passwd", "PMC1__none", "", ".", "a/b", "x" * 300, "PMC1\0"])
def test_a_figid_that_is_not_on_file_names_what_is(library, figid):
    with pytest.raises(ProblemsFound, match=r"no such record is on file \(there are: PMC"):
        library.figure(figid)
    assert [p.code for p in library.problems(figid)] == ["figid-unknown"]


def test_a_file_that_changes_is_read_again(library):
    first = library.figure(FOUNDING)
    assert library.figure(FOUNDING) is first
    path = library.root / "figures" / f"{FOUNDING}.md"
    path.write_text(path.read_text().replace("number: F5", "number: F6"))
    os.utime(path, ns=(1, 1))
    assert library.figure(FOUNDING).number == "F6"


def test_a_quote_that_is_not_at_its_offsets_is_a_load_error(library):
    path = library.root / "networks" / f"{FOUNDING}.json"
    path.write_text(path.read_text().replace('"span": [723, 774]', '"span": [724, 775]', 1))
    with pytest.raises(ProblemsFound) as caught:
        library.network(FOUNDING)
    assert str(caught.value) == (
        f'{FOUNDING}: R30 [724:775] reads "iR-105, which downregulates the expression of ZO-1 ", '
        'the evidence quotes "miR-105, which downregulates the expression of ZO-1" '
        "(re-select; the words stand at [723:774])"
    )
    assert not library.problems(FOUNDING).is_good


def test_a_record_under_another_name_stops(library):
    figures = library.root / "figures"
    (figures / "PMC1__other.md").write_text("---\nfigid: PMC1__f\ncaption: A.\n---\n")
    with pytest.raises(ProblemsFound, match='figid is "PMC1__f"'):
        library.figure("PMC1__other")


def test_what_is_saved_is_what_is_read(library):
    network = library.network(FOUNDING).model_copy(update={"title": "Another title"})
    path = library.save(network)
    assert path.read_text(encoding="utf-8") == codec.dumps(network)
    assert library.network(FOUNDING) == network
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_sibling_figures_are_offered(library):
    name = "PMC9095362__SCI2022-9133658.004"
    words = "Toll-like receptor 2, TGF-β1 and the MAPKI of tumor-associated macrophages."
    text = f"---\nfigid: {name}\npmcid: PMC9095362\nnumber: F4\ncaption: {words}\n---\n"
    (library.root / "figures" / f"{name}.md").write_text(text, encoding="utf-8")
    told = [str(p) for p in library.problems(FOUNDING) if p.code == "sibling-figure"]
    assert told == [f"{FOUNDING}: F4 of the same paper shares TLR2, TGF-β, TAM (offer a merged view)"]
