"""Reads a PFOCR record, in every schema it has been written in, with the OCR tables beside it.

Generations: V1 (to 2022: ``pathway_score``, hits inside the front matter), V2a (``organisms_ner`` near the end), V2b
(``organisms_ner`` after ``organisms``). Missing values of every dialect become absent. The caption is what the YAML
safe loader gives, untouched: every offset counts in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from figtrace.figures.front import MAX_BYTES, Front, Refused, decode, front_matter
from figtrace.figures.ocr import KINDS, MAX_TABLE_BYTES, MISSING, OcrKind, listed, present, suffix, table
from figtrace.model.problems import Problem, ProblemsFound, Report, Severity
from figtrace.model.records import Figure, OcrHit

FIGID: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_+,()=@~-]|\.(?!\.))*")
"""What a figid may hold: it names files and stands in addresses, so no slash, no blank and no two dots in a row."""

MAX_FIGID: Final = 200
"""Longest figid, so that ``FIGID-chemicals.tsv`` is a legal file name everywhere."""

_KNOWN: Final = frozenset(
    {
        "figid",
        "figtitle",
        "organisms",
        "organisms_ner",
        "pmcid",
        "filename",
        "figlink",
        "number",
        "caption",
        "papertitle",
        "reftext",
        "year",
        "doi",
        "journal_title",
        "journal_nlm_ta",
        "publisher_name",
        "keywords",
        "automl_pathway",
        "pathway_score",
        "figid_alias",
        "figtype",
        "redirect_from",
        "ndex",
        "seo",
        "schema-jsonld",
        "genes",
        "chemicals",
        "diseases",
        "annotations",
        "pmc_ranked_result_index",
    }
)


class Opened(NamedTuple):
    """A figure, or None when an error stood in the way, and everything that was found on the way."""

    figure: Figure | None
    report: Report


def is_figid(text: str) -> bool:
    """True when the text can be a figid: it may then name a file."""
    return len(text) <= MAX_FIGID and FIGID.fullmatch(text) is not None


def read(path: Path) -> Figure:
    """The figure of the record at ``path`` with the tables beside it.

    Raises :class:`ProblemsFound` with every error; nothing is half-loaded.
    """
    figure, report = examine(path)
    if figure is None:
        raise ProblemsFound(report)
    return figure


def examine(path: Path) -> Opened:
    """The figure of the record at ``path`` with the tables beside it, and the report: errors, warnings and notes."""
    try:
        raw = _bytes(path, MAX_BYTES)
        tables = {kind: _bytes(beside, MAX_TABLE_BYTES) for kind, beside in _beside(path).items() if beside.is_file()}
    except OSError as error:
        name = Path(error.filename).name if error.filename else path.name
        problem = Problem("file-unreadable", name, error.strerror or str(error), "check the path and its rights")
        return Opened(None, Report((problem,)))
    figure, report = parse(raw, tables, path.name)
    if figure is not None and figure.figid != path.stem:
        message = f'figid "{figure.figid}" is not the file\'s name "{path.stem}"'
        cure = f"name the file {figure.figid}.md"
        report += Report((Problem("figid-not-file-name", path.name, message, cure, Severity.WARNING),))
    return Opened(figure, report)


def parse(record: bytes, tables: Mapping[OcrKind, bytes] | None = None, where: str = "record") -> Opened:
    """The figure in the bytes of a record and of its OCR tables, and the report.

    Never raises for what the bytes hold. Places are named ``where: line N`` and ``FIGID-genes.tsv: line N``.
    """
    try:
        front = front_matter(decode(record, where), where)
    except Refused as refused:
        return Opened(None, Report((refused.problem,)))
    fields = _Fields(front, where)
    values = _values(fields)
    hits = _hits(fields, tables or {}, values["figid"] or where)
    _remarks(fields)
    fields.note_the_rest()
    report = Report.of(fields.problems)
    if not report.is_good:
        return Opened(None, report)
    digest = hashlib.sha256(record).hexdigest()
    return Opened(Figure(**values, ocr=hits, record_sha256=digest), report)


def _bytes(path: Path, limit: int) -> bytes:
    """The file's bytes, and no more than one beyond the limit: what is too large is not read into memory."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def _beside(path: Path) -> dict[OcrKind, Path]:
    return {kind: path.with_name(path.name.removesuffix(".md") + suffix(kind)) for kind in KINDS}


class _Fields:
    """Takes one field after another out of a front matter and keeps what is wrong with them."""

    def __init__(self, front: Front, where: str) -> None:
        self.front, self.where = front, where
        self.problems: list[Problem] = []

    def complain(self, code: str, key: str, message: str, cure: str, severity: Severity = Severity.ERROR) -> None:
        """Keep a problem, with the line of the key where it has one."""
        line = self.front.lines.get(key)
        place = f"{self.where}: line {line}, {key}" if line else f"{self.where}: {key}"
        self.problems.append(Problem(code, place, message, cure, severity))

    def raw(self, key: str) -> Any:
        """The value as the YAML has it, None where the record says that it is missing."""
        value = self.front.values.get(key)
        return None if isinstance(value, str) and value.strip() in MISSING else value

    def text(self, key: str) -> str | None:
        """A text without blanks around it, or None."""
        value = self.raw(key)
        if value is None or isinstance(value, str):
            return value.strip() if value else None
        self.complain(
            "field-wrong-type", key, f"is {value!r:.60}, not text", "write text, in quotes if it looks like a number"
        )
        return None

    def caption(self) -> str:
        """The caption, untouched."""
        value = self.raw("caption")
        if isinstance(value, str):
            return value
        if value is None:
            self.complain(
                "no-caption", "caption", f"caption is {_said(self.front, 'caption')}", "write the figure's legend there"
            )
        else:
            self.complain(
                "field-wrong-type", "caption", f"is {value!r:.60}, not text", "write the legend as text, in quotes"
            )
        return ""

    def figid(self) -> str:
        """The key of the figure, safe to name a file with."""
        value = self.text("figid")
        if value is None:
            if not any(problem.where.endswith("figid") for problem in self.problems):
                self.complain("no-figid", "figid", f"figid is {_said(self.front, 'figid')}", "write PMCID__FILESTEM")
            return ""
        if not is_figid(value):
            self.complain(
                "figid-form",
                "figid",
                f'figid is "{value[:80]}"',
                "use letters, digits, _ - and single dots: it names files (PMCID__FILESTEM)",
            )
        return value

    def texts(self, key: str, separator: str | None = None) -> tuple[str, ...]:
        """A list of texts without the missing ones; one text is split where a separator is given."""
        value = self.raw(key)
        if isinstance(value, str):
            value = value.split(separator) if separator else [value]
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str | None) for item in value):
            self.complain(
                "field-wrong-type", key, f"is {value!r:.60}, not a list of texts", "write one text a line, after -"
            )
            return ()
        return tuple(item for item in map(present, value) if item is not None)

    def year(self) -> int | None:
        """The year as a number; PFOCR writes it as text."""
        value = self.raw("year")
        words = value.strip() if isinstance(value, str) else str(value)
        if value is None:
            return None
        if isinstance(value, bool) or not re.fullmatch(r"1[89]\d\d|20\d\d", words, re.ASCII):
            self.complain(
                "field-wrong-type", "year", f"is {value!r:.40}", "write a year such as 2022, or leave it empty"
            )
            return None
        return int(words)

    def score(self) -> float | None:
        """The 0–1 score of the image, under its name of the generation."""
        key = "automl_pathway" if "automl_pathway" in self.front.values else "pathway_score"
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            self.complain("field-wrong-type", key, f"is {value!r:.40}", "write a number from 0 to 1, or leave it out")
            return None
        return float(value)

    def note_the_rest(self) -> None:
        """Note keys that no generation has, and words after the front matter: neither is shown."""
        for key in self.front.values.keys() - _KNOWN:
            self.complain("field-unknown", key[:60], "no PFOCR record has this key", "it is not shown", Severity.NOTE)
        if self.front.has_body:
            self.complain("body-ignored", "body", "words stand after the front matter", "not shown", Severity.NOTE)


def _said(front: Front, key: str) -> str:
    return f'"{front.values[key] or ""}"' if key in front.values else "not there"


def _values(fields: _Fields) -> dict[str, Any]:
    """The values of a figure's fields, but for the OCR hits and the hash."""
    jsonld = _jsonld(fields)
    aliases = (
        *fields.texts("figid_alias"),
        *(text.removeprefix("/figures/") for text in fields.texts("redirect_from")),
    )
    keywords = jsonld.get("keywords")
    if not isinstance(keywords, list | None) or not all(isinstance(word, str) for word in keywords or ()):
        fields.complain(
            "field-wrong-type", "schema-jsonld", f"keywords is {keywords!r:.60}", "write one word a line, after -"
        )
        keywords = None
    return {
        "figid": fields.figid(),
        "caption": fields.caption(),
        "generation": _generation(fields.front.values),
        "title": fields.text("figtitle"),
        "pmcid": fields.text("pmcid"),
        "number": fields.text("number"),
        "filename": fields.text("filename"),
        "figlink": fields.text("figlink"),
        "papertitle": fields.text("papertitle"),
        "reftext": fields.text("reftext"),
        "year": fields.year(),
        "doi": fields.text("doi"),
        "journal": fields.text("journal_title"),
        "journal_abbreviation": fields.text("journal_nlm_ta"),
        "publisher": fields.text("publisher_name"),
        "keywords": fields.texts("keywords", " | "),
        "gene_keywords": tuple(word for word in map(present, keywords or ()) if word is not None),
        "organisms": fields.texts("organisms"),
        "organisms_ner": fields.texts("organisms_ner"),
        "aliases": tuple(dict.fromkeys(aliases)),
        "figtype": fields.text("figtype"),
        "pathway_score": fields.score(),
        "ndex": fields.text("ndex"),
        "licence": jsonld.get("license") if isinstance(jsonld.get("license"), str) else None,
    }


def _jsonld(fields: _Fields) -> dict[str, Any]:
    value = fields.raw("schema-jsonld")
    if value is None:
        return {}
    if not isinstance(value, dict):
        fields.complain(
            "field-wrong-type", "schema-jsonld", f"is {value!r:.60}", "write keys and values, or leave it out"
        )
        return {}
    described = value.get("description")
    caption = fields.raw("caption")
    if isinstance(described, str) and isinstance(caption, str) and described != caption:
        at = next((n for n, (a, b) in enumerate(zip(described, caption, strict=False)) if a != b), None)
        place = min(len(described), len(caption)) if at is None else at
        message = f"caption and schema-jsonld.description differ at {place}"
        fields.complain(
            "caption-differs", "schema-jsonld", message, "choose one; the caption is used", Severity.WARNING
        )
    return value


def _remarks(fields: _Fields) -> None:
    """What PFOCR writes in place of a value, or as another type: read rightly here, and said once a record."""
    values = fields.front.values
    empty = [f'{key} is "{values[key]}"' for key in values if isinstance(values[key], str) and values[key] in MISSING]
    said = ", ".join(empty)
    jsonld = values.get("schema-jsonld")
    if isinstance(jsonld, dict) and jsonld.get("name") == "CreativeWork":
        said += f'{"; " if said else ""}schema-jsonld.name is "CreativeWork"'
    if said:
        fields.complain("empty-field", "record", said, "treat as missing", Severity.NOTE)
    year, score = values.get("year"), values.get("automl_pathway", values.get("pathway_score"))
    told = [f'year is text "{year[:80]}"'] if isinstance(year, str) and year not in MISSING else []
    name = "automl_pathway" if "automl_pathway" in values else "pathway_score"
    told += [f"{name} {score:.3f} is no belief"] if isinstance(score, float) else []
    if told:
        cure = "convert; do not show as belief"
        fields.complain("field-type", "record", "; ".join(told), cure, Severity.WARNING)


def _generation(values: Mapping[str, Any]) -> Literal["V1", "V2a", "V2b"]:
    """V1 has no ``automl_pathway``; in V2b ``organisms_ner`` follows ``organisms``, in V2a it stands near the end."""
    keys = list(values)
    if "pathway_score" in keys or "pmc_ranked_result_index" in keys:
        return "V1"
    is_early = "organisms_ner" in keys and "caption" in keys and keys.index("organisms_ner") < keys.index("caption")
    return "V2b" if is_early else "V2a"


def _hits(fields: _Fields, tables: Mapping[OcrKind, bytes], stem: str) -> tuple[OcrHit, ...]:
    """Every OCR hit: those that an older record lists itself, then those of the tables beside it."""
    hits: list[OcrHit] = []
    for kind in KINDS:
        key = f"{kind}s"
        rows = fields.raw(key)
        found: list[OcrHit | Problem] = []
        if isinstance(rows, list):
            found += listed(kind, rows, f"{fields.where}: line {fields.front.lines[key]}, {key}")
        elif rows is not None:
            fields.complain("field-wrong-type", key, f"is {rows!r:.60}, not a list", "write one hit after each -")
        if kind in tables:
            found += table(kind, tables[kind], f"{stem}{suffix(kind)}")
        hits += (hit for hit in found if isinstance(hit, OcrHit))
        fields.problems += (problem for problem in found if isinstance(problem, Problem))
    return tuple(hits)
