"""The mechanisms of the figure, each a button that selects all of it."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.shown import Shown
from figtrace.model.records import Mechanism, Network


def standing(shown: Shown) -> Markup:
    """The list; a figure without mechanisms shows no panel but keeps its place."""
    network = shown.network
    items = [el("li", _button(one, network)) for one in network.mechanisms]
    return el(
        "section",
        el("h2", "Mechanisms", id=ids.MECHANISMS_TITLE, class_="panel-title"),
        el("ul", items) if items else el("p", "None stated.", class_="quiet"),
        id=ids.MECHANISMS,
        class_="panel",
        aria_labelledby=ids.MECHANISMS_TITLE,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the panel in."""
    return Adopted(ids.adopted(ids.MECHANISMS), ids.MECHANISMS)


def register(app: Dash) -> None:
    """Nothing: the browser selects."""


def _button(one: Mechanism, network: Network) -> Markup:
    donor = network.agent.get(one.donor or "")
    recipient = network.agent.get(one.recipient or "")
    way = " → ".join(end.name for end in (donor, recipient) if end)
    return el(
        "button",
        el("span", one.title),
        el("span", way, class_="hint") if way else None,
        type="button",
        data_select=one.key,
        aria_pressed="false",
    )
