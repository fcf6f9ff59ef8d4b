"""INDRA JSON read: our own files in full, others with their quotes but without offsets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import product
from typing import Any

from figtrace.exchange.contract import Imported
from figtrace.exchange.draft import RECORD, Draft, counted
from figtrace.exchange.foreign import licence_from
from figtrace.exchange.identifiers import from_indra
from figtrace.exchange.relation import Relation
from figtrace.exchange.trust import json_value, refuse
from figtrace.model.problems import Severity
from figtrace.model.vocabulary import AgentKind

_EFFECTS = {
    "Activation": Relation.INCREASES,
    "Inhibition": Relation.DECREASES,
    "IncreaseAmount": Relation.INCREASES_AMOUNT,
    "DecreaseAmount": Relation.DECREASES_AMOUNT,
    "Influence": Relation.REGULATES,
}
_REMOVALS = (
    "Dephosphorylation",
    "Deubiquitination",
    "Desumoylation",
    "Dehydroxylation",
    "Deacetylation",
    "Deglycosylation",
    "Defarnesylation",
    "Degeranylgeranylation",
    "Depalmitoylation",
    "Demyristoylation",
    "Deribosylation",
    "Demethylation",
)
_MODIFICATIONS = frozenset({*_REMOVALS, *(name.removeprefix("De").capitalize() for name in _REMOVALS)})
_KINDS = {
    "HGNC": AgentKind.PROTEIN,
    "UP": AgentKind.PROTEIN,
    "FPLX": AgentKind.FAMILY,
    "MIRBASEM": AgentKind.MIRNA,
    "MIRBASE": AgentKind.MIRNA,
    "CHEBI": AgentKind.CHEMICAL,
    "PUBCHEM": AgentKind.CHEMICAL,
    "GO": AgentKind.PROCESS,
    "CL": AgentKind.CELL_TYPE,
    "CVCL": AgentKind.CELL_LINE,
}
_PREFERENCE = ("HGNC", "FPLX", "UP", "MIRBASEM", "MIRBASE", "CHEBI", "GO", "CL", "CVCL", "MESH", "MONDO", "UBERON")


def loads(data: bytes | str) -> Imported:
    """The network of a list of INDRA statements; types that are not understood are listed one by one.

    Raises ProblemsFound ``indra-not-list`` for other JSON.
    """
    found = json_value(data)
    stated = None
    if isinstance(found, Mapping) and isinstance(found.get("statements"), list):
        stated, found = licence_from(found), found["statements"]
    if not isinstance(found, list):
        refuse("indra-not-list", "file", f"it is a JSON {type(found).__name__}, not a list", "wrap it in [ ]")
    draft = Draft("INDRA")
    draft.licence = stated
    ours = _first(found)
    if isinstance(ours.get("network"), Mapping):
        return _our_file(draft, found, ours)
    for number, item in enumerate(found, 1):
        if isinstance(item, Mapping):
            _Reading(draft, item, str(item.get("matches_hash") or item.get("id") or f"s{number}")).read()
        else:
            draft.note("indra-statement", f"statement {number}", f"it is {item!r}"[:80], "remove it", Severity.WARNING)
    return draft.finish()


def _ours(item: Any) -> list[Mapping[str, Any]]:
    """What our own annotations hold, one a piece of evidence."""
    evidence = item.get("evidence") if isinstance(item, Mapping) else None
    made = []
    for piece in evidence if isinstance(evidence, list) else ():
        annotations = piece.get("annotations") if isinstance(piece, Mapping) else None
        held = annotations.get("figtrace") if isinstance(annotations, Mapping) else None
        made.append(held if isinstance(held, Mapping) else {})
    return made


def _first(found: list[Any]) -> Mapping[str, Any]:
    for item in found:
        for held in _ours(item):
            if "network" in held:
                return held
    return {}


def _our_file(draft: Draft, found: list[Any], ours: Mapping[str, Any]) -> Imported:
    draft.take_parked(ours["network"])
    for fields in ours.get("agents") or ():
        if isinstance(fields, Mapping) and isinstance(fields.get("key"), str):
            draft.agent(fields["key"], str(fields.get("name", "")), AgentKind.UNKNOWN, None, fields)
    stated: dict[str, Mapping[str, Any]] = {}
    for fields in ours.get("statements") or ():
        if isinstance(fields, Mapping):
            stated[str(fields.get("key"))] = fields
    for number, item in enumerate(found, 1):
        held = [h["statement"] for h in _ours(item) if isinstance(h.get("statement"), Mapping)]
        if held:
            stated.setdefault(str(held[0].get("key")), held[0])
        else:
            key = str(item.get("id") or f"s{number}") if isinstance(item, Mapping) else f"s{number}"
            _Reading(draft, item if isinstance(item, Mapping) else {}, key).read()
    order = [key for key in ours.get("order") or () if isinstance(key, str)]
    for key in dict.fromkeys([*(k for k in order if k in stated), *stated]):
        fields = stated[key]
        ends = (str(fields.get("subject", "")), str(fields.get("object", "")))
        draft.statement(key, ends[0], Relation.REGULATES, ends[1], parked=fields)
    return draft.finish()


def _quoted(piece: Mapping[str, Any]) -> str:
    """The quote of one piece of evidence, with its paper, and with the reader's word that it denies the statement."""
    epistemics = piece.get("epistemics")
    is_denied = isinstance(epistemics, Mapping) and epistemics.get("negated") is True
    paper = f"PubMed {piece['pmid']}" if isinstance(piece.get("pmid"), str) else ""
    more = "; ".join(filter(None, (paper, "it denies this" if is_denied else "")))
    return f"“{piece['text']}”" + (f" ({more})" if more else "")


class _Reading:
    """One foreign statement being read."""

    def __init__(self, draft: Draft, item: Mapping[str, Any], key: str) -> None:
        self.draft, self.item, self.key = draft, item, key

    def read(self) -> None:
        """Add what the statement says, or list it as not understood."""
        kind = str(self.item.get("type", ""))
        if kind in _EFFECTS:
            self._add(self._end("subj"), _EFFECTS[kind], self._end("obj"), kind)
        elif kind in _MODIFICATIONS:
            relation = Relation.DECREASES if kind in _REMOVALS else Relation.INCREASES
            self.draft.note(
                "modification-coarsened",
                self.key,
                f"{kind} is read as a change of activity",
                "set the type by hand where it matters",
            )
            self._add(self._end("enz"), relation, self._end("sub"), kind)
        elif kind == "Complex":
            members = [self._agent(member) for member in self._list("members")]
            for index, other in enumerate(members[1:], 1):
                self._add(members[0], Relation.BINDS, other, kind, index)
        elif kind == "Conversion":
            sides = self._list("obj_from"), self._list("obj_to")
            self.draft.afford(RECORD * len(sides[0]) * len(sides[1]))
            for index, (one, two) in enumerate(product(*sides)):
                self._add(self._agent(one), Relation.CONVERTS, self._agent(two), kind, index)
        elif kind == "Translocation":
            self._translocation()
        else:
            self.draft.note(
                "indra-type", self.key, f"type {kind!r} is not understood", "state it by hand", Severity.WARNING
            )

    def _list(self, name: str) -> list[Any]:
        found = self.item.get(name)
        return [item for item in found if item] if isinstance(found, list) else []

    def _end(self, name: str) -> str | None:
        found = self.item.get(name)
        if isinstance(found, Mapping) and isinstance(found.get("concept"), Mapping):
            found = found["concept"]
        return self._agent(found) if found else None

    def _agent(self, given: Any) -> str | None:
        if not isinstance(given, Mapping):
            return None
        raw = given.get("db_refs")
        refs = {str(k): v for k, v in raw.items() if isinstance(v, str)} if isinstance(raw, Mapping) else {}
        name = str(refs.get("TEXT") or given.get("name") or "")
        namespace = next((n for n in _PREFERENCE if n in refs), None)
        curie = from_indra(namespace, refs[namespace]) if namespace else None
        key = curie or name
        if key and key not in self.draft.agents:
            kind = _KINDS.get(namespace or "", AgentKind.UNKNOWN)
            self.draft.agent(key, name or key, kind, curie)
        return key or None

    def _add(self, one: str | None, relation: Relation, two: str | None, kind: str, index: int = 0) -> None:
        if one is None or two is None:
            self.draft.note(
                "end-missing", self.key, f"{kind} has no {'subject' if one is None else 'object'}", "name both ends"
            )
            return
        words = f"INDRA {kind}" + (f"; quoted without a place: {self._quotes}" if self._quotes else "")
        key = f"{self.key}.{index}" if index else self.key
        self.draft.statement(key, one, relation, two, note=words)

    @cached_property
    def _quotes(self) -> str:
        """Every quote once, each with its paper; evidence without words is counted in the report.

        They are no Evidence of ours, which has a place in a caption: nobody says where these stand.
        """
        held = [piece for piece in self._list("evidence") if isinstance(piece, Mapping)]
        quotes = dict.fromkeys(_quoted(piece) for piece in held if piece.get("text"))
        bare = sum(not piece.get("text") for piece in held)
        if bare:
            message = f"not read: {counted(bare, 'piece')} of evidence without words"
            self.draft.note("evidence-unread", self.key, message, "none needed; it stays in the file you have")
        return ", ".join(quotes)

    def _translocation(self) -> None:
        agent, to = self._agent(self.item.get("agent")), str(self.item.get("to_location") or "")
        if not to:
            self.draft.note("end-missing", self.key, "Translocation has no to_location", "name the place")
            return
        if to not in self.draft.agents:
            self.draft.agent(to, to, AgentKind.ANATOMY)
        self._add(agent, Relation.DELIVERED, to, "Translocation")
