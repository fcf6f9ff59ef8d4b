"""Effects that set phrases carry: "is responsible for", "depends on", "role of X in promoting Y", "with subsequent"."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.reading import tagging as t
from figtrace.reading.bounds import SHARED
from figtrace.reading.chunks import GROUP
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.events import Event
from figtrace.reading.frames.effect import turned
from figtrace.reading.frames.nominal import done, whose
from figtrace.reading.naming import MOLECULES
from figtrace.reading.participants import Participant, group
from figtrace.reading.verbs import DECREASES, INCREASES, NO_DIRECTION
from figtrace.reading.words import word_set

_EFFECTS = frozenset({INCREASES, DECREASES, NO_DIRECTION})
_NEEDED = word_set("responsible essential necessary indispensable critical crucial")
_NEEDS = word_set("require need")
_HAVE = word_set("be exert show exhibit")
_KINDS_OF_EFFECT = {
    **dict.fromkeys(word_set("stimulatory activating positive promoting"), INCREASES),
    **dict.fromkeys(word_set("inhibitory suppressive negative"), DECREASES),
}
_FOLLOWING = word_set("subsequent consequent concomitant resulting ensuing")
_SAID = _NEEDED | _FOLLOWING | {"dependent"}
_OF_WHOM = word_set(
    "role roles mechanism mechanisms function functions effect effects involvement importance contribution model "
    "models diagram action actions impact schematic overview illustration summary representation"
)


def read(scene: Scene) -> Iterator[Claim]:
    """Claims of what is needed for, depends on, works in doing, and of what comes with it."""
    for at, chunk in enumerate(scene.chunks) if scene.words & _SAID else ():
        if chunk.part == GROUP and not chunk.names and scene.part(at + 2) == GROUP:
            yield from _of_adjective(scene, at)
        if chunk.low == "with" and scene.part(at + 1) == GROUP:
            yield from _following(scene, at)
    if "manner" in scene.words or "fashion" in scene.words:
        yield from _manner(scene)
    if "effect" in scene.words or "effects" in scene.words:
        yield from _has_effect(scene)
    for event in scene.events:
        yield from _of_verb(scene, event)
        if "response" in scene.words and event.form == "passive" and not event.has_agent:
            yield from _in_response(scene, event)


def _in_response(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "Y is increased in response to X", "In response to X, Y is increased": X does it."""
    for at in range(1, len(scene.chunks) - 2):
        is_answer = scene.low(at) == "response" and scene.low(at - 1) == "in" and scene.low(at + 1) == "to"
        if not is_answer or not (at == 1 or event.at < at):
            continue
        first, last = sorted((at, event.at))
        if any(scene.part(n) in t.STOP + t.RELATIVE + t.VERB for n in range(first + 1, last)):
            continue
        cue = (scene.chunks[at - 1].start, scene.chunks[at + 1].end)
        for subject in group(scene.chunks, at + 2, len(scene.chunks)).participants:
            for obj in event.objects if event.relation in _EFFECTS else ():
                yield Claim(
                    "effect-response", turned(event.relation, obj), subject, obj, cue, event.hedge, event.is_negated
                )


def _manner(scene: Scene) -> Iterator[Claim]:
    """ "… activates Y in an X-dependent manner": X takes part in what is done to Y, and the words give no direction."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.part != GROUP or chunk.low not in ("manner", "fashion") or scene.low(at - 1) != "in":
            continue
        if len(chunk.words) < 2 or chunk.words[-2].low != "-dependent" or not chunk.names:
            continue
        before = [e for e in scene.events if e.at < at and e.relation in _EFFECTS]
        if not before or any(scene.part(n) == t.STOP for n in range(before[-1].at, at)):
            continue
        event, cue = before[-1], (chunk.words[-2].start, chunk.end)
        for name in chunk.names:
            for obj in event.objects if name.kind in MOLECULES - {"chemical"} | {"pathway"} else ():
                yield Claim(
                    "effect-manner", NO_DIRECTION, Participant(name, name.start, name.end), obj, cue, event.hedge,
                    event.is_negated,
                )  # fmt: skip


def _has_effect(scene: Scene) -> Iterator[Claim]:
    """ "X has a stimulatory effect on Y"."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.part != GROUP or chunk.low not in ("effect", "effects") or scene.low(at + 1) not in ("on", "upon"):
            continue
        relation = next((_KINDS_OF_EFFECT[w.low] for w in chunk.words if w.low in _KINDS_OF_EFFECT), None)
        event = scene.clauses.events.get(_before(scene, at))
        if relation is None or chunk.names or event is None or event.verb.lemma not in _HAVE:
            continue
        cue = (chunk.words[0].start, scene.chunks[at + 1].end)
        yield from _claims("effect-on", scene, event.subjects, at + 2, relation, cue, event)


def _before(scene: Scene, at: int) -> int:
    at -= 1
    while scene.part(at) == t.ADVERB:
        at -= 1
    return at


def _claims(
    rule: str, scene: Scene, subjects: tuple[Participant, ...], at: int, relation: str, cue: tuple[int, int],
    event: Event | None = None,
) -> Iterator[Claim]:  # fmt: skip
    hedge, is_negated = (event.hedge, event.is_negated) if event else (None, False)
    for subject in subjects:
        for obj in group(scene.chunks, at, len(scene.chunks)).participants:
            yield Claim(rule, turned(relation, obj), subject, obj, cue, hedge, is_negated)


def _of_adjective(scene: Scene, at: int) -> Iterator[Claim]:
    """ "is responsible for Y", "is dependent on X"."""
    low, link = scene.low(at), scene.low(at + 1)
    cue = (scene.chunks[at].start, scene.chunks[at + 1].end)
    if low in _NEEDED and link == "for":
        yield from _claims("effect-needed", scene, whose(scene, at), at + 2, INCREASES, cue)
    elif low == "dependent" and link in ("on", "upon"):
        yield from _depends(scene, whose(scene, at), at + 2, cue)


def _depends(scene: Scene, dependent: tuple[Participant, ...], at: int, cue: tuple[int, int]) -> Iterator[Claim]:
    for subject in group(scene.chunks, at, len(scene.chunks)).participants:
        for obj in dependent:
            yield Claim("effect-depends", NO_DIRECTION, subject, obj, cue)


def _of_verb(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "is required for Y", "depends on X", "the role of X in promoting Y"."""
    lemma, link = event.verb.lemma, scene.low(event.at + 1)
    if lemma in _NEEDS and event.form == "passive" and link == "for":
        cue = (event.cue[0], scene.chunks[event.at + 1].end)
        yield from _claims("effect-needed", scene, event.objects, event.at + 2, INCREASES, cue, event)
    elif lemma == "depend" and link in ("on", "upon"):
        yield from _depends(scene, event.subjects, event.at + 2, (event.cue[0], scene.chunks[event.at + 1].end))
    elif event.form == "none" and event.relation in _EFFECTS and scene.low(event.at - 1) == "in":
        for subject in _player(scene, event) or _involved(scene, event) or _of_whom(scene, event.at - 2):
            for obj in event.objects:
                yield Claim("effect-in", turned(event.relation, obj), subject, obj, event.cue, event.hedge)


def _player(scene: Scene, event: Event) -> tuple[Participant, ...]:
    """Who "plays a role in" doing it."""
    played = scene.clauses.events.get(event.at - 3)
    is_role = scene.low(event.at - 2) in ("role", "roles", "part") and played is not None
    return played.subjects if is_role and played is not None and played.verb.lemma == "play" else ()


def _involved(scene: Scene, event: Event) -> tuple[Participant, ...]:
    """Who "is involved in" or "participates in" doing it."""
    above = scene.clauses.events.get(event.at - 2)
    is_told = above is not None and above.verb.lemma in ("involve", "implicate", "participate")
    return above.doers if above is not None and is_told else ()


def _of_whom(scene: Scene, at: int) -> tuple[Participant, ...]:
    """Whose role it is: the names after "role of" that end at ``at``."""
    start = at
    while scene.part(start - 1) in SHARED and scene.part(start - 2) == GROUP:
        start -= 2
    of = start
    while scene.low(of - 1) == "of" and scene.part(of - 2) == GROUP and scene.low(of - 2) not in _OF_WHOM:
        of -= 2  # "the role of three arms of X"
    is_role = scene.low(of - 1) == "of" and scene.part(of - 2) == GROUP and scene.low(of - 2) in _OF_WHOM
    return group(scene.chunks, start, at + 1).participants if is_role else ()


def _following(scene: Scene, at: int) -> Iterator[Claim]:
    """ "… with subsequent upregulation of Y": the doer of the verb before does that as well."""
    if not any(word.low in _FOLLOWING for word in scene.chunks[at + 1].words):
        return
    found = done(scene, at + 1)
    before = [e for e in scene.events if e.at < at and e.subjects and e.relation in _EFFECTS]
    if found is None or not before or any(scene.part(n) == t.STOP for n in range(before[-1].at, at)):
        return
    deed, objects, _ = found
    for subject in before[-1].subjects:
        for obj in objects:
            cue = (scene.chunks[at].start, scene.chunks[at + 1].end)
            yield Claim("effect-with", turned(deed, obj), subject, obj, cue, before[-1].hedge, before[-1].is_negated)
