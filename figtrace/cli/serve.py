"""``figtrace serve``: the dashboard under gunicorn, one worker with threads; ``--debug`` under Dash's own server."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from figtrace.cli.thrift import spare_memory
from figtrace.curation.places import default_url
from figtrace.figures.library import Library, default_data

THREADS = 8
"""Requests answered at once by the one worker; none of them waits for another host."""
NEAR = 50
"""Ports that are tried when the one asked for is taken."""


def add(_verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    parser.add_argument("--port", type=_port, default=8050, help="port to listen on (default %(default)s)")
    parser.add_argument("--figure", metavar="FIGID", help="figure that an address without one shows")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the project's)")
    parser.add_argument(
        "--embed", action="append", default=[], metavar="ORIGIN", help="site that may frame /embed/FIGID (repeatable)"
    )
    parser.add_argument(
        "--journal", metavar="URL", help="where edits go: a path or a URL; else FIGTRACE_JOURNAL, else your data folder"
    )
    parser.add_argument("--read-only", action="store_true", help="no journal: the page is read, nobody curates in it")
    parser.add_argument("--debug", action="store_true", help="development server with reload; never for visitors")
    parser.set_defaults(run=serve)


def serve(called: argparse.Namespace) -> int:
    """Serve until stopped; 1 when the port is taken or the figure cannot be shown."""
    data = called.data or default_data()
    if called.figure:
        Library(data).figure(called.figure)
    is_reloaded = os.environ.get("WERKZEUG_RUN_MAIN") == "true"  # its parent holds the port for it
    if not is_reloaded and not is_free(called.host, called.port):
        print(taken(called.host, called.port), file=sys.stderr)
        return 1
    warning = open_door(called.host, is_written=_journal(called) is not None)
    if warning:
        print(warning, file=sys.stderr, flush=True)
    if called.debug:
        return _develop(called, data)
    return _produce(called, data)


def is_local(host: str) -> bool:
    """True for an address that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def open_door(host: str, *, is_written: bool) -> str | None:
    """What to say where others than the one at this machine can come in and write; None where nobody can."""
    if is_local(host) or not is_written or os.environ.get("FIGTRACE_USER_HEADER"):
        return None
    if os.environ.get("FIGTRACE_ROLES"):
        cure = "set FIGTRACE_USER_HEADER behind a proxy that signs people in"
        return f"{host}: others can reach this page, and name and ORCID are as typed, not proven ({cure})"
    cure = 'set FIGTRACE_ROLES, such as "0000-0002-1825-0097=editor, *=curator"'
    return f"{host}: others can reach this page, so whoever signs in only reads ({cure})"


def is_free(host: str, port: int) -> bool:
    """True when nothing listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def taken(host: str, port: int) -> str:
    """What to say about a taken port: the next free one, and how to ask for it."""
    free = next((one for one in range(port + 1, min(port + NEAR, 65536)) if is_free(host, one)), None)
    cure = f"port {free} is free: --port {free}, or make run PORT={free}" if free else "choose another with --port"
    return f"{host}:{port}: the address cannot be used, something may listen there already ({cure})"


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535; got {text!r}")
    return int(text)


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _settings(called: argparse.Namespace, data: Path) -> Any:
    from app import Settings  # noqa: PLC0415 - the page is loaded where it is served, and only there

    return Settings(
        data=data,
        figure=called.figure,
        embed=tuple(called.embed),
        journal=_journal(called),
        is_local=is_local(called.host),
    )


def _journal(called: argparse.Namespace) -> str | None:
    """The journal's address; None when nobody is to curate."""
    return None if called.read_only else called.journal or default_url()


def _develop(called: argparse.Namespace, data: Path) -> int:
    from app import create_app  # noqa: PLC0415

    page = create_app(_settings(called, data))
    page.run(host=called.host, port=called.port, debug=True, dev_tools_disable_version_check=True)
    return 0


def _produce(called: argparse.Namespace, data: Path) -> int:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415

    spare_memory()

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn, told everything here; only the worker loads the app, so that it is in memory once."""

        def load_config(self) -> None:
            settings = {
                "bind": f"[{called.host}]:{called.port}" if ":" in called.host else f"{called.host}:{called.port}",
                "workers": 1,
                "worker_class": "gthread",
                "threads": THREADS,
                "keepalive": 30,
                "loglevel": "warning",
                "proc_name": "figtrace",
                "control_socket_disable": True,
                "post_worker_init": lambda _: print(f"figtrace: {_address(called.host, called.port)}", flush=True),
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            from app import create_app  # noqa: PLC0415

            return create_app(_settings(called, data)).server

    Server().run()
    return 0
