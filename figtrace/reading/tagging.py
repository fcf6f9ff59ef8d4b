"""Words of a sentence with their part: enough grammar to find verbs, the groups of names between them, and clauses."""

from __future__ import annotations

import re
from typing import NamedTuple

from figtrace.reading.joints import HYPHENS, pieces
from figtrace.reading.text import Token
from figtrace.reading.verbs import VERBS, Verb
from figtrace.reading.words import word_set

NOUN, VERB, PREPOSITION, CONJUNCTION, COMMA, STOP = "N", "V", "P", "C", ",", ";"
RELATIVE, AUXILIARY, ADVERB, TO, JOINER, SUFFIX, DETERMINER, OPEN, CLOSE = "R", "X", "A", "T", "/", "S", "D", "(", ")"

PREPOSITIONS = word_set(
    "of in from on by with into onto for at through via during after before under upon within between among across "
    "against toward towards over without following using as per despite because besides including like throughout "
    "along around near due until since when if while whereas although though whether unlike"
)
_CONJUNCTIONS = word_set("and or but and/or")
_RELATIVES = word_set("which that who where whereby wherein")
BE = word_set("is are was were be been being")
MODALS = word_set("can could may might will would should must cannot do does did has have had having")
_ADVERBS = word_set(
    "also then further subsequently not directly indirectly thus thereby hence therefore both either again only "
    "together ultimately finally significantly well able unable eventually mainly partly partially "
    "strongly often "
    "synergistically simultaneously consequently never always even respectively e.g i.e furthermore moreover however "
    "meanwhile likewise first second third instead otherwise conversely similarly additionally specifically "
    "likely possibly there once still now later too"
)
_DETERMINERS = word_set(
    "the a an this these those its their his our such each any some all several many most other another two three four"
)
_ADVERB_LIKE = re.compile(r"^[a-z]{3,}ly$")
_NOT_ADVERB = word_set("family supply assembly early only likely ly reply anomaly apply rely multiply comply imply")


class Word(NamedTuple):
    """A word with its part of speech, and the verb that it is a form of where it is one here."""

    text: str
    start: int
    end: int
    low: str
    tag: str
    verb: Verb | None = None


_PLAIN = {
    ",": COMMA,
    ";": STOP,
    ":": STOP,
    ".": STOP,
    "?": STOP,
    "!": STOP,
    "(": OPEN,
    "[": OPEN,
    ")": CLOSE,
    "]": CLOSE,
    "/": JOINER,
    "–": JOINER,
    "—": JOINER,
    "−": JOINER,
    "→": STOP,
    "|": STOP,
    "to": TO,
    "how": STOP,
    "whose": STOP,
    **dict.fromkeys(_DETERMINERS, DETERMINER),
    **dict.fromkeys(PREPOSITIONS, PREPOSITION),
    **dict.fromkeys(_ADVERBS, ADVERB),
    **dict.fromkeys(_CONJUNCTIONS, CONJUNCTION),
    **dict.fromkeys(_RELATIVES, RELATIVE),
    **dict.fromkeys(BE | MODALS, AUXILIARY),
}


_HOMOGRAPHS = word_set(
    "increase decrease target release transfer block form signal control damage support influence impact cause "
    "trigger transport process mark display guard sort link drive help change delay limit shift switch rescue "
    "sponge silence begin package harbor load need study lack trap function fail share start stop present bypass "
    "supply escape shuttle shape combine engage"
)
"""Base forms that are nouns as well."""


def _is_verb(verb: Verb, before: Word | None, after: str, earlier: list[Word]) -> bool:
    """True when a word that may be a verb is one here; ``after`` is the next word, lower case."""
    tag = before.tag if before else STOP
    if (verb.lemma == "transform" and after == "growth") or (verb.lemma == "mimic" and _is_mirna(before)):
        return False  # "transforming growth factor", "miR-21 mimics"
    if verb.form == "ing" and verb.lemma == "act" and tag == COMMA:
        return True  # "X, acting through Y, …"
    if verb.form == "ing":
        # "of increasing X" names; "by increasing X" does; before a preposition or an end it is a noun ("signaling in")
        ends = (
            after in ("of", "")
            or after in PREPOSITIONS
            or (after in _PLAIN and _PLAIN[after] in (STOP, CLOSE, COMMA, OPEN))
        )
        wants_particle = after in ("to", "in", "with", "from", "into", "on")
        if tag in (NOUN, SUFFIX) and verb.lemma in _PARTICIPLES and _opens_more(after):
            return True
        if tag in (NOUN, SUFFIX) and not wants_particle and verb.relation == "":
            return after in ("that", "how")
        if tag in (NOUN, SUFFIX) and after in ("and", "or"):
            return False
        return tag != DETERMINER and (not ends or wants_particle) and not (tag == NOUN and ends)
    if verb.form == "ed":
        if tag in (DETERMINER, PREPOSITION, TO) or (tag == VERB and after not in PREPOSITIONS):
            return False
        if after in ("up", "down"):
            return True
        is_start = tag in (STOP, OPEN, CLOSE, CONJUNCTION, COMMA) or before is None
        if is_start and after not in PREPOSITIONS and after != "to":
            # "activated S3 dissociates": an adjective unless a clause with a verb precedes the conjunction
            if tag not in (CONJUNCTION, COMMA):
                return False
            return _is_told_in_past(earlier) or (any(w.tag == VERB for w in earlier) and _opens_object(after))
        return True
    return _is_present(verb, tag, before, after, earlier)


def _is_told_in_past(earlier: list[Word]) -> bool:
    """True where the last verb is a plain past ("X reduced A and restored B"): what joins it is one too."""
    at = next((n for n in range(len(earlier) - 1, 0, -1) if earlier[n].tag == VERB), 0)
    verb = earlier[at].verb
    if not at or verb is None or verb.form != "ed" or not verb.relation or earlier[at + 1].tag == PREPOSITION:
        return False
    before = next((w for w in earlier[at - 1 :: -1] if w.tag != ADVERB), None)
    return before is not None and before.tag in (NOUN, CLOSE, RELATIVE)


_PARTICIPLES = word_set("involve require comprise")
_AFTER_IN = word_set("turn addition contrast fact")
_TARGETS = word_set("gene genes cell cells protein proteins molecule molecules organ organs")


def _is_mirna(before: Word | None) -> bool:
    return before is not None and before.low.startswith(("mir", "let-"))


_AFTER_PAST = _DETERMINERS | word_set("and or")


def _opens_object(after: str) -> bool:
    """True when the next word may begin an object: a determiner, or a name (with a figure in it)."""
    return after in _AFTER_PAST or any(c.isdigit() for c in after)


def _opens_more(after: str) -> bool:
    """True when a group of names may begin with that word or with "both", "increased" and the like."""
    return after == "both" or after.endswith("ed") or _opens_something(after)


def _opens_something(after: str) -> bool:
    """True when a group of names may begin with that word."""
    return bool(after) and after not in VERBS and _PLAIN.get(after, DETERMINER) == DETERMINER


def _is_present(verb: Verb, tag: str, before: Word | None, after: str, earlier: list[Word]) -> bool:
    """Base and -s forms: nouns as well ("targets of PKA", "the release"), so their neighbours decide."""
    said = _of_pronoun(verb, before.low if before else "", after, earlier)
    if said is not None:
        return said
    if tag in (DETERMINER, PREPOSITION, SUFFIX, JOINER) or after == "of":
        return False
    if verb.lemma == "target" and verb.form == "base" and after in _TARGETS:
        return False
    if tag in (TO, RELATIVE, AUXILIARY):
        return True
    if tag == ADVERB:
        return verb.form == "s" or not earlier or any(w.tag in (NOUN, CLOSE) for w in earlier)
    if tag in (CONJUNCTION, COMMA):
        return _is_joined(verb, tag, after, earlier)
    if tag == OPEN:
        return verb.form == "base" and verb.lemma not in _HOMOGRAPHS and after not in (",", ")")
    if tag in (NOUN, CLOSE):
        if verb.form == "s":
            return after not in (".", ",", ")", "") and (after not in ("and", "or") or verb.lemma not in _HOMOGRAPHS)
        if verb.lemma not in _HOMOGRAPHS and after not in (".", ")", "is", "are"):
            return True
        is_plural = before is not None and (before.low.endswith("s") or before.low in _UNCOUNTED)
        return (is_plural or _listed(earlier)) and after not in ("and", "or", ".", ",", ")", "is", "are", "in", "by")
    return False


def _is_joined(verb: Verb, tag: str, after: str, earlier: list[Word]) -> bool:
    """True for a verb after "and" or a comma: a further one, or the first after an insertion."""
    started = any(w.tag == VERB for w in earlier)
    if tag == COMMA and verb.form == "base" and verb.lemma not in _HOMOGRAPHS and not started:
        # "A and B, along with C, impair D"
        return _listed(earlier[:-1]) and _opens_something(after)
    is_more = started and after not in ("in", "and", "or", ",", "")
    return is_more or (verb.form == "s" and (started or (tag == COMMA and _names(earlier))))


def _of_pronoun(verb: Verb, low: str, after: str, earlier: list[Word]) -> bool | None:
    """What a pronoun right before decides; None where there is none."""
    if low == "this" and verb.form == "s" and len(earlier) < _OPENING:
        return after not in (",", ".", "")
    if low in _PRONOUNS:
        return verb.form == _PRONOUNS[low]
    # "A and B all inhibit C"
    is_all = low in ("all", "both", "each") and verb.form == "base" and _listed(earlier[:-1])
    return True if is_all else None


_PRONOUNS = {"it": "s", "they": "base"}
"""A pronoun that can only be a subject, and the form of the verb after it."""
_OPENING = 4
"""Words within which "this" still opens a sentence, as in "In turn, this increases …"."""
_UNCOUNTED = word_set("data microglia bacteria mice")


def _names(earlier: list[Word]) -> bool:
    return any(w.tag in (NOUN, CLOSE) for w in earlier)


def _listed(earlier: list[Word]) -> bool:
    """True when two or more names stand before a verb ("A and B activate"), with no verb since."""
    since = []
    for word in reversed(earlier):
        if word.tag in (VERB, STOP):
            break
        since.append(word.tag)
    return CONJUNCTION in since or COMMA in since or CLOSE in since


def tag(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, each with its part of speech and offsets in ``text``."""
    found = pieces(text, start, end)
    lows = [token.text.lower().replace("‐", "-").replace("‑", "-") for token in found]
    out: list[Word] = []
    for number, (token, low) in enumerate(zip(found, lows, strict=True)):
        after = lows[number + 1] if number + 1 < len(lows) else ""
        plain = CONJUNCTION if low in ("as", "well") and _is_as_well_as(found, number) else _PLAIN.get(low)
        if (low == "in" and after in _AFTER_IN) or (
            low in _AFTER_IN and number and found[number - 1].text.lower() == "in"
        ):
            plain = ADVERB
        verb = VERBS.get(low)
        before = out[-1] if out else None
        if low[0] in HYPHENS and len(low) > 1:
            out.append(Word(*token, "-" + low[1:], SUFFIX, VERBS.get(low[1:])))
        elif plain is not None:
            out.append(Word(*token, low, _function(low, plain, token, before, after)))
        elif low in _LOOSE_SUFFIXES | _GERUND_SUFFIXES and _is_loose_suffix(low, out, after):
            out.append(Word(*token, low, SUFFIX))
        elif (verb and (token.text.islower() or not out) and _is_verb(verb, before, after, out)) or (
            verb and verb.form == "ing" and before is None and after not in PREPOSITIONS
        ):
            out.append(Word(*token, low, VERB, verb))
        elif low.endswith("ed") and _is_unknown_participle(low, token, out, after):
            out.append(Word(*token, low, VERB, Verb(low, "ed", "")))
        elif low.endswith("ing") and verb is None and _is_unknown_gerund(low, token, before, after):
            out.append(Word(*token, low, VERB, Verb(low, "ing", "")))
        elif low.endswith("ly") and _ADVERB_LIKE.match(low) and low not in _NOT_ADVERB:
            out.append(Word(*token, low, ADVERB))
        else:
            out.append(Word(*token, low, NOUN))
    return out


_LOOSE_SUFFIXES = word_set("derived mediated induced driven stimulated triggered dependent")
_BEFORE_LOOSE = word_set("by via through")
_GERUND_SUFFIXES = word_set("inducing promoting suppressing activating inhibiting producing")
_GIVEN = word_set("cytokine cytokines factor factors signal signals gene genes agent agents molecule molecules stimuli")


def _is_loose_suffix(low: str, earlier: list[Word], after: str) -> bool:
    """True for "mediated" in "induces an IL-6 mediated response", "via TLR4 induced signaling": a hyphen left out.

    The name before it is an object or stands after "by", where no verb in the past can follow it.
    """
    if low in _GERUND_SUFFIXES:  # "Th17 inducing cytokines"
        return bool(earlier) and earlier[-1].tag == NOUN and after in _GIVEN
    if low == "derived":
        return bool(earlier) and earlier[-1].tag == NOUN and after not in ("from", "by")
    if not earlier or earlier[-1].tag != NOUN or not after or not after[0].isalnum() or after in _PLAIN:
        return False
    at = len(earlier) - 1
    while at >= 0 and earlier[at].tag in (NOUN, JOINER):
        at -= 1
    opener = earlier[at] if at >= 0 else None
    if opener is not None and opener.tag == DETERMINER and at > 0:
        opener = earlier[at - 1]
    if opener is None:
        return False
    is_object = opener.tag == VERB and opener.verb is not None and opener.verb.form in ("base", "s", "ing")
    return is_object or opener.low in _BEFORE_LOOSE or (low in ("mediated", "dependent") and opener.low in ("of", "in"))


_NO_GERUNDS = word_set("signaling signalling remodeling remodelling splicing sprouting feeding")


def _is_unknown_gerund(low: str, token: Token, before: Word | None, after: str) -> bool:
    """True for "by consuming IL-2": a verb of no list between "by" and what may be its object."""
    if before is None or before.low != "by" or not token.text.islower() or len(low) < 6 or low in _NO_GERUNDS:
        return False
    return _opens_something(after) and after.isalnum() and not after.endswith("ing")


def _is_unknown_participle(low: str, token: Token, earlier: list[Word], after: str) -> bool:
    """True for "is phagocytosed", "are rapidly hydroxylated": a verb of no list, known by its form and place."""
    if not (token.text.islower() and len(low) > 5 and low.endswith("ed")):
        return False
    if after == "by" and earlier and earlier[-1].tag in (CONJUNCTION, COMMA):
        return True
    before = next((w for w in reversed(earlier) if w.tag != ADVERB), None)
    return before is not None and before.low in BE


def _is_as_well_as(found: list[Token], at: int) -> bool:
    """True for each of the three words of "as well as"."""
    lows = [token.text.lower() for token in found[max(0, at - 2) : at + 3]]
    here = at - max(0, at - 2)
    return any(lows[n : n + 3] == ["as", "well", "as"] for n in range(max(0, here - 2), here + 1))


def _function(low: str, plain: str, token: Token, before: Word | None, after: str) -> str:
    """Function words that are something else here: names in capitals, "that" before a noun, "like" after a dash."""
    if token.text.isupper() and len(token.text) > 1 and token.text.isalpha():
        return NOUN
    if plain == RELATIVE and low == "that" and (before is None or before.tag in (STOP, COMMA)):
        return DETERMINER
    if (
        plain == RELATIVE
        and low == "that"
        and before is not None
        and (before.tag == VERB or before.low in ("so", "such"))
    ):
        return STOP
    if low == "a" and token.text == "A" and before is not None:
        return NOUN
    if low == "like" and before is not None and before.low in ("toll", "nod"):
        return NOUN
    if plain == TO and before is not None and before.low in ("due", "owing", "prior", "according", "thanks"):
        return PREPOSITION
    if plain == DETERMINER and low == "such" and after == "as":
        return PREPOSITION
    return plain
