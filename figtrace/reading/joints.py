"""Words as captions join and part them: compounds at their hyphen, numbers after a slash."""

from __future__ import annotations

import re

from figtrace.reading.text import Token, tokens
from figtrace.reading.words import COMPOUND

_DASH = "–"
_SHORT_HYPHENS = "-‐‑"
HYPHENS = _SHORT_HYPHENS + _DASH
"""What joins the halves of a compound in print."""


def _rejoined(found: list[Token]) -> list[Token]:
    """ "(APC)-derived": the hyphen after a bracket goes with the word that follows it."""
    if not any(token.text in HYPHENS for token in found):
        return found
    out: list[Token] = []
    for token in found:
        is_hung = len(out) > 1 and out[-1].text in HYPHENS and out[-1].end == token.start
        is_after = is_hung and (out[-2].text == ")" or (out[-1].text == _DASH and out[-2].end == out[-1].start))
        if is_after and token.text.lower() in COMPOUND:
            out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end)
        else:
            out.append(token)
    return out


def _split(token: Token) -> list[Token]:
    """ "Src-induced" as "Src" and "-induced"; anything else as it is."""
    if "-" not in token.text and "‐" not in token.text and "‑" not in token.text:
        return [token]
    at = max(map(token.text.rfind, _SHORT_HYPHENS))
    if at > 0 and token.text[at + 1 :].lower() in COMPOUND and token.text[:at].lower() != "dominant":
        middle = token.start + at
        return [Token(token.text[:at], token.start, middle), Token(token.text[at:], middle, token.end)]
    return [token]


_NUMBERED = re.compile(r"^(?:\d{1,4}[A-Za-z]?|[A-Z]{1,2}\d{1,2}|[a-d])$")
_NAMELIKE = re.compile(r"^(?=.*[A-Zα-ω])(?=.*(?:\d|[α-ω])).{2,}$|^[A-Z]{2,}[A-Za-z]*$|^[a-z]{4,}-\d{1,2}$")


def _is_continued(token: Token, slash: Token, after: Token) -> bool:
    if slash.text != "/" or slash.start != token.end or after.start != slash.end:
        return False
    is_number = bool(_NUMBERED.match(after.text) and _NAMELIKE.match(token.text.partition("/")[0]))
    return is_number or (token.text == "C" and after.text.startswith("EBP"))


def _joined(found: list[Token], text: str) -> list[Token]:
    """ "ERK1/2" and "NF-YB2/B3" as one token: after a name, a slash and a number continue it."""
    if not any(token.text == "/" for token in found):
        return found
    out: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        while at + 2 < len(found) and _is_continued(token, found[at + 1], found[at + 2]):
            token = Token(text[token.start : found[at + 2].end], token.start, found[at + 2].end)
            at += 2
        out.append(token)
        at += 1
    return out


def pieces(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of ``text[start:end]``, compounds in their halves, with offsets in ``text``.

    >>> [piece.text for piece in pieces("Src-induced ERK1/2", 0, 18)]
    ['Src', '-induced', 'ERK1/2']
    """
    return [piece for token in _joined(_rejoined(tokens(text, start, end)), text) for piece in _split(token)]
