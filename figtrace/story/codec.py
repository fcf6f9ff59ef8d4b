"""A story to and from canonical JSON (that of networks: figtrace.model.codec), and the JSON Schema of that form."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from figtrace.model import nesting
from figtrace.model.codec import SCHEMA_ID, plain, write
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.story.records import FORMAT, Story


def dumps(story: Story) -> str:
    """The story as canonical JSON text: absent values left out, one newline at the end."""
    return write(plain(story))


def loads(text: str, where: str = "story") -> Story:
    """The story that the JSON text holds.

    Raises :class:`ProblemsFound`: ``not-json``, ``format-unknown``, or one ``field`` problem a wrong field, each with
    the step's key, the value as it stands, and the cure.
    """
    try:
        value = nesting.parse(text)
    except ValueError as error:
        raise _found("not-json", where, str(error), "mend the JSON") from None
    given = value.get("format") if isinstance(value, dict) else value
    if given != FORMAT:
        raise _found("format-unknown", f"{where}: format", f"format is {_quoted(given)}", f'write "{FORMAT}" there')
    try:
        return Story.model_validate_json(text)
    except ValidationError as error:
        problems = (_problem(detail, value, where) for detail in error.errors(include_url=False))
        raise ProblemsFound(Report.of(problems)) from None


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the canonical form."""
    return {"$schema": SCHEMA_ID, "$id": f"{FORMAT}.schema.json", **Story.model_json_schema(mode="validation")}


def schema_text() -> str:
    """The JSON Schema as the text that stands in ``data/schema/story.schema.json``."""
    return write(schema())


def _problem(detail: Any, value: Any, where: str) -> Problem:
    loc = detail["loc"]
    place = ".".join(str(part) for part in loc)
    if len(loc) > 1 and loc[0] == "steps" and isinstance(loc[1], int):
        step = value["steps"][loc[1]]
        key = step.get("key") if isinstance(step, dict) else None
        place = f"step {key or loc[1] + 1}" + "".join(f".{part}" for part in loc[2:])
    got = "is not there" if detail["type"] == "missing" else f"is {_quoted(detail['input'])}: {detail['msg']}"
    return Problem("field", f"{where}: {place}", got, "write what data/schema/story.schema.json names")


def _quoted(value: Any) -> str:
    words = json.dumps(value, ensure_ascii=False, default=str)
    return words if len(words) <= 60 else words[:60] + "…"


def _found(code: str, where: str, message: str, cure: str) -> ProblemsFound:
    return ProblemsFound(Report.of([Problem(code, where, message, cure)]))
