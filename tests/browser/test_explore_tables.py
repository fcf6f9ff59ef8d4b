"""A researcher reads the network as tables and charts, lays own data on it, and compares."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from figtrace.figures.library import default_data
from tests.browser.conftest import Open, served
from tests.browser.test_access import PHONE, grave
from tests.records import FOUNDING, write_second

TABLE = "gene,log2FC,padj\nTP53INP1,-2.1,0.001\nTJP1,1.4,0.02\nhsa-miR-155-5p,2.7,0.0001\nSEPT2,1,1\nFOO,0.4,0.5\n"


def painted(page: Any, key: str) -> Any:
    """The agent, when it is painted: its name tells the value."""
    return page.locator(f'#picture .has-value[data-agent="{key}"]')


DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const stage = document.querySelector("#picture .stage");
  for (const type of ["dragover", "drop"]) {
    stage.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
  }
}"""
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: data }));
}"""


def test_a_table_and_the_picture_are_one_selection(visitor: Open) -> None:
    page = visitor("/?explore=table")
    grid = page.get_by_role("grid", name="Statements")
    expect(grid).to_have_attribute("aria-rowcount", "55")
    page.get_by_role("searchbox", name="Filter rows").fill("zo-1")
    expect(page.locator(".table-bar output")).to_have_text(re.compile(r"^\d of 54 rows$"))
    grid.get_by_role("gridcell", name="miR-105 decreases ZO-1", exact=True).click()
    expect(page.locator('#picture [data-statement="R30"]')).to_have_attribute("aria-selected", "true")
    expect(page.locator("#details")).to_contain_text("miR-105 decreases ZO-1")
    expect(grid.locator('[aria-selected="true"]')).to_have_count(1)
    page.get_by_role("searchbox", name="Filter rows").fill("")
    page.locator('#picture [data-agent="mir155"]').click()
    page.get_by_role("radio", name="Agents").click()
    expect(page.get_by_role("grid", name="Agents").locator('[aria-selected="true"]')).to_contain_text("miR-155")


def test_a_table_is_sorted_walked_by_the_keyboard_and_saved(visitor: Open, tmp_path: Path) -> None:
    page = visitor("/?explore=table&ask=agents")
    grid = page.get_by_role("grid", name="Agents")
    header = grid.get_by_role("columnheader", name="name", exact=True)
    header.focus()
    page.keyboard.press("Enter")
    expect(grid.get_by_role("columnheader", name="name", exact=True)).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".grid-row[aria-rowindex='2'] .grid-cell:focus")).to_have_text("breast cancer cell")
    page.keyboard.press("Enter")
    expect(page.locator('#picture [data-agent="cell_brca"]')).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Control+End")
    expect(page.locator(".grid-row[aria-rowindex='45'] .grid-cell:focus")).to_be_visible()
    page.get_by_role("searchbox", name="Filter rows").fill("kind:microrna")
    expect(page.locator(".table-bar output")).to_have_text("3 of 44 rows")
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV", exact=True).click()
    saved.value.save_as(tmp_path / "agents.csv")
    lines = (tmp_path / "agents.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("agent,name,kind")
    assert [line.split(",")[1] for line in lines[1:]] == ["miR-92a", "miR-105", "miR-155"]


def test_columns_close_again_and_a_filter_that_finds_nothing_says_so(visitor: Open) -> None:
    page = visitor("/?explore=table&ask=statements&select=R30")
    summary, choose = page.locator(".table-columns > summary"), page.get_by_role("group", name="Columns")
    summary.click()
    choose.get_by_label("object", exact=True).check()
    page.keyboard.press("Escape")
    expect(choose).not_to_be_visible()
    expect(summary).to_be_focused()
    expect(page).to_have_url(re.compile("select=R30"))
    summary.click()
    page.locator(".table-bar output").click()
    expect(choose).not_to_be_visible()
    box = page.get_by_role("searchbox", name="Filter rows")
    box.fill("zzz")
    expect(page.locator(".table-tool")).to_contain_text("No row has all of “zzz”.")
    page.get_by_role("button", name="Show all rows").click()
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    expect(page.locator(".table-bar output")).to_have_text("54 rows")
    expect(page.get_by_role("button", name="Show all rows")).to_have_count(0)


def test_a_cell_is_no_layer_of_its_own_and_keeps_its_words_inside(visitor: Open) -> None:
    page = visitor("/?explore=table&ask=evidence")
    page.locator(".grid-row[data-place]").first.wait_for()
    cells = """() => [...document.querySelectorAll(".grid-rows [role=gridcell]")].map((cell) => {
      const { contain, overflow, transform, willChange } = getComputedStyle(cell);
      return [[contain, overflow, transform, willChange].join(" "), cell.scrollWidth - cell.clientWidth];
    })"""
    found = page.evaluate(cells)
    assert len(found) >= 100
    assert {look for look, _ in found} == {"none visible none auto"}
    assert [wide for _, wide in found if wide > 0] == []
    cut = page.locator(".grid-rows [role=gridcell][title]").first
    whole = cut.get_attribute("title") or ""
    assert (cut.get_attribute("aria-label"), cut.inner_text()[-1]) == (whole, "…")
    assert whole.startswith(cut.inner_text()[:-1])


def test_columns_are_widened_moved_and_copied_as_a_block(visitor: Open) -> None:
    page = visitor("/?explore=table&ask=agents", permissions=["clipboard-read", "clipboard-write"])
    grid = page.get_by_role("grid", name="Agents")
    headers = grid.get_by_role("columnheader")
    name = grid.get_by_role("columnheader", name="name", exact=True)
    wide = name.bounding_box()["width"]
    edge = name.locator(".grid-edge").bounding_box()
    page.mouse.move(edge["x"] + 5, edge["y"] + 10)
    page.mouse.down()
    page.mouse.move(edge["x"] + 65, edge["y"] + 10, steps=3)
    page.mouse.up()
    assert name.bounding_box()["width"] == pytest.approx(wide + 60, abs=2)
    expect(name).to_have_attribute("aria-sort", "none")
    name.focus()
    page.keyboard.press("Alt+ArrowLeft")
    assert name.bounding_box()["width"] == pytest.approx(wide + 44, abs=2)
    expect(headers.nth(1)).to_have_text("name")
    name.drag_to(headers.nth(2), target_position={"x": 20, "y": 10})
    expect(headers.nth(2)).to_have_text("name")
    name.focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(headers.nth(1)).to_have_text("name")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(grid.locator(".is-in")).to_have_count(4)
    page.keyboard.press("Control+c")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert [len(line.split("\t")) for line in lines] == [2, 2]
    page.keyboard.press("Escape")
    expect(grid.locator(".is-in")).to_have_count(0)
    page.keyboard.press("End")
    last = headers.last.get_attribute("aria-colindex")
    expect(grid.locator(".grid-cell:focus")).to_have_attribute("aria-colindex", last)
    expect(grid.locator(".grid-cell:focus")).to_be_in_viewport()
    page.keyboard.press("Home")
    expect(grid.locator(".grid-cell:focus")).to_have_attribute("aria-colindex", "1")


def test_charts_load_their_script_when_opened_and_keep_to_themselves(visitor: Open, site: str) -> None:
    page = visitor()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("document.querySelector('[data-command=explore]').click()")
    page.locator(".explore-tabs").get_by_text("Charts").click()
    expect(page.locator(".chart .main-svg").first).to_be_visible(timeout=60_000)
    assert sum("plotly.min.js" in url for url in asked) == 1
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []
    expect(page.locator(".modebar-btn")).to_have_count(0)
    expect(page.locator(".chart")).to_have_attribute("aria-label", re.compile("167 of 179 words"))
    page.get_by_role("radio", name="Flow").click()
    expect(page.locator(".chart-words")).to_contain_text("K562 → miR-92a")
    page.get_by_role("listbox", name="Points of this chart").focus()
    page.keyboard.press("End")
    expect(page.locator(".chart-point")).to_contain_text("25 of 25")
    page.keyboard.press("Home")
    expect(page.locator(".chart .is-stood-on")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(1)
    page.get_by_text("The numbers").click()
    page.locator(".chart-table").get_by_role("button", name="K562").first.click()
    expect(page.locator('#picture [data-agent="cell_k562"]')).to_have_attribute("aria-selected", "true")
    assert grave(page) == []


def test_on_a_phone_the_flow_and_the_shared_agents_can_be_read(visitor: Open) -> None:
    page = visitor("/?explore=chart&ask=flow&tab=explore", **PHONE)
    page.locator(".chart .node-label").nth(15).wait_for()
    overlaps = """() => {
      const labels = [...document.querySelectorAll(".chart .node-label")];
      const boxes = labels.map((one) => ({ name: one.textContent, ...one.getBoundingClientRect().toJSON() }));
      const isWithin = (a, b) => a.left < b.right - 1 && b.left < a.right - 1;
      const meets = (a, b) => isWithin(a, b) && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const pairs = boxes.flatMap((one, n) => boxes.slice(n + 1).map((other) => [one, other]));
      return pairs.filter(([one, other]) => meets(one, other)).map(([one, other]) => `${one.name} / ${other.name}`);
    }"""
    assert page.evaluate(overlaps) == []
    page.goto(page.url.replace("explore=chart&ask=flow", "explore=compare&ask=members"))
    names = page.locator(".members-names").first
    names.wait_for()
    box = names.bounding_box()
    assert box
    assert box["x"] + box["width"] <= page.evaluate("innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_own_data_is_painted_and_never_sent(visitor: Open) -> None:
    page = visitor("/?explore=data")
    page.wait_for_load_state("networkidle")
    posted: list[str] = []
    page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    page.get_by_role("textbox", name="Paste a table").fill(TABLE)
    page.get_by_role("textbox", name="Paste a table").blur()
    expect(painted(page, "tp53inp1")).to_have_attribute("aria-label", "TP53INP1, protein; log2FC: -2.1")
    expect(painted(page, "zo1")).to_have_attribute("aria-label", "ZO-1, protein; log2FC: 1.4")
    expect(page.locator("#picture .has-value")).to_have_count(3)
    expect(page.locator(".data-ends")).to_have_text("-2.702.7")
    expect(page.locator(".value-legend")).to_contain_text("no value")
    fills = "(key) => getComputedStyle(document.querySelector(`[data-agent=${key}] > :first-child`)).fill"
    assert len({page.evaluate(fills, key) for key in ("tp53inp1", "zo1", "egfr")}) == 3
    expect(page.locator(".explore-values [data-value]")).to_have_count(0)
    page.locator('#picture [data-agent="zo1"]').hover()
    expect(page.locator(".tip.is-shown")).to_contain_text("ZO-1, protein; log2FC: 1.4")
    page.get_by_label("Numbers").check()
    expect(page.locator('.explore-values [data-value="zo1"]')).to_have_text("1.4")
    expect(page.locator(".data-answer")).to_contain_text("Matched: 3 of 5 rows, by “gene”")
    page.get_by_role("combobox", name="Column").select_option("padj")
    expect(painted(page, "zo1")).to_have_attribute("aria-label", "ZO-1, protein; padj: 0.02")
    assert posted == []
    page.get_by_role("textbox", name="Paste a table").fill("nothing here")
    page.get_by_role("textbox", name="Paste a table").blur()
    expect(page.locator(".explore-problems")).to_contain_text("no tab, semicolon, comma or bar")
    expect(page.locator('.explore-values [data-value="zo1"]')).to_have_text("0.02")
    assert grave(page) == []
    page.get_by_role("button", name="Take it off the picture").click()
    expect(page.locator("#picture .has-value")).to_have_count(0)
    expect(page.locator(".value-legend")).to_have_count(0)
    expect(page.locator('#picture [data-agent="zo1"]')).to_have_attribute("aria-label", "ZO-1, protein")


def test_a_bad_file_is_named_and_takes_nothing_away(visitor: Open) -> None:
    page = visitor("/?explore=data")

    def choose(name: str, data: bytes) -> None:
        page.locator("#data-file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})

    choose("mine.csv", TABLE.encode())
    expect(page.locator(".data-answer")).to_contain_text("Matched: 3 of 5 rows, by “gene” of mine.csv")
    choose("latin.csv", "gène;fc\nTJP1;-0,4\n".encode("latin-1"))
    trouble = page.locator(".data-tool [role=status]")
    expect(trouble.locator("h3")).to_have_text("latin.csv")
    expect(trouble).to_contain_text("byte 0xe8 at 1 is no UTF-8")
    expect(trouble).to_contain_text("What mine.csv brought stays on the picture.")
    expect(painted(page, "zo1")).to_have_attribute("aria-label", "ZO-1, protein; log2FC: 1.4")
    choose("twice.csv", b"gene,fc\nTJP1,1\nTJP1,3\n")
    expect(trouble.locator("h3")).to_have_text("twice.csv")
    expect(trouble).not_to_contain_text("stays on the picture")
    expect(painted(page, "zo1")).to_have_attribute("aria-label", "ZO-1, protein; fc: 1")


def test_values_are_taken_from_anywhere_and_a_network_is_opened(visitor: Open, tmp_path: Path) -> None:
    page = visitor("/?explore=whatif")
    page.evaluate(DROP, ["mine.csv", TABLE])
    expect(painted(page, "zo1")).to_have_attribute("aria-label", "ZO-1, protein; log2FC: 1.4")
    expect(page.get_by_role("tab", name="Data")).to_have_attribute("aria-selected", "true")
    page.locator(".explore-tabs").get_by_text("Tables").click()
    expect(page.locator(".grid-row[data-place]").first).to_be_visible()
    page.evaluate(PASTE, "gene\tratio\nEGFR\t4\n")
    expect(painted(page, "egfr")).to_have_attribute("aria-label", "EGFR, protein; ratio: 4")
    made = Workbook()
    made.active.append(["symbol", "ratio"])
    made.active.append(["EGFR", 4])
    made.active.append(["TLR2", 2])
    made.save(tmp_path / "mine.xlsx")
    page.locator("#data-file").set_input_files(tmp_path / "mine.xlsx")
    expect(painted(page, "tlr2")).to_have_attribute("aria-label", re.compile("ratio: 2$"))
    expect(page.locator(".data-ends")).to_have_text("0.2514")
    page.evaluate(DROP, ["bad.csv", "a,b\nx,y\n"])
    expect(page.locator(".explore-problems")).to_contain_text("no column holds identifiers")
    expect(painted(page, "egfr")).to_have_count(1)
    page.evaluate(DROP, ["net.csv", "subject,relation,object\nA,inhibits,B\n"])
    expect(page).to_have_url(re.compile("/dropped"))


def test_two_mechanisms_beside_each_other_and_on_the_picture(visitor: Open) -> None:
    page = visitor("/?explore=compare&ask=M1,M5")
    expect(page.locator(".compare-both")).to_contain_text("Both: CAF")
    expect(page.locator(".compare-sides img")).to_have_count(2)
    expect(page.locator('#picture [data-agent="mir155"]')).to_have_class(re.compile("is-first"))
    expect(page.locator('#picture [data-agent="tgfb"]')).to_have_class(re.compile("is-second"))
    expect(page.locator('#picture [data-agent="cell_caf"]')).not_to_have_class(re.compile("is-(first|second)"))
    page.get_by_role("radio", name="Shared agents").click()
    page.get_by_role("button", name="Select 2 agents").click()
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(2)
    assert grave(page) == []


def test_axe_finds_nothing_serious_in_tables(visitor: Open) -> None:
    page = visitor("/?explore=table&select=R30&theme=light", reduced_motion="reduce")
    expect(page.locator(".grid-rows .grid-row").first).to_be_visible()
    page.locator(".table-columns > summary").click()
    assert grave(page) == []
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert grave(page) == []


@pytest.fixture(scope="module")
def two_figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over the founding figure and a second one that turns one of its claims round."""
    data = tmp_path_factory.mktemp("two") / "data"
    shutil.copytree(default_data(), data)
    write_second(data, "PMC2__second.001")
    yield from served(data)


def test_two_figures_beside_each_other_and_in_one_picture(visitor: Open, two_figures: str) -> None:
    page = visitor(f"/?figure={FOUNDING}&explore=compare&ask=figure,PMC2__second.001", at=two_figures)
    expect(page.locator(".paths-words")).to_contain_text("5 shared agents")
    turned = page.locator(".compare-both section").filter(has_text="With the opposite sign")
    expect(turned.locator(".told")).to_have_text(
        [re.compile("^miR-105 decreases ZO-1"), re.compile("^miR-105 increases ZO-1")]
    )
    drawn = "(image) => image.complete && image.naturalWidth > 0"
    for image in page.locator(".compare-overlaid img, .compare-sides img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate(drawn)
    assert grave(page) == []
    page.get_by_role("link", name="A second figure").click()
    expect(page).to_have_title(re.compile("A second figure"))
