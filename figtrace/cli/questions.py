"""``figtrace neighbours``, ``paths``, ``whatif`` and ``compare``: questions asked of a figure's network."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from figtrace.cli.answers import comparison_lines, neighbour_lines, path_lines, whatif_lines
from figtrace.figures.library import Library, default_data
from figtrace.model.problems import ProblemsFound
from figtrace.model.readings import Reading
from figtrace.model.vocabulary import Level, Profile
from figtrace.network.boolean import second_opinion
from figtrace.network.compare import compare_figures, compare_mechanisms
from figtrace.network.query import DIRECTIONS, neighbours, paths
from figtrace.network.whatif import answer, parse

LEVELS: dict[str, Level] = {level.value: level for level in Level}
PROFILES: dict[str, Profile] = {profile.value: profile for profile in Profile}


def add(verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    parser.add_argument("figid", metavar="FIGID", help="the figure, by its PFOCR key")
    {"neighbours": _add_neighbours, "paths": _add_paths, "whatif": _add_whatif, "compare": _add_compare}[verb](parser)
    if verb != "whatif":
        parser.add_argument("--level", choices=LEVELS, default=Level.MECHANISM.value, help="which reading")
    parser.add_argument("--profile", choices=PROFILES, default=Profile.CAPTION.value, help="whose signs count")
    parser.add_argument("--json", action="store_true", help="write the whole answer to standard output as JSON")
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR", help="where the figures are")


def _add_neighbours(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("agents", nargs="+", metavar="KEY", help="an agent, by key, name or synonym")
    parser.add_argument("--steps", type=int, default=1, metavar="N", help="how many statements away (default: 1)")
    parser.add_argument("--direction", choices=DIRECTIONS, default="both")
    parser.set_defaults(run=run_neighbours)


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("start", metavar="FROM", help="an agent, by key, name or synonym")
    parser.add_argument("end", metavar="TO", help="an agent, by key, name or synonym")
    parser.add_argument("--most", type=_above_zero, default=20, metavar="N", help="at most N paths (default: 20)")
    parser.set_defaults(run=run_paths)


def _add_whatif(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        dest="changes",
        action="append",
        required=True,
        type=change,
        metavar="KEY=down|up|off",
        help="an agent, by key, name or synonym, and its change; give it again for several",
    )
    parser.add_argument("--boolean", action="store_true", help="add the Boolean end states (extra [boolean])")
    parser.set_defaults(run=run_whatif)


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="A", help="a mechanism of the figure by key, or the FIGID of another figure")
    parser.add_argument("second", metavar="B", nargs="?", help="another mechanism of the figure")
    parser.set_defaults(run=run_compare)


def run_neighbours(args: argparse.Namespace) -> int:
    """Tell what stands upstream and downstream of the agents."""
    network = Library(args.data).network(args.figid)
    around = neighbours(network, args.agents, _reading(args), args.steps, args.direction)
    return _say(args, around, neighbour_lines(around))


def run_paths(args: argparse.Namespace) -> int:
    """Tell every path between two agents, step by step, with its quotes and its net sign."""
    network = Library(args.data).network(args.figid)
    found = paths(network, args.start, args.end, _reading(args), args.most)
    return _say(args, found, path_lines(found))


def run_whatif(args: argparse.Namespace) -> int:
    """Tell what follows from the changes, agent by agent, with the statements behind it."""
    network, profile = Library(args.data).network(args.figid), PROFILES[args.profile]
    told = answer(network, args.changes, profile)
    if not args.boolean:
        return _say(args, told, whatif_lines(network, told))
    boolean = second_opinion(network, args.changes, profile)
    both = {**told, "boolean": boolean}
    return _say(args, both, whatif_lines(network, told, boolean))


def run_compare(args: argparse.Namespace) -> int:
    """Tell what two mechanisms, or two figures, share and where they differ."""
    library = Library(args.data)
    network = library.network(args.figid)
    if args.second is None:
        told = compare_figures(network, library.network(args.first), _reading(args))
    else:
        told = compare_mechanisms(network, args.first, args.second, _reading(args))
    return _say(args, told, comparison_lines(told))


def _reading(args: argparse.Namespace) -> Reading:
    level = LEVELS[args.level]
    return Reading(level, Profile.CAPTION if level is Level.CAPTION else PROFILES[args.profile])


def change(words: str) -> tuple[str, str]:
    """``KEY=down`` as an argument of the command line."""
    try:
        return parse([words])[0]
    except ProblemsFound as trouble:
        raise argparse.ArgumentTypeError(str(trouble)) from None


def _above_zero(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is below 1")
    return number


def _say(args: argparse.Namespace, told: object, lines: Iterable[str]) -> int:
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(*lines, sep="\n")
    return 0
