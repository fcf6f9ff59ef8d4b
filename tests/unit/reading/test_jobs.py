"""A folder drafted by a process of its own: followed by its files, started once, gone on with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from figtrace.figures.library import default_data
from figtrace.reading import jobs
from figtrace.reading.batch import REPORT
from tests.records import write_record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_record(tmp_path, "PMC1__f1", "IL-6 activates STAT3.")
    write_record(tmp_path, "PMC1__f2", "An overview of things.")
    (tmp_path / "figures" / "PMC1__bad.md").write_text("no front matter", encoding="utf-8")
    return tmp_path / "figures"


def wait(out: Path) -> None:
    """Until the process that writes there has ended."""
    pid = json.loads((out / jobs.PROGRESS).read_text(encoding="utf-8"))["pid"]
    script = (
        "import os, sys, time\n"
        "def lives(pid):\n"
        "    try:\n        os.kill(pid, 0)\n    except ProcessLookupError:\n        return False\n    return True\n"
        "while lives(int(sys.argv[1])): time.sleep(0.05)"
    )
    subprocess.run([sys.executable, "-c", script, str(pid)], check=True, timeout=120)


def test_nothing_was_asked_for(tmp_path: Path) -> None:
    assert jobs.look(tmp_path) == jobs.Job("idle")


def test_a_job_runs_beside_and_tells_what_became_of_each(folder: Path) -> None:
    out = folder.parent / "drafts"
    started = jobs.start(folder, out, default_data())
    assert started.state in ("running", "done")
    assert started.n == 3
    wait(out)
    job = jobs.look(out)
    assert (job.state, job.done, job.n) == ("done", 3, 3)
    assert job.report is not None
    assert job.report["by_record"] == {"PMC1__f1": 1, "PMC1__f2": 0}
    assert [one["where"] for one in job.report["problems"]] == ["PMC1__bad.md: line 1"]
    assert (out / "PMC1__f1.json").is_file()


def test_a_job_that_runs_is_left_to_run(folder: Path) -> None:
    out = folder.parent / "drafts"
    out.mkdir()
    (out / jobs.LOCK).touch()
    (out / jobs.PROGRESS).write_text(json.dumps({"pid": os.getpid(), "done": 1, "n": 3}), encoding="utf-8")
    assert jobs.start(folder, out, default_data()) == jobs.Job("running", 1, 3)
    assert not (out / jobs.LOG).exists()


def test_a_process_that_died_is_told_as_stopped(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / jobs.PROGRESS).write_text(json.dumps({"pid": ended.pid, "done": 1, "n": 3}), encoding="utf-8")
    assert jobs.look(tmp_path) == jobs.Job("stopped", 1, 3)
    (tmp_path / jobs.PROGRESS).write_text("{", encoding="utf-8")
    assert jobs.look(tmp_path).state == "idle"


def test_progress_is_told_at_each_hundredth_and_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / jobs.PROGRESS
    tell = jobs.teller(file)
    tell(1, 1000)
    assert json.loads(file.read_text(encoding="utf-8")) == {"pid": os.getpid(), "done": 1, "n": 1000}
    tell(2, 1000)
    assert json.loads(file.read_text(encoding="utf-8"))["done"] == 1
    tell(10, 1000)
    assert json.loads(file.read_text(encoding="utf-8"))["done"] == 10
    tell(1000, 1000)
    assert json.loads(file.read_text(encoding="utf-8"))["done"] == 1000


def test_a_report_ends_a_job_whoever_lives(tmp_path: Path) -> None:
    (tmp_path / jobs.PROGRESS).write_text(json.dumps({"pid": os.getpid(), "done": 1, "n": 3}), encoding="utf-8")
    (tmp_path / REPORT).write_text(json.dumps({"records": 3}), encoding="utf-8")
    assert jobs.look(tmp_path) == jobs.Job("done", 3, 3, {"records": 3})
