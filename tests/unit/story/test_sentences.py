"""Captions are cut into sentences whatever case they begin in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.story.sentences import sentences


def cut(words: str) -> list[str]:
    return [words[start:end] for start, end in sentences(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A rises. miR-92a falls.", ["A rises.", "miR-92a falls."]),
        ("A rises. p53 blocks MDM2. mTORC1 too.", ["A rises.", "p53 blocks MDM2.", "mTORC1 too."]),
        ("As shown by Li et al. in Fig. 2 here.", ["As shown by Li et al. in Fig. 2 here."]),
        ("Cells of E. coli grow. They stop.", ["Cells of E. coli grow.", "They stop."]),
        ("a. One panel. b. Another.", ["a. One panel.", "b. Another."]),
        ("It is 0.5 µm wide (see text). Next!", ["It is 0.5 µm wide (see text).", "Next!"]),
        ("(A rises.) B falls", ["(A rises.)", "B falls"]),
        ("No stop", ["No stop"]),
        ("  ", []),
    ],
)
def test_cut(words: str, expected: list[str]) -> None:
    assert cut(words) == expected


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab. AB1-?!)(\n", max_size=80))
def test_no_word_is_lost_and_none_stands_twice(words: str) -> None:
    spans = sentences(words)
    left = list(words)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    assert "".join(left).strip() == ""
    assert all(one.end <= other.start for one, other in pairwise(spans))
