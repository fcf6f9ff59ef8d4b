"""The what-if of a step, asked when it is shown: who is held, what follows in words, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from figtrace.model.records import Network
from figtrace.network.verdicts import CAVEAT, VERDICTS, Answer
from figtrace.network.whatif import answer
from figtrace.story.records import WhatIf

_CHANGED = tuple(verdict for verdict in VERDICTS if verdict not in ("held", "not affected"))


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as a stage, a slide and a note say it.

    ``verdicts`` gives the word of each agent that is held or changes; ``lines`` say them, conflicts with both sides;
    ``changes`` is what is done to those that are held.
    """

    heading: str
    lines: tuple[str, ...]
    verdicts: Mapping[str, str]
    changes: Mapping[str, str]
    caveat: str = CAVEAT


def told(question: WhatIf, network: Network) -> Told | None:
    """What follows, by the same function as the what-if panel; None when no agent of the question is there.

    Agents that are gone from the network are left out of the question: the checks of the story name them.
    """
    known = {key: change for key, change in question.perturb.items() if key in network.agent}
    if not known:
        return None
    found = answer(network, known.items(), question.profile)
    held = " and ".join(f"{network.agent[key].name} is {change}" for key, change in known.items())
    profile = question.profile.label
    verdicts = {key: one["verdict"] for key, one in found["agents"].items() if one["verdict"] != "not affected"}
    return Told(
        heading=f"If {held} · signs of the {profile} · inputs are alternatives",
        lines=tuple(_lines(found, network)),
        verdicts=verdicts,
        changes=known,
    )


def _lines(found: Answer, network: Network) -> Iterable[str]:
    """Molecules and processes one by one; cells and vesicles come with them. Conflicts say both sides."""
    changed = [one for one in found["agents"].values() if one["verdict"] in _CHANGED]
    for one in sorted(changed, key=lambda one: _CHANGED.index(one["verdict"])):
        yield f"{one['words']}."
    seen: set[str] = set()
    for one in changed:
        for known in one["known"]:
            if known["conflict"] not in seen:
                seen.add(known["conflict"])
                yield from (str(side["words"]) for side in known["sides"])
    if not changed:
        yield "Nothing follows: no statement leads on from here with these signs."
    n = found["counts"]["not affected"]
    yield f"{n} of {len(network.agents)} agents are not affected."
