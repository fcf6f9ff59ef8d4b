"""The page's JSON: all that a click, a filter, a search or a walk needs, so that none of them asks the server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from components import details, ids
from components.caption import statement_marks
from components.markup import island
from components.parts import SIGN_CLASS, sentences
from components.shown import Shown
from components.state import FACETS
from figtrace.model.readings import READINGS
from figtrace.model.records import Agent, Mechanism, Network, Statement
from figtrace.model.vocabulary import AgentKind, Basis, Sign
from figtrace.model.wording import agent_label

Json = dict[str, object]

MOST = 500
"""Figures that the bar offers; an address reaches every one."""


def payload(shown: Shown, details_url: str | None) -> Json:
    """The page's JSON for one figure; the details stand at ``details_url``, or inside where nothing can be fetched."""
    network = shown.network
    return {
        "figid": shown.figure.figid,
        "agents": {agent.key: _agent(agent, shown) for agent in network.agents},
        "statements": {said.key: _statement(said, shown) for said in network.statements},
        "mechanisms": {one.key: _mechanism(one, network) for one in network.mechanisms},
        "facets": facets(network),
        "figures": list(shown.figids[:MOST]),
        "controls": CONTROLS,
        "details": None if details_url else details.by_key(network, shown.suggested),
        "details_url": details_url,
    }


CONTROLS: Json = {
    "provider": {"id": ids.PROVIDER, "prop": "forceColorScheme"},
    "level": ids.LEVEL,
    "profile": {"id": ids.PROFILE, "prop": "checked"},
    "theme": ids.THEME,
    "filter": ids.FILTER_MODE,
    **{facet: ids.facet(facet) for facet in FACETS},
}
"""Which control shows which part of the view, and by which of its properties (``value`` unless said)."""


def facets(network: Network) -> dict[str, list[dict[str, str]]]:
    """The values of each facet that occur in the network, in the network's or the vocabulary's own order."""
    said = network.statements
    kinds = {network.agent[key].kind for one in said for key in (one.subject, one.object) if key in network.agent}
    signs = {reading.sign(one) for one in said for reading in READINGS}
    bases = {one.basis for one in said}
    return {
        "mechanism": [{"value": one.key, "label": one.title} for one in network.mechanisms],
        "donor": _named((one.donor for one in said), network),
        "recipient": _named((one.recipient for one in said), network),
        "kind": [{"value": kind.value, "label": kind.label} for kind in AgentKind if kind in kinds],
        "sign": [{"value": SIGN_CLASS[sign], "label": sign.label} for sign in Sign if sign in signs],
        "basis": [{"value": basis.value, "label": basis.label} for basis in Basis if basis in bases],
    }


def dumps(value: Mapping[str, object]) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def data_island(value: Json) -> Markup:
    """The JSON as it stands in the page."""
    return island(ids.ISLAND, dumps(value))


def _named(keys: Iterable[str | None], network: Network) -> list[dict[str, str]]:
    known = dict.fromkeys(key for key in keys if key and key in network.agent)
    return [{"value": key, "label": network.agent[key].name} for key in known]


def _agent(agent: Agent, shown: Shown) -> Json:
    spans = [shown.pieces.range_of(mention.span) for mention in agent.mentions]
    return {
        "name": agent.name,
        "kind": agent.kind.value,
        "label": agent_label(agent),
        "words": " ".join(dict.fromkeys(_words(agent))),
        "marks": {"mention": spans} if spans else {},
    }


def _words(agent: Agent) -> Iterable[str]:
    """Everything by which an agent may be sought."""
    yield from agent.synonyms
    if agent.preferred_name:
        yield agent.preferred_name
    if agent.grounding:
        yield from (agent.grounding.curie, agent.grounding.name)
    for candidate in agent.candidates:
        yield candidate.curie
        if candidate.name:
            yield candidate.name
    yield from (mention.text for mention in agent.mentions)


def _statement(said: Statement, shown: Shown) -> Json:
    words = sentences(said, shown.network)
    return {
        "subject": said.subject,
        "object": said.object,
        "sign": {reading.name: reading.sign(said).value for reading in READINGS},
        "basis": said.basis.value,
        "at": [reading.name for reading in READINGS if reading.draws(said)],
        "mechanism": said.mechanism,
        "donor": said.donor,
        "recipient": said.recipient,
        "words": words if len(set(words.values())) > 1 else next(iter(words.values())),
        "marks": statement_marks(said, shown.pieces),
    }


def _mechanism(one: Mechanism, network: Network) -> Json:
    keys = [key for key in one.statements if key in network.statement]
    ends = [end for key in keys for end in (network.statement[key].subject, network.statement[key].object)]
    named = (one.donor, one.vesicle, *one.cargo, one.recipient, *one.targets, *one.processes, *one.outcomes)
    agents = [key for key in dict.fromkeys((*named, *ends)) if key in network.agent]
    return {"title": one.title, "statements": keys, "agents": agents}
