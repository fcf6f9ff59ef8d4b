"""PROV-JSON: each statement as quoted from the caption, with who curated it and who answers for the file."""

from __future__ import annotations

import re
from typing import Any

from figtrace import __version__
from figtrace.exchange.contract import Exported, Job, LossKind, exporter, said, unreturned
from figtrace.exchange.ids import Ids
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import json_text, lose_fields, lose_network
from figtrace.exchange.relation import relation_at, sign_of
from figtrace.model.records import Statement

NAMESPACE = "urn:figtrace:network:1#"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@exporter
def dumps(job: Job) -> Exported:
    """The provenance of every statement as PROV-JSON."""
    network, made, ids = job.network, manifest(job, "prov"), Ids()
    caption, file, curating, software = (
        f"fig:{ids.take(name)}" for name in ("caption", "network", "curation", "figtrace")
    )
    graph = _Graph()
    graph.put(
        "entity",
        caption,
        {"prov:label": f"caption of {network.figid}", **_flat(made["source"]), "fig:sha256": network.caption_sha256},
    )
    graph.put("entity", file, {"prov:label": network.title, **_flat(made)})
    graph.put("agent", software, {"prov:type": "prov:SoftwareAgent", "prov:label": f"figtrace {__version__}"})
    graph.put("activity", curating, {"prov:label": "curation"})
    graph.tie("used", activity=curating, entity=caption)
    graph.tie("wasAttributedTo", entity=file, agent=software)
    for person in network.curation.curators if network.curation else ():
        key = f"fig:{ids.take(f'person {person.orcid or person.name}')}"
        graph.put("agent", key, {"prov:type": "prov:Person", "prov:label": person.name, "fig:orcid": person.orcid})
        graph.tie("wasAssociatedWith", activity=curating, agent=key)
        graph.tie("wasAttributedTo", entity=file, agent=key)
    for statement in network.statements:
        key = _statement(graph, job, statement, ids, caption)
        graph.tie("wasGeneratedBy", entity=key, activity=curating)
        graph.tie("hadMember", collection=file, entity=key)
    _note_losses(job)
    return Exported(graph.text(), unreturned(job.losses))


class _Graph:
    """A PROV-JSON document being filled: records by kind and key, relations numbered."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, Any]] = {"prefix": {"fig": NAMESPACE}}
        self._count = 0

    def put(self, kind: str, key: str, told: dict[str, Any]) -> None:
        """A record with what is told of it; absent values are left out, control characters replaced."""
        self.parts.setdefault(kind, {})[key] = {
            name: {"$": value, "type": "prov:QUALIFIED_NAME"} if name == "prov:type" else _text(value)
            for name, value in told.items()
            if value not in (None, "")
        }

    def text(self) -> str:
        """The document as JSON, one record a line."""
        kinds = []
        for kind, records in self.parts.items():
            lines = ",\n".join(f" {json_text(key)}: {json_text(record)}" for key, record in records.items())
            kinds.append(f"{json_text(kind)}: {{\n{lines}\n}}")
        return "{" + ",\n".join(kinds) + "}\n"

    def tie(self, kind: str, more: dict[str, Any] | None = None, **ends: str) -> None:
        """A relation between records."""
        self._count += 1
        given: dict[str, Any] = {f"prov:{name}": key for name, key in ends.items()}
        self.parts.setdefault(kind, {})[f"_:r{self._count}"] = given | (more or {})


def _text(value: Any) -> Any:
    return value if isinstance(value, int) else _UNFIT.sub("\ufffd", str(value))


def _flat(given: dict[str, Any]) -> dict[str, str]:
    return {f"fig:{name}": value if isinstance(value, str) else json_text(value) for name, value in given.items()}


def _statement(graph: _Graph, job: Job, statement: Statement, ids: Ids, caption: str) -> str:
    network = job.network
    relation = relation_at(statement, job.level, job.profile)
    key = f"fig:{ids.take(statement.key)}"
    told = {
        "prov:label": said(statement, network),
        "fig:statement_type": statement.type.value,
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
    graph.put("entity", key, told)
    for number, evidence in enumerate(statement.evidence, 1):
        quote = f"fig:{ids.take(f'{statement.key} quote {number}')}"
        place = {"fig:start": evidence.span.start, "fig:end": evidence.span.end, "fig:prefix": evidence.prefix}
        more = {"fig:suffix": evidence.suffix, "fig:section": evidence.section, "fig:claim": evidence.claim}
        graph.put("entity", quote, {"prov:value": evidence.quote, **place, **more})
        quoting = {"prov:type": {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"}}
        graph.tie("wasDerivedFrom", quoting, generatedEntity=quote, usedEntity=caption)
        graph.tie("wasDerivedFrom", generatedEntity=key, usedEntity=quote)
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
