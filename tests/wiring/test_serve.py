"""``figtrace serve``: it answers, says where, says what to do about a taken port, and stays small."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from figtrace.cli import main, serve

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, int]]:
    """A server of its own process, stopped at the end; gives its address and its process id."""
    port = free_port()
    command = [sys.executable, "-c", "import sys; from figtrace.cli import main; sys.exit(main())"]
    command += ["serve", "--port", str(port)]
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert started.stdout is not None
    line = started.stdout.readline()
    yield line.removeprefix("figtrace: ").strip(), started.pid
    started.send_signal(signal.SIGINT)
    assert started.wait(timeout=30) == 0


def test_it_prints_its_address_when_it_answers(served: tuple[str, int]) -> None:
    address, _ = served
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(f"{address}/healthz", timeout=30) as answer:
        assert answer.status == 200
        assert json.load(answer)["figures"] >= 1


def test_it_is_not_in_debug(served: tuple[str, int]) -> None:
    with urllib.request.urlopen(f"{served[0]}/", timeout=30) as answer:
        text = answer.read().decode()
    assert '"hot_reload"' not in text
    assert "immutable" in urllib.request.urlopen(f"{served[0]}/{asset(text)}", timeout=30).headers["Cache-Control"]


def asset(text: str) -> str:
    """The address of the entry module."""
    return text.split('src="/', 1)[1].split('"', 1)[0]


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="shared memory is told apart on Linux only")
def test_it_takes_less_than_150_mb(served: tuple[str, int]) -> None:
    urllib.request.urlopen(f"{served[0]}/", timeout=30).read()
    master = psutil.Process(served[1])
    whole = sum(one.memory_full_info().pss for one in (master, *master.children(recursive=True)))
    assert whole < 150e6, f"{whole / 1e6:.0f} MB"


def test_a_taken_port_names_the_next_free_one(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port}: the address cannot be used" in said
    free = int(said.split("--port ", 1)[1].split(",")[0])
    assert free > port
    assert serve.is_free("127.0.0.1", free)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty"])
def test_a_wrong_port_is_a_wrong_call(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--port", port])
    assert stopped.value.code == 2
    assert "a port is a number from 1 to 65535" in capsys.readouterr().err or port == "-1"


def test_an_unknown_figure_is_said_before_anything_starts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--figure", "PMC1__nobody"]) == 1
    assert "PMC1__nobody" in capsys.readouterr().err
