"""``figtrace ground``, ``draft``, ``score`` and ``lexicon`` as programs and people call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from figtrace.cli import main
from figtrace.cli.reading import progress
from tests.unit.reading.kit import FOUNDING
from tests.unit.reading.test_batch import RECORD


def test_ground_tells_candidates_with_their_reasons_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ground", "TAMs", "--figure", FOUNDING, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["candidates"][0]["curie"]) == ("grounded", "mesh:D000084582")
    assert "the caption defines TAMs" in told["candidates"][0]["reason"]
    assert any("STIM1" in note for note in told["notes"])


def test_ground_in_words_and_with_a_context(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ground", "EC", "--context", "endothelial cell (EC) migration"]) == 0
    assert "1.00  cl:0000115  endothelial cell" in capsys.readouterr().out
    assert main(["ground", "EC"]) == 0
    assert "EC: unresolved" in capsys.readouterr().out


def test_draft_of_a_figure_on_file_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", FOUNDING]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "figtrace.draft/1"
    assert len(told["statements"]) > 25


def test_draft_of_a_record_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "PMC1__f1.md"
    record.write_text(RECORD.format(figid="PMC1__f1", caption="IL-6 activates STAT3."), encoding="utf-8")
    out = tmp_path / "draft.json"
    assert main(["draft", str(record), "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["statements"][0]["evidence"] == "IL-6 activates STAT3"
    assert "1 suggestions, 2 mentions" in capsys.readouterr().err


def test_a_folder_with_a_bad_record_ends_with_1_and_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "PMC1__f1.md").write_text(RECORD.format(figid="PMC1__f1", caption="IL-6 activates STAT3."))
    (tmp_path / "in" / "bad.md").write_text("nothing")
    assert main(["draft", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["drafted"] == 1
    assert "bad.md" in told.err
    assert "2/2" in told.err
    assert main(["draft", str(tmp_path / "in")]) == 1


def test_a_figid_that_is_not_on_file_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "PMC0__none"]) == 1
    assert "PMC0__none" in capsys.readouterr().err


def test_score_prints_every_measure_and_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {
        "schema": "pfocr-caption-gold/1",
        "records": [
            {
                "figid": "made",
                "caption": "IL-6 activates STAT3.",
                "aliases": {},
                "entities": [{"text": "IL-6", "type": "protein", "start": 0, "end": 4}],
                "statements": [{"subject": "IL-6", "relation": "increases", "object": "STAT3"}],
            }
        ],
    }
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    assert main(["score", "--gold", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["overall"]["statements"]["precision"] == 1.0
    assert told["overall"]["mentions exact"]["recall"] == 1.0
    assert told["sign"] == {"right": 1, "compared": 1, "share": 1.0}
    assert told["rules"] == {"effect-active": {"found": 1, "right": 1}}
    assert main(["score", "--gold", str(path), "--errors"]) == 0
    words = capsys.readouterr().out
    assert "leave one record out" in words
    assert "effect-active" in words
    assert main(["score", "--gold", str(tmp_path / "none.json")]) == 1


def test_lexicon_tells_what_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "about", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sources"]["HGNC"]["licence"] == "CC0-1.0"
    assert main(["lexicon", "about"]) == 0
    assert "Cell Ontology: v2026-03-26, CC BY 4.0" in capsys.readouterr().out


def test_the_bar_is_drawn_at_each_hundredth() -> None:
    drawn: list[str] = []
    tell = progress(drawn.append)
    for done in range(1, 1_001):
        tell(done, 1_000)
    assert 100 <= len(drawn) <= 102
    assert drawn[-1].endswith("1000/1000")
