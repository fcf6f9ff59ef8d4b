"""The page's picture of a network: figtrace's own drawing, or an empty ground where there is nothing to draw."""

from __future__ import annotations

from markupsafe import Markup

from components.markup import el
from figtrace.model.readings import READINGS
from figtrace.model.records import Network
from figtrace.model.wording import agent_label, sentence

_EMPTY = (960, 600)


def drawing(network: Network) -> Markup:
    """The SVG that the page shows; without agents it is an empty ground of the same markup."""
    if not network.agents:
        return _frame(*_EMPTY, [])
    return _columns(network)


def _frame(width: int, height: int, options: list[Markup]) -> Markup:
    listed = el("g", options, role="listbox", aria_multiselectable="true", aria_label="Agents and statements")
    return el(
        "svg",
        el("g", listed, class_="viewport"),
        xmlns="http://www.w3.org/2000/svg",
        class_="figure-svg",
        role="graphics-document",
        aria_label="Network of the figure",
        viewBox=f"0 0 {width} {height}",
        data_width=width,
        data_height=height,
    )


def _columns(network: Network) -> Markup:
    place = {agent.key: (40 + 210 * (i % 7), 40 + 90 * (i // 7)) for i, agent in enumerate(network.agents)}
    options = []
    for said in network.statements:
        (x1, y1), (x2, y2) = place[said.subject], place[said.object]
        x1, y1, x2, y2 = x1 + 75, y1 + 20, x2 + 75, y2 + 20
        mid = (x1 + x2) // 2
        d = f"M{x1} {y1}C{mid} {y1} {mid} {y2} {x2} {y2}"
        options.append(
            el(
                "g",
                el("path", class_="hit", d=d),
                el("path", class_="line", d=d, style="stroke:var(--flow);stroke-width:1.5"),
                role="option",
                class_="statement",
                data_statement=said.key,
                data_at=" ".join(one.name for one in READINGS if one.draws(said)),
                data_points=f"{x1},{y1} {mid},{y1} {mid},{y2} {x2},{y2}",
                tabindex=-1,
                aria_selected="false",
                aria_label=sentence(said, network),
            )
        )
    for agent in network.agents:
        x, y = place[agent.key]
        options.append(
            el(
                "g",
                el("rect", width=150, height=40, rx=8, style="fill:var(--protein);stroke:var(--protein-line)"),
                el(
                    "text",
                    agent.name[:20],
                    x=75,
                    y=25,
                    text_anchor="middle",
                    font_size=13,
                    style="fill:var(--ink)",
                    class_="label",
                ),
                role="option",
                class_="agent",
                data_agent=agent.key,
                data_box=f"{x} {y} 150 40",
                transform=f"translate({x} {y})",
                tabindex=-1,
                aria_selected="false",
                aria_label=agent_label(agent),
            )
        )
    return _frame(1500, 80 + 90 * (len(network.agents) // 7 + 1), options)
