"""What stands upstream and downstream of an agent, and the paths between two, each told with its quotes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import count, islice
from typing import Literal, NamedTuple, TypedDict

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.readings import Reading
from figtrace.model.records import Network, Statement
from figtrace.model.vocabulary import Basis, ReviewState, Sign
from figtrace.network.graph import FACTOR, SIGN_OF_FACTOR, Link, links
from figtrace.network.names import find, find_all
from figtrace.network.telling import Named, Step, named, step

Direction = Literal["up", "down", "both"]
DIRECTIONS: tuple[Direction, ...] = ("up", "down", "both")

MOST_STEPS = 50
"""Steps that a neighbourhood may be asked for; ours, beyond any chain that a caption tells (founding: 6)."""

MOST_EXTENSIONS = 20_000
"""Part paths that a search may extend before it stops and says so; ours, about 30 ms."""

MOST_TOLD = 500
"""Statements of a neighbourhood that are told in words, upstream first, nearest first; ours, more than anyone reads."""

BASIS_RANK: dict[Basis, int] = {basis: rank for rank, basis in enumerate(Basis)}
"""What is said in words ranks before what is implied, and that before what other papers add."""

REVIEW_RANK: dict[ReviewState, int] = {
    ReviewState.ACCEPTED: 0,
    ReviewState.REVIEWED: 1,
    ReviewState.DRAFTED: 2,
    ReviewState.SUGGESTED: 3,
    ReviewState.REJECTED: 4,
}
"""Review stands for belief: the records hold no score that a statement is right, and none is made up."""

RANKING = (
    "shortest first; then by the weakest basis of its steps, by review, and by how many references stand behind it"
)
"""The order of paths, in words."""

NET_WORDS: dict[str, str] = {
    "+": "more of the first makes more of the last",
    "-": "more of the first makes less of the last",
    "?": "unknown: the direction of a step is not said",
    "0": "no net sign: a step says where or into what, not how much",
    "ambiguous": "ambiguous: paths of both signs, neither chosen",
    "none": "no path",
}
"""A net sign in words."""


class Neighbour(TypedDict):
    """An agent of a neighbourhood, and how many steps it is away in either direction (None: not reached)."""

    agent: Named
    upstream: int | None
    downstream: int | None


class Neighbourhood(TypedDict):
    """What stands around one or more agents, nearest first; ``statements`` tells the first 500 that lead there."""

    figure: str
    reading: str
    of: list[Named]
    steps: int
    direction: str
    agents: list[Neighbour]
    statements: list[Step]
    n_statements: int
    words: str


class Path(TypedDict):
    """One way from agent to agent: the statements in order, and the product of their signs."""

    statements: list[str]
    agents: list[str]
    sign: str
    sign_words: str
    basis: str
    words: str


class Paths(TypedDict):
    """All ways between two agents, as far as they were searched; ``steps`` tells every statement once, by key."""

    figure: str
    reading: str
    start: Named
    end: Named
    paths: list[Path]
    steps: dict[str, Step]
    sign: str
    sign_words: str
    ranking: str
    is_complete: bool
    words: str


def neighbours(
    network: Network, words: Iterable[str], reading: Reading, steps: int = 1, direction: Direction = "both"
) -> Neighbourhood:
    """The agents up to ``steps`` statements upstream, downstream or both of the agents that ``words`` name.

    Raises :class:`ProblemsFound` for words that name no agent, or several, and for steps outside 1…50.
    """
    if not 1 <= steps <= MOST_STEPS:
        problem = Problem("steps-out-of-range", network.figid, f"steps is {steps}", f"ask for 1 to {MOST_STEPS} steps")
        raise ProblemsFound(Report((problem,)))
    start = find_all(network, words)
    keys = tuple(dict.fromkeys(agent.key for agent in start))
    ahead, behind = _adjacency(network, reading)
    down = _reach(ahead, keys, steps) if direction != "up" else _Reach({}, {})
    up = _reach(behind, keys, steps, backwards=True) if direction != "down" else _Reach({}, {})
    order = {agent.key: place for place, agent in enumerate(network.agents)}
    nearest = {**up.distance, **{key: min(n, up.distance.get(key, n)) for key, n in down.distance.items()}}
    found = sorted(nearest.keys() - set(keys), key=lambda key: (nearest[key], order[key]))
    used = {**up.statements, **down.statements}
    return {
        "figure": network.figid,
        "reading": reading.name,
        "of": [named(network.agent[key]) for key in keys],
        "steps": steps,
        "direction": direction,
        "agents": [
            {
                "agent": named(network.agent[key]),
                "upstream": up.distance.get(key),
                "downstream": down.distance.get(key),
            }
            for key in found
        ],
        "statements": [step(statement, network, reading) for statement in islice(used.values(), MOST_TOLD)],
        "n_statements": len(used),
        "words": _around(network, keys, len(found), steps, direction),
    }


def paths(network: Network, start: str, end: str, reading: Reading, most: int = 20) -> Paths:
    """The paths from one agent to another, no agent twice, ranked; at most ``most``, and a cut is said.

    The net sign of a path is the product of its signs; "?" when a step is unsigned, "0" when a step has no sign
    (delivery, conversion). Together: "ambiguous" when paths disagree, "?" when one that could disagree is unknown.
    Raises :class:`ProblemsFound` for words that name no agent, or several, or twice the same.
    """
    first, last = find(network, start), find(network, end)
    if first.key == last.key:
        problem = Problem("same-agent", network.figid, f'"{start}" and "{end}" are both {first.key}', "pick two agents")
        raise ProblemsFound(Report((problem,)))
    ahead, behind = _adjacency(network, reading)
    found, is_complete = _simple_paths(ahead, behind, first.key, last.key, most)
    told = [_path(network, way) for way in sorted(found, key=_rank)]
    sign = together([path["sign"] for path in told])
    used = {link.statement.key: link.statement for way in found for link in way}
    return {
        "figure": network.figid,
        "reading": reading.name,
        "start": named(first),
        "end": named(last),
        "paths": told,
        "steps": {key: step(statement, network, reading) for key, statement in used.items()},
        "sign": sign,
        "sign_words": NET_WORDS[sign],
        "ranking": RANKING,
        "is_complete": is_complete,
        "words": _between(network, first.key, last.key, len(told), sign, is_complete),
    }


def net_sign(signs: Iterable[Sign]) -> str:
    """The product of the signs along one path: "+", "-", "?" (a step is unsigned) or "0" (a step has none)."""
    product = 1
    is_unsigned = False
    for sign in signs:
        if sign is Sign.NONE:
            return Sign.NONE.value
        is_unsigned = is_unsigned or sign is Sign.UNSIGNED
        product *= FACTOR.get(sign, 1)
    return Sign.UNSIGNED.value if is_unsigned else SIGN_OF_FACTOR[product].value


def together(signs: Sequence[str]) -> str:
    """What several paths say together; paths that pass no effect say nothing.

    >>> together(["+", "0", "+"]), together(["+", "-"]), together(["+", "?"]), together(["0"]), together([])
    ('+', 'ambiguous', '?', '0', 'none')
    """
    said = set(signs) - {"0"}
    if {"+", "-"} <= said:
        return "ambiguous"
    if said:
        return "?" if "?" in said else said.pop()
    return "0" if signs else "none"


Adjacency = dict[str, list[Link]]


def _adjacency(network: Network, reading: Reading) -> tuple[Adjacency, Adjacency]:
    """The reading's links by subject, and by object."""
    ahead: Adjacency = {}
    behind: Adjacency = {}
    for link in links(network, reading):
        ahead.setdefault(link.subject, []).append(link)
        behind.setdefault(link.object, []).append(link)
    return ahead, behind


class _Reach(NamedTuple):
    distance: dict[str, int]
    statements: dict[str, Statement]


def _reach(adjacency: Adjacency, start: Sequence[str], steps: int, *, backwards: bool = False) -> _Reach:
    """How far every agent is, up to ``steps``, and the statements that lead there."""
    distance = dict.fromkeys(start, 0)
    used: dict[str, Statement] = {}
    waiting = deque(start)
    while waiting:
        here = waiting.popleft()
        if distance[here] == steps:
            continue
        for link in adjacency.get(here, ()):
            used[link.statement.key] = link.statement
            there = link.subject if backwards else link.object
            if there not in distance:
                distance[there] = distance[here] + 1
                waiting.append(there)
    return _Reach(distance, used)


Way = tuple[Link, ...]


def _simple_paths(ahead: Adjacency, behind: Adjacency, start: str, end: str, most: int) -> tuple[list[Way], bool]:
    """Paths that visit no agent twice, shortest first, and whether these are all.

    Part paths wait in a heap by their length plus the distance that is left, so that none is extended which cannot
    arrive, and they arrive in order of length.
    """
    left = _reach(behind, (end,), len(behind) + 1, backwards=True).distance
    found: list[Way] = []
    turn = count()
    waiting: list[tuple[int, int, str, Way]] = [(left[start], next(turn), start, ())] if start in left else []
    for _ in range(MOST_EXTENSIONS):
        if not waiting:
            return found, True
        _, _, here, way = heappop(waiting)
        if here == end:
            if len(found) == most:
                return found, False
            found.append(way)
            continue
        for link in _onward(ahead, here, start, way):
            if link.object in left:
                longer = (*way, link)
                heappush(waiting, (len(longer) + left[link.object], next(turn), link.object, longer))
    return found, not waiting


def _onward(ahead: Adjacency, here: str, start: str, way: Way) -> Iterator[Link]:
    visited = {start, *(link.object for link in way)}
    return (link for link in ahead.get(here, ()) if link.object not in visited)


def _rank(way: Way) -> tuple[int, int, int, int, int, tuple[str, ...]]:
    bases = [BASIS_RANK[link.statement.basis] for link in way]
    references = {reference for link in way for reference in link.statement.references}
    review = max(REVIEW_RANK[link.statement.review] for link in way)
    return len(way), max(bases), sum(bases), review, -len(references), tuple(link.statement.key for link in way)


def _path(network: Network, way: Way) -> Path:
    agents = [way[0].subject, *(link.object for link in way)]
    sign = net_sign(link.effect for link in way)
    weakest = max((link.statement.basis for link in way), key=BASIS_RANK.__getitem__)
    return {
        "statements": [link.statement.key for link in way],
        "agents": agents,
        "sign": sign,
        "sign_words": NET_WORDS[sign],
        "basis": weakest.value,
        "words": " → ".join(network.agent[key].name for key in agents),
    }


def _around(network: Network, keys: Sequence[str], n: int, steps: int, direction: Direction) -> str:
    where = {"up": "upstream", "down": "downstream", "both": "upstream or downstream"}[direction]
    whom = ", ".join(network.agent[key].name for key in keys)
    agents = f"{n} agent{'s' if n != 1 else ''}" if n else "No agent"
    return f"{agents} {where} of {whom} within {steps} step{'s' if steps != 1 else ''}."


def _between(network: Network, start: str, end: str, n: int, sign: str, is_complete: bool) -> str:
    ends = f"from {network.agent[start].name} to {network.agent[end].name}"
    if not n:
        return f"No path {ends}." if is_complete else f"No path {ends} was found before the search stopped."
    cut = "" if is_complete else " There are more, or may be: the search stopped here."
    return f"{n} path{'s' if n != 1 else ''} {ends}; {NET_WORDS[sign]}.{cut}"
