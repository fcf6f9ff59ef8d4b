"""Which words of a caption carry statements, which do not, and why not."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple, TypedDict

from figtrace.model.readings import Reading
from figtrace.model.records import Figure, Network, Span, Statement
from figtrace.model.vocabulary import ReviewState

WORD = re.compile(r"[^\W_]+(?:[-‐‑‒–/'’][^\W_]+)*")
"""A word as people count it: letters and digits, joined by dashes, slashes or apostrophes."""

ROLES: dict[str, str] = {
    "relation": "says what one does to the other",
    "name": "names one end of a statement",
    "quoted": "stands inside a quote and ties its words together",
    "other reading": "only statements that this reading leaves out stand on these words",
    "scene": "sets the scene: kept as context, never simulated",
    "named only": "names an agent, and no statement stands on these words",
    "joins": "blanks, punctuation and joining words between two quotes",
    "nothing": "no statement stands on these words",
}
"""What words do, the most telling first; the last five carry no statement of the reading, and say why."""

CARRIES = ("relation", "name", "quoted")
_JOINING = "a an and are as at but by for from in into is of on or that the their these to was were which with"
JOINING = frozenset(_JOINING.split())
"""Words that say nothing by themselves; ours."""


class Piece(TypedDict):
    """A stretch of the caption whose words all do the same: half-open in code points."""

    start: int
    end: int
    text: str
    role: str
    statements: list[str]
    why: str


class Coverage(TypedDict):
    """The whole caption in pieces, the words counted by what they do, and the picture in words."""

    figure: str
    reading: str
    pieces: list[Piece]
    words: dict[str, int]
    n_words: int
    n_carrying: int
    n_unanchored: int
    text: str


class _Stretch(NamedTuple):
    span: Span
    role: str
    statement: str | None


def caption_coverage(figure: Figure, network: Network, reading: Reading) -> Coverage:
    """The caption in pieces by what its words do in a reading.

    An evidence whose quote is not what the caption holds at its offsets does not count and is told in
    ``n_unanchored``; a rejected statement does not count either.
    """
    stretches: list[_Stretch] = []
    n_unanchored = 0
    for statement in network.statements:
        if statement.review is ReviewState.REJECTED:
            continue
        found, n_lost = _stretches(figure, statement, reading)
        stretches += found
        n_unanchored += n_lost
    for agent in network.agents:
        stretches += [_Stretch(mention.span, "named only", None) for mention in agent.mentions]
    pieces = _pieces(figure.caption, stretches)
    words = _counted(figure.caption, pieces)
    n_words, n_carrying = sum(words.values()), sum(words[role] for role in CARRIES)
    return {
        "figure": figure.figid,
        "reading": reading.name,
        "pieces": pieces,
        "words": words,
        "n_words": n_words,
        "n_carrying": n_carrying,
        "n_unanchored": n_unanchored,
        "text": _told(words, n_words, n_carrying, n_unanchored),
    }


def _stretches(figure: Figure, statement: Statement, reading: Reading) -> tuple[list[_Stretch], int]:
    """What the words of a statement's evidence do, and how many of its quotes the caption does not hold."""
    found: list[_Stretch] = []
    n_lost = 0
    for evidence in statement.evidence:
        if figure.caption[evidence.span.start : evidence.span.end] != evidence.quote:
            n_lost += 1
            continue
        if not reading.draws(statement):
            role = "scene" if statement.is_context else "other reading"
            found.append(_Stretch(evidence.span, role, statement.key))
            continue
        found.append(_Stretch(evidence.span, "quoted", statement.key))
        found.append(_Stretch(evidence.cue, "relation", statement.key))
        names = (*evidence.subject_spans, *evidence.object_spans, *evidence.antecedent_spans)
        found += [_Stretch(span, "name", statement.key) for span in names]
    return found, n_lost


def _pieces(caption: str, stretches: list[_Stretch]) -> list[Piece]:
    """The caption cut where anything begins or ends; each piece has the most telling role of those on it."""
    order = list(ROLES)
    cuts = {0, len(caption)}
    for stretch in stretches:
        cuts.update(place for place in stretch.span if 0 <= place <= len(caption))
    places = sorted(cuts)
    pieces: list[Piece] = []
    for start, end in pairwise(places):
        here = [s for s in stretches if s.span.start <= start and end <= s.span.end]
        role = min((s.role for s in here), key=order.index, default=None) or _silent(caption[start:end])
        counted = [s for s in here if s.role != "other reading"] if role != "other reading" else here
        keys = list(dict.fromkeys(s.statement for s in counted if s.statement))
        if pieces and (pieces[-1]["role"], pieces[-1]["statements"]) == (role, keys):
            pieces[-1]["end"], pieces[-1]["text"] = end, pieces[-1]["text"] + caption[start:end]
        else:
            text = caption[start:end]
            pieces.append(
                {"start": start, "end": end, "text": text, "role": role, "statements": keys, "why": ROLES[role]}
            )
    return pieces


def _silent(text: str) -> str:
    """Why words on which nothing stands carry nothing."""
    words = [word.lower() for word in WORD.findall(text)]
    return "joins" if all(word in JOINING for word in words) else "nothing"


def _counted(caption: str, pieces: list[Piece]) -> dict[str, int]:
    """Words by the most telling role of any of their letters."""
    order = list(ROLES)
    counts = dict.fromkeys(ROLES, 0)
    at = 0
    for word in WORD.finditer(caption):
        while pieces[at]["end"] <= word.start():
            at += 1
        roles = []
        for piece in pieces[at:]:
            if piece["start"] >= word.end():
                break
            roles.append(piece["role"])
        counts[min(roles, key=order.index)] += 1
    return counts


def _told(words: dict[str, int], n_words: int, n_carrying: int, n_unanchored: int) -> str:
    if not n_words:
        return "The caption has no words."
    rest = "; ".join(f"{n}: {ROLES[role]}" for role, n in words.items() if n and role not in CARRIES)
    lost = f" {n_unanchored} quotes are not where they should be and do not count." if n_unanchored else ""
    return (
        f"{n_carrying} of {n_words} words ({100 * n_carrying // n_words} %) carry statements: {words['relation']} say "
        f"what happens, {words['name']} name who, {words['quoted']} tie them together."
        f"{f' The others: {rest}.' if rest else ''}{lost}"
    )
