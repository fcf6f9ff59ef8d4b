"""Agents, statements and sources in words: names as in the figure, verbs from the vocabulary.

Page, picture, slides and exports all say a thing through here, so that it reads the same everywhere.
"""

from __future__ import annotations

import re

from figtrace.model.records import OUR_LICENCE, Agent, Figure, Network, Statement
from figtrace.model.vocabulary import CELLS, AgentKind, Level, Profile, StatementType

_PLURAL_KINDS = CELLS | {AgentKind.VESICLE}
_SINGULAR_ENDINGS = ("ss", "us", "is")


def agent_label(agent: Agent) -> str:
    """The agent's name and what kind of thing it is: ``miR-155, microRNA``."""
    return f"{agent.name}, {agent.kind.label}"


def type_shown(
    statement: Statement, level: Level = Level.MECHANISM, profile: Profile = Profile.CAPTION
) -> StatementType:
    """The statement type that a reading shows: what the words say, or what the mechanism makes of it.

    The modelled type shows only where the modelled sign does: at the mechanism level, and for a sign that comes from
    other papers in the literature profile alone.
    """
    is_modelled = level is Level.MECHANISM and statement.sign_at(level, profile) is statement.sign_model
    return statement.modelled_type or statement.type if is_modelled else statement.type


def sentence(
    statement: Statement, network: Network, level: Level = Level.MECHANISM, profile: Profile = Profile.CAPTION
) -> str:
    """The statement as a short sentence without a full stop: ``miR-155 decreases TP53INP1``.

    An end that the network does not hold is named by its key, so that a broken statement can still be read.
    """
    subject = network.agent.get(statement.subject)
    phrase = type_shown(statement, level, profile).phrase
    verb = _plural_verb(phrase) if subject is not None and _is_plural(subject) else phrase
    return f"{_name(network, statement.subject)} {verb} {_name(network, statement.object)}"


def citation(figure: Figure) -> str:
    """Where the figure comes from, in one line, from the parts that the record has; absent parts are left out.

    Authors, title of the paper, journal, DOI, number of the figure, PMC identifier and PFOCR key, in this order.
    """
    authors, rest = _split_reference(figure)
    place = " ".join(part for part in (_figure_number(figure.number), figure.pmcid and f"({figure.pmcid})") if part)
    parts = (
        authors,
        figure.papertitle,
        rest,
        figure.doi and f"doi:{figure.doi}",
        place,
        f"PFOCR {figure.figid}",
    )
    return " ".join(_stopped(" ".join(part.split())) for part in parts if part)


def licence_lines(network: Network | None = None) -> tuple[str, ...]:
    """What may be done with what is shown, one line each; everything that leaves the house carries them.

    Without a network, those of one that was made here. A network that no figure stands behind has no record's line.
    """
    record = "Figure record: PFOCR, CC0. It covers the record, not the article, its caption or the figure image."
    ours = "Network data: CC0. Drawn anew by figtrace from the caption; the publisher's image is not included."
    if network is None:
        return record, ours
    data = ours if network.data_licence == OUR_LICENCE else f"Network data: {licence(network)}. Drawn anew by figtrace."
    return (record, data) if network.caption_sha256 else (data,)


def licence(network: Network) -> str:
    """The licence of the network's data in words, none guessed: ``CC0-1.0``, or that the file states none."""
    stated = " ".join((network.data_licence or "").split())
    return stated or "licence not stated in the file it came from"


def _name(network: Network, key: str) -> str:
    agent = network.agent.get(key)
    return agent.name if agent is not None else key


def _is_plural(agent: Agent) -> bool:
    """True for names of cells and vesicles in the plural (``CSC-Exos``); a molecule's name takes a singular verb."""
    return agent.kind in _PLURAL_KINDS and agent.name.endswith("s") and not agent.name.endswith(_SINGULAR_ENDINGS)


def _plural_verb(phrase: str) -> str:
    """The phrase for a plural subject: ``carries`` → ``carry``, ``is delivered to`` → ``are delivered to``."""
    verb, _, rest = phrase.partition(" ")
    if verb == "is":
        verb = "are"
    elif verb.endswith("ies"):
        verb = verb[:-3] + "y"
    else:
        verb = verb.removesuffix("s")
    return f"{verb} {rest}" if rest else verb


def _split_reference(figure: Figure) -> tuple[str | None, str | None]:
    """Authors and journal part of the record's one-line reference; (None, all of it) where they cannot be told apart.

    PFOCR writes ``First Author, et al. Journal. Year;Volume:Pages.``, or a single author's name and a full stop.
    """
    if not figure.reftext:
        return None, " ".join(part for part in (figure.journal, figure.year and str(figure.year)) if part) or None
    authors, mark, rest = figure.reftext.partition("et al. ")
    if mark and rest:
        return f"{authors}et al.", rest
    alone = re.fullmatch(r"(.*?[^\W\d_]{2,}\.) (.+)", figure.reftext)
    return (alone[1], alone[2]) if alone else (None, figure.reftext)


def _figure_number(number: str | None) -> str | None:
    """``F5`` → ``Figure 5``; ``F0`` is PFOCR's unknown; supplementary numbers stand as they are."""
    if number is None:
        return None
    plain = re.fullmatch(r"F(?:igure )?0*(\d+)", number)
    if plain:
        return f"Figure {plain[1]}" if plain[1] != "0" else None
    return f"Figure {number}"


def _stopped(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."
