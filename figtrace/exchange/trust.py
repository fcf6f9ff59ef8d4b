"""Reading what strangers send: limits first, then a parser that fetches nothing and expands nothing.

Limits (FORMATS §9): 20 MB, no DTD, no entities, no network, JSON and XML nested at most 100 levels.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, NoReturn

from lxml import etree

from figtrace.model import nesting
from figtrace.model.problems import Problem, ProblemsFound, Report

MAX_BYTES = 20 * 1024 * 1024
"""Files larger than this are refused before they are parsed."""

MAX_UNFOLDED = 4 * MAX_BYTES
"""Characters that one file may come to when it is read: a short one can have a long word said over and over."""

MAX_DEPTH = 100
"""Nesting beyond this is refused."""

_PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_PAGE = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
_JSON_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_TOO_DEEP = etree.XPath(f"name({'/*' * (MAX_DEPTH + 1)})")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def refuse(code: str, where: str, message: str, cure: str) -> NoReturn:
    """Raise :class:`ProblemsFound` with one error."""
    raise ProblemsFound(Report((Problem(code, where, message, cure),)))


def text_of(data: bytes | str, *, encoding: str = "utf-8") -> str:
    """The text of a file, without its byte order mark.

    Raises ProblemsFound: ``too-large`` beyond 20 MB, ``not-text`` where the bytes are not in the encoding.
    """
    size = len(data)
    if size > MAX_BYTES:
        refuse("too-large", "file", f"{size} bytes, the limit is {MAX_BYTES}", "split the file or remove its pictures")
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    for mark, name in _BOMS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        refuse("not-text", "file", f"byte {error.start + 1} is no {encoding.upper()} text", "save it as UTF-8")
    except LookupError:
        refuse("not-text", "file", f"its encoding {encoding!r} is unknown", "save it as UTF-8")


def xml_root(data: bytes | str) -> etree._Element:
    """The root element of an XML file of a stranger.

    Raises ProblemsFound: ``html-page`` for a page of the web that was saved in its place, ``xml-doctype`` for a DTD
    (and with it every entity), ``xml-malformed``, ``xml-too-deep``.
    """
    declared = _DECLARED.match(data[:400]) if isinstance(data, bytes) else None
    text = text_of(data, encoding=declared.group(1).decode("ascii") if declared else "utf-8")
    start = _PROLOG.match(text)
    if _PAGE.match(text, start.end() if start else 0):
        refuse("html-page", "file", "it is a page of the web (HTML), not the file", "download the file itself")
    if text.startswith("<!DOCTYPE", start.end() if start else 0):
        refuse("xml-doctype", "file", "it declares a document type (DTD)", "remove the <!DOCTYPE …> lines")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        refuse("xml-malformed", f"line {error.lineno}", error.msg or "not XML", "open it in an XML editor and mend it")
    _check_depth(root)
    return root


def _check_depth(root: etree._Element) -> None:
    tag = _TOO_DEEP(root)
    if tag:
        refuse("xml-too-deep", str(tag), f"nested deeper than {MAX_DEPTH}", "flatten the file")


def json_value(data: bytes | str) -> Any:
    """The value of a JSON file of a stranger.

    Raises ProblemsFound: ``json-too-deep`` beyond 100 levels, ``json-malformed``, ``json-truncated`` where it ends
    early.
    """
    text = text_of(data)
    _check_json_depth(text)
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        refuse(
            "json-truncated" if is_cut else "json-malformed",
            f"line {error.lineno} column {error.colno}",
            error.msg,
            "fetch the file again: it ends early" if is_cut else "check it with a JSON validator",
        )
    except ValueError as error:
        refuse("json-malformed", "file", str(error), "check it with a JSON validator")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _check_json_depth(text: str) -> None:
    try:
        nesting.check_nesting(text)
    except nesting.NestedTooDeep as error:
        refuse("json-too-deep", "file", str(error), "flatten the file")
