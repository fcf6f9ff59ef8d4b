"""A network to and from canonical JSON, and the JSON Schema of that form.

Canonical: fields in the order of the records, absent values left out, what fits on a line on one line, text as it is
(no escapes beyond JSON's own), one newline at the end. ``dumps(loads(text)) == text`` for every canonical text.
"""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from figtrace.model import nesting
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import FORMAT, Network

LINE: Final = 120
"""Longest line of the canonical form, in characters, unless a single text is longer."""

MAX_CHARACTERS: Final = 64_000_000
"""Longest network text that is read: some twenty times the largest made-up network of the benchmarks."""

_ENCODE: Final = json.JSONEncoder(ensure_ascii=False).encode
SCHEMA_ID: Final = "https://json-schema.org/draft/2020-12/schema"


def dumps(network: Network) -> str:
    """The network as canonical JSON text."""
    return write(plain(network))


def loads(text: str, where: str = "network") -> Network:
    """The network that the JSON text holds.

    Raises :class:`ProblemsFound`; each problem names its place in the file (``where``, then line and column, or the
    path of the field with the key of the agent or statement it is in), quotes the value and says the cure.
    """
    if len(text) > MAX_CHARACTERS:
        raise _found(
            "network-too-large", where, f"{len(text):,} characters", f"split it; at most {MAX_CHARACTERS:,} are read"
        )
    value = _parse(text, where)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        got = value.get("format") if isinstance(value, dict) else value
        raise _found(
            "format-unknown", f"{where}: format", f"format is {_quoted(got)}", f'write "format": "{FORMAT}" first'
        )
    try:
        return Network.model_validate_json(text, strict=True)
    except ValidationError as error:
        problems = [_problem_of(detail, value, where) for detail in error.errors(include_url=False)]
        raise ProblemsFound(Report.of(problems)) from None


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the canonical form."""
    made = Network.model_json_schema(mode="validation")
    return {"$schema": SCHEMA_ID, "$id": f"{FORMAT}.schema.json", **made}


def schema_text() -> str:
    """The JSON Schema as the text that stands in ``data/schema/network.schema.json``."""
    return write(schema())


def plain(record: BaseModel) -> dict[str, Any]:
    """The record as plain JSON values, absent ones (none, nothing listed, not so) left out.

    A field that must be given is always there, even as null; so is one whose default says something.
    """
    values: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        is_absent = value is None or value is False or value == ()
        if is_absent and value == field.default:
            continue
        values[name] = _plain_value(value)
    return values


def write(value: Any) -> str:
    """JSON text of plain values: what fits on a line of 120 characters stands on one; ends with a newline."""
    return _written(value, "", 0) + "\n"


def _plain_value(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return plain(value)
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    return value


def _written(value: Any, indent: str, used: int) -> str:
    """``value`` as JSON; ``used`` characters stand before it on its line, and one comma may follow."""
    line = _ENCODE(value)
    if len(indent) + used + len(line) < LINE or not isinstance(value, dict | list) or not value:
        return line
    deeper = indent + "  "
    if isinstance(value, dict):
        names = [_ENCODE(name) + ": " for name in value]
        items = [name + _written(item, deeper, len(name)) for name, item in zip(names, value.values(), strict=True)]
        opening, closing = "{", "}"
    else:
        items = [_written(item, deeper, 0) for item in value]
        opening, closing = "[", "]"
    body = (",\n" + deeper).join(items)
    return f"{opening}\n{deeper}{body}\n{indent}{closing}"


def _parse(text: str, where: str) -> Any:
    """Plain values of a JSON text; a name given twice and numbers that JSON does not know are refused."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise _found("field-twice", where, f"{_quoted(twice)} stands twice in one object", "keep one of them")
        return made

    def refused(word: str) -> Any:
        raise _found("not-json", where, f"{word} is no JSON number", "leave the value out")

    try:
        return nesting.parse(text, object_pairs_hook=once, parse_constant=refused)
    except json.JSONDecodeError as error:
        place = f"{where}: line {error.lineno}, column {error.colno}"
        near = _quoted(text[max(0, error.pos - 20) : error.pos + 20])
        raise _found("not-json", place, f"{error.msg} near {near}", "mend the JSON") from None
    except nesting.NestedTooDeep:
        raise _found("not-json", where, "nested too deeply to be a network", "mend the JSON") from None
    except ValueError as error:
        raise _found("not-json", where, str(error), "mend the JSON") from None


def _problem_of(detail: Any, value: Any, where: str) -> Problem:
    """One problem of pydantic's, said with the field's path and the key of what it is in."""
    path = _path(detail["loc"], value)
    got = detail["input"]
    if detail["type"] == "missing":
        return Problem("field-missing", f"{where}: {path}", "is not there", "add the field")
    if detail["type"] == "extra_forbidden":
        return Problem("field-unknown", f"{where}: {path}", f"is {_quoted(got)}", "take it out, or mend its name")
    message = f"is {_quoted(got)}: {detail['msg'][0].lower()}{detail['msg'][1:]}"
    return Problem("field-wrong-type", f"{where}: {path}", message, "write a value of the kind that the schema names")


def _path(loc: tuple[int | str, ...], value: Any) -> str:
    """``("statements", 6, "sign_model")`` → ``statements[6] R07.sign_model``."""
    words = ""
    for step in loc:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
        if isinstance(step, int):
            name = value.get("key", value.get("code")) if isinstance(value, dict) else None
            words += f"[{step}] {name}" if isinstance(name, str) else f"[{step}]"
        else:
            words += f".{step}" if words else step
    return words


def _quoted(value: Any, longest: int = 60) -> str:
    """A value as JSON for a message, shortened in the middle of nowhere when it is long."""
    try:
        words = json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):
        words = type(value).__name__
    return words if len(words) <= longest else words[:longest] + "…"


def _found(code: str, where: str, message: str, cure: str) -> ProblemsFound:
    return ProblemsFound(Report.of([Problem(code, where, message, cure)]))
