"""Whom "they" and "these kinases" mean, among those that the sentence before names."""

from __future__ import annotations

from figtrace.reading.events import Before
from figtrace.reading.naming import MOLECULES
from figtrace.reading.participants import Participant
from figtrace.reading.words import word_set

THOSE = word_set("these both")
"""Determiners that mean a list said before."""
_NO_THINGS = word_set(
    "effects events changes alterations processes interactions modifications results findings data mechanisms steps "
    "functions observations responses roles actions experiments models studies conditions"
)
"""Nouns for what happens: "these effects" are not the molecules named before."""
_ACTED_ON = word_set("receptors targets substrates products effectors mediators cytokines genes")


def those(before: Before, noun: str) -> tuple[Participant, ...]:
    """ "These kinases …": the only list of the sentence before; of two, what is acted on, where the noun says so."""
    if not before.lists or noun in _NO_THINGS:
        return ()
    return before.lists[-1] if len(before.lists) == 1 or noun in _ACTED_ON else ()


def they(before: Before, said: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Whom "they" means: never one molecule, but the only list before; "exosomes" are many themselves."""
    if any(part.name.kind not in MOLECULES or part.name.text.endswith("s") for part in said):
        return said
    if len(before.lists) == 1:
        return before.lists[0]
    return said if len(said) > 1 else ()
