"""Who is drawn inside whom, and in which lane: read from carriage, release, delivery and the mechanisms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from figtrace.model.readings import READINGS
from figtrace.model.records import Agent, Network, Statement
from figtrace.model.vocabulary import CELLS, AgentKind, StatementType

DONOR, VESICLE, RECIPIENT, EFFECT = 0, 1, 2, 3
"""The lanes from the left; outcomes stand to the right of what yields them."""

_PLACES = CELLS | {AgentKind.ANATOMY}
_HELD = frozenset(AgentKind) - CELLS - {AgentKind.VESICLE, AgentKind.ANATOMY, AgentKind.MICROENVIRONMENT}
_MOLECULAR = _HELD - {AgentKind.PROCESS}
_COMPOSITE = frozenset({AgentKind.PATHWAY, AgentKind.PROCESS, AgentKind.COMPLEX, AgentKind.FAMILY})


@dataclass
class Structure:
    """What the picture's order rests on.

    ``holder`` leads from an agent to the one that it is drawn in; ``lane`` gives the top agents that have a part in a
    delivery their lane; ``region`` is the surroundings drawn as a ground; ``membrane`` names receptors that sit in
    their holder's membrane; ``parts`` are agents without statements whose name stands inside another's name.
    """

    holder: dict[str, str] = field(default_factory=dict)
    lane: dict[str, int] = field(default_factory=dict)
    region: str | None = None
    membrane: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def root(self, key: str) -> str:
        """The outermost holder of an agent, or itself."""
        while key in self.holder:
            key = self.holder[key]
        return key


def read(network: Network) -> Structure:
    """The structure of a network; empty of holders and lanes where the network knows no delivery."""
    reader = _Reader(network)
    reader.carry()
    reader.receive()
    reader.name_parts()
    reader.surround()
    return reader.found


def is_step(statement: Statement) -> bool:
    """True for what shapes the order: drawn in some reading besides the one that other papers fill in."""
    return any(reading.draws(statement) for reading in READINGS[:2])


def when(statement: Statement) -> int:
    """One bit for each reading that draws the statement, the caption's the lowest; all for one that none draws."""
    return sum(1 << i for i, reading in enumerate(READINGS) if reading.draws(statement)) or 7


class _Reader:
    def __init__(self, network: Network) -> None:
        self.network = network
        self.found = Structure()
        self.stated = {key for said in network.statements for key in (said.subject, said.object)}

    def kind(self, key: str | None) -> AgentKind | None:
        agent = self.network.agent.get(key or "")
        return agent.kind if agent else None

    def stand(self, key: str | None, lane: int, kinds: frozenset[AgentKind]) -> None:
        """Give a top agent of the right kind its lane, the first one that it is named for."""
        if key is not None and self.kind(key) in kinds:
            self.found.lane.setdefault(key, lane)

    def carry(self) -> None:
        """Cargo goes into its vesicle, vesicles and those that release them into their lanes."""
        vesicle = frozenset({AgentKind.VESICLE})
        for said in self.network.statements:
            if self.kind(said.subject) is AgentKind.VESICLE:
                self.stand(said.subject, VESICLE, vesicle)
                if said.type is StatementType.CARRIAGE and self.kind(said.object) in _HELD:
                    self.found.holder.setdefault(said.object, said.subject)
            if said.type is StatementType.RELEASE and self.kind(said.object) is AgentKind.VESICLE:
                self.stand(said.subject, DONOR, _PLACES)
        for mechanism in self.network.mechanisms:
            self.stand(mechanism.vesicle, VESICLE, vesicle)
            self.stand(mechanism.donor, DONOR, _PLACES)
            for cargo in mechanism.cargo:
                if mechanism.vesicle in self.found.lane and self.kind(cargo) in _HELD:
                    self.found.holder.setdefault(cargo, str(mechanism.vesicle))

    def receive(self) -> None:
        """Recipients stand in their lane and hold what is acted on inside them."""
        hosts: dict[str, list[str]] = defaultdict(list)
        for mechanism in self.network.mechanisms:
            self.stand(mechanism.recipient, RECIPIENT, _PLACES)
            if mechanism.recipient is not None:
                for key in mechanism.targets:
                    hosts[key].append(mechanism.recipient)
        for said in self.network.statements:
            if said.type is StatementType.DELIVERY:
                self.stand(said.object, RECIPIENT, _PLACES)
            if said.recipient is not None and said.mechanism is None:
                self.stand(said.recipient, RECIPIENT, _PLACES)
                if self.kind(said.object) in _MOLECULAR:
                    hosts[said.object].append(said.recipient)
        for key, of in hosts.items():
            host = of[0]
            is_one = len(set(of)) == 1 and key not in self.found.holder and host not in self.found.holder
            if is_one and self.kind(host) in _PLACES and self.kind(key) in _HELD:
                self.found.holder[key] = host
        agents = self.network.agent
        self.found.membrane = frozenset(
            key for key, host in self.found.holder.items() if agents[key].is_receptor and self.kind(host) in CELLS
        )

    def name_parts(self) -> None:
        """An agent without statements is drawn in the one whose name its own name is a part of."""
        silent = [a for a in self.network.agents if a.key not in self.stated and a.kind in _MOLECULAR]
        wholes = [a for a in self.network.agents if a.kind in _COMPOSITE and a.key in self.stated]
        parts = set()
        for agent in silent:
            whole = next((w for w in wholes if _is_named_in(agent, w)), None)
            if whole is not None:
                self.found.holder[agent.key] = whole.key
                parts.add(agent.key)
        self.found.parts = frozenset(parts)

    def surround(self) -> None:
        """The one microenvironment becomes the ground of all that happens at the recipients."""
        regions = [a.key for a in self.network.agents if a.kind is AgentKind.MICROENVIRONMENT]
        if len(regions) == 1 and RECIPIENT in self.found.lane.values():
            self.found.region = regions[0]


def _is_named_in(part: Agent, whole: Agent) -> bool:
    return any(
        w.span.start <= p.span.start and p.span.end <= w.span.end and p.span != w.span
        for p in part.mentions
        for w in whole.mentions
    )
