"""The library's own page, ``/library``: every figure and how far its curation is, search over all, records that arrive.

It works without a script: the search is a form. ``/library.json?q=…`` answers the same rows to those who type.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any, NamedTuple

from flask import Flask, Response, request
from markupsafe import Markup

from components import ids, shelf_drafts
from components.curate_journal import Desk
from components.curate_people import People
from components.curate_server import LONGEST
from components.markup import el, join
from components.refusal import dumps, problems_of
from figtrace.figures.arrivals import take_in
from figtrace.figures.ocr import KINDS, OcrKind, suffix
from figtrace.model import nesting
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure, Network
from figtrace.model.vocabulary import ReviewState
from figtrace.model.wording import citation

STYLE = "85_library.css"
SHOWN = 200
"""Rows of one answer; a search narrows them."""
FRESH = 2.0
"""Seconds for which the list is taken as it was: its files are not looked at for every letter."""


class Row(NamedTuple):
    """One figure in the list, and the words by which it is found."""

    figid: str
    title: str
    cite: str
    n_statements: int
    progress: tuple[tuple[str, int], ...]
    words: str

    def as_dict(self) -> dict[str, Any]:
        """The row as the page's script reads it."""
        return {
            "figid": self.figid,
            "title": self.title,
            "cite": self.cite,
            "state": state_words(self),
            "decided": sum(n for name, n in self.progress if name in ("accepted", "rejected")),
            "n": self.n_statements,
        }


class Catalogue:
    """All figures as rows; a figure is read again when its record, its network or its history has changed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._rows: dict[str, tuple[Figure, Network | None, Row]] = {}
        self._listed: tuple[Row, ...] = ()
        self._at = -FRESH
        self._lock = Lock()

    def rows(self) -> tuple[Row, ...]:
        """Every row, in the order of the figids."""
        with self._lock:
            if time.monotonic() - self._at >= FRESH:
                self._listed = tuple(row for figid in self.desk.library.figids() if (row := self._row(figid)))
                self._at = time.monotonic()
            return self._listed

    def forget(self) -> None:
        """Look at the files again at the next question."""
        self._at = -FRESH

    def find(self, words: str, state: str = "") -> list[Row]:
        """The rows that hold every word, in any case, and something in that state; all of them for neither."""
        sought = words.casefold().split()[:20]
        return [row for row in self.rows() if is_in(row, state) and all(word in row.words for word in sought)]

    def _row(self, figid: str) -> Row | None:
        try:
            figure, network = self.desk.everything(figid) or self._on_file(figid)
        except ProblemsFound:
            return Row(figid, figid, "This record cannot be read.", 0, (), figid.casefold())
        kept = self._rows.get(figid)
        if kept is None or kept[0] is not figure or kept[1] is not network:
            self._rows[figid] = kept = (figure, network, row_of(figure, network))
        return kept[2]

    def _on_file(self, figid: str) -> tuple[Figure, Network | None]:
        """As the library has them; no network is made up for a figure that has none."""
        library = self.desk.library
        is_stated = library.network_path(figid).is_file()
        return library.figure(figid), library.network(figid) if is_stated else None


def row_of(figure: Figure, network: Network | None) -> Row:
    """The row of one figure."""
    statements = network.statements if network else ()
    counts = {step.value: sum(one.review is step for one in statements) for step in ReviewState}
    title = (network.title if network else None) or figure.title or figure.figid
    cite = citation(figure)
    names = " ".join(word for agent in (network.agents if network else ()) for word in (agent.name, *agent.synonyms))
    words = " ".join((title, figure.title or "", cite, figure.caption, names, figure.reftext or "", figure.figid))
    progress = tuple((name, n) for name, n in counts.items() if n)
    return Row(figure.figid, title, cite, len(statements), progress, words.casefold())


def state_words(row: Row) -> str:
    """How far curation is, in words."""
    return ", ".join(f"{n} {name}" for name, n in row.progress) or "nothing stated yet"


NOTHING = "nothing"
"""The state of a figure for which nobody has stated anything."""


def is_in(row: Row, state: str) -> bool:
    """True when something of the figure is in that state; every figure is in none."""
    if state == NOTHING:
        return not row.progress
    return not state or any(name == state for name, _ in row.progress)


def summary(rows: Sequence[Row], total: int) -> str:
    """How many figures are shown, and how far their curation is."""
    n = len(rows)
    figures = "1 figure" if n == 1 else f"{n} figures"
    shown = figures if n == total else f"{n} of {total} figures"
    said = sum(row.n_statements for row in rows)
    accepted = sum(n for row in rows for name, n in row.progress if name == ReviewState.ACCEPTED.value)
    curated = sum(bool(row.progress) for row in rows)
    return f"{shown}; {curated} with statements ({said} in all, {accepted} accepted)"


def register(
    server: Flask, desk: Desk, people: People, url: Callable[[str], str], icon: str, styles: list[str]
) -> None:
    """Put the page, its answers and the arrival of records up."""
    catalogue = Catalogue(desk)
    shelf_drafts.register(server, desk, people)

    @server.get("/library")
    def library() -> Response:
        words, state = _asked()
        rows = catalogue.find(words, state)
        asked = Asked(words, state, len(catalogue.rows()))
        made = page(rows, asked, [url(name) for name in styles], [url("library.mjs"), url("library_drafts.mjs")], icon)
        return Response(made, mimetype="text/html")

    @server.get("/library.json")
    def found() -> Response:
        rows = catalogue.find(*_asked())
        words = summary(rows, len(catalogue.rows()))
        body = dumps({"n": len(rows), "words": words, "rows": [row.as_dict() for row in rows[:SHOWN]]})
        return Response(body, mimetype="application/json", headers={"Cache-Control": "no-store"})

    @server.post("/library/records")
    def arrive() -> Response:
        try:
            people.writer(request)
            told = arrivals(desk, _files(), is_again=request.args.get("again") == "1")
        except ProblemsFound as found:
            return problems_of(found.report)
        catalogue.forget()
        return Response(dumps(told), mimetype="application/json")


def arrivals(desk: Desk, files: Mapping[str, bytes], *, is_again: bool) -> dict[str, Any]:
    """File every record among the files, with the tables that bear its name; what became of each."""
    made, problems = [], []
    for name, data in files.items():
        if not name.endswith(".md"):
            continue
        stem = name.removesuffix(".md")
        tables: dict[OcrKind, bytes] = {kind: files[table] for kind in KINDS if (table := stem + suffix(kind)) in files}
        try:
            arrival = take_in(desk.library, data, tables, name, is_again=is_again)
            made.append({"figid": arrival.figure.figid, "outcome": arrival.outcome})
        except ProblemsFound as found:
            problems += [problem.as_dict() for problem in found.report]
    if not made and not problems:
        problem = Problem("no-record", "files", "no record is among them", "drop a .md file, with its tables")
        raise ProblemsFound(Report((problem,)))
    return {"arrived": made, "problems": problems}


def _files() -> dict[str, bytes]:
    if (request.content_length or 0) > LONGEST:
        problem = Problem("too-large", "files", f"{request.content_length:,} bytes", f"at most {LONGEST:,} are read")
        raise ProblemsFound(Report((problem,)))
    try:
        listed = nesting.parse(request.get_data(cache=False))["files"]
        return {str(one["name"]): str(one["text"]).encode() for one in listed[:200]}
    except (ValueError, KeyError, TypeError):
        problem = Problem("not-json", "files", "the request lists no files", "reload the page")
        raise ProblemsFound(Report((problem,))) from None


class Asked(NamedTuple):
    """What is sought: words, a state, and among how many figures."""

    words: str
    state: str
    total: int


def _asked() -> tuple[str, str]:
    return request.args.get("q", "")[:200], request.args.get("state", "")[:20]


def page(rows: list[Row], asked: Asked, styles: list[str], scripts: list[str], icon: str) -> str:
    """The whole page."""
    head = join(
        [
            Markup('<meta charset="utf-8">'),
            el("title", "Library · figtrace"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("link", rel="icon", type="image/svg+xml", href=icon),
            [el("link", rel="stylesheet", href=one) for one in styles],
        ]
    )
    body = el(
        "main",
        el("div", el("a", "figtrace", href="/", class_="brand"), el("h1", "Library"), class_="library-head"),
        _form(asked),
        _drop(),
        shelf_drafts.standing(),
        el("p", summary(rows, asked.total), id=ids.LIBRARY_N, class_="quiet", role="status"),
        el("ul", (_item(row) for row in rows[:SHOWN]), id=ids.LIBRARY_ROWS),
        [Markup(f'<script type="module" src="{script}"></script>') for script in scripts],
        class_="library",
    )
    return f"<!doctype html>\n{el('html', el('head', head), el('body', body), lang='en')}\n"


def _form(asked: Asked) -> Markup:
    """The search; without a script its button sends it."""
    states = [("", "any state"), (NOTHING, "nothing stated yet"), *((one.value, one.label) for one in ReviewState)]
    options = [el("option", words, value=value, selected=value == asked.state) for value, words in states]
    field = el(
        "input",
        type="search",
        name="q",
        value=asked.words,
        id=ids.LIBRARY_Q,
        autocomplete="off",
        spellcheck="false",
        placeholder="title, caption, agents, authors, year",
    )
    return el(
        "form",
        el("label", "Search every figure", for_=ids.LIBRARY_Q, class_="sr-only"),
        el("label", "State of curation", for_=ids.LIBRARY_STATE, class_="sr-only"),
        el(
            "div",
            field,
            el("select", options, name="state", id=ids.LIBRARY_STATE),
            el("button", "Search", class_="button"),
            class_="library-search",
        ),
        method="get",
        action="/library",
        role="search",
    )


def _drop() -> Markup:
    """Where records arrive; they may be dropped anywhere on the page."""
    return el(
        "section",
        el("h2", "Add records"),
        el(
            "label",
            "Drop PFOCR records (.md), with their gene tables, anywhere on this page, or choose them: ",
            for_=ids.LIBRARY_FILES,
        ),
        el("input", type="file", id=ids.LIBRARY_FILES, multiple=True, accept=".md,.tsv"),
        el("div", id=ids.LIBRARY_NEWS, role="status"),
        class_="library-drop",
        id=ids.LIBRARY_DROP,
    )


def _item(row: Row) -> Markup:
    told = row.as_dict()
    meter = el("meter", min=0, max=max(1, row.n_statements), value=told["decided"], aria_label="Decided")
    return el(
        "li",
        el("a", row.title, href=f"/?figure={row.figid}", class_="library-title"),
        el("p", row.cite, class_="quiet"),
        el(
            "p",
            el("span", told["state"]),
            meter if row.n_statements else None,
            el("a", "Curate", href=f"/?figure={row.figid}&curate=make"),
            class_="library-state",
        ),
    )
