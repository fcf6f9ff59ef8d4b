"""Putting a stranger's file together as a network: agents and statements drafted, without a quote, and saying so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from figtrace.exchange.contract import Imported, Positions
from figtrace.exchange.park import restored
from figtrace.exchange.relation import TYPES, Relation, sign_of
from figtrace.exchange.trust import MAX_UNFOLDED, refuse
from figtrace.model.problems import Problem, Report, Severity
from figtrace.model.records import Agent, Foreign, Grounding, Mechanism, Network, Reference, Statement
from figtrace.model.vocabulary import AgentKind, Basis, GroundingLevel, Profile, ReviewState

NO_FIGURE = "imported"
"""The figid of a network that no figure stands behind."""

RECORD = 400
"""What one agent or statement counts for beside its words, so that 200,000 of them are the most."""

_BOTH = (Profile.CAPTION, Profile.LITERATURE)


class Draft:
    """Agents and statements as they are read, with the report of what was not understood."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.agents: dict[str, Agent] = {}
        self.statements: dict[str, Statement] = {}
        self.mechanisms: dict[str, Mechanism] = {}
        self.references: dict[str, Reference] = {}
        self.network: dict[str, Any] = {}
        self.licence: str | None = None
        self.foreign: list[Foreign] = []
        self.problems: list[Problem] = []
        self._spent = 0

    def spend(self, n: int) -> None:
        """Count characters that the file comes to; raises as :meth:`afford` does."""
        self.afford(n)
        self._spent += n

    def afford(self, n: int) -> None:
        """Raise ProblemsFound ``unfolds-too-large`` where so many characters more are beyond the limit."""
        if self._spent + n > MAX_UNFOLDED:
            message = f"what it repeats comes to more than {MAX_UNFOLDED // 1024 // 1024} MB when it is read"
            refuse("unfolds-too-large", "file", message, "split the file, or read its groups as one agent each")

    def note(self, code: str, where: str, message: str, cure: str, severity: Severity = Severity.NOTE) -> None:
        """Add a line to the report."""
        self.spend(len(where) + len(message) + len(cure))
        self.problems.append(Problem(code, where, message, cure, severity))

    def agent(
        self, key: str, name: str, kind: AgentKind, curie: str | None = None, parked: Mapping[str, Any] | None = None
    ) -> str:
        """Add an agent as the file gives it, or as our own parked fields complete it; returns its key."""
        self.spend(RECORD + len(name))
        fields: dict[str, Any] = {"key": key, "kind": kind, "name": name}
        if curie and not (parked and "grounding" in parked):
            fields["grounding"] = Grounding(
                curie=curie,
                level=GroundingLevel.EXACT,
                name=name,
                source=f"imported from {self.origin}",
                is_verified=False,
            )
        made = restored(Agent, {**fields, **(parked or {})}, key) if parked else Agent.model_validate(fields)
        if isinstance(made, Problem):
            self.problems.append(made)
            made = Agent.model_validate(fields)
        self.agents[made.key] = made
        return made.key

    def statement(
        self,
        key: str,
        subject: str,
        relation: Relation,
        object_: str,
        *,
        note: str = "",
        references: Sequence[str] = (),
        parked: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a statement; without parked fields it is drafted, has no quote, and says where it came from."""
        self.spend(RECORD + len(note))
        sign = sign_of(relation)
        fields: dict[str, Any] = {
            "key": key,
            "type": TYPES[relation],
            "subject": subject,
            "object": object_,
            "sign_text": sign,
            "sign_model": sign,
            "basis": Basis.IMPORTED,
            "references": tuple(references),
            "profiles": _BOTH,
            "review": ReviewState.DRAFTED,
            "note": f"imported from {self.origin}: no quote{'; ' + note if note else ''}",
        }
        made: Statement | Problem = (
            restored(Statement, {"key": key, "subject": subject, "object": object_, **parked}, key)
            if parked and "type" in parked
            else Statement.model_validate(fields)
        )
        if isinstance(made, Problem):
            self.problems.append(made)
            made = Statement.model_validate(fields)
        self.statements[made.key] = made
        return made.key

    def record(self, group: str, fields: Mapping[str, Any]) -> None:
        """Add one of our mechanisms or references from its parked fields."""
        made: Mechanism | Reference | Problem = (
            restored(Mechanism, fields, group) if group == "mechanisms" else restored(Reference, fields, group)
        )
        if isinstance(made, Problem):
            self.problems.append(made)
        elif isinstance(made, Mechanism):
            self.mechanisms[made.key] = made
        else:
            self.references[made.key] = made

    def take_parked(self, whole: Any) -> None:
        """Take the fields of the network itself, and its mechanisms and references, from one parked object."""
        if not isinstance(whole, Mapping):
            return
        for group in ("mechanisms", "references"):
            records = whole.get(group)
            for fields in records if isinstance(records, list) else ():
                if isinstance(fields, Mapping):
                    self.record(group, fields)
        keyed = ("agents", "statements", "mechanisms", "references")
        self.network.update({name: value for name, value in whole.items() if name not in keyed})

    def finish(self, title: str = "", positions: Positions | None = None) -> Imported:
        """The network and its report; a file that says nothing of a figure gets none.

        A stranger's file has the licence that it states, or none; in our own a licence that is absent is ours.
        """
        whole: dict[str, Any] = {
            "figid": NO_FIGURE,
            "title": title or f"Imported from {self.origin}",
            "caption_sha256": "",
            **({} if "figid" in self.network else {"data_licence": self.licence}),
        }
        made = restored(Network, {**whole, **self.network}, "network")
        if isinstance(made, Problem):
            self.problems.append(made)
            made = Network.model_validate(whole)
        network = made.model_copy(
            update={
                "agents": tuple(self.agents.values()),
                "statements": tuple(self.statements.values()),
                "mechanisms": tuple(self.mechanisms.values()),
                "references": tuple(self.references.values()),
                "foreign": (*made.foreign, *self.foreign),
            }
        )
        if network.data_licence is None:
            message = "the file does not state the licence of its data"
            self.note("licence-unstated", self.origin, message, "ask whoever made it before you pass it on")
        bare = sum(not s.evidence for s in network.statements if s.basis is Basis.IMPORTED)
        if bare:
            message = f"{bare} of {len(network.statements)} statements have no quote; they are drafted, not reviewed"
            self.note("no-quote", self.origin, message, "select the words of a caption for each", Severity.WARNING)
        return Imported(network, Report.of(self.problems), positions)


def parked_network(network: Network) -> dict[str, Any]:
    """The fields of the network itself with its mechanisms and references, as one JSON object to park."""
    whole = network.model_dump(mode="json", exclude_defaults=True, exclude={"agents", "statements"})
    whole.setdefault("figid", network.figid)
    return whole


_PLACES = 3
"""Places that are named of those where the same thing was found."""


def gathered(report: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, those that say the same of several places said once: ``e1, e2, e3 and 40 more``."""
    same: dict[Problem, list[str]] = {}
    for problem in report:
        same.setdefault(replace(problem, where=""), []).append(problem.where)
    return tuple(replace(problem, where=_places(where)) for problem, where in same.items())


def _places(where: list[str]) -> str:
    rest = len(where) - _PLACES
    return ", ".join(where[:_PLACES]) + (f" and {rest} more" if rest > 0 else "")


def counted(n: int, one: str, many: str = "") -> str:
    """A number and its noun: ``1 comment``, ``2 comments``."""
    return f"{n} {one if n == 1 else many or one + 's'}"
