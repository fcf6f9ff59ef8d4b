"""What stands beside a history: a network file that changed elsewhere, the story, a past state's details; and roles."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from components.curate_people import People
from figtrace.cli import main
from figtrace.cli.serve import is_local, open_door
from figtrace.curation.cells import fresh
from figtrace.curation.people import Role
from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from figtrace.model.records import Network, Person
from figtrace.story import shelf
from figtrace.story.codec import dumps, loads
from figtrace.story.saving import saved
from tests.records import FOUNDING

ANN = ("Ann Lee", "0000-0002-1825-0097")
HEADERS = {"X-Figtrace": "page"}
AT = f"/curate/{FOUNDING}"

Post = Callable[[str, dict[str, Any]], Any]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of the test's own with the founding figure."""
    for folder in ("figures", "networks", "stories"):
        (tmp_path / folder).mkdir()
        for path in (default_data() / folder).glob(f"{FOUNDING}*"):
            (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture
def client(data: Path) -> FlaskClient:
    made: FlaskClient = create_app(Settings(data=data, journal=str(data / "journal.db"))).server.test_client()
    answer = made.post("/curate/sign-in", json={"name": ANN[0], "orcid": ANN[1]}, headers=HEADERS)
    assert answer.status_code == 200
    return made


@pytest.fixture
def post(client: FlaskClient) -> Post:
    def send(what: str, body: dict[str, Any]) -> Any:
        answer = client.post(f"{AT}/{what}", json=body, headers=HEADERS)
        assert answer.status_code == 200, answer.json
        return answer.json

    return send


def note(words: str, key: str = "R30") -> dict[str, Any]:
    return {"act": "edits", "edits": [{"kind": "change-statement", "statement": key, "to": {"note": words}}]}


def pull(data: Path, notes: dict[str, str]) -> None:
    """Write the network file as somebody else would have left it."""
    network = Library(data).network(FOUNDING)
    statements = tuple(fresh(one, {"note": notes.get(one.key, one.note)}) for one in network.statements)
    changed: Network = fresh(network, {"statements": statements})
    (data / "networks" / f"{FOUNDING}.json").write_text(codec.dumps(changed), encoding="utf-8")


def changed(client: FlaskClient) -> bool:
    return bool(client.get(f"{AT}/now.json").json["is_file_changed"])


def test_a_file_that_changed_elsewhere_is_merged_where_a_person_chose(
    client: FlaskClient, post: Post, data: Path
) -> None:
    assert not changed(client)
    post("act", note("from the history"))
    assert not changed(client)
    pull(data, {"R30": "from the pull", "R31": "only in the file"})
    assert changed(client)
    told = client.get(f"{AT}/file.json").json
    assert [words.partition(":")[0] for words in told["words"]] == ["statement R30", "statement R31"]
    assert [(one["journal"], one["file"]) for one in told["conflicts"]] == [("from the history", "from the pull")]
    refused = client.post(f"{AT}/file", json={}, headers=HEADERS).json
    assert refused["problems"][0]["code"] == "merge-conflict"
    written = post("file", {"choices": {told["conflicts"][0]["cell"]: "a"}})
    assert written["entries"][0]["label"] == "take in the network file"
    assert written["is_file_changed"] is False
    notes = {one["key"]: one.get("note") for one in state(client, data)["statements"]}
    assert (notes["R30"], notes["R31"]) == ("from the history", "only in the file")
    post("undo", {})
    assert changed(client), "who takes the merge back is asked again"


def state(client: FlaskClient, data: Path) -> Any:
    """The network as the journal has it, by the road of those who read."""
    from figtrace.curation.journal import Journal, from_library

    journal = Journal(from_library(Library(data)), str(data / "journal.db"))
    network = json.loads(codec.dumps(journal.state(FOUNDING).network))
    journal.close()
    return network


def test_the_history_may_be_kept_and_publishing_never_writes_over_a_pull(
    client: FlaskClient, post: Post, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post("act", note("from the history"))
    pull(data, {"R31": "from the pull"})
    here = ("--data", str(data), "--journal", str(data / "journal.db"), "--who", "Ann Lee <0000-0002-1825-0097>")
    assert main(["publish", FOUNDING, "--all", *here]) == 1
    assert "publishing would write over it" in capsys.readouterr().err
    assert Library(data).network(FOUNDING).statement["R31"].note == "from the pull"
    kept = post("file", {"keep": True})
    assert kept["entries"][0]["label"] == "keep the history, not the changed network file"
    assert not changed(client)
    assert main(["publish", FOUNDING, "--all", *here]) == 0
    assert not changed(client), "what publishing wrote is known"
    network = Library(data).network(FOUNDING)
    assert network.statement["R30"].note == "from the history"
    assert network.statement["R31"].note != "from the pull"
    label = client.get(f"{AT}/history.json").json["entries"][0]["label"]
    assert label.startswith("publish: 0 accepted")
    assert label.endswith("by Ann Lee")
    pull(data, {"R32": "again"})
    assert changed(client)
    assert main(["journal", "take-in", FOUNDING, *here]) == 0
    assert "R32" in capsys.readouterr().out
    assert not changed(client)


def plain_story(data: Path) -> dict[str, Any]:
    library = Library(data)
    story, _ = shelf.story_of(data, library.figure(FOUNDING), library.network(FOUNDING))
    made: dict[str, Any] = json.loads(dumps(story))
    return made


def test_a_story_is_saved_shown_taken_back_and_published(
    client: FlaskClient, post: Post, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plain_story(data)
    mine = json.loads(json.dumps(before))
    mine["steps"][1]["title"] = "In my own words"
    told = post("act", {"act": "story", "story": mine, "before": before})
    assert told["entries"][0]["label"].startswith("story: save “")
    assert "In my own words" in client.get(f"/?figure={FOUNDING}").get_data(as_text=True)
    again = json.loads(json.dumps(mine))
    again["steps"][2]["title"] = "A second change"
    told = post("act", {"act": "story", "story": again, "before": mine})
    assert told["undo"] == "story: change step “A second change”"
    found = client.get(f"{AT}/diff.json?from={told['number'] - 1}").json["differences"]
    assert [one["kind"] for one in found] == ["changed"]
    post("undo", {})
    assert "A second change" not in client.get(f"/?figure={FOUNDING}").get_data(as_text=True)
    here = ("--data", str(data), "--journal", str(data / "journal.db"), "--who", "Ann Lee <0000-0002-1825-0097>")
    assert main(["publish", FOUNDING, *here]) == 0
    assert capsys.readouterr().out.strip().endswith("with its story")
    written = loads((data / "stories" / f"{FOUNDING}.json").read_text(encoding="utf-8"))
    assert written.steps[1].title == "In my own words"
    theirs = json.loads(json.dumps(mine))
    theirs["steps"][1]["title"] = "Theirs"
    post("act", {"act": "story", "story": theirs, "before": mine})
    other = json.loads(json.dumps(mine))
    other["steps"][1]["title"] = "Mine"
    wish = {"act": "story", "story": other, "before": mine}
    problem = client.post(f"{AT}/act", json=wish, headers=HEADERS).json["problems"][0]
    assert (problem["code"], problem["message"]) == ("changed-meanwhile", "others changed “Mine” meanwhile")
    assert post("act", {**wish, "is_forced": True})["undo"] == "story: change step “Mine”"
    bad = json.loads(json.dumps(mine))
    bad["steps"][0]["anchors"] = ["nobody"]
    answer = client.post(f"{AT}/act", json={"act": "story", "story": bad, "before": mine}, headers=HEADERS)
    assert answer.json["problems"][0]["code"] == "anchor-unknown"


def test_a_story_is_put_together_with_what_others_did_meanwhile() -> None:
    def story(**titles: str) -> dict[str, Any]:
        return {"title": "A talk", "steps": [{"key": key, "title": title} for key, title in titles.items()]}

    before = story(s1="one", s2="two", s3="three")
    now = story(s1="one, by Bob", s2="two", s4="new by Bob", s3="three")
    mine = story(s3="three", s2="two, by Ann", s1="one")
    assert saved(mine, before, now) == story(s3="three", s2="two, by Ann", s4="new by Bob", s1="one, by Bob")
    assert saved(mine, None, now) == mine
    assert saved(story(s1="one", s2="two"), before, story(s1="one", s2="two", s3="three")) == story(s1="one", s2="two")
    assert saved(story(s1="one", s2="two", s3="three"), before, story(s1="one", s3="three")) == story(
        s1="one", s3="three"
    )


def test_details_are_those_of_the_state_that_is_shown(client: FlaskClient, post: Post) -> None:
    post("act", note("first"))
    number = post("act", note("second"))["number"]
    sheet = client.get(f"{AT}/sheet.json?at={number - 1}").json
    assert sheet["data"]["details"] is None
    then, now = (client.get(url).json["R30"] for url in (sheet["data"]["details_url"], f"{AT}/details.json"))
    assert ("first" in then, "second" in then) == (True, False)
    assert ("first" in now, "second" in now) == (False, True)


def test_only_this_machine_makes_everyone_an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    ann, rae = Person(name=ANN[0], orcid=ANN[1]), Person(name="Rae")
    assert People().role(rae) is Role.EDITOR
    assert People(is_local=False).role(rae) is Role.READER
    roles = People(f"{ANN[1]}=editor, *=curator", is_local=False)
    assert (roles.role(ann), roles.role(rae), roles.role(None)) == (Role.EDITOR, Role.CURATOR, Role.READER)
    assert People(user_header="X-Remote-User", is_local=False).role(rae) is Role.EDITOR, "the proxy signs people in"
    assert [is_local(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "lab.example")] == [
        *(True, True, True),
        *(False, False, False),
    ]
    for name in ("FIGTRACE_ROLES", "FIGTRACE_USER_HEADER"):
        monkeypatch.delenv(name, raising=False)
    assert open_door("127.0.0.1", is_written=True) is None
    assert "whoever signs in only reads" in str(open_door("0.0.0.0", is_written=True))
    assert open_door("0.0.0.0", is_written=False) is None
    monkeypatch.setenv("FIGTRACE_ROLES", "Ann=editor")
    assert "not proven" in str(open_door("0.0.0.0", is_written=True))
    monkeypatch.setenv("FIGTRACE_USER_HEADER", "X-Remote-User")
    assert open_door("0.0.0.0", is_written=True) is None


def test_what_a_proxy_hands_on_comes_from_elsewhere(client: FlaskClient) -> None:
    assert client.get("/curate/me.json").json["role"] == "editor"
    assert client.get("/curate/me.json", headers={"X-Forwarded-For": "192.0.2.7"}).json["role"] == "reader"
