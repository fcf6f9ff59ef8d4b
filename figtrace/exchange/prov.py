"""PROV-JSON: each statement as quoted from the caption, with who curated it and who answers for the file."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from figtrace import __version__
from figtrace.exchange.contract import Exported, Job, LossKind, exporter, said, unreturned
from figtrace.exchange.ids import Ids
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import lose_fields, lose_network
from figtrace.exchange.relation import relation_at, sign_of

if TYPE_CHECKING:
    from prov.model import ProvDocument

NAMESPACE = "urn:figtrace:network:1#"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@exporter
def dumps(job: Job) -> Exported:
    """The provenance of every statement as PROV-JSON."""
    document: ProvDocument = import_module("prov.model").ProvDocument()
    document.add_namespace("fig", NAMESPACE)
    document.add_namespace("orcid", "https://orcid.org/")
    network = job.network
    made = manifest(job, "prov")
    ids = Ids()
    caption = f"fig:{ids.take('caption')}"
    document.entity(
        caption,
        _told(
            {"prov:label": f"caption of {network.figid}", **_flat(made["source"]), "fig:sha256": network.caption_sha256}
        ),
    )
    file = document.entity(f"fig:{ids.take('network')}", _told({"prov:label": network.title, **_flat(made)}))
    software = document.agent(
        f"fig:{ids.take('figtrace')}", {"prov:type": "prov:SoftwareAgent", "prov:label": f"figtrace {__version__}"}
    )
    file.wasAttributedTo(software)
    people = _people(document, job, ids)
    curating = document.activity(f"fig:{ids.take('curation')}", other_attributes={"prov:label": "curation"})
    curating.used(caption)
    for person in people:
        curating.wasAssociatedWith(person)
        file.wasAttributedTo(person)
    keys = [
        _statement(document, job, statement_index, ids, caption) for statement_index in range(len(network.statements))
    ]
    for key in keys:
        document.wasGeneratedBy(key, curating)
        document.hadMember(file, key)
    _note_losses(job)
    text = json.dumps(json.loads(document.serialize(format="json") or "{}"), ensure_ascii=False, indent=1)
    return Exported(text + "\n", unreturned(job.losses))


def _told(values: dict[str, Any]) -> dict[str, str]:
    """Attributes that PROV can hold: texts, without control characters."""
    return {name: _UNFIT.sub("\ufffd", str(value)) for name, value in values.items() if value not in (None, "")}


def _flat(given: dict[str, Any]) -> dict[str, str]:
    return {
        f"fig:{name}": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in given.items()
    }


def _people(document: ProvDocument, job: Job, ids: Ids) -> list[Any]:
    curation = job.network.curation
    return [
        document.agent(
            f"fig:{ids.take(f'person {person.orcid or person.name}')}",
            _told({"prov:type": "prov:Person", "prov:label": person.name, "fig:orcid": person.orcid}),
        )
        for person in (curation.curators if curation else ())
    ]


def _statement(document: ProvDocument, job: Job, index: int, ids: Ids, caption: str) -> str:
    network = job.network
    statement = network.statements[index]
    relation = relation_at(statement, job.level, job.profile)
    key = f"fig:{ids.take(statement.key)}"
    told = {
        "prov:label": said(statement, network),
        "prov:type": f"figtrace {statement.type.value}",
        "fig:key": statement.key,
        "fig:subject": network.agent[statement.subject].name,
        "fig:object": network.agent[statement.object].name,
        "fig:sign": sign_of(relation).label,
        "fig:basis": statement.basis.value,
        "fig:review": statement.review.value,
        "fig:references": ", ".join(statement.references),
    }
    for end in ("subject", "object"):
        grounding = network.agent[getattr(statement, end)].grounding
        if grounding:
            told |= {f"fig:{end}_curie": grounding.curie, f"fig:{end}_grounding": grounding.level.value}
    document.entity(key, _told(told))
    for number, evidence in enumerate(statement.evidence, 1):
        quote = f"fig:{ids.take(f'{statement.key} quote {number}')}"
        place = {"fig:start": evidence.span.start, "fig:end": evidence.span.end, "fig:prefix": evidence.prefix}
        more = {"fig:suffix": evidence.suffix, "fig:section": evidence.section, "fig:claim": evidence.claim}
        document.entity(quote, _told({"prov:value": evidence.quote, **place, **more}))
        document.wasQuotedFrom(quote, caption)
        document.wasDerivedFrom(key, quote)
    return key


_STATEMENT = (
    "key",
    "type",
    "subject",
    "object",
    "sign_text",
    "sign_model",
    "basis",
    "review",
    "evidence",
    "references",
)


def _note_losses(job: Job) -> None:
    named = {end for s in job.network.statements for end in (s.subject, s.object)}
    reason = "provenance has no room for it"
    for agent in job.network.agents:
        if agent.key not in named:
            job.lose(LossKind.DROPPED, agent.key, "agent", f"{agent.name}: no statement names it")
    lose_fields(job, job.network.statements, _STATEMENT, reason)
    lose_fields(job, [a for a in job.network.agents if a.key in named], ("key", "name", "grounding"), reason)
    lose_network(job, ("figid", "title", "caption_sha256", "data_licence", "curation"), reason)
