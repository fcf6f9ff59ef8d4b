"""A folder of records: drafted once, gone on with, and not stopped by a bad one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from figtrace.model.records import Figure, OcrHit
from figtrace.reading import batch
from figtrace.reading.records import Draft
from tests.unit.reading.kit import LEXICON_FILE, reader

RECORD = """---
figid: {figid}
figtitle: Made up
pmcid: PMC1
filename: {figid}.jpg
figlink: /pmc/articles/PMC1/figure/F1
number: F1
caption: {caption}
papertitle: A made-up paper
reftext: Nobody, 2020
year: '2020'
---
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "records"
    source.mkdir()
    for n, caption in enumerate(["IL-6 activates STAT3.", "An overview of things.", "miR-9 inhibits PTEN and AKT."]):
        text = RECORD.format(figid=f"PMC1__f{n}", caption=caption)
        (source / f"PMC1__f{n}.md").write_text(text, encoding="utf-8")
    (source / "PMC1__bad.md").write_text("no front matter at all", encoding="utf-8")
    return source


def run(folder: Path, workers: int = 1) -> tuple[batch.Summary, Path, list[tuple[int, int]]]:
    heard: list[tuple[int, int]] = []
    out = folder.parent / "drafts"
    summary = batch.draft_folder(folder, out, LEXICON_FILE, workers, lambda done, n: heard.append((done, n)))
    return summary, out, heard


@pytest.mark.parametrize("workers", [1, 2])
def test_every_good_record_is_drafted_and_the_bad_one_is_told(folder: Path, workers: int) -> None:
    summary, out, heard = run(folder, workers)
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [o.file for o in summary.failed] == ["PMC1__bad.md"]
    draft = Draft.model_validate_json((out / "PMC1__f2.json").read_text(encoding="utf-8"))
    assert [one.object.text for one in draft.statements] == ["PTEN", "AKT"]
    report = json.loads((out / batch.REPORT).read_text(encoding="utf-8"))
    assert (report["drafted"], report["failed"], report["suggestions"], report["without_suggestion"]) == (3, 1, 3, 1)
    assert report["problems"][0]["cure"]
    assert not list(out.glob("*.part"))


def test_arrows_in_the_figures_ocr_words_go_with_the_draft() -> None:
    words = [OcrHit(kind="gene", word=word, symbol="X") for word in ("TSC1↓", "mTOR↑", "AKT")]
    figure = Figure(
        figid="x", caption="TSC1 inhibits mTOR.", generation="V2b", record_sha256="0" * 64, ocr=tuple(words)
    )
    assert batch.draft_figure(reader(), figure).drawn == {"TSC1": "down", "mTOR": "up"}


def test_it_goes_on_where_it_stopped(folder: Path) -> None:
    _, out, _ = run(folder)
    (out / "PMC1__f0.json").unlink()
    kept = (out / "PMC1__f2.json").stat().st_mtime_ns
    summary, _, _ = run(folder)
    assert batch.as_dict(summary)["done_before"] == 2
    assert (out / "PMC1__f0.json").is_file()
    assert (out / "PMC1__f2.json").stat().st_mtime_ns == kept


def test_a_record_that_changed_and_a_draft_that_broke_are_made_anew(folder: Path) -> None:
    _, out, _ = run(folder)
    (folder / "PMC1__f0.md").write_text(
        RECORD.format(figid="PMC1__f0", caption="IL-6 inhibits STAT3."), encoding="utf-8"
    )
    (out / "PMC1__f2.json").write_text('{"version": ', encoding="utf-8")
    summary, _, _ = run(folder)
    assert batch.as_dict(summary)["drafted"] == 2
    draft = Draft.model_validate_json((out / "PMC1__f0.json").read_text(encoding="utf-8"))
    assert draft.statements[0].relation == "decreases"
    assert Draft.model_validate_json((out / "PMC1__f2.json").read_text(encoding="utf-8")).statements
