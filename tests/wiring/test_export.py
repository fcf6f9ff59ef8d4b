"""Files out and in, over HTTP: every format of the registry, what it loses, a person's own file as a page."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from components import dropped, export_files
from components.export_files import TYPES, grouped, install_line, offered
from components.markup import style
from components.server import ASSETS, LATER
from figtrace.exchange import FORMATS, Loss, LossKind, load
from figtrace.exchange.trust import MAX_BYTES
from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from figtrace.model.vocabulary import Basis, ReviewState
from tests.records import EVIL, FOUNDING, GROUPED, write_evil, write_record

STATING = "Kinase AKT1 phosphorylates and activates MTOR. Exosomes contain miR-21, which inhibits PTEN. Bars: 5 mm."
SIF = "A\tactivates\tB\nB\tinhibits\tC\n"


@pytest.fixture
def network_json(client: FlaskClient) -> bytes:
    return client.get(f"/export/{FOUNDING}/json?level=all").data


def send(client: FlaskClient, path: str, *files: tuple[str, bytes], groups: str = "", **more: Any) -> Any:
    parts = [(io.BytesIO(data), name) for name, data in files]
    return client.post(path, data={"file": parts, "groups": groups}, content_type="multipart/form-data", **more)


def island(html: str, name: str = "figtrace-data") -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found, name
    return json.loads(found[1])


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_a_file_and_says_what_it_loses(client: FlaskClient, name: str) -> None:
    if install_line(FORMATS[name]):
        pytest.skip(f"{name} needs {FORMATS[name].library}")
    answer = client.get(f"/export/{FOUNDING}/{name}?level=mechanism&profile=literature")
    assert answer.status_code == 200
    ending = "zip" if FORMATS[name].has_companions else FORMATS[name].extension
    assert answer.mimetype == TYPES[ending]
    filename = re.search(r"filename=(\S+)", answer.headers["Content-Disposition"])
    assert filename
    assert filename[1].startswith(FOUNDING)
    assert filename[1].endswith(f".{ending}")
    told = client.get(f"/export/{FOUNDING}/{name}/losses?level=mechanism&profile=literature").json
    assert told["file"] == filename[1]
    assert told["bytes"] == len(answer.data)
    assert told["total"] == sum(group["count"] for group in told["groups"])
    for group in told["groups"]:
        assert 1 <= len(group["examples"]) <= min(group["count"], export_files.EXAMPLES)


def test_no_two_formats_share_a_file_name(client: FlaskClient) -> None:
    names = [client.get(f"/export/{FOUNDING}/{name}/losses").json["file"] for name in FORMATS]
    assert len(set(names)) == len(FORMATS)


def test_level_and_profile_are_obeyed(client: FlaskClient) -> None:
    network = Library(default_data()).network(FOUNDING)
    for level, profile in (("caption", "caption"), ("mechanism", "literature")):
        text = client.get(f"/export/{FOUNDING}/bel?level={level}&profile={profile}").get_data(as_text=True)
        assert f"level: {level}" in text
        assert f"profile: {profile}" in text
    assert network.statement["R04"].folded_by
    cx2 = {level: client.get(f"/export/{FOUNDING}/bel?level={level}").data for level in ("caption", "mechanism", "all")}
    assert len({*cx2.values()}) == 3


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/export/{FOUNDING}/docx", 404, "export-unknown"),
        ("/export/nobody/cx2", 404, "figid-unknown"),
        (f"/export/{FOUNDING}/cx2?level=deep", 400, "parameter-unknown"),
        (f"/export/{FOUNDING}/cx2/losses?depth=1", 400, "parameter-unknown"),
    ],
)
def test_what_cannot_be_exported_is_a_problem(client: FlaskClient, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json["problems"][0]["code"] == code


def test_a_missing_extra_says_its_install_line(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_files, "find_spec", lambda _: None)
    monkeypatch.setattr("figtrace.exchange.find_spec", lambda _: None)
    one = next(row for row in offered()["formats"] if row["name"] == "biopax")
    assert one["install"] == "pip install 'figtrace[biopax]'"
    answer = client.get(f"/export/{FOUNDING}/biopax?level=caption&profile=literature")
    assert answer.status_code == 501
    assert answer.json["problems"][0]["cure"] == "pip install 'figtrace[biopax]'"


def test_losses_are_told_worst_first() -> None:
    network = Library(default_data()).network(FOUNDING)
    losses = [
        Loss(LossKind.PARKED, "R07", "evidence", "parked", returns=True),
        Loss(LossKind.INVENTED, "R07", "aspect", "made up"),
        Loss(LossKind.DROPPED, "mir155", "candidates", "gone"),
        Loss(LossKind.DROPPED, "R07", "is_headline", "gone"),
        Loss(LossKind.DROPPED, "R30", "is_headline", "gone"),
        Loss(LossKind.DROPPED, "R04", "statement", "PaCa exosomes increase fibroblast → CAF: folded away"),
        Loss(LossKind.DROPPED, "M1", "statements", "statements: one is not carried"),
    ]
    groups = grouped(losses, network)
    assert [(one["kind"], one["field"], one["count"]) for one in groups] == [
        ("dropped", "is headline", 2),
        ("dropped", "candidates", 1),
        ("dropped", "whole statements", 1),
        ("dropped", "statements", 1),
        ("invented", "aspect", 1),
        ("parked", "evidence", 1),
    ]
    assert groups[0]["examples"][0]["where"] == "R07: miR-155 decreases TP53INP1"
    assert groups[1]["examples"][0]["where"] == "miR-155"
    told = {one["where"]: one["message"] for group in groups for one in group["examples"]}
    assert told["R04: PaCa exosomes increase fibroblast → CAF"] == "folded away"
    assert told["M1: miR-155 and TP53INP1 in fibroblasts"] == "one is not carried"


def test_a_network_of_ones_own_is_exported_too(client: FlaskClient, network_json: bytes) -> None:
    answer = client.post("/export/cx2?level=all", data=network_json)
    assert answer.status_code == 200
    assert len(load(answer.data, "cx2").network.statements) == 54
    assert client.post("/export/cx2/losses", data=network_json).json["total"] > 100
    assert client.post("/export/cx2", data=b"{}").status_code == 400
    broken = network_json.replace(b'"subject": "mir155"', b'"subject": "nobody"')
    assert client.post("/export/cx2", data=broken).json["problems"][0]["code"] == "end-unknown"


@pytest.mark.parametrize("name", ["gpml2021", "cx2", "graphml", "sif", "tsv", "json"])
def test_what_we_export_opens_as_a_page(client: FlaskClient, name: str) -> None:
    file = client.get(f"/export/{FOUNDING}/{name}?level=all")
    filename = file.headers["Content-Disposition"].partition("filename=")[2]
    html = send(client, "/dropped", (filename, file.data)).get_data(as_text=True)
    own = codec.loads(json.dumps(island(html, "figtrace-network")))
    assert len(own.statements) == 54
    words = "a zip of tables" if FORMATS[name].has_companions else FORMATS[name].title
    assert f"Imported from {words}" in html
    assert 'data-agent="mir155"' in html


def test_a_strangers_file_has_no_quotes_and_says_so(client: FlaskClient) -> None:
    answer = send(client, "/dropped?theme=dark&select=A", ("mine.sif", SIF.encode()))
    html = answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Its statements have no quote." in html
    assert "Its data&#39;s licence is not stated." in html
    assert "Everything in it was understood." in html
    assert 'data-theme="dark"' in html
    own = codec.loads(json.dumps(island(html, "figtrace-network")))
    assert {one.basis for one in own.statements} == {Basis.IMPORTED}
    assert "No quote: it was read from another program&#39;s file." in island(html)["details"][own.statements[0].key]
    assert "from a file, not from these words" in html


def test_groups_are_read_as_the_person_chose_and_the_page_says_which(client: FlaskClient) -> None:
    told = send(client, "/dropped/check", ("g.gpml", GROUPED.encode())).json
    assert (told["agents"], told["statements"], told["groups"]) == (4, 1, 1)
    told = send(client, "/dropped/check", ("g.gpml", GROUPED.encode()), groups="members").json
    assert (told["agents"], told["statements"], told["groups"]) == (3, 2, 0)
    html = send(client, "/dropped", ("g.gpml", GROUPED.encode())).get_data(as_text=True)
    assert "1 group that lines end on is read as one agent." in html
    assert 'data-groups="members">Read as their members</button>' in html
    assert len(island(html, "figtrace-network")["statements"]) == 1
    html = send(client, "/dropped", ("g.gpml", GROUPED.encode()), groups="members").get_data(as_text=True)
    assert "What lines say of 1 group is said of each of its members." in html
    assert 'data-groups="agent">Read as one agent each</button>' in html
    assert [one["object"] for one in island(html, "figtrace-network")["statements"]] == ["a", "b"]


def test_a_file_without_groups_is_asked_nothing(client: FlaskClient) -> None:
    for groups in ("", "agent", "members"):
        assert send(client, "/dropped/check", ("a.sif", SIF.encode()), groups=groups).json["groups"] == 0
        html = send(client, "/dropped", ("a.sif", SIF.encode()), groups=groups).get_data(as_text=True)
        assert "data-groups" not in html


def test_script_in_a_file_is_words(client: FlaskClient) -> None:
    html = send(client, "/dropped", (f"{EVIL}.sif", f"A\tactivates\t{EVIL}\n".encode())).get_data(as_text=True)
    assert EVIL not in html
    assert "&lt;script&gt;" in html
    assert island(html)["agents"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.gpml", b"<Pathway><DataNode", "xml-malformed"),
        ("a.gpml", b'<!DOCTYPE x [<!ENTITY a "b">]><Pathway/>', "xml-doctype"),
        ("a.json", b'{"statements": [', "json-truncated"),
        ("a.docx", b"hello", "format-unclear"),
        ("a.zip", b"PK\x03\x04nonsense", "zip-refused"),
        ("a.md", b"no front matter", "no-front-matter"),
    ],
)
def test_a_bad_file_is_a_clear_problem(client: FlaskClient, name: str, data: bytes, code: str) -> None:
    told = send(client, "/dropped/check", (name, data)).json["problems"]
    assert told[0]["code"] == code
    page = send(client, "/dropped", (name, data))
    assert page.status_code == 400
    assert "This file cannot be shown" in page.get_data(as_text=True)


def test_limits_hold(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    body = b"x" * (MAX_BYTES + 20_000)
    large = client.post("/dropped/check", data=body, content_type="multipart/form-data; boundary=b")
    assert large.status_code == 413
    assert large.json["problems"][0]["code"] == "too-large"
    assert send(client, "/dropped").status_code == 400
    many = [(f"{n}.sif", b"A\tactivates\tB\n") for n in range(dropped.MOST_FILES + 1)]
    assert send(client, "/dropped/check", *many).json["problems"][0]["code"] == "too-many-files"
    monkeypatch.setattr(dropped, "MOST_AGENTS", 2)
    assert send(client, "/dropped/check", ("a.sif", SIF.encode())).json["problems"][0]["code"] == "too-large"


def test_no_other_site_can_open_a_page_here(client: FlaskClient) -> None:
    for path in ("/dropped", "/dropped/check"):
        answer = send(client, path, ("a.sif", SIF.encode()), headers={"Origin": "https://elsewhere.example"})
        assert answer.status_code == 403
    assert (
        send(client, "/dropped/check", ("a.sif", SIF.encode()), headers={"Origin": "http://localhost"}).json["agents"]
        == 3
    )


def test_nothing_of_a_file_stays_on_the_server(client: FlaskClient) -> None:
    send(client, "/dropped", ("secret.sif", b"SECRETAGENT\tactivates\tB\n"))
    assert b"SECRETAGENT" not in client.get("/").data
    assert b"SECRETAGENT" not in client.get(f"/late/{FOUNDING}").data
    assert b"SECRETAGENT" not in client.get("/dropped").data
    assert client.get("/details/imported.json").status_code == 404
    assert client.get("/dropped?figure=x").headers["Location"] == "/?figure=x"


def test_quotes_that_do_not_stand_in_the_caption_are_shown_without_it(client: FlaskClient, network_json: bytes) -> None:
    changed = json.loads(network_json)
    changed["caption_sha256"] = "0" * 64
    html = send(client, "/dropped", ("a.json", json.dumps(changed).encode())).get_data(as_text=True)
    assert "No caption came with this file." in html
    assert "its quotes do not stand in the caption that is on file" in html
    assert "Toll-like receptor 2" in island(html)["details"]["R13"]


def test_a_record_without_a_network_opens_with_suggestions(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient]
) -> None:
    write_record(tmp_path, "PMC3__plain.001", STATING)
    client = client_of(tmp_path)
    html = client.get("/?figure=PMC3__plain.001").get_data(as_text=True)
    data = island(client.get("/late/PMC3__plain.001").get_data(as_text=True))
    n = len(data["statements"])
    assert n >= 3
    assert f"{n} suggestions by rules, none reviewed." in html
    assert re.search(r"\d of \d clauses gave statements", html)
    assert "suggested by a rule, not reviewed" in html
    assert "76_notice.css" in html
    details = client.get(data["details_url"]).json
    told = next(html for key, html in details.items() if key in data["statements"])
    assert "Why it is suggested" in told
    assert "right + 1" in told
    assert f"{n} suggestions by rules, none reviewed." in client.get("/embed/PMC3__plain.001").get_data(as_text=True)
    assert not Library(tmp_path).network("PMC3__plain.001").agents, "nothing was written"


def test_suggestions_are_exported_only_when_asked_for(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    write_record(tmp_path, "PMC3__plain.001", STATING)
    client = client_of(tmp_path)
    bare = codec.loads(client.get("/export/PMC3__plain.001/json?level=all").get_data(as_text=True))
    asked = codec.loads(client.get("/export/PMC3__plain.001/json?level=all&suggested=1").get_data(as_text=True))
    assert not bare.statements
    assert {one.review for one in asked.statements} == {ReviewState.SUGGESTED}
    assert client.get("/export/PMC3__plain.001/json/losses").json["suggested"] == len(asked.statements)


def test_a_caption_that_states_nothing_gets_nothing(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    write_record(tmp_path, "PMC4__bars.001", "Scale bars represent 50 mm. Data are shown as mean and SD.")
    client = client_of(tmp_path)
    assert "Nothing is suggested." in client.get("/").get_data(as_text=True)
    assert not island(client.get("/late/PMC4__bars.001").get_data(as_text=True))["statements"]


def test_a_curated_figure_has_no_notice_and_no_style_of_it(client: FlaskClient) -> None:
    html = client.get(f"/?figure={FOUNDING}").get_data(as_text=True)
    assert re.search(r'<section id="notice"[^>]* hidden></section>', html)
    assert re.search(r'<section id="coverage"[^>]* hidden></section>', html)
    for name in LATER:
        assert name not in html
        assert style((ASSETS / name).read_text(encoding="utf-8")) not in html, "sheets stand in the page itself"


def test_a_record_of_ones_own_opens_with_suggestions(client: FlaskClient, tmp_path: Path) -> None:
    write_record(tmp_path, "PMC3__plain.001", STATING)
    paths = sorted((tmp_path / "figures").iterdir())
    html = send(client, "/dropped", *((path.name, path.read_bytes()) for path in paths)).get_data(as_text=True)
    assert "Imported from a PFOCR record, PMC3__plain.001.md." in html
    assert "suggestions by rules, none reviewed." in html
    assert "TP53INP1" in html, "its OCR table was read"
    evil = tmp_path / "evil"
    write_evil(evil, "PMC1__evil.001")
    page = send(client, "/dropped", ("e.md", (evil / "figures" / "PMC1__evil.001.md").read_bytes()))
    assert EVIL not in page.get_data(as_text=True)
