"""What is wrong with an input, said so that a reader can mend it.

Expected trouble is a :class:`Problem` in a :class:`Report`; exceptions are for callers' mistakes:

    FigtraceError
    └── ProblemsFound        the report holds an error, and the caller asked for a result
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops, a warning is mended or waived, a note is shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where it stands, what is wrong with the value quoted, and the cure.

    >>> str(Problem("no-caption", "figure.md: caption", 'caption is ""', "write the figure legend under caption:"))
    'figure.md: caption: caption is "" (write the figure legend under caption:)'
    """

    code: str
    where: str
    message: str
    cure: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.where}: {self.message} ({self.cure})"

    def as_dict(self) -> dict[str, str]:
        """The problem as plain values, in the order in which it is read."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "where": self.where,
            "message": self.message,
            "cure": self.cure,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Problems in the order in which they were found."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        """A report of these problems."""
        return cls(tuple(problems))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def is_good(self) -> bool:
        """True when nothing stops: warnings and notes are allowed."""
        return not self.errors

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    def __add__(self, other: Report) -> Report:
        return Report(self.problems + other.problems)


class FigtraceError(Exception):
    """Root of the errors that figtrace raises."""


class ProblemsFound(FigtraceError):
    """A result was asked for, and the input has problems that stop; ``report`` holds all of them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__("\n".join(str(problem) for problem in report.errors))
