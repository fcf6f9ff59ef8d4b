"""Ids, ports and callbacks, as the browser is told of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from app import create_app
from components import ids
from components.payload import CONTROLS

ROOT = Path(__file__).parents[2]


def ids_in(node: Any) -> Iterator[str]:
    """Every component id of a serialised layout."""
    if isinstance(node, list):
        for child in node:
            yield from ids_in(child)
    elif isinstance(node, dict):
        if "namespace" in node and "id" in node.get("props", {}):
            yield json.dumps(node["props"]["id"], sort_keys=True)
        for value in node.values():
            yield from ids_in(value)


def test_no_id_is_used_twice(client: FlaskClient) -> None:
    laid = list(ids_in(client.get("/_dash-layout").json))
    assert len(laid) == len(set(laid))
    assert len(laid) > 20


def test_every_port_is_in_the_layout(client: FlaskClient) -> None:
    laid = set(ids_in(client.get("/_dash-layout").json))
    callbacks = client.get("/_dash-dependencies").json
    assert len(callbacks) == 10
    for callback in callbacks:
        for port in callback["inputs"] + callback["state"]:
            assert json.dumps(port["id"]) in laid, port


def test_no_callback_asks_the_server(client: FlaskClient) -> None:
    for callback in client.get("/_dash-dependencies").json:
        assert callback["clientside_function"]["namespace"] == "figtrace", callback


def test_every_control_of_the_island_is_in_the_layout(client: FlaskClient) -> None:
    laid = set(ids_in(client.get("/_dash-layout").json))
    for name, port in CONTROLS.items():
        control = port["id"] if isinstance(port, dict) else port
        assert json.dumps(control) in laid, name


def test_an_adopted_panel_stands_in_the_first_html(client: FlaskClient, first_html: str) -> None:
    def nodes(tree: Any) -> Iterator[str]:
        if isinstance(tree, list):
            for child in tree:
                yield from nodes(child)
        elif isinstance(tree, dict):
            if tree.get("type") == "Adopted":
                yield tree["props"]["node"]
            for value in tree.values():
                yield from nodes(value)

    adopted = list(nodes(client.get("/_dash-layout").json))
    standing = set(re.findall(r'<(?:section|div|aside)(?=[^>]* data-adopt)[^>]* id="([\w-]+)"', first_html))
    assert sorted(adopted) == sorted(standing)


def test_the_page_uses_no_id_twice(first_html: str, rest_html: str) -> None:
    found = re.findall(r'[ <]id="([^"]+)"', first_html + rest_html)
    assert len(found) == len(set(found))


def test_what_the_browser_looks_up_by_id_is_in_the_page(first_html: str, rest_html: str) -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "assets" / "lib").glob("*.mjs"))
    page = (ROOT / "assets" / "lib" / "page.mjs").read_text(encoding="utf-8")
    for name in re.findall(r'byId\("([\w-]+)"\)', page):
        assert f'id="{name}"' in first_html, name
    assert 'getElementById("search")' in sources
    assert f'id="{ids.ISLAND}"' in rest_html
    for name in (ids.PROBLEM, ids.HELP, ids.LIVE, ids.STANDING):
        assert f'id="{name}"' in first_html


def test_ids_are_written_in_one_file_only() -> None:
    values = {value for name, value in vars(ids).items() if name.isupper()}
    assert len(values) == len([name for name in vars(ids) if name.isupper()])
    for path in (ROOT / "components").glob("*.py"):
        if path.name != "ids.py":
            assert not re.findall(
                r'\bid="[\w-]+"(?!})',
                path.read_text(encoding="utf-8")
                .replace('id="react-entry-point"', "")
                .replace('id="_dash-renderer"', "")
                .replace('id="sign-', ""),
            ), path.name


def test_two_apps_in_one_process_have_their_own_callbacks() -> None:
    first, second = create_app(), create_app()
    for one in (first, second):
        client = one.server.test_client()
        assert len(client.get("/_dash-dependencies").json) == 10
        assert client.get("/").status_code == 200
    assert first.shelf is not second.shelf
