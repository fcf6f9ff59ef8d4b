"""The stage: what lies over the picture while the story is presented, and the story itself as the page's JSON."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.keys import STAGE, Group
from components.markup import el, island, join
from components.payload import dumps
from components.shown import Shown

STYLES = ("60_stage.css", "63_stage_over.css")
_BUTTONS = (
    ("previous", "Previous step", "←", "M10 3 5 8l5 5"),
    ("next", "Next step", "→", "M6 3l5 5-5 5"),
    ("play", "Autoplay", "A", "M5 3v10l8-5z"),
    ("evidence", "Evidence", "E", "M3 4h10M3 8h10M3 12h6"),
    ("what-if", "What if", "W", "M6 6a2 2 0 1 1 2.6 1.9c-.5.2-.6.6-.6 1.3M8 12v.5"),
    ("legend", "Legend", "L", "M3 5h4M3 11h4M9 5h4M9 11h4"),
    ("presenter", "Presenter's window", "S", "M2.5 3.5h8v6h-8zM6 12.5h7.5v-6"),
    ("fullscreen", "Full screen", "F", "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3"),
    ("keys", "Keys", "?", "M2.5 5h11v6h-11zM5 8h6"),
    ("leave", "Leave the stage", "Esc", "M4 4l8 8M12 4l-8 8"),
)


def standing(_: Shown) -> Markup:
    """The stage's section, hidden until someone presents."""
    return el(
        "section",
        el("h2", id=ids.STAGE_TITLE, class_="show-title", tabindex=-1),
        el("div", el("ul", class_="show-badges"), el("span", class_="show-count"), class_="show-aside"),
        el("ul", class_="show-names", aria_label="Names in this step", hidden=True),
        el("p", class_="show-say"),
        el("div", class_="show-note", role="status"),
        el("div", map(_button, _BUTTONS), class_="show-bar", role="toolbar", aria_label="Stage"),
        el("div", class_="show-steps", role="group", aria_label="Steps"),
        el("div", class_="show-time", role="timer", aria_label="Time left in this step", hidden=True),
        _panel(),
        el("div", class_="show-black", hidden=True),
        el("div", class_="show-laser", aria_hidden="true"),
        keys(),
        id=ids.STAGE,
        class_="show",
        aria_labelledby=ids.STAGE_TITLE,
        hidden=True,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the stage in."""
    return Adopted(ids.adopted(ids.STAGE), ids.STAGE)


def register(app: Dash) -> None:
    """Nothing: the stage is the browser's, so that it goes on when the server does not."""


def story_island(shown: Shown) -> Markup:
    """The story as it stands in the page."""
    return island(ids.STORY_ISLAND, dumps(shown.story))


def keys() -> Markup:
    """The stage's keys, from the one table, for the panel that shows them."""
    return el("template", map(_group, STAGE), id=ids.STAGE_KEYS)


def _group(group: Group) -> Markup:
    rows = [
        [el("dt", join((el("kbd", stroke) for stroke in key.strokes), " ")), el("dd", key.does)] for key in group.keys
    ]
    return el("dl", rows, class_="keys")


def _panel() -> Markup:
    close = el("button", "Close", type="button", class_="button", data_show="escape")
    return el(
        "div",
        el("div", el("h3"), close, class_="show-panel-head"),
        el("div", class_="show-panel-body", tabindex=0),
        class_="show-panel",
        role="group",
        aria_label="Over the picture",
        hidden=True,
    )


def _button(button: tuple[str, str, str, str]) -> Markup:
    name, label, stroke, path = button
    icon = el("svg", el("path", d=path), viewBox="0 0 16 16", class_="icon", aria_hidden="true")
    pressed = "false" if name == "play" else None
    title = f"{label} ({stroke})"
    return el("button", icon, type="button", data_show=name, aria_label=label, title=title, aria_pressed=pressed)
