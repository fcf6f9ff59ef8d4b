"""A network file that was changed outside its history: what it means, and how a person settles it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

from components.curate_journal import Written
from components.curate_office import Office
from components.refusal import refused


def file_of(office: Office, figid: str) -> dict[str, Any]:
    """Whether the network file was changed outside the history, in words, and what both sides changed."""
    found = office.file(figid)
    return {"is_changed": found is not None, **(found.as_dict() if found else {"words": [], "conflicts": []})}


def settle_file(office: Office, figid: str, values: Mapping[str, Any]) -> Written:
    """Merge the file into the history, or keep the history; every conflict wants a side."""
    from figtrace.curation.filed import taking_in  # noqa: PLC0415

    actor = office.people.writer(request)
    journal, file = office.desk.journal(), office.desk.library.network(figid)
    base = journal.changed_file(figid, file)
    if base is None:
        raise refused(
            "nothing-changes", "the network file is as the history knows it", "nothing is to be done", where=figid
        )
    given = values.get("choices")
    sides = {str(cell): side for cell, side in given.items()} if isinstance(given, Mapping) else {}
    if any(side not in ("a", "b") for side in sides.values()):
        raise refused("choice-form", "a choice is neither a nor b", "choose the history or the file", where=figid)
    edit = taking_in(base, journal.state(figid), file, sides, is_kept=bool(values.get("keep")))
    return office.desk.write(figid, (edit,), actor)
