"""A folder of records drafted by several processes: it goes on where it stopped, and one bad record stops nothing."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from figtrace.figures import pfocr
from figtrace.model.problems import Problem, Severity
from figtrace.model.records import Figure
from figtrace.reading.extract import Reader
from figtrace.reading.frames import VERSION
from figtrace.reading.ground import drawn
from figtrace.reading.lexicon import Lexicon
from figtrace.reading.records import Draft

_CHUNK = 16
REPORT = "report.json"


class Outcome(NamedTuple):
    """One record's end: how many suggestions, whether it was done before, and the problem that stopped it, if any."""

    file: str
    n_statements: int
    was_done: bool
    problem: Problem | None = None


class Summary(NamedTuple):
    """A whole run: outcomes in the order of the files, and the seconds that it took."""

    outcomes: tuple[Outcome, ...]
    seconds: float

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The records that could not be read."""
        return tuple(o for o in self.outcomes if o.problem is not None)


_reader: Reader | None = None


def _start(lexicon: Path) -> None:
    """Open the lexicon once a process."""
    global _reader
    _reader = Reader(Lexicon(lexicon))


def dumps(draft: Draft) -> str:
    """The draft as JSON of two blanks' indent, ending in a newline."""
    return draft.model_dump_json(indent=2) + "\n"


def _done_before(target: Path, digest: str) -> int | None:
    """How many suggestions the draft on file has, if it is of these bytes and these rules; else None."""
    try:
        held = json.loads(target.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_same = held.get("version") == VERSION and held.get("record_sha256") == digest
    return len(held.get("statements", ())) if is_same else None


def draft_figure(reader: Reader, figure: Figure) -> Draft:
    """The draft of a figure: its caption read, with its record's hash and the arrows of its OCR words."""
    draft = reader.read(figure.caption, figure.figid)
    return draft.model_copy(update={"record_sha256": figure.record_sha256, "drawn": drawn(figure.ocr)})


def draft_one(reader: Reader, source: Path, target: Path) -> Outcome:
    """Draft one record into ``target``, whole or not at all; what goes wrong is told, not raised."""
    try:
        digest = sha256(source.read_bytes()).hexdigest()
        held = _done_before(target, digest)
        if held is not None:
            return Outcome(source.name, held, was_done=True)
        figure, report = pfocr.examine(source)
        if figure is None:
            return Outcome(source.name, 0, was_done=False, problem=report.errors[0])
        draft = draft_figure(reader, figure)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.write_text(dumps(draft), encoding="utf-8", newline="\n")
        part.replace(target)
    except Exception as error:  # one record must not stop the others, whatever is wrong with it
        cure = "report it with the record"
        problem = Problem("draft-failed", source.name, f"{type(error).__name__}: {error}", cure, Severity.ERROR)
        return Outcome(source.name, 0, was_done=False, problem=problem)
    return Outcome(source.name, len(draft.statements), was_done=False)


def _work(pair: tuple[str, str]) -> Outcome:
    assert _reader is not None
    return draft_one(_reader, Path(pair[0]), Path(pair[1]))


def _run(pairs: Sequence[tuple[str, str]], lexicon: Path, workers: int) -> Iterator[Outcome]:
    if workers <= 1:
        _start(lexicon)
        yield from map(_work, pairs)
        return
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(lexicon,)) as pool:
        yield from pool.map(_work, pairs, chunksize=_CHUNK)


def draft_folder(
    folder: Path, out: Path, lexicon: Path, workers: int = 1, tell: Callable[[int, int], object] = max
) -> Summary:
    """Draft every ``*.md`` of the folder into ``out``, one JSON a record, and write ``report.json`` beside them.

    A record whose draft is on file, of the same bytes and rules, is not read again. ``tell`` hears how many are done.
    """
    files = sorted(folder.glob("*.md"))
    out.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    outcomes = []
    for outcome in _run([(str(f), str(out / f"{f.stem}.json")) for f in files], lexicon, workers):
        outcomes.append(outcome)
        tell(len(outcomes), len(files))
    summary = Summary(tuple(outcomes), time.monotonic() - started)
    (out / REPORT).write_text(json.dumps(as_dict(summary), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return summary


def as_dict(summary: Summary) -> dict[str, object]:
    """The run in plain values: counts, seconds, and every record that failed with its cure."""
    drafted = [o for o in summary.outcomes if not o.was_done and o.problem is None]
    return {
        "records": len(summary.outcomes),
        "drafted": len(drafted),
        "done_before": sum(o.was_done for o in summary.outcomes),
        "failed": len(summary.failed),
        "suggestions": sum(o.n_statements for o in drafted),
        "without_suggestion": sum(o.n_statements == 0 for o in drafted),
        "seconds": round(summary.seconds, 2),
        "by_record": {o.file.removesuffix(".md"): o.n_statements for o in summary.outcomes if o.problem is None},
        "problems": [o.problem.as_dict() for o in summary.failed if o.problem is not None],
    }
