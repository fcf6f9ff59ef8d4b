"""HTML as values: everything that is not already markup is escaped, so that words of a record can never become code."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
EMPTY = Markup("")


def el(name: str, /, *children: object, **attributes: str | float | bool | None) -> Markup:
    """One element. ``class_`` is ``class``, ``data_select`` is ``data-select``; None and False leave an attribute out.

    >>> el("p", "a < b", class_="quiet")
    Markup('<p class="quiet">a &lt; b</p>')
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{join(children)}</{name}>")


def join(children: Iterable[object], between: str = "") -> Markup:
    """The children one after another; strings are escaped, None is nothing, iterables are taken apart."""
    return Markup(escape(between)).join(_flat(children))


def _flat(children: Iterable[object]) -> Iterable[Markup]:
    for child in children:
        if child is None or child is False:
            continue
        if isinstance(child, str | int):
            yield escape(child)
        elif isinstance(child, Iterable):
            yield from _flat(child)
        else:
            raise TypeError(f"{child!r} is neither words nor markup")


def _attribute(key: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
