"""Cells of tables: record fields as cells that no spreadsheet takes for a formula, and back.

A text that begins with ``= + - @`` (or a tab or a line end), or is empty, gets an apostrophe in front; signs are words.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from figtrace.exchange.park import json_text
from figtrace.model.records import Record
from figtrace.model.vocabulary import Sign

SIGNS = {Sign.POSITIVE: "positive", Sign.NEGATIVE: "negative", Sign.UNSIGNED: "unsigned", Sign.NONE: "none"}
"""The signs as words, since + and - are formulas to a spreadsheet."""

_WORD_OF = {sign.value: word for sign, word in SIGNS.items()}
_SIGN_OF = {word: sign.value for sign, word in SIGNS.items()}
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """The text as a cell that is no formula."""
    bare = text.lstrip("'")
    return f"'{text}" if not bare or bare.startswith(_RISKY) else text


def plain(cell: str) -> str:
    """The text that :func:`harmless` was given."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and (not bare or bare.startswith(_RISKY)) else cell


def kind_of(annotation: Any) -> str:
    """How a field's cells are written: ``sign``, ``text``, ``number``, ``flag``, ``words`` (a list) or ``json``."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
    if annotation is Sign:
        return "sign"
    if annotation is bool:
        return "flag"
    if annotation is int:
        return "number"
    if get_origin(annotation) is tuple and isinstance(get_args(annotation)[0], type):
        item = get_args(annotation)[0]
        return "words" if issubclass(item, str | Enum) else "json"
    is_text = get_origin(annotation) is Literal or (isinstance(annotation, type) and issubclass(annotation, str))
    return "text" if is_text else "json"


@cache
def kinds(record: type[Record]) -> Mapping[str, str]:
    """Field → kind of its cells."""
    return {name: kind_of(info.annotation) for name, info in record.model_fields.items()}


def cell(value: Any, kind: str) -> str:
    """One field's value (JSON form) as a cell; None is the empty cell."""
    return "" if value is None else _WRITE[kind](value)


def value(text: str, kind: str) -> Any:
    """The JSON value of a cell; raises ValueError where it does not fit the kind."""
    return None if text == "" else _READ[kind](plain(text))


def _words(items: list[str]) -> str:
    if any("|" in item or not item or item != item.strip() or item.startswith("[") for item in items):
        return json_text(items)
    return harmless("|".join(items))


def _read_words(text: str) -> Any:
    return json.loads(text) if text.startswith("[") else text.split("|")


def _flag(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text.lower() == "true"


def _sign(text: str) -> str:
    if text not in _SIGN_OF:
        raise ValueError(f"{text!r} is no sign (positive, negative, unsigned, none)")
    return _SIGN_OF[text]


_WRITE: Mapping[str, Callable[[Any], str]] = {
    "sign": lambda value: _WORD_OF[value],
    "text": harmless,
    "number": str,
    "flag": lambda value: "true" if value else "false",
    "words": _words,
    "json": json_text,
}
_READ: Mapping[str, Callable[[str], Any]] = {
    "sign": _sign,
    "text": str,
    "number": int,
    "flag": _flag,
    "words": _read_words,
    "json": json.loads,
}


def row(record: BaseModel, columns: Mapping[str, str]) -> dict[str, str]:
    """The record's cells by column (field), absent values empty."""
    given = record.model_dump(mode="json", exclude_defaults=True, include=set(columns))
    return {name: cell(given.get(name), kind) for name, kind in columns.items() if name in given}
