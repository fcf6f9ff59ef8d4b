"""``figtrace picture`` and ``figtrace synthesize``."""

from __future__ import annotations

import struct

import pytest

from figtrace.cli import main
from figtrace.model import codec

FIGID = "PMC9095362__SCI2022-9133658.005"


def test_an_svg_of_the_reading_asked_for(tmp_path):
    out = tmp_path / "out.svg"
    assert main(["picture", FIGID, "-o", str(out), "--level", "caption", "--theme", "dark"]) == 0
    text = out.read_text(encoding="utf-8")
    assert "As the caption says, profile caption" in text
    assert 'data-statement="R06"' in text
    assert 'data-statement="R07"' not in text


def test_the_profile_adds_what_other_papers_say(tmp_path):
    out = tmp_path / "out.svg"
    assert main(["picture", FIGID, "-o", str(out), "--profile", "literature"]) == 0
    assert 'data-statement="R47"' in out.read_text(encoding="utf-8")


def test_a_png_at_its_scale(tmp_path):
    out = tmp_path / "out.png"
    assert main(["picture", FIGID, "-o", str(out), "--scale", "1"]) == 0
    width, height = struct.unpack(">II", out.read_bytes()[16:24])
    assert 1000 < width < 1600
    assert 1000 < height < 1800


def test_a_pdf(tmp_path):
    pytest.importorskip("cairosvg", exc_type=ImportError)
    out = tmp_path / "out.pdf"
    assert main(["picture", FIGID, "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["picture", FIGID, "-o", "out.gif"], "'out.gif' ends in none of .svg, .png, .pdf"),
        (["picture", FIGID, "-o", "out.png", "--scale", "9"], "'9' is no number from 1 to 4"),
        (["picture", FIGID, "-o", "out.png", "--theme", "pink"], "invalid choice: 'pink'"),
    ],
)
def test_a_wrong_call(capsys, words, said):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert said in capsys.readouterr().err


def test_a_figure_that_is_not_there(capsys, tmp_path):
    assert main(["picture", "PMC1__nope", "-o", str(tmp_path / "out.svg")]) == 1
    assert "PMC1__nope" in capsys.readouterr().err
    assert not (tmp_path / "out.svg").exists()


def test_a_place_that_cannot_be_written(capsys, tmp_path):
    assert main(["picture", FIGID, "-o", str(tmp_path / "no" / "out.svg")]) == 1
    assert "name another place" in capsys.readouterr().err


def test_a_made_up_network(tmp_path):
    out = tmp_path / "made.json"
    assert main(["synthesize", "--agents", "40", "--seed", "7", "-o", str(out)]) == 0
    network = codec.loads(out.read_text(encoding="utf-8"))
    assert len(network.agents) == 40
    again = tmp_path / "again.json"
    assert main(["synthesize", "--agents", "40", "--seed", "7", "-o", str(again)]) == 0
    assert again.read_bytes() == out.read_bytes()
