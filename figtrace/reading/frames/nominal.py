"""Effects that nouns carry: "through inhibition of X", "activation of X by Y", "X is a target of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.events import Event
from figtrace.reading.frames.effect import turned
from figtrace.reading.naming import MOLECULES
from figtrace.reading.participants import Group, Participant, group
from figtrace.reading.tagging import BE
from figtrace.reading.verbs import DECREASES, INCREASES, MODIFICATIONS, NO_DIRECTION, Verb
from figtrace.reading.words import NUCLEIC, word_set

_ROLES = {
    **dict.fromkeys(
        word_set("inhibitor inhibitors suppressor suppressors repressor repressors antagonist antagonists sponge"),
        DECREASES,
    ),
    **dict.fromkeys(
        word_set(
            "activator activators inducer inducers enhancer enhancers stimulator stimulators agonist driver drivers"
        ),
        INCREASES,
    ),
    **dict.fromkeys(word_set("regulator regulators mediator mediators modulator modulators"), NO_DIRECTION),
}
_DEEDS = {
    **dict.fromkeys(
        word_set(
            "inhibition suppression downregulation down-regulation attenuation blockade degradation silencing "
            "repression inactivation depletion reduction abrogation neutralization sequestration"
        ),
        DECREASES,
    ),
    **dict.fromkeys(
        word_set("activation upregulation up-regulation induction stimulation transactivation enhancement promotion"),
        INCREASES,
    ),
    **dict.fromkeys(MODIFICATIONS | word_set("hyperphosphorylation regulation modulation"), NO_DIRECTION),
}
"""Nouns that say what is done to what follows "of"; what only names an amount or a state ("expression") is none."""
_SPONGES = word_set("sponge sponges decoy competing cerna")
_PARTS = _SPONGES | frozenset(_ROLES) | {"target", "targets"}
_MAY_PLAY = MOLECULES | {"cell", "vesicle", "pathway"}
_MAKINGS = word_set("expression secretion production release synthesis")
_WAYS = word_set("by through via")
_EFFECTS = frozenset({INCREASES, DECREASES, NO_DIRECTION})


def read(scene: Scene) -> Iterator[Claim]:
    """Claims of ways, of deeds with their doer, and of roles."""
    for event in scene.events:
        if event.relation in _EFFECTS and event.form != "passive" and event.subjects:
            yield from _way(scene, event)
    if scene.words & _DEEDS.keys():
        yield from _deeds(scene)
    if scene.words & _PARTS:
        yield from _roles(scene)


def done(scene: Scene, at: int) -> tuple[str, tuple[Participant, ...], int] | None:
    """For "inhibition of A and B" at a chunk: what is done, to whom, and the chunk after; None for anything else."""
    chunk = scene.chunks[at] if at < len(scene.chunks) else None
    if chunk is None or chunk.part != GROUP or scene.low(at + 1) != "of":
        return None
    if chunk.names and chunk.names[-1].text.lower() != chunk.low:
        return None
    deed = _DEEDS.get(chunk.low)
    if deed is None:
        return None
    found = group(scene.chunks, at + 2, len(scene.chunks))
    return (deed, found.participants, found.after) if found.participants else None


def _way(scene: Scene, event: Event) -> Iterator[Claim]:
    """ "… through inhibition of X": the subject inhibits X. The first way after the object, before the next verb."""
    for at in (*_before(scene, event), *range(event.at + 1, len(scene.chunks))):
        if at > event.at and scene.part(at) in (t.VERB, t.STOP, t.RELATIVE, t.COMMA):
            return
        if scene.low(at) in _WAYS and (way := done(scene, at + 1)):
            deed, objects, _ = way
            cue = (scene.chunks[at].start, scene.chunks[at + 1].end)
            for subject in event.subjects:
                for obj in objects:
                    yield Claim(
                        "effect-way",
                        turned(deed, obj),
                        subject,
                        obj,
                        cue,
                        event.hedge,
                        event.is_negated,
                        event.verb.lemma,
                    )
            return


def _before(scene: Scene, event: Event) -> range:
    """The chunks between a plain subject and its verb: "miR-21 via inhibition of PTEN promotes …"."""
    if event.form != "active":
        return range(0)
    last = max(subject.end for subject in event.subjects)
    first = next((n for n in range(event.at) if scene.chunks[n].start >= last), event.at)
    return range(first, event.at)


def _deeds(scene: Scene) -> Iterator[Claim]:
    """ "activation of X by Y": Y activates X."""
    for at in range(len(scene.chunks)):
        yield from _named_doer(scene, at)
        found = done(scene, at)
        if found is None or scene.low(found[2]) != "by" or scene.part(found[2] + 1) != GROUP:
            continue
        if not scene.chunks[at + 2].names:
            continue  # "inhibition of the activation of X by Y": the inner noun has the doer
        deed, objects, by = found
        if scene.low(by - 1) in _MAKINGS:
            continue  # "stimulation of X secretion by cells": they secrete it
        cue = (scene.chunks[at].words[-1].start, scene.chunks[at].end)
        # "by A or B" is a list of doers even where a verb follows ("activation of X by A or B leads to")
        is_choice = scene.low(by + 2) == "or"
        doers = group(scene.chunks, by + 1, len(scene.chunks), is_subject=is_choice)
        for subject, obj in _matched(scene, doers, objects):
            yield Claim("noun-of-by", turned(deed, obj), subject, obj, cue)


def _matched(scene: Scene, doers: Group, objects: tuple[Participant, ...]) -> list[tuple[Participant, Participant]]:
    """Each doer with its own object where the words say "respectively"; else the first doer with all."""
    at = doers.after + (scene.part(doers.after) == t.COMMA)
    if scene.low(at) == "respectively":
        is_even = len(doers.participants) == len(objects)
        return list(zip(doers.participants, objects, strict=True)) if is_even else []
    is_choice = scene.low(doers.after - 2) == "or"
    return [(doer, obj) for doer in doers.participants[: None if is_choice else 1] for obj in objects]


def _named_doer(scene: Scene, at: int) -> Iterator[Claim]:
    """ "mTOR inhibition of AMPK": the name before the noun does it; of "AMPK inhibition by mTOR", what follows "by"."""
    chunk = scene.chunks[at]
    deed = _DEEDS.get(chunk.low) if chunk.part == GROUP and chunk.names and len(chunk.words) > 1 else None
    if deed is None or scene.low(at + 1) not in ("of", "by") or scene.part(at + 2) != GROUP:
        return
    name, noun = chunk.names[-1], chunk.words[-1]
    if name.kind not in MOLECULES or name.end != noun.start - 1 or any(w.tag == t.SUFFIX for w in chunk.words):
        return
    if name.text.lower() in NUCLEIC or name.text.endswith("s"):
        return  # "miRNA regulation of angiogenesis": a class, of which nothing is stated
    if scene.low(at + 1) == "by":
        obj = Participant(name, name.start, name.end)
        for doer in group(scene.chunks, at + 2, len(scene.chunks)).participants[:1]:
            if doer.name.kind in _MAY_PLAY:
                yield Claim("noun-of-by", deed, doer, obj, (noun.start, noun.end))
        return
    for obj in group(scene.chunks, at + 2, len(scene.chunks)).participants:
        subject = Participant(name, name.start, name.end)
        yield Claim("noun-doer", turned(deed, obj), subject, obj, (noun.start, noun.end))


def whose(scene: Scene, at: int) -> tuple[Participant, ...]:
    """Who "is" or "acts as" what the group at ``at`` says, or is named right before it: "X, an inhibitor of"."""
    before = at - 1
    while scene.part(before) == t.ADVERB:
        before -= 1
    is_apposed = scene.part(before) == t.COMMA and scene.chunks[at].words[0].tag == t.DETERMINER
    if is_apposed and scene.part(before - 1) == GROUP:
        named = group(scene.chunks, before - 1, before).participants[-1:]
        return tuple(p for p in named if p.name.kind in _MAY_PLAY and p.turn == 1)
    if scene.low(before) in BE:
        subjects, form, _ = scene.clauses.subject_of(before, Verb("be", "s", ""), before - 1)
        return subjects if form in ("active", "relative") else ()
    if scene.low(before) == "as" and (event := scene.clauses.events.get(before - 1)) is not None:
        return event.subjects if event.verb.lemma in ("act", "serve", "function") else ()
    return ()


def _roles(scene: Scene) -> Iterator[Claim]:
    """ "X is a negative regulator of Y", "X acts as a sponge of Y", "Y is a target of X"."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.part != GROUP or scene.low(at + 1) not in ("of", "for"):
            continue
        said = {w.low for w in chunk.words}
        if said & _SPONGES:
            yield from _sponge(scene, at)
            continue
        if chunk.names or scene.low(at + 1) != "of":
            continue
        if chunk.low not in _ROLES and chunk.low not in ("target", "targets"):
            continue
        owners = whose(scene, at)
        others = group(scene.chunks, at + 2, len(scene.chunks)).participants if owners else ()
        cue = (chunk.words[0].start, chunk.end)
        if chunk.low in _ROLES:
            relation = _role(chunk.low, {w.low for w in chunk.words})
            pairs = [(owner, other) for owner in owners for other in others]
        else:
            relation = NO_DIRECTION
            pairs = [(other, owner) for owner in owners for other in others]
        for subject, obj in pairs:
            yield Claim(
                "effect-noun", turned(relation, obj), subject, obj, cue, verb="target" if chunk.low[0] == "t" else ""
            )


def _sponge(scene: Scene, at: int) -> Iterator[Claim]:
    """ "acts as a competing endogenous RNA for miR-9", "is a decoy receptor for Y": less of it."""
    cue = (scene.chunks[at].words[0].start, scene.chunks[at].end)
    for subject in whose(scene, at):
        for obj in group(scene.chunks, at + 2, len(scene.chunks)).participants:
            yield Claim("effect-noun", turned(DECREASES, obj), subject, obj, cue)


def _role(noun: str, said: set[str]) -> str:
    relation = _ROLES[noun]
    if relation == NO_DIRECTION and said & {"negative", "positive"}:
        return DECREASES if "negative" in said else INCREASES
    return relation
