"""``figtrace picture`` and ``figtrace synthesize``."""

from __future__ import annotations

import re
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


def seen(tmp_path, *flags):
    """The picture with these flags, as SVG."""
    out = tmp_path / "out.svg"
    assert main(["picture", FIGID, "-o", str(out), *flags]) == 0
    return out.read_text(encoding="utf-8")


def test_a_what_if_is_painted_with_its_words(tmp_path):
    text = seen(tmp_path, "--whatif", "miR-105=down")
    assert ">rises<" in text
    assert ">held down<" in text
    assert "What if: miR-105: held down." in text
    assert ">falls<" in seen(tmp_path, "--whatif", "mir105=up")


def test_moves_come_as_words_or_as_a_file(tmp_path):
    plain, moved = seen(tmp_path), seen(tmp_path, "--moved", "ZO-1=0,60")
    box = re.compile(r'data-agent="zo1" data-box="([\d.]+) ([\d.]+)')
    at, there = (box.search(text) for text in (plain, moved))
    assert float(there[2]) == float(at[2]) + 60
    moves = tmp_path / "moves.json"
    moves.write_text('{"zo1": [0, 60]}', encoding="utf-8")
    assert seen(tmp_path, "--moved", str(moves)) == moved


def test_a_selection_stands_out_and_the_rest_steps_back(tmp_path):
    plain = seen(tmp_path, "--select", "mir155")
    assert seen(tmp_path, "--select", "M1") != plain
    assert plain != seen(tmp_path)


def test_own_values_are_painted_by_the_column_asked_for(tmp_path, capsys):
    table = tmp_path / "mine.csv"
    table.write_text("gene,log2FC,padj\nTP53INP1,-2.1,0.001\nTJP1,1.4,0.02\nFOO,1,1\n", encoding="utf-8")
    text = seen(tmp_path, "--values", str(table), "--column", "log2FC", "--numbers")
    assert ">log2FC<" in text
    assert ">-2.1<" in text
    assert ">1.4<" in text
    assert ">0.001<" in seen(tmp_path, "--values", str(table), "--column", "padj", "--numbers")
    assert ">1.4<" not in seen(tmp_path, "--values", str(table)), "numbers come when they are asked for"
    capsys.readouterr()
    assert main(["picture", FIGID, "-o", str(tmp_path / "x.svg"), "--values", str(table), "--column", "FC"]) == 1
    assert 'no column of numbers is called "FC" (use one of: "log2FC", "padj")' in capsys.readouterr().err


def test_a_part_is_smaller_than_the_whole(tmp_path):
    text = seen(tmp_path, "--part", "300,100,500,300")
    assert 'clip-path="url(#seen)"' in text
    assert ">cell<" not in text


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--moved", "nobody=1,2"], '"nobody" is no agent'),
        (["--moved", "zo1=far"], '"zo1=far" says no place'),
        (["--moved", "nowhere.json"], "nowhere.json"),
        (["--values", "nowhere.csv"], "nowhere.csv"),
        (["--select", "nobody"], '"nobody" is no agent'),
    ],
    ids=lambda flags: str(flags)[:30],
)
def test_what_cannot_be_put_on_a_picture_is_said(tmp_path, capsys, flags, said):
    out = tmp_path / "out.svg"
    assert main(["picture", FIGID, "-o", str(out), *flags]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()
