"""``figtrace deck``, ``page`` and ``picture --step``: files, losses, refusals, exit status."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation

from figtrace.cli import main, story
from figtrace.figures.library import default_data

FOUNDING = "PMC9095362__SCI2022-9133658.005"


def test_a_deck_with_its_losses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "talk.pptx"
    assert main(["deck", FOUNDING, "-o", str(out), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["bytes"] == out.stat().st_size
    assert "R30: the bar does not follow when a box is moved" in said["losses"]
    assert len(Presentation(BytesIO(out.read_bytes())).slides) == 13


def test_losses_are_said_shortly_without_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deck", FOUNDING, "-o", str(tmp_path / "talk.pptx")]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4
    assert lines[-1].endswith("more losses (--json names all)")


def test_a_deck_as_pdf_and_as_a_picture_that_plays(tmp_path: Path) -> None:
    assert main(["deck", FOUNDING, "-o", str(tmp_path / "talk.pdf"), "--theme", "projector"]) == 0
    assert len(pypdf.PdfReader(tmp_path / "talk.pdf").pages) == 13
    assert main(["deck", FOUNDING, "-o", str(tmp_path / "talk.svg")]) == 0
    assert "step-end infinite" in (tmp_path / "talk.svg").read_text("utf-8")


def test_the_page_as_one_file(tmp_path: Path) -> None:
    out = tmp_path / "figure.html"
    assert main(["page", FOUNDING, "-o", str(out)]) == 0
    assert out.stat().st_size <= 600_000


def test_a_story_of_ones_own_in_slides_and_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = (default_data() / "stories" / f"{FOUNDING}.json").read_text("utf-8")
    own = tmp_path / "mine.json"
    own.write_text(kept.replace("miR-105 opens the vessel wall", "As I say it"), "utf-8")
    deck, page = tmp_path / "talk.pptx", tmp_path / "figure.html"
    assert main(["deck", FOUNDING, "-o", str(deck), "--story", str(own)]) == 0
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(deck)).slides]
    assert titles[5] == "As I say it"
    assert main(["page", FOUNDING, "-o", str(page), "--story", str(own)]) == 0
    assert "As I say it" in page.read_text("utf-8")
    own.write_text(kept.replace('"R30"', '"R99"'), "utf-8")
    for verb, out in (("deck", deck), ("page", page)):
        assert main([verb, FOUNDING, "-o", str(out), "--story", str(own)]) == 1
        assert 'anchor "R99" is no statement' in capsys.readouterr().err
    assert main(["deck", FOUNDING, "-o", str(deck), "--story", str(tmp_path / "none.json")]) == 1
    assert "none.json: No such file or directory (check the path)" in capsys.readouterr().err


def test_a_picture_of_one_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "step.svg"
    assert main(["picture", FOUNDING, "-o", str(out), "--step", "6"]) == 0
    drawn = out.read_text("utf-8")
    assert "miR-105 opens the vessel wall" in drawn
    assert main(["picture", FOUNDING, "-o", str(out), "--step", "13"]) == 1
    assert "--step: the story has 12 steps, not 13 (choose 1 to 12)" in capsys.readouterr().err


def test_a_story_with_errors_is_refused_and_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    shutil.copytree(default_data(), data)
    kept = data / "stories" / f"{FOUNDING}.json"
    kept.write_text(kept.read_text("utf-8").replace('"R52"', '"R99"'), "utf-8")
    out = tmp_path / "talk.pptx"
    assert main(["deck", FOUNDING, "-o", str(out), "--data", str(data)]) == 1
    assert f'{FOUNDING}: story step two-routes: anchor "R99" is no statement' in capsys.readouterr().err
    assert not out.exists()


def test_a_stopped_deck_leaves_no_half_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(story.slides, "deck", stopped)
    out = tmp_path / "talk.pptx"
    assert main(["deck", FOUNDING, "-o", str(out)]) == 1
    assert "stopped before it was whole; nothing was written" in capsys.readouterr().err
    assert not out.exists()


def test_a_stopped_page_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(story, "write", stopped)
    assert main(["page", FOUNDING, "-o", str(tmp_path / "figure.html")]) == 1
    assert capsys.readouterr().err == "figtrace page: stopped\n"


def test_progress_on_a_terminal_only(capsys: pytest.CaptureFixture[str]) -> None:
    story.progress("talk.pptx", True)(3, 13)
    story.progress("talk.pptx", False)(4, 13)
    assert capsys.readouterr().err == "\rtalk.pptx: 3 of 13 pages (Ctrl-C stops)"


def test_a_wrong_ending_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["deck", FOUNDING, "-o", "talk.key"])
    assert ended.value.code == 2
    assert "ends in none of .pptx, .pdf, .svg" in capsys.readouterr().err
