"""Scoring: how ends are matched, what is counted, and the goals on the gold annotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from figtrace.figures import pfocr
from figtrace.model.problems import ProblemsFound
from figtrace.reading.rules import RULES, Rule, rule
from figtrace.reading.score import Tally, load, matches, score, score_record
from tests.shared import needs_shared, shared
from tests.unit.reading.kit import reader

CAPTION = "IL-6 activates STAT3. Exosomes carry miR-9, which inhibits PTEN."


def gold(*statements: tuple[str, str, str], **more: object) -> dict[str, object]:
    return {
        "figid": "made",
        "caption": CAPTION,
        "aliases": {},
        "entities": [{"text": "IL-6", "type": "protein", "start": 0, "end": 4}],
        "statements": [{"subject": s, "relation": r, "object": o, **more} for s, r, o in statements],
    }


@pytest.mark.parametrize(
    ("one", "other", "aliases", "expected"),
    [
        ("IL-6", "il-6", {}, True),
        ("permeability", "permeability of tumor blood vessels", {}, True),
        ("IL-6", "IL-61", {}, False),
        ("TLR2", "Toll-like receptor 2", {"TLR2": "Toll-like receptor 2"}, True),
        ("TLR2", "TLR4", {"TLR2": "Toll-like receptor 2"}, False),
        ("", "IL-6", {}, False),
    ],
)
def test_ends_match_by_whole_words_and_aliases(one: str, other: str, aliases: dict[str, str], expected: bool) -> None:
    assert matches(one, other, aliases) is expected


def test_a_wrong_direction_is_a_wrong_statement_and_a_wrong_sign() -> None:
    told = score_record(reader().read(CAPTION), gold(("IL-6", "decreases", "STAT3"), ("miR-9", "decreases", "PTEN")))
    assert told.tallies["statements"] == Tally(found=3, gold=2, right=1, recalled=1)
    assert told.tallies["statements without direction"] == Tally(found=3, gold=2, right=2, recalled=2)
    assert told.signs == (1, 2)
    assert told.missed == ["IL-6 | decreases | STAT3"]
    assert [one.object.text for one in told.wrong] == ["STAT3", "miR-9"]


def test_a_second_reading_of_the_subject_counts() -> None:
    told = score_record(reader().read(CAPTION), gold(("miR-10", "decreases", "PTEN"), alt_subject="miR-9"))
    assert told.tallies["statements"].recalled == 1


def test_the_same_triple_said_twice_counts_once() -> None:
    told = score_record(reader().read(CAPTION), gold(("IL-6", "increases", "STAT3"), ("IL-6", "increases", "STAT3")))
    assert told.tallies["statements"].gold == 1


def test_mentions_are_told_exact_and_overlapping() -> None:
    told = score_record(reader().read(CAPTION), gold())
    assert told.tallies["mentions exact + kind"].recalled == 1
    assert told.tallies["mentions overlapping"].found == 5


def test_shares() -> None:
    tally = Tally(found=4, gold=8, right=3, recalled=4)
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.5, 0.6)
    assert Tally().precision == 1.0


@pytest.mark.parametrize("text", ["no json", "{}", '{"schema": "other", "records": []}'])
def test_a_file_that_is_no_gold_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"gold\.json"):
        load(path)


def test_all_together_and_leaving_one_out(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    records = [
        gold(("IL-6", "increases", "STAT3")),
        gold(("miR-9", "decreases", "PTEN"), ("Exosomes", "contains/secretes", "miR-9")),
    ]
    path.write_text(json.dumps({"schema": "pfocr-caption-gold/1", "records": records}), encoding="utf-8")
    told = score(reader(), load(path))
    assert told.total("statements") == Tally(found=6, gold=3, right=3, recalled=3)
    assert told.rules["carry-active"] == (2, 1)
    # left out: what each rule earned on the other record alone decides
    assert told.left_out.found < 6
    low, high = told.interval(lambda records: records[0].tallies["statements"].precision)
    assert 0 <= low <= high <= 1


@needs_shared
def test_the_goals_on_the_gold_are_met() -> None:
    told = score(reader(), load(shared("records", "gold-dev.json")))
    assert told.total("mentions overlapping").f1 >= 0.95
    assert told.total("mentions exact + kind").f1 >= 0.85
    assert told.total("statements").precision >= 0.95
    assert told.total("statements").recall >= 0.80
    right, compared = told.signs
    assert right / compared >= 0.97
    assert told.left_out.precision >= 0.85


@needs_shared
@pytest.mark.parametrize(
    "name",
    [
        "PMC10034056__fendo-14-1109296-g001",
        "PMC10036181__jbm-2023-30-1-1f4",
        "PMC8620891__pharmaceuticals-14-01105-g001",
    ],
)
def test_captions_that_state_no_mechanism_give_an_empty_queue(name: str) -> None:
    figure = pfocr.read(shared("records", "edge", f"{name}.md"))
    assert reader().read(figure.caption, figure.figid).statements == ()


@needs_shared
def test_every_record_is_read_with_exact_words() -> None:
    files = sorted(shared("records").glob("PMC*.md"))
    assert len(files) == 40
    for file in files:
        figure = pfocr.read(file)
        draft = reader().read(figure.caption, figure.figid)
        assert draft.mentions
        for mention in draft.mentions:
            assert figure.caption[slice(*mention.span)] == mention.text
        for one in (*draft.statements, *draft.implied, *draft.refuted):
            assert figure.caption[slice(*one.span)] == one.evidence
            assert one.subject.name in one.evidence
            assert one.object.name in one.evidence


OWN = Path(__file__).parents[2] / "fixtures" / "reading" / "own-captions.json"


def test_captions_of_our_own_are_read_as_annotated() -> None:
    """Floors, a few points below what stands today; figtrace score --gold prints the numbers."""
    told = score(reader(), load(OWN))
    assert len(told.records) == 40
    assert told.total("mentions exact").f1 >= 0.90
    assert told.total("mentions exact + kind").f1 >= 0.87
    assert told.total("statements").precision >= 0.95
    assert told.total("statements").recall >= 0.78
    assert told.signs == (told.signs[1], told.signs[1])


@needs_shared
def test_the_rules_counts_are_what_the_rules_do_today() -> None:
    published = score(reader(), load(shared("records", "gold-dev.json"))).rules
    own = score(reader(), load(OWN)).rules
    both = {
        name: tuple(map(sum, zip(published.get(name, (0, 0)), own.get(name, (0, 0)), strict=True)))
        for name in published | own
    }
    assert {name: (one.found, one.right) for name, one in RULES.items() if one.found} == both


def test_a_belief_counts_all_that_was_tried() -> None:
    assert Rule("", 3, 3, 4, 2).tried == (7, 5)
    assert Rule("", 3, 3, 4, 2).belief == pytest.approx(6 / 9)


def test_belief_is_a_half_before_any_trial_and_never_certain() -> None:
    assert rule("unheard-of").belief == 0.5
    assert all(0 < one.belief < 1 for one in RULES.values())
    assert RULES["effect-active"].belief > 0.9
