"""Answers to questions as lines to read: each step with its quote, told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from figtrace.model.records import Network
from figtrace.network.boolean import BooleanAnswer
from figtrace.network.compare import Comparison
from figtrace.network.query import Neighbourhood, Paths
from figtrace.network.telling import Step
from figtrace.network.verdicts import AgentAnswer, Answer

WIDTH = 110
"""Characters to a line; ours."""


def neighbour_lines(around: Neighbourhood) -> Iterator[str]:
    """The neighbourhood: agents nearest first, then the statements that lead there."""
    yield around["words"]
    for found in around["agents"]:
        where = [f"{found[way]} {way}" for way in ("upstream", "downstream") if found[way] is not None]
        yield f"  {found['agent']['label']} [{found['agent']['agent']}]: {', '.join(where)}"
    if around["statements"]:
        yield "Statements"
    for step in around["statements"]:
        yield from _step_lines(step, "  ", set())
    left = around["n_statements"] - len(around["statements"])
    if left:
        yield f"  … and {left} more"


def path_lines(found: Paths) -> Iterator[str]:
    """The paths, each with its net sign and its steps; a quote stands where its statement is first told."""
    yield found["words"]
    seen: set[str] = set()
    for number, path in enumerate(found["paths"], start=1):
        yield f"{number}. {path['words']}: {path['sign_words']}"
        for key in path["statements"]:
            yield from _step_lines(found["steps"][key], "   ", seen)
    if len(found["paths"]) > 1:
        yield f"Order: {found['ranking']}."


def whatif_lines(network: Network, told: Answer, boolean: BooleanAnswer | None = None) -> Iterator[str]:
    """The question, every agent that changes with its paths, where paths stopped, the rules and the caveat."""
    yield f"{'; '.join(one['words'] for one in told['perturbed'])}. Level mechanism, profile {told['profile']}."
    seen: set[str] = set()
    for key in _by_verdict(told):
        yield from _agent_lines(told["agents"][key], told["steps"], seen)
    still = [network.agent[key].name for key, one in told["agents"].items() if one["verdict"] == "not affected"]
    yield from wrap(f"not affected ({len(still)}): {', '.join(still)}", WIDTH, subsequent_indent="  ")
    if told["stops"]:
        yield "Where a path stopped"
    for stop in told["stops"]:
        yield f"  {stop['words']} [{stop['statement']}]"
    if boolean is not None:
        yield from _boolean_lines(boolean)
    yield "Rules"
    for rule in told["rules"]:
        yield f"  {rule['words']}"
    yield told["caveat"]


def comparison_lines(told: Comparison) -> Iterator[str]:
    """What two sides share, where they disagree, and what only one of them has."""
    for side in (told["first"], told["second"]):
        yield f"{side['mechanism'] or side['figure']}: {side['title']}"
    yield told["words"]
    for shared in told["shared"]:
        first, second = shared["first"], shared["second"]
        keys = first["agent"] if first["agent"] == second["agent"] else f"{first['agent']} = {second['agent']}"
        yield f"  both: {first['label']} [{keys}], by {shared['how']}"
    claims = told["claims"]
    for words, pile in (
        ("opposite sign", claims["other_sign"]),
        ("direction said by one only", claims["one_unsigned"]),
        ("same", claims["same"]),
    ):
        for pair in pile:
            first_step, second_step = pair["first"], pair["second"]
            yield (
                f"  {words}: {first_step['sentence']} [{first_step['statement']}]"
                f" | {second_step['sentence']} [{second_step['statement']}]"
            )
    for words, agents, steps in (
        ("only the first", told["only_first"], claims["only_first"]),
        ("only the second", told["only_second"], claims["only_second"]),
    ):
        yield from wrap(f"{words}: {', '.join(agent['name'] for agent in agents) or 'no agent'}", WIDTH)
        for step in steps:
            yield f"  {step['sentence']} [{step['statement']}, {step['basis_words']}]"


def _by_verdict(told: Answer) -> list[str]:
    """The agents that change, or may, in the order in which the verdicts are listed."""
    order = [verdict for verdict in told["verdicts"] if verdict not in ("held", "not affected")]
    changed = [key for key, one in told["agents"].items() if one["verdict"] in order]
    return sorted(changed, key=lambda key: order.index(told["agents"][key]["verdict"]))


def _agent_lines(agent: AgentAnswer, steps: Mapping[str, Step], seen: set[str]) -> Iterator[str]:
    yield f"{agent['words']} [{agent['agent']['agent']}]"
    for path in agent["paths"]:
        arrives = {"+": "so it rises", "-": "so it falls", "?": "direction not said"}[path["sign"]]
        yield f"   {' → '.join(path['statements'])}: {arrives}"
        for key in path["statements"]:
            if key not in seen:
                yield from _step_lines(steps[key], "      ", seen)
    if agent["has_more_paths"]:
        yield "   … and more paths"
    for known in agent["known"]:
        yield f"   known conflict {known['conflict']}: {known['title']}"
        for side in known["sides"]:
            yield f"      {side['words']}"


def _step_lines(step: Step, indent: str, seen: set[str]) -> Iterator[str]:
    """The sentence with its key and basis; its quotes where it is told for the first time."""
    yield f"{indent}{step['sentence']} [{step['statement']}, {step['basis_words']}]"
    if step["statement"] in seen:
        return
    seen.add(step["statement"])
    for quote in step["quotes"]:
        yield from wrap(f"“{quote['quote']}”", WIDTH, initial_indent=f"{indent}  ", subsequent_indent=f"{indent}   ")
    if not step["quotes"]:
        yield f"{indent}  no quote is on file"


def _boolean_lines(boolean: BooleanAnswer) -> Iterator[str]:
    yield f"Boolean end states: {boolean['words']}"
    for ending in boolean["agents"].values():
        if ending["agrees"] is False or (ending["agrees"] is None and ending["verdict"] != "held"):
            yield f"  {ending['words']}"
