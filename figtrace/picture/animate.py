"""The story as one SVG that plays by itself: its pages one after another. No script; words stay text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from figtrace.picture.frames import Frame
from figtrace.picture.pages import HEIGHT, WIDTH, about, pages
from figtrace.picture.palette import Palette
from figtrace.picture.scene import Scene
from figtrace.picture.writer import number

CREDITS: Final = 6.0
"""Seconds that the last page, the credits, stands."""

_OPENING: Final = re.compile(r"^<svg[^>]*>")


def story(frames: Sequence[Frame], scene: Scene, palette: Palette) -> str:
    """The pages of the talk in one SVG, each shown for its own time, round and round.

    Where motion is not wanted (``prefers-reduced-motion``) and where no style is run, the first page stands still.
    """
    drawn = pages(frames, scene, palette)
    times = [*(frame.dwell for frame in frames), CREDITS]
    total = sum(times)
    starts = [sum(times[:i]) for i in range(len(times))]
    rules = "".join(_rule(i, starts[i], times[i], total) for i in range(len(drawn)))
    w, h = number(WIDTH), number(HEIGHT)
    body = "".join(f'<g class="page page-{i}">{_inner(page, i)}</g>' for i, page in enumerate(drawn))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        f'aria-label="{escape(scene.title)}" font-family="Inter, Helvetica, Arial, sans-serif">'
        f"<title>{escape(scene.title, quote=False)}</title><desc>{escape(_described(frames), quote=False)}</desc>"
        f"<metadata>{escape(about(frames, scene)['Source'], quote=False)}</metadata>"
        f"<style>.page{{visibility:hidden}}.page-0{{visibility:visible}}"
        f"@media (prefers-reduced-motion:no-preference){{{rules}}}</style>{body}</svg>"
    )


def _rule(i: int, start: float, time: float, total: float) -> str:
    """The page's own keyframes: seen from its start for its time, in hundredths of the whole."""
    a, b = 100 * start / total, 100 * (start + time) / total
    before = "0%{visibility:hidden}" if i else ""
    frames = f"{before}{a:.3f}%{{visibility:visible}}{b:.3f}%{{visibility:hidden}}100%{{visibility:hidden}}"
    if i == 0:
        frames = f"0%{{visibility:visible}}{b:.3f}%{{visibility:hidden}}100%{{visibility:hidden}}"
    return f"@keyframes p{i}{{{frames}}}.page-{i}{{animation:p{i} {total:.1f}s step-end infinite}}"


def _inner(page: str, i: int) -> str:
    """What stands in a page's own ``<svg>``, its clips named apart from those of other pages."""
    inner = _OPENING.sub("", page).removesuffix("</svg>")
    inner = re.sub(r"<title>.*?</title>", "", inner, count=1, flags=re.S)
    return inner.replace('id="clip-', f'id="p{i}-clip-').replace("url(#clip-", f"url(#p{i}-clip-")


def _described(frames: Sequence[Frame]) -> str:
    return " ".join(f"{frame.number}. {frame.title}: {frame.say}" for frame in frames)
