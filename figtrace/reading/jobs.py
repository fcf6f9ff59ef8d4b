"""Drafting a folder as a process of its own: started once, followed by a file, gone on with where it stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from figtrace.reading.batch import REPORT

PROGRESS, LOCK, LOG = "progress.json", "job.lock", "job.log"
_RUN = "import sys; from figtrace.cli import main; sys.exit(main(sys.argv[1:]))"
"""The figtrace command in the interpreter that serves, wherever its script stands."""
State = Literal["idle", "running", "stopped", "done"]


class Job(NamedTuple):
    """How far a folder's drafting is: records done of all; the report of a run that ended."""

    state: State
    done: int = 0
    n: int = 0
    report: dict[str, Any] | None = None


def _held(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _lives(pid: object) -> bool:
    if not isinstance(pid, int):
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def look(out: Path) -> Job:
    """The job that writes into ``out``, as its files tell; *stopped* where its process ended without a report."""
    held = _held(out / PROGRESS)
    if not held:
        return Job("idle")
    done, n = int(held.get("done", 0)), int(held.get("n", 0))
    report = _held(out / REPORT)
    if report:
        return Job("done", int(report.get("records", done)), int(report.get("records", n)), report)
    return Job("running" if _lives(held.get("pid")) else "stopped", done, n)


def _write(path: Path, values: dict[str, Any]) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(json.dumps(values) + "\n", encoding="utf-8")
    part.replace(path)


def teller(path: Path) -> Callable[[int, int], None]:
    """Writes how many records are done into the file, whole or not at all, at each hundredth."""

    def tell(done: int, n: int) -> None:
        if done in (1, n) or done * 100 // n != (done - 1) * 100 // n:
            _write(path, {"pid": os.getpid(), "done": done, "n": n})

    return tell


def start(folder: Path, out: Path, data: Path, workers: int = 1) -> Job:
    """Draft every record of the folder into ``out`` in a process of its own; a job that runs is left to run.

    What an earlier run has drafted, of the same bytes and rules, is not read again. Raises :class:`OSError` where
    ``out`` cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    try:
        os.close(os.open(out / LOCK, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        if look(out).state == "running":
            return look(out)
    (out / REPORT).unlink(missing_ok=True)
    n = len(list(folder.glob("*.md")))
    _write(out / PROGRESS, {"pid": os.getpid(), "done": 0, "n": n})
    words = ["draft", str(folder), "-o", str(out), "--workers", str(workers), "--data", str(data)]
    with (out / LOG).open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, *words, "--progress", str(out / PROGRESS)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True,
        )  # fmt: skip
    if _held(out / PROGRESS).get("pid") == os.getpid():
        _write(out / PROGRESS, {"pid": process.pid, "done": 0, "n": n})
    # somebody must wait for the child, or it stays in the list of processes and seems to run
    threading.Thread(target=process.wait, daemon=True).start()
    return look(out)
