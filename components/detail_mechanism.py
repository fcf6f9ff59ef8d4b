"""The details of a mechanism: how a cargo gets from one cell to what it changes in another."""

from __future__ import annotations

from markupsafe import Markup

from components.markup import el, join
from components.parts import agent_pick, agent_picks, block, statement_list, terms
from figtrace.model.records import Mechanism, Network


def mechanism_detail(mechanism: Mechanism, network: Network) -> Markup:
    """The whole article of a mechanism."""
    statements = [network.statement[key] for key in mechanism.statements if key in network.statement]
    return join(
        [
            el("p", "mechanism", class_="eyebrow"),
            el("h2", mechanism.title),
            terms(
                [
                    ("Donor", agent_pick(mechanism.donor, network)),
                    ("Vesicle", agent_pick(mechanism.vesicle, network)),
                    ("Cargo", agent_picks(mechanism.cargo, network)),
                    ("Recipient", agent_pick(mechanism.recipient, network)),
                    ("Target", agent_picks(mechanism.targets, network)),
                    ("Process", agent_picks(mechanism.processes, network)),
                    ("Outcome", agent_picks(mechanism.outcomes, network)),
                ]
            ),
            block("Statements", statement_list(statements, network)),
        ]
    )
