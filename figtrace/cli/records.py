"""``figtrace validate``: check records, networks, stories or folders of them; name each problem with its cure."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from figtrace.figures import pfocr
from figtrace.figures.library import Library, default_data
from figtrace.figures.ocr import KINDS, suffix, table
from figtrace.model import codec, validate
from figtrace.model.problems import Problem, ProblemsFound, Report, Severity
from figtrace.model.records import FORMAT, Figure, Network
from figtrace.story import checks as story_checks
from figtrace.story import codec as story_codec
from figtrace.story.records import FORMAT as STORY


def add(_verb: str, parser: argparse.ArgumentParser) -> None:
    """Give ``validate`` its arguments."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a record, a network, a story, or a folder")
    parser.add_argument("--json", action="store_true", help="write the problems to standard output as JSON")
    parser.add_argument(
        "--data", type=Path, default=default_data(), metavar="DIR", help="where the records of networks are looked for"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check every path; 1 when an error was found, 0 when there are only warnings and notes."""
    files = list(dict.fromkeys(file for path in args.paths for file in _files(path)))
    report = Report()
    for path in args.paths:
        if not path.exists():
            report += _one("file-unreadable", str(path), "there is no such file or folder", "check the path")
        elif path.is_dir() and not any(_files(path)):
            report += _one("nothing-to-check", str(path), "no record and no network in it", "name another folder")
    for file in files:
        report += examine(file, args.data)
    _tell(report, len(files), args.json)
    return 0 if report.is_good else 1


def examine(file: Path, data: Path) -> Report:
    """Everything that is wrong with a record and the tables beside it, with a network, a story or one table."""
    for kind in KINDS:
        if file.name.endswith(suffix(kind)):
            return Report.of(hit for hit in table(kind, file.read_bytes(), file.name) if isinstance(hit, Problem))
    if file.suffix == ".json":
        return _story(file, data) if _is_story(file) else _network(file, data)
    return _record(file)


def _record(file: Path) -> Report:
    figure, report = pfocr.examine(file)
    has_network = (file.parent.parent / "networks" / f"{file.stem}.json").is_file()
    if figure is None or has_network:
        return report
    empty = Network(figid=figure.figid, title=figure.title or figure.figid, caption_sha256=figure.caption_sha256)
    return report + validate.check(empty, figure)


def _text(file: Path, what: str) -> str:
    """The file's text; raises :class:`ProblemsFound` (``file-unreadable``) where it is none."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemsFound(_one("file-unreadable", file.name, str(error), f"save the {what} as UTF-8 text")) from error


def _network(file: Path, data: Path) -> Report:
    try:
        network = codec.loads(_text(file, "network"), file.name)
    except ProblemsFound as found:
        return found.report
    figure = _figure_of(network.figid, file, data)
    if figure is not None:
        return validate.check(network, figure)
    n = sum(len(statement.evidence) for statement in network.statements)
    message = f"no record of {network.figid}: {n} quotes could not be checked"
    return _one("evidence-unchecked", file.name, message, f"put {network.figid}.md beside it, or give --data")


def _story(file: Path, data: Path) -> Report:
    """A story, against the record and the network of its figure."""
    try:
        story = story_codec.loads(_text(file, "story"), file.name)
    except ProblemsFound as found:
        return found.report
    figure = _figure_of(story.figid, file, data)
    if figure is None:
        message = f"no record of {story.figid}: its {len(story.steps)} steps could not be checked"
        return _one("story-unchecked", file.name, message, f"put {story.figid}.md beside it, or give --data")
    root = file.parent.parent if (file.parent.parent / "networks" / f"{figure.figid}.json").is_file() else data
    try:
        return story_checks.check(story, Library(root).network(figure.figid), figure)
    except ProblemsFound as found:
        return found.report


def _figure_of(figid: str, file: Path, data: Path) -> Figure | None:
    """The record of a network or a story: beside it, in the ``figures`` next to its folder, or in the data folder."""
    if not pfocr.is_figid(figid):
        return None
    for folder in (file.parent, file.parent.parent / "figures"):
        path = folder / f"{figid}.md"
        if path.is_file():
            return pfocr.examine(path).figure
    try:
        return Library(data).figure(figid)
    except ProblemsFound:
        return None


def _files(path: Path) -> Iterator[Path]:
    """The file itself; of a folder, every record, network and story in it, by name."""
    if path.is_file():
        yield path
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and (_is_record(file) or _is_network(file) or _is_story(file)):
                yield file


def _is_record(file: Path) -> bool:
    """A Markdown file that starts as a record does, or is named as one."""
    return file.suffix == ".md" and (file.name.startswith("PMC") or _starts(file, b"---"))


def _is_network(file: Path) -> bool:
    return file.suffix == ".json" and (file.parent.name == "networks" or _is_of(file, FORMAT))


def _is_story(file: Path) -> bool:
    return file.suffix == ".json" and (file.parent.name == "stories" or _is_of(file, STORY))


def _is_of(file: Path, form: str) -> bool:
    return re.match(rb'\s*\{\s*"format":\s*"' + form.encode() + rb'"', _head(file)) is not None


def _starts(file: Path, mark: bytes) -> bool:
    return _head(file).startswith(mark)


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(200)
    except OSError:
        return b""


def _tell(report: Report, n_files: int, as_json: bool) -> None:
    counts = {severity: sum(problem.severity is severity for problem in report) for severity in Severity}
    if as_json:
        told = {
            "files": n_files,
            **{f"{severity.value}s": count for severity, count in counts.items()},
            "problems": [problem.as_dict() for problem in report],
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for problem in report:
        print(problem, file=sys.stderr)
    counted = ", ".join(f"{count} {severity.value}{'s' * (count != 1)}" for severity, count in counts.items())
    print(f"{n_files} file{'s' * (n_files != 1)} checked: {counted}")


def _one(code: str, where: str, message: str, cure: str) -> Report:
    return Report((Problem(code, where, message, cure),))
