"""One column of a laid table as it is painted: each agent's step and number, and the words at the ends of its scale.

The page does the same (``paintedBy``, ``shortOf`` and ``endsOf`` in ``assets/lib/explore_data.mjs``).
"""

from __future__ import annotations

import re

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.network.overlay import Laid, Scale

_EXPONENT = re.compile(r"e([+-])0*(\d)")


def column_of(laid: Laid, name: str | None) -> int:
    """The place of a value column among a laid table's scales: the one of that name, or the first.

    Raises :class:`ProblemsFound` where nothing is painted, or no column has the name.
    """
    if not laid["scales"] or not laid["agents"]:
        told = [f"{one['message']} ({one['cure']})" for one in laid["problems"]]
        raise _refused("overlay-nothing-painted", "no row and no number of the table is painted", "; ".join(told))
    names = [scale["column"] for scale in laid["scales"]]
    if name is None:
        return 0
    if name not in names:
        listed = ", ".join(f'"{one}"' for one in names)
        raise _refused("overlay-column-unknown", f'no column of numbers is called "{name}"', f"use one of: {listed}")
    return names.index(name)


def painted(laid: Laid, column: int) -> dict[str, tuple[str, str]]:
    """Agent → (colour step, number as read) for every agent with a value in the column."""
    found: dict[str, tuple[str, str]] = {}
    for key, one in laid["agents"].items():
        step, value = one["steps"][column], one["values"][column]
        if step is not None and value is not None:
            found[key] = step, short(value)
    return found


def short(value: float) -> str:
    """A value as it is read on the picture: three digits that count."""
    if value and not 0.001 <= abs(value) < 100_000:
        return _EXPONENT.sub(r"e\1\2", f"{value:.1e}")
    rounded = float(f"{value:.3g}")
    return str(int(rounded)) if rounded == int(rounded) else repr(rounded)


def ends(scale: Scale) -> tuple[str, str, str]:
    """The words at the low end, the centre and the high end of a scale, in its own unit; p-values have no low end."""
    kind, reach = scale["kind"], scale["reach"]
    if kind == "ratio":
        return short(2**-reach), "1", short(2**reach)
    if kind == "p-value":
        return "", "1", short(10**-reach)
    return short(-reach), "0", short(reach)


def _refused(code: str, message: str, cure: str) -> ProblemsFound:
    return ProblemsFound(Report.of([Problem(code, "table", message, cure or "see the table's own problems")]))
