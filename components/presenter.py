"""The presenter's window, the same page in another dress: the step now, the next one, notes, quotes, clocks, list."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown

STYLES = ("61_presenter.css",)


def standing(shown: Shown) -> Markup:
    """The window's parts; hidden in every other dress of the page."""
    return el(
        "section",
        el(
            "header",
            el("h2", shown.title, class_="pres-story"),
            el("p", class_="pres-link", role="status"),
            _clock("Step", "pres-count"),
            _clock("Clock", "pres-clock"),
            _clock("Elapsed", "pres-elapsed"),
            _clock("Planned", "pres-planned"),
            el("button", "Restart timer", type="button", class_="button", data_pres="restart"),
            class_="pres-head",
        ),
        el("div", el("h3", class_="pres-title"), el("div", class_="pres-now", role="img"), class_="pres-stage"),
        el(
            "div",
            el("h3", "Next", class_="pres-next-title"),
            el("div", class_="pres-next", role="img"),
            class_="pres-after",
        ),
        el(
            "div",
            el("p", class_="pres-say"),
            el("ul", class_="pres-badges"),
            el("h3", "Notes"),
            el("div", class_="pres-notes", tabindex=0),
            el("h3", "Quotes"),
            el("div", class_="pres-quotes", tabindex=0),
            class_="pres-words",
        ),
        el("nav", el("h3", "Steps"), el("ol", class_="pres-steps"), class_="pres-list", aria_label="Steps"),
        el(
            "footer",
            *(
                _act(*act)
                for act in (("previous", "← Previous"), ("next", "Next →"), ("black", "Black"), ("play", "Autoplay"))
            ),
            class_="pres-acts",
        ),
        id=ids.PRESENTER,
        class_="presenter",
        aria_label="Presenter",
        hidden=True,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the window's parts in."""
    return Adopted(ids.adopted(ids.PRESENTER), ids.PRESENTER)


def register(app: Dash) -> None:
    """Nothing: the two windows speak to each other without a server."""


def _clock(name: str, class_: str) -> Markup:
    return el("p", el("span", name, class_="pres-name"), el("strong", class_=class_), class_="pres-clock-box")


def _act(command: str, words: str) -> Markup:
    return el("button", words, type="button", class_="button", data_act=command)
