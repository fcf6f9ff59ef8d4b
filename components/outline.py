"""The outline: the same network as a tree, donor → vesicle → cargo → target → outcome, with the picture's selection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.parts import sign_badge, varying
from components.shown import Shown
from figtrace.model.readings import READINGS
from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import Level, Profile, Sign, StatementType

DEEPEST = 9
OPEN = 2
"""Levels that are open at first: donors and their vesicles."""
_ORDER = {StatementType.RELEASE: 0, StatementType.CARRIAGE: 1, StatementType.DELIVERY: 3}


def standing(shown: Shown) -> Markup:
    """The tree as the ARIA practices have it; the first item is the Tab stop."""
    tree = _Tree(shown.network)
    items = [tree.item(key, None, (), is_first=i == 0) for i, key in enumerate(tree.roots())]
    rest = [key for key in shown.network.agent if key not in tree.seen]
    items += [tree.item(key, None, (), is_first=not items and i == 0) for i, key in enumerate(rest)]
    return el(
        "section",
        el("h2", "Outline", id=ids.OUTLINE_TITLE, class_="panel-title"),
        el("ul", items, role="tree", aria_labelledby=ids.OUTLINE_TITLE, aria_multiselectable="true") if items else None,
        id=ids.OUTLINE,
        class_="panel",
        aria_labelledby=ids.OUTLINE_TITLE,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the tree in."""
    return Adopted(ids.adopted(ids.OUTLINE), ids.OUTLINE)


def register(app: Dash) -> None:
    """Nothing: the browser opens, closes and selects."""


@dataclass
class _Tree:
    """Walks the steps of the mechanism downstream from each donor; an agent may stand in several places."""

    network: Network
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        drawn = self.network.drawn(Level.MECHANISM, Profile.LITERATURE)
        self.steps: dict[str, list[Statement]] = {}
        for said in sorted(drawn, key=lambda one: _ORDER.get(one.type, 2)):
            self.steps.setdefault(said.subject, []).append(said)
        self.reached = {said.object for said in drawn if said.subject != said.object}

    def roots(self) -> list[str]:
        """Donors in the order of the mechanisms, then whatever nothing leads to."""
        donors = [one.donor or one.vesicle for one in self.network.mechanisms]
        others = [key for key in self.network.agent if key not in self.reached and key in self.steps]
        return [key for key in dict.fromkeys((*donors, *others)) if key in self.network.agent]

    def item(
        self,
        key: str,
        step: Statement | None,
        path: tuple[str, ...],
        *,
        mechanism: str | None = None,
        is_first: bool = False,
    ) -> Markup:
        """One agent and what it leads to; ``path`` holds the agents above it, which are not walked again."""
        self.seen.add(key)
        inner = (*path, key)
        children = list(self._children(inner, mechanism)) if len(inner) < DEEPEST else []
        agent = self.network.agent[key]
        return el(
            "li",
            el(
                "div",
                el("span", class_="twisty", aria_hidden="true"),
                self._sign(step),
                el("span", agent.name),
                class_="item",
            ),
            el("ul", children, role="group") if children else None,
            role="treeitem",
            data_select=key,
            aria_selected="false",
            aria_expanded=("true" if len(path) < OPEN else "false") if children else None,
            aria_label=self._label(key, step),
            tabindex=0 if is_first else -1,
        )

    def _children(self, path: tuple[str, ...], mechanism: str | None) -> Iterable[Markup]:
        """Where the last of the path leads: inside its own mechanism once the path has one."""
        done: set[str] = set()
        for step in self.steps.get(path[-1], ()):
            is_other = mechanism is not None and step.mechanism not in (None, mechanism)
            if is_other or step.object in path or step.object in done:
                continue
            done.add(step.object)
            inner = mechanism or (step.mechanism if step.type is not StatementType.RELEASE else None)
            yield self.item(step.object, step, path, mechanism=inner)

    def _sign(self, step: Statement | None) -> Markup | None:
        if step is None or all(one.sign(step) is Sign.NONE for one in READINGS):
            return None
        return el("span", varying({one.name: sign_badge(one.sign(step)) for one in READINGS}), aria_hidden="true")

    def _label(self, key: str, step: Statement | None) -> str:
        agent = self.network.agent[key]
        if step is None:
            return f"{agent.name}, {agent.kind.label}"
        return f"{step.type.phrase} {agent.name}, {agent.kind.label}"
