"""SIF for Cytoscape: subject, relation word, object; the tables of nodes and edges beside it carry the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from figtrace.exchange import cells
from figtrace.exchange.contract import (
    NETWORK,
    Exported,
    Imported,
    Job,
    LossKind,
    exporter,
    fields_that_differ,
    said,
)
from figtrace.exchange.draft import Draft
from figtrace.exchange.park import short
from figtrace.exchange.relation import note_strengthened, relation_at
from figtrace.exchange.sheets import Sheet, network_of, relation_of, sheets
from figtrace.exchange.table import rows_of, written
from figtrace.exchange.trust import refuse, text_of
from figtrace.model.records import Network
from figtrace.model.vocabulary import AgentKind

_TABS = re.compile(r"\s+")


@exporter
def dumps(job: Job) -> Exported:
    """One line a statement of this level, lone agents on lines of their own; node and edge tables beside it."""
    read = job.read_at_level()
    labels = _labels(job.network)
    lines = []
    for statement in read:
        relation = relation_at(statement, job.level, job.profile)
        note_strengthened(job, statement, relation, relation.value, returns=False, field="statement")
        lines.append("\t".join((labels[statement.subject], relation.value, labels[statement.object])))
    ends = {end for s in read for end in (s.subject, s.object)}
    # a file without any tab is parted at blanks: a lone name then keeps a tab behind it
    tail = "" if lines else "\t"
    lines += [labels[agent.key] + tail for agent in job.network.agents if agent.key not in ends]
    content = "".join(line + "\n" for line in lines)
    _note_lost(job, content)
    tables = {sheet.name: sheet for sheet in sheets(replace(job, losses=[]), "sif")}
    return Exported(content, tuple(job.losses), _companions(tables, labels))


def _companions(tables: Mapping[str, Sheet], labels: Mapping[str, str]) -> dict[str, str]:
    nodes, edges = tables["agents"], tables["statements"]
    named = Sheet(
        "nodes", ("label", *nodes.columns), [[cells.harmless(labels[cells.plain(row[0])]), *row] for row in nodes.rows]
    )
    return {
        ".nodes.tsv": written(named, "tsv"),
        ".edges.tsv": written(edges, "tsv"),
        **{ending: written(tables[name], "tsv") for name, ending in _BESIDE.items()},
    }


_BESIDE = {n: f".sif-{n}.tsv" for n in ("evidence", "candidates", "mechanisms", "references", "network")}
"""The tables beside those of nodes and edges; their names are not those of the tables of a TSV export beside them."""


def _labels(network: Network) -> dict[str, str]:
    """A label for each agent: its name without tabs, made unique with the key where two share one."""
    plain = {agent.key: _TABS.sub(" ", agent.name).strip() or agent.key for agent in network.agents}
    count = Counter(plain.values())
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in plain.items():
        label = name if count[name] == 1 and name not in taken else f"{name} ({_TABS.sub(' ', key)})"
        while label in taken:
            label += "'"
        taken.add(label)
        labels[key] = label
    return labels


def _note_lost(job: Job, content: str) -> None:
    """Note each field that the lines alone do not say; they are read back to know it."""
    alone = loads(content).network
    lost = fields_that_differ(job.known, alone)
    job.losses[:] = [loss for loss in job.losses if (loss.where, loss.field) in lost]
    noted = {(loss.where, loss.field) for loss in job.losses if loss.kind is LossKind.DROPPED}
    keys = _keys(job.known)
    for where, name in sorted(lost - noted):
        if where == NETWORK or where in keys:
            file = _file_of(job.known, where, name)
            words = _words(job.known, where, name)
            job.lose(LossKind.DROPPED, where, name, f"{words}: a line has no room for it; the companion {file} has it")
        else:
            job.lose(LossKind.INVENTED, where, name, "a line has no key of its own; its label stands for it")


def _keys(network: Network) -> set[str]:
    return {*network.agent, *network.statement, *network.mechanism, *network.reference}


def _file_of(network: Network, where: str, name: str) -> str:
    if where == NETWORK:
        return _BESIDE["network"]
    if name in ("mechanism", "reference"):
        return _BESIDE[f"{name}s"]
    return ".nodes.tsv" if where in network.agent else ".edges.tsv"


def _words(network: Network, where: str, name: str) -> str:
    if name == "statement" and where in network.statement:
        return said(network.statement[where], network)
    if name == "agent" and where in network.agent:
        return short(network.agent[where].name)
    return name


def loads(data: bytes | str, companions: Mapping[str, bytes | str] | None = None) -> Imported:
    """The network of a SIF file; where our companions are at hand (by ending), all that they hold.

    Tabs or blanks part the words, several objects may follow one relation, a lone word is a lone agent.
    Raises ProblemsFound ``sif-line`` for a line of two words.
    """
    text, beside = text_of(data), companions or {}
    draft = Draft("SIF")
    if ".edges.tsv" in beside and ".nodes.tsv" in beside:
        tables = {name: rows_of(text_of(beside[ending]), "tsv") for name, ending in _BESIDE.items() if ending in beside}
        tables["agents"] = rows_of(text_of(beside[".nodes.tsv"]), "tsv")
        tables["statements"] = rows_of(text_of(beside[".edges.tsv"]), "tsv")
        return draft.finish(positions=network_of(tables, draft))
    has_tabs = "\t" in text
    for number, line in enumerate(text.splitlines(), 1):
        words = [w.strip() for w in (line.split("\t") if has_tabs else line.split()) if w.strip()]
        if len(words) == 2:
            refuse("sif-line", f"line {number}", f"{short(line)} has a relation and no object", "add the object")
        if words:
            _read_line(draft, words, number)
    return draft.finish()


def _read_line(draft: Draft, words: Sequence[str], number: int) -> None:
    for name in (words[0], *words[2:]):
        if name not in draft.agents:
            draft.agent(name, name, AgentKind.UNKNOWN)
    for index, name in enumerate(words[2:]):
        key = f"line{number}" if len(words) == 3 else f"line{number}.{index + 1}"
        draft.statement(key, words[0], relation_of(draft, words[1], key), name, note=f"relation “{words[1]}”")
