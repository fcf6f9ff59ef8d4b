"""The addresses of curation, ``/curate/…``: what stands, and the few that write. Every write ends in ``Desk.write``.

Nothing of any visitor is kept here: who asks stands in the request, what stands in the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request

from components.curate_filed import file_of, settle_file
from components.curate_journal import Desk, Written
from components.curate_office import Office
from components.curate_people import COOKIE, People, own, sign_in
from components.refusal import dumps, problems_of, refused
from figtrace.model import nesting
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Person

if TYPE_CHECKING:
    from figtrace.curation.entries import Entry

LONGEST = 8_000_000
"""Bytes of one request: a record with its tables, or an edit that holds a whole network."""
PAGE = 60
"""Entries of a history that are shown at once."""


def register(server: Flask, desk: Desk, people: People) -> Office:
    """Put the addresses up."""
    office = Office(desk, people)
    _reading(server, office)
    _judging(server, office)
    _questions(server, office)
    _writing(server, office)
    _people(server, office)
    return office


Handler = Callable[..., Any]


def _put(server: Flask, rule: str, name: str, handler: Handler, *, is_write: bool = False) -> None:
    """One address; problems become JSON with a status, and nothing is kept by the browser."""

    def view(**kwargs: str) -> Response:
        try:
            told = handler(**kwargs)
        except ProblemsFound as found:
            return problems_of(found.report)
        response = told if isinstance(told, Response) else Response(dumps(told), mimetype="application/json")
        response.headers["Cache-Control"] = "no-store"
        return response

    server.add_url_rule(rule, f"curate_{name}", view, methods=["POST"] if is_write else ["GET"])


def _reading(server: Flask, office: Office) -> None:
    journal = office.desk.journal

    def now(figid: str) -> Any:
        told = office.now(figid)
        since = _number("since", told["number"])
        if since < told["number"]:
            told["entries"] = [entry_of(one) for one in journal().since(figid, since)[-PAGE:]]
        return told

    def sheet(figid: str) -> Any:
        told = office.now(figid)
        at = _number("at", -1)
        if at >= 0:
            return {**told, "at": at, **office.sheet(figid, journal().state_at(figid, at), at)}
        opened = journal().open(figid)
        return {**told, "number": opened.number, **office.sheet(figid, opened.state, opened.number)}

    def details(figid: str) -> Any:
        at = _number("at", -1)
        return office.details(figid, journal().state_at(figid, at) if at >= 0 else journal().state(figid))

    def history(figid: str) -> Any:
        key = request.args.get("key", "")
        if key:
            found = tuple(reversed(journal().history(figid, key)))[:PAGE]
        else:
            before = _number("before", 0)
            found = journal().entries(figid, PAGE, before or None)
        return {"entries": [entry_of(one) for one in found]}

    for name, handler in (("now", now), ("sheet", sheet), ("details", details), ("history", history)):
        _put(server, f"/curate/<figid>/{name}.json", name, handler)


def _judging(server: Flask, office: Office) -> None:
    journal = office.desk.journal

    def checks(figid: str) -> Any:
        from components.curate_answers import checks_of  # noqa: PLC0415

        return checks_of(journal().state(figid), office.desk.library, figid)

    def queue(figid: str) -> Any:
        from components.curate_answers import queue_of  # noqa: PLC0415

        person = office.people.person(request)
        return queue_of(journal().state(figid), person, office.people.role(person))

    def differences(figid: str) -> Any:
        from components.curate_answers import difference_of  # noqa: PLC0415

        opened = journal().open(figid)
        before = journal().state_at(figid, _number("from", 0))
        upto = _number("to", opened.number)
        after = opened.state if upto == opened.number else journal().state_at(figid, upto)
        return difference_of(before, after, office.desk.library.figids())

    for name, handler in (("checks", checks), ("queue", queue), ("diff", differences)):
        _put(server, f"/curate/<figid>/{name}.json", name, handler)


def _questions(server: Flask, office: Office) -> None:
    def ground(figid: str) -> Any:
        state = office.desk.journal().state(figid)
        name, kind = request.args.get("name", "")[:200], request.args.get("kind", "")[:40]
        from components.curate_answers import grounding_of  # noqa: PLC0415

        return grounding_of(office.room, state.figure, name, kind)

    def preview(figid: str) -> Any:
        from components.curate_answers import preview_of  # noqa: PLC0415

        state = office.desk.journal().state(figid)
        return preview_of(state, office.suggested(figid, state).network, request.args)

    def held(figid: str) -> Any:
        person = office.people.person(request)
        return {"held": list(office.desk.journal().held(figid, person)) if person else []}

    def words() -> Any:
        from components.curate_answers import words_of  # noqa: PLC0415

        return words_of()

    _put(server, "/curate/<figid>/ground.json", "ground", ground)
    _put(server, "/curate/<figid>/preview.json", "preview", preview)
    _put(server, "/curate/<figid>/held.json", "held", held)
    _put(server, "/curate/<figid>/file.json", "file", lambda figid: file_of(office, figid))
    _put(server, "/curate/words.json", "words", words)


def _writing(server: Flask, office: Office) -> None:
    desk, people = office.desk, office.people

    def act(figid: str) -> Any:
        actor = people.writer(request)
        values = _body()
        seen, token = values.pop("seen", None), values.pop("token", None)
        from components.curate_acts import edits_of  # noqa: PLC0415
        from components.curate_wishes import wish_of  # noqa: PLC0415

        wish = wish_of(values)
        state = desk.journal().state(figid)
        edits = edits_of(wish, state, lambda: office.suggested(figid, state))
        return _written(office, figid, desk.write(figid, edits, actor, seen=seen, token=token))

    def turn_back(figid: str, *, is_redo: bool) -> Any:
        actor = people.writer(request)
        is_forced = bool(_body().get("forced"))
        return _written(office, figid, desk.turn_back(figid, actor, is_redo=is_redo, is_forced=is_forced))

    def choose(figid: str) -> Any:
        actor = people.writer(request)
        values = _body()
        entry = desk.journal().choose(str(values.get("token")), actor, is_mine=bool(values.get("mine")))
        return _written(office, figid, Written((entry,) if entry else ()))

    def file(figid: str) -> Any:
        return _written(office, figid, settle_file(office, figid, _body()))

    _put(server, "/curate/<figid>/file", "settle_file", file, is_write=True)
    _put(server, "/curate/<figid>/act", "act", act, is_write=True)
    _put(server, "/curate/<figid>/undo", "undo", lambda figid: turn_back(figid, is_redo=False), is_write=True)
    _put(server, "/curate/<figid>/redo", "redo", lambda figid: turn_back(figid, is_redo=True), is_write=True)
    _put(server, "/curate/<figid>/choose", "choose", choose, is_write=True)


def _people(server: Flask, office: Office) -> None:
    people = office.people

    def told(person: Person | None) -> dict[str, Any]:
        role = people.role(person)
        return {
            "person": person.model_dump() if person else None,
            "role": role.value,
            "role_words": role.label,
            "is_proxied": bool(people.user_header),
            "is_on": office.desk.is_on,
        }

    def me() -> Any:
        return told(people.person(request))

    def come_in() -> Any:
        own(request)
        if people.user_header:
            raise refused("proxied", "who you are is told by the server in front", "sign in there")
        values = _body()
        response = Response(mimetype="application/json")
        is_secure = request.is_secure
        person = sign_in(response, str(values.get("name", "")), str(values.get("orcid", "")), is_secure=is_secure)
        response.set_data(dumps(told(person)))
        return response

    def go() -> Any:
        own(request)
        response = Response(dumps(told(None)), mimetype="application/json")
        response.delete_cookie(COOKIE, samesite="Strict")
        return response

    _put(server, "/curate/me.json", "me", me)
    _put(server, "/curate/sign-in", "sign_in", come_in, is_write=True)
    _put(server, "/curate/sign-out", "sign_out", go, is_write=True)


def _written(office: Office, figid: str, written: Written) -> dict[str, Any]:
    """What was written, what stands now, and the conflict with both versions where there is one."""
    from components.curate_conflict import conflict_of  # noqa: PLC0415

    told: dict[str, Any] = {**office.now(figid), "entries": [entry_of(one) for one in written.entries]}
    if written.conflict is not None:
        told["conflict"] = conflict_of(written.conflict, written.rest, office.desk.journal().state(figid))
    return told


def entry_of(entry: Entry) -> dict[str, Any]:
    """An entry as the page shows it."""
    return {
        "number": entry.number,
        "at": entry.at,
        "name": entry.who.name,
        "orcid": entry.who.orcid,
        "label": entry.label,
        "reason": entry.reason,
        "kind": entry.kind,
        "undoes": entry.undoes,
        "leaf": entry.leaf,
    }


def _number(name: str, default: int) -> int:
    words = request.args.get(name, "")
    if not words:
        return default
    if not words.isdecimal() or len(words) > 9:
        raise refused("number-form", f'{name} "{words[:20]}" is no number', f"say {name}=12")
    return int(words)


def _body() -> dict[str, Any]:
    if (request.content_length or 0) > LONGEST:
        raise refused("too-large", f"{request.content_length:,} bytes", f"at most {LONGEST:,} are read")
    try:
        values = nesting.parse(request.get_data(cache=False) or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, Mapping):
        raise refused("not-json", "the request holds no JSON object", "reload the page")
    return dict(values)


__all__ = ["Office", "entry_of", "register"]
