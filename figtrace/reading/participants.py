"""The ends of relations, read from groups of names: lists, "of" phrases, and what was done to a name on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from figtrace.reading import tagging as t
from figtrace.reading.chunks import GROUP, STATES, Chunk
from figtrace.reading.lists import next_in_list, past_of
from figtrace.reading.spans import Named
from figtrace.reading.tagging import Word
from figtrace.reading.verbs import (
    NEGATIVE_ADJECTIVES,
    NEGATIVE_NOUNS,
    POSITIVE_ADJECTIVES,
    POSITIVE_NOUNS,
    UNSIGNED_NOUNS,
)
from figtrace.reading.words import PATHWAY_HEADS, PHENOTYPE_HEADS, PROCESS_TAILS, PROCESSES, PROTEIN_HEADS, word_set


class Participant(NamedTuple):
    """One end of a relation: the name, the words that say it, and what was done to it on the way.

    ``turn`` is 1, -1 or 0: an effect on the words is the same, the opposite or an undirected one on the name.
    ``modifier`` are the words that perturb it ("loss of"), which begin at ``lead``; ``aspect`` the noun between.
    """

    name: Named
    start: int
    end: int
    turn: int = 1
    modifier: str | None = None
    aspect: str | None = None
    lead: int | None = None


class Group(NamedTuple):
    """Participants read from one place, and the chunk after them."""

    participants: tuple[Participant, ...]
    after: int


_OF = word_set("of in for between among")
_AMOUNT_NOUNS = word_set(
    "number numbers pool amount amounts level levels quantity variety proportion amounts content rate rates series "
    "range component components set panel array result consequence "
    "site sites region domain isoform isoforms form forms variant variants utr 3′-utr 3'-utr 3′utr 3'utr"
)
_CHANGES = word_set(
    "increase increases decrease decreases reduction reductions change changes alteration alterations decline rise "
    "elevation shift role involvement interaction crosstalk"
)
"""Nouns of which "in X" says whose they are; of others it says where."""
_PROCESS_ENDS = ("tion", "sion", "age", "ment", "ing", "sis", "ity", "ance", "ence", "al", "ure", "th", "xis", "flux")


def adjective_turn(chunk: Chunk, name: Named | None) -> int:
    """1, -1: what adjectives before the name say of its amount ("reduced X")."""
    for word in chunk.words:
        if name is not None and word.start >= name.start:
            break
        if word.low in NEGATIVE_ADJECTIVES:
            return -1
    return 1


def _adjective(chunk: Chunk, name: Named) -> str | None:
    for word in chunk.words:
        if word.start >= name.start:
            break
        if word.low in NEGATIVE_ADJECTIVES or word.low in POSITIVE_ADJECTIVES:
            return word.low
    return None


def noun_turn(low: str) -> int | None:
    """1, -1 or 0 for nouns that hand an effect on to what they are of; None for any other noun."""
    if low in NEGATIVE_NOUNS:
        return -1
    if low in UNSIGNED_NOUNS:
        return 0
    return 1 if low in POSITIVE_NOUNS or low in _AMOUNT_NOUNS else None


def _of_chunk(chunk: Chunk) -> list[Participant]:
    """What a group of names stands for: its listed members, or its last name with what the nouns after it do."""
    if chunk.members:
        return [Participant(m, m.start, m.end) for m in chunk.members]
    name = chunk.names[-1]
    if (
        len(chunk.names) > 1
        and name.kind in STATES
        and name.text.lower() in _HANDS_ON
        and chunk.names[-2].kind not in STATES
    ):
        name = chunk.names[-2]
    if len(chunk.names) > 1 and _is_class_of(chunk.names[-2], name):
        name = chunk.names[-2]
    tail = [w for w in chunk.words if w.start >= name.end]
    if _is_of_another(chunk, name, tail):
        return []
    turn, aspect, modifier = adjective_turn(chunk, name), None, None
    if turn < 0:
        modifier = _adjective(chunk, name)
    for word in tail:
        step = noun_turn(word.low)
        if step is not None:
            aspect = word.low
            turn = turn * step
            modifier = word.low if step < 0 else modifier
    start = min(name.start, chunk.names[-2].start if _is_whose(chunk, name) else name.start)
    whole = _with_tail(name, tail)
    slashed = _slashed(chunk, name)
    if slashed:
        return [Participant(m, m.start, m.end, turn, modifier, aspect) for m in slashed]
    lead = chunk.words[0].start if modifier and turn < 0 else None
    return [Participant(whole, start, whole.end, turn, modifier, aspect, lead)]


def _is_class_of(symbol: Named, name: Named) -> bool:
    """True for the class after a symbol that it is a name of: "MDM2 E3 ubiquitin ligase", "EGFR tyrosine kinase"."""
    is_next = symbol.end + 1 == name.start and symbol.kind == name.kind == "protein"
    is_class = name.text.rpartition(" ")[2] in PROTEIN_HEADS and " " in name.text
    return is_next and is_class and not symbol.text.islower()


def _is_of_another(chunk: Chunk, name: Named, tail: list[Word]) -> bool:
    """True where the name only says of what: "RANKL inhibitor osteoprotegerin", "LRP6 antagonists", "its receptor"."""
    if name.kind == "cell" and tail and tail[-1].low in _OF_CELLS:
        return True  # "T cell activation markers" are no T cells
    if chunk.words[-1].tag == t.SUFFIX:
        return True  # "CD4-derived and CD8-derived TNF": what the first half is of stands further on
    if tail and tail[-1].low in _MEETINGS and name.text in ("DNA", "RNA", "mRNA"):
        return True  # "DNA binding" is what a protein does
    said = {w.low for w in tail if w.tag == t.SUFFIX}
    if said & _UNDER or (said & _WHOSE and noun_turn(tail[-1].low) is None):
        return True  # "ERK-dependent feedback", which is no ERK
    if any(w.low in _WHO and (w.low not in NEGATIVE_NOUNS or w is not tail[-1]) for w in tail):
        return True
    is_its = chunk.words[0].low in ("its", "their") and name.text.islower()
    return is_its and name.text.endswith(("receptor", "receptors", "metabolites", "ligand", "ligands"))


_WHOSE = word_set(
    "-dependent -mediated -induced -driven -triggered -stimulated -binding -related -linked "
    "mediated induced dependent driven"
)
_UNDER = word_set("-regulated -controlled -responsive -derived -released -secreted -produced -bound -encoding")
_OF_CELLS = word_set("factor factors marker markers gene genes cytokine cytokines molecules products")
_WHERE_ONLY = word_set("-specific -restricted -selective -intrinsic")
_WHO = word_set(
    "antagonist antagonists agonist agonists inhibitor inhibitors activator activators substrate substrates partner "
    "partners effector effectors modulator modulators target targets"
)


def _with_tail(name: Named, tail: list[Word]) -> Named:
    """A name with the nouns after it that make it something else: "tumor cell development" is no cell."""
    last = next((w for w in reversed(tail) if w.tag == t.NOUN), None)
    if last is None or not last.low.isalpha() or last.low in _EMPTY_TAILS:
        return name
    if last.low in _MEETINGS:
        return Named("", name.start, last.end, "process")
    if noun_turn(last.low) is not None and (name.kind not in ("cell", "disease") or last.low in NEGATIVE_NOUNS):
        return name
    if last.low in PROCESS_TAILS or last.low in PHENOTYPE_HEADS or last.low in PROCESSES:
        return Named("", name.start, last.end, "process")
    if name.kind in _MOLECULES and last.low.endswith(_DEEDS) and noun_turn(last.low) is None:
        return Named("", name.start, last.end, "process")  # "STMN2 missplicing" is no STMN2
    return name


_MOLECULES = frozenset({"protein", "gene", "chemical", "miRNA", "lncRNA", "circRNA"})
_DEEDS = ("tion", "sion", "splicing", "folding", "ability", "lysis")
_MEETINGS = word_set("interaction binding association")
_EMPTY_TAILS = word_set("signaling protein proteins family receptor receptors tumors tumor tumour tumours cells cell")


def _slashed(chunk: Chunk, name: Named) -> list[Named]:
    """Names joined by a slash before the last one ("VEGF/CXCR4"): each takes part."""
    if name.kind in STATES or len(chunk.names) < 2:
        return []
    marks = {w.start for w in chunk.words if w.low == "/"}
    joined = [name]
    for earlier in reversed(chunk.names[: chunk.names.index(name)]):
        if earlier.end not in marks and earlier.end + 1 not in marks:
            break
        joined.insert(0, earlier)
    return joined if len(joined) > 1 else []


_HANDS_ON = word_set("expression phosphorylation acetylation methylation ubiquitination secretion")


def _is_whose(chunk: Chunk, name: Named) -> bool:
    """True when the name before says whose process it is ("PTC proliferation"), with nothing between."""
    if name.kind not in STATES or len(chunk.names) < 2:
        return False
    return 0 <= name.start - chunk.names[-2].end <= 1


def group(chunks: Sequence[Chunk], at: int, stop: int, *, is_subject: bool = False) -> Group:
    """The list of participants that begins at chunk ``at`` and ends before ``stop``; empty where none is named."""
    found: list[Participant] = []
    inherited: tuple[int, str | None, str | None] = (1, None, None)
    lowered: str | None = None
    end = at
    while at < stop:
        one, after, inherited = _one(chunks, at, stop, inherited)
        if after is None:
            # an element that names nothing, in a list that goes on
            following = next_in_list(chunks, _past_unnamed(chunks, at, stop), stop, is_subject=is_subject)
            is_lone = at < stop and chunks[at].part == GROUP and not chunks[at].names
            if is_lone and following is not None and chunks[following].names:
                at = following
                continue
            break
        members = _examples(chunks, after, stop) if one and _is_class(one[-1].name) else None
        if members is not None:
            found += members.participants
            end = members.after
            break
        found += one if lowered is None else [_as_before(part, chunks[at], lowered) for part in one]
        lowered = _lowers(chunks[at], lowered)
        end = after
        after = _past_parts(chunks, after, stop) if _is_complex(one) else past_of(chunks, after, stop)
        following = next_in_list(chunks, after, stop, is_subject=is_subject)
        if following is None:
            break
        at = following
    return Group(tuple(found), end)


def _past_unnamed(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """The chunk after an element that names nothing, as "formation of the edge" in a list."""
    if at + 2 < stop and chunks[at + 1].low == "of" and chunks[at + 2].part == GROUP and not chunks[at + 2].names:
        return at + 3
    return at + 1


def _is_complex(parts: Sequence[Participant]) -> bool:
    return bool(parts) and parts[-1].name.kind == "complex"


def _past_parts(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "the complex of A, B and C": the chunk after all of its parts."""
    if at + 1 >= stop or chunks[at].low != "of":
        return at
    return group(chunks, at + 1, stop).after


def _lowers(chunk: Chunk, before: str | None) -> str | None:
    """The lowering adjective under which the next element of the list stands: "reduced growth and invasion"."""
    own = _adjective(chunk, chunk.names[-1]) if chunk.names else None
    if own is not None:
        return own if own in NEGATIVE_ADJECTIVES else None
    return before


def _as_before(part: Participant, chunk: Chunk, lowered: str | None) -> Participant:
    """The element lowered as the one before it, unless it has an adjective or an article of its own."""
    is_own = not chunk.names or _adjective(chunk, chunk.names[-1]) or chunk.words[0].tag == t.DETERMINER
    if lowered is None or is_own or part.turn < 1:
        return part
    return part._replace(turn=-1, modifier=part.modifier or lowered)


def _is_class(name: Named) -> bool:
    return name.text[1:].islower() and name.text.endswith("s") and name.kind != "vesicle"


def _is_bare_class(chunks: Sequence[Chunk], at: int, stop: int) -> bool:
    """True for "cellular processes", "receptors": a class without a name, whose members may be listed after it."""
    is_bare = at < stop and chunks[at].part == GROUP and not chunks[at].names
    return is_bare and (chunks[at].low.endswith("s") or chunks[at].low in PATHWAY_HEADS)


def _examples(chunks: Sequence[Chunk], at: int, stop: int) -> Group | None:
    """The members listed after a class: "atrophy genes, as A, B and C", "cytokines such as A"."""
    at += at < stop and chunks[at].part == t.COMMA
    if at >= stop or chunks[at].low not in ("such", "as", "including", "like"):
        return None
    at += 2 if chunks[at].low == "such" else 1
    listed = group(chunks, at, stop)
    return listed if listed.participants else None


_Inherited = tuple[int, str | None, str | None]


def _one(
    chunks: Sequence[Chunk], at: int, stop: int, inherited: _Inherited
) -> tuple[list[Participant], int | None, _Inherited]:
    """One element of a list: a name, or a noun that hands on ("loss of X"), or a process of something."""
    while at < stop and chunks[at].part == t.ADVERB:
        at += 1
    if at >= stop or chunks[at].part != GROUP:
        return [], None, inherited
    chunk = chunks[at]
    listed = _examples(chunks, at + 1, stop) if _is_bare_class(chunks, at, stop) else None
    if listed is not None:
        return list(listed.participants), listed.after, inherited
    if chunk.names and not _hands_on(chunks, at, stop):
        parts = _of_chunk(chunk)
        turn, modifier, aspect = inherited
        parts = [
            p._replace(turn=p.turn * turn, modifier=p.modifier or modifier, aspect=p.aspect or aspect)
            if p.name.kind not in STATES or modifier
            else p
            for p in parts
        ]
        return [_with_whose(chunks, at, stop, p) for p in parts], at + 1, inherited
    return _through_of(chunks, at, stop, inherited)


def _hands_on(chunks: Sequence[Chunk], at: int, stop: int) -> bool:
    """True when the group's last noun is one that hands on and its name only qualifies ("phosphorylation of X")."""
    chunk = chunks[at]
    if chunk.low in _HANDS_ON and at + 4 < stop and chunks[at + 1].part == t.CONJUNCTION:
        following = chunks[at + 2]
        if following.part == GROUP and not following.names and chunks[at + 3].low == "of":
            return noun_turn(following.low) is not None
    is_of = at + 2 < stop and chunks[at + 1].low == "of" and chunks[at + 2].part == GROUP and bool(chunks[at + 2].names)
    if not is_of:
        return False
    last = chunk.names[-1]
    tail = [w for w in chunk.words if w.start >= last.end]
    if tail[:1] and tail[0].low in _WHERE_ONLY:
        return noun_turn(chunk.low) is not None  # "hepatocyte-specific deletion of X": of X
    return (chunk.low in _HANDS_ON and last.end == chunk.end) or (
        noun_turn(chunk.low) is not None
        and last.kind not in ("cell", "vesicle", "pathway")
        and chunk.low not in PROCESSES
    )


def _through_of(
    chunks: Sequence[Chunk], at: int, stop: int, inherited: _Inherited
) -> tuple[list[Participant], int | None, _Inherited]:
    first = at
    nouns = [chunks[at]]
    while (
        at + 2 < stop
        and chunks[at + 1].part == t.CONJUNCTION
        and chunks[at + 2].part == GROUP
        and not chunks[at + 2].names
    ):
        at += 2
        nouns.append(chunks[at])
    if at + 2 >= stop or chunks[at + 1].low not in _OF or chunks[at + 2].part != GROUP:
        return [], None, inherited
    if chunks[at + 1].low in ("in", "for") and chunks[at].low not in _CHANGES:
        return [], None, inherited
    turn = noun_turn(chunks[at].low)
    if turn is None and not (chunks[at + 1].low == "of" and chunks[at].low.endswith(_PROCESS_ENDS)):
        return [], None, inherited
    turn = 1 if turn is None else turn
    head = nouns[0]
    lowered = next((w.low for w in chunks[first].words if w.low in NEGATIVE_ADJECTIVES), None)
    turn *= adjective_turn(chunks[first], None)
    modifier = (lowered or head.low) if turn < 0 else None
    lead = _bare_start(head) if modifier else None
    through, after, _ = _one(chunks, at + 2, stop, (1, None, None))
    inner = [
        p
        if p.name.kind in STATES and not modifier
        else p._replace(turn=p.turn * turn, modifier=p.modifier or modifier, aspect=p.aspect or head.low, lead=lead)
        for p in through
    ]
    if noun_turn(chunks[at].low) is None:
        whole = [p._replace(start=_bare_start(head), aspect=head.low, name=_phrase(head, p)) for p in inner]
        return whole, after, inherited
    return inner, after, (turn, modifier, head.low)


def _bare_start(chunk: Chunk) -> int:
    """Where a group begins without its article."""
    plain = [w for w in chunk.words if w.tag != t.DETERMINER]
    return plain[-1].start if plain else chunk.start


def _phrase(head: Chunk, of: Participant) -> Named:
    """ "cleavage of caspases" as a process of its own; its words are filled in by whoever holds the caption."""
    return Named("", _bare_start(head), of.end, "process")


def _with_whose(chunks: Sequence[Chunk], at: int, stop: int, part: Participant) -> Participant:
    """A process takes the words that say of what: "apoptosis of dendritic cells"."""
    if part.name.kind in ("process", "phenotype") and at + 2 < stop and chunks[at + 1].low == "of":
        whose = chunks[at + 2]
        if whose.part == GROUP and chunks[at].end == part.end:
            return part._replace(end=whose.names[-1].end if whose.names else whose.end)
    return part
