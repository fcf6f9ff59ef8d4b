"""Words as a reader compares them: the key under which a name is looked up, and tokens with their offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "µ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "ς": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "ϕ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
}
"""Greek letters (and the micro sign) as names spell them; capitals are folded first."""

DASHES = "-‐‑‒–—−"
"""Hyphen-minus, U+2010 to U+2014 and the minus sign: captions mix them inside one name."""

_FOLDED: dict[int, str | None] = {ord(c): None for c in DASHES + " \t\u00a0_,.'’‘()[]:;\"“”"}
_FOLDED |= {ord(letter): word for letter, word in GREEK.items()}
_FOLDED |= {ord(letter.upper()): word for letter, word in GREEK.items() if letter.upper() != letter}
_LOOKALIKE = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
"""Cyrillic letters that OCR puts for Latin ones."""


def key(name: str) -> str:
    """The form under which names are compared: Greek spelled, dashes, blanks and marks dropped, lower case.

    >>> key("TGF-β") == key("TGF beta") == key("tgfbeta")
    True
    """
    return name.translate(_FOLDED).lower()


def latin(word: str) -> str:
    """``word`` with Cyrillic look-alikes written in Latin letters, where it holds any."""
    return word.translate(_LOOKALIKE)


class Token(NamedTuple):
    """One word or mark of a caption: its characters and its half-open range in code points."""

    text: str
    start: int
    end: int


# A word may hold hyphens and dots between letters or figures ("IL-1.5", "TGF-β") and end in a plus ("CD4+"); a longer
# dash joins only a number or a Greek letter ("IL–6"), since it parts names elsewhere; an underscore
# joins the numbers of circular RNAs ("hsa_circ_0000515"). All else is a mark of its own.
_TOKEN = re.compile(
    r"[^\W_]+(?:(?:[-‐‑‒]|_(?=circ|\d)|[–−](?=\d{1,2}[A-Za-z]?(?![^\W_])|[α-ωκ][A-Z]?(?![^\W_])))[^\W_]+)*(?:\.[0-9]+)*(?:[+](?![^\W_]))?"
    r"|[^\w\s]|_"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of ``text[start:end]`` with their offsets in ``text``; slashes and brackets stand alone."""
    stop = len(text) if end is None else end
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]
