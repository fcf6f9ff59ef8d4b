"""Files made in memory when asked for: the picture as it stands on the screen, tables; and workbooks, read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from flask import Flask, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from components.answers import dumps, problems_of, shown_of
from components.asked import refused
from components.shelf import Shelf
from components.shown import Shown
from figtrace.model.problems import ProblemsFound
from figtrace.model.readings import READINGS, Reading, reading_of
from figtrace.model.vocabulary import Profile
from figtrace.network.overlay import SIDE_STEPS
from figtrace.network.sheet import MOST_BYTES, read
from figtrace.network.verdicts import CAVEAT
from figtrace.network.whatif import answer
from figtrace.picture import raster, svg
from figtrace.picture.frames import faded
from figtrace.picture.marks import marked
from figtrace.picture.moves import moved
from figtrace.picture.palette import THEMES, Palette, parse
from figtrace.picture.scene import Scene
from figtrace.picture.svg import Moment
from figtrace.picture.writer import Writer
from figtrace.tables.rows import COLUMNS, rows
from figtrace.tables.text import FORMATS
from figtrace.tables.text import dumps as table_dumps

TOKENS = Path(__file__).parents[1] / "assets" / "00_tokens.css"
PICTURES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
FARTHEST = 20_000
"""px that an agent may be moved."""

_MOST_KEYS = 40_000
_STEPS = frozenset({"zero", *(f"{side}-{n}" for side in ("low", "high") for n in range(1, SIDE_STEPS + 1))})

Key = Annotated[str, Field(min_length=1, max_length=200)]
Shift = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST)]
Keys = Annotated[list[Key], Field(max_length=_MOST_KEYS)]
W = TypeVar("W", bound=BaseModel)


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
    values: dict[Key, tuple[str, Annotated[str, Field(max_length=24)]]] = {}
    words: Annotated[str, Field(max_length=300)] = ""


class TableWish(BaseModel):
    """Which rows of which table, in which order, with which columns."""

    model_config = ConfigDict(extra="forbid")

    name: str
    reading: str = READINGS[1].name
    columns: Annotated[list[str], Field(min_length=1, max_length=64)]
    rows: Annotated[list[int], Field(max_length=500_000)]


def register(server: Flask, shelf: Shelf) -> None:
    """Put the files at their addresses."""

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


def drawn(shown: Shown, wish: Wish) -> str:
    """The sheet of what a visitor sees: picture, marks, legend, citation; literal colours, words as text."""
    palette = _palette(wish.theme)
    reading = _reading(wish.reading)
    writer = Writer(palette)
    verdicts, question = _verdicts(shown, wish.whatif, reading.profile)
    values = {key: told for key, told in wish.values.items() if told[0] in _STEPS}
    scene = _noted(moved(shown.scene, wish.moved), [*question, *([wish.words] if values and wish.words else [])])
    over = marked(scene, verdicts, values, writer)
    moment = None
    if wish.lit or wish.shown is not None:
        kept = frozenset(wish.shown) if wish.shown is not None else None
        moment = Moment(frozenset(wish.lit), kept, faded(palette))
    return svg.render(scene, palette=palette, reading=reading, furniture=True, moment=moment, over=over)


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


def _part(shown: Shown, given: Mapping[str, str]) -> str:
    unknown = given.keys() - {"mechanism", "theme", "reading"}
    if unknown:
        raise refused("parameter-unknown", f'"{min(unknown)}" is no parameter', "use mechanism, theme, reading")
    palette, reading = _palette(given.get("theme", THEMES[0])), _reading(given.get("reading", READINGS[1].name))
    moment = None
    if key := given.get("mechanism"):
        if key not in shown.network.mechanism:
            raise refused("mechanism-unknown", f'"{key[:80]}" is no mechanism', "use a key of the network")
        own = {s.key for s in shown.network.statements if s.mechanism == key}
        ends = {end for s in shown.network.statements if s.key in own for end in (s.subject, s.object)}
        holders = {a.key: a.holder for a in shown.scene.agents}
        held = {holder for end in ends if (holder := holders.get(end)) is not None}
        moment = Moment(frozenset(own | ends | held), None, faded(palette))
    return svg.render(shown.scene, palette=palette, reading=reading, moment=moment)


def _verdicts(shown: Shown, changes: list[str], profile: Profile) -> tuple[dict[str, str], list[str]]:
    """The verdicts to paint, and the question in words."""
    if not changes:
        return {}, []
    pairs = [(agent, change) for agent, _, change in (word.rpartition(":") for word in changes)]
    told = answer(shown.network, pairs, profile, about=())
    held = {one["agent"]["agent"]: f"held {one['change']}" for one in told["perturbed"]}
    verdicts = {key: held.get(key, one["verdict"]) for key, one in told["agents"].items()}
    said = "; ".join(one["words"] for one in told["perturbed"])
    return verdicts, [f"What if: {said}. Profile {profile.label}; inputs are alternatives. {CAVEAT}"]


def _noted(scene: Scene, notes: list[str]) -> Scene:
    """The scene with these lines before its credits."""
    said = scene.furniture
    return replace(scene, furniture=replace(said, credits=(*notes, *said.credits))) if notes else scene


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
