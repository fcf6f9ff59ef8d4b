"""The first HTML as it goes over the wire: made and compressed once for a figure as it stands, and one opening of it.

Making and compressing the page again for each visitor took four fifths of the time to its first byte.
Dash signs each page it makes for the handles of its callbacks on the server; the app has no such callbacks, so that
visitors can share a page.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Flask, Response, g, request

from components.compression import server_is_in_debug
from components.shell import Opening
from components.shown import Shown

ROOM = 24
"""Pages that are kept at once, of about 80 KB each."""
Key = tuple[Shown, Opening, str]
"""What a page depends on: the figure as it stands, how it opens, and the compressions that the browser takes."""


class Front:
    """Compressed pages by what they depend on; the least asked for goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Response] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Response | None:
        """A page that was made before, as an answer of its own."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            self._kept.move_to_end(key)
        return _copy(kept)

    def keep(self, key: Key, made: Response) -> None:
        """Keep a page as it was sent; one that failed, or was not compressed, is made again."""
        if made.status_code != 200 or not made.content_encoding:
            return
        with self._lock:
            self._kept[key] = _copy(made)
            while len(self._kept) > ROOM:
                self._kept.popitem(last=False)


def register(server: Flask, asked: Callable[[], tuple[Shown, Opening]]) -> None:
    """Answer ``/`` with what is kept; to be called before compression is, so that its answers are seen whole.

    ``asked`` tells the figure and the opening of the present request, whose figure is known to be on the shelf.
    """
    front = Front()

    @server.before_request
    def known() -> Response | None:
        if request.path != "/" or request.method != "GET" or server_is_in_debug():
            return None
        g.front = (*asked(), request.headers.get("Accept-Encoding", ""))
        return front.get(g.front)

    @server.after_request
    def keep(response: Response) -> Response:
        if (key := g.get("front")) is not None:
            front.keep(key, response)
        return response


def _copy(answer: Response) -> Response:
    return Response(answer.get_data(), answer.status_code, answer.headers.copy())
