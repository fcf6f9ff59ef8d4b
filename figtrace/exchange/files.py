"""Files of exports and imports: written whole or not at all, told apart by their content, bundled for a download."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from figtrace.exchange import FORMATS, Exported, Format, Imported, Loss, load, readable
from figtrace.exchange.gpml2013a import NAMESPACE as GPML2013A
from figtrace.exchange.sheets import Sheet
from figtrace.exchange.table import written
from figtrace.exchange.trust import MAX_BYTES, json_value, refuse, text_of, xml_root
from figtrace.exchange.xlsx import zipped
from figtrace.exchange.xml import local, namespace

_BY_ROOT = {"Pathway": "gpml2021", "sbgn": "sbgn-af", "graphml": "graphml", "RDF": "biopax", "sbml": "sbml-qual"}
"""Root element → format; those that are only written say so when they are to be read."""

_OFFICE = "[Content_Types].xml"
"""A part that every Office file has (ECMA-376), and no zip of tables."""

_MAX_PARTS = 32


def save(exported: Exported, path: Path) -> tuple[Path, ...]:
    """Write the file, its companions beside it, and give their paths, the file itself last.

    Everything is written under other names first and then moved, so a failure leaves no half file.
    Raises ProblemsFound ``file-not-written`` where the disk refuses: full, no such folder, not allowed.
    """
    parts = {path.with_name(path.stem + ending): text.encode("utf-8") for ending, text in exported.companions.items()}
    parts[path] = exported.data
    drafts = {place: place.with_name(f".{place.name}.part") for place in parts}
    try:
        for place, data in parts.items():
            _write(drafts[place], data)
        for place, draft in drafts.items():
            draft.replace(place)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        refuse(
            "file-not-written",
            str(path),
            f"it could not be written: {reason}",
            "free some room or choose another place",
        )
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return tuple(parts)


def folder(path: Path) -> Path:
    """The folder, made where it is not there; raises ProblemsFound ``file-not-written`` where it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        refuse("file-not-written", str(path), f"the folder could not be made: {reason}", "choose another place")
    return path


def _write(place: Path, data: bytes) -> None:
    """Write and wait until the disk has it: some disks say only then that they are full."""
    with place.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def bundle(exported: Exported, stem: str, one: Format) -> tuple[str, bytes]:
    """File name and bytes for one download: the file, or a zip of it and its companions."""
    name = f"{stem}.{one.extension}"
    if not exported.companions:
        return name, exported.data
    parts: dict[str, str | bytes] = {name: exported.content}
    parts.update({stem + ending: text for ending, text in exported.companions.items()})
    return f"{stem}.{one.name}.zip", zipped(parts)


def read(path: Path, name: str | None = None, *, expand_groups: bool = False) -> Imported:
    """The network of a file on disk, with the companions that stand beside it; ``expand_groups`` as in ``load``.

    Raises ProblemsFound where the file is refused, and ``format-unclear`` where nothing tells what it is.
    """
    if not path.is_file():
        refuse("file-missing", str(path), "there is no such file", "check the path")
    if path.stat().st_size > MAX_BYTES:
        refuse("too-large", path.name, f"{path.stat().st_size} bytes, the limit is {MAX_BYTES}", "split the file")
    try:
        data = path.read_bytes()
    except OSError as error:
        refuse("file-not-read", str(path), error.strerror or type(error).__name__, "check who may read it")
    if data.startswith(b"PK"):
        return opened(data, name)
    kind = name or format_of(path.name, data)
    return load(data, kind, _beside(path, kind), expand_groups=expand_groups)


def _beside(path: Path, kind: str) -> dict[str, bytes]:
    if not FORMATS[kind].has_companions:
        return {}
    stem = path.stem + "."
    found = {}
    for other in sorted(path.parent.iterdir()):
        ending = other.name.removeprefix(path.stem)
        is_ours = other.name.startswith(stem) and ending.count(".") == 2 and other.is_file()
        if is_ours and other.stat().st_size <= MAX_BYTES:
            found[ending] = other.read_bytes()
    return found


def opened(data: bytes, name: str | None = None) -> Imported:
    """The network of a zip that :func:`bundle` made; at most 32 parts and 20 MB when unpacked.

    Raises ProblemsFound ``zip-refused`` for any other zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
                refuse("zip-refused", "file", f"{len(parts)} parts, too many or too large", "send one table at a time")
            if any(part.filename == _OFFICE for part in parts):
                refuse(
                    "office-file", "file", "it is an Office file, and no zip of tables", "save its table as CSV or TSV"
                )
            held = {part.filename: _part(archive, part) for part in parts}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        refuse("zip-refused", "file", f"it is no zip of tables: {error}", "send the file itself")
    main = min(held, key=len, default="")
    kind = name or format_of(main, held.get(main, b""))
    stem = main.rpartition(".")[0]
    return load(held[main], kind, {k.removeprefix(stem): v for k, v in held.items() if k != main})


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as stream:
        held = stream.read(part.file_size + 1)
    if len(held) > part.file_size:
        refuse("zip-refused", part.filename, "it unpacks to more than it says", "make the zip again")
    return held


def format_of(filename: str, data: bytes | str) -> str:
    """The name of the format, by the content first and the ending where the content does not tell.

    Raises ProblemsFound ``format-unclear``, naming the formats that are read.
    """
    if not data.strip():
        refuse("file-empty", filename, "it is empty", "fetch or save it again")
    ending = filename.rpartition(".")[2].lower()
    head = data[:4000].lstrip() if isinstance(data, str) else data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    first = head[:1] if isinstance(head, str) else head[:1].decode("latin-1")
    found = None
    if first == "<":
        root = xml_root(data)
        is_older = namespace(root) == GPML2013A
        found = "gpml2013a" if is_older else _BY_ROOT.get(local(root))
    elif first in ("[", "{") or ending in ("json", "cx2", "cx"):
        found = _json_format(data, ending)
    elif ending in ("sif", "tsv", "csv", "bel"):
        found = ending
    elif ending == "txt":
        found = "tsv" if "\t" in text_of(data) else "csv"
    if not found:
        cure = f"figtrace reads {', '.join(one.name for one in readable())}; on the command line --format says which"
        refuse("format-unclear", filename, "neither its content nor its ending says what it is", cure)
    return found


_BY_MEMBER = {
    "format": "json",
    "statements": "indra",
    "agents": "json",
    "entity": "prov",
    "@context": "webanno",
}
"""A name that a JSON object has → format; those that are only written say so when they are to be read."""


def _json_format(data: bytes | str, ending: str) -> str | None:
    value: Any = json_value(data)
    if ending in ("cx2", "cx"):
        return "cx2"
    if isinstance(value, list):
        return "cx2" if value and isinstance(value[0], Mapping) and "CXVersion" in value[0] else "indra"
    members = value if isinstance(value, Mapping) else ()
    return next((name for member, name in _BY_MEMBER.items() if member in members), None)


def losses_table(losses: Iterable[tuple[str, Loss]]) -> str:
    """Losses as TSV: format, kind, where, field, whether our import brings it back, message."""
    rows = [
        [name, loss.kind.value, _cell(loss.where), loss.field, "yes" if loss.returns else "no", _cell(loss.message)]
        for name, loss in losses
    ]
    return written(Sheet("losses", ("format", "kind", "where", "field", "returns", "message"), rows), "tsv")


def _cell(text: str) -> str:
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(("=", "+", "-", "@")) else flat


def readme_table() -> str:
    """The formats as a Markdown table, for the README."""
    lines = ["| format | what it is | version | read | written | needs |", "| --- | --- | --- | --- | --- | --- |"]
    for one in FORMATS.values():
        needs = f"`figtrace[{one.extra}]`" if one.extra else ""
        lines.append(
            f"| `{one.name}` | {one.title} (`.{one.extension}`) | {one.version} | {'yes' if one.read else ''} | yes | "
            f"{needs} |"
        )
    return "\n".join(lines) + "\n"
