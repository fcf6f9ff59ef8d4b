"""The calm page for an address that names no figure of the library, or one whose record cannot be read."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from components.markup import el, join
from figtrace.model.problems import Report

MOST = 200
"""Figures that the page lists."""


def page(figid: str, report: Report, figids: Iterable[str], styles: Iterable[str], icon: str) -> str:
    """The whole page: what was asked for, what is wrong, and the figures that there are."""
    known = list(figids)
    problems = [el("li", problem.message, ": ", problem.cure) for problem in report]
    links = [el("li", el("a", one, href=f"/?figure={one}")) for one in known[:MOST]]
    others = f"… and {len(known) - MOST} more" if len(known) > MOST else None
    head = join(
        [
            Markup('<meta charset="utf-8">'),
            el("title", "No such figure · figtrace"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("link", rel="icon", type="image/svg+xml", href=icon),
            [el("link", rel="stylesheet", href=url) for url in styles],
        ]
    )
    body = el(
        "main",
        el("a", "figtrace", href="/", class_="brand"),
        el("h1", "This figure cannot be shown"),
        el("p", el("code", figid[:200])),
        el("ul", problems, class_="problems"),
        el("h2", "Figures on file"),
        el("ul", links) if links else el("p", "None yet: put a PFOCR record into data/figures.", class_="quiet"),
        el("p", others) if others else None,
        class_="lost",
    )
    return f"<!doctype html>\n{el('html', el('head', head), el('body', body), lang='en')}\n"
