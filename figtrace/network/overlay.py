"""A person's own values laid on a network: which row is which agent and by what, what was not found, and colours.

The page does the same without a request (``assets/lib/overlay.mjs``) from the index of
:mod:`figtrace.network.terms`; both are held to the same test vectors.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from statistics import median
from typing import TypedDict

from figtrace.model.problems import Problem, Report, Severity
from figtrace.network.sheet import Row, Sheet, is_blank, is_date, listed, number, problem
from figtrace.network.terms import HOWS, Index, term_of

SIDE_STEPS = 4
"""Colour steps on either side of the centre: low-4 … low-1, zero, high-1 … high-4."""

_NAMED_ID = re.compile(
    r"gene|symbol|protein|mirna|mir\b|uniprot|ensembl|entrez|hgnc|accession|\bid\b|^name$", re.IGNORECASE
)
_NCBI_COLUMN = re.compile(r"entrez|ncbi|gene[ _.]?id", re.IGNORECASE)
_P_COLUMN = re.compile(r"p[ ._-]?val|p[ ._-]?adj|adj[ ._-]?p|fdr|^p$|^q$|q[ ._-]?val", re.IGNORECASE)
_RATIO_COLUMN = re.compile(r"fold[ ._-]?change|ratio|^fc$", re.IGNORECASE)
_EFFECT_COLUMN = re.compile(r"fold[ ._-]?change|(?<![a-z])(?:log|ln)?2?[ ._-]?l?fc(?![a-z])", re.IGNORECASE)
"""What people look for first: a table of DESeq2 begins with each gene's mean."""
_ENSEMBL = re.compile(r"(?:ensembl)?ens[a-z]*g[0-9]{11}")
_MOST_LOOKED_AT = 2_000


class Column(TypedDict):
    """A column of the table: identifiers, values or words; values with their scale."""

    name: str
    kind: str
    n_values: int


class Scale(TypedDict):
    """How a column is painted: from −reach over the centre to +reach, in equal steps.

    ``kind``: "diverging" about ``centre`` ("ratio" in log2), or "p-value", which grows with −log10.
    """

    column: str
    kind: str
    centre: float
    reach: float
    words: str


class Matched(TypedDict):
    """A row and the agents that it was matched to, each with by what."""

    row: int
    id: str
    agents: list[dict[str, str]]


class Unmatched(TypedDict):
    """A row that means no agent of the network, and why."""

    row: int
    id: str
    why: str


class Painted(TypedDict):
    """An agent's values, one a value column, the rows they come from, and their colour steps."""

    how: str
    rows: list[int]
    ids: list[str]
    values: list[float | None]
    steps: list[str | None]
    words: str


class Laid(TypedDict):
    """A table laid on a network, as plain values."""

    columns: list[Column]
    id_column: str | None
    n_rows: int
    matched: list[Matched]
    unmatched: list[Unmatched]
    agents: dict[str, Painted]
    without_data: list[str]
    scales: list[Scale]
    problems: list[dict[str, str]]


def lay(known: Index, sheet: Sheet, report: Report | None = None) -> Laid:
    """Match every row of the table and paint the agents; ``report`` is what reading the table found.

    Without a column of identifiers nothing is matched and the problem says so; no row is ever lost: each stands in
    ``matched`` or ``unmatched``.
    """
    problems = list(report or ())
    at = _id_column(known, sheet)
    columns = [_column(sheet, n, at, problems) for n in range(len(sheet.columns))]
    laid: Laid = {
        "columns": columns,
        "id_column": None if at is None else sheet.columns[at],
        "n_rows": len(sheet.rows),
        "matched": [],
        "unmatched": [],
        "agents": {},
        "without_data": list(known["names"].values()),
        "scales": [],
        "problems": [],
    }
    if at is None:
        problems.append(_no_id_column(sheet))
    else:
        _match(known, sheet, at, laid, problems)
        values = [n for n, column in enumerate(columns) if column["kind"] == "values"]
        values.sort(key=lambda n: _EFFECT_COLUMN.search(columns[n]["name"]) is None)
        if not values:
            cure = "add a column of numbers, such as log2 fold change"
            problems.append(problem("overlay-no-values", "no column holds numbers", cure))
        _paint(known, sheet, laid, values)
    laid["problems"] = [one.as_dict() for one in problems]
    return laid


def _id_column(known: Index, sheet: Sheet) -> int | None:
    """The column whose cells are most often known; without any, the first that is named like identifiers."""
    best, most = None, 0
    for n, name in enumerate(sheet.columns):
        is_ncbi = _NCBI_COLUMN.search(name) is not None
        hits = sum(term_of(row.cells[n], is_ncbi) in known["terms"] for row in sheet.rows[:_MOST_LOOKED_AT])
        if hits > most:
            best, most = n, hits
    if best is not None:
        return best
    return next((n for n, name in enumerate(sheet.columns) if _NAMED_ID.search(name)), None)


def _no_id_column(sheet: Sheet) -> Problem:
    names = ", ".join(f'"{name}"' for name in sheet.columns[:8])
    cure = "name one gene, symbol or id, and fill it with symbols or HGNC, NCBI Gene, Ensembl, UniProt or miRBase ids"
    return problem("overlay-no-id-column", f"no column holds identifiers: {names}", cure, Severity.ERROR)


def _column(sheet: Sheet, n: int, at: int | None, problems: list[Problem]) -> Column:
    """The column's kind: values where at least four of five cells that say anything are numbers."""
    name, comma = sheet.columns[n], sheet.has_decimal_comma
    if n == at:
        return {"name": name, "kind": "identifiers", "n_values": 0}
    said = [row for row in sheet.rows if not is_blank(row.cells[n])]
    odd = [row for row in said if number(row.cells[n], comma) is None]
    formulas = [row for row in odd if row.cells[n].startswith("=")]
    if formulas:
        where = listed((f"row {row.number} {row.cells[n][:30]}" for row in formulas), len(formulas))
        problems.append(problem("overlay-formula", f'"{name}": formulas are not worked out: {where}', "paste values"))
    n_values = len(said) - len(odd)
    if n_values == 0 or n_values < 4 * len(odd):
        return {"name": name, "kind": "words", "n_values": 0}
    rest = [row for row in odd if not row.cells[n].startswith("=")]
    if rest:
        where = listed((f'row {row.number} "{row.cells[n][:30]}"' for row in rest), len(rest))
        message = f'"{name}": not numbers: {where}'
        problems.append(problem("overlay-not-numbers", message, "these cells are left out", Severity.NOTE))
    return {"name": name, "kind": "values", "n_values": n_values}


def _match(known: Index, sheet: Sheet, at: int, laid: Laid, problems: list[Problem]) -> None:
    """Every row to its agents, and what is odd about the identifiers."""
    is_ncbi = _NCBI_COLUMN.search(sheet.columns[at]) is not None
    first: dict[str, int] = {}
    doubled: list[Row] = []
    dates: list[Row] = []
    for row in sheet.rows:
        identifier = row.cells[at]
        term = term_of(identifier, is_ncbi)
        if term and term in first:
            doubled.append(row)
            why = f"the same identifier as row {first[term]}, which counts"
            laid["unmatched"].append({"row": row.number, "id": identifier, "why": why})
            continue
        first[term] = row.number
        hits = known["terms"].get(term, []) if term else []
        if hits:
            agents = [{"agent": str(key), "how": HOWS[int(how)], "term": str(word)} for key, how, word in hits]
            laid["matched"].append({"row": row.number, "id": identifier, "agents": agents})
        else:
            dates += [row] if is_date(identifier) else []
            why = _why_unmatched(known, identifier, term)
            laid["unmatched"].append({"row": row.number, "id": identifier, "why": why})
    problems.extend(_id_problems(doubled, dates, at, not laid["matched"]))


def _why_unmatched(known: Index, identifier: str, term: str) -> str:
    if not term:
        return "no identifier"
    if is_date(identifier):
        return "a date: a spreadsheet changed a gene name"
    if _ENSEMBL.match(term) and not any(_ENSEMBL.match(one) for one in known["terms"]):
        return "this network holds no Ensembl identifiers: use symbols, HGNC or NCBI Gene"
    return "no molecule of this network goes by it"


def _id_problems(doubled: list[Row], dates: list[Row], at: int, is_none_matched: bool) -> Iterator[Problem]:
    if doubled:
        where = listed((f'row {row.number} "{row.cells[at][:30]}"' for row in doubled), len(doubled))
        yield problem("overlay-duplicates", f"identifiers twice: {where}", "the first row of each counts; merge them")
    if dates:
        where = listed((f'row {row.number} "{row.cells[at]}"' for row in dates), len(dates))
        yield problem(
            "overlay-date", f"a spreadsheet turned gene names into dates: {where}", "write the symbols as text"
        )
    if is_none_matched:
        cure = "check the species and the kind of identifier; the network's own are in its agents table"
        yield problem("overlay-nothing-matched", "no row means an agent of this network", cure)


def _paint(known: Index, sheet: Sheet, laid: Laid, values: list[int]) -> None:
    """Each agent's values from its surest rows (the median of several), then their scales and steps."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for place, matched in enumerate(laid["matched"]):
        for agent in matched["agents"]:
            rows.setdefault(agent["agent"], []).append((HOWS.index(agent["how"]), place))
    cells = {row.number: row.cells for row in sheet.rows}
    for key in (key for key in known["names"] if key in rows):
        surest = min(how for how, _ in rows[key])
        used = [laid["matched"][place] for how, place in rows[key] if how == surest]
        numbers = [[number(cells[one["row"]][n], sheet.has_decimal_comma) for one in used] for n in values]
        found = [[value for value in column if value is not None] for column in numbers]
        laid["agents"][key] = {
            "how": HOWS[surest],
            "rows": [one["row"] for one in used],
            "ids": [one["id"] for one in used],
            "values": [median(column) if column else None for column in found],
            "steps": [],
            "words": _painted_words(known["names"][key], HOWS[surest], [one["id"] for one in used]),
        }
    laid["without_data"] = [name for key, name in known["names"].items() if key not in laid["agents"]]
    for place, n in enumerate(values):
        painted = [one["values"][place] for one in laid["agents"].values()]
        scale = _scale(sheet.columns[n], [value for value in painted if value is not None])
        laid["scales"].append(scale)
        for one in laid["agents"].values():
            one["steps"].append(step_of(scale, one["values"][place]))


def _painted_words(name: str, how: str, ids: list[str]) -> str:
    if len(ids) == 1:
        return f"{name}: {ids[0]}, by {how}"
    return f"{name}: median of {len(ids)} rows ({', '.join(ids[:8])}{' …' if len(ids) > 8 else ''}), by {how}"


def _scale(column: str, values: list[float]) -> Scale:
    """The scale of a column, from its name and from the values that are painted.

    p-values: 0 to 1 in a column named so. Ratios: above 0 in a column named fold change or ratio and not log; their
    centre is 1 and both ways count alike. Everything else diverges about 0.
    """
    kind, centre = "diverging", 0.0
    if values and _P_COLUMN.search(column) and all(0 <= value <= 1 for value in values):
        kind = "p-value"
    elif values and _RATIO_COLUMN.search(column) and "log" not in column.lower() and all(v > 0 for v in values):
        kind, centre = "ratio", 1.0
    reach = _rounded(max((abs(_position(kind, value)) for value in values), default=0.0))
    words = {
        "diverging": "below 0 · 0 · above 0, the same reach on either side",
        "ratio": "below 1 · 1 · above 1, in log2, the same reach on either side",
        "p-value": "the smaller the p-value, the stronger the colour (−log10)",
    }[kind]
    return {"column": column, "kind": kind, "centre": centre, "reach": reach, "words": words}


def _position(kind: str, value: float) -> float:
    if kind == "ratio":
        return math.log2(value)
    if kind == "p-value":
        return -math.log10(max(value, 1e-300))
    return value


def step_of(scale: Scale, value: float | None) -> str | None:
    """The colour step of a value, ``low-4`` … ``zero`` … ``high-4``; None without a value."""
    if value is None:
        return None
    position = _position(scale["kind"], value) / scale["reach"] if scale["reach"] else 0.0
    place = math.floor(_rounded(max(-1.0, min(1.0, position))) * SIDE_STEPS + 0.5)
    return f"{'high' if place > 0 else 'low'}-{abs(place)}" if place else "zero"


def _rounded(value: float) -> float:
    """Six decimals, halves up: what the page's arithmetic gives too; a larger number has no six to be rounded to."""
    return math.floor(value * 1e6 + 0.5) / 1e6 if abs(value) < 2**53 / 1e6 else value
