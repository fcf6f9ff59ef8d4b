"""Compounds: "Src-induced tumorigenesis", "miR-7-5p-mediated inhibition of caspase", "exosome-transmitted UFC1"."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP, Chunk
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.naming import MOLECULES
from figtrace.reading.participants import Participant, group, noun_turn
from figtrace.reading.spans import Named
from figtrace.reading.tagging import Word
from figtrace.reading.verbs import CONTAINS, DECREASES, INCREASES, MODIFICATIONS, NO_DIRECTION
from figtrace.reading.words import word_set

_CAUSES = word_set("-induced -triggered -stimulated -driven -evoked -elicited")
_MEDIATES = word_set("-mediated -induced -dependent -triggered -stimulated -driven")
_MAKINGS = word_set("expression secretion production release synthesis transcription")
"""Nouns that give no direction of their own: who mediates "expression of X" may hold it up or down."""
_GIVES = word_set("-derived -transmitted -secreted -released -delivered -carried")


def read(scene: Scene) -> Iterator[Claim]:
    """Claims of compounds whose first half and head are both names."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.part != GROUP or not chunk.names:
            continue
        for word in chunk.words:
            if word.tag == t.SUFFIX:
                yield from _of_word(scene, at, chunk, word)


def _of_word(scene: Scene, at: int, chunk: Chunk, word: Word) -> Iterator[Claim]:
    first = next((m for m in chunk.names if m.end == word.start), None)
    if first is None:
        return
    subject = Participant(first, first.start, first.end)
    later = [m for m in chunk.names if m.start > word.start]
    cue = (word.start, word.end)
    turn = noun_turn(chunk.low)
    if word.low in _MEDIATES and not later and turn is not None and scene.low(at + 1) == "of":
        for obj in group(scene.chunks, at + 2, len(scene.chunks)).participants:
            relation = INCREASES if turn * obj.turn > 0 else DECREASES
            if turn == 0 or chunk.low in MODIFICATIONS | _MAKINGS or word.low == "-dependent":
                relation = NO_DIRECTION
            yield Claim("compound-of", relation, subject, obj, cue)
    elif word.low in _CAUSES and later:
        yield from _caused(chunk, subject, later[-1], cue)
    elif word.low in _GIVES and later and later[0].kind in MOLECULES and first.kind in ("cell", "vesicle", "disease"):
        for name in later[:1]:
            yield Claim("compound-derived", CONTAINS, subject, Participant(name, name.start, name.end), cue)


def _caused(chunk: Chunk, subject: Participant, name: Named, cue: tuple[int, int]) -> Iterator[Claim]:
    tail = [w.low for w in chunk.words if w.start >= name.end]
    turn = 1
    for low in tail:
        step = noun_turn(low)
        turn *= 1 if step is None else step
    if name.kind in ("vesicle", "cell") or turn == 0:
        return
    yield Claim(
        "compound-induced", INCREASES if turn > 0 else DECREASES, subject, Participant(name, name.start, name.end), cue
    )
