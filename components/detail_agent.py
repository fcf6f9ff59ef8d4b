"""The details of an agent: what it is, what it does, what is done to it, and what is not sure about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from components.detail_doubts import conflicts, doubts
from components.markup import el, join
from components.parts import agent_picks, block, chip, curie_link, more, picks, statement_list, terms
from figtrace.model.records import Agent, Candidate, Grounding, Network, Statement
from figtrace.model.vocabulary import GroundingLevel

SPECIES = {"ncbitaxon:9606": "human", "ncbitaxon:10090": "mouse", "ncbitaxon:10116": "rat"}
"""Common names of the species that figures mostly speak of (NCBI Taxonomy)."""

_SURE = frozenset({GroundingLevel.EXACT, GroundingLevel.EXACT_LOCUS})


@dataclass(slots=True)
class Around:
    """The statements of which an agent is the subject, and those of which it is the object alone."""

    does: list[Statement] = field(default_factory=list)
    done: list[Statement] = field(default_factory=list)


def around(network: Network) -> dict[str, Around]:
    """What stands around every agent, gathered in one walk over the statements."""
    found = {agent.key: Around() for agent in network.agents}
    for said in network.statements:
        found[said.subject].does.append(said)
        if said.object != said.subject:
            found[said.object].done.append(said)
    return found


def agent_detail(agent: Agent, network: Network, near: Around) -> Markup:
    """The whole article of an agent."""
    return join(
        [
            el(
                "p", agent.kind.label, agent.is_receptor and ", receptor", class_="eyebrow", title=agent.kind.definition
            ),
            el("h2", agent.name),
            _names(agent),
            terms([("Identifier", _identifier(agent)), ("Species", _species(agent)), ("Mentioned", _mentioned(agent))]),
            el("p", agent.note, class_="note") if agent.note else None,
            block("What it does", statement_list(near.does, network)),
            block("What is done to it", statement_list(near.done, network)),
            conflicts(network, agent.key),
            block("Where", _context(agent, network, near)),
            doubts(network, agent=agent),
            more(f"Other identifiers considered ({len(agent.candidates)})", _candidates(agent.candidates))
            if agent.candidates
            else None,
        ]
    )


def _names(agent: Agent) -> Markup | None:
    """Other names; the figure's own word stands above them."""
    names = [name for name in (agent.preferred_name, *agent.synonyms) if name and name != agent.name]
    return el("p", "; ".join(dict.fromkeys(names)), class_="names") if names else None


def _identifier(agent: Agent) -> Markup:
    chosen = agent.grounding
    if chosen is None:
        return el("span", "none chosen", class_="quiet")
    return join([curie_link(chosen.curie), " ", _level(chosen), el("br"), _seen(chosen)])


def _level(chosen: Grounding) -> Markup:
    return chip(chosen.level, "" if chosen.level in _SURE else "chip-warn")


def _seen(chosen: Grounding) -> Markup:
    where = f", as in {chosen.source}" if chosen.source else ""
    doubt = "" if chosen.is_verified else "; not verified"
    return el("span", f"{chosen.name}{where}{doubt}", class_="quiet small")


def _species(agent: Agent) -> Markup | None:
    if agent.taxon is None:
        return None
    return join([SPECIES.get(agent.taxon, ""), " ", curie_link(agent.taxon)])


def _mentioned(agent: Agent) -> Markup | None:
    if not agent.mentions:
        return None
    said = [join(["“", mention.text, "” ", _offsets(mention.span)]) for mention in agent.mentions]
    return join(said, "; ")


def _offsets(span: tuple[int, int]) -> Markup:
    return el("span", f"{span[0]}–{span[1]}", class_="quiet small", title="characters of the caption")


def _context(agent: Agent, network: Network, near: Around) -> Markup | None:
    """Donor, vesicle and recipient of each mechanism that the agent is part of."""
    of = {said.mechanism for said in (*near.does, *near.done)}
    rows: list[tuple[str, object]] = []
    parts = [one for one in network.mechanisms if one.key in of]
    rows.append(("Mechanism", join([picks(one.key, one.title) for one in parts], "; ") if parts else None))
    for name in ("donor", "vesicle", "recipient"):
        keys = dict.fromkeys(getattr(one, name) for one in parts)
        rows.append((name.capitalize(), agent_picks([key for key in keys if key != agent.key], network)))
    return terms(rows)


def _candidates(candidates: tuple[Candidate, ...]) -> Markup:
    items = [
        el("li", curie_link(one.curie), " ", one.name or "", el("span", f" {_ROLES[one.role]}", class_="quiet small"))
        for one in candidates
    ]
    return el("ul", items)


_ROLES = {"alternative": "alternative", "member": "member of the family"}
