"""What a vesicle carries, who releases it, and to whom it goes."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.events import Event
from figtrace.reading.frames.effect import place
from figtrace.reading.naming import MOLECULES
from figtrace.reading.participants import Participant, group
from figtrace.reading.spans import Named
from figtrace.reading.verbs import CONTAINS
from figtrace.reading.words import word_set

_HOLDERS = frozenset({"vesicle", "cell", "disease"})
_HELD = MOLECULES | {"vesicle"}
_FROM = word_set("derive release secrete originate isolate arise produce shed generate")
_IN = word_set("load enrich package encapsulate contain carry present")
_TRANSFERS = word_set("delivery transfer release secretion transmission transport shuttling export")
_SECRETION = word_set("secretion release production delivery transfer secretions")
_CARGO = word_set("cargo cargos cargoes content contents")
_PLACES = word_set("membrane membranes lumen surface")
_LINKS = word_set("present riched enriched loaded contained packaged encapsulated rich")


def _holds(
    rule: str, holder: Participant, held: Participant, event: Event | None, cue: tuple[int, int],
    recipient: Named | None = None,
) -> Iterator[Claim]:  # fmt: skip
    """The claim that one holds the other, where their kinds allow it."""
    if holder.name.kind not in _HOLDERS or held.name.kind not in _HELD or held.turn < 1:
        return
    if holder.name.kind == held.name.kind == "vesicle":
        return
    hedge, is_negated, verb = (event.hedge, event.is_negated, event.verb.lemma) if event else (None, False, "")
    yield Claim(rule, CONTAINS, holder, held, cue, hedge, is_negated, verb, recipient=recipient)


def read(scene: Scene) -> Iterator[Claim]:
    """Claims of carrying verbs, of origins ("derived from"), of places ("in exosomes"), and of their nouns."""
    yield from _of_verbs(scene)
    if scene.words & _SECRETION:
        yield from _ways(scene)
    if "in" in scene.words:
        yield from _in_vesicles(scene)
    if "from" in scene.words:
        yield from _from_cells(scene)
    if "rich" in scene.words:
        yield from _rich(scene)
    if scene.words & (_TRANSFERS | _CARGO):
        yield from _nouns(scene)


def _of_verbs(scene: Scene) -> Iterator[Claim]:
    for event in scene.events:
        if event.form in ("passive", "reduced"):
            yield from _of_participle(scene, event)
        elif event.verb.lemma in ("produce", "synthesize", "synthesise"):
            makers = [holder for holder in event.subjects if holder.name.kind == "cell"]
            for holder in makers:
                for held in event.objects:
                    yield from _holds(f"carry-{event.form}", holder, held, event, event.cue)
        elif event.relation == CONTAINS:
            recipient = _recipient(scene, event)
            for holder in event.subjects:
                for held in event.objects:
                    yield from _holds(f"carry-{event.form}", holder, held, event, event.cue, recipient)


def _ways(scene: Scene) -> Iterator[Claim]:
    """ "… through secretion of X": what the doer of the verb before does, where it is a cell or a vesicle."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.part != GROUP or chunk.names or chunk.low not in _SECRETION or scene.low(at + 1) != "of":
            continue
        before = [e for e in scene.events if e.at < at and e.form not in ("reduced", "participle")]
        is_way = scene.low(at - 1) in ("through", "via", "by") and bool(before)
        if not is_way or any(scene.part(n) in (t.STOP, t.RELATIVE) for n in range(before[-1].at, at)):
            continue
        event = before[-1]
        cue = (scene.chunks[at - 1].start, chunk.end)
        for holder in event.agents if event.form != "passive" or event.has_agent else ():
            for held in group(scene.chunks, at + 2, len(scene.chunks)).participants:
                yield from _holds("carry-way", holder, held, event, cue)


def _recipient(scene: Scene, event: Event) -> Named | None:
    """The cell of "to X" after what is delivered."""
    if scene.part(event.after) == t.TO and scene.part(event.after + 1) == GROUP:
        names = scene.chunks[event.after + 1].names
        return names[-1] if names and names[-1].kind == "cell" else None
    return place(scene, event.after)


def _of_participle(scene: Scene, event: Event) -> Iterator[Claim]:
    link = scene.low(event.at + 1)
    lemma = event.verb.lemma
    if lemma in _FROM and (link in ("from", "by") or event.form == "passive"):
        if any(scene.chunks[n].start < event.cue[1] for n in _verbs_after(scene, event)):
            return  # "released and taken up by X": X takes up
        rule = "derived-from"
    elif (lemma in _IN and link in ("in", "with", "by", "within")) or event.relation == CONTAINS:
        rule = "carried-by"
    else:
        return
    pairs = [(doer, patient) for doer in event.subjects for patient in event.objects]
    if event.form == "passive" and not pairs and link in ("in", "with", "from"):
        found = group(scene.chunks, event.at + 2, len(scene.chunks)).participants
        pairs = [(doer, patient) for doer in found for patient in event.objects]
    for doer, patient in pairs:
        if (lemma == "enrich" or link == "with") and patient.name.kind == "vesicle":
            doer, patient = patient, doer
        yield from _holds(rule, doer, patient, event, event.cue)


def _verbs_after(scene: Scene, event: Event) -> list[int]:
    return [n for n in range(event.at + 1, len(scene.chunks)) if scene.part(n) == t.VERB]


def _in_vesicles(scene: Scene) -> Iterator[Claim]:
    """ "AREG in MM-derived exosomes", "HSP70 and HSP90 present in exosomes": what is named is inside."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.low != "in" or scene.part(at - 1) != GROUP or scene.part(at + 1) != GROUP:
            continue
        vesicle = scene.chunks[at + 1]
        held = scene.chunks[at - 1]
        if not vesicle.names or vesicle.names[-1].kind != "vesicle" or not held.names or held.low in _CARGO:
            continue
        if any(w.low not in _PLACES for w in vesicle.words if w.start >= vesicle.names[-1].end):
            continue
        name = held.names[-1]
        tail = [w.low for w in held.words if w.start >= name.end]
        if name.kind not in MOLECULES or any(word not in _LINKS for word in tail):
            continue
        start = scene.clauses.list_start(at - 1)
        holder = Participant(vesicle.names[-1], vesicle.names[-1].start, vesicle.names[-1].end)
        for one in group(scene.chunks, start, at, is_subject=True).participants:
            yield from _holds("in-vesicle", holder, one, None, (chunk.start, chunk.end))


def _from_cells(scene: Scene) -> Iterator[Claim]:
    """ "EVs from mesenchymal stem cells": whose vesicles they are."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.low != "from" or scene.part(at - 1) != GROUP or scene.part(at + 1) != GROUP:
            continue
        names = scene.chunks[at - 1].names
        if names and names[-1].kind == "vesicle" and names[-1].end == scene.chunks[at - 1].end:
            held = Participant(names[-1], names[-1].start, names[-1].end)
            for holder in group(scene.chunks, at + 1, at + 2).participants:
                yield from _holds("from-cell", holder, held, None, (chunk.start, chunk.end))


def _rich(scene: Scene) -> Iterator[Claim]:
    """ "exosomes … are rich of miR-155": said of the subject of the verb "are"."""
    for at, chunk in enumerate(scene.chunks):
        if (
            chunk.part == GROUP
            and chunk.low == "rich"
            and not chunk.names
            and scene.low(at + 1) in ("in", "of", "with")
        ):
            before = at - 1
            if scene.part(before) != t.AUXILIARY:
                continue
            owners = scene.clauses.climbed(before - 1, before) if scene.part(before - 1) == GROUP else ()
            held = group(scene.chunks, at + 2, len(scene.chunks)).participants
            for owner in owners:
                for one in held:
                    yield from _holds("rich-in", owner, one, None, (chunk.start, scene.chunks[at + 1].end))


def _nouns(scene: Scene) -> Iterator[Claim]:
    """ "delivery of X by Y", "secretion of X from Y"; "Y with their cargo, such as X"."""
    for at, chunk in enumerate(scene.chunks):
        if chunk.part != GROUP:
            continue
        if chunk.low in _TRANSFERS and scene.low(at + 1) == "of":
            held = group(scene.chunks, at + 2, len(scene.chunks))
            after = held.after
            if held.participants and scene.low(after) in ("by", "from", "via") and scene.part(after + 1) == GROUP:
                for holder in group(scene.chunks, after + 1, len(scene.chunks)).participants:
                    for one in held.participants:
                        yield from _holds("transfer-of", holder, one, None, (chunk.words[-1].start, chunk.end))
        if chunk.low in _CARGO and scene.low(at - 1) == "with" and scene.part(at - 2) == GROUP:
            yield from _cargo(scene, at)


def _cargo(scene: Scene, at: int) -> Iterator[Claim]:
    first = at + 1
    while scene.part(first) == t.COMMA or scene.low(first) in ("such", "as", "including"):
        first += 1
    names = scene.chunks[at - 2].names
    if first > at + 1 and names and names[-1].kind == "vesicle":
        holder = Participant(names[-1], names[-1].start, names[-1].end)
        cue = (scene.chunks[at - 1].start, scene.chunks[at].end)
        for one in group(scene.chunks, first, len(scene.chunks)).participants:
            yield from _holds("with-cargo", holder, one, None, cue)
