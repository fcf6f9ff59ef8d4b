"""HTML as values: everything that is not already markup is escaped, so that words of a record can never become code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
EMPTY = Markup("")


def el(name: str, /, *children: object, **attributes: str | float | bool | None) -> Markup:
    """One element. ``class_`` is ``class``, ``data_select`` is ``data-select``; None and False leave an attribute out.

    >>> el("p", "a < b", class_="quiet")
    Markup('<p class="quiet">a &lt; b</p>')
    """
    said = "".join([_attribute(key, value) for key, value in attributes.items()]) if attributes else ""
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    parts: list[str] = []
    _gather(children, parts)
    return Markup(f"<{name}{said}>{''.join(parts)}</{name}>")


def join(children: Iterable[object], between: str = "") -> Markup:
    """The children one after another; strings are escaped, None is nothing, iterables are taken apart."""
    parts: list[str] = []
    _gather(children, parts)
    return Markup(str(escape(between)).join(parts))


def _gather(children: Iterable[object], parts: list[str]) -> None:
    """Put the safe text of every child, and of what is inside those that hold others, at the end of ``parts``."""
    for child in children:
        if child is None or child is False:
            continue
        if type(child) is Markup:
            parts.append(str.__str__(child))
        elif isinstance(child, str | int):
            parts.append(str.__str__(escape(child)))
        elif isinstance(child, Iterable):
            _gather(child, parts)
        else:
            raise TypeError(f"{child!r} is neither words nor markup")


@cache
def _spelled(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute(key: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {_spelled(key)}" if value is True else f' {_spelled(key)}="{escape(value)}"'
