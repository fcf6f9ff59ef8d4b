"""The page as one file to take along: the dashboard's panels and scripts, without Dash and without a server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from markupsafe import Markup

from components import controls, curate, explore, filters, help, ids, library_link, take
from components.markup import el, join
from components.parts import symbols
from components.payload import Json, payload
from components.shelf import Shelf
from components.shell import PANELS, PLACES, problem_line
from components.shown import Shown
from figtrace import __version__
from figtrace.figures.library import Library
from figtrace.model import codec
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Statement
from figtrace.model.wording import agent_label, sentence
from figtrace.picture.page import Parts, join_modules, pack
from figtrace.story.foretold import CHANGES, Foretold, foretell
from figtrace.story.sheet import sheet
from figtrace.story.shelf import story_in

ASSETS = Path(__file__).parents[1] / "assets"
NETWORK_ISLAND = "figtrace-network"
STYLE = "lib/offline.css"
"""What this page alone has; the dashboard never loads it."""

_NOTICE = "76_notice.css"
_SPARE = ("62_", "7", "8")
"""Sheets by the beginning of their names: the frame in another page, Explore, files, Curate, the library's page."""

_LEFT_OUT = (
    *(controls.standing, filters.standing, take.standing),
    *(explore.standing, explore.side, explore.sheet),
    *(curate.standing, curate.side, library_link.standing),
)
"""Panels whose controls only Dash draws; buttons take the place of the first."""

_BARE = (
    "html body{overflow:auto;block-size:auto}.toolbar,.offline-controls,.present,#ask,.skip,.story-tools{display:none}"
    "html .right:has(#ask){grid-template-rows:minmax(0,1.15fr) minmax(0,1fr) auto}"
    "noscript section{padding:24px;max-inline-size:80ch}noscript li{margin-block:8px}"
)
"""What a browser without scripts needs to show all of the page."""


def offline(library: Library, figid: str, story: Path | None = None) -> str:
    """The whole file for one figure, with its own story or that of a file.

    Raises :class:`figtrace.model.problems.ProblemsFound` when there is no such figure, or one of them cannot be read.
    """
    shown = Shelf(library).get(figid)
    if story is not None:
        own, report = story_in(story, shown.figure, shown.network)
        if not report.is_good:
            raise ProblemsFound(report)
        shown = replace(shown, story=sheet(own, shown.network, shown.figure, report))
    return offline_of(shown)


def offline_of(shown: Shown) -> str:
    """The whole file for a figure that is ready."""
    foretold = foretell(shown.network) if shown.suggested is None else None
    return pack(
        Parts(
            title=f"{shown.title} · figtrace",
            description=shown.figure.caption[:240],
            body=str(_body(shown, foretold)),
            styles=_styles(shown),
            script=join_modules("offline.mjs", lambda path: (ASSETS / path).read_text("utf-8")),
            islands={
                ids.ISLAND: payload(shown, None),
                ids.STORY_ISLAND: dict(shown.story),
                NETWORK_ISLAND: codec.dumps(shown.network),
                ids.FORETOLD: foretold,
            },
            without_script=str(_without_script(shown)),
            attributes={"data-ready": "false", "data-view": "mechanism-caption", "data-tab": "figure"},
        )
    )


def _styles(shown: Shown) -> list[str]:
    """The dashboard's sheets without those of what is left out, and this page's own."""
    names = [path.name for path in sorted(ASSETS.glob("*.css")) if not path.name.startswith(_SPARE)]
    notice = [] if shown.suggested is None else [_NOTICE]
    return [(ASSETS / name).read_text("utf-8") for name in (*names, *notice, STYLE)]


def _body(shown: Shown, foretold: Foretold | None) -> Markup:
    places = []
    for place, (element, attributes) in PLACES.items():
        panels = [one.standing(shown) for one in PANELS if one.place == place and one.standing not in _LEFT_OUT]
        if place == "bar":
            panels[1:1] = [_state(shown), _controls()]
        if place == "right" and foretold is not None:
            panels.insert(1, _ask(shown))
        if place == "left":
            panels.append(_credits(shown))
        said = {name.replace("-", "_"): value for name, value in attributes.items()}
        places.append(el(element, panels, class_=place, **said))
    return join(
        [
            el("a", "Skip to the picture", href=f"#{ids.PICTURE}", class_="skip"),
            symbols(),
            el("div", places, class_="frame"),
            help.dialog(),
            problem_line(),
            el("div", id=ids.LIVE, class_="sr-only", role="status", aria_live="polite"),
        ]
    )


def _controls() -> Markup:
    """Buttons for what Dash's controls do in the dashboard: the reading, other papers, the theme."""
    buttons = (
        ("level-caption", "As the caption says", "1"),
        ("level-mechanism", "Mechanism", "2"),
        ("literature", "Other papers", "L"),
        ("theme", "Theme", "T"),
    )
    return el(
        "div",
        (
            el("button", words, type="button", class_="button", data_command=command, title=f"{words} ({stroke})")
            for command, words, stroke in buttons
        ),
        class_="menus offline-controls",
        role="toolbar",
        aria_label="Reading and theme",
    )


def _ask(shown: Shown) -> Markup:
    """What if: one agent down or up, answered from what the file holds."""
    agents = sorted(shown.network.agents, key=lambda agent: agent.name.casefold())
    choice = el(
        "select",
        el("option", "an agent …", value=""),
        (el("option", agent_label(agent), value=agent.key) for agent in agents),
        aria_label="Agent to change",
    )
    changes = (
        el("button", f"goes {change}", type="button", class_="button", data_change=change, aria_pressed="false")
        for change in CHANGES
    )
    return el(
        "section",
        el("h2", "What if", id=ids.ASK_TITLE, class_="panel-title"),
        el("div", choice, changes, class_="ask-row"),
        el("div", class_="ask-answer", role="status"),
        id=ids.ASK,
        class_="panel",
        aria_labelledby=ids.ASK_TITLE,
    )


def _state(shown: Shown) -> Markup:
    """How far people have gone through the statements, in the header; the caption's hash stays with the credits."""
    return el("p", shown.scene.furniture.credits[-1].partition(" Caption sha256")[0], class_="offline-state")


def _credits(shown: Shown) -> Markup:
    """What every file that leaves the house says of itself."""
    said = shown.scene.furniture
    level = f"Both readings, both profiles. figtrace {__version__}."
    take = el("button", "Take the network out as JSON", type="button", class_="link", data_take="network")
    lines = [el("p", line) for line in (said.citation, *said.credits, level)]
    return el("section", el("h2", "Credits", class_="panel-title"), lines, take, class_="panel offline-credits")


def _without_script(shown: Shown) -> Markup:
    """What stands where no script runs: every statement with its words, and the story as it would be told."""
    steps = cast(Iterable[Json], shown.story.get("steps", ()))
    told = [el("li", el("b", str(step["title"])), " ", _said(step)) for step in steps if not step["is_hidden"]]
    said = [_statement(one, shown) for one in shown.network.statements]
    return join(
        [
            el("style", Markup(_BARE)),
            el("section", el("h2", "Statements and their words"), el("ul", said), el("h2", "Story"), el("ol", told)),
        ]
    )


def _said(step: Json) -> str:
    """What a step says, without its light marks."""
    return "".join(text for text, *_ in cast(Iterable[tuple[str, ...]], step["pieces"]))


def _statement(said: Statement, shown: Shown) -> Markup:
    quotes = (el("q", evidence.quote) for evidence in said.evidence)
    return el(
        "li", f"{said.key}: {sentence(said, shown.network)}. {said.basis.label.capitalize()}. ", join(quotes, " ")
    )
