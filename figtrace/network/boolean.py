"""A second opinion on a what-if: the end states that a Boolean network of the same statements can reach.

Needs the extra ``[boolean]`` (mpbn, most permissive Boolean networks); without it the problem says how to get it. An
agent is present or absent here, no more; the rules stand in :data:`RULES` and are a choice, not evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from itertools import islice
from typing import Any, TypedDict

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Network
from figtrace.model.vocabulary import Profile, Sign
from figtrace.network.graph import counted
from figtrace.network.verdicts import NOT_DRIVERS
from figtrace.network.whatif import answer

INSTALL = "pip install 'figtrace[boolean]'"
"""The line that brings the extra."""

RULES: dict[str, str] = {
    "activators": "Activators are alternatives (OR): one that is present is enough.",
    "inhibitors": "Every inhibitor that is present is enough to prevent (AND NOT).",
    "carriers": "Cargo needs a vesicle that carries it, and a vesicle a cell that releases it (AND; several are OR).",
    "free": "An agent that nothing leads to is present.",
    "perturbed": "Down and off hold an agent absent and compare with it present; up is the other way round.",
    "unsigned": "Statements without a direction are left out.",
    "end states": "End states are the attractors that the most permissive dynamics can reach from an end state before.",
}
"""The rules in words, each with its name. They are ours: a caption states no logic between inputs."""

Leading = tuple[str, Sign]
"""The agent that a statement comes from, and the effect that it passes along."""

MOST_ENDS = 64
"""End states that are looked at, before and after; ours: without loops there is exactly one."""


class Ending(TypedDict):
    """One agent's end before and after, the change, and whether the signed verdict says the same."""

    before: list[str]
    after: list[str]
    change: str
    verdict: str
    agrees: bool | None
    words: str


class BooleanAnswer(TypedDict):
    """Every agent's end by key; ``agrees`` is None where the two methods cannot be compared."""

    figure: str
    profile: str
    agents: dict[str, Ending]
    n_agree: int
    n_differ: int
    n_not_comparable: int
    is_complete: bool
    rules: list[dict[str, str]]
    functions: dict[str, str]
    words: str


def second_opinion(network: Network, perturbations: Iterable[tuple[str, str]], profile: Profile) -> BooleanAnswer:
    """The end states before and after the perturbation, beside the signed verdicts of :func:`whatif.answer`.

    Raises :class:`ProblemsFound` as ``answer`` does, and with ``extra-missing`` where mpbn is not installed.
    """
    engine = _mpbn()
    told = answer(network, perturbations, profile, about=())
    changes = {one["agent"]["agent"]: one["change"] for one in told["perturbed"]}
    rules = functions(network, profile)
    before = _ends(engine, rules, {key: change != "up" for key, change in changes.items()})
    after = _ends(engine, rules, {key: change == "up" for key, change in changes.items()}, before)
    agents = {
        key: _ending(one["agent"]["name"], one["verdict"], _values(before, key), _values(after, key))
        for key, one in told["agents"].items()
    }
    agree = [ending["agrees"] for ending in agents.values()]
    return {
        "figure": network.figid,
        "profile": profile.value,
        "agents": agents,
        "n_agree": agree.count(True),
        "n_differ": agree.count(False),
        "n_not_comparable": agree.count(None),
        "is_complete": len(before) < MOST_ENDS and len(after) < MOST_ENDS,
        "rules": [{"rule": rule, "words": words} for rule, words in RULES.items()],
        "functions": rules,
        "words": f"The two methods agree on {agree.count(True)} agents, differ on {agree.count(False)}, "
        f"and cannot be compared on {agree.count(None)}.",
    }


def functions(network: Network, profile: Profile) -> dict[str, str]:
    """The Boolean function of every agent over the keys of others, ``1`` where nothing leads to it.

    Founding figure: ``hsp72`` is ``ev_csc``, ``tlr2`` is ``(hsp70 | hsp72)``, ``proc_tam_form`` is
    ``pw_mapk & !proc_casp_cleavage``.
    """
    into: dict[str, list[Leading]] = {agent.key: [] for agent in network.agents}
    for statement, effect in counted(network, profile):
        if effect is not Sign.UNSIGNED:
            into[statement.object].append((statement.subject, effect))
    return {key: _function(network, leading) for key, leading in into.items()}


def _function(network: Network, leading: list[Leading]) -> str:
    carriers, activators, inhibitors = set(), set(), set()
    for subject, effect in leading:
        if effect is Sign.NEGATIVE:
            inhibitors.add(subject)
        elif network.agent[subject].kind in NOT_DRIVERS:
            carriers.add(subject)
        else:
            activators.add(subject)
    terms = [_any(group) for group in (carriers, activators) if group]
    terms += [f"!{key}" for key in sorted(inhibitors)]
    return " & ".join(terms) or "1"


def _any(keys: set[str]) -> str:
    return f"({' | '.join(sorted(keys))})" if len(keys) > 1 else next(iter(keys))


End = Mapping[str, Any]


def _ends(engine: Any, rules: dict[str, str], held: dict[str, bool], start: list[End] | None = None) -> list[End]:
    """The end states with these agents held; those that a given end state can reach, if one is given."""
    place = {key: f"x{n}" for n, key in enumerate(rules)}
    back = {name: key for key, name in place.items()}
    made = engine.MPBooleanNetwork()
    for key, rule in rules.items():
        made[place[key]] = str(int(held[key])) if key in held else _renamed(rule, place)
    if start is None:
        return [_named(end, back) for end in islice(made.attractors(limit=MOST_ENDS), MOST_ENDS)]
    found: dict[tuple[tuple[str, str], ...], End] = {}
    for state in start:
        known = {place[key]: int(held[key]) if key in held else value for key, value in state.items() if value != "*"}
        for end in made.attractors(reachable_from=known, limit=MOST_ENDS):
            named = _named(end, back)
            found.setdefault(tuple(sorted((key, str(value)) for key, value in named.items())), named)
    return list(found.values())[:MOST_ENDS]


def _named(end: End, back: Mapping[str, str]) -> dict[str, Any]:
    return {back[name]: value for name, value in end.items()}


def _renamed(rule: str, place: Mapping[str, str]) -> str:
    """The rule over names that the engine can read, whatever the keys are."""
    words = rule.replace("(", "( ").replace(")", " )").replace("!", "! ").split()
    return " ".join(place.get(word, word) for word in words)


def _values(ends: list[End], key: str) -> list[str]:
    """What an agent is in these ends: present, absent, or both by turns."""
    words = {"1": "present", "0": "absent", "*": "both by turns"}
    return sorted({words[str(end[key])] for end in ends})


def _ending(name: str, verdict: str, before: list[str], after: list[str]) -> Ending:
    change = "several end states"
    if len(before) == len(after) == 1 and "both by turns" not in before + after:
        change = "unchanged" if before == after else {"absent": "down", "present": "up"}[after[0]]
    agrees = _agrees(verdict, change)
    said = {True: "agree", False: "differ", None: "cannot be compared"}[agrees]
    words = f"{name}: {change}; signs say {verdict}: they {said}" if agrees is not None else f"{name}: {change}; {said}"
    return {"before": before, "after": after, "change": change, "verdict": verdict, "agrees": agrees, "words": words}


def _agrees(verdict: str, change: str) -> bool | None:
    """True where both say the same; None where one of them cannot say.

    *Partly* agrees with an agent that another input keeps as it was, and with one that turns the same way.
    """
    if verdict in ("held", "conflict", "unknown") or change == "several end states":
        return None
    if verdict == "not affected":
        return change == "unchanged"
    if verdict.startswith("partly "):
        return change in ("unchanged", verdict.removeprefix("partly "))
    return change == verdict


def _mpbn() -> Any:
    try:
        return import_module("mpbn")
    except ImportError:
        cure = f"install it: {INSTALL}"
        problem = Problem("extra-missing", "what-if", "Boolean end states need mpbn, which is not installed", cure)
        raise ProblemsFound(Report((problem,))) from None
