"""The details of a statement: what it says, in which reading, on which words, and which papers stand behind it."""

from __future__ import annotations

from markupsafe import Markup

from components.detail_doubts import conflicts, doubts
from components.markup import el, join
from components.parts import (
    agent_pick,
    block,
    chip,
    picks,
    reference_words,
    sentences,
    sign_badge,
    terms,
    varying,
)
from figtrace.model.readings import READINGS
from figtrace.model.records import Evidence, Network, Reference, Statement
from figtrace.model.vocabulary import Basis, Level, Verification
from figtrace.model.wording import type_shown

_TONES = {Verification.VERIFIED: "chip-good", Verification.PARTIAL: "", Verification.UNVERIFIED: "chip-warn"}
_DIRECTNESS = {"direct": "direct", "indirect": "indirect", "unknown": None}


def statement_detail(statement: Statement, network: Network, why: Markup | None = None) -> Markup:
    """The whole article of a statement; ``why`` a rule suggests it stands in place of its note."""
    kinds = {one.name: type_shown(statement, one.level, one.profile).label for one in READINGS}
    return join(
        [
            el("p", varying(dict(kinds)), class_="eyebrow", title=statement.type.definition),
            el("h2", varying(dict(sentences(statement, network)))),
            _absent(statement),
            block("Who says so", *_evidence(statement)),
            why,
            conflicts(network, statement.key),
            block("How it is said", terms(_what(statement))),
            block("Where", terms(_where(statement, network))),
            block("Papers behind it", _references(statement, network)),
            el("p", statement.note, class_="note") if statement.note and why is None else None,
            doubts(network, statement=statement),
        ]
    )


def _absent(statement: Statement) -> Markup | None:
    """Why the statement cannot be seen in some readings."""
    lacking = [one.name for one in READINGS if not one.draws(statement)]
    if not lacking:
        return None
    folded = " Its steps stand for it: " + ", ".join(statement.folded_by) + "." if statement.folded_by else ""
    return el("p", f"Not drawn in this reading.{folded}", class_="as quiet", data_as=" ".join(lacking))


def _what(statement: Statement) -> list[tuple[str, object]]:
    said = statement.sign_text
    as_said = join([sign_badge(said), " ", said.label]) if said else el("span", "the words do not say this step")
    modelled = statement.sign_model
    modelled_type = statement.modelled_type if statement.modelled_type != statement.type else None
    return [
        ("Basis", join([chip(statement.basis, _basis_tone(statement)), " ", _small(statement.basis.definition)])),
        ("Sign as said", as_said),
        ("Sign as modelled", join([sign_badge(modelled), " ", modelled.label, _profile(statement)])),
        ("Type as said", statement.type.label),
        ("Type as modelled", modelled_type.label if modelled_type else None),
        ("What changes", statement.aspect),
        ("Directness", _DIRECTNESS[statement.directness]),
        ("Review", chip(statement.review)),
        ("Key", el("code", statement.key)),
    ]


def _basis_tone(statement: Statement) -> str:
    return "" if statement.basis is Basis.EXPLICIT else "chip-warn"


def _profile(statement: Statement) -> Markup | None:
    """A sign that the caption's own profile does not show says where it counts."""
    shown = statement.sign_at(Level.MECHANISM)
    return None if shown is statement.sign_model else _small(" (with other papers only)")


def _small(words: str) -> Markup:
    return el("span", words, class_="quiet small")


def _where(statement: Statement, network: Network) -> list[tuple[str, object]]:
    mechanism = network.mechanism.get(statement.mechanism or "")
    return [
        ("From", agent_pick(statement.subject, network)),
        ("To", agent_pick(statement.object, network)),
        ("Donor", agent_pick(statement.donor, network)),
        ("Vesicle", agent_pick(statement.vesicle, network)),
        ("Recipient", agent_pick(statement.recipient, network)),
        ("Mechanism", picks(mechanism.key, mechanism.title) if mechanism else None),
    ]


def _evidence(statement: Statement) -> list[Markup]:
    if not statement.evidence and statement.basis is Basis.IMPORTED:
        return [el("p", "No quote: it was read from another program's file.", class_="quiet")]
    if not statement.evidence:
        return [el("p", "No words of the caption say this.", class_="quiet")]
    return [_quoted(one) for one in statement.evidence]


def _quoted(evidence: Evidence) -> Markup:
    start, end = evidence.span
    place = f"{evidence.section[:1].upper()}{evidence.section[1:]}, {evidence.claim}: {evidence.source}"
    direction = "" if evidence.direction == "supports" else f"; {evidence.direction}"
    return el(
        "figure",
        el("blockquote", _told_apart(evidence)),
        el(
            "figcaption",
            place,
            el("br"),
            f"sentence {evidence.sentence}, characters {start}–{end}{direction}; caption ",
            el("code", evidence.caption_sha256[:12], title=f"SHA-256 of the caption: {evidence.caption_sha256}"),
            class_="quiet small",
        ),
        class_="quote",
    )


def _told_apart(evidence: Evidence) -> Markup:
    """The quote with the words of subject, object and relation told apart, each letter once."""
    base = evidence.span.start
    parts = {
        "is-trigger": (evidence.cue,),
        "is-subject": evidence.subject_spans,
        "is-object": evidence.object_spans,
    }
    names = [""] * len(evidence.quote)
    for name, spans in parts.items():
        for span in spans:
            for i in range(max(span.start - base, 0), min(span.end - base, len(names))):
                names[i] = name
    pieces: list[tuple[str, str]] = []
    for letter, name in zip(evidence.quote, names, strict=True):
        if pieces and pieces[-1][1] == name:
            pieces[-1] = (pieces[-1][0] + letter, name)
        else:
            pieces.append((letter, name))
    return join(el("span", text, class_=name) if name else text for text, name in pieces)


def _references(statement: Statement, network: Network) -> Markup | None:
    known = [network.reference[key] for key in statement.references if key in network.reference]
    return el("ul", [el("li", _reference(one)) for one in known], class_="references") if known else None


def _reference(reference: Reference) -> Markup:
    verified = ", ".join(reference.verified_fields)
    where = f" {reference.verified_where}" if reference.verified_where else ""
    read = f"Read: {verified}.{where}" if verified else reference.verification.definition
    return join(
        [
            reference_words(reference),
            " ",
            chip(reference.verification, _TONES[reference.verification]),
            el("br"),
            _small(read),
            join([el("br"), _small(f"Model: {reference.model}")]) if reference.model else None,
            join([el("br"), _small(reference.note)]) if reference.note else None,
        ]
    )
