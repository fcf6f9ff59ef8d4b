"""Files out and in: look at what a format loses and take it; open a file of one's own, reload it, take it elsewhere."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from figtrace.exchange import load
from tests.browser.conftest import Open
from tests.browser.test_access import PHONE, grave
from tests.records import EVIL, FOUNDING, GROUPED, write_record

SIF = f"AKT1\tactivates\tMTOR\nMTOR\tinhibits\tULK1\nULK1\tsmiles-at\t{EVIL}\n"


def open_export(page: Any) -> Any:
    page.locator("#take summary").click()
    page.locator('[data-command="export"]').click()
    window = page.get_by_role("dialog", name="Export")
    expect(window.locator(".export-summary")).to_be_visible()
    return window


def open_file(page: Any, *paths: Path) -> Any:
    page.locator("#take summary").click()
    page.locator('[data-command="open-file"]').click()
    window = page.get_by_role("dialog", name="Open a file")
    window.locator('input[type="file"]').set_input_files([str(path) for path in paths])
    return window


def ready(page: Any) -> None:
    page.wait_for_url("**/dropped**")
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    page.wait_for_selector("#standing", state="detached")
    page.wait_for_selector("#level input", state="attached")


@pytest.fixture
def sif(tmp_path: Path) -> Path:
    path = tmp_path / "mine.sif"
    path.write_text(SIF, encoding="utf-8")
    return path


def test_losses_are_seen_before_the_file_is_taken(visitor: Open, tmp_path: Path) -> None:
    page = visitor("/?level=caption")
    window = open_export(page)
    expect(window.get_by_role("radio", name="As the caption says")).to_be_checked()
    expect(window.locator(".export-summary")).to_have_text("Nothing is lost: this format carries the whole network.")
    window.get_by_role("radio", name="Web Annotations of the evidence").check()
    expect(window.locator(".export-file")).to_contain_text(f"{FOUNDING}.jsonld")
    expect(window.locator(".export-summary")).to_contain_text("cannot be carried as they are")
    first = window.locator(".export-loss").first
    expect(first).to_have_attribute("open", "")
    expect(first.locator("li").first).to_contain_text("no room")
    window.get_by_role("radio", name="CX2 (NDEx, Cytoscape Web)").check()
    expect(window.locator(".export-file")).to_contain_text(f"{FOUNDING}.cx2")
    expect(window.locator(".export-summary")).to_contain_text("figtrace reads all of them back")
    window.get_by_role("radio", name="Mechanism").check()
    window.get_by_label("Other papers").check()
    expect(window.locator(".export-download")).to_have_attribute(
        "href", f"/export/{FOUNDING}/cx2?level=mechanism&profile=literature"
    )
    with page.expect_download() as started:
        window.locator(".export-download").click()
    assert started.value.suggested_filename == f"{FOUNDING}.cx2"
    started.value.save_as(tmp_path / "out.cx2")
    assert len(load((tmp_path / "out.cx2").read_bytes(), "cx2").network.agents) == 44


def test_arrows_walk_the_formats_and_escape_gives_the_focus_back(page: Any) -> None:
    window = open_export(page)
    expect(window.get_by_role("radio", name="figtrace JSON")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(window.get_by_role("radio", name="GPML (WikiPathways, PathVisio) .gpml · 2021")).to_be_checked()
    expect(window.locator(".export-file")).to_contain_text(".gpml2021.gpml")
    page.keyboard.press("Escape")
    expect(window).to_have_count(0)


def test_pictures_and_slides_stand_in_the_same_window(page: Any) -> None:
    window = open_export(page)
    links = window.locator(".export-taken a")
    assert links.evaluate_all("all => all.map((one) => one.getAttribute('href'))") == [
        f"/take/{FOUNDING}/{name}"
        for name in ("talk.pptx", "talk.pdf", "page.html", "picture.svg", "picture.png", "talk.svg")
    ]


def test_nothing_of_it_is_loaded_before_it_is_asked_for(visitor: Open) -> None:
    page = visitor()
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name.split('/').pop())")
    assert "export_door.mjs" in loaded
    late = {"export.mjs", "export_parts.mjs", "dropped.mjs", "65_forms.css", "75_export.css", "76_notice.css"}
    assert not late & set(loaded)


def test_a_file_opens_as_a_page_survives_a_reload_and_leaves_in_another_format(
    visitor: Open, sif: Path, tmp_path: Path
) -> None:
    page = visitor("/?theme=dark")
    open_file(page, sif)
    ready(page)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#notice")).to_contain_text("Imported from SIF with node and edge tables, mine.sif.")
    expect(page.locator("#notice")).to_contain_text("Its statements have no quote.")
    page.locator("#notice summary").click()
    expect(page.locator("#notice")).to_contain_text("Its data's licence is not stated.")
    expect(page.locator("#notice li").first).to_contain_text("smiles-at")
    page.locator('#picture [data-agent="MTOR"]').click()
    expect(page.locator("#details h2").nth(1)).to_have_text("MTOR")
    page.locator("#details .row").first.click()
    expect(page.locator("#details")).to_contain_text("No quote: it was read from another program's file.")
    page.wait_for_url("**select=**")
    page.reload()
    page.wait_for_selector("#notice")
    ready(page)
    expect(page.locator("#details")).to_contain_text("No quote: it was read from another program's file.")
    assert not page.evaluate("'evil' in window")
    window = open_export(page)
    window.get_by_role("radio", name="GraphML").check()
    expect(window.locator(".export-file")).to_contain_text("imported.graphml")
    with page.expect_download() as started:
        window.locator(".export-download").click()
    started.value.save_as(tmp_path / "out.graphml")
    names = {one.name for one in load((tmp_path / "out.graphml").read_bytes(), "graphml").network.agents}
    assert {"AKT1", "MTOR", "ULK1"} <= names


def test_a_dropped_file_is_taken_anywhere_on_the_page(page: Any) -> None:
    page.evaluate(
        """(text) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "dropped.sif"));
          const tell = (name) => document.querySelector("#evidence").dispatchEvent(
            new DragEvent(name, { dataTransfer: carried, bubbles: true, cancelable: true }));
          tell("dragover");
          tell("drop");
        }""",
        SIF,
    )
    ready(page)
    expect(page.locator("#notice")).to_contain_text("dropped.sif")


def test_how_groups_are_read_is_asked_told_kept_and_changed_by_keyboard(visitor: Open, tmp_path: Path) -> None:
    path = tmp_path / "grouped.gpml"
    path.write_text(GROUPED, encoding="utf-8")
    page = visitor()
    window = open_file(page, path)
    choice = window.get_by_role("group", name="Lines end on 1 group. Read it as")
    expect(choice.get_by_role("radio", name="one agent that stands for the group")).to_be_checked()
    expect(choice.get_by_role("radio").first).to_be_focused()
    assert grave(page) == []
    page.keyboard.press("ArrowDown")
    expect(choice.get_by_role("radio", name="its members")).to_be_checked()
    page.keyboard.press("Enter")
    ready(page)
    notice = page.locator("#notice")
    expect(notice).to_contain_text("What lines say of 1 group is said of each of its members.")
    assert grave(page) == []
    page.reload()
    page.wait_for_selector("#notice")
    ready(page)
    expect(notice).to_contain_text("What lines say of 1 group is said of each of its members.")
    expect(page.locator("#picture [data-statement]")).to_have_count(2)
    notice.get_by_role("button", name="Read as one agent each").press("Enter")
    expect(notice).to_contain_text("1 group that lines end on is read as one agent.")
    ready(page)
    expect(page.locator("#picture [data-statement]")).to_have_count(1)


def test_a_bad_file_is_told_and_the_page_stays(page: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.gpml"
    bad.write_text('<!DOCTYPE x [<!ENTITY a "b">]><Pathway/>', encoding="utf-8")
    window = open_file(page, bad)
    expect(window.get_by_role("status")).to_contain_text("This file cannot be shown.")
    expect(window.get_by_role("status")).to_contain_text("it declares a document type (DTD)")
    assert "/dropped" not in page.url
    expect(page.locator('#picture [data-agent="mir105"]')).to_be_attached()


def test_two_visitors_see_their_own_files(visitor: Open, sif: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sif"
    other.write_text("P53\tactivates\tP21\n", encoding="utf-8")
    first, second = visitor(), visitor()
    open_file(first, sif)
    open_file(second, other)
    ready(first)
    ready(second)
    expect(first.locator('#picture [data-agent="AKT1"]')).to_be_attached()
    expect(second.locator('#picture [data-agent="AKT1"]')).to_have_count(0)
    expect(second.locator('#picture [data-agent="P53"]')).to_be_attached()


def test_a_record_of_ones_own_is_read_by_the_rules(page: Any, tmp_path: Path) -> None:
    write_record(tmp_path, "PMC3__mine.001", "miR-21 inhibits PTEN.")
    open_file(page, *sorted((tmp_path / "figures").iterdir()))
    ready(page)
    expect(page.locator("#notice")).to_contain_text("1 suggestion by a rule, not reviewed.")
    expect(page.locator("#evidence .caption")).to_have_text("miR-21 inhibits PTEN.")
    page.locator("#record summary").first.click()
    expect(page.locator(".ocr")).to_contain_text("TP53INP1")


def test_what_left_as_tables_comes_back_with_its_caption(visitor: Open, tmp_path: Path) -> None:
    page = visitor()
    window = open_export(page)
    window.get_by_role("radio", name="Tables, tab-separated").check()
    expect(window.locator(".export-file")).to_contain_text("tsv.zip")
    window.get_by_role("radio", name="Every statement").check()
    expect(window.locator(".export-download")).to_have_attribute(
        "href", f"/export/{FOUNDING}/tsv?level=all&profile=caption"
    )
    with page.expect_download() as started:
        window.locator(".export-download").click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    assert len(zipfile.ZipFile(path).namelist()) > 2
    page.keyboard.press("Escape")
    open_file(page, path)
    ready(page)
    page.locator('#picture [data-statement="R07"]').dispatch_event("click")
    own = json.loads(page.locator("#figtrace-network").text_content())
    assert len(own["statements"]) == 54
    expect(page.locator("#evidence mark").first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_axe_finds_nothing_serious_in_the_windows(visitor: Open, theme: str, tmp_path: Path) -> None:
    page = visitor(f"/?theme={theme}", reduced_motion="reduce")
    window = open_export(page)
    window.get_by_role("radio", name="BEL script").check()
    expect(window.locator(".export-file")).to_contain_text(".bel")
    assert grave(page) == []
    page.keyboard.press("Escape")
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    window = open_file(page, bad)
    expect(window.get_by_role("status")).to_contain_text("cannot be shown")
    assert grave(page) == []


@pytest.mark.parametrize("context", [{}, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_a_page_from_a_file(
    visitor: Open, theme: str, context: dict[str, Any], sif: Path
) -> None:
    page = visitor(f"/?theme={theme}", reduced_motion="reduce", **context)
    open_file(page, sif)
    ready(page)
    page.locator("#notice summary").click()
    assert grave(page) == []


def test_a_long_file_has_its_outline_too(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.sif"
    path.write_text("".join(f"A{n}\tactivates\tB{n}\n" for n in range(400)), encoding="utf-8")
    open_file(page, path)
    ready(page)
    expect(page.locator("#notice")).to_contain_text("long.sif")
    assert page.locator("#outline [role=treeitem]").count() >= 400
    assert page.locator("template[data-late]").count() == 0
    page.locator("#outline [role=treeitem] .item", has_text="A7").first.click()
    expect(page.locator("#details h2").nth(1)).to_have_text("A7")
