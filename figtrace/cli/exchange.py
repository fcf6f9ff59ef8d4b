"""``figtrace export`` and ``figtrace import``: networks out to and in from the field's formats."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from figtrace.exchange import FORMATS, Exported, Loss, Positions, export, readable
from figtrace.exchange.contract import Box, Point, summarise
from figtrace.exchange.draft import gathered
from figtrace.exchange.files import folder, losses_table, read, save
from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Network
from figtrace.model.vocabulary import Level, Profile
from figtrace.picture.layout import place

LEVELS: dict[str, Level | None] = {**{level.value: level for level in Level}, "all": None}
PROFILES: dict[str, Profile] = {profile.value: profile for profile in Profile}


def add(verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    {"export": _add_export, "import": _add_import}[verb](parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("figid", nargs="?", metavar="FIGID", help="the figure; with --all, every figure when left out")
    parser.add_argument("--format", choices=tuple(FORMATS), metavar="F", help=f"one of {', '.join(FORMATS)}")
    parser.add_argument("--all", action="store_true", help="every format, into the folder of -o")
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT", help="the file, or the folder")
    parser.add_argument("--level", choices=LEVELS, default=Level.MECHANISM.value, help="which reading")
    parser.add_argument("--profile", choices=PROFILES, default=Profile.CAPTION.value, help="whose signs count")
    parser.add_argument("--losses", type=Path, metavar="FILE", help="write every single loss there, as TSV")
    parser.add_argument("--include-suggested", action="store_true", help="with statements that no person looked at")
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR", help="where the figures are")
    parser.set_defaults(run=lambda args: run_export(args, parser))


def _add_import(parser: argparse.ArgumentParser) -> None:
    names = tuple(one.name for one in readable())
    parser.add_argument("file", type=Path, metavar="FILE", help="its companions are read when they stand beside it")
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="NETWORK.json")
    parser.add_argument("--format", choices=names, metavar="F", help=f"one of {', '.join(names)}; else it is found out")
    words = "GPML: say what a line says of a group for each of its members"
    parser.add_argument("--expand-groups", action="store_true", help=words)
    parser.set_defaults(run=run_import)


def run_export(args: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Write the file or files; losses by kind and field to standard error, one a line."""
    if args.all == bool(args.format) or not (args.figid or args.all):
        parser.error("give FIGID and --format F, or --all")
    library = Library(args.data)
    losses: list[tuple[str, Loss]] = []
    status = 0
    for figid in [args.figid] if args.figid else library.figids():
        with _told() as problems:
            for write in _writers(args, library, figid):
                with _told() as own:
                    name, exported = write()
                    losses += [(name, loss) for loss in exported.losses]
                    _tell(exported, f"{name}: " if args.all else "")
                problems += own
        status = max(status, int(bool(problems)))
    if args.losses:
        save(Exported(losses_table(losses)), args.losses)
    return status


@contextmanager
def _told() -> Iterator[list[ProblemsFound]]:
    """Say the problems found to standard error and go on; they are in the list."""
    problems: list[ProblemsFound] = []
    try:
        yield problems
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        problems.append(found)


def _writers(args: argparse.Namespace, library: Library, figid: str) -> Iterator[Callable[[], tuple[str, Exported]]]:
    """One call a format that writes its file and gives its name and export: what fails in one leaves the others be."""
    figure, network = library.figure(figid), library.network(figid)
    where = positions(network)
    if args.all:
        folder(args.out)

    def write(name: str) -> tuple[str, Exported]:
        made = export(
            network,
            name,
            level=LEVELS[args.level],
            profile=PROFILES[args.profile],
            figure=figure,
            positions=where,
            include_suggested=args.include_suggested,
        )
        save(made, args.out / file_name(figid, name) if args.all else args.out)
        return name, made

    for name in FORMATS if args.all else (args.format,):
        yield partial(write, name)


def file_name(figid: str, name: str) -> str:
    """The name of a file among those of all formats; the format's own name parts those of one ending."""
    one = FORMATS[name]
    is_shared = sum(other.extension == one.extension for other in FORMATS.values()) > 1
    return f"{figid}.{name}.{one.extension}" if is_shared and name != one.extension else f"{figid}.{one.extension}"


def positions(network: Network) -> Positions:
    """Where the picture puts agents and lines, as exporters take it."""
    made = place(network)
    boxes = {key: Box(*box) for key, box in made.boxes.items()}
    points = {key: tuple(Point(*point) for point in curve.points[::3]) for key, curve in made.lines.items()}
    return Positions(boxes, points)


def _tell(exported: Exported, prefix: str) -> None:
    for line in summarise(exported.losses):
        print(f"{prefix}{' '.join(line.split())}", file=sys.stderr)


def run_import(args: argparse.Namespace) -> int:
    """Write the network as canonical JSON; what was not understood goes to standard error, one a line."""
    try:
        imported = read(args.file, args.format, expand_groups=args.expand_groups)
    except ProblemsFound as found:
        told = (Problem(p.code, f"{args.file.name}: {p.where}", p.message, p.cure, p.severity) for p in found.report)
        raise ProblemsFound(Report.of(told)) from None
    save(Exported(codec.dumps(imported.network)), args.out)
    for problem in gathered(imported.report):
        print(" ".join(str(problem).split()), file=sys.stderr)
    return 0 if imported.report.is_good else 1
