"""The picture: the SVG that Python drew, its toolbar and its minimap. The browser moves it; nobody redraws it."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.drawing import drawing
from components.legend import legend_lists
from components.markup import el, join
from components.shown import Shown

ICONS = {
    "zoom-out": "M3.5 8h9",
    "zoom-in": "M3.5 8h9M8 3.5v9",
    "fit": "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
    "minimap": "M2.5 3.5h11v9h-11zM8.5 8.5h3v2h-3z",
    "undo-moves": "M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6",
}
"""The toolbar's icons: strokes in a square of 16."""

_TOOLS = (
    ("zoom-out", "Zoom out", "-"),
    ("zoom-in", "Zoom in", "+"),
    ("fit", "Show the whole figure", "0"),
    ("minimap", "Minimap", "M"),
    ("undo-moves", "Put moved agents back", "U"),
)


def standing(shown: Shown) -> Markup:
    """Stage, minimap, and a strip with legend and toolbar; a figure without a network says so."""
    silent = el(
        "p",
        "No network has been stated for this figure yet. Its caption and what its OCR saw stand beside this picture.",
        class_="silent",
    )
    return el(
        "section",
        el("div", drawing(shown.scene), class_="stage"),
        silent if shown.is_empty else None,
        el("div", class_="minimap", aria_hidden="true"),
        el("div", None if shown.is_empty else _legend(shown), _tools(), class_="strip"),
        id=ids.PICTURE,
        aria_label="Picture",
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the picture in."""
    return Adopted(ids.adopted(ids.PICTURE), ids.PICTURE)


def register(app: Dash) -> None:
    """Nothing: the browser owns the picture."""


def _legend(shown: Shown) -> Markup:
    strip, everything = legend_lists(shown.scene)
    return join([el("details", el("summary", "Legend"), everything, class_="legend"), strip])


def _tools() -> Markup:
    return el("div", map(_tool, _TOOLS), class_="toolbar", role="toolbar", aria_label="Picture")


def _tool(tool: tuple[str, str, str]) -> Markup:
    command, label, stroke = tool
    icon = el(
        "svg",
        el("path", d=ICONS[command]),
        viewBox="0 0 16 16",
        class_="icon",
        aria_hidden="true",
    )
    return el(
        "button",
        icon,
        type="button",
        data_command=command,
        aria_label=label,
        title=f"{label} ({stroke})",
        aria_pressed="true" if command == "minimap" else None,
    )
