"""``figtrace picture`` and ``figtrace synthesize``: a figure's picture as a file, and made-up networks."""

from __future__ import annotations

import argparse
from pathlib import Path

from figtrace.cli.seen import add_seen, has_any, seen_of
from figtrace.cli.steps import played_story, step_of, still
from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.readings import Reading
from figtrace.model.vocabulary import Level, Profile
from figtrace.network.synthesize import synthesize
from figtrace.picture import draw, layout, palette, raster, scene, seen

LEVELS: dict[str, Level] = {level.value: level for level in Level}
PROFILES: dict[str, Profile] = {profile.value: profile for profile in Profile}
SUFFIXES = (".svg", ".png", ".pdf")
TOKENS = Path(__file__).parents[2] / "assets" / "00_tokens.css"
"""The sheet of colours that the page uses too."""


def add(verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    {"picture": _add_picture, "synthesize": _add_synthesize}[verb](parser)


def _add_picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("figid", metavar="FIGID", help="the figure, by its PFOCR key")
    parser.add_argument("-o", dest="out", type=_picture_file, required=True, metavar="OUT.svg|png|pdf")
    parser.add_argument("--level", choices=LEVELS, default=Level.MECHANISM.value, help="which reading")
    parser.add_argument("--profile", choices=PROFILES, default=Profile.CAPTION.value, help="whose signs count")
    parser.add_argument("--theme", choices=palette.THEMES, default=palette.THEMES[0])
    parser.add_argument("--step", type=int, metavar="N", help="one step of the story, in its own reading")
    parser.add_argument("--scale", type=_scale, default=2.0, metavar="1-4", help="pixels of a PNG for each px")
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR", help="where the figures are")
    add_seen(parser)
    parser.set_defaults(run=run_picture)


def _add_synthesize(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agents", type=int, required=True, metavar="N", help="how many agents")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="another number, another network")
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="NETWORK.json")
    parser.set_defaults(run=run_synthesize)


def _picture_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text!r} ends in none of {', '.join(SUFFIXES)}")
    return path


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 4")
    return scale


def run_picture(args: argparse.Namespace) -> int:
    """Write the picture; what cannot be drawn or written is a problem, and then there is no file."""
    library = Library(args.data)
    figure, network = library.figure(args.figid), library.network(args.figid)
    colours = palette.parse(TOKENS.read_text(encoding="utf-8"))[args.theme]
    level = LEVELS[args.level]
    profile = Profile.CAPTION if level is Level.CAPTION else PROFILES[args.profile]
    if args.step is None and has_any(args):
        composed = scene.compose(network, layout.place(network), figure)
        sheet = seen.draw(composed, seen_of(args, network, composed, Reading(level, profile)), colours)
    elif args.step is None:
        sheet = draw(network, figure, palette=colours, reading=Reading(level, profile), furniture=True)
    else:
        sheet = still(step_of(played_story(args.data, figure, network), args.step), figure, network, colours)
    write(args.out, _as_file(sheet, args.out.suffix.lower(), args.scale))
    return 0


def _as_file(sheet: str, suffix: str, scale: float) -> bytes:
    if suffix == ".png":
        return raster.png(sheet, scale)
    return raster.pdf(sheet) if suffix == ".pdf" else sheet.encode("utf-8")


def run_synthesize(args: argparse.Namespace) -> int:
    """Write the network as canonical JSON."""
    write(args.out, codec.dumps(synthesize(args.agents, args.seed).network).encode("utf-8"))
    return 0


def write(path: Path, data: bytes) -> None:
    """Write a file whole; raises :class:`ProblemsFound` where that is not allowed or there is no such folder."""
    try:
        path.write_bytes(data)
    except OSError as error:
        words = error.strerror or str(error)
        raise ProblemsFound(Report.of([Problem("not-written", str(path), words, "name another place")])) from error
