"""The first HTML that is kept compressed: the same page again, never another figure's, reading's or state's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from flask import Response
from flask.testing import FlaskClient

from components import details, shell
from components.front import Front
from components.server import Page
from figtrace.figures.library import default_data
from tests.records import FOUNDING, write_record

BROTLI = {"Accept-Encoding": "gzip, br"}
TOKEN = re.compile(r'"end_id":"[^"]*"')
"""Dash's word for one load of a page."""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The figids whose pages were made, in their order."""
    told: list[str] = []
    index = shell.index

    def count(shown: shell.Shown, *rest: object) -> str:
        told.append(shown.figure.figid)
        return index(shown, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(shell, "index", count)
    return told


def page(client: FlaskClient, query: str) -> str:
    return brotli.decompress(client.get(f"/?{query}", headers=BROTLI).data).decode()


def test_a_page_is_made_once_for_all_who_open_it_alike(client: FlaskClient, made: list[str]) -> None:
    client.get(f"/?figure={FOUNDING}&tab=record", headers=BROTLI)
    first, again = (client.get(f"/?figure={FOUNDING}&tab=record&select={key}", headers=BROTLI) for key in ("a", "b"))
    assert made == [FOUNDING]
    assert first.data == again.data
    assert first.headers.get_all("Content-Encoding") == ["br"]
    assert dict(first.headers) == dict(again.headers)
    assert again.headers["Content-Length"] == str(len(again.data))
    assert "default-src 'none'" in again.headers["Content-Security-Policy"]


def test_each_opening_and_each_compression_is_a_page_of_its_own(client: FlaskClient, made: list[str]) -> None:
    dark, light = (page(client, f"figure={FOUNDING}&tab=outline&theme={theme}") for theme in ("dark", "light"))
    assert 'data-theme="dark"' in dark
    assert 'data-theme="light"' in light
    plain = client.get(f"/?figure={FOUNDING}&tab=outline&theme=dark")
    assert TOKEN.sub("", plain.get_data(as_text=True)) == TOKEN.sub("", dark)
    assert "Content-Encoding" not in plain.headers
    assert made == [FOUNDING] * 3


def test_a_record_that_changes_is_shown_changed(client_of: Callable[[Path], FlaskClient], tmp_path: Path) -> None:
    write_record(tmp_path, "PMC1__f", "A cell rests.")
    client = client_of(tmp_path)
    assert "A cell rests." in page(client, "figure=PMC1__f")
    write_record(tmp_path, "PMC1__f", "A cell wakes up.")
    assert "A cell wakes up." in page(client, "figure=PMC1__f")


def test_what_failed_is_not_kept(client_of: Callable[[Path], FlaskClient], tmp_path: Path) -> None:
    write_record(tmp_path, "PMC1__f", "A cell rests.")
    client = client_of(tmp_path)
    assert client.get("/?figure=PMC2__f", headers=BROTLI).status_code == 404
    write_record(tmp_path, "PMC2__f", "Another cell.")
    assert client.get("/?figure=PMC2__f", headers=BROTLI).status_code == 200


def test_no_callback_has_handles_that_must_stay_with_one_load_of_the_page(app: Page) -> None:
    assert app.callback_map
    assert all(one["background"] is None for one in app.callback_map.values())
    assert {one["clientside_function"]["namespace"] for one in app._callback_list} == {"figtrace"}


def test_details_are_made_once_and_are_the_figures_own(
    client_of: Callable[[Path], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    n_made: list[object] = []
    by_key = details.by_key
    monkeypatch.setattr(details, "by_key", lambda *given: (n_made.append(given), by_key(*given))[1])
    client = client_of(default_data())
    first, again = (client.get(f"/details/{FOUNDING}.json", headers=BROTLI) for _ in range(2))
    assert len(n_made) == 1
    assert first.headers["Content-Encoding"] == "br"
    assert first.data == again.data
    assert "miR-105 decreases ZO-1" in json.loads(brotli.decompress(again.data))["R30"]
    assert again.mimetype == "application/json"
    assert again.headers["Cache-Control"] == "no-cache"
    assert client.get("/details/nobody.json", headers=BROTLI).status_code == 404


def test_a_figure_as_it_stood_before_is_let_go(app: Page) -> None:
    front = Front()
    shown = app.shelf.get(FOUNDING)
    then, now = replace(shown, origin=""), shown
    made = Response(b"x", headers={"Content-Encoding": "br"})
    front.keep(((then, "details"), "br"), made)
    front.keep(((now, "late"), "br"), made)
    front.keep(((now, "details"), "br"), made)
    assert front.get(((then, "details"), "br")) is None
    assert front.get(((now, "late"), "br")) is not None
    assert front.get(((now, "details"), "br")) is not None
