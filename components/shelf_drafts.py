"""Suggestions for every figure of the library at once: a process of its own reads them, the page follows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from markupsafe import Markup

from components import ids
from components.curate_journal import Desk
from components.curate_people import People
from components.markup import el
from components.refusal import dumps, problems_of
from figtrace.model.problems import Problem, ProblemsFound, Report

FOLDER = "drafts"
"""The folder beside the library's figures into which drafts are written."""
MOST = 50
"""Figures and problems that are listed."""


def standing() -> Markup:
    """The section of the library's page; its script fills it in."""
    return el(
        "section",
        el("h2", "Suggestions for every figure"),
        el(
            "p",
            "Rules read every caption and suggest statements. Nothing they suggest counts until a person takes it. "
            "It runs beside the page: you may close it, and go on where it stopped.",
            class_="quiet",
        ),
        el("div", id=ids.LIBRARY_DRAFTS),
        class_="library-drafts",
    )


def register(server: Flask, desk: Desk, people: People) -> None:
    """Put up the address that starts the job, and the one that tells how far it is."""
    out = desk.library.root / FOLDER

    @server.get("/library/drafts.json")
    def drafts() -> Response:
        return _answer(told(out))

    @server.post("/library/drafts")
    def start() -> Response:
        from figtrace.reading import jobs  # noqa: PLC0415 - for those who ask for it

        try:
            people.writer(request)
            jobs.start(desk.library.root / "figures", out, desk.library.root)
        except ProblemsFound as found:
            return problems_of(found.report)
        except OSError as error:
            cure = "make the data folder writable, or draft from the shell: figtrace draft FOLDER -o OUT"
            return problems_of(Report((Problem("drafts-not-written", FOLDER, str(error.strerror or error), cure),)))
        return _answer(told(out))


def told(out: Path) -> dict[str, Any]:
    """How far the job is; after its end what it found, figures with most suggestions first, and what failed."""
    from figtrace.reading import jobs  # noqa: PLC0415

    job = jobs.look(out)
    values: dict[str, Any] = {"state": job.state, "done": job.done, "n": job.n}
    if job.report is not None:
        counts: dict[str, int] = job.report.get("by_record", {})
        ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        values["figures"] = [{"figid": figid, "n": n} for figid, n in ranked[:MOST] if n]
        values["problems"] = job.report.get("problems", [])[:MOST]
        for name in ("failed", "seconds"):
            values[name] = job.report.get(name, 0)
        values["suggestions"] = sum(counts.values())
        values["silent"] = sum(not n for n in counts.values())
    return values


def _answer(values: dict[str, Any]) -> Response:
    return Response(dumps(values), mimetype="application/json", headers={"Cache-Control": "no-store"})
