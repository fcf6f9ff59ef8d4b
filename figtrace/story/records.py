"""A story and its steps: frozen, named by keys, tied to the network by the keys of what they show, never by pixels."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from figtrace.model.records import Record, Span
from figtrace.model.vocabulary import Level, Profile

FORMAT: Final = "figtrace.story/1"
"""Name and version of the canonical JSON form of a story."""

SECONDS_A_WORD: Final = 0.45
"""Reading aloud, seconds a word; our judgement (81 s for the 179 words of the founding caption)."""

SHORTEST_DWELL: Final = 6.0
"""A step stands at least so long in autoplay, seconds; our judgement."""

GAP: Final = " … "
"""What stands between two pieces of the caption in what one step says."""

Direction = Literal["up", "down"]
Shows = Literal["all", "so-far", "anchors"]


class Camera(Record):
    """Where a step looks: ``fit`` its anchors (computed when shown), ``whole`` picture, ``keep`` still, or ``exact``.

    ``padding`` is in px at zoom 1; ``x``, ``y`` (figure px, y down) and ``zoom`` count in ``exact`` alone.
    """

    mode: Literal["fit", "whole", "keep", "exact"] = "fit"
    padding: Annotated[int, Field(ge=0, le=400)] = 48
    x: float | None = None
    y: float | None = None
    zoom: Annotated[float, Field(gt=0)] | None = None


class WhatIf(Record):
    """A question that a step asks: which agents go down or up, and whose signs count. Its answer is never stored."""

    profile: Profile = Profile.CAPTION
    perturb: Annotated[dict[str, Direction], Field(min_length=1)]


class Step(Record):
    """One step of a talk.

    ``say`` is what the audience reads: plain text with light marks (``**bold**``, ``[words](key)``). With ``say_spans``
    it is the caption verbatim, the pieces joined by an ellipsis. ``notes`` are for the speaker alone. ``anchors`` are
    keys of statements, agents and mechanisms; ``quotes`` keys of statements whose words are shown when asked for
    (none named: those of the anchors). ``dwell_s`` is absent where the words decide how long the step stands.
    """

    key: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
    title: str
    say: str = ""
    say_spans: tuple[Span, ...] = ()
    notes: str = ""
    anchors: tuple[str, ...] = ()
    show: Shows = "all"
    camera: Camera = Camera()
    level: Level = Level.MECHANISM
    profile: Profile = Profile.CAPTION
    quotes: tuple[str, ...] = ()
    dwell_s: Annotated[float, Field(gt=0, le=600)] | None = None
    what_if: WhatIf | None = None
    made_by: str = ""
    edited: bool = False
    is_hidden: bool = False

    @property
    def dwell(self) -> float:
        """Seconds that the step stands in autoplay."""
        return self.dwell_s or max(SHORTEST_DWELL, round(SECONDS_A_WORD * len(self.say.split()), 1))


class Story(Record):
    """A talk about one figure: its steps in order, and the caption that they were made from."""

    format: Literal["figtrace.story/1"] = FORMAT
    figid: str
    caption_sha256: str
    title: str
    made_by: str
    steps: tuple[Step, ...]

    @property
    def shown(self) -> tuple[Step, ...]:
        """The steps that are played: all but the hidden ones."""
        return tuple(step for step in self.steps if not step.is_hidden)


def said(caption: str, spans: tuple[Span, ...]) -> str:
    """The caption's words at the spans, joined by an ellipsis; blanks at the ends of a piece are left out."""
    return GAP.join(caption[start:end].strip() for start, end in spans)
