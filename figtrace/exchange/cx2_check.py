"""The rules of CX2, since no schema of it is published: each refusal has a code of its own.

What real valid files do wrong (a declared type not kept, an aspect missing from metaData, status not last) is a
warning, never a refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from figtrace.model.problems import Problem, Report, Severity

_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "long": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "double": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
}
_MAPPINGS = ("nodeMapping", "edgeMapping")


def check(parts: Any, *, is_ours: bool = True) -> Report:
    """What is wrong with a parsed CX2 file; the network may be read when nothing in it is an error.

    The mappings of a look are checked only in files that we write, since NDEx refuses one without its type: its own
    older files have such ones, and no network depends on them.
    """
    shape = list(_shape(parts))
    if shape:
        return Report.of(shape)
    found = aspects(parts)
    problems = [*_status(parts, found), *_ids(found), *_ends(found), *_bypasses(found)]
    return Report.of([*problems, *_metadata(found), *_types(found), *(_mappings(found) if is_ours else ())])


def aspects(parts: list[Any]) -> dict[str, list[Any]]:
    """Aspect → its elements, fragments joined; the first element (CXVersion) is none."""
    found: dict[str, list[Any]] = {}
    for part in parts[1:]:
        for name, items in part.items():
            found.setdefault(name, []).extend(items)
    return found


def _shape(parts: Any) -> Iterator[Problem]:
    if not isinstance(parts, list):
        yield Problem("cx2-not-array", "file", f"it is a JSON {type(parts).__name__}, not an array", "wrap it in [ ]")
        return
    if not parts:
        yield Problem("cx2-empty", "file", "the array is empty", "write CXVersion, metaData, nodes, edges, status")
        return
    version = parts[0].get("CXVersion") if isinstance(parts[0], dict) else None
    if version is None and any(isinstance(part, dict) and "numberVerification" in part for part in parts[:3]):
        yield Problem("cx1-not-read", "element 0", "it is CX of version 1", "save it as CX2 in Cytoscape or NDEx")
        return
    if version is None:
        yield Problem("cxversion-missing", "element 0", "no CXVersion", 'begin with {"CXVersion": "2.0"}')
    elif version != "2.0":
        yield Problem("cxversion-wrong", "element 0", f"CXVersion is {version!r}", "save it as CX2, version 2.0")
    for number, part in enumerate(parts[1:], 1):
        if not isinstance(part, dict) or len(part) != 1 or not all(isinstance(v, list) for v in part.values()):
            keys = ", ".join(map(repr, part)) if isinstance(part, dict) else type(part).__name__
            yield Problem(
                "aspect-structure", f"element {number}", f"it holds {keys}", "one name that holds one array, each"
            )


def _status(parts: list[Any], found: Mapping[str, list[Any]]) -> Iterator[Problem]:
    status = found.get("status")
    if not status:
        yield Problem("status-missing", "file", "no status aspect", 'end with {"status": [{"success": true}]}')
    elif not isinstance(status[0], dict) or status[0].get("success") is not True:
        yield Problem("status-failed", "status", f"success is not true: {status[0]!r}", "fetch the file again")
    elif "status" not in parts[-1]:
        yield Problem("status-not-last", "status", "it is not the last element", "move it", Severity.WARNING)


def _ids(found: Mapping[str, list[Any]]) -> Iterator[Problem]:
    for aspect, word in (("nodes", "node"), ("edges", "edge")):
        seen: set[int] = set()
        for number, item in enumerate(found.get(aspect, ())):
            key = item.get("id") if isinstance(item, dict) else None
            if not isinstance(key, int) or isinstance(key, bool):
                yield Problem(f"{word}-id-missing", f"{aspect}[{number}]", f"id is {key!r}", "give it a whole number")
            elif key in seen:
                yield Problem(f"duplicate-{word}-id", f"{aspect}[{number}]", f"id {key} is used twice", "renumber")
            else:
                seen.add(key)


def _node_ids(found: Mapping[str, list[Any]]) -> set[Any]:
    return {item.get("id") for item in found.get("nodes", ()) if isinstance(item, dict)}


def _ends(found: Mapping[str, list[Any]]) -> Iterator[Problem]:
    known = _node_ids(found)
    for number, edge in enumerate(found.get("edges", ())):
        if isinstance(edge, dict):
            for end in ("s", "t"):
                if not isinstance(edge.get(end), int) or edge.get(end) not in known:
                    message = f"{end} is {edge.get(end)!r}, and no node has this id"
                    yield Problem("edge-end-unknown", f"edges[{number}]", message, "name a node that is there")


def _bypasses(found: Mapping[str, list[Any]]) -> Iterator[Problem]:
    edges = {item.get("id") for item in found.get("edges", ()) if isinstance(item, dict)}
    for aspect, known in (("nodeBypasses", _node_ids(found)), ("edgeBypasses", edges)):
        for number, item in enumerate(found.get(aspect, ())):
            if not isinstance(item, dict) or item.get("id") not in known:
                message = f"id is {item.get('id') if isinstance(item, dict) else item!r}, and nothing has this id"
                yield Problem("bypass-unknown", f"{aspect}[{number}]", message, "remove the bypass")


def _metadata(found: Mapping[str, list[Any]]) -> Iterator[Problem]:
    listed = {item.get("name") for item in found.get("metaData", ()) if isinstance(item, dict)}
    for name in found:
        if name not in listed and name not in ("metaData", "status"):
            yield Problem("aspect-unlisted", "metaData", f"{name!r} is not listed", "list it", Severity.WARNING)


def _types(found: Mapping[str, list[Any]]) -> Iterator[Problem]:
    for declared in found.get("attributeDeclarations", ()):
        for aspect in ("nodes", "edges"):
            table = declared.get(aspect, {}) if isinstance(declared, dict) else {}
            yield from _types_of(aspect, table if isinstance(table, dict) else {}, found.get(aspect, ()))


def _types_of(aspect: str, declared: Mapping[str, Any], items: Any) -> Iterator[Problem]:
    told: set[str] = set()
    alias = {d["a"]: name for name, d in declared.items() if isinstance(d, dict) and isinstance(d.get("a"), str)}
    kinds = {name: d.get("d", "string") for name, d in declared.items() if isinstance(d, dict)}
    for item in items:
        given = item.get("v", {}) if isinstance(item, dict) else {}
        for short, value in given.items() if isinstance(given, dict) else ():
            name = alias.get(short, short)
            if name in kinds and name not in told and not _fits(value, kinds[name]):
                told.add(name)
                message = f"{name} is declared {kinds[name]} and holds {value!r}"
                yield Problem(
                    "attribute-type", f"{aspect} {item.get('id')}", message, "declare it so", Severity.WARNING
                )


def _fits(value: Any, kind: str) -> bool:
    if isinstance(kind, str) and kind.startswith("list_of_"):
        return isinstance(value, list) and all(_fits(item, kind.removeprefix("list_of_")) for item in value)
    return _KINDS.get(kind, lambda _: True)(value)


def _mappings(found: Mapping[str, list[Any]]) -> Iterator[Problem]:
    for style in found.get("visualProperties", ()):
        for group in _MAPPINGS:
            table = style.get(group, {}) if isinstance(style, dict) else {}
            for name, mapping in table.items() if isinstance(table, dict) else ():
                definition = mapping.get("definition", {}) if isinstance(mapping, dict) else {}
                if not isinstance(definition, dict) or "attribute" not in definition or "type" not in definition:
                    yield Problem(
                        "mapping-untyped",
                        f"{group} {name}",
                        "its definition lacks attribute or type",
                        "write the attribute's type, or NDEx refuses the file",
                    )
