"""Where clauses and lists begin among a sentence's chunks: the ground on which subjects are looked for."""

from __future__ import annotations

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP, Chunk
from figtrace.reading.events import Event
from figtrace.reading.words import word_set

SHARED = t.COMMA + t.CONJUNCTION
"""The parts that join what shares a subject."""
ENDS_ADVERBIAL = word_set("while whereas although though when if because")


class Bounds:
    """The chunks of a sentence and the events read so far, with where their clauses and lists begin."""

    def __init__(self, chunks: list[Chunk]) -> None:
        """The chunks of one sentence, none of its verbs read yet."""
        self.chunks = chunks
        self._parts = [chunk.part for chunk in chunks]
        self._lows = [chunk.low for chunk in chunks]
        self._n = len(chunks)
        self.events: dict[int, Event] = {}

    def part(self, at: int) -> str:
        """The part of a chunk; a full stop outside the sentence."""
        return self._parts[at] if 0 <= at < self._n else t.STOP

    def low(self, at: int) -> str:
        """The word of a chunk, lower case; nothing outside the sentence."""
        return self._lows[at] if 0 <= at < self._n else ""

    def _back(self, at: int, parts: str) -> int:
        """The nearest chunk before ``at`` that is none of ``parts``."""
        at -= 1
        while at >= 0 and self.part(at) in parts:
            at -= 1
        return at

    def list_start(self, at: int) -> int:
        """Where the list of names that ends at ``at`` begins."""
        start = at
        while start >= 2:
            before = start - 1
            if self.low(before) == "of" and self.part(before - 1) == GROUP:
                start = before - 1
                continue
            n = before
            while n > 0 and self.part(n) in SHARED:
                n -= 1
            if n == before or self.part(n) != GROUP or self._is_fronted(n, before):
                break
            start = n
        return start

    def _is_fronted(self, at: int, comma: int) -> bool:
        """True for X in "In the absence of X, Y …": the comma ends what opens the sentence, and lists nothing."""
        if self.part(comma) != t.COMMA or at + 1 != comma:
            return False
        while self.low(at - 1) == "of" and self.part(at - 2) == GROUP:
            at -= 2
        return at == 1 and self.part(0) == t.PREPOSITION

    def _clause_start(self, verb: int) -> int:
        """Where the clause of a verb with its own subject begins: after the last clause's object."""
        earlier = [n for n in self.events if n < verb and not self._is_inside_group(self.events[n])]
        if not earlier:
            return max((n + 1 for n in range(verb) if self.part(n) == t.STOP), default=0)
        low = max(earlier)
        opening = max((n for n in range(low, verb) if self.part(n) == t.STOP), default=None)
        if opening is not None:
            return opening + 1
        for n in range(verb - 1, low, -1):
            if self.low(n) in ENDS_ADVERBIAL:
                return n + 1
            if self.part(n) in SHARED and self.part(n + 1) in (GROUP, t.ADVERB) and self._is_edge(n, verb):
                return self._past_fronted(low, self._listed_from(low, n, verb), verb) + 1
        return low + 1

    def _listed_from(self, low: int, edge: int, verb: int) -> int:
        """ "…, and A and B VERB": the edge before A, where the verb speaks of several."""
        is_plural = (here := self.chunks[verb].verb) is not None and here.form == "base"
        for n in range(low + 1, edge) if is_plural and self.part(edge) == t.CONJUNCTION else ():
            opens = self.part(n) == t.CONJUNCTION and self.part(n - 1) == t.COMMA and self.part(n + 1) == GROUP
            if opens and all(self.part(k) in (GROUP, *SHARED) or self.low(k) == "of" for k in range(n, edge)):
                return n
        return edge

    def _past_fronted(self, low: int, edge: int, verb: int) -> int:
        """ "When X is activated, A and B VERB": the comma before A, where the sentence opens with such a clause."""
        here = self.chunks[verb].verb
        if self.part(0) != t.PREPOSITION or self.part(edge) != t.CONJUNCTION or here is None or here.form != "base":
            return edge
        n = edge - 1
        while n > low and (self.part(n) == GROUP or self.low(n) == "of"):
            n -= 1
        return n if self.part(n) == t.COMMA and n < edge - 1 else edge

    @staticmethod
    def _is_inside_group(event: Event) -> bool:
        """True for participles inside a subject ("derived from"), and for a gerund that opens it ("Blocking X")."""
        return event.form in ("reduced", "participle") or (event.form == "none" and event.verb.form == "ing")

    def _is_edge(self, at: int, verb: int) -> bool:
        """True when the comma or "and" at ``at`` parts two clauses, not a list: nothing lists before the verb."""
        return not any(self.part(n) == t.CONJUNCTION for n in range(at + 1, verb)) or self.part(at - 1) in SHARED

    def _past_adverbials(self, start: int, verb: int) -> int | None:
        """The head of the clause: after "In X, ", "However, ", "At the same time, "."""
        at = start
        while at < verb:
            part, low = self.part(at), self.low(at)
            if part in (t.PREPOSITION, t.TO) or (part == t.VERB and low not in ("",) and self._is_adverbial(at, verb)):
                comma = next((n for n in range(at, verb) if self.part(n) == t.COMMA), None)
                if comma is None:
                    return None
                at = self._past_list(comma, verb) + 1
            elif part in (t.ADVERB, t.COMMA, t.CONJUNCTION, t.AUXILIARY, t.STOP):
                at += 1
            else:
                return at
        return None

    def _past_list(self, comma: int, verb: int) -> int:
        """ "In the presence of A, B and C, …": the comma after the last of a list that the first comma is inside of."""
        n = comma
        while self.part(n) == t.COMMA and self.part(n + 1) == GROUP:
            n += 2
        if n > comma and self.part(n) == t.CONJUNCTION and self.part(n + 1) == GROUP and self.part(n + 2) == t.COMMA:
            return n + 2 if n + 2 < verb else comma
        return comma

    def _is_adverbial(self, at: int, verb: int) -> bool:
        """True for a participle that opens the sentence and ends in a comma ("When activated, …")."""
        chunk = self.chunks[at]
        is_subject = chunk.verb is not None and chunk.verb.form == "ing" and self.part(at + 1) == GROUP
        return not is_subject or any(self.part(n) == t.COMMA for n in range(at, verb))
