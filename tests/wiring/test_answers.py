"""Answers at their addresses: what is asked well is told, what is asked wrongly is a problem with its cure."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook

from components import explore
from components.answers import Kept
from components.keys import GROUPS, MORE
from components.server import Page
from figtrace.figures.library import default_data
from figtrace.network.names import fold
from figtrace.picture.marks import VERDICTS
from tests.records import FOUNDING, write_record, write_second

AT = f"/answers/{FOUNDING}"


def told(client: FlaskClient, question: str) -> Any:
    answer = client.get(f"{AT}/{question}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-cache"
    return answer.json


def test_whatif_tells_only_what_is_reached_and_how_it_looks(client: FlaskClient) -> None:
    said = told(client, "whatif.json?set=mir105:down")
    assert {key: one["verdict"] for key, one in said["agents"].items()} == {
        "mir105": "held",
        "zo1": "up",
        "proc_permeability": "down",
    }
    assert said["counts"]["not affected"] == 41
    assert set(said["marks"]) == set(VERDICTS)
    assert "falls partly" in said["marks"]["partly down"]
    assert len({re.sub(r"<text.*", "", mark) for mark in said["marks"].values()}) >= 8
    assert said["steps"]["R30"]["quotes"][0]["quote"] == "miR-105, which downregulates the expression of ZO-1"


def test_the_profile_decides_what_mir92a_does(client: FlaskClient) -> None:
    caption = told(client, "whatif.json?set=mir92a:down")["agents"]
    papers = told(client, "whatif.json?set=mir92a:down&profile=literature")["agents"]
    assert (caption["itga5"]["verdict"], papers["itga5"]["verdict"]) == ("unknown", "up")
    assert (caption["proc_lumen"]["verdict"], papers["proc_lumen"]["verdict"]) == ("down", "conflict")
    assert papers["proc_lumen"]["known"][0]["conflict"] == "C1"
    assert len(papers["proc_lumen"]["known"][0]["sides"]) == 2


def test_neighbours_and_paths_are_told_in_the_reading_asked_for(client: FlaskClient) -> None:
    around = told(client, "neighbours.json?of=egfr&steps=2&direction=down")
    assert [one["agent"]["agent"] for one in around["agents"]] == ["pw_mapk", "proc_casp_cleavage", "proc_tam_form"]
    found = told(client, "paths.json?from=miR-155&to=CAF")
    assert [path["statements"] for path in found["paths"]] == [["R07", "R08", "R52"]]
    assert found["sign"] == "+"
    assert told(client, "paths.json?from=mir155&to=cell_caf&reading=caption")["paths"] == []


def test_the_second_opinion_or_how_to_get_it(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise ImportError

    monkeypatch.setattr("figtrace.network.boolean.import_module", missing)
    said = told(client, "boolean.json?set=mir105:up")
    assert said["install"] == "pip install 'figtrace[boolean]'"
    assert said["missing"][0]["code"] == "extra-missing"


def test_a_table_may_use_the_genes_identifiers_of_other_databases(client: FlaskClient) -> None:
    terms = told(client, "terms.json")["terms"]
    for term in ("ENSG00000146648", "ensembl:ENSG00000146648", "P00533", "ncbigene:1956"):
        assert [(key, how) for key, how, _ in terms[fold(term)]] == [("egfr", 0)], term


def test_comparisons_tables_charts_and_terms(client: FlaskClient) -> None:
    assert [one["first"]["agent"] for one in told(client, "compare.json?first=M1&second=M5")["shared"]] == ["cell_caf"]
    both = told(client, f"compare.json?figure={FOUNDING}")
    assert len(both["shared"]) == 44
    assert both["claims"]["only_first"] == []
    assert told(client, "members.json")["intersections"][0]["mechanisms"] == ["M2", "M6"]
    table = told(client, "table.json?name=agents")
    assert len(table["rows"]) == 44
    assert table["columns"][0] == {"name": "agent", "says": "key"}
    for name in ("coverage", "signs", "bases", "connections", "flow", "kinds"):
        assert told(client, f"chart.json?name={name}")["text"]
    assert told(client, "terms.json")["terms"]["tp53inp1"][0][0] == "tp53inp1"


WRONG = {
    "whatif.json?set=nobody:down": (400, "agent-unknown"),
    "whatif.json?set=mir105": (400, "perturbation-unreadable"),
    "whatif.json?set=mir105:sideways": (400, "change-unknown"),
    "whatif.json?set=mir105:down&profile=deep": (400, "parameter-unknown"),
    "whatif.json?sett=mir105:down": (400, "parameter-unknown"),
    "neighbours.json": (400, "parameter-missing"),
    "neighbours.json?of=mir155&steps=0": (400, "steps-out-of-range"),
    "neighbours.json?of=mir155&steps=one": (400, "parameter-no-number"),
    "neighbours.json?of=mir155&steps=١": (400, "parameter-no-number"),
    "neighbours.json?of=mir155&direction=left": (400, "parameter-unknown"),
    "paths.json?from=mir155": (400, "parameter-missing"),
    "paths.json?from=mir155&to=mir155": (400, "same-agent"),
    "paths.json?from=mir155&to=" + "x" * 201: (400, "parameter-missing"),
    "compare.json?first=M1&second=M99": (400, "mechanism-unknown"),
    "compare.json?figure=nobody": (404, "figid-unknown"),
    "table.json?name=secrets": (400, "parameter-unknown"),
    "chart.json?name=pie": (400, "parameter-unknown"),
    "table.json?name=agents&reading=deep": (400, "parameter-unknown"),
    "whatif.json?set=" + ",".join(f"a{n}:up" for n in range(201)): (400, "parameter-too-long"),
    "riddle.json": (404, "question-unknown"),
}


@pytest.mark.parametrize("question", WRONG, ids=lambda question: question[:48])
def test_what_is_asked_wrongly_is_a_problem_with_its_cure(client: FlaskClient, question: str) -> None:
    status, code = WRONG[question]
    answer = client.get(f"{AT}/{question}")
    assert answer.status_code == status
    problem = answer.json["problems"][0]
    assert problem["code"] == code
    assert set(problem) == {"code", "severity", "where", "message", "cure"}
    assert problem["cure"]


def test_a_figure_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/answers/nobody/members.json").status_code == 404
    assert client.post("/answers/nobody/picture.svg", json={}).status_code == 404


def test_answers_are_kept_while_the_figure_stays(client: FlaskClient) -> None:
    first = client.get(f"{AT}/members.json")
    again = client.get(f"{AT}/members.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    kept, figure, other = Kept(), object(), object()
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"x"

    for one in (figure, figure, other, other):
        kept.get(("f", "q", ""), (one,), make)  # type: ignore[arg-type]
    assert len(made) == 2


def test_a_figure_without_a_network_answers_too(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    write_record(tmp_path, "PMC1__plain.001", "Nothing is said of TP53INP1 here.")
    client = client_of(tmp_path)
    assert client.get("/answers/PMC1__plain.001/members.json").json["rows"] == []
    assert client.get("/answers/PMC1__plain.001/chart.json?name=flow").json["text"] == "No mechanism names a cargo."
    assert client.post("/answers/PMC1__plain.001/picture.svg", json={}).status_code == 200


def test_the_palettes_table_is_the_helps(client: FlaskClient) -> None:
    said = {one["command"] for one in client.get("/answers/commands.json").json}
    assert {key.command for key in MORE} <= said
    assert {key.command for group in GROUPS[:3] for key in group.keys} <= said


def test_the_picture_is_drawn_as_it_stands_on_the_screen(client: FlaskClient) -> None:
    wish = {
        "theme": "dark",
        "moved": {"zo1": [0, 60]},
        "lit": ["mir105", "R30", "zo1"],
        "whatif": ["mir105:down"],
        "values": {"zo1": ["high-3", "2.1"]},
        "words": "Values of log2FC.",
        "legend": {"column": "log2FC", "ends": ["-2.1", "0", "2.1"]},
        "numbers": True,
        "selected": ["zo1"],
    }
    plain = client.post(f"{AT}/picture.svg", json={}).get_data(as_text=True)
    drawn = client.post(f"{AT}/picture.svg", json=wish).get_data(as_text=True)
    place = r'data-agent="zo1" data-box="([\d.]+) ([\d.]+)'
    at, moved = (re.search(place, text) for text in (plain, drawn))
    assert at
    assert moved
    assert float(moved[2]) == float(at[2]) + 60
    assert "falls" in drawn
    assert "What if: miR-105: held down." in drawn
    assert "Values of log2FC." in drawn
    assert ">2.1<" in drawn
    assert "doi:10.1155/2022/9133658" in drawn
    assert "TGF-β" in drawn
    assert "var(--" not in drawn


def test_only_what_is_in_view_is_drawn(client: FlaskClient) -> None:
    wish = {"part": [300, 100, 500, 300]}
    drawn = client.post(f"{AT}/picture.svg", json=wish).get_data(as_text=True)
    assert 'clip-path="url(#seen)"' in drawn
    whole = client.post(f"{AT}/picture.svg", json={}).get_data(as_text=True)
    assert "clip-path" not in whole


def test_hidden_agents_are_left_out(client: FlaskClient) -> None:
    drawn = client.post(f"{AT}/picture.svg", json={"shown": ["mir105", "ev_brca", "R30", "zo1"]}).get_data(as_text=True)
    assert 'data-agent="zo1"' in drawn
    assert 'data-agent="egfr"' not in drawn


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_pixels_and_pages(client: FlaskClient, form: str) -> None:
    answer = client.post(f"{AT}/picture.{form}", json={"scale": 1})
    assert answer.status_code == 200
    assert answer.data[:4] == {"png": b"\x89PNG", "pdf": b"%PDF"}[form]
    assert f"{FOUNDING}.{form}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "wish",
    [
        {"scale": 9},
        {"part": [0, 0, 0, 9]},
        {"theme": "pink"},
        {"reading": "deep"},
        {"moved": {"zo1": [1e9, 0]}},
        {"other": 1},
        [],
        None,
    ],
    ids=str,
)
def test_a_wish_that_cannot_be_read(client: FlaskClient, wish: object) -> None:
    answer = client.post(f"{AT}/picture.svg", json=wish)
    assert answer.status_code == 400
    assert answer.json["problems"][0]["cure"]


def test_a_mechanism_stands_out_alone(client: FlaskClient) -> None:
    part = client.get(f"{AT}/part.svg?mechanism=M1&theme=dark")
    assert part.mimetype == "image/svg+xml"
    drawn = part.get_data(as_text=True)
    assert "var(--" not in drawn
    x, y, w, h = map(float, re.search(r'viewBox="([^"]+)"', drawn)[1].split())
    whole = client.get(f"{AT}/part.svg").get_data(as_text=True)
    _, _, whole_w, whole_h = map(float, re.search(r'viewBox="([^"]+)"', whole)[1].split())
    assert h < whole_h / 3
    box = re.search(r'data-agent="mir155"[^>]*data-box="([^"]+)"', drawn)
    left, top, wide, tall = map(float, box[1].split())
    assert x < left
    assert y < top
    assert left + wide < x + w <= whole_w + 24
    assert top + tall < y + h
    assert client.get(f"{AT}/part.svg?mechanism=M99").status_code == 400
    assert client.get(f"{AT}/part.svg?size=9").status_code == 400


def test_two_figures_in_one_picture(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    shutil.copytree(default_data(), tmp_path / "data")
    write_second(tmp_path / "data", "PMC2__second.001")
    client = client_of(tmp_path / "data")
    drawn = client.get(f"{AT}/overlaid.svg?figure=PMC2__second.001&theme=dark").get_data(as_text=True)
    assert 'data-agent="second_stat3"' in drawn
    assert "var(--" not in drawn
    assert client.get(f"{AT}/overlaid.svg?figure=nobody").status_code == 404
    assert client.get(f"{AT}/overlaid.svg").status_code == 400
    told = client.get(f"{AT}/compare.json?figure=PMC2__second.001").json
    assert told["words"].startswith("5 shared agents: miR-155, miR-105, EGFR, TP53INP1, ZO-1. 2 statements")
    assert told["second"]["is_suggested"] is False


def test_a_table_leaves_in_the_order_and_columns_shown(client: FlaskClient) -> None:
    wish = {"name": "agents", "columns": ["name", "kind"], "rows": [5, 0, 99_999]}
    text = client.post(f"{AT}/table.csv", json=wish).data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["name", "kind"]
    assert len(rows) == 3
    book = load_workbook(io.BytesIO(client.post(f"{AT}/table.xlsx", json=wish).data))
    assert [cell.value for cell in book["table"][2]] == rows[1]
    assert client.post(f"{AT}/table.doc", json=wish).status_code == 400
    assert client.post(f"{AT}/table.csv", json={**wish, "columns": ["password"]}).status_code == 400


def test_a_workbook_is_read_in_memory(client: FlaskClient, tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(["gene", "log2FC"])  # type: ignore[union-attr]
    made.active.append(["TP53INP1", -1.5])  # type: ignore[union-attr]
    made.save(tmp_path / "mine.xlsx")
    answer = client.post("/answers/sheet.json", data=(tmp_path / "mine.xlsx").read_bytes())
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json["sheet"]["columns"] == ["gene", "log2FC"]
    assert answer.json["sheet"]["rows"] == [{"number": 2, "cells": ["TP53INP1", "-1.5"]}]
    broken = client.post("/answers/sheet.json", data=b"PK\x03\x04nothing").json
    assert broken["sheet"] is None
    assert broken["problems"][0]["code"] == "overlay-unreadable"


def test_explore_adds_nothing_to_the_first_load(app: Page, first_html: str) -> None:
    """One door; its tools, their style sheet and the charts' script are fetched when they are opened."""
    loaded = [name for name in app.modules if "explore" in name or "palette" in name or "takeaway" in name]
    assert loaded == ["lib/explore_door.mjs"]
    assert [name for name in explore.STYLES if name in first_html] == []
    assert ".explore-head" not in first_html
    assert "plotly.min" not in first_html
    assert "async-table" not in first_html
    opened = app.server.test_client().get("/?explore=whatif").get_data(as_text=True)
    assert [name for name in explore.STYLES if name not in opened] == []
    source = (Path(__file__).parents[2] / "assets/lib/explore.mjs").read_text(encoding="utf-8")
    told = re.search(r"STYLES = Object.freeze\(\[(.*?)\]\)", source, re.S)
    assert told
    assert re.findall(r'"([\w.]+)"', told[1]) == list(explore.STYLES)
    assert 'data-explore="whatif"' in opened


def test_the_charts_script_is_the_installed_one(client: FlaskClient) -> None:
    source = (Path(__file__).parents[2] / "assets/lib/explore_charts.mjs").read_text(encoding="utf-8")
    script = re.search(r'SCRIPT = "([^"]+)"', source)
    assert script
    assert client.get(script[1]).status_code == 200
    assert 'modeBarButtonsToRemove: ["sendDataToCloud"]' in source
    assert "displayModeBar: false" in source
