"""Web Annotation JSON-LD: each quote with its place in the caption, and the statement that it supports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from figtrace.exchange.contract import Exported, Job, LossKind, exporter, unreturned
from figtrace.exchange.identifiers import split, url
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import json_lines, json_text, lose_fields, lose_network
from figtrace.exchange.relation import relation_at, sign_of
from figtrace.model.records import Agent, Evidence, Statement
from figtrace.model.wording import sentence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OURS = {"figtrace": "urn:figtrace:network:1#"}


@exporter
def dumps(job: Job) -> Exported:
    """One annotation a quote: a TextQuoteSelector, a TextPositionSelector in code points, the statement as body."""
    items = [
        _annotation(job, statement, evidence, number)
        for statement in job.network.statements
        for number, evidence in enumerate(statement.evidence, 1)
    ]
    page = {
        "@context": [CONTEXT, _OURS],
        "id": f"urn:figtrace:{job.network.figid}:annotations",
        "type": "AnnotationCollection",
        "label": job.network.title,
        "total": len(items),
        "figtrace:manifest": manifest(job, "webanno"),
    }
    _note_losses(job)
    first = f'"first": {{"type": "AnnotationPage", "startIndex": 0, "items": {json_lines(items).strip()}}}'
    return Exported(f"{json_text(page)[:-1]},\n{first}}}\n", unreturned(job.losses))


def _annotation(job: Job, statement: Statement, evidence: Evidence, number: int) -> dict[str, Any]:
    people = job.network.curation.curators if job.network.curation else ()
    creators = [
        {"type": "Person", "name": p.name, **({"id": f"https://orcid.org/{p.orcid}"} if p.orcid else {})}
        for p in people
    ]
    return {
        "id": f"urn:figtrace:{job.network.figid}:{statement.key}:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        **({"creator": creators} if creators else {}),
        "body": _body(job, statement),
        "target": {
            "source": _source(job),
            "figtrace:caption_sha256": evidence.caption_sha256,
            "selector": list(_selectors(evidence)),
        },
        "figtrace:direction": evidence.direction,
        "figtrace:section": evidence.section,
        "figtrace:claim": evidence.claim,
        "figtrace:cue": list(evidence.cue),
        "figtrace:subject_spans": [list(span) for span in evidence.subject_spans],
        "figtrace:object_spans": [list(span) for span in evidence.object_spans],
        "figtrace:antecedent_spans": [list(span) for span in evidence.antecedent_spans],
        **({"figtrace:hedge": list(evidence.hedge)} if evidence.hedge else {}),
    }


def _selectors(evidence: Evidence) -> Iterator[dict[str, Any]]:
    yield {
        "type": "TextQuoteSelector",
        "exact": evidence.quote,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
    }
    yield {"type": "TextPositionSelector", "start": evidence.span.start, "end": evidence.span.end}


def _source(job: Job) -> str:
    link = job.figure.figlink if job.figure else None
    return link if link and link.startswith(("http://", "https://")) else f"urn:figtrace:{job.network.figid}"


def _body(job: Job, statement: Statement) -> list[dict[str, Any]]:
    relation = relation_at(statement, job.level, job.profile)
    ends = [job.network.agent[key] for key in (statement.subject, statement.object)]
    words = sentence(statement, job.network, job.level, job.profile) if job.level else None
    value = words or f"{ends[0].name} {statement.type.phrase} {ends[1].name}"
    told = {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": value,
        "figtrace:key": statement.key,
        "figtrace:statement_type": statement.type.value,
        "figtrace:relation": relation.value,
        "figtrace:sign": sign_of(relation).label,
        "figtrace:basis": statement.basis.value,
        "figtrace:review": statement.review.value,
        "figtrace:subject": statement.subject,
        "figtrace:object": statement.object,
    }
    return [told, *(made for end in ends if (made := _term(end)))]


def _term(agent: Agent) -> dict[str, Any] | None:
    grounding = agent.grounding
    if grounding is None or not split(grounding.curie)[0]:
        return None
    return {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": url(grounding.curie),
        "figtrace:curie": grounding.curie,
        "figtrace:grounding_level": grounding.level.value,
        "figtrace:agent": agent.name,
    }


_STATEMENT = ("key", "type", "subject", "object", "sign_text", "sign_model", "basis", "review", "evidence")


def _note_losses(job: Job) -> None:
    quoted = [s for s in job.network.statements if s.evidence]
    named = {end for s in quoted for end in (s.subject, s.object)}
    for statement in job.network.statements:
        if not statement.evidence:
            job.lose(LossKind.DROPPED, statement.key, "statement", "it has no quote, and only quotes are written")
    for agent in job.network.agents:
        if agent.key not in named:
            job.lose(LossKind.DROPPED, agent.key, "agent", f"{agent.name}: no quoted statement names it")
    reason = "an annotation has no room for it"
    lose_fields(job, quoted, _STATEMENT, reason)
    lose_fields(job, [a for a in job.network.agents if a.key in named], ("key", "name", "grounding"), reason)
    lose_network(job, ("figid", "title", "caption_sha256", "data_licence", "curation"), reason)
