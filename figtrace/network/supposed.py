"""What an answered what-if puts on a picture: verdicts by agent, what it lights, and the question in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from figtrace.model.records import Network
from figtrace.model.vocabulary import Profile
from figtrace.network.verdicts import CAVEAT
from figtrace.network.whatif import answer


class Supposed(NamedTuple):
    """``verdicts`` by agent ("held down", "up" …), keys of agents and statements that it speaks of, and its words."""

    verdicts: dict[str, str]
    lit: frozenset[str]
    words: str


def suppose(network: Network, changes: Iterable[tuple[str, str]], profile: Profile) -> Supposed:
    """The answer as it is painted; raises :class:`ProblemsFound` as :func:`figtrace.network.whatif.answer` does."""
    told = answer(network, changes, profile)
    held = {one["agent"]["agent"]: f"held {one['change']}" for one in told["perturbed"]}
    reached = {key: one for key, one in told["agents"].items() if one["verdict"] != "not affected"}
    lit = set(reached)
    for one in reached.values():
        lit.update(one["statements"], one["unsigned"])
    lit.update(stop["statement"] for stop in told["stops"] if stop["why"] == "unsigned")
    said = "; ".join(one["words"] for one in told["perturbed"])
    words = f"What if: {said}. Profile {profile.label}; inputs are alternatives. {CAVEAT}"
    return Supposed({key: held.get(key, one["verdict"]) for key, one in reached.items()}, frozenset(lit), words)
