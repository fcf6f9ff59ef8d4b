"""The grammar of microRNA names: family, locus and arm, and what each may be grounded to.

Source of the grammar: miRBase, "naming of microRNAs" (http://www.mirbase.org/help/nomenclature.shtml): species prefix,
number with a letter for near-identical mature forms, a locus number where several hairpins give the same mature form,
and the arm.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from figtrace.reading.lexicon import Lexicon

_NAME = re.compile(
    r"^(?:(?P<species>[a-z]{3})-)?"
    r"(?P<stem>(?:mi(?:cro)?RNAs?|miRs?|mir|MIR|MiR|miR|let|LET|Let)[-‐‑–—−\s]?)"
    r"(?P<number>\d+)(?P<letter>[a-z])?"
    r"(?:[-‐‑–—−](?P<locus>\d))?(?:[-‐‑–—−](?P<arm>[35]p)|(?P<star>\*))?$"
)
_MOST_LOCI = 9


class MicroRNA(NamedTuple):
    """A microRNA's name in parts; ``base`` is ``miR-92a`` or ``let-7a``."""

    base: str
    locus: str | None
    arm: str | None
    species: str | None


def parse(name: str) -> MicroRNA | None:
    """The parts of a microRNA's name, or None when it is none.

    >>> parse("hsa-miR-92a-3p")
    MicroRNA(base='miR-92a', locus=None, arm='3p', species='hsa')
    """
    found = _NAME.match(name.strip())
    if not found:
        return None
    stem = "let" if found["stem"].lower().startswith("let") else "miR"
    base = f"{stem}-{found['number']}{found['letter'] or ''}"
    return MicroRNA(base, found["locus"], found["arm"], found["species"])


class Found(NamedTuple):
    """An identifier that a microRNA's name may stand for, and why."""

    curie: str
    name: str
    is_locus: bool
    reason: str


def _is(curie: str, prefix: str) -> bool:
    return curie.startswith(prefix + ":")


def _exactly(lexicon: Lexicon, word: str) -> list[tuple[str, str]]:
    """Mature forms of that very name; keys drop dashes, and miR-2-1 is not miR-21."""
    named = {t.curie: lexicon.preferred(t.curie) or "" for t in lexicon.look_up(word) if _is(t.curie, "mirbase.mature")}
    return sorted((curie, name) for curie, name in named.items() if name.lower() == f"hsa-{word}".lower())


def _matures(lexicon: Lexicon, name: str, arm: str | None) -> list[tuple[str, str]]:
    asked = [f"{name}-{arm}", name] if arm else [f"{name}-5p", f"{name}-3p", name]
    return [hit for word in asked for hit in _exactly(lexicon, word)]


def _loci(lexicon: Lexicon, micro: MicroRNA) -> list[tuple[str, str]]:
    symbol = micro.base.upper().replace("-", "")
    symbol = "MIRLET" + symbol[3:] if symbol.startswith("LET") else symbol
    numbers = [micro.locus] if micro.locus else ["", *map(str, range(1, _MOST_LOCI + 1))]
    found: dict[str, str] = {}
    for number in numbers:
        # HGNC: MIR92A1 after a letter, MIR105-1 after a figure (MIR1051 would be another microRNA)
        word = symbol + (number if symbol[-1].isalpha() or not number else f"-{number}")
        for term in lexicon.look_up(word):
            if _is(term.curie, "hgnc") and term.status == "name" and term.text == word:
                found[term.curie] = term.text
    return list(found.items())


def ground(lexicon: Lexicon, micro: MicroRNA) -> list[Found]:
    """What the name may stand for, best first; nothing where the lexicon knows no such microRNA.

    With an arm, the mature form. Without one: the gene when there is one locus, else the mature forms that the loci
    share (the gene cannot be told); then the others.
    """
    loci = _loci(lexicon, micro)
    whole = f"{micro.base}-{micro.locus}" if micro.locus else micro.base
    shared = _matures(lexicon, micro.base, micro.arm)
    single = _matures(lexicon, whole, micro.arm) if micro.locus else []
    for number in range(1, _MOST_LOCI + 1) if not micro.locus else ():
        single += _matures(lexicon, f"{micro.base}-{number}", micro.arm)
    single = [hit for hit in single if hit not in shared]
    gene = [Found(c, n, True, f"locus of {whole}; the arm is not said") for c, n in loci]
    n_loci = f"shared by {len(loci)} loci" if len(loci) > 1 else "of its one locus"
    form = [Found(c, n, False, f"mature form {n_loci}") for c, n in shared]
    form += [Found(c, n, False, "mature form of one locus") for c, n in single]
    if micro.arm:
        exact = [Found(f.curie, f.name, False, f"mature form with the arm {micro.arm}") for f in form]
        return exact + gene
    return gene + form if len(loci) == 1 else form + gene
