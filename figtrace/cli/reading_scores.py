"""What ``figtrace score`` prints: each measure with its interval, each record, each rule, and the cross-validation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from figtrace.reading.rules import rule
from figtrace.reading.score import MEASURES, RecordScore, Scores, Tally


def _f1(measure: str, records: Sequence[RecordScore]) -> float:
    return sum((r.tallies[measure] for r in records), Tally()).f1


def _row(name: str, tally: Tally) -> str:
    return f"{name:<32} {tally.precision:>6.3f} {tally.recall:>6.3f} {tally.f1:>6.3f} {tally.found:>6} {tally.gold:>5}"


def print_scores(scores: Scores, *, errors: bool) -> None:
    """Print everything as a table of text."""
    print(f"{'':<32} {'prec.':>6} {'recall':>6} {'F1':>6} {'found':>6} {'gold':>5}  F1, 95 % interval over records")
    for measure in MEASURES:
        low, high = scores.interval(partial(_f1, measure))
        print(f"{_row(measure, scores.total(measure))}  {low:.3f}–{high:.3f}")
    right, compared = scores.signs
    share = right / compared if compared else 1.0
    print(f"sign right among statements whose ends match: {right} of {compared} ({share:.3f})")
    print("groundings: this gold has none")
    print()
    print("leave one record out (only rules that the other records have earned; belief learnt from the others)")
    print(f"{_row('statements', scores.left_out)}  Brier score of the belief {scores.brier:.3f}")
    print()
    print("by record (statements)")
    for record in scores.records:
        print("  " + _row(record.figid[:30], record.tallies["statements"]))
        if errors:
            _print_errors(record)
    print()
    print(f"by rule{'':<19} found right share  what it reads")
    for name, (found, right) in scores.rules.items():
        print(f"  {name:<24} {found:>5} {right:>5}  {right / found:.2f}  {rule(name).words}")


def _print_errors(record: RecordScore) -> None:
    for one in record.wrong:
        print(f"      wrong    {one.subject.text} | {one.relation} | {one.object.text}  [{one.rule}]")
    for words in record.missed:
        print(f"      missing  {words}")


def scores_as_dict(scores: Scores) -> dict[str, Any]:
    """The same as plain values."""

    def told(tally: Tally) -> dict[str, float]:
        return {
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "found": tally.found,
            "gold": tally.gold,
        }

    right, compared = scores.signs
    overall = {}
    for measure in MEASURES:
        low, high = scores.interval(partial(_f1, measure))
        overall[measure] = told(scores.total(measure)) | {"f1_interval_95": [round(low, 4), round(high, 4)]}
    return {
        "overall": overall,
        "sign": {"right": right, "compared": compared, "share": round(right / compared, 4) if compared else 1.0},
        "leave_one_record_out": told(scores.left_out) | {"brier": round(scores.brier, 4)},
        "records": {r.figid: {m: told(t) for m, t in r.tallies.items()} for r in scores.records},
        "rules": {name: {"found": f, "right": r} for name, (f, r) in scores.rules.items()},
    }
