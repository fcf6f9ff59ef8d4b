"""A caption in, a draft out: sentences, mentions, clauses, frames, and the claims that are left after a look at all."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from figtrace.model.records import Span, sha256
from figtrace.model.vocabulary import Sign, StatementType
from figtrace.reading import tagging as t
from figtrace.reading.chunks import STATES, chunked
from figtrace.reading.claims import Claim, Scene
from figtrace.reading.clauses import Clauses
from figtrace.reading.coverage import Clause, clauses
from figtrace.reading.definitions import Definition, definitions
from figtrace.reading.events import NOBODY, Before, Event
from figtrace.reading.frames import FRAMES, VERSION
from figtrace.reading.lexicon import Lexicon
from figtrace.reading.mentions import Finder
from figtrace.reading.naming import Naming
from figtrace.reading.participants import Participant
from figtrace.reading.records import ClauseRecord, Draft, End, MentionRecord, Suggestion
from figtrace.reading.rules import LEFT_OFF, rule
from figtrace.reading.sentences import Sentence, panel_free, sentences
from figtrace.reading.spans import Named
from figtrace.reading.tagging import tag
from figtrace.reading.verbs import AMOUNT, BINDS, CONTAINS, CONVERTS, DECREASES, INCREASES, NO_DIRECTION
from figtrace.reading.words import word_set

_AMOUNT_ASPECTS = frozenset(
    {"expression", "level", "levels", "secretion", "transcription", "production", "release", "amount", "synthesis"}
    | {"accumulation", "translation", "abundance", "upregulation", "downregulation", "overexpression", "degradation"}
)
_SIGN = {INCREASES: Sign.POSITIVE, DECREASES: Sign.NEGATIVE, NO_DIRECTION: Sign.UNSIGNED, BINDS: Sign.UNSIGNED}
_SUBORDINATES = word_set("as when while whereas although though if because since once after before until whether")
_TELLING = 3
"""Words from which on a class says which it is: "prolyl hydroxylase domain proteins"."""
_FLIP = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}


class Reader:
    """Reads captions with one lexicon; it may be kept and used for any number of them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._naming = Naming(lexicon)

    def read(self, caption: str, figid: str = "") -> Draft:
        """The draft of one caption: mentions and suggestions with spans in ``caption``, untouched."""
        parts = sentences(caption)
        defined, legends = definitions(caption, parts)
        finder = Finder(caption, self._naming, defined)
        mentions: list[MentionRecord] = []
        claims: list[tuple[Sentence, Claim]] = []
        heard: list[tuple[int, Clause]] = []
        before = Before()
        for sentence in parts:
            words = tag(caption, panel_free(sentence), sentence.end)
            names = finder.find(words, is_legend=sentence.number in legends)
            mentions += _mention_records(names, sentence, defined)
            if sentence.number in legends:
                continue
            scene = _scene(sentence, words, names, defined, before)
            before = _meant(scene)
            found = _checked(scene, caption)
            claims += [(sentence, claim) for claim in found]
            heard += [(sentence.number, clause) for clause in clauses(scene, names, caption)]
        return _draft(caption, figid, mentions, claims, heard, parts, defined)


def _mention_records(
    names: Iterable[Named], sentence: Sentence, defined: tuple[Definition, ...]
) -> list[MentionRecord]:
    long_of = {one.short: one.long for one in defined}
    return [
        MentionRecord(
            text=m.text,
            span=Span(m.start, m.end),
            kind=m.kind,
            sentence=sentence.number,
            abbreviates=long_of.get(m.text),
        )
        for m in names
    ]


def _meant(scene: Scene) -> Before:
    """Whom the next sentence may mean: by "it" what the main clause is about, by "this" its agent where it has one."""
    opening = ("active", "inserted", "passive")
    main = [e.doers for e in scene.events if e.form in opening and not _is_subordinate(scene, e)]
    agents = [e.subjects for e in scene.events if e.subjects and e.form not in ("reduced", "participle")]
    is_one = all(_names(one) == _names(agents[0]) for one in agents)
    listed = {tuple(_names(one)): one for e in scene.events for one in (e.subjects, e.objects) if len(one) > 1}
    return Before(
        _bare(main[0]) if main else (),
        _bare(agents[-1]) if agents and is_one else (),
        tuple(_bare(one) for one in listed.values()),
    )


def _names(parts: tuple[Participant, ...]) -> list[str]:
    return [part.name.text.lower() for part in parts]


def _bare(parts: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(p._replace(turn=1, modifier=None, lead=None) for p in parts if p.name.text)


def _is_subordinate(scene: Scene, event: Event) -> bool:
    """True for a clause that "as", "when" or the like opens: its subject is not what the sentence is about."""
    first = next((n + 1 for n in range(event.at - 1, -1, -1) if scene.part(n) in t.COMMA + t.STOP), 0)
    return scene.low(first) in _SUBORDINATES


def _scene(
    sentence: Sentence,
    words: list[t.Word],
    names: list[Named],
    defined: tuple[Definition, ...],
    before: Before = NOBODY,
) -> Scene:
    chunks = chunked(words, names, defined)
    clauses = Clauses(chunks, before)
    events = clauses.read()
    scene = Scene(sentence, chunks, clauses, events)
    for frame in FRAMES:
        scene.claims += frame(scene)
    if "if" in scene.words:
        scene.claims = [claim for claim in scene.claims if not _is_supposed(scene, claim)]
    return scene


def _is_supposed(scene: Scene, claim: Claim) -> bool:
    """True in a clause that "if" opens: what it says is not asserted."""
    at = next((n for n, chunk in enumerate(scene.chunks) if chunk.start >= claim.cue[0]), 0)
    first = next((n + 1 for n in range(at - 1, -1, -1) if scene.part(n) in t.COMMA + t.STOP), 0)
    return any(scene.low(n) == "if" for n in range(first, at))


def _checked(scene: Scene, caption: str) -> list[Claim]:
    """Claims once each, without those that another of the same words makes idle."""
    kept: dict[tuple[str, str, str, str | None], Claim] = {}
    for claim in scene.claims:
        one, other = _said(claim.subject, caption), _said(claim.object, caption)
        if _same(one, other) or _overlap(one, other) or _is_of_itself(one, other) or claim.rule in LEFT_OFF:
            continue
        if claim.relation == NO_DIRECTION and one.name.kind == "protein" and _is_class_word(one.name.text):
            continue
        named = (one.name.text, claim.relation, other.name.text, one.modifier)
        if named not in kept:
            kept[named] = claim._replace(subject=one, object=other)
    converted = {(s, o) for (s, relation, o, _) in kept if relation == CONVERTS for s in (s,)}
    sources = {s for s, _ in converted}
    kept = {k: c for k, c in kept.items() if k[1] not in (INCREASES, DECREASES) or k[2] not in sources}
    directed = {(s, o) for (s, relation, o, _) in kept if relation in (INCREASES, DECREASES)}
    return [c for (s, relation, o, _), c in kept.items() if relation != NO_DIRECTION or (s, o) not in directed]


def _is_class_word(name: str) -> bool:
    """True for "osteokines" and the like: a class that some words touch is no mechanism yet."""
    is_plain = name.islower() and name.endswith("s") and not any(c.isdigit() for c in name)
    return is_plain and len(name.split()) < _TELLING


def _said(part: Participant, caption: str) -> Participant:
    """A process made of several words gets their text; the range never begins after its name."""
    if not part.name.text:
        start, end = part.name.start, max(part.name.end, part.end)
        return part._replace(name=Named(caption[start:end], start, end, part.name.kind), start=start, end=end)
    if part.start <= part.name.start and part.end >= part.name.end:
        return part
    return part._replace(start=min(part.start, part.name.start), end=max(part.end, part.name.end))


def _same(one: Participant, other: Participant) -> bool:
    return one.name.text.lower() == other.name.text.lower()


def _is_of_itself(one: Participant, other: Participant) -> bool:
    """True for "A contributes to the translocation of A": a doer and what happens to itself."""
    return other.name.text.endswith(f" of {one.name.text}")


def _overlap(one: Participant, other: Participant) -> bool:
    return one.start < other.end and other.start < one.end and (one.name.start, one.name.end) != (0, 0)


# ---- suggestions --------------------------------------------------------------------------------------------------


def _end(part: Participant, caption: str) -> End:
    return End(
        text=caption[part.start : part.end],
        span=Span(part.start, part.end),
        kind=part.name.kind,
        name=part.name.text,
        name_span=Span(part.name.start, part.name.end),
        modifier=part.modifier,
        aspect=part.aspect,
    )


def statement_type(claim: Claim) -> StatementType:
    """The statement type that the words support: amount where they name one, activity elsewhere."""
    if claim.relation == CONTAINS:
        return StatementType.CARRIAGE if claim.subject.name.kind == "vesicle" else StatementType.RELEASE
    if claim.relation == CONVERTS:
        return StatementType.CONVERSION
    if claim.relation == BINDS:
        is_said = claim.verb in ("bind", "recruit", "recognize", "recognise") or claim.rule == "bind-noun"
        return StatementType.COMPLEX if is_said else StatementType.INTERACTION
    if claim.relation == NO_DIRECTION:
        return StatementType.TARGETING if claim.verb in ("target", "act") else StatementType.REGULATION
    is_molecule = claim.object.name.kind not in STATES | {"cell", "vesicle", "pathway"}
    is_amount = is_molecule and (claim.verb in AMOUNT or (claim.object.aspect or "") in _AMOUNT_ASPECTS)
    if claim.relation == INCREASES:
        return StatementType.INCREASE_AMOUNT if is_amount else StatementType.ACTIVATION
    return StatementType.DECREASE_AMOUNT if is_amount else StatementType.INHIBITION


def _sign(claim: Claim) -> Sign:
    """The sign of the subject itself: turned where the words perturb it ("loss of X")."""
    sign = _SIGN.get(claim.relation, Sign.NONE)
    return _FLIP.get(sign, sign) if claim.subject.turn < 0 else sign


def _extent(claim: Claim) -> tuple[int, int]:
    parts = [claim.subject, claim.object]
    start = min(claim.cue[0], *(p.start if p.lead is None else min(p.start, p.lead) for p in parts))
    return start, max(claim.cue[1], *(p.end for p in parts))


def _key(claim: Claim, words: str) -> str:
    """The same for the same ends, relation and quote, wherever in the caption they stand: a rejection is remembered."""
    kind = "implied" if claim.is_implied else "explicit"
    said = "|".join((kind, claim.subject.name.text, claim.relation, claim.object.name.text, words))
    return "S" + blake2b(said.encode(), digest_size=5).hexdigest()


def _suggestion(caption: str, sentence: Sentence, claim: Claim, ties: dict[str, str]) -> Suggestion:
    start, end = _extent(claim)
    hedge = caption[slice(*claim.hedge)] if claim.hedge else None
    known = rule(claim.rule)
    vesicle = claim.subject.name.text if claim.subject.name.kind == "vesicle" else ties.get(claim.subject.name.text)
    place = claim.recipient or claim.context
    return Suggestion(
        key=_key(claim, caption[start:end]),
        rule=claim.rule,
        version=VERSION,
        relation=claim.relation,
        type=statement_type(claim),
        sign=_sign(claim),
        subject=_end(claim.subject, caption),
        object=_end(claim.object, caption),
        agent=claim.agent.name.text if claim.agent else None,
        donor=ties.get(vesicle) if vesicle else None,
        vesicle=vesicle if vesicle != claim.object.name.text else None,
        recipient=place.text if place else None,
        evidence=caption[start:end],
        span=Span(start, end),
        sentence=sentence.number,
        cue=caption[slice(*claim.cue)],
        cue_span=Span(*claim.cue),
        hedge=hedge,
        hedge_span=Span(*claim.hedge) if claim.hedge else None,
        basis="implied" if claim.is_implied else "explicit",
        belief=round(known.belief, 2),
        why=f"{known.words}: “{caption[slice(*claim.cue)]}”",
    )


def _ties(claims: Iterable[tuple[Sentence, Claim]], number: int) -> dict[str, str]:
    """Who holds whom in one sentence: cargo → vesicle, vesicle → donor."""
    return {
        claim.object.name.text: claim.subject.name.text
        for sentence, claim in claims
        if sentence.number == number and claim.relation == CONTAINS
    }


def _implied(found: list[tuple[Sentence, Claim]]) -> list[tuple[Sentence, Claim]]:
    """Steps that a chain implies: what hangs on "downregulates X" by "to", "by" or "which" hangs on X as well.

    An effect that comes of lowering X is the opposite effect of X itself (the trap of signs of the curation rules).
    """
    out = []
    together: dict[int, list[Claim]] = {}
    for sentence, claim in found:
        together.setdefault(sentence.number, []).append(claim)
    for sentence, way in found:
        if way.relation not in (INCREASES, DECREASES) or not way.rule.startswith("effect"):
            continue
        for effect in together[sentence.number]:
            if not _hangs_on(way, effect) or not _same(way.subject, effect.subject):
                continue
            relation = effect.relation if way.relation == INCREASES else _turned(effect.relation)
            middle = way.object._replace(turn=1, modifier=None, lead=None)
            if not _same(middle, effect.object) and not _overlap(middle, effect.object):
                step = effect._replace(rule="implied-step", subject=middle, relation=relation, is_implied=True)
                out.append((sentence, step))
    return out


def _hangs_on(way: Claim, effect: Claim) -> bool:
    if effect is way or effect.relation not in (INCREASES, DECREASES):
        return False
    if way.rule == "effect-by":
        return effect.cue[1] <= way.cue[0] and effect.rule != "effect-by"
    return (
        effect.rule in ("effect-to", "effect-event", "effect-result", "convert-agent") and way.cue[1] <= effect.cue[0]
    )


def _turned(relation: str) -> str:
    return DECREASES if relation == INCREASES else INCREASES


def _draft(
    caption: str,
    figid: str,
    mentions: list[MentionRecord],
    claims: list[tuple[Sentence, Claim]],
    heard: list[tuple[int, Clause]],
    parts: tuple[Sentence, ...],
    defined: tuple[Definition, ...],
) -> Draft:
    ties = {part.number: _ties(claims, part.number) for part in parts}

    def made(found: Iterable[tuple[Sentence, Claim]]) -> tuple[Suggestion, ...]:
        suggested = (_suggestion(caption, s, c, ties[s.number]) for s, c in found)
        # the same words said twice are one suggestion
        return tuple({one.key: one for one in suggested}.values())

    stated = made((s, c) for s, c in claims if not c.is_negated)
    return Draft(
        figid=figid,
        caption_sha256=sha256(caption),
        version=VERSION,
        mentions=tuple(mentions),
        statements=stated,
        implied=made(_implied([(s, c) for s, c in claims if not c.is_negated])),
        refuted=made((s, c) for s, c in claims if c.is_negated),
        clauses=tuple(_clause(number, clause, stated) for number, clause in heard),
        abbreviations={one.short: one.long for one in defined},
    )


def _clause(number: int, clause: Clause, stated: tuple[Suggestion, ...]) -> ClauseRecord:
    """A clause with the suggestions whose cue begins in it; the reason only where there are none."""
    keys = tuple(one.key for one in stated if clause.start <= one.cue_span.start < clause.end)
    return ClauseRecord(
        sentence=number,
        span=Span(clause.start, clause.end),
        suggestions=keys,
        reason=None if keys else clause.reason,
    )
