"""Sentences: lower-case starts, abbreviations, panels, and captions that glue two together."""

from __future__ import annotations

import pytest

from figtrace.reading.sentences import panel_free, sentences
from tests.unit.reading.kit import founding


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("It grows in the TME. miR-92a binds X.", ["It grows in the TME.", "miR-92a binds X."]),
        ("p53 is lost. mTORC1 rises (Fig. 2). End", ["p53 is lost.", "mTORC1 rises (Fig. 2).", "End"]),
        ("Genes, e.g. TP53, vs. others. Next.", ["Genes, e.g. TP53, vs. others.", "Next."]),
        ("a. Cells grow. b. Cells die.", ["a. Cells grow.", "b. Cells die."]),
        ("(A) One. (B) Two.", ["(A) One.", "(B) Two."]),
        ("Yeast S. cerevisiae grows. It buds.", ["Yeast S. cerevisiae grows.", "It buds."]),
        ("Overview of the signaling.Under stress X rises.", ["Overview of the signaling.", "Under stress X rises."]),
        ("At 1.5 h IL-6 rises!", ["At 1.5 h IL-6 rises!"]),
        ("No full stop", ["No full stop"]),
        ("", []),
    ],
)
def test_split(caption: str, parts: list[str]) -> None:
    found = sentences(caption)
    assert [one.text for one in found] == parts
    assert all(caption[one.start : one.end] == one.text for one in found)
    assert [one.number for one in found] == list(range(1, len(parts) + 1))


def test_the_founding_caption_has_seven_the_fourth_in_lower_case() -> None:
    found = sentences(founding().caption)
    assert len(found) == 7
    assert found[3].start == 493
    assert found[3].text.startswith("miR-92a loaded")


@pytest.mark.parametrize(
    ("text", "rest"), [("(A) One.", "One."), ("b. Two.", "Two."), ("(c–d) Three.", "Three."), ("IL-6.", "IL-6.")]
)
def test_a_panels_mark_is_skipped(text: str, rest: str) -> None:
    assert text[panel_free(sentences(text)[0]) :] == rest
