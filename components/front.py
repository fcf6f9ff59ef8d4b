"""The first HTML and its details as they go over the wire: made and compressed once for a figure as it stands.

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
"""Answers that are kept at once, of about 50 KB each."""
Depends = tuple[Shown, Opening | str]
"""What an answer depends on: the figure as it stands, and how its page opens or what of it is fetched by itself."""
Key = tuple[Depends, str]
"""With the compressions that the browser takes."""


class Front:
    """Compressed answers by what they depend on; the least asked for goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Response] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Response | None:
        """What was made before, as an answer of its own."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            self._kept.move_to_end(key)
        return _copy(kept)

    def keep(self, key: Key, made: Response) -> None:
        """Keep an answer as it was sent; one that failed, or was not compressed, is made again."""
        if made.status_code != 200 or not made.content_encoding:
            return
        shown = key[0][0]
        with self._lock:
            for one in [one for one in self._kept if _is_past(one[0][0], shown)]:
                del self._kept[one]
            self._kept[key] = _copy(made)
            while len(self._kept) > ROOM:
                self._kept.popitem(last=False)


def register(server: Flask, depends: Callable[[], Depends | None]) -> None:
    """Answer with what is kept; to be called before compression is, so that its answers are seen whole.

    ``depends`` tells what the answer to the present request depends on; None where it is not to be kept.
    """
    front = Front()

    @server.before_request
    def known() -> Response | None:
        if request.method != "GET" or server_is_in_debug() or (asked := depends()) is None:
            return None
        g.front = asked, request.headers.get("Accept-Encoding", "")
        return front.get(g.front)

    @server.after_request
    def keep(response: Response) -> Response:
        if (key := g.get("front")) is not None:
            front.keep(key, response)
        return response


def _is_past(kept: Shown, shown: Shown) -> bool:
    """True for the same figure as it stood before: nobody asks for it again, and it would hold its whole network."""
    return kept is not shown and kept.figure.figid == shown.figure.figid


def _copy(answer: Response) -> Response:
    return Response(answer.get_data(), answer.status_code, answer.headers.copy())
