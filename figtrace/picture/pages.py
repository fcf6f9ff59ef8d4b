"""A talk as pages of SVG: one a frame, and one of credits; literal colours, words as text, nothing outside itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Final

from figtrace import __version__
from figtrace.model.readings import READINGS
from figtrace.picture import metrics
from figtrace.picture.frames import Frame, bounds, faded, is_there, window, with_holders
from figtrace.picture.furniture import DRAWN_BY
from figtrace.picture.geometry import Box, Point
from figtrace.picture.marks import TALK, marked
from figtrace.picture.palette import Palette
from figtrace.picture.scene import AgentShape, Scene
from figtrace.picture.shapes import words
from figtrace.picture.sheet import legend_rows
from figtrace.picture.svg import Moment, body
from figtrace.picture.writer import Writer, number

WIDTH: Final = 1280.0
HEIGHT: Final = 720.0
"""A page, px: 16:9."""

SIDE: Final = 51.0
_TITLE, _SAY, _ANSWER, _FOOT = 30.0, 24.0, 13.0, 11.0
_TOP, _LOW, _COLUMN = 92.0, 496.0, 590.0
LEAST_SCALE: Final = 0.93
"""A window drawn smaller than this stands beside its words, as high as the page, with its names listed."""


def pages(frames: Sequence[Frame], scene: Scene, palette: Palette) -> tuple[str, ...]:
    """The pages of a talk, in order, credits last; each is a whole SVG document of 1280 × 720 px."""
    made = [page(frame, scene, palette) for frame in frames]
    return (*made, credits_page(frames, scene, palette))


def about(frames: Sequence[Frame], scene: Scene) -> dict[str, str]:
    """What a talk's file says of itself without being seen: title, steps, where it comes from and how it is read."""
    told = " ".join(f"{frame.number}. {frame.title}." for frame in frames)
    source = "\n".join((scene.figid, scene.furniture.citation, *scene.furniture.credits, levels_of(frames)))
    return {"Title": scene.title, "Description": told, "Source": source}


def levels_of(frames: Sequence[Frame]) -> str:
    """The readings that the frames are drawn in, and the version that drew them."""
    readings = dict.fromkeys((frame.reading.level.label, frame.reading.profile.label) for frame in frames)
    levels = "; ".join(f"{level}, profile {profile}" for level, profile in readings)
    return f"Levels shown: {levels}. figtrace {__version__}."


def page(frame: Frame, scene: Scene, palette: Palette) -> str:
    """One frame: title, picture, what is said, the answer of a what-if, legend, citation."""
    writer = Writer(palette)
    low = _LOW - (62 if frame.answer else 0)
    place, said_at, span = Box(SIDE, _TOP - 14, WIDTH - 2 * SIDE, low - _TOP + 14), low + 34, WIDTH - 2 * SIDE
    names = ""
    if place.w / window(scene, frame, place.w / place.h).w < LEAST_SCALE:
        place, said_at, span = Box(_COLUMN, 74, WIDTH - SIDE - _COLUMN, 512), _TOP + 40, _COLUMN - SIDE - 24
        names = _names(frame, scene, writer, said_at + _SAY * 1.3 * len(_lines(frame.say, _SAY, span)) + 20)
    said = _text(frame.say, SIDE, said_at, _SAY, writer, width=span)
    below = low + 34 + _SAY * 1.3 * len(_lines(frame.say, _SAY, span)) if not names else 560.0
    told, foot = _answer(frame, writer, below)
    here = _visible(scene, frame, place.w / place.h)
    legend, _ = legend_rows(here, writer, frame.reading, WIDTH, max(foot, 604.0) - 14, is_small=True)
    badges = " · ".join(frame.badges)
    return _document(
        frame.title,
        palette,
        _line(frame.title, SIDE, 60, _TITLE, writer, is_bold=True),
        _line(badges, WIDTH - SIDE, 60, 13, writer, token="ink-2", anchor="end") if badges else "",
        picture(frame, here, palette, place, window(scene, frame, place.w / place.h)),
        said,
        names,
        told,
        legend,
        _footer(scene, writer, frame.number),
    )


def _names(frame: Frame, scene: Scene, writer: Writer, top: float) -> str:
    """The names of what is lit, where the picture's own are too small to read: in two columns."""
    names = [agent.words.partition(",")[0] for agent in scene.agents if agent.key in frame.lit]
    half = max(8, (len(names) + 1) // 2)
    out = [
        _line(name, SIDE + 260 * (i // half), top + 24 * (i % half), 17, writer, is_bold=True)
        for i, name in enumerate(names)
    ]
    return "".join(out) or " "


def picture(frame: Frame, scene: Scene, palette: Palette, place: Box, seen: Box) -> str:
    """The part ``seen`` of the scene, drawn into a place of a page of the same shape and clipped to it."""
    scale = place.w / seen.w
    moment = Moment(with_holders(frame.lit, scene), frame.shown, faded(palette))
    drawn = body(scene, Writer(palette), frame.reading, moment) + marked(scene, frame.verdicts, Writer(palette), TALK)
    x, y = number(place.x), number(place.y)
    clip = f"clip-{escape(frame.key)}"
    return (
        f'<clipPath id="{clip}"><rect x="{x}" y="{y}" width="{number(place.w)}" height="{number(place.h)}"/></clipPath>'
        f'<g clip-path="url(#{clip})"><g transform="translate({number(place.x - seen.x * scale)} '
        f'{number(place.y - seen.y * scale)}) scale({scale:.4f})">{drawn}</g></g>'
    )


def credits_page(frames: Sequence[Frame], scene: Scene, palette: Palette) -> str:
    """The last page: the legend of the whole picture, and all that must be said of figure, data and makers."""
    writer = Writer(palette)
    readings = {frame.reading.name: frame.reading for frame in frames} or {READINGS[1].name: READINGS[1]}
    legend, foot = legend_rows(scene, writer, next(reversed(readings.values())), WIDTH, 96)
    out, y = [], foot + 40
    for line in (scene.furniture.citation, *scene.furniture.credits, levels_of(frames)):
        out.append(_text(line, SIDE, y, 16, writer, width=WIDTH - 2 * SIDE))
        y += 16 * 1.3 * len(_lines(line, 16, WIDTH - 2 * SIDE)) + 8
    title = _line("Legend and credits", SIDE, 60, _TITLE, writer, is_bold=True)
    return _document("Legend and credits", palette, title, legend, *out)


def _visible(scene: Scene, frame: Frame, aspect: float) -> Scene:
    """The scene without what the frame does not show: its legend is the legend of what is seen."""
    lit = with_holders(frame.lit, scene)
    seen = window(scene, frame, aspect)
    agents = tuple(_uncut(a, seen) for a in scene.agents if is_there(a.key, frame, lit) and a.box.overlaps(seen))
    lines = tuple(s for s in scene.statements if is_there(s.key, frame, lit) and bounds(s.curve).overlaps(seen))
    lanes = tuple(lane for lane in scene.lanes if not lit and _is_whole(lane.box, seen))
    return replace(scene, agents=agents, statements=lines, lanes=lanes)


def _uncut(agent: AgentShape, seen: Box) -> AgentShape:
    """The agent, without its words where the edge of the page's picture would cut them."""
    return agent if all(_is_whole(label.box, seen) for label in agent.placed_labels()) else replace(agent, labels=())


def _is_whole(box: Box, seen: Box) -> bool:
    return seen.holds(Point(box.x, box.y)) and seen.holds(Point(box.right, box.foot))


def _answer(frame: Frame, writer: Writer, top: float) -> tuple[str, float]:
    if not frame.answer:
        return "", top
    heading, *lines, caveat = frame.answer
    out, y = [_line(heading, SIDE, top, _ANSWER, writer, is_bold=True)], top + 17
    for text in (" ".join(lines), caveat):
        out.append(_text(text, SIDE, y, _ANSWER, writer, width=WIDTH - 2 * SIDE))
        y += _ANSWER * 1.3 * len(_lines(text, _ANSWER, WIDTH - 2 * SIDE))
    return "".join(out), y


def _footer(scene: Scene, writer: Writer, n: int) -> str:
    y = HEIGHT - 44
    said = f"{scene.furniture.citation} {DRAWN_BY}" if n == 1 else scene.furniture.citation
    number_ = _line(str(n), WIDTH - SIDE, HEIGHT - 30, _FOOT, writer, token="ink-3", anchor="end")
    return _text(said, SIDE, y, _FOOT, writer, width=WIDTH - 2 * SIDE - 40, token="ink-3") + number_


def _document(title: str, palette: Palette, *parts: str) -> str:
    w, h = number(WIDTH), number(HEIGHT)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        f'aria-label="{escape(title)}" font-family="{escape(metrics.FONTS)}">'
        f"<title>{escape(title, quote=False)}</title>"
        f'<rect width="{w}" height="{h}" fill="{palette["ground"]}"/>{"".join(parts)}</svg>'
    )


def _line(
    text: str,
    x: float,
    y: float,
    size: float,
    writer: Writer,
    *,
    is_bold: bool = False,
    token: str = "ink",
    anchor: str = "start",
) -> str:
    kind = {"end": "end", "middle": "middle"}.get(anchor, "start")
    return writer.label(
        words(text, Point(x, y), size, width=0, is_bold=is_bold, token=token, anchor=kind, role="title")  # type: ignore[arg-type]
    )


def _text(text: str, x: float, y: float, size: float, writer: Writer, *, width: float, token: str = "ink") -> str:
    lines = _lines(text, size, width)
    return "".join(_line(line, x, y + i * size * 1.3, size, writer, token=token) for i, line in enumerate(lines))


def _lines(text: str, size: float, width: float) -> list[str]:
    """The text on lines no wider than ``width``; a word is never cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
