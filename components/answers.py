"""Answers to what a page asks of a network, as JSON at addresses of their own: asked for only when Explore is open.

``/answers/FIGID/QUESTION.json?…``; what cannot be answered is said as problems, with 400, 404 or 413. Nothing of any
visitor is kept: an answer depends on the figure's files and the address, and is kept as long as the files stay.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from functools import partial
from operator import is_
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from flask import Flask, Response, request

from components.asked import Asked
from components.keys import palette_rows
from components.refusal import dumps, problems_of, refused
from components.shelf import Shelf
from components.shown import Shown
from figtrace.model.problems import ProblemsFound
from figtrace.network.boolean import INSTALL, second_opinion
from figtrace.network.compare import compare_figures, compare_mechanisms, membership
from figtrace.network.query import neighbours, paths
from figtrace.network.terms import index
from figtrace.network.whatif import answer
from figtrace.picture.marks import verdict_marks
from figtrace.picture.writer import Writer
from figtrace.reading.lexicon import same_in
from figtrace.tables.charts import bases_by_mechanism, connections, flow, kinds_by_mechanism, signs_by_mechanism
from figtrace.tables.coverage import caption_coverage
from figtrace.tables.rows import COLUMNS, rows

ROOM = 200
"""Answers that are kept at once."""

Library = Callable[[str], Shown]


class Question(NamedTuple):
    """How a question is answered, and the parameters that it may be asked with."""

    answer: Callable[[Shown, Asked, Library], object]
    asked_with: Collection[str]


def _neighbours(shown: Shown, asked: Asked, _: Library) -> object:
    of, steps = asked.words("of"), asked.number("steps", 1)
    if not of:
        raise refused("parameter-missing", '"of" is missing', "name an agent: of=KEY")
    return neighbours(shown.network, of, asked.reading(), steps, asked.direction())


def _paths(shown: Shown, asked: Asked, _: Library) -> object:
    return paths(shown.network, asked.word("from"), asked.word("to"), asked.reading())


def _whatif(shown: Shown, asked: Asked, _: Library) -> object:
    """The domain's answer; agents that are not reached are left out, and every verdict brings its mark."""
    told = answer(shown.network, asked.changes(), asked.profile())
    reached = {key: one for key, one in told["agents"].items() if one["verdict"] != "not affected"}
    return {**told, "agents": reached, "marks": verdict_marks(Writer(None))}


def _boolean(shown: Shown, asked: Asked, _: Library) -> object:
    """The second opinion; where its extra is not installed, how to get it."""
    try:
        return second_opinion(shown.network, asked.changes(), asked.profile())
    except ProblemsFound as found:
        if any(one.code == "extra-missing" for one in found.report):
            return {"missing": [one.as_dict() for one in found.report], "install": INSTALL}
        raise


def _compare(shown: Shown, asked: Asked, library: Library) -> object:
    if "figure" in asked.given:
        return compare_figures(shown.network, library(asked.word("figure")).network, asked.reading())
    return compare_mechanisms(shown.network, asked.word("first"), asked.word("second"), asked.reading())


def _members(shown: Shown, _: Asked, __: Library) -> object:
    return membership(shown.network)


def _table(shown: Shown, asked: Asked, _: Library) -> object:
    """A table as columns and rows of cells, in the columns' order."""
    name = asked.one_of("name", COLUMNS)
    columns = COLUMNS[name]
    made = rows(name, shown.figure, shown.network, asked.reading())
    return {
        "name": name,
        "columns": [{"name": column, "says": says} for column, says in columns.items()],
        "rows": [[row[column] for column in columns] for row in made],
    }


def _chart(shown: Shown, asked: Asked, _: Library) -> object:
    reading, network = asked.reading(), shown.network
    makers: dict[str, Callable[[], object]] = {
        "coverage": lambda: caption_coverage(shown.figure, network, reading),
        "signs": lambda: signs_by_mechanism(network, reading),
        "bases": lambda: bases_by_mechanism(network, reading),
        "connections": lambda: connections(network, reading),
        "flow": lambda: flow(network, reading),
        "kinds": lambda: kinds_by_mechanism(network),
    }
    return makers[asked.one_of("name", makers)]()


QUESTIONS: dict[str, Question] = {
    "neighbours": Question(_neighbours, {"of", "steps", "direction", "reading"}),
    "paths": Question(_paths, {"from", "to", "reading"}),
    "whatif": Question(_whatif, {"set", "profile"}),
    "boolean": Question(_boolean, {"set", "profile"}),
    "compare": Question(_compare, {"first", "second", "figure", "reading"}),
    "members": Question(_members, ()),
    "table": Question(_table, {"name", "reading"}),
    "chart": Question(_chart, {"name", "reading"}),
}
"""Every question that a network answers; ``terms`` asks the lexicon too."""


def _terms(data: Path) -> Callable[[Shown, Asked, Library], object]:
    """What a person's own table may call the molecules: the table itself stays in the browser."""
    return lambda shown, _, __: index(shown.network, same_in(data))


class Kept:
    """The last answers, each with the figures that it was made of; when one of them changed it is made anew."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], tuple[tuple[Shown, ...], bytes]] = OrderedDict()
        self._lock = Lock()

    def get(self, address: tuple[str, ...], of: tuple[Shown, ...], make: Callable[[], bytes]) -> bytes:
        """The answer at this address; it is made outside the lock, so that a slow one holds up nobody."""
        with self._lock:
            kept = self._kept.get(address)
            if kept is not None and all(map(is_, kept[0], of)):
                self._kept.move_to_end(address)
                return kept[1]
        made = make()
        with self._lock:
            self._kept[address] = of, made
            while len(self._kept) > ROOM:
                self._kept.popitem(last=False)
        return made


def register(server: Flask, shelf: Shelf) -> None:
    """Put the questions at their addresses."""
    kept = Kept()
    questions = {**QUESTIONS, "terms": Question(_terms(shelf.library.root), ())}

    @server.get("/answers/<figid>/<question>.json")
    def answer_of(figid: str, question: str) -> Response:
        try:
            shown = shown_of(shelf, figid)
            if question not in questions:
                raise refused("question-unknown", f'"{question}" is no question', f"ask {', '.join(questions)}")
            asked = Asked(request.args.to_dict()).only(questions[question].asked_with)
            of = (shown, shown_of(shelf, asked.word("figure"))) if "figure" in asked.given else (shown,)
            address = figid, question, request.query_string.decode("ascii", "replace")
            body = kept.get(
                address, of, lambda: dumps(questions[question].answer(shown, asked, partial(shown_of, shelf)))
            )
        except ProblemsFound as found:
            return problems_of(found.report)
        return settled(Response(body, mimetype="application/json"))

    @server.get("/answers/commands.json")
    def commands() -> Response:
        return settled(Response(dumps(palette_rows()), mimetype="application/json"))


def settled(response: Response) -> Response:
    """An answer that a browser keeps, and asks about before it uses it again."""
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def shown_of(shelf: Shelf, figid: str) -> Shown:
    """The figure; raises :class:`ProblemsFound` where there is none."""
    return shelf.get(figid)
