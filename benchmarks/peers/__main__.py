"""Serve one peer as figtrace serves itself: ``python -m benchmarks.peers NAME FIGID --data DIR --port N``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from benchmarks.peers import NAMES, maker
from benchmarks.peers.shape import shape
from figtrace.cli.serve import THREADS
from figtrace.cli.thrift import spare_memory
from figtrace.figures.library import Library, default_data


class Server(BaseApplication):  # type: ignore[misc]
    """One worker with threads; only the worker loads the app."""

    def __init__(self, called: argparse.Namespace) -> None:
        self.called = called
        super().__init__()

    def load_config(self) -> None:
        """The same settings as ``figtrace serve``."""
        settings = {
            "bind": f"127.0.0.1:{self.called.port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": 30,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The peer's WSGI application."""
        library = Library(self.called.data)
        figid = self.called.figid
        return maker(self.called.name)(shape(library.network(figid), library.figure(figid))).server


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("figid", metavar="FIGID")
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR")
    parser.add_argument("--port", type=int, required=True)
    spare_memory()
    Server(parser.parse_args()).run()
