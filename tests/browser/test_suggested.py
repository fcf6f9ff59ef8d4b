"""A figure that nobody has curated: rules suggest, dashed and marked, and say why, or say that they see nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from figtrace.reading.frames import VERSION
from figtrace.reading.rules import RULES
from tests.browser.conftest import Open, served
from tests.browser.test_access import PHONE, grave
from tests.records import write_record
from tests.shared import needs_shared, shared

PLAIN = "PMC3__plain.001"
BARE = "PMC4__bars.001"
CAPTION = (
    "Exosomes carry miR-21, which inhibits PTEN. AKT1 may activate MTOR. PTEN is shown in blue. Scale bars: 50 mm."
)


@pytest.fixture(scope="session")
def uncurated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over two records of our own, without a network."""
    data = tmp_path_factory.mktemp("uncurated")
    write_record(data, PLAIN, CAPTION)
    write_record(data, BARE, "Scale bars represent 50 mm. Data are shown as mean and SD.")
    yield from served(data)


@pytest.fixture(scope="session")
def of_others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over records of the design's own material."""
    figures = tmp_path_factory.mktemp("others") / "figures"
    figures.mkdir()
    for pattern in ("records/PMC*.md", "records/PMC*.tsv", "records/edge/PMC*.md"):
        for path in sorted(shared().glob(pattern)):
            (figures / path.name).write_bytes(path.read_bytes())
    yield from served(figures.parent)


def test_suggestions_are_dashed_counted_and_unreviewed(visitor: Open, uncurated: str) -> None:
    page = visitor(f"/?figure={PLAIN}", at=uncurated)
    lines = page.locator("#picture [data-statement] .line")
    n = page.locator("#picture [data-statement]").count()
    assert n >= 3
    expect(page.locator("#notice")).to_contain_text(f"{n} suggestions by rules, none reviewed.")
    assert set(lines.evaluate_all("all => all.map((one) => one.getAttribute('stroke-dasharray'))")) == {"10 5"}
    expect(page.locator(".legend-strip")).to_contain_text("suggested by a rule, not reviewed")
    expect(page.locator("#details")).to_contain_text("No person has looked at them.")
    expect(page.locator("#present")).to_be_visible()


def test_a_suggestion_shows_its_words_its_rule_and_its_belief(visitor: Open, uncurated: str) -> None:
    page = visitor(f"/?figure={PLAIN}", at=uncurated)
    page.fill("#search", "AKT1 increases MTOR")
    page.keyboard.press("Enter")
    details = page.locator("#details")
    expect(details).to_contain_text("Why it is suggested")
    expect(details.locator("dt", has_text="Rule")).to_be_visible()
    expect(details).to_contain_text("subject, verb, object")
    rule = RULES["effect-active"]
    expect(details).to_contain_text(f"effect-active v{VERSION}")
    expect(details).to_contain_text(f"Belief{rule.belief:.2f}")
    expect(details).to_contain_text("right in {1} of {0} on annotated captions".format(*rule.tried))
    expect(details).to_contain_text("“may”")
    expect(page.locator("#evidence .caption .is-subject")).to_have_text("AKT1")
    expect(page.locator("#evidence .caption .is-object")).to_have_text("MTOR")


def test_the_meter_tells_what_was_read_and_why_not(visitor: Open, uncurated: str) -> None:
    page = visitor(f"/?figure={PLAIN}", at=uncurated)
    meter = page.locator("#coverage")
    expect(meter).to_contain_text("3 of 5 clauses gave statements")
    expect(meter.locator(".coverage-meter span.is-told")).to_have_count(3)
    meter.get_by_text("Clause by clause").click()
    silent = meter.locator(".is-silent").filter(has_text="PTEN is shown in blue.")
    expect(silent).to_contain_text("“shown” tells no effect, binding, carrying or conversion")
    told = meter.locator(".is-told", has_text="AKT1 may activate MTOR.")
    told.get_by_text("1 statement").click()
    told.locator(".row").click()
    expect(page.locator("#details h2").nth(1)).to_contain_text("AKT1")


def test_nothing_is_suggested_where_nothing_is_stated(visitor: Open, uncurated: str) -> None:
    page = visitor(f"/?figure={BARE}", at=uncurated)
    expect(page.locator("#notice")).to_contain_text("Nothing is suggested.")
    expect(page.locator("#picture [data-statement]")).to_have_count(0)
    expect(page.locator("#coverage")).to_contain_text("0 of 2 clauses gave statements")
    expect(page.locator("#coverage .is-silent").first).to_be_visible()


def test_suggestions_leave_only_when_they_are_asked_for(visitor: Open, uncurated: str) -> None:
    page = visitor(f"/?figure={PLAIN}", at=uncurated)
    page.locator("#take summary").click()
    page.locator('[data-command="export"]').click()
    window = page.get_by_role("dialog", name="Export")
    asked = window.get_by_label("With suggestions that no person has looked at")
    expect(asked).not_to_be_checked()
    expect(window.locator(".export-summary")).to_contain_text("cannot be carried")
    asked.check()
    expect(window.locator(".export-summary")).to_have_text("Nothing is lost: this format carries the whole network.")
    expect(window.locator(".export-download")).to_have_attribute("href", re.compile("suggested=1$"))
    expect(window.locator(".export-taken")).to_have_count(0)


@pytest.mark.parametrize("context", [{}, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("figid", [PLAIN, BARE])
def test_axe_finds_nothing_serious(
    visitor: Open, uncurated: str, figid: str, theme: str, context: dict[str, Any]
) -> None:
    page = visitor(f"/?figure={figid}&theme={theme}", at=uncurated, reduced_motion="reduce", **context)
    assert grave(page) == []
    if context:
        page.locator('[data-tab="outline"]').click()
    if figid == PLAIN:
        page.locator("#coverage summary").first.click()
    assert grave(page) == []


@needs_shared
@pytest.mark.parametrize(
    "figid", ["PMC7118073__41419_2020_2409_Fig7_HTML", "PMC5556685__12986_2017_212_Fig2_HTML", "PMC7972934__gr7"]
)
def test_records_of_others_open_with_suggestions(visitor: Open, of_others: str, figid: str) -> None:
    page = visitor(f"/?figure={figid}", at=of_others)
    expect(page.locator("#notice")).to_contain_text("suggestions by rules, none reviewed.")
    page.locator("#outline [data-select]").nth(1).click()
    expect(page.locator("#details .detail")).to_be_visible()


@needs_shared
@pytest.mark.parametrize(
    "figid",
    [
        "PMC10034056__fendo-14-1109296-g001",
        "PMC10036181__jbm-2023-30-1-1f4",
        "PMC8620891__pharmaceuticals-14-01105-g001",
    ],
)
def test_titles_of_others_get_nothing(visitor: Open, of_others: str, figid: str) -> None:
    page = visitor(f"/?figure={figid}", at=of_others)
    expect(page.locator("#notice")).to_contain_text("Nothing is suggested.")
    expect(page.locator("#coverage")).to_contain_text("0 of")


def test_every_figure_is_read_from_the_librarys_page(visitor: Open, uncurated: str) -> None:
    page = visitor("/library", at=uncurated, is_ready=False)
    page.request.post(f"{uncurated}/curate/sign-in", data={"name": "Ann Lee"}, headers={"X-Figtrace": "page"})
    page.get_by_role("button", name="Suggest for every figure").click()
    drafts = page.locator(".library-drafts")
    expect(drafts).to_contain_text(re.compile(r"\d suggestions from 2 records in [\d.]+ s; 1 caption states nothing"))
    drafts.get_by_text("Figures with suggestions").click()
    expect(drafts.locator(".library-found a")).to_have_text([PLAIN])
    expect(drafts.get_by_role("button", name="Look again")).to_be_visible()
