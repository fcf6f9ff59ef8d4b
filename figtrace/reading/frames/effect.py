"""Effects: one thing raises, lowers or touches another."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.events import Event
from figtrace.reading.naming import MOLECULES
from figtrace.reading.participants import Participant, group
from figtrace.reading.spans import Named
from figtrace.reading.verbs import DECREASES, INCREASES, NO_DIRECTION
from figtrace.reading.words import word_set

_FLIP = {INCREASES: DECREASES, DECREASES: INCREASES, NO_DIRECTION: NO_DIRECTION}
_ROLES = {
    **dict.fromkeys(("inhibitory", "suppressive"), DECREASES),
    **dict.fromkeys(("stimulatory", "promoting", "activating"), INCREASES),
}
_MAKES = word_set("express produce secrete release synthesize")
_PRODUCES = word_set("produce synthesize synthesise")
_HOLDERS = frozenset({"vesicle", "cell", "disease"})
_CELL_PLACES = word_set("in of on from within")
_CONVERSIONS = word_set("differentiation conversion transition transformation polarization polarisation reprogramming")
_INTO = word_set("into to toward towards")


def turned(relation: str, part: Participant) -> str:
    """The relation to the name, by what stands between: "the inhibition of X" turns it, "regulation of X" blunts it."""
    if part.turn == 0:
        return NO_DIRECTION
    return _FLIP[relation] if part.turn < 0 else relation


def place(scene: Scene, at: int) -> Named | None:
    """The cell named by "in X", "of X" right after a group; None when no cell is named there."""
    for n in (at, at + 2):
        if scene.low(n) in _CELL_PLACES and scene.part(n + 1) == GROUP:
            names = scene.chunks[n + 1].names
            if names and names[-1].kind == "cell":
                return names[-1]
    return None


def _is_conversion(scene: Scene, part: Participant, after: int) -> bool:
    """True for "differentiation of A into B", which the frame of conversions reads."""
    word = (part.aspect or part.name.text).lower()
    return word in _CONVERSIONS and any(scene.low(n) in _INTO for n in range(after, min(after + 4, len(scene.chunks))))


def _has_causative(scene: Scene, event: Event) -> bool:
    return any(e.governor == event.at and e.form == "causative" and e.relation for e in scene.events)


def read(scene: Scene) -> Iterator[Claim]:
    """Claims of verbs of effect that have both ends, and of parts played."""
    for event in scene.events:
        if event.relation in _FLIP and not _has_causative(scene, event):
            yield from _of_verb(scene, event)
        if event.verb.lemma in _PRODUCES and event.form != "causative":
            yield from _produced(scene, event)
        if event.form == "causative" and event.verb.lemma in _MAKES and event.governor is not None:
            yield from _made_to_make(scene, event)
        if event.verb.lemma in ("play", "serve"):
            yield from _part_played(scene, event)
        if event.verb.lemma == "involve" and event.form == "passive" and scene.low(event.at + 1) == "in":
            for subject in event.objects:
                yield from _pairs(scene, event, (subject,), event.at + 2, NO_DIRECTION, "effect-involved-in")


def _produced(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "Glycolysis produces ATP": more of it; what cells produce, they release."""
    for subject, obj in paired(scene, event):
        if subject.name.kind not in _HOLDERS and obj.name.kind in MOLECULES:
            yield Claim(
                f"effect-{event.form}", turned(INCREASES, obj), subject, obj, event.cue, event.hedge,
                event.is_negated, event.verb.lemma,
            )  # fmt: skip


def _made_to_make(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "A stimulates cells to express B": more of B, by A."""
    above = scene.clauses.events[event.governor or 0]
    for subject in above.subjects if above.relation == INCREASES else ():
        for obj in event.objects:
            yield Claim(
                "effect-causative", turned(INCREASES, obj), subject, obj, event.cue, above.hedge, above.is_negated
            )


def _of_verb(scene: Scene, event: Event) -> Iterator[Claim]:
    if event.form == "reduced" and scene.low(event.at + 1) in ("from", "in", "with", "on", "into"):
        return  # "generated from X": what it is made of, not who does it
    if event.verb.lemma in ("allow", "enable") and scene.part(event.after) == t.TO:
        return  # "allows cells to survive": what they do is meant
    context = place(scene, event.after)
    # "prevents A from activating B": less of B
    relation = _FLIP[event.relation] if event.form == "from" else event.relation
    for subject, obj in paired(scene, event):
        if _is_conversion(scene, obj, event.after):
            continue
        if event.verb.lemma in ("sensitize", "protect") and obj.name.kind == "chemical":
            continue  # "sensitizes cells to cisplatin": no more of it
        yield Claim(
            f"effect-{event.form}", turned(relation, obj), subject, obj, event.cue, event.hedge,
            event.is_negated, event.verb.lemma, context,
        )  # fmt: skip


def paired(scene: Scene, event: Event) -> list[tuple[Participant, Participant]]:
    """Every subject with every object; one by one where the words say "respectively", nothing where that cannot be."""
    at = event.after + (scene.part(event.after) == t.COMMA)
    n, m = len(event.subjects), len(event.objects)
    if scene.low(at) != "respectively" or 1 in (n, m):
        return [(subject, obj) for subject in event.subjects for obj in event.objects]
    return list(zip(event.subjects, event.objects, strict=True)) if n == m else []


def _pairs(
    scene: Scene, event: Event, subjects: tuple[Participant, ...], at: int, relation: str, rule: str
) -> Iterator[Claim]:
    objects = group(scene.chunks, at, len(scene.chunks)).participants
    cue = (event.cue[0], scene.chunks[at - 1].end)
    for subject in subjects:
        for obj in objects:
            yield Claim(rule, relation, subject, obj, cue, event.hedge, event.is_negated, event.verb.lemma)


def _part_played(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "plays a role in (the regulation of) Y": an effect without direction, unless the role has one."""
    at = event.at + 1
    if scene.part(at) == GROUP and scene.low(at) in ("role", "roles", "part") and scene.low(at + 1) == "in":
        after = at + 2
        while scene.part(after) == t.ADVERB:
            after += 1
        is_named = scene.part(after) == GROUP
        if is_named and (
            not scene.chunks[after].names or scene.chunks[after].names[-1].kind not in ("cell", "disease")
        ):
            relation = next((_ROLES[w.low] for w in scene.chunks[at].words if w.low in _ROLES), NO_DIRECTION)
            yield from _pairs(scene, event, event.subjects, after, relation, "effect-role-in")
