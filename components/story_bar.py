"""The story in the page: present it, walk through its steps, and edit them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown


def present(_: Shown) -> Markup:
    """The bar's button that begins the talk."""
    icon = el("svg", el("path", d="M5 3v10l8-5z"), viewBox="0 0 16 16", class_="icon", aria_hidden="true")
    button = el(
        "button",
        icon,
        el("span", "Present"),
        type="button",
        class_="button present",
        data_command="present",
        aria_label="Present",
        title="Present (P)",
    )
    return el("div", button, id=ids.PRESENT, class_="menus", data_adopt=True)


def present_layout() -> Component:
    """The place that takes the button in."""
    return Adopted(ids.adopted(ids.PRESENT), ids.PRESENT)


def standing(shown: Shown) -> Markup:
    """The steps as a list, and the tools to edit them, folded."""
    steps = cast(Iterable[Mapping[str, Any]], shown.story.get("steps", ()))
    items = [_item(step) for step in steps]
    return el(
        "section",
        el("h2", "Story", id=ids.STORY_TITLE, class_="panel-title"),
        el("ol", items, class_="story-steps"),
        el("div", class_="story-status", role="status"),
        el("div", map(_tool, _TOOLS), class_="story-tools", role="toolbar", aria_label="Story"),
        el("div", class_="story-offers", hidden=True),
        el("div", class_="story-form", hidden=True),
        id=ids.STORY,
        class_="panel",
        aria_labelledby=ids.STORY_TITLE,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the panel in."""
    return Adopted(ids.adopted(ids.STORY), ids.STORY)


def register(app: Dash) -> None:
    """Nothing: the browser keeps what is edited."""


_TOOLS = (
    ("edit", "Edit", "Edit the steps"),
    ("capture", "Capture view", "A new step from what is selected and seen now"),
    ("walk", "Record a walk", "Each pick becomes a step, until you stop"),
    ("offers", "From the caption", "Steps that the caption would give otherwise, each to be taken singly"),
    ("undo", "Undo", "Undo the last edit of the story"),
    ("redo", "Redo", "Redo"),
    ("save", "Save", "Save the story into the journal: everyone sees it, and it can be undone"),
    ("download", "Download", "Download the story as JSON"),
    ("revert", "Revert", "Back to the story on file"),
)


def _item(step: Mapping[str, Any]) -> Markup:
    button = el("button", step["title"], type="button", class_="story-step", data_story=step["key"])
    return el("li", button, class_="is-out" if step["is_hidden"] else None)


def _tool(tool: tuple[str, str, str]) -> Markup:
    name, words, title = tool
    pressed = "false" if name in ("edit", "walk", "offers") else None
    hidden = name != "edit"
    return el(
        "button", words, type="button", class_="link", data_tool=name, title=title, aria_pressed=pressed, hidden=hidden
    )
