"""The network file as each history last knew it: at its beginning, taken in, or published; looked up in the journal."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Connection

from figtrace.curation import ledger
from figtrace.curation.entries import first_state
from figtrace.curation.filed import digest
from figtrace.curation.state import State
from figtrace.model.records import Network

TAKEN = ("take-in", "publish")
"""Kinds of entries after which the history knows another file."""


class Bases:
    """What was looked up is kept: entries never change. Safe to share between threads."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str | None], tuple[Network, str]] = {}
        self._files: dict[str, tuple[Network, str]] = {}
        self._guard = Lock()

    def of(self, connection: Connection, state: State) -> tuple[Network, str]:
        """The file that the history of this state knows, and its digest."""
        key = state.figure.figid, state.settings.file_sha256
        with self._guard:
            held = self._held.get(key)
        if held is None:
            network = _looked_up(connection, *key) or state.network
            held = network, digest(network)
            with self._guard:
                self._held[key] = held
        return held

    def changed(self, connection: Connection, state: State, file: Network) -> Network | None:
        """The file as the history knows it, where the one on disk is another; None where all is as it was.

        A file that holds just what the history says needs no question either.
        """
        base, known = self.of(connection, state)
        if self._digest(file) == known or file == state.network:
            return None
        return base

    def _digest(self, file: Network) -> str:
        with self._guard:
            held = self._files.get(file.figid)
        if held is None or held[0] is not file:
            held = file, digest(file)
            with self._guard:
                self._files[file.figid] = held
        return held[1]


def _looked_up(connection: Connection, figid: str, wanted: str | None) -> Network | None:
    if wanted is None:
        first = ledger.entry(connection, figid, 1)
        return first_state(first).network if first else None
    for entry in ledger.of_kinds(connection, figid, TAKEN):
        network = Network.model_validate(entry.edit.get("file") or entry.edit["network"])
        if digest(network) == wanted:
            return network
    return None
