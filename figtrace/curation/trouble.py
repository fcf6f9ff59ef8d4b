"""What a database says when it cannot, as one clear problem; what the person typed is kept in the error."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import DBAPIError

from figtrace.curation.kinds import Edit
from figtrace.model.problems import Problem, ProblemsFound, Report

AGAIN: Final = "nothing was lost: try again"

_SQLSTATES: Final = {
    "53100": ("disk-full", "the disk of the database is full", "free some space; nothing was lost, try again"),
    "25006": ("journal-read-only", "the database is read-only", f"write to the primary; {AGAIN}"),
    "55P03": ("journal-locked", "somebody else holds the journal", AGAIN),
    "40P01": ("journal-locked", "somebody else holds the journal", AGAIN),
    "28P01": ("journal-refused", "the database refuses user or password", "look at FIGTRACE_JOURNAL"),
    "3D000": ("journal-unknown", "there is no such database", "create it, or look at FIGTRACE_JOURNAL"),
    "42501": ("journal-refused", "the database user may not do this", "grant it, or look at FIGTRACE_JOURNAL"),
}
_SQLITE_WORDS: Final = (
    ("locked", "journal-locked", "somebody else holds the journal", AGAIN),
    ("busy", "journal-locked", "somebody else holds the journal", AGAIN),
    ("full", "disk-full", "the disk is full", "free some space; nothing was lost, try again"),
    ("readonly", "journal-read-only", "the journal is read-only", "give write permission, or set FIGTRACE_JOURNAL"),
    ("unable to open", "journal-read-only", "the journal cannot be opened", "look at the folder, or FIGTRACE_JOURNAL"),
    ("not a database", "journal-broken", "the file is no journal", "restore a backup, or set FIGTRACE_JOURNAL"),
    ("malformed", "journal-broken", "the journal's file is damaged", "restore a backup"),
    ("disk i/o", "disk-trouble", "the disk does not answer", f"look at the disk; {AGAIN}"),
    ("never changed", "journal-append-only", "entries are never changed", "undo appends"),
)


class JournalTrouble(ProblemsFound):
    """The database cannot now. ``edit`` is what was to be written, where one was; trying again is safe."""

    def __init__(self, problem: Problem, edit: Edit | None = None) -> None:
        self.problem, self.edit = problem, edit
        super().__init__(Report.of([problem]))


def trouble_of(error: Exception, where: str) -> JournalTrouble:
    """The problem that a database error, or an error of the file system, is."""
    if isinstance(error, DBAPIError):
        return JournalTrouble(_of_database(error, where))
    said = str(error).partition("\n")[0]
    return JournalTrouble(Problem("journal-read-only", where, said, "look at the folder, or set FIGTRACE_JOURNAL"))


def _of_database(error: DBAPIError, where: str) -> Problem:
    said = " ".join(str(error.orig).split())
    state = getattr(error.orig, "sqlstate", None)
    if state in _SQLSTATES:
        code, message, cure = _SQLSTATES[state]
        return Problem(code, where, f"{message}: {said}", cure)
    for words, code, message, cure in _SQLITE_WORDS:
        if words in said.lower():
            return Problem(code, where, f"{message}: {said}", cure)
    return Problem("journal-unreachable", where, f"the database does not answer: {said}", AGAIN)
