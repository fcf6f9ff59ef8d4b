"""The founding figure, drawn once for all tests of this folder; and a network that no lane fits."""

from __future__ import annotations

from functools import cache
from random import Random

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Agent, Figure, Network, Statement
from figtrace.model.vocabulary import AgentKind, Basis, Profile, Sign, StatementType
from figtrace.picture import layout, scene
from figtrace.picture.scene import Scene

FIGID = "PMC9095362__SCI2022-9133658.005"


@cache
def records() -> tuple[Network, Figure]:
    """The network and the record."""
    library = Library(default_data())
    return library.network(FIGID), library.figure(FIGID)


@cache
def founding() -> Scene:
    """The scene of the founding figure."""
    network, figure = records()
    return scene.compose(network, layout.place(network), figure)


def drawn(network: Network) -> Scene:
    """The scene of any network."""
    return scene.compose(network, layout.place(network))


_SIGNS = {
    StatementType.ACTIVATION: Sign.POSITIVE,
    StatementType.INHIBITION: Sign.NEGATIVE,
    StatementType.REGULATION: Sign.UNSIGNED,
    StatementType.COMPLEX: Sign.UNSIGNED,
    StatementType.CONVERSION: Sign.NONE,
}
_CHAINED = (AgentKind.PROTEIN, AgentKind.GENE, AgentKind.PROCESS, AgentKind.FAMILY, AgentKind.PATHWAY)


def chain(n_agents: int, leaps: tuple[tuple[int, int], ...] = ()) -> Network:
    """A made-up network in which each agent acts on the next alone, and some on others far away."""
    pairs = [*((i, i + 1) for i in range(n_agents - 1)), *leaps]
    return Network(
        figid=f"PMC0__chain-{n_agents}",
        title="A chain",
        caption_sha256="0" * 64,
        agents=tuple(Agent(key=f"a{i}", kind=_CHAINED[i % len(_CHAINED)], name=f"Agent {i}") for i in range(n_agents)),
        statements=tuple(
            Statement(
                key=f"S{k}",
                type=StatementType.ACTIVATION,
                subject=f"a{i}",
                object=f"a{j}",
                sign_text=Sign.POSITIVE,
                sign_model=Sign.POSITIVE,
                basis=Basis.EXPLICIT,
                profiles=(Profile.CAPTION, Profile.LITERATURE),
            )
            for k, (i, j) in enumerate(pairs)
        ),
    )


_KINDS = tuple(kind for kind in AgentKind if kind not in (AgentKind.VESICLE, AgentKind.MICROENVIRONMENT))


def tangle(n_agents: int, seed: int, n_statements: int | None = None) -> Network:
    """A made-up network without deliveries: any kinds, cycles, loops, lone agents."""
    random = Random(seed)
    agents = [
        Agent(
            key=f"a{i}", kind=random.choice(_KINDS), name=f"{random.choice(('p53', 'NF-κB', 'cell cycle arrest'))} {i}"
        )
        for i in range(n_agents)
    ]
    statements = []
    for i in range(n_agents * 13 // 10 if n_statements is None else n_statements):
        start = random.randrange(n_agents)
        near = min(n_agents - 1, start + 1 + int(random.expovariate(0.25)))
        end = near if random.random() < 0.9 else random.randrange(n_agents)
        kind = random.choice(tuple(_SIGNS))
        statements.append(
            Statement(
                key=f"S{i}",
                type=kind,
                subject=f"a{start}",
                object=f"a{end}",
                sign_text=_SIGNS[kind],
                sign_model=_SIGNS[kind],
                basis=Basis.EXPLICIT,
                profiles=(Profile.CAPTION, Profile.LITERATURE),
            )
        )
    return Network(
        figid=f"PMC0__tangle-{n_agents}-{seed}",
        title="A tangle",
        caption_sha256="0" * 64,
        agents=tuple(agents),
        statements=tuple(statements),
    )
