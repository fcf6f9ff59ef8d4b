"""Conversion: one cell or state becomes another, and what brings it about."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.events import Event
from figtrace.reading.frames.effect import turned
from figtrace.reading.naming import MOLECULES
from figtrace.reading.participants import Participant, group
from figtrace.reading.verbs import CONVERTS, DECREASES, INCREASES
from figtrace.reading.words import word_set

_INTO = word_set("into to toward towards")
_MAKES = word_set("synthesize synthesise generate produce form")
_ANSWERS = word_set("response responses exposure due")
_NOUNS = word_set("differentiation conversion transition transformation polarization polarisation reprogramming switch")


def read(scene: Scene) -> Iterator[Claim]:
    """Claims of "converts A to B", "A differentiates into B" and "promotes the differentiation of A into B"."""
    for event in scene.events:
        if event.relation == CONVERTS or (event.verb.lemma in ("reduce", "cleave") and _is_reaction(scene, event)):
            yield from _of_verb(scene, event)
        elif event.verb.lemma in _MAKES and event.form == "passive":
            yield from _made_from(scene, event)
        elif event.relation in (INCREASES, DECREASES):
            yield from _of_noun(scene, event)


def _made_from(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "B is synthesized from A", of substances."""
    source = _one(group(scene.chunks, event.at + 2, len(scene.chunks)).participants)
    product = _one(event.objects)
    if scene.low(event.at + 1) != "from" or source is None or product is None:
        return
    if source.name.kind == product.name.kind == "chemical":
        yield from _both(event, source, product, (), INCREASES)


def _one(found: tuple[Participant, ...]) -> Participant | None:
    return found[0] if found else None


def _target(scene: Scene, at: int) -> tuple[Participant, ...]:
    """What stands after "into" within three chunks of ``at``."""
    for n in range(at, min(at + 4, len(scene.chunks))):
        if scene.low(n) in _INTO and scene.part(n + 1) == GROUP and scene.low(n - 1) not in _ANSWERS:
            return group(scene.chunks, n + 1, len(scene.chunks)).participants[:1]
        if scene.part(n) in (t.COMMA, t.STOP, t.VERB):
            break
    return ()


def _is_reaction(scene: Scene, event: Event) -> bool:
    """True for "reduces Fe3+ to Fe2+", "cleaves C5 into C5a": one becomes another; levels are reduced "to" no name."""
    at = event.at + 1 if event.form in ("passive", "reduced") else event.after
    ends = (_one(event.objects), _one(_target(scene, at)))
    kinds = MOLECULES if event.verb.lemma == "cleave" else {"chemical"}
    return all(part is not None and part.name.kind in kinds and part.turn == 1 for part in ends)


def _both(
    event: Event, source: Participant | None, product: Participant, agents: tuple[Participant, ...], relation: str
) -> Iterator[Claim]:
    if source is not None:
        yield Claim(
            "convert", CONVERTS, source, product, event.cue, event.hedge, event.is_negated, event.verb.lemma,
            agent=agents[0] if agents else None,
        )  # fmt: skip
    for agent in agents:
        yield Claim(
            "convert-agent", relation, agent, product, event.cue, event.hedge, event.is_negated, event.verb.lemma
        )


def _of_verb(scene: Scene, event: Event) -> Iterator[Claim]:
    if event.form in ("passive", "reduced"):
        product = _one(_target(scene, event.at + 1))
        if product is not None:
            yield from _both(event, _one(event.objects), product, event.subjects, INCREASES)
        return
    if not event.objects and scene.low(event.at + 1) in ("it", "them"):
        return  # what is converted is not named here
    product = _one(_target(scene, event.after if event.objects else event.at + 1))
    if product is None:
        return
    if event.objects:
        yield from _both(event, event.objects[0], product, event.subjects, INCREASES)
        return
    if event.form == "causative" and event.governor is not None:
        above = scene.clauses.events[event.governor]
        yield from _both(
            event, _one(event.subjects), product, above.subjects, turned(above.relation or INCREASES, product)
        )
    elif event.form == "to" and event.governor is not None:
        above = scene.clauses.events[event.governor]
        source = _one(above.objects) or _before(scene, event.at)
        yield from _both(event, source, product, event.subjects, INCREASES)
    else:
        yield from _both(event, _one(event.subjects), product, (), INCREASES)


def _before(scene: Scene, at: int) -> Participant | None:
    """The cell named before "to VERB", over its place ("the M1 macrophages in the cornea to reprogram")."""
    for n in range(at - 1, max(-1, at - 6), -1):
        if scene.part(n) == GROUP and scene.chunks[n].names and scene.chunks[n].names[-1].kind == "cell":
            name = scene.chunks[n].names[-1]
            return Participant(name, name.start, name.end)
    return None


def _of_noun(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "promote the differentiation of A into B"."""
    at = event.at + 1
    while at < len(scene.chunks) and scene.part(at) in (t.ADVERB, t.TO):
        at += 1
    if scene.part(at) != GROUP or scene.low(at) not in _NOUNS or scene.low(at + 1) != "of":
        return
    sources = group(scene.chunks, at + 2, len(scene.chunks))
    product = _one(_target(scene, sources.after)) if sources.participants else None
    if product is not None:
        yield from _both(event, sources.participants[0], product, event.subjects, event.relation)
