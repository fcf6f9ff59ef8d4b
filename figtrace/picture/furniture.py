"""What a file carries besides the picture: title, legend of what is on it, citation, licences, state of review."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from figtrace.model import wording
from figtrace.model.records import Figure, Network
from figtrace.model.vocabulary import Basis, ReviewState
from figtrace.picture.style import WORDS, Glyph, Head, Line

if TYPE_CHECKING:
    from figtrace.picture.scene import Scene

DRAWN_BY = "Drawn by figtrace from the caption; not the publisher's figure."
SUGGESTED_WORDS = "suggested by a rule, not reviewed"
BADGE_WORDS = "conflict with other papers, shown and not resolved"

HEAD_WORDS: dict[Head, str] = {
    Head.ARROW: "increases",
    Head.BAR: "decreases",
    Head.RING: "no direction said",
    Head.KNOT: "binds",
    Head.OPEN: "releases, yields",
    Head.DOUBLE: "is delivered to",
    Head.TRIANGLE: "becomes",
    Head.DOT: "carries",
}

DASH_WORDS: dict[Basis, str] = {
    Basis.EXPLICIT_SIGN_IMPLIED: "said in words, direction implied",
    Basis.EXPLICIT_SIGN_LITERATURE: "said in words, direction from other papers",
    Basis.IMPLIED: "implied, not said in words",
    Basis.STRUCTURAL: "ties a process to what it yields",
    Basis.LITERATURE: "from other papers",
    Basis.IMPORTED: "from a file, not from these words",
}


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words around the picture. ``credits`` are in the order in which they are printed."""

    title: str = ""
    subtitle: str = ""
    citation: str = ""
    credits: tuple[str, ...] = ()
    bases: dict[str, Basis] = field(default_factory=dict)
    suggested: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of the legend: a glyph, a line, or the badge, and its words."""

    words: str
    glyph: Glyph | None = None
    line: Line | None = None


def furnish(network: Network, figure: Figure | None) -> Furniture:
    """The words that go with a network's picture, from its records."""
    place = [network.figid]
    if figure is not None:
        place = [
            part
            for part in (figure.pmcid, figure.number and f"figure {figure.number.lstrip('F')}", figure.journal)
            if part
        ]
        if figure.year:
            place.append(str(figure.year))
    return Furniture(
        title=network.title,
        subtitle=" · ".join(place),
        citation=wording.citation(figure) if figure is not None else f"PFOCR {network.figid}.",
        credits=(
            *wording.licence_lines(network),
            DRAWN_BY,
            _review(network) + f" Caption sha256 {network.caption_sha256[:8]}.",
        ),
        bases={s.key: s.basis for s in network.statements},
        suggested=frozenset(s.key for s in network.statements if s.review is ReviewState.SUGGESTED),
    )


def _review(network: Network) -> str:
    counts = {state: sum(s.review is state for s in network.statements) for state in ReviewState}
    said = ", ".join(f"{n} {state.label}" for state, n in counts.items() if n)
    made = network.curation
    alone = " One curator, no second review." if made and made.is_single_curator else ""
    date = f" Data of {made.date}." if made and made.date else ""
    return f"{len(network.statements)} statements: {said or 'none'}.{alone}{date}"


def legend(scene: Scene, reading: str) -> tuple[LegendItem, ...]:
    """What is on this picture in this reading, and nothing else: lines, dashes, glyphs, the badge."""
    items: list[LegendItem] = []
    looks = [(drawing.line, statement) for statement, drawing in scene.drawn(reading)]
    guessed = next((a for a, s in looks if s.key in scene.furniture.suggested), None)
    if guessed is not None:
        items.append(LegendItem(SUGGESTED_WORDS, line=guessed._replace(head=Head.DOT, token="ink-2")))
    for head, said in HEAD_WORDS.items():
        line = next((line for line, _ in looks if line.head is head), None)
        if line is not None:
            items.append(LegendItem(said, line=line._replace(dash=())))
    stated = [(a, s) for a, s in looks if s.key not in scene.furniture.suggested]
    for basis, said in DASH_WORDS.items():
        line = next((a for a, s in stated if a.dash and scene.furniture.bases[s.key] is basis), None)
        if line is not None:
            items.append(LegendItem(said, line=line._replace(head=Head.DOT, token="ink-2")))
    glyphs = {agent.glyph for agent in scene.agents}
    items += [LegendItem(said, glyph=glyph) for glyph, said in WORDS.items() if glyph in glyphs]
    if any(agent.has_conflict for agent in scene.agents):
        items.append(LegendItem(BADGE_WORDS))
    return tuple(items)
