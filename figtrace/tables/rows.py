"""The rows behind every table: statements, agents, evidence, OCR words and references, one dictionary a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.readings import READINGS, Reading
from figtrace.model.records import Figure, Network, OcrHit
from figtrace.model.vocabulary import ReviewState
from figtrace.model.wording import sentence
from figtrace.network.compare import keys_of

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | bool | None
TableRow = dict[str, Cell]

COLUMNS: dict[str, dict[str, str]] = {
    "statements": {
        "statement": "key",
        "sentence": "the statement in words, in the reading asked for",
        "type": "what the words say",
        "subject": "key of the subject",
        "subject_name": "the caption's word for it",
        "object": "key of the object",
        "object_name": "the caption's word for it",
        "said": "the direction that the words give; empty for a step that they do not state",
        "modelled": "the direction that the mechanism uses",
        "basis": "how the statement follows from the words",
        "mechanism": "key of its mechanism",
        "donor": "key of the donor cell",
        "vesicle": "key of the vesicle",
        "recipient": "key of the recipient",
        "directness": "direct, indirect or unknown",
        "quotes": "the words behind it, verbatim; several parted by |",
        "references": "keys of the references, parted by |",
        "in_caption": "stands in the reading as the caption says",
        "in_mechanism_caption": "stands in the mechanism, profile caption",
        "in_mechanism_literature": "stands in the mechanism, profile literature",
        "profiles": "profiles in which it counts in a what-if, parted by |",
        "folded_by": "steps that explain a net statement, parted by |",
        "ambiguities": "codes of what the caption leaves open, parted by |",
        "review": "how far it has come in curation",
        "note": "the curators' note",
    },
    "agents": {
        "agent": "key",
        "name": "the caption's own word",
        "kind": "what it is",
        "preferred_name": "the ontology's name",
        "synonyms": "other names, parted by |",
        "identifier": "the chosen CURIE; empty where none was chosen",
        "identifier_name": "its name in its source",
        "level": "how near the identifier is to what the words mean",
        "alternatives": "other identifiers considered, parted by |",
        "members": "identifiers of members, parted by |",
        "taxon": "NCBI taxonomy CURIE",
        "receptor": "the caption calls it a receptor",
        "mentions": "how often the caption names it",
        "mechanisms": "keys of the mechanisms that it is part of, parted by |",
        "statements_in": "statements of the reading that lead to it",
        "statements_out": "statements of the reading that leave it",
        "ambiguities": "codes of what the caption leaves open, parted by |",
        "note": "the curators' note",
    },
    "evidence": {
        "statement": "key of the statement",
        "sentence": "the statement in words",
        "quote": "the caption's words, verbatim and one piece",
        "start": "where the quote starts, in code points of the caption",
        "end": "where it ends (half-open)",
        "cue": "the words of the quote that carry the relation",
        "hedge": "the word that makes it a guess; empty where none does",
        "in_sentence": "number of the caption's sentence",
        "direction": "supports, refutes or unclear",
        "anchored": "the caption holds the quote at its offsets",
        "section": "where in the source the words stand",
        "claim": "restated in a review, shown in a primary paper, …",
        "source": "key of the figure",
    },
    "ocr": {
        "word": "the word read in the image",
        "table": "gene, chemical or disease; empty for a word that the OCR missed",
        "match": "the spelling that was matched",
        "symbol": "the symbol that PFOCR gave",
        "identifier": "the CURIE that PFOCR gave",
        "organism": "the species of that identifier",
        "agent": "key of our agent",
        "verdict": "what became of the word",
        "note": "why",
    },
    "references": {
        "reference": "key",
        "verification": "what of it a curator has seen",
        "authors": "authors",
        "title": "title",
        "journal": "journal",
        "year": "year",
        "volume": "volume",
        "pages": "pages",
        "doi": "DOI",
        "pmid": "PubMed identifier",
        "pmcid": "PubMed Central identifier",
        "model": "what was studied: cells, mice, patients",
        "verified_fields": "the fields that were read at the source, parted by |",
        "verified_where": "the source",
        "statements": "keys of the statements that name it, parted by |",
        "note": "the curators' note",
    },
}
"""Every table with its columns in order and what each means."""


def rows(table: str, figure: Figure, network: Network, reading: Reading = READINGS[1]) -> list[TableRow]:
    """The rows of one table, in the record's own order; every row has all :data:`COLUMNS` of its table, in order.

    An absent value is None, a list is one string parted by " | ". Raises :class:`ProblemsFound` for a table that there
    is not.
    """
    if table not in _MAKERS:
        problem = Problem("table-unknown", table, f'"{table}" is no table', f"use one of: {', '.join(COLUMNS)}")
        raise ProblemsFound(Report((problem,)))
    return list(_MAKERS[table](figure, network, reading))


def frame(table: str, figure: Figure, network: Network, reading: Reading = READINGS[1]) -> pd.DataFrame:
    """The rows of :func:`rows` as a pandas frame: one row a record, the columns of :data:`COLUMNS` in order."""
    import pandas as pd  # noqa: PLC0415  (half a second, and most questions need no frame)

    return pd.DataFrame(rows(table, figure, network, reading), columns=list(COLUMNS[table]))


def _statements(_figure: Figure, network: Network, reading: Reading) -> Iterator[TableRow]:
    for s in network.statements:
        shown = {one.name: s.review is not ReviewState.REJECTED and one.draws(s) for one in READINGS}
        yield {
            "statement": s.key,
            "sentence": sentence(s, network, reading.level, reading.profile),
            "type": s.type.label,
            "subject": s.subject,
            "subject_name": _name(network, s.subject),
            "object": s.object,
            "object_name": _name(network, s.object),
            "said": s.sign_text.label if s.sign_text else None,
            "modelled": s.sign_model.label,
            "basis": s.basis.label,
            "mechanism": s.mechanism,
            "donor": s.donor,
            "vesicle": s.vesicle,
            "recipient": s.recipient,
            "directness": s.directness,
            "quotes": joined(evidence.quote for evidence in s.evidence),
            "references": joined(s.references),
            "in_caption": shown["caption"],
            "in_mechanism_caption": shown["mechanism-caption"],
            "in_mechanism_literature": shown["mechanism-literature"],
            "profiles": joined(profile.value for profile in s.profiles),
            "folded_by": joined(s.folded_by),
            "ambiguities": joined(s.ambiguities),
            "review": s.review.label,
            "note": s.note,
        }


def _agents(_figure: Figure, network: Network, reading: Reading) -> Iterator[TableRow]:
    drawn = network.drawn(reading.level, reading.profile)
    parts = {mechanism.key: keys_of(network, mechanism) for mechanism in network.mechanisms}
    n_in, n_out = _counted(s.object for s in drawn), _counted(s.subject for s in drawn)
    for agent in network.agents:
        grounding = agent.grounding
        yield {
            "agent": agent.key,
            "name": agent.name,
            "kind": agent.kind.label,
            "preferred_name": agent.preferred_name,
            "synonyms": joined(agent.synonyms),
            "identifier": grounding.curie if grounding else None,
            "identifier_name": grounding.name if grounding else None,
            "level": grounding.level.label if grounding else "unresolved",
            "alternatives": joined(c.curie for c in agent.candidates if c.role == "alternative"),
            "members": joined(c.curie for c in agent.candidates if c.role == "member"),
            "taxon": agent.taxon,
            "receptor": agent.is_receptor,
            "mentions": len(agent.mentions),
            "mechanisms": joined(key for key, keys in parts.items() if agent.key in keys),
            "statements_in": n_in.get(agent.key, 0),
            "statements_out": n_out.get(agent.key, 0),
            "ambiguities": joined(agent.ambiguities),
            "note": agent.note,
        }


def _evidence(figure: Figure, network: Network, reading: Reading) -> Iterator[TableRow]:
    for s in network.statements:
        for evidence in s.evidence:
            span = evidence.span
            yield {
                "statement": s.key,
                "sentence": sentence(s, network, reading.level, reading.profile),
                "quote": evidence.quote,
                "start": span.start,
                "end": span.end,
                "cue": figure.caption[slice(*evidence.cue)],
                "hedge": figure.caption[slice(*evidence.hedge)] if evidence.hedge else None,
                "in_sentence": evidence.sentence,
                "direction": evidence.direction,
                "anchored": figure.caption[span.start : span.end] == evidence.quote,
                "section": evidence.section,
                "claim": evidence.claim,
                "source": evidence.source,
            }


def _ocr(figure: Figure, network: Network, _reading: Reading) -> Iterator[TableRow]:
    """Every row of the OCR tables with our verdict on its word, then the words that the OCR missed."""
    verdicts = {comparison.word: comparison for comparison in network.ocr if comparison.word}
    for hit in figure.ocr:
        judged = verdicts.get(hit.word)
        yield {
            **_hit(hit),
            "agent": judged.agent if judged else None,
            "verdict": judged.verdict.label if judged else None,
            "note": judged.note if judged else None,
        }
    seen = {hit.word for hit in figure.ocr}
    for comparison in network.ocr:
        if comparison.word not in seen:
            yield {
                **dict.fromkeys(COLUMNS["ocr"]),
                "word": comparison.word,
                "agent": comparison.agent,
                "verdict": comparison.verdict.label,
                "note": comparison.note,
            }


def _hit(hit: OcrHit) -> TableRow:
    return {
        "word": hit.word,
        "table": hit.kind,
        "match": hit.match,
        "symbol": hit.symbol,
        "identifier": hit.curie,
        "organism": hit.organism,
    }


def _references(_figure: Figure, network: Network, _reading: Reading) -> Iterator[TableRow]:
    named: dict[str, list[str]] = {}
    for s in network.statements:
        for key in s.references:
            named.setdefault(key, []).append(s.key)
    for reference in network.references:
        yield {
            "reference": reference.key,
            "verification": reference.verification.label,
            "authors": reference.authors,
            "title": reference.title,
            "journal": reference.journal,
            "year": reference.year,
            "volume": reference.volume,
            "pages": reference.pages,
            "doi": reference.doi,
            "pmid": reference.pmid,
            "pmcid": reference.pmcid,
            "model": reference.model,
            "verified_fields": joined(reference.verified_fields),
            "verified_where": reference.verified_where,
            "statements": joined(named.get(reference.key, ())),
            "note": reference.note,
        }


_MAKERS: dict[str, Callable[[Figure, Network, Reading], Iterator[TableRow]]] = {
    "statements": _statements,
    "agents": _agents,
    "evidence": _evidence,
    "ocr": _ocr,
    "references": _references,
}


def joined(words: Iterable[str]) -> str | None:
    """The words in one cell, parted by " | "; None where there are none."""
    return " | ".join(words) or None


def _name(network: Network, key: str) -> str:
    agent = network.agent.get(key)
    return agent.name if agent else key


def _counted(keys: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts
