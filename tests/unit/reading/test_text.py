"""Keys under which names are compared, and tokens with their offsets."""

from __future__ import annotations

import pytest

from figtrace.reading.text import key, latin, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TGF-β", "TGF beta"),
        ("TGF‑β", "TGFbeta"),
        ("NF-κB", "NFkappaB"),
        ("IL–6", "IL-6"),
        ("Δ133p53", "delta133p53"),
        ("µ-opioid", "mu opioid"),
        ("Toll-like receptor 2", "toll like receptor2"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_names_that_differ_keep_different_keys() -> None:
    assert len({key(name) for name in ("IL-6", "IL-16", "IL-6R", "CD4", "CD4+", "α5", "β5")}) == 7


def test_cyrillic_lookalikes_are_read_as_latin() -> None:
    assert latin("\u0410\u041a\u0422") == "AKT"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TGF-β/Smad pathway", ["TGF-β", "/", "Smad", "pathway"]),
        ("TLR-7/8–MyD88", ["TLR-7", "/", "8", "–", "MyD88"]),
        ("IL–6, CD4+ T cells.", ["IL–6", ",", "CD4+", "T", "cells", "."]),
        ("at 1.5 h (n = 3)", ["at", "1.5", "h", "(", "n", "=", "3", ")"]),
    ],
)
def test_tokens_join_names_and_part_lists(text: str, words: list[str]) -> None:
    found = tokens(text)
    assert [token.text for token in found] == words
    assert all(text[token.start : token.end] == token.text for token in found)
