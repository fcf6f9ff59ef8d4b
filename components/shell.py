"""The shell: the registry of panels, the frame they stand in, and the first HTML, whole before any script.

A panel is one Python file with ``standing(shown)``, ``layout()`` and ``register(app)``, and a line in :data:`PANELS`;
what it does in the browser is one module in ``assets/lib``, how it looks one file in ``assets``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

import dash_mantine_components as dmc
from dash import Dash, html
from dash.development.base_component import Component
from markupsafe import Markup

from components import (
    controls,
    curate,
    details,
    evidence,
    explore,
    filters,
    help,
    ids,
    library_link,
    mechanisms,
    outline,
    picture,
    presenter,
    record,
    search,
    stage,
    story_bar,
    suggested,
    tabs,
    take,
    title,
)
from components.markup import el, in_ascii, join
from components.parts import symbols
from components.shelf import ROOM
from components.shown import Shown
from components.state import View, reading

LONGEST = 100_000
"""Letters of a panel's HTML that stand before the picture or beside it; the founding figure's longest has 45,000."""
_SECTION = re.compile(r'<section [^>]*?\bid="(?P<id>[\w-]+)"[^>]*>')
Place = Literal["bar", "left", "centre", "right", "foot"]


@dataclass(frozen=True)
class Panel:
    """Where a panel stands, how it looks in the first HTML, what takes its place in React's tree, and its callbacks."""

    place: Place
    standing: Callable[[Shown], Markup]
    layout: Callable[[], Component]
    register: Callable[[Dash], None]


PANELS: tuple[Panel, ...] = (
    Panel("bar", title.standing, title.layout, title.register),
    Panel("bar", library_link.standing, library_link.layout, library_link.register),
    Panel("bar", controls.standing, controls.layout, controls.register),
    Panel("bar", take.standing, take.layout, take.register),
    Panel("bar", story_bar.present, story_bar.present_layout, story_bar.register),
    Panel("bar", explore.standing, explore.layout, explore.register),
    Panel("bar", curate.standing, curate.layout, curate.register),
    Panel("bar", help.standing, help.layout, help.register),
    Panel("left", search.standing, search.layout, search.register),
    Panel("left", filters.standing, filters.layout, filters.register),
    Panel("left", suggested.coverage, suggested.coverage_layout, suggested.register),
    Panel("left", mechanisms.standing, mechanisms.layout, mechanisms.register),
    Panel("left", outline.standing, outline.layout, outline.register),
    Panel("left", story_bar.standing, story_bar.layout, story_bar.register),
    Panel("centre", suggested.notice, suggested.notice_layout, suggested.register),
    Panel("centre", picture.standing, picture.layout, picture.register),
    Panel("centre", explore.sheet, explore.sheet_layout, explore.register),
    Panel("right", explore.side, explore.side_layout, explore.register),
    Panel("right", curate.side, curate.side_layout, curate.register),
    Panel("right", details.standing, details.layout, details.register),
    Panel("right", evidence.standing, evidence.layout, evidence.register),
    Panel("right", record.standing, record.layout, record.register),
    Panel("foot", tabs.standing, tabs.layout, tabs.register),
    Panel("foot", stage.standing, stage.layout, stage.register),
    Panel("foot", presenter.standing, presenter.layout, presenter.register),
)
"""Every panel of the page, in the order in which it is read in its place."""

PLACES: dict[Place, tuple[str, dict[str, Any]]] = {
    "bar": ("header", {}),
    "left": ("nav", {"aria-label": "Mechanisms and outline"}),
    "centre": ("main", {}),
    "right": ("aside", {"aria-label": "Details, evidence and record"}),
    "foot": ("footer", {}),
}
"""The frame's places: element and attributes, the same before and after React has mounted."""

_ELEMENTS = {"header": html.Header, "nav": html.Nav, "main": html.Main, "aside": html.Aside, "footer": html.Footer}


def layout() -> Component:
    """The layout as Dash serves it: the same for every figure and visitor."""
    places = [
        _ELEMENTS[element]([panel.layout() for panel in PANELS if panel.place == place], className=place, **attributes)
        for place, (element, attributes) in PLACES.items()
    ]
    still = {"respectReducedMotion": True}
    provider: Component = dmc.MantineProvider(html.Div(places, className="frame"), id=ids.PROVIDER, theme=still)
    return provider


def register(app: Dash) -> None:
    """Register the callbacks of every panel; calling it for a second app gives that one its own."""
    for panel in PANELS:
        panel.register(app)


@lru_cache(maxsize=ROOM)
def frame(shown: Shown) -> tuple[Markup, Markup]:
    """The frame with every panel standing in it, and what is inside of panels too long to stand before the picture.

    Made once a figure, since it is the same for every visitor.
    """
    places: list[Markup] = []
    late: list[Markup | None] = []
    for place, (element, attributes) in PLACES.items():
        panels = [panel.standing(shown) for panel in PANELS if panel.place == place]
        if place in ("left", "right"):
            parted = [_parted(panel) for panel in panels]
            panels = [panel for panel, _ in parted]
            late += [inside for _, inside in parted]
        said = {name.replace("-", "_"): value for name, value in attributes.items()}
        places.append(el(element, panels, class_=place, **said))
    return el("div", el("div", places, class_="frame"), id=ids.STANDING), join(late)


@lru_cache(maxsize=ROOM)
def stamp(shown: Shown) -> str:
    """What the frame looks like, as a short hash: what comes after the page must be of the same state as the page."""
    return blake2b(frame(shown)[0].encode(), digest_size=8).hexdigest()


def late(shown: Shown, data: Markup) -> Markup:
    """What comes after the page: its data, and the insides of panels too long to stand in it; ``first.mjs`` puts it in.

    A browser reads the whole page before it paints; the data would be a third of it, and of 1,000 agents' most.
    """
    return join([frame(shown)[1], data, stage.story_island(shown)])


def _parted(panel: Markup) -> tuple[Markup, Markup | None]:
    """A panel that is too long to stand before the picture: without what is inside it, and that as a template."""
    if len(panel) <= LONGEST or not (begun := _SECTION.match(panel)):
        return panel, None
    inside = el("template", panel[begun.end() : -len("</section>")], data_late=begun["id"])
    return Markup(f"{begun[0]}</section>"), inside


class Opening(NamedTuple):
    """What of a visitor's view the first HTML shows; all else is the scripts' to show."""

    theme: str
    reading: str
    tab: str
    explore: str
    curate: str


def opening(view: View) -> Opening:
    """How a view begins."""
    return Opening(view["theme"], reading(view), view["tab"], view["explore"], view["curate"])


@dataclass(frozen=True)
class Parts:
    """What Dash and the server add to the page: head lines, configuration, scripts."""

    css: str
    config: str
    scripts: str
    modules: tuple[str, ...]
    first: tuple[str, ...]
    """What runs first, and what that imports."""
    main: str
    start: str
    icon: str
    details: str | None
    """Where the details are fetched from, beside the scripts; None where they stand in the page."""
    late: str | None
    """Where the rest of the page is fetched from; None where all of it stands in the page."""


def index(shown: Shown, begun: Opening, rest: Markup | None, parts: Parts) -> str:
    """The whole first HTML; nothing of it waits for a script. ``rest`` is None where it comes after the page."""
    head = join(
        [
            Markup('<meta charset="utf-8">'),
            el("title", f"{shown.title} · figtrace"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", name="description", content=shown.figure.caption[:240]),
            # One painting instead of several of half a page; a browser that does not know it paints as it reads. What
            # is waited for comes after the picture: Chromium goes on at an element's beginning, not at its end.
            el("link", rel="expect", href=f"#{ids.TABS}", blocking="render"),
            el("link", rel="preload", as_="fetch", crossorigin="anonymous", href=parts.late) if parts.late else None,
            [el("link", rel="modulepreload", href=url) for url in parts.first],
            el("link", rel="icon", type="image/svg+xml", href=parts.icon),
            Markup(parts.css),
        ]
    )
    body = join(
        [
            el("a", "Skip to the picture", href=f"#{ids.PICTURE}", class_="skip"),
            symbols(),
            frame(shown)[0],
            el("div", id="react-entry-point"),
            help.dialog(),
            problem_line(),
            el("div", id=ids.LIVE, class_="sr-only", role="status", aria_live="polite"),
            rest,
            el("footer", Markup(parts.config), hidden=True),
            _later(parts),
            Markup(f'<script type="module" src="{parts.first[0]}"></script>'),
        ]
    )
    root = el(
        "html",
        el("head", head),
        el("body", body),
        lang="en",
        data_ready="false",
        data_theme=begun.theme or None,
        data_view=begun.reading,
        data_tab=begun.tab,
        data_explore=begun.explore,
        data_curate=begun.curate or None,
    )
    return in_ascii(f"<!doctype html>\n{root}\n")


def _later(parts: Parts) -> Markup:
    """What runs once the picture has been painted (``first.mjs`` takes it out): ours, Dash's, the start, in order."""
    return el(
        "template",
        [el("link", rel="modulepreload", href=url) for url in parts.modules if url not in parts.first],
        Markup(f'<script type="module" src="{parts.main}"></script>'),
        Markup(deferred(parts.scripts)),
        Markup(f'<script id="_dash-renderer" type="module" src="{parts.start}"></script>'),
        id=ids.LATER,
        data_late=parts.late,
        data_details=parts.details,
    )


def deferred(scripts: str) -> str:
    """Dash's script elements, told to wait for the page; they and the modules keep their order."""
    return scripts.replace("<script src=", "<script defer src=")


def problem_line() -> Markup:
    """The one place where an error is said, calmly."""
    dismiss = el("button", "Dismiss", type="button", class_="link", data_command="dismiss")
    return el("div", el("p"), dismiss, id=ids.PROBLEM, role="alert", hidden=True)
