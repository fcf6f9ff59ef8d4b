"""The YAML front matter of a record, read with limits: what a stranger's file may hold before it costs anything."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

import yaml

from figtrace.model.problems import Problem

MAX_BYTES: Final = 2_000_000
"""Largest record that is read; the largest of the stored PFOCR records has some 8,000 bytes."""

MAX_DEPTH: Final = 12
"""Deepest nesting of the front matter; PFOCR's own is 3."""

MAX_NODES: Final = 100_000
"""Most values in one front matter; the stored records have under 1,000."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCED: Final = re.compile(
    r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)(?P<body>.*)\Z", re.DOTALL | re.MULTILINE
)


class Front(NamedTuple):
    """The values of a front matter by key, and the line of the file (from 1) on which each key stands."""

    values: dict[str, Any]
    lines: dict[str, int]
    has_body: bool


class Refused(Exception):
    """The front matter cannot be read; ``problem`` says why."""

    def __init__(self, code: str, where: str, message: str, cure: str) -> None:
        self.problem = Problem(code, where, message, cure)
        super().__init__(str(self.problem))


def decode(raw: bytes, where: str, limit: int = MAX_BYTES) -> str:
    """The text of a file; a byte order mark is dropped.

    Raises :class:`Refused` when it is larger than ``limit`` bytes or not UTF-8, naming line and byte.
    """
    if len(raw) > limit:
        raise Refused(
            "file-too-large", where, f"more than {limit:,} bytes", "a record is a short text; is this the right file?"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} at {error.start} is not UTF-8"
        raise Refused("not-utf-8", f"{where}: line {line}", message, "save the file as UTF-8") from None


def front_matter(text: str, where: str) -> Front:
    """The front matter of a record's text.

    Raises :class:`Refused` when there is none, when it is no plain YAML mapping, gives a key twice, or uses what no
    record needs and a bomb does: aliases, tags, deep nesting.
    """
    fenced = _FENCED.match(text)
    if fenced is None:
        first = text.split("\n", 1)[0][:40]
        raise Refused(
            "no-front-matter",
            f"{where}: line 1",
            f'no front matter between two lines of "---"; the file starts with "{first}"',
            'start the file with "---", write key: value lines, close with "---"',
        )
    source = fenced["yaml"]
    try:
        _scan(source, where)
        return _load(source, where, bool(fenced["body"].strip()))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{where}: line {mark.line + 2}" if mark is not None else where
        words = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
        raise Refused("not-yaml", place, f"YAML: {words}", "mend the front matter") from None
    except (ValueError, OverflowError, RecursionError) as error:
        raise Refused("not-yaml", where, f"YAML: {error}", "mend the value, or quote it") from None


def _scan(source: str, where: str) -> None:
    """Walk the YAML events, which costs no memory, and refuse what a record never has."""
    depth = nodes = 0
    for event in yaml.parse(source, Loader=_LOADER):
        place = f"{where}: line {_line(event)}"
        if isinstance(event, yaml.AliasEvent):
            raise Refused("yaml-alias", place, f'"*{event.anchor}" is a YAML alias', "write the value out")
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            tag = getattr(event, "tag", None)
            if tag is not None and tag != "!":
                raise Refused("yaml-tag", place, f'"{tag}" is a YAML tag', "write the plain value")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            message = f"nested {depth} deep" if depth > MAX_DEPTH else f"more than {MAX_NODES:,} values"
            raise Refused("yaml-too-big", place, message, "a record is a short, flat list of keys and values")


def _line(event: yaml.Event) -> int:
    """The line of the file, from 1; the fence stands on the first."""
    return int(event.start_mark.line) + 2 if event.start_mark is not None else 1


def _load(source: str, where: str, has_body: bool) -> Front:
    loader = _LOADER(source)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise Refused(
                "no-front-matter", f"{where}: line 2", "the front matter is no mapping", "write one key: value a line"
            )
        lines: dict[str, int] = {}
        for key, _ in node.value:
            name, line = str(key.value), key.start_mark.line + 2
            if name in lines:
                raise Refused(
                    "field-twice", f"{where}: line {line}", f'"{name}" also stands on line {lines[name]}', "keep one"
                )
            lines[name] = line
        values = loader.construct_document(node)
    finally:
        loader.dispose()
    return Front({str(key): value for key, value in values.items()}, lines, has_body)
