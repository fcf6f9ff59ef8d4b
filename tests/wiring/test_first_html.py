"""The first HTML: whole before any script, and nothing in it that could run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from components.caption import cut
from components.drawing import FAR, drawing
from components.markup import style
from components.security import HEADERS, POLICY
from components.server import ASSETS, SOON, Page
from figtrace.figures.library import Library
from figtrace.network.synthesize import synthesize
from figtrace.picture.marks import TALK
from tests.records import EVIL, FOUNDING, write_evil, write_record


class Elements(HTMLParser):
    """The names of all elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def island(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="figtrace-data">(.*?)</script>', html, re.S)
    assert found
    return dict(json.loads(found[1]))


def test_the_picture_and_the_caption_stand_before_any_script(first_html: str) -> None:
    before = first_html[: first_html.index("<script")]
    assert 'role="graphics-document"' in before
    assert 'data-agent="mir155"' in before
    assert 'data-statement="R07"' in before
    assert "downregulates the expression of" in before
    assert 'lang="en"' in before[:200]


def test_every_script_comes_from_us_and_waits(first_html: str) -> None:
    scripts = re.findall(r"<script[^>]*>", first_html)
    runs = [one for one in scripts if 'type="application/json"' not in one]
    assert len(runs) > 5
    for one in runs:
        assert " src=" in one, one
        assert " defer " in one or 'type="module"' in one, one
        assert 'src="/' in one, one
    assert not re.findall(r"<[a-z][^>]*\son[a-z]+=", first_html)


def test_our_module_comes_first_and_the_start_last(first_html: str) -> None:
    order = [m.start() for m in re.finditer(r"main\.mjs\"></script>|dash_renderer|start\.mjs", first_html)]
    assert first_html.index('main.mjs"></script>') == order[0]
    assert first_html.index("start.mjs") == order[-1]


def test_nothing_comes_from_another_host(first_html: str) -> None:
    for url in re.findall(r'(?:src|href)="([^"]+)"', first_html):
        if url.startswith("http"):
            link = re.search(rf'<a [^>]*href="{re.escape(url)}"[^>]*>', first_html)
            assert link, url
            assert 'rel="noreferrer noopener"' in link[0], url


@pytest.mark.parametrize("path", ["/", "/healthz", "/_dash-layout", "/?figure=nobody", "/no/such/page"])
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_the_policy_lets_nothing_run_that_is_not_ours() -> None:
    assert POLICY["script-src"] == "'self'"
    assert "unsafe-eval" not in HEADERS["Content-Security-Policy"]
    assert "unsafe-inline" not in POLICY["script-src"]
    assert POLICY["frame-ancestors"] == "'none'"
    assert not re.findall(r"https?:", HEADERS["Content-Security-Policy"])


def test_a_version_in_the_path_makes_assets_fresh(client: FlaskClient, first_html: str) -> None:
    url = re.search(r'src="(/assets/[0-9a-f]+/main\.mjs[^"]*)"', first_html)
    assert url
    assert client.get(url[1]).status_code == 200
    inner = client.get(url[1].split("main.mjs")[0] + "lib/page.mjs")
    assert inner.status_code == 200
    assert "immutable" in inner.headers["Cache-Control"]


def test_scripts_are_compressed_once(client: FlaskClient, first_html: str) -> None:
    url = re.search(r'src="(/_dash-component-suites/dash_mantine[^"]*)"', first_html)
    assert url
    first, again = (client.get(url[1], headers={"Accept-Encoding": "br"}) for _ in range(2))
    assert first.headers["Content-Encoding"] == "br"
    assert first.data == again.data
    assert brotli.decompress(first.data) == client.get(url[1]).data
    pages = [client.get(path, headers={"Accept-Encoding": "br"}).data for path in ("/", "/?theme=dark")]
    opened = [re.search(rb"<html [^>]*>", brotli.decompress(page)) for page in pages]
    assert [b'data-theme="dark"' in tag[0] for tag in opened if tag] == [False, True]


def test_the_first_painting_waits_until_the_picture_has_been_read(first_html: str) -> None:
    waited = re.search(r'<link rel="expect" href="#([\w-]+)" blocking="render">', first_html.partition("</head>")[0])
    assert waited
    assert first_html.index(f' id="{waited[1]}"') > first_html.rindex('data-statement="')


def test_the_page_is_ascii_and_says_the_same(first_html: str, rest_html: str) -> None:
    assert first_html.isascii()
    assert "TGF-&#946;" in first_html
    for raw in re.findall(r"<(?:script|style)[^>]*>(.*?)</(?:script|style)>", first_html + rest_html, re.S):
        assert raw.isascii()
        assert "&#" not in raw
    assert "TGF-β" in str(island(rest_html)["agents"])


def test_nothing_is_waited_for_before_the_picture_is_painted(first_html: str) -> None:
    head = first_html.partition("</head>")[0]
    assert 'rel="stylesheet"' not in head
    sheets = [head.index((ASSETS / name).read_text(encoding="utf-8")) for name in ("00_tokens.css", "30_picture.css")]
    assert sheets == sorted(sheets)
    waiting = [tag for tag in re.findall(r"<script[^>]*src[^>]*>", first_html) if "defer" not in tag]
    assert all('type="module"' in tag for tag in waiting)


def test_two_small_scripts_alone_are_asked_for_before_the_picture_is_painted(first_html: str) -> None:
    before, _, rest = first_html.partition('<template id="later"')
    later, _, after = rest.partition("</template>")
    assert not re.findall(r"<script[^>]*src", before)
    asked = re.findall(r'<link rel="modulepreload" href="([^"]*)">', before)
    assert [Path(url).name for url in asked] == ["first.mjs", "early.mjs"]
    assert sum((ASSETS / url.partition("/assets/")[2].partition("/")[2]).stat().st_size for url in asked) < 5_000
    assert [Path(url).name for url in re.findall(r'<script[^>]*src="([^"?]+)', after)] == ["first.mjs"]
    assert len(re.findall(r"<script[^>]*src", later)) >= 6
    assert "modulepreload" in later


def test_only_what_the_page_imports_is_fetched_ahead(first_html: str) -> None:
    ahead = re.findall(r'rel="modulepreload" href="/assets/[0-9a-f]+/([^"?]+)', first_html)
    assert "main.mjs" in ahead
    assert "lib/page.mjs" in ahead
    assert "lib/camera.mjs" in ahead
    assert len(ahead) == len(set(ahead))


def test_a_chosen_theme_and_reading_are_in_the_first_html(client: FlaskClient) -> None:
    html = client.get("/?theme=projector&level=caption&tab=details").get_data(as_text=True)
    root = re.search(r"<html[^>]*>", html)
    assert root
    assert 'data-theme="projector"' in root[0]
    assert 'data-view="caption"' in root[0]
    assert 'data-tab="details"' in root[0]
    assert 'data-ready="false"' in root[0]


def test_the_caption_is_cut_without_losing_a_letter(app: Page) -> None:
    shown = app.shelf.get(FOUNDING)
    words = re.findall(r"<(?:mark|span)[^>]*>([^<]*)<", str(shown.pieces.html()))
    assert "".join(words) == shown.figure.caption


def test_pieces_say_where_they_stand_and_what_they_support(app: Page, first_html: str) -> None:
    pieces = re.findall(
        r'data-piece="(\d+)" data-start="(\d+)" data-end="(\d+)"(?: data-statements="([^"]+)")?', first_html
    )
    assert [int(i) for i, *_ in pieces] == list(range(len(pieces)))
    assert [int(end) for _, _, end, _ in pieces[:-1]] == [int(start) for _, start, _, _ in pieces[1:]]
    shown = app.shelf.get(FOUNDING)
    at = shown.figure.caption.index("downregulates the expression of")
    supporting = next(keys for _, start, _, keys in pieces if int(start) == at)
    assert "R30" in supporting.split()


def test_a_caption_without_a_network_is_one_piece(app: Page) -> None:
    shown = app.shelf.get(FOUNDING)
    empty = shown.network.model_copy(update={"agents": (), "statements": ()})
    whole = cut(shown.figure.caption, empty)
    assert whole.borders == (0, len(shown.figure.caption))
    assert cut("", empty).html() == ""


def test_the_island_has_what_the_browser_asks(first_html: str, rest_html: str, client: FlaskClient) -> None:
    data = island(rest_html)
    said = data["statements"]["R30"]  # type: ignore[index]
    assert said["words"] == "miR-105 decreases ZO-1"
    assert said["sign"] == {"caption": "-", "mechanism-caption": "-", "mechanism-literature": "-"}
    assert said["at"] == ["caption", "mechanism-caption", "mechanism-literature"]
    assert set(said["marks"]) == {"quote", "subject", "object", "trigger"}
    r07 = data["statements"]["R07"]  # type: ignore[index]
    assert r07["at"] == ["mechanism-caption", "mechanism-literature"]
    assert data["agents"]["mir105"]["label"] == "miR-105, microRNA"  # type: ignore[index]
    assert len(data["agents"]) == 44  # type: ignore[arg-type]
    assert len(data["statements"]) == 54  # type: ignore[arg-type]
    assert {one["value"] for one in data["facets"]["sign"]} == {"plus", "minus", "unsigned", "none"}  # type: ignore[index]
    url = str(data["details_url"])
    assert data["details"] is None
    assert set(client.get(url).json) == {*data["agents"], *data["statements"], *data["mechanisms"]}  # type: ignore[misc]
    fetched = re.findall(r'<template id="later" data-late="[^"]*" data-details="([^"]*)">', first_html)
    assert fetched == [url], "asked for beside the scripts, not after them"


def test_the_first_html_is_light_on_the_wire(first_html: str) -> None:
    assert len(brotli.compress(first_html.encode(), quality=5)) < 62_000


def test_an_unknown_figure_gets_a_calm_page(client: FlaskClient) -> None:
    answer = client.get("/?figure=PMC1__no<b>body")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert "PMC1__no&lt;b&gt;body" in text
    assert f'href="/?figure={FOUNDING}"' in text
    assert "<script" not in text


def test_health_says_version_and_figures(client: FlaskClient) -> None:
    said = client.get("/healthz").json
    assert said["figures"] >= 1
    assert said["version"] == "0.1.0"
    assert "journal" in said


def test_details_have_an_address_of_their_own(client: FlaskClient) -> None:
    said = client.get(f"/details/{FOUNDING}.json").json
    assert "miR-105 decreases ZO-1" in said["R30"]
    assert client.get("/details/nobody.json").status_code == 404


def test_an_unknown_path_is_no_page(client: FlaskClient) -> None:
    assert client.get("/no/such/page").status_code == 404


def test_a_figure_without_a_network_still_opens(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    write_record(tmp_path, "PMC1__plain.001", "Nothing is said of TP53INP1 here.")
    html = client_of(tmp_path).get("/").get_data(as_text=True)
    assert "No network has been stated for this figure yet" in html
    assert "Nothing is said of TP53INP1 here." in html
    assert re.search(r'<th scope="row">TP53INP1</th>', html)
    assert 'class="figure-svg"' in html


def test_words_of_a_record_never_become_code(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    write_evil(tmp_path, "PMC1__evil.001")
    client = client_of(tmp_path)
    html = client.get("/").get_data(as_text=True)
    assert EVIL not in html
    elements = Elements()
    elements.feed(html)
    url = re.search(r'data-late="([^"]*)"', html)
    assert url
    rest = client.get(url[1]).get_data(as_text=True)
    assert EVIL not in rest
    elements.feed(rest)
    assert "script" in elements.names
    assert "img" not in elements.names
    assert not [name for name in elements.attributes if name.startswith("on")]
    told = client.get(str(island(rest)["details_url"])).json
    assert len(told) == 4
    for text in told.values():
        assert "<script" not in text
        assert "<img" not in text


def test_a_broken_network_does_not_hide_its_figure(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    write_record(tmp_path, "PMC1__plain.001", "Some words.")
    (tmp_path / "networks").mkdir()
    (tmp_path / "networks" / "PMC1__plain.001.json").write_text("{", encoding="utf-8")
    answer = client_of(tmp_path).get("/")
    assert answer.status_code == 200
    assert "Some words." in answer.get_data(as_text=True)
    assert "caution-conflict" in answer.get_data(as_text=True)


def test_an_empty_library_says_so(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    answer = client_of(tmp_path).get("/")
    assert answer.status_code == 404
    assert "None yet" in answer.get_data(as_text=True)


@pytest.fixture(scope="module")
def long_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("long")
    made = synthesize(300, 1)
    write_record(data, made.network.figid, made.figure.caption)
    Library(data).save(made.network)
    return data


def test_of_a_long_page_the_picture_comes_first_and_the_rest_by_itself(
    client_of: Callable[[Path], FlaskClient], long_data: Path
) -> None:
    client = client_of(long_data)
    html = client.get("/").get_data(as_text=True)
    body = html.partition("<body>")[2]
    assert html.count("data-agent=") >= 300
    assert 'role="treeitem"' not in body
    assert 'class="caption"' not in body
    assert 'id="figtrace-data"' not in body
    found = re.search(r'<template id="later" data-late="([^"]*)" data-details', html)
    assert found
    assert f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{found[1]}">' in html.partition("</head>")[0]
    answer = client.get(found[1])
    rest = answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-cache"
    insides = re.findall(r'<template data-late="([^"]*)">(.*?)</template>', rest, re.S)
    assert [panel for panel, _ in insides] == ["outline", "evidence"]
    for panel, inside in insides:
        assert re.search(rf'<section id="{panel}"[^>]*></section>', html), "its place stands in the page"
        assert inside.startswith("<h2")
    assert insides[0][1].count('role="treeitem"') > 300
    assert len(island(rest)["agents"]) >= 300  # type: ignore[arg-type]
    assert 'id="figtrace-story"' in rest
    assert client.get("/late/nobody").status_code == 404


def test_of_a_page_that_is_not_long_all_panels_stand_and_the_data_comes(first_html: str, rest_html: str) -> None:
    assert 'role="treeitem"' in first_html.partition("<body>")[2]
    assert 'id="figtrace-data"' not in first_html
    assert 'id="figtrace-data"' in rest_html
    assert "<template data-late" not in rest_html


def test_data_of_another_state_than_the_page_is_refused(
    client_of: Callable[[Path], FlaskClient], long_data: Path
) -> None:
    client = client_of(long_data)
    url = re.search(r'data-late="([^"]*\?of=[0-9a-f]{16})"', client.get("/").get_data(as_text=True))
    assert url
    small = {"Accept-Encoding": "br"}
    assert [client.get(url[1], headers=small).status_code for _ in range(2)] == [200, 200], "kept"
    answer = client.get(f"{url[1][:-16]}{'0' * 16}", headers=small)
    assert answer.status_code == 409
    assert answer.get_data(as_text=True) == "The figure has changed since this page was made.\n"
    assert client.get(url[1], headers=small).status_code == 200


def test_how_the_stage_looks_comes_with_the_data(first_html: str, rest_html: str) -> None:
    sheets = re.findall(r"<style>.*?</style>", rest_html, re.S)
    assert sheets == [style((ASSETS / name).read_text(encoding="utf-8")) for name in SOON]
    assert not [one for one in sheets if one in first_html]
    assert "projectors cut" in sheets[0]


@pytest.mark.parametrize(("size", "far"), [((800, 600), 0), ((4000, 1000), 1), ((1200, 5000), 2)])
def test_words_that_no_stage_could_show_are_left_away_at_once(size: tuple[int, int], far: int, app: Page) -> None:
    scene = replace(app.shelf.get(FOUNDING).scene, width=size[0], height=size[1])
    found = re.findall(r' data-far="(\d)"', drawing(scene))
    assert found == ([str(far)] if far else [])


def test_what_is_written_on_both_sides_is_the_same() -> None:
    panzoom, verdicts = (
        (ASSETS / "lib" / name).read_text(encoding="utf-8") for name in ("panzoom.mjs", "verdicts.mjs")
    )
    assert f"const FAR = [{', '.join(map(str, FAR))}];" in panzoom
    assert f"const TALK = {TALK};" in verdicts
