"""A verb at work, and whom a sentence may mean by its pronouns: what clauses are read into."""

from __future__ import annotations

from typing import NamedTuple

from figtrace.reading.participants import Participant
from figtrace.reading.verbs import Verb


class Event(NamedTuple):
    """One verb at work: its chunk, what it says, its two ends, and how its subject was found (``form``).

    ``first`` and ``last`` are chunks that the reading rests on; ``governor`` is the event whose subject it shares.
    """

    at: int
    verb: Verb
    relation: str
    form: str
    subjects: tuple[Participant, ...]
    objects: tuple[Participant, ...]
    after: int
    cue: tuple[int, int]
    hedge: tuple[int, int] | None = None
    is_negated: bool = False
    governor: int | None = None
    has_agent: bool = False

    @property
    def doers(self) -> tuple[Participant, ...]:
        """Who goes on in what hangs on this verb: its subject; of a passive, what it is done to."""
        return self.objects if self.form == "passive" else self.subjects

    @property
    def agents(self) -> tuple[Participant, ...]:
        """Whose act what hangs on this verb by "by", "to" or a participle is: of "is VERBed by X", X, named or not."""
        return self.subjects if self.has_agent else self.doers


class Before(NamedTuple):
    """Whom a sentence may mean by its pronouns: "it" and "they", "this", and the lists that "these" may be."""

    it: tuple[Participant, ...] = ()
    this: tuple[Participant, ...] = ()
    lists: tuple[tuple[Participant, ...], ...] = ()


NOBODY = Before()
