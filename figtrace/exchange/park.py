"""Escape hatches: our fields as text under our own names, and back.

A record's fields go out as JSON values; ``spread`` gives them names such as ``evidence.0.start``, for formats whose
hatch holds one text a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from figtrace.exchange.contract import GROUPS, NETWORK, Job, LossKind
from figtrace.model.problems import Problem, Severity
from figtrace.model.records import Agent, Record, Statement

T = TypeVar("T", bound=Record)

PREFIX = "figtrace."
"""What our names begin with in other people's files."""

REST = "rest"
"""The name under which fields stand together as one JSON object."""

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_SCAN = json.JSONDecoder().raw_decode
_LONG = 16
_MAX_STEPS = 8
_WORDS = ("true", "false", "null")
_PLAIN = re.compile("[A-Za-z(“][ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*(?<! )")
_TAME = re.compile(r"[\w .,:/()-]+")
_NUMBERS = re.compile(r"[\[\]0-9, -]+")
_UNSAFE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def values(record: Record) -> dict[str, Any]:
    """The record's fields as JSON values, those that hold their default left out."""
    return record.model_dump(mode="json", exclude_defaults=True)


def xml_text(text: str) -> str:
    """The text with every character that XML cannot hold replaced by U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub("\ufffd", text)


def encoded(value: Any) -> str:
    """A JSON value as one text that XML can hold: plain words stay plain, everything else is JSON."""
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and value not in _WORDS
        if is_plain or (decoded(value) == value and xml_text(value) == value and value == value.strip()):
            return value
    elif isinstance(value, list):
        if value and all(isinstance(item, str) and _TAME.fullmatch(item) for item in value):
            return '["' + '", "'.join(value) + '"]'
        if value and isinstance(value[0], list | int) and _NUMBERS.fullmatch(text := repr(value)):
            return text
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", json_text(value))


def decoded(text: str) -> Any:
    """What :func:`encoded` was given; text that is no JSON is itself."""
    if text[:1] in '"[{-0123456789' or text in _WORDS:
        if text.isascii() and text.isdigit() and len(text) < _LONG and (text[0] != "0" or text == "0"):
            return int(text)
        try:
            value, end = _SCAN(text)
            return value if end == len(text) else json.loads(text)
        except (ValueError, RecursionError):
            return text
    return text


def spread(fields: Mapping[str, Any], apart: Collection[str], parts: Collection[str]) -> dict[str, str]:
    """The fields as texts by name: those in ``apart`` each by itself, all others together as JSON under ``rest``.

    Evidence is spread over one name a part (``evidence.0.start``) for the parts named, its other parts under
    ``evidence.0.rest``; a span becomes ``start`` and ``end``.
    """
    made = {name: encoded(fields[name]) for name in apart if name in fields}
    for number, piece in enumerate(fields.get("evidence") or ()):
        name = f"evidence.{number}."
        made[f"{name}start"], made[f"{name}end"] = (str(edge) for edge in piece["span"])
        made |= {name + part: encoded(piece[part]) for part in parts if part in piece}
        other = {part: value for part, value in piece.items() if part not in parts and part != "span"}
        made[name + REST] = encoded(other)
    rest = {name: value for name, value in fields.items() if name not in made and name != "evidence"}
    return {**made, REST: encoded(rest)} if rest else made


def gather(flat: Mapping[str, str]) -> dict[str, Any]:
    """The JSON values that :func:`spread` spread, by field; names nested beyond reason are left out."""
    tree: dict[str, Any] = {}
    leaves: dict[str, Any] = {}
    for name, text in flat.items():
        if "." not in name:
            leaves[name] = decoded(text)
            continue
        steps = name.split(".")
        if len(steps) > _MAX_STEPS:
            continue
        place = tree
        for step in steps[:-1]:
            inner = place.setdefault(step, {})
            if not isinstance(inner, dict):
                break
            place = inner
        else:
            place[steps[-1]] = _Leaf(text)
    return _unpacked({**{name: _folded(inner) for name, inner in tree.items()}, **leaves})


def _unpacked(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with those that stand together under ``rest`` among them."""
    rest = fields.pop(REST, None)
    return {**rest, **fields} if isinstance(rest, dict) else fields


def json_text(value: Any) -> str:
    """The value as JSON on one line, characters as they are."""
    return _ENCODE(value)


def json_lines(items: Iterable[Any]) -> str:
    """A JSON array with one item a line."""
    return "[\n" + ",\n".join(map(_ENCODE, items)) + "\n]\n"


class _Leaf(str):
    """A text that is a leaf, told apart from the branches."""

    __slots__ = ()


def _folded(node: Any) -> Any:
    if isinstance(node, _Leaf):
        return decoded(str(node))
    inner = {key: _folded(value) for key, value in node.items()}
    if inner and all(key.isdecimal() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    if "start" in inner and "end" in inner:
        inner["span"] = [inner.pop("start"), inner.pop("end")]
    return _unpacked(inner)


@cache
def _names(kind: type[Record]) -> frozenset[str]:
    """The fields of a record class; pydantic looks them up anew at each asking."""
    return frozenset(kind.model_fields)


def restored(kind: type[T], fields: Mapping[str, Any], where: str) -> T | Problem:
    """The record of these fields, or the problem that says which one does not fit."""
    names = _names(kind)
    known = {name: value for name, value in fields.items() if name in names}
    try:
        return kind.model_validate(known)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        message = f"{place} is {str(first['input'])[:80]!r}: {first['msg']}"
        return Problem("field-unreadable", where, message, "mend or remove this field", Severity.WARNING)


def lose_parked(job: Job, key: str, fields: Mapping[str, Any], hatch: str, *, but: Collection[str] = ()) -> None:
    """Note each of these fields as parked in the hatch named, except those in ``but``."""
    for name, value in fields.items():
        if name not in but:
            message = f"{short(value)} stands in {hatch}, which other programs do not understand"
            job.lose(LossKind.PARKED, key, name, message, returns=True)


def lose_fields(job: Job, records: Iterable[Agent | Statement], carried: Collection[str], reason: str) -> None:
    """Note every field of these records that the format has no room for."""
    for record in records:
        for name, value in values(record).items():
            if name not in carried and value is not None:
                job.lose(LossKind.DROPPED, record.key, name, f"{short(value)}: {reason}")


def lose_network(job: Job, carried: Collection[str], reason: str) -> None:
    """Note the fields of the network itself, and its mechanisms and references, as dropped."""
    network = job.network
    noted = {loss.field for loss in job.losses if loss.where == NETWORK}
    for name, value in network.model_dump(mode="json", exclude_defaults=True).items():
        if name not in carried and name not in GROUPS and name not in noted:
            job.lose(LossKind.DROPPED, NETWORK, name, f"{short(value)}: {reason}")
    for group in ("mechanisms", "references"):
        for record in getattr(network, group) if group not in carried else ():
            job.lose(LossKind.DROPPED, record.key, GROUPS[group], reason)


def short(value: Any, length: int = 60) -> str:
    """A value in few characters, for a message."""
    if isinstance(value, list) and value and isinstance(value[0], dict) and "quote" in value[0]:
        value = value[0]["quote"]
    if isinstance(value, list) and value and isinstance(value[0], str):
        value = ", ".join(value[:9])
    elif isinstance(value, list):
        value = value[:2]
    text = value if isinstance(value, str) else json_text(value)
    return f"“{text if len(text) <= length else text[: length - 1] + '…'}”"
