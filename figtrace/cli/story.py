"""``figtrace deck`` and ``figtrace page``: a talk as slides or PDF, and a figure's page as one offline file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from figtrace.cli.pictures import TOKENS, write
from figtrace.cli.steps import played_story
from figtrace.figures.library import Library, default_data
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure
from figtrace.picture import animate, layout, palette, paper, scene, slides
from figtrace.picture.pages import about, pages
from figtrace.story.play import Shot

DECKS = (".pptx", ".pdf", ".svg")
MOST_TOLD = 3
"""Losses that are said one by one; ``--json`` names all."""


def add(verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    parser.add_argument("figid", metavar="FIGID", help="the figure, by its PFOCR key")
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR", help="where the figures are")
    parser.add_argument("--story", type=Path, metavar="FILE", help="a story of your own, as the page downloads it")
    parser.add_argument("--json", action="store_true", help="say what was written, and its losses, as JSON")
    if verb == "page":
        parser.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.html")
        parser.set_defaults(run=run_page)
        return
    parser.add_argument("-o", dest="out", type=_deck_file, required=True, metavar="OUT.pptx|pdf|svg")
    parser.add_argument("--theme", choices=palette.THEMES, default=palette.THEMES[0])
    parser.set_defaults(run=run_deck)


def _deck_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in DECKS:
        raise argparse.ArgumentTypeError(f"{text!r} ends in none of {', '.join(DECKS)}")
    return path


def run_deck(args: argparse.Namespace) -> int:
    """Write the talk; a story with errors is refused, and Ctrl-C leaves no half of a file."""
    library = Library(args.data)
    figure, network = library.figure(args.figid), library.network(args.figid)
    played = played_story(args.data, figure, network, args.story)
    colours = palette.parse(TOKENS.read_text(encoding="utf-8"))[args.theme]
    composed = scene.compose(network, layout.place(network), figure)
    tell = progress(args.out.name, sys.stderr.isatty())
    try:
        data, losses = _deck(args.out.suffix.lower(), played, composed, colours, figure, tell)
    except KeyboardInterrupt:
        raise ProblemsFound(Report.of([_cancelled(args.out)])) from None
    write(args.out, data)
    _told(args, len(data), losses)
    return 0


def _deck(
    suffix: str,
    played: Sequence[Shot],
    composed: scene.Scene,
    colours: palette.Palette,
    figure: Figure,
    tell: Callable[[int, int], None],
) -> tuple[bytes, tuple[str, ...]]:
    if suffix == ".pptx":
        made = slides.deck(played, composed, colours, slides.About(composed.title, figure.figid, figure.doi), tell)
        return made.data, made.losses
    if suffix == ".svg":
        return animate.story(played, composed, colours).encode("utf-8"), ()
    return paper.book(pages(played, composed, colours), tell, words=about(played, composed)), ()


def run_page(args: argparse.Namespace) -> int:
    """Write the page as one file that needs no server."""
    from app import offline_page  # noqa: PLC0415 - the page is loaded only where it is asked for

    text = offline_page(args.data, args.figid, args.story)
    write(args.out, text.encode("utf-8"))
    _told(args, len(text.encode("utf-8")), ())
    return 0


def progress(name: str, is_shown: bool) -> Callable[[int, int], None]:
    """Says how far a long work is, on one line of a terminal; nothing where nobody looks."""

    def tell(done: int, of: int) -> None:
        if is_shown:
            end = "\n" if done == of else ""
            print(f"\r{name}: {done} of {of} pages (Ctrl-C stops)", end=end, file=sys.stderr, flush=True)

    return tell


def _told(args: argparse.Namespace, size: int, losses: Sequence[str]) -> None:
    if args.json:
        print(json.dumps({"file": str(args.out), "bytes": size, "losses": list(losses)}, ensure_ascii=False))
        return
    for loss in losses[:MOST_TOLD]:
        print(f"{args.out.name}: {loss}", file=sys.stderr)
    if len(losses) > MOST_TOLD:
        print(f"{args.out.name}: and {len(losses) - MOST_TOLD} more losses (--json names all)", file=sys.stderr)


def _cancelled(out: Path) -> Problem:
    return Problem("cancelled", str(out), "stopped before it was whole; nothing was written", "run it again")
