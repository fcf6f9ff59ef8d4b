"""The publications of a GPML file of others, as references that nobody here has checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from figtrace.exchange.xml import child, every, local
from figtrace.model.vocabulary import Verification

_IDENTIFIERS = {"pubmed": "pmid", "doi": "doi", "pmc": "pmcid"}
"""Names of databases, in lower case → the field that holds their identifier."""

_FIELDS = {"TITLE": "title", "SOURCE": "journal", "AUTHORS": "authors"}


def references(root: etree._Element) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id in the file, fields of a Reference) of each publication, in the file's order."""
    for node in every(root, "Citation"):
        ident, xref = node.get("elementId") or "", child(node, "Xref")
        if ident and xref is not None:
            told = _identified(xref.get("dataSource") or "", xref.get("identifier") or "")
            yield ident, {"key": ident, "verification": Verification.UNVERIFIED, **told}
    for node in every(root, "PublicationXref"):
        ident = next((str(text) for name, text in node.attrib.items() if str(name).endswith("}id")), "")
        if ident:
            yield ident, {"key": ident, "verification": Verification.UNVERIFIED, **_publication(node)}


def _publication(node: etree._Element) -> dict[str, Any]:
    given: dict[str, list[str]] = {}
    for part in node:
        words = " ".join((part.text or "").split())
        if words:
            given.setdefault(local(part), []).append(words)
    told: dict[str, Any] = {field: "; ".join(given[name]) for name, field in _FIELDS.items() if name in given}
    year = given.get("YEAR", [""])[0]
    if year.isascii() and year.isdigit() and len(year) == 4:
        told["year"] = int(year)
    return {**told, **_identified(given.get("DB", [""])[0], given.get("ID", [""])[0])}


def _identified(source: str, identifier: str) -> dict[str, str]:
    """The identifier in its own field; one of another database as a note, so that it is not lost."""
    if not identifier.strip():
        return {}
    field = _IDENTIFIERS.get(source.strip().lower())
    return {field: identifier.strip()} if field else {"note": f"{source.strip()} {identifier.strip()}".strip()}
