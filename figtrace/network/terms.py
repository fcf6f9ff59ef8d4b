"""What a row of a person's own table may call the molecules of a network, and how sure each word is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypedDict

from figtrace.model.records import Agent, Network
from figtrace.model.vocabulary import AgentKind, GroundingLevel
from figtrace.network.names import fold

HOWS: tuple[str, ...] = (
    "identifier",
    "name in the caption",
    "preferred name",
    "synonym",
    "other identifier",
    "family member",
)
"""By what a row is matched, the surest first; an agent takes its value from the surest rows it has."""

MOLECULES = frozenset(
    {
        AgentKind.PROTEIN,
        AgentKind.FAMILY,
        AgentKind.GENE,
        AgentKind.MIRNA,
        AgentKind.COMPLEX,
        AgentKind.CHEMICAL,
        AgentKind.UNKNOWN,
    }
)
"""Kinds that a row of measurements may mean: CAF in a table of genes is a gene, never the cell of that name."""

HAS_MEMBERS = frozenset({AgentKind.FAMILY, AgentKind.COMPLEX, AgentKind.MIRNA})
"""Kinds whose members stand for them; elsewhere a "member" is another thing that may have been meant."""

BARE = frozenset({"uniprot", "mirbase", "mirbase.mature", "ensembl"})
"""Prefixes whose identifiers people write without the prefix."""

_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:sp|tr)\|([A-Za-z0-9]+)(?:-[0-9]+)?\|.*"), r"uniprot:\1"),
    (re.compile(r"(ENS[A-Z]*G[0-9]{11})\.[0-9]+", re.IGNORECASE), r"ensembl:\1"),
    (re.compile(r"(?:ncbi|entrez|gene ?id)(?: ?gene)?(?: ?id)?[:_ ]+([0-9]+)", re.IGNORECASE), r"ncbigene:\1"),
    (re.compile(r"hgnc:hgnc:([0-9]+)", re.IGNORECASE), r"hgnc:\1"),
    (re.compile(r"([OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9](?:[A-Z][A-Z0-9]{2}[0-9]){1,2})-[0-9]+"), r"uniprot:\1"),
)  # fmt: skip

Same = Callable[[str], Iterable[str]]
"""Other databases' CURIEs of a gene, such as :meth:`figtrace.reading.lexicon.Lexicon.same` gives."""


class Index(TypedDict):
    """What the page needs to match without asking: folded term → (agent, place in ``hows``, the term as written)."""

    terms: dict[str, list[list[str | int]]]
    names: dict[str, str]
    hows: list[str]


def index(network: Network, same: Same = lambda _: ()) -> Index:
    """Every term that a row may use for a molecule of the network; a term may mean several agents.

    A row that uses an identifier which is the ``same`` is matched as if it used the gene's own.
    """
    terms: dict[str, list[list[str | int]]] = {}
    for agent in network.agents:
        if agent.kind not in MOLECULES:
            continue
        known: dict[str, tuple[int, str]] = {}
        for term, how in _terms(agent, same):
            folded = fold(term)
            if folded and (folded not in known or how < known[folded][0]):
                known[folded] = how, term
        for folded, (how, term) in known.items():
            terms.setdefault(folded, []).append([agent.key, how, term])
    names = {agent.key: agent.name for agent in network.agents if agent.kind in MOLECULES}
    return {"terms": terms, "names": names, "hows": list(HOWS)}


def term_of(identifier: str, is_ncbi: bool) -> str:
    """The folded term of an identifier as people write it; plain numbers are NCBI genes where the column says so."""
    plain = identifier.strip()
    if is_ncbi and re.fullmatch(r"[0-9]+(\.0)?", plain):
        return fold(f"ncbigene:{plain.removesuffix('.0')}")
    for pattern, form in _REWRITES:
        found = pattern.fullmatch(plain)
        if found:
            return fold(found.expand(form))
    return fold(plain)


def _terms(agent: Agent, same: Same) -> Iterator[tuple[str, int]]:
    """What may name the agent in a table, with its place in :data:`HOWS`."""
    if agent.grounding is not None:
        yield from ((term, 0) for term in _forms(agent.grounding.curie, same))
    words = [(agent.name, 1), (agent.preferred_name or "", 2), *((synonym, 3) for synonym in agent.synonyms)]
    is_family = agent.kind in HAS_MEMBERS or (
        agent.grounding is not None and agent.grounding.level is GroundingLevel.FAMILY
    )
    for candidate in agent.candidates:
        if candidate.role == "member" and not is_family:
            continue
        how = 5 if candidate.role == "member" else 4
        yield from ((term, how) for term in _forms(candidate.curie, same))
        words.append((candidate.name or "", how))
    for word, how in words:
        yield word, how
        if agent.kind is AgentKind.MIRNA:
            yield (word[4:] if word.lower().startswith("hsa-") else f"hsa-{word}"), how


def _forms(curie: str, same: Same) -> Iterator[str]:
    """A CURIE and those of the same gene, each also as people write it without its prefix."""
    for one in (curie, *same(curie)):
        yield one
        prefix, _, identifier = one.partition(":")
        if prefix in BARE:
            yield identifier
