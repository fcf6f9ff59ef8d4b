"""Verbs of a sentence with their subject and object: who does what to whom, by the form of the verb and its neighbours.

No subject or object is guessed from nearness: where the grammar gives none, the verb states nothing.
"""

from __future__ import annotations

from figtrace.reading import tagging as t
from figtrace.reading.bounds import SHARED
from figtrace.reading.chunks import GROUP
from figtrace.reading.events import Event
from figtrace.reading.participants import Group, Participant, group, noun_turn
from figtrace.reading.spans import Named
from figtrace.reading.subjects import Subjects
from figtrace.reading.tagging import BE
from figtrace.reading.verbs import (
    CONTAINS,
    DECREASES,
    HEDGES,
    INCREASES,
    NEEDS_PARTICLE,
    NEGATIONS,
    NO_DIRECTION,
    PARTICLES,
    Verb,
)
from figtrace.reading.words import word_set

_DENIALS = word_set("neither nor no")
_OBJECT_PRONOUNS = word_set("it them itself themselves one another")
_TOWARDS = {"protect": (("from", "against"), DECREASES), "sensitize": (("to", "towards"), INCREASES)}
"""Verbs whose effect is on what stands behind a particle further on: "protects X from Y", "sensitizes X to Y"."""
_RUIN = word_set("degradation destruction proteolysis elimination clearance")
_BEING = Verb("be", "s", "")
_STATES_OF_BEING = word_set("is are was were has have had")


class Clauses(Subjects):
    """Reads one sentence's chunks into events, in order."""

    def read(self) -> list[Event]:
        """The events of the sentence, in the order of their verbs; verbs that state no relation are there as well."""
        for at, chunk in enumerate(self.chunks):
            event = None
            if chunk.part == t.VERB and chunk.verb is not None:
                event = self._event(at, chunk.verb)
            elif chunk.part == t.AUXILIARY and chunk.low in _STATES_OF_BEING and self._is_whole_verb(at):
                event = self._event(at, _BEING)
            if event is not None:
                self.events[at] = event
        self._share_objects()
        return [self.events[at] for at in sorted(self.events)]

    def _is_whole_verb(self, at: int) -> bool:
        """True for "are rich of", "has properties": no other verb completes it."""
        after = at + 1
        while self.part(after) in (t.ADVERB, t.AUXILIARY):
            after += 1
        return self.part(after) not in (t.VERB, t.TO)

    # ---- neighbours --------------------------------------------------------------------------------------------

    def _is_passive(self, at: int) -> bool:
        before = self._back(at, t.ADVERB)
        if self.low(before) in BE:
            return True
        # "is phosphorylated and activated by"
        if self.part(before) == t.CONJUNCTION and (earlier := self.events.get(self._back(before, t.ADVERB + t.COMMA))):
            return earlier.form == "passive"
        # "is phosphorylated by X and degraded by Y"
        last = self.events.get(max((n for n in self.events if n < at), default=-1))
        is_shared = self.part(before) == t.CONJUNCTION and self.low(at + 1) == "by"
        is_shared |= self.part(before) == t.COMMA and self.low(at + 1) == "by" and self._goes_on_passive(at)
        return is_shared and last is not None and last.form == "passive"

    def _goes_on_passive(self, at: int) -> bool:
        """True for the first comma of "is VERBed by X, VERBed by Y and VERBed by Z"."""
        for n in range(at + 1, self._n - 1):
            if self.part(n) == t.CONJUNCTION and (verb := self.chunks[n + 1].verb) is not None:
                return verb.form == "ed" and self.low(n + 2) in ("by", "in", "at", "on")
            if self.part(n) in (t.STOP, t.RELATIVE):
                return False
        return False

    def _relation(self, at: int, verb: Verb) -> tuple[str, int]:
        """What the verb says with its particle, and the chunk after them."""
        after = at + 1
        while self.part(after) == t.ADVERB and self.part(after + 1) in (t.PREPOSITION, t.TO, GROUP):
            after += 1
        found = PARTICLES.get((verb.lemma, self.low(after)))
        if found:
            return found, after + 1
        if verb.lemma == "target" and self._is_for_ruin(at):
            return DECREASES, at + 1
        if verb.relation == NO_DIRECTION and self.low(at - 1) in ("negatively", "positively"):
            return (DECREASES if self.low(at - 1) == "negatively" else INCREASES), at + 1
        return ("" if verb.lemma in NEEDS_PARTICLE else verb.relation), at + 1

    def _is_for_ruin(self, at: int) -> bool:
        """True for "targets X for degradation", "is targeted for destruction"."""
        for n in range(at + 1, min(at + 6, self._n)):
            if self.low(n) == "for" and self.part(n + 1) == GROUP:
                return any(word.low in _RUIN for word in self.chunks[n + 1].words)
            if self.part(n) in t.COMMA + t.STOP + t.VERB + t.RELATIVE:
                return False
        return False

    # ---- one verb ----------------------------------------------------------------------------------------------

    def _event(self, at: int, verb: Verb) -> Event | None:
        relation, after = self._relation(at, verb)
        before = self._past_inserted(self._back(at, t.ADVERB + t.AUXILIARY))
        if verb.form == "ed":
            if self._is_passive(at):
                return self._passive(at, verb, relation)
            if self.low(at + 1) in ("by", "from", "in", "with", "on", "to", "into") and self.part(before) in (
                GROUP,
                t.COMMA,
            ):
                return self._reduced(at, verb, relation)
        found, form, governor = self.subject_of(at, verb, before)
        relation, after = self._protected(verb, relation, after)
        objects = self._objects(after, form, governor)
        event = Event(
            at, verb, relation, form, found, objects.participants, max(objects.after, after),
            (self.chunks[at].start, self.chunks[after - 1].end), governor=governor,
        )  # fmt: skip
        return self._with_manner(event)

    def _objects(self, after: int, form: str, governor: int | None) -> Group:
        """What stands after the verb; "it" and "them" are what the verb before was done to, or nobody."""
        at = self._skip(after)
        if self._is_pronoun(at):
            above = self.events.get(governor) if governor is not None else None
            meant = above.objects if form == "shared" and above is not None and above.form != "passive" else ()
            is_one = len(meant) == 1 or self.low(at) == "them"
            bare = tuple(p._replace(turn=1, modifier=None, aspect=None, lead=None) for p in meant) if is_one else ()
            return Group(bare, at + 1)
        above = self.events.get(governor) if governor is not None and form in ("shared", "relative") else None
        if above is not None and (owned := self._owned(at, above, form)):
            return Group(owned, at + 1)
        return group(self.chunks, at, self._end_of_insertion(at) if form == "relative" else len(self.chunks))

    def _owned(self, at: int, above: Event, form: str) -> tuple[Participant, ...]:
        """ "X binds Y and promotes its activation": of Y, the one thing that the verb before was done to."""
        is_its = self.part(at) == GROUP and self.chunks[at].words[0].low == "its" and not self.chunks[at].names
        turn = noun_turn(self.low(at)) if is_its and self.low(at + 1) != "of" else None
        is_its_own = (above.form == "passive") is (form == "relative")  # "Y is bound by X, which blocks its activity"
        if turn is None or len(above.objects) != 1 or not is_its_own:
            return ()
        return tuple(p._replace(turn=turn, modifier=None, aspect=self.low(at), lead=None) for p in above.objects)

    def _end_of_insertion(self, at: int) -> int:
        """Where "X, which VERBs A, and Z …" ends: two things are listed without a comma, so the clause is over."""
        n = at
        while self.part(n) == GROUP or self.low(n) in ("of", "in"):
            n += 1
        is_over = self.part(n) == t.COMMA and self.part(n + 1) == t.CONJUNCTION and n > at
        return n if is_over else len(self.chunks)

    def _is_pronoun(self, at: int) -> bool:
        """True for a group that is nothing but "it", "them", "itself"."""
        return self.part(at) == GROUP and self.low(at) in _OBJECT_PRONOUNS and len(self.chunks[at].words) == 1

    def _protected(self, verb: Verb, relation: str, after: int) -> tuple[str, int]:
        """ "protects X from Y": less of Y; "sensitizes X to Y": more of it."""
        particles, towards = _TOWARDS.get(verb.lemma, ((), relation))
        for n in range(after, after + 4) if particles else ():
            if self.low(n) in particles and self.part(n + 1) == GROUP:
                return towards, n + 1
        return relation, after

    def _past_inserted(self, before: int) -> int:
        """ "X, in turn, VERBs" and "that, however, VERBs": what stands before the adverb between its commas."""
        if self.part(before) == t.COMMA and self.part(before - 1) == t.ADVERB:
            opening = self._back(before, t.ADVERB)
            if self.part(opening) == t.COMMA and self.part(opening - 1) in (GROUP, t.RELATIVE):
                return opening - 1
        return before

    def _is_denied(self, start: int) -> bool:
        """True for a subject said with "neither", "nor" or "no"."""
        holder = next((c for c in self.chunks if c.part == GROUP and c.start <= start < c.end), None)
        return holder is not None and any(w.low in _DENIALS for w in holder.words)

    def _skip(self, at: int) -> int:
        while self.part(at) == t.ADVERB or self.low(at) == "both":
            at += 1
        return at

    def _with_manner(self, event: Event) -> Event:
        """Hedges and negations that stand between the subject and the verb, or govern it."""
        at = event.at - 1
        hedge, is_negated = None, False
        while at >= 0 and self.part(at) in (t.ADVERB, t.AUXILIARY, t.TO):
            if self.low(at) in HEDGES:
                hedge = (self.chunks[at].start, self.chunks[at].end)
            is_negated |= self.low(at) in NEGATIONS and self.low(at + 1) != "only"
            at -= 1
        is_negated |= self.low(at) in NEGATIONS or any(self._is_denied(s.start) for s in event.subjects)
        if self.part(at) == t.VERB and self.low(at) in HEDGES:
            hedge = (self.chunks[at].start, self.chunks[at].end)
        opening = next((n for n in range(event.at, 0, -1) if self.part(n) == t.STOP), 0)
        if self.low(opening) == "that" and self.low(opening - 1) in HEDGES:
            hedge = hedge or (self.chunks[opening - 1].start, self.chunks[opening - 1].end)
        if event.governor is not None and (above := self.events.get(event.governor)) is not None:
            hedge = hedge or above.hedge
            is_negated |= above.is_negated and event.form in ("shared", "to")
        return event._replace(hedge=hedge, is_negated=is_negated) if hedge or is_negated else event

    # ---- subjects by form --------------------------------------------------------------------------------------

    # ---- passives ----------------------------------------------------------------------------------------------

    def _passive(self, at: int, verb: Verb, relation: str) -> Event | None:
        """ "Y is VERBed (in Z) by X": X is the subject; without "by", the verb is there for what hangs on it."""
        before = self._back(at, t.ADVERB + t.AUXILIARY)
        governor = None
        if self.part(before) == GROUP:
            # "this is regulated by": what "this" is, an act or a thing, no form tells
            patient = self.climbed(before, at) if self.low(before) != "this" else ()
        elif self.part(before) == t.RELATIVE:
            patient, _ = self._antecedent(before, verb)
        elif self.part(before) in SHARED:
            patient, _, governor = self._of_coordinated(at, verb, before)
            if governor is not None:
                above = self.events[governor]
                patient = above.objects if above.form == "passive" else above.subjects
        else:
            patient = ()
        by = self._by_after(at)
        doer = group(self.chunks, by + 1, len(self.chunks)) if by is not None else Group((), at + 1)
        end = self.chunks[by].end if by is not None else self.chunks[at].end
        event = Event(
            at, verb, relation, "passive", doer.participants, patient, max(doer.after, at + 1),
            (self.chunks[at].start, end), governor=governor, has_agent=by is not None,
        )  # fmt: skip
        return self._with_manner(event)

    def _by_after(self, at: int) -> int | None:
        """The "by" of a passive, over adverbs and places ("in MSCs"); None when a clause ends first."""
        n = at + 1
        while n < min(len(self.chunks), at + 6):
            if self.low(n) == "by" and self.part(n + 1) in (GROUP, t.ADVERB):
                return n
            is_to_verb = self.part(n) == t.TO and self.part(n + 1) != GROUP
            if self.part(n) in (t.COMMA, t.STOP, t.RELATIVE) or is_to_verb:
                return None
            if self.part(n) == t.VERB and self.low(n - 1) not in ("and", "or"):
                return None
            n += 1
        return None

    def _reduced(self, at: int, verb: Verb, relation: str) -> Event | None:
        """ "Y VERBed by X", "Y derived from X": Y is what stands before, X what stands after."""
        before = self._back(at, t.ADVERB)
        if self.part(before) == t.COMMA:
            before -= 1
        if self.part(before) != GROUP:
            return None
        start = self.list_start(before)
        patient = group(self.chunks, start, at, is_subject=True).participants
        own = self.chunks[before].names
        is_apposed = self.part(before - 1) == t.COMMA and self.chunks[before].words[0].low in ("a", "an")
        if not own and patient and (is_apposed or not self._is_plain_class(self.chunks[before])):
            patient = ()  # the word right before is what is meant, and it is no name
        if own and (verb.relation == CONTAINS or verb.lemma == "derive"):
            patient = self._released(own[-1], start, before, patient)
        by = self._by_after(at) if self.low(at + 1) not in ("from", "in", "with", "on", "to", "into") else at + 1
        doer = group(self.chunks, by + 1, len(self.chunks), is_subject=True) if by is not None else Group((), at + 1)
        if not patient and self._is_plain_class(self.chunks[before]):
            patient = self._examples(before, len(self.chunks))
        patient = self._is_what(before) or patient
        end = self.chunks[by].end if by is not None else self.chunks[at].end
        event = Event(
            at, verb, relation, "reduced", doer.participants, patient, max(doer.after, at + 1),
            (self.chunks[at].start, end),
        )  # fmt: skip
        return self._with_manner(event)

    def _released(self, last: Named, start: int, at: int, patient: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """ "surveillance of exosomes released from", "binding of TNF secreted by": what "of" names is released."""
        if last.kind != "vesicle" and not any(self.low(n) == "of" for n in range(start, at)):
            return patient
        return (Participant(last, last.start, last.end),)

    # ---- shared objects ----------------------------------------------------------------------------------------

    def _share_objects(self) -> None:
        """ "interacts with and activates X": the first verb takes the object of the second."""
        for at in sorted(self.events, reverse=True):
            event = self.events[at]
            if event.objects or event.form in ("passive", "reduced"):
                continue
            n = event.cue[1]
            following = next((k for k in range(at + 1, len(self.chunks)) if self.chunks[k].start >= n), None)
            if following is None or self.part(following) not in SHARED:
                continue
            while self.part(following) in (t.COMMA, t.CONJUNCTION, t.ADVERB):
                following += 1
            later = self.events.get(following)
            if later is not None and later.form == "shared" and later.governor == at:
                self.events[at] = event._replace(objects=later.objects, after=later.after)
