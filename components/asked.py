"""What a request asks, read strictly: unknown names, bad values and too much of anything are problems, not guesses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from components.refusal import refused
from figtrace.model.readings import READINGS, Reading, reading_of
from figtrace.model.vocabulary import Profile
from figtrace.network.query import DIRECTIONS, Direction

LONGEST = 200
"""Characters of one word that is asked with; the longest key of an address."""

MOST = 200
"""Words in one list."""


class Asked(NamedTuple):
    """The parameters of one request by name; every reader raises :class:`ProblemsFound` for what it cannot read."""

    given: Mapping[str, str]

    def only(self, allowed: Collection[str]) -> Asked:
        """The same, when nothing but these was asked with."""
        unknown = [name for name in self.given if name not in allowed]
        if unknown:
            raise refused("parameter-unknown", f'"{unknown[0]}" is no parameter', f"use {', '.join(sorted(allowed))}")
        return self

    def word(self, name: str, default: str | None = None) -> str:
        """One word; without a default it must be there."""
        word = self.given.get(name, default)
        if not word or len(word) > LONGEST:
            raise refused("parameter-missing", f'"{name}" is {"too long" if word else "missing"}', f"say {name}=…")
        return word

    def words(self, name: str) -> list[str]:
        """Words parted by commas, none twice."""
        words = list(dict.fromkeys(word for word in self.given.get(name, "").split(",") if word))
        if len(words) > MOST or any(len(word) > LONGEST for word in words):
            raise refused("parameter-too-long", f'"{name}" has {len(words)} words', f"ask for at most {MOST}")
        return words

    def one_of(self, name: str, known: Collection[str], default: str | None = None) -> str:
        """One word of a closed list."""
        word = self.word(name, default)
        if word not in known:
            raise refused("parameter-unknown", f'{name} is "{word}"', f"use one of: {', '.join(known)}")
        return word

    def number(self, name: str, default: int) -> int:
        """A whole number, written plainly."""
        word = self.given.get(name, str(default))
        if not (word.isascii() and word.isdigit() and len(word) < 6):
            raise refused("parameter-no-number", f'{name} is "{word[:20]}"', f"say {name}={default}")
        return int(word)

    def reading(self) -> Reading:
        """The reading; the mechanism as the caption has it where none is named."""
        return reading_of(self.one_of("reading", [reading.name for reading in READINGS], READINGS[1].name))

    def profile(self) -> Profile:
        """The profile of a what-if."""
        known = {profile.value: profile for profile in Profile}
        return known[self.one_of("profile", known, Profile.CAPTION.value)]

    def direction(self) -> Direction:
        """Upstream, downstream or both."""
        word = self.one_of("direction", DIRECTIONS, "both")
        return next(one for one in DIRECTIONS if one == word)

    def changes(self) -> list[tuple[str, str]]:
        """The agents of a what-if with their change: ``set=mir105:down,mir155:off``."""
        pairs = []
        for word in self.words("set"):
            agent, mark, change = word.rpartition(":")
            if not mark:
                raise refused(
                    "perturbation-unreadable", f'"{word}" says no change', "write KEY:down, KEY:up or KEY:off"
                )
            pairs.append((agent, change))
        return pairs
