"""One HTML file that asks nothing of any server: one script of many modules, styles and data inline, a strict policy.

It packs; what stands in the page is handed in. Pure, but for the reader of modules that it is given.
"""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from figtrace.model.problems import Problem, ProblemsFound, Report

POLICY: Final = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
"""No request at all: nothing from anywhere, inline script and style, pictures from data."""

LARGE: Final = 20_000
"""Characters from which data is pressed."""

_IMPORT: Final = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.[^"]+)";[ \t]*$', re.M)
_EXPORT: Final = re.compile(
    r"^export (?P<kind>async function|function\*?|class|const|let) (?P<name>[A-Za-z_$][\w$]*)", re.M
)
_OTHER: Final = re.compile(r"^(?:export (?:default|\{|\*)|import (?:[\w*]|\())", re.M)
_BLOCK_COMMENT: Final = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
_LINE_COMMENT: Final = re.compile(r"^[ \t]*//[^\n]*\n", re.M)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page is made of; ``islands`` are values that scripts read by the id of their element.

    The large ones among them are pressed (gzip, base64): the script unpacks them before it reads them.
    """

    title: str
    body: str
    styles: Sequence[str]
    script: str
    islands: Mapping[str, Any]
    description: str = ""
    without_script: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def pack(parts: Parts) -> str:
    """The page as one HTML document.

    ``body`` and ``without_script`` are markup, escaped by whoever made them; everything else is escaped here.
    """
    root = "".join(f' {name}="{escape(value)}"' for name, value in parts.attributes.items())
    islands = "".join(island(key, value) for key, value in parts.islands.items())
    fallback = f"<noscript>{parts.without_script}</noscript>" if parts.without_script else ""
    return (
        f'<!doctype html>\n<html lang="en"{root}><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        f"<title>{escape(parts.title, quote=False)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="description" content="{escape(parts.description)}">'
        f"<style>{_style(parts.styles)}</style></head><body>{parts.body}{fallback}{islands}"
        f'<script type="module">{_script(parts.script)}</script></body></html>\n'
    )


def island(key: str, value: Any) -> str:
    """Data in a script element, which nothing in it can end; a text is written as it is, anything else as JSON.

    From :data:`LARGE` characters on it is pressed, and carries ``data-gzip``; the same data gives the same text.
    """
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if len(text) >= LARGE:
        pressed = b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")
        return f'<script type="text/plain" data-gzip id="{escape(key)}">{pressed}</script>'
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/json" id="{escape(key)}">{text}</script>'


def join_modules(entry: str, read: Callable[[str], str]) -> str:
    """One script from an ES module and all that it imports, each once, imported ones first; the same every time.

    ``entry`` and the paths given to ``read`` are POSIX paths below one folder. An imported module becomes a function
    that gives its exports, so that no two names can meet; the entry stands as it is, and may await.

    Raises :class:`ProblemsFound` (``module-form``) for a module that imports in a circle, or imports or exports in a
    form that is not ``import { a } from "./b.mjs"`` and ``export function|class|const``.
    """
    order: dict[str, str] = {}
    _visit(entry, read, order, ())
    names = {path: f"$m{i}" for i, path in enumerate(order)}
    return "\n".join(_wrapped(path, source, names, is_entry=path == entry) for path, source in order.items())


def _visit(path: str, read: Callable[[str], str], order: dict[str, str], above: tuple[str, ...]) -> None:
    if path in order:
        return
    if path in above:
        raise _refused(
            path, f"imports itself through {' → '.join((*above[above.index(path) :], path))}", "break the circle"
        )
    source = stripped(read(path))
    other = _OTHER.search(_IMPORT.sub("", source))
    if other:
        raise _refused(path, f"has {other[0].strip()!r}", 'write import { a } from "./b.mjs" and export function')
    for found in _IMPORT.finditer(source):
        _visit(_resolved(path, found["path"]), read, order, (*above, path))
    order[path] = source


def _wrapped(path: str, source: str, names: Mapping[str, str], *, is_entry: bool) -> str:
    def taken(found: re.Match[str]) -> str:
        if not found["names"]:
            return ""
        kept = [name.strip() for name in found["names"].split(",") if name.strip()]
        pairs = ", ".join(": ".join(part.strip() for part in name.split(" as ")) for name in kept)
        return f"const {{ {pairs} }} = {names[_resolved(path, found['path'])]};"

    exported = [found["name"] for found in _EXPORT.finditer(source)]
    inner = _IMPORT.sub(taken, source)
    inner = _EXPORT.sub(lambda found: f"{found['kind']} {found['name']}", inner).strip()
    if is_entry:
        return inner
    return f"const {names[path]} = (() => {{\n{inner}\nreturn {{ {', '.join(exported)} }};\n}})();"


def stripped(source: str) -> str:
    """A module without the comments that stand on lines of their own: nobody reads them in a packed file."""
    return _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", source))


def _resolved(importer: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))


def _style(styles: Sequence[str]) -> str:
    """The sheets without comments; an end tag in one would end the element, and is refused."""
    text = "\n".join(re.sub(r"/\*.*?\*/", "", style, flags=re.S) for style in styles)
    if "</" in text:
        raise _refused("styles", "hold '</'", "take it out")
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"^[ \t]+", "", text, flags=re.M))


def _script(script: str) -> str:
    """The script; an end tag in a string is written so that it does not end the element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _refused(where: str, message: str, cure: str) -> ProblemsFound:
    return ProblemsFound(Report.of([Problem("module-form", where, message, cure)]))
