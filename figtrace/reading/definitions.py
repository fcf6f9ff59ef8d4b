"""Abbreviations that a caption defines: in brackets, or in the legend at its end.

The match of letters follows Schwartz and Hearst (Pacific Symposium on Biocomputing 2003), with Greek letters taken for
their first Latin one, a plural s and a trailing number let go.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from figtrace.reading.sentences import Sentence
from figtrace.reading.text import GREEK
from figtrace.reading.verbs import MODIFICATIONS, NEGATIVE_NOUNS, POSITIVE_NOUNS

_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_SHORT = re.compile(r"^(?=.*[A-Za-zα-ω])[A-Za-z0-9α-ωΑ-Ω][\w/+‐‑–-]{0,11}$")
_LEGEND_ITEM = re.compile(
    r"^\s*(?:and\s+)?([^\s,;:]{2,12})(?:\s*[,:=]\s*|\s+(?:indicates?|denotes?|stands for)\s+)([^;]{3,80}?)\s*$"
)
_LONG_ITEM = re.compile(r"^\s*(?:and\s+)?([A-Za-z][\w/-]{1,11})\s+\(([^()]{3,80})\)\s*$")
_NO_LONG = re.compile(
    r",\s|\b(?:its|their|his|that|which|by|is|are|was|were|after|before|during|through|via|upon|with)\b",
    re.IGNORECASE,
)
"""What stands in no long form: the match of letters has run over into the sentence."""
_DEEDS = POSITIVE_NOUNS | NEGATIVE_NOUNS | MODIFICATIONS
"""Single nouns of what is done to a thing: what stands in brackets after one is a label, no abbreviation of it."""
_BARE_ITEM = re.compile(r"^\s*([A-Za-z][\w-]{1,9})\s+([^,;]{4,70}?)\.?\s*$")
_WORDS = re.compile(r"\S+")
_BREAKS = re.compile(r"[.;:]\s|[()]")
_LONGEST_ITEM = 120
_REACH = 400
"""Characters before a bracket in which its long form is looked for."""
_LEAD = re.compile(r"^(?:abbreviations?(?: used)?|additional symbols|symbols)\s*:?\s*", re.IGNORECASE)


class Definition(NamedTuple):
    """A short form, its long form, and where each stands where it is defined."""

    short: str
    long: str
    short_span: tuple[int, int]
    long_span: tuple[int, int]
    is_legend: bool = False


def _letters(short: str) -> str:
    plain = "".join(GREEK.get(c.lower(), c)[0] for c in short if c.isalnum())
    plain = re.sub(r"(?<=[A-Z])s$", "", plain)
    return plain.lower()


def _fold(long: str) -> str:
    return "".join(GREEK.get(c.lower(), c)[0] if c.lower() in GREEK else c for c in long).lower()


def _starts(long: str, short: str) -> int | None:
    """Where in ``long`` the words begin that spell ``short``, read from the right; None where none do."""
    wanted, text = _letters(short), _fold(long)
    for letters in dict.fromkeys((wanted, wanted.rstrip("0123456789"), re.sub(r"\d", "", wanted))):
        if len(letters) < 2 and not (letters and wanted != letters):
            continue
        at = len(text)
        for n, letter in enumerate(reversed(letters), 1):
            at -= 1
            is_first = n == len(letters)
            while at >= 0 and (text[at] != letter or (is_first and at > 0 and text[at - 1].isalnum())):
                at -= 1
            if at < 0:
                break
        if at >= 0:
            return at
    return None


def _is_short(word: str) -> bool:
    if not _SHORT.match(word) or word.lower() in ("left", "right", "middle", "black", "red"):
        return False
    is_titled = word.istitle() and not any(c in GREEK for c in word)
    return (sum(c.isupper() for c in word) >= 1 and not is_titled) or any(c.isdigit() for c in word)


def _bracketed(caption: str) -> list[Definition]:
    found = []
    for match in _BRACKETS.finditer(caption):
        inner = match.group(1).strip()
        inner_at = match.start(1) + len(match.group(1)) - len(match.group(1).lstrip())
        if _is_short(inner) and not ("/" in inner and "/" not in caption[max(0, match.start() - 80) : match.start()]):
            n_letters = len(_letters(inner))
            before = caption[: match.start()].rstrip()
            near = max(0, len(before) - _REACH)
            words = [m.start() for m in _WORDS.finditer(before, near)][-min(n_letters + 5, n_letters * 2 + 1) :]
            low = max([words[0] if words else near, *(m.end() for m in _BREAKS.finditer(before, near))])
            low = max([low, *(m.end() + low for m in _NO_LONG.finditer(before[low:]))])
            at = _starts(before[low:], inner)
            is_name = before[low + at :].lower() not in _DEEDS if at is not None else False
            if at is not None and is_name and len(before) - low - at > len(inner):
                whole = re.search(r"(?<![^\W_])[^\W_]{1,2}[-‐‑]$", before[: low + at])
                span = (whole.start() if whole else low + at, len(before))
                found.append(Definition(inner, caption[slice(*span)], (inner_at, inner_at + len(inner)), span))
            continue
        short = re.search(r"[^\s(]+$", caption[: match.start()].rstrip())
        if short and _is_short(short.group()) and " " in inner and _starts(inner, short.group()) == 0:
            span = (inner_at, inner_at + len(inner))
            found.append(Definition(short.group(), inner, short.span(), span))
    return found


def _pieces(text: str, start: int, mark: str) -> list[tuple[str, int]]:
    """The parts of ``text`` between marks, each with its offset in the caption."""
    parts, at = [], start
    for part in text.split(mark):
        parts.append((part, at))
        at += len(part) + len(mark)
    return parts


def _is_bare(one: Definition) -> bool:
    """True where the long form is no clause: no comma in it, and it begins as the short one does."""
    return "," not in one.long and one.long[0].lower() == one.short[0].lower()


def _legend(sentence: Sentence) -> list[Definition]:
    lead = _LEAD.match(sentence.text)
    skipped = lead.end() if lead else 0
    body = sentence.text[skipped:].rstrip(". )")
    start = sentence.start + skipped
    colons = ((",", _LEGEND_ITEM),) if body.count(":") + body.count("=") > 1 and ";" not in body else ()
    for mark, item in ((";", _LEGEND_ITEM), *colons, (",", _LONG_ITEM), (",", _BARE_ITEM)):
        parts = _pieces(body, start, mark)
        read = [(item.match(part), at) for part, at in parts]
        if read[0][0] is None and len(parts[0][0]) > _LONGEST_ITEM:
            continue  # a sentence that a legend in brackets ends
        good = [
            Definition(m[1], m[2], (at + m.start(1), at + m.end(1)), (at + m.start(2), at + m.end(2)), True)
            for m, at in read
            if m and _is_short(m[1]) and _starts(m[2], m[1]) is not None
        ]
        is_single = len(parts) == 1 and bool(good) and _is_bare(good[0])
        enough = 1 if mark == ";" and (is_single or lead) else 2
        if len(good) >= enough and len(good) >= 0.6 * len(parts):
            return [
                Definition(m[1], m[2], (at + m.start(1), at + m.end(1)), (at + m.start(2), at + m.end(2)), True)
                for m, at in read
                if m and (_is_short(m[1]) or (len(m[1]) > 1 and _starts(m[2], m[1]) is not None))
            ]
    return []


def _bracketed_legends(caption: str) -> list[Definition]:
    """ "(PI3K, phosphatidylinositol-3-kinase; mTOR, mammalian target of rapamycin)": a legend inside brackets."""
    found = []
    for match in re.finditer(r"\(([^()]{10,400};[^()]{5,400})\)", caption):
        inner = Sentence(0, match.start(1), match.end(1), match.group(1))
        found += [one._replace(is_legend=True) for one in _legend(inner)]
    return found


def definitions(caption: str, parts: tuple[Sentence, ...]) -> tuple[tuple[Definition, ...], frozenset[int]]:
    """What the caption defines, and the numbers of the sentences that are nothing but a legend of abbreviations."""
    found = [*_bracketed(caption), *_bracketed_legends(caption)]
    legends = set()
    for sentence in parts:
        listed = _legend(sentence)
        if listed:
            legends.add(sentence.number)
            found += listed
    return tuple(found), frozenset(legends)
