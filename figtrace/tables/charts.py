"""The numbers behind the charts, each with its text alternative: signs, connections, flow, mechanisms and kinds."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

from figtrace.model.readings import Reading
from figtrace.model.records import Mechanism, Network
from figtrace.model.vocabulary import AgentKind, Basis, Sign
from figtrace.network.compare import keys_of
from figtrace.network.graph import graph, links

if TYPE_CHECKING:
    import networkx as nx

MOST_EXACT = 500
"""Agents up to which betweenness is exact; above, it is estimated from 100 start agents (networkx, seed 0). Ours."""

PIVOTS = 100

NOT_SAID = "not said"
"""What a flow shows where the caption is silent."""


class Bars(TypedDict):
    """Counts in rows and columns: ``counts[row][column]``; ``text`` says them in words."""

    figure: str
    reading: str
    rows: list[dict[str, str]]
    columns: list[str]
    counts: list[list[int]]
    text: str


class Connection(TypedDict):
    """How an agent is connected: statements in and out, and the share of shortest paths that run through it (0–1)."""

    agent: str
    name: str
    kind: str
    n_in: int
    n_out: int
    betweenness: float


class Connections(TypedDict):
    """Every agent's connections, the most between others first."""

    figure: str
    reading: str
    agents: list[Connection]
    is_exact: bool
    text: str


class Flow(TypedDict):
    """Who sends what to whom and what comes of it: nodes in four columns, links with the number of routes."""

    figure: str
    reading: str
    nodes: list[dict[str, str | int | None]]
    links: list[dict[str, int | list[str]]]
    text: str


def signs_by_mechanism(network: Network, reading: Reading) -> Bars:
    """How many statements of each direction every mechanism has in a reading."""
    words = {link.statement.key: reading.sign(link.statement).label for link in links(network, reading)}
    return _by_mechanism(network, reading, [sign.label for sign in Sign], words, "directions")


def bases_by_mechanism(network: Network, reading: Reading) -> Bars:
    """How many statements of each basis every mechanism has in a reading."""
    words = {link.statement.key: link.statement.basis.label for link in links(network, reading)}
    return _by_mechanism(network, reading, [basis.label for basis in Basis], words, "bases")


def kinds_by_mechanism(network: Network) -> Bars:
    """How many agents of each kind every mechanism has; agents of several mechanisms count in each."""
    used = [kind for kind in AgentKind if any(agent.kind is kind for agent in network.agents)]
    rows = [{"key": m.key, "title": m.title} for m in network.mechanisms]
    counts = []
    for mechanism in network.mechanisms:
        found = Counter(network.agent[key].kind for key in keys_of(network, mechanism))
        counts.append([found[kind] for kind in used])
    text = _bars_text(rows, [kind.label for kind in used], counts, "kinds of agents")
    return {
        "figure": network.figid,
        "reading": "every",
        "rows": rows,
        "columns": [kind.label for kind in used],
        "counts": counts,
        "text": text,
    }


def connections(network: Network, reading: Reading) -> Connections:
    """Degree and betweenness of every agent; parallel statements count in the degree, not in the betweenness."""
    import networkx as nx  # noqa: PLC0415  when first needed: see graph.py

    drawn = graph(network, reading)
    is_exact = len(network.agents) <= MOST_EXACT
    between = nx.betweenness_centrality(nx.DiGraph(drawn), k=None if is_exact else PIVOTS, seed=0)
    agents: list[Connection] = [
        {
            "agent": agent.key,
            "name": agent.name,
            "kind": agent.kind.label,
            "n_in": drawn.in_degree(agent.key),
            "n_out": drawn.out_degree(agent.key),
            "betweenness": round(between[agent.key], 6),
        }
        for agent in network.agents
    ]
    agents.sort(key=lambda one: (-one["betweenness"], -one["n_in"] - one["n_out"]))
    top = ", ".join(f"{one['name']} ({one['n_in']} in, {one['n_out']} out)" for one in agents[:5])
    text = f"Most between others: {top}." if agents else "No agents."
    return {"figure": network.figid, "reading": reading.name, "agents": agents, "is_exact": is_exact, "text": text}


def flow(network: Network, reading: Reading) -> Flow:
    """Donor → cargo → recipient → outcome, by mechanism; the width of a link is its number of routes, not an amount.

    A route runs from a cargo to an outcome of its mechanism to which the reading's statements lead; where the caption
    names no donor, recipient or outcome, it runs through "not said".
    """
    drawn = graph(network, reading)
    nodes: dict[tuple[int, str | None], int] = {}
    counts: dict[tuple[int, int], list[str]] = {}
    for mechanism in network.mechanisms:
        for route in _routes(drawn, network, mechanism):
            places = [nodes.setdefault((column, key), len(nodes)) for column, key in enumerate(route)]
            for start, end in pairwise(places):
                counts.setdefault((start, end), []).append(mechanism.key)
    told = [
        {"agent": key, "name": network.agent[key].name if key else NOT_SAID, "column": column} for column, key in nodes
    ]
    names = [str(node["name"]) for node in told]
    words = [f"{names[start]} → {names[end]}" for start, end in counts]
    return {
        "figure": network.figid,
        "reading": reading.name,
        "nodes": told,
        "links": [
            {"source": start, "target": end, "routes": len(keys), "mechanisms": list(dict.fromkeys(keys))}
            for (start, end), keys in counts.items()
        ],
        "text": f"{'; '.join(words)}." if words else "No mechanism names a cargo.",
    }


def _routes(
    drawn: nx.MultiDiGraph[str], network: Network, mechanism: Mechanism
) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """(donor, cargo, recipient, outcome) of a mechanism; None where it names none, or the statements lead to none."""
    import networkx as nx  # noqa: PLC0415

    held = network.agent.keys()
    outcomes = [key for key in mechanism.outcomes if key in held]
    routes: list[tuple[str | None, str | None, str | None, str | None]] = []
    for cargo in (key for key in mechanism.cargo if key in held):
        below = nx.descendants(drawn, cargo)
        reached: list[str | None] = [key for key in outcomes if key in below]
        routes += [(mechanism.donor, cargo, mechanism.recipient, outcome) for outcome in reached or [None]]
    return routes


def _by_mechanism(network: Network, reading: Reading, columns: list[str], word: dict[str, str], what: str) -> Bars:
    """Counts of a word of each statement by mechanism; statements of none stand in a row of their own."""
    counts: dict[str | None, Counter[str]] = {mechanism.key: Counter() for mechanism in network.mechanisms}
    for statement in network.statements:
        if statement.key in word:
            counts.setdefault(statement.mechanism, Counter())[word[statement.key]] += 1
    titles = {mechanism.key: mechanism.title for mechanism in network.mechanisms}
    rows = [{"key": key or "", "title": titles.get(key or "", "in no mechanism")} for key in counts]
    used = [column for column in columns if any(counted[column] for counted in counts.values())]
    table = [[counted[column] for column in used] for counted in counts.values()]
    return {
        "figure": network.figid,
        "reading": reading.name,
        "rows": rows,
        "columns": used,
        "counts": table,
        "text": _bars_text(rows, used, table, what),
    }


def _bars_text(rows: list[dict[str, str]], columns: list[str], counts: list[list[int]], what: str) -> str:
    lines = []
    for row, numbers in zip(rows, counts, strict=True):
        said = ", ".join(f"{n} {column}" for n, column in zip(numbers, columns, strict=True) if n)
        lines.append(f"{row['title']}: {said or 'none'}")
    return f"{what[0].upper()}{what[1:]} by mechanism. {'; '.join(lines)}." if lines else f"No mechanism, no {what}."
