"""The library's page: search over all figures, how far each is, and records that arrive."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import Settings, create_app
from figtrace.cli import main
from figtrace.figures.library import Library
from tests.records import EVIL, write_evil, write_record

HEADERS = {"X-Figtrace": "page"}


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    write_record(tmp_path, "PMC2__plain.001", "Nothing is said of TP53INP1 here.")
    write_evil(tmp_path, "PMC1__evil.001")
    settings = Settings(data=tmp_path, journal=str(tmp_path / "journal.db"))
    made: FlaskClient = create_app(settings).server.test_client()
    return made


def found(client: FlaskClient, words: str) -> list[str]:
    return [row["figid"] for row in client.get("/library.json", query_string={"q": words}).json["rows"]]


def test_every_figure_is_found_by_its_words(client: FlaskClient) -> None:
    assert found(client, "") == ["PMC1__evil.001", "PMC2__plain.001"]
    assert found(client, "tp53inp1") == ["PMC2__plain.001"]
    assert found(client, "2020 nothing") == ["PMC2__plain.001"]
    assert found(client, "onerror") == ["PMC1__evil.001"]
    assert found(client, "TP53INP1 onerror") == []


def test_the_page_stands_without_a_script_and_holds_no_other(client: FlaskClient) -> None:
    html = client.get("/library?q=2020").get_data(as_text=True)
    assert "2 figures" in html
    assert EVIL not in html
    assert "1 drafted" in html
    assert "nothing stated yet" in html
    assert 'href="/?figure=PMC2__plain.001&amp;curate=make"' in html


def arrive(client: FlaskClient, text: str, again: str = "") -> TestResponse:
    files = [{"name": "PMC3__new.001.md", "text": text}]
    return client.post(f"/library/records{again}", json={"files": files}, headers=HEADERS)


def test_a_record_that_is_dropped_opens(client: FlaskClient, tmp_path: Path) -> None:
    text = (tmp_path / "figures" / "PMC2__plain.001.md").read_text().replace("PMC2__plain", "PMC3__new")
    assert arrive(client, text).status_code == 401
    client.post("/curate/sign-in", json={"name": "Ann Lee"}, headers=HEADERS)
    told = arrive(client, text).json
    assert told == {"arrived": [{"figid": "PMC3__new.001", "outcome": "new"}], "problems": []}
    assert found(client, "new.001") == ["PMC3__new.001"]
    assert client.get("/?figure=PMC3__new.001").status_code == 200
    other = text.replace("Nothing", "Something")
    assert arrive(client, other).json["problems"][0]["code"] == "record-there"
    assert arrive(client, other, "?again=1").json["arrived"][0]["outcome"] == "replaced"
    assert Library(tmp_path).figure("PMC3__new.001").caption.startswith("Something")


def test_what_is_no_record_changes_nothing(client: FlaskClient, tmp_path: Path) -> None:
    client.post("/curate/sign-in", json={"name": "Ann Lee"}, headers=HEADERS)
    before = sorted(path.name for path in (tmp_path / "figures").iterdir())
    assert arrive(client, "no front matter").json["problems"]
    assert arrive(client, "---\nfigid: ../../evil\ncaption: x\n---\n").json["problems"][0]["code"] == "figid-form"
    assert sorted(path.name for path in (tmp_path / "figures").iterdir()) == before


def test_the_verb_files_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    write_record(source, "PMC2__plain.001", "Nothing is said of TP53INP1 here.")
    (source / "figures" / "bad.md").write_text("no record")
    assert main(["import-record", str(source / "figures"), "--data", str(data)]) == 1
    told = capsys.readouterr()
    assert told.out == "PMC2__plain.001: new\n"
    assert "bad.md" in told.err
    assert Library(data).figure("PMC2__plain.001").ocr[0].word == "TP53INP1"
    assert main(["import-record", str(source / "figures" / "PMC2__plain.001.md"), "--data", str(data)]) == 0
    assert capsys.readouterr().out == "PMC2__plain.001: same\n"
