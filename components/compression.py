"""Answers made small: scripts and styles once, kept; pages as often as :mod:`components.front` has them made."""

from __future__ import annotations

from threading import Lock

from flask import Flask, Request, Response, current_app, request
from flask_compress import Compress

MIMETYPES = (
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
)
ROOM = 400
"""Answers that are kept compressed; the scripts and styles of one version are about a hundred."""
LARGEST = 8_000_000
"""Bytes of a file that is read whole."""
YEAR = 31_536_000
"""Seconds for which a versioned file may be kept by a browser."""
STATIC = ("/assets/", "/_dash-component-suites/")
"""Addresses whose answers change only with their address: both carry a version."""


class Kept:
    """Compressed answers by address, as flask-compress asks for them; what is not static is not kept."""

    def __init__(self) -> None:
        self._answers: dict[str, bytes] = {}
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """The compressed answer, if it was kept."""
        return self._answers.get(key)

    def set(self, key: str, content: bytes) -> None:
        """Keep an answer; nothing that depends on the request is kept."""
        if not key.partition(";")[2].startswith(STATIC):
            return
        with self._lock:
            if len(self._answers) < ROOM:
                self._answers[key] = content


def compress(server: Flask) -> None:
    """Compress what the server answers, with brotli where the browser takes it."""
    server.config.update(
        COMPRESS_MIMETYPES=list(MIMETYPES),
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_CACHE_BACKEND=Kept,
        COMPRESS_CACHE_KEY=_address,
    )
    Compress(server)
    server.after_request(_settle)  # what is registered last is called first


def _settle(response: Response) -> Response:
    """A file is read whole, so that it is compressed once; one with a version in its address never changes."""
    if request.method != "GET" or response.status_code != 200 or not request.path.startswith(STATIC):
        return response
    if response.is_streamed and (response.content_length or 0) <= LARGEST:
        response.direct_passthrough = False
        response.set_data(response.get_data())
    if request.path.startswith("/assets/") and not server_is_in_debug():
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
    return response


def server_is_in_debug() -> bool:
    """True under ``--debug``, where files change under their address."""
    return bool(current_app.debug)


def _address(asked: Request) -> str:
    """What an answer is kept under; only whole answers are, never the head of one."""
    return asked.full_path if asked.method == "GET" else ""
