"""How wide words are, measured without a browser.

The widths are those of DejaVu Sans, the widest of the fonts that the picture's font list falls back to (Helvetica and
Arial are about an eighth narrower): what fits here fits everywhere. In hundredths of an em, rounded up to 5.
"""

from __future__ import annotations

from functools import lru_cache

FONTS = "Inter, Helvetica, Arial, sans-serif"
"""The font list of every picture."""

LINE = 1.25
"""Height of a line of text, in font sizes."""

_BOLD = {
    35: " 'ijl\u00a0ìíîï",
    40: ",./:;IJ\\|¦·ÌÍÎÏΙΪίι’",
    45: "-f²³¹",
    50: "!()[]_`rt¡§¨¯°´¸–",
    55: '"*',
    60: "?cszªº¿çέεζξς",
    65: "Lx¤«¶»ΓΞλτχ",
    70: "$0123456789EFTaekovy¢£¥ÈÉÊËàáâãäåèéêëðòóôõöøýÿΕΣΤάΰαγδθνου“”",
    75: "CPSYZbdghnpqu{}µÇÝÞßñùúûüþΖΡΥΫήβηκμρ",
    80: "ABKRVXÀÁÂÃÄÅΑΒΔΚΛΧπσφψ",
    85: "#+<=>DGHNU^~¬±ÐÑ×ÙÚÛÜ÷ΗΝΠΨ→−",
    90: "&OQÒÓÔÕÖØΘΟΦΩω",
    95: "w⊣",
    100: "@M©®Μ—…",
    105: "%m¼½¾æ",
    115: "WÆ",
}
_PLAIN = {
    30: "'IJijlÌÍÎÏìíîïΙΪ",
    35: " ,./:;\\|\u00a0¦·ίι’",
    40: "()-[]ft",
    45: "!r¡²³¹",
    50: '"*_`§¨ª¯°´¸º–',
    55: "?csz¿çέεζ“”",
    60: "FLkvxyýÿΓΰγκλνξςυχ",
    65: "$0123456789EPSTYabdeghnopqu{}¢£¤¥«µ¶»ÈÉÊËÝÞßàáâãäåèéêëðñòóôõöøùúûüþΕΞΡΣΤΥΫήβδηθμοπρστ",
    70: "ABCKRVXZÀÁÂÃÄÅÇΑΒΔΖΚΛΧάαφψ",
    75: "NUÑÙÚÛÜΝ",
    80: "&DGHOQÐÒÓÔÕÖØΗΘΟΠΦΨΩ",
    85: "#+<=>^w~¬±×÷ω→−",
    90: "MΜ⊣",
    100: "%@Wm©®¼½¾Ææ—…",
}
_UNKNOWN = 105
"""A character of no table (a CJK sign, a mathematical letter) is taken to be a little wider than high."""


def _by_character(table: dict[int, str]) -> dict[str, int]:
    return {character: width for width, characters in table.items() for character in characters}


_WIDTHS = {True: _by_character(_BOLD), False: _by_character(_PLAIN)}


@lru_cache(maxsize=20_000)
def width(text: str, size: float, is_bold: bool = False) -> float:
    """The width of ``text`` on one line, px at zoom 1, for a font of ``size`` px; never less than it is drawn.

    >>> width("TGF-β", 14, is_bold=True)
    46.9
    """
    widths = _WIDTHS[is_bold]
    return round(sum(widths.get(character, _UNKNOWN) for character in text) * size / 100, 2)


def wrap(text: str, size: float, limit: float, is_bold: bool = False, lines: int = 2) -> tuple[str, ...]:
    """``text`` broken at spaces into at most ``lines`` lines, as even as can be, none wider than it must.

    Words are never cut: where even the last line is wider than ``limit``, it stays so and the glyph grows.
    """
    words = text.split()
    if len(words) < 2 or width(text, size, is_bold) <= limit:
        return (text,)
    best: tuple[str, ...] = (text,)
    for n in range(2, lines + 1):
        best = _even(words, n, size, is_bold)
        if max(width(line, size, is_bold) for line in best) <= limit:
            break
    return best


def _even(words: list[str], n: int, size: float, is_bold: bool) -> tuple[str, ...]:
    """The words on up to ``n`` lines whose widest is as narrow as can be, filling from the top."""
    limits = sorted(
        {width(" ".join(words[i:j]), size, is_bold) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    )
    for limit in limits:
        lines: list[str] = []
        for word in words:
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and width(longer, size, is_bold) <= limit:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) <= n:
            return tuple(lines)
    return (" ".join(words),)
