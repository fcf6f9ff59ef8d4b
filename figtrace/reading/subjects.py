"""Who does it: the subject of a verb, by the verb's form and its neighbours; none where the grammar gives none."""

from __future__ import annotations

from figtrace.reading import tagging as t
from figtrace.reading.bounds import ENDS_ADVERBIAL, SHARED, Bounds
from figtrace.reading.chunks import GROUP, STATES, Chunk
from figtrace.reading.events import NOBODY, Before, Event
from figtrace.reading.participants import Group, Participant, group
from figtrace.reading.pronouns import THOSE, they, those
from figtrace.reading.tagging import BE
from figtrace.reading.verbs import BINDS, CONTAINS, NEGATIVE_ADJECTIVES, Verb
from figtrace.reading.words import NUCLEIC, word_set

_BY = word_set("by via through")
_PLACES = word_set("in on within inside of")
_PREVENTS = word_set("prevent inhibit block stop hinder keep")
_CAUSATIVES = word_set("induce cause stimulate force drive allow enable permit help trigger")
_WITH = word_set("cell cells treatment stimulation infection incubation transfection exposure")
_STIMULI = _WITH - {"cell", "cells"}
_CONDITIONS = word_set("following after upon under during despite with without")
_CONTENTS = word_set("content contents cargo cargos cargoes")
_PRONOUNS = word_set("it they this")
_MANY = frozenset({"cell", "vesicle"})
_WHERE = word_set("where whereby wherein")


def _is_one_of(part: Participant, others: tuple[Participant, ...]) -> bool:
    return any((part.start, part.end) == (other.start, other.end) for other in others)


class Subjects(Bounds):
    """The chunks of a sentence, the events read so far, and the ways to find a verb's subject among them."""

    def __init__(self, chunks: list[Chunk], before: Before = NOBODY) -> None:
        """``before`` tells whom the sentence may mean by "it", "they" and "this"."""
        super().__init__(chunks)
        self._before = before

    def subject_of(self, at: int, verb: Verb, before: int) -> tuple[tuple[Participant, ...], str, int | None]:
        """Who does it, how that was seen, and the event it hangs on."""
        part = self.part(before)
        if part == t.RELATIVE:
            return (*self._antecedent(before, verb), self._governing(before))
        if part == t.TO:
            return self._of_infinitive(before)
        if verb.form == "ing" and self.low(self._back(at, t.ADVERB)) not in BE:
            return self._of_gerund(at, verb, before)
        if part == t.VERB and (earlier := self.events.get(before)) is not None:
            return earlier.doers, "chain", before
        if part in SHARED:
            return self._of_coordinated(at, verb, before)
        if part == GROUP:
            nearest = max((n for n in self.events if n < before), default=None)
            if nearest is not None and self.events[nearest].form == "relative" and self._is_open(nearest, before):
                return self.events[nearest].doers, "inserted", None
            return self.climbed(before, at), "active", None
        return (), "none", None

    def _is_open(self, event: int, at: int) -> bool:
        """True when nothing parts the object of a relative clause from what follows ("X that V Y V2 Z")."""
        return not any(self.part(n) in SHARED + t.STOP for n in range(event, at))

    def _governing(self, at: int) -> int | None:
        """The nearest earlier verb that has a subject of its own clause."""
        for earlier in sorted(self.events, reverse=True):
            if earlier < at and self.events[earlier].doers:
                return earlier
        return None

    def _main(self, at: int) -> int | None:
        """The nearest earlier verb that is not a participle inside a group of names ("exosomes derived from")."""
        for earlier in sorted(self.events, reverse=True):
            event = self.events[earlier]
            if earlier < at and event.doers and event.form not in ("reduced", "participle"):
                return earlier
        return None

    def _of_infinitive(self, to: int) -> tuple[tuple[Participant, ...], str, int | None]:
        main = self._main(to)
        if main is None:
            # "X is able to VERB"
            before = self._back(to, t.ADVERB + t.AUXILIARY)
            is_able = self.part(before) == GROUP and before < to - 1
            return (self.climbed(before, to), "active", None) if is_able else ((), "none", None)
        if any(n > main and self.events[n].verb.form in ("base", "s") for n in self.events):
            return (), "none", None
        event = self.events[main]
        if event.form == "causative":
            return (), "none", None
        is_made_to = event.verb.lemma in _CAUSATIVES and event.objects and event.after == to
        if is_made_to and event.objects[-1].name.kind == "cell":
            return event.objects, "causative", main
        if self.low(self._back(to, t.ADVERB)) in BE and self.part(to - 1) == t.ADVERB:
            before = self._back(to, t.ADVERB + t.AUXILIARY)
            if self.part(before) == GROUP and before > main:
                return self.climbed(before, to), "active", None
        return event.agents, "to", main

    def _of_gerund(self, at: int, verb: Verb, before: int) -> tuple[tuple[Participant, ...], str, int | None]:
        part, low = self.part(before), self.low(before)
        main = self._main(at)
        if part == t.PREPOSITION and low == "from" and main is not None and self.events[main].verb.lemma in _PREVENTS:
            return self.events[main].agents, "from", main
        if part == t.PREPOSITION:
            if low == "of" and self.low(before - 1) == "capable" and self.part(before - 2) == t.AUXILIARY:
                is_named = self.part(before - 3) == GROUP
                return self.climbed(before - 3, before - 2) if is_named else (), "active", None
            if low in ENDS_ADVERBIAL and main is not None:
                return self.events[main].agents, "result", main
            if low not in _BY or main is None:
                return (), "none", None
            return self.events[main].agents, "by", main
        if part in SHARED or before < at - 1:
            earlier = self._back(before, SHARED)
            if self.part(earlier) == t.VERB and self.chunks[earlier].verb and main is not None:
                return self.events[main].agents, "shared", main
            if main is not None and self.events[main].form != "causative":
                return self.events[main].agents, "result", main
            return (), "none", None
        if part == t.VERB and (above := self.events.get(before)) is not None and above.form == "passive":
            return above.agents, "bare", before  # "X is activated leading to Y"
        return self._of_participle(at, verb, before, main) if part == GROUP else ((), "none", None)

    def _of_participle(
        self, at: int, verb: Verb, before: int, main: int | None
    ) -> tuple[tuple[Participant, ...], str, int | None]:
        """ "X releases Y driving Z", "exosomes containing Y": who does it, of a participle right after a name."""
        owner = group(self.chunks, before, at)
        if verb.relation in (CONTAINS, BINDS):
            return owner.participants, "participle", None
        is_passive = main is not None and self.events[main].form == "passive"
        if main is not None and main < before and not is_passive and not self._is_subject_of_later(at):
            return self.events[main].agents, "bare", main
        # "within the TME driving …": what a place does the words leave open
        is_place = self.low(self.list_start(before) - 1) in _PLACES
        return () if is_place else owner.participants, "participle", None

    def _is_subject_of_later(self, at: int) -> bool:
        return any(c.part == t.VERB and c.verb and c.verb.form == "s" for c in self.chunks[at + 1 : at + 4])

    def _of_coordinated(self, at: int, verb: Verb, before: int) -> tuple[tuple[Participant, ...], str, int | None]:
        """After "and" or a comma: the subject of the verb before, unless a comma only closes an insertion."""
        last = self._back(before, SHARED)
        has_and = any(self.part(n) == t.CONJUNCTION for n in range(last + 1, at))
        earlier = [n for n in sorted(self.events, reverse=True) if n < at]
        if earlier and self._is_lost(earlier[0], verb):
            return (), "none", None
        if earlier and has_and and self._is_of_relative(earlier[0], at):
            return self.events[earlier[0]].objects, "shared", earlier[0]
        finite = [n for n in earlier if self.events[n].form not in ("reduced", "participle", "none") or n == last]
        same = [n for n in finite if self.events[n].verb.form == verb.form and self.events[n].form != "by"]
        if not has_and:
            if named := self._apposed_name(before):
                return named, "inserted", None
            opening = self._insertion(before)
            if opening is not None and not any(n < opening for n in same):
                return self.climbed(opening - 1, opening, at), "inserted", None
        if same:
            above = self.events[same[0]]
            return above.doers, "shared", same[0]
        if finite and (has_and or self._goes_on(at, verb)):
            above = self.events[finite[0]]
            main = self._main(finite[0] + 1)
            chosen = finite[0] if above.form not in ("to", "by", "result") or main is None else main
            return self.events[chosen].doers, "shared", chosen
        return (), "none", None

    def _goes_on(self, at: int, verb: Verb) -> bool:
        """True for the first comma of "is VERBed by X, VERBs Y and VERBs Z"."""
        for n in range(at + 1, self._n):
            later = self.chunks[n].verb
            if self.part(n) == t.VERB and later is not None and later.form == verb.form:
                return self.part(self._back(n, t.ADVERB)) == t.CONJUNCTION
            if self.part(n) in (t.STOP, t.RELATIVE, t.VERB):
                return False
        return False

    def _is_of_relative(self, event: int, at: int) -> bool:
        """True for the second verb of "X, which is VERBed by Y and VERBs": the same clause, no comma between."""
        is_passive = self.events[event].form == "passive" and bool(self.events[event].objects)
        opens = self.part(self._back(event, t.ADVERB + t.AUXILIARY)) == t.RELATIVE
        return is_passive and opens and not any(self.part(n) in t.COMMA + t.STOP for n in range(event, at))

    def _is_lost(self, at: int, verb: Verb) -> bool:
        """True when the verb before is a relative clause's without a named subject: what shares it has none either."""
        event = self.events[at]
        return not event.subjects and event.verb.form == verb.form and self.part(self._back(at, t.ADVERB)) == t.RELATIVE

    def _apposed_name(self, closing: int) -> tuple[Participant, ...]:
        """The name in "The transcription factor, NRF2, VERBs"; nothing where the words before it are a name."""
        inner = closing - 1
        is_between = self.part(closing) == t.COMMA and self.part(inner) == GROUP and self.part(inner - 1) == t.COMMA
        if not is_between or self.part(inner - 2) != GROUP or self.chunks[inner - 2].names or inner - 2 != 0:
            return ()
        return group(self.chunks, inner, inner + 1).participants

    def _insertion(self, closing: int) -> int | None:
        """The comma that opens what the comma at ``closing`` closes, with a group of names before it."""
        for at in range(closing - 1, 0, -1):
            if self.part(at) == t.STOP:
                return None
            opens = self.part(at + 1) in (t.PREPOSITION, t.RELATIVE, t.VERB) or self._is_apposition(at + 1, closing)
            opens |= self.low(at + 1) == "but" and self.low(at + 2) == "not"
            if self.part(at) == t.COMMA and opens and self.part(at - 1) == GROUP:
                return at
        return None

    def _is_apposition(self, at: int, closing: int) -> bool:
        """True for "…, an mTOR inhibitor, …"."""
        chunk = self.chunks[at]
        is_one = all(self.part(n) == GROUP or self.low(n) == "of" for n in range(at, closing))
        return is_one and chunk.part == GROUP and chunk.words[0].low in ("a", "an", "the", "two", "three")

    def _antecedent(self, relative: int, verb: Verb) -> tuple[tuple[Participant, ...], str]:
        """Who "which" is: the name right before; the doer of the event where that name is a way or a process."""
        before = relative - 1
        has_comma = self.part(before) == t.COMMA
        if has_comma:
            before -= 1
        main = self._main(relative)
        if self.part(before) != GROUP or (self.part(relative - 1) == t.PREPOSITION):
            return (), "none"
        start = self.list_start(before)
        owner = group(self.chunks, start, relative)
        if not owner.participants:
            return self._of_unnamed(before, main if has_comma else None)
        bare = tuple(p._replace(turn=1, modifier=None, aspect=None, lead=None) for p in owner.participants)
        is_state = owner.participants[-1].name.kind in STATES
        if is_state and self.low(start - 1) in _CONDITIONS:
            return (), "none"  # "in cells under hypoxia that VERB": the condition is not who does it
        many = self._many_before(relative, verb, bare)
        if many or not has_comma or self.low(relative) == "that":
            return many or bare, "relative"
        above = self._event_at(main)
        if above is not None and above.form == "passive" and self.low(start - 1) == "by":
            return bare, "relative"
        if (
            above is not None
            and above.relation == "decreases"
            and self.low(relative) == "which"
            and _is_one_of(owner.participants[-1], above.objects)
        ):
            return self._of_lowered(above, owner)
        if above is not None and self.low(start - 1) in _PLACES and owner.participants[-1].name.kind == "cell":
            return (above.doers, "event") if verb.form == "s" else ((), "none")
        if above is not None and verb.form == "s" and verb.lemma == "result" and above.doers:
            return above.doers, "event"
        lowered = owner.participants[-1]
        if has_comma and lowered.turn < 0 and lowered.modifier not in NEGATIVE_ADJECTIVES:
            # "the degradation of X, which …": said of the degradation, so the opposite of X itself
            return (above.doers, "event") if above is not None else ((), "none")
        is_way = self.low(start - 1) in _BY or self._is_object_of_way(start)
        if verb.form == "s" and main is not None and (is_way or is_state):
            return self.events[main].doers, "event"
        is_many = verb.form == "s" and len(owner.participants) > 1 and start < before
        return self._of_list(above, verb) if is_many else (bare, "relative")

    def _is_what(self, at: int) -> tuple[Participant, ...]:
        """X in "X is a kinase that …", "X is a cytokine secreted by …": what the class without a name at ``at`` is."""
        be = self._back(at, t.ADVERB)
        names = self.chunks[at].names
        is_class = not names or (names[-1].text.islower() and self._is_plain_class(self.chunks[at]))
        is_said = self.low(be) in ("is", "are") and self.part(be - 1) == GROUP and is_class
        return self.climbed(be - 1, be) if is_said else ()

    def _event_at(self, at: int | None) -> Event | None:
        return None if at is None else self.events[at]

    def _of_unnamed(self, before: int, main: int | None) -> tuple[tuple[Participant, ...], str]:
        """ "X is a kinase that …": of X; "…, which": of a deed or of contents without a name, so of who did it."""
        if meant := self._is_what(before):
            return meant, "relative"
        if main is None:
            return (), "none"
        is_deed = self.low(before) in _CONTENTS or self.low(before).endswith(("tion", "ment", "sis"))
        return (self.events[main].doers, "event") if is_deed else ((), "none")

    @staticmethod
    def _of_list(above: Event | None, verb: Verb) -> tuple[tuple[Participant, ...], str]:
        """ "X releases A and B, which leads to C": one verb for many, so said of the release."""
        is_deed = above is not None and verb.lemma in ("lead", "result", "contribute")
        return (above.doers, "event") if is_deed and above is not None else ((), "none")

    def _many_before(self, relative: int, verb: Verb, one: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """ "exosomes rich in miR-21, which are …": a plural verb means the many, not the one named last."""
        if meant := self._is_what(self._back(relative, t.COMMA)):
            return meant
        is_plural = verb.form == "base" or self.low(relative + 1) in ("are", "were", "have")
        if not is_plural or len(one) != 1 or one[0].name.text.endswith("s"):
            return ()
        inside = [n for n in self.events if n < relative and self.events[n].form in ("reduced", "participle")]
        if not inside:
            return ()
        event = self.events[max(inside)]
        held, holders = event.subjects, event.objects
        if event.form == "participle":
            held, holders = holders, held
        is_its = any(part.name == one[0].name for part in held)
        return holders if is_its and all(p.name.text.endswith("s") for p in holders) else ()

    @staticmethod
    def _of_lowered(above: Event, owner: Group) -> tuple[tuple[Participant, ...], str]:
        """ "A inhibits B, which …": of a process the doer; of a molecule nobody, since grammar does not say which."""
        is_state = owner.participants[-1].name.kind in STATES | {"pathway"} or not owner.participants[-1].name.text
        return (above.doers, "event") if is_state else ((), "none")

    def _is_object_of_way(self, start: int) -> bool:
        """True for X in "via binding to X, which", "by targeting X, which": the way of the event before."""
        for n in range(start - 1, max(-1, start - 4), -1):
            event = self.events.get(n)
            if event is not None:
                return event.form == "by"
        return False

    def climbed(self, at: int, verb: int, listed_to: int | None = None) -> tuple[Participant, ...]:
        """The subject whose last group is ``at``: over "of X", "in X", "derived from X" to the head of the whole."""
        start = self._clause_start(verb)
        start = max((n + 1 for n in range(start, verb) if self._opens_place(n)), default=start)
        head = self._past_adverbials(start, verb)
        if head is None or head > at:
            head = at
        if self.chunks[head].low in _PRONOUNS and len(self.chunks[head].words) == 1:
            return self._meant(head)
        if self.chunks[head].words[0].low in THOSE and self._is_plain_class(self.chunks[head]):
            return those(self._before, self.low(head)) if self._main(head) is None else ()
        examples = self._examples(head, listed_to or verb)
        if examples:
            return examples
        if self.part(head) == t.VERB and (verb_here := self.chunks[head].verb) and verb_here.form == "ing":
            return self._perturbation(head, verb)
        if self.low(head) in _WITH and self.low(head + 1) in ("with", "to") and not self.chunks[head].names:
            head += 2
        found = group(self.chunks, head, verb, is_subject=True)
        if self.low(head) in _STIMULI and found.participants and found.participants[0].name.kind == "cell":
            # "stimulation of monocytes by LPS": the stimulus does it, where it is named
            by = next((n for n in range(head, verb) if self.low(n) in ("by", "with")), None)
            return group(self.chunks, by + 1, verb, is_subject=True).participants if by is not None else ()
        return found.participants if self._reaches(found, verb) else ()

    def _opens_place(self, at: int) -> bool:
        """True for "where" and the like, and for "which" after "by" or "in": a clause with its own subject."""
        if self.low(at) in _WHERE:
            return True
        return self.part(at) == t.RELATIVE and self.part(at - 1) == t.PREPOSITION and self.part(at + 1) == GROUP

    def _meant(self, at: int) -> tuple[Participant, ...]:
        """Whom a pronoun means: the subject of the clause or sentence before; only one for "it"."""
        main = self._main(at)
        outside = self._before.this if self.low(at) == "this" else self._before.it
        if main is None and self.low(0) in ENDS_ADVERBIAL | {"after", "once", "upon", "as"} and self.low(at) != "this":
            # "After X …, it …": the one that the clause before names first, whatever its verb
            outside = group(self.chunks, 1, at).participants
        if self.low(at) == "they":
            outside = they(self._before, outside)
        subjects = self.events[main].doers if main is not None else outside
        is_many = any(p.name.kind in _MANY and p.name.text.endswith("s") for p in subjects)
        if main is not None and self.low(at) == "it" and is_many:
            # "exosomes deliver miR-21 into cells, where it …": the one thing, not the many
            subjects = self.events[main].objects
        return subjects if len(subjects) == 1 or self.low(at) == "they" or self.low(at) == "this" else ()

    def _perturbation(self, head: int, verb: int) -> tuple[Participant, ...]:
        """ "Blocking X … cancels Y": X, perturbed."""
        inner = group(self.chunks, head + 1, verb, is_subject=True).participants
        relation = self.chunks[head].verb
        if relation is None or relation.relation not in ("decreases", "increases"):
            return ()
        turn = -1 if relation.relation == "decreases" else 1
        word = self.chunks[head].low
        return tuple(
            p._replace(turn=p.turn * turn, modifier=word if turn < 0 else p.modifier, lead=self.chunks[head].start)
            for p in inner
        )

    def _reaches(self, found: Group, verb: int) -> bool:
        """True when only what may hang on a subject stands between it and its verb."""
        for n in range(found.after, verb):
            between = self.chunks[n].verb
            if self.part(n) == t.VERB and between is not None and between.form in ("base", "s"):
                return False
        return bool(found.participants)

    def _examples(self, head: int, verb: int) -> tuple[Participant, ...]:
        """ "Proteins …, such as A and B, target": A and B are the subject where the class is no name of its own."""
        for n in range(head + 1, verb):
            if self.low(n) in ("such", "including", "like") and self.part(n) == t.PREPOSITION:
                first = n + 2 if self.low(n + 1) == "as" else n + 1
                if self.chunks[head].part == GROUP and self._is_plain_class(self.chunks[head]):
                    return group(self.chunks, first, verb, is_subject=True).participants
        return ()

    @staticmethod
    def _is_plain_class(chunk: Chunk) -> bool:
        if not chunk.names:
            return True
        name = chunk.names[-1]
        is_class = name.text[1:].islower() or name.text.lower() in NUCLEIC or name.kind == "protein"
        return is_class and chunk.low.endswith("s") and (name.text[1:].islower() or name.text.endswith("s"))
