"""How the server says no: a problem to be raised, and problems as an answer with HTTP's word for them."""

from __future__ import annotations

import json
from typing import Final

from flask import Response

from figtrace.model.problems import Problem, ProblemsFound, Report

STATUS: Final = {
    "nobody": 401,
    "role": 403,
    "not-from-here": 403,
    "not-you": 403,
    "other-site": 403,
    "figid-unknown": 404,
    "entry-unknown": 404,
    "journal-off": 404,
    "question-unknown": 404,
    "export-unknown": 404,
    "too-large": 413,
    "overlay-too-large": 413,
    "extra-missing": 501,
    "journal-locked": 503,
    "disk-full": 503,
    "journal-read-only": 503,
    "journal-unreachable": 503,
    "journal-refused": 503,
    "journal-unknown": 503,
    "journal-broken": 503,
    "disk-trouble": 503,
}
"""HTTP's word for a problem's code."""


def refused(code: str, message: str, cure: str, where: str = "request") -> ProblemsFound:
    """One problem of a request, ready to be raised."""
    return ProblemsFound(Report((Problem(code, where, message, cure),)))


def status_of(report: Report, otherwise: int = 400) -> int:
    """The status of the first problem that has one; else ``otherwise``: what was asked cannot be done."""
    return next((STATUS[one.code] for one in report if one.code in STATUS), otherwise)


def problems_of(report: Report, otherwise: int = 400) -> Response:
    """Problems as JSON with their status; no browser keeps it."""
    body = dumps({"problems": [one.as_dict() for one in report]})
    headers = {"Cache-Control": "no-store"}
    return Response(body, status=status_of(report, otherwise), mimetype="application/json", headers=headers)


def dumps(value: object) -> bytes:
    """Compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
