"""Publications behind a statement: PMID and DOI checked in form, retracted ones refused where an offline list knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from figtrace.model.problems import Problem, Report
from figtrace.model.records import Reference

_PMID: Final = re.compile(r"[1-9]\d{0,7}")
_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")
_PMCID: Final = re.compile(r"PMC[1-9]\d*")
_DOI_HOSTS: Final = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_FORMS: Final = (
    ("pmid", _PMID, "one to eight digits, the first not 0"),
    ("doi", _DOI, "10.NNNN/…, without the web address"),
    ("pmcid", _PMCID, "PMC and digits"),
)


@cache
def retracted_in(path: Path) -> frozenset[str]:
    """The PMIDs and DOIs of a list of retracted papers, one a line, ``#`` before a comment; lower case.

    An absent file is an empty list: the status of every paper is then unknown, and is shown as unknown.
    """
    if not path.is_file():
        return frozenset()
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(_DOI_HOSTS.sub("", line).lower() for line in lines if line)


def problems_of(reference: Reference, retracted: frozenset[str] = frozenset()) -> Report:
    """What keeps a reference from being cited: no identifier, one of the wrong form, or a retraction on the list."""
    return Report.of(_problems(reference, retracted))


def _problems(reference: Reference, retracted: frozenset[str]) -> Iterator[Problem]:
    given = [(name, getattr(reference, name), form, words) for name, form, words in _FORMS]
    if not any(value for _, value, _, _ in given) and not reference.title:
        yield Problem("reference-unnamed", reference.key, "has neither PMID, DOI nor title", "give PMID or DOI")
    for name, value, form, words in given:
        if value and not form.fullmatch(value):
            yield Problem("identifier-form", reference.key, f'{name} "{value}" is not of the form', f"write {words}")
    for value in filter(None, (reference.pmid, reference.doi)):
        if value.lower() in retracted:
            message = f"{value} is on the list of retracted papers"
            yield Problem("retracted", reference.key, message, "cite another paper, or leave the statement without")
