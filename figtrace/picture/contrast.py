"""Which ink is read on a ground: contrast as WCAG 2.2 reckons it, from the literal colours of a palette."""

from __future__ import annotations

from figtrace.picture.palette import Palette

READ = 4.5
"""The least contrast of words on their ground. Source: WCAG 2.2, success criterion 1.4.3."""

INKS = ("ink", "surface")
"""Tokens that words on a filled ground may take: in every theme one of them is dark and the other light."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1. Source: WCAG 2.2, "relative luminance"."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(ground: str, palette: Palette) -> str:
    """The token of :data:`INKS` that is read best on the ground of this token; ``explore_ink.mjs`` chooses the same."""
    return max(INKS, key=lambda ink: ratio(palette[ink], palette[ground]))
