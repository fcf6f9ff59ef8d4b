"""The details panel: what a thing is and who says so. Made in Python once, kept by key, swapped in the browser."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.detail_agent import agent_detail, around
from components.detail_mechanism import mechanism_detail
from components.detail_statement import statement_detail
from components.markup import el
from components.overview import overview
from components.shown import Shown
from components.suggesting import Suggested
from figtrace.model.records import Network


def by_key(network: Network, suggested: Suggested | None = None) -> dict[str, str]:
    """The details of every agent, statement and mechanism as HTML, by key; with the reasons of what is suggested."""
    reasons = suggested.reasons if suggested else {}
    near = around(network)
    return {
        **{agent.key: str(agent_detail(agent, network, near[agent.key])) for agent in network.agents},
        **{said.key: str(statement_detail(said, network, reasons.get(said.key))) for said in network.statements},
        **{one.key: str(mechanism_detail(one, network)) for one in network.mechanisms},
    }


def standing(shown: Shown) -> Markup:
    """The panel as it stands in the first HTML."""
    return el(
        "section",
        el("h2", "Details", id=ids.DETAILS_TITLE, class_="panel-title"),
        el("div", _empty(shown), id=ids.DETAILS_BODY, class_="panel-body", data_scrolls=True, tabindex=0),
        id=ids.DETAILS,
        class_="panel scrolls",
        aria_labelledby=ids.DETAILS_TITLE,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the panel in."""
    return Adopted(ids.adopted(ids.DETAILS), ids.DETAILS)


def register(app: Dash) -> None:
    """Nothing: the browser swaps what is already in the page."""


def _empty(shown: Shown) -> Markup:
    """What the panel says before anything is selected."""
    if shown.suggested is not None or shown.origin:
        return _unreviewed(shown)
    if shown.is_empty:
        return el("p", "No network has been stated for this figure yet: nothing can be selected.", class_="quiet")
    return overview(shown.network)


def _unreviewed(shown: Shown) -> Markup:
    """The same, where no curator stands behind what is shown."""
    n, agents = len(shown.network.statements), len(shown.network.agents)
    if shown.suggested is None:
        first = f"{n} statements, {agents} agents, read from a file. No curator of this house has seen them."
    elif not n:
        return el("p", "No rule found a statement in this caption: nothing can be selected.", class_="quiet")
    elif shown.suggested.n_stated:
        stated, pending = shown.suggested.n_stated, shown.suggested.n_pending
        first = f"{stated} of {n} statements by people; {pending} found by rules, which nobody has looked at."
    else:
        first = f"{n} statements, {agents} agents, found by rules in the caption. No person has looked at them."
    then = "Select an agent or an arrow to see what it is, who says so, and what is not known."
    return el("div", el("p", first), el("p", then, class_="quiet"), class_="welcome")
