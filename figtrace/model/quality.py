"""Quality of a network: what a curator should mend or waive, computed from the network and its caption alone.

Each rule gives problems that name the thing, quote the value and say the cure. What needs a lexicon, the history of a
review or another record is judged elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from figtrace.model import curie
from figtrace.model.problems import Problem, Severity
from figtrace.model.records import Agent, Evidence, Figure, Network, Statement
from figtrace.model.vocabulary import (
    CELLS,
    AgentKind,
    Basis,
    GroundingLevel,
    Profile,
    Sign,
    StatementType,
)

Rule = Callable[[Network, Figure], Iterator[Problem]]

HEDGES: Final = re.compile(
    r"\b(may|might|could|possibl[ey]|proposed|putative|suggest(?:ed|s)?|likely)\b", re.IGNORECASE
)
"""Words that make a claim a guess; *can* is no hedge."""

NEGATIONS: Final = re.compile(r"\b(not|cannot|fails? to|neither|nor|without)\b", re.IGNORECASE)
"""Words that may turn a claim into its denial."""

MANY_QUOTES: Final = 3
"""More statements than this under one quote ask for a closer look; the founding figure has two at most."""

_AMOUNTS = frozenset({StatementType.INCREASE_AMOUNT, StatementType.DECREASE_AMOUNT})
_NOT_AMOUNTS = CELLS | {AgentKind.PROCESS, AgentKind.PATHWAY, AgentKind.ANATOMY, AgentKind.MICROENVIRONMENT}


def problems(network: Network, figure: Figure) -> Iterator[Problem]:
    """What is wrong with the network, in the order of its rules; structure is taken to be sound."""
    for rule in RULES:
        yield from rule(network, figure)


def _evidence_missing(network: Network, _figure: Figure) -> Iterator[Problem]:
    for statement in network.statements:
        if not statement.evidence and statement.basis is not Basis.IMPORTED:
            yield Problem("evidence-missing", network.figid, f"{statement.key} has no evidence", "select the words")


def _quotes(network: Network, figure: Figure) -> Iterator[Problem]:
    """Quotes that are titles, ambiguous without context, or under too many statements."""
    users: dict[str, list[str]] = defaultdict(list)
    titles = {title.strip(" .") for title in (figure.title, figure.papertitle) if title}
    for statement in network.statements:
        for evidence in statement.evidence:
            users[evidence.quote].append(statement.key)
            if evidence.quote.strip(" .") in titles:
                message = f"{statement.key} quotes the title"
                yield Problem("quote-is-title", network.figid, message, "quote the caption")
            times = figure.caption.count(evidence.quote)
            if times > 1 and not evidence.prefix and not evidence.suffix:
                message = f'"{evidence.quote}" occurs {times} times and has no context'
                yield _warning("quote-ambiguous", network, message, "store prefix and suffix")
    for quote, keys in users.items():
        if len(keys) > MANY_QUOTES:
            message = f'"{_short(quote)}" stands under {len(keys)} statements: {", ".join(keys)}'
            yield _warning("quote-reused", network, message, "split it")


def _names(network: Network, _figure: Figure) -> Iterator[Problem]:
    """Quotes that name one of the two ends nowhere, neither in themselves nor by an antecedent."""
    for statement in network.statements:
        for evidence in statement.evidence:
            ends = ((statement.subject, evidence.subject_spans), (statement.object, evidence.object_spans))
            for key, spans in ends:
                agent = network.agent.get(key)
                if agent is None or spans or evidence.antecedent_spans or _is_named(agent, evidence):
                    continue
                message = f"{statement.key}: quote does not name {key}"
                yield _warning("quote-does-not-name", network, message, "add an antecedent span")


def _is_named(agent: Agent, evidence: Evidence) -> bool:
    start, end = evidence.span
    if any(start <= mention.span.start and mention.span.end <= end for mention in agent.mentions):
        return True
    quote = evidence.quote.casefold()
    return any(name.casefold() in quote for name in (agent.name, *agent.synonyms))


def _hedges(network: Network, _figure: Figure) -> Iterator[Problem]:
    for statement in network.statements:
        for evidence in statement.evidence:
            hedge = HEDGES.search(evidence.quote)
            if hedge and evidence.hedge is None:
                message = f'"{hedge[0]}" stands within the clause of {statement.key}'
                yield _warning("hedge-dropped", network, message, "mark it")
            negation = NEGATIONS.search(evidence.quote)
            if negation and evidence.direction == "supports":
                message = f'"{negation[0]}" stands within the clause of {statement.key}'
                yield _warning("negation-near", network, message, "mark it")


def _types(network: Network, _figure: Figure) -> Iterator[Problem]:
    for statement in network.statements:
        end = network.agent.get(statement.object)
        shown = statement.modelled_type or statement.type
        if end is not None and shown in _AMOUNTS and end.kind in _NOT_AMOUNTS:
            better = "Inhibition" if shown is StatementType.DECREASE_AMOUNT else "Activation"
            what = "cell" if end.kind in CELLS else end.kind.label
            message = f"{statement.key}: {shown.value} on a {what}"
            yield Problem("type-ends-mismatch", network.figid, message, f"choose {better}")


def _signs(network: Network, figure: Figure) -> Iterator[Problem]:
    """Effects whose direction the words do not give: left unsigned, and what the model does about it."""
    for statement in network.statements:
        if statement.sign_text is not Sign.UNSIGNED or not statement.evidence:
            continue
        cue = statement.evidence[0].cue
        said = figure.caption[cue.start : cue.end]
        cure = "leave unsigned"
        if statement.profiles == (Profile.LITERATURE,):
            cure += f"; profile literature has {_sign(statement)}"
        elif statement.sign_model is not Sign.UNSIGNED:
            cure += f"; the mechanism has {_sign(statement)}, implied by a later clause"
        yield _warning("unsigned-effect", network, f'{statement.key} "{said}" gives no sign', cure)


def _sign(statement: Statement) -> str:
    return "−" if statement.sign_model is Sign.NEGATIVE else statement.sign_model.value


_FACTOR = {Sign.POSITIVE: 1, Sign.NEGATIVE: -1}


def _contradictions(network: Network, _figure: Figure) -> Iterator[Problem]:
    """A signed statement beside two steps between the same ends whose signs multiply to the opposite."""
    steps: dict[str, list[Statement]] = defaultdict(list)
    for statement in network.statements:
        if statement.sign_model in _FACTOR and statement.profiles:
            steps[statement.subject].append(statement)
    for direct in network.statements:
        if direct.sign_model not in _FACTOR or not direct.profiles:
            continue
        for first in steps[direct.subject]:
            for second in steps[first.object]:
                product = _FACTOR[first.sign_model] * _FACTOR[second.sign_model]
                if second.object == direct.object and product != _FACTOR[direct.sign_model]:
                    yield _contradiction(network, direct, first, second)


def _contradiction(network: Network, direct: Statement, first: Statement, second: Statement) -> Problem:
    named = next(
        (one.key for one in network.conflicts if any(direct.key in side.statements for side in one.sides)), None
    )
    steps = (first, second)
    whose = " (literature)" if any(step.profiles == (Profile.LITERATURE,) for step in steps) else ""
    arrow = "→" if direct.sign_model is Sign.POSITIVE else "⊣"
    ends = f"{network.agent[direct.subject].name} {arrow} {network.agent[direct.object].name}"
    message = f"{direct.key} says {ends}; {first.key}+{second.key}{whose} say the opposite"
    if named:
        return _warning("contradiction", network, f"{named}: {message}", "show both")
    return _warning("contradiction", network, message, "list the conflict, and show both")


def _repeats(network: Network, _figure: Figure) -> Iterator[Problem]:
    """Statements that say the same twice, and net statements that stand beside their own steps."""
    seen: dict[tuple[object, ...], str] = {}
    for one in network.statements:
        # the same relation in another cell or under another mechanism is no repetition
        same = (one.subject, one.object, one.type, one.sign_text, one.sign_model, one.recipient, one.mechanism)
        if same in seen:
            message = f"{one.key} repeats {seen[same]}: same ends, type, sign"
            yield _warning("duplicate-statement", network, message, "merge the evidence")
        seen.setdefault(same, one.key)
        if one.folded_by:
            message = f"{one.key} runs beside {' + '.join(one.folded_by)}"
            yield Problem("counted-twice", network.figid, message, "folded at mechanism level", Severity.NOTE)


def _alone(network: Network, _figure: Figure) -> Iterator[Problem]:
    used = {key for statement in network.statements for key in (statement.subject, statement.object)}
    for agent in network.agents:
        if agent.key not in used:
            yield _warning("agent-alone", network, f"{agent.key} has no statement", "link or delete")


def _deliveries(network: Network, _figure: Figure) -> Iterator[Problem]:
    """Vesicles with cargo that nobody releases or takes up."""
    has: dict[StatementType, set[str]] = defaultdict(set)
    for statement in network.statements:
        end = statement.object if statement.type is StatementType.RELEASE else statement.subject
        has[statement.type].add(end)
    for mechanism in network.mechanisms:
        if mechanism.vesicle:
            has[StatementType.RELEASE] |= {mechanism.vesicle} if mechanism.donor else set()
            has[StatementType.DELIVERY] |= {mechanism.vesicle} if mechanism.recipient else set()
    for agent in network.agents:
        if agent.kind is not AgentKind.VESICLE or agent.key not in has[StatementType.CARRIAGE]:
            continue
        lacks = [
            word
            for word, kind in (("donor", StatementType.RELEASE), ("recipient", StatementType.DELIVERY))
            if agent.key not in has[kind]
        ]
        if lacks:
            message = f"{agent.key} has cargo but no {' or '.join(lacks)}"
            yield _warning("delivery-incomplete", network, message, "complete the mechanism")


def _identifiers(network: Network, _figure: Figure) -> Iterator[Problem]:
    for agent in network.agents:
        given = [agent.grounding.curie] if agent.grounding else []
        given += [candidate.curie for candidate in agent.candidates]
        given += [agent.taxon] if agent.taxon else []
        for one in given:
            yield from _identifier(network, agent, one)
        if agent.grounding is None or agent.grounding.level is GroundingLevel.UNRESOLVED:
            near = ", ".join(candidate.curie for candidate in agent.candidates[:3]) or "none"
            message = f"{agent.name} has no identifier"
            yield Problem("unresolved", network.figid, message, f"legal; candidates: {near}", Severity.NOTE)


def _identifier(network: Network, agent: Agent, one: str) -> Iterator[Problem]:
    if curie.is_valid(one):
        return
    prefix = curie.split(one)[0]
    better = curie.mended(one)
    if better is None and not curie.is_known(one):
        message = f'{agent.key}: prefix "{prefix}" of "{one}" is not known'
        yield _warning("prefix-unknown", network, message, f"use one of {', '.join(sorted(curie.PREFIXES))}")
        return
    cure = f"write {better}" if better else f"it must match {curie.PREFIXES[prefix].pattern}"
    yield Problem("identifier-form", network.figid, f'{agent.key}: "{one}" does not fit {prefix.lower()}', cure)


def _organisms(network: Network, figure: Figure) -> Iterator[Problem]:
    """Agents of another organism than the rest of the network."""
    counts = Counter(agent.taxon for agent in network.agents if agent.taxon)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    names = {hit.taxon: hit.organism for hit in figure.ocr if hit.taxon and hit.organism}
    for agent in network.agents:
        if agent.taxon and agent.taxon != usual:
            message = (
                f"{agent.key} is of {names.get(agent.taxon) or agent.taxon} in a network of {names.get(usual) or usual}"
            )
            yield _warning("organism-mismatch", network, message, "re-ground")


def _mechanisms(network: Network, _figure: Figure) -> Iterator[Problem]:
    """Mechanisms whose parts are not what their names say, or not what their statements say."""
    carried = {(one.subject, one.object) for one in network.statements if one.type is StatementType.CARRIAGE}
    for mechanism in network.mechanisms:
        vesicle = network.agent.get(mechanism.vesicle or "")
        if vesicle is not None and vesicle.kind is not AgentKind.VESICLE:
            message = f"{mechanism.key}: vesicle {vesicle.key} is a {vesicle.kind.label}"
            yield _warning("mechanism-inconsistent", network, message, "name a vesicle, or leave it out")
        for key in mechanism.cargo:
            if (mechanism.vesicle, key) not in carried:
                message = f"{mechanism.key}: no statement says that {mechanism.vesicle} carries {key}"
                yield _warning("mechanism-inconsistent", network, message, "add the statement, or take out the cargo")
        for key in mechanism.statements:
            one = network.statement.get(key)
            if one is not None and one.mechanism != mechanism.key:
                message = f"{mechanism.key} lists {key}, whose mechanism is {one.mechanism}"
                yield _warning("mechanism-inconsistent", network, message, "name the same mechanism on both sides")


def _warning(code: str, network: Network, message: str, cure: str) -> Problem:
    return Problem(code, network.figid, message, cure, Severity.WARNING)


def _short(words: str, longest: int = 40) -> str:
    return words if len(words) <= longest else words[:longest].rstrip() + "…"


RULES: Final[tuple[Rule, ...]] = (
    _evidence_missing,
    _quotes,
    _names,
    _hedges,
    _types,
    _signs,
    _contradictions,
    _repeats,
    _alone,
    _deliveries,
    _mechanisms,
    _identifiers,
    _organisms,
)
"""The rules, in the order in which their problems are read."""
