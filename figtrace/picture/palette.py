"""Colours by theme, read from the text of the token sheet that the page uses too. Pure: the caller reads the file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from figtrace.model.problems import Problem, ProblemsFound, Report

Palette = Mapping[str, str]
"""Token → literal colour."""

THEMES = ("light", "dark", "projector")
"""The themes of the sheet; print is light."""

_BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\s*;")


def parse(css: str) -> dict[str, Palette]:
    """Theme → token → colour, from the sheet's text.

    ``:root`` outside any condition is light, and what a theme leaves out it takes from light. Raises
    :class:`ProblemsFound` when a theme has no block.
    """
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    plain = _without_conditions(plain)
    found: dict[str, dict[str, str]] = {}
    for selector, body in _BLOCK.findall(plain):
        tokens = dict(_TOKEN.findall(body))
        names = [name for name in THEMES if f'[data-theme="{name}"]' in selector]
        if selector.strip() == ":root":
            names = ["light"]
        for name in names:
            found.setdefault(name, {}).update(tokens)
    missing = [name for name in THEMES if not found.get(name)]
    if missing:
        raise ProblemsFound(Report.of(_missing(name) for name in missing))
    return {name: {**found["light"], **found[name]} for name in THEMES}


def _missing(theme: str) -> Problem:
    return Problem("no-theme", "00_tokens.css", f"no colours for {theme!r}", f'add a block [data-theme="{theme}"]')


def _without_conditions(css: str) -> str:
    """The sheet without what stands inside ``@media``."""
    out, depth, start = [], 0, 0
    i = 0
    while (at := css.find("@media", i)) >= 0:
        out.append(css[start:at])
        i = css.index("{", at) + 1
        depth = 1
        while depth and i < len(css):
            depth += {"{": 1, "}": -1}.get(css[i], 0)
            i += 1
        start = i
    return "".join(out) + css[start:]
