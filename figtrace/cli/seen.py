"""What ``figtrace picture`` puts on a picture: what a screen shows besides the drawing itself, flag by flag."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from figtrace.cli.questions import change
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.readings import Reading
from figtrace.model.records import Network
from figtrace.network import overlay, sheet, terms
from figtrace.network.names import find
from figtrace.network.near import near
from figtrace.network.painted import column_of, ends, painted
from figtrace.network.supposed import suppose
from figtrace.picture.frames import with_holders
from figtrace.picture.geometry import Box
from figtrace.picture.scene import Scene
from figtrace.picture.seen import Seen
from figtrace.picture.values import Values
from figtrace.reading.lexicon import same_in

FLAGS = ("select", "whatif", "moved", "values", "part")
"""Arguments that put something on the picture; without any of them it is drawn as it is."""


def add_seen(parser: argparse.ArgumentParser) -> None:
    """Give ``figtrace picture`` these flags."""
    seen = parser.add_argument_group("as on a screen", "agents go by key, name or synonym; flags may be given again")
    seen.add_argument(
        "--select", action="append", default=[], metavar="KEY", help="an agent, statement or mechanism that stands out"
    )
    seen.add_argument(
        "--whatif", action="append", default=[], type=change, metavar="KEY=down|up|off", help="paint what follows"
    )
    seen.add_argument(
        "--moved", action="append", default=[], metavar="KEY=x,y|FILE.json", help="an agent moved by so many px"
    )
    seen.add_argument("--values", type=Path, metavar="TABLE", help="your own CSV, TSV or XLSX, painted on the agents")
    seen.add_argument("--column", metavar="NAME", help="which column of it (default: the first with numbers)")
    seen.add_argument("--numbers", action="store_true", help="with the values as numbers beside their agents")
    seen.add_argument("--part", type=_part, metavar="x,y,w,h", help="only this part of the picture, px")


def has_any(args: argparse.Namespace) -> bool:
    """True when one of the flags was given."""
    return any(getattr(args, name) for name in FLAGS)


def seen_of(args: argparse.Namespace, network: Network, scene: Scene, reading: Reading) -> Seen:
    """What the flags put on the picture; raises :class:`ProblemsFound` for what is unknown or cannot be read."""
    chosen = [_key(network, word) for word in _parted(args.select)]
    supposed = suppose(network, args.whatif, reading.profile) if args.whatif else None
    lit = near(network, chosen, reading) | (supposed.lit if supposed else frozenset())
    return Seen(
        reading=reading,
        moves=_moves(network, args.moved),
        lit=with_holders(lit, scene),
        selected=tuple(key for key in chosen if key in network.agent),
        verdicts=supposed.verdicts if supposed else {},
        notes=(supposed.words,) if supposed else (),
        values=_values(network, args) if args.values else None,
        part=args.part,
    )


def _parted(words: Iterable[str]) -> list[str]:
    return [part.strip() for word in words for part in word.split(",") if part.strip()]


def _key(network: Network, words: str) -> str:
    """The key that these words name: a statement's or a mechanism's own, else an agent's."""
    return words if words in network.statement or words in network.mechanism else find(network, words).key


def _moves(network: Network, words: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Displacements: ``KEY=x,y``, or a JSON file of them, as the page's own links have them."""
    found: dict[str, tuple[float, float]] = {}
    for word in words:
        if "=" not in word:
            found.update(_moves_in(Path(word)))
            continue
        agent, _, said = word.rpartition("=")
        numbers = _numbers(said, 2)
        if numbers is None:
            raise _refused("move-unreadable", "--moved", f'"{word}" says no place', "write KEY=x,y, in px")
        found[find(network, agent).key] = numbers[0], numbers[1]
    return found


def _moves_in(path: Path) -> dict[str, tuple[float, float]]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): (float(x), float(y)) for key, (x, y) in held.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        cure = 'write {"KEY": [x, y]}, in px, or give KEY=x,y'
        raise _refused("moves-unreadable", str(path), str(error), cure) from error


def _values(network: Network, args: argparse.Namespace) -> Values:
    """The table's column on the agents; what reading it found goes to standard error."""
    path: Path = args.values
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refused("table-unreadable", str(path), error.strerror or str(error), "name another file") from error
    table, report = sheet.read(data, path.name)
    if table is None:
        raise ProblemsFound(report)
    laid = overlay.lay(terms.index(network, same_in(args.data)), table, report)
    for one in laid["problems"]:
        print(f"{path.name}: {one['message']} ({one['cure']})", file=sys.stderr)
    column = column_of(laid, args.column)
    scale = laid["scales"][column]
    return Values(scale["column"], painted(laid, column), ends(scale), args.numbers)


def _numbers(words: str, n: int) -> list[float] | None:
    try:
        found = [float(word) for word in words.split(",")]
    except ValueError:
        return None
    return found if len(found) == n and all(abs(one) < 1e6 for one in found) else None


def _part(words: str) -> Box:
    numbers = _numbers(words, 4)
    if numbers is None or min(numbers[2:]) <= 0:
        raise argparse.ArgumentTypeError(f"{words!r} is no x,y,w,h")
    return Box(*numbers)


def _refused(code: str, where: str, message: str, cure: str) -> ProblemsFound:
    return ProblemsFound(Report.of([Problem(code, where, message, cure)]))
