"""A curator turns a caption into statements; a second person reviews them; nobody loses anything.

All journeys share one server: each has a figure of its own, a copy of the founding one, with or without its network.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

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
CAT = ("Cat Mori", "0000-0002-1694-233X")
ROLES = f"{ANN[1]}=editor, {BOB[1]}=editor"
COPIES = 12

Enter = Callable[..., Any]


class House(NamedTuple):
    """A server over copies of the founding figure: ``full`` with the network, ``bare`` without."""

    site: str
    full: Iterator[str]
    bare: Iterator[str]


def copies(kind: str) -> Iterator[str]:
    """The figids of one kind, one after another."""
    return (f"PMC9095362__{kind}.{n:03}" for n in count())


def write_copy(data: Path, figid: str, *, is_full: bool) -> None:
    """The founding figure under another key."""
    folders = ("figures", "networks") if is_full else ("figures",)
    for folder in folders:
        (data / folder).mkdir(parents=True, exist_ok=True)
        for path in (default_data() / folder).glob(f"{FOUNDING}*"):
            text = path.read_text(encoding="utf-8").replace(FOUNDING, figid)
            (data / folder / path.name.replace(FOUNDING, figid)).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The server of all journeys; its journal is its own."""
    folder = tmp_path_factory.mktemp("curate")
    for n in range(COPIES):
        write_copy(folder / "data", f"PMC9095362__full.{n:03}", is_full=True)
        write_copy(folder / "data", f"PMC9095362__bare.{n:03}", is_full=False)
    app = create_app(Settings(data=folder / "data", journal=str(folder / "journal.db"), roles=ROLES))
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield House(f"http://127.0.0.1:{server.server_port}", copies("full"), copies("bare"))
    server.shutdown()


@pytest.fixture
def enter(visitor: Open, house: House) -> Enter:
    """Open a figure as a person who is signed in."""

    def come(figid: str, who: tuple[str, str] | None = ANN, path: str = "curate=make", **context: Any) -> Any:
        page = visitor("/library?q=none", at=house.site, is_ready=False, **context)
        if who:
            told = {"name": who[0], "orcid": who[1]}
            answer = page.request.post(f"{house.site}/curate/sign-in", data=told, headers={"X-Figtrace": "page"})
            assert answer.ok
        page.goto(f"{house.site}/?figure={figid}&{path}")
        page.wait_for_selector("#standing", state="detached")
        page.wait_for_selector(".curate-body > *")
        return page

    return come


class Hand:
    """A hand on the keyboard alone, that counts its strokes."""

    def __init__(self, page: Any) -> None:
        self.page, self.strokes = page, 0
        page.locator(".curate-slot input").first.focus()

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.strokes += len(words)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.strokes += len(keys)

    def focus_is_on(self, selector: str) -> None:
        expect(self.page.locator(f"{selector}:focus")).to_have_count(1)

    def agent(self, words: str, name: str = "", *, is_new: bool = False) -> None:
        """An agent by the first letters of its name; ↓ goes to the next one, a new one gets its first candidate."""
        if words in (".", "Enter"):
            return self.press(words)
        self.type(words.rstrip("↓"))
        expect(self.page.locator(".curate-slot:focus-within [role=option]").first).to_be_visible()
        self.press(*["ArrowDown"] * words.count("↓"))
        expect(self.page.locator(".curate-slot [role=option][aria-selected=true]:visible")).to_contain_text(name)
        self.press("Enter")
        if is_new:
            self.focus_is_on(".curate-naming input")
            self.press("Enter")
        return None

    def compose(self, subject: tuple[str, ...], relation: str, obj: tuple[str, ...], *, new: str = "") -> None:
        """Subject, digit, object: the words are proposed, and Enter would state it."""
        self.agent(*subject, is_new=new == "subject")
        self.focus_is_on(".curate-relations button")
        self.press(*relation)
        self.focus_is_on(".curate-relations ~ .curate-slot input")
        self.agent(*obj, is_new=new == "object")
        self.focus_is_on(".curate-preview .curate-go")

    def state(self, subject: tuple[str, ...], relation: str, obj: tuple[str, ...], *, new: str = "") -> None:
        """The same, and Enter."""
        self.compose(subject, relation, obj, new=new)
        self.press("Enter")
        expect(self.page.locator(".curate-preview")).to_be_empty()
        self.focus_is_on(".curate-slot input")


MIR105, ZO1 = ("mir-105", "miR-105"), ("zo", "ZO-1")
R55 = '#picture [data-statement="R55"]'


def statements(page: Any) -> set[str]:
    """What the picture says, in words, of statements that somebody stated."""
    drawn = page.locator("#picture [data-statement]:not(.review-suggested)")
    return set(drawn.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))"))


def test_a_mechanism_is_curated_with_the_keyboard_alone(house: House, enter: Enter) -> None:
    """The six statements of miR-105 (R28 to R33), two agents named by their words, in 59 strokes."""
    page = enter(next(house.bare))
    hand = Hand(page)
    hint = page.locator(".curate-hint")
    expect(hint).to_have_text("First letters of a name, then Enter.")
    hand.state(("breast cancer", "Breast cancer"), "6", ("br", "Breast cancer-derived exosomes"), new="subject")
    expect(hint).to_contain_text("Enter alone: Breast cancer-derived exosomes")
    hand.state(("Enter",), "5", ("mi", "miR-105"))
    hand.state(("Enter",), "4", ("z", "ZO-1"))
    hand.state((".",), "3", ("pe", "permeability"))
    hand.state(("z", "ZO-1"), "i4", (".",))
    hand.state(("br↓", "Breast cancer-derived"), "i7", ("tumor b", "tumor blood vessels"), new="object")
    assert statements(page) == {
        "Breast cancer releases Breast cancer-derived exosomes",
        "Breast cancer-derived exosomes carry miR-105",
        "miR-105 decreases ZO-1",
        "miR-105 increases permeability",
        "ZO-1 decreases permeability",
        "Breast cancer-derived exosomes are delivered to tumor blood vessels",
    }
    assert hand.strokes == 59
    page.locator("#evidence .caption").focus()
    hand.type("tumor")
    hand.press("Shift+ArrowRight")
    assert page.evaluate("String(getSelection())").startswith("tumor ")
    hand.press("Enter")
    hand.focus_is_on(".curate-naming input")
    expect(page.locator(".curate-naming")).to_contain_text("No identifier")
    hand.press("Enter")
    expect(page.locator(".curate-naming")).to_be_hidden()
    expect(page.locator(".curate-turn").first).to_contain_text("Undo: add tumor")


def test_nothing_is_lost_by_a_reload_and_every_step_goes_back(house: House, enter: Enter) -> None:
    page = enter(next(house.full))
    hand = Hand(page)
    hand.compose(MIR105, "4", ZO1)
    page.reload()
    expect(page.locator(".curate-sentence strong")).to_have_text("miR-105 decreases ZO-1")
    page.locator(".curate-preview .curate-go").click()
    expect(page.locator(R55)).to_have_count(1)
    page.reload()
    page.wait_for_selector(".curate-composer")
    expect(page.locator(R55)).to_have_count(1)
    page.get_by_role("button", name="Undo: add R55: miR-105 decreases ZO-1").click()
    expect(page.locator(R55)).to_have_count(0)
    page.get_by_role("button", name="Redo: add R55").click()
    expect(page.locator(R55)).to_have_count(1)
    page.locator("#picture [data-agent=zo1]").focus()
    page.keyboard.press("Control+z")
    expect(page.locator(R55)).to_have_count(0)
    page.locator("#curate-tab-history").click()
    page.locator(".curate-history li", has_text=re.compile("^add R55")).get_by_text("Show this state").click()
    expect(page.locator(R55)).to_have_count(1)
    page.locator(R55).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".curate-past-details")).to_contain_text("miR-105 decreases ZO-1")
    page.get_by_role("button", name="Back to now").click()
    expect(page.locator(R55)).to_have_count(0)
    page.locator(".curate-history li", has_text=re.compile("^begin")).get_by_text("What changed since").click()
    expect(page.locator(".curate-past")).to_contain_text("0 differences")
    page.get_by_role("button", name="Back to now").click()
    page.get_by_role("button", name="Redo: add R55").click()
    page.locator(".curate-history li", has_text=re.compile("^begin")).get_by_text("What changed since").click()
    expect(page.locator(R55)).to_have_class(re.compile("diff-added"))
    expect(page.locator(".curate-past")).to_contain_text("added statement R55: miR-105 decreases ZO-1")
    page.get_by_role("button", name="Back to now").click()
    expect(page.locator(R55)).not_to_have_class(re.compile("diff-added"))


def test_what_the_server_cannot_take_is_kept_and_sent_again(house: House, enter: Enter) -> None:
    page = enter(next(house.full))
    hand = Hand(page)
    page.evaluate(FAILING, FULL)
    hand.compose(MIR105, "4", ZO1)
    hand.press("Enter")
    warning = page.locator(".curate-warning")
    expect(warning).to_contain_text("One edit is not written yet.")
    expect(warning).to_contain_text("the disk is full")
    page.evaluate("void (fetch = globalThis.truly)")
    page.get_by_role("button", name="Try now").click()
    expect(page.locator(R55)).to_have_count(1)
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


def test_two_people_see_each_others_changes_and_choose_where_they_differ(house: House, enter: Enter) -> None:
    figid = next(house.full)
    ann, bob = enter(figid), enter(figid, BOB)
    bob.locator("#picture [data-agent=zo1]").click()
    Hand(ann).state(MIR105, "4", ZO1)
    expect(bob.locator(R55)).to_have_count(1)
    expect(bob.locator(".curate-news")).to_contain_text("Ann Lee: add R55: miR-105 decreases ZO-1")
    expect(bob.locator("#picture [data-agent=zo1]")).to_have_attribute("aria-selected", "true")
    bob.evaluate(DEAF)
    for page, relation in ((ann, "3"), (bob, "2")):
        page.locator(R55).focus()
        page.keyboard.press("Enter")
        page.get_by_role("combobox", name="Relation of R55").select_option(relation)
    dialog = bob.get_by_role("dialog", name="Changed meanwhile")
    row = dialog.locator(".curate-reads td")
    expect(row).to_have_text(["miR-105 increases ZO-1", "miR-105 interacts with ZO-1"])
    expect(dialog).to_contain_text("Ann Lee: change")
    assert grave(bob) == []
    bob.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    waiting = bob.locator(".curate-held")
    expect(waiting).to_contain_text("Waits for your choice: change")
    assert ann.locator(R55).get_attribute("aria-label") == "miR-105 increases ZO-1"
    waiting.get_by_role("button", name="Write mine").click()
    expect(ann.locator(R55)).to_have_attribute("aria-label", "miR-105 interacts with ZO-1")
    expect(bob.locator(R55)).to_have_attribute("aria-label", "miR-105 interacts with ZO-1")
    expect(waiting).to_be_hidden()


DEAF = """() => {
  const heard = globalThis.fetch;
  globalThis.fetch = (place, how) => (String(place).includes("/now.json") ? new Promise(() => {}) : heard(place, how));
}"""
"""This page no longer hears what others do."""


def test_a_second_person_reviews_and_a_dispute_is_settled(house: House, enter: Enter) -> None:
    figid = next(house.bare)
    ann = enter(figid)
    Hand(ann).state(MIR105, "4", ZO1)
    bob = enter(figid, BOB, path="curate=review&select=R01")
    sentence = bob.locator(".curate-card .curate-sentence")
    expect(sentence).to_have_text("miR-105 decreases ZO-1")
    bob.locator(".curate-card button").first.focus()
    bob.keyboard.press("a")
    expect(bob.locator(".curate-state.state-reviewed").first).to_have_text("1 reviewed")
    expect(ann.locator(".curate-news")).to_contain_text("Bob Ray: approve")
    ann.locator("#curate-tab-review").click()
    ann.locator('#picture [data-statement="R01"]').focus()
    ann.keyboard.press("Enter")
    ann.evaluate(REJECT, figid)
    expect(bob.locator('#picture [data-statement="R01"]')).to_have_class(re.compile("review-disputed"))
    bob.locator(".curate-queue button", has_text="settle").click()
    sides = bob.locator(".curate-sides.is-disputed > div")
    expect(sides).to_contain_text(["Bob Ray", "Ann Lee"])
    expect(sides.nth(1)).to_contain_text("not what it says")
    assert grave(bob) == []
    bob.locator(".curate-card button").first.focus()
    bob.keyboard.press("x")
    bob.keyboard.press("6")
    expect(bob.locator('#picture [data-statement="R01"]')).not_to_have_class(re.compile("review-disputed"))
    expect(bob.locator(".curate-state.state-rejected").first).to_have_text("1 rejected")


REJECT = """(figid) => {
  const said = {kind: "review", statement: "R01", verdict: "reject", tag: "polarity", text: "not what it says"};
  const body = JSON.stringify({act: "edits", edits: [said]});
  return fetch(`/curate/${figid}/act`, {method: "POST", headers: {"X-Figtrace": "page"}, body});
}"""
"""Says no, as one who sees it differently."""


def test_a_rejected_suggestion_does_not_come_back(house: House, enter: Enter) -> None:
    page = enter(next(house.bare), path="curate=review")
    sentence = page.locator(".curate-card .curate-sentence")
    first = sentence.inner_text()
    many = page.locator(".curate-queue li")
    expect(many.first).to_be_visible()
    n = many.count()
    page.locator(".curate-card button").first.focus()
    page.keyboard.press("x")
    page.keyboard.press("2")
    page.keyboard.type("hgnc:11827")
    page.keyboard.press("Enter")
    expect(many).to_have_count(n - 1)
    expect(sentence).not_to_have_text(first)
    page.reload()
    expect(many).to_have_count(n - 1)
    expect(page.locator(".curate-state.state-rejected")).to_have_text("1 rejected")
    page.locator(".curate-card button").first.focus()
    page.keyboard.press("a")
    expect(page.locator(".curate-state.state-drafted").first).to_have_text("1 drafted")


def test_agents_are_drawn_together_and_a_reader_only_reads(house: House, enter: Enter) -> None:
    page = enter(next(house.full), CAT)
    page.locator("#picture [data-agent=mir105]").focus()
    page.keyboard.press("s")
    page.locator("#picture [data-agent=tissue_vessel]").focus()
    page.keyboard.press("o")
    page.keyboard.press("3")
    expect(page.locator(".curate-sentence strong")).to_have_text("miR-105 increases tumor blood vessel")
    page.locator(".curate-preview .curate-go").click()
    expect(page.locator(".curate-news")).to_contain_text("You read here as a reader")
    expect(page.locator(R55)).to_have_count(0)
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name=re.compile("^draw")).click()
    start, end = (
        page.locator(f"#picture [data-agent={key}]").bounding_box() for key in ("mir105", "proc_permeability")
    )
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.locator(".curate-relations button:focus")).to_have_count(1)
    page.keyboard.press("t")
    expect(page.locator(".curate-tree button:focus")).to_have_count(1)
    for digit in "1112111":
        page.keyboard.press(digit)
    expect(page.locator(".curate-sentence")).to_contain_text("miR-105 decreases")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(house: House, enter: Enter, theme: str) -> None:
    page = enter("PMC9095362__full.011", path=f"curate=make&select=R30&theme={theme}", reduced_motion="reduce")
    for tool in ("make", "review", "checks", "history"):
        page.locator(f"#curate-tab-{tool}").click()
        page.locator(f"[aria-labelledby=curate-tab-{tool}] button").first.wait_for()
        assert grave(page) == [], tool


def test_axe_finds_nothing_serious_in_the_library(house: House, visitor: Open) -> None:
    page = visitor("/library", at=house.site, is_ready=False, color_scheme="dark")
    expect(page.locator("#library-rows li")).to_have_count(2 * COPIES)
    page.fill("#library-q", "nothing of that name")
    expect(page.locator("#library-n")).to_contain_text(f"0 of {2 * COPIES} figures")
    assert grave(page) == []


def test_axe_finds_nothing_serious_on_a_phone(house: House, enter: Enter) -> None:
    page = enter("PMC9095362__full.011", path="curate=review&tab=details", reduced_motion="reduce", **PHONE)
    assert grave(page) == []
