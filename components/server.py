"""The app: Dash under our own index, and the addresses beside it. Everything a request needs is library and shelf."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import Dash
from dash.development.base_component import Component
from flask import Flask, Response, abort, g, jsonify, request
from markupsafe import Markup

from components import (
    answers,
    curate,
    curate_server,
    details,
    dropped,
    embed,
    explore,
    explore_files,
    export_files,
    front,
    lost,
    presenter,
    shelf_page,
    shell,
    stage,
    story_offers,
    taking,
)
from components.compression import compress, server_is_in_debug
from components.curate_journal import Desk
from components.curate_people import People
from components.markup import join, style
from components.payload import data_island, dumps, payload
from components.security import protect
from components.shelf import Shelf
from components.shown import Shown
from components.state import View, from_query
from figtrace import __version__
from figtrace.figures.library import Library
from figtrace.model.problems import Problem, ProblemsFound, Report

ASSETS = Path(__file__).parents[1] / "assets"
ICON = "data:image/svg+xml," + quote((ASSETS / "icons" / "figtrace.svg").read_text(encoding="utf-8").strip())
"""In the page itself: browsers ask for an icon again at every step of the history."""
_LINK = re.compile(r'<link rel="stylesheet" href="[^"?]*/assets/[^"?/]+/(?P<name>[\w.]+\.css)[^"]*">')
_IMPORT = re.compile(r'from "(\./[^"]+\.mjs)"')
LIBRARIES = {"dash_core_components": "/dash/dcc/", "dash_table": "/dash/dash_table/", "": "/dash/deps/polyfill"}
"""Scripts that Dash adds to every page, by the library that needs them; who knows modules needs no polyfill."""
DETAILS = "/details/{figid}.json"
LATE = "/late/{figid}?of={stamp}"
SOON = (*stage.STYLES, *presenter.STYLES)
"""Style sheets that come with the data, once the picture is painted: a talk may lose the network at any time."""
LATER = (
    *SOON,
    *explore.STYLES,
    *curate.STYLES,
    embed.STYLE,
    shelf_page.STYLE,
    export_files.STYLE,
    *export_files.WINDOWS,
)
"""Style sheets that no figure's page has from the first."""
STYLES = ["00_tokens.css", "10_base.css", shelf_page.STYLE]
"""Style sheets of the library's page."""


class Page(Dash):
    """Dash, with the first HTML made by :mod:`components.shell` for the figure that the address names."""

    shelf: Shelf
    desk: Desk
    first: str | None
    modules: tuple[str, ...]
    namespaces: frozenset[str]
    _sheets: dict[str, Markup]

    def figid(self) -> str:
        """The figid that the request asks for: the address's, else the one chosen at the start, else the first."""
        figids = self.shelf.library.figids()
        return _view()["figure"] or self.first or (figids[0] if figids else "")

    def depends(self) -> front.Depends | None:
        """What the answer to the request depends on, for a page and its details; None for all that is not kept."""
        try:
            if request.path == "/":
                return self.shelf.get(self.figid()), shell.opening(_view())
            if request.endpoint in ("details_of", "late_of"):
                shown = self.shelf.get((request.view_args or {})["figid"])
                return None if _is_of_another(shown) else (shown, request.endpoint)
        except ProblemsFound:
            pass  # who answers the request says it
        return None

    def interpolate_index(self, **kwargs: Any) -> str:  # type: ignore[override]
        """The whole page; Dash hands in what it would have put into its own template."""
        own: Shown | None = g.get("dropped")
        shown = own or self.shelf.get(self.figid())
        url = None if own else DETAILS.format(figid=shown.figure.figid)
        begun = shell.opening(_view())
        parts = shell.Parts(
            css=self.inlined(kwargs["css"]) + self._styles(begun, shown),
            config=kwargs["config"],
            scripts=self.needed(kwargs["scripts"]),
            modules=tuple(self.get_asset_url(name) for name in self.modules),
            first=tuple(self.get_asset_url(name) for name in reachable("first.mjs")),
            main=self.get_asset_url("main.mjs"),
            start=self.get_asset_url("start.mjs"),
            icon=ICON,
            details=url,
            late=None if own else LATE.format(figid=shown.figure.figid, stamp=shell.stamp(shown)),
        )
        return shell.index(shown, begun, self.rest(shown, dropped.islands(shown)) if own else None, parts)

    def rest(self, shown: Shown, data: Markup) -> Markup:
        """What comes after the picture: the style sheets of the stage, the insides of long panels, data and story."""
        return join([*map(self._sheet, SOON), shell.late(shown, data)])

    def inlined(self, links: str) -> str:
        """Our own style sheets as they stand in the page: nothing is painted before they are there.

        As files of their own they queue behind forty modules, and the picture with them (400 ms on a busy machine).
        Under ``--debug`` they stay files, which Dash exchanges when they change.
        """
        return links if server_is_in_debug() else _LINK.sub(lambda link: self._sheet(link["name"]), links)

    def _sheet(self, name: str) -> Markup:
        if name not in self._sheets or server_is_in_debug():
            self._sheets[name] = style((ASSETS / name).read_text(encoding="utf-8"))
        return self._sheets[name]

    def needed(self, scripts: str) -> str:
        """Dash's script elements without the component libraries that the layout does not use.

        Dash adds its own libraries to every page; each is left out here for as long as no component of it is laid out.
        """
        spare = [path for namespace, path in LIBRARIES.items() if namespace not in self.namespaces]
        lines = [line for line in scripts.splitlines() if not any(path in line for path in spare)]
        return "\n".join(lines)

    def _styles(self, begun: shell.Opening, shown: Shown) -> str:
        """The style sheets of Explore and Curate, when the address opens one of their tools at once; and of notices."""
        rooms = (*(explore.STYLES if begun.explore else ()), *(curate.STYLES if begun.curate else ()))
        names = list(dict.fromkeys(rooms))
        names += [export_files.STYLE] if shown.suggested is not None or shown.origin else []
        return "".join(f'<link rel="stylesheet" href="{self.get_asset_url(name)}">' for name in names)


def build(
    library: Library,
    figure: str | None = None,
    origins: Sequence[str] = (),
    *,
    journal: str | None = None,
    people: People | None = None,
) -> Page:
    """The app over a library and a journal (a path or a URL; None for a page that is only read).

    ``figure`` is shown where the address names none, ``origins`` may frame ``/embed/``, ``people`` says who may write.
    Each call gives an app of its own.
    """
    server = Flask("figtrace")
    app = Page(
        "figtrace",
        server=server,  # type: ignore[arg-type]
        title="figtrace",
        assets_folder=str(ASSETS),
        assets_url_path=f"assets/{_version()}",
        assets_path_ignore=["^lib"],
        assets_ignore=rf".*\.mjs$|^({'|'.join(map(re.escape, LATER))})$",
        include_assets_files=True,
        update_title="",
    )
    app.desk = Desk(library, journal)
    app.shelf = Shelf(library, app.desk.shown, app.desk.story, app.desk.everything)
    app.first = figure
    app._sheets = {}
    app.modules = reachable("main.mjs")
    app.layout = shell.layout
    app.namespaces = namespaces(shell.layout())
    shell.register(app)
    _addresses(app)
    embed.register(server, app.shelf, app.get_asset_url, origins)
    taking.addresses(server, app.shelf)
    story_offers.addresses(server, app.shelf)
    answers.register(server, app.shelf)
    explore_files.register(server, app.shelf)
    export_files.register(server, app.shelf)
    dropped.register(server, app.shelf, app.index, lambda: app.get_asset_url("lib/dropped_again.mjs"))
    curate_server.register(server, app.desk, people or People())
    shelf_page.register(server, app.desk, people or People(), app.get_asset_url, ICON, STYLES)
    protect(server)
    front.register(server, app.depends)
    compress(server)
    return app


def _view() -> View:
    """What the request's address asks to see."""
    return from_query(request.query_string.decode("ascii", "replace"))


def reachable(entry: str) -> tuple[str, ...]:
    """The modules that one imports, and what they import: all of them are fetched at once, before any has run."""
    found = {entry: None}
    waiting = [entry]
    while waiting:
        path = ASSETS / waiting.pop()
        for name in _IMPORT.findall(path.read_text(encoding="utf-8")):
            module = os.path.relpath(path.parent / name, ASSETS)
            if module not in found:
                found[module] = None
                waiting.append(module)
    return tuple(found)


def namespaces(layout: Component) -> frozenset[str]:
    """The component libraries that a layout uses, by their names in the browser."""
    inner = layout._traverse()  # type: ignore[no-untyped-call]
    return frozenset({layout._namespace, *(one._namespace for one in inner if isinstance(one, Component))})


def _version() -> str:
    """A word that changes with any asset: the scripts import each other under it, so that none can be stale."""
    newest = max((path.stat().st_mtime_ns for path in ASSETS.rglob("*") if path.is_file()), default=0)
    return f"{newest // 1000:x}"


def _addresses(app: Page) -> None:
    """Health, what of a figure is fetched by itself, and the calm page for a figure that cannot be shown."""
    server: Flask = app.server

    @server.get("/healthz")
    def healthz() -> Response:
        journal = app.desk.health()["state"]
        return jsonify(version=__version__, figures=len(app.shelf.library.figids()), journal=journal)

    @server.get("/details/<figid>.json")
    def details_of(figid: str) -> Response:
        try:
            shown = app.shelf.get(figid)
        except ProblemsFound:
            abort(404)
        answer = Response(dumps(dict(details.by_key(shown.network, shown.suggested))), mimetype="application/json")
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    @server.get("/late/<figid>")
    def late_of(figid: str) -> Response:
        try:
            shown = app.shelf.get(figid)
        except ProblemsFound:
            abort(404)
        if _is_of_another(shown):
            return Response("The figure has changed since this page was made.\n", status=409, mimetype="text/plain")
        data = data_island(payload(shown, DETAILS.format(figid=figid)))
        answer = Response(app.rest(shown, data), mimetype="text/html")
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    @server.before_request
    def lost_figure() -> Response | None:
        if request.url_rule is not None and request.url_rule.rule == "/<path:path>":
            return Response("No such page.\n", status=404, mimetype="text/plain")
        if request.path != "/":
            return None
        try:
            app.shelf.get(app.figid())
        except ProblemsFound as found:
            return _lost(app, found.report)
        return None


def _is_of_another(shown: Shown) -> bool:
    """True when the request is for the rest of a page that was made of another state: an edit came between, or a
    browser went back to a page that it had kept.
    """
    of = request.args.get("of")
    return of is not None and of != shell.stamp(shown)


def _lost(app: Page, report: Report) -> Response:
    styles = [app.get_asset_url(path.name) for path in sorted(ASSETS.glob("*.css")) if path.name not in LATER]
    figids = app.shelf.library.figids()
    if not figids:
        report = Report((Problem("no-figures", str(app.shelf.library.root), "no record is on file", "add one"),))
    text = lost.page(app.figid(), report, figids, styles, ICON)
    return Response(text, status=404, mimetype="text/html")
