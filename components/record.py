"""The record: where the figure comes from, what is wrong with it, and what its OCR saw, beside what we say."""

from __future__ import annotations

from collections.abc import Iterable

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el, join
from components.parts import agent_pick, block, caution, chip, more, outside, terms
from components.shown import Shown
from figtrace.model.problems import Problem, Severity
from figtrace.model.records import Figure, Note, OcrComparison
from figtrace.model.vocabulary import OcrVerdict
from figtrace.model.wording import citation, licence_lines

_GOOD = frozenset({OcrVerdict.AGREES, OcrVerdict.FAMILY_MEMBERS})
_SEVERITY = {"high": 0, "medium": 1, "low": 2}


def standing(shown: Shown) -> Markup:
    """The panel, folded: its summary counts what stands in it."""
    rows = _rows(shown)
    body = el(
        "div",
        block("What the figure's OCR saw", _table(rows, shown) if rows else el("p", "No OCR table.", class_="quiet")),
        block("Notes on the record", _notes(shown)),
        block("The record", _facts(shown)) if shown.figure.caption else None,
        class_="panel-body",
        data_scrolls=True,
        tabindex=0,
    )
    n = len(shown.network.notes) or len(shown.problems)
    summary = el(
        "summary",
        el("h2", "Record and OCR", id=ids.RECORD_TITLE),
        el("span", f"{_counted(n, 'note')}, {_counted(len(rows), 'OCR row')}", class_="hint"),
    )
    return el(
        "section",
        el("details", summary, body),
        id=ids.RECORD,
        class_="panel scrolls",
        aria_labelledby=ids.RECORD_TITLE,
        data_adopt=True,
    )


def layout() -> Component:
    """The place that takes the panel in."""
    return Adopted(ids.adopted(ids.RECORD), ids.RECORD)


def register(app: Dash) -> None:
    """Nothing: the panel is read."""


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _rows(shown: Shown) -> list[Markup]:
    if shown.network.ocr:
        return [_compared(one, shown) for one in shown.network.ocr]
    return [_seen(*row) for row in _grouped(shown.figure)]


def _table(rows: list[Markup], shown: Shown) -> Markup:
    names = (
        ("OCR word", "PFOCR’s symbol", "Our agent", "Verdict")
        if shown.network.ocr
        else ("OCR word", "PFOCR’s symbol", "Organism")
    )
    head = el("thead", el("tr", (el("th", name, scope="col") for name in names)))
    return el("div", el("table", head, rows, class_="ocr"), class_="wide")


def _compared(one: OcrComparison, shown: Shown) -> Markup:
    tone = "" if one.verdict in _GOOD else "chip-warn"
    nothing = el("span", "none", class_="quiet")
    first = el(
        "tr",
        el("th", one.word or nothing, scope="row"),
        el("td", ", ".join(one.symbols) or nothing, title=", ".join(one.organisms) or None),
        el("td", agent_pick(one.agent, shown.network) or nothing),
        el("td", chip(one.verdict, tone)),
    )
    note = el("tr", el("td"), el("td", one.note, colspan=3, class_="quiet small")) if one.note else None
    return el("tbody", first, note)


def _grouped(figure: Figure) -> Iterable[tuple[str, str, str]]:
    """OCR words in their order, each with the symbols and organisms that PFOCR found for it."""
    symbols: dict[str, dict[str, None]] = {}
    organisms: dict[str, dict[str, None]] = {}
    for hit in figure.ocr:
        symbols.setdefault(hit.word, {})[hit.symbol or hit.curie or ""] = None
        organisms.setdefault(hit.word, {})[hit.organism or ""] = None
    for word, found in symbols.items():
        yield word, _listed(found), _listed(organisms[word])


def _listed(words: Iterable[str]) -> str:
    return ", ".join(filter(None, words))


def _seen(word: str, symbols: str, organisms: str) -> Markup:
    return el("tbody", el("tr", el("th", word, scope="row"), el("td", symbols), el("td", organisms)))


def _notes(shown: Shown) -> Markup:
    notes = sorted(shown.network.notes, key=lambda one: _SEVERITY[one.severity])
    grave = [_problem(one) for one in shown.problems if one.severity is Severity.ERROR]
    found = [_problem(one) for one in shown.problems if one.severity is not Severity.ERROR]
    said = [*grave, *(_note(one, shown) for one in notes)]
    if not notes:
        said, found = said + found, []
    checks = more(f"Found by figtrace's own rules ({len(found)})", found) if found else None
    return join([said, checks]) if said else el("p", "No fault is known.", class_="quiet")


def _note(one: Note, shown: Shown) -> Markup:
    about = [agent_pick(key, shown.network) for key in one.agents]
    return caution(
        one.message,
        el("p", one.evidence, class_="quiet small"),
        el("p", "Cure: ", one.cure, class_="small"),
        el("p", "Concerns ", join(filter(None, about), ", "), class_="small") if about else None,
        el("p", f"{one.code} · {one.severity} · {one.field}", class_="quiet small"),
        tone="warn" if one.severity == "high" else "open",
    )


def _problem(one: Problem) -> Markup:
    tone = "conflict" if one.severity is Severity.ERROR else "warn"
    return caution(
        one.message, el("p", "Cure: ", one.cure, class_="small"), el("p", one.where, class_="quiet small"), tone=tone
    )


def _facts(shown: Shown) -> Markup:
    figure = shown.figure
    page = outside(f"https://pfocr.wikipathways.org/figures/{figure.figid}.html", figure.figid)
    doi = outside(f"https://doi.org/{figure.doi}", figure.doi) if figure.doi else None
    said = terms(
        [
            ("Cite", citation(figure)),
            ("PFOCR", page),
            ("Article", doi),
            ("Organisms", ", ".join(figure.organisms) or None),
            ("… by OCR", ", ".join(figure.organisms_ner) or None),
            ("Keywords", ", ".join((*figure.keywords, *figure.gene_keywords)) or None),
            ("Record", el("code", figure.record_sha256[:12], title=f"SHA-256: {figure.record_sha256}")),
        ]
    )
    return join([said, [el("p", line, class_="quiet small") for line in licence_lines(shown.network)]])
