"""Suggestions beside what people stated: they stay until each is decided, and what was rejected never comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from components.shelf_drafts import FOLDER
from components.shown import Shown
from figtrace.model.vocabulary import ReviewState
from tests.records import write_record
from tests.unit.reading.test_jobs import wait

FIGID = "PMC3__plain.001"
CAPTION = "Exosomes carry miR-21, which inhibits PTEN. AKT1 may activate MTOR."
HEADERS = {"X-Figtrace": "page"}


class Site:
    """One app over one record that nobody has curated, and a person who may write."""

    def __init__(self, data: Path) -> None:
        write_record(data, FIGID, CAPTION)
        self.app: Any = create_app(Settings(data=data, journal=str(data / "journal.db")))
        self.client: FlaskClient = self.app.server.test_client()
        self.client.post("/curate/sign-in", json={"name": "Ann Lee"}, headers=HEADERS)

    def act(self, wish: dict[str, Any]) -> None:
        answer = self.client.post(f"/curate/{FIGID}/act", json=wish, headers=HEADERS)
        assert answer.status_code == 200, answer.json

    def shown(self) -> Shown:
        shown: Shown = self.app.shelf.get(FIGID)
        return shown

    def states(self) -> dict[str, str]:
        """Key of each statement that readers see → how far it is."""
        return {one.key: one.review.value for one in self.shown().network.statements}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_after_the_first_edit_the_rest_stays_suggested(site: Site) -> None:
    before = site.states()
    assert set(before.values()) == {ReviewState.SUGGESTED.value}
    first, *rest = before
    site.act({"act": "take", "suggestions": [first]})
    after = site.states()
    assert after.keys() == before.keys()
    assert after[first] == ReviewState.DRAFTED.value
    assert {after[key] for key in rest} == {ReviewState.SUGGESTED.value}
    told = site.shown().suggested
    assert told is not None
    assert (told.n_stated, told.n_pending) == (1, len(rest))
    assert told.words == f"{len(rest)} suggestions by rules, none reviewed, beside 1 by people."
    html = site.client.get(f"/?figure={FIGID}").get_data(as_text=True)
    assert f"1 of {len(before)} statements by people; {len(rest)} found by rules" in html
    assert html.count('stroke-dasharray="10 5"') >= len(rest)


def test_what_was_rejected_does_not_come_back_even_where_nothing_else_was_done(site: Site) -> None:
    first, *rest = site.states()
    site.act({"act": "refuse", "suggestions": [first], "tag": "no_relation"})
    assert list(site.states()) == rest


def test_when_all_are_decided_nothing_is_suggested(site: Site) -> None:
    keys = list(site.states())
    site.act({"act": "take", "suggestions": keys})
    assert site.shown().suggested is None
    assert set(site.states().values()) == {ReviewState.DRAFTED.value}
    assert "by people" not in site.client.get(f"/?figure={FIGID}").get_data(as_text=True)


def test_a_rule_earns_by_what_people_make_of_its_suggestions(site: Site) -> None:
    def sheet() -> dict[str, Any]:
        told: dict[str, Any] = site.client.get(f"/curate/{FIGID}/sheet.json").json
        return told

    before = sheet()
    carry = next(one for one in before["suggestions"] if one["rule"].startswith("carry-active@"))
    row = before["rules"][carry["rule"]]
    assert (row["words"], row["taken"], row["rejected"]) == ("a verb of carrying or releasing", 0, 0)
    assert row["earned"] == pytest.approx((row["right"] + 1) / (row["tried"] + 2), abs=0.001)
    site.act({"act": "refuse", "suggestions": [carry["key"]], "tag": "no_relation"})
    after = sheet()["rules"][carry["rule"]]
    assert after["rejected"] == 1
    assert after["earned"] == pytest.approx((row["right"] + 1) / (row["tried"] + 3), abs=0.001)


def test_the_sheet_tells_each_clause_what_rests_on_it(site: Site) -> None:
    rows = site.client.get(f"/curate/{FIGID}/sheet.json").json["coverage"]
    assert [(one["words"], len(one["suggested"])) for one in rows] == [
        ("Exosomes carry miR-21,", 1),
        ("which inhibits PTEN.", 1),
        ("AKT1 may activate MTOR.", 1),
    ]


def test_every_figure_is_drafted_beside_the_server(site: Site, tmp_path: Path) -> None:
    stranger = site.app.server.test_client()
    assert stranger.post("/library/drafts", headers=HEADERS).status_code == 401
    assert site.client.post("/library/drafts").status_code == 403
    assert site.client.get("/library/drafts.json").json == {"state": "idle", "done": 0, "n": 0}
    html = site.client.get("/library").get_data(as_text=True)
    assert 'id="library-drafts"' in html
    assert "library_drafts.mjs" in html
    started = site.client.post("/library/drafts", headers=HEADERS).json
    assert started["n"] == 1
    wait(tmp_path / FOLDER)
    told = site.client.get("/library/drafts.json").json
    assert (told["state"], told["suggestions"], told["silent"], told["failed"]) == ("done", 3, 0, 0)
    assert told["figures"] == [{"figid": FIGID, "n": 3}]
    assert told["problems"] == []


def test_a_folder_that_cannot_be_written_is_told_with_its_cure(site: Site, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the folder's place", encoding="utf-8")
    answer = site.client.post("/library/drafts", headers=HEADERS)
    assert answer.status_code == 400
    (problem,) = answer.json["problems"]
    assert problem["code"] == "drafts-not-written"
    assert "figtrace draft FOLDER" in problem["cure"]
