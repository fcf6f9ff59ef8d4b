"""Who curates in the page: signed in by name and ORCID, or told by a proxy; and that a write comes from this page."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Request, Response, has_request_context
from flask import request as request_now

from components.refusal import refused
from figtrace.model import nesting
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Person

if TYPE_CHECKING:
    from figtrace.curation.people import Actor, Role

COOKIE = "figtrace-who"
AGE = 400 * 86_400
"""Seconds that a browser keeps a name: the longest that browsers allow."""
HEADER = "X-Figtrace"
"""A header that no form and no link of another site can send: it makes a browser ask first, and nobody allows it."""


@dataclass(frozen=True)
class People:
    """Who may do what: roles by ORCID or name, ``*`` for everyone else, and the proxy's header.

    Where no role is set, whoever signs in is an editor on this machine alone (``is_local``): others only read, since
    a name is as typed and proves nothing. A request that a proxy handed on comes from elsewhere.
    """

    roles: str = ""
    user_header: str = ""
    is_local: bool = True

    def person(self, request: Request) -> Person | None:
        """Who asks; None for a visitor who has not signed in. Behind a proxy only its header counts."""
        from figtrace.curation.people import person_of  # noqa: PLC0415 - loaded by those who curate

        if self.user_header:
            words = request.headers.get(self.user_header, "").strip()
        else:
            words = _told(request.cookies.get(COOKIE, ""))
        try:
            return person_of(words) if words else None
        except ProblemsFound:
            return None

    def role(self, person: Person | None) -> Role:
        """What the person may write; nobody, and whom the setting does not name, may only read."""
        from figtrace.curation.people import EVERYONE, Role, identity, roles_of  # noqa: PLC0415

        if person is None:
            return Role.READER
        roles = roles_of(self.roles)
        is_here = self.is_local and not _is_handed_on()
        other = Role.READER if roles or not (is_here or self.user_header) else Role.EDITOR
        return roles.get(identity(person), roles.get(EVERYONE, other))

    def writer(self, request: Request) -> Actor:
        """The one who writes; raises :class:`ProblemsFound` for a visitor, a reader, and what another site sent."""
        from figtrace.curation.people import Actor, Role  # noqa: PLC0415

        own(request)
        person = self.person(request)
        if person is None:
            raise refused("nobody", "nobody is signed in", "sign in with name and ORCID", where="you")
        role = self.role(person)
        if not role.covers(Role.CURATOR):
            raise refused(
                "role",
                f"{person.name} is a {role.label}; this needs a curator",
                "ask an editor for a role",
                where="you",
            )
        return Actor(person, role)


_HANDED_ON = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


def _is_handed_on() -> bool:
    """True for a request that a proxy in front handed on: its visitor need not sit at this machine."""
    return has_request_context() and any(name in request_now.headers for name in _HANDED_ON)


def is_from_here(request: Request) -> bool:
    """True when our own page sent the request: our header, and no origin but ours."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return (
        request.headers.get(HEADER) == "page"
        and site == "same-origin"
        and (origin is None or urlsplit(origin).netloc == request.host)
    )


def own(request: Request) -> None:
    """Refuse what another site sent."""
    if not is_from_here(request):
        raise refused("not-from-here", "the request does not come from this page", "reload the page", where="you")


def sign_in(response: Response, name: str, orcid: str, *, is_secure: bool) -> Person:
    """Keep name and ORCID in the browser, as claimed; raises :class:`ProblemsFound` when their form is wrong."""
    from figtrace.curation.people import orcid_of  # noqa: PLC0415

    words = " ".join(name.split())
    if not 0 < len(words) <= 100 or "<" in words:
        raise refused("name-form", f'"{words[:40]}" is no name', "write a name of at most 100 letters", where="you")
    person = Person(name=words, orcid=orcid_of(orcid) if orcid.strip() else None)
    said = f"{person.name} <{person.orcid}>" if person.orcid else person.name
    value = base64.urlsafe_b64encode(json.dumps(said).encode()).decode()
    response.set_cookie(COOKIE, value, max_age=AGE, httponly=True, samesite="Strict", secure=is_secure)
    return person


def _told(value: str) -> str:
    try:
        words = nesting.parse(base64.urlsafe_b64decode(value.encode()))
    except ValueError:
        return ""
    return words if isinstance(words, str) else ""
