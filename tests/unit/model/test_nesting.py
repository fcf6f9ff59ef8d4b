"""A few thousand brackets are refused, whatever the interpreter's recursion limit is."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from figtrace.model.nesting import MOST_LEVELS, NestedTooDeep, check_nesting, parse


@pytest.fixture
def raised_limit() -> Iterator[None]:
    """What some solvers do to the whole process when they are imported."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("raised_limit")
@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 5_000, "[" * 101 + "]" * 101])
def test_deep_text_is_refused_before_it_is_parsed(text: str) -> None:
    with pytest.raises(NestedTooDeep, match="deeper than 100 levels"):
        parse(text)


def test_what_is_just_deep_enough_is_read() -> None:
    value = parse(b"[" * MOST_LEVELS + b"]" * MOST_LEVELS)
    assert isinstance(value, list)


def test_brackets_in_strings_and_side_by_side_do_not_count() -> None:
    check_nesting('["' + "[" * 500 + '"]')
    check_nesting('["\\"' + "[" * 500 + '"]')
    check_nesting("[" + "[]," * 500 + "[]]")


def test_bytes_that_are_no_text_are_a_value_error() -> None:
    with pytest.raises(ValueError, match="utf-8"):
        parse(b"\xff")
