"""The tables of a network: what stands in which sheet, for CSV, TSV and XLSX alike, and back.

One row a record. Sheets: statements, agents, evidence (one row a quote), candidates, mechanisms, references, network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from figtrace.exchange import cells, place
from figtrace.exchange.contract import Box, Job, LossKind, Positions
from figtrace.exchange.draft import Draft, counted, parked_network
from figtrace.exchange.foreign import licence_from, relation_from
from figtrace.exchange.manifest import manifest
from figtrace.exchange.park import json_text, short
from figtrace.exchange.relation import Relation, relation_at, sign_of
from figtrace.model.problems import Severity
from figtrace.model.records import Agent, Candidate, Evidence, Mechanism, Network, Record, Reference, Statement
from figtrace.model.vocabulary import AgentKind

_GROUNDING = ("curie", "level", "name", "source", "is_verified")
_PLACE = ("x", "y", "width", "height")
_HEADS = {"is_verified": "flag"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns, its rows as cells in that order."""

    name: str
    columns: tuple[str, ...]
    rows: list[list[str]]


def sheets(job: Job, name: str) -> tuple[Sheet, ...]:
    """All tables of the network; lists and objects in a cell are noted as parked."""
    network = job.network
    return (
        _sheet("statements", [_statement_row(job, s) for s in network.statements], _STATEMENT_HEAD),
        _sheet("agents", _agent_rows(job), _AGENT_HEAD),
        _sheet(
            "evidence",
            [
                {"statement": cells.harmless(s.key), "number": str(n), **cells.row(e, cells.kinds(Evidence))}
                for s in network.statements
                for n, e in enumerate(s.evidence, 1)
            ],
            ("statement", "number", *Evidence.model_fields),
        ),
        _sheet(
            "candidates",
            [
                {"agent": cells.harmless(a.key), **cells.row(c, cells.kinds(Candidate))}
                for a in network.agents
                for c in a.candidates
            ],
            ("agent", *Candidate.model_fields),
        ),
        _sheet("mechanisms", [cells.row(m, cells.kinds(Mechanism)) for m in network.mechanisms], _fields(Mechanism)),
        _sheet("references", [cells.row(r, cells.kinds(Reference)) for r in network.references], _fields(Reference)),
        _network_sheet(job, name),
    )


def _fields(record: type[Record]) -> tuple[str, ...]:
    return tuple(record.model_fields)


def _sheet(name: str, rows: list[dict[str, str]], columns: tuple[str, ...]) -> Sheet:
    return Sheet(name, columns, [[row.get(column, "") for column in columns] for row in rows])


_AGENT_HEAD = (
    *(n for n in Agent.model_fields if n not in ("grounding", "candidates")),
    *(f"grounding_{n}" for n in _GROUNDING),
    *_PLACE,
)
_STATEMENT_HEAD = (
    *("key", "subject", "subject_name", "relation", "object", "object_name", "sign"),
    *(n for n in Statement.model_fields if n not in ("key", "subject", "object", "evidence")),
    "quote",
)


def _agent_rows(job: Job) -> list[dict[str, str]]:
    columns = {n: k for n, k in cells.kinds(Agent).items() if n not in ("grounding", "candidates")}
    placed = job.positions.boxes if job.positions else {}
    rows = []
    for agent in job.network.agents:
        row = cells.row(agent, columns)
        if agent.grounding:
            row |= {
                f"grounding_{n}": cells.cell(getattr(agent.grounding, n), _HEADS.get(n, "text")) for n in _GROUNDING
            }
        if agent.key in placed:
            row |= {n: place.number(v) for n, v in zip(_PLACE, placed[agent.key], strict=True)}
        if agent.mentions:
            _lose(job, agent.key, "mentions", [m.text for m in agent.mentions])
        rows.append(row)
    return rows


def _statement_row(job: Job, statement: Statement) -> dict[str, str]:
    columns = {n: k for n, k in cells.kinds(Statement).items() if n != "evidence"}
    relation = relation_at(statement, job.level, job.profile)
    names = job.network.agent
    return {
        **cells.row(statement, columns),
        "relation": relation.value,
        "sign": cells.SIGNS[sign_of(relation)],
        "subject_name": cells.harmless(names[statement.subject].name) if statement.subject in names else "",
        "object_name": cells.harmless(names[statement.object].name) if statement.object in names else "",
        "quote": cells.harmless(statement.evidence[0].quote) if statement.evidence else "",
    }


def _network_sheet(job: Job, name: str) -> Sheet:
    whole = {k: v for k, v in parked_network(job.network).items() if k not in ("mechanisms", "references")}
    for key, v in whole.items():
        if v is not None and not isinstance(v, str):
            _lose(job, "network", key, v)
    named = {f"figtrace.{key}": v for key, v in whole.items()}
    named |= {f"manifest.{key}": v for key, v in manifest(job, name).items()}
    return Sheet("network", ("name", "value"), [[key, _value_cell(v)] for key, v in named.items()])


def _value_cell(value: Any) -> str:
    """A field of the network itself as a cell: text as it is, nothing as the empty cell, everything else as JSON."""
    if value is None:
        return ""
    return cells.harmless(value) if isinstance(value, str) else json_text(value)


def _lose(job: Job, key: str, name: str, value: Any) -> None:
    job.lose(LossKind.PARKED, key, name, f"{short(value)} is a list, written as JSON in one cell", returns=True)


Rows = Sequence[Mapping[str, str]]


def network_of(tables: Mapping[str, Rows], draft: Draft) -> Positions | None:
    """Fill the draft from the tables by name; returns the places of the agents, where they are given.

    A statement whose ends are in no agents table brings them along as unclassified agents.
    """
    _read_network(tables.get("network", ()), draft)
    for group, kind in (("mechanisms", Mechanism), ("references", Reference)):
        for row in tables.get(group, ()):
            draft.record(group, _read(draft, row, cells.kinds(kind), group))
    candidates = _grouped(draft, tables.get("candidates", ()), "agent", cells.kinds(Candidate))
    evidence = _grouped(draft, tables.get("evidence", ()), "statement", cells.kinds(Evidence))
    boxes: dict[str, Box] = {}
    for name, head in (("statements", _STATEMENT_HEAD), ("agents", _AGENT_HEAD)):
        first = next(iter(tables.get(name, ())), {})
        left = [column for column in first if column and column not in (*head, "label")]
        if left:
            message = f"not read: {counted(len(left), 'column')}: {', '.join(left[:8])}"
            draft.note("column-unread", name, message, "none needed; it stays in the file you have")
    for row in tables.get("agents", ()):
        _read_agent(draft, row, candidates, boxes)
    for number, row in enumerate(tables.get("statements", ()), 2):
        _read_statement(draft, row, evidence, number)
    return Positions(boxes) if boxes else None


def _read_network(rows: Rows, draft: Draft) -> None:
    """The fields of the network itself; other people's rows may state the licence."""
    told = {row.get("name") or "": row.get("value") or "" for row in rows}
    for name, value in told.items():
        if name.startswith("figtrace."):
            field = name.removeprefix("figtrace.")
            how = cells.kinds(Network).get(field, "text")
            draft.network |= _read(draft, {field: value}, {field: how}, "network") if value else {field: None}
    draft.licence = licence_from(told)


def _read(draft: Draft, row: Mapping[str, str], columns: Mapping[str, str], where: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, kind in columns.items():
        text = row.get(name) or ""
        if not text:
            continue
        try:
            found[name] = cells.value(text, kind)
        except ValueError as error:
            draft.note(
                "cell-unreadable", f"{where}: {name}", f"{short(text)}: {error}", "mend the cell", Severity.WARNING
            )
    return found


def _grouped(draft: Draft, rows: Rows, by: str, columns: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        owner = cells.plain(row.get(by) or "")
        found.setdefault(owner, []).append(_read(draft, row, columns, owner))
    return found


def _is_twice(draft: Draft, key: str, held: Mapping[str, object]) -> bool:
    """True, and said in the report, where a row's key is one that another row has."""
    if key in held:
        message = "two rows have this key; the first one stands"
        draft.note("duplicate-key", key, message, "give each its own key", Severity.WARNING)
    return key in held


def _read_agent(
    draft: Draft, row: Mapping[str, str], candidates: Mapping[str, list[dict[str, Any]]], boxes: dict[str, Box]
) -> None:
    fields = _read(draft, row, cells.kinds(Agent), row.get("key") or "agents")
    key = str(fields.get("key") or fields.get("name") or "")
    if not key:
        draft.note("row-without-key", "agents", "a row has neither key nor name", "give it a key", Severity.WARNING)
        return
    if row.get("grounding_curie"):
        kinds = {f"grounding_{n}": _HEADS.get(n, "text") for n in _GROUNDING}
        found = _read(draft, row, kinds, key)
        fields["grounding"] = {n: found[f"grounding_{n}"] for n in _GROUNDING if f"grounding_{n}" in found}
    if key in candidates:
        fields["candidates"] = candidates[key]
    if _is_twice(draft, key, draft.agents):
        return
    draft.agent(key, str(fields.get("name", key)), AgentKind.UNKNOWN, None, fields)
    try:
        boxes[key] = Box(*(float(row[n]) for n in _PLACE))
    except (KeyError, ValueError):
        return


def _read_statement(
    draft: Draft, row: Mapping[str, str], evidence: Mapping[str, list[dict[str, Any]]], number: int
) -> None:
    fields = _read(draft, row, cells.kinds(Statement), row.get("key") or f"row {number}")
    key = str(fields.pop("key", "") or f"row{number}")
    subject, object_ = (str(fields.pop(end, "") or "") for end in ("subject", "object"))
    if not subject or not object_:
        draft.note("row-without-ends", key, "subject or object is missing", "fill both cells", Severity.WARNING)
        return
    if _is_twice(draft, key, draft.statements):
        return
    for end in (subject, object_):
        if end not in draft.agents:
            draft.agent(end, end, AgentKind.UNKNOWN)
    if key in evidence:
        fields["evidence"] = evidence[key]
    word = row.get("relation") or ""
    relation = relation_of(draft, word, key)
    parked = {"sign_text": None, **fields} if "type" in fields else None
    draft.statement(key, subject, relation, object_, note="" if parked else f"relation “{word}”", parked=parked)


def relation_of(draft: Draft, word: str, key: str) -> Relation:
    """The row that a relation word of a table or SIF file means; an unknown word is kept as text, unsigned."""
    relation = relation_from(word)
    if relation:
        return relation
    draft.note(
        "relation-unknown",
        key,
        f"{short(word)} is no relation word of ours; it is read as unsigned",
        f"use one of {', '.join(Relation)}",
    )
    return Relation.REGULATES
