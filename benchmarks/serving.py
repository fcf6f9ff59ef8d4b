"""Servers under measurement, each a process of its own: figtrace itself and its peers, all with gunicorn."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import psutil

from benchmarks import peers
from benchmarks.cases import Case

FIGTRACE = "figtrace"
PATIENCE = 120.0
"""Seconds for a server to answer first."""


@dataclass(frozen=True)
class Served:
    """A running server: what it is, where it answers, its process and the seconds to its first answer."""

    name: str
    port: int
    pid: int
    first_answer: float

    def url(self, case: Case) -> str:
        """The page that shows a case; a peer shows one network only."""
        query = f"?{urlencode({'figure': case.figid})}" if self.name == FIGTRACE else ""
        return f"http://127.0.0.1:{self.port}/{query}"

    def memory(self) -> dict[str, float]:
        """MB: ``rss`` of the process that answers, ``pss`` of all processes with shared pages counted once."""
        root = psutil.Process(self.pid)
        all_of_it = [root, *root.children(recursive=True)]
        return {
            "rss": max(one.memory_info().rss for one in all_of_it) / 1e6,
            "pss": sum(one.memory_full_info().pss for one in all_of_it) / 1e6,
        }


@contextmanager
def serve(name: str, case: Case, data: Path) -> Iterator[Served]:
    """Start a server and stop it at the end; gives it once it has answered."""
    port = _free()
    began = time.perf_counter()
    process = subprocess.Popen(_command(name, case, data, port), stdout=subprocess.DEVNULL)
    try:
        _answered(process, port)
        yield Served(name, port, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(30)


def _command(name: str, case: Case, data: Path, port: int) -> list[str]:
    if name == FIGTRACE:
        command = [str(Path(sys.executable).parent / "figtrace"), "serve", "--data", str(data), "--figure", case.figid]
    else:
        if name not in peers.NAMES:
            raise ValueError(f"no server is called {name!r}")
        command = [sys.executable, "-m", "benchmarks.peers", name, case.figid, "--data", str(data)]
    return [*command, "--port", str(port)]


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answered(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with {process.returncode}: {process.args!r}")
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"no answer in {PATIENCE:.0f} s: {process.args!r}")
