"""Curation's addresses: who may write, by which road, and that what was done in one go is taken back in one go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from tests.records import FOUNDING

ANN = ("Ann Lee", "0000-0002-1825-0097")
BOB = ("Bob Ray", "0000-0001-5109-3700")
HEADERS = {"X-Figtrace": "page"}
AT = f"/curate/{FOUNDING}"
COMMENT = {"act": "edits", "edits": [{"kind": "comment", "key": "c1", "about": "R30", "text": "look"}]}
STATE = {"act": "state", "subject": "mir105", "object": "tissue_vessel", "relation": "3"}

Visit = Callable[..., FlaskClient]


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    """A visitor of an app with a journal, signed in or not; every visitor of a test comes to the same app."""
    apps: dict[str, Any] = {}

    def come(who: tuple[str, str] | None = None, roles: str = "", user_header: str = "") -> FlaskClient:
        if "app" not in apps:
            settings = Settings(journal=str(tmp_path / "journal.db"), roles=roles, user_header=user_header)
            apps["app"] = create_app(settings)
        client: FlaskClient = apps["app"].server.test_client()
        if who:
            answer = client.post("/curate/sign-in", json={"name": who[0], "orcid": who[1]}, headers=HEADERS)
            assert answer.status_code == 200, answer.json
        return client

    return come


def act(client: FlaskClient, wish: dict[str, Any], **more: Any) -> Any:
    answer = client.post(f"{AT}/act", json={**wish, **more}, headers=HEADERS)
    assert answer.status_code == 200, answer.json
    return answer.json


def number(client: FlaskClient) -> int:
    return int(client.get(f"{AT}/now.json").json["number"])


def test_reading_opens_no_journal(visit: Visit, tmp_path: Path) -> None:
    client = visit()
    assert client.get("/").status_code == 200
    assert client.get("/healthz").json["journal"] == "not begun"
    assert not (tmp_path / "journal.db").exists()


def test_a_reader_cannot_write_by_any_road(visit: Visit) -> None:
    """Every address that takes anything but a question, walked, as a reader and as nobody."""
    reader = visit(BOB, roles=f"{ANN[1]}=editor")
    assert reader.get("/curate/me.json").json["role"] == "reader"
    act(visit(ANN), STATE)
    before = number(reader)
    walked = set()
    for rule in reader.application.url_map.iter_rules():  # type: ignore[attr-defined]
        methods = (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
        url = rule.rule.replace("<figid>", FOUNDING).replace("<form>", "svg").replace("<path:path>", "x")
        for method in methods:
            for client in (reader, visit()):
                for body in ({**STATE, "seen": before}, COMMENT, {"forced": True}, {"token": "x", "mine": True}):
                    answer = client.open(url, method=method, json=body, headers=HEADERS)
                    if rule.rule.startswith("/curate/<figid>/"):
                        assert answer.status_code in (401, 403), (rule.rule, answer.json)
            walked.add(rule.rule)
    assert {f"/curate/<figid>/{name}" for name in ("act", "undo", "redo", "choose")} <= walked
    assert number(reader) == before


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Figtrace": "form"},
        {**HEADERS, "Origin": "https://elsewhere.example"},
        {**HEADERS, "Sec-Fetch-Site": "cross-site"},
        {**HEADERS, "Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_write(visit: Visit, headers: dict[str, str]) -> None:
    client = visit(ANN)
    answer = client.post(f"{AT}/act", json=STATE, headers=headers)
    assert answer.status_code == 403
    assert answer.json["problems"][0]["code"] == "not-from-here"
    assert number(client) == 0
    assert client.post("/curate/sign-in", json={"name": "Eve"}, headers=headers).status_code == 403


def test_the_form_of_name_and_orcid_is_checked(visit: Visit) -> None:
    client = visit()
    for name, orcid, code in (
        ("", ANN[1], "name-form"),
        ("Ann", "0000-0002-1825-0098", "orcid-check"),
        ("Ann", "12", "orcid-form"),
        ("<b>", "", "name-form"),
    ):
        answer = client.post("/curate/sign-in", json={"name": name, "orcid": orcid}, headers=HEADERS)
        assert answer.json["problems"][0]["code"] == code
    assert client.get("/curate/me.json").json["person"] is None


def test_behind_a_proxy_only_its_header_counts(visit: Visit) -> None:
    client = visit(user_header="X-Remote-User")
    answer = client.post("/curate/sign-in", json={"name": "Eve", "orcid": ""}, headers=HEADERS)
    assert answer.json["problems"][0]["code"] == "proxied"
    client.set_cookie("figtrace-who", "IkV2ZSI=")
    assert client.get("/curate/me.json").json["person"] is None
    told = client.get("/curate/me.json", headers={"X-Remote-User": f"{ANN[0]} <{ANN[1]}>"}).json
    assert told["person"] == {"name": ANN[0], "orcid": ANN[1]}
    assert told["is_proxied"] is True


def test_a_statement_stands_with_the_words_that_say_it(visit: Visit) -> None:
    client = visit(ANN)
    told = client.get(f"{AT}/preview.json?subject=mir105&object=zo1&relation=4").json
    assert told["quote"] == "miR-105, which downregulates the expression of ZO-1"
    assert told["type"] == "decrease of amount"
    entry = act(client, {"act": "state", "subject": "mir105", "object": "zo1", "relation": "4"})["entries"][-1]
    assert entry["label"] == "add R55: miR-105 decreases ZO-1"
    assert entry["leaf"] == "effect.amount.thing.down"
    sheet = client.get(f"{AT}/sheet.json").json
    assert sheet["marks"]["R55"]["quotes"] == ["miR-105, which downregulates the expression of ZO-1"]
    assert sheet["marks"]["R55"]["author"] == ANN[0]
    assert 'data-statement="R55"' in sheet["svg"]
    assert 'data-statement="R55"' in client.get("/").get_data(as_text=True), "what the page shows is library + journal"


def test_words_that_speak_of_the_other_direction_are_pointed_out(visit: Visit) -> None:
    told = visit().get(f"{AT}/preview.json?subject=mir105&object=zo1&relation=3").json
    assert told["advice"] == "the words speak of less, not of more"


def test_what_was_done_in_one_go_is_taken_back_in_one_go(visit: Visit) -> None:
    client = visit(ANN)
    made = act(client, {"act": "name", "span": [684, 690], "kind": "unknown"})
    assert [one["kind"] for one in made["entries"]] == ["add-agent", "say-unresolved"]
    undone = client.post(f"{AT}/undo", json={}, headers=HEADERS).json
    assert len(undone["entries"]) == 2
    assert undone["undo"] is None
    assert "breast" not in client.get(f"{AT}/sheet.json").json["data"]["agents"]
    redone = client.post(f"{AT}/redo", json={}, headers=HEADERS).json
    assert len(redone["entries"]) == 2
    assert "breast" in client.get(f"{AT}/sheet.json").json["data"]["agents"]


def test_an_act_that_is_sent_again_is_written_once(visit: Visit) -> None:
    client = visit(ANN)
    first = act(client, STATE, token="t1")
    again = act(client, STATE, token="t1")
    assert again["entries"] == first["entries"]
    assert number(client) == first["number"]


def test_of_an_act_that_cannot_be_done_nothing_is_written(visit: Visit) -> None:
    client = visit(ANN)
    edits = [COMMENT["edits"][0], {"kind": "delete-statement", "statement": "R99"}]  # type: ignore[index]
    answer = client.post(f"{AT}/act", json={"act": "edits", "edits": edits}, headers=HEADERS)
    assert answer.status_code == 400
    assert answer.json["problems"][0]["code"] == "statement-unknown"
    assert number(client) == 0


def test_two_people_who_change_the_same_choose(visit: Visit) -> None:
    ann, bob = visit(ANN), visit(BOB)
    seen = act(ann, COMMENT)["number"]
    note = {"act": "edits", "edits": [{"kind": "change-statement", "statement": "R30", "to": {"note": "from Ann"}}]}
    act(ann, note, seen=seen)
    note = {"act": "edits", "edits": [{"kind": "change-statement", "statement": "R30", "to": {"note": "from Bob"}}]}
    conflict = act(bob, note, seen=seen)["conflict"]
    assert [(one["theirs"], one["mine"]) for one in conflict["cells"]] == [("from Ann", "from Bob")]
    assert bob.get(f"{AT}/held.json").json["held"]
    bob.post(f"{AT}/choose", json={"token": conflict["token"], "mine": True}, headers=HEADERS)
    difference = ann.get(f"{AT}/diff.json?from=1").json["differences"]
    assert any("from Bob" in one["words"] for one in difference)


def test_another_person_than_the_author_accepts(visit: Visit) -> None:
    ann, bob = visit(ANN), visit(BOB)
    act(ann, {"act": "state", "subject": "mir105", "object": "zo1", "relation": "4"})
    approve = {"act": "edits", "edits": [{"kind": "review", "statement": "R55", "verdict": "review", "tag": "correct"}]}
    refused = ann.post(f"{AT}/act", json=approve, headers=HEADERS)
    assert refused.json["problems"][0]["code"] == "own-draft"
    assert "R55" not in [one["statement"] for one in ann.get(f"{AT}/queue.json").json["queue"]]
    act(bob, approve)
    act(bob, {"act": "edits", "edits": [{"kind": "review", "statement": "R55", "verdict": "accept"}]})
    assert bob.get(f"{AT}/sheet.json").json["marks"]["R55"]["review"] == "accepted"


def test_what_was_rejected_stays_on_file_and_out_of_the_readers_picture(visit: Visit) -> None:
    client = visit(ANN)
    reject = {"kind": "review", "statement": "R30", "verdict": "reject", "tag": "polarity"}
    act(client, {"act": "edits", "edits": [reject]})
    assert 'data-statement="R30"' not in client.get("/").get_data(as_text=True)
    assert client.get(f"{AT}/sheet.json").json["marks"]["R30"]["tag"] == "polarity"


def test_a_page_without_a_journal_says_so() -> None:
    client = create_app(Settings(journal=None)).server.test_client()
    assert client.get(f"{AT}/sheet.json").status_code == 404
    assert client.get("/curate/me.json").json["is_on"] is False
    assert client.get("/healthz").json["journal"] == "none"


def test_a_journal_that_cannot_be_read_hides_no_figure(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("this is no database, but it is long enough to be taken for one" * 40)
    client = create_app(Settings(journal=str(broken))).server.test_client()
    assert client.get("/").status_code == 200
    assert client.get(f"{AT}/sheet.json").status_code == 503
    assert "no journal" in client.get("/healthz").json["journal"]
