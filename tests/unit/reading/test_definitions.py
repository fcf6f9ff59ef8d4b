"""Abbreviations: in brackets, after the short form, and in the legend's two manners."""

from __future__ import annotations

import pytest

from figtrace.reading.definitions import definitions
from figtrace.reading.sentences import sentences
from tests.unit.reading.kit import founding


def found(caption: str) -> dict[str, str]:
    defined, _ = definitions(caption, sentences(caption))
    for one in defined:
        assert caption[slice(*one.short_span)] == one.short
        assert caption[slice(*one.long_span)] == one.long
    return {one.short: one.long for one in defined}


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("the tumor microenvironment (TME) grows", {"TME": "tumor microenvironment"}),
        ("transforming growth factor-β (TGF-β) acts", {"TGF-β": "transforming growth factor-β"}),
        ("human epidermal growth factor receptor (HER-2)", {"HER-2": "human epidermal growth factor receptor"}),
        ("the c-Jun N-terminal kinase (JNK) pathway", {"JNK": "c-Jun N-terminal kinase"}),
        ("HIF-1α (hypoxia inducible factor 1 alpha) rises", {"HIF-1α": "hypoxia inducible factor 1 alpha"}),
        ("Legend. VEGF, vascular endothelial growth factor; EC, endothelial cell.",
         {"VEGF": "vascular endothelial growth factor", "EC": "endothelial cell"}),
        ("Legend. OC ovarian cancer, NK natural killer", {"OC": "ovarian cancer", "NK": "natural killer"}),
        ("cells grow (left) and die (right)", {}),
        ("IL-6 rises (p < 0.05), see (Fig. 2)", {}),
    ],
)  # fmt: skip
def test_what_is_defined(caption: str, expected: dict[str, str]) -> None:
    assert found(caption) == expected


def test_a_legend_is_known_as_one() -> None:
    caption = "IL-6 activates STAT3. IL, interleukin; STAT3, signal transducer and activator of transcription 3."
    assert definitions(caption, sentences(caption))[1] == {2}


def test_the_founding_caption_defines_eleven() -> None:
    assert set(found(founding().caption)) == {
        "TME", "PaCa", "CAFs", "TLR2", "MDSCs", "EC", "GC-Exos", "hucMSCs", "EGFR", "HER-2", "TAMs",
    }  # fmt: skip
