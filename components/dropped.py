"""A person's own file as a page: parsed in memory, drawn, answered, and forgotten.

``POST /dropped`` takes the file (and those that belong beside it) and answers with the page; ``POST /dropped/check``
says beforehand whether it can be read. The browser holds the network in the page, and the file for a reload.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from flask import Flask, Response, g, redirect, request
from markupsafe import Markup
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from components import ids
from components.caption import Cut, Range, cut
from components.drawing import compose
from components.markup import el, island, join
from components.payload import data_island, payload
from components.refusal import dumps, problems_of, refused, status_of
from components.shelf import Shelf
from components.shown import Shown
from figtrace.exchange import FORMATS, Imported, load, readable
from figtrace.exchange.files import format_of, opened
from figtrace.exchange.gpml_read import KEPT
from figtrace.exchange.trust import MAX_BYTES
from figtrace.figures import pfocr
from figtrace.figures.ocr import KINDS, OcrKind, suffix
from figtrace.model import codec, validate
from figtrace.model.problems import Problem, ProblemsFound, Report, Severity
from figtrace.model.records import Figure, Network, Span

MOST_FILES: Final = 12
"""Files that belong together: a record with three tables, a SIF with its tables, tables of a workbook."""

MOST_AGENTS, MOST_STATEMENTS = 5_000, 20_000
"""A larger network is not laid out on request; the command line reads it."""

RECORD: Final = "a PFOCR record"

MEMBERS: Final = "members"
"""What a page sends as ``groups`` where each is to be read as its members; else each is one agent."""


class Given(NamedTuple):
    """One file as it was sent."""

    name: str
    data: bytes


class _NoCaption(Cut):
    """No caption is at hand: nothing can be marked."""

    def range_of(self, span: Span) -> Range:  # noqa: ARG002 - the shape of its parent
        """Nothing."""
        return 0, 0

    def html(self) -> Markup:
        """Says so."""
        return el("span", "No caption came with this file.", class_="quiet")


@dataclass(frozen=True)
class Opened:
    """What a file holds: where it comes from in words, its figure if it has one, its network, and what is wrong."""

    origin: str
    figure: Figure | None
    network: Network
    report: Report


def register(server: Flask, shelf: Shelf, index: Callable[[], str], again: Callable[[], str]) -> None:
    """Put it at its addresses. ``index`` gives the page of what :data:`flask.g` holds as ``dropped``; ``again`` the
    address of the module that sends a file once more after a reload.
    """

    @server.post("/dropped")
    def dropped() -> Response:
        try:
            shown = shown_of(read(_given(), shelf, expand_groups=_is_expanding()), shelf)
        except ProblemsFound as found:
            return _page(_cannot(found.report), status_of(found.report))
        g.dropped = shown
        return _page(index(), 200)

    @server.post("/dropped/check")
    def check() -> Response:
        try:
            found = read(_given(), shelf, expand_groups=_is_expanding())
        except ProblemsFound as error:
            return problems_of(error.report, otherwise=200)
        n_agents, n_statements = len(found.network.agents), len(found.network.statements)
        told = {"origin": found.origin, "agents": n_agents, "statements": n_statements}
        told["groups"] = sum(problem.code == KEPT for problem in found.report)
        return Response(dumps(told), mimetype="application/json")

    @server.get("/dropped")
    def gone() -> Response:
        """A reload: the browser still has the file, or it has to be opened anew."""
        if request.args.get("figure"):
            return redirect(f"/?{request.query_string.decode('ascii', 'replace')}")  # type: ignore[return-value]
        return _page(_again(again()), 200)


def read(files: list[Given], shelf: Shelf, *, expand_groups: bool = False) -> Opened:
    """What the files hold; raises :class:`ProblemsFound` with what is wrong where nothing can be shown.

    ``expand_groups`` says what a line says of a group for each of its members, in a format that has such groups.
    """
    if not files:
        raise refused("no-file", "no file was sent", "choose or drop one")
    if len(files) > MOST_FILES:
        raise refused(
            "too-many-files", f"{len(files)} files were sent", f"send at most {MOST_FILES} that belong together"
        )
    records = [one for one in files if one.name.lower().endswith(".md")]
    return _record(records, files) if records else _network(files, shelf, expand_groups)


def _record(records: list[Given], files: list[Given]) -> Opened:
    """A record with its tables; nobody has stated a network for it here, so rules may suggest one."""
    main, rest = records[0], [one for one in files if one is not records[0]]
    tables: dict[OcrKind, bytes] = {}
    for kind in KINDS:
        for one in [one for one in rest if one.name.endswith(suffix(kind))]:
            tables[kind] = one.data
            rest.remove(one)
    figure, report = pfocr.parse(main.data, tables, main.name)
    if figure is None:
        raise ProblemsFound(report)
    empty = Network(figid=figure.figid, title=figure.title or figure.figid, caption_sha256=figure.caption_sha256)
    return Opened(f"{RECORD}, {main.name}", figure, empty, report + _left(rest))


def _network(files: list[Given], shelf: Shelf, expand_groups: bool) -> Opened:
    """A network of any format that is read, with the tables that belong beside it."""
    main = min(files, key=lambda one: (len(one.name), one.name))
    stem = main.name.rpartition(".")[0] + "."
    beside = {
        one.name.removeprefix(stem[:-1]): one.data for one in files if one is not main and one.name.startswith(stem)
    }
    left = [one for one in files if one is not main and not one.name.startswith(stem)]
    if main.data.startswith(b"PK"):
        kind, imported = "zip", opened(main.data)
    else:
        kind = format_of(main.name, main.data)
        one = FORMATS[kind]
        is_expanded = expand_groups and one.has_groups
        imported = load(main.data, kind, beside if one.has_companions else None, expand_groups=is_expanded)
    _check_size(imported)
    words = "a zip of tables" if kind == "zip" else f"{FORMATS[kind].title} {FORMATS[kind].version}".removesuffix(" –")
    figure, doubts = _figure_of(imported.network, shelf)
    return Opened(f"{words}, {main.name}", figure, imported.network, imported.report + doubts + _left(left))


def _check_size(imported: Imported) -> None:
    report = validate.keys(imported.network)
    if not report.is_good:
        raise ProblemsFound(report)
    n, m = len(imported.network.agents), len(imported.network.statements)
    if not n:
        raise refused("empty-network", "no agent was found in it", "check that it is the file that you mean")
    if n > MOST_AGENTS or m > MOST_STATEMENTS:
        words = f"{n} agents and {m} statements; the page draws {MOST_AGENTS} and {MOST_STATEMENTS}"
        raise refused("too-large", words, "read it with: figtrace import FILE -o network.json")


def _figure_of(network: Network, shelf: Shelf) -> tuple[Figure | None, Report]:
    """The library's figure that the network speaks of, when its quotes stand in that caption."""
    try:
        figure = shelf.library.figure(network.figid)
    except ProblemsFound:
        return None, Report()
    report = validate.structure(network, figure)
    is_same = network.caption_sha256 == figure.caption_sha256
    if is_same and report.is_good:
        return figure, Report()
    cure = "compare it with the figure on file"
    words = "its quotes do not stand in the caption that is on file; they are shown without it"
    return None, Report((Problem("caption-differs", network.figid, words, cure, Severity.WARNING),))


def _left(files: Iterable[Given]) -> Report:
    """Files that were sent along and belong to nothing."""
    words = "was sent along and belongs to no other file; it was not read"
    return Report.of(Problem("file-left-out", one.name, words, "open it by itself", Severity.NOTE) for one in files)


def shown_of(found: Opened, shelf: Shelf) -> Shown:
    """The file ready to be shown, to this one visitor."""
    figids = shelf.library.figids()
    network, suggested = found.network, None
    figure = found.figure or _nobody(network)
    if found.figure is not None and not network.agents:
        suggested = shelf.suggester.read(figure)
        network = suggested.network
    pieces = cut(figure.caption, network) if found.figure is not None else _NoCaption("", (0,), ())
    composed = compose(network, figure)
    return Shown(figure, network, pieces, composed, found.report, figids, {}, suggested, found.origin)


def _nobody(network: Network) -> Figure:
    """Stands for the figure that a stranger's file does not have."""
    return Figure(figid=network.figid, caption="", title=network.title, generation="V2b", record_sha256="")


def islands(shown: Shown) -> Markup:
    """The page's data with all details inside, since nothing can be asked later; and the network itself, to export."""
    return join([data_island(payload(shown, None)), island(ids.OWN_NETWORK, codec.dumps(shown.network))])


def accepted() -> str:
    """The endings of files that are read, as a file chooser takes them."""
    endings = {one.extension for one in readable()}
    return ",".join(f".{one}" for one in sorted({*endings, "md", "txt", "xml", "zip"}))


def _given() -> list[Given]:
    """The files of the request; nothing larger than the limit is taken in, nor anything that another site sends."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != "null" and urlsplit(origin).netloc != request.host:
        raise refused("other-site", f"{origin[:80]} is another site", "open the file on this page")
    most = request.max_content_length = MAX_BYTES + MOST_FILES * 1000
    if (request.content_length or 0) > most:
        raise _too_large()
    try:
        sent: list[FileStorage] = request.files.getlist("file")
    except RequestEntityTooLarge:
        raise _too_large() from None
    given = []
    for one in sent:
        with one.stream as stream:
            given.append(Given(_name(one), stream.read()))
    return [one for one in given if one.name]


def _is_expanding() -> bool:
    """True when the person chose that groups are read member by member."""
    return request.form.get("groups") == MEMBERS


def _too_large() -> ProblemsFound:
    words = f"more than {MAX_BYTES // 1024 // 1024} MB were sent"
    return refused("too-large", words, "split the file or remove its pictures")


def _name(one: FileStorage) -> str:
    """The file's own name, without any folder."""
    return (one.filename or "").replace("\\", "/").rpartition("/")[2][:200]


def _page(html: str, status: int) -> Response:
    answer = Response(html, status=status, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _cannot(report: Report) -> str:
    rows = [el("li", el("b", one.where), ": ", one.message, ". ", one.cure) for one in report]
    return _calm("This file cannot be shown", el("ul", rows, class_="problems"))


def _again(module: str) -> str:
    words = "This page was made from a file, and the server keeps none. Open the file once more from any figure's page."
    return _calm("The file is not here any more", el("p", words), f'<script type="module" src="{module}"></script>')


def _calm(title: str, said: Markup, script: str = "") -> str:
    """A small page of words, dressed by the browser alone."""
    head = [Markup('<meta charset="utf-8">'), el("title", f"{title} · figtrace")]
    view = el("meta", name="viewport", content="width=device-width, initial-scale=1")
    body = el("main", el("h1", title), said, el("p", el("a", "To the figures", href="/")), class_="lost")
    return f"<!doctype html>\n{el('html', el('head', head, view), el('body', body, Markup(script)), lang='en')}\n"
