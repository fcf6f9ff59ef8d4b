"""JSON of strangers: refused before it is parsed when it is nested so deeply that no sound file would be.

Python's own parser stops at the interpreter's recursion limit; a library that raises that limit (some solvers do)
turns a few thousand brackets into a crash of the whole process.
"""

from __future__ import annotations

import json
import re
from typing import Any

MOST_LEVELS = 100
"""Deepest nesting that is read (FORMATS.md §9; our judgement)."""

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKET = re.compile(r"[][{}]")


class NestedTooDeep(ValueError):
    """The text opens more brackets inside one another than are read."""

    def __init__(self) -> None:
        super().__init__(f"nested deeper than {MOST_LEVELS} levels")


def check_nesting(text: str) -> None:
    """Raise :class:`NestedTooDeep` when arrays and objects stand more than 100 levels deep.

    >>> check_nesting('{"a": ["[[[[", {}]}')
    """
    if text.count("[") + text.count("{") <= MOST_LEVELS:
        return
    depth = 0
    for bracket in _BRACKET.finditer(_STRING.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > MOST_LEVELS:
            raise NestedTooDeep


def parse(data: str | bytes, **how: Any) -> Any:
    """``json.loads`` for what comes from outside; ``how`` goes along to it.

    Raises :class:`ValueError`: of :mod:`json` (not UTF-8, not JSON), or :class:`NestedTooDeep`.
    """
    text = data if isinstance(data, str) else data.decode("utf-8")
    check_nesting(text)
    return json.loads(text, **how)
