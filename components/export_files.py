"""``/export/FIGID/FORMAT``: a network as a file of the field's formats, and what it cannot carry, before it is taken.

GET serves a figure of the library; POST takes a network in canonical JSON, the one that a page holds which was made
from a person's own file, and gives it back in another format. Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final, NamedTuple

from flask import Flask, Response, request

from components.answers import settled, shown_of
from components.asked import Asked
from components.refusal import dumps, problems_of, refused
from components.shelf import ROOM, Shelf
from components.shown import Shown
from components.taking import KINDS
from figtrace.exchange import FORMATS, Exported, Format, Loss, LossKind, Positions, export
from figtrace.exchange.canonical import loads
from figtrace.exchange.contract import GROUPS, NETWORK, Box, Point, said
from figtrace.exchange.files import bundle
from figtrace.exchange.trust import MAX_BYTES
from figtrace.model import validate
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Figure, Network
from figtrace.model.vocabulary import Level, Profile, ReviewState
from figtrace.picture.layout import place

TYPES: Final[Mapping[str, str]] = {
    "json": "application/json",
    "gpml": "application/xml",
    "cx2": "application/json",
    "sbgn": "application/xml",
    "sbml": "application/sbml+xml",
    "bel": "text/plain",
    "owl": "application/rdf+xml",
    "graphml": "application/xml",
    "jsonld": "application/ld+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Media type by the ending of the file (RFC 3823 for SBML, RFC 3870 for RDF; formats without a type of their own are
named by their syntax)."""

WINDOWS: Final = ("75_export.css", "77_files.css")
"""Style sheets of its windows, which ``export_parts.mjs`` fetches with them."""
STYLE: Final = "76_notice.css"
"""The style sheet of what a page says that came from a file or from rules; linked there alone."""

LOST: Final[Mapping[LossKind, str]] = {
    LossKind.DROPPED: "left out, each for the reason that stands behind it",
    LossKind.PARKED: "kept in an extension that other programs may not read",
    LossKind.COARSENED: "said more broadly than it is meant",
    LossKind.STRENGTHENED: "said more strongly than it is meant",
    LossKind.INVENTED: "made up because the format demands it",
}
"""What happens to a value, in words, worst first."""

WHOLE: Final[Mapping[str, str]] = {word: f"whole {word}s" for word in GROUPS.values()}
"""What is lost where a record goes as a whole, in words."""

LEVELS: Final[Mapping[str, Level | None]] = {**{level.value: level for level in Level}, "all": None}
"""The readings to choose from; ``all`` takes every statement, whichever level it stands at."""

EXAMPLES: Final = 4
"""Losses of one kind and field that are named before they are only counted."""


class Choice(NamedTuple):
    """How a network is read for an export."""

    level: Level | None
    profile: Profile
    with_suggestions: bool


def register(server: Flask, shelf: Shelf) -> None:
    """Put the exports at their addresses."""

    @lru_cache(maxsize=4 * ROOM)
    def made(shown: Shown, name: str, choice: Choice) -> Exported:
        return written(shown.figure, shown.network, name, choice)

    @server.get("/export/formats.json")
    def formats() -> Response:
        return settled(Response(dumps(offered()), mimetype="application/json"))

    @server.get("/export/<figid>/<name>")
    def file_of(figid: str, name: str) -> Response:
        return _answered(lambda: _file(figid, name, made(shown_of(shelf, figid), name, _choice(name))))

    @server.get("/export/<figid>/<name>/losses")
    def losses_of(figid: str, name: str) -> Response:
        def make() -> Response:
            shown = shown_of(shelf, figid)
            return _losses(figid, name, shown.network, made(shown, name, _choice(name)))

        return _answered(make)

    @server.post("/export/<name>")
    def file_from(name: str) -> Response:
        def make() -> Response:
            network = sent()
            return _file(stem_of(network), name, written(None, network, name, _choice(name)))

        return _answered(make)

    @server.post("/export/<name>/losses")
    def losses_from(name: str) -> Response:
        def make() -> Response:
            network = sent()
            return _losses(stem_of(network), name, network, written(None, network, name, _choice(name)))

        return _answered(make)


def offered() -> dict[str, Any]:
    """Every format of the registry with its ending and, where its extra is not installed, the line that installs it."""
    return {
        "formats": [
            {
                "name": one.name,
                "title": one.title,
                "version": one.version,
                "ending": _ending(one),
                "read": one.read is not None,
                "install": install_line(one),
            }
            for one in FORMATS.values()
        ],
        "taken": list(KINDS),
    }


def install_line(one: Format) -> str | None:
    """How to get what the format needs; None where it is there."""
    if one.library is None or find_spec(one.library) is not None:
        return None
    return f"pip install 'figtrace[{one.extra}]'"


def written(figure: Figure | None, network: Network, name: str, choice: Choice) -> Exported:
    """The network in this format, whole and checked; raises :class:`ProblemsFound` where it cannot be written."""
    return export(
        network,
        name,
        level=choice.level,
        profile=choice.profile,
        figure=figure,
        positions=positions(network),
        include_suggested=choice.with_suggestions,
    )


def positions(network: Network) -> Positions:
    """Where the picture puts agents and lines, as exporters take it."""
    laid = place(network)
    boxes = {key: Box(*box) for key, box in laid.boxes.items()}
    return Positions(
        boxes, {key: tuple(Point(*point) for point in curve.points[::3]) for key, curve in laid.lines.items()}
    )


def grouped(losses: Iterable[Loss], network: Network) -> list[dict[str, Any]]:
    """Losses by kind, field and whether our own import brings them back: count and first examples, worst first."""
    groups: dict[tuple[LossKind, str, bool], list[Loss]] = {}
    for loss in losses:
        groups.setdefault((loss.kind, loss.field, loss.returns), []).append(loss)
    order = list(LOST)
    ranked = sorted(groups.items(), key=lambda one: (one[0][2], order.index(one[0][0]), -len(one[1]), one[0][1]))
    return [
        {
            "kind": kind.value,
            "means": LOST[kind],
            "field": WHOLE.get(field) or field.replace("_", " "),
            "returns": returns,
            "count": len(lost),
            "examples": [_example(loss, network) for loss in lost[:EXAMPLES]],
        }
        for (kind, field, returns), lost in ranked
    ]


def _example(loss: Loss, network: Network) -> dict[str, str]:
    """One loss: whose, and what of it; what the heads say already is not said again."""
    message = loss.message
    statement = network.statement.get(loss.where)
    for told in (f"{said(statement, network)}: " if statement else "", f"{loss.field}: "):
        message = message.removeprefix(told)
    return {"where": _label(loss.where, network), "message": message}


def stem_of(network: Network) -> str:
    """The name that a file of a network sent from a page gets, safe to be one."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in network.figid).strip("._")
    return kept[:80] or "network"


def sent() -> Network:
    """The network in the request's body; raises :class:`ProblemsFound` for anything else, and beyond 20 MB."""
    if (request.content_length or 0) > MAX_BYTES:
        raise refused("too-large", f"{request.content_length} bytes were sent", f"{MAX_BYTES} is the most")
    request.max_content_length = MAX_BYTES
    network = loads(request.get_data(cache=False)).network
    report = validate.keys(network)
    if not report.is_good:
        raise ProblemsFound(report)
    return network


def _choice(name: str) -> Choice:
    """What the address asks for; what it does not know is a problem."""
    if name not in FORMATS:
        raise refused("export-unknown", f'"{name[:40]}" is no format', f"use one of: {', '.join(FORMATS)}")
    asked = Asked(request.args.to_dict()).only({"level", "profile", "suggested"})
    level = LEVELS[asked.one_of("level", LEVELS, Level.MECHANISM.value)]
    return Choice(level, asked.profile(), asked.one_of("suggested", ("0", "1"), "0") == "1")


def _losses(stem: str, name: str, network: Network, exported: Exported) -> Response:
    """What would be lost, as JSON: the file's name and size, how many values, and which."""
    filename, data = _bundled(stem, name, exported)
    body = {
        "format": name,
        "file": filename,
        "bytes": len(data),
        "total": len(exported.losses),
        "returns": sum(loss.returns for loss in exported.losses),
        "groups": grouped(exported.losses, network),
        "suggested": sum(one.review is ReviewState.SUGGESTED for one in network.statements),
    }
    return settled(Response(dumps(body), mimetype="application/json"))


def _file(stem: str, name: str, exported: Exported) -> Response:
    filename, data = _bundled(stem, name, exported)
    answer = Response(data, mimetype=TYPES[filename.rpartition(".")[2]])
    answer.headers.set("Content-Disposition", "attachment", filename=filename)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _bundled(stem: str, name: str, exported: Exported) -> tuple[str, bytes]:
    """File name and bytes; where formats share an ending, the format's name stands in the file's."""
    one = FORMATS[name]
    is_shared = sum(other.extension == one.extension for other in FORMATS.values()) > 1 and name != one.extension
    return bundle(exported, f"{stem}.{name}" if is_shared and not exported.companions else stem, one)


def _ending(one: Format) -> str:
    return "zip" if one.has_companions else one.extension


def _label(where: str, network: Network) -> str:
    """A key in words, where the network has it."""
    if where in network.statement:
        return f"{where}: {said(network.statement[where], network)}"
    if where in network.agent:
        return network.agent[where].name
    if where in network.mechanism:
        return f"{where}: {network.mechanism[where].title}"
    return "the network" if where == NETWORK else where


def _answered(make: Callable[[], Response]) -> Response:
    """The answer, or its problems as JSON: a file is sent whole or not at all."""
    try:
        return make()
    except ProblemsFound as found:
        return problems_of(found.report)
