"""The seven verdicts of evidence in a caption, with offsets in code points (the caption holds U+1D6FC)."""

from __future__ import annotations

import pytest

from figtrace.curation import anchor
from figtrace.curation.anchor import Verdict, anchoring, folded_places, places, reanchored
from figtrace.curation.edits import apply
from figtrace.curation.evidence import CONTEXT, is_anchored, problems_of, quote, sentence_number
from figtrace.curation.kinds import Reimport
from figtrace.figures.library import Library, default_data
from figtrace.model.records import Evidence, Figure, Span
from tests.unit.curation import small

WORDS = "miR-105 may inhibit ZO-1 𝛼"


def evidence(words: str = WORDS, nth: int = 0) -> Evidence:
    span = small.span(words, nth)
    return quote(small.figure(), span, span)


CHANGED = small.CAPTION.replace("acidic", "sour")
SHIFTED = "New words. " + small.CAPTION
REPEATED = "miR-105 may inhibit ZO-1 𝛼 they say. " + small.CAPTION.replace("in endothelial", "within endothelial")
RESPELLED = small.CAPTION.replace(WORDS, "MiR‑105 may  inhibit ZO−1 𝛼")
GREEK = small.CAPTION.replace("𝛼", "𝛼 β")
GONE = small.CAPTION.replace("may inhibit", "never touches")
MOVED_CONTEXT = small.CAPTION.replace("permeability. miR", "leaks. Then miR")


@pytest.mark.parametrize(
    ("caption", "verdict", "candidates"),
    [
        (small.CAPTION, Verdict.ANCHORED, 1),
        (CHANGED, Verdict.KEPT, 1),
        (SHIFTED, Verdict.MOVED, 1),
        (REPEATED, Verdict.AMBIGUOUS, 2),
        (MOVED_CONTEXT, Verdict.AMBIGUOUS, 1),
        (RESPELLED, Verdict.ALTERED, 1),
        (GONE, Verdict.LOST, 0),
    ],
)
def test_the_verdict(caption: str, verdict: Verdict, candidates: int) -> None:
    made = anchoring(caption, evidence())
    assert (made.verdict, len(made.candidates)) == (verdict, candidates)


def test_the_same_caption_and_other_words_or_context_is_corrupt() -> None:
    good = evidence()
    for harm in (
        {"quote": "other words"},
        {"span": Span(good.span.start + 1, good.span.end + 1)},
        {"prefix": "elsewhere"},
        {"suffix": "elsewhere"},
    ):
        assert anchoring(small.CAPTION, good.model_copy(update=harm)).verdict is Verdict.CORRUPT


def test_moved_words_keep_their_inner_spans() -> None:
    good = quote(small.figure(), small.span(WORDS), small.span("inhibit"), hedge=small.span("may"))
    (span,) = anchoring(SHIFTED, good).candidates
    moved = reanchored(good, SHIFTED, span)
    assert span.start == good.span.start + len("New words. ")
    assert SHIFTED[moved.cue.start : moved.cue.end] == "inhibit"
    assert moved.hedge is not None
    assert SHIFTED[moved.hedge.start : moved.hedge.end] == "may"
    assert is_anchored(small.figure(SHIFTED), moved)


def test_places_are_every_exact_one_and_folding_only_proposes() -> None:
    assert places("TME and the TME", "TME") == (Span(0, 3), Span(12, 15))
    assert places("aaa", "aa") == (Span(0, 2), Span(1, 3))
    assert places("x", "") == ()
    assert folded_places("TGF‑β1", "tgf-beta1") == (Span(0, 6),)
    assert folded_places(RESPELLED, WORDS) == (
        small.span("miR-105", 1)._replace(end=small.span("miR-105", 1).end + 20),
    )


def test_context_is_thirty_two_code_points_and_fewer_at_the_ends() -> None:
    made = evidence()
    assert (len(made.prefix), len(made.suffix)) == (CONTEXT, CONTEXT)
    assert evidence("Exosomes of").prefix == ""
    assert evidence("acidic.").suffix == ""
    assert made.quote == WORDS


def test_a_sentence_may_begin_in_lower_case() -> None:
    caption = "CSCs act. miR-92a loaded in Exos (Fig. 2) acts, e.g. here. TGF-β!  last"
    assert [sentence_number(caption, caption.index(words)) for words in ("CSCs", "miR", "acts,", "TGF", "last")] == [
        1,
        2,
        2,
        3,
        4,
    ]


def test_the_founding_captions_sentences_are_counted_as_on_file() -> None:
    library = Library(default_data())
    figid = "PMC9095362__SCI2022-9133658.005"
    caption = library.figure(figid).caption
    for statement in library.network(figid).statements:
        for held in statement.evidence:
            assert sentence_number(caption, held.span.start) == held.sentence, statement.key
            assert problems_of(library.figure(figid), held, statement.key).problems == ()


@pytest.mark.parametrize(
    ("harm", "code", "said"),
    [
        ({"quote": "other"}, "quote-not-there", f'reads "{WORDS}", the evidence quotes "other"'),
        ({"span": Span(5, 4000)}, "quote-not-there", "runs from 5 to 4000"),
        ({"span": Span(9, 9), "quote": ""}, "quote-not-there", "runs from 9 to 9"),
        ({"prefix": "x"}, "quote-not-there", 'stored are "x"'),
        ({"caption_sha256": "0" * 64}, "evidence-unchecked", "quotes a caption with hash 00000000"),
        ({"source": "PMID:1"}, "evidence-unchecked", 'the source "PMID:1" is not this caption'),
        ({"cue": Span(0, 4)}, "span-outside", "the cue 0–4 does not stand inside"),
        ({"subject_spans": (Span(0, 4),)}, "span-outside", "the subject 0–4"),
        ({"antecedent_spans": (Span(4, 4),)}, "span-outside", "the antecedent 4–4"),
        ({"hedge": Span(4, 4000)}, "span-outside", "the hedge 4–4000"),
    ],
)
def test_what_keeps_evidence_from_being_anchored(harm: dict[str, object], code: str, said: str) -> None:
    report = problems_of(small.figure(), evidence().model_copy(update=harm), "R9")
    assert [problem.code for problem in report] == [code]
    assert said in str(report.problems[0])


def test_a_re_import_keeps_what_agrees_and_lists_the_rest() -> None:
    state = small.state()
    changed = small.CAPTION.replace("increases permeability", "raises permeability")
    figure: Figure = small.figure(changed)
    lines = anchor.plan(state.network, changed)
    assert [(line.statement, line.anchoring.verdict) for line in lines] == [
        ("R1", Verdict.KEPT),
        ("R2", Verdict.AMBIGUOUS),
        ("R3", Verdict.LOST),
    ]
    assert [str(problem) for problem in anchor.report_of(lines)][1].startswith(
        "R3: “increases permeability” is lost: the caption reads"
    )
    after = apply(state, small.signed(Reimport(figure=figure)))
    assert is_anchored(figure, after.network.statement["R1"].evidence[0])
    assert not is_anchored(figure, after.network.statement["R2"].evidence[0])
    assert after.network.statement["R3"].evidence == state.network.statement["R3"].evidence
    assert after.network.caption_sha256 == figure.caption_sha256
