"""The network file beside a history: noticed when somebody changed it elsewhere (a git pull, say), then merged by
three ways or let be. Never silently ignored, never written over.

The history knows the file as it began with it, took it in, or published it last; :mod:`figtrace.curation.merge` does
the merging. Who curated what (``Network.curation``) is worked out from the journal and takes no part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from figtrace.curation import diff, merge
from figtrace.curation.cells import fresh, refused
from figtrace.curation.kinds import TakeIn
from figtrace.curation.merge import MergeConflict, Side
from figtrace.curation.state import State
from figtrace.model import codec
from figtrace.model.problems import Problem, ProblemsFound, Report, Severity
from figtrace.model.records import Network


def digest(network: Network) -> str:
    """SHA-256 of the canonical text of a network: tells one file from another."""
    return hashlib.sha256(codec.dumps(network).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Filed:
    """What a changed file means: what it changed in words, what both sides changed, and the merge but for those."""

    words: tuple[str, ...]
    conflicts: tuple[MergeConflict, ...]
    merged: Network

    def as_dict(self) -> dict[str, object]:
        """What the page shows: side ``a`` is the journal, ``b`` the file."""
        return {
            "words": list(self.words),
            "conflicts": [
                {"cell": one.cell, "words": f"{one.key} {one.field}".strip(), "journal": one.a, "file": one.b}
                for one in self.conflicts
            ],
        }


def compared(base: Network, state: State, file: Network, choices: Mapping[str, Side] | None = None) -> Filed:
    """The journal's network and the file's, merged from the file as the journal last knew it."""
    before, mine, theirs = (_bare(one) for one in (base, state.network, file))
    merged = merge.networks(before, mine, theirs, choices)
    words = tuple(one.words for one in diff.networks(before, theirs))
    network = fresh(merged.network, {"curation": state.network.curation})
    return Filed(words, merged.conflicts, network)


def taking_in(
    base: Network, state: State, file: Network, choices: Mapping[str, Side], *, is_kept: bool = False
) -> TakeIn:
    """The edit that settles a changed file: the merge, or with ``is_kept`` the journal's network as it stands.

    Raises :class:`ProblemsFound` with every conflict for which ``choices`` name no side.
    """
    if is_kept:
        return TakeIn(network=state.network, file=file)
    made = compared(base, state, file, choices)
    if made.conflicts:
        raise ProblemsFound(Report.of(conflict.as_problem() for conflict in made.conflicts))
    return TakeIn(network=made.merged, file=file)


def problem(figid: str, n: int) -> Problem:
    """That the file was changed elsewhere, as a problem to be settled."""
    told = "one difference" if n == 1 else f"{n} differences"
    message = f"the network file was changed outside this history: {told}"
    cure = "merge it into the history, or keep the history as it is (Curate, or figtrace journal take-in)"
    return Problem("file-changed", figid, message, cure, Severity.WARNING)


def refuse_changed(figid: str) -> ProblemsFound:
    """The refusal to write over a file that somebody changed elsewhere."""
    message = "the network file was changed outside this history, and publishing would write over it"
    return refused("file-changed", figid, message, f"figtrace journal take-in {figid}, or take it in on the page")


def _bare(network: Network) -> Network:
    return fresh(network, {"curation": None})
