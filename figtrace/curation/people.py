"""Who curates, and what each may do. Name and ORCID are as typed: claimed, not proven."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Person
from figtrace.model.vocabulary import Word

_ORCID: Final = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_ORCID_HOSTS: Final = ("https://orcid.org/", "http://orcid.org/", "orcid:")


class Role(Word):
    """What someone may write; each role may do all that the ones before it may."""

    READER = "reader", "reader", "Reads; writes nothing."
    CURATOR = "curator", "curator", "Drafts and changes statements, comments, moves, writes the story."
    REVIEWER = "reviewer", "reviewer", "Approves with the tag correct, or rejects with a tag."
    EDITOR = "editor", "editor", "Accepts, waives, settles, switches, publishes; also called admin."

    @property
    def rank(self) -> int:
        """0 for a reader, 3 for an editor."""
        return tuple(Role).index(self)

    def covers(self, needed: Role) -> bool:
        """True when this role may do what ``needed`` may."""
        return self.rank >= needed.rank


_ROLES: Final[Mapping[str, Role]] = {role.value: role for role in Role} | {"admin": Role.EDITOR}


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a role: what every write is asked for."""

    person: Person
    role: Role


def identity(person: Person) -> str:
    """What tells two people apart: the ORCID where there is one, else the name as typed."""
    return f"orcid:{person.orcid}" if person.orcid else f"name:{person.name.casefold()}"


def orcid_of(text: str) -> str:
    """The ORCID in its own form, ``0000-0002-1825-0097``; a web address before it is taken off.

    The last character is checked as ISO 7064 MOD 11-2, the rule that ORCID publishes. Raises
    :class:`ProblemsFound` with the value quoted when form or check character is wrong.
    """
    words = text.strip()
    for host in _ORCID_HOSTS:
        words = words.removeprefix(host)
    if not _ORCID.fullmatch(words):
        raise _refused("orcid-form", f'"{text}" is no ORCID', "write four groups of four, as 0000-0002-1825-0097")
    digits = words.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    if digits[-1] != ("X" if expected == 10 else str(expected)):
        raise _refused("orcid-check", f'the check character of "{text}" does not fit', "look for a mistyped digit")
    return words


def person_of(text: str) -> Person:
    """The person that ``Name <ORCID>``, ``Name ORCID`` or ``Name`` says.

    >>> person_of("Josiah Carberry <0000-0002-1825-0097>")
    Person(name='Josiah Carberry', orcid='0000-0002-1825-0097')
    """
    words = text.strip()
    bracket = re.fullmatch(r"(?P<name>[^<>]*)<(?P<orcid>[^<>]*)>", words)
    trailing = re.fullmatch(r"(?P<name>.*\S)\s+(?P<orcid>\S*\d{4}-\d{4}-\S*)", words)
    found = bracket or trailing
    name = (found["name"] if found else words).strip()
    if not name:
        raise _refused("name-missing", f'"{text}" names nobody', 'write "Name <ORCID>"')
    return Person(name=name, orcid=orcid_of(found["orcid"]) if found and found["orcid"].strip() else None)


def role_of(text: str) -> Role:
    """The role that the word names; ``admin`` is an editor. Raises :class:`ProblemsFound` for any other word."""
    word = text.strip().lower()
    try:
        return _ROLES[word]
    except KeyError:
        raise _refused("role-unknown", f'"{text}" is no role', "use reader, curator, reviewer or editor") from None


EVERYONE: Final = "*"
"""Who a role is for that is said for everyone else: ``*=curator``."""


def roles_of(text: str) -> Mapping[str, Role]:
    """Roles by identity from a setting such as ``0000-0002-1825-0097=editor, Ann Lee=curator, *=reader``."""
    roles: dict[str, Role] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        who, mark, role = part.rpartition("=")
        if not mark:
            raise _refused("role-form", f'"{part}" gives no role', "write ORCID=role or Name=role, commas between")
        if who.strip() == EVERYONE:
            roles[EVERYONE] = role_of(role)
            continue
        is_orcid = _ORCID.search(who) is not None
        person = Person(name="", orcid=orcid_of(who)) if is_orcid else Person(name=who.strip())
        roles[identity(person)] = role_of(role)
    return roles


def _refused(code: str, message: str, cure: str) -> ProblemsFound:
    return ProblemsFound(Report.of([Problem(code, "person", message, cure)]))
