"""Samples, their percentiles, and a line of the table: what was to be reached and what was."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

EXACT = 1.01
"""What a clock's last digit may add before a goal counts as missed (a frame is 16.6, 16.7 or 16.8 ms)."""


def percentile(samples: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; ``nan`` of nothing."""
    if not samples:
        return math.nan
    ranked = sorted(samples)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def median(samples: Sequence[float]) -> float:
    """The median; ``nan`` of nothing."""
    return statistics.median(samples) if samples else math.nan


@dataclass(frozen=True)
class Line:
    """One line of the table. Without a goal it is there to compare with.

    ``goal`` is the most that ``value`` may be, or the least where ``is_least``; ``told`` says what it was measured
    against.
    """

    what: str
    value: float
    unit: str
    goal: float | None = None
    is_least: bool = False
    told: str = ""

    @property
    def ratio(self) -> float | None:
        """Value by goal; up to 1 is met (from 1 on where ``is_least``)."""
        return None if not self.goal else self.value / self.goal

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without a goal. What could not be measured is not met."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.is_least else self.value <= self.goal * EXACT

    def plain(self) -> dict[str, Any]:
        """The line as JSON has it."""
        return {**asdict(self), "ratio": self.ratio, "is_met": self.is_met}


def table(lines: Sequence[Line]) -> str:
    """The lines as a text table."""
    rows = [("what", "goal", "measured", "ratio", "", "beside"), *(_row(line) for line in lines)]
    wide = [max(len(row[i]) for row in rows) for i in range(5)]
    return "\n".join(
        f"{a:<{wide[0]}}  {b:>{wide[1]}}  {c:>{wide[2]}}  {d:>{wide[3]}}  {e:<{wide[4]}}  {f}".rstrip()
        for a, b, c, d, e, f in rows
    )


def _row(line: Line) -> tuple[str, str, str, str, str, str]:
    goal = "" if line.goal is None else f"{'≥' if line.is_least else '≤'} {_number(line.goal)} {line.unit}"
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    met = {None: "", True: "met", False: "NOT MET"}[line.is_met]
    return line.what, goal, f"{_number(line.value)} {line.unit}", ratio, met, line.told


def _number(value: float) -> str:
    if math.isnan(value):
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
