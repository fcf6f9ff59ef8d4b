"""The notebook of docs/, run from the first cell to the last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from figtrace.exchange.files import read

NOTEBOOK = Path(__file__).parents[3] / "docs" / "figtrace.ipynb"


def code() -> list[str]:
    page = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in page["cells"] if cell["cell_type"] == "code"]


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for cell in code():
        exec(compile(cell, str(NOTEBOOK), "exec"), names)
    said = capsys.readouterr().out
    assert said.startswith("44 agents, 54 statements\n")
    assert "miR-105 decreases ZO-1" in said
    assert names["statements"].shape[0] == 54
    assert read(tmp_path / "figure.sbgn").network.figid == names["figid"]


def test_the_work_of_the_notebook_is_ten_lines() -> None:
    lines = [
        line for cell in code() for line in cell.splitlines() if line and not line.startswith(("from ", "import "))
    ]
    assert len([line for line in lines if "print(" not in line and not line.startswith("for ")]) <= 10
    assert "outputs" in NOTEBOOK.read_text(encoding="utf-8")
