"""Whole-network rules.

:func:`structure` holds what must be right before anything is shown, above all that every quote stands at its offsets;
:func:`check` adds what a curator should mend or waive.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from figtrace.model import quality, record_quality
from figtrace.model.problems import Problem, Report, Severity
from figtrace.model.records import Agent, Evidence, Figure, Network, Span

MOST_GUESSES: Final = 20
"""Unknown keys for which a near one is looked for: each look costs a comparison with every key there is."""


def check(network: Network, figure: Figure) -> Report:
    """Everything that can be said against a network and its figure: errors, warnings and notes, structure first."""
    return Report(
        (*structure(network, figure), *quality.problems(network, figure), *record_quality.problems(network, figure))
    )


def structure(network: Network, figure: Figure) -> Report:
    """What stops a network from being shown: keys that nothing bears or two bear, words that are not where they should.

    Words, spans and context are compared with the caption code point by code point; nothing is folded or guessed.
    """
    where = network.figid
    found: list[Problem] = []
    if network.figid != figure.figid:
        message = f'the network is of "{network.figid}", the record of "{figure.figid}"'
        found.append(Problem("figure-differs", where, message, "put network and record of one figure together"))
    if network.caption_sha256 != figure.caption_sha256:
        message = f"caption_sha256 {network.caption_sha256[:8]}… is not the record's {figure.caption_sha256[:8]}…"
        cure = "check every quote against the caption, then write its hash"
        found.append(Problem("caption-changed", where, message, cure, Severity.WARNING))
    found += _keys_twice(network, where)
    found += _dangling(network, where)
    for agent in network.agents:
        found += _mentions(agent, figure.caption, where)
    for statement in network.statements:
        for evidence in statement.evidence:
            found += _anchors(statement.key, evidence, figure.caption, where)
    return Report.of(found)


def keys(network: Network) -> Report:
    """What stops a network of which no figure is at hand: keys that two bear, keys that nothing bears."""
    return Report.of((*_keys_twice(network, network.figid), *_dangling(network, network.figid)))


def _keys_twice(network: Network, where: str) -> Iterator[Problem]:
    kinds: dict[str, Iterable[str]] = {
        "agent": (agent.key for agent in network.agents),
        "statement": (statement.key for statement in network.statements),
        "mechanism": (mechanism.key for mechanism in network.mechanisms),
        "reference": (reference.key for reference in network.references),
        "ambiguity": (ambiguity.code for ambiguity in network.ambiguities),
        "conflict": (conflict.key for conflict in network.conflicts),
        "note": (note.code for note in network.notes),
    }
    for kind, keys in kinds.items():
        for key, times in Counter(keys).items():
            if times > 1:
                yield Problem("key-twice", where, f'{times} {kind}s have the key "{key}"', "give each its own")
    both = network.agent.keys() & network.statement.keys()
    for key in sorted(both):
        yield Problem("key-twice", where, f'an agent and a statement have the key "{key}"', "give each its own")


class _Use(NamedTuple):
    """A key where it is used: by whom, in what part, and what kind of thing must bear it."""

    owner: str
    role: str
    key: str | None
    kind: str


def _uses(network: Network) -> Iterator[_Use]:
    """Every key that the network uses."""

    def each(owner: str, role: str, keys: Iterable[str | None], kind: str) -> Iterator[_Use]:
        return (_Use(owner, role, key, kind) for key in keys)

    for agent in network.agents:
        yield from each(agent.key, "ambiguity", agent.ambiguities, "ambiguity")
    for one in network.statements:
        for role in ("subject", "object", "donor", "vesicle", "recipient"):
            yield _Use(one.key, role, getattr(one, role), "agent")
        yield _Use(one.key, "mechanism", one.mechanism, "mechanism")
        yield from each(one.key, "reference", one.references, "reference")
        yield from each(one.key, "ambiguity", one.ambiguities, "ambiguity")
        yield from each(one.key, "step", one.folded_by, "statement")
    for part in network.mechanisms:
        named = (part.donor, part.vesicle, part.recipient, *part.cargo, *part.targets, *part.processes, *part.outcomes)
        yield from each(part.key, "part", named, "agent")
        yield from each(part.key, "statement", part.statements, "statement")
    for conflict in network.conflicts:
        yield from each(conflict.key, "agent", conflict.agents, "agent")
        for side in conflict.sides:
            yield from each(conflict.key, "statement", side.statements, "statement")
            yield from each(conflict.key, "reference", side.references, "reference")
    for note in network.notes:
        yield from each(note.code, "agent", note.agents, "agent")
        yield from each(note.code, "statement", note.statements, "statement")
    yield from each("ocr", "agent", (row.agent for row in network.ocr), "agent")


def _dangling(network: Network, where: str) -> Iterator[Problem]:
    """Every key that is used and not there; the first ones with a guess at what was meant."""
    known: dict[str, Collection[str]] = {
        "agent": network.agent.keys(),
        "statement": network.statement.keys(),
        "mechanism": network.mechanism.keys(),
        "reference": network.reference.keys(),
        "ambiguity": {ambiguity.code for ambiguity in network.ambiguities},
    }
    missing = [use for use in _uses(network) if use.key is not None and use.key not in known[use.kind]]
    for number, (owner, role, key, kind) in enumerate(missing):
        meant = _nearest(str(key), known[kind]) if number < MOST_GUESSES else None
        article = "an" if kind[0] in "aeiou" else "a"
        cure = f"did you mean {meant}?" if meant else f"add {article} {kind} of that key, or take it out"
        yield Problem("end-unknown", where, f'{owner} {role} "{key}" is no {kind}', cure)


def _nearest(key: str, known: Collection[str]) -> str | None:
    folded = {_folded(one): one for one in sorted(known, reverse=True)}
    near = difflib.get_close_matches(_folded(key), folded, n=1)
    return folded[near[0]] if near else None


def _folded(key: str) -> str:
    return "".join(letter for letter in key.lower() if letter.isalnum())


def _mentions(agent: Agent, caption: str, where: str) -> Iterator[Problem]:
    for mention in agent.mentions:
        found = _words(caption, mention.span)
        if found != mention.text or not mention.text:
            place = _place(mention.span)
            message = f'{agent.key} {place} reads "{found}", the mention is "{mention.text}"'
            yield Problem("quote-not-there", where, message, _reselect(caption, mention.text))


def _anchors(key: str, evidence: Evidence, caption: str, where: str) -> Iterator[Problem]:
    """One evidence against the caption: its words, the words around it, and the spans inside it."""
    start, end = evidence.span
    found = _words(caption, evidence.span)
    if found != evidence.quote or not evidence.quote:
        message = f'{key} {_place(evidence.span)} reads "{found}", the evidence quotes "{evidence.quote}"'
        yield Problem("quote-not-there", where, message, _reselect(caption, evidence.quote))
        return
    before, after = caption[:start], caption[end:]
    if not before.endswith(evidence.prefix) or not after.startswith(evidence.suffix):
        message = (
            f'{key} {_place(evidence.span)}: "{evidence.prefix}…{evidence.suffix}" does not stand around the quote'
        )
        yield Problem("context-not-there", where, message, "re-select the words, so that their context is stored")
    inside = {"cue": (evidence.cue,), "subject": evidence.subject_spans, "object": evidence.object_spans}
    for name, spans in inside.items():
        for span in spans:
            if not start <= span.start < span.end <= end:
                message = f"{key} {name} {_place(span)} is not inside the quote {_place(evidence.span)}"
                yield Problem("span-outside", where, message, "select words of the quote")
    for span in (*evidence.antecedent_spans, *((evidence.hedge,) if evidence.hedge else ())):
        if not 0 <= span.start < span.end <= len(caption):
            message = f"{key} {_place(span)} is not inside the caption of {len(caption):,} code points"
            yield Problem("span-outside", where, message, "select words of the caption")


def _words(caption: str, span: Span) -> str:
    """The words at a span; nothing for a span that is no range of the caption."""
    return caption[span.start : span.end] if 0 <= span.start <= span.end <= len(caption) else ""


def _place(span: Span) -> str:
    return f"[{span.start}:{span.end}]"


def _reselect(caption: str, quote: str) -> str:
    """The cure for words that are not where they should be; where they stand once, it says where."""
    at = caption.find(quote) if quote else -1
    if at < 0 or caption.find(quote, at + 1) >= 0:
        return "re-select"
    return f"re-select; the words stand at {_place(Span(at, at + len(quote)))}"
