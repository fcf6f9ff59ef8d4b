"""What every peer shows: the network's places as figtrace lays them out, and the same words for a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from figtrace.model.readings import reading_of
from figtrace.model.records import Agent, Figure, Network
from figtrace.model.vocabulary import Sign
from figtrace.model.wording import agent_label, sentence
from figtrace.picture import layout


class Answer(TypedDict):
    """What a click shows: what the thing is and does, and the words that say so."""

    details: list[str]
    evidence: list[str]


@dataclass(frozen=True)
class Node:
    """An agent's centre and size, px, y down."""

    key: str
    label: str
    kind: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class Edge:
    """A statement between two agents."""

    key: str
    subject: str
    object: str
    sign: str


@dataclass(frozen=True)
class Shape:
    """A network as a peer draws it, and the answer to a click on each of its agents."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    answers: dict[str, Answer]


def shape(network: Network, figure: Figure) -> Shape:
    """The network in the peers' terms; no peer draws what figtrace's own picture would not draw."""
    placed = layout.place(network)
    nodes = [
        Node(agent.key, agent.name, agent.kind.value, box.x + box.w / 2, box.y + box.h / 2, box.w, box.h)
        for agent in network.agents
        if (box := placed.boxes.get(agent.key)) is not None
    ]
    nodes.sort(key=lambda node: -node.w * node.h)  # what is small lies on what holds it
    edges = tuple(
        Edge(said.key, said.subject, said.object, _SIGNS.get(said.sign_model, "unsigned"))
        for said in network.statements
        if said.subject in placed.boxes and said.object in placed.boxes
    )
    return Shape(network.title or figure.figid, tuple(nodes), edges, _answers(network))


_SIGNS = {Sign.POSITIVE: "positive", Sign.NEGATIVE: "negative"}


def _answers(network: Network) -> dict[str, Answer]:
    reading = reading_of("mechanism-caption")
    answers: dict[str, Answer] = {agent.key: {"details": _about(agent), "evidence": []} for agent in network.agents}
    for said in network.statements:
        words = sentence(said, network, reading.level, reading.profile)
        for key in dict.fromkeys((said.subject, said.object)):
            if key in answers:
                answers[key]["details"].append(words)
                answers[key]["evidence"] += [evidence.quote for evidence in said.evidence if evidence.quote]
    for answer in answers.values():
        answer["evidence"] = list(dict.fromkeys(answer["evidence"])) or ["The caption does not say."]
    return answers


def _about(agent: Agent) -> list[str]:
    grounding = agent.grounding.curie if agent.grounding else "no identifier"
    return [agent_label(agent), grounding, ", ".join(agent.synonyms) or "no other names"]
