"""The address of a view: the Python twin obeys the vectors that the browser's side reads too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.state import FACETS, WORDS, View, default, from_query, reading, to_query

VECTORS = json.loads((Path(__file__).parents[1] / "fixtures" / "view_urls.json").read_text(encoding="utf-8"))


def plain(view: View) -> dict[str, Any]:
    """The view as JSON has it."""
    return cast("dict[str, Any]", json.loads(json.dumps(view)))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["query"][:40] or "nothing")
def test_the_vectors(vector: dict[str, Any]) -> None:
    view = from_query(vector["query"])
    assert plain(view) == {**plain(default()), **vector["state"]}
    assert to_query(view) == vector["canonical"]
    assert from_query(vector["canonical"]) == view


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=80))
def test_no_query_breaks_it(text: str) -> None:
    view = from_query(f"?{text}")
    assert from_query(to_query(view)) == view


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(WORDS)), st.text(max_size=12))
def test_a_closed_part_holds_only_its_words(name: str, text: str) -> None:
    assert from_query(f"{name}={text}")[name] in WORDS[name]  # type: ignore[literal-required]


def test_the_readings_have_the_names_of_the_model() -> None:
    assert reading(default()) == "mechanism-caption"
    assert reading(from_query("level=caption&profile=literature")) == "caption"
    assert reading(from_query("profile=literature")) == "mechanism-literature"


def test_both_sides_know_the_same_words() -> None:
    source = (Path(__file__).parents[2] / "assets" / "lib" / "state.mjs").read_text(encoding="utf-8")
    for name, words in WORDS.items():
        said = ", ".join(f'"{word}"' for word in words)
        assert f"  {name}: [{said}]," in source, name
    assert "Object.freeze([" + ", ".join(f'"{facet}"' for facet in FACETS) + "])" in source
