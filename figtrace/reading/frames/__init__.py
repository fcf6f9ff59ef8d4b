"""Frames: each reads one kind of relation from a sentence's events and groups. They guess nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from figtrace.reading.claims import Claim, Scene
from figtrace.reading.frames import binding, compound, conversion, delivery, effect, nominal, phrase

FRAMES: tuple[Callable[[Scene], Iterator[Claim]], ...] = (
    delivery.read,
    conversion.read,
    binding.read,
    effect.read,
    nominal.read,
    phrase.read,
    compound.read,
)
"""Every frame, in the order in which they are asked."""
VERSION = 9
"""Version of the rules: any change of what they read raises it."""
