"""A talk as PowerPoint slides: native shapes that can be edited, notes, legend, citation, credits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Length, Pt

from figtrace.picture import metrics
from figtrace.picture.frames import Frame, window
from figtrace.picture.furniture import DRAWN_BY, LegendItem, legend
from figtrace.picture.geometry import Box
from figtrace.picture.native import Native, Place
from figtrace.picture.pages import levels_of
from figtrace.picture.palette import Palette
from figtrace.picture.runs import clean, colour, describe, paragraphs, write
from figtrace.picture.scene import Scene
from figtrace.picture.style import LOOKS, Head

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
TITLE_ONLY: Final = 5
"""Number of the layout "Title Only" in python-pptx's own template: every slide needs a title to be found by."""

TITLE_SIZE, SAY_SIZE, ANSWER_SIZE, FOOT_SIZE = 28, 20, 11, 10
_LEFT, _SPAN = Inches(0.4), Inches(12.53)
_TOP, _FOOT = Inches(1.05), Inches(5.25)
_COLUMN, _BESIDE = Inches(6.2), Inches(6.2)
"""Beside a picture that is small stand its words, so that it may be as high as the slide."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The file, and what it could not say as the picture does."""

    data: bytes
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the whole talk says of itself."""

    title: str
    figid: str
    doi: str | None = None


def deck(
    frames: Sequence[Frame],
    scene: Scene,
    palette: Palette,
    about: About,
    progress: Callable[[int, int], None] | None = None,
) -> Deck:
    """A slide a frame and one of credits. ``progress`` hears of each slide and may raise to stop the work.

    Frames, scene and palette are those of the picture; every name, the legend and the citation stand on each slide.
    """
    file = Presentation()
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    file.core_properties.title = clean(about.title)
    file.core_properties.comments = clean(scene.furniture.citation)
    losses: list[str] = []
    progress = progress or _silent
    for i, frame in enumerate(frames):
        progress(i, len(frames) + 1)
        losses += _Slide(file, scene, frame, palette, about, is_first=i == 0).losses
    progress(len(frames), len(frames) + 1)
    _credits(file, frames, scene, palette, about)
    out = BytesIO()
    file.save(out)
    progress(len(frames) + 1, len(frames) + 1)
    return Deck(out.getvalue(), tuple(dict.fromkeys(losses)))


def _silent(done: int, of: int) -> None:
    """Nobody asked to hear of the work."""


class _Slide:
    """One frame on one slide."""

    def __init__(
        self, file: Any, scene: Scene, frame: Frame, palette: Palette, about: About, *, is_first: bool
    ) -> None:
        self.slide = _titled(file, frame.title, palette)
        self.scene, self.frame, self.palette, self.about = scene, frame, palette, about
        foot = Emu(_FOOT - (Inches(1.0) if frame.answer else 0))  # a what-if stands between words and legend
        place = self._place(Box(_LEFT, _TOP, _SPAN, foot - _TOP))
        if place.is_small:
            place = self._place(Box(_LEFT + _COLUMN, _TOP, _SPAN - _COLUMN, _BESIDE - _TOP))
        self.native = Native(self.slide, scene, frame, place, palette)
        self.native.draw()
        wide = _COLUMN - Inches(0.2) if place.is_small else _SPAN
        self._say(_TOP + Inches(0.1) if place.is_small else foot + Inches(0.03), wide)
        if place.is_small:
            self._names(_TOP + Inches(1.35 if frame.answer else 2.1))
        self._answer(_TOP + Inches(2.3) if place.is_small else _FOOT - Inches(0.22), wide)
        self._legend()
        _footer(self.slide, scene, palette, about, frame.number)
        if is_first:
            box = _box(self.slide, "drawn-by", Inches(0.4), Inches(0.82), _SPAN, Pt(16))
            write(box, DRAWN_BY, FOOT_SIZE, palette["ink-3"], align=PP_ALIGN.LEFT)
        self.slide.notes_slide.notes_text_frame.text = clean(notes(frame))
        self.losses = _losses(scene, frame, self.native)

    def _place(self, room: Box) -> Place:
        """Where the picture stands in a room of the slide."""
        seen = window(self.scene, self.frame, room.w / room.h)
        return Place(seen, int(room.x), int(room.y), int(room.w), int(room.h))

    def _names(self, top: int) -> None:
        """The names of what is lit, large enough to be read, where the picture's own are not."""
        names = [a.words.partition(",")[0] for a in self.scene.agents if a.key in self.frame.lit]
        if not names:
            return
        box = _box(self.slide, "names", _LEFT, Emu(top), Emu(_COLUMN - Inches(0.2)), Emu(_BESIDE - top))
        box.text_frame.word_wrap = True
        lines = [[(" · ".join(names), True)]] if self.frame.answer else [[(name, True)] for name in names]
        paragraphs(box.text_frame, lines, 14, self.palette["ink"], PP_ALIGN.LEFT)

    def _say(self, top: int, span: int) -> None:
        box = _box(self.slide, "say", _LEFT, Emu(top), Emu(span), Inches(1.0))
        write(
            box, self.frame.say, SAY_SIZE, self.palette["ink"], align=PP_ALIGN.LEFT, anchor=MSO_ANCHOR.TOP, wraps=True
        )

    def _answer(self, top: int, span: int) -> None:
        """A what-if in words."""
        if not self.frame.answer:
            return
        box = _box(self.slide, "what-if", _LEFT, Emu(top), Emu(span), Inches(1.2))
        box.text_frame.word_wrap = True
        heading, *lines, caveat = self.frame.answer
        said = [[(heading, True)], [(" ".join(lines), False)], [(caveat, False)]]
        paragraphs(box.text_frame, said, ANSWER_SIZE, self.palette["ink-2"], PP_ALIGN.LEFT)

    def _legend(self) -> None:
        agents, statements = self.native.seen()
        here = replace(self.scene, agents=tuple(agents), statements=tuple(statements))
        items = [one for one in legend(here, self.frame.reading.name) if one.glyph is None]
        _legend_at(self.slide, items, self.palette, _LEFT, Inches(6.28), _SPAN, Pt(FOOT_SIZE))


def notes(frame: Frame) -> str:
    """The speaker's page: notes, what must not be forgotten, a what-if's answer, and every quote with its place."""
    quotes = [f"“{one.quote}” (caption {one.start}–{one.end}; {one.words}; {one.basis})" for one in frame.quotes]
    blocks = [frame.notes, "; ".join(frame.badges), "\n".join(frame.answer), "\n".join(quotes)]
    return "\n\n".join(block for block in blocks if block)


def _losses(scene: Scene, frame: Frame, native: Native) -> list[str]:
    lines = {s.key: d.line.head for s, d in scene.drawn(frame.reading.name) if s.key in native.drawn}
    told = [f"{key}: the bar does not follow when a box is moved" for key, head in lines.items() if head is Head.BAR]
    told += [f"{key}: the ring does not follow when a box is moved" for key, head in lines.items() if head is Head.RING]
    told += [f"{key}: two arrow heads are drawn as one" for key, head in lines.items() if head is Head.DOUBLE]
    told += [f"{key}: the open triangle is drawn filled" for key, head in lines.items() if head is Head.TRIANGLE]
    if frame.camera.mode == "whole" or not frame.lit:
        told.append(f"slide {frame.number} shows the whole picture: its names are small")
    return told


def _titled(file: Any, title: str, palette: Palette) -> Any:
    slide = file.slides.add_slide(file.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = _LEFT, Inches(0.28), _SPAN, Inches(0.6)
    head.text_frame.clear()
    write(head, title, TITLE_SIZE, palette["ink"], align=PP_ALIGN.LEFT, is_bold=True, wraps=True)
    return slide


def _box(slide: Any, key: str, left: Length, top: Length, width: Length, height: Length) -> Any:
    box = slide.shapes.add_textbox(left, top, width, height)
    box.name = key
    return box


def _footer(slide: Any, scene: Scene, palette: Palette, about: About, number: int | None) -> None:
    """Citation with its DOI as a link, on every slide."""
    box = _box(slide, "citation", _LEFT, Inches(6.98), _SPAN, Inches(0.36))
    said = f"{scene.furniture.citation} {number}" if number else scene.furniture.citation
    doi = about.doi or ""
    before, found, rest = said.partition(f"doi:{doi}") if doi else (said, "", "")
    pieces = [(part, False) for part in (before, found, rest) if part]
    box.text_frame.word_wrap = True
    paragraphs(box.text_frame, [pieces], FOOT_SIZE, palette["ink-3"], PP_ALIGN.LEFT)
    for run in box.text_frame.paragraphs[0].runs:
        if found and run.text == found:
            run.hyperlink.address = f"https://doi.org/{doi}"


def _legend_at(
    slide: Any, items: Iterable[LegendItem], palette: Palette, left: Length, top: Length, span: Length, size: Length
) -> Length:
    """The legend's entries in rows, drawn as the picture draws them; gives the foot of the last row."""
    x, y = left, top
    for item in items:
        wide = Emu(Pt(40) + Pt(metrics.width(item.words, size.pt) + 8))
        if x + wide > left + span:
            x, y = left, Emu(y + Pt(17))
        _entry(slide, item, palette, x, y, size)
        x = Emu(x + wide + Pt(8))
    return Emu(y + Pt(17))


def _entry(slide: Any, item: LegendItem, palette: Palette, x: Length, y: Length, size: Length) -> None:
    middle = Emu(y + Pt(8))
    if item.line is not None:
        _sample(slide, item, palette, x, middle)
    elif item.glyph is not None:
        look = next((look for look in LOOKS.values() if look.glyph is item.glyph), LOOKS[next(iter(LOOKS))])
        kind = MSO_SHAPE.OVAL if item.glyph in ("vesicle", "cell", "state") else MSO_SHAPE.ROUNDED_RECTANGLE
        _mark(slide, item.words, kind, (x, Emu(middle - Pt(6)), Pt(24), Pt(12)), palette[look.fill], palette[look.line])
    else:
        at = (Emu(x + Pt(7)), Emu(middle - Pt(6)), Pt(12), Pt(12))
        badge = _mark(slide, item.words, MSO_SHAPE.OVAL, at, palette["badge"], palette["badge-line"])
        write(badge, "!", 9, palette["ink"], is_bold=True)
    words = _box(slide, f"legend-{item.words}", Emu(x + Pt(32)), y, Pt(metrics.width(item.words, size.pt) + 8), Pt(16))
    write(words, item.words, size.pt, palette["ink-2"], align=PP_ALIGN.LEFT)


def _sample(slide: Any, item: LegendItem, palette: Palette, x: Length, middle: Length) -> None:
    line = item.line
    if line is None:
        return
    end = Emu(x + Pt(26))
    sample = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x, middle, end, middle)
    describe(sample, f"legend-line-{item.words}", item.words)
    Native.dress(sample, line, palette, has_head=not line.dash)
    if line.dash:
        return
    if line.head is Head.BAR:
        at = (Emu(end - Pt(1.5)), Emu(middle - Pt(5)), Pt(2.5), Pt(10))
        _mark(slide, item.words, MSO_SHAPE.RECTANGLE, at, palette[line.token], palette[line.token])
    if line.head is Head.RING:
        at = (Emu(end - Pt(6)), Emu(middle - Pt(3)), Pt(6), Pt(6))
        _mark(slide, item.words, MSO_SHAPE.OVAL, at, palette["ground"], palette[line.token])


def _mark(
    slide: Any, words: str, kind: MSO_SHAPE, at: tuple[Length, Length, Length, Length], fill: str, line: str
) -> Any:
    mark = slide.shapes.add_shape(kind, *at)
    describe(mark, f"legend-mark-{words}", words)
    mark.fill.solid()
    mark.fill.fore_color.rgb = colour(fill)
    mark.line.color.rgb = colour(line)
    mark.line.width = Pt(1)
    return mark


def _credits(file: Any, frames: Sequence[Frame], scene: Scene, palette: Palette, about: About) -> None:
    """The last slide: the full legend, and everything that must be said of figure, data and makers."""
    slide = _titled(file, "Legend and credits", palette)
    readings = {frame.reading.name: frame.reading for frame in frames}
    items = dict.fromkeys(item for name in readings for item in legend(scene, name))
    foot = _legend_at(slide, items, palette, _LEFT, Inches(1.1), _SPAN, Pt(12))
    lines = [scene.furniture.citation, *scene.furniture.credits, levels_of(frames)]
    box = _box(slide, "credits", _LEFT, Emu(foot + Inches(0.25)), _SPAN, Inches(2.6))
    box.text_frame.word_wrap = True
    box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    paragraphs(box.text_frame, [[(line, False)] for line in lines], 14, palette["ink"], PP_ALIGN.LEFT)
    _footer(slide, scene, palette, about, None)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(lines))
