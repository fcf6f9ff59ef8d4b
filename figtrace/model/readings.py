"""The three readings of one network: what the caption says, and its steps in either profile."""

from __future__ import annotations

from typing import NamedTuple

from figtrace.model.records import Statement
from figtrace.model.vocabulary import Level, Profile, Sign


class Reading(NamedTuple):
    """A level and the profile whose signs count in it; the caption level knows no other paper's."""

    level: Level
    profile: Profile

    @property
    def name(self) -> str:
        """``caption``, ``mechanism-caption`` or ``mechanism-literature``: the word that page and picture use."""
        return "caption" if self.level is Level.CAPTION else f"mechanism-{self.profile.value}"

    def draws(self, statement: Statement) -> bool:
        """True when the statement stands in the picture in this reading."""
        return statement.is_drawn(self.level, self.profile)

    def sign(self, statement: Statement) -> Sign:
        """The sign that this reading shows."""
        return statement.sign_at(self.level, self.profile)


READINGS = (
    Reading(Level.CAPTION, Profile.CAPTION),
    Reading(Level.MECHANISM, Profile.CAPTION),
    Reading(Level.MECHANISM, Profile.LITERATURE),
)
"""Every reading there is, the caption's first."""


def reading_of(name: str) -> Reading:
    """The reading of that name.

    Raises :class:`ValueError`, naming the readings there are, for any other word.
    """
    for reading in READINGS:
        if reading.name == name:
            return reading
    raise ValueError(f"no reading {name!r}; there are {', '.join(reading.name for reading in READINGS)}")
