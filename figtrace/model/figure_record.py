"""The figure's own record, and what every record here is made of."""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict


def sha256(text: str) -> str:
    """The hexadecimal SHA-256 of the UTF-8 form of ``text``."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Span(NamedTuple):
    """Half-open character range [start, end) of a caption, in code points."""

    start: int
    end: int


class Record(BaseModel):
    """A frozen record; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)


class OcrHit(Record):
    """One row of a figure's OCR tables: a word read in the image, and what PFOCR made of it."""

    kind: Literal["gene", "chemical", "disease"]
    word: str
    match: str | None = None
    symbol: str | None = None
    curie: str | None = None
    source: str | None = None
    organism: str | None = None
    taxon: str | None = None


class Figure(Record):
    """A PFOCR record: a figure's caption, citation and OCR tables, with absent values absent.

    ``pathway_score`` (0–1) says how much the *image* looks like a pathway; it is never the confidence of a statement.
    """

    figid: str
    caption: str
    generation: Literal["V1", "V2a", "V2b"]
    title: str | None = None
    pmcid: str | None = None
    number: str | None = None
    filename: str | None = None
    figlink: str | None = None
    papertitle: str | None = None
    reftext: str | None = None
    year: int | None = None
    doi: str | None = None
    journal: str | None = None
    journal_abbreviation: str | None = None
    publisher: str | None = None
    keywords: tuple[str, ...] = ()
    gene_keywords: tuple[str, ...] = ()
    organisms: tuple[str, ...] = ()
    organisms_ner: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    figtype: str | None = None
    pathway_score: float | None = None
    ndex: str | None = None
    licence: str | None = None
    record_sha256: str
    ocr: tuple[OcrHit, ...] = ()

    @property
    def caption_sha256(self) -> str:
        """SHA-256 of the caption's UTF-8 form: what every offset is checked against."""
        return sha256(self.caption)
