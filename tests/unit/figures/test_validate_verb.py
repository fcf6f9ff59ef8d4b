"""``figtrace validate``: exit status, lines on standard error, JSON."""

from __future__ import annotations

import json
import shutil

import pytest

from figtrace.cli import main
from figtrace.figures.library import default_data

FOUNDING = "PMC9095362__SCI2022-9133658.005"


@pytest.fixture
def data(tmp_path):
    for room in ("figures", "networks", "schema"):
        shutil.copytree(default_data() / room, tmp_path / room)
    return tmp_path


def test_a_good_folder_ends_with_nought(data, capsys):
    assert main(["validate", str(data)]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2 files checked: 0 errors, ")
    assert f'{FOUNDING}: R22 "interacts with" gives no sign (leave unsigned; profile literature has −)' in told.err


def test_a_broken_network_ends_with_one(data, capsys):
    path = data / "networks" / f"{FOUNDING}.json"
    path.write_text(path.read_text().replace('"object": "zo1"', '"object": "zo-1"', 1))
    assert main(["validate", str(path)]) == 1
    assert f'{FOUNDING}: R30 object "zo-1" is no agent (did you mean zo1?)' in capsys.readouterr().err


def test_a_bad_record_ends_with_one_and_speaks_json(tmp_path, capsys):
    path = tmp_path / "PMC1__f.md"
    path.write_text("---\nfigid: PMC1__f\n---\n")
    assert main(["validate", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["files"], told["errors"]) == (1, 1)
    assert told["problems"] == [
        {
            "code": "no-caption",
            "severity": "error",
            "where": "PMC1__f.md: caption",
            "message": "caption is not there",
            "cure": "write the figure's legend there",
        }
    ]


def test_a_story_is_checked_against_its_figure(data, tmp_path_factory, capsys):
    shutil.copytree(default_data() / "stories", data / "stories")
    path = data / "stories" / f"{FOUNDING}.json"
    assert main(["validate", str(path)]) == 0
    assert main(["validate", str(data)]) == 0
    assert "3 files checked: 0 errors" in capsys.readouterr().out
    alone = tmp_path_factory.mktemp("alone") / "talk.json"
    shutil.copy(path, alone)
    assert main(["validate", str(alone), "--data", str(alone.parent), "--json"]) == 1
    assert '"story-unchecked"' in capsys.readouterr().out
    path.write_text(path.read_text("utf-8").replace('"R30"', '"R99"'), "utf-8")
    assert main(["validate", str(path)]) == 1
    assert f'{FOUNDING}: story step mir105: anchor "R99" is no statement' in capsys.readouterr().err
    path.write_text("{}", "utf-8")
    assert main(["validate", str(path)]) == 1
    assert 'write "figtrace.story/1" there' in capsys.readouterr().err


def test_a_network_whose_record_is_nowhere_counts_as_unchecked(data, tmp_path_factory, capsys):
    path = tmp_path_factory.mktemp("alone") / "network.json"
    shutil.copy(data / "networks" / f"{FOUNDING}.json", path)
    assert main(["validate", str(path), "--data", str(path.parent)]) == 1
    assert main(["validate", str(path), "--data", str(path.parent), "--json"]) == 1
    told = capsys.readouterr()
    assert '"evidence-unchecked"' in told.out
    assert f"network.json: no record of {FOUNDING}: 54 quotes could not be checked" in told.err


def test_a_record_a_table_and_a_path_that_is_not_there(data, capsys):
    assert main(["validate", str(data / "figures" / f"{FOUNDING}.md")]) == 0
    table = data / "figures" / f"{FOUNDING}-genes.tsv"
    assert main(["validate", str(table)]) == 0
    table.write_text(table.read_text() + "one value\n")
    assert main(["validate", str(table)]) == 1
    assert "genes.tsv: line 90: 1 values for 11 columns" in capsys.readouterr().err
    assert main(["validate", str(data / "none")]) == 1
    assert "there is no such file or folder" in capsys.readouterr().err
    (data / "empty").mkdir()
    assert main(["validate", str(data / "empty"), "--json"]) == 1
    assert '"nothing-to-check"' in capsys.readouterr().out
