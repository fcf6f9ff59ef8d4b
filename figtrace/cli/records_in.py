"""``figtrace import-record``: file PFOCR records, with the tables beside them, in the library."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from figtrace.figures.arrivals import read_with_tables, take_in
from figtrace.figures.library import Library, default_data
from figtrace.model.problems import Problem, ProblemsFound


def add(_verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a record (.md), or a folder (with its folders)"
    )
    parser.add_argument("--again", action="store_true", help="replace a record that is on file and differs")
    parser.add_argument("--json", action="store_true", help="print what became of each as JSON, one a line")
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR", help="the library's folder")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """File every record; one that cannot be read stops none of the others. 1 when there was such a one."""
    library = Library(args.data)
    is_good, n = True, 0
    for path in _records(args.paths):
        n += 1
        try:
            made = take_in(library, *read_with_tables(path), path.name, is_again=args.again)
        except ProblemsFound as found:
            is_good = False
            for problem in found.report:
                print(problem, file=sys.stderr)
            continue
        if args.json:
            print(json.dumps({"figid": made.figure.figid, "outcome": made.outcome}), flush=True)
        else:
            print(f"{made.figure.figid}: {made.outcome}", flush=True)
    if not n:
        print(Problem("nothing-to-import", "import-record", "no record is there", "name .md files"), file=sys.stderr)
    return 0 if is_good and n else 1


def _records(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.md")) if path.is_dir() else [path]
