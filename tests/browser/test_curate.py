"""A curator turns a caption into statements; a second person reviews them; nobody loses anything."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from app import Settings, create_app
from figtrace.figures.library import default_data
from tests.browser.conftest import Open
from tests.browser.test_access import PHONE, grave
from tests.records import FOUNDING

ANN = ("Ann Lee", "0000-0002-1825-0097")
BOB = ("Bob Ray", "0000-0001-5109-3700")

Enter = Callable[..., Any]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Serve an app over a journal of the test's own; ``bare`` gives it the founding record without its network."""
    running: list[Any] = []

    def serve(*, bare: bool = False, roles: str = "") -> str:
        data = default_data()
        if bare:
            data = tmp_path / "data"
            (data / "figures").mkdir(parents=True)
            for path in (default_data() / "figures").glob(f"{FOUNDING}*"):
                (data / "figures" / path.name).write_bytes(path.read_bytes())
        app = create_app(Settings(data=data, journal=str(tmp_path / "journal.db"), roles=roles))
        server = make_server("127.0.0.1", 0, app.server, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in running:
        server.shutdown()


@pytest.fixture
def enter(visitor: Open) -> Enter:
    """Open the page as a person who is signed in."""

    def come(site: str, who: tuple[str, str] | None = ANN, path: str = "/?curate=make", **context: Any) -> Any:
        page = visitor("/", at=site, is_ready=False, **context)
        if who:
            name, orcid = who
            status = page.evaluate(
                """([name, orcid]) => fetch("/curate/sign-in", {method: "POST", body: JSON.stringify({name, orcid}),
                headers: {"X-Figtrace": "page"}}).then((answer) => answer.status)""",
                [name, orcid],
            )
            assert status == 200
        page.goto(site + path)
        page.wait_for_selector("#standing", state="detached")
        page.wait_for_selector(".curate-body > *")
        return page

    return come


class Hand:
    """A hand on the keyboard alone, that counts its strokes."""

    def __init__(self, page: Any) -> None:
        self.page, self.strokes = page, 0

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.strokes += len(words)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.strokes += 1

    def focus_is_on(self, selector: str) -> None:
        expect(self.page.locator(f"{selector}:focus")).to_have_count(1)

    def agent(self, words: str, *, is_new: bool = False) -> None:
        """An agent by the first letters of its name; a new one is named with its first candidate."""
        self.type(words)
        expect(self.page.locator(".curate-slot:focus-within [role=option]").first).to_be_visible()
        self.press("Enter")
        if is_new:
            self.focus_is_on(".curate-naming input")
            self.press("Enter")

    def state(self, subject: str, relation: str, obj: str, *, new: str = "") -> None:
        """Subject, digit, object, Enter: the proposed words are taken."""
        self.agent(subject, is_new="subject" in new)
        self.focus_is_on(".curate-relations button")
        self.press(relation)
        self.focus_is_on(".curate-relations ~ .curate-slot input")
        self.agent(obj, is_new="object" in new)
        self.focus_is_on(".curate-preview .curate-go")
        self.press("Enter")
        expect(self.page.locator(".curate-preview")).to_be_empty()
        self.focus_is_on(".curate-slot input")


def statements(page: Any) -> set[str]:
    """What the picture says, in words, of statements that somebody stated."""
    drawn = page.locator("#picture [data-statement]:not(.review-suggested)")
    return set(drawn.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))"))


def test_a_mechanism_is_curated_with_the_keyboard_alone(desk: Any, enter: Enter, record_property: Any) -> None:
    page = enter(desk(bare=True))
    hand = Hand(page)
    page.locator(".curate-slot input").first.focus()
    hand.state("breast cancer-der", "5", "mir-105")
    hand.state("mir-105", "4", "zo")
    hand.state("mir-105", "3", "perm")
    hand.state("zo", "4", "perm")
    assert statements(page) == {
        "Breast cancer-derived exosomes carry miR-105",
        "miR-105 decreases ZO-1",
        "miR-105 increases permeability",
        "ZO-1 decreases permeability",
    }
    record_property("strokes", hand.strokes)
    print("strokes", hand.strokes)
    assert hand.strokes <= 70


def test_words_are_named_and_grounded(desk: Any, enter: Enter) -> None:
    page = enter(desk(bare=True))
    hand = Hand(page)
    caption = page.locator("#evidence .caption")
    caption.focus()
    hand.type("tumor")
    hand.press("Shift+ArrowRight")
    assert page.evaluate("String(getSelection())").startswith("tumor ")
    hand.press("Enter")
    hand.focus_is_on(".curate-naming input")
    expect(page.locator(".curate-naming")).to_contain_text("No identifier")
    hand.press("Enter")
    expect(page.locator(".curate-naming")).to_be_hidden()
    expect(page.locator(".curate-turn").first).to_contain_text("Undo:")


def test_undo_has_a_name_and_survives_a_reload(desk: Any, enter: Enter) -> None:
    page = enter(desk())
    hand = Hand(page)
    page.locator(".curate-slot input").first.focus()
    hand.state("mir-105", "4", "zo")
    undo = page.get_by_role("button", name="Undo: add R55: miR-105 decreases ZO-1")
    expect(undo).to_be_enabled()
    page.reload()
    page.wait_for_selector(".curate-composer")
    expect(page.locator('#picture [data-statement="R55"]')).to_have_count(1)
    page.get_by_role("button", name="Undo: add R55").click()
    expect(page.locator('#picture [data-statement="R55"]')).to_have_count(0)
    page.get_by_role("button", name="Redo: add R55").click()
    expect(page.locator('#picture [data-statement="R55"]')).to_have_count(1)
    page.locator("#picture [data-agent=zo1]").focus()
    page.keyboard.press("Control+z")
    expect(page.locator('#picture [data-statement="R55"]')).to_have_count(0)


def test_a_reload_in_the_middle_of_an_edit_loses_nothing(desk: Any, enter: Enter) -> None:
    page = enter(desk())
    hand = Hand(page)
    page.locator(".curate-slot input").first.focus()
    hand.agent("mir-105")
    hand.press("4")
    hand.agent("zo")
    hand.focus_is_on(".curate-preview .curate-go")
    page.reload()
    expect(page.locator(".curate-sentence strong")).to_have_text("miR-105 decreases ZO-1")
    page.locator(".curate-preview .curate-go").click()
    expect(page.locator('#picture [data-statement="R55"]')).to_have_count(1)


def test_what_the_server_cannot_take_is_kept_and_sent_again(desk: Any, enter: Enter) -> None:
    page = enter(desk())
    hand = Hand(page)
    page.evaluate(FAILING, FULL)
    page.locator(".curate-slot input").first.focus()
    hand.agent("mir-105")
    hand.press("4")
    hand.agent("zo")
    hand.focus_is_on(".curate-preview .curate-go")
    hand.press("Enter")
    warning = page.locator(".curate-warning")
    expect(warning).to_contain_text("One edit is not written yet.")
    expect(warning).to_contain_text("the disk is full")
    page.evaluate("void (fetch = globalThis.truly)")
    page.get_by_role("button", name="Try now").click()
    expect(page.locator('#picture [data-statement="R55"]')).to_have_count(1)
    expect(warning).to_be_hidden()


FAILING = """(problem) => {
  globalThis.truly = fetch;
  const full = () => Promise.resolve(Response.json({problems: [problem]}, {status: 503}));
  globalThis.fetch = (place, how) => (how?.method === "POST" ? full() : globalThis.truly(place, how));
}"""
"""The disk is full for everything that is written."""
FULL = {
    "code": "disk-full",
    "severity": "error",
    "where": "journal",
    "message": "the disk is full",
    "cure": "free some",
}


def test_two_people_see_each_others_changes(desk: Any, enter: Enter) -> None:
    site = desk()
    ann, bob = enter(site), enter(site, BOB)
    bob.locator("#picture [data-agent=zo1]").click()
    hand = Hand(ann)
    ann.locator(".curate-slot input").first.focus()
    hand.state("mir-105", "4", "zo")
    expect(bob.locator('#picture [data-statement="R55"]')).to_have_count(1, timeout=5000)
    expect(bob.locator(".curate-news")).to_contain_text("Ann Lee: add R55: miR-105 decreases ZO-1")
    expect(bob.locator("#picture [data-agent=zo1]")).to_have_attribute("aria-selected", "true")


def test_a_second_person_reviews_with_keys(desk: Any, enter: Enter) -> None:
    site = desk(bare=True)
    ann = enter(site)
    hand = Hand(ann)
    ann.locator(".curate-slot input").first.focus()
    hand.state("mir-105", "4", "zo")
    bob = enter(site, BOB, path="/?curate=review&select=R01")
    sentence = bob.locator(".curate-card .curate-sentence")
    expect(sentence).to_have_text("miR-105 decreases ZO-1")
    bob.locator(".curate-card button").first.focus()
    bob.keyboard.press("a")
    expect(bob.locator(".curate-state.state-reviewed").first).to_have_text("1 reviewed")
    expect(ann.locator(".curate-news")).to_contain_text("Bob Ray: approve")


def test_a_rejected_suggestion_does_not_come_back(desk: Any, enter: Enter) -> None:
    page = enter(desk(bare=True), path="/?curate=review")
    sentence = page.locator(".curate-card .curate-sentence")
    first = sentence.inner_text()
    many = page.locator(".curate-queue li")
    expect(many.first).to_be_visible()
    n = many.count()
    page.locator(".curate-card button").first.focus()
    page.keyboard.press("x")
    page.keyboard.press("3")
    expect(many).to_have_count(n - 1)
    expect(sentence).not_to_have_text(first)
    page.reload()
    expect(many).to_have_count(n - 1)
    expect(page.locator(".curate-state.state-rejected")).to_have_text("1 rejected")
    page.locator(".curate-card button").first.focus()
    page.keyboard.press("a")
    expect(page.locator(".curate-state.state-drafted").first).to_have_text("1 drafted")


def test_a_reader_is_told_that_nothing_is_written(desk: Any, enter: Enter) -> None:
    page = enter(desk(roles=f"{ANN[1]}=editor"), BOB)
    hand = Hand(page)
    page.locator(".curate-slot input").first.focus()
    hand.agent("mir-105")
    hand.press("4")
    hand.agent("zo")
    hand.focus_is_on(".curate-preview .curate-go")
    hand.press("Enter")
    expect(page.locator(".curate-news")).to_contain_text("You read here as a reader")
    expect(page.locator('#picture [data-statement="R55"]')).to_have_count(0)


def test_agents_are_drawn_together_in_the_picture(desk: Any, enter: Enter) -> None:
    page = enter(desk())
    page.locator("#picture [data-agent=mir105]").focus()
    page.keyboard.press("s")
    page.locator("#picture [data-agent=tissue_vessel]").focus()
    page.keyboard.press("o")
    page.keyboard.press("3")
    expect(page.locator(".curate-sentence strong")).to_have_text("miR-105 increases tumor blood vessel")
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name=re.compile("Draw in the picture")).click()
    start, end = (
        page.locator(f"#picture [data-agent={key}]").bounding_box() for key in ("mir105", "proc_permeability")
    )
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=4)
    page.mouse.up()
    page.keyboard.press("t")
    for digit in "1112111":
        page.keyboard.press(digit)
    expect(page.locator(".curate-sentence")).to_contain_text("miR-105 decreases")


def test_what_changed_since_is_drawn_on_the_picture(desk: Any, enter: Enter) -> None:
    page = enter(desk())
    hand = Hand(page)
    page.locator(".curate-slot input").first.focus()
    hand.state("mir-105", "4", "zo")
    page.locator("#curate-tab-history").click()
    page.get_by_role("button", name="What changed since").last.click()
    expect(page.locator('#picture [data-statement="R55"]')).to_have_class(re.compile("diff-added"))
    expect(page.locator(".curate-past")).to_contain_text("added statement R55: miR-105 decreases ZO-1")
    page.get_by_role("button", name="Back to now").click()
    expect(page.locator('#picture [data-statement="R55"]')).not_to_have_class(re.compile("diff-added"))


@pytest.mark.parametrize("tool", ["make", "review", "checks", "history"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(desk: Any, enter: Enter, tool: str, theme: str) -> None:
    page = enter(desk(), path=f"/?curate={tool}&select=R30&theme={theme}", reduced_motion="reduce")
    page.locator(".curate-body button").first.wait_for()
    assert grave(page) == []


def test_axe_finds_nothing_serious_in_the_library(desk: Any, visitor: Open) -> None:
    page = visitor("/library", at=desk(), is_ready=False)
    expect(page.locator("#library-rows li")).to_have_count(1)
    page.fill("#library-q", "nothing of that name")
    expect(page.locator("#library-n")).to_have_text("0 figures")
    assert grave(page) == []


def test_axe_finds_nothing_serious_on_a_phone(desk: Any, enter: Enter) -> None:
    page = enter(desk(), path="/?curate=review&tab=details", reduced_motion="reduce", **PHONE)
    assert grave(page) == []
