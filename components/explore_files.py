"""Files made in memory when asked for: the picture as it stands on the screen, tables; and workbooks, read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from flask import Flask, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from components.answers import shown_of
from components.asked import Asked
from components.refusal import dumps, problems_of, refused
from components.shelf import Shelf
from components.shown import Shown
from figtrace.model.problems import ProblemsFound
from figtrace.model.readings import READINGS, Reading, reading_of
from figtrace.network.sheet import MOST_BYTES, read
from figtrace.network.supposed import suppose
from figtrace.network.united import unite
from figtrace.picture import layout, overlaid, raster, scene, svg
from figtrace.picture.frames import around_lit, faded
from figtrace.picture.geometry import Box
from figtrace.picture.palette import THEMES, Palette, parse
from figtrace.picture.seen import Seen, draw
from figtrace.picture.svg import Moment
from figtrace.picture.values import STEPS, Values
from figtrace.tables.rows import COLUMNS, rows
from figtrace.tables.text import FORMATS
from figtrace.tables.text import dumps as table_dumps

TOKENS = Path(__file__).parents[1] / "assets" / "00_tokens.css"
PICTURES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
FARTHEST = 20_000
"""px that an agent may be moved."""

ROUND = 24.0
"""px of the figure left round a mechanism that is shown alone."""

MOST_OVERLAID = 600
"""Agents of two figures in one picture: what is laid out on request in about a second."""

_MOST_KEYS = 40_000

Key = Annotated[str, Field(min_length=1, max_length=200)]
Shift = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST)]
Keys = Annotated[list[Key], Field(max_length=_MOST_KEYS)]
Word = Annotated[str, Field(max_length=24)]
Place = Annotated[float, Field(ge=-1e6, le=1e6)]
Side = Annotated[float, Field(gt=0, le=1e6)]
W = TypeVar("W", bound=BaseModel)


class Legend(BaseModel):
    """The scale of a person's values: the column's name, and the words of its low end, centre and high end."""

    model_config = ConfigDict(extra="forbid")

    column: Annotated[str, Field(max_length=200)]
    ends: tuple[Word, Word, Word]


class Wish(BaseModel):
    """What is on a visitor's screen: reading, theme, moved agents, what stands out or is hidden, what is painted."""

    model_config = ConfigDict(extra="forbid")

    reading: str = READINGS[1].name
    theme: str = THEMES[0]
    scale: Annotated[float, Field(ge=1, le=4)] = 2
    moved: dict[Key, tuple[Shift, Shift]] = {}
    lit: Keys = []
    shown: Keys | None = None
    whatif: Annotated[list[Key], Field(max_length=200)] = []
    values: dict[Key, tuple[str, Word]] = {}
    words: Annotated[str, Field(max_length=300)] = ""
    legend: Legend | None = None
    numbers: bool = False
    selected: Keys = []
    part: tuple[Place, Place, Side, Side] | None = None


class TableWish(BaseModel):
    """Which rows of which table, in which order, with which columns."""

    model_config = ConfigDict(extra="forbid")

    name: str
    reading: str = READINGS[1].name
    columns: Annotated[list[str], Field(min_length=1, max_length=64)]
    rows: Annotated[list[int], Field(max_length=500_000)]


def register(server: Flask, shelf: Shelf) -> None:
    """Put the files at their addresses."""
    _comparisons(server, shelf)

    @server.post("/answers/<figid>/picture.<form>")
    def picture(figid: str, form: str) -> Response:
        try:
            shown = shown_of(shelf, figid)
            if form not in PICTURES:
                raise refused("format-unknown", f'"{form}" is no format', f"use one of: {', '.join(PICTURES)}")
            wish = _wish(Wish)
            body = _written(drawn(shown, wish), form, wish.scale)
        except ProblemsFound as found:
            return problems_of(found.report)
        return _file(body, PICTURES[form], f"{figid}.{form}")

    @server.post("/answers/<figid>/table.<form>")
    def table(figid: str, form: str) -> Response:
        try:
            shown = shown_of(shelf, figid)
            if form not in FORMATS:
                raise refused("format-unknown", f'"{form}" is no format', f"use one of: {', '.join(FORMATS)}")
            wish = _wish(TableWish)
            body = exported(shown, wish, form)
        except ProblemsFound as found:
            return problems_of(found.report)
        return _file(body, FORMATS[form], f"{figid}-{wish.name}.{form}")

    @server.post("/answers/sheet.json")
    def sheet() -> Response:
        """A workbook as a table of words. It is read in memory, answered, and forgotten."""
        if (request.content_length or 0) > MOST_BYTES:
            size = f"the table has {(request.content_length or 0) / 1024 / 1024:.1f} MB"
            return problems_of(refused("overlay-too-large", size, "50 MB is the most").report)
        made, report = read(request.get_data(cache=False), "sheet.xlsx")
        told = None
        if made is not None:
            lines = [{"number": row.number, "cells": list(row.cells)} for row in made.rows]
            told = {"columns": list(made.columns), "rows": lines, "hasDecimalComma": made.has_decimal_comma}
        body = dumps({"sheet": told, "problems": [one.as_dict() for one in report]})
        answer_ = Response(body, mimetype="application/json")
        answer_.headers["Cache-Control"] = "no-store"
        return answer_


def _comparisons(server: Flask, shelf: Shelf) -> None:
    """Put the pictures of comparisons at their addresses."""

    @server.get("/answers/<figid>/part.svg")
    def part(figid: str) -> Response:
        """One mechanism of the picture, or all of it, for a comparison side by side."""
        try:
            body = _part(shown_of(shelf, figid), request.args.to_dict())
        except ProblemsFound as found:
            return problems_of(found.report)
        answer_ = Response(body, mimetype=PICTURES["svg"])
        answer_.headers["Cache-Control"] = "no-cache"
        return answer_

    @server.get("/answers/<figid>/overlaid.svg")
    def overlaid_(figid: str) -> Response:
        """Two figures in one picture."""
        try:
            asked = Asked(request.args.to_dict()).only({"figure", "theme", "reading"})
            body = _overlaid(shown_of(shelf, figid), shown_of(shelf, asked.word("figure")), asked)
        except ProblemsFound as found:
            return problems_of(found.report)
        answer_ = Response(body, mimetype=PICTURES["svg"])
        answer_.headers["Cache-Control"] = "no-cache"
        return answer_


def drawn(shown: Shown, wish: Wish) -> str:
    """The sheet of what a visitor sees: picture, marks, legend, citation; literal colours, words as text."""
    reading = _reading(wish.reading)
    supposed = suppose(shown.network, _changes(wish.whatif), reading.profile) if wish.whatif else None
    values = _values(wish)
    notes = [supposed.words] if supposed else []
    seen = Seen(
        reading=reading,
        moves=wish.moved,
        lit=frozenset(wish.lit),
        shown=frozenset(wish.shown) if wish.shown is not None else None,
        selected=tuple(wish.selected),
        verdicts=supposed.verdicts if supposed else {},
        notes=(*notes, wish.words) if values and wish.words else tuple(notes),
        values=values,
        part=Box(*wish.part) if wish.part else None,
    )
    return draw(shown.scene, seen, _palette(wish.theme))


def _changes(words: list[str]) -> list[tuple[str, str]]:
    return [(agent, change) for agent, _, change in (word.rpartition(":") for word in words)]


def _values(wish: Wish) -> Values | None:
    """What is painted; steps that there are not are left out."""
    steps = {key: told for key, told in wish.values.items() if told[0] in STEPS}
    if not steps:
        return None
    legend = wish.legend or Legend(column="", ends=("", "", ""))
    return Values(legend.column, steps, legend.ends, wish.numbers)


def exported(shown: Shown, wish: TableWish, form: str) -> bytes:
    """The rows of a table as a file, in the order and with the columns that are asked for."""
    if wish.name not in COLUMNS:
        raise refused("table-unknown", f'"{wish.name}" is no table', f"use one of: {', '.join(COLUMNS)}")
    unknown = [name for name in wish.columns if name not in COLUMNS[wish.name]]
    if unknown:
        raise refused("column-unknown", f'"{unknown[0]}" is no column', f"use {', '.join(COLUMNS[wish.name])}")
    made = rows(wish.name, shown.figure, shown.network, _reading(wish.reading))
    chosen = [made[n] for n in wish.rows if 0 <= n < len(made)]
    return table_dumps(chosen, wish.columns, form)


def _overlaid(first: Shown, second: Shown, asked: Asked) -> str:
    """Both networks in one picture; raises :class:`ProblemsFound` where it would be too large to lay out now."""
    n = len(first.network.agents) + len(second.network.agents)
    if n > MOST_OVERLAID:
        raise refused("overlay-too-large", f"{n} agents in one picture", f"compare figures of {MOST_OVERLAID} in all")
    united = unite(first.network, second.network, asked.reading())
    composed = scene.compose(united.network, layout.place(united.network))
    palette = _palette(asked.word("theme", THEMES[0]))
    return overlaid.draw(composed, united.origin, united.opposed, asked.reading(), palette)


def _part(shown: Shown, given: Mapping[str, str]) -> str:
    unknown = given.keys() - {"mechanism", "theme", "reading"}
    if unknown:
        raise refused("parameter-unknown", f'"{min(unknown)}" is no parameter', "use mechanism, theme, reading")
    palette, reading = _palette(given.get("theme", THEMES[0])), _reading(given.get("reading", READINGS[1].name))
    moment = part = None
    if key := given.get("mechanism"):
        if key not in shown.network.mechanism:
            raise refused("mechanism-unknown", f'"{key[:80]}" is no mechanism', "use a key of the network")
        own = {s.key for s in shown.network.statements if s.mechanism == key}
        ends = {end for s in shown.network.statements if s.key in own for end in (s.subject, s.object)}
        holders = {a.key: a.holder for a in shown.scene.agents}
        held = {holder for end in ends if (holder := holders.get(end)) is not None}
        lit = frozenset(own | ends | held)
        moment = Moment(lit, None, faded(palette))
        box = around_lit(shown.scene, lit, reading)
        part = box.grown(ROUND) if box else None
    return svg.render(shown.scene, palette=palette, reading=reading, moment=moment, part=part)


def _written(sheet: str, form: str, scale: float) -> bytes:
    if form == "png":
        return raster.png(sheet, scale)
    return raster.pdf(sheet) if form == "pdf" else sheet.encode()


def _wish(model: type[W]) -> W:
    """The request's JSON as a wish; raises :class:`ProblemsFound` with what is wrong first."""
    try:
        return model.model_validate(request.get_json(force=True, silent=True))
    except ValidationError as error:
        first: Mapping[str, Any] = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the body"
        value = json.dumps(first.get("input"), ensure_ascii=False, default=str)[:60]
        raise refused("wish-unreadable", f"{where} is {value}: {first['msg']}", "ask as the page does") from None


def _reading(name: str) -> Reading:
    try:
        return reading_of(name)
    except ValueError as error:
        raise refused("parameter-unknown", str(error), "use a reading's name") from None


def _palette(theme: str) -> Palette:
    if theme not in THEMES:
        raise refused("parameter-unknown", f'theme is "{theme[:40]}"', f"use one of: {', '.join(THEMES)}")
    return _palettes()[theme]


@cache
def _palettes() -> dict[str, Palette]:
    return parse(TOKENS.read_text(encoding="utf-8"))


def _file(body: bytes, mimetype: str, name: str) -> Response:
    made = Response(body, mimetype=mimetype.partition(";")[0])
    made.headers.set("Content-Disposition", "attachment", filename=name)
    made.headers["Cache-Control"] = "no-store"
    return made
