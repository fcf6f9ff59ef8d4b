"""What the details say before anything is selected: how much is said in words, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from components.markup import el, join
from components.parts import agent_picks, block, chip, more, picks, terms
from figtrace.model.readings import READINGS
from figtrace.model.records import Ambiguity, Network
from figtrace.model.vocabulary import Basis, Sign
from figtrace.model.wording import sentence


def overview(network: Network) -> Markup:
    """The tally of bases, then every doubt as something to select, so that none is found by accident only."""
    n = len(network.statements)
    return el(
        "div",
        el("p", f"Every arrow rests on words of the caption. {n} statements, {len(network.agents)} agents."),
        el(
            "p",
            "Select an agent or an arrow to see what it is and who says so, or click words of the caption below.",
            class_="quiet",
        ),
        block("How it is said", _tally(network)),
        block("What is open", _conflicts(network), _undirected(network), _ambiguities(network)),
        class_="welcome",
    )


def _tally(network: Network) -> Markup | None:
    count = Counter(one.basis for one in network.statements)
    items = [el("li", el("b", count[basis]), " ", chip(basis)) for basis in Basis if count[basis]]
    return el("ul", items, class_="tally") if items else None


def _conflicts(network: Network) -> Markup | None:
    items = [el("li", picks(_way_in(one.agents, network), one.title)) for one in network.conflicts]
    return terms([("Both sides said", el("ul", items, class_="plain"))]) if items else None


def _way_in(agents: Iterable[str], network: Network) -> str:
    """The agent in whose details a conflict is told."""
    return next((key for key in agents if key in network.agent), "")


def _undirected(network: Network) -> Markup | None:
    """Effects whose direction the caption does not give, in the caption's own reading whatever the page shows."""
    caption = READINGS[0]
    found = [one for one in network.statements if caption.draws(one) and caption.sign(one) is Sign.UNSIGNED]
    if not found:
        return None
    items = [el("li", picks(one.key, sentence(one, network, caption.level, caption.profile))) for one in found]
    return terms([("No direction said", el("ul", items, class_="plain"))])


def _ambiguities(network: Network) -> Markup | None:
    items = [_ambiguity(one, network) for one in network.ambiguities]
    return (
        more(f"{len(items)} words with more than one meaning", el("ul", items, class_="plain small")) if items else None
    )


def _ambiguity(one: Ambiguity, network: Network) -> Markup:
    agents = [agent.key for agent in network.agents if one.code in agent.ambiguities]
    said = [statement for statement in network.statements if one.code in statement.ambiguities]
    where = agent_picks(agents, network) or join([picks(each.key, sentence(each, network)) for each in said], ", ")
    return el("li", one.title, ": ", where)
