"""Binding: two molecules meet; the words give no direction."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP, STATES
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.events import Event
from figtrace.reading.frames.effect import paired
from figtrace.reading.participants import Participant, group
from figtrace.reading.verbs import BINDS
from figtrace.reading.words import word_set

_COMPLEXES = word_set("complex complexes heterodimer heterodimers dimer dimers")
_NOUNS = word_set("binding interaction interactions association engagement complexation")


def _may_bind(part: Participant) -> bool:
    return part.name.kind not in STATES | {"pathway", "cell", "vesicle"}


def read(scene: Scene) -> Iterator[Claim]:
    """Claims of "binds", "interacts with", "recruits", and of "binding of A to B"."""
    for event in scene.events:
        if event.relation == BINDS:
            for subject, obj in _bound(scene, event):
                if _may_bind(subject) and _may_bind(obj):
                    yield Claim(
                        f"bind-{event.form}", BINDS, subject, obj, event.cue, event.hedge, event.is_negated,
                        event.verb.lemma,
                    )  # fmt: skip
        elif event.verb.lemma == "form" and scene.low(event.at + 1) in _COMPLEXES:
            yield from _formed(scene, event)
    if scene.words & _NOUNS:
        yield from _nouns(scene)
    if "complex" in scene.words:
        yield from _in_complex(scene)


def _formed(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "A forms a complex with B", "A and B form a complex"."""
    at = event.at + 1
    pairs: list[tuple[Participant, Participant]] = []
    if scene.low(at + 1) == "with":
        at += 1
        others = group(scene.chunks, at + 1, len(scene.chunks)).participants
        pairs = [(one, other) for one in event.subjects for other in others]
    elif len(event.subjects) == 2 and scene.low(at + 1) not in ("of", "between"):
        pairs = [(event.subjects[0], event.subjects[1])]
    cue = (event.cue[0], scene.chunks[at].end)
    for one, other in pairs:
        if _may_bind(one) and _may_bind(other):
            yield Claim("bind-complex", BINDS, one, other, cue, event.hedge, event.is_negated, "bind")


def _in_complex(scene: Scene) -> Iterator[Claim]:
    """ "X acts in (a) complex with Y": said of the subject of the verb before, or of the name right before."""
    for at, chunk in enumerate(scene.chunks):
        is_meeting = chunk.part == GROUP and chunk.low == "complex" and not chunk.names and scene.low(at + 1) == "with"
        if not is_meeting or scene.low(at - 1) != "in":
            continue
        before = at - 2 - (scene.part(at - 2) == t.COMMA)
        event = scene.clauses.events.get(before)
        ones = event.doers if event is not None else ()
        if scene.part(before) == GROUP and scene.chunks[before].names:
            ones = group(scene.chunks, before, before + 1).participants
        cue = (scene.chunks[at - 1].start, scene.chunks[at + 1].end)
        for one in ones:
            for other in group(scene.chunks, at + 2, len(scene.chunks)).participants:
                if _may_bind(one) and _may_bind(other):
                    yield Claim("bind-complex", BINDS, one, other, cue, verb="bind")


def _bound(scene: Scene, event: Event) -> list[tuple[Participant, Participant]]:
    """Who binds whom; "A (is) bound to B" has A first."""
    if event.form not in ("passive", "reduced") or scene.low(event.at + 1) not in ("to", "with"):
        return paired(scene, event)
    others = group(scene.chunks, event.at + 2, len(scene.chunks)).participants
    return [(one, other) for one in event.objects for other in others]


def _nouns(scene: Scene) -> Iterator[Claim]:
    for at, chunk in enumerate(scene.chunks):
        if chunk.low not in _NOUNS or chunk.part not in (GROUP, t.VERB):
            continue
        cue = (chunk.words[-1].start, chunk.end)
        if chunk.part == GROUP and chunk.names and scene.low(at + 1) in ("with", "to") and scene.part(at + 2) == GROUP:
            one = Participant(chunk.names[-1], chunk.names[-1].start, chunk.names[-1].end)
            yield from _pairs((one,), group(scene.chunks, at + 2, at + 3).participants, cue)
            continue
        if scene.low(at + 1) == "of" and scene.part(at + 2) == GROUP:
            listed = group(scene.chunks, at + 2, len(scene.chunks))
            if listed.after > at + 3 and scene.low(listed.after) in ("to", "with"):
                # "binding of A and B to C"
                others = group(scene.chunks, listed.after + 1, listed.after + 2).participants
                yield from _pairs(listed.participants, others, cue)
                continue
            first = group(scene.chunks, at + 2, at + 3)
            if scene.low(at + 3) in ("to", "with", "and") and scene.part(at + 4) == GROUP:
                second = group(scene.chunks, at + 4, at + 5)
                yield from _pairs(first.participants, second.participants, cue)
        elif scene.low(at + 1) == "between" and scene.low(at + 3) == "and":
            first, second = group(scene.chunks, at + 2, at + 3), group(scene.chunks, at + 4, len(scene.chunks))
            yield from _pairs(first.participants, second.participants, cue)


def _pairs(ones: tuple[Participant, ...], others: tuple[Participant, ...], cue: tuple[int, int]) -> Iterator[Claim]:
    for one in ones:
        for other in others:
            if _may_bind(one) and _may_bind(other):
                yield Claim("bind-noun", BINDS, one, other, cue)
