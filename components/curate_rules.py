"""What each rule has earned: on annotated captions, and by what people made of its suggestions in this figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from figtrace.curation.state import State
    from figtrace.reading.records import Draft


def rules(state: State, draft: Draft | None) -> dict[str, dict[str, Any]]:
    """One row a rule (``name@version``) that suggested here or whose suggestions were decided here.

    ``tried`` and ``right`` count annotated captions, ``taken``, ``changed`` and ``rejected`` this figure; ``earned`` is
    the share that was right of both, 0–1: (right + taken + 1) / (all + 2), as in :mod:`figtrace.reading.rules`.
    """
    told: dict[str, dict[str, int]] = {}
    for name in _suggested(draft):
        told.setdefault(name, {"taken": 0, "changed": 0, "rejected": 0})
    for review in state.reviews:
        source = review.rule or review.derived_from
        if source is not None:
            row = told.setdefault(source, {"taken": 0, "changed": 0, "rejected": 0})
            row["rejected" if review.rejected else "changed" if review.derived_from else "taken"] += 1
    return {name: _row(name, counts) for name, counts in told.items()}


def _suggested(draft: Draft | None) -> Iterable[str]:
    return [f"{one.rule}@{one.version}" for one in (*draft.statements, *draft.implied)] if draft is not None else ()


def _row(name: str, counts: dict[str, int]) -> dict[str, Any]:
    from figtrace.reading.rules import rule  # noqa: PLC0415 - with the rest of the reading room, when first needed

    known = rule(name.partition("@")[0])
    tried, right = known.tried
    decided = sum(counts.values())
    earned = (right + counts["taken"] + 1) / (tried + decided + 2)
    return {**counts, "words": known.words, "tried": tried, "right": right, "earned": round(earned, 3)}
