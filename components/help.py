"""The help: every key, from the one table; and the button that opens it."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.keys import GROUPS, MORE, Group
from components.markup import el, join
from components.shown import Shown


def standing(_: Shown) -> Markup:
    """The bar's room for menus; later panels put their buttons before the help's."""
    button = el(
        "button", "?", type="button", class_="square", data_command="help", aria_label="Keys and help", title="Keys (?)"
    )
    return el("div", button, id=ids.MENUS, class_="menus", data_adopt=True)


def dialog() -> Markup:
    """The dialog; it stands outside the frame, closed."""
    theme = el("button", "Theme", type="button", class_="button", data_command="theme", title="Light, dark, projector")
    close = el("button", "Close", class_="button", value="close", autofocus=True)
    return el(
        "dialog",
        el("form", el("h2", "Keys", id=ids.HELP_TITLE), theme, close, method="dialog"),
        el("div", (el("section", _group(group)) for group in GROUPS), class_="key-groups"),
        el("h3", "By name, after ", el("kbd", "Ctrl K")),
        el("ul", (el("li", key.does) for key in MORE), class_="key-names"),
        el(
            "p",
            "With the mouse: click selects, Shift adds, drag moves an agent or the ground, the wheel zooms.",
            class_="quiet",
        ),
        id=ids.HELP,
        aria_labelledby=ids.HELP_TITLE,
    )


def layout() -> Component:
    """The place that takes the button in."""
    return Adopted(ids.adopted(ids.MENUS), ids.MENUS)


def register(app: Dash) -> None:
    """Nothing: the browser opens the dialog."""


def _group(group: Group) -> Markup:
    rows = [
        [el("dt", join((el("kbd", stroke) for stroke in key.strokes), " ")), el("dd", key.does)] for key in group.keys
    ]
    return join([el("h3", group.title), el("dl", rows, class_="keys")])
