"""What belongs to a selection in a reading: the same as ``nearOf`` in ``assets/lib/select.mjs``, holders aside."""

from __future__ import annotations

from collections.abc import Iterable

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.readings import Reading
from figtrace.model.records import Network
from figtrace.network.compare import agents_of
from figtrace.network.graph import links


def near(network: Network, keys: Iterable[str], reading: Reading) -> frozenset[str]:
    """Keys of agents and statements: those selected, what touches them, and its other ends; a mechanism's are all.

    Raises :class:`ProblemsFound` for a key that is no agent, statement or mechanism of the network.
    """
    wanted = list(keys)
    known = {*network.agent, *network.statement, *network.mechanism}
    missing = [key for key in wanted if key not in known]
    if missing:
        cure = "use keys of agents, statements or mechanisms, as the network has them"
        raise ProblemsFound(Report.of([Problem("key-unknown", network.figid, f'"{missing[0]}" is no key', cure)]))
    chosen, found = set(wanted), set[str]()
    for key in wanted:
        if key in network.mechanism:
            found.update(agents_of(network, network.mechanism[key]))
        else:
            found.add(key)
    for link in links(network, reading):
        said = link.statement
        if chosen & {said.key, said.subject, said.object, said.mechanism}:
            found.update((said.key, link.subject, link.object))
    return frozenset(found)
